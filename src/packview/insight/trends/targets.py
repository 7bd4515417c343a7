"""Each indicator compared with others and with its own target, where that is fair.

'Worse' needs to know which way is good (``Polarities``); where that is open, only a large distance is a finding, as a distance.
A month is compared with others only where the year's average says the same, so one bad month is no verdict.

Which target applies: a column may name its year ('Target 18-19'), and then only that of the latest figure's own year counts. A
number of things done in a month is not compared with a year's target, a number that stands at the end of the month is. For
targets of a whole year, a count that will not come near its own and a target that is still to be set are findings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from packview.insight.finding import identity, named, sign_of
from packview.insight.indicators import (
    Good,
    Polarities,
    halves_of,
    measure_of,
    related_measures,
    shares_of,
)
from packview.insight.intervals import Interval, around
from packview.insight.trends.xmr import SMALL_WHOLE, denominators_of, polarity_beside_related
from packview.model import Finding, Indicator, Pack, Severity, Sureness
from packview.wording.numbers import figure, places_of
from packview.wording.periods import earlier_in, in_order, length_of, spoken, year_of, years_named
from packview.wording.words import listed

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
    if not indicator.reliable:
        return None
    known = [period for period in in_order(indicator.values) if indicator.values[period] is not None]
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
    years = years_named(name)
    return next(iter(years)) if len(years) == 1 else None


def _applies(name: str, period: str) -> bool:
    """Whether a column is for the year of a period, or for no year in particular; one of several years is not sure to be."""
    years = years_named(name)
    return not years or years == {year_of(period)}


def comparator(
    indicator: Indicator,
    latest: Latest,
    rule: str,
    *,
    severity: Severity,
    explanation: str,
    question: str,
    computed: str = "",
    printed: str = "",
    sure: Sureness = "likely",
) -> Finding:
    """A finding about an indicator's latest figure; ``printed`` is that figure unless it is said."""
    return Finding(
        key=identity(rule, indicator.item, indicator.ref, indicator.name, latest.period),
        rule=rule,
        severity=severity,
        sure=sure,
        item=indicator.item,
        page=indicator.page,
        pdf_page=indicator.pdf_page,
        refs=(indicator.ref,),
        printed=printed or figure(latest.value, sign_of(indicator)),
        computed=computed,
        explanation=explanation,
        question=question,
    )


_OFF = 0.25
"""Share of a year's target by which the pace must fall behind before it is told."""
_LEAST_MONTHS = 3


def against_year(indicator: Indicator, latest: Latest, good: Good) -> Iterator[Finding]:
    """What there is to say about an indicator's target for the whole year."""
    if good != "low":
        yield from _pace(indicator, latest)
    yield from _not_set(indicator, latest)


def _pace(indicator: Indicator, latest: Latest) -> Iterator[Finding]:
    """A number counted month by month whose year so far would not come near the year's target."""
    target = yearly_target(indicator, latest)
    months = _months_of_year(indicator, latest)
    if target is None or len(months) < _LEAST_MONTHS:
        return
    total = sum(months)
    pace = 12 * total / len(months)
    if pace >= (1 - _OFF) * target.value:
        return
    working = f"{figure(total)} in the {len(months)} months since April, which at this pace makes about {figure(pace, places=0)} in the year"
    aim = figure(target.value)
    yield comparator(
        indicator,
        latest,
        "pace to the year's target",
        severity="look",
        sure="possible",
        printed=aim,
        computed=working,
        explanation=(
            f"{named(indicator)}: {working}. The column '{target.name}' says {aim}, which looks like a target for the whole year."
        ),
        question=(
            f"{named(indicator)} comes to {figure(total)} since April, and the target for the year is given as {aim}. Is that a target "
            "for the whole year, and if so, do you expect to reach it?"
        ),
    )


def _months_of_year(indicator: Indicator, latest: Latest) -> list[float]:
    """The figures from April to the latest month, latest first; none where one of them is missing."""
    periods = in_order(indicator.values)
    values: list[float] = []
    period: str | None = latest.period
    while period and year_of(period) == year_of(latest.period):
        value = indicator.values[period]
        if value is None:
            return []
        values.append(value)
        first, period = period, earlier_in(periods, period)
    return values if first.endswith("-04") else []


