"""An indicator held against others and against its own target: who does better, by how much, where that can fairly be said.

Worse needs to know which way is good (see ``polarities``); where that is open, only a large distance is told, as a distance. A
month is held against others only where the year's average says the same, so that one bad month is no verdict.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from packview.insight.comparing import comparator
from packview.insight.intervals import Interval, places_of
from packview.insight.periods import in_order, spoken
from packview.insight.polarities import Good, Polarities
from packview.insight.series import SMALL_WHOLE, denominators_of
from packview.insight.shares import shares_of
from packview.insight.targets import Latest, Target, latest_of, printed_range, target_of
from packview.insight.telling import figure, listed, named, sign_of
from packview.insight.trends import polarity_beside_twins
from packview.insight.twins import measure_of, twins_of
from packview.insight.year_targets import against_year
from packview.model import Finding, Indicator, Pack, Severity

_NO_OTHERS = re.compile(
    r"\bprev|\blast\b|\bprior\b|\brank|\bquartile|\bdecile|\bfloor\b|\bbase|\byear\b|\bmonth\b|\bquarter\b|\bdirection\b|\btrend\b"
    r"|\bchange\b|\bforecast\b|\btarget\b|\bpopulation\b|^\W*(?:20)?\d\d\W+(?:20)?\d\d\W*$|\bytd\b|\bq[1-4]\b",
    re.IGNORECASE,
)
_LEAST_POINTS = 1.0
_LEAST_SHARE = 0.05
_FAR = 1.25
"""How many times as high or low a figure must be before a distance is told that is neither good nor bad."""


def comparator_findings(pack: Pack, polarities: Polarities) -> list[Finding]:
    """Indicators worse than others, far from others, short of their target, or without one, in the pack's order."""
    indicators = pack.indicators
    twins = twins_of(indicators)
    shares = {share.percent: share for share in shares_of(indicators, twins)}
    found: list[Finding] = []
    for position, indicator in enumerate(indicators):
        latest = latest_of(indicator)
        if latest is None:
            continue
        good = polarity_beside_twins(position, indicators, twins, polarities)
        wholes = sorted(denominators_of(position, indicators, shares, twins))
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
    share = f" or {figure(100 * abs(value - other) / abs(other), sign='%', places=0)}" if other else ""
    return f"by {figure(abs(value - other), sign=sign_of(indicator), places=places)}{share}"


def _list_of(indicator: Indicator, others: Mapping[str, float], names: Sequence[str]) -> str:
    return listed(f"{_shown(indicator, others[name])} ({name})" for name in names)


def _usual_told(indicator: Indicator) -> str:
    if indicator.average_12m is None:
        return ""
    return f" Its average over 12 months, {_shown(indicator, indicator.average_12m)}, says the same."


def _mean(indicator: Indicator) -> float | None:
    known = [value for period in in_order(indicator) if (value := indicator.values[period]) is not None]
    return sum(known) / len(known) if len(known) >= 6 else None


def _shown(indicator: Indicator, value: float) -> str:
    return figure(value, sign=sign_of(indicator))
