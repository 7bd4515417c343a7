"""Figures that others determine, proved by the table itself: a difference, a growth, a share, a rate, a sum, a mean, a maximum.

What a column means is found out, not read off its heading. A relation that holds for the other rows, so exactly that chance
cannot have made it, is what the column means; the one row in which it does not hold is told. Everything is tried on the rows
of a table and on its columns, and on the indicators of one measure as one table. Where another relation holds for all rows, that
one is meant and nothing is wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, permutations, takewhile
from math import log10, prod
from typing import Any, NamedTuple

from packview.insight.finding import named, of_indicator
from packview.insight.indicators import Dataset, figures_of
from packview.insight.intervals import Interval, around, most_agreed, relative_change, rounded_or_cut, total
from packview.insight.prose.lexicon import patterns, vocabulary, word_set
from packview.insight.tables.grid import TOTAL, Cell, Grid, changes_of, short, wrong_figure
from packview.insight.tables.totals import is_slip
from packview.model import Finding
from packview.text import fold
from packview.wording.numbers import figure, places_of
from packview.wording.periods import spoken
from packview.wording.words import capital

Column = list[Interval | None]
Formula = Callable[[Sequence[Interval]], Interval | None]
Told = tuple[int, int, dict[str, Any]]
"""Row and column of a figure, with what there is to say of it."""

_REACH, _NEAR, _MOST_ADDENDS = 6, 4, 12
"""Columns within which those that determine another are looked for, where its heading names the relation and where not; and the most
that are added up."""
_MOST_ROWS, _MOST_COLUMNS = 150, 24
_CHANCE, _CHANCE_NAMED = 1e-4, 1e-2
"""How probable chance may be to make the rows fit with any of the ways tried: of a column whose heading says nothing, and of one that
names the relation."""
_FOR_TWO = 7
"""Rows that fit from which on two may not; more is no slip."""
_ENOUGH, _FEWEST = 4, 3
_TORN = 3
"""Figures of one row that are off, from which on the row was rather read wrongly than printed so."""
_YEAR = 12
_MOST_SHARE, _NARROW, _FEW = 102, 0.1, 0.02
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


def _difference(of: Sequence[Interval]) -> Interval:
    return of[0].minus(of[1])


def _growth(of: Sequence[Interval]) -> Interval | None:
    return relative_change(of[0], of[1])


def _mean(of: Sequence[Interval]) -> Interval:
    return total(of).times(1 / len(of))


def _highest(of: Sequence[Interval]) -> Interval:
    return Interval(max(one.low for one in of), max(one.high for one in of))


def _less_the_last(of: Sequence[Interval]) -> Interval:
    return total(of[:-1]).minus(of[-1])


def _times(factor: float) -> Formula:
    return lambda of: of[0].times(factor)


def _rest(of: Sequence[Interval]) -> Interval:
    return Interval(100, 100).minus(total(of))


def _product(of: Sequence[Interval]) -> Interval | None:
    one, other = of
    return Interval(one.low * other.low, one.high * other.high) if min(one.low, other.low) >= 0 else None


_CHANGES, _SHARES, _RATES, _MEANS, _MOST, _SCORES = (
    word_set(vocabulary("columns")[name]) for name in ("change", "share", "rate", "mean", "most", "score")
)
_TO_DATE = patterns("tables")["to_date"]
_PAIRS = (
    Relation("difference of two columns", _difference, _CHANGES, None, "{a} less {b}"),
    Relation("growth of a column", _growth, _CHANGES, percent=True, working="the change from {b} to {a}"),
    Relation("share of a column", _rate(100), _SHARES, percent=True, working="{a} out of {b}"),
    Relation("product of two columns", _product, _SCORES, False, "{a} times {b}"),
    Relation("rate of two columns", _rate(1), _RATES, False, "{a} for each {scale} of {b}"),
)  # fmt: skip


_ADDED, _AVERAGES = (total, _less_the_last), (_mean, _highest)
_GIVEN = frozenset({"target", "targets", "floor", "benchmark"})
"""Columns of these names hold what is wanted, and what others have: nothing beside them determines it."""


class _Way(NamedTuple):
    """One way a column may come about: by which rule, of which columns, and how probable chance may be to make it fit."""

    rule: str
    formula: Formula
    columns: Sequence[int]
    chance: float
    working: str


class _Columns:
    """The columns of figures of a table and what each figure may have been; None for a dash, no figure, or one of another unit than most."""

    def __init__(self, grid: Grid) -> None:
        self.grid, rounding = grid, grid.rounding
        self.percents = {at for at in grid.figures if grid.mostly(at, lambda cell: cell.percent)}
        self.times = [at for at in grid.figures if grid.times[1][at]]
        self.rates = {row for row, label in enumerate(grid.labels) if _is_ratio(label)}

        def wide(cell: Cell, rate: bool) -> Interval:
            if cell.half or rate:
                return rounded_or_cut(cell.value, cell.half or max(rounding, 0.5))
            return around(cell.value, max(rounding, 0.5 * (cell.value > 20)))

        self.tight = self._each(lambda cell, _: around(cell.value, cell.half))
        self.wide = self._each(wide)
        """Whole numbers above 20, and those of rates, are taken for rounded ones."""
        self.printed = self._each(lambda cell, _: rounded_or_cut(cell.value, cell.half or max(rounding, 0.5)))

    def _each(self, may_be: Callable[[Cell, bool], Interval]) -> dict[int, Column]:
        def each(at: int) -> Iterator[Interval | None]:
            percent, rate = at in self.percents, _is_ratio(self.grid.header[at])
            for row, cells in enumerate(self.grid.cells):
                cell = cells[at]
                known = cell is not None and not cell.dash and cell.percent == percent
                yield may_be(cell, rate or row in self.rates) if cell and known else None

        return {at: list(each(at)) for at in self.grid.figures}

    def run(self, at: int) -> int:
        """A further column: the figures of one added up from row to row; the number under which it is found."""
        key = -at
        for columns in (self.tight, self.wide):
            known = list(takewhile(lambda one: one is not None, columns[at]))
            sums = accumulate((one for one in known if one), lambda one, other: total((one, other)))
            columns[key] = [*sums, *([None] * (len(columns[at]) - len(known)))]
        return key

    def meant(self, way: _Way, row: int, columns: dict[int, Column]) -> Interval | None:
        """What a way makes of a row, None where a figure is missing, or where averages or rates would be added up."""
        if row in self.rates and way.formula in _ADDED:
            return None
        of = [one for at in way.columns if (one := columns[at][row])]
        some = way.formula in _AVERAGES and len(of) >= _FEWEST
        return way.formula(of) if some or len(of) == len(way.columns) else None


def relation_findings(grids: Sequence[Grid]) -> Iterator[Finding]:
    """Every figure of the tables that others beside it determine and do not give, each once."""
    for grid in grids:
        if len(grid.rows) > _MOST_ROWS or len(grid.header) > _MOST_COLUMNS:
            continue
        known = set[tuple[int, int]]()
        for view in grid.views[: 1 if grid.indicators else 2]:
            for row, column, wrong in _of_columns(view):
                place = (column - 1, row + 1) if view.turned else (row, column)
                if place not in known and _GIVEN.isdisjoint(_words(view.labels[row])):
                    known.add(place)
                    yield wrong_figure(view, row, column, **wrong)


def _of_columns(grid: Grid) -> Iterator[Told]:
    """The figures that the others of their row do not give, where the other rows show how they come about; of one row one figure.

    A row in which three figures or more are off was rather read wrongly than printed so.
    """
    if len(grid.figures) < 2:
        return
    columns, told, off = _Columns(grid), set[int](), Counter[int]()
    found: list[tuple[bool, float, int, _Way, list[int]]] = []
    alone = [one for target in grid.figures for one in _outside_its_mean(grid, target, columns)]
    given = grid.named(*_GIVEN)
    for target in grid.figures if len(grid.rows) >= _FEWEST else ():
        ways = [] if target in given else list(_ways(grid, target, columns))
        tried = ((way, *fit) for way in ways if (fit := _try(columns, target, way)) and fit[0] <= way.chance)
        for way, chance, misfits in sorted(tried, key=lambda one: (bool(one[2]), one[1]))[:1]:
            alike = [other for other in ways if other.formula in _AVERAGES and other.rule == way.rule] or [
                way
            ]
            rows = [
                row for row in misfits if not any(_is_excused(columns, row, target, one) for one in alike)
            ]
            found.append((bool(misfits) and len(way.columns) == 2, chance, target, way, rows))
            off.update(rows)
    for _, _, target, way, misfits in sorted(found, key=lambda one: one[:3]):
        rows = [row for row in misfits if row not in told and off[row] < _TORN]
        told.update(rows)
        for row in rows[:1]:
            wrong = _misfit(columns, row, target, way)
            also = "".join(f" The same is true of {grid.place(other, target)}." for other in rows[1:])
            yield row, target, {**wrong, "why": wrong["why"] + also}
    yield from (one for one in alone if one[0] not in told and off[one[0]] < _TORN)


def _ways(grid: Grid, target: int, columns: _Columns) -> Iterator[_Way]:
    """Every way in which a column may come about, with how probable chance may be to make it fit."""
    times = columns.times
    if target in times:  # what a period shows follows from no other period
        return
    percent = target in columns.percents or "%" in _words(grid.header[target])
    near = [at for at in grid.figures if at != target and (at in times or abs(at - target) <= _REACH)]
    kin = [at for at in grid.figures if (at in columns.percents) == (target in columns.percents)]
    before = [at for at in kin if at < target]
    if percent:
        yield from _of_one_base(columns, target)
    yield from _of_many(grid, target, [at for at in before if at in times] or before)
    if percent and target == kin[-1]:
        left, most = "what the others of its row leave of 100%", _CHANCE / max(1, len(before))
        yield from (_Way("shares of 100", _rest, before[first:], most, left) for first in range(len(before)))
    if not percent and not grid.turned and not _words(grid.header[target]) & (_RATES | _MEANS):
        yield from _sums(grid, target, before[-_MOST_ADDENDS:])
    yield from _of_pairs(grid, target, near, columns)
    if _TO_DATE.search(grid.header[target]) and not percent:
        so_far, most = "the sum of its column so far", _CHANCE_NAMED / max(1, len(near))
        for at in near if len(grid.rows) > _FEWEST else ():
            yield _Way("running sum", total, [columns.run(at)], most, so_far)


def _of_many(grid: Grid, target: int, before: Sequence[int]) -> Iterator[_Way]:
    """An average or a maximum of all columns before, of the last twelve, and of the same without the latest."""
    years = [[at for at in of if at > of[-1] - _YEAR] for of in (before, before[:-1])]
    spans = list(dict.fromkeys(tuple(span) for span in (before, before[:-1], *years) if len(span) > 2))
    heading = _words(grid.header[target])
    mean, most = ("average of a row", _mean, "the mean"), ("maximum of a row", _highest, "the highest")
    for rule, formula, what in ([mean] if heading & _MEANS else []) + ([most] if heading & _MOST else []):
        for span in spans:
            working = f"{what} of the {len(span)} figures beside it"
            yield _Way(rule, formula, span, _CHANCE_NAMED / len(spans), working)


def _sums(grid: Grid, target: int, before: Sequence[int]) -> Iterator[_Way]:
    """The sum of the last columns before; and a balance: what was there and came, less what went."""
    tried = [before[first:] for first in range(len(before) - 1)]
    chance = _CHANCE_NAMED if TOTAL.search(grid.header[target]) else _CHANCE
    for of in tried:
        chance_of_each = chance / (2 * len(tried))
        yield _Way("total of a row", total, of, chance_of_each, f"the {len(of)} figures before it")
        if len(of) > 2:
            less = f"the {len(of) - 1} figures before {{b}}, less that"
            yield _Way("balance of a row", _less_the_last, of, chance_of_each, less)


def _of_pairs(grid: Grid, target: int, near: Sequence[int], columns: _Columns) -> Iterator[_Way]:
    heading = _words(grid.header[target])
    percent = target in columns.percents or "%" in heading
    signed = percent or grid.mostly(target, lambda cell: cell.value < 0, 0.15)
    for relation in _PAIRS:
        named, minus = bool(heading & relation.words), relation.formula is _difference
        meant = named or (signed and relation.percent is not False)
        if relation.percent not in (None, percent) or not meant:
            continue
        # A part is a total less the other part, but which of the three is wrong its sum tells better.
        close = [at for at in near if named or abs(at - target) <= _NEAR]
        parts = [at for at in close if named or not TOTAL.search(grid.header[at])]
        alike = minus or len(columns.percents) == len(grid.figures)
        kin = parts if alike else [at for at in close if at not in columns.percents]
        between = [two for two in changes_of(columns.times) if alike or columns.percents.isdisjoint(two)]
        pairs = [pair for two in between for pair in permutations(two)] or list(permutations(kin, 2))
        tries = 1 if named and between else max(1, len(pairs))
        chance = (_CHANCE_NAMED if named else _CHANCE) / tries
        for pair in pairs:
            scale = _scale(columns, target, pair) if relation.words is _RATES else 1.0
            working = relation.working.replace("{scale}", f"{scale:,.0f}")
            if scale:
                formula = _rate(scale) if relation.words is _RATES else relation.formula
                yield _Way(relation.name, formula, pair, chance, working)


def _scale(columns: _Columns, target: int, pair: Sequence[int]) -> float:
    """How many of the second a rate counts the first for, by the first row with all three figures; 0 for no usual number."""
    rows = zip(*(columns.tight[at] for at in (target, *pair)), strict=True)
    known = ([one.middle for one in row if one and one.middle > 0] for row in rows)
    rate, cases, people = next((row for row in known if len(row) == 3), (0.0, 1.0, 1.0))
    power = round(log10(rate * people / cases)) if rate else -1
    return 10.0**power if power in (0, 2, 3, 4, 5) else 0.0


def _try(columns: _Columns, target: int, way: _Way) -> tuple[float, list[int]] | None:
    """How probable chance is to make a relation hold, and the rows in which it does not; None where they are too many, or too few were tried.

    Where the rows that fit do so to the unit, the figures were not rounded, and chance is judged by that.
    """
    printed = columns.printed[target]
    misfits: list[int] = []
    fits: list[tuple[int, Interval, float]] = []
    for row, own in enumerate(printed):
        meant = columns.meant(way, row, columns.wide) if own else None
        if meant is None or own is None:
            continue
        if meant.meets(own):
            fits.append((row, own, meant.width + own.width))
        else:
            misfits.append(row)
            if len(misfits) > 2:
                return None
    if len(misfits) > 1 + (len(fits) >= _FOR_TWO) or len({own for _, own, _ in fits}) < 2:
        return None
    spread = max(0.0, *(own.high for _, own, _ in fits)) - min(0.0, *(own.low for _, own, _ in fits))
    made = ((columns.tight[target][row], columns.meant(way, row, columns.tight)) for row, _, _ in fits)
    pairs = [(one, other) for one, other in made if one and other and not one.width and one.meets(other)]
    whole = [max(1.0, other.width) for _, other in pairs]
    widths = whole if len(whole) == len(fits) else [width for _, _, width in fits]
    return prod(min(1.0, width / spread) for width in widths), misfits


def _is_excused(columns: _Columns, row: int, target: int, way: _Way) -> bool:
    """Whether a figure is right in one way: as a change in points, as an average of other months; or is a total of a few more: sex not known."""
    formula = _difference if way.formula is _growth else way.formula
    own, meant = columns.printed[target][row], columns.meant(way._replace(formula=formula), row, columns.wide)
    if not own or not meant:
        return False
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
    backwards = way.formula is _growth and (other := _growth(of[::-1])) and abs(other.low + printed.low) < 0.5
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
    return {"rule": way.rule, "right": meant.low, "working": working, "why": why}


def _outside_its_mean(grid: Grid, target: int, columns: _Columns) -> Iterator[Told]:
    """Averages of periods that are not even among their figures; nothing need prove those."""
    span = [at for at in grid.figures if at < target]
    if fold(grid.header[target]) not in _MEANS or len(span) < 3 or not all(grid.times[1][at] for at in span):
        return
    found = []
    for row, own in enumerate(columns.printed[target]):
        of = [one for at in span if (one := columns.wide[at][row])]
        if own is None or len(of) < len(span):
            continue
        if not min(one.low for one in of) <= own.high <= _highest(of).high + own.width:
            found.append((row, _mean(of).middle))
    for row, mean in found if len(found) == 1 else ():
        working, why = f"the mean of the {len(span)} figures beside it", "An average lies among its figures."
        yield row, target, {"rule": "average of a row", "right": mean, "working": working, "why": why}


@lru_cache(maxsize=4096)
def _words(heading: str) -> frozenset[str]:
    return frozenset(fold(heading.replace("%", " percent ")).split()) | ({"%"} & {*heading})


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
        few = len(most) < (2 if base.holds(parts) else _ENOUGH)
        if not off or few or base.width > _NARROW * base.high:
            continue
        # Where one of the others may be left out of the base instead, or the percentage is of another count of its row, nobody can say
        # which is wrong. Figures that hardly change prove nothing: the base stands as well once they are exchanged.
        without = [[bases[row] for row in most if row != left] for left in most]
        beside = {row: [*columns.grid.cells[row][:part], *columns.grid.cells[row][part + 1 :]] for row in off}
        unsure = any(
            any(cell and bases[row].holds(cell.value) for cell in beside[row])
            or any(all(one.meets(bases[row]) for one in others) for others in without)
            for row in off
        )
        mixed = [counts[one].over(shares[other]) for one, other in permutations(most, 2)]
        if not unsure and 2 * sum(one is not None and one.meets(base) for one in mixed) < len(mixed):
            chance = (_CHANCE_NAMED if base.holds(parts) else _CHANCE) ** len(off) / 10
            of = f"{{a}} of {figure(wholes[0], places=0)}"
            yield _Way("share of one base", _times(100 / wholes[0]), [part], chance, of)


# Indicators.
def dataset_findings(dataset: Dataset) -> Iterator[Finding]:
    """Every percentage and rate of the indicators that does not go with the numbers it is of, as it does in nearly every other period."""
    for share in (*dataset.shares.values(), *dataset.rates):
        rows = [dataset.rows[at] for at in (share.percent, share.part, share.whole) if at >= 0]
        one, part, *whole = rows
        for period in share.wrong:
            value, of, *over = (figures_of(each)[period] for each in rows)
            if over:
                printed, pair = figure(value, "%"), f"{figure(of)} of {figure(over[0])}"
                right = figure(100 * of / over[0], "%", places=max(1, places_of(value)))
                known = f"{named(one)} is {named(part)} out of {named(whole[0])}"
            else:
                printed, pair = figure(value), f"{figure(of)} cases"
                right = f"about {figure(of / share.people, places=places_of(value))}"
                known = f"{named(one)} and {named(part)} move together, as one population does"
            says = f"for {spoken(period)} {pair} would be {right}, not {printed}"
            yield of_indicator(
                one, "percentage of a whole" if over else "rate and number", one.name, period, printed, also=rows[1:], severity="ask",
                printed=printed, computed=f"{right}: {pair}", question=f"{capital(says)}. Which figure is right?",
                explanation=f"In {share.periods - len(share.wrong)} of {share.periods} periods {known}. But {says}. One of the figures is "
                "off, or was counted in another way that time.",
            )  # fmt: skip
