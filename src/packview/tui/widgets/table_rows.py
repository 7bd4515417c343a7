"""A table as rows of text: side by side where it fits, else a card for each of its rows."""

from collections.abc import Iterator, Sequence

from packview.tui.widgets.laid_out import Table
from packview.tui.widgets.row import Row
from packview.tui.widgets.table_cards import cards
from packview.tui.widgets.table_lines import LINE, lines_of, row_of
from packview.tui.widgets.table_widths import GAP, needs, widths_of


def table_rows(table: Table, number: int, width: int, room: int) -> tuple[list[Row], int]:
    """The rows of a table.

    Args:
        table: the table.
        number: of the first of its rows among the page's paragraphs.
        width: cells of a row of text.
        room: cells there are at most; a wide table takes more than text does.

    Returns:
        The rows, and the number for the next paragraph.
    """
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
