"""Each indicator compared with others and with its own target, where that is fair.

With others it is the year that is compared, not one month: part and whole are added up over twelve months where they are printed,
and the year's figure has a 95% interval (``intervals.py``). Where no parts are printed, the spread of the months gives the interval.
Others that lie in it are similar, not better or worse. 'Worse' needs to know which way is good (``Polarities``); where that is
open, only a large distance is a finding, as a distance.

Which target applies: a column may name its year ('Target 18-19'), and then only that of the latest figure's own year counts. A
number of things done in a month is not compared with a year's target, a number that stands at the end of the month is. For
targets of a whole year, a count that will not come near its own and a target that is still to be set are findings. Whether a
process will reach its target by chance is said by its limits (``assurance``).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import sqrt
from statistics import fmean, median, stdev
from typing import Any, NamedTuple

from packview.insight.finding import Pages, fitted, lines_at, named, of_indicator, sign_of
from packview.insight.indicators import (
    Dataset,
    Good,
    Latest,
    Polarities,
    figures_of,
    is_met,
    latest_of,
    measure_of,
    standards_of,
)
from packview.insight.intervals import Interval, around, byar, wilson
from packview.insight.prose.lexicon import patterns
from packview.insight.trends.xmr import SMALL_WHOLE, assurance, stands_at_a_time
from packview.model import Finding, Indicator, Severity, Trend
from packview.wording.numbers import figure, places_of
from packview.wording.periods import in_a_year, index_of, length_of, spoken, year_of, years_named
from packview.wording.words import listed

_SAID = patterns("tables")


def _printed_range(indicator: Indicator, value: float) -> Interval:
    """What a printed benchmark or target may have been; of a number it is taken as exact."""
    exact = measure_of(indicator) in ("count", "money") and places_of(value) == 0
    return around(value, 0.0 if exact else 0.5 * 10.0 ** -places_of(value))


def _targets(indicator: Indicator, latest: Latest) -> list[tuple[str, float, frozenset[int]]]:
    """The columns with a target for the latest figure's own year or for none in particular, with the years they name."""
    aims = [(name, value, years_named(name)) for name, value in standards_of(indicator)[1].items()]
    return [aim for aim in aims if aim[2] <= {year_of(latest.period)}]


def target_of(indicator: Indicator, latest: Latest) -> tuple[str, float] | None:
    """The column and the target of the latest figure's own time, where it is fair to hold the figure against it; None otherwise.

    It is fair for percentages and rates, for numbers only near the usual one: of what stands at a time, or of no named year.
    """
    figures = figures_of(indicator)
    usual = median(figures.values())
    for name, value, years in _targets(indicator, latest)[:1]:
        fair = not years or stands_at_a_time(indicator) or len(figures) == 1
        near = fair and usual > 0 and 0.5 <= value / usual <= 2
        if near or measure_of(indicator) in ("percent", "rate"):
            return name, value
    return None


class Standing(NamedTuple):
    """What an indicator comes to over a year, to be compared with others.

    ``range`` is its 95% interval, or the printed figure's own where nothing more is known and it is not ``judged`` by chance; ``when``
    says what it is of; ``whole`` is how many cases it is a share of, 0 where that is not known.
    """

    value: float
    range: Interval
    when: str = ""
    whole: float = 0.0
    judged: bool = True


_SPREAD = 2.2
"""Student's t for a 95% interval of the mean of twelve months."""
_ENOUGH = 6


def standing_of(position: int, dataset: Dataset) -> Standing | None:
    """The year's figure of a percentage or rate with its interval; None for an indicator without a reliable figure."""
    indicator, latest = dataset.rows[position], latest_of(dataset.rows[position])
    if latest is None:
        return None
    figures, whole_year, measure = figures_of(indicator), in_a_year(latest.period), measure_of(indicator)
    stock = any(stands_at_a_time(dataset.rows[at]) for at in (position, *dataset.related.get(position, ())))
    year = list(figures)[-1 if stock else -max(1, whole_year) :]
    length, month = "year" if len(year) == whole_year else f"{len(year)} periods", spoken(latest.period)
    when = f"in {month}" if len(year) == 1 else f"over the {length} to {month}"
    parts, wholes = dataset.parts_and_wholes(position)
    known = all(each in parts and each in wholes for each in year)
    part, whole = (sum(of[each] for each in year) if known else 0.0 for of in (parts, wholes))
    if whole > 0 and measure == "percent" and part <= whole:
        return Standing(100 * part / whole, wilson(part, whole), when, whole)
    if whole > 0 and part > 0 and measure == "rate":
        return Standing(part / whole, byar(part).times(1 / whole), when)
    values = [figures[period] for period in year]
    if len(values) < _ENOUGH:
        return Standing(latest.value, latest.range, f"in {month}", judged=False)
    centre = indicator.average_12m if indicator.average_12m is not None else fmean(values)
    return Standing(centre, around(centre, _SPREAD * stdev(values) / sqrt(len(values))), when)


