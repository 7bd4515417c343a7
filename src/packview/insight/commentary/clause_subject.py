"""Whether a clause of a commentary is about the figure beside it and no other."""

import re
from collections.abc import Sequence

from packview.insight.commentary import movement_words
from packview.insight.commentary.indicator_naming import (
    ITSELF,
    OF_DURATION,
    Named,
    all_stems,
    is_own,
    same_root,
    tokens_of,
)
from packview.wording.words import is_plural

_DENIED = re.compile(
    r"\b(?:not|no|without|non\w*|un(?!der|it|iver|ion|til|iq)\w+|outside|never|neither)\b", re.IGNORECASE
)
_IN_TIME = re.compile(r"\b(?:in|on)\stime\b|\bwithin\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where|that|resulting|excluding|leading)\b", re.IGNORECASE)
_SPANS = frozenset({"waiting", "processing", "turnaround", "response", "completion"})
_LIMITED = re.compile(
    r"\bfor\s(?:\w+\s){0,2}(?:years?|months|weeks|days)\b|\bor\s(?:more|longer|over|subsequent)\b",
    re.IGNORECASE,
)
"""'On a plan for two years or more': those on a plan are others."""
_OF_COUNTING = re.compile(r"\b(?:more|fewer|less)\b", re.IGNORECASE)
_BESIDE_OWN = frozenset(
    {
        "people",
        "persons",
        "individuals",
        "subject",
        "episodes",
        "incidents",
        "instances",
        "going",
        "received",
        "made",
    }
)


def changes_nothing(word: str, one: Named, *, beside_own: bool) -> bool:
    """Whether a word may stand in a clause without making it one about another figure."""
    return (
        word in movement_words.NEUTRAL
        or (word in movement_words.WHILE and OF_DURATION.search(one.name) is not None)
        or (beside_own and word in _BESIDE_OWN)
        or (word in ("average", "averages") and one.measure in ("time", "average"))
        or (one.measure == "time" and word in _SPANS)
        or (word == "absence" and "sick" in one.name.casefold())
    )


def is_about(said: Sequence[str], one: Named, way: movement_words.Way, clause: str, *, first: bool) -> bool:
    """Whether a clause is about the figure of this indicator, not about a part of it or its number for its share.

    Args:
        said: its words without those of movement and time.
        one: the indicator.
        way: it is said to have moved.
        clause: the words themselves.
        first: whether nothing was said before, so that 'it' and 'numbers' can mean nothing else.
    """
    kinds = set(said)
    own = {word for word in said if is_own(word, one)}
    if not _fits_measure(kinds, one, way, clause):
        return False
    if not own:
        return first and not ("timeliness" in kinds and not OF_DURATION.search(one.name))
    if ITSELF in own or _DENIED.search(one.name):
        return ITSELF in own
    found = all_stems(own)
    met = frozenset(word for word in one.own if any(word == stem or same_root(stem, word) for stem in found))
    return _is_its_own(met, one) and (
        _names_the_number(kinds, one, met)
        if one.measure in ("count", "rate", "money")
        else _names_the_share(
            kinds, one, met, clause, judged=way in ("better", "worse"), plural=any(map(is_plural, own))
        )
    )


def _is_its_own(met: frozenset[str], one: Named) -> bool:
    """Whether words of the name tell it from persons at large and from the other rows."""
    share = len(met) / len(one.own)
    if one.apart - met - one.whole:
        return False
    return share == 1 or (
        not met <= all_stems(movement_words.PERSONS)
        and not any(met <= other and len(met) / max(1, len(other)) >= share for other in one.others)
    )


def _names_the_number(kinds: set[str], one: Named, met: frozenset[str]) -> bool:
    share = len(met) / len(one.own)
    if (one.deeds and not met & one.deeds) or _LIMITED.search(one.name):
        return False
    alone = bool(met & one.head) and _RELATIVE.search(one.name) is None
    return alone or (share >= 0.5 and bool(met & one.noun or kinds & movement_words.COUNTS or share >= 0.8))


def _names_the_share(
    kinds: set[str], one: Named, met: frozenset[str], clause: str, *, judged: bool, plural: bool
) -> bool:
    """The same for percentages, averages and lengths of time, whose plain noun ('calls') would be another figure."""
    share = len(met) / len(one.own)
    of_share = bool(kinds & (movement_words.SHARES | movement_words.RATES))
    judged = judged or movement_words.OF_TIME.search(clause) is not None
    alone = bool(met & one.head) and _RELATIVE.search(one.name) is None
    if one.measure in ("time", "average"):
        return (of_share or judged or not plural or alone) and (share >= 0.25 or alone)
    beyond = not met <= one.whole and (bool(one.whole) or bool(met & one.head))
    if of_share and beyond:
        return True
    if _OF_COUNTING.search(clause) or (":" in one.name and not judged):
        return False
    enough = share >= 0.3
    in_time = enough and _IN_TIME.search(clause) is not None
    return (
        share >= 0.8
        or (judged and (enough or alone))
        or (beyond and (in_time or (not plural and (enough or alone))))
    )


def _fits_measure(kinds: set[str], one: Named, way: movement_words.Way, clause: str) -> bool:
    """Whether 'the number' is said of a number and 'the percentage' of a percentage."""
    own = set(tokens_of(one.name))
    if kinds & movement_words.COUNTS - own and one.measure != "count":
        return False
    if kinds & movement_words.SHARES and one.measure != "percent":
        return False
    if kinds & movement_words.RATES - own and one.measure in ("count", "money", "time"):
        return False
    of_time = kinds & {"time", "times"} and _IN_TIME.search(clause) is None
    return not (of_time and one.measure != "time" and way in ("up", "down"))
