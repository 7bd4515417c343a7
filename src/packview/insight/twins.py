"""Indicators that tell the same thing in another measure: a number, its percentage, its rate per 10,000.

Twins move together and may well share a commentary: what is true of one is no news of the other.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from packview.model import Indicator
from packview.text import fold

Measure = Literal["count", "percent", "rate", "money"]

_NEAR = 24
"""Positions in the list within which twins stand."""
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
_PLURAL = re.compile(r"(?<=[a-z]{2})(?:ies|s)$")


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


def twins_of(indicators: Sequence[Indicator]) -> Mapping[int, tuple[int, ...]]:
    """Which indicators are twins: position to the positions of its twins, in order; those without any are left out.

    Two are twins when they stand near each other under one item, are of different measures, and either carry one reference
    with different endings ('LAC9 (val)' and 'LAC9') over names that share their words, or names that are the same but for
    the words of the measure. A number in one name only ('within 10 days', 'within 45 days') keeps two apart.
    """
    return _twins(tuple((one.item, one.name, one.ref, one.unit) for one in indicators))


@lru_cache(maxsize=8)
def _twins(rows: tuple[tuple[str, str, str, Measure], ...]) -> Mapping[int, tuple[int, ...]]:
    """``twins_of`` by item, name, reference and unit: every rule asks for it, each pair is looked at once."""
    found: dict[int, set[int]] = defaultdict(set)
    measures = [_measure_by_name(name, unit) for _, name, _, unit in rows]
    for first, (item, name, ref, _) in enumerate(rows):
        for second in range(first + 1, min(first + _NEAR + 1, len(rows))):
            other_item, other_name, other_ref, _ = rows[second]
            if (
                item == other_item
                and measures[first] != measures[second]
                and _one_subject(name, ref, other_name, other_ref)
            ):
                found[first].add(second)
                found[second].add(first)
    return MappingProxyType({position: tuple(sorted(others)) for position, others in sorted(found.items())})


def _one_subject(name: str, ref: str, other_name: str, other_ref: str) -> bool:
    """Whether two indicators of one item and different measures tell the same thing; see ``twins_of``."""
    words, others = subject_words(name), subject_words(other_name)
    if not words or not others or _figures(words) != _figures(others):
        return False
    shared = len(words & others)
    if words == others:
        return True
    base = reference_base(ref)
    if base and base == reference_base(other_ref):
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
    words = (word for word in fold(name).split() if word not in _MEASURE_WORDS)
    return frozenset(_singular(word) for word in words)


def _singular(word: str) -> str:
    """A common form, good enough to compare two names of one table: 'agencies' and 'agency', 'placed' and 'placements'."""
    found = _PLURAL.search(word)
    plain = word if not found else word[: found.start()] + ("y" if found.group() == "ies" else "")
    for ending in ("ement", "ment", "ing", "ed", "e"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())
