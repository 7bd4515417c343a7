"""What is known of indicators beyond their printed row: related measures, precision, shares and rates, polarity.

**Related measures** give the same thing in another measure: a number, its percentage, its rate per 10,000. They move
together and often share a commentary, so what is true of one is no news about the other.

**Precision**: a figure printed as 14.5 was anything from 14.45 to 14.55. A percentage worked out from two such figures is
anything its two ends allow, and only a printed one outside of that is wrong. Where the printing is open to doubt (is 15 a
rounded 15.3 or 15.0?), the wider interval is taken, so that nothing right is called wrong.

**Shares and rates**: which number a percentage is a share of is seldom said, so it is found out. Where part / whole gives the
printed percentage in nearly every period, the three belong together, and a period in which it does not is wrong. A rate per
10,000 belongs to a number that stands to it as one population does, nearly every time.

**Polarity**: which way is good is printed with the indicator, shown by its own standards, or known for its kind; else it is
open. Kinds are recognised by words in ``themes/polarity.toml``::

    [[kind]]
    good = "high"                       # or "low", or "neutral" for what has no good side
    phrases = ["within timescales"]     # an indicator is of the kind when its name holds one of them
    shares_only = true                  # said of percentages and rates, not of numbers; may be left out

A phrase within a longer one that is found does not count. Where the others disagree, or a word reverses them ('not',
'reduction'), the polarity stays open.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Literal

from packview.errors import PackviewError
from packview.insight.intervals import Interval, around
from packview.model import Indicator
from packview.text import fold
from packview.wording.numbers import places_of, scale_of
from packview.wording.periods import in_order
from packview.wording.words import Rarity, telling_words

Measure = Literal["count", "percent", "rate", "money"]


def periods_of(indicator: Indicator) -> tuple[str, ...]:
    """The periods of an indicator in order of time, of one length: a year's total beside its months is none."""
    return _ordered(tuple(indicator.values))


