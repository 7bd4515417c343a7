"""How wide the columns of a table are to be, and whether it fits at all."""

from collections.abc import Sequence

from rich.cells import cell_len

from packview.tui.widgets.laid_out import Cell, Table

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
