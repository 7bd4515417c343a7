"""Columns and rows that others determine, proved by the table itself: a difference, a growth, a share, a rate, a mean.

What a column means is found out, not read off its heading. A relation that holds for the other rows, so exactly that chance
cannot have made it, is what the column means; the one row in which it does not hold is told. Everything is tried on the rows
of a table and on its columns. Where another relation holds for all rows, that one is meant and nothing is wrong.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import permutations
from math import prod
from typing import Any, NamedTuple

from packview.insight.intervals import Interval, around, most_agreed, relative_change, rounded_or_cut, total
from packview.insight.prose.lexicon import vocabulary, word_set
from packview.insight.tables.grid import TOTAL, Cell, Grid, short, time_of, wrong_figure
from packview.model import Finding
from packview.text import fold
from packview.wording.numbers import figure

Column = list[Interval | None]
Formula = Callable[[Interval, Interval], Interval | None]
Told = Iterator[tuple[int, int, dict[str, Any]]]
"""Row and column of a figure, with what there is to say of it."""

_REACH = 6
"""Columns within which those that determine another are looked for."""
_MOST_ROWS, _MOST_COLUMNS = 150, 24
_CHANCE, _CHANCE_NAMED = 1e-4, 1e-2
"""How probable chance may be to make the rows fit with any of the pairs tried: of a column whose heading says nothing, and of one that
names the relation."""
_ROWS_FOR_EACH = 7
"""Rows that fit for each one beyond the first that does not."""
_ENOUGH = 4


class Relation(NamedTuple):
    """How two figures of a row determine a third: words of its heading that name the relation, whether it is a percentage (None for either)."""

    name: str
    formula: Formula
    words: frozenset[str]
    percent: bool | None
    working: str


def _rate(scale: float) -> Formula:
    return lambda a, b: ratio.times(scale) if (ratio := a.over(b)) else None


_CHANGES, _SHARES, _RATES, _MEANS = (
    word_set(vocabulary("columns")[name]) for name in ("change", "share", "rate", "mean")
)
_RELATIONS = (
    Relation("difference of two columns", Interval.minus, _CHANGES, None, "{a} less {b}"),
    Relation("growth of a column", relative_change, _CHANGES, percent=True, working="the change from {b} to {a}"),
    Relation("share of a column", _rate(100), _SHARES, percent=True, working="{a} out of {b}"),
    *(
        Relation("rate of two columns", _rate(scale), _RATES, False, f"{{a}} for each {scale:,.0f} of {{b}}")
        for scale in (1, 1e2, 1e3, 1e4, 1e5)
    ),
)  # fmt: skip


class _Fit(NamedTuple):
    """How probable chance is to make a relation hold, and the rows in which it does not."""

    chance: float
    misfits: list[int]


def relation_findings(grids: Sequence[Grid]) -> Iterator[Finding]:
    """Every figure of the tables that others beside it determine and do not give, each once."""
    for grid in grids:
        if len(grid.rows) > _MOST_ROWS or len(grid.header) > _MOST_COLUMNS:
            continue
        known: set[tuple[int, int]] = set()
        for view in grid.views:
            for row, column, wrong in (*_of_one_base(view), *_of_two_columns(view), *_means(view)):
                place = (column - 1, row + 1) if view.turned else (row, column)
                if place not in known:
                    known.add(place)
                    yield wrong_figure(view, row, column, **wrong)


def _of_two_columns(grid: Grid) -> Told:
    if len(grid.figures) < 3:
        return
    columns = {at: _column(grid, at, loose=True) for at in grid.figures}
    percents = {at for at in grid.figures if grid.mostly(at, lambda cell: cell.percent)}
    for target in grid.figures:
        heading = _heading(grid, target)
        percent = target in percents or "%" in heading
        signed = percent or grid.mostly(target, lambda cell: cell.value < 0, 0.15)
        near = [at for at in grid.figures if at != target and abs(at - target) <= _REACH]
        printed = _column(grid, target, loose=False)
        tried: list[tuple[bool, float, int, list[int], Relation, int, int]] = []
        for relation in _RELATIONS:
            named, minus = bool(heading & relation.words), relation.formula is Interval.minus
            meant = named or (signed and relation.percent is not False)
            if relation.percent not in (None, percent) or not meant:
                continue
            # A part is a total less the other part, but which of the three is wrong its sum tells better.
            sums = [at for at in near if named or not TOTAL.search(grid.header[at])]
            kin = sums if minus else [at for at in near if at not in percents]
            most = (_CHANCE_NAMED if named else _CHANCE) / max(1, len(kin) * (len(kin) - 1))
            for a, b in permutations(kin, 2):
                fit = _try(printed, partial(_meant, relation.formula, columns[a], columns[b]))
                if fit and fit.chance <= most:
                    tried.append((bool(fit.misfits), fit.chance, len(tried), fit.misfits, relation, a, b))
        for _, _, _, misfits, relation, a, b in sorted(tried)[:1]:
            for row in misfits:
                yield row, target, _misfit(grid, row, target, relation, a, b)


def _meant(formula: Formula, first: Column, second: Column, row: int) -> Interval | None:
    a, b = first[row], second[row]
    return formula(a, b) if a and b else None


def _misfit(grid: Grid, row: int, target: int, relation: Relation, a: int, b: int) -> dict[str, Any]:  # noqa: PLR0917
    one, other, printed = (grid.cells[row][at] for at in (a, b, target))
    assert one
    assert other
    assert printed
    meant = relation.formula(around(one.value, 0), around(other.value, 0))
    assert meant
    turned = relation.formula is Interval.minus and abs(meant.low + printed.value) < 0.05
    places = {name: f"{grid.rows[row][at]} ({short(grid.header[at])})" for name, at in (("a", a), ("b", b))}
    why = "The sign is the wrong way round." if turned else "The other rows follow from the same two columns."
    working = relation.working.format(**places)
    return {"rule": relation.name, "right": meant.low, "working": working, "why": why}


def _heading(grid: Grid, column: int) -> frozenset[str]:
    return frozenset(fold(grid.header[column].replace("%", " percent ")).split()) | (
        {"%"} & {*grid.header[column]}
    )


def _column(grid: Grid, at: int, *, loose: bool) -> Column:
    """What each figure of a column may have been, None for a dash, no figure, or one of another unit than most.

    ``loose`` takes whole numbers above 20 for rounded ones; else every figure may be rounded or cut off.
    """
    percent = grid.mostly(at, lambda cell: cell.percent)

    def may_be(cell: Cell | None) -> Interval | None:
        if cell is None or cell.dash or cell.percent != percent:
            return None
        if loose:
            return around(cell.value, cell.half or max(grid.rounding, 0.5 * (cell.value > 20)))
        return rounded_or_cut(cell.value, cell.half or max(grid.rounding, 0.5))

    return [may_be(row[at]) for row in grid.cells]


def _try(printed: Column, meant_of: Callable[[int], Interval | None]) -> _Fit | None:
    """How well a relation holds; None where it fails in too many rows, or in too few rows could be tried."""
    misfits: list[int] = []
    fits: list[tuple[Interval, float]] = []
    for row, own in enumerate(printed):
        meant = meant_of(row) if own else None
        if meant is None or own is None:
            continue
        if meant.meets(own):
            fits.append((own, meant.width + own.width))
        else:
            misfits.append(row)
            if len(misfits) > 1 + len(printed) // _ROWS_FOR_EACH:
                return None
    if len(misfits) > 1 + len(fits) // _ROWS_FOR_EACH or len({c for c, _ in fits}) < 2:
        return None
    spread = max(0.0, *(c.high for c, _ in fits)) - min(0.0, *(c.low for c, _ in fits))
    return _Fit(prod(min(1.0, width / spread) for _, width in fits), misfits)


def _means(grid: Grid) -> Told:
    """An average off the mean of the figures before it where the other rows show that to be it, or outside of all of them."""
    for target in grid.figures:
        span = [at for at in grid.figures if at < target]
        if not _heading(grid, target) & _MEANS or len(span) < 3:
            continue
        printed, columns = _column(grid, target, loose=False), [_column(grid, at, loose=True) for at in span]
        held = [[one for one in line if one] for line in zip(*columns, strict=True)]
        means = [total(line).times(1 / len(span)) if len(line) == len(span) else None for line in held]
        fit = _try(printed, means.__getitem__)
        proved = fit.misfits if fit and len(fit.misfits) == 1 else []
        bare = fold(grid.header[target]) in _MEANS and all(time_of(grid.header[at]) for at in span)
        for row, (own, mean, line) in enumerate(zip(printed, means, held, strict=True)):
            if own and mean and not mean.meets(own) and (bare or row in proved):
                among = min(one.low for one in line) <= own.high <= max(one.high for one in line) + own.width
                why = "The other averages follow from the figures before them." if row in proved else ""
                if row in proved or not among:
                    yield row, target, {
                        "rule": "average of a row", "right": mean.middle, "why": why or "An average lies among its figures.",
                        "working": f"the mean of the {len(span)} figures beside it",
                    }  # fmt: skip


def _of_one_base(grid: Grid) -> Told:
    """Counts beside their percentages: all are shares of one base, and the one that is not is told."""
    for target in grid.figures:
        if not grid.mostly(target, lambda cell: cell.percent) and "%" not in grid.header[target]:
            continue
        for part in [at for at in (target - 1, target + 1) if at in grid.figures]:
            made = {row: _base(line[part], line[target]) for row, line in enumerate(grid.cells)}
            bases = {row: base for row, base in made.items() if base}
            counts = [line[part] for line in grid.cells]
            parts = [one.value for row, one in enumerate(counts) if one and row not in grid.totals]
            rows, base = _off_the_base(bases, sum(parts))
            # Another count of its row may be the base of a percentage.
            others = [
                (row, cell.value)
                for row in rows
                for at, cell in enumerate(grid.cells[row])
                if cell and at != part and not cell.percent
            ]
            if not rows or any(bases[row].holds(value) for row, value in others):
                continue
            row, *more = rows
            count = counts[row]
            assert count
            known = [one.value for one in (*counts, Cell(sum(parts), 0)) if one and base.holds(one.value)]
            whole = (known or [base.middle])[0]
            of = figure(whole, places=0)
            also = "".join(f". The same is true of {grid.place(other, target)}" for other in more)
            yield row, target, {
                "rule": "share of one base", "right": 100 * count.value / whole, "working": f"{grid.rows[row][part]} of {of}",
                "why": f"The other percentages of the column are shares of {of}{also}.",
            }  # fmt: skip


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

    ``bases`` are what each row's count may be a share of; ``whole`` that of all counts, which makes it surer where it is the base.
    """
    most, base = most_agreed(bases)
    rows = [row for row in bases if row not in most]
    known = base.holds(whole)
    many = max(2, len(most) // 4) if len(most) >= _ENOUGH else 1
    if not rows or len(most) < (2 if known else _ENOUGH) or len(rows) > many:
        return [], base
    chance = (base.width / base.high if known else 1.0) * prod(
        min(1.0, bases[row].width / base.high) for row in most
    )
    # Where one of the others may be left out of the base instead, nobody can say which is wrong.
    rivals = any(
        all(bases[other].meets(bases[row]) for other in most if other != left)
        for row in rows
        for left in most
    )
    sure = chance <= (_CHANCE_NAMED if known else _CHANCE) ** len(rows) / 10 and base.width <= 0.1 * base.high
    return (rows if sure and not rivals else []), base