def _not_set(indicator: Indicator, latest: Latest) -> Iterator[Finding]:
    unset = open_target(indicator, latest)
    if unset is None:
        return
    name, mark = unset
    year = f"{year_of(latest.period)}/{(year_of(latest.period) + 1) % 100:02}"
    yield comparator(
        indicator,
        latest,
        "target not set",
        severity="look",
        printed=mark,
        explanation=(
            f"{named(indicator)} had a target the year before. For {year} the column '{name}' says '{mark}', though the figures go to "
            f"{spoken(latest.period)}."
        ),
        question=f"When will the target for {year} be set for {named(indicator)}, and what is it measured against until then?",
    )


_OTHER_COLUMNS = (
    r"\bprev", r"\blast\b", r"\bprior\b", r"\brank", r"\bquartile", r"\bdecile", r"\bfloor\b", r"\bbase",
    r"\byear\b", r"\bmonth\b", r"\bquarter\b", r"\bq[1-4]\b", r"\bytd\b", r"^\W*(?:20)?\d\d\W+(?:20)?\d\d\W*$",
    r"\bdirection\b", r"\btrend\b", r"\bchange\b", r"\bforecast\b", r"\btarget\b", r"\bpopulation\b",
)  # fmt: skip
_NO_OTHERS = re.compile("|".join(_OTHER_COLUMNS), re.IGNORECASE)
_LEAST_POINTS = 1.0
_LEAST_SHARE = 0.05
_FAR = 1.25
"""How many times as high or low a figure must be before a distance is told that is neither good nor bad."""


