"""The ways in which the total of a table can be made: of which figures, down its column or along its row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from packview.insight.cells import Cell, read_cell
from packview.insight.intervals import Interval
from packview.model import Table

_TOTAL = re.compile(r"\b(?:sub-?\s?)?totals?\b|\bgrand total\b", re.IGNORECASE)
NOT_A_SUM = re.compile(
    r"\b(?:average|mean|rate|ratio|per|net|balance|change|variance|median|score|%)\b|%", re.IGNORECASE
)
_IN_THOUSANDS = re.compile(r"000|\bthousand|\bmillion|\u00a3m\b|\u00a3k\b|\(m\)", re.IGNORECASE)
_MOST_ADDENDS = 240


@dataclass(frozen=True, slots=True)
class Sum:
    """One way to make a total: where, by which rule, of which cells."""

    row: int
    column: int
    rule: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> float:
        return sum(cell.value for cell in self.cells)

    def gives(self, printed: Cell, unit: float) -> bool:
        """Whether the figures can make the printed total; ``unit`` as in ``rounding_of``."""
        slack = self.slack(printed, unit)
        return Interval(self.total - slack, self.total + slack).holds(printed.value)

    def slack(self, printed: Cell, unit: float) -> float:
        """How far rounding may part the printed figures' sum from the printed total; a dash may be a small figure."""
        return sum(cell.half or unit for cell in (*self.cells, printed))


def ways_down(table: Table, cells: list[list[Cell | None]]) -> list[Sum]:
    """Ways to make the totals at the foot of columns and of their sections."""
    totals = [row for row, texts in enumerate(table.rows) if is_total(texts, cells[row])]
    left_out = {column for column in range(len(cells[0]) if cells else 0) if _is_no_sum(table, cells, column)}
    found: list[Sum] = []
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
) -> Iterator[Sum]:
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
    if 1 <= len(of) <= _MOST_ADDENDS:
        yield Sum(row, column, rule, tuple(of))


def ways_along(table: Table, cells: list[list[Cell | None]]) -> list[Sum]:
    """Ways to make the totals at the end of rows: of the columns since the total before, of two to six columns before it."""
    totals = [
        at for at, name in enumerate(table.header) if _TOTAL.search(name) and not NOT_A_SUM.search(name)
    ]
    found: list[Sum] = []
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
                    found.append(Sum(row, column, f"of {width} columns", tuple(cell for cell in of if cell)))
    return found


def is_total(texts: Sequence[str], cells: Sequence[Cell | None]) -> bool:
    """Whether a row is one of totals: it says so, and has figures."""
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
    if NOT_A_SUM.search(heading_of(table, column)):
        return True
    figures = [line[column] for line in cells if line[column] is not None]
    steps = [b.value - a.value for a, b in pairwise(figures) if a and b]
    return len(steps) >= 3 and sum(step == 1 for step in steps) >= 0.6 * len(steps)


def heading_of(table: Table, column: int) -> str:
    """What stands over a column, '' for nothing."""
    return table.header[column] if column < len(table.header) else ""


def rounding_of(table: Table) -> float:
    """How far a whole number may be off: not at all where they are counts, half of one where they are thousands."""
    words = (table.title, *table.header, *(row[0] for row in table.rows if row))
    return 0.5 if _IN_THOUSANDS.search(" ".join(words)) else 0.0
