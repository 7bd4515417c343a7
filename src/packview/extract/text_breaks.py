"""Where the pages of a text without form feeds end: at its stamps, where papers start, and where a form feed left its trace.

Text copied out of a PDF often keeps of each form feed one space at the start of the next page's first line. Lists whose
bullets were lost in copying start with one space as well, mostly after a blank line or another of their kind.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from packview.extract.stamps import ITEM_NUMBER, PAGE_NUMBER

_ALONE = re.compile(rf"\s*Page (?P<label>{PAGE_NUMBER})\s*")
_GLUED = re.compile(r"(?P<text>.*\S)\s+Page (?P<label>\d{1,5})\s*")
_SPLIT = re.compile(r"\s*age (?P<label>\d{1,5})\s*")
_OTHER = re.compile(rf"\s*(?P<stamp>(?:Agenda Item|Appendix) {ITEM_NUMBER})\s*")
_STARTS = re.compile(
    r"\s*(?:DECISION-MAKER:.*|AGENDA|Page 1 of \d+|MINUTES (?:OF|of) (?:THE|the|A|a) (?:MEETING|meeting)\b.*)\s*"
)
_FOOTER = re.compile(r"Page \d+ of \d+")
_TRACE = re.compile(r" {1,2}(?=[^\s\u2022\u2023\u25aa\u25cf*])")
_BARE = re.compile(
    r"(?P<indent>\s{12,})?\s*(?:[-\u2013\u2014]\s?)?(?P<number>[1-9]\d{0,3})(?:\s?[-\u2013\u2014])?\s*"
)
_FEWEST_COUNTING = 4
"""Numbers that stand alone: fewer, or a first one above this, tell nothing of pages."""
_SHORTEST_COUNTED = 8
"""Lines: so far apart half of them must stand."""
_SHORTEST_TEXT = 5
_SHORTEST_MIDDLE = 20
"""Characters: the same of a line that goes on with a sentence."""
_SHORTEST_PAGE = 12
"""Lines: a page that ends sooner was no page, unless a paper starts there."""
_SHORTEST_PAGE_TEXT = 1500
"""Characters: enough for a page of fewer lines, where paragraphs are one line each."""
_MOST_STRAYS = 0.3
_TALLEST_TITLE = 4
_SENTENCE_ENDS = tuple('.!?)"\u201d\u2019')
_CELL = 40
"""Characters: a shorter line that ends no sentence may be a cell of a table."""
_NARROW = 12
"""Characters: where half the lines are shorter, a table was taken apart and its cells' spaces mean nothing."""


class Stamp(NamedTuple):
    """A stamp among the lines of a text.

    Attributes:
        first: index of its first line.
        last: of its last; more than one where a turned 'Page 52' was copied as 'P', 'age 52'.
        label: the page number.
        before: text on the same line before it.
    """

    first: int
    last: int
    label: str
    before: str = ""

    @property
    def number(self) -> int:
        """The label as a number; -1 where it is none, as 'A4'."""
        return int(self.label) if self.label.isdecimal() and self.label.isascii() else -1


def find_stamps(lines: Sequence[str]) -> list[Stamp]:
    """The page stamps among lines, in order: numbers that rise from page to page.

    A number at the end of a line of text counts only where it is the next after the stamp before it.
    """
    certain: list[Stamp] = []
    glued: list[Stamp] = []
    for index, line in enumerate(lines):
        alone = _ALONE.fullmatch(line)
        split = _SPLIT.fullmatch(line) if index and lines[index - 1].strip() == "P" else None
        if alone:
            certain.append(Stamp(index, index, alone["label"]))
        elif split:
            certain.append(Stamp(index - 1, index, split["label"]))
        elif found := _GLUED.fullmatch(line):
            glued.append(Stamp(index, index, found["label"], found["text"]))
    stamps = _rising(certain) or _counting(lines)
    for stamp in glued:
        at = bisect_left(stamps, stamp.first, key=lambda each: each.first)
        follows = at > 0 and stamps[at - 1].number + 1 == stamp.number
        if follows and (at == len(stamps) or stamp.number < stamps[at].number):
            stamps.insert(at, stamp)
    return stamps


