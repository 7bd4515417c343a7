"""A table that is too wide, as a card for each of its rows."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from packview.tui.widgets.laid_out import Cell, Table
from packview.tui.widgets.row import Row
from packview.tui.widgets.table_lines import LINE, CellLine, lines_of, row_of, wrapped
from packview.tui.widgets.table_widths import longest_word, needs

_SHORT = 12
"""Cells: a column whose entries are no longer stands beside others in a card."""
_SPACE = 2
_Entry = tuple[int, list[CellLine], list[CellLine]]
"""Where a short entry begins, its heading and its text."""


def cards(table: Table, number: int, width: int) -> Iterator[Row]:
    """A card for each row: what is long on lines of its own, figures beside one another under their headings.

    Args:
        table: the table.
        number: of its first row among the page's paragraphs.
        width: cells of a row.
    """
    made = _Cards(table, width)
    for index, row in enumerate(table.rows[table.heads :]):
        if index:
            yield Row("table", "\u2500" * width, 0, looks=((0, width, LINE),))
        yield from made.card(row, number + table.heads + index)
    yield from made.rest(number)


class _Cards:
    """Makes cards, and knows which headings were shown: each stands on the page once, so only its first copy is selected and found."""

    def __init__(self, table: Table, width: int) -> None:
        self._width = width
        self._short = _short_columns(table)
        self._shown: set[int] = set()
        self._labels: dict[int, list[Cell]] = {}
        for row in table.rows[: table.heads]:
            for cell in row:
                self._labels.setdefault(cell.column, []).append(cell)

    def card(self, row: Sequence[Cell], paragraph: int) -> Iterator[Row]:
        """A row of the table."""
        band: list[Cell] = []
        for cell in row:
            if cell.column in self._short:
                band.append(cell)
                continue
            yield from self._bands(band, paragraph)
            band = []
            yield from self._long(cell, paragraph)
        yield from self._bands(band, paragraph)

    def rest(self, paragraph: int) -> Iterator[Row]:
        """The headings that stand over nothing: they are printed all the same."""
        for column in sorted(set(self._labels) - self._shown):
            yield from _plain(self._label(column, self._width), paragraph)

    def _long(self, cell: Cell, paragraph: int) -> Iterator[Row]:
        """A heading and its text, beside each other or one below the other."""
        width, strong = self._width, cell.strong or not cell.column
        label = self._label(cell.column, width)
        if len(label) != 1 or cell_len(label[0].text) > width // 3 or not cell.text:
            yield from _plain(label, paragraph)
            yield from _plain(lines_of(cell, width, strong=strong), paragraph)
            return
        colon = " " if label[0].text.endswith(":") else ": "
        lead = CellLine(label[0].text + colon, label[0].pieces, strong=True)
        at = cell_len(lead.text)
        lines = [line for part in cell.text for line in wrapped(part, width - at, strong=strong)]
        yield row_of([(0, lead), (at, lines[0])], paragraph, 0)
        for line in lines[1:]:
            yield row_of([(at, line)], paragraph, 0)

    def _label(self, column: int, width: int) -> list[CellLine]:
        fresh = column not in self._shown
        self._shown.add(column)
        return [
            line
            for cell in self._labels.get(column, ())
            for part in cell.text
            for line in wrapped(part, width, strong=True, pieces=fresh)
        ]

    def _bands(self, cells: Sequence[Cell], paragraph: int) -> Iterator[Row]:
        """Short entries under their headings, as many beside one another as fit."""
        if len(cells) == 1:
            yield from self._long(cells[0], paragraph)
            return
        band: list[_Entry] = []
        used = 0
        for cell in cells:
            texts = [part.text for label in self._labels.get(cell.column, ()) for part in label.text]
            room = max(needs(cell)[1], min(longest_word(texts), _SHORT))
            if any(len(text) > 3 * room for text in texts):
                room += 4  # a long heading over a short figure
            room = min(room, self._width)
            if band and used + room > self._width:
                yield from _band(band, paragraph)
                band, used = [], 0
            band.append((used, self._label(cell.column, room), lines_of(cell, room, strong=False)))
            used += room + _SPACE
        if band:
            yield from _band(band, paragraph)


def _short_columns(table: Table) -> set[int]:
    longest: dict[int, int] = {}
    for row in table.rows[table.heads :]:
        for cell in row:
            most = needs(cell)[1] if cell.columns == 1 else _SHORT + 1
            longest[cell.column] = max(longest.get(cell.column, 0), most)
    return {column for column, most in longest.items() if column and most <= _SHORT}


def _plain(lines: Sequence[CellLine], paragraph: int) -> Iterator[Row]:
    for line in lines:
        yield row_of([(0, line)], paragraph, 0)


def _band(band: Sequence[_Entry], paragraph: int) -> Iterator[Row]:
    """Headings level at their foot, and the entries below them."""
    high = max(len(label) for _, label, _ in band)
    for line in range(high):
        parts = [(at, label[line - high + len(label)]) for at, label, _ in band if line >= high - len(label)]
        yield row_of(parts, paragraph, 0)
    for line in range(max(len(values) for _, _, values in band)):
        yield row_of([(at, values[line]) for at, _, values in band if line < len(values)], paragraph, 0)
