"""Totals of tables, down the columns and along the rows.

A total is compared with the figures it can be the sum of: those since the total or heading before, those of the whole table,
the totals before it. Which it is, the table itself shows: a misfit is a finding only where the same addends give other totals
of the table, and nothing else explains it. A table of one column of figures has nothing to show that by, so it must be plain:
one total, at the end, and every row above it a figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from packview.insight.intervals import Interval
from packview.model import Table
from packview.wording.numbers import Unit, is_dash, read_figure, scale_of

_TOTAL = re.compile(r"\b(?:sub-?\s?)?totals?\b|\bgrand total\b", re.IGNORECASE)
NOT_A_SUM = re.compile(
    r"\b(?:average|mean|rate|ratio|per|net|balance|change|variance|median|score|%)\b|%", re.IGNORECASE
)
_MOST_ADDENDS = 240


class Addends(Enum):
    """Of which figures of its column a total can be the sum."""

    SINCE_THE_TOTAL_BEFORE = auto()
    SINCE_THE_HEADING = auto()
    WHOLE_TABLE = auto()
    TOTALS_BEFORE = auto()
    TOTAL_BEFORE_AND_WHAT_FOLLOWS = auto()


Rule = Addends | int
"""Which figures make a total: in its column, or so many to the left of it in its row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as sums take it.

    Attributes:
        value: the figure.
        half: half the size of its last printed digit; 0 for a whole number, which is taken for a count.
        percent: whether it is a percentage or percentage points, which are not added up.
        dash: whether it is a dash, which stands for nothing or for next to nothing.
    """

    value: float
    half: float
    percent: bool = False
    dash: bool = False


def read_cell(text: str) -> Cell | None:
    """The figure in a cell, None where there is none; 'c', 'n/a' and words are none."""
    if is_dash(text):
        return Cell(0.0, 0.0, dash=True)
    figure = read_figure(text)
    if figure.value is None:
        return None
    percent = figure.unit in (Unit.PERCENT, Unit.POINTS)
    counted = not (figure.places or percent) and figure.scale == 1
    return Cell(figure.value, 0.0 if counted else figure.step, percent=percent)


@dataclass(frozen=True, slots=True)
class Sum:
    """One way to make a total: where, by which rule, of which cells."""

    row: int
    column: int
    rule: Rule
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
            starts = {Addends.SINCE_THE_TOTAL_BEFORE: since, Addends.WHOLE_TABLE: 0}
            heading = next((up for up in range(row - 1, since - 1, -1) if not any(cells[up])), None)
            if heading is not None:
                starts[Addends.SINCE_THE_HEADING] = heading + 1
            for rule, start in starts.items():
                rows = [up for up in range(start, row) if up not in totals]
                found += _sum_of(row, column, rule, rows, cells)
            found += _sum_of(row, column, Addends.TOTALS_BEFORE, totals[:at], cells)
            if at:
                with_last = [totals[at - 1], *(up for up in range(since, row))]
                found += _sum_of(row, column, Addends.TOTAL_BEFORE_AND_WHAT_FOLLOWS, with_last, cells)
    return found


def _sum_of(
    row: int, column: int, rule: Rule, rows: Sequence[int], cells: list[list[Cell | None]]
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
                    found.append(Sum(row, column, width, tuple(cell for cell in of if cell)))
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
    return 0.5 if any(scale_of(one) > 1 for one in words) else 0.0


_UNPLAIN = re.compile(
    r"\bof which\b|\bincl|\bless\b|\bnet\b|\bexcl|\bbalance\b|\baverage\b|\btotal\b|\bmemo|\bper\b|%",
    re.IGNORECASE,
)
_NEAR = 0.25
"""Share of a total by which its sum may be off where nothing else tells that it is one: more is rather another kind of figure."""
_EXACT = 4
"""Other totals that add up to the unit, from which on whole numbers are taken for counts and not for rounded figures."""


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


def wrong_totals(tables: Sequence[Table]) -> list[WrongTotal]:
    """Every total in the tables that can be none, in order."""
    found: list[WrongTotal] = []
    for number, table in enumerate(tables):
        if table.doubtful or len({len(row) for row in table.rows}) != 1:
            continue
        cells = [[read_cell(text) for text in row] for row in table.rows]
        down = _Judge(number, table, cells, ways_down(table, cells), along=False)
        along = _Judge(number, table, cells, ways_along(table, cells), along=True)
        found += [*down.wrong(), *_plain(number, tables, cells), *along.wrong()]
    return found


class _Judge:
    """Holds the totals of a table, down or along, against each other.

    Args:
        number: of the table.
        table: with the totals.
        cells: its figures.
        sums: ways to make them.
        along: whether they stand at the end of rows.
    """

    def __init__(
        self, number: int, table: Table, cells: list[list[Cell | None]], sums: Sequence[Sum], *, along: bool
    ) -> None:
        self._number, self._cells, self._along = number, cells, along
        self._unit = rounding_of(table)
        self._ways: dict[tuple[int, int], list[Sum]] = {}
        for each in sums:
            self._ways.setdefault((each.row, each.column), []).append(each)
        self._given = {
            key: {way.rule for way in ways if way.gives(self._printed(key), self._unit)}
            for key, ways in self._ways.items()
        }

    def wrong(self) -> Iterator[WrongTotal]:
        """The totals that no way gives, though the way they should be made gives others in the table."""
        for key, ways in self._ways.items():
            if self._given[key]:
                continue
            for way in ways:
                confirmed = self._confirmed(key, way.rule)
                if confirmed and self._is_wrong(way, self._printed(key), confirmed):
                    yield _wrong(
                        self._number, way, self._printed(key), along=self._along, confirmed=confirmed
                    )
                    break

    def _printed(self, key: tuple[int, int]) -> Cell:
        cell = self._cells[key[0]][key[1]]
        assert cell is not None
        return cell

    def _confirmed(self, key: tuple[int, int], rule: Rule) -> int:
        """How many totals beside it the rule gives; 0 where that is too few, or too many are not given by it."""
        beside = [
            other
            for other in self._ways
            if other != key and (other[1] == key[1] if self._along else other[0] == key[0])
        ]
        fits = sum(rule in self._given[other] for other in beside)
        tried = sum(any(way.rule == rule for way in self._ways[other]) for other in beside)
        least, times = (3, 4) if self._along else (1, 2)
        return fits if fits >= least and fits >= times * (tried - fits) else 0

    def _is_wrong(self, way: Sum, printed: Cell, confirmed: int) -> bool:
        if sum(not cell.dash for cell in way.cells) < 2:
            return False
        if not self._along and _explained(way, printed, self._unit):
            return False
        if _may_be_rounded(way, printed) and confirmed < _EXACT:
            return False
        # A column of unit costs or ages has no sum: its own totals must add up elsewhere, or this one be nearly right.
        adds_up = self._along or any(
            way.rule in given for key, given in self._given.items() if key[1] == way.column
        )
        return (
            adds_up
            or abs(way.total - printed.value) <= _NEAR * abs(printed.value)
            or is_slip(way.total, printed.value)
        )


def _plain(number: int, tables: Sequence[Table], cells: list[list[Cell | None]]) -> Iterator[WrongTotal]:
    """The total at the foot of a single column of figures, where the table could not be plainer."""
    table = tables[number]
    column = _only_column(table, cells)
    if column is None or any(
        other is not table and other.header == table.header and _close(other, table) for other in tables
    ):
        return
    printed = cells[-1][column]
    of = [
        cell
        for line in cells[:-1]
        if (cell := line[column]) and not cell.dash and not cell.percent and cell.value >= 0
    ]
    if printed is None or len(of) < len(cells) - 1:
        return
    way = Sum(len(cells) - 1, column, Addends.WHOLE_TABLE, tuple(of))
    unit = rounding_of(table)
    right = any(
        way.gives(
            Cell(printed.value * scale, max(printed.half, 0.5 * scale) if scale > 1 else printed.half), unit
        )
        for scale in (1, 1e3, 1e6)
    )
    if (
        right
        or _may_be_rounded(way, printed)
        or not _is_meant(way, printed)
        or _explained(way, printed, unit)
    ):
        return
    yield _wrong(number, way, printed, along=False, confirmed=0)


def _only_column(table: Table, cells: list[list[Cell | None]]) -> int | None:
    """The one column of figures of a table whose last row is its only total and whose other rows are all alike."""
    totals = [row for row, texts in enumerate(table.rows) if is_total(texts, cells[row])]
    columns = {column for line in cells for column, cell in enumerate(line) if cell is not None}
    if totals != [len(table.rows) - 1] or len(table.rows) < 4 or len(columns) != 1:
        return None
    column = columns.pop()
    unplain = any(_UNPLAIN.search(" ".join(row)) for row in table.rows[:-1])
    return None if unplain or NOT_A_SUM.search(heading_of(table, column)) else column


def _wrong(number: int, way: Sum, printed: Cell, *, along: bool, confirmed: int) -> WrongTotal:
    return WrongTotal(
        table=number,
        row=way.row,
        column=way.column,
        along=along,
        printed=printed.value,
        sum=way.total,
        addends=len(way.cells),
        confirmed=confirmed,
    )


def _may_be_rounded(way: Sum, printed: Cell) -> bool:
    """Whether whole numbers, were they rounded ones without a word about it, could make the total."""
    whole = not printed.half and not any(cell.half for cell in way.cells)
    return whole and abs(way.total - printed.value) <= 0.5 * (len(way.cells) + 1)


def _is_meant(way: Sum, printed: Cell) -> bool:
    """Whether a plain column's total is surely of these rows, and not of more of them on a page that was not read."""
    near = abs(way.total - printed.value) <= _NEAR * abs(printed.value)
    too_small = printed.value < max(cell.value for cell in way.cells)
    return near or too_small or is_slip(way.total, printed.value)


def is_slip(right: float, printed: float) -> bool:
    """Whether one figure is the other with a digit lost, added or changed, or two neighbours swapped (of four digits at least)."""
    one, other = (f"{abs(value):.2f}".removesuffix(".00").replace(".", "") for value in (right, printed))
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    swapped = (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )
    return len(differ) == 1 or swapped


def _explained(way: Sum, printed: Cell, unit: float) -> bool:
    """Whether leaving out or counting twice one of the figures makes the total: then the rows are not all alike."""
    off = way.total - printed.value
    slack = way.slack(printed, unit) + 1e-6
    return any(abs(cell.value) > slack and abs(abs(off) - abs(cell.value)) <= slack for cell in way.cells)


def _close(one: Table, other: Table) -> bool:
    return one.pdf_page is None or other.pdf_page is None or abs(one.pdf_page - other.pdf_page) <= 1
