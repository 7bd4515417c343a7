"""A page read out as it is set out: headings, paragraphs whole, tables a row after the other."""

from collections.abc import Iterator, Sequence

from packview.export.indicator_lines import table_row
from packview.model.layout import Block, LaidCell, Layout


def page_text(lines: Sequence[str], layout: Layout) -> list[str]:
    """A page's lines to read: a paragraph a line, each cell of a table with the name of its column.

    Lines that no block has stay as they are; without a layout that is all of them.

    Args:
        lines: of the page.
        layout: how it is set out.
    """
    found: list[str] = []
    shown = 0
    tabled = {span.line for block in layout for row in block.rows for cell in row for span in cell.spans}
    for block in layout:
        found += _between(lines, shown, block.first, tabled)
        found += _block(lines, block)
        shown = max(shown, block.last + 1)
    return [*found, *_between(lines, shown, len(lines), tabled)]


def _between(lines: Sequence[str], first: int, last: int, tabled: set[int]) -> Iterator[str]:
    for number in range(first, min(last, len(lines))):
        if lines[number].strip() and number not in tabled:
            yield lines[number].strip()


def _block(lines: Sequence[str], block: Block) -> Iterator[str]:
    if block.kind == "table":
        yield from _table(lines, block)
        return
    words = " ".join(line.strip() for line in lines[block.first : block.last + 1] if line.strip())
    if words:
        yield f"Heading: {words}" if block.kind == "heading" else words


def _table(lines: Sequence[str], block: Block) -> Iterator[str]:
    names = [""] * block.columns
    for row in block.rows[: block.heads]:
        for cell in row:
            for column in range(cell.column, min(cell.column + cell.columns, block.columns)):
                names[column] = f"{names[column]} {_words(lines, cell)}".strip()
    yield f"Table of {block.columns} columns and {len(block.rows) - block.heads} rows:"
    for place, row in enumerate(block.rows[block.heads :], start=1):
        cells = [""] * block.columns
        for cell in row:
            if cell.column < block.columns:
                cells[cell.column] = _words(lines, cell)
        if any(cells):
            yield from (f"  {line}" for line in table_row(place, cells, names))
    yield "End of the table"


def _words(lines: Sequence[str], cell: LaidCell) -> str:
    parts = (lines[span.line][span.start : span.end] for span in cell.spans if span.line < len(lines))
    return " ".join(" ".join(parts).split())
