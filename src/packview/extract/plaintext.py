"""Text files: the text of a pack, split into pages and words.

A form feed lost in copying often leaves one space before the next page's first line; so do lost bullets, mostly after a
blank line or another of their kind. Words of a text that keeps its columns by spaces get places as on a sheet of one width
for every letter, so that tables are read from it as from a PDF.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from packview.errors import PackviewError
from packview.extract.line_numbers import numbered_lines
from packview.extract.stamps import ITEM_NUMBER, PAGE_NUMBER
from packview.extract.states import state_of
from packview.extract.words import unmarked
from packview.model import Page, Run
from packview.text import clean, composed, one_line
from packview.wording.numbers import longest_rise

LETTER = 5.0
"""Points: the width of a letter."""
LINE = 12.0
"""Points from one line to the next."""
MARGIN = 40.0
"""Points around the text."""
_SIZE = 9.0
"""Points: of the font."""
_TAIL = 0.5
"""Letters: so much wider a word counts, so that one space leaves the room between words and two that between columns."""
_WORD = re.compile(r"(?:\S|(?<=\d)\u00a0(?=\d))+")
_CELL_TEXT = re.compile(rf"{_WORD.pattern}(?: {_WORD.pattern})*")
_FULL = 3
"""Cells of a row that tells where columns are."""
_FEWEST_ROWS = 3
"""Such rows that stand under one another; one fewer will do where most of the page has cells."""
_FACING = 6
"""Rows of two cells of which the second begin at one place, from which a page is in two columns."""


def has_columns(lines: Sequence[str]) -> bool:
    """Whether several lines of a page hold cells that stand under one another, parted by two spaces or more."""
    written = [list(_CELL_TEXT.finditer(line)) for line in lines if line.strip()]
    full = [cells for cells in written if len(cells) >= _FULL]
    starts = Counter(cell.start() for cells in full for cell in cells[1:])
    ends = Counter(cell.end() for cells in full for cell in cells[1:])
    shared = [[max(starts[cell.start()], ends[cell.end()]) for cell in cells[1:]] for cells in written]
    aligned = sum(len(each) > 1 and sum(count > 1 for count in each) > 1 for each in shared)
    under = sum(map(any, shared))
    mostly = 2 * under >= len(written) and under >= _FEWEST_ROWS
    pairs = Counter(cells[1].start() for cells in written if len(cells) == _FULL - 1)
    # Two columns side by side, as of a paper in two languages, or of keys and what stands beside them over several lines.
    at, facing = max(pairs.items(), key=lambda pair: pair[1], default=(0, 0))
    going_on = sum(len(cells) == 1 and cells[0].start() == at for cells in written)
    if facing >= _FACING and 2 * (facing + going_on) >= len(written):
        return True
    return aligned >= (_FEWEST_ROWS - 1 if mostly else _FEWEST_ROWS)


def runs_of(lines: Sequence[str]) -> tuple[Run, ...]:
    """The words of a page's lines, each where it stands; line ``n`` from 0 has its baseline at ``MARGIN + n * LINE``."""
    return tuple(
        Run(
            text=word.group(),
            x=MARGIN + word.start() * LETTER,
            y=MARGIN + number * LINE,
            width=(len(word.group()) + _TAIL) * LETTER,
            size=_SIZE,
            font="typewriter",
        )
        for number, line in enumerate(lines)
        for word in _WORD.finditer(line)
    )


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
_HIGHEST_TITLE = 20
"""Lines: so far above may lines in capitals go, no further apart than the one before."""
_SENTENCE_ENDS = tuple('.!?)"\u201d\u2019')
_CELL = 40
"""Characters: a shorter line that ends no sentence may be a cell of a table."""
_NARROW = 12
"""Characters: where half the lines are shorter, a table was taken apart and its cells' spaces mean nothing."""


class Stamp(NamedTuple):
    """A stamp among the lines of a text, several lines where a turned 'Page 52' was copied as 'P', 'age 52'."""

    first: int
    last: int
    label: str
    before: str = ""

    @property
    def number(self) -> int:
        """The label as a number; -1 where it is none, as 'A4'."""
        return int(self.label) if self.label.isdecimal() and self.label.isascii() else -1


def find_stamps(lines: Sequence[str]) -> list[Stamp]:
    """The page stamps among lines, rising; a number at the end of a line of text counts only as the next after the one before."""
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
    numbered = [index for index, stamp in enumerate(stamps) if stamp.number >= 0]
    kept = {numbered[place] for place in longest_rise([stamps[index].number for index in numbered])}
    if len(numbered) - len(kept) > _MOST_STRAYS * len(numbered):
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
    above, highest = index - 1, index - _HIGHEST_TITLE
    while above >= max(index - _TALLEST_TITLE, highest, 0):
        text = lines[above].strip()
        if text.isupper() and not other_stamp(text):
            index = above
        elif text:
            break
        above -= 1
    return index


def other_stamp(line: str) -> str | None:
    found = _OTHER.fullmatch(line)
    return found["stamp"] if found else None


@dataclass(slots=True)
class _PageSoFar:
    lines: int = 0
    characters: int = 0
    narrow: int = 0
    began: bool = False  # whether the last line began the page

    def add(self, line: str, *, began: bool) -> None:
        text = line.strip()
        self.began = began
        if text:
            self.lines += 1
            self.characters += len(text)
            self.narrow += len(text) < _NARROW


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
    long_enough = page.lines >= _SHORTEST_PAGE or page.characters >= _SHORTEST_PAGE_TEXT
    if listed or ended.endswith(":") or not long_enough or 2 * page.narrow >= page.lines:
        return False
    has_table = 3 * page.narrow >= page.lines
    if has_table and len(ended) < _CELL and not ended.endswith(_SENTENCE_ENDS):
        return False
    return len(text) >= (_SHORTEST_TEXT if not text[0].islower() else _SHORTEST_MIDDLE)


