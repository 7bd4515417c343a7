"""Signal or noise: the XmR chart (individuals and moving range) and the run chart of each indicator's figures.

Limits and rules are those of NHS England's 'Making data count': mean plus and minus 2.66 times the mean moving range, where
moving ranges above 3.267 times their mean are left out once. 2.66 is 3 / 1.128 and 1.773 is two thirds of it: 1.128 and 3.267
are the constants d2 and D4 of ranges of two (Shewhart; Wheeler, 'Understanding Variation'). The limits are those of all figures
but the last, which is judged by them, so a latest figure far off does not widen its own limits.

An XmR chart takes each figure for one fresh measurement of one thing. Two kinds of series are not that:

- **Stocks** (children on a plan at the end of the month) are what was there before, plus those who came, less those who left.
  They drift by chance alone, and the rules fire in half of all cases. Their month-to-month changes are charted instead.
- Sums that grow through the year, windows of twelve months that share eleven, and percentages of a handful of cases are
  refused, with the reason.

A definition that the commentary says was changed breaks the chart: it begins again from there, or is refused where nobody says
from when.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from packview.insight.finding import fitted, identity, named, of_indicator, sentence, sign_of, where
from packview.insight.indicators import (
    Dataset,
    Good,
    Measure,
    Polarities,
    figures_of,
    halves_of,
    measure_of,
    periods_of,
    unit_of,
)
from packview.model import Finding, Indicator, Severity, Trend, TrendRule
from packview.wording.numbers import figure
from packview.wording.periods import index_of, length_of, periods_in, spoken, year_of
from packview.wording.words import listed, phrases

LEAST = 5
"""Figures below which nothing is said."""
FOR_LIMITS = 10
"""Figures from which on there are limits."""
SETTLED = 15
"""Figures below which the limits are provisional."""
SMALL_WHOLE = 20
"""Cases, by the median, below which a percentage of them is refused."""
SMALL_COUNT = 5
"""Cases in a period, by the mean, below which a count is refused."""
_MOST_GAPS = 0.2
_RUNNING = re.compile(
    r"\bytd\b|\byear[ -]to[ -]date\b|\bcumulat(?:ive|ed)\b|\bso far this year\b|\bsince (?:1 )?april\b|(?<!\bup[ -])\bto date\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(
    r"\broll(?:ing|ed)\b|\bmoving average\b|\b12[- ]?m(?:on)?ths? to\b|\b(?:last|previous|past) (?:12|twelve) months\b",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\bat (?:the )?(?:(?:end|start)\b|(?:period|month|quarter|year)[ -]end\b)|\bas at\b|\bcurrent(?:ly)?\b|\bon roll\b|\bcaseloads?\b|"
    r"\bwaiting lists?\b|\boutstanding\b|\bin total\b|\bsnapshot\b",
    re.IGNORECASE,
)
_FLOW = re.compile(
    r"\b(?:new|ceasing|started|received|completed|made|opened|closed|issued|held|reported|recorded|let|sold|paid|during|visits|calls|"
    r"in the (?:month|period|quarter)|per (?:month|quarter))\b",
    re.IGNORECASE,
)
"""Words of what happens in a period and is counted afresh in the next."""
_DRIFTS = 0.2
_DRIFTS_THOUGH_FRESH = 0.5
"""Correlation of each figure with the next from which a number is taken for a stock: one without a word of either, and any series."""
_CHANGES_OF_DEFINITION = (
    r"\b(?:definition|methodology|method of calculation|counting rules?|criteria)\b[^.;]{0,60}\b(?:chang|revis|amend|updat|new\b)",
    r"\b(?:measure|indicator|definition)\s(?:has|was)\s(?:\w+\s)?(?:been\s)?(?:changed|revised|amended|redefined|replaced)\b",
    r"\bnew (?:definition|methodology)\b",
)
_REDEFINED = re.compile("|".join(_CHANGES_OF_DEFINITION), re.IGNORECASE)
_CAUSE = phrases(r"""
due to, owing to, because, as a (?:direct )?(?:result|consequence), follow(?:ing|s), reflects?, driven by, caused by, explained by, attribut* to,
indicative of, linked to, in line with, has led to, means that, impact of, (?:show|indicat|suggest|evidenc|demonstrat)\w* (?:\w+ )?that
""")


def sentences_of(text: str) -> list[str]:
    """The sentences of a commentary, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"(?<=[.;!?])\s+(?=\S)|\n+", text) if part.strip()]


