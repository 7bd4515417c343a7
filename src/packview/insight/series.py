"""Whether a series of figures can be asked what is chance and what is not, and if not, why.

An XmR chart takes each figure for one fresh measurement of one thing. Sums that grow through the year, windows of twelve months
that share eleven, and percentages of a handful of cases are none: on those every rule cries wolf.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from packview.insight.doubts import figures_in_doubt
from packview.insight.intervals import halves_of, unit_of
from packview.insight.periods import in_order, index_of, length_of, year_of
from packview.insight.shares import Share
from packview.insight.telling import figure
from packview.insight.twins import measure_of
from packview.model import Indicator

LEAST = 5
"""Figures below which nothing is said."""
FOR_LIMITS = 10
"""Figures from which on there are limits."""
SMALL_WHOLE = 20
"""Cases, by the median, below which a percentage of them is refused."""
SMALL_COUNT = 5
"""Cases in a period, by the mean, below which a count is refused."""
_MOST_GAPS = 0.2
_RUNNING = re.compile(
    r"\bytd\b|\byear to date\b|\byear-to-date\b|\bcumulative\b|\bcumulated\b|\bso far this year\b|\bsince (?:1 )?april\b|(?<!\bup[ -])\bto date\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(
    r"\broll(?:ing|ed)\b|\bmoving average\b|\b12[- ]?m(?:on)?ths? to\b|\b(?:last|previous|past) (?:12|twelve) months\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of an indicator in order of time, ready for a chart.

    Attributes:
        periods: those with a figure.
        values: the figures.
        half: half the last printed digit of the latest, 0 where it is not rounded.
        digit: the size of the last digit that any of them shows: 0.1 for 14.5, 1 for counts.
        refused: why nothing can be said of them, as a sentence without a full stop; '' where it can.
    """

    periods: tuple[str, ...]
    values: tuple[float, ...]
    half: float = 0.0
    digit: float = 1.0
    refused: str = ""


def series_of(indicator: Indicator, *, denominators: Sequence[float] = ()) -> Series:
    """An indicator's figures in order, and whether they can be judged.

    Args:
        indicator: with figures of one length of period; a year's total beside its months does not count.
        denominators: what its percentages are of, where that is known.
    """
    periods = in_order(indicator)
    known = [period for period in periods if indicator.values[period] is not None]
    values = tuple(value for period in known if (value := indicator.values[period]) is not None)
    half = halves_of(indicator)[known[-1]] if known else 0.0
    digit = min((unit_of(value) for value in values), default=1.0)
    return Series(
        tuple(known), values, half, digit, _refusal(indicator, periods, known, values, denominators)
    )


def denominators_of(
    position: int,
    indicators: Sequence[Indicator],
    shares: Mapping[int, Share],
    twins: Mapping[int, tuple[int, ...]],
) -> tuple[float, ...]:
    """What an indicator's percentages are of: its whole where that is printed, or what its twin number makes it."""
    indicator = indicators[position]
    if measure_of(indicator) != "percent":
        return ()
    if position in shares:
        whole = indicators[shares[position].whole]
        return tuple(value for value in whole.values.values() if value is not None)
    for other in twins.get(position, ()):
        if measure_of(indicators[other]) == "count":
            return tuple(
                100 * count / value
                for period, value in indicator.values.items()
                if value and (count := indicators[other].values.get(period)) is not None
            )
    return ()


def is_running_total(periods: Sequence[str], values: Sequence[float]) -> bool:
    """Whether figures only grow within each financial year and start again in the next, as sums since April do."""
    if len(values) < 6 or length_of(periods[0]) not in ("month", "quarter"):
        return False
    drops = grown = 0
    for (early, late), (old, new) in zip(pairwise(periods), pairwise(values), strict=True):
        if year_of(early) != year_of(late):
            drops += new < 0.5 * old
        elif new < old:
            return False
        else:
            grown += new > old
    return drops >= 1 and grown >= 0.7 * (len(values) - 1 - drops)


def _refusal(
    indicator: Indicator,
    periods: Sequence[str],
    known: Sequence[str],
    values: Sequence[float],
    denominators: Sequence[float],
) -> str:
    if len(values) < LEAST:
        return f"There are {len(values) or 'no'} figures; fewer than {LEAST} say nothing about a trend"
    if figures_in_doubt(indicator):
        return "It is not certain that these figures were read as printed; see the page"
    return (
        _gaps(periods, known)
        or _no_fresh_figures(indicator, known, values)
        or _too_small(indicator, values, denominators)
        or _unmoved(values)
    )


def _gaps(periods: Sequence[str], known: Sequence[str]) -> str:
    if known[-1] != periods[-1]:
        return "There is no figure for the latest period"
    places = index_of(known[-1]) - index_of(known[0]) + 1
    if places - len(known) > _MOST_GAPS * places:
        return f"{places - len(known)} of {places} periods have no figure"
    return ""


def _no_fresh_figures(indicator: Indicator, known: Sequence[str], values: Sequence[float]) -> str:
    if _RUNNING.search(indicator.name) or is_running_total(known, values):
        return "These are totals of the year so far, which grow whatever happens"
    if _ROLLING.search(indicator.name):
        return "Each figure covers a longer time that it shares with the one before, so that they move together by themselves"
    return ""


def _too_small(indicator: Indicator, values: Sequence[float], denominators: Sequence[float]) -> str:
    measure = measure_of(indicator)
    if measure == "count" and sum(values) / len(values) < SMALL_COUNT and min(values) >= 0:
        mean = figure(sum(values) / len(values), places=1)
        return f"There are so few cases, {mean} on average, that chance alone moves them a great deal"
    if denominators and median(denominators) < SMALL_WHOLE:
        whole = max(1, round(median(denominators)))
        return f"Each percentage is of about {whole} cases, so that one case more or less moves it by {figure(100 / whole, places=0)} points"
    if (
        measure == "percent"
        and not denominators
        and sum(value in (0, 100) for value in values) >= 0.3 * len(values)
    ):
        return "So many of the percentages are 0 or 100 that they must be of very few cases"
    return ""


def _unmoved(values: Sequence[float]) -> str:
    if sum(later != earlier for earlier, later in pairwise(values)) < 3:
        return "The figures hardly change, so that there is no telling what is usual"
    return ""
