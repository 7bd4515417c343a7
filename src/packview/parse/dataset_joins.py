"""Tables that go on over a page break, as one sheet."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from packview.parse.dataset_sheet import Sheet, SheetRow, is_value
from packview.parse.grid import Cell
from packview.parse.periods import read_period
from packview.text import fold

_SHIFT = 8.0
"""Points by which a column may move from one page to the next."""
_MANY = 6
"""So many columns are not the same number by chance."""
_INSET = 40.0
_AWAY = 2
"""Pages after which a table may go on: one without it may lie between."""
_OPEN = 4
"""How many tables back one may go on: a page may end with a small table under the long one."""


def join_sheets(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Sheets that go on over a page break as one: the same headings again, or none and the same columns."""
    joined: list[Sheet] = []
    for sheet in sheets:
        rows: list[SheetRow] | None = None
        for last in reversed(joined[-_OPEN:]):
            if 0 <= sheet.page - last.last <= _AWAY:
                rows = _going_on(last, sheet)
            if rows is not None:
                break
        if rows is None:
            joined.append(sheet)
            continue
        if rows and sheet.page != last.last and _fill_up(last, rows[0]):
            rows = rows[1:]
        last.rows.extend(rows)
        last.last = sheet.page
        if len(sheet.xs) == len(last.xs):
            last.xs = sheet.xs
    return joined


def _going_on(last: Sheet, sheet: Sheet) -> list[SheetRow] | None:
    """The rows of a sheet that goes on from the one before, in the columns of that; None where it is another table."""
    if not last.headed:
        return None
    later = sheet.page > last.last
    if not sheet.headed:
        return _without_headings(last, sheet) if later else None
    if sheet.title and fold(sheet.title) != fold(last.title) and "cont" not in sheet.title.casefold():
        return None
    if _same_headings(sheet, last):
        return sheet.rows if later or not sheet.title else None
    # Its first row was taken for headings; they are headings only if set as those before were.
    plain = sheet.ruled and last.bold and not sheet.bold and not any(map(read_period, sheet.header))
    return sheet.head + sheet.rows if later and plain and _aligned(last.xs, sheet.xs) else None


def _without_headings(last: Sheet, sheet: Sheet) -> list[SheetRow] | None:
    if _aligned(last.xs, sheet.xs) or (len(sheet.xs) == len(last.xs) > _MANY):
        return sheet.rows
    near = abs(sheet.xs[0] - last.xs[0]) < _INSET and len(sheet.xs) > 0.6 * len(last.xs)
    return _refit(sheet, last.xs) if near and not sheet.ruled and not last.ruled else None


def _same_headings(sheet: Sheet, last: Sheet) -> bool:
    """Whether two tables have the same headings; one may lack the upper ones, over several columns."""
    if len(sheet.headings) != len(last.headings) or not any(sheet.headings):
        return False
    pairs = [(fold(a), fold(b)) for a, b in zip(sheet.header, last.header, strict=True)]
    return all(a.endswith(b) if b else not a for a, b in pairs) or all(
        b.endswith(a) if a else not b for a, b in pairs
    )


def _aligned(xs: Sequence[float], others: Sequence[float]) -> bool:
    return len(xs) == len(others) and all(abs(a - b) <= _SHIFT for a, b in zip(xs, others, strict=True))


def _refit(sheet: Sheet, xs: tuple[float, ...]) -> list[SheetRow] | None:
    """The rows of a sheet in the columns of another, some of which are blank in it; None where they do not fit."""
    middles = [(a + b) / 2 for a, b in pairwise(sheet.xs)]
    places = [min(max(bisect_right(xs, middle) - 1, 0), len(xs) - 2) for middle in middles]
    if len(set(places)) != len(places):
        return None
    for row in sheet.rows:
        cells = [Cell(column=column) for column in range(len(xs) - 1)]
        for place, cell in zip(places, row.cells, strict=True):
            cells[place] = cell
        row.cells = cells
    return sheet.rows


def _fill_up(last: Sheet, row: SheetRow) -> bool:
    """Add what a page break cut off to the row it belongs to; False where the row is one of its own."""
    filled = [column for column, cell in enumerate(row.cells) if cell]
    if not last.rows or not filled or row.cells[0] or any(is_value(row.cells[column]) for column in filled):
        return False
    previous = last.rows[-1].cells
    if not any(previous[column] for column in filled) or len(filled) > max(1, len(previous) // 3):
        return False
    for column in filled:
        previous[column] = Continued(previous[column], row.cells[column])
    return True


class Continued(Cell):
    """A cell that a page break parts in two."""

    __slots__ = ("_parts",)

    def __init__(self, first: Cell, rest: Cell) -> None:
        super().__init__((*first.words, *rest.words), row=first.row, column=first.column)
        self._parts = [part for part in (first, rest) if part]

    @property
    def text(self) -> str:
        """Of both parts."""
        return "\n".join(part.text for part in self._parts)

    @property
    def prose(self) -> str:
        """Of both parts, as one paragraph where they meet."""
        return " ".join(part.prose for part in self._parts)
