"""What each indicator's series says: signal or noise.

The limits are those of all figures but the last, which is judged by them, so that a latest figure far off does not widen the
limits it is held against.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from packview.insight.polarities import Good, Polarities
from packview.insight.series import FOR_LIMITS, Series, denominators_of, series_of
from packview.insight.shares import shares_of
from packview.insight.twins import measure_of, twins_of
from packview.insight.xmr import Limits, limits_of, moves, rules_at_latest, run_chart_rules
from packview.model import Indicator, Pack, Trend, TrendRule

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
    twins = twins_of(indicators)
    shares = {share.percent: share for share in shares_of(indicators, twins)}
    return tuple(
        trend_of(
            position,
            indicator,
            good=polarity_beside_twins(position, indicators, twins, polarities),
            denominators=denominators_of(position, indicators, shares, twins),
        )
        for position, indicator in enumerate(indicators)
    )


def polarity_beside_twins(
    position: int,
    indicators: Sequence[Indicator],
    twins: Mapping[int, tuple[int, ...]],
    polarities: Polarities,
) -> Good:
    """Which way is good; open for a number whose percentage or rate stands beside it, because that says it better."""
    indicator = indicators[position]
    better = any(measure_of(indicators[other]) in ("percent", "rate") for other in twins.get(position, ()))
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
