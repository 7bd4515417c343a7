"""How a page is set out: its headings, paragraphs and tables, told from where its words and ruling lines stand.

Headings and paragraphs are told from where lines begin and end and how they are set.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from packview.model import Block, LaidCell, Layout, Page, Span
from packview.parse.tables.page import tables_of
from packview.parse.tables.places import line_places, spans_of
from packview.parse.tables.ruled import Cell, Grid
from packview.parse.tables.words import Word, words_of
from packview.parse.text.lines import BULLET, mark_of

_MOST_COLUMNS = 80
_FEWEST_PLACED = 0.98
"""Of a table's words: where fewer are found in the page's lines, the lines are shown as they are."""


def layout_of(page: Page) -> Layout:
    """The blocks of a page; () where only its lines are known, as of a text file.

    Every block points at the page's lines; what no block covers is to be shown as it is.
    """
    if not page.runs or not page.lines:
        return ()
    places = line_places(page)
    tables = [block for grid in tables_of(page) if (block := _table(grid, places, page.lines)) is not None]
    taken = {span.line for table in tables for row in table.rows for cell in row for span in cell.spans}
    words: dict[int, list[Word]] = {}
    for word in words_of(page):
        place = places.get(word.number)
        if place is not None and place.line not in taken:
            words.setdefault(place.line, []).append(word)
    texts = _text_blocks(page, words)
    return tuple(sorted([*tables, *texts], key=lambda block: block.first))


def _table(grid: Grid, places: Mapping[int, Span], lines: Sequence[str]) -> Block | None:
    """A grid whose cells stand side by side; None for a mere frame, or where its words are not found in the lines."""
    words = [
        word
        for row in grid.cells
        for cell in {id(cell): cell for cell in row}.values()
        for word in cell.words
    ]
    known = sum(1 for word in words if word.number in places)
    if not words or known < _FEWEST_PLACED * len(words):
        return None
    rows = [_own_cells(row, index) for index, row in enumerate(grid.cells)]
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
_LARGER = 1.12
_LONGEST_HEADING = 120
_LONGEST_LETTERS = 90
_DEEPEST = 6
_FIELD = re.compile(r"[A-Z][\w/&' -]{1,40}:(?:\s|$)")
_SENTENCE_END = (".", ";", ",")


class _Look(NamedTuple):
    """A line: where it begins and ends, and how it is set."""

    number: int
    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    turned: bool
    first_word: float
    column: int


def _text_blocks(page: Page, words: Mapping[int, Sequence[Word]]) -> Iterator[Block]:
    """The headings and paragraphs among some lines of a page, in order.

    Args:
        page: the page.
        words: of the lines that are wanted, by line.
    """
    bases = _bases(words, page.width)
    looks = [_look(number, page.lines[number], words[number], bases) for number in sorted(words)]
    if not looks:
        return
    usual = _usual_size(looks)
    bold = sum(len(run.text) for run in page.runs if run.bold) > 0.5 * sum(len(run.text) for run in page.runs)
    edges: dict[int, float] = {}
    for look in looks:
        if not look.turned:
            edges[look.column] = max(edges.get(look.column, 0.0), look.right)
    group: list[_Look] = []
    for look in looks:
        heading = _is_heading(look, usual, bold=bold)
        if group and not _goes_on(
            group, look, edges.get(look.column, 0.0), heading=heading, usual=usual, bold=bold
        ):
            yield _block(group, bases, usual, bold=bold)
            group = []
        group.append(look)
    yield _block(group, bases, usual, bold=bold)


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
        all(word.run.bold for word in words),
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


def _usual_size(looks: Sequence[_Look]) -> float:
    sizes: Counter[float] = Counter()
    for look in looks:
        sizes[round(look.size * 2) / 2] += len(look.text)
    return sizes.most_common(1)[0][0]


def _is_heading(look: _Look, usual: float, *, bold: bool) -> bool:
    text = look.text
    if look.turned or not any(map(str.isalpha, text)) or BULLET.match(text):
        return False
    if text.isupper() and len(text) <= _LONGEST_LETTERS and sum(map(str.isalpha, text)) >= 3:
        return True
    if len(text) > _LONGEST_HEADING:
        return False
    return look.size > _LARGER * usual or (look.bold and not bold and not text.endswith(_SENTENCE_END))


def _goes_on(
    group: Sequence[_Look], look: _Look, edge: float, *, heading: bool, usual: float, bold: bool
) -> bool:
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
    if heading != _is_heading(before, usual, bold=bold) or _begins(look) or _is_set_apart(group, look):
        return False
    if edge - before.right - look.first_word < 0.6 * look.size:
        return True
    reach = (before.right - before.left) / max(1.0, edge - before.left)
    return not look.text[0].isupper() and before.text[-1] not in ".:;" and reach > 0.55


def _begins(look: _Look) -> bool:
    """Whether a line begins as an entry of its own does."""
    return _is_marked(look.text) or _FIELD.match(look.text) is not None


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


def _block(group: Sequence[_Look], bases: Sequence[float], usual: float, *, bold: bool) -> Block:
    first = group[0]
    if all(_is_heading(look, usual, bold=bold) for look in group):
        return Block("heading", first.number, group[-1].number)
    steps = round((first.left - bases[first.column]) / max(first.size, 1.0))
    return Block("text", first.number, group[-1].number, 0 if first.turned else min(max(steps, 0), _DEEPEST))
