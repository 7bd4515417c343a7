"""Signal or noise: the XmR chart (individuals and moving range) and the run chart of each indicator's figures.

Limits and rules are those of NHS England's 'Making data count': mean plus and minus 2.66 times the mean moving range, where
moving ranges above 3.267 times their mean are left out once. 2.66 is 3 / 1.128 and 1.773 is two thirds of it: 1.128 and 3.267
are the constants d2 and D4 of ranges of two (Shewhart; Wheeler, 'Understanding Variation'). The limits are those of all figures
but the last, which is judged by them, so a latest figure far off does not widen its own limits.

Not every series is chartable. An XmR chart takes each figure for one fresh measurement of one thing. Sums that grow through the
year, windows of twelve months that share eleven, and percentages of a handful of cases are none: every rule raises false alarms
on them. Such a series is refused, with the reason.

A signal is what chance alone seldom does. A number, its percentage and its rate that show the same make one finding.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from packview.insight.finding import identity, named, sign_of
from packview.insight.indicators import (
    Good,
    Polarities,
    Share,
    halves_of,
    measure_of,
    related_measures,
    shares_of,
    unit_of,
)
from packview.model import Finding, Indicator, Pack, Severity, Trend, TrendRule
from packview.wording.numbers import figure
from packview.wording.periods import in_order, index_of, length_of, spoken, year_of
from packview.wording.words import listed

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
    periods = in_order(indicator.values)
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
    related: Mapping[int, tuple[int, ...]],
) -> tuple[float, ...]:
    """What an indicator's percentages are of: its whole where that is printed, or what its related number makes it."""
    indicator = indicators[position]
    if measure_of(indicator) != "percent":
        return ()
    if position in shares:
        whole = indicators[shares[position].whole]
        return tuple(value for value in whole.values.values() if value is not None)
    for other in related.get(position, ()):
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
    if not indicator.reliable:
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


FALSE_ALARMS = (
    "Where nothing has changed, these rules still cry wolf about 3 times in 100 at the latest of 13 figures (about 1.5 in 100 where "
    "the latest figure counts towards its own limits). Among 60 indicators, expect one or two that mean nothing."
)
"""How often the rules are wrong; measured by ``benchmarks/bench_insight.py``."""
FEW_POINTS = (
    "Thirteen figures show a jump of about three times the usual month-to-month spread; they cannot show the seasons, a slow drift, or "
    "whether a change will last. No signal does not mean that nothing has changed."
)
"""What a year of months cannot show."""


RANGE_OF_A_DIGIT = 1.128
"""Mean moving range, in last printed digits, below which figures are too coarse for limits: their spread is less than a digit
(Wheeler's 'chunky data'; 1.128 is d2)."""


def trends_of(pack: Pack, polarities: Polarities) -> tuple[Trend, ...]:
    """What the series of each indicator says, one for each in the pack's order."""
    indicators = pack.indicators
    related = related_measures(indicators)
    shares = {share.percent: share for share in shares_of(indicators, related)}
    return tuple(
        trend_of(
            position,
            indicator,
            good=polarity_beside_related(position, indicators, related, polarities),
            denominators=denominators_of(position, indicators, shares, related),
        )
        for position, indicator in enumerate(indicators)
    )


def polarity_beside_related(
    position: int,
    indicators: Sequence[Indicator],
    related: Mapping[int, tuple[int, ...]],
    polarities: Polarities,
) -> Good:
    """Which way is good; open for a number whose percentage or rate stands beside it, because that says it better."""
    indicator = indicators[position]
    better = any(measure_of(indicators[other]) in ("percent", "rate") for other in related.get(position, ()))
    if measure_of(indicator) == "count" and better and not indicator.polarity:
        return ""
    return polarities.of(indicator)


