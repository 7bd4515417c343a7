"""Totals of tables, down the columns and along the rows.

A total is held against the figures it can be of: those since the total or heading before, those of the whole table, the
totals before it. Which it is, the table itself shows: a misfit is told only where the same rule gives other totals of the
table, and where nothing else explains it. A table of one column of figures has nothing to show that by, so it must be
plain: one total, at the end, and every row above it a figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from packview.insight.cells import Cell, read_cell
from packview.insight.intervals import Interval
from packview.model import Table

_TOTAL = re.compile(r"\b(?:sub-?\s?)?totals?\b|\bgrand total\b", re.IGNORECASE)
_NOT_A_SUM = re.compile(
    r"\b(?:average|mean|rate|ratio|per|net|balance|change|variance|median|score|%)\b|%", re.IGNORECASE
)
_UNPLAIN = re.compile(
    r"\bof which\b|\bincl|\bless\b|\bnet\b|\bexcl|\bbalance\b|\baverage\b|\btotal\b|\bmemo|\bper\b|%",
    re.IGNORECASE,
)
_IN_THOUSANDS = re.compile(r"000|\bthousand|\bmillion|\u00a3m\b|\u00a3k\b|\(m\)", re.IGNORECASE)
_MOST_ADDENDS = 60
_NEAR = 0.25
"""Share of a total by which a plain column's sum may be off: more is rather a part of the table that was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTotal:
    """A total that its figures do not add up to.

    Attributes:
        table: position of the table.
        row: position of the row in it.
        column: position of the column.
        along: whether it adds up along its row rather than down its column.
        printed: the figure.
        sum: of the figures that it should be of, as printed.
        addends: how many those are.
        confirmed: how many other totals of the table the same rule gives.
    """

    table: int
    row: int
    column: int
    along: bool
    printed: float
    sum: float
    addends: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class _Sum:
    """One way to make a total: where, by which rule, of which cells."""

    row: int
    column: int
    rule: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> float:
        return sum(cell.value for cell in self.cells)

    def gives(self, printed: Cell, unit: float) -> bool:
        slack = self.slack(printed, unit)
        return Interval(self.total - slack, self.total + slack).holds(printed.value)

    def slack(self, printed: Cell, unit: float) -> float:
        """How far rounding may part the printed figures' sum from the printed total; a dash may be a small figure."""
        return sum(max(cell.half, unit) for cell in (*self.cells, printed))


def wrong_totals(tables: Sequence[Table]) -> list[WrongTotal]:
    """Every total in the tables that can be none, in order."""
    found: list[WrongTotal] = []
    for number, table in enumerate(tables):
        if table.doubtful:
            continue
        cells = [[read_cell(text) for text in row] for row in table.rows]
        down = _down(table, cells)
        found += _judged(number, table, cells, down, along=False) or _plain(number, tables, cells)
        found += _judged(number, table, cells, _along(table, cells), along=True)
    return found


def _judged(
    number: int, table: Table, cells: list[list[Cell | None]], sums: list[_Sum], *, along: bool
) -> list[WrongTotal]:
    """The totals that no way gives, though the way they should be made gives others in the table."""
    unit = _unit(table)
    ways: dict[tuple[int, int], list[_Sum]] = {}
    for each in sums:
        ways.setdefault((each.row, each.column), []).append(each)
    given: dict[tuple[int, int], set[str]] = {}
    for (row, column), each_way in ways.items():
        printed = cells[row][column]
        assert printed is not None
        given[row, column] = {way.rule for way in each_way if way.gives(printed, unit)}
    found = []
    for (row, column), each_way in ways.items():
        if given[row, column]:
            continue
        for way in each_way:
            beside = [
                key for key in ways if (key[1] == column if along else key[0] == row) and key != (row, column)
            ]
            fits = sum(way.rule in given[key] for key in beside)
            others = [key for key in beside if any(one.rule == way.rule for one in ways[key])]
            enough = fits >= (3 if along else 1) and fits >= (4 if along else 2) * (len(others) - fits)
            if (
                enough
                and len(way.cells) >= 2
                and not _nearly_all_dashes(way)
                and not _explained(way, cells[row][column], unit)
            ):
                printed = cells[row][column]
                assert printed is not None
                found.append(
                    WrongTotal(
                        table=number, row=row, column=column, along=along, printed=printed.value, sum=way.total,
                        addends=len(way.cells), confirmed=fits,
                    )
                )  # fmt: skip
                break
    return found


def _down(table: Table, cells: list[list[Cell | None]]) -> list[_Sum]:
    """Ways to make the totals at the foot of columns and of their sections."""
    totals = [row for row, texts in enumerate(table.rows) if _is_total(texts, cells[row])]
    left_out = {column for column in range(len(table.header)) if _is_no_sum(table, cells, column)}
    found: list[_Sum] = []
    for at, row in enumerate(totals):
        for column, printed in enumerate(cells[row]):
            if printed is None or printed.dash or printed.percent or column in left_out:
                continue
            since = totals[at - 1] + 1 if at else 0
            starts = {"since the total before": since, "of the whole table": 0}
            heading = next((up for up in range(row - 1, since - 1, -1) if not any(cells[up])), None)
            if heading is not None:
                starts["since the heading"] = heading + 1
            for rule, start in starts.items():
                rows = [up for up in range(start, row) if up not in totals]
                found += _sum_of(row, column, rule, rows, cells)
            found += _sum_of(row, column, "of the totals before", totals[:at], cells)
            if at:
                with_last = [totals[at - 1], *(up for up in range(since, row))]
                found += _sum_of(row, column, "the total before and what follows", with_last, cells)
    return found


