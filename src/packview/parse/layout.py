"""How a page is set out: its headings, paragraphs and tables, told from where its words and ruling lines stand.

Headings and paragraphs are told from where lines begin and end and how they are set.

Where the words of a page stand in its lines.

The lines were made from the words in the order they were drawn, a line from words that follow each other, so that a
line is found again as a run of words whose letters are the line's. Where that fails, as on pages that were put in
order by place, each word of the line is looked for on one height of the page.

The words of a cell as stretches of the page's lines, with the paragraphs they make.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from packview.model import Block, LaidCell, Layout, Page, Run, Span
from packview.parse.tables.page import tables_of
from packview.parse.tables.ruled import Cell, Grid
from packview.parse.tables.words import Word, words_of
from packview.parse.text.heading_ranks import heading_ranks
from packview.parse.text.lines import BULLET, Line, mark_of

_MOST_COLUMNS = 80
_FEWEST_PLACED = 0.98
"""Of a table's words: where fewer are found in the page's lines, the lines are shown as they are."""


def layout_of(page: Page, grids: Iterable[Grid] | None = None) -> Layout:
    """The blocks of a page; () where only its lines are known, as of a text file.

    Every block points at the page's lines; what no block covers is to be shown as it is.

    Args:
        page: with its runs and rules.
        grids: its tables, where the caller has them already.
    """
    if not page.runs or not page.lines:
        return ()
    places = line_places(page)
    tables = [
        block
        for grid in (tables_of(page) if grids is None else grids)
        if (block := _table(grid, places, page.lines)) is not None
    ]
    taken = {span.line for table in tables for row in table.rows for cell in row for span in cell.spans}
    words: dict[int, list[Word]] = {}
    for word in words_of(page):
        place = places.get(word.number)
        if place is not None:
            words.setdefault(place.line, []).append(word)
    texts = _text_blocks(page, words, taken)
    return tuple(sorted([*tables, *texts], key=lambda block: block.first))


def _table(grid: Grid, places: Mapping[int, Span], lines: Sequence[str]) -> Block | None:
    """A grid whose cells stand side by side; None for a mere frame, or where its words are not found in the lines."""
    rows = [_own_cells(row, index) for index, row in enumerate(grid.cells)]
    words = [word for row in rows for cell in row for word in cell.words]
    known = sum(1 for word in words if word.number in places)
    if not words or known < _FEWEST_PLACED * len(words):
        return None
    starts = sorted({cell.column for row in rows for cell in row})
    if not 2 <= len(starts) <= _MOST_COLUMNS or not any(len(row) > 1 for row in rows):
        return None
    filled = [index for index, row in enumerate(rows) if row]
    laid = [tuple(_laid(cell, starts, filled, places, lines) for cell in rows[index]) for index in filled]
    found = [span.line for cells in laid for cell in cells for span in cell.spans]
    return Block(
        "table",
        min(found),
        max(found),
        rows=tuple(laid),
        columns=len(starts),
        heads=_heads(grid, laid),
        title=grid.title,
    )


def _own_cells(row: Sequence[Cell], index: int) -> list[Cell]:
    """The cells of a row that have something in them and do not come down from the row above."""
    return [
        cell
        for column, cell in enumerate(row)
        if cell and cell.words and (cell.row, cell.column) == (index, column)
    ]


def _laid(
    cell: Cell, starts: Sequence[int], filled: Sequence[int], places: Mapping[int, Span], lines: Sequence[str]
) -> LaidCell:
    """A cell among the columns in which cells begin and the rows that have cells of their own."""
    return LaidCell(
        starts.index(cell.column),
        sum(1 for start in starts if cell.column <= start < cell.column + cell.columns),
        spans_of(cell.words, places, lines),
        all(word.run.bold for word in cell.words),
        sum(1 for row in filled if cell.row <= row < cell.row + cell.rows),
    )


def _heads(grid: Grid, rows: Sequence[Sequence[LaidCell]]) -> int:
    """How many of the first rows are headings: bold ones, or one over a body of another kind."""
    if grid.heads:
        return min(grid.heads, len(rows) - 1)
    count = 0
    while count < len(rows) - 1 and count < 3 and all(cell.strong for cell in rows[count]):
        count += 1
    if count and all(cell.strong for row in rows for cell in row):
        count = 1
    wide = [row for row in rows if len(row) >= 0.6 * len(rows[0])]
    if (
        count == 0
        and len(rows[0]) >= 3
        and len(wide) >= 2
        and any(word.turn for cell in grid.cells[0] for word in cell.words)
    ):
        count = 1
    while count and len(rows[count - 1]) == 1:
        count -= 1
    return count


_NEXT_COLUMN = 0.28
"""Of the page's width: lines that begin so far right of others stand in another column, not indented."""
_COMMON = 4
_DEEPEST = 6
_FIELD = re.compile(r"[A-Z][\w/&' -]{1,40}:(?:\s|$)")


