"""Signals: what a series does that chance alone seldom does, told once for a number and its percentage and rate."""

from collections.abc import Mapping, Sequence

from packview.insight.keys import finding_key
from packview.insight.periods import spoken
from packview.insight.series import Series, series_of
from packview.insight.shares import Share, shares_of
from packview.insight.telling import figure, listed, named, sign_of
from packview.insight.trends import limits_with_latest, shown_limits
from packview.insight.twins import measure_of, twins_of
from packview.insight.xmr import RUN, rules_at_latest
from packview.model import Finding, Indicator, Pack, Severity, Trend

CAUTION = "On figures that only chance moves these rules fire about 3 times in 100."


def signal_findings(pack: Pack, trends: Sequence[Trend]) -> list[Finding]:
    """The trends that are more than noise, as findings in the pack's order; twins that say the same are told together."""
    indicators = pack.indicators
    twins = twins_of(indicators)
    wholes = {share.part: share for share in shares_of(indicators, twins)}
    by_position = {trend.position: trend for trend in trends if trend.signal}
    told: set[int] = set()
    found = []
    for position, trend in sorted(by_position.items()):
        if position in told or _moves_with_whole(position, by_position, wholes):
            continue
        same = [
            other
            for other in twins.get(position, ())
            if other in by_position and by_position[other].direction == trend.direction
        ]
        told |= {position, *same}
        chief = min((position, *same), key=lambda each: (by_position[each].good is None, each))
        others = [indicators[each] for each in sorted({position, *same} - {chief})]
        found.append(
            _finding(
                indicators[chief], by_position[chief], others, _calm_share(chief, indicators, trends, twins)
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
    twins: Mapping[int, tuple[int, ...]],
) -> bool:
    """Whether a number's percentage was judged and shows nothing unusual."""
    calm = {trend.position for trend in trends if not trend.signal and trend.method == "xmr"}
    return measure_of(indicators[position]) == "count" and any(
        other in calm and measure_of(indicators[other]) == "percent" for other in twins.get(position, ())
    )


def _finding(indicator: Indicator, trend: Trend, others: Sequence[Indicator], calm_share: bool) -> Finding:
    series = series_of(indicator)
    sign, latest = sign_of(indicator), series.values[-1]
    shown, when = figure(latest, sign=sign), spoken(series.periods[-1])
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
        key=finding_key(
            "signal", "signal", indicator.item, indicator.ref, indicator.name, series.periods[-1], shown
        ),
        kind="signal",
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
    centre = figure(trend.centre, sign=sign, places=1)
    limit = trend.upper if up else trend.lower
    words = {
        "trend": f"the last {RUN} figures each {'rise' if series.values[-1] > series.values[-2] else 'fall'}",
        "one side": f"the last {RUN} figures all lie {'above' if series.values[-1] > trend.centre else 'below'} the mean of {centre}",
    }
    if limit is not None:
        edge = f"the {'upper' if up else 'lower'} limit of {figure(limit, sign=sign, places=1)}"
        words["outside"] = f"that is {'above' if up else 'below'} {edge} which the figures before it set"
        words["two of three"] = f"two of the last three figures lie near {edge} or beyond"
    told = [rule for rule in trend.rules if rule in words]
    if "outside" in told and "two of three" in told:
        told.remove("two of three")
    return [words[rule] for rule in told]


def _computed(trend: Trend, indicator: Indicator, series: Series) -> str:
    assert trend.centre is not None
    sign = sign_of(indicator)
    centre = figure(trend.centre, sign=sign, places=1)
    limits = shown_limits(trend, indicator)
    if limits is None:
        return f"median {centre} of {len(series.values)} figures"
    low, high = (figure(limit, sign=sign, places=1) for limit in limits)
    first, last = spoken(series.periods[0]), spoken(series.periods[-2])
    return f"mean {centre}, limits {low} to {high}, by the {len(series.values) - 1} figures from {first} to {last}"


def _question(indicator: Indicator, trend: Trend, series: Series) -> str:
    sign = sign_of(indicator)
    shown, when = figure(series.values[-1], sign=sign), spoken(series.periods[-1])
    limits = shown_limits(trend, indicator)
    if limits and "outside" in trend.rules:
        places = 0 if series.digit >= 1 else 1 if series.digit >= 0.1 else 2
        low, high = (figure(limit, sign=sign, places=places) for limit in limits)
        usual = f", where the months before it would let one expect between {low} and {high}"
    elif "trend" in trend.rules:
        usual = f", the last of {RUN} figures that each {'rise' if trend.direction == 'up' else 'fall'}"
    else:
        usual = (
            f", and has been {'above' if trend.direction == 'up' else 'below'} its usual level for some time"
        )
    ask = "what is being done about it" if trend.good is False else "whether you expect it to last"
    return f"{named(indicator)} stood at {shown} in {when}{usual}. Could you tell us what lies behind that, and {ask}?"