def _sum_of(
    row: int, column: int, rule: str, rows: Sequence[int], cells: list[list[Cell | None]]
) -> Iterator[_Sum]:
    """A sum over rows, where each has a figure in this column or none at all."""
    of: list[Cell] = []
    for up in rows:
        cell = cells[up][column]
        if cell is None:
            if any(cells[up]):
                return
            continue
        if cell.percent:
            return
        of.append(cell)
    if 1 <= len(of) <= _MOST_ADDENDS * 4:
        yield _Sum(row, column, rule, tuple(of))


def _along(table: Table, cells: list[list[Cell | None]]) -> list[_Sum]:
    """Ways to make the totals at the end of rows: of the columns since the total before, of two to six columns before it."""
    totals = [
        at for at, name in enumerate(table.header) if _TOTAL.search(name) and not _NOT_A_SUM.search(name)
    ]
    found: list[_Sum] = []
    for at, column in enumerate(totals):
        first = totals[at - 1] + 1 if at else 0
        for row, line in enumerate(cells):
            printed = line[column] if column < len(line) else None
            if printed is None or printed.dash or printed.percent:
                continue
            span = [line[left] for left in range(first, column) if left != 0 or not _is_label_column(table)]
            for width in range(2, min(len(span), 12) + 1):
                of = span[-width:]
                if all(cell is not None and not cell.percent for cell in of):
                    found.append(_Sum(row, column, f"of {width} columns", tuple(cell for cell in of if cell)))
    return found


def _plain(number: int, tables: Sequence[Table], cells: list[list[Cell | None]]) -> list[WrongTotal]:
    """The total at the foot of a single column of figures, where the table could not be plainer."""
    table = tables[number]
    totals = [row for row, texts in enumerate(table.rows) if _is_total(texts, cells[row])]
    columns = {column for line in cells for column, cell in enumerate(line) if cell is not None}
    if totals != [len(table.rows) - 1] or len(table.rows) < 4 or len(columns) != 1:
        return []
    column = columns.pop()
    unplain = any(_UNPLAIN.search(" ".join(row)) for row in table.rows[:-1]) or _NOT_A_SUM.search(
        _heading(table, column)
    )
    of = [line[column] for line in cells[:-1]]
    printed = cells[-1][column]
    if (
        unplain
        or printed is None
        or any(cell is None or cell.dash or cell.percent or cell.value < 0 for cell in of)
    ):
        return []
    if any(other is not table and other.header == table.header and _close(other, table) for other in tables):
        return []
    way = _Sum(len(table.rows) - 1, column, "plain", tuple(cell for cell in of if cell))
    unit = _unit(table)
    off = abs(way.total - printed.value)
    if way.gives(printed, unit) or off > _NEAR * abs(printed.value) or _explained(way, printed, unit):
        return []
    return [
        WrongTotal(
            table=number, row=way.row, column=column, along=False, printed=printed.value, sum=way.total,
            addends=len(way.cells), confirmed=0,
        )
    ]  # fmt: skip


def _explained(way: _Sum, printed: Cell | None, unit: float) -> bool:
    """Whether leaving out or counting twice one figure, or a sum among the rows, makes the total: then the rows are not all alike."""
    if printed is None:
        return True
    off = way.total - printed.value
    slack = way.slack(printed, unit) + 1e-6
    if any(abs(off - cell.value) <= slack and abs(cell.value) > slack for cell in way.cells):
        return True
    return any(abs(off + cell.value) <= slack and abs(cell.value) > slack for cell in way.cells)


def _nearly_all_dashes(way: _Sum) -> bool:
    return sum(not cell.dash for cell in way.cells) < 2


def _is_total(texts: Sequence[str], cells: Sequence[Cell | None]) -> bool:
    return any(cells) and any(
        _TOTAL.search(text)
        and len(text) <= 80
        and not re.search(r"\bof total\b|\btotal number\b", text, re.IGNORECASE)
        for text, cell in zip(texts, cells, strict=True)
        if text and cell is None
    )


def _is_label_column(table: Table) -> bool:
    return sum(read_cell(row[0]) is None for row in table.rows if row) >= 0.5 * len(table.rows)


def _is_no_sum(table: Table, cells: list[list[Cell | None]], column: int) -> bool:
    """Whether a column holds rates, or numbers the rows: 1, 2, 3."""
    if _NOT_A_SUM.search(_heading(table, column)):
        return True
    figures = [line[column] for line in cells if line[column] is not None]
    steps = [b.value - a.value for a, b in pairwise(figures) if a and b]
    return len(steps) >= 3 and sum(step == 1 for step in steps) >= 0.6 * len(steps)


def _heading(table: Table, column: int) -> str:
    return table.header[column] if column < len(table.header) else ""


def _unit(table: Table) -> float:
    """How far a whole number may be off: not at all where they are counts, half of one where they are thousands."""
    words = (table.title, *table.header, *(row[0] for row in table.rows if row))
    return 0.5 if _IN_THOUSANDS.search(" ".join(words)) else 0.0


def _close(one: Table, other: Table) -> bool:
    return one.pdf_page is None or other.pdf_page is None or abs(one.pdf_page - other.pdf_page) <= 1