_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02
_EDGE = 4
"""Lines: so near the start or end of a page stands a stamp."""


_AS_CP1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_LINE = re.compile(r"[^\r\n\f]+")
_LONGEST = 4000
_LONG = re.compile(rf".{{{_LONGEST}}}\S{{0,200}}(?=.)")
"""A line that is longer is broken behind a word: no paragraph is, and what looks through a line looks again and again."""


def decode(data: bytes) -> str:
    """The text of UTF-16 with a byte order mark, else UTF-8, ligatures as letters; PackviewError: it is no text.

    What is not UTF-8 is taken for Windows-1252, byte by byte: a text may be of both.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        text = data.decode("utf-8-sig", "surrogateescape").translate(_AS_CP1252)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise PackviewError("This is neither a PDF nor a text file", "Choose the pack as a PDF or as text")
    return unmarked(composed(_LINE.sub(_broken, text)))


def _broken(line: re.Match[str]) -> str:
    # asked of each line first: in a search through the text each letter of a shorter line would be looked on from
    return _LONG.sub("\\g<0>\n", line[0]) if len(line[0]) > _LONGEST else line[0]


_LARGEST = 200_000
"""Characters of a page, and so many more for each line: the minutes of a long meeting in one piece have 180,000."""
_A_LINE = 40


def split_pages(text: str) -> Iterator[Page]:
    """The pages of a text: at its form feeds, or where it has none, where pages can be told to end; none is too large to look through."""
    chunks = [clean(chunk).split("\n") for chunk in text.split("\f")]
    lines = [line for chunk in chunks for line in chunk]
    stamps = find_stamps(lines)
    if len(chunks) > 1:
        starts = list(accumulate(map(len, chunks[:-1]), initial=0))
    else:
        starts = page_starts(lines, stamps)
    spans = _spans(starts, lines)
    placed = _placed(spans, lines, stamps)
    return (_page(number, lines, span, placed.get(number, [])) for number, span in enumerate(spans, start=1))


def _spans(starts: Sequence[int], lines: Sequence[str]) -> list[range]:
    """The lines of each page, without the empty page that a form feed at the end makes."""
    ends = [*starts[1:], len(lines)]
    spans = [
        part for start, end in zip(starts, ends, strict=True) for part in _parts(range(start, end), lines)
    ]
    while spans and not any(lines[index].strip() for index in spans[-1]):
        spans.pop()
    return spans


def _parts(span: range, lines: Sequence[str]) -> Iterator[range]:
    start, size = span.start, 0
    for index in span:
        size += len(lines[index]) + _A_LINE
        if size > _LARGEST:
            yield range(start, index)
            start, size = index, len(lines[index]) + _A_LINE
    yield range(start, span.stop)


def _placed(spans: Sequence[range], lines: Sequence[str], stamps: Sequence[Stamp]) -> dict[int, list[Stamp]]:
    """The stamps of each page: those at its start or end, and of the others those that the run of pages asks for."""
    starts = [span.start for span in spans]
    found = [(bisect_right(starts, stamp.first), stamp) for stamp in stamps]
    edges = {number: _edges(spans[number - 1], lines) for number, _ in found}
    offsets = Counter(number - stamp.number for number, stamp in found if stamp.first in edges[number])
    usual = offsets.most_common(1)[0][0] if offsets else None
    placed: dict[int, list[Stamp]] = {}
    for number, stamp in found:
        if stamp.first in edges[number] or number - stamp.number == usual:
            placed.setdefault(number, []).append(stamp)
    return placed


def _edges(span: range, lines: Sequence[str]) -> set[int]:
    written = [index for index in span if lines[index].strip()]
    return {*written[:_EDGE], *written[-_EDGE:]}


def _page(number: int, lines: Sequence[str], span: range, stamps: Sequence[Stamp]) -> Page:
    edges = _edges(span, lines)
    label = stamps[-1].label if stamps else None
    left_out = {index: stamp.before for stamp in stamps for index in range(stamp.first, stamp.last + 1)}
    numbered = numbered_lines([left_out.get(index, lines[index]) for index in span])
    left_out |= {span.start + at: line for at, line in numbered.items()}
    others = [f"Page {stamp.label}" for stamp in stamps[:-1]]
    kept: list[str] = []
    placed: list[str] = []
    for index in span:
        printed = left_out.get(index, lines[index])
        text = one_line(printed)
        other = other_stamp(text) if index in edges else None
        if other and (label is not None or other.startswith("Agenda")):
            others.append(other)
            placed.append("")
            continue
        placed.append(printed.expandtabs())
        if text or (index not in left_out and kept and kept[-1]):
            kept.append(text)
    while kept and not kept[-1]:
        kept.pop()
    page = Page(
        number=number,
        label=label,
        lines=tuple(kept),
        stamps=tuple(others),
        state=state_of(kept, pictures=False),
    )
    if not has_columns(placed):
        return page
    width, height = max(map(len, placed)) * LETTER, len(placed) * LINE
    return replace(page, runs=runs_of(placed), width=2 * MARGIN + width, height=2 * MARGIN + height)
