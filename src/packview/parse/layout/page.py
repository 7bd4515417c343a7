"""How a page is set out: its headings, paragraphs and tables, told from where its words and ruling lines stand."""

from collections.abc import Mapping, Sequence

from packview.model import Block, LaidCell, Layout, Page, Span
from packview.parse.layout.text_blocks import text_blocks
from packview.parse.tables.page import tables_of
from packview.parse.tables.places import line_places, spans_of
from packview.parse.tables.ruled import Cell, Grid
from packview.parse.tables.words import Word, words_of

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
    texts = text_blocks(page, words)
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
    laid = []
    for row in rows:
        cells = tuple(_laid(cell, starts, places, lines) for cell in row)
        if cells:
            laid.append(cells)
    found = [span.line for cells in laid for cell in cells for span in cell.spans]
    return Block(
        "table", min(found), max(found), rows=tuple(laid), columns=len(starts), heads=_heads(grid, laid)
    )


def _own_cells(row: Sequence[Cell], index: int) -> list[Cell]:
    """The cells of a row that have something in them and do not come down from the row above."""
    return [
        cell
        for column, cell in enumerate(row)
        if cell and cell.words and (cell.row, cell.column) == (index, column)
    ]


def _laid(cell: Cell, starts: Sequence[int], places: Mapping[int, Span], lines: Sequence[str]) -> LaidCell:
    columns = sum(1 for start in starts if cell.column <= start < cell.column + cell.columns)
    return LaidCell(
        starts.index(cell.column),
        columns,
        spans_of(cell.words, places, lines),
        all(word.run.bold for word in cell.words),
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
