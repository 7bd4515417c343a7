"""A glossary of terms: a heading for each term, and below it what it means, in paragraphs and bullet points.

The terms of a glossary stand in the order of the alphabet. That is what tells them from other headings, and where they end.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from packview.parse.glossary.lists import SMALL, Entry
from packview.parse.headings import heading_ranks
from packview.parse.text.lines import Line, join, paragraphs, width_of
from packview.text import fold

_ENDS = re.compile("[.;:,?!\u2026]$")
_SENTENCE = re.compile("[.!?:)][\"'\u201d\u2019)]?$")
_LINK = re.compile(r"https?:|www\.|@|\.{4,}")
_QUANTITY = re.compile(r"\d{3}|=")
"""What stands in figures and no term: 'Ashley: Total population = 20,004'."""
_MOST_WORDS = 14
_FEWEST = 3
_FEWEST_UNTITLED = 8
_OPENING = 25
"""Lines between the title of a glossary and its first term."""


class _Head(NamedTuple):
    """A line, or several, that may be a term."""

    text: str
    start: int
    end: int

    @property
    def letter(self) -> str:
        return fold(self.text)[:1]


def read_terms(lines: Sequence[Line], *, titled: bool) -> list[Entry]:
    """The terms of a glossary, each with its paragraphs, a bullet before each point.

    Args:
        lines: from the title of the glossary on; or of a whole text.
        titled: a title says that a glossary follows; without one, more is asked of what looks like one.
    """
    found: list[Entry] = []
    for group, end in _alphabetical(list(_heads(lines)), len(lines)):
        terms = list(_terms(group, end, lines))
        if titled and group[0].start <= _OPENING and len(terms) >= _FEWEST and _says_enough(terms):
            return terms
        if not titled:
            own = [at for at, term in enumerate(terms) if _speaks_of_itself(term)]
            terms = terms[own[0] : own[-1] + 1] if own else []
            if _is_glossary(terms):
                found += terms
    return found


def _heads(lines: Sequence[Line]) -> Iterator[_Head]:
    """What may be a term: headings by their type, those over several lines joined; by shape where the source has no type."""
    ranks = heading_ranks(lines) if sum(bool(line.bold) for line in lines) >= _FEWEST else None
    width = width_of(lines)
    index = 0
    while index < len(lines):
        end = index + 1
        if ranks is not None and ranks[index]:
            while end < len(lines) and ranks[end] == ranks[index] and not lines[end].gap and end - index < 3:
                end += 1
        is_head = bool(ranks[index]) if ranks is not None else _stands_as_heading(lines, index, width)
        text = join(line.text for line in lines[index:end])
        if is_head and _may_be_term(text) and not lines[index].bullet:
            yield _Head(text, index, end)
        index = end


def _may_be_term(text: str) -> bool:
    if not (text[0].isupper() or text[0] in "'\"\u2018\u201c" or text[0].isdigit()):
        return False
    return (
        len(text.split()) <= _MOST_WORDS
        and not _ENDS.search(text)
        and not _LINK.search(text)
        and not _QUANTITY.search(text)
        and fold(text)[:1].isalpha()
    )


def _stands_as_heading(lines: Sequence[Line], index: int, width: int) -> bool:
    """By shape alone: short, after the end of a sentence, and right above a line that begins one."""
    line = lines[index]
    if len(line.text) > 0.75 * width or index + 1 == len(lines):
        return False
    below = lines[index + 1]
    if below.gap or not (below.text[0].isupper() or below.bullet or below.indented):
        return False
    if not index or line.gap or line.top or _SENTENCE.search(lines[index - 1].text):
        return True
    return fold(below.text).startswith(fold(line.text))  # 'Abuse' over 'Abuse is ...'


def _alphabetical(heads: Sequence[_Head], last: int) -> Iterator[tuple[list[_Head], int]]:
    """Headings in runs whose first letters do not go back, one that stands out of order left in; and where each run ends."""
    group: list[_Head] = []
    for index, head in enumerate(heads):
        if group and head.letter < group[-1].letter:
            after = heads[index + 1].letter if index + 1 < len(heads) else ""
            if after < group[-1].letter or len(group) < _FEWEST:
                yield group, head.start
                group = []
        if not group or head.letter >= group[-1].letter:
            group.append(head)
    if group:
        yield group, last


def _terms(group: Sequence[_Head], end: int, lines: Sequence[Line]) -> Iterator[Entry]:
    width = width_of(lines[group[0].start : end])
    for head, stop in zip(group, [*(head.start for head in group[1:]), end], strict=True):
        points = [
            f"\u2022 {part.text}" if part.bullet else part.text
            for part in paragraphs(lines[head.end : stop], width=width)
            if part.text
        ]
        if points:
            yield Entry(head.text, points, lines[head.start].page, whole=True)


def _says_enough(terms: Sequence[Entry]) -> bool:
    """Whether most definitions are sentences rather than the cells of a table or the points of a form."""
    return 2 * sum(len(term.definition) >= 40 for term in terms) > len(terms)


def _speaks_of_itself(term: Entry) -> bool:
    """Whether a definition soon says a word of its term, as most do."""
    said = set(fold(term.definition).split()[:25]) - SMALL
    return any(word in said or word + "s" in said for word in fold(term.term).split() if len(word) > 2)


def _is_glossary(terms: Sequence[Entry]) -> bool:
    return (
        len(terms) >= _FEWEST_UNTITLED
        and len({fold(term.term)[:1] for term in terms}) >= 5
        and _says_enough(terms)
        and 2 * sum(map(_speaks_of_itself, terms)) > len(terms)
    )
