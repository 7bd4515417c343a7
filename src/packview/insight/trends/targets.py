"""Each indicator compared with others and with its own target, where that is fair.

With others it is the year that is compared, not one month: part and whole are added up over twelve months where they are printed,
and the year's figure has a 95% interval, for shares by Wilson's score method, for rates by Byar's approximation (those of the
Office for Health Improvement and Disparities). Where no parts are printed, the spread of the months gives the interval. Others
that lie in it are similar, not better or worse. 'Worse' needs to know which way is good (``Polarities``); where that is open,
only a large distance is a finding, as a distance.

Which target applies: a column may name its year ('Target 18-19'), and then only that of the latest figure's own year counts. A
number of things done in a month is not compared with a year's target, a number that stands at the end of the month is. For
targets of a whole year, a count that will not come near its own and a target that is still to be set are findings. Whether a
process will reach its target by chance is said by its limits (``assurance``).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median, stdev
from typing import Any

from packview.insight.finding import fitted, named, of_indicator, sentence, sign_of, where
from packview.insight.indicators import Dataset, Good, Polarities, figures_of, halves_of, measure_of
from packview.insight.intervals import Interval, around
from packview.insight.trends.xmr import SMALL_WHOLE, assurance, stands_at_a_time
from packview.model import Finding, Indicator, Severity, Trend
from packview.wording.numbers import figure, places_of
from packview.wording.periods import earlier_in, in_a_year, in_order, length_of, spoken, year_of, years_named
from packview.wording.words import listed

_FLOOR = re.compile(r"\bfloor\b|\bminimum\b|\bthreshold\b|\btolerance\b", re.IGNORECASE)
_OPEN = re.compile(r"\bt\.?b\.?[cadu]\b|\bto be (?:confirmed|set|agreed|decided)\b|\bawait", re.IGNORECASE)


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
    known = figures_of(indicator) if indicator.reliable else {}
    if not known:
        return None
    period = next(reversed(known))
    return Latest(period, known[period], around(known[period], halves_of(indicator)[period]))


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
    if stands_at_a_time(indicator) or len(known) == 1:
        return near
    return near and year_named(name) is None


def yearly_target(indicator: Indicator, latest: Latest) -> Target | None:
    """The whole year's target of a number counted month by month: one of this year, far above any month's figure."""
    if measure_of(indicator) != "count" or stands_at_a_time(indicator) or length_of(latest.period) != "month":
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


Z = 1.959964
"""Standard deviations of a 95% interval."""


def wilson(part: float, whole: float) -> Interval:
    """The 95% interval of a share in per cent, by Wilson's score method (1927); ``whole`` is above 0."""
    share = part / whole
    middle = share + Z * Z / (2 * whole)
    reach = Z * sqrt(max(0.0, share * (1 - share) / whole + Z * Z / (4 * whole * whole)))
    scale = 1 + Z * Z / whole
    return Interval(100 * (middle - reach) / scale, 100 * (middle + reach) / scale)