_DATA_OF = re.compile(r"(?i)\b(?:using|from|based on)\s+(?P<year>(?:20)?\d\d\s?[-/\u2013]\s?(?:20)?\d\d)\s+(?:data|figures|outturns?)\b")  # fmt: skip
_HEAD = 60
"""Lines of a page that may be the head of its table."""
_LEAST_POINTS, _LEAST_SHARE = 1.0, 0.05
_PLAIN_POINTS, _PLAIN_SHARE = 5.0, 0.1
"""Points of per cent, and share of the other, between two figures before the one is called worse; more where nothing is known of chance."""
_FAR = 1.25
"""How many times as high or low a figure must be before a distance is told that is neither good nor bad."""


class _Case(NamedTuple):
    """An indicator with its latest figure, what it comes to over a year, and which way is good."""

    one: Indicator
    latest: Latest
    standing: Standing
    good: Good

    def shown(self, value: float) -> str:
        """A figure of it, as printed."""
        return figure(value, sign_of(self.one))

    def gap(self, value: float, other: float) -> str:
        """A distance in words: 'by 9.2 points', 'by 35 or 56%'."""
        percent, off = measure_of(self.one) == "percent", abs(value - other)
        told = figure(round(off, 1 if off >= 0.1 or not percent else 2), "" if percent else sign_of(self.one))
        if percent:
            return f"by {told} {'point' if told == '1' else 'points'}"
        return f"by {told} or {figure(100 * off / abs(other), '%', places=0)}" if other else f"by {told}"

    def is_gap(self, value: float, other: float, *, judged: bool) -> bool:
        """Whether a distance is worth telling: a point of per cent, or a twentieth of the other's rate; more where chance is unknown."""
        points, share = (_LEAST_POINTS, _LEAST_SHARE) if judged else (_PLAIN_POINTS, _PLAIN_SHARE)
        off = abs(value - other)
        return (measure_of(self.one) == "percent" and off >= points) or off >= share * abs(other)

    def misses(self, aim: Interval) -> bool:
        """Whether the latest figure is on the wrong side of another, whatever rounding did to both."""
        own = self.latest.range
        return own.high < aim.low if self.good == "high" else own.low > aim.high

    def finding(self, rule: str, question: str, shorter: str = "", **fields: Any) -> Finding:
        """A finding about the latest figure, which is what is printed unless ``fields`` say otherwise."""
        fields = {"printed": self.shown(self.latest.value), **fields}
        about = [self.one, *fields.get("also", ())][: question.count("{name}")]
        asks = fitted(question, *about, shorter=shorter)
        return of_indicator(self.one, rule, self.one.name, self.latest.period, question=asks, **fields)


