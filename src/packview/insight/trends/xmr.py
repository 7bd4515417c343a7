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

Where each figure follows the one before less closely than a stock's, limits are too narrow by the square root of 1 - r (Maragah and
Woodall 1992), with r the correlation of the figures before the latest, and are widened by it. At r = 0.5 the rules then fire 5 times in
100 instead of 8; of jumps by three standard deviations they find 45 in 100 instead of 53, of jumps by four 83 instead of 87.

A definition that the commentary says was changed breaks the chart: it begins again from there, or is refused where nobody says
from when.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import fmean, median
from typing import Literal, NamedTuple

from packview.insight.finding import fitted, identity, named, of_indicator, sign_of
from packview.insight.indicators import (
    Dataset,
    Good,
    Polarities,
    figures_of,
    halves_of,
    measure_of,
    periods_of,
)
from packview.insight.prose.lexicon import patterns
from packview.model import Finding, Indicator, Severity, Trend, TrendRule
from packview.wording.numbers import figure, places_of
from packview.wording.periods import index_of, length_of, periods_in, spoken, year_of
from packview.wording.words import capital, counted, listed

LEAST, FOR_LIMITS, SETTLED = 5, 10, 15
"""Figures below which nothing is said, from which on there are limits, and below which those are provisional."""
SMALL_WHOLE, SMALL_COUNT = 20, 5
"""Cases below which a percentage of them is refused, by the median, and a count of them in a period, by the mean."""
_MOST_GAPS = 0.2
_FOLLOWS, _MOST_FOLLOWS = 0.1, 0.6
"""The same correlation from which on it widens the limits of what is no stock, and the most it is taken for."""
_SAID = patterns("series")
_DRIFTS, _DRIFTS_THOUGH_FRESH = 0.2, 0.5
"""Correlation of each figure with the next from which a number is taken for a stock: one without a word of either, and any series."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a commentary, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"(?<=[.;!?])\s+(?=\S)|\n+", text) if part.strip()]


def explanation_in(commentary: str) -> str:
    """The first sentence of a commentary that gives a cause, as printed; '' where none does."""
    return next((one for one in sentences_of(commentary) if _SAID["explained"].search(one)), "")


class Series:
    """The figures of an indicator in order of time, ready for a chart; ``denominators`` are what its percentages are of.

    ``half`` is half the last printed digit of the latest (0 where it is not rounded), ``digit`` the size of the last digit that any of
    them shows (0.1 for 14.5); of a ``stock`` the changes are ``charted``; ``refused`` says why nothing can be said of them, '' where it can.
    """

    def __init__(self, indicator: Indicator, *, denominators: Sequence[float] = (), stock: bool | None = None) -> None:  # fmt: skip
        figures = figures_of(indicator)
        said, since = redefined(indicator.commentary, list(figures))
        self.half = halves_of(indicator)[next(reversed(figures))] if figures else 0.0
        figures = {period: value for period, value in figures.items() if period >= since}
        self.periods, self.values = list(figures), list(figures.values())
        self.digit = 10.0 ** -max(map(places_of, self.values), default=0)
        self.stock = is_stock(indicator) if stock is None else stock
        changes = [new - old for old, new in pairwise(self.values)]
        self.charted = changes if self.stock else self.values
        unclear = "The commentary says that the definition has changed, and not from when"
        self.refused = (
            unclear
            if said and not since
            else next(_refusals(indicator, self.periods, self.values, denominators), "")
        )


def stands_at_a_time(indicator: Indicator) -> bool:
    """Whether an indicator is named a stock: 'at the end of the period', 'current'."""
    return _SAID["stock"].search(indicator.name) is not None


def is_stock(indicator: Indicator) -> bool:
    """Whether an indicator says what stands at a time, by its name or by how closely each figure follows the one before."""
    values = figures_of(indicator).values()
    counted = measure_of(indicator) in ("count", "money") and not _SAID["flow"].search(indicator.name)
    follows = following(list(values)) >= (_DRIFTS if counted else _DRIFTS_THOUGH_FRESH)
    return stands_at_a_time(indicator) or follows


def following(values: Sequence[float]) -> float:
    """How closely each figure follows the one before, -1 to 1: the correlation at a lag of one."""
    mean = fmean(values) if values else 0.0
    off = [value - mean for value in values]
    spread = sum(each * each for each in off)
    return sum(one * two for one, two in pairwise(off)) / spread if spread else 0.0


def redefined(commentary: str, known: Sequence[str]) -> tuple[str, str]:
    """The sentence of a commentary that says the definition has changed, and from which of the known periods on; '' for either not said."""
    said = next((one for one in sentences_of(commentary) if _SAID["redefined"].search(one)), "")
    since = [period for period, _, _ in periods_in(said) if period in known]
    return said, since[-1] if since else ""


def is_sum(indicator: Indicator) -> bool:
    """Whether an indicator is a sum of the year so far, or of the twelve months to each, by its name or by never falling in a year."""
    figures = figures_of(indicator)
    named_so = _SAID["running"].search(indicator.name) or _SAID["rolling"].search(indicator.name)
    return bool(named_so) or is_running_total(list(figures), list(figures.values()))


def is_running_total(periods: Sequence[str], values: Sequence[float], *, shown: bool = True) -> bool:
    """Whether figures never fall within a financial year, as sums since April do; one year alone is not enough if ``shown``."""
    if len(values) < 6 or length_of(periods[0]) not in ("month", "quarter"):
        return False
    steps = list(zip(pairwise(map(year_of, periods)), pairwise(values), strict=True))
    within = [new - old for (early, late), (old, new) in steps if early == late]
    anew = [new < old for (early, late), (old, new) in steps if early != late]
    grows = within and min(within) >= 0 and sum(step > 0 for step in within) >= 0.7 * len(within)
    return bool(grows) and all(anew) and (bool(anew) or not shown)


def _refusals(indicator: Indicator, known: Sequence[str], values: Sequence[float], denominators: Sequence[float]) -> Iterator[str]:  # fmt: skip
    """Why nothing can be said of a series, the first reason first."""
    if len(values) < LEAST:
        yield f"{counted(len(values), 'figure') if values else 'No figures'}; fewer than {LEAST} say nothing about a trend"
        return
    places = index_of(known[-1]) - index_of(known[0]) + 1
    missing = places - len(known)
    measure, mean = measure_of(indicator), fmean(values)
    whole = median(denominators) if denominators else SMALL_WHOLE
    points = figure(100 / max(1, round(whole)), places=0)
    extreme = sum(value in (0, 100) for value in values) >= 0.3 * len(values)
    running = _SAID["running"].search(indicator.name) or is_running_total(known, values, shown=False)
    reasons = {
        "It is not certain that these figures were read as printed; see the page": not indicator.reliable,
        "There is no figure for the latest period": known[-1] != periods_of(indicator)[-1],
        f"{missing} of {places} periods have no figure": missing > _MOST_GAPS * places,
        "These are, or may be, totals of the year so far, which grow whatever happens": running,
        "Each figure covers a longer time that it shares with the one before, so that they move together by themselves": _SAID["rolling"].search(indicator.name),
        f"There are so few cases, {figure(mean, places=1)} on average, that chance alone moves them a great deal": measure == "count" and mean < SMALL_COUNT and min(values) >= 0,
        f"Each percentage is of about {max(1, round(whole))} cases, and one case more or less moves it by {points} points": whole < SMALL_WHOLE,
        "So many of the percentages are 0 or 100 that they must be of very few cases": measure == "percent" and not denominators and extreme,
        "The figures hardly change, so that there is no telling what is usual": sum(later != earlier for earlier, later in pairwise(values)) < 3,
    }  # fmt: skip
    yield from (reason for reason, so in reasons.items() if so)


TO_LIMITS, TO_NEAR_LIMITS, SCREEN = 2.66, 1.773, 3.267
RUN = 7
"""Points of a trend, which are six moves one way, and points on one side of the mean."""
RUN_OF_STOCK = 11
"""The same of a stock, which moves six times one way once in 32 times by chance."""
RANGE_OF_A_DIGIT = 1.128
"""Mean moving range, in last printed digits, below which figures are too coarse for limits: their spread is less than a digit
(Wheeler's 'chunky data'; 1.128 is d2)."""
FALSE_ALARMS = "About 3 in 100 are false alarms. Among 60 indicators, expect one or two that mean nothing."
"""How often the rules are wrong; measured by ``benchmarks/bench_insight.py``."""
FEW_POINTS = (
    f"Limits from fewer than {SETTLED} figures are provisional. Thirteen figures show a jump of about three times the usual "
    "month-to-month spread. They cannot show the seasons, a slow drift, or whether a change will last."
)
"""What a year of months cannot show."""


class Limits(NamedTuple):
    """What a series does when nothing but chance moves it: its mean, and the mean distance from each figure to the next, screened."""

    mean: float
    moving_range: float

    @property
    def upper(self) -> float:
        return self.mean + TO_LIMITS * self.moving_range

    @property
    def lower(self) -> float:
        return self.mean - TO_LIMITS * self.moving_range


def limits_of(values: Sequence[float], *, screened: bool = True) -> Limits:
    """Mean and mean moving range of two figures or more in order of time; ``screened`` leaves out, once, ranges above 3.267 times the mean."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    most = SCREEN * fmean(ranges)
    return Limits(fmean(values), fmean([each for each in ranges if each <= most or not screened]))


def rules_at_latest(values: Sequence[float], limits: Limits, *, half: float = 0.0) -> tuple[TrendRule, ...]:
    """The rules that fire at the last figure of a series; ``half`` the last printed digit may be rounding."""
    off = [value - limits.mean for value in values]
    near, run = TO_NEAR_LIMITS * limits.moving_range, off[-RUN:]
    beyond = [[side * each - half > near for each in off[-3:]] for side in (1, -1)]
    outside, one_side = abs(off[-1]) - half > TO_LIMITS * limits.moving_range, min(run) > 0 or max(run) < 0
    two = len(off) > 2 and any(side[-1] and sum(side) > 1 for side in beyond)
    fired: dict[TrendRule, bool] = {"outside": outside, "trend": run_of(values) >= RUN}
    fired |= {"one side": len(run) == RUN and one_side, "two of three": two}
    return tuple(rule for rule, so in fired.items() if so)


def run_of(values: Sequence[float]) -> int:
    """How many of the last figures all rise, or all fall, without a pause."""
    steps = [(new > old) - (new < old) for old, new in pairwise(values)][::-1]
    return 1 + len(list(takewhile(lambda step: step == steps[0] != 0, steps)))


def trends_of(dataset: Dataset, polarities: Polarities) -> tuple[Trend, ...]:
    """What the series of each indicator says, one for each in the dataset's order."""
    stocks, found = [is_stock(one) for one in dataset.rows], list[Trend]()
    for at, one in enumerate(dataset.rows):
        # A rate is a stock where its number is.
        beside = dataset.related.get(at, ()) if measure_of(one) == "rate" else ()
        stock = any(stocks[other] for other in (at, *beside))
        good, cases = dataset.good(at, polarities), dataset.denominators(at)
        found.append(trend_of(at, one, good=good, denominators=cases, stock=stock))
    return tuple(found)


def trend_of(position: int, indicator: Indicator, *, good: Good = "", denominators: Sequence[float] = (), stock: bool | None = None) -> Trend:  # fmt: skip
    """What one indicator's series says; ``position`` is its place in the dataset, the rest as far as it is known."""
    series = Series(indicator, denominators=denominators, stock=stock)
    if series.refused:
        return Trend(position=position, ref=indicator.ref, method="none", reason=series.refused)
    limits, rules, reason = _judged(series)
    centre = limits.mean if limits else median(series.values)
    # Which way the latest figure lies from the centre; which way it moves, where only that was seen.
    moved = series.stock or rules == ("trend",)
    up = series.values[-1] > (series.values[-2] if moved else centre)
    return Trend(
        position=position, ref=indicator.ref, method="xmr" if limits else "run chart", centre=centre,
        upper=limits.upper if limits else None, lower=limits.lower if limits else None, rules=rules,
        direction="" if not rules else "up" if up else "down", good=up == (good == "high") if rules and good else None,
        provisional=limits is not None and len(series.values) < SETTLED, stock=series.stock, reason=reason
    )  # fmt: skip


def _judged(series: Series) -> tuple[Limits | None, tuple[TrendRule, ...], str]:
    """The limits to draw, the rules that fire, and why there are no limits."""
    values, few = series.charted, len(series.values) < FOR_LIMITS
    run = RUN_OF_STOCK if series.stock and not few else RUN
    trend: tuple[TrendRule, ...] = ("trend",) if run_of(series.values) >= run else ()
    if few:
        return None, trend, f"There are {len(series.values)} figures; limits need {FOR_LIMITS}"
    limits, blur = limits_of(values[:-1]), 2 if series.stock else 1
    follows = 0.0 if series.stock else following(values[:-1])
    if follows >= _FOLLOWS:  # few figures show it too low (Kendall 1954)
        follows = min(_MOST_FOLLOWS, follows + (1 + 3 * follows) / (len(values) - 1))
        limits = limits._replace(moving_range=limits.moving_range / (1 - follows) ** 0.5)
    coarse = limits.moving_range < blur * RANGE_OF_A_DIGIT * series.digit
    fired = () if coarse else rules_at_latest(values, limits, half=blur * series.half)
    if series.stock:
        jumps = tuple(rule for rule in fired if rule in ("outside", "two of three"))
        return None, (*jumps, *trend), "It shows what stands at a time, so its changes are judged"
    if coarse:
        return None, trend, "They move by little more than the last printed digit, too little for limits"
    return limits, fired, ""


def shown_limits(trend: Trend, indicator: Indicator) -> tuple[float, float] | None:
    """The lower and upper limit to draw: no percentage below 0 or above 100, no count below 0. Rules use those unclipped."""
    if trend.upper is None or trend.lower is None:
        return None
    lowest = min(figures_of(indicator).values(), default=0.0)
    lower = max(trend.lower, 0.0) if lowest >= 0 else trend.lower
    return lower, min(trend.upper, 100.0) if measure_of(indicator) == "percent" else trend.upper


def signal_points(trend: Trend, indicator: Indicator) -> frozenset[int]:
    """The positions among the indicator's figures of those that make its signal: the latest, and before it those that the rules count."""
    figures, periods = figures_of(indicator), list(indicator.values)
    values, run = list(figures.values()), 0
    centre, upper = trend.centre or 0.0, trend.upper if trend.upper is not None else float("inf")
    near = (upper - centre) * TO_NEAR_LIMITS / TO_LIMITS
    for rule in trend.rules:
        lasting = {"outside": 1, "trend": run_of(values), "one side": RUN, "two of three": 3}[rule]
        run = max(run, lasting)
    latest = list(zip(figures, values, strict=True))[-run:] if run else []
    if run == 3 and not trend.stock:  # two of three
        latest = [(period, value) for period, value in latest if abs(value - centre) > near]
    return frozenset(periods.index(period) for period, _ in latest)


Assurance = Literal["hit", "miss", "either", ""]
"""Whether a process as it is will hit its target, miss it, or now hit and now miss it; '' where nobody can tell."""


def assurance(trend: Trend | None, target: float, good: Good) -> Assurance:
    """What the limits of a process say of a target ('Making data count'): whether chance alone will carry it over."""
    if trend is None or trend.upper is None or trend.lower is None or not good:
        return ""
    worst, best = (trend.lower, trend.upper) if good == "high" else (-trend.upper, -trend.lower)
    aim = target if good == "high" else -target
    return "hit" if worst >= aim else "miss" if best < aim else "either"


def signal_findings(dataset: Dataset, trends: Sequence[Trend], *, misplaced: frozenset[str] = frozenset()) -> list[Finding]:  # fmt: skip
    """The trends that are more than noise, as findings in the dataset's order; related measures that say the same make one.

    ``misplaced`` are references of indicators whose commentary is another's, and explains nothing.
    """
    rows, related = dataset.rows, dataset.related
    wholes = {share.part: share for share in dataset.shares.values()}
    signals = {trend.position: trend for trend in trends if trend.signal}
    told: set[int] = set()
    found = []
    for position, trend in sorted(signals.items()):
        share = wholes.get(position)
        whole = signals.get(share.whole) if share and share.percent not in signals else None
        if position in told or (whole and whole.direction == trend.direction):
            continue  # a number that only moves with what it is part of
        others = [at for at in related.get(position, ()) if at in signals]
        same = [position, *(at for at in others if signals[at].direction == trend.direction)]
        told |= {*same}
        chief = min(same, key=lambda each: (signals[each].good is None, each))
        one, also = rows[chief], [rows[each] for each in sorted(same) if each != chief]
        cause = "" if one.ref in misplaced else explanation_in(one.commentary)
        found.append(_finding(one, signals[chief], also, cause))
    return found


_LONGEST_QUOTE = 45
"""Words of a sentence that is quoted in a finding."""


def _finding(indicator: Indicator, trend: Trend, others: Sequence[Indicator], cause: str) -> Finding:
    series = Series(indicator, stock=trend.stock)
    shown, when = figure(series.values[-1], sign_of(indicator)), spoken(series.periods[-1])
    values, half = series.charted, series.half * (2 if series.stock else 1)
    sure = len(values) >= FOR_LIMITS - 1 and bool(rules_at_latest(values, limits_of(values), half=half))
    severity: Severity = "info" if trend.good else "look"
    if trend.good is False and sure and not cause and not trend.stock:
        severity = "ask"
    reasons, computed, says = _words(trend, indicator, series)
    quoted = f"The commentary says: '{cause.rstrip('.')}'." if cause else ""
    sentences = [
        f"{named(indicator)}: {shown} in {when}. {capital(listed(reasons))}.",
        f"The same shows in {listed(named(other) for other in others)}." if others else "",
        {True: "That is for the better.", False: "That is for the worse.", None: ""}[trend.good],
        quoted if len(cause.split()) <= _LONGEST_QUOTE else "The commentary gives a reason.",
        "The limits are provisional." if trend.provisional else "",
        "About 3 in 100 such signals are false alarms.",
    ]
    question = f"{{page}} {says}. {'Do you expect it to last?' if cause else 'What is behind it?'}"
    return of_indicator(
        indicator, f"signal: {listed(trend.rules)}", also=others, severity=severity, sure="likely" if sure else "possible",
        key=identity("signal", indicator.item, indicator.ref, indicator.name, series.periods[-1], shown), printed=shown,
        computed=computed, explanation=" ".join(each for each in sentences if each),
        question="" if severity == "info" else fitted(question, indicator),
        gap=abs(series.values[-1] - trend.centre) / abs(trend.centre) if trend.centre else 0.0, explained=bool(cause)
    )  # fmt: skip


def _words(trend: Trend, indicator: Indicator, series: Series) -> tuple[list[str], str, str]:
    """What each rule saw, the limits the latest figure is judged by and from which figures they are, and what to say of it aloud."""
    assert trend.centre is not None
    sign, up, rules = sign_of(indicator), trend.direction == "up", trend.rules
    centre, latest = figure(trend.centre, sign, places=1), figure(series.values[-1], sign)
    span = f"from {spoken(series.periods[0])} to {spoken(series.periods[-2])}"
    side, run = "above" if series.values[-1] > trend.centre else "below", run_of(series.values)
    first = figure(series.values[-run], sign)
    moved = f"shows that {{name}} {'rose' if up else 'fell'} from {first} to {latest}"
    says = moved if series.stock or "trend" in rules else ""
    says = says or f"gives {latest} for {{name}}, {'above' if up else 'below'} average for some time"
    computed = f"median {centre} of {len(series.values)} figures"
    reasons = {
        "trend": f"the last {run} figures each {'rise' if up else 'fall'}",
        "one side": f"the last {RUN} figures all lie {side} the average of {centre}",
    }
    limits = shown_limits(trend, indicator)
    if limits and trend.upper is not None and trend.lower is not None:
        low, high = (figure(limit, sign, places=1) for limit in limits)
        called = "provisional limits" if trend.provisional else "limits"
        computed = f"mean {centre}, {called} {low} to {high}, by the {len(series.values) - 1} figures {span}"
        edge = f"the {'upper' if up else 'lower'} limit of {figure(trend.upper if up else trend.lower, sign, places=1)}"
        reasons["outside"] = f"that is {'above' if up else 'below'} {edge} which the figures before it set"
        reasons["two of three"] = f"two of the last three figures lie near {edge} or beyond"
        if "outside" in rules:
            places = 0 if series.digit >= 1 else 1 if series.digit >= 0.1 else 2
            low, high = (figure(limit, sign, places=places) for limit in limits)
            says = f"gives {latest} for {{name}}, usually {low} to {high}"
    elif series.stock and len(series.charted) > 2:
        usual, change = limits_of(series.charted[:-1]), figure(series.charted[-1], sign, signed=True)
        low, high = (figure(edge, sign, places=1, signed=True) for edge in (usual.lower, usual.upper))
        computed = f"usual change {low} to {high}, by the {len(series.charted) - 1} changes {span}"
        changed = f"it changed by {change} on the time before"
        reasons["outside"] = f"{changed}, more than it usually does"
        reasons["two of three"] = f"{changed}, the second large change in three"
    told = [rule for rule in rules if rule in reasons and not (rule == "two of three" and "outside" in rules)]
    return [reasons[rule] for rule in told], computed, says