def explanation_in(commentary: str) -> str:
    """The first sentence of a commentary that gives a cause, as printed; '' where none does."""
    return next((one for one in sentences_of(commentary) if _CAUSE.search(one)), "")


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of an indicator in order of time, ready for a chart.

    Attributes:
        periods: those with a figure.
        values: the figures.
        half: half the last printed digit of the latest, 0 where it is not rounded.
        digit: the size of the last digit that any of them shows: 0.1 for 14.5, 1 for counts.
        stock: whether each figure is the one before and what changed since, so that the changes are charted.
        refused: why nothing can be said of them, as a sentence without a full stop; '' where it can.
    """

    periods: tuple[str, ...]
    values: tuple[float, ...]
    half: float = 0.0
    digit: float = 1.0
    stock: bool = False
    refused: str = ""

    @property
    def charted(self) -> tuple[float, ...]:
        """What is judged: the figures, of a stock the changes from each to the next."""
        if not self.stock:
            return self.values
        return tuple(later - earlier for earlier, later in pairwise(self.values))


def series_of(
    indicator: Indicator, *, denominators: Sequence[float] = (), stock: bool | None = None
) -> Series:
    """An indicator's figures in order, and whether they can be judged; ``denominators`` are what its percentages are of."""
    periods, figures = periods_of(indicator), figures_of(indicator)
    known = list(figures)
    half = halves_of(indicator)[known[-1]] if known else 0.0
    since, redefined = _redefined(indicator.commentary, known)
    known = known[known.index(since) :] if since else known
    figures = {period: figures[period] for period in known}
    return Series(
        tuple(known),
        tuple(figures.values()),
        half,
        min(map(unit_of, figures.values()), default=1.0),
        is_stock(indicator) if stock is None else stock,
        redefined or next(_refusals(indicator, periods, figures, denominators), ""),
    )


def stands_at_a_time(indicator: Indicator) -> bool:
    """Whether an indicator is named a stock: 'at the end of the period', 'current'."""
    return _STOCK.search(indicator.name) is not None


def is_stock(indicator: Indicator) -> bool:
    """Whether an indicator says what stands at a time, by its name or by how closely each figure follows the one before."""
    if stands_at_a_time(indicator):
        return True
    values = list(figures_of(indicator).values())
    counted = measure_of(indicator) in ("count", "money") and not _FLOW.search(indicator.name)
    return _following(values) >= (_DRIFTS if counted else _DRIFTS_THOUGH_FRESH)


def _following(values: Sequence[float]) -> float:
    """How closely each figure follows the one before: the correlation at a lag of one."""
    centre = sum(values) / max(1, len(values))
    spread = sum((value - centre) ** 2 for value in values)
    return sum((one - centre) * (two - centre) for one, two in pairwise(values)) / spread if spread else 0.0


def _redefined(commentary: str, known: Sequence[str]) -> tuple[str | None, str]:
    """From when a changed definition holds, where the commentary says so, and why there is no chart where it does not."""
    for said in sentences_of(commentary):
        if _REDEFINED.search(said):
            named_there = [period for period, _, _ in periods_in(said) if period in known]
            if named_there:
                return named_there[-1], ""
            return None, "The commentary says that the definition has changed, and not from when"
    return None, ""


def is_sum(indicator: Indicator) -> bool:
    """Whether an indicator is named a sum of the year so far, or of the twelve months to each."""
    return any(pattern.search(indicator.name) for pattern in (_RUNNING, _ROLLING))


