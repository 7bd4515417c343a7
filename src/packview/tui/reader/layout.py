"""One page set out in rows of a width, and the way back from a row to the page's own lines.

The columns of a table stand side by side where they fit, else it becomes a card for each of its rows.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rich.cells import cell_len

from packview.model import Layout, PageState
from packview.tui.reader.paragraphs import Cell, Look, Paragraph, Piece, Row, Table, parts_of
from packview.tui.text import wrap

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
    cells = (cell for row in table.rows for cell in row)
    for cell in sorted(cells, key=lambda cell: cell.columns):
        columns = range(cell.column, cell.column + cell.columns)
        gaps = GAP * (cell.columns - 1)
        for wanted, have in zip(needs(cell), (least, best), strict=True):
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


HEAD, LINE = "page-reader--heading", "page-reader--rule"
"""How headings and drawn lines look."""


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell, ready to be put beside others; ``look`` is a component class, '' for plain text."""

    text: str
    pieces: tuple[Piece, ...]
    look: str


def row_of(
    parts: Sequence[tuple[int, CellLine]], paragraph: int, indent: int, bars: Sequence[int] = ()
) -> Row:
    """A row of lines of several cells, each with the cell of the screen at which it begins.

    ``paragraph`` is the number of the table's row among the page's paragraphs; before the cells at ``bars`` is an upright line.
    """
    text, used = "", 0
    pieces: list[Piece] = []
    looks: list[Look] = []
    upright = [(at - 2, CellLine("\u2502", (), LINE)) for at in bars]
    for at, part in sorted([*upright, *parts], key=lambda entry: entry[0]):
        text += " " * (at - used)
        start = len(text)
        pieces += [replace(piece, at=start + piece.at) for piece in part.pieces]
        text += part.text
        used = max(at, used) + cell_len(part.text)
        if part.look:
            looks.append((start, len(text), part.look))
    return Row("table", text, indent, tuple(pieces), paragraph, tuple(looks))


def lines_of(cell: Cell, room: int, *, strong: bool) -> list[CellLine]:
    return [line for paragraph in cell.text for line in wrapped(paragraph, room, strong=strong)]