def comparator_findings(dataset: Dataset, polarities: Polarities, trends: Sequence[Trend] = (), pages: Pages = ()) -> list[Finding]:  # fmt: skip
    """Indicators worse than others, far from others, short of their target, or without one, in the dataset's order.

    The limits of ``trends`` say whether a target will be reached; the head of a dataset in ``pages`` may say of which year the
    others' figures are.
    """
    rows = dataset.rows
    standings = [standing_of(at, dataset) for at in range(len(rows))]
    wholes = [standing.whole if standing else 0.0 for standing in standings]
    limits = {trend.position: trend for trend in trends}
    unset: dict[str, list[tuple[_Case, str]]] = defaultdict(list)

    @cache
    def year_of_data(item: str) -> str:
        """The year that the head of an item's dataset gives for the others' figures, '' where it gives none."""
        stands = (one.pdf_page for one in rows if one.item == item and one.pdf_page)
        said = _DATA_OF.search(" ".join(lines_at(pages, min(stands, default=0))[:_HEAD]))
        return said["year"] if said else ""

    found: list[Finding] = []
    for position, (indicator, standing) in enumerate(zip(rows, standings, strict=True)):
        latest = latest_of(indicator)
        if latest is None or standing is None:
            continue
        case = _Case(indicator, latest, standing, dataset.good(position, polarities))
        cases = dataset.denominators(position)
        benchmarks = {name: value for name, value in indicator.benchmarks.items() if value is not None}
        others = {name: value for name, value in benchmarks.items() if not _SAID["own"].search(name)}
        few = bool(cases) and sorted(cases)[len(cases) // 2] < SMALL_WHOLE
        if others and not few and measure_of(indicator) in ("percent", "rate"):
            # Of two that make 100, the one whose cases are printed is told, or else the first.
            mirrored = _complements(position, rows)
            if position == min((position, *mirrored), key=lambda at: (not wholes[at], at)):
                also = [rows[at] for at in mirrored]
                found += _against_others(case, others, year_of_data(indicator.item), also)
        found += _against_target(case, limits.get(position))
        found += _pace(case) if case.good != "low" else ()
        name = _open_target(case)
        if name:
            unset[f"{indicator.item} {indicator.marks[name]}"].append((case, name))
    return [*found, *(_not_set(each) for each in unset.values())]


def _complements(position: int, indicators: Sequence[Indicator]) -> list[int]:
    """Other percentages of the same item that make 100 with this one in every period: in 45 days, over 45 days."""
    own, found = indicators[position], []
    mine = figures_of(own) if measure_of(own) == "percent" else {}
    for other, one in enumerate(indicators) if mine else ():
        if other == position or one.item != own.item or measure_of(one) != "percent":
            continue
        rest = figures_of(one)
        sums = [value + rest[period] for period, value in mine.items() if period in rest]
        if len(sums) >= _ENOUGH and sum(abs(each - 100) <= 1 for each in sums) >= 0.9 * len(sums):
            found.append(other)
    return found


# Others.
def _against_others(case: _Case, others: Mapping[str, float], year: str, also: Sequence[Indicator]) -> Iterator[Finding]:  # fmt: skip
    """The others that an indicator is worse than, or far from; ``year`` is that of their figures, and ``also`` say the same."""
    standing, own, good, shown = case.standing, case.standing.range, case.good, case.shown
    ranges = {name: _printed_range(case.one, value) for name, value in others.items()}
    higher = [name for name, one in ranges.items() if own.low > one.high]
    lower = [name for name, one in ranges.items() if own.high < one.low]
    off = {name: abs(standing.value - other) for name, other in others.items()}
    severity: Severity = "look"
    if good:
        worse, better = (lower, higher) if good == "high" else (higher, lower)
        rule, verdict = "worse than others", "worse"
        names = [name for name in worse if case.misses(ranges[name])]
        names = [name for name in names if case.is_gap(standing.value, others[name], judged=standing.judged)]
        similar = [name for name in others if name not in names and name not in better]
        rest = f" It is similar to {listed(similar)}." if similar else ""
        rest += f" It is better than {listed(better)}." if better else ""
        rest += f" {listed(map(named, also))} says the same the other way round." if also else ""
        enough = 2 * len(names) > len(others)
    else:
        rule, verdict, names = "far from others", "much higher" if higher else "much lower", higher or lower
        rest = " Whether that is for better or worse the pack does not say."
        pairs = [(ranges[each], own) if higher else (own, ranges[each]) for each in names]
        far = all(low.high > 0 and high.low / low.high >= _FAR for low, high in pairs)
        enough = far and len(names) == len(others) >= 2
    if not enough:
        return
    gaps = [off[name] / abs(others[name]) if others[name] else 1.0 for name in names]
    gap = max(gaps) if good else min(gaps)
    if good and (len(names) == len(others) > 1 or gap >= _PLAIN_SHARE):
        severity = "ask"
    low, value, high = (shown(round(each, 1)) for each in (own.low, standing.value, own.high))
    interval = f" (95% interval {low} to {high})" if standing.judged and low != high else ""
    told = f"{value} {standing.when}{interval}"
    by = {name: f"{shown(others[name])}, {case.gap(standing.value, others[name])}" for name in names}
    away = listed(f"{name} ({far})" for name, far in by.items())
    # Similar councils are asked about before anybody else.
    chief = next((name for name in names if _SAID["similar"].search(name)), names[0])
    whom = "similar councils" if _SAID["similar"].search(chief) else chief
    puts = "{page} puts {name} at " + ("a rate of " if measure_of(case.one) == "rate" else "") + value
    puts += " over the year" if "year" in standing.when else ""
    of_year = f" The figures of others are for {year}." if year else ""
    yield case.finding(
        rule, f"{puts}, against {shown(others[chief])} for {whom}. What explains that?",
        f"{puts}, {whom} {shown(others[chief])}. What explains that?", computed=f"{told}: {away}", also=also, severity=severity, gap=gap,
        explanation=f"{named(case.one)}: {told}, {verdict} than {away}.{rest}{of_year}",
        people=standing.whole * min(off[name] for name in names) / 100,
    )  # fmt: skip


# Targets.
def _against_target(case: _Case, trend: Trend | None) -> Iterator[Finding]:
    indicator, latest, good = case.one, case.latest, case.good
    applies = target_of(indicator, latest)
    if not applies or not good or indicator.rag == "green":
        return
    column, target = applies
    if not case.misses(_printed_range(indicator, target)):
        return
    floors = list(standards_of(indicator)[0].values())
    under = len(floors) == 1 and not is_met(latest.value, floors[0], good)
    if not under and not case.is_gap(latest.value, target, judged=True):
        return
    shown, aim = case.shown(latest.value), case.shown(target)
    off, by = case.gap(latest.value, target), abs(latest.value - target)
    gap = by / abs(target) if target else 1.0
    asks = under or (len(floors) != 1 and (gap >= 0.1 or indicator.rag == "red"))
    verdict = "worse" if under else "not worse"
    rest = f" It is {verdict} than the floor of {case.shown(floors[0])}." if len(floors) == 1 else ""
    rest += {
        "miss": " Its usual range lies wholly short of the target: without a change it will be missed.",
        "either": " The target lies in its usual range: some months will meet it and some will not.",
    }.get(assurance(trend, target, good), "")
    measure, gives = measure_of(indicator), f"{{page}} gives {shown} for {{name}},"
    yield case.finding(
        "short of its target", f"{gives} against a target of {aim}. When will it be reached?",
        f"{gives} target {aim}. When will it be reached?", severity="ask" if asks else "look",
        computed=f"{'below' if latest.value < target else 'above'} the target of {aim} {off}",
        explanation=f"{named(indicator)}: {shown} in {spoken(latest.period)}, off its target of {aim} ('{column}') {off}.{rest}",
        gap=gap, people=case.standing.whole * by / 100 if measure == "percent" else by * (measure == "count")
    )  # fmt: skip


_OFF, _FAR_OFF = 0.25, 0.4
"""Share of a year's target by which the pace must fall behind before it is told, and before it is worth asking about."""
_LEAST_MONTHS, _LEAST_TIMES = 3, 4
"""Months of a year that tell its pace, and how many times any month's figure a target of a whole year is."""


def _pace(case: _Case) -> Iterator[Finding]:
    """A number counted month by month whose year so far would not come near the year's target."""
    indicator, period = case.one, case.latest.period
    figures, year = figures_of(indicator), year_of(period)
    named_year = [(name, value) for name, value, years in _targets(indicator, case.latest) if years]
    monthly = length_of(period) == "month" and not stands_at_a_time(indicator)
    since = index_of(period) - index_of(f"{year}-04") + 1 if monthly else 0
    months = [value for each, value in figures.items() if year_of(each) == year]
    if measure_of(indicator) != "count" or not _LEAST_MONTHS <= since == len(months) or not named_year:
        return
    (name, target), so_far = named_year[0], figure(sum(months))
    gap = 1 - 12 * fmean(months) / target if target else 0.0
    if len(figures) < _ENOUGH or target < _LEAST_TIMES * max(figures.values()) or gap <= _OFF:
        return
    pace, aim = figure(12 * fmean(months), places=0), figure(target)
    working = f"{so_far} in the {since} months since April, which at this pace makes about {pace} in the year"
    yield case.finding(
        "pace to the year's target",
        f"{{page}} shows {so_far} {{name}} since April, and {aim} as the year's target. Will it be reached?",
        severity="ask" if gap >= _FAR_OFF else "look", sure="possible", printed=aim, computed=working,
        explanation=f"{named(indicator)}: {working}. The column '{name}' says {aim}, which looks like a target for the whole year.",
        gap=gap, people=gap * target
    )  # fmt: skip


def _open_target(case: _Case) -> str:
    """The column of a target for the latest figure's own year that is still to be set, though the year before had one; '' for none."""
    year, targets, marks = year_of(case.latest.period), case.one.targets, case.one.marks
    had = any(value is not None and years_named(name) == {year - 1} for name, value in targets.items())
    unset = (name for name, value in targets.items() if value is None and years_named(name) == {year})
    return next((name for name in unset if had and _SAID["open"].search(marks.get(name, ""))), "")


def _not_set(unset: Sequence[tuple[_Case, str]]) -> Finding:
    """Indicators of one item whose target for the year is still to be set, as one finding."""
    case, name = unset[0]
    every, mark, first = [each.one for each, _ in unset], case.one.marks[name], year_of(case.latest.period)
    names = " and ".join(["{name}"] * min(2, len(unset)))
    return case.finding(
        "target not set", f"{{page}} has '{mark}' for this year's target for {names}. When will it be set?",
        severity="look", printed=mark, also=every[1:],
        explanation=f"{listed(map(named, every))} had a target the year before. For {first}/{(first + 1) % 100:02} the column '{name}' "
        f"says '{mark}', though the figures go to {spoken(case.latest.period)}.",
    )  # fmt: skip
