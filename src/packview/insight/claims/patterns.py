"""Where prose claims a change or a difference in per cent: 'p% higher', 'rose by p%', '-p%', '(p%)'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from packview.insight.prose.change_words import (
    LESS,
    MORE,
    NEUTRAL,
    NOUNS_DOWN,
    NOUNS_UP,
    VERBS_DOWN,
    VERBS_UP,
)
from packview.insight.prose.quantities import Quantity

Direction = Literal["up", "down"]

_UP = f"{MORE}|{NOUNS_UP}|{VERBS_UP}"
_DOWN = f"{LESS}|{NOUNS_DOWN}|{VERBS_DOWN}"
_COMPARATIVE = re.compile(
    rf"^\s*(?:(?!(?:and|or|of|to|with|in|for|from|but)\b)[a-z]+\s)?(?:(?P<up>{MORE})|(?P<down>{LESS}))\b"
    r"|^\s(?:(?P<over>over)|(?P<under>under))(?=\s(?:the|its|our|their|last|budget|target|plan)\b)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"^\s*(?:(?!(?:and|or|of|to|with|in|for|from|the|a|an|by|but)\b)[a-z]+\s){{0,2}}(?:(?P<up>{NOUNS_UP})|(?P<down>{NOUNS_DOWN})|(?P<any>{NEUTRAL}|better|worse))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_HEDGES = frozenset(["around", "about", "further", "a", "just", "extra"])
_UP_WORDS = frozenset(_UP.split("|"))
_DOWN_WORDS = frozenset(_DOWN.split("|"))
_TWO_WORDS = frozenset(word for word in _UP_WORDS | _DOWN_WORDS if " " in word)
_EACH_YEAR = re.compile(
    r"\s(?:(?:an?|per|each|every)\s(?:year|month|week|quarter|day)|annually|yearly|monthly|pa|p\.a\.)\b",
    re.IGNORECASE,
)
_SIGNS = ("-", "+", "\u2013", "\u2212")
_SIGNED = re.compile(r"(?:^|[\s(;,:])(?:a\schange\sof\s)?(?P<sign>[-+\u2013\u2212])$")
_BY_ALONE = re.compile(r"(?:,|\bi\.e\.,?|\(|\bor|\b(?:that|which)\sis)\s?by\s$", re.IGNORECASE)
_NEUTRAL_OF = re.compile(
    rf"\b(?:{NEUTRAL}|improved|improving|worsened|deteriorated|changed|moved|shifted|swung)\s(?:of|by)\s(?:a\sfurther\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_FILLERS = "of|by|to|around|about|further|a|just|extra"
_BEFORE_CHANGE = frozenset(f"{_UP}|{_DOWN}|{_FILLERS}".replace(" ", "|").split("|"))
"""Words that what ``_changed`` reads can end with: a quick look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claimed change or difference.

    Attributes:
        share: the percentage claimed.
        direction: which way.
        first: where the claim's own words start.
        last: where they end.
        start: the figure before, or compared with; None where only the base is not printed.
        end: the figure after, or compared; None where it has to be looked for.
        change: the difference where printed beside the percentage: '(-784)'.
        neutral: its words do not say which way.
        bare: nothing but a percentage in brackets.
        by_roles: only the words beside one of its figures tell which of them was first.
    """

    share: Quantity
    direction: Direction
    first: int
    last: int
    start: Quantity | None = None
    end: Quantity | None = None
    change: Quantity | None = None
    neutral: bool = False
    bare: bool = False
    by_roles: bool = False


def bare_claims(text: str, found: Sequence[Quantity], first: int, last: int) -> list[Claim]:
    """The claims of a sentence, without the figures they are about."""
    shares = [
        one for one in found if one.unit in ("%", "points") and not one.vague and first <= one.first < last
    ]
    return [claim for one in shares if (claim := _core(text, one, first, last)) is not None]


def _core(text: str, one: Quantity, first: int, last: int) -> Claim | None:
    after, before = text[one.last : min(last, one.last + 60)], text[max(first, one.first - 40) : one.first]
    word_before = one.before.lstrip("(\u2018\u201c'\"")
    if word_before in ("to", "from") or _EACH_YEAR.match(after):
        return None
    return _said_after(one, after) or _said_before(one, before, word_before) or _unsaid(one, before, after)


def _said_after(one: Quantity, after: str) -> Claim | None:
    """'12% higher', 'a 12% drop', 'a 12% change'."""
    word = _COMPARATIVE.match(after) or _NOUN.match(after) if after[:1].isspace() else None
    if word is None:
        return None
    groups = word.groupdict()
    up, neutral = bool(groups["up"] or groups.get("over")), bool(groups.get("any"))
    return Claim(
        share=one,
        direction="up" if up or neutral else "down",
        first=one.first,
        last=one.last + word.end(),
        neutral=neutral,
    )


def _said_before(one: Quantity, before: str, word_before: str) -> Claim | None:
    """'-12%', 'rose by 12%', 'a change of 12%'."""
    signed = _SIGNED.search(before) if before[-1:] in _SIGNS else None
    if signed is not None:
        way: Direction = "up" if signed["sign"] == "+" else "down"
        return Claim(share=one, direction=way, first=one.first - 1, last=one.last)
    changed = _changed(before) if word_before in _BEFORE_CHANGE else None
    if changed is not None:
        return Claim(
            share=one, direction=changed[0], first=one.first - len(before) + changed[1], last=one.last
        )
    word = _NEUTRAL_OF.search(before) if word_before in ("of", "by", "further", "just", "only") else None
    if word is None:
        return None
    place = one.first - len(before) + word.start()
    return Claim(share=one, direction="up", first=place, last=one.last, neutral=True)


def _unsaid(one: Quantity, before: str, after: str) -> Claim | None:
    """'(12%)', ', or by 12%': only what stands before it says which way."""
    in_brackets = one.bracket and after[:1] == ")" and " to " in before
    if not in_brackets and not (one.before.endswith("by") and _BY_ALONE.search(before)):
        return None
    return Claim(share=one, direction="up", first=one.first, last=one.last, neutral=True, bare=True)


def _changed(before: str) -> tuple[Direction, int] | None:
    """Which way and from where on 'rose by', 'a rise of about' and the like say it, at the end of the words before a figure."""
    words = [(found.group().casefold(), found.start()) for found in _WORD.finditer(before)]
    for ending in (_HEDGES, ("of", "by", "to")):
        if words and words[-1][0] in ending:
            words.pop()
            if ending is _HEDGES and words and words[-1][0] in ("a", "an"):
                words.pop()
    if not words or re.search(r"[^\w\s]", before[words[-1][1] :].lstrip("(")):
        return None
    word, place = words[-1]
    direction: Direction | None = "up" if word in _UP_WORDS else "down" if word in _DOWN_WORDS else None
    if direction is None:
        return None
    if len(words) > 1 and f"{words[-2][0]} {word}" in _TWO_WORDS:
        place = words[-2][1]
    return direction, place
