"""What is known of indicators beyond their printed row: related measures, precision, shares and rates, polarity.

Figures are taken for what they may have been before they were rounded; where the printing is open to doubt (is 15 a rounded 15.3 or
15.0?), the wider interval is taken, so that nothing right is called wrong. Which number a percentage is a share of is seldom said, so
it is found out: where part / whole gives the printed percentage in nearly every period, the three belong together, and a period in
which it does not is wrong.

**Polarity**: which way is good is printed with the indicator, shown by its own standards, or known for its kind by words in
``themes/polarity.toml``::

    [[kind]]
    good = "high"                       # or "low", or "neutral" for what has no good side
    phrases = ["within timescales"]     # an indicator is of the kind when its name holds one of them
    shares_only = true                  # said of percentages and rates, not of numbers; may be left out

A phrase within a longer one that is found does not count. Where the others disagree, or a word reverses them ('not',
'reduction'), the polarity stays open.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

import msgspec

from packview.errors import PackviewError
from packview.insight.intervals import Interval, around
from packview.insight.prose.lexicon import vocabulary, word_sets
from packview.model import Indicator
from packview.text import fold
from packview.wording.numbers import places_of, scale_of
from packview.wording.periods import in_order
from packview.wording.words import Rarity, phrases, telling_words

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
_PERCENT = re.compile(r"^\s*(?:the\s+)?(?:%|(?:percentage|per\s?cent|proportion|share|pct)\b)", re.IGNORECASE)
_RATE = re.compile(r"^\s*(?:the\s+)?rate\b|\bper\s+(?:10{0,2},?000|million)\b|\brate\s+per\b", re.IGNORECASE)
_ENDING = re.compile(r"(?i)[\s_-]*(?:\((?:val|value|no|num|number|count|n|%|pc|pct|perc|percent|percentage|rate|r|ni)\.?\)|%|[-_ ](?:ni|ql|val|no|num|pct|perc|pc|rate))$")  # fmt: skip
_SUBJECTS = word_sets("subjects")


def measure_of(indicator: Indicator) -> Measure:
    """What an indicator's figures are, by its name where that says so, else by its unit.

    'Rate of enquiries per 10,000 children' is a rate and 'Percentage of plans' a percentage, however their cells are printed.
    """
    return _measure_by_name(indicator.name, indicator.unit)


@lru_cache(maxsize=4096)
def _measure_by_name(name: str, unit: Measure) -> Measure:
    by_name: Measure = "percent" if _PERCENT.search(name) else "rate" if _RATE.search(name) else unit
    return "money" if unit == "money" else by_name


def related_measures(indicators: Sequence[Indicator]) -> Mapping[int, tuple[int, ...]]:
    """Position of each indicator that has related measures to the positions of these, in order.

    Two are related when they stand near each other under one item, are of different measures, and either carry one reference
    with different endings ('LAC9 (val)' and 'LAC9') over names that share their words, or names that are the same but for
    the words of the measure. A number in one name only ('within 10 days', 'within 45 days') keeps two apart.
    """
    found: dict[int, set[int]] = defaultdict(set)
    measures = [measure_of(one) for one in indicators]
    for first, one in enumerate(indicators):
        for second, other in enumerate(indicators[first + 1 : first + _NEAR + 1], start=first + 1):
            if one.item == other.item and measures[first] != measures[second] and _one_subject(one, other):
                found[first].add(second)
                found[second].add(first)
    return MappingProxyType({position: tuple(sorted(others)) for position, others in sorted(found.items())})


def _one_subject(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators of one item and different measures give the same thing; see ``related_measures``."""
    words, others = subject_words(one.name), subject_words(other.name)
    if not words or not others or any(word[0].isdigit() for word in words ^ others):
        return False
    shared, base = len(words & others), reference_base(one.ref)
    if base and base == reference_base(other.ref) and shared >= 0.5 * min(len(words), len(others)):
        return True
    return shared >= 0.85 * len(words | others)


@lru_cache(maxsize=4096)
def reference_base(ref: str) -> str:
    """A reference without the ending that tells number, percentage and rate apart: 'LAC9 (val)' is 'lac9', 'M2-NI' is 'm2'."""
    shorter = _ENDING.sub("", ref.strip()).strip()
    return reference_base(shorter) if shorter not in ("", ref.strip()) else ref.strip().casefold()


@lru_cache(maxsize=4096)
def subject_words(name: str) -> frozenset[str]:
    """What an indicator is about: the words of its name without those of the measure and the period."""
    return frozenset(telling_words(name, without=_SUBJECTS["measures"]))


_UNIFORM = 0.6
"""Share of a row's figures that show the most decimals any shows, from which on all of them were printed with as many."""


