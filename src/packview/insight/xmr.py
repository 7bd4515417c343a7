"""The XmR chart (individuals and moving range) and the run chart, as plain functions of a series of figures.

Limits and rules are those of NHS England's 'Making data count': mean plus and minus 2.66 times the mean moving range, where
moving ranges above 3.267 times their mean are left out once. 2.66 is 3 / 1.128 and 1.773 is two thirds of it: 1.128 and 3.267
are the constants d2 and D4 of ranges of two (Shewhart; Wheeler, 'Understanding Variation').
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from packview.model import TrendRule

TO_LIMITS = 2.66
TO_NEAR_LIMITS = 1.773
SCREEN = 3.267
RUN = 7
"""Points of a trend, which are six moves one way, and points on one side of the mean."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a series does when nothing but chance moves it.

    Attributes:
        mean: the centre.
        moving_range: mean distance from each figure to the next, screened.
    """

    mean: float
    moving_range: float

    @property
    def upper(self) -> float:
        return self.mean + TO_LIMITS * self.moving_range

    @property
    def lower(self) -> float:
        return self.mean - TO_LIMITS * self.moving_range


def limits_of(values: Sequence[float], *, screened: bool = True) -> Limits:
    """Mean and mean moving range of a series.

    Args:
        values: at least two figures in order of time.
        screened: leave out, once, moving ranges above 3.267 times their mean.

    Raises:
        ValueError: there are fewer than two figures.
    """
    if len(values) < 2:
        raise ValueError("a moving range needs two figures")
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    if screened:
        most = SCREEN * sum(ranges) / len(ranges)
        ranges = [each for each in ranges if each <= most]
    return Limits(sum(values) / len(values), sum(ranges) / len(ranges))


def rules_at_latest(values: Sequence[float], limits: Limits, *, half: float = 0.0) -> tuple[TrendRule, ...]:
    """The rules that fire at the last figure of a series.

    Args:
        values: figures in order of time.
        limits: they are judged by.
        half: half the last printed digit: what rounding alone may have carried over a limit is not outside.
    """
    if not values:
        return ()
    fired: list[TrendRule] = []
    if outside(values[-1], limits, half=half):
        fired.append("outside")
    if moves(values):
        fired.append("trend")
    if one_side(values, limits.mean):
        fired.append("one side")
    if two_of_three(values, limits, half=half):
        fired.append("two of three")
    return tuple(fired)


def outside(value: float, limits: Limits, *, half: float = 0.0) -> bool:
    """Whether a figure lies outside the limits, whatever it was before it was rounded."""
    return value - half > limits.upper or value + half < limits.lower


def moves(values: Sequence[float]) -> int:
    """1 where the last seven figures rise without a pause, -1 where they fall, 0 otherwise."""
    last = values[-RUN:]
    if len(last) < RUN:
        return 0
    if all(later > earlier for earlier, later in pairwise(last)):
        return 1
    return -1 if all(later < earlier for earlier, later in pairwise(last)) else 0


def one_side(values: Sequence[float], centre: float) -> int:
    """1 where the last seven figures all lie above the centre, -1 where they lie below, 0 otherwise."""
    last = values[-RUN:]
    if len(last) < RUN:
        return 0
    if all(value > centre for value in last):
        return 1
    return -1 if all(value < centre for value in last) else 0


def two_of_three(values: Sequence[float], limits: Limits, *, half: float = 0.0) -> int:
    """1 where the last figure and one of the two before lie in the outer third above the mean or beyond, -1 below, 0 otherwise."""
    near = TO_NEAR_LIMITS * limits.moving_range
    if len(values) < 3:
        return 0
    for side in (1, -1):
        beyond = [side * (value - limits.mean) - half > near for value in values[-3:]]
        if beyond[-1] and sum(beyond) >= 2:
            return side
    return 0


def run_chart_rules(values: Sequence[float]) -> tuple[float, tuple[TrendRule, ...]]:
    """The median of a short series, and 'trend' where its last seven figures go one way; there are no limits."""
    return median(values), ("trend",) if moves(values) else ()
