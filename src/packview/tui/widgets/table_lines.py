"""Lines of cells, and how they are put beside one another in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from packview.tui.widgets.laid_out import Cell
from packview.tui.widgets.paragraphs import Paragraph, Piece
from packview.tui.widgets.row import Look, Row
from packview.tui.widgets.wrapping import wrap

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
    """A row of lines of several cells.

    Args:
        parts: the lines, each with the cell of the screen at which it begins.
        paragraph: number of the table's row among the page's paragraphs.
        indent: of the row.
        bars: where cells begin that have an upright line before them.
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
