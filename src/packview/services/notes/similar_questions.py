"""Questions of several members that ask the same, to be asked once. Better to miss a pair than to lose a question in another."""

import math
import re
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from packview.model import PRIORITIES, Note, Pack
from packview.model.notes import SameQuestions
from packview.text import fold
from packview.wording.words import SMALL_WORDS, stem

_LEFT_OUT = SMALL_WORDS | {"please", "tell", "officer", "officers", "panel", "committee", "council"}
"""Of the bodies only those a question is put to: one to the board is not one to the cabinet."""
_OPPOSITES = (
    ("rise", "fall"), ("rising", "falling"), ("rose", "fell"), ("risen", "fallen"), ("increase", "decrease"),
    ("increased", "decreased"), ("more", "fewer"), ("more", "less"), ("higher", "lower"), ("high", "low"), ("up", "down"),
    ("above", "below"), ("over", "under"), ("better", "worse"), ("before", "after"), ("boy", "girl"), ("open", "close"),
    ("first", "last"), ("best", "worst"), ("early", "late"), ("internal", "external"), ("income", "spending"),
)  # fmt: skip
_OPPOSITE_STEMS = [(stem(first), stem(second)) for first, second in _OPPOSITES]
_DENIALS = frozenset(
    {"not", "no", "never", "without", "isn", "wasn", "aren", "doesn", "don", "didn", "won", "cannot"}
)
_ASKING = ("why", "when", "who", "whom", "where", "which", "how many", "how much", "how", "what", "whether")
_FIGURE = re.compile(r"\d[\d.,/]*")
_SHARED, _SHARED_ELSEWHERE = 0.65, 0.85
"""Share of the words of both that are common: on the same item, and on different ones."""
_MOST = 16
"""Wordings in a group."""
_NEAR = 6
"""SameQuestionss that are looked at for each rarer word of a question."""
_LIKE = 70.0
"""Likeness of the whole, of 100, words in any order."""


def groups(questions: Sequence[Note]) -> tuple[SameQuestions, ...]:
    """Questions put together where they ask the same, in the order given; most are groups of one.

    In a group every question is like every other, so that no chain leads from one question to quite another one. The work
    grows with the number of questions, whatever they say: one is compared with those alone that share its rarer words.
    """
    asked = [_asked(one.text, one.anchor.item, one.indicator, one.kind) for one in questions]
    often = Counter(word for one in asked for word in one.words)
    rank = {word: place for place, word in enumerate(sorted(often, key=lambda word: (often[word], word)))}
    found: list[list[Note]] = []
    wordings: list[list[_Asked]] = []
    firsts: list[tuple[int, int]] = []
    same: dict[_Asked, int] = {}
    index: defaultdict[tuple[str, frozenset[str] | None], deque[int]] = defaultdict(
        lambda: deque(maxlen=_NEAR)
    )
    for note, one in zip(questions, asked, strict=True):
        home = same.get(one)
        if home is not None:
            found[home].append(note)
            continue
        rare = sorted(one.words, key=rank.__getitem__)
        rare = rare[: len(rare) - math.ceil(_SHARED * len(rare)) + 1] or [f"{one.item} {one.text}"]
        mask, size = sum(1 << rank[word] for word in one.words), len(one.words)
        figures = (one.figures, frozenset()) if one.figures else (None,)
        near = {at for word in rare for part in figures for at in index.get((word, part), ())}
        likely = (at for at in sorted(near) if _overlap(mask, size, *firsts[at]) >= _SHARED)
        open_ones = (at for at in likely if len(wordings[at]) < _MOST)
        home = next((at for at in open_ones if all(_alike(one, said) for said in wordings[at])), None)
        if home is None:
            home = len(found)
            found.append([])
            wordings.append([])
            firsts.append((mask, size))
            for word in rare:
                index[word, one.figures].append(home)
                index[word, None].append(home)
        found[home].append(note)
        wordings[home].append(one)
        same[one] = home
    return tuple(_group(notes) for notes in found)


def in_agenda_order(pack: Pack, notes: Sequence[Note]) -> list[Note]:
    """Notes by item, the pack as a whole last; the main ones first, then by page."""
    places = {item.key: place for place, item in enumerate(pack.items)}
    return sorted(
        notes,
        key=lambda note: (
            places.get(note.anchor.item, len(places)),
            PRIORITIES.index(note.priority),
            note.anchor.pdf_page or 0,
            note.id,
        ),
    )


def _group(notes: list[Note]) -> SameQuestions:
    if len(notes) == 1:
        return SameQuestions(questions=(notes[0],), asked_by=(notes[0].member,) if notes[0].member else ())
    told = sorted(notes, key=lambda note: (note.kind == "supplementary", -len(note.text)))
    members = dict.fromkeys(note.member for note in told if note.member)
    return SameQuestions(questions=tuple(told), asked_by=tuple(members))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    text: str
    words: frozenset[str]
    figures: frozenset[str]
    denied: bool
    asks: str
    item: str
    indicator: str
    kind: str


@lru_cache(maxsize=1 << 13)
def _asked(said: str, item: str, indicator: str, kind: str) -> _Asked:
    text = fold(said)
    words, padded = text.split(), f" {text} "
    return _Asked(
        text=text,
        words=frozenset(stem(word) for word in words if word not in _LEFT_OUT),
        figures=frozenset(figure.rstrip(".,") for figure in _FIGURE.findall(said)),
        denied=not _DENIALS.isdisjoint(words),
        asks=next((word for word in _ASKING if f" {word} " in padded), ""),
        item=item,
        indicator=indicator,
        kind=kind,
    )


def _overlap(one: int, size: int, other: int, other_size: int) -> float:
    """The share of the words of both that are common, of sets of bits and their sizes; 1 for no words at all."""
    common = (one & other).bit_count()
    return common / (size + other_size - common) if size + other_size else 1.0


def _alike(one: _Asked, other: _Asked) -> bool:
    if not one.words or not other.words:
        return one.text == other.text and one.item == other.item
    common = len(one.words & other.words)
    together = one.item == other.item or (one.indicator != "" and one.indicator == other.indicator)
    least = _SHARED if together else _SHARED_ELSEWHERE
    if common < least * (len(one.words) + len(other.words) - common) or one.denied != other.denied:
        return False
    said = ((one.figures, other.figures), (one.asks, other.asks), (one.indicator, other.indicator))
    if any(mine and theirs and mine != theirs for mine, theirs in said) or _opposed(one.words, other.words):
        return False
    return fuzz.token_sort_ratio(one.text, other.text) >= _LIKE


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one says 'rise' where the other says 'fall'."""
    mine, theirs = one - other, other - one
    return any(
        (first in mine and second in theirs) or (second in mine and first in theirs)
        for first, second in _OPPOSITE_STEMS
    )
