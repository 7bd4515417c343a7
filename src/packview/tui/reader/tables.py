"""A table as rows of text: its columns side by side where they fit, else a card for each of its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from packview.tui.base.wrapping import wrap
from packview.tui.reader.laid_out import Cell, Table
from packview.tui.reader.paragraphs import Look, Paragraph, Piece, Row

GAP = 3
"""Cells between two columns."""
_LONG = 40
"""Cells: a column with longer text holds prose,"""
_PROSE = 16
"""which wants at least so many cells."""
_WORD = 14
"""Cells: longer words may be broken."""


def widths_of(table: Table, room: int) -> list[int] | None:
    """The cells each column gets; None where the table does not fit."""
    least, best = _wanted(table)
    room -= GAP * (table.columns - 1)
    if sum(least) > room:
        return None
    widths = list(least)
    spare = room - sum(widths)
    while spare > 0:
        want = [
            (best[column] - width) ** 0.5 if best[column] > width else 0.0
            for column, width in enumerate(widths)
        ]
        total = sum(want)
        if not total:
            break
        given = 0
        for column, share in enumerate(want):
            more = min(int(spare * share / total), best[column] - widths[column])
            widths[column] += more
            given += more
        if not given:  # what is left is less than a cell for each
            widths[max(range(len(want)), key=want.__getitem__)] += 1
            given = 1
        spare -= given
    return widths


def _wanted(table: Table) -> tuple[list[int], list[int]]:
    """The fewest cells each column can do with, and those in which nothing wraps."""
    least, best = [1] * table.columns, [1] * table.columns
    wide: list[Cell] = []
    for row in table.rows:
        for cell in row:
            if cell.columns > 1:
                wide.append(cell)
                continue
            few, many = needs(cell)
            least[cell.column] = max(least[cell.column], few)
            best[cell.column] = max(best[cell.column], many)
    for cell in sorted(wide, key=lambda cell: cell.columns):
        few, many = needs(cell)
        columns = range(cell.column, cell.column + cell.columns)
        gaps = GAP * (cell.columns - 1)
        for wanted, have in ((few, least), (many, best)):
            missing = wanted - gaps - sum(have[column] for column in columns)
            if missing > 0:
                have[columns[-1]] += missing  # the first may be as narrow as a number
    return least, [max(pair) for pair in zip(least, best, strict=True)]


def needs(cell: Cell) -> tuple[int, int]:
    """The fewest cells a cell's text can do with, and those in which it does not wrap."""
    longest = max((cell_len(paragraph.text) for paragraph in cell.text), default=0)
    words = [cell_len(word) for paragraph in cell.text for word in paragraph.text.split()]
    few = min(max(words, default=0), _WORD)
    if longest > _LONG:
        few = max(few, _PROSE)
    return max(1, few), max(1, longest)


def longest_word(texts: Sequence[str]) -> int:
    """Cells of the longest word."""
    return max((cell_len(word) for text in texts for word in text.split()), default=0)


HEAD, LINE = "page-reader--heading", "page-reader--rule"
"""How headings and drawn lines look."""


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell, ready to be put beside others."""

    text: str
    pieces: tuple[Piece, ...]
    strong: bool


def row_of(
    parts: Sequence[tuple[int, CellLine]], paragraph: int, indent: int, bars: Sequence[int] = ()
) -> Row:
    """A row of lines of several cells, each with the cell of the screen at which it begins.

    ``paragraph`` is the number of the table's row among the page's paragraphs; before the cells at ``bars`` is an upright line.
    """
    text, used = "", 0
    pieces: list[Piece] = []
    looks: list[Look] = []
    todo = sorted(
        [*((at, 1, part) for at, part in parts), *((at - 2, 0, None) for at in bars)],
        key=lambda entry: entry[:2],
    )
    for at, _, part in todo:
        if at > used:
            text += " " * (at - used)
            used = at
        if part is None:
            looks.append((len(text), len(text) + 1, LINE))
            text += "\u2502"
            used += 1
            continue
        start = len(text)
        pieces += [
            Piece(start + piece.at, piece.line, piece.column, piece.length, piece.cell)
            for piece in part.pieces
        ]
        text += part.text
        used += cell_len(part.text)
        if part.strong:
            looks.append((start, len(text), HEAD))
    return Row("table", text, indent, tuple(pieces), paragraph, tuple(looks))


def lines_of(cell: Cell, room: int, *, strong: bool) -> list[CellLine]:
    """A cell's text in lines of a width."""
    return [line for paragraph in cell.text for line in wrapped(paragraph, room, strong=strong)]


