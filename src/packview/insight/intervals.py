"""What a printed figure may have been before it was rounded, and arithmetic with that.

A figure printed as 14.5 was anything from 14.45 to 14.55. A percentage worked out from two such figures is anything its two
ends allow, and only a printed one outside of that is wrong. Where the printing is open to doubt (is 15 a rounded 15.3 or
15.0?), the wider reading is taken, so that nothing is called wrong that may be right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from packview.insight.twins import Measure, measure_of
from packview.model import Indicator

_TINY = 1e-9
_MOST_PLACES = 6
_UNIFORM = 0.6
"""Share of a row's figures that show the most decimals any shows, from which on all of them were printed with as many."""
_IN_THOUSANDS = re.compile(
    r"\bthousands?\b|\bmillions?\b|\b000'?s\b|\(m\)|\u00a3m\b|\u00a3k\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both ends included."""

    low: float
    high: float

    def holds(self, value: float, slack: float = 0.0) -> bool:
        """Whether a value lies in it, or at most ``slack`` outside."""
        return self.low - slack - _TINY <= value <= self.high + slack + _TINY

    def meets(self, other: "Interval") -> bool:
        """Whether the two have anything in common."""
        return self.low <= other.high + _TINY and other.low <= self.high + _TINY

    def minus(self, other: "Interval") -> "Interval":
        """Every difference of a value of this one and a value of the other."""
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: "Interval") -> "Interval | None":
        """Every quotient, for a dividend of at least 0; None where the divisor may be 0 or less."""
        if other.low <= _TINY or self.low < -_TINY:
            return None
        return Interval(max(self.low, 0.0) / other.high, self.high / other.low)

    def times(self, factor: float) -> "Interval":
        """The interval stretched by a factor above 0."""
        return Interval(self.low * factor, self.high * factor)


def places_of(value: float) -> int:
    """Digits after the point that a figure needs: 1 for 14.5, 0 for 15.0."""
    text = f"{value:.{_MOST_PLACES}f}".rstrip("0")
    return len(text) - text.index(".") - 1


def unit_of(value: float) -> float:
    """The size of the last digit a figure shows: 0.1 for 14.5, 1 for 15."""
    return float(10 ** -places_of(value))


def around(value: float, half: float) -> Interval:
    """What a printed figure may have been: ``half`` the last printed digit to either side."""
    return Interval(value - half, value + half)


def rounded_or_cut(value: float, half: float) -> Interval:
    """What a figure may have been that was rounded, or cut off after its last digit: 14 was anything from 13.5 to 15."""
    low, high = (value - half, value + 2 * half) if value > 0 else (value - 2 * half, value + half)
    return Interval(low, high) if value else around(value, 2 * half)


def halves_of(indicator: Indicator) -> dict[str, float]:
    """For each period with a figure, half the size of its last printed digit; 0 for a count, which is not rounded."""
    known = {period: value for period, value in indicator.values.items() if value is not None}
    return dict(zip(known, halves(tuple(known.values()), measure_of(indicator), indicator.name), strict=True))


def halves(values: Sequence[float], measure: Measure, name: str = "") -> list[float]:
    """Half the last printed digit of each figure of a row, judged by the row as a whole; see ``halves_of``."""
    if not values:
        return []
    places = [places_of(value) for value in values]
    most = max(places)
    if most == 0 and measure in ("count", "money"):
        return _whole(values, measure, name)
    uniform = sum(count == most for count in places) >= _UNIFORM * len(values)
    # 0% and 100% are often printed bare beside figures with decimals.
    return [
        0.5 * 10.0 ** -(count if not uniform or (measure == "percent" and value in (0, 100)) else most)
        for value, count in zip(values, places, strict=True)
    ]


def _whole(values: Sequence[float], measure: Measure, name: str) -> list[float]:
    """Halves of whole figures: nothing for counts, more where all are round thousands, or sums told in thousands."""
    if measure == "money":
        return [max(0.5, 0.5 * _roundness(value)) for value in values]
    if _IN_THOUSANDS.search(name):
        return [0.5] * len(values)
    round_to = min((_roundness(value) for value in values if value), default=1.0)
    return [0.5 * round_to if round_to >= 100 and len(values) >= 4 else 0.0] * len(values)


def _roundness(value: float) -> float:
    """The largest power of ten that divides a whole figure: 100 for 1,200."""
    power = 1.0
    while value and value % (power * 10) == 0 and power < 1e9:
        power *= 10
    return power
