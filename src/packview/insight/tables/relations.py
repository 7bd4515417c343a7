"""Columns and rows that others determine, proved by the table itself: a difference, a growth, a share, a rate, a mean.

What a column means is found out, not read off its heading. A relation that holds for the other rows, so exactly that chance
cannot have made it, is what the column means; the one row in which it does not hold is told. Everything is tried on the rows
of a table and on its columns. Where another relation holds for all rows, that one is meant and nothing is wrong.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from packview.insight.intervals import Interval, relative_change, rounded_or_cut, total
from packview.insight.tables.grid import TOTAL, Cell, Grid, finding_at, short, time_of
from packview.model import Finding
from packview.text import fold
from packview.wording.numbers import Unit, figure, places_of

Column = list[Interval | None]
Formula = Callable[[Interval, Interval], Interval | None]

_REACH = 6
"""Columns within which those that determine another are looked for."""
_MOST_ROWS = 150
_MOST_COLUMNS = 24
_CHANCE = 1e-4
_CHANCE_NAMED = 1e-2
"""How probable chance may be to make the rows fit with any of the pairs tried: of a column whose heading says nothing, and of one that
names the relation."""
_ROWS_FOR_EACH = 7
"""Rows that fit for each one beyond the first that does not."""
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Relation:
    """How two figures of a row determine a third.

    Attributes:
        name: of the rule.
        formula: what the third may be.
        words: of the third's heading that name the relation.
        percent: whether the third is a percentage; None for either.
        working: in words, with the places of both figures.
    """

    name: str
    formula: Formula
    words: frozenset[str]
    percent: bool | None
    working: str


def _rate(scale: float) -> Formula:
    def rate(a: Interval, b: Interval) -> Interval | None:
        ratio = a.over(b)
        return ratio.times(scale) if ratio else None

    return rate


_CHANGE_WORDS = """
variance var variation difference diff change changes movement increase decrease reduction growth gap net surplus deficit
overspend underspend
"""
_CHANGES = frozenset(_CHANGE_WORDS.split())
_SHARES = frozenset(["share", "proportion", "percentage", "percent", "pct", "%", "rate"])
_RATES = frozenset(
    ["per", "rate", "ratio", "average", "mean", "cost", "price", "yield", "density", "occupancy"]
)
_MEANS = frozenset(["average", "mean", "avg"])
_RELATIONS = (
    Relation("difference of two columns", Interval.minus, _CHANGES, None, "{a} less {b}"),
    Relation("growth of a column", relative_change, _CHANGES, True, "the change from {b} to {a}"),
    Relation("share of a column", _rate(100), _SHARES, True, "{a} out of {b}"),
    *(
        Relation("rate of two columns", _rate(scale), _RATES, False, f"{{a}} for each {scale:,.0f} of {{b}}")
        for scale in (1, 1e2, 1e3, 1e4, 1e5)
    ),
)


def relation_findings(grids: Sequence[Grid]) -> Iterator[Finding]:
    """Every figure of the tables that others beside it determine and do not give, each once."""
    for grid in grids:
        if len(grid.rows) > _MOST_ROWS or len(grid.header) > _MOST_COLUMNS:
            continue
        known: set[tuple[int, int]] = set()
        for view in grid.views:
            for check in (_of_one_base, _of_two_columns, _means):
                for row, column, finding in check(view):
                    place = (column - 1, row + 1) if view.turned else (row, column)
                    if place not in known:
                        known.add(place)
                        yield finding


Told = Iterator[tuple[int, int, Finding]]
"""Row and column of a figure, with the finding about it."""


class _Fit(NamedTuple):
    """How probable chance is to make a relation hold, and the rows in which it does not."""

    chance: float
    misfits: list[int]


def _of_two_columns(grid: Grid) -> Told:
    if len(grid.figures) < 3:
        return
    columns = {at: _column(grid, at, loose=True) for at in grid.figures}
    percents = {at for at in grid.figures if _mostly(grid, at, lambda cell: cell.percent)}
    for target in grid.figures:
        heading = _heading(grid, target)
        percent = target in percents or "%" in heading
        signed = percent or _mostly(grid, target, lambda cell: cell.value < 0, 0.15)
        wanted = [
            (relation, bool(heading & relation.words))
            for relation in _RELATIONS
            if relation.percent in (None, percent)
            and (heading & relation.words or (signed and relation.percent is not False))
        ]
        near = [at for at in grid.figures if wanted and at != target and abs(at - target) <= _REACH]
        printed = _column(grid, target, loose=False) if near else []
        best: tuple[_Fit, Relation, int, int] | None = None
        for relation, named in wanted:
            # A part is a total less the other part, but which of the three is wrong its sum tells better.
            sums = [at for at in near if named or not TOTAL.search(grid.header[at])]
            kin = sums if relation.formula is Interval.minus else [at for at in near if at not in percents]
            for a, b in permutations(kin, 2):
                fit = _try(printed, columns[a], columns[b], relation.formula)
                tries = len(kin) * (len(kin) - 1)
                if fit is None or fit.chance * tries > (_CHANCE_NAMED if named else _CHANCE):
                    continue
                if best is None or (bool(fit.misfits), fit.chance) < (bool(best[0].misfits), best[0].chance):
                    best = fit, relation, a, b
        for row in best[0].misfits if best else ():
            assert best
            yield row, target, _misfit(grid, row, target, *best[1:])


def _misfit(grid: Grid, row: int, target: int, relation: Relation, a: int, b: int) -> Finding:  # noqa: PLR0917
    one, other, printed = (grid.cells[row][at] for at in (a, b, target))
    assert one
    assert other
    assert printed
    meant = relation.formula(Interval(one.value, one.value), Interval(other.value, other.value))
    assert meant
    turned = relation.formula is Interval.minus and figure(meant.low, places=1) == figure(
        -printed.value, places=1
    )
    working = relation.working.format(
        a=f"{grid.rows[row][a]} ({short(grid.header[a])})", b=f"{grid.rows[row][b]} ({short(grid.header[b])})"
    )
    why = "The sign is the wrong way round" if turned else "The other rows follow from the same two columns"
    return _finding(grid, row, target, rule=relation.name, right=meant.low, working=working, why=why)


def _finding(
    grid: Grid, row: int, column: int, *, rule: str, right: float, working: str, why: str
) -> Finding:
    printed = grid.cells[row][column]
    assert printed
    unit = Unit.PERCENT if printed.percent else Unit.NONE
    result = figure(right, unit, places=places_of(printed.value))
    shown = grid.rows[row][column].strip()
    return finding_at(
        grid, row, column, rule=rule, computed=f"{result}: {working}",
        explanation=f"The figure for {grid.place(row, column)} is printed as {shown}. It should be {result}: {working}. {why}.",
        question=f"the table gives {shown} for {short(grid.name(row, column))}. I make it {result}. Which is right?",
    )  # fmt: skip


def _heading(grid: Grid, column: int) -> frozenset[str]:
    return frozenset(fold(grid.header[column].replace("%", " percent ")).split()) | (
        {"%"} if "%" in grid.header[column] else set()
    )


def _column(grid: Grid, at: int, *, loose: bool) -> Column:
    """What each figure of a column may have been, None for a dash, no figure, or one of another unit than most.

    Args:
        grid: the table.
        at: the column.
        loose: take whole numbers above 20 for rounded ones; else take every figure for a rounded one or one that was cut off.
    """
    percent = _mostly(grid, at, lambda cell: cell.percent)
    found: Column = []
    for row in grid.cells:
        cell = row[at]
        if cell is None or cell.dash or cell.percent != percent:
            found.append(None)
        elif loose:
            half = cell.half or max(grid.rounding, 0.5 if cell.value > 20 else 0.0)
            found.append(Interval(cell.value - half, cell.value + half))
        else:
            found.append(rounded_or_cut(cell.value, cell.half or max(grid.rounding, 0.5)))
    return found


def _mostly(grid: Grid, at: int, holds: Callable[[Cell], bool], share: float = 0.6) -> bool:
    known = [cell for row in grid.cells if (cell := row[at]) is not None]
    return bool(known) and sum(map(holds, known)) >= share * len(known)


def _try(printed: Column, first: Column, second: Column, formula: Formula) -> _Fit | None:
    """How well a relation holds; None where it fails in too many rows, or in too few rows could be tried."""
    misfits: list[int] = []
    fits: list[tuple[Interval, float]] = []
    for row, (c, a, b) in enumerate(zip(printed, first, second, strict=True)):
        meant = formula(a, b) if c and a and b else None
        if meant is None or c is None:
            continue
        if meant.meets(c):
            fits.append((c, meant.high - meant.low + c.high - c.low))
            continue
        misfits.append(row)
        if len(misfits) > 1 + len(printed) // _ROWS_FOR_EACH:
            return None
    if len(misfits) > 1 + len(fits) // _ROWS_FOR_EACH or len({c for c, _ in fits}) < 2:
        return None
    spread = max(0.0, *(c.high for c, _ in fits)) - min(0.0, *(c.low for c, _ in fits))
    chance = 1.0
    for _, width in fits:
        chance *= min(1.0, width / spread)
    return _Fit(chance, misfits)


def _means(grid: Grid) -> Told:
    """An average off the mean of the figures before it where the other rows show that to be it, or outside of all of them."""
    for target in grid.figures:
        span = [at for at in grid.figures if at < target]
        if not _heading(grid, target) & _MEANS or len(span) < 3:
            continue
        printed, columns = _column(grid, target, loose=False), [_column(grid, at, loose=True) for at in span]
        held = {
            row: known
            for row in range(len(grid.rows))
            if printed[row] and len(known := [one for column in columns if (one := column[row])]) == len(span)
        }
        means = {row: total(known).times(1 / len(span)) for row, known in held.items()}
        wrong = [row for row, mean in means.items() if not mean.meets(printed[row] or mean)]
        proved = len(wrong) == 1 and len(held) >= 3
        bare = fold(grid.header[target]) in _MEANS and all(time_of(grid.header[at]) for at in span)
        for row in wrong if proved or bare else ():
            own, figures = printed[row], held[row]
            outside = (
                own
                and not min(one.low for one in figures)
                <= own.high
                <= max(one.high for one in figures) + own.high - own.low
            )
            if proved or outside:
                why = (
                    "The other averages follow from the figures before them"
                    if proved
                    else "An average lies among its figures"
                )
                yield row, target, _finding(
                    grid, row, target, rule="average of a row", right=0.5 * (means[row].low + means[row].high),
                    working=f"the mean of the {len(span)} figures beside it", why=why,
                )  # fmt: skip


def _of_one_base(grid: Grid) -> Told:
    """Counts beside their percentages: all are shares of one base, and the one that is not is told."""
    for target in grid.figures:
        if not _mostly(grid, target, lambda cell: cell.percent) and "%" not in grid.header[target]:
            continue
        for part in [at for at in (target - 1, target + 1) if at in grid.figures]:
            bases = {
                row: base
                for row, line in enumerate(grid.cells)
                if (base := _base(line[part], line[target])) is not None
            }
            counts = [line[part] for line in grid.cells]
            parts = [one.value for row, one in enumerate(counts) if one and not grid.is_total(row)]
            rows, base = _off_the_base(bases, sum(parts))
            if not rows or any(_has_own_base(grid, row, part, bases[row]) for row in rows):
                continue
            row, *more = rows
            count = counts[row]
            assert count
            known = [one.value for one in counts if one and base.holds(one.value)]
            whole = (known or [sum(parts) if base.holds(sum(parts)) else 0.5 * (base.low + base.high)])[0]
            of = figure(whole, places=0)
            also = "".join(f". The same is true of {grid.place(other, target)}" for other in more)
            yield row, target, _finding(
                grid, row, target, rule="share of one base", right=100 * count.value / whole,
                working=f"{grid.rows[row][part]} of {of}", why=f"The other percentages of the column are shares of {of}{also}",
            )  # fmt: skip


def _has_own_base(grid: Grid, row: int, part: int, base: Interval) -> bool:
    """Whether another count of a row is the base of its percentage."""
    others = [cell for at, cell in enumerate(grid.cells[row]) if cell and at != part and not cell.percent]
    return any(base.holds(cell.value) for cell in others)


def _base(part: Cell | None, percent: Cell | None) -> Interval | None:
    """What a count may be a share of, by its percentage."""
    if part is None or percent is None or part.percent or part.dash or percent.dash or part.value <= 0:
        return None
    share = rounded_or_cut(percent.value, percent.half or 0.5)
    if not 0 < share.high <= 101 or not part.value.is_integer():
        return None
    return Interval(100 * part.value / share.high, 100 * part.value / max(share.low, 1e-9))


def _off_the_base(bases: dict[int, Interval], whole: float) -> tuple[list[int], Interval]:
    """The rows outside the one base of all others, and that base; no rows where there is no such base or it is not sure.

    Args:
        bases: what each row's count may be a share of.
        whole: of all counts, which makes it surer where it is the base.
    """
    held = [
        [row for row, base in bases.items() if base.holds(end)]
        for end in sorted({base.low for base in bases.values()})
    ]
    most = max(held, key=len, default=[])
    rows = [row for row in bases if row not in most]
    none: list[int] = []
    if not rows or len(most) < 2:
        return none, Interval(0, 0)
    base = Interval(max(bases[row].low for row in most), min(bases[row].high for row in most))
    known = base.holds(whole)
    if len(most) < (2 if known else _ENOUGH) or len(rows) > (
        max(2, len(most) // 4) if len(most) >= _ENOUGH else 1
    ):
        return none, base
    chance = (base.high - base.low) / base.high if known else 1.0
    for row in most:
        chance *= min(1.0, (bases[row].high - bases[row].low) / base.high)
    # Where one of the others may be left out of the base instead, nobody can say which is wrong.
    rivals = any(
        all(bases[other].meets(bases[row]) for other in most if other != left)
        for row in rows
        for left in most
    )
    unsure = (
        chance > (_CHANCE_NAMED if known else _CHANCE) ** len(rows) / 10
        or base.high - base.low > 0.1 * base.high
        or rivals
    )
    return (none if unsure else rows), base