def comparator_findings(pack: Pack, polarities: Polarities) -> list[Finding]:
    """Indicators worse than others, far from others, short of their target, or without one, in the pack's order."""
    indicators = pack.indicators
    related = related_measures(indicators)
    shares = {share.percent: share for share in shares_of(indicators, related)}
    found: list[Finding] = []
    for position, indicator in enumerate(indicators):
        latest = latest_of(indicator)
        if latest is None:
            continue
        good = polarity_beside_related(position, indicators, related, polarities)
        wholes = sorted(denominators_of(position, indicators, shares, related))
        few = bool(wholes) and wholes[len(wholes) // 2] < SMALL_WHOLE
        if not few and measure_of(indicator) in ("percent", "rate"):
            found += _against_others(indicator, latest, good)
        found += _against_target(indicator, latest, good)
        found += against_year(indicator, latest, good)
    return found


def _against_others(indicator: Indicator, latest: Latest, good: Good) -> Iterator[Finding]:
    others = {
        name: value
        for name, value in indicator.benchmarks.items()
        if value is not None and not _NO_OTHERS.search(name)
    }
    if not others:
        return
    usual = indicator.average_12m if indicator.average_12m is not None else _mean(indicator)
    higher = [
        name for name, value in others.items() if latest.range.low > printed_range(indicator, value).high
    ]
    lower = [
        name for name, value in others.items() if latest.range.high < printed_range(indicator, value).low
    ]
    if good:
        worse = [
            name
            for name in (lower if good == "high" else higher)
            if usual is None or (usual < others[name] if good == "high" else usual > others[name])
        ]
        telling = any(_is_gap(indicator, latest.value, others[name]) for name in worse)
        if telling and 2 * len(worse) > len(others):
            yield _worse(indicator, latest, others, worse)
        return
    for names, way in ((higher, "higher"), (lower, "lower")):
        if len(names) == len(others) >= 2 and all(
            _is_far(latest.range, printed_range(indicator, others[name]))
            and (usual is None or (usual > others[name]) == (way == "higher"))
            for name in names
        ):
            yield _far(indicator, latest, others, way)


def _worse(
    indicator: Indicator, latest: Latest, others: Mapping[str, float], worse: Sequence[str]
) -> Finding:
    every = len(worse) == len(others) and len(others) > 1
    gaps = listed(
        f"{name} ({_shown(indicator, others[name])}, {_gap(indicator, latest.value, others[name])})"
        for name in worse
    )
    shown, when = _shown(indicator, latest.value), spoken(latest.period)
    kinder = [name for name in others if name not in worse]
    rest = f" It is not worse than {listed(kinder)}." if kinder else ""
    average = _usual_told(indicator)
    return comparator(
        indicator,
        latest,
        "worse than others",
        severity="ask" if every else "look",
        computed=gaps,
        explanation=f"{named(indicator)}: {shown} in {when}, worse than {gaps}.{average}{rest}",
        question=(
            f"{named(indicator)} stood at {shown} in {when}, against {_list_of(indicator, others, worse)}. Could you tell us what "
            "others do that we could learn from, and what you expect by the end of the year?"
        ),
    )


def _far(indicator: Indicator, latest: Latest, others: Mapping[str, float], way: str) -> Finding:
    shown, when = _shown(indicator, latest.value), spoken(latest.period)
    told = _list_of(indicator, others, tuple(others))
    gaps = listed(
        f"{name} ({_shown(indicator, value)}, {_gap(indicator, latest.value, value)})"
        for name, value in others.items()
    )
    return comparator(
        indicator,
        latest,
        "far from others",
        severity="look",
        computed=gaps,
        explanation=(
            f"{named(indicator)}: {shown} in {when}, much {way} than {gaps}.{_usual_told(indicator)} Whether that is for better or "
            "worse the pack does not say."
        ),
        question=f"{named(indicator)} stood at {shown} in {when}, against {told}. Could you tell us what explains the difference?",
    )


def _against_target(indicator: Indicator, latest: Latest, good: Good) -> Iterator[Finding]:
    target = target_of(indicator, latest)
    if target and good and indicator.rag != "green" and _missed(latest.range, target.range, good):
        under = _is_under(latest.value, target.floor, good)
        if under or _is_gap(indicator, latest.value, target.value):
            yield _short(indicator, latest, target, under)


def _short(indicator: Indicator, latest: Latest, target: Target, under: bool) -> Finding:
    shown, aim, when = _shown(indicator, latest.value), _shown(indicator, target.value), spoken(latest.period)
    gap = _gap(indicator, latest.value, target.value)
    floor = ""
    severity: Severity = "look"
    if target.floor is not None:
        severity = "ask" if under else "look"
        bound = "worse than" if under else "not worse than"
        floor = f" It is {bound} the floor of {_shown(indicator, target.floor)}."
    elif abs(latest.value - target.value) >= 0.1 * abs(target.value) or indicator.rag == "red":
        severity = "ask"
    return comparator(
        indicator,
        latest,
        "short of its target",
        severity=severity,
        computed=f"{'below' if latest.value < target.value else 'above'} the target of {aim} {gap}",
        explanation=f"{named(indicator)}: {shown} in {when}, off its target of {aim} ('{target.name}') {gap}.{floor}",
        question=(
            f"{named(indicator)} stood at {shown} in {when}, against a target of {aim}. Could you tell us what stands in the way, and when "
            "you expect to reach it?"
        ),
    )


def _missed(figure_range: Interval, aim: Interval, good: Good) -> bool:
    return figure_range.high < aim.low if good == "high" else figure_range.low > aim.high


def _is_under(value: float, floor: float | None, good: Good) -> bool:
    """Whether a figure is on the wrong side of a floor."""
    return floor is not None and (value < floor if good == "high" else value > floor)


def _is_gap(indicator: Indicator, value: float, other: float) -> bool:
    """Whether a distance is worth the telling: a point of per cent, or a twentieth of the other's rate."""
    if measure_of(indicator) == "percent" and abs(value - other) >= _LEAST_POINTS:
        return True
    return abs(value - other) >= _LEAST_SHARE * abs(other)


def _is_far(one: Interval, other: Interval) -> bool:
    low, high = (one, other) if one.high < other.low else (other, one)
    return low.high > 0 and high.low / low.high >= _FAR


def _gap(indicator: Indicator, value: float, other: float) -> str:
    """A distance in words: 'by 9.2 points', 'by 35 or 56%'."""
    places = min(2, max(places_of(value), places_of(other)))
    if measure_of(indicator) == "percent":
        off = figure(abs(value - other), places=places)
        return f"by {off} {'point' if off == '1' else 'points'}"
    share = f" or {figure(100 * abs(value - other) / abs(other), '%', places=0)}" if other else ""
    return f"by {figure(abs(value - other), sign_of(indicator), places=places)}{share}"


def _list_of(indicator: Indicator, others: Mapping[str, float], names: Sequence[str]) -> str:
    return listed(f"{_shown(indicator, others[name])} ({name})" for name in names)


def _usual_told(indicator: Indicator) -> str:
    if indicator.average_12m is None:
        return ""
    return f" Its average over 12 months, {_shown(indicator, indicator.average_12m)}, says the same."


def _mean(indicator: Indicator) -> float | None:
    known = [
        value for period in in_order(indicator.values) if (value := indicator.values[period]) is not None
    ]
    return sum(known) / len(known) if len(known) >= 6 else None


def _shown(indicator: Indicator, value: float) -> str:
    return figure(value, sign_of(indicator))