def trend_of(
    position: int, indicator: Indicator, *, good: Good = "", denominators: Sequence[float] = ()
) -> Trend:
    """What one indicator's series says.

    Args:
        position: of the indicator in the pack's list.
        indicator: with its figures.
        good: which way is good, '' where that is open.
        denominators: what its percentages are of, where that is known.
    """
    series = series_of(indicator, denominators=denominators)
    if series.refused:
        return Trend(position=position, ref=indicator.ref, method="none", reason=series.refused)
    if len(series.values) < FOR_LIMITS:
        reason = f"There are {len(series.values)} figures; limits need {FOR_LIMITS}"
        return _run_chart(position, indicator, series, good, reason=reason)
    limits = limits_of(series.values[:-1])
    if limits.moving_range < RANGE_OF_A_DIGIT * series.digit:
        reason = "They move by little more than the last printed digit, too little to draw limits by"
        return _run_chart(position, indicator, series, good, reason=reason)
    rules = rules_at_latest(series.values, limits, half=series.half)
    direction = _direction(series.values, limits.mean, rules)
    return Trend(
        position=position,
        ref=indicator.ref,
        method="xmr",
        centre=limits.mean,
        upper=limits.upper,
        lower=limits.lower,
        rules=rules,
        direction=direction,
        good=_is_good(direction, good),
    )


def shown_limits(trend: Trend, indicator: Indicator) -> tuple[float, float] | None:
    """The lower and upper limit to draw: no percentage below 0 or above 100, no count below 0. Rules use those unclipped."""
    if trend.upper is None or trend.lower is None:
        return None
    least = (
        0.0
        if min((value for value in indicator.values.values() if value is not None), default=0.0) >= 0
        else None
    )
    most = 100.0 if measure_of(indicator) == "percent" else None
    lower = trend.lower if least is None else max(trend.lower, least)
    return lower, trend.upper if most is None else min(trend.upper, most)


def limits_with_latest(series: Series) -> Limits:
    """The limits where the latest figure counts towards them, which makes for fewer false alarms and misses more."""
    return limits_of(series.values)


def _run_chart(position: int, indicator: Indicator, series: Series, good: Good, *, reason: str) -> Trend:
    centre, rules = run_chart_rules(series.values)
    direction = _direction(series.values, centre, rules)
    return Trend(
        position=position,
        ref=indicator.ref,
        method="run chart",
        centre=centre,
        rules=rules,
        direction=direction,
        good=_is_good(direction, good),
        reason=reason,
    )


def _direction(
    values: Sequence[float], centre: float, rules: tuple[TrendRule, ...]
) -> Literal["up", "down", ""]:
    """Which way the latest figure lies from the centre; which way it moves, where only a trend was seen."""
    if not rules:
        return ""
    away = moves(values) if rules == ("trend",) else values[-1] - centre
    return "up" if away > 0 else "down"


def _is_good(direction: str, good: Good) -> bool | None:
    if not direction or not good:
        return None
    return (direction == "up") == (good == "high")


CAUTION = "On figures that only chance moves these rules fire about 3 times in 100."


def signal_findings(pack: Pack, trends: Sequence[Trend]) -> list[Finding]:
    """The trends that are more than noise, as findings in the pack's order; related measures that say the same make one."""
    indicators = pack.indicators
    related = related_measures(indicators)
    wholes = {share.part: share for share in shares_of(indicators, related)}
    by_position = {trend.position: trend for trend in trends if trend.signal}
    told: set[int] = set()
    found = []
    for position, trend in sorted(by_position.items()):
        if position in told or _moves_with_whole(position, by_position, wholes):
            continue
        same = [
            other
            for other in related.get(position, ())
            if other in by_position and by_position[other].direction == trend.direction
        ]
        told |= {position, *same}
        chief = min((position, *same), key=lambda each: (by_position[each].good is None, each))
        others = [indicators[each] for each in sorted({position, *same} - {chief})]
        found.append(
            _finding(
                indicators[chief], by_position[chief], others, _calm_share(chief, indicators, trends, related)
            )
        )
    return found


def _moves_with_whole(position: int, signals: Mapping[int, Trend], wholes: Mapping[int, Share]) -> bool:
    """Whether a number shows a signal only because what it is part of shows the same, and its percentage none."""
    share = wholes.get(position)
    if share is None or share.percent in signals or share.whole not in signals:
        return False
    return signals[share.whole].direction == signals[position].direction


def _calm_share(
    position: int,
    indicators: Sequence[Indicator],
    trends: Sequence[Trend],
    related: Mapping[int, tuple[int, ...]],
) -> bool:
    """Whether a number's percentage was judged and shows nothing unusual."""
    calm = {trend.position for trend in trends if not trend.signal and trend.method == "xmr"}
    return measure_of(indicators[position]) == "count" and any(
        other in calm and measure_of(indicators[other]) == "percent" for other in related.get(position, ())
    )


