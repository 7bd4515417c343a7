"""A page as it was set out on paper: headings, paragraphs and tables, all of them pointing at the page's lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from packview.model import Block, LaidCell, Layout, Span
from packview.tui.reader.paragraphs import BLANK, Kind, Paragraph, joined, paragraphs, shown

_STEP = 2
"""Cells of a step of indent."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with its paragraphs, by its left edge; it may span columns."""

    column: int
    columns: int
    text: tuple[Paragraph, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells that have something in them, by row; the first rows, ``heads``, are headings."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    heads: int


def parts_of(lines: Sequence[str], layout: Layout) -> list[Paragraph | Table]:
    """What a page is made of, top to bottom; every word of its lines is in it once.

    Where the layout is empty or does not fit the lines, that is told from the lines alone.
    """
    if not layout or not _fits(layout, lines):
        return list(paragraphs(lines))
    drawn = [shown(line) for line in lines]
    found: list[Paragraph | Table] = []
    covered = set().union(*(_lines_of(block) for block in layout))
    cells = 0
    last = -1
    for block in sorted(layout, key=lambda block: block.first):
        found += _between(drawn, last + 1, block.first, covered)
        blank_before = block.first > 0 and not drawn[block.first - 1].strip()
        if found and found[-1] != BLANK and (block.kind != "text" or blank_before):
            found.append(BLANK)
        if block.kind == "table":
            found.append(_table(drawn, block, cells))
            cells += sum(map(len, block.rows))
            found += [BLANK, *_leftovers(drawn, block)]
        else:
            found.append(_paragraph(drawn, block))
        last = max(last, block.first if block.kind == "table" else block.last)
    found += _between(drawn, last + 1, len(drawn), covered)
    while found and found[-1] == BLANK:
        found.pop()
    return found


def _fits(layout: Layout, lines: Sequence[str]) -> bool:
    count = len(lines)
    return all(
        0 <= block.first <= block.last < count
        and all(
            0 <= span.line < count and 0 <= span.start <= span.end <= len(lines[span.line])
            for row in block.rows
            for cell in row
            for span in cell.spans
        )
        and all(
            0 <= cell.column < cell.column + cell.columns <= block.columns
            for row in block.rows
            for cell in row
        )
        for block in layout
    )


def _lines_of(block: Block) -> set[int]:
    if block.kind == "table":
        return {span.line for row in block.rows for cell in row for span in cell.spans}
    return set(range(block.first, block.last + 1))


def _between(drawn: Sequence[str], first: int, last: int, covered: set[int]) -> Iterator[Paragraph]:
    """What no block covers, as far as its lines tell."""
    start = first
    while start < last:
        end = start
        while end < last and end not in covered:
            end += 1
        for paragraph in paragraphs(drawn[start:end]):
            yield replace(
                paragraph,
                pieces=tuple(replace(piece, line=piece.line + start) for piece in paragraph.pieces),
            )
        start = end + 1


def _leftovers(drawn: Sequence[str], block: Block) -> Iterator[Paragraph]:
    """What stands in a table's lines and in none of its cells."""
    spans = sorted(span for row in block.rows for cell in row for span in cell.spans)
    reached: dict[int, int] = {}
    left: list[Span] = []
    for span in spans:
        left.append(Span(span.line, reached.get(span.line, 0), span.start))
        reached[span.line] = max(span.end, reached.get(span.line, 0))
    left += [Span(line, end, len(drawn[line])) for line, end in reached.items()]
    for span in sorted(left):
        if drawn[span.line][span.start : span.end].strip():
            yield joined(drawn, [span])


def _paragraph(drawn: Sequence[str], block: Block) -> Paragraph:
    spans = [Span(line, 0, len(drawn[line])) for line in range(block.first, block.last + 1)]
    made = joined(drawn, spans)
    kind: Kind = "heading" if block.kind == "heading" else "text"
    return replace(made, kind=kind, indent=_STEP * min(max(block.indent, 0), 8))


def _table(drawn: Sequence[str], block: Block, number: int) -> Table:
    rows = []
    for row in block.rows:
        cells = []
        for cell in row:
            cells.append(Cell(cell.column, cell.columns, tuple(_cell_text(drawn, cell, number)), cell.strong))
            number += 1
        rows.append(tuple(cells))
    return Table(tuple(rows), block.columns, min(block.heads, len(rows)))


def _cell_text(drawn: Sequence[str], cell: LaidCell, number: int) -> Iterator[Paragraph]:
    group: list[Span] = []
    for span in cell.spans:
        if span.begins and group:
            yield joined(drawn, group, number)
            group = []
        group.append(span)
    if group:
        yield joined(drawn, group, number)