def byar(cases: float) -> Interval:
    """The 95% interval of a number of cases, by Byar's approximation to that of Poisson (Breslow and Day 1987)."""
    low = cases * (1 - 1 / (9 * cases) - Z / (3 * sqrt(cases))) ** 3 if cases else 0.0
    more = cases + 1
    return Interval(max(0.0, low), more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an indicator comes to over a year, to be compared with others.

    Attributes:
        value: the figure.
        range: its 95% interval; the printed figure's own where nothing more is known.
        when: what the figure is of, in words.
        whole: cases it is a share of, 0 where that is not known.
        judged: whether ``range`` allows for chance.
    """

    value: float
    range: Interval
    when: str
    whole: float = 0.0
    judged: bool = True


def standing_of(position: int, dataset: Dataset) -> Standing | None:
    """The year's figure of a percentage or rate with its interval; None for an indicator without a reliable figure."""
    indicator, latest = dataset.rows[position], latest_of(dataset.rows[position])
    if latest is None:
        return None
    figures, whole_year = figures_of(indicator), in_a_year(latest.period)
    stock = any(stands_at_a_time(dataset.rows[at]) for at in (position, *dataset.related.get(position, ())))
    year = list(figures)[-1 if stock else -max(1, whole_year) :]
    length = "year" if len(year) == whole_year else f"{len(year)} periods"
    when = (
        f"in {spoken(latest.period)}" if len(year) == 1 else f"over the {length} to {spoken(latest.period)}"
    )
    pairs = _parts_and_wholes(position, year, dataset)
    part, whole = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    if whole > 0 and measure_of(indicator) == "percent" and part <= whole:
        return Standing(100 * part / whole, wilson(part, whole), when, whole)
    if whole > 0 and part > 0 and measure_of(indicator) == "rate":
        return Standing(part / whole, byar(part).times(1 / whole), when)
    values = [figures[period] for period in year]
    if len(values) < 6:
        return Standing(latest.value, latest.range, f"in {spoken(latest.period)}", judged=False)
    centre = indicator.average_12m if indicator.average_12m is not None else sum(values) / len(values)
    return Standing(centre, around(centre, _SPREAD * stdev(values) / sqrt(len(values))), when)


_SPREAD = 2.2
"""Student's t for a 95% interval of the mean of twelve months."""


def _parts_and_wholes(position: int, periods: Sequence[str], dataset: Dataset) -> list[tuple[float, float]]:
    """Cases and what they are of, period by period, as printed or as number and percentage make it; none where one is missing."""
    own, share, counts = (
        dataset.rows[position],
        dataset.shares.get(position),
        dataset.beside(position, "count"),
    )
    if share is not None:
        pairs = [
            (dataset.rows[share.part].values.get(each), dataset.rows[share.whole].values.get(each))
            for each in periods
        ]
        return [
            (part, whole)
            for part, whole in pairs
            if part is not None and whole is not None and all(map(_given, pairs))
        ]
    scale = 100 if measure_of(own) == "percent" else 1
    beside = figures_of(dataset.rows[counts[0]]) if counts else {}
    made = [
        (beside[each], scale * beside[each] / value)
        for each in periods
        if each in beside and (value := own.values[each])
    ]
    return made if len(made) == len(periods) else []


def _given(pair: tuple[float | None, float | None]) -> bool:
    return None not in pair


def _comparator(indicator: Indicator, latest: Latest, rule: str, **fields: Any) -> Finding:
    """A finding about an indicator's latest figure, which is what is printed unless ``fields`` say otherwise."""
    fields = {"printed": figure(latest.value, sign_of(indicator)), **fields}
    return of_indicator(indicator, rule, indicator.name, latest.period, **fields)


def _page(indicator: Indicator) -> str:
    return sentence(where(indicator.page, indicator.pdf_page))


_OFF = 0.25
"""Share of a year's target by which the pace must fall behind before it is told."""
_FAR_OFF = 0.4
"""The same before it is worth asking about."""
_LEAST_MONTHS = 3


def _pace(indicator: Indicator, latest: Latest) -> Iterator[Finding]:
    """A number counted month by month whose year so far would not come near the year's target."""
    target = yearly_target(indicator, latest)
    months = _months_of_year(indicator, latest)
    if target is None or len(months) < _LEAST_MONTHS:
        return
    total = sum(months)
    pace = 12 * total / len(months)
    gap = 1 - pace / target.value
    if gap <= _OFF:
        return
    so_far, aim = figure(total), figure(target.value)
    working = f"{so_far} in the {len(months)} months since April, which at this pace makes about {figure(pace, places=0)} in the year"
    yield _comparator(
        indicator,
        latest,
        "pace to the year's target",
        severity="ask" if gap >= _FAR_OFF else "look",
        sure="possible",
        printed=aim,
        computed=working,
        explanation=f"{named(indicator)}: {working}. The column '{target.name}' says {aim}, which looks like a target for the whole year.",
        question=fitted(
            f"{_page(indicator)} shows {so_far} {{name}} since April, and {aim} as the year's target. Will it be reached?",
            indicator,
        ),
        gap=gap,
        people=target.value - pace,
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


def _not_set(unset: Sequence[tuple[Indicator, Latest, str, str]]) -> Finding:
    """Indicators of one item whose target for the year is still to be set, as one finding."""
    indicator, latest, name, mark = unset[0]
    also = [one for one, _, _, _ in unset[1:]]
    year = f"{year_of(latest.period)}/{(year_of(latest.period) + 1) % 100:02}"
    return _comparator(
        indicator,
        latest,
        "target not set",
        severity="look",
        printed=mark,
        explanation=f"{listed(named(one) for one in (indicator, *also))} had a target the year before. For {year} the column "
        f"'{name}' says '{mark}', though the figures go to {spoken(latest.period)}.",
        question=fitted(
            f"{_page(indicator)} has '{mark}' for this year's target for "
            f"{' and '.join(['{name}'] * min(2, len(unset)))}. When will it be set?",
            *(indicator, *also)[:2],
        ),
        also=also,
    )


_OTHER_COLUMNS = (
    r"\bprev", r"\blast\b", r"\bprior\b", r"\brank", r"\bquartile", r"\bdecile", r"\bfloor\b", r"\bbase",
    r"\byear\b", r"\bmonth\b", r"\bquarter\b", r"\bq[1-4]\b", r"\bytd\b", r"^\W*(?:20)?\d\d\W+(?:20)?\d\d\W*$",
    r"\bdirection\b", r"\btrend\b", r"\bchange\b", r"\bforecast\b", r"\btarget\b", r"\bpopulation\b",
)  # fmt: skip
_NO_OTHERS = re.compile("|".join(_OTHER_COLUMNS), re.IGNORECASE)
_SIMILAR_COUNCILS = re.compile(r"\bstat\w*\.?\s*neigh|\bsn\b|\bneighbours?\b", re.IGNORECASE)
_DATA_OF = re.compile(
    r"\b(?:using|from|based on)\s+(?P<year>(?:20)?\d\d\s?[-/\u2013]\s?(?:20)?\d\d)\s+(?:data|figures|outturns?)\b",
    re.IGNORECASE,
)
_HEAD = 60
"""Lines of a page that may be the head of its table."""
_LEAST_POINTS = 1.0
_LEAST_SHARE = 0.05
_PLAIN_POINTS = 5.0
"""Points of per cent between two figures of which nothing more is known, before the one is called worse."""
_PLAIN_SHARE = 0.1
_FAR = 1.25
"""How many times as high or low a figure must be before a distance is told that is neither good nor bad."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """An indicator beside those it is fair to compare it with: their figures, of which year they are, and who says the same."""

    indicator: Indicator
    latest: Latest
    standing: Standing
    others: Mapping[str, float]
    year: str
    also: Sequence[Indicator]

    @property
    def told(self) -> str:
        """'67.9% over the year to October 2018 (95% interval 65.8% to 70%)'."""
        sign = sign_of(self.indicator)
        low, value, high = (
            figure(round(each, 1), sign)
            for each in (self.standing.range.low, self.standing.value, self.standing.range.high)
        )
        interval = f" (95% interval {low} to {high})" if self.standing.judged and low != high else ""
        return f"{value} {self.standing.when}{interval}"

    def gaps(self, names: Sequence[str]) -> str:
        """'England (76.7%, by 8.5 points) and SE region (72.2%, by 4 points)'."""
        return listed(
            f"{name} ({_shown(self.indicator, self.others[name])}, "
            f"{_gap(self.indicator, self.standing.value, self.others[name])})"
            for name in names
        )

    def off(self, name: str) -> float:
        """The distance to one of the others as a share of its figure."""
        other = self.others[name]
        return abs(self.standing.value - other) / abs(other) if other else 1.0

    def finding(
        self, rule: str, names: Sequence[str], verdict: str, *, severity: Severity, gap: float, rest: str
    ) -> Finding:
        """What there is to say of the distance to some of the others, and to ask: of similar councils before anybody else."""
        chief = next((name for name in names if _SIMILAR_COUNCILS.search(name)), names[0])
        whom = "similar councils" if _SIMILAR_COUNCILS.search(chief) else chief
        value = figure(round(self.standing.value, 1), sign_of(self.indicator))
        value = f"a rate of {value}" if measure_of(self.indicator) == "rate" else value
        when = " over the year" if "year" in self.standing.when else ""
        of_year = f" The figures of others are for {self.year}." if self.year else ""
        nearest = min(abs(self.standing.value - self.others[name]) for name in names)
        return _comparator(
            self.indicator,
            self.latest,
            rule,
            severity=severity,
            computed=f"{self.told}: {self.gaps(names)}",
            explanation=f"{named(self.indicator)}: {self.told}, {verdict} than {self.gaps(names)}.{rest}{of_year}",
            question=fitted(
                f"{_page(self.indicator)} puts {{name}} at {value}{when}, against {_shown(self.indicator, self.others[chief])} "
                f"for {whom}. What explains that?",
                self.indicator,
                shorter=f"{_page(self.indicator)} puts {{name}} at {value}{when}, {whom} "
                f"{_shown(self.indicator, self.others[chief])}. What explains that?",
            ),
            gap=gap,
            people=self.standing.whole * nearest / 100,
            also=self.also,
        )


def comparator_findings(
    dataset: Dataset,
    polarities: Polarities,
    trends: Sequence[Trend] = (),
    pages: Sequence[Sequence[str]] = (),
) -> list[Finding]:
    """Indicators worse than others, far from others, short of their target, or without one, in the dataset's order.

    The limits of ``trends`` say whether a target will be reached; the head of a dataset in ``pages`` may say of which year the
    others' figures are.
    """
    rows = dataset.rows
    standings = [standing_of(at, dataset) for at in range(len(rows))]
    limits = {trend.position: trend for trend in trends}
    unset: dict[str, list[tuple[Indicator, Latest, str, str]]] = defaultdict(list)
    found: list[Finding] = []
    for position, indicator in enumerate(rows):
        latest, standing = latest_of(indicator), standings[position]
        if latest is None or standing is None:
            continue
        good = dataset.good(position, polarities)
        columns = (
            (name, value) for name, value in indicator.benchmarks.items() if not _NO_OTHERS.search(name)
        )
        others = {name: value for name, value in columns if value is not None}
        wholes = sorted(dataset.denominators(position))
        few = bool(wholes) and wholes[len(wholes) // 2] < SMALL_WHOLE
        if others and not few and measure_of(indicator) in ("percent", "rate"):
            mirrored = _complements(position, rows)
            # Of two that make 100, the one whose cases are printed is told, or else the first.
            if not any(_rank(at, standings) < _rank(position, standings) for at in mirrored):
                also = [rows[at] for at in mirrored]
                year = _year_of_data(indicator, rows, pages)
                found += _against_others(_Compared(indicator, latest, standing, others, year, also), good)
        found += _against_target(indicator, latest, good, limits.get(position), standing)
        if good != "low":
            found += _pace(indicator, latest)
        mark = open_target(indicator, latest)
        if mark is not None:
            unset[f"{indicator.item} {mark}"].append((indicator, latest, *mark))
    return [*found, *(_not_set(each) for each in unset.values())]


def _rank(position: int, standings: Sequence[Standing | None]) -> tuple[bool, int]:
    standing = standings[position]
    return standing is None or not standing.whole, position


def _complements(position: int, indicators: Sequence[Indicator]) -> list[int]:
    """Other percentages of the same item that make 100 with this one in every period: in 45 days, over 45 days."""
    own = indicators[position]
    if measure_of(own) != "percent":
        return []
    found = []
    for other, one in enumerate(indicators):
        if other == position or one.item != own.item or measure_of(one) != "percent":
            continue
        rest = figures_of(one)
        sums = [value + rest[period] for period, value in figures_of(own).items() if period in rest]
        if len(sums) >= 6 and sum(abs(each - 100) <= 1 for each in sums) >= 0.9 * len(sums):
            found.append(other)
    return found


def _year_of_data(
    indicator: Indicator, indicators: Sequence[Indicator], pages: Sequence[Sequence[str]]
) -> str:
    """The year that the head of a dataset gives for the others' figures: '16-17'; '' where it gives none."""
    begins = [one.pdf_page for one in indicators if one.item == indicator.item and one.pdf_page]
    at = min(begins, default=0)
    found = _DATA_OF.search(" ".join(pages[at - 1][:_HEAD])) if 0 < at <= len(pages) else None
    return found["year"] if found else ""


def _against_others(compared: _Compared, good: Good) -> Iterator[Finding]:
    indicator, standing, others = compared.indicator, compared.standing, compared.others
    ranges = {name: printed_range(indicator, value) for name, value in others.items()}
    higher = [name for name, one in ranges.items() if standing.range.low > one.high]
    lower = [name for name, one in ranges.items() if standing.range.high < one.low]
    if not good:
        for names, way in ((higher, "higher"), (lower, "lower")):
            if len(names) == len(others) >= 2 and all(
                _is_far(standing.range, ranges[name]) for name in names
            ):
                yield compared.finding(
                    "far from others",
                    names,
                    f"much {way}",
                    severity="look",
                    gap=min(compared.off(name) for name in names),
                    rest=" Whether that is for better or worse the pack does not say.",
                )
        return
    worse, better = (lower, higher) if good == "high" else (higher, lower)
    worse = [
        name
        for name in worse
        if not _missed(ranges[name], compared.latest.range, good)
        and _is_gap(indicator, standing, others[name])
    ]
    if 2 * len(worse) <= len(others):
        return
    similar = [name for name in others if name not in worse and name not in better]
    rest = [
        f" It is similar to {listed(similar)}." if similar else "",
        f" It is better than {listed(better)}." if better else "",
        f" {listed(named(one) for one in compared.also)} says the same the other way round."
        if compared.also
        else "",
    ]
    gap = max(compared.off(name) for name in worse)
    yield compared.finding(
        "worse than others",
        worse,
        "worse",
        severity="ask" if len(worse) == len(others) > 1 or gap >= _PLAIN_SHARE else "look",
        gap=gap,
        rest="".join(rest),
    )


def _against_target(
    indicator: Indicator, latest: Latest, good: Good, trend: Trend | None, standing: Standing | None
) -> Iterator[Finding]:
    target = target_of(indicator, latest)
    if not target or not good or indicator.rag == "green" or not _missed(latest.range, target.range, good):
        return
    under = _is_under(latest.value, target.floor, good)
    known = Standing(latest.value, latest.range, "")
    if not under and not _is_gap(indicator, known, target.value):
        return
    shown, aim, when = _shown(indicator, latest.value), _shown(indicator, target.value), spoken(latest.period)
    off = _gap(indicator, latest.value, target.value)
    gap = abs(latest.value - target.value) / abs(target.value) if target.value else 1.0
    floor = ""
    severity: Severity = (
        "ask" if under or (target.floor is None and (gap >= 0.1 or indicator.rag == "red")) else "look"
    )
    if target.floor is not None:
        floor = (
            f" It is {'worse' if under else 'not worse'} than the floor of {_shown(indicator, target.floor)}."
        )
    chance = {
        "miss": " Its usual range lies wholly short of the target: without a change it will be missed.",
        "either": " The target lies in its usual range: some months will meet it and some will not.",
    }.get(assurance(trend, target.value, good), "")
    percent = measure_of(indicator) == "percent"
    yield _comparator(
        indicator,
        latest,
        "short of its target",
        severity=severity,
        computed=f"{'below' if latest.value < target.value else 'above'} the target of {aim} {off}",
        explanation=f"{named(indicator)}: {shown} in {when}, off its target of {aim} ('{target.name}') {off}.{floor}{chance}",
        question=fitted(
            f"{_page(indicator)} gives {shown} for {{name}}, against a target of {aim}. When will it be reached?",
            indicator,
            shorter=f"{_page(indicator)} gives {shown} for {{name}}, target {aim}. When will it be reached?",
        ),
        gap=gap,
        people=(standing.whole if standing else 0.0) * abs(latest.value - target.value) / 100
        if percent
        else abs(latest.value - target.value) * (measure_of(indicator) == "count"),
    )


def _missed(figure_range: Interval, aim: Interval, good: Good) -> bool:
    return figure_range.high < aim.low if good == "high" else figure_range.low > aim.high


def _is_under(value: float, floor: float | None, good: Good) -> bool:
    """Whether a figure is on the wrong side of a floor."""
    return floor is not None and (value < floor if good == "high" else value > floor)


def _is_gap(indicator: Indicator, standing: Standing, other: float) -> bool:
    """Whether a distance is worth telling: a point of per cent, or a twentieth of the other's rate; more where chance is unknown."""
    points, share = (_LEAST_POINTS, _LEAST_SHARE) if standing.judged else (_PLAIN_POINTS, _PLAIN_SHARE)
    off = abs(standing.value - other)
    return (measure_of(indicator) == "percent" and off >= points) or off >= share * abs(other)


def _is_far(one: Interval, other: Interval) -> bool:
    low, high = (one, other) if one.high < other.low else (other, one)
    return low.high > 0 and high.low / low.high >= _FAR


def _gap(indicator: Indicator, value: float, other: float) -> str:
    """A distance in words: 'by 9.2 points', 'by 35 or 56%'."""
    percent, off = measure_of(indicator) == "percent", abs(value - other)
    places = 1 if off >= 0.1 or not percent else 2
    told = figure(round(off, places), "" if percent else sign_of(indicator))
    if percent:
        return f"by {told} {'point' if told == '1' else 'points'}"
    share = f" or {figure(100 * off / abs(other), '%', places=0)}" if other else ""
    return f"by {told}{share}"


def _shown(indicator: Indicator, value: float) -> str:
    return figure(value, sign_of(indicator))
