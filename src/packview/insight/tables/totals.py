"""Totals of the columns of tables, and percentages that make 100.

A total is compared with the figures it can be the sum of: those since the total or heading before, those of the whole table,
the totals before it. Which it is, the table itself shows: a misfit is a finding only where the same rows make the total in
other columns, and nothing else explains it. A table of one column of figures has nothing to show that by, so it must be plain:
one total, at the end, and every row above it a figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from packview.insight.prose.lexicon import patterns
from packview.insight.tables.grid import TOTAL, Cell, Grid, finding_at, short, wrong_figure
from packview.model import Finding
from packview.wording.numbers import figure, places_of

_SAID = patterns("tables")
_MOST_ADDENDS = 240
_NEAR = 0.25
"""Share of a total by which its sum may be off where nothing else tells that it is one: more is rather another kind of figure."""
_EXACT = 4
"""Other totals that add up to the unit, from which on whole numbers are taken for counts and not for rounded figures."""
_FAR_FROM_100 = 10.0
"""How far percentages may be from 100 and still be meant to make it; further off, several answers could be given."""


class Sum:
    """One way to make a printed total: where it stands, of which rows ('whole table') and which cells it is made.

    ``rounding`` is how far a whole number may be off. ``off`` is how far the sum is from what is printed, ``slack`` how far rounding may
    part them (a dash may be a small figure); ``fits`` whether the figures can make the total, ``may_be_rounded`` whether whole numbers
    could, were they rounded ones without a word about it.
    """

    def __init__(  # noqa: PLR0917
        self, row: int, column: int, rule: str, cells: Sequence[Cell], printed: Cell, rounding: float
    ) -> None:
        self.row, self.column, self.rule, self.cells, self.printed = row, column, rule, cells, printed
        every = (*cells, printed)
        self.total = sum(cell.value for cell in cells)
        self.off = abs(self.total - printed.value)
        self.slack = sum(cell.half or rounding for cell in every) + 1e-6
        self.fits = self.off <= self.slack
        self.may_be_rounded = not any(cell.half for cell in every) and self.off <= 0.5 * len(every)

    def explained(self) -> bool:
        """Whether leaving out or counting twice one of the figures makes the total: then the rows are not all alike."""
        sizes = (abs(cell.value) for cell in self.cells)
        return any(size > self.slack and abs(self.off - size) <= self.slack for size in sizes)

    def is_near(self) -> bool:
        """Whether the total is so near to the sum, or so like it, that it is surely meant to be that."""
        return self.off <= _NEAR * abs(self.printed.value) or is_slip(self.total, self.printed.value)

    def in_another_scale(self) -> Cell | None:
        """The one figure that lost its point, or is in thousands where the others are in millions or the other way round, if that explains all."""
        slack = sum(cell.half for cell in (*self.cells, self.printed)) + 1e-6
        moved = [(cell, cell.value * (by - 1)) for cell in self.cells for by in (1e-3, 1e3, 0.1, 0.01)]
        lacks = self.printed.value - self.total
        found = [cell for cell, more in moved if cell.value and abs(more - lacks) <= slack]
        return found[0] if len(found) == 1 else None


def total_findings(grids: Sequence[Grid]) -> Iterator[Finding]:
    """Every total of the tables that can be none, and percentages that are said to make 100 and do not."""
    for grid in grids:
        yield from _wrong(grid)
        for view in grid.views:
            yield from _hundreds(view)
        yield from _plain(grid, grids)


def sums_of(grid: Grid) -> dict[tuple[int, int], list[Sum]]:
    """For each total of the columns, by row and column, the ways to make it."""
    cells, totals = grid.cells, grid.totals
    left_out = {at for at in range(len(grid.header)) if _is_no_sum(grid, at)}
    found: dict[tuple[int, int], list[Sum]] = {}
    for at, row in enumerate(totals):
        since = totals[at - 1] + 1 if at else 0
        heading = next((up for up in range(row - 1, since - 1, -1) if not any(cells[up])), since - 1)
        ways: dict[str, Sequence[int]] = {
            "since the total before": range(since, row),
            "whole table": [up for up in range(row) if up not in totals],
            "since the heading": range(heading + 1, row),
            "totals before": totals[:at],
            "total before and what follows": [totals[at - 1], *range(since, row)] if at else (),
            "what follows": range(1, len(cells)) if totals == [0] else (),
        }
        for column, printed in enumerate(cells[row]):
            if printed is None or printed.dash or printed.percent or column in left_out:
                continue
            tried = {rule: _addends(cells, rows, column) for rule, rows in ways.items()}
            sums = (Sum(row, column, rule, of, printed, grid.rounding) for rule, of in tried.items() if of)
            found[row, column] = list(sums)
    return {place: sums for place, sums in found.items() if sums}


def _addends(cells: list[list[Cell | None]], rows: Sequence[int], column: int) -> tuple[Cell, ...]:
    """The figures of a column in some rows; () where a row has a figure, but none in this column, or a percentage."""
    held = [cells[row][column] for row in rows if any(cells[row])]
    of = tuple(cell for cell in held if cell is not None and not cell.percent)
    return of if len(of) == len(held) <= _MOST_ADDENDS else ()


def is_rate(name: str) -> bool:
    """Whether what a row or column is called is no sum of others."""
    return "%" in name or _SAID["no_sum"].search(name) is not None


def _is_no_sum(grid: Grid, column: int) -> bool:
    """Whether a column holds rates, or numbers the rows: 1, 2, 3."""
    figures = [line[column] for line in grid.cells if line[column] is not None]
    steps = [b.value - a.value for a, b in pairwise(figures) if a and b]
    numbered = len(steps) >= 3 and steps.count(1) >= 0.6 * len(steps)
    return numbered or is_rate(grid.header[column])


def _wrong(grid: Grid) -> Iterator[Finding]:
    """The totals that no way gives, though the way they should be made gives others beside them."""
    ways = sums_of(grid)
    given = {place: {one.rule for one in sums if one.fits} for place, sums in ways.items()}
    for (row, column), sums in ways.items():
        beside = [other for other in ways if other[0] == row and other[1] != column]
        for one in () if given[row, column] else sums:
            fits = sum(one.rule in given[other] for other in beside)
            misfits = sum(any(way.rule == one.rule for way in ways[other]) for other in beside) - fits
            few = fits < max(1, 2 * misfits) or sum(not cell.dash for cell in one.cells) < 2
            if few or (one.may_be_rounded and fits < _EXACT):
                continue
            # A column of unit costs or ages has no sum: its own totals must add up elsewhere, or this one be nearly right.
            adds_up = any(one.rule in rules for key, rules in given.items() if key[1] == column)
            meant = (adds_up or one.is_near()) and not one.explained()
            if meant or one.in_another_scale():
                why = f"Other totals of this table add up in the same way ({fits})."
                yield _of_row(grid, one) if _lacks_a_row(grid, one) else _of_total(grid, one, why)
                break


def _lacks_a_row(grid: Grid, one: Sum) -> bool:
    """Whether another total of the row is off by the same amount: then a row is left out that both of them count."""
    rows = [line for row, line in enumerate(grid.cells[: one.row]) if row not in grid.totals]
    totals = {at: cell for at in grid.figures if at != one.column and (cell := grid.cells[one.row][at])}
    sums = {at: sum(cell.value for line in rows if (cell := line[at])) for at in totals}
    offs = (abs(sums[at] - total.value) for at, total in totals.items())
    return any(off > one.slack and abs(off - one.off) <= one.slack for off in offs)


def _plain(grid: Grid, beside: Sequence[Grid]) -> Iterator[Finding]:
    """The total at the foot or head of a single column of figures, where the table could not be plainer; ``beside`` may hold its beginning."""
    count, totals = len(grid.rows) - 1, grid.totals
    columns = {column for line in grid.cells for column, cell in enumerate(line) if cell is not None}
    if len(totals) != 1 or totals[0] not in (0, count) or count < 2 or len(columns) != 1:
        return
    (row,), (column,) = totals, columns
    heading = grid.header[column]  # without one, the table may go on from the page before
    rows = [at for at in range(len(grid.rows)) if at != row]
    if not heading or is_rate(heading) or any(_may_begin(other, grid) for other in beside):
        return
    printed = grid.cells[row][column]
    of = tuple(cell for at in rows if (cell := grid.cells[at][column]) and not cell.dash and cell.value >= 0)
    unplain = any(_SAID["unplain"].search(text) or "%" in text for at in rows for text in grid.rows[at])
    if printed is None or unplain or len(of) < count or any(cell.percent for cell in (*of, printed)):
        return
    one = Sum(row, column, "whole table", of, printed, grid.rounding)
    tried = [one]
    for by in (1e3, 1e6):
        scaled = replace(printed, value=printed.value * by, half=max(printed.half, 0.5 * by))
        tried.append(Sum(row, column, "in thousands", of, scaled, grid.rounding))
    if one.may_be_rounded or any(each.fits for each in tried):
        return
    # Two rows say little, and what is not known may be counted in the total alone.
    few = len(of) < 3 and not is_slip(one.total, printed.value)
    more = printed.value > one.total
    lacking = _SAID["overlap"].search(grid.notes) or (more and (few or _SAID["left_out"].search(grid.notes)))
    meant = one.is_near() or printed.value < max(cell.value for cell in of)
    misread = one.in_another_scale()
    if misread:
        why = f"It adds up once {figure(misread.value)} has its point, or is in the same unit as the others."
        yield _of_total(grid, one, why)
    elif meant and not lacking and not one.explained():
        yield _of_total(grid, one, "")


def _may_begin(one: Grid, other: Grid) -> bool:
    """Whether one table may be the beginning of another: the same headings on the same page or the one beside it."""
    far = None not in (one.pdf_page, other.pdf_page) and abs((one.pdf_page or 0) - (other.pdf_page or 0)) > 1
    return one is not other and one.header == other.header and not far


def _hundreds(grid: Grid) -> Iterator[Finding]:
    """The percentages of a column over a total of 100% that miss it by more than rounding."""
    for before, row in pairwise((-1, *grid.totals)):
        for column, printed in enumerate(grid.cells[row]):
            if printed is None or printed.value != 100 or not (printed.percent or "%" in grid.header[column]):
                continue
            lines = [line[column] for line in grid.cells[before + 1 : row] if any(line)]
            of = tuple(cell for cell in lines if cell and not cell.dash)
            one = Sum(row, column, "since the total before", of, printed, 0.5)
            near = sum(cell.half or 0.5 for cell in of) < one.off <= _FAR_FROM_100
            nested = any(map(_SAID["nested"].search, grid.labels[before + 1 : row]))
            left_out = one.total < 100 and any(
                _SAID[each].search(grid.notes) for each in ("left_out", "overlap")
            )
            if len(of) < max(3, len(lines)) or not near or nested or one.explained() or left_out:
                continue
            total = figure(one.total, "%", places=max(places_of(round(cell.value, 2)) for cell in of))
            yield finding_at(
                grid, row, column, rule="percentages make 100",
                computed=f"{total}: the sum of the {len(of)} percentages",
                explanation=f"The percentages for {grid.place(row, column)} are said to make 100% and come to {total}, more than rounding explains.",
                question=f"the percentages that should make 100% come to {total}. Which of them is wrong?",
            )  # fmt: skip


def is_slip(right: float, printed: float) -> bool:
    """Whether one figure is the other with a digit lost or added (of four at least), changed, or two neighbours swapped (of three)."""
    one, other = (f"{abs(value):.2f}".removesuffix(".00").replace(".", "") for value in (right, printed))
    few, many = sorted((one, other), key=len)
    if len(few) < 3 or len(many) - len(few) > 1:
        return False
    if len(few) < len(many):
        return len(few) > 3 and any(many[:at] + many[at + 1 :] == few for at in range(len(many)))
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    swapped = len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(one) == sorted(other)
    return len(differ) == 1 or swapped


def _of_total(grid: Grid, one: Sum, why: str) -> Finding:
    places = max(places_of(one.printed.value), min(2, places_of(round(one.total, 2))))
    off, way = figure(one.off, places=places), "more" if one.total > one.printed.value else "less"
    side, label = "above it" if one.row else "below it", short(grid.name(one.row, one.column))
    name = label.lower() if TOTAL.match(label) else label
    return wrong_figure(
        grid, one.row, one.column, rule="total of a column", right=one.total, places=places, why=why,
        working=f"the {len(one.cells)} figures {side}, {off} {way}",
        question=f"the {name} is {{shown}}, but its figures make {{right}}. Which is right?",
    )  # fmt: skip


def _of_row(grid: Grid, one: Sum) -> Finding:
    """A finding about a row that a total counts and the table leaves out."""
    total, off = figure(one.total), figure(one.off)
    rows, printed = f"its {len(one.cells)} rows make {total}", grid.rows[one.row][one.column].strip()
    return finding_at(
        grid, one.row, one.column, rule="row left out of a table", computed=f"{total}: the rows above it, {off} less",
        explanation=f"The total for {grid.place(one.row, one.column)} is {printed}, but {rows}. Another total beside it is off by as much, "
        f"so both seem to count {off} that no row shows.",
        question=f"the total is {printed}, but {rows}. Which row is left out?",
    )  # fmt: skip
