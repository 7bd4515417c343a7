"""Which printed target an indicator's latest figure is to be held against, and whether that is fair.

A column may name its year ('Target 18-19'): then only that of the latest figure's own year counts. A number of things done in a
month is no match for a year's target, a number that stands at the end of the month is.
"""

import re
from dataclasses import dataclass
from statistics import median

from packview.insight.doubts import figures_in_doubt
from packview.insight.intervals import Interval, around, halves_of, places_of
from packview.insight.periods import in_order, length_of, year_of
from packview.insight.twins import measure_of
from packview.model import Indicator

_YEAR = re.compile(r"(?<!\d)(?:20)?(\d\d)\s?[-/\u2013]\s?(?:20)?(\d\d)(?!\d)")
_FLOOR = re.compile(r"\bfloor\b|\bminimum\b|\bthreshold\b|\btolerance\b", re.IGNORECASE)
_OPEN = re.compile(r"\bt\.?b\.?[cadu]\b|\bto be (?:confirmed|set|agreed|decided)\b|\bawait", re.IGNORECASE)
_STOCK = re.compile(
    r"\bat (?:the )?(?:end|start)\b|\bas at\b|\bcurrent(?:ly)?\b|\bon roll\b|\bin total\b|\bat period end\b|\brolling\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Latest:
    """An indicator's latest figure: its period, the figure, and what it may have been before it was rounded."""

    period: str
    value: float
    range: Interval


@dataclass(frozen=True, slots=True)
class Target:
    """A target that applies, the column it stands in, and the floor beside it."""

    name: str
    value: float
    range: Interval
    floor: float | None = None


def latest_of(indicator: Indicator) -> Latest | None:
    """The figure of the latest period that has one; None for an indicator that was doubtfully read or has none."""
    if figures_in_doubt(indicator):
        return None
    known = [period for period in in_order(indicator) if indicator.values[period] is not None]
    value = indicator.values[known[-1]] if known else None
    if value is None:
        return None
    return Latest(known[-1], value, around(value, halves_of(indicator)[known[-1]]))


def printed_range(indicator: Indicator, value: float) -> Interval:
    """What a printed benchmark or target may have been; of a number it is taken as exact."""
    exact = measure_of(indicator) in ("count", "money") and places_of(value) == 0
    return around(value, 0.0 if exact else 0.5 * 10.0 ** -places_of(value))


def target_of(indicator: Indicator, latest: Latest) -> Target | None:
    """The target of the latest figure's own time, where it is fair to hold the figure against it; None otherwise."""
    floors = [value for name, value in indicator.targets.items() if value is not None and _FLOOR.search(name)]
    for name, value in indicator.targets.items():
        if value is None or _FLOOR.search(name) or not _applies(name, latest.period):
            continue
        if not is_fair(indicator, name, value):
            return None
        floor = floors[0] if len(floors) == 1 else None
        return Target(name, value, printed_range(indicator, value), floor)
    return None


def is_fair(indicator: Indicator, name: str, target: float) -> bool:
    """Whether figure and target measure the same: always for percentages and rates, for numbers only what stands at a time."""
    if measure_of(indicator) in ("percent", "rate"):
        return True
    known = [value for value in indicator.values.values() if value is not None]
    usual = median(known)
    near = usual > 0 and 0.5 <= target / usual <= 2
    if _STOCK.search(indicator.name) or len(known) == 1:
        return near
    return near and year_named(name) is None


def yearly_target(indicator: Indicator, latest: Latest) -> Target | None:
    """The whole year's target of a number counted month by month: one of this year, far above any month's figure."""
    if (
        measure_of(indicator) != "count"
        or _STOCK.search(indicator.name)
        or length_of(latest.period) != "month"
    ):
        return None
    known = [value for value in indicator.values.values() if value is not None]
    for name, value in indicator.targets.items():
        if value is not None and year_named(name) == year_of(latest.period) and not _FLOOR.search(name):
            return (
                Target(name, value, around(value, 0.0))
                if len(known) >= 6 and value >= 4 * max(known)
                else None
            )
    return None


def open_target(indicator: Indicator, latest: Latest) -> tuple[str, str] | None:
    """The column and mark of a target for the latest figure's own year that is still to be set, though the year before had one."""
    year = year_of(latest.period)
    had = any(value is not None and year_named(name) == year - 1 for name, value in indicator.targets.items())
    for name, value in indicator.targets.items():
        mark = indicator.marks.get(name, "")
        if had and value is None and year_named(name) == year and _OPEN.search(mark):
            return name, mark
    return None


def year_named(name: str) -> int | None:
    """The year in which the financial year begins that a column names: 2018 for 'Target 18-19'; None for none or several."""
    years = _years_named(name)
    return years.pop() if len(years) == 1 else None


def _applies(name: str, period: str) -> bool:
    """Whether a column is for the year of a period, or for no year in particular; one of several years is not sure to be."""
    years = _years_named(name)
    return not years or years == {year_of(period)}


def _years_named(name: str) -> set[int]:
    return {
        2000 + int(found[1]) for found in _YEAR.finditer(name) if int(found[2]) == (int(found[1]) + 1) % 100
    }