def halves_of(indicator: Indicator) -> dict[str, float]:
    """For each period with a figure, half the size of its last printed digit; 0 for a count, which is not rounded."""
    known = {period: value for period, value in indicator.values.items() if value is not None}
    return dict(zip(known, halves(tuple(known.values()), measure_of(indicator), indicator.name), strict=True))


@lru_cache(maxsize=1024)
def halves(values: tuple[float, ...], measure: Measure, name: str = "") -> list[float]:
    """Half the last printed digit of each figure of a row, judged by the row as a whole; see ``halves_of``."""
    most = max(map(places_of, values), default=0)
    if most == 0 and measure == "money":
        return [0.5 * _roundness(value) for value in values]
    if most == 0 and measure == "count":
        # Nothing for counts, more where all are round hundreds, or told in thousands.
        step = min((_roundness(value) for value in values if value), default=1.0)
        rounded = step if step >= 100 and len(values) >= 4 else 0.0
        return [0.5 * (1.0 if scale_of(name) > 1 else rounded)] * len(values)
    uniform = sum(places_of(value) == most for value in values) >= _UNIFORM * len(values)
    # 0% and 100% are often printed bare beside figures with decimals.
    bare = [not uniform or (measure == "percent" and value in (0, 100)) for value in values]
    places = [places_of(value) if own else most for value, own in zip(values, bare, strict=True)]
    return [0.5 * 10.0**-each for each in places]


def _roundness(value: float) -> float:
    """The largest power of ten that divides a whole figure: 100 for 1,200."""
    digits = f"{abs(value):.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0


class Latest(NamedTuple):
    """An indicator's latest figure: its period, the figure, and what it may have been before it was rounded."""

    period: str
    value: float
    range: Interval


def latest_of(indicator: Indicator) -> Latest | None:
    """The figure of the latest period that has one; None for an indicator that was doubtfully read or has none."""
    known = figures_of(indicator) if indicator.reliable else {}
    for period in reversed(known):
        return Latest(period, known[period], around(known[period], halves_of(indicator)[period]))
    return None


_ENOUGH = 6
_EXCEPTIONS = 0.2
"""Share of the periods that may be off before a pair is no pair."""
_PARTS, _WHOLES, _WHOLES_OF_RELATED = 4, 14, 24
"""Positions in the list within which parts and wholes are looked for: wholes of a percentage alone, and of one with a related number."""


class Share(NamedTuple):
    """A percentage, the number it is of and its whole, by position."""

    percent: int
    part: int
    whole: int


@dataclass(frozen=True)
class Dataset:
    """Indicators with what relates them, which is worked out once."""

    rows: Sequence[Indicator]

    @cached_property
    def related(self) -> Mapping[int, tuple[int, ...]]:
        """See ``related_measures``."""
        return related_measures(self.rows)

    @cached_property
    def _figures(self) -> list[dict[str, float]]:
        """The figures of each indicator; none of one that was doubtfully read or has few."""
        figures = [figures_of(one) if one.reliable else {} for one in self.rows]
        return [each if len(each) >= _ENOUGH else {} for each in figures]

    @cached_property
    def _ranges(self) -> list[dict[str, Interval]]:
        """What each of the figures may have been, cut off or rounded."""
        found = []
        for one, figures in zip(self.rows, self._figures, strict=True):
            half = halves_of(one) if figures else {}
            found.append({period: around(value, 2 * half[period]) for period, value in figures.items()})
        return found

    @cached_property
    def shares(self) -> dict[int, Share]:
        """Position of a percentage to the part and whole in the list that fit it best."""
        rows, found = self.rows, {}
        counts = [at for at, one in enumerate(rows) if measure_of(one) == "count" and self._figures[at]]
        for at, one in enumerate(rows):
            if measure_of(one) != "percent" or not self._figures[at]:
                continue
            own = [other for other in self.beside(at, "count") if self._figures[other]]
            reach = _WHOLES_OF_RELATED if own else _WHOLES
            near = [count for count in counts if abs(count - at) <= reach and rows[count].item == one.item]
            parts = own or [count for count in near if abs(count - at) <= _PARTS]
            pairs = ((part, whole) for part in parts for whole in near if part != whole)
            tried = {pair: self._misses(at, pair[0], self._figures[pair[1]]) for pair in pairs}
            fits = {pair: misses for pair, misses in tried.items() if misses is not None}
            if fits:
                found[at] = Share(at, *min(fits, key=fits.__getitem__))
        return found

    def _misses(self, percent: int, part: int, wholes: Mapping[str, float]) -> int | None:
        """In how many periods a percentage is not that of a part and a whole; None where so often that it is not meant so."""
        ranges, parts = self._ranges[percent], self._figures[part]
        periods = [period for period in ranges if period in parts and wholes.get(period)]
        fits = [ranges[each].holds(100 * parts[each] / wholes[each]) for each in periods]
        misses = fits.count(False)
        telling = sum(0 < parts[period] < wholes[period] for period in periods)
        often = len(periods) < _ENOUGH or misses > int(_EXCEPTIONS * len(periods))
        return None if often or telling - misses < _ENOUGH - 1 else misses

    def beside(self, position: int, *measures: Measure) -> list[int]:
        """The related measures of an indicator that are of these kinds."""
        return [at for at in self.related.get(position, ()) if measure_of(self.rows[at]) in measures]

    def parts_and_wholes(self, position: int) -> tuple[dict[str, float], dict[str, float]]:
        """The cases of a percentage or rate and what they are of, by period, as printed or as number and percentage make it."""
        share, own = self.shares.get(position), figures_of(self.rows[position])
        counts = [share.part] if share else self.beside(position, "count")[:1]
        parts = figures_of(self.rows[counts[0]]) if counts else {}
        if share:
            return parts, figures_of(self.rows[share.whole])
        scale = 100 if measure_of(self.rows[position]) == "percent" else 1
        known = ((each, value) for each, value in own.items() if value and each in parts)
        return parts, {each: scale * parts[each] / value for each, value in known}

    def denominators(self, position: int) -> tuple[float, ...]:
        """What an indicator's percentages are of, in the periods where that is known."""
        percent = measure_of(self.rows[position]) == "percent"
        return tuple(self.parts_and_wholes(position)[1].values()) if percent else ()

    def good(self, position: int, polarities: "Polarities") -> "Good":
        """Which way is good; open for a number whose percentage or rate stands beside it, because that says it better."""
        one = self.rows[position]
        if measure_of(one) == "count" and self.beside(position, "percent", "rate") and not one.polarity:
            return ""
        return polarities.of(one)