def _finding(indicator: Indicator, trend: Trend, others: Sequence[Indicator], calm_share: bool) -> Finding:
    series = series_of(indicator)
    sign, latest = sign_of(indicator), series.values[-1]
    shown, when = figure(latest, sign), spoken(series.periods[-1])
    sure = trend.method == "xmr" and bool(
        rules_at_latest(series.values, limits_with_latest(series), half=series.half)
    )
    severity: Severity = "info" if trend.good else "look"
    if trend.good is False and sure:
        severity = "ask"
    sentences = [
        f"{named(indicator)}: {shown} in {when}. {listed(_reasons(trend, indicator, series)).capitalize()}."
    ]
    if others:
        sentences.append(f"The same shows in {listed(named(other) for other in others)}.")
    if calm_share:
        sentences.append(
            "Its percentage shows nothing unusual, so there may simply be more or fewer of those it is of."
        )
    sentences.append({True: "That is for the better.", False: "That is for the worse.", None: ""}[trend.good])
    sentences.append(CAUTION)
    return Finding(
        key=identity("signal", indicator.item, indicator.ref, indicator.name, series.periods[-1], shown),
        rule=f"signal: {listed(trend.rules)}",
        severity=severity,
        sure="likely" if sure else "possible",
        item=indicator.item,
        page=indicator.page,
        pdf_page=indicator.pdf_page,
        refs=(indicator.ref, *(other.ref for other in others)),
        printed=shown,
        computed=_computed(trend, indicator, series),
        explanation=" ".join(sentence for sentence in sentences if sentence),
        question="" if severity == "info" else _question(indicator, trend, series),
    )


def _reasons(trend: Trend, indicator: Indicator, series: Series) -> list[str]:
    """What each rule saw, as parts of a sentence."""
    assert trend.centre is not None
    sign, up = sign_of(indicator), trend.direction == "up"
    centre = figure(trend.centre, sign, places=1)
    limit = trend.upper if up else trend.lower
    words = {
        "trend": f"the last {RUN} figures each {'rise' if series.values[-1] > series.values[-2] else 'fall'}",
        "one side": f"the last {RUN} figures all lie {'above' if series.values[-1] > trend.centre else 'below'} the mean of {centre}",
    }
    if limit is not None:
        edge = f"the {'upper' if up else 'lower'} limit of {figure(limit, sign, places=1)}"
        words["outside"] = f"that is {'above' if up else 'below'} {edge} which the figures before it set"
        words["two of three"] = f"two of the last three figures lie near {edge} or beyond"
    told = [rule for rule in trend.rules if rule in words]
    if "outside" in told and "two of three" in told:
        told.remove("two of three")
    return [words[rule] for rule in told]


def _computed(trend: Trend, indicator: Indicator, series: Series) -> str:
    assert trend.centre is not None
    sign = sign_of(indicator)
    centre = figure(trend.centre, sign, places=1)
    limits = shown_limits(trend, indicator)
    if limits is None:
        return f"median {centre} of {len(series.values)} figures"
    low, high = (figure(limit, sign, places=1) for limit in limits)
    first, last = spoken(series.periods[0]), spoken(series.periods[-2])
    return f"mean {centre}, limits {low} to {high}, by the {len(series.values) - 1} figures from {first} to {last}"


def _question(indicator: Indicator, trend: Trend, series: Series) -> str:
    sign = sign_of(indicator)
    shown, when = figure(series.values[-1], sign), spoken(series.periods[-1])
    limits = shown_limits(trend, indicator)
    if limits and "outside" in trend.rules:
        places = 0 if series.digit >= 1 else 1 if series.digit >= 0.1 else 2
        low, high = (figure(limit, sign, places=places) for limit in limits)
        usual = f", where the months before it would let one expect between {low} and {high}"
    elif "trend" in trend.rules:
        usual = f", the last of {RUN} figures that each {'rise' if trend.direction == 'up' else 'fall'}"
    else:
        usual = (
            f", and has been {'above' if trend.direction == 'up' else 'below'} its usual level for some time"
        )
    ask = "what is being done about it" if trend.good is False else "whether you expect it to last"
    return f"{named(indicator)} stood at {shown} in {when}{usual}. Could you tell us what lies behind that, and {ask}?"