def _counting(lines: Sequence[str]) -> list[Stamp]:
    """The longest run of numbers that stand alone and each count one on, as at the foot of pages; none where it is short or close set."""
    stamps: list[Stamp] = []
    lengths: list[int] = []  # of the run that ends with each stamp
    latest: dict[int, int] = {}  # which stamp had a number last
    earlier: list[int | None] = []  # which stamp each goes on from
    for index, line in enumerate(lines):
        found = _BARE.fullmatch(line)
        if found is None or not (found["indent"] or _is_apart(lines, index)):
            continue
        number = int(found["number"])
        goes_on = latest.get(number - 1)
        latest[number] = len(stamps)
        stamps.append(Stamp(index, index, found["number"]))
        lengths.append(1 if goes_on is None else lengths[goes_on] + 1)
        earlier.append(goes_on)
    best: list[Stamp] = []
    at = max(range(len(stamps)), key=lengths.__getitem__, default=None)
    while at is not None:
        best.append(stamps[at])
        at = earlier[at]
    best.reverse()
    if len(best) < _FEWEST_COUNTING or best[0].number > _FEWEST_COUNTING:
        return []
    gaps = sorted(after.first - before.first for before, after in pairwise(best))
    return best if gaps[len(gaps) // 2] >= _SHORTEST_COUNTED else []


def _is_apart(lines: Sequence[str], index: int) -> bool:
    """Whether blank lines, or the ends of the text, stand around a line."""
    around = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return not any(line.strip() for line in around)


def _rising(stamps: Sequence[Stamp]) -> list[Stamp]:
    """The stamps without those that break the longest run of rising numbers, unless too many do: then numbers start anew."""
    tails: list[int] = []  # the smallest number that ends a run of each length, and which stamp that is
    ends: list[int] = []
    before: dict[int, int] = {}
    for index, stamp in enumerate(stamps):
        number = stamp.number
        if number < 0:
            continue
        length = bisect_left(tails, number)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [index]
        before[index] = ends[length - 1] if length else -1
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    if len(before) - len(kept) > _MOST_STRAYS * len(before):
        return list(stamps)
    return [stamp for index, stamp in enumerate(stamps) if index in kept or stamp.number < 0]


def page_starts(lines: Sequence[str], stamps: Sequence[Stamp]) -> list[int]:
    """The indices of the lines a page starts with, 0 first, where the text has no form feeds."""
    after_stamps = {_past_stamp(lines, stamp) for stamp in stamps}
    if stamps and all(_BARE.fullmatch(lines[stamp.last]) for stamp in stamps):  # each page has its number
        return sorted({0, *after_stamps} - {len(lines)})
    papers = {_paper_start(lines, index) for index, line in enumerate(lines) if _STARTS.fullmatch(line)}
    starts = [0]
    page = _PageSoFar()
    for index, line in enumerate(lines):
        if index and (index in after_stamps or index in papers or _is_trace(lines, index, page)):
            starts.append(index)
            page = _PageSoFar()
        page.add(line, began=index == starts[-1])
    return starts


def _past_stamp(lines: Sequence[str], stamp: Stamp) -> int:
    """Where the page after a stamp begins: past the other stamps that stand with it; after a bare number those head the next page."""
    at = stamp.last + 1
    bare = _BARE.fullmatch(lines[stamp.last]) is not None
    while at < len(lines) and (not lines[at].strip() or (not bare and other_stamp(lines[at]))):
        at += 1
    return at


def _paper_start(lines: Sequence[str], index: int) -> int:
    """A paper begins with the committee's name in capitals over its first line, if it has one."""
    above = index - 1
    while above >= max(index - _TALLEST_TITLE, 0):
        text = lines[above].strip()
        if text.isupper() and not other_stamp(text):
            index = above
        elif text:
            break
        above -= 1
    return index


def other_stamp(line: str) -> str | None:
    """The stamp that a line is, other than a page number."""
    found = _OTHER.fullmatch(line)
    return found["stamp"] if found else None


class _PageSoFar:
    """What is known of a page while its end is looked for."""

    def __init__(self) -> None:
        self.lines = 0
        self.characters = 0
        self.narrow = 0
        self.began = False  # whether the last line began the page

    def add(self, line: str, *, began: bool) -> None:
        text = line.strip()
        self.began = began
        if text:
            self.lines += 1
            self.characters += len(text)
            self.narrow += len(text) < _NARROW

    def could_end(self) -> bool:
        long_enough = self.lines >= _SHORTEST_PAGE or self.characters >= _SHORTEST_PAGE_TEXT
        return long_enough and 2 * self.narrow < self.lines

    def has_table(self) -> bool:
        return 3 * self.narrow >= self.lines


def _is_trace(lines: Sequence[str], index: int, page: _PageSoFar) -> bool:
    """Whether the space at the start of a line was a form feed."""
    line, before = lines[index], lines[index - 1]
    if not before.strip() or not _TRACE.match(line):
        return False
    text = line.strip()
    if _FOOTER.fullmatch(text):
        return True
    listed = before.startswith(" ") and not page.began
    ended = before.rstrip()
    if listed or ended.endswith(":") or not page.could_end():
        return False
    if page.has_table() and len(ended) < _CELL and not ended.endswith(_SENTENCE_ENDS):
        return False
    return len(text) >= (_SHORTEST_TEXT if not text[0].islower() else _SHORTEST_MIDDLE)