def is_running_total(periods: Sequence[str], values: Sequence[float], *, shown: bool = True) -> bool:
    """Whether figures never fall within a financial year, as sums since April do; one year alone is not enough if ``shown``."""
    if len(values) < 6 or length_of(periods[0]) not in ("month", "quarter"):
        return False
    years = [year_of(period) for period in periods]
    steps = list(zip(pairwise(years), pairwise(values), strict=True))
    within = [new - old for (early, late), (old, new) in steps if early == late]
    if not within or min(within) < 0:
        return False
    anew = [new < old for (early, late), (old, new) in steps if early != late]
    return sum(step > 0 for step in within) >= 0.7 * len(within) and all(anew) and (bool(anew) or not shown)


def _refusals(
    indicator: Indicator, periods: Sequence[str], figures: Mapping[str, float], denominators: Sequence[float]
) -> Iterator[str]:
    """Why nothing can be said of a series, the first reason first."""
    known, values = list(figures), list(figures.values())
    if len(values) < LEAST:
        yield f"There are {len(values) or 'no'} figures; fewer than {LEAST} say nothing about a trend"
        return
    if not indicator.reliable:
        yield "It is not certain that these figures were read as printed; see the page"
    if known[-1] != periods[-1]:
        yield "There is no figure for the latest period"
    places = index_of(known[-1]) - index_of(known[0]) + 1
    if places - len(known) > _MOST_GAPS * places:
        yield f"{places - len(known)} of {places} periods have no figure"
    if _RUNNING.search(indicator.name) or is_running_total(known, values, shown=False):
        yield "These are, or may be, totals of the year so far, which grow whatever happens"
    if _ROLLING.search(indicator.name):
        yield "Each figure covers a longer time that it shares with the one before, so that they move together by themselves"
    yield from _of_few_cases(measure_of(indicator), values, denominators)
    if sum(later != earlier for earlier, later in pairwise(values)) < 3:
        yield "The figures hardly change, so that there is no telling what is usual"


def _of_few_cases(measure: Measure, values: Sequence[float], denominators: Sequence[float]) -> Iterator[str]:
    mean = sum(values) / len(values)
    if measure == "count" and mean < SMALL_COUNT and min(values) >= 0:
        yield f"There are so few cases, {figure(mean, places=1)} on average, that chance alone moves them a great deal"
    if denominators and median(denominators) < SMALL_WHOLE:
        whole = max(1, round(median(denominators)))
        one_case = figure(100 / whole, places=0)
        yield f"Each percentage is of about {whole} cases, and one case more or less moves it by {one_case} points"
    if (
        measure == "percent"
        and not denominators
        and sum(value in (0, 100) for value in values) >= 0.3 * len(values)
    ):
        yield "So many of the percentages are 0 or 100 that they must be of very few cases"