class _Look(NamedTuple):
    """A line: where it begins and ends, and how it is set."""

    number: int
    text: str
    left: float
    right: float
    y: float
    size: float
    turned: bool
    first_word: float
    column: int


def _text_blocks(page: Page, words: Mapping[int, Sequence[Word]], taken: Container[int]) -> Iterator[Block]:
    """The headings and paragraphs of a page, in order; ``words`` are those of each line, and ``taken`` the lines of tables."""
    free = {number: line for number, line in words.items() if number not in taken}
    bases = _bases(free, page.width)
    looks = [_look(number, page.lines[number], free[number], bases) for number in sorted(free)]
    if not looks:
        return
    edges: dict[int, float] = {}
    for look in looks:
        if not look.turned:
            edges[look.column] = max(edges.get(look.column, 0.0), look.right)
    lines = [_line(page, number, words[number]) for number in sorted(words)]
    ranked = zip(sorted(words), heading_ranks(lines), strict=True)
    ranks = {number for number, rank in ranked if rank}
    headings = {
        look.number
        for look in looks
        if look.number in ranks and not look.turned and any(map(str.isalpha, look.text))
    }
    group: list[_Look] = []
    for look in looks:
        if group and not _goes_on(group, look, edges.get(look.column, 0.0), headings):
            yield _block(group, bases, headings)
            group = []
        group.append(look)
    yield _block(group, bases, headings)


def _line(page: Page, number: int, words: Sequence[Word]) -> Line:
    text = page.lines[number].strip()
    bold, size = all(word.run.bold for word in words), max(word.size for word in words)
    return Line(text=text, page=page.number, bold=bold, size=size, bullet=BULLET.match(text) is not None)


def _look(index: int, text: str, words: Sequence[Word], bases: Sequence[float]) -> _Look:
    first, last = words[0], words[-1]
    left = min(word.left for word in words)
    return _Look(
        index,
        text.strip(),
        left,
        max(word.right for word in words),
        last.y,
        max(word.size for word in words),
        any(word.turn for word in words),
        first.right - first.left,
        max(0, bisect_right(bases, left + 4) - 1),
    )


def _bases(words: Mapping[int, Sequence[Word]], width: float) -> list[float]:
    """Where the page's columns begin."""
    lefts = Counter(round(min(word.left for word in line)) for line in words.values())
    common = sorted(left for left, count in lefts.items() if count >= _COMMON) or sorted(lefts)[:1]
    bases = common[:1]
    for left in common[1:]:
        if left - bases[-1] > _NEXT_COLUMN * width:
            bases.append(left)
    return [float(base) for base in bases]


def _goes_on(group: Sequence[_Look], look: _Look, edge: float, headings: Container[int]) -> bool:
    """Whether a line goes on with the sentence of those before it."""
    before = group[-1]
    if look.number != before.number + 1 or look.turned or before.turned:
        return False  # a blank line or a table stands between
    marker = mark_of(before.text)
    alone = BULLET.sub("", before.text).strip() in ("", before.text[:1]) or (
        marker is None and mark_of(f"{before.text} x") is not None and len(before.text) < 8
    )
    if len(group) == 1 and alone:
        return look.left > before.left and not _is_marked(look.text)
    begins = _is_marked(look.text) or _FIELD.match(look.text)
    if (look.number in headings) != (before.number in headings) or begins or _is_set_apart(group, look):
        return False
    if edge - before.right - look.first_word < 0.6 * look.size:
        return True
    reach = (before.right - before.left) / max(1.0, edge - before.left)
    return not look.text[0].isupper() and before.text[-1] not in ".:;" and reach > 0.55


def _is_set_apart(group: Sequence[_Look], look: _Look) -> bool:
    """Whether a line is set otherwise or elsewhere than those before it."""
    before = group[-1]
    return (
        abs(look.size - before.size) > 0.15 * before.size
        or look.column != before.column
        or look.y - before.y < 0.4 * look.size
        or (len(group) > 1 and abs(look.left - before.left) > look.size)
    )


def _is_marked(text: str) -> bool:
    return BULLET.match(text) is not None or mark_of(text) is not None


def _block(group: Sequence[_Look], bases: Sequence[float], headings: Container[int]) -> Block:
    first = group[0]
    if all(look.number in headings for look in group):
        return Block("heading", first.number, group[-1].number)
    steps = round((first.left - bases[first.column]) / max(first.size, 1.0))
    return Block("text", first.number, group[-1].number, 0 if first.turned else min(max(steps, 0), _DEEPEST))