Good = Literal["high", "low", ""]


def is_met(actual: float, target: float, good: Good) -> bool:
    """Whether a figure reaches its target."""
    return actual >= target if good == "high" else actual <= target


_FLOOR = phrases(vocabulary("tables")["floor"])


def standards_of(indicator: Indicator) -> tuple[dict[str, float], dict[str, float]]:
    """The floors of an indicator and its other targets, by their columns; without those that have no figure."""
    known = {name: value for name, value in indicator.targets.items() if value is not None}
    floors = {name: value for name, value in known.items() if _FLOOR.search(name)}
    return floors, {name: value for name, value in known.items() if name not in floors}


@dataclass(frozen=True, slots=True)
class Polarities:
    """Kinds of indicators: folded phrase to 'high', 'low' or 'neutral', and those of the phrases that say nothing of a number."""

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
        within = {one for one in found for other in found if one != other and f" {one} " in f" {other} "}
        said = {self.phrases[phrase] for phrase in found if phrase not in within}
        told = " ".join(found).split()
        turned = any(word in _SUBJECTS["turning"] and word not in told for word in words.split())
        if len(said) != 1 or turned:
            return ""
        return "high" if said == {"high"} else "low" if said == {"low"} else ""


def _by_standards(indicator: Indicator) -> Good:
    """What an indicator's own target and floor say: a floor is what a service must not fall to, so it lies on the worse side."""
    floors, aims = (list(each.values()) for each in standards_of(indicator))
    if len(floors) != 1 or not aims:
        return ""
    return "high" if min(aims) > floors[0] else "low" if max(aims) < floors[0] else ""


class _Kind(msgspec.Struct):
    good: Literal["high", "low", "neutral"]
    phrases: list[str]
    shares_only: bool = False


class _Kinds(msgspec.Struct):
    kind: list[_Kind] = []


def read_polarities(text: str) -> Polarities:
    """Polarities from the text of a TOML file.

    Raises:
        PackviewError: it is no TOML, or a kind lacks its words or its direction.
    """
    try:
        kinds = msgspec.toml.decode(text, type=_Kinds).kind
    except (msgspec.DecodeError, RecursionError) as error:
        reason = "it is nested too deep" if isinstance(error, RecursionError) else error
        raise PackviewError(
            f"The file of polarities cannot be read: {reason}",
            'Correct that line, or delete the file. Each kind needs good = "high", "low" or "neutral", and phrases = ["..."]',
        ) from error
    phrases = {fold(phrase): kind for kind in kinds for phrase in kind.phrases if fold(phrase)}
    shares = frozenset(phrase for phrase, kind in phrases.items() if kind.shares_only)
    return Polarities({phrase: kind.good for phrase, kind in phrases.items()}, shares)


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