TO_LIMITS = 2.66
TO_NEAR_LIMITS = 1.773
SCREEN = 3.267
RUN = 7
"""Points of a trend, which are six moves one way, and points on one side of the mean."""
RUN_OF_STOCK = 11
"""The same of a stock, which moves six times one way once in 32 times by chance."""


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
    """Mean and mean moving range of a series in order of time; ``screened`` leaves out, once, ranges above 3.267 times the mean.

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
    """The rules that fire at the last figure of a series; ``half`` the last printed digit may be rounding."""
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


def moves(values: Sequence[float], run: int = RUN) -> int:
    """1 where the last figures of a run rise without a pause, -1 where they fall, 0 otherwise."""
    last = values[-run:]
    if len(last) < run:
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


FALSE_ALARMS = "About 3 in 100 are false alarms. Among 60 indicators, expect one or two that mean nothing."
"""How often the rules are wrong; measured by ``benchmarks/bench_insight.py``."""
FEW_POINTS = (
    f"Limits from fewer than {SETTLED} figures are provisional. Thirteen figures show a jump of about three times the usual "
    "month-to-month spread. They cannot show the seasons, a slow drift, or whether a change will last."
)
"""What a year of months cannot show."""


RANGE_OF_A_DIGIT = 1.128
"""Mean moving range, in last printed digits, below which figures are too coarse for limits: their spread is less than a digit
(Wheeler's 'chunky data'; 1.128 is d2)."""


def trends_of(dataset: Dataset, polarities: Polarities) -> tuple[Trend, ...]:
    """What the series of each indicator says, one for each in the dataset's order."""
    stocks = [is_stock(one) for one in dataset.rows]
    return tuple(
        trend_of(
            position,
            one,
            good=dataset.good(position, polarities),
            denominators=dataset.denominators(position),
            # A rate is one where its number is.
            stock=stocks[position]
            or (measure_of(one) == "rate" and any(stocks[at] for at in dataset.related.get(position, ()))),
        )
        for position, one in enumerate(dataset.rows)
    )


def trend_of(
    position: int,
    indicator: Indicator,
    *,
    good: Good = "",
    denominators: Sequence[float] = (),
    stock: bool | None = None,
) -> Trend:
    """What one indicator's series says; ``position`` is its place in the dataset, the rest as far as it is known."""
    series = series_of(indicator, denominators=denominators, stock=stock)
    if series.refused:
        return Trend(position=position, ref=indicator.ref, method="none", reason=series.refused)
    centre, rules, limits, reason = _judged(series)
    direction = _direction(series, centre, rules)
    return Trend(
        position=position,
        ref=indicator.ref,
        method="run chart" if limits is None else "xmr",
        centre=centre,
        upper=limits.upper if limits else None,
        lower=limits.lower if limits else None,
        rules=rules,
        direction=direction,
        good=(direction == "up") == (good == "high") if direction and good else None,
        provisional=limits is not None and len(series.values) < SETTLED,
        stock=series.stock,
        reason=reason,
    )


def _judged(series: Series) -> tuple[float, tuple[TrendRule, ...], Limits | None, str]:
    """Centre, rules that fire, limits to draw, and why there are none."""
    values = series.charted
    centre, rules = run_chart_rules(series.values)
    if len(series.values) < FOR_LIMITS:
        reason = f"There are {len(series.values)} figures; limits need {FOR_LIMITS}"
        return centre, rules, None, reason
    limits = limits_of(values[:-1])
    if series.stock:
        drift: tuple[TrendRule, ...] = ("trend",) if moves(series.values, RUN_OF_STOCK) else ()
        fired = (
            ()
            if limits.moving_range < 2 * RANGE_OF_A_DIGIT * series.digit
            else rules_at_latest(values, limits, half=2 * series.half)
        )
        jumps = tuple(rule for rule in fired if rule in ("outside", "two of three"))
        return centre, (*jumps, *drift), None, "It shows what stands at a time, so its changes are judged"
    if limits.moving_range < RANGE_OF_A_DIGIT * series.digit:
        return (
            centre,
            rules,
            None,
            "They move by little more than the last printed digit, too little for limits",
        )
    return limits.mean, rules_at_latest(values, limits, half=series.half), limits, ""


def _direction(series: Series, centre: float, rules: tuple[TrendRule, ...]) -> Literal["up", "down", ""]:
    """Which way the latest figure lies from the centre; which way it moves, where only that was seen."""
    if not rules:
        return ""
    moved = series.stock or rules == ("trend",)
    away = series.values[-1] - (series.values[-2] if moved else centre)
    return "up" if away > 0 else "down"


def shown_limits(trend: Trend, indicator: Indicator) -> tuple[float, float] | None:
    """The lower and upper limit to draw: no percentage below 0 or above 100, no count below 0. Rules use those unclipped."""
    if trend.upper is None or trend.lower is None:
        return None
    known = [value for value in indicator.values.values() if value is not None]
    lower = max(trend.lower, 0.0) if min(known, default=0.0) >= 0 else trend.lower
    return lower, min(trend.upper, 100.0) if measure_of(indicator) == "percent" else trend.upper


_LONGEST_QUOTE = 45
"""Words of a sentence that is quoted in a finding."""

Assurance = Literal["hit", "miss", "either", ""]
"""Whether a process as it is will hit its target, miss it, or now hit and now miss it; '' where nobody can tell."""


def assurance(trend: Trend | None, target: float, good: Good) -> Assurance:
    """What the limits of a process say of a target ('Making data count'): whether chance alone will carry it over."""
    if trend is None or trend.upper is None or trend.lower is None or not good:
        return ""
    worst, best = (trend.lower, trend.upper) if good == "high" else (-trend.upper, -trend.lower)
    aim = target if good == "high" else -target
    return "hit" if worst >= aim else "miss" if best < aim else "either"


def signal_findings(
    dataset: Dataset, trends: Sequence[Trend], *, misplaced: frozenset[str] = frozenset()
) -> list[Finding]:
    """The trends that are more than noise, as findings in the dataset's order; related measures that say the same make one.

    ``misplaced`` are references of indicators whose commentary is another's, and explains nothing.
    """
    rows, related = dataset.rows, dataset.related
    wholes = {share.part: share for share in dataset.shares.values()}
    signals = {trend.position: trend for trend in trends if trend.signal}
    calm = {trend.position for trend in trends if not trend.signal and trend.method == "xmr"}
    mostly_explained = 2 * sum(bool(one.commentary.strip()) for one in rows) >= len(rows)
    told: set[int] = set()
    found = []
    for position, trend in sorted(signals.items()):
        share = wholes.get(position)
        follows = share is not None and share.percent not in signals and share.whole in signals
        if position in told or (follows and share and signals[share.whole].direction == trend.direction):
            continue  # a number that only moves with what it is part of
        same = [
            at
            for at in related.get(position, ())
            if at in signals and signals[at].direction == trend.direction
        ]
        told |= {position, *same}
        chief = min((position, *same), key=lambda each: (signals[each].good is None, each))
        beside = [rows[each] for each in (chief, *related.get(chief, ()))]
        calm_share = measure_of(rows[chief]) == "count" and not calm.isdisjoint(
            dataset.beside(chief, "percent")
        )
        notes = [
            "Its percentage shows nothing unusual, so there may simply be more or fewer of those it is of."
            if calm_share
            else "",
            "The commentary says nothing about it."
            if mostly_explained and not any(one.commentary.strip() for one in beside)
            else "",
        ]
        cause = "" if rows[chief].ref in misplaced else explanation_in(rows[chief].commentary)
        others = [rows[each] for each in sorted({position, *same} - {chief})]
        found.append(_finding(rows[chief], signals[chief], others, notes, cause))
    return found


def _finding(
    indicator: Indicator, trend: Trend, others: Sequence[Indicator], notes: Sequence[str], cause: str
) -> Finding:
    series = series_of(indicator, stock=trend.stock)
    shown, when = figure(series.values[-1], sign_of(indicator)), spoken(series.periods[-1])
    values = series.charted
    half = series.half * (2 if series.stock else 1)
    sure = len(values) >= FOR_LIMITS - 1 and bool(rules_at_latest(values, limits_of(values), half=half))
    severity: Severity = "info" if trend.good else "look"
    if trend.good is False and sure and not cause and not trend.stock:
        severity = "ask"
    sentences = [
        f"{named(indicator)}: {shown} in {when}. {sentence(listed(_reasons(trend, indicator, series)))}.",
        f"The same shows in {listed(named(other) for other in others)}." if others else "",
        {True: "That is for the better.", False: "That is for the worse.", None: ""}[trend.good],
        _explained(cause),
        *notes,
        "The limits are provisional." if trend.provisional else "",
        "About 3 in 100 such signals are false alarms.",
    ]
    return of_indicator(
        indicator,
        f"signal: {listed(trend.rules)}",
        indicator.name,
        series.periods[-1],
        shown,
        also=others,
        key=identity("signal", indicator.item, indicator.ref, indicator.name, series.periods[-1], shown),
        severity=severity,
        sure="likely" if sure else "possible",
        printed=shown,
        computed=_computed(trend, indicator, series),
        explanation=" ".join(each for each in sentences if each),
        question="" if severity == "info" else _question(indicator, trend, series, cause),
        gap=abs(series.values[-1] - trend.centre) / abs(trend.centre) if trend.centre else 0.0,
        explained=bool(cause),
    )


def _explained(cause: str) -> str:
    """The sentence of the commentary that gives a cause, whole or not at all."""
    if len(cause.split()) > _LONGEST_QUOTE:
        return "The commentary gives a reason."
    return f"The commentary says: '{cause.rstrip('.')}'." if cause else ""


def _reasons(trend: Trend, indicator: Indicator, series: Series) -> list[str]:
    """What each rule saw, as parts of a sentence."""
    assert trend.centre is not None
    sign, up = sign_of(indicator), trend.direction == "up"
    words = {
        "trend": f"the last {_run(series.values)} figures each {'rise' if up else 'fall'}",
        "one side": f"the last {RUN} figures all lie {'above' if series.values[-1] > trend.centre else 'below'} the average of "
        f"{figure(trend.centre, sign, places=1)}",
    }
    limit = trend.upper if up else trend.lower
    if limit is not None:
        edge = f"the {'upper' if up else 'lower'} limit of {figure(limit, sign, places=1)}"
        words["outside"] = f"that is {'above' if up else 'below'} {edge} which the figures before it set"
        words["two of three"] = f"two of the last three figures lie near {edge} or beyond"
    if series.stock:
        change = figure(series.charted[-1], sign, signed=True)
        words["outside"] = f"it changed by {change} on the time before, more than it usually does"
        words["two of three"] = f"it changed by {change} on the time before, the second large change in three"
    told = [rule for rule in trend.rules if rule in words]
    if "outside" in told and "two of three" in told:
        told.remove("two of three")
    return [words[rule] for rule in told]


def _run(values: Sequence[float]) -> int:
    """How many of the last figures move one way without a pause."""
    rising = values[-1] > values[-2]
    steps = [(new > old) == rising and new != old for old, new in pairwise(values)]
    return 1 + next((at for at, step in enumerate(reversed(steps)) if not step), len(steps))


def _computed(trend: Trend, indicator: Indicator, series: Series) -> str:
    """The limits the latest figure is judged by, and from which figures they are."""
    assert trend.centre is not None
    sign = sign_of(indicator)
    first, last = spoken(series.periods[0]), spoken(series.periods[-2])
    shown = shown_limits(trend, indicator)
    if series.stock and len(series.charted) > 2:
        limits = limits_of(series.charted[:-1])
        low, high = (figure(edge, sign, places=1, signed=True) for edge in (limits.lower, limits.upper))
        return (
            f"usual change {low} to {high}, by the {len(series.charted) - 1} changes from {first} to {last}"
        )
    if shown is None:
        return f"median {figure(trend.centre, sign, places=1)} of {len(series.values)} figures"
    low, high = (figure(limit, sign, places=1) for limit in shown)
    called = "provisional limits" if trend.provisional else "limits"
    centre = figure(trend.centre, sign, places=1)
    return f"mean {centre}, {called} {low} to {high}, by the {len(series.values) - 1} figures from {first} to {last}"


def _question(indicator: Indicator, trend: Trend, series: Series, explained: str) -> str:
    """What to ask about the latest figure, with its usual range where that says it."""
    ask = "Do you expect it to last?" if explained else "What is behind it?"
    sign, up = sign_of(indicator), trend.direction == "up"
    shown, page = figure(series.values[-1], sign), sentence(where(indicator.page, indicator.pdf_page))
    limits = shown_limits(trend, indicator)
    if limits and "outside" in trend.rules:
        places = 0 if series.digit >= 1 else 1 if series.digit >= 0.1 else 2
        low, high = (figure(limit, sign, places=places) for limit in limits)
        return fitted(f"{page} gives {shown} for {{name}}, usually {low} to {high}. {ask}", indicator)
    if series.stock or "trend" in trend.rules:
        first = series.values[-_run(series.values)]
        way = "rose" if up else "fell"
        return fitted(
            f"{page} shows that {{name}} {way} from {figure(first, sign)} to {shown}. {ask}",
            indicator,
        )
    usual = "above" if up else "below"
    return fitted(f"{page} gives {shown} for {{name}}, {usual} average for some time. {ask}", indicator)