def wrapped(paragraph: Paragraph, room: int, *, strong: bool = False, pieces: bool = True) -> list[CellLine]:
    """A paragraph in lines of a width; without its pieces it cannot be found or selected."""
    hang = min(paragraph.hang, room // 4)
    lines = []
    for start, end in wrap(paragraph.text, room, hang):
        before = 0 if start == 0 else hang
        own = tuple(cut(paragraph.pieces, start, end, before)) if pieces else ()
        lines.append(CellLine(" " * before + paragraph.text[start:end], own, HEAD if strong else ""))
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
        lead = CellLine(label[0].text + colon, label[0].pieces, HEAD)
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
            room = max(
                needs(cell)[1],
                min(max((cell_len(word) for text in texts for word in text.split()), default=0), _SHORT),
            )
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


ShownState = Literal[PageState, "unread", "stopped"]

REMARKS: dict[ShownState, str] = {
    "text": "(nothing is printed on this page)",
    "blank": "(this page is intentionally blank)",
    "image": "(a scanned picture: no text to read; look at the page as printed)",
    "garbled": "(the letters of this page cannot be made out: its fonts do not say what they stand for)",
    "damaged": "(this page is damaged in the file: words may be missing between those shown)",
    "unread": "(still being read)",
    "stopped": "(not read: reading the file was stopped)",
}


class PageLayout:
    """The rows of a page: a rule, a blank row, the text, a blank row.

    Args:
        state: of the page; 'unread' for one that has not come yet, 'stopped' for one that will not.
        remarks: what there is to know about the page, shown before its text.
        layout: how its lines are set out; () tells it from the lines alone.
        room: cells a wide table may take.
    """

    __slots__ = ("_pieces", "_places", "rows")

    def __init__(
        self,
        lines: Sequence[str],
        state: ShownState,
        width: int,
        remarks: Sequence[str] = (),
        *,
        layout: Layout = (),
        room: int = 0,
    ) -> None:
        found = parts_of(lines, layout) if state in ("text", "image", "damaged") else []
        self.rows = [Row("rule"), Row("blank")]
        said = [*remarks, REMARKS[state]] if not found or state != "text" else remarks
        for words in said:
            self.rows += [Row("remark", words[start:end]) for start, end in wrap(words, width)]
        if found and said:
            self.rows.append(Row("blank"))
        number = 0
        for part in found:
            if isinstance(part, Table):
                rows, number = table_rows(part, number, width, max(room, width))
                self.rows += rows
            else:
                self.rows += _rows(part, number, width)
                number += 1
        self.rows.append(Row("blank"))
        self._pieces = sorted(
            ((piece, number) for number, row in enumerate(self.rows) for piece in row.pieces),
            key=lambda entry: (entry[0].line, entry[0].column),
        )
        self._places = [(piece.line, piece.column) for piece, _ in self._pieces]

    def locate(self, line: int, column: int) -> tuple[int, int]:
        """The row that shows a character of the page, and its place in that row.

        A character that is not shown (a space at a row's end) is said to be where the one before it ends.
        """
        index = bisect_right(self._places, (line, column)) - 1
        if index < 0:
            return (2, 0)
        piece, number = self._pieces[index]
        into = column - piece.column if piece.line == line else piece.length
        return number, piece.at + min(max(into, 0), piece.length)

    def source(self, number: int, at: int, *, end: bool = False) -> tuple[int, int] | None:
        """The page's line and column of a character of a row; None where the row shows nothing of the page.

        With ``end`` the place after the character before ``at`` is meant, not the one of the character at ``at``.
        """
        pieces = self.rows[number].pieces
        if not pieces:
            return None
        best = pieces[0]
        for piece in pieces:
            if piece.at < at or (piece.at == at and not end):
                best = piece
        return best.line, best.column + min(max(at - best.at, 0), best.length)

    def printed(self, number: int, at: int) -> tuple[int, int] | None:
        """The page's line and column of a character of a row; None for what is not printed on the page."""
        number = min(number, len(self.rows) - 1)
        inside = any(piece.at <= at < piece.at + piece.length for piece in self.rows[number].pieces)
        return self.source(number, at) if inside else None

    def paragraph(self, number: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Where the paragraph, or the row of a table, begins and ends that a row belongs to: row and index, the second after its end."""
        paragraph = self.rows[number].paragraph
        same = [index for index, row in enumerate(self.rows) if paragraph >= 0 and row.paragraph == paragraph]
        return ((same[0], 0), (same[-1], len(self.rows[same[-1]].text))) if same else None

    def spans(self, first: tuple[int, int], last: tuple[int, int]) -> dict[int, list[tuple[int, int]]]:
        """What lies between two places of the page, line and column, the second after its end: by row, start and end of each stretch."""
        found: dict[int, list[tuple[int, int]]] = {}
        index = max(0, bisect_right(self._places, first) - 1)
        for piece, number in self._pieces[index : bisect_right(self._places, last)]:
            start = first[1] - piece.column if piece.line == first[0] else 0
            end = last[1] - piece.column if piece.line == last[0] else piece.length
            start, end = max(start, 0), min(end, piece.length)
            if (piece.line, piece.column + start) < first or start >= end:
                continue
            spans = found.setdefault(number, [])
            if (
                spans and spans[-1][1] + 1 >= piece.at + start > spans[-1][0]
            ):  # a space was put between two lines
                spans[-1] = spans[-1][0], piece.at + end
            else:
                spans.append((piece.at + start, piece.at + end))
        return found

    def cover(
        self, first: tuple[int, int], last: tuple[int, int]
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The uppermost and the lowest place of rows that show something between two places of the page; None for nothing.

        In a table the last cell of a quote may end higher up than its first one begins.
        """
        found = self.spans(first, last)
        if not found:
            return None
        top, bottom = min(found), max(found)
        return (top, min(span[0] for span in found[top])), (bottom, max(span[1] for span in found[bottom]))

    def between(
        self, top: tuple[int, int], bottom: tuple[int, int]
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The first place of the page, and the one after the last, among what lies between two places of rows; None for nothing.

        In a table that is all from the first to the last of the cells that were touched, unless it is one cell only.
        """
        pieces = [
            (piece, row)
            for row in range(top[0], min(bottom[0] + 1, len(self.rows)))
            for piece in self.rows[row].pieces
            if (row > top[0] or piece.at + piece.length > top[1])
            and (row < bottom[0] or piece.at < bottom[1])
        ]
        if not pieces:
            return None
        cell = pieces[0][0].cell
        if 0 <= cell == pieces[-1][0].cell:
            pieces = [entry for entry in pieces if entry[0].cell == cell]
        places = []
        for piece, number in pieces:
            skip = max(0, top[1] - piece.at) if number == top[0] else 0
            stop = min(piece.length, bottom[1] - piece.at) if number == bottom[0] else piece.length
            places.append(((piece.line, piece.column + skip), (piece.line, piece.column + stop)))
        return min(place[0] for place in places), max(place[1] for place in places)


def _rows(paragraph: Paragraph, number: int, width: int) -> list[Row]:
    if paragraph.kind == "blank":
        return [Row("blank")]
    indent = min(paragraph.indent, width // 4)
    hang = min(paragraph.hang, width // 4)
    return [
        Row(
            paragraph.kind,
            paragraph.text[start:end],
            indent if start == 0 else indent + hang,
            tuple(cut(paragraph.pieces, start, end)),
            number,
        )
        for start, end in wrap(paragraph.text, width - indent, hang)
    ]


def estimate(lines: Sequence[str], width: int) -> int:
    """About how many rows a page takes; quick, for pages that are not in view."""
    if not lines:
        return 4
    return 3 + max(len(lines) * 2 // 3, sum(map(len, lines)) // max(1, width - 6) + len(lines) // 6)
