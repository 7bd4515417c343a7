"""Figures that others determine, proved by the table itself: a difference, a growth, a share, a rate, a sum, a mean, a maximum, a total.

What a column means is found out, not read off its heading. A relation that holds for the other rows, so exactly that chance
cannot have made it, is what the column means; the one row in which it does not hold is told. Everything is tried on the rows
of a table and on its columns, on the indicators of one measure as one table, and on tables that name the same rows side by side. Where
another relation holds for all rows, that one is meant and nothing is wrong.

A total may be the sum of the rows since the total or heading before, of the whole table, of the totals before it: of the same rows as in
other columns. A single column of figures has nothing to show that by, so it must be plain: one total, at an end, and figures.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, combinations, pairwise, permutations, takewhile
from math import log10, prod
from typing import Any, NamedTuple

from packview.insight.intervals import Interval, around, most_agreed, relative_change, rounded_or_cut, total
from packview.insight.prose.lexicon import patterns, vocabulary, word_set
from packview.insight.tables.grid import ALL, TOTAL, YEARLY, Cell, Grid, changes_of, finding_at, short
from packview.model import Finding
from packview.text import fold
from packview.wording.numbers import Unit, figure, places_of

Column = list[Interval | None]
Formula = Callable[[Sequence[Interval]], Interval | None]
Told = tuple[int, int, dict[str, Any]]
"""Row and column of a figure, with what there is to say of it."""

_REACH, _NEAR, _MOST_ADDENDS = 6, 4, 12
"""Columns within which those that determine another are looked for, where its heading names the relation and where not; and the most
that are added up."""
_CHANCE, _CHANCE_NAMED, _CHANCE_ALONE = 1e-4, 1e-2, 3e-2
"""How probable chance may be to make the rows fit with any of the ways tried: of a column whose heading says nothing, of one that names
the relation, and of one that names it beside two other columns of figures and no more, where a single row is enough."""
_FOR_TWO = 7
"""Rows that fit from which on two may not; more is no slip."""
_ENOUGH, _FEWEST = 4, 3
_TORN = 3
"""Figures of one row that are off, from which on the row was rather read wrongly than printed so."""
_YEAR = 12
_MOST_SHARE, _NARROW, _FEW, _CLOSE = 102, 0.1, 0.02, 0.03
"""The highest share of a whole in per cent, rounding allowed for, how wide its base may be as a share of itself, and what a total
may count beside its parts."""


class Relation(NamedTuple):
    """How two figures of a row determine a third: words of its heading that name the relation, whether it is a percentage (None for either)."""

    name: str
    formula: Formula
    words: frozenset[str]
    percent: bool | None
    working: str


def _rate(scale: float) -> Formula:
    return lambda of: ratio.times(scale) if (ratio := of[0].over(of[1])) else None


def _times(factor: float) -> Formula:
    return lambda of: of[0].times(factor)


def _rest(of: Sequence[Interval]) -> Interval:
    return Interval(100, 100).minus(total(of))


def _less_the_last(of: Sequence[Interval]) -> Interval:
    return total(of[:-1]).minus(of[-1])


_CHANGES, _SHARES, _RATES, _MEANS, _MOST = (
    word_set(vocabulary("columns")[name]) for name in ("change", "share", "rate", "mean", "most")
)
_SAID = patterns("tables")
_PAIRS = (
    _DIFFERENCE := Relation("difference of two columns", lambda of: of[0].minus(of[1]), _CHANGES, None, "{a} less {b}"),
    _GROWTH := Relation("growth of a column", lambda of: relative_change(*of), _CHANGES, percent=True, working="the change from {b} to {a}"),
    Relation("share of a column", _rate(100), _SHARES, percent=True, working="{a} out of {b}"),
    Relation("rate of two columns", _rate(1), _RATES, False, "{a} for each {scale} of {b}"),
)  # fmt: skip
_ROWS: dict[str, tuple[frozenset[str], str, Formula]] = {
    "average of a row": (_MEANS, "the mean", lambda of: total(of).times(1 / len(of))),
    "maximum of a row": (_MOST, "the highest", lambda of: Interval(max(one.low for one in of), max(one.high for one in of))),
}  # fmt: skip
"""What a column of that name holds of the columns before it."""
_ADDED = (total, _less_the_last)
_GIVEN = frozenset({"target", "targets", "floor", "benchmark"})
"""Columns of these names hold what is wanted, and what others have: nothing beside them determines it."""


class _Way(NamedTuple):
    """One way a column may come about: by which rule, of which columns, and how probable chance may be to make it fit.

    At least so many different figures must fit; with ``alike`` the one that does not must be like the right one.
    """

    rule: str
    formula: Formula
    columns: Sequence[int]
    chance: float
    working: str
    alike: Callable[[float, float], bool] | None = None
    least: int = 2


_TOTAL_DOWN, _CHANCE_OF_TOTAL = "total of a column", 1.0
"""A row that says total needs no more proof than one other figure of it that adds up."""


class _Columns:
    """The columns of figures of a table and what each figure may have been; None for a dash, no figure, or one of another unit than most."""

    def __init__(self, grid: Grid) -> None:
        self.grid, rounding = grid, grid.rounding
        filled = (at for at in range(1, len(grid.header)) if any(row[at] for row in grid.cells))
        self.held = list(filled) if grid.sums else grid.figures
        self.percents = {at for at in self.held if grid.mostly(at, lambda cell: cell.percent)}
        self.times = [at for at in grid.figures if grid.times[1][at]]
        self.rates = {row for row, label in enumerate(grid.labels) if _is_ratio(label)}
        self.no_sums = {row for row in range(len(grid.rows)) if grid.sums and _is_no_sum(grid, row)}

        def wide(cell: Cell, rate: bool) -> Interval:
            if cell.half or rate:
                return rounded_or_cut(cell.value, cell.half or max(rounding, 0.5))
            return around(cell.value, max(rounding, 0.5 * (abs(cell.value) > 20)))

        self.tight = self._each(lambda cell, _: around(cell.value, cell.half))
        self.wide = self._each(wide)
        """Whole numbers above 20, or below -20, and those of rates, are taken for rounded ones."""
        self.printed = self._each(lambda cell, _: rounded_or_cut(cell.value, cell.half or max(rounding, 0.5)))

    def _each(self, may_be: Callable[[Cell, bool], Interval]) -> dict[int, Column]:
        def each(at: int) -> Iterator[Interval | None]:
            percent, rate = at in self.percents, _is_ratio(self.grid.header[at])
            for row, cells in enumerate(self.grid.cells):
                cell = cells[at]
                known = cell is not None and not cell.dash and cell.percent == percent
                yield may_be(cell, rate or row in self.rates) if cell and known else None

        return {at: list(each(at)) for at in self.held}

    def run(self, at: int) -> int:
        """A further column: the figures of one added up from row to row; the number under which it is found."""
        key = -at
        for columns in (self.tight, self.wide):
            known = list(takewhile(lambda one: one is not None, columns[at]))
            sums = accumulate((one for one in known if one), lambda one, other: total((one, other)))
            columns[key] = [*sums, *([None] * (len(columns[at]) - len(known)))]
        return key

    def meant(self, way: _Way, row: int, columns: dict[int, Column]) -> Interval | None:
        """What a way makes of a row, None where a figure is missing, all are 0, or averages or rates would be added up."""
        if row in self.rates | self.no_sums and way.formula in _ADDED:
            return None
        of = [one for at in way.columns if (one := columns[at][row] or self.nothing(way, at, row))]
        nothing = len(of) == 2 and of[0].middle == of[1].middle == 0
        if nothing and way.rule != _TOTAL_DOWN:  # of nothing nothing follows
            return None
        some = way.rule in _ROWS and len(of) >= _FEWEST
        return way.formula(of) if some or len(of) == len(way.columns) else None

    def nothing(self, way: _Way, at: int, row: int) -> Interval | None:
        """What a dash adds to the total of a column; None for what is no dash, or of another relation."""
        cell = self.grid.cells[row][at] if way.rule == _TOTAL_DOWN else None
        return around(0, self.grid.rounding) if cell and cell.dash else None

    def proves(self, way: _Way, target: int, row: int) -> bool:
        """Whether a row that fits shows something: 421 is 421 and 0, whatever the second column is."""
        own, parts = self.printed[target][row], [self.tight[at][row] for at in way.columns]
        added = way.rule != _TOTAL_DOWN and (way.formula in _ADDED or way.rule == _DIFFERENCE.name)
        return not (added and own and len(parts) > 1 and any(one and one.meets(own) for one in parts))


def relation_findings(grids: Sequence[Grid]) -> Iterator[Finding]:
    """Every figure of the tables that others beside it determine and do not give, each once."""
    known = set[tuple[object, ...]]()
    for grid in grids:
        alone = bool(grid.indicators or grid.own)
        views = grid.views[: 1 if alone else 2]
        told = [(view, *one) for view in views for one in (*_of_columns(view), *_of_parts(view))]
        of_one_base = any(wrong["rule"] == "share of one base" for *_, wrong in told)
        for view in () if alone else views:
            totals = (*_plain(view, grids), *(() if of_one_base else _hundreds(view)))
            told += [(view, *one) for one in totals]
        for view, row, column, wrong in told:
            names = frozenset((view.labels[row], view.header[column]))
            printed = view.rows[row][column].strip()
            place: tuple[object, ...] = (grid.pdf_page, grid.title, names, printed)
            if wrong["rule"] == "two tables differ":  # which of both is wrong nobody knows
                place = (names, frozenset((printed, figure(wrong["right"]))))
                name = short(view.labels[row])
                ask = f"one table gives {{shown}} for {name}, another {{right}}. Which is right?"
                wrong |= {"question": ask, "says": "It is", "why": "The other rows are the same."}
            if place not in known and _GIVEN.isdisjoint(_words(view.labels[row])):
                known.add(place)
                yield _wrong_figure(view, row, column, **wrong)


def _wrong_figure(
    grid: Grid, row: int, column: int, *, right: float, working: str, why: str, question: str = "", places: int | None = None,
    says: str = "It should be", **fields: Any,
) -> Finding:  # fmt: skip
    """A finding about a figure that others of its table determine: what it should be, how that comes about, and why it is known."""
    printed, shown = grid.cells[row][column], grid.rows[row][column].strip()
    assert printed
    places = places_of(printed.value) if places is None else places
    result = figure(right, Unit.PERCENT if printed.percent else Unit.NONE, places=places)
    caption = f" of the table '{grid.title}'" if grid.title else ""
    told = f"The figure for {grid.place(row, column)}{caption} is printed as {shown}. {says} {result}: {working}. {why}"
    name = short(grid.name(row, column))
    usual = f"the table gives {{shown}} for {name}. I make it {{right}}. Which is right?"
    ask = (question or usual).replace("{shown}", shown).replace("{right}", result)
    return finding_at(
        grid, row, column, computed=f"{result}: {working}", explanation=told.rstrip(), question=ask, **fields
    )


def _of_columns(grid: Grid) -> Iterator[Told]:
    """The figures that the others of their row do not give, where the other rows show how they come about; of one row one figure."""
    if len(grid.figures) < 2 or (grid.is_large and not grid.sums):
        return
    columns, told, off = _Columns(grid), set[int](), Counter[int]()
    found: list[tuple[bool, float, int, _Way, list[int]]] = []
    given, ways_of = grid.named(*_GIVEN), _across if grid.own else _ways
    for target in [at for at in grid.figures if at < (grid.own or at + 1)] if len(grid.rows) > 1 else ():
        ways = [] if target in given else list(ways_of(grid, target, columns))
        tried = ((way, *fit) for way in ways if (fit := _try(columns, target, way)) and fit[0] <= way.chance)
        for way, chance, misfits in sorted(tried, key=lambda one: (bool(one[2]), one[1]))[:1]:
            means = [other for other in ways if other.rule in _ROWS and other.rule == way.rule]
            as_meant = [(row, one) for row in misfits for one in means or [way]]
            excused = {row for row, one in as_meant if _is_excused(columns, row, target, one)}
            rows = [row for row in misfits if row not in excused]
            found.append((bool(misfits) and len(way.columns) == 2, chance, target, way, rows))
            off.update(rows)
    for _, _, target, way, misfits in sorted(found, key=lambda one: one[:3]):
        rows = [row for row in misfits if row not in told and off[row] < _TORN]
        told.update(rows)
        for row in rows[:1]:
            wrong = _misfit(columns, row, target, way)
            also = "".join(f" The same is true of {grid.place(other, target)}." for other in rows[1:])
            yield row, target, {**wrong, "why": wrong["why"] + also}


def _ways(grid: Grid, target: int, columns: _Columns) -> Iterator[_Way]:
    """Every way in which a column may come about, with how probable chance may be to make it fit."""
    times = columns.times
    if target in grid.sums:
        yield from _down(grid, target, columns)
    if grid.is_large or (target in times and len(times) > 1):  # what a period shows follows from no other
        return
    percent = target in columns.percents or "%" in _words(grid.header[target])
    near = [at for at in grid.figures if at != target and (at in times or abs(at - target) <= _REACH)]
    kin = [at for at in grid.figures if (at in columns.percents) == (target in columns.percents)]
    before = [at for at in kin if at < target]
    if percent:
        yield from _of_one_base(columns, target)
    yield from _of_many(grid, target, [at for at in before if at in times] or before)
    if percent and target == kin[-1]:
        left = "what the others of its row leave of 100%"
        chance = _CHANCE_NAMED if columns.percents.issuperset(grid.figures) else _CHANCE
        most = chance / max(1, len(before))
        for first in range(len(before)):
            yield _Way("shares of 100", _rest, before[first:], most, left)
    if not percent and not grid.turned and not _words(grid.header[target]) & (_RATES | _MEANS):
        yield from _sums(grid, target, before[-_MOST_ADDENDS:])
    yield from _of_pairs(grid, target, near, columns)
    if _SAID["to_date"].search(grid.header[target]) and not percent:
        so_far, most = "the sum of its column so far", _CHANCE_NAMED / max(1, len(near))
        for at in near if len(grid.rows) > _FEWEST else ():
            yield _Way("running sum", total, [columns.run(at)], most, so_far)


def _across(grid: Grid, target: int, columns: _Columns) -> Iterator[_Way]:
    """The ways in which a column follows from other tables that name the same rows: the same figures, sums of them, a rate of two of them."""
    far = [at for at in grid.figures if at >= grid.own]
    for at in far:
        if fold(grid.header[at]) == fold(grid.header[target]):
            if at in grid.summed:
                sums = "the figures for it in the other table"
                yield _Way("sum of another table", _times(1), [at], _CHANCE_NAMED, sums, _is_like, 1)
            else:
                same = "the same row of another table"
                yield _Way("two tables differ", _times(1), [at], _CHANCE_NAMED, same, _is_like)
    pairs = list(combinations(far, 2))
    for pair in pairs if target not in columns.percents else ():
        yield _Way("sum of two tables", total, pair, _CHANCE / len(pairs), "{a} and {b} added up", is_slip)
    if _words(grid.header[target]) & (_RATES | _SHARES):
        near = [at for at in grid.figures if at != target]
        yield from (way for way in _of_pairs(grid, target, near, columns) if {*way.columns} & {*far})


def _is_like(right: float, printed: float) -> bool:
    """Whether one figure has the digits of the other in another order, or one digit lost: no later figure, but a slip."""
    one, other = (figure(value).replace(".", "") for value in (right, printed))
    return sorted(one) == sorted(other) or (len(one) != len(other) and is_slip(right, printed))


def _of_many(grid: Grid, target: int, before: Sequence[int]) -> Iterator[_Way]:
    """An average or a maximum of all columns before, of the last twelve, and of the same without the latest."""
    years = [[at for at in of if at > of[-1] - _YEAR] for of in (before, before[:-1])]
    spans = list(dict.fromkeys(tuple(span) for span in (before, before[:-1], *years) if len(span) > 2))
    for rule, (words, what, formula) in _ROWS.items():
        for span in spans if words & _words(grid.header[target]) else ():
            working = f"{what} of the {len(span)} figures beside it"
            yield _Way(rule, formula, span, _CHANCE_NAMED / len(spans), working)


def _sums(grid: Grid, target: int, before: Sequence[int]) -> Iterator[_Way]:
    """The sum of the last columns before; and a balance: what was there and came, less what went."""
    tried = [before[first:] for first in range(len(before) - 1)]
    said = grid.header[target].strip()
    # A year that is the one period of a table may be the sum of its parts.
    named = TOTAL.search(said) or YEARLY.fullmatch(said) or ALL.fullmatch(said) or grid.times[1][target]
    chance = _CHANCE_NAMED if named else _CHANCE
    for of in tried:
        chance_of_each = chance / (2 * len(tried))
        yield _Way("total of a row", total, of, chance_of_each, f"the {len(of)} figures before it")
        if len(of) > 2:
            less = f"the {len(of) - 1} figures before {{b}}, less that"
            yield _Way("balance of a row", _less_the_last, of, chance_of_each, less)


def _down(grid: Grid, target: int, columns: _Columns) -> Iterator[_Way]:
    """A total under, or over, what it is the sum of: since the total or heading before, in the whole table, or the totals before."""
    sums = sorted(grid.sums.intersection(columns.held))
    parts = [at for at in columns.held if not _PART.match(grid.header[at])]
    before = [at for at in sums if at < target]
    since = before[-1] if before else 0
    heading = max((at for at in range(since + 1, target) if at not in columns.held), default=since)
    between = [at for at in parts if since < at < target]
    whole = [at for at in parts if at < target and at not in sums]
    follows = [at for at in parts if at > target] if sums == [1] else []
    ways = (between, whole, [at for at in between if at > heading], before, [*before[-1:], *between], follows)
    for of in dict.fromkeys(tuple(way) for way in ways if 1 < len(way) <= _MOST_OF_TOTAL):
        side = "below it" if of[-1] > target else "above it"
        yield _Way(_TOTAL_DOWN, total, of, _CHANCE_OF_TOTAL, f"the {len(of)} figures {side}", _is_near, 1)


def _is_near(right: float, printed: float) -> bool:
    """Whether a total is so near to a sum, or so like it, that it is surely meant to be that: a column of unit costs or ages has no sum."""
    return abs(right - printed) <= _LIKELY * abs(printed) or is_slip(right, printed)


def _of_pairs(grid: Grid, target: int, near: Sequence[int], columns: _Columns) -> Iterator[_Way]:
    heading = _words(grid.header[target])
    percent = target in columns.percents or "%" in heading
    signed = percent or grid.mostly(target, lambda cell: cell.value < 0, 0.15)
    for relation in _PAIRS:
        named, minus = bool(heading & relation.words), relation is _DIFFERENCE
        meant = named or (signed and relation.percent is not False)
        if relation.percent not in (None, percent) or not meant:
            continue
        # A part is a total less the other part, but which of the three is wrong its sum tells better.
        close = [at for at in near if named or abs(at - target) <= _NEAR]
        parts = [at for at in close if named or not TOTAL.search(grid.header[at])]
        alike = minus or columns.percents.issuperset(grid.figures)
        kin = parts if alike else [at for at in close if at not in columns.percents]
        between = [two for two in changes_of(columns.times) if alike or columns.percents.isdisjoint(two)]
        pairs = [pair for two in between for pair in permutations(two)] or list(permutations(kin, 2))
        tries = 1 if named and between else max(1, len(pairs))
        alone = named and len(grid.figures) == 3
        chance = _CHANCE_ALONE if alone else (_CHANCE_NAMED if named else _CHANCE) / tries
        for pair in pairs:
            scale = _scale(columns, target, pair) if relation.words is _RATES else 1.0
            working = relation.working.replace("{scale}", f"{scale:,.0f}")
            if scale:
                formula = _rate(scale) if relation.words is _RATES else relation.formula
                yield _Way(relation.name, formula, pair, chance, working, least=1 if alone else 2)


def _scale(columns: _Columns, target: int, pair: Sequence[int]) -> float:
    """How many of the second a rate counts the first for, by the first row with all three figures; 0 for no usual number."""
    rows = zip(*(columns.tight[at] for at in (target, *pair)), strict=True)
    known = ([one.middle for one in row if one and one.middle > 0] for row in rows)
    rate, cases, people = next((row for row in known if len(row) == 3), (0.0, 1.0, 1.0))
    power = round(log10(rate * people / cases)) if rate else -1
    return 10.0**power if power in (0, 2, 3, 4, 5) else 0.0


def _try(columns: _Columns, target: int, way: _Way) -> tuple[float, list[int]] | None:
    """How probable chance is to make a relation hold, and the rows in which it does not; None where they are too many, or too few fit."""
    printed = columns.printed[target]
    most = 1 + (len(printed) > _FOR_TWO)
    misfits: list[int] = []
    fits: list[tuple[int, Interval, float]] = []
    for row, own in enumerate(printed):
        meant = columns.meant(way, row, columns.wide) if own else None
        if meant is None or own is None:
            continue
        if not meant.meets(own):
            misfits.append(row)
        elif columns.proves(way, target, row):
            fits.append((row, own, meant.width + own.width))
        if len(misfits) > most:
            return None
    if len(misfits) > 1 + (len(fits) >= _FOR_TWO) or len({own for _, own, _ in fits}) < way.least:
        return None
    for row in misfits:
        own, meant = columns.tight[target][row], columns.meant(way, row, columns.tight)
        if way.alike and not (own and meant and way.alike(meant.middle, own.middle)):
            return None
    spread = max(0.0, *(own.high for _, own, _ in fits)) - min(0.0, *(own.low for _, own, _ in fits))
    made = ((columns.tight[target][row], columns.meant(way, row, columns.tight)) for row, _, _ in fits)
    # Where all fit to the last printed digit, the figures were not rounded.
    exact = [max(one.width or 1.0, other.width) for one, other in made if one and other and one.meets(other)]
    widths = exact if len(exact) == len(fits) else [width for _, _, width in fits]
    return prod(min(1.0, width / spread if spread else 1.0) for width in widths), misfits


def _is_excused(columns: _Columns, row: int, target: int, way: _Way) -> bool:
    """Whether a figure is right in one way: as a change in points, as an average of other months; or is a total of a few more: sex not known."""
    others = {_GROWTH.name: _DIFFERENCE.formula, _DIFFERENCE.name: _GROWTH.formula}
    formula = others.get(way.rule, way.formula)
    own, meant = columns.printed[target][row], columns.meant(way._replace(formula=formula), row, columns.wide)
    if not own or not meant:
        return False
    if way.rule == _TOTAL_DOWN:
        return _sum_of(columns, row, target, way).explained
    if way.least == 1 and abs(own.middle - meant.middle) <= _CLOSE * abs(meant.middle):
        return True  # of a base that is nearly the same: turnout with spoilt papers
    slip = way.formula is not total or is_slip(meant.middle, own.middle)
    return meant.meets(own) or (not slip and meant.high < own.low <= (1 + _FEW) * meant.high)


def _misfit(columns: _Columns, row: int, target: int, way: _Way) -> dict[str, Any]:
    grid, own = columns.grid, columns.tight[target][row]
    of = [around(one.middle, 0) for at in way.columns if (one := columns.tight[at][row])]
    meant = way.formula(of)
    assert meant
    assert own
    printed = around(own.middle, 0)
    turned = printed.low and abs(meant.low + printed.low) < 0.05
    other = way.formula(of[::-1]) if way.rule == _GROWTH.name else None
    backwards = other and abs(other.low + printed.low) < 0.5
    ends = zip("ab", (way.columns[0], way.columns[-1]), strict=True)
    places = {name: f"{grid.rows[row][at]} ({short(grid.header[at])})" for name, at in ends if at > 0}
    many = len(way.columns) != 2 or way.formula is total
    why = (
        "The sign is the wrong way round." if turned
        else "It was divided by the newer figure instead of the older." if backwards
        else f"The other rows follow from the same {'figures' if many else 'two columns'}."
    )  # fmt: skip
    off, side = figure(round(abs(meant.low - printed.low), 2)), "more" if meant.low > printed.low else "less"
    working = way.working.format(**places) + (f", {off} {side}" if way.formula is total else "")
    told = {"rule": way.rule, "right": meant.low, "working": working, "why": why}
    lacks = way.rule == _TOTAL_DOWN and _lacks_a_row(columns, row, target, way)
    return told | _LEFT_OUT if lacks else told


_LEFT_OUT = {
    "rule": "row left out of a table", "says": "Its rows make",
    "why": "Another total beside it is off by as much, so both seem to count a row that the table leaves out.",
}  # fmt: skip


def _sum_of(columns: _Columns, row: int, target: int, way: _Way) -> "Sum":
    """A total beside its parts, of a row in which it is printed."""
    cells = [columns.grid.cells[row][at] for at in (target, *way.columns)]
    return Sum([one for one in cells[1:] if one], cells[0] or Cell(0, 0), columns.grid.rounding)


def _lacks_a_row(columns: _Columns, row: int, target: int, way: _Way) -> bool:
    """Whether another total of the row is off by the same amount: then a row is left out that both of them count."""
    rows = [at for at, cells in enumerate(columns.grid.cells) if cells[target]]
    one, *others = (_sum_of(columns, at, target, way) for at in sorted(rows, key=lambda at: at != row))
    return any(other.off > one.slack and abs(other.off - one.off) <= one.slack for other in others)


_PART = re.compile(r"\W*(?:of (?:which|whom|these)|thereof)\b", re.IGNORECASE)
"""What stands before the parts of the row or column above it."""


def _of_parts(grid: Grid) -> Iterator[Told]:
    """A part ('of which ...') that is more than its whole, where no other is, or that a slip made too much beside the other parts."""
    parts = [_PART.match(heading) is not None for heading in grid.header]
    for target in [at for at, part in enumerate(parts) if part and at in grid.figures and not grid.own]:
        whole = max((at for at in range(target) if not parts[at]), default=0)
        run = [*takewhile(lambda at: parts[at], range(whole + 1, len(parts)))]
        lines = enumerate([line[at] for at in (whole, *run)] for line in grid.cells if whole)
        held = {row: [one.value for one in line if one and not one.percent] for row, line in lines}
        held = {row: of for row, of in held.items() if len(of) > len(run) and min(of) >= 0}
        own, most = run.index(target) + 1, "the whole of which it is a part, at most"
        over = {row: of[0] for row, of in held.items() if of[own] > of[0] > 0 and len(held) > 2}
        left = {row: of[own] + of[0] - sum(of[1:]) for row, of in held.items() if len(run) > 1}
        slips = {row: of for row, of in left.items() if of < held[row][own] and _is_like(of, held[row][own])}
        for found, working in ((over, most), (slips, "what the other parts leave of the whole")):
            for row, right in found.items() if len(found) == 1 else ():
                why = "Parts are no more than their whole."
                yield row, target, {"rule": "part of a row", "right": right, "working": working, "why": why}


@lru_cache(maxsize=4096)
def _words(heading: str) -> frozenset[str]:
    words = frozenset(fold(heading.replace("%", " percent ")).replace("per cent", "percent").split())
    return words | {"%"} if words & {"percent", "percentage"} else words


def _is_ratio(name: str) -> bool:
    """Whether a row or column is called an average, a rate or a percentage."""
    return not _words(name).isdisjoint(_RATES | _MEANS | {"%"})


def _of_one_base(columns: _Columns, target: int) -> Iterator[_Way]:
    """Counts beside their percentages, where all but one or two are shares of one base."""
    known = {row: one for row, one in enumerate(columns.printed[target]) if one and one.high <= _MOST_SHARE}
    shares = {row: one.times(0.01) for row, one in known.items()}
    for part in [at for at in (target - 1, target + 1) if at in columns.tight and at not in columns.percents]:
        counts = {row: one for row, one in enumerate(columns.tight[part]) if one and one.low > 0}
        made = {row: one.over(shares[row]) for row, one in counts.items() if row in shares}
        bases = {row: base for row, base in made.items() if base}
        most, base = most_agreed(bases)
        off = bases.keys() - most
        parts = sum(one.middle for row, one in counts.items() if row not in columns.grid.totals)
        meant = (*(one.middle for one in counts.values()), parts, base.middle)
        wholes = [one for one in meant if base.holds(one)]
        said = any(map(base.holds, columns.grid.said))
        few = len(most) < (2 if base.holds(parts) else _FEWEST if said else _ENOUGH)
        if not off or few or base.width > _NARROW * base.high:
            continue
        # Where one of the others may be left out of the base instead, or the percentage is of another count of its row, nobody can say
        # which is wrong. Figures that hardly change prove nothing: the base stands as well once they are exchanged.
        without = [[bases[row] for row in most if row != left] for left in most]
        beside = {row: [*columns.grid.cells[row][:part], *columns.grid.cells[row][part + 1 :]] for row in off}
        held = any(cell and bases[row].holds(cell.value) for row in off for cell in beside[row])
        pairs = ((bases[row], others) for row in off for others in without)
        unsure = held or any(all(one.meets(own) for one in others) for own, others in pairs)
        mixed = [counts[one].over(shares[other]) for one, other in permutations(most, 2)]
        if not unsure and 2 * sum(one is not None and one.meets(base) for one in mixed) < len(mixed):
            chance = (_CHANCE_NAMED if base.holds(parts) or said else _CHANCE) ** len(off) / 10
            wholes += filter(base.holds, columns.grid.said)
            of = f"{{a}} of {figure(wholes[0], places=0)}"
            yield _Way("share of one base", _times(100 / wholes[0]), [part], chance, of)


# Totals of columns, and percentages that make 100.
_MOST_OF_TOTAL = 240
_LIKELY = 0.25
"""Share of a total by which its sum may be off where nothing else tells that it is one: more is rather another kind of figure."""
_FAR_FROM_100 = 10.0
"""How far percentages may be from 100 and still be meant to make it; further off, several answers could be given."""


class Sum:
    """A printed total beside its parts: ``off`` by how much, ``slack`` how far rounding may part them (a dash may be a small figure)."""

    def __init__(self, cells: Sequence[Cell], printed: Cell, rounding: float) -> None:
        every = (*cells, printed)
        self.total = sum(cell.value for cell in cells)
        self.off = abs(self.total - printed.value)
        self.slack = sum(cell.half or rounding for cell in every) + 1e-6
        self.fits = self.off <= self.slack
        self.may_be_rounded = not any(cell.half for cell in every) and self.off <= 0.5 * len(every)
        sizes = (abs(cell.value) for cell in cells)
        # Where leaving out or counting twice one of the figures makes the total the rows are not all alike.
        self.explained = any(size > self.slack and abs(self.off - size) <= self.slack for size in sizes)


def is_rate(name: str) -> bool:
    """Whether what a row or column is called is no sum of others."""
    return "%" in name or _SAID["no_sum"].search(name) is not None


def _is_no_sum(grid: Grid, row: int) -> bool:
    """Whether a column, which is a row of the turned table, holds rates, or numbers the rows: 1, 2, 3."""
    figures = [cell for cell in grid.cells[row][1:] if cell is not None]
    steps = [two.value - one.value for one, two in pairwise(figures)]
    numbered = len(steps) >= 3 and steps.count(1) >= 0.6 * len(steps)
    return numbered or is_rate(grid.labels[row])


def _plain(grid: Grid, beside: Sequence[Grid]) -> Iterator[Told]:
    """The total at the foot or head of a single column of figures, where the table could not be plainer; ``beside`` may hold its beginning."""
    count, totals = len(grid.rows) - 1, grid.totals
    columns = {column for line in grid.cells for column, cell in enumerate(line) if cell is not None}
    if len(totals) != 1 or totals[0] not in (0, count) or count < 2 or len(columns) != 1:
        return
    (row,), (column,) = totals, columns
    heading, printed, page = grid.header[column], grid.cells[row][column], grid.pdf_page or 0
    rows, alike = [at for at in range(count + 1) if at != row], [one for one in beside if one.header == grid.header]  # fmt: skip
    begun = any(other is not grid and abs((other.pdf_page or 0) - page) < 2 for other in alike)
    called = any(map(TOTAL.search, grid.rows[row])) and (heading or grid.turned)
    if begun or not called or is_rate(heading):  # the table may go on from the page before
        return
    of = tuple(cell for at in rows if (cell := grid.cells[at][column]) and not cell.dash and cell.value >= 0)
    if printed is None or len(of) < count or any(cell.percent for cell in (*of, printed)):
        return
    one, side = Sum(of, printed, grid.rounding), "above it" if row else "below it"
    apart = [at for at in rows if not _PART.match(grid.labels[at])]
    whole = Sum([cell for at, cell in zip(rows, of, strict=True) if at in apart], printed, grid.rounding)
    if one.fits and not whole.fits:
        why = "Counted in it is a part of a row that it counts too."
        working = f"the {len(apart)} figures {side} that are no parts of others"
        twice = {"rule": "part counted twice", "right": whole.total, "working": working, "why": why}
        yield row, column, twice
    if any(_SAID["unplain"].search(text) or "%" in text for at in rows for text in grid.rows[at]):
        return
    scaled = ((by * printed.value, max(printed.half, 0.5 * by)) for by in (1e3, 1e6))
    tried = (replace(printed, value=value, half=half) for value, half in scaled)
    fits = any(Sum(of, each, grid.rounding).fits for each in tried)
    if one.may_be_rounded or one.fits or fits:
        return
    # Two rows say little, and what is not known may be counted in the total alone.
    few = len(of) < 3 and not is_slip(one.total, printed.value)
    more = printed.value > one.total
    lacking = _SAID["overlap"].search(grid.notes) or (more and (few or _SAID["left_out"].search(grid.notes)))
    meant = _is_near(one.total, printed.value) or printed.value < max(cell.value for cell in of)
    if meant and not lacking and not one.explained:
        off = figure(round(one.off, 2))
        working = f"the {len(of)} figures {side}, {off} {'more' if one.total > printed.value else 'less'}"
        yield row, column, {"rule": _TOTAL_DOWN, "right": one.total, "working": working, "why": ""}


def _hundreds(grid: Grid) -> Iterator[Told]:
    """The percentages of a column over a total of 100% that miss it by more than rounding."""
    for before, row in pairwise((-1, *grid.totals)):
        for column, printed in enumerate(grid.cells[row]):
            if printed is None or printed.value != 100 or not (printed.percent or "%" in grid.header[column]):
                continue
            lines = [line[column] for line in grid.cells[before + 1 : row] if any(line)]
            of = tuple(cell for cell in lines if cell and not cell.dash)
            one = Sum(of, printed, 0.5)
            near = sum(cell.half or 0.5 for cell in of) < one.off <= _FAR_FROM_100
            nested = any(map(_SAID["nested"].search, grid.labels[before + 1 : row]))
            lacks = any(_SAID[each].search(grid.notes) for each in ("left_out", "overlap"))
            left_out = lacks and one.total < 100
            if len(of) < max(3, len(lines)) or not near or nested or one.explained or left_out:
                continue
            places = max(places_of(round(cell.value, 2)) for cell in of)
            ask = "the percentages that should make 100% come to {right}. Which of them is wrong?"
            working = f"the sum of the {len(of)} percentages, further off than rounding explains"
            told = {"rule": "percentages make 100", "right": one.total, "question": ask, "working": working}
            yield row, column, {**told, "places": places, "says": "Its parts make", "why": ""}


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
