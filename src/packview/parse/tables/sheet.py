"""Tables of pages as sheets: title, headings, rows. A table that goes on over a page break is one sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from packview.model import Doubt
from packview.parse.tables.marks import direction_of
from packview.parse.tables.ruled import Cell, Grid, distinct
from packview.parse.tables.words import single
from packview.text import fold
from packview.wording.numbers import read_figure
from packview.wording.periods import read_period

Rating = Literal["red", "amber", "green", ""]
_COLOURS: tuple[Rating, ...] = ("red", "amber", "green")


@dataclass(slots=True, kw_only=True)
class SheetRow:
    """A row, with the page it stands on, and reasons to look at that page with what each touches."""

    cells: list[Cell]
    page: int
    label: str | None
    doubts: Mapping[str, Doubt] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A table, over as many pages as it takes.

    Attributes:
        title: the heading over it, '' for none.
        headings: for each column what stands over it, top to bottom.
        head: the rows the headings were read from.
        rows: below the headings.
        xs: edges of its columns.
        page: PDF page it begins on.
        label: printed label of that page.
        last: PDF page it ends on.
        ruled: whether it is drawn with lines.
        headed: whether it has headings of its own.
        bold: whether its headings are bold.
        card: whether it is a card with one indicator.
        doubtful: reasons to look at the page, in words.
    """

    title: str = ""
    headings: list[tuple[str, ...]] = field(default_factory=list)
    head: list[SheetRow] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)
    xs: tuple[float, ...] = ()
    page: int = 0
    label: str | None = None
    last: int = 0
    ruled: bool = True
    headed: bool = True
    bold: bool = False
    card: bool = False
    doubtful: list[str] = field(default_factory=list)

    @property
    def header(self) -> tuple[str, ...]:
        """One heading for each column."""
        return tuple(" ".join(parts) for parts in self.headings)


def sheet_of(grid: Grid) -> Sheet:
    """A table of one page as a sheet."""
    heads = grid.heads or count_heads(grid)
    top, headings = _headings(grid.cells[:heads], grid.columns)
    cells = [cell for row in grid.cells[:heads] for cell in row if cell]
    bold = bool(cells) and all(word.run.bold for cell in cells for word in cell.unordered)
    filled = [
        (index, SheetRow(cells=row, page=grid.page, label=grid.label))
        for index, row in enumerate(grid.cells)
        if any(row)
    ]
    return Sheet(
        title=top or grid.title,
        headings=headings,
        head=[row for index, row in filled if index < heads],
        rows=[row for index, row in filled if index >= heads],
        xs=grid.xs,
        page=grid.page,
        label=grid.label,
        last=grid.page,
        ruled=grid.ruled,
        headed=heads > 0,
        bold=bold,
    )


def count_heads(grid: Grid) -> int:
    """How many of the first rows of a table are headings; 0 where it goes on from the page before."""
    rows = grid.cells
    if not rows or not any(rows[0]):
        return 0
    first = _filled(rows[0])
    # 'Green, Amber, Red' over figures are what was counted.
    pairs = zip(rows[0], rows[1], strict=True) if rows[1:] else ()
    counted = [cell for cell, below in pairs if read_figure(single(below.text)).value is not None]
    if any(is_value(cell) and not (cell in counted and rating_of(cell.text)) for cell in first[1:] or first):
        return 0
    if len(first) == 1 and len(rows) > 1 and any(is_value(cell) for cell in rows[1]):
        return 0  # a heading within the table, over rows whose columns were named before
    heads = 1
    while (
        heads < len(rows) - 1
        and _hangs_on(rows[heads - 1], rows[heads], heads)
        and not any(map(is_value, rows[heads]))
    ):
        heads += 1
    return heads


def rating_of(text: str) -> Rating:
    """'red', 'amber' or 'green' where a cell says so in a word or a letter, '' otherwise."""
    plain = fold(text)
    return next((colour for colour in _COLOURS if plain in (colour, colour[0])), "")