def wrapped(paragraph: Paragraph, room: int, *, strong: bool = False, pieces: bool = True) -> list[CellLine]:
    """A paragraph in lines of a width; without its pieces it cannot be found or selected."""
    hang = min(paragraph.hang, room // 4)
    lines = []
    for start, end in wrap(paragraph.text, room, hang):
        before = 0 if start == 0 else hang
        own = tuple(cut(paragraph.pieces, start, end, before)) if pieces else ()
        lines.append(CellLine(" " * before + paragraph.text[start:end], own, strong))
    return lines


def cut(pieces: Sequence[Piece], start: int, end: int, before: int = 0) -> Iterator[Piece]:
    """The pieces of a stretch of a paragraph, as they stand in a row that has some spaces before it."""
    for piece in pieces:
        first, last = max(piece.at, start), min(piece.at + piece.length, end)
        if first < last:
            yield Piece(
                first - start + before, piece.line, piece.column + first - piece.at, last - first, piece.cell
            )


_SHORT = 12
"""Cells: a column whose entries are no longer stands beside others in a card."""
_SPACE = 2
_Entry = tuple[int, list[CellLine], list[CellLine]]
"""Where a short entry begins, its heading and its text."""


def cards(table: Table, number: int, width: int) -> Iterator[Row]:
    """A card for each row: what is long on lines of its own, figures beside one another under their headings.

    ``number`` is that of its first row among the page's paragraphs.
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


def table_rows(table: Table, number: int, width: int, room: int) -> tuple[list[Row], int]:
    """The rows of a table, and the number for the next paragraph; ``room`` are the cells there are at most for a wide table."""
    widths = widths_of(table, width)
    if room > width and (widths is None or _is_tall(table, widths)):
        widths = widths_of(table, room)
    rows = cards(table, number, width) if widths is None else _beside(table, number, widths, width)
    return list(rows), number + len(table.rows)


def _is_tall(table: Table, widths: Sequence[int]) -> bool:
    """Whether text wraps in it, so that more room makes it lower."""
    return any(
        needs(cell)[1] > sum(widths[cell.column : cell.column + cell.columns]) + GAP * (cell.columns - 1)
        for row in table.rows
        for cell in row
    )


def _beside(table: Table, number: int, widths: Sequence[int], width: int) -> Iterator[Row]:
    """The columns side by side."""
    drawn = table.heads > 0
    whole = sum(widths) + GAP * (len(widths) - 1)
    indent = min(0, -((whole - width) // 2))
    starts = [sum(widths[:column]) + GAP * column for column in range(len(widths))]
    heights = []
    for index, row in enumerate(table.rows):
        cells = []
        for cell in row:
            room = sum(widths[cell.column : cell.column + cell.columns]) + GAP * (cell.columns - 1)
            cells.append(
                (starts[cell.column], lines_of(cell, room, strong=cell.strong or index < table.heads))
            )
        heights.append(max((len(lines) for _, lines in cells), default=0))
        for line in range(heights[-1]):
            yield row_of(
                [(at, lines[line]) for at, lines in cells if line < len(lines)],
                number + index,
                indent,
                [starts[cell.column] for cell in row if cell.column] if drawn else [],
            )
        if drawn and index + 1 < len(table.rows) and (index + 1 == table.heads or heights[-1] > 1):
            yield Row("table", "\u2500" * whole, indent, looks=((0, whole, LINE),))