def spans_of(words: Sequence[Word], places: Mapping[int, Span], lines: Sequence[str]) -> tuple[Span, ...]:
    """Where a cell's text stands.

    Args:
        words: in reading order.
        places: of the page's words in its lines.
        lines: of the page.
    """
    stretches: list[tuple[Span, Word, Word]] = []
    for word in words:
        place = places.get(word.number)
        if place is None:
            continue
        if stretches:
            span, first, _ = stretches[-1]
            between = lines[span.line][span.end : place.start]
            if span.line == place.line and place.start >= span.end and not between.strip():
                stretches[-1] = Span(span.line, span.start, place.end), first, word
                continue
        stretches.append((place, word, word))
    if not stretches:
        return ()
    edge = max(last.right for _, _, last in stretches)
    found = [stretches[0][0]]
    for (before, first, last), (span, word, _) in pairwise(stretches):
        text = lines[span.line][span.start : span.end]
        goes_on = text[:1].islower() and lines[before.line][: before.end][-1:] not in ".:;"
        blank = any(not line.strip() for line in lines[before.line + 1 : span.line])
        apart = blank or _had_room(first, last, word, edge)
        begins = _is_marked(text) or (apart and not goes_on)
        found.append(span._replace(begins=begins))
    return tuple(found)


def _had_room(first: Word, last: Word, word: Word, edge: float) -> bool:
    """Whether a word begins a line although it would have fitted on the one before."""
    if first.turn or last.turn or word.turn or word.y - last.y < 0.4 * word.size:
        return False
    level = abs(first.left - word.left) < 2 * word.size
    return level and edge - last.right > word.right - word.left + 0.5 * word.size


_SIGN = "\uf000"
_SIGNS = re.compile("[\uf001-\uf0ff\u2022\u2190-\u2193\u2610-\u2612\u2713\u2717]")
_SPACE = re.compile(r"[\s\uf020]+")
_SAME_HEIGHT = 6.0


def _bare(text: str) -> str:
    """Letters only, any sign of a symbol font as one and the same."""
    if text.isascii():  # the most by far, and much quicker so
        return "".join(text.split())
    return _SIGNS.sub(_SIGN, _SPACE.sub("", text))


def line_places(page: Page) -> dict[int, Span]:
    """Each word of a page that is found in a line: its number among the runs, and where it stands.

    Args:
        page: with its runs and lines.
    """
    return _Finder(page.runs).find(page.lines)


class _Finder:
    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._bare = [_bare(run.text) for run in runs]
        self._used = bytearray(len(runs))
        self._starting: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._bare):
            self._starting[text].append(number)
        self._next = 0
        self._found: dict[int, Span] = {}

    def find(self, lines: Sequence[str]) -> dict[int, Span]:
        missed = []
        for index, line in enumerate(lines):
            wanted = _bare(line)
            if wanted and not self._together(index, line, wanted):
                missed.append(index)
        for index in missed:
            self._apart(index, lines[index])
        return self._found

    def _together(self, index: int, line: str, wanted: str) -> bool:
        """A line whose words were drawn one after the other."""
        for start in self._starts(line):
            numbers = self._run_from(start, wanted)
            if numbers:
                self._take(index, line, numbers)
                self._next = numbers[-1] + 1
                return True
        return False

    def _starts(self, line: str) -> Iterator[int]:
        """Words a line may begin with: the next one drawn, which it mostly is, then those after it, then any."""
        while self._next < len(self._bare) and (self._used[self._next] or not self._bare[self._next]):
            self._next += 1
        if self._next < len(self._bare):
            yield self._next
        first = _bare(line.split(None, 1)[0])
        same = [
            number
            for length in range(len(first), 0, -1)
            for number in self._starting.get(first[:length], ())
            if not self._used[number]
        ]
        yield from sorted(number for number in same if number > self._next)
        yield from sorted(number for number in same if number < self._next)

    def _run_from(self, start: int, wanted: str) -> list[int]:
        numbers: list[int] = []
        at, number = 0, start
        while at < len(wanted) and number < len(self._bare):
            text = self._bare[number]
            if text:
                if self._used[number] or not wanted.startswith(text, at):
                    return []
                numbers.append(number)
                at += len(text)
            number += 1
        return numbers if at == len(wanted) else []

    def _apart(self, index: int, line: str) -> None:
        """A line whose words were put in order by place: all of them at one height."""
        words = [_bare(word) for word in line.split()]
        for start in self._starting.get(words[0], ()):
            if self._used[start]:
                continue
            numbers, down = [start], self._runs[start].y
            for word in words[1:]:
                near = [
                    number
                    for number in self._starting.get(word, ())
                    if not self._used[number]
                    and number not in numbers
                    and abs(self._runs[number].y - down) < _SAME_HEIGHT
                ]
                if not near:
                    break
                last = self._runs[numbers[-1]].x
                steps = {self._runs[number].x - last: number for number in reversed(near)}
                numbers.append(steps[min(steps, key=lambda step: (step < 0, abs(step)))])
            if len(numbers) == len(words):
                self._take(index, line, numbers)
                return

    def _take(self, index: int, line: str, numbers: Sequence[int]) -> None:
        at = 0
        for number in numbers:
            self._used[number] = 1
            left = len(self._bare[number])
            while at < len(line) and (line[at].isspace() or line[at] == "\uf020"):
                at += 1
            start = at
            while left and at < len(line):
                left -= not (line[at].isspace() or line[at] == "\uf020")
                at += 1
            self._found[number] = Span(index, start, at)