@lru_cache(maxsize=1024)
def _ordered(periods: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(in_order(periods))


def figures_of(indicator: Indicator) -> dict[str, float]:
    """The periods that have a figure, in order of time, with their figures."""
    values = ((period, indicator.values[period]) for period in periods_of(indicator))
    return {period: value for period, value in values if value is not None}


_NEAR = 24
"""Positions in the list within which related measures stand."""
_PERCENT = re.compile(
    r"^\s*(?:the\s+)?%|^\s*(?:the\s+)?(?:percentage|per\s?cent|proportion|share|pct)\b", re.IGNORECASE
)
_RATE = re.compile(
    r"^\s*(?:the\s+)?rate\b|\bper\s+(?:1,?000|10,?000|100,?000|million)\b|\brate\s+per\b", re.IGNORECASE
)
_ENDING = re.compile(
    r"[\s_-]*(?:\((?:val|value|no|num|number|count|n|%|pc|pct|perc|percent|percentage|rate|r|ni)\.?\)"
    r"|%|[-_ ](?:ni|ql|val|no|num|pct|perc|pc|rate))$",
    re.IGNORECASE,
)
_MEASURES = """
number numbers count counts total percentage percent proportion share rate rates ratio pct pc per of the a an and or in at to for
by on with which where are were is was who that this those these all any as from their its based end period month monthly year
quarter 000 1 10 100 1000 10000 100000 population 0 17 18 olds aged
"""
_MEASURE_WORDS = frozenset(_MEASURES.split())


def measure_of(indicator: Indicator) -> Measure:
    """What an indicator's figures are, by its name where that says so, else by its unit.

    'Rate of enquiries per 10,000 children' is a rate and 'Percentage of plans' a percentage, however their cells are printed.
    """
    return _measure_by_name(indicator.name, indicator.unit)


@lru_cache(maxsize=4096)
def _measure_by_name(name: str, unit: Measure) -> Measure:
    if unit == "money":
        return "money"
    if _PERCENT.search(name):
        return "percent"
    if _RATE.search(name):
        return "rate"
    return unit


def related_measures(indicators: Sequence[Indicator]) -> Mapping[int, tuple[int, ...]]:
    """Position of each indicator that has related measures to the positions of these, in order.

    Two are related when they stand near each other under one item, are of different measures, and either carry one reference
    with different endings ('LAC9 (val)' and 'LAC9') over names that share their words, or names that are the same but for
    the words of the measure. A number in one name only ('within 10 days', 'within 45 days') keeps two apart.
    """
    found: dict[int, set[int]] = defaultdict(set)
    measures = [measure_of(one) for one in indicators]
    for first, one in enumerate(indicators):
        for second in range(first + 1, min(first + _NEAR + 1, len(indicators))):
            other = indicators[second]
            if one.item == other.item and measures[first] != measures[second] and _one_subject(one, other):
                found[first].add(second)
                found[second].add(first)
    return MappingProxyType({position: tuple(sorted(others)) for position, others in sorted(found.items())})


def _one_subject(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators of one item and different measures give the same thing; see ``related_measures``."""
    words, others = subject_words(one.name), subject_words(other.name)
    if not words or not others or _figures(words) != _figures(others):
        return False
    shared = len(words & others)
    if words == others:
        return True
    base = reference_base(one.ref)
    if base and base == reference_base(other.ref):
        return shared >= 0.5 * min(len(words), len(others))
    return shared >= 0.85 * len(words | others)


@lru_cache(maxsize=4096)
def reference_base(ref: str) -> str:
    """A reference without the ending that tells number, percentage and rate apart: 'LAC9 (val)' is 'lac9', 'M2-NI' is 'm2'."""
    base = ref.strip()
    while True:
        shorter = _ENDING.sub("", base).strip()
        if not shorter or shorter == base:
            return base.casefold()
        base = shorter


@lru_cache(maxsize=4096)
def subject_words(name: str) -> frozenset[str]:
    """What an indicator is about: the words of its name without those of the measure and the period."""
    return frozenset(telling_words(name, without=_MEASURE_WORDS))


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


_UNIFORM = 0.6
"""Share of a row's figures that show the most decimals any shows, from which on all of them were printed with as many."""


def unit_of(value: float) -> float:
    """The size of the last digit a figure shows: 0.1 for 14.5, 1 for 15."""
    return float(10 ** -places_of(value))


def halves_of(indicator: Indicator) -> dict[str, float]:
    """For each period with a figure, half the size of its last printed digit; 0 for a count, which is not rounded."""
    known = {period: value for period, value in indicator.values.items() if value is not None}
    return dict(zip(known, halves(tuple(known.values()), measure_of(indicator), indicator.name), strict=True))


def halves(values: Sequence[float], measure: Measure, name: str = "") -> list[float]:
    """Half the last printed digit of each figure of a row, judged by the row as a whole; see ``halves_of``."""
    if not values:
        return []
    places = [places_of(value) for value in values]
    most = max(places)
    if most == 0 and measure in ("count", "money"):
        return _whole(values, measure, name)
    uniform = sum(count == most for count in places) >= _UNIFORM * len(values)
    # 0% and 100% are often printed bare beside figures with decimals.
    return [
        0.5 * 10.0 ** -(count if not uniform or (measure == "percent" and value in (0, 100)) else most)
        for value, count in zip(values, places, strict=True)
    ]


def _whole(values: Sequence[float], measure: Measure, name: str) -> list[float]:
    """Halves of whole figures: nothing for counts, more where all are round thousands, or sums told in thousands."""
    if measure == "money":
        return [max(0.5, 0.5 * _roundness(value)) for value in values]
    if scale_of(name) > 1:
        return [0.5] * len(values)
    round_to = min((_roundness(value) for value in values if value), default=1.0)
    return [0.5 * round_to if round_to >= 100 and len(values) >= 4 else 0.0] * len(values)


def _roundness(value: float) -> float:
    """The largest power of ten that divides a whole figure: 100 for 1,200."""
    power = 1.0
    while value and value % (power * 10) == 0 and power < 1e9:
        power *= 10
    return power


_ENOUGH = 6
_EXCEPTIONS = 0.2
"""Share of the periods that may be off before a pair is no pair."""
_PARTS = 4
_WHOLES = 14
_WHOLES_OF_RELATED = 24
"""Positions in the list within which part and whole are looked for: of a percentage alone, and of one with a related number."""
_DRIFT = 0.04
"""How far the population under a rate may move over a year or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage and the numbers it is worked out from, by position; how many periods were tried, and which do not fit."""

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
    indicators: Sequence[Indicator], related: Mapping[int, tuple[int, ...]] | None = None
) -> list[Share]:
    """The percentages whose part and whole are in the list, each with the part and whole that fit it best."""
    related = related_measures(indicators) if related is None else related
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
        own = [at for at in related.get(number, ()) if series[at] and measure_of(indicators[at]) == "count"]
        reach = _WHOLES_OF_RELATED if own else _WHOLES
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


@dataclass(frozen=True)
class Dataset:
    """Indicators with what relates them, which is worked out once."""

    rows: Sequence[Indicator]

    @cached_property
    def related(self) -> Mapping[int, tuple[int, ...]]:
        """See ``related_measures``."""
        return related_measures(self.rows)

    @cached_property
    def shares(self) -> dict[int, Share]:
        """Position of a percentage to its part and whole."""
        return {share.percent: share for share in shares_of(self.rows, self.related)}

    def beside(self, position: int, *measures: Measure) -> list[int]:
        """The related measures of an indicator that are of these kinds."""
        return [at for at in self.related.get(position, ()) if measure_of(self.rows[at]) in measures]

    def denominators(self, position: int) -> tuple[float, ...]:
        """What an indicator's percentages are of: its whole where that is printed, or what its related number makes it."""
        if position in self.shares:
            return tuple(figures_of(self.rows[self.shares[position].whole]).values())
        for other in self.beside(position, "count") if measure_of(self.rows[position]) == "percent" else ():
            counts, own = figures_of(self.rows[other]), figures_of(self.rows[position])
            return tuple(
                100 * counts[period] / value for period, value in own.items() if value and period in counts
            )
        return ()

    def good(self, position: int, polarities: "Polarities") -> "Good":
        """Which way is good; open for a number whose percentage or rate stands beside it, because that says it better."""
        one = self.rows[position]
        if measure_of(one) == "count" and self.beside(position, "percent", "rate") and not one.polarity:
            return ""
        return polarities.of(one)


def rates_of(
    indicators: Sequence[Indicator], related: Mapping[int, tuple[int, ...]] | None = None
) -> list[Rated]:
    """The rates whose number is in the list and stands to them as one population nearly every time."""
    related = related_measures(indicators) if related is None else related
    found = []
    for number, others in related.items():
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
    if not indicator.reliable:
        return None
    periods = in_order(indicator.values)
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


Good = Literal["high", "low", ""]

_BASES = ("high", "low", "neutral")
_TURNING = """
not never no without failed failing fail refused declined outside reduction reduced decrease decreased prevented avoided diverted
fewer difference gap change variance
"""
_TURNS = frozenset(_TURNING.split())
_FLOOR = re.compile(r"\bfloor\b|\bminimum\b|\bthreshold\b|\btolerance\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Polarities:
    """Kinds of indicators.

    Attributes:
        phrases: folded phrase to 'high', 'low' or 'neutral'.
        shares_only: those of the phrases that say nothing of a number.
    """

    phrases: Mapping[str, str] = field(default_factory=dict)
    shares_only: frozenset[str] = frozenset()

    def with_own(self, own: "Polarities") -> "Polarities":
        """These and the member's own, which win."""
        kept = self.shares_only - own.phrases.keys()
        return Polarities({**self.phrases, **own.phrases}, kept | own.shares_only)

    def of(self, indicator: Indicator) -> Good:
        """Which way is good for an indicator; '' where nobody says and its kind is not known."""
        if indicator.polarity:
            return indicator.polarity
        number = measure_of(indicator) == "count"
        return _by_standards(indicator) or self.of_name(indicator.name, number=number)

    def of_name(self, name: str, *, number: bool = False) -> Good:
        """Which way is good for an indicator of this name, by its words alone; ``number`` where it counts something."""
        words = f" {fold(name)} "
        found = [phrase for phrase in self.phrases if f" {phrase} " in words]
        if number and any(phrase in self.shares_only for phrase in found):
            return ""
        said = {
            self.phrases[phrase]
            for phrase in found
            if not any(phrase != longer and f" {phrase} " in f" {longer} " for longer in found)
        }
        told = " ".join(found).split()
        turned = any(word in _TURNS and word not in told for word in words.split())
        if len(said) != 1 or turned:
            return ""
        return "high" if said == {"high"} else "low" if said == {"low"} else ""


def _by_standards(indicator: Indicator) -> Good:
    """What an indicator's own target and floor say: a floor is what a service must not fall to, so it lies on the worse side."""
    floors = [value for name, value in indicator.targets.items() if value is not None and _FLOOR.search(name)]
    aims = [
        value for name, value in indicator.targets.items() if value is not None and not _FLOOR.search(name)
    ]
    if len(floors) != 1 or not aims:
        return ""
    if all(aim > floors[0] for aim in aims):
        return "high"
    return "low" if all(aim < floors[0] for aim in aims) else ""


def read_polarities(text: str) -> Polarities:
    """Polarities from the text of a TOML file.

    Raises:
        PackviewError: it is no TOML, or a kind lacks its words or its direction.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackviewError(
            f"The file of polarities cannot be read: {error}", "Correct that line, or delete the file"
        ) from error
    kinds = content.get("kind", [])
    found: dict[str, str] = {}
    shares_only: set[str] = set()
    for number, kind in enumerate(kinds if isinstance(kinds, list) else [None], 1):
        good = kind.get("good") if isinstance(kind, dict) else None
        phrases = kind.get("phrases") if isinstance(kind, dict) else None
        if (
            good not in _BASES
            or not isinstance(phrases, list)
            or not all(isinstance(each, str) for each in phrases)
        ):
            raise PackviewError(
                f"Kind {number} in the file of polarities is not complete",
                'Give it good = "high", "low" or "neutral", and phrases = ["..."]',
            )
        these = {fold(phrase): str(good) for phrase in phrases if fold(phrase)}
        found |= these
        if isinstance(kind, dict) and kind.get("shares_only") is True:
            shares_only |= these.keys()
    return Polarities(found, frozenset(shares_only))


_SAYS = 320
"""Characters of a commentary that say what it is about; what follows is often about the causes."""


_SHORT_FORM = re.compile(r"\(\s*[A-Z][A-Za-z0-9]*[A-Z0-9]s?\s*\)")
"""'(CPP)' after 'Child Protection Plan': whoever writes the words need not write their short form too."""


class Fit:
    """How well commentaries fit the indicators of a pack, by the rare words of the indicators' names."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._names = [subject_words(_SHORT_FORM.sub(" ", one.name)) for one in indicators]
        self._said = [subject_words(one.commentary[:_SAYS]) for one in indicators]
        self._rarity = Rarity(self._names)

    def share(self, commentary: int, indicator: int) -> float:
        """How much of what tells an indicator from the others is in a commentary, 0 to 1."""
        return self._rarity.share(self._names[indicator], self._said[commentary])

    def share_of(self, text: str, indicator: int) -> float:
        """The same of any text."""
        return self._rarity.share(self._names[indicator], subject_words(text))

    def alike(self, one: int, other: int) -> float:
        """How much the names of two indicators share, 0 to 1."""
        union = self._names[one] | self._names[other]
        return self._rarity.share(union, self._names[one] & self._names[other]) if union else 1.0
