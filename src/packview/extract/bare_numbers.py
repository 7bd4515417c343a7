"""Page numbers that stand alone at the foot or head of a page: '5', '- 5 -', '5 of 80', 'Page | 5', as councils print that stamp nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from packview.model import Page, Run

_NUMBER = re.compile(
    r"(?:[-\u2013\u2014~|]\s?)?(?:Page\s(?:\|\s)?|P\s?a\s?g\s?e\s\|\s|p\.?\s)?(?P<number>[1-9]\d{0,3})"
    r"(?:\s(?:of|/)\s\d{1,4}|\s?\|\s?P\s?a\s?g\s?e)?(?:\s?[-\u2013\u2014~|])?",
    re.IGNORECASE,
)
_EDGE_LINES = 2
_FEWEST = 4
"""Pages that must carry a number."""
_AGREEING = 0.8
"""Of the numbered pages: so many must count on from one another, which papers with numbers of their own do not."""
_OF_ALL = 0.6
"""Of the pages with text: the same."""


def with_bare_numbers(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages with numbers that stand alone as labels, where the whole file is numbered through and nothing is stamped.

    A number that is taken for a label is no longer in the lines and runs of its page.
    """
    written = [page for page in pages if page.lines]
    if len(written) < _FEWEST or any(page.label is not None for page in written):
        return pages
    found = {page.number: _candidates(page) for page in written}
    offsets = Counter(
        offset
        for number, lines in found.items()
        for offset in {number - int(each["number"]) for _, each in lines}
    )
    if not offsets:
        return pages
    offset, count = offsets.most_common(1)[0]
    numbered = sum(bool(lines) for lines in found.values())
    if count < max(_FEWEST, _AGREEING * numbered, _OF_ALL * len(written)):
        return pages
    return [_labelled(page, found.get(page.number, []), offset) for page in pages]


def _candidates(page: Page) -> list[tuple[int, re.Match[str]]]:
    """Lines at the foot and head of a page that are a number: which line, and what it says; the foot first."""
    filled = [index for index, line in enumerate(page.lines) if line.strip()]
    edges = dict.fromkeys((*reversed(filled[-_EDGE_LINES:]), *filled[:_EDGE_LINES]))
    return [(index, found) for index in edges if (found := _NUMBER.fullmatch(page.lines[index].strip()))]


def _labelled(page: Page, lines: Sequence[tuple[int, re.Match[str]]], offset: int) -> Page:
    for index, found in lines:
        if page.number - int(found["number"]) == offset:
            rest = tuple(line for at, line in enumerate(page.lines) if at != index)
            runs = _without(page.runs, found.group().split(), foot=index > len(page.lines) // 2)
            return replace(page, label=found["number"], lines=rest, runs=runs)
    return page


def _without(runs: tuple[Run, ...], words: Sequence[str], *, foot: bool) -> tuple[Run, ...]:
    """The runs without those of the number: of the places that read so, the one nearest the foot or head."""
    length = len(words)
    places = [
        at
        for at in range(len(runs) - length + 1)
        if all(run.text == word for run, word in zip(runs[at : at + length], words, strict=True))
    ]
    if not places:
        return runs
    at = (max if foot else min)(places, key=lambda place: runs[place].y)
    return (*runs[:at], *runs[at + length :])