def _headings(rows: Sequence[Sequence[Cell]], columns: int) -> tuple[str, list[tuple[str, ...]]]:
    """The title, where one cell covers all columns, and the headings over each column."""
    title = ""
    parts: list[list[str]] = [[] for _ in range(columns)]
    for row in rows:
        filled = _filled(row)
        if len(rows) > 1 and len(filled) == 1 and filled[0].columns == columns and columns > 1:
            title = title or single(filled[0].text)
            continue
        for part, cell in zip(parts, row, strict=True):
            if cell and part[-1:] != [text := single(cell.text)]:
                part.append(text)
    return title, [tuple(each) for each in parts]


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return distinct(filter(None, row))


def is_value(cell: Cell) -> bool:
    """Whether a cell holds a figure, a rating or an arrow, as no heading does."""
    if not cell:
        return False
    text = single(cell.text)
    value = read_figure(text).value
    if value is not None:
        return not (text.isdigit() and 1990 <= value <= 2060)
    return bool(rating_of(text)) or (
        len(text) == 1 and bool(direction_of((word.run for word in cell.words), text))
    )


def _hangs_on(above: Sequence[Cell], row: Sequence[Cell], number: int) -> bool:
    """Whether a row belongs to the headings above it: a heading reaches into it, or is divided by it."""
    return any(cell and cell.row < number for cell in row) or any(
        len(_filled(row[cell.column : cell.column + cell.columns])) > 1 for cell in _filled(above)
    )


_SHIFT = 8.0
"""Points by which a column may move from one page to the next."""
_MANY = 6
"""So many columns are not the same number by chance."""
_AWAY = 2
"""Pages after which a table may go on: one without it may lie between."""
_OPEN = 4
"""How many tables back one may go on: a page may end with a small table under the long one."""


def join_sheet(joined: list[Sheet], sheet: Sheet) -> None:
    """Add the next sheet; one that goes on over a page break is added to its beginning.

    It goes on where it has the same headings again, or none and the same columns.
    """
    near = [last for last in reversed(joined[-_OPEN:]) if 0 <= sheet.page - last.last <= _AWAY]
    going_on = ((last, rows) for last in near if (rows := _going_on(last, sheet)) is not None)
    found = next(going_on, None)
    if found is None:
        joined.append(sheet)
        return
    last, rows = found
    if rows and sheet.page != last.last and _fill_up(last, rows[0]):
        rows = rows[1:]
    last.rows.extend(rows)
    last.last = sheet.page
    if len(sheet.xs) == len(last.xs):
        last.xs = sheet.xs


def _going_on(last: Sheet, sheet: Sheet) -> list[SheetRow] | None:
    """The rows of a sheet that goes on from the one before, in the columns of that; None where it is another table."""
    if not last.headed:
        return None
    later = sheet.page > last.last
    if not sheet.headed:
        same = _aligned(last.xs, sheet.xs) or (len(sheet.xs) == len(last.xs) > _MANY)
        return sheet.rows if later and same else None
    if sheet.title and fold(sheet.title) != fold(last.title) and "cont" not in sheet.title.casefold():
        return None
    if _same_headings(sheet, last):
        return sheet.rows if later or not sheet.title else None
    # Its first row was taken for headings; they are headings only if set as those before were.
    plain = sheet.ruled and last.bold and not sheet.bold and not any(map(read_period, sheet.header))
    return sheet.head + sheet.rows if later and plain and _aligned(last.xs, sheet.xs) else None


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


def _fill_up(last: Sheet, row: SheetRow) -> bool:
    """Add what a page break cut off to the row it belongs to; False where the row is one of its own."""
    filled = [column for column, cell in enumerate(row.cells) if cell]
    if not last.rows or not filled or row.cells[0] or any(is_value(row.cells[column]) for column in filled):
        return False
    previous = last.rows[-1].cells
    if not any(previous[column] for column in filled) or len(filled) > max(1, len(previous) // 3):
        return False
    for column in filled:
        first, rest = previous[column], row.cells[column]
        previous[column] = Cell(
            (*first.words, *rest.words),
            text="\n".join(filter(None, (first.text, rest.text))),
            prose=" ".join(filter(None, (first.prose, rest.prose))),
            row=first.row,
            column=first.column,
        )
    return True
