"""Papers in two languages, one above or beside the other (Wales, Ireland, Scotland, Canada): their lines in English alone."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from packview.parse.text.lines import Line
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import WORDS

_ENGLISH, _OTHER = (frozenset(WORDS["languages"][name].split()) for name in ("english", "other"))
_ENGLISH_LETTERS, _OTHER_LETTERS = (
    re.compile(WORDS["languages"][name].strip()) for name in ("english_letters", "other_letters")
)
_FEWEST, _SHARE = 4, 0.2
"""Lines of each language, and their share of the first lines, from which a paper is in two."""
_LOOKED_AT = 150
"""Lines that say whether a paper is in two languages."""
_SLASH = re.compile(r"\s+[/|]\s+(?![^()]*\))")  # not in brackets: (Tudalennau / Pages 3 - 8)


@lru_cache(maxsize=4096)
def other_language(text: str) -> float:
    """How likely a text is in another language: 1 where all words are, -1 where all are English, 0 where nothing says so."""
    told = [*map(_told, re.findall(r"[^\W\d_]+(?:['\u2019](?=[^\W\d_]{2}))?[^\W\d_]*", text.casefold()))]
    return sum(told) / len(told) if told else 0.0


def _told(word: str) -> int:
    if word in _ENGLISH:
        return -1
    if word in _OTHER or unicodedata.normalize("NFD", word) != word:
        return 1
    return bool(_OTHER_LETTERS.search(word)) - bool(_ENGLISH_LETTERS.search(word))


def in_english(lines: Sequence[Line]) -> list[Line]:
    """The lines without those in another language, where a paper says everything in two; else the lines as they are.

    An item's number is kept: '3. COFNODION' over 'MINUTES' is '3. MINUTES'. An item that is in the other language alone stays.
    """
    front = lines[:_LOOKED_AT]
    if sum(any(_told(word) > 0 for word in line.text.casefold().split()) for line in front) < _FEWEST:
        return list(lines)
    sides = [[c.text for c in line.parts] if line.parts[1:] else _SLASH.split(line.text) for line in lines]
    told = [share for texts in sides[:_LOOKED_AT] for text in texts if (share := other_language(text))]
    other = sum(share > 0 for share in told)
    if min(other, len(told) - other) < max(_FEWEST, _SHARE * len(front)):
        return list(lines)
    return [*_english(lines, sides)]


def _english(lines: Sequence[Line], sides: Sequence[Sequence[str]]) -> Iterator[Line]:
    numbered = [other_language(one.rest) for line in lines for one in numbers_of(line.text)[:1] if one.marked]
    other_first = sum(share > 0 for share in numbered) >= sum(share < 0 for share in numbered)
    waiting: Line | None = None  # an item whose title in English has not come
    gap = False
    for (line, following), texts in zip(zip_longest(lines, lines[1:]), sides, strict=True):
        english = [text for text in texts if other_language(text) <= 0]
        # 'Lleoliad / Venue: Neuadd y Sir' is a label in two languages, and what it says in one.
        text = " ".join(english) if 0 < len(english) < len(texts) else line.text
        text = text if _number(text) or text == line.text else f"{_number(line.text)} {text}".strip()
        number = _number(text)
        if number and waiting is not None:
            if _number(waiting.text) != number:
                yield waiting
            waiting = None
        share = other_language(text.removeprefix(number)) if len(texts) < 2 else 0.0
        over = number and other_first and following and not _number(following.text)
        if share > 0 or (
            share == 0 and over and following and other_language(following.text) < 0 and len(texts) == 1
        ):
            gap, waiting = gap or line.gap, line if number else waiting
            continue
        if waiting is not None:
            text, waiting = f"{_number(waiting.text)} {text}", None
        yield replace(line, text=text, gap=gap or line.gap, lead=line.lead if text == line.text else 0)
        gap = False
    if waiting is not None:
        yield waiting


def _number(text: str) -> str:
    """The number of an item that a line begins with, with the mark behind it; '' for none."""
    return next((text[: len(text) - len(one.rest)].strip() for one in numbers_of(text)[:1] if one.marked), "")
