"""Percentages held against the numbers they are of, and rates against their numbers.

Which number a percentage is a share of is seldom said, so it is found out: where part / whole gives the printed percentage
in nearly every period, the three belong together, and a period in which it does not is wrong. A rate per 10,000 belongs to a
number that stands to it, nearly every time, as one population does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packview.insight.doubts import figures_in_doubt
from packview.insight.intervals import Interval, around, halves_of, places_of
from packview.insight.periods import in_order
from packview.insight.twins import measure_of, twins_of
from packview.model import Indicator

_ENOUGH = 6
_EXCEPTIONS = 0.2
"""Share of the periods that may be off before a pair is no pair."""
_PARTS = 4
_WHOLES = 14
_WHOLES_OF_TWINS = 24
"""Positions in the list within which part and whole are looked for: of a percentage without a twin, and of one with a twin."""
_DRIFT = 0.04
"""How far the population under a rate may move over a year or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage and the numbers it is worked out from, by position.

    Attributes:
        percent: position.
        part: position.
        whole: position.
        periods: how many could be tried.
        wrong: those that do not fit.
    """

    percent: int
    part: int
    whole: int
    periods: int
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A rate and its number, by position.

    Attributes:
        rate: position.
        count: position.
        people: the population for each unit of the rate, by most of the periods: 4.97 for 49,700 children at a rate per 10,000.
        wrong: the periods that do not fit.
    """

    rate: int
    count: int
    people: Interval
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Series:
    values: dict[str, float]
    ranges: dict[str, Interval]
    """What each figure may have been, cut off or rounded."""


def shares_of(
    indicators: Sequence[Indicator], twins: Mapping[int, tuple[int, ...]] | None = None
) -> list[Share]:
    """The percentages whose part and whole are in the list, each with the part and whole that fit it best."""
    twins = twins_of(indicators) if twins is None else twins
    series = [_series(indicator) for indicator in indicators]
    counts = [
        number
        for number, indicator in enumerate(indicators)
        if measure_of(indicator) == "count" and series[number]
    ]
    found = []
    for number, indicator in enumerate(indicators):
        percent = series[number]
        if percent is None or measure_of(indicator) != "percent":
            continue
        own = [at for at in twins.get(number, ()) if series[at] and measure_of(indicators[at]) == "count"]
        reach = _WHOLES_OF_TWINS if own else _WHOLES
        near = [at for at in counts if abs(at - number) <= reach and indicators[at].item == indicator.item]
        parts = own or [at for at in near if abs(at - number) <= _PARTS]
        fits = list(_fits(number, parts, near, series))
        if fits:
            found.append(min(fits, key=lambda share: len(share.wrong)))
    return found


def _fits(
    number: int, parts: Sequence[int], wholes: Sequence[int], series: Sequence[_Series | None]
) -> Iterator[Share]:
    percent = series[number]
    assert percent is not None
    for part in parts:
        for whole in wholes:
            of, over = series[part], series[whole]
            if part == whole or of is None or over is None:
                continue
            periods = [period for period in percent.values if period in of.values and period in over.values]
            wrong = _off(percent, of, over, periods)
            if wrong is not None:
                yield Share(percent=number, part=part, whole=whole, periods=len(periods), wrong=tuple(wrong))


def _off(percent: _Series, part: _Series, whole: _Series, periods: Sequence[str]) -> list[str] | None:
    """The periods in which a percentage is not part / whole; None where it is so too often to be meant so."""
    most = int(_EXCEPTIONS * len(periods))
    if len(periods) < _ENOUGH:
        return None
    wrong: list[str] = []
    telling = 0
    for period in periods:
        of, over = part.values[period], whole.values[period]
        if over <= 0 or of < 0 or of > over:
            fits = over == of == 0 and percent.values[period] in (0, 100)
        else:
            fits = percent.ranges[period].holds(100 * of / over)
            telling += fits and 0 < of < over
        if not fits:
            wrong.append(period)
            if len(wrong) > most:
                return None
    return wrong if telling >= _ENOUGH - 1 else None


def rates_of(
    indicators: Sequence[Indicator], twins: Mapping[int, tuple[int, ...]] | None = None
) -> list[Rated]:
    """The rates whose number is in the list and stands to them as one population nearly every time."""
    twins = twins_of(indicators) if twins is None else twins
    found = []
    for number, others in twins.items():
        counts = [at for at in others if measure_of(indicators[at]) == "count"]
        if measure_of(indicators[number]) != "rate" or not counts:
            continue
        rate, count = _series(indicators[number]), _series(indicators[counts[0]])
        if rate and count and (fit := _people(rate, count)):
            people, wrong = fit
            found.append(Rated(rate=number, count=counts[0], people=people, wrong=tuple(wrong)))
    return found


def _people(rate: _Series, count: _Series) -> tuple[Interval, list[str]] | None:
    """The population that explains most periods, and the periods it does not explain."""
    ranges = {
        period: over
        for period, value in rate.ranges.items()
        if period in count.values
        and count.values[period] > 0
        and (over := Interval(count.values[period], count.values[period]).over(value))
    }
    if len(ranges) < _ENOUGH:
        return None
    edges = sorted(each.low for each in ranges.values())
    best = max(edges, key=lambda edge: sum(each.holds(edge) for each in ranges.values()))
    within = [each for each in ranges.values() if each.holds(best)]
    people = Interval(max(each.low for each in within), min(each.high for each in within))
    wide = Interval(people.low * (1 - _DRIFT), people.high * (1 + _DRIFT))
    wrong = [period for period, each in ranges.items() if not each.meets(wide)]
    tight = people.high <= people.low * 1.25
    return (people, wrong) if tight and len(wrong) <= _EXCEPTIONS * len(ranges) else None


def _series(indicator: Indicator) -> _Series | None:
    """An indicator's figures; None for one that was doubtfully read or has too few of them."""
    if figures_in_doubt(indicator):
        return None
    periods = in_order(indicator)
    values = {period: value for period in periods if (value := indicator.values[period]) is not None}
    if len(values) < _ENOUGH:
        return None
    halves = halves_of(indicator)
    ranges = {period: around(value, 2 * halves[period]) for period, value in values.items()}
    return _Series(values, ranges)


def worked_out(share: Share, indicators: Sequence[Indicator], period: str) -> tuple[float, float, float]:
    """The part, the whole and the percentage they give in a period."""
    part, whole = indicators[share.part].values[period], indicators[share.whole].values[period]
    assert part is not None
    assert whole is not None
    return part, whole, 100 * part / whole if whole else 0.0


def decimals(indicator: Indicator) -> int:
    """With how many decimals an indicator's figures are printed at most."""
    return max((places_of(value) for value in indicator.values.values() if value is not None), default=0)
