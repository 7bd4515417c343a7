"""Words and signs of a table against the figures beside them: a rating and its target, an arrow, a rank, a year to date, what is hidden."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from packview.insight.finding import Pages, Place, finding_on, where
from packview.insight.indicators import Good, Polarities, is_met
from packview.insight.prose.lexicon import patterns, vocabulary, word_set, word_sets
from packview.insight.tables.grid import Cell, Grid, changes_of, contradicted, short
from packview.model import Finding, Pack
from packview.text import fold
from packview.wording.periods import length_of, read_period, year_of

_SIGNS = word_sets("signs")
_RATINGS = {word: rating for rating, words in vocabulary("ratings").items() for word in words.split(", ")}
_GOOD_WORDS = re.compile(
    r"\b(?:(?P<high>high|maxi|max|up|increas|big|above)|(?:low|mini|min|down|decreas|small|below))",
    re.IGNORECASE,
)
_OF_POLARITY = word_set(vocabulary("columns")["polarity"])
"""Words of the heading of a column that says which way is good."""
_SAID = patterns("tables")
_SLIGHT = 0.02
"""Share of a target within which a miss may still be called met."""
_HIDDEN = re.compile(r"(?<=\S\s)\s*(?:#{4,}|#(?:REF|VALUE|NAME|NUM|NULL)[!?]|#DIV/0!)(?!\S)")
_LONGEST_MARK, _FEWEST_RANKS = 20, 6


def verdict_findings(grids: Sequence[Grid], pages: Pages, known: Polarities) -> Iterator[Finding]:
    """Every word or sign of the tables that the figures beside it contradict."""

    @cache
    def tolerant() -> bool:
        """Whether the pack prints how far from its target a green may be; looked for once a green needs it."""
        return any(_SAID["tolerance"].search(line) for lines in pages for line in lines)

    for grid in grids:
        yield from _contradicted(grid, known, tolerant)
        for view in grid.views:
            yield from pointed_findings(view, known)
            yield from _falling(view)
        yield from _ranked(grid)
        yield from _full_time(grid)


# Ratings.
def _contradicted(grid: Grid, known: Polarities, tolerant: Callable[[], bool]) -> Iterator[Finding]:
    """Green for a target that is missed and red for one that is met, where the other rows use the words as one expects."""
    columns = target_and_actual(grid)
    ratings = [at for at in range(len(grid.header)) if _holds_ratings(grid, at)] if columns else []
    if columns is None or len(ratings) != 1:
        return
    rated, wrong = 0, []
    of_all = _good_of_all(grid, columns, ratings[0], known)
    for row, texts in enumerate(grid.rows):
        good, word = good_of(grid, row, known) or of_all, _RATINGS.get(fold(texts[ratings[0]]))
        met, (aim, value) = target_met(grid, row, columns, good), (grid.cells[row][at] for at in columns)
        rated += met is not None and word in ("green", "red")
        if met is None or not aim or not value or word not in ("green", "red") or met == (word == "green"):
            continue
        slight = abs(value.value - aim.value) <= _SLIGHT * abs(aim.value)
        share = value.percent or "%" in f"{texts[0]} {grid.header[columns[1]]}"
        wrong.append((row, met, slight or (good == "high" and not share)))
    for row, met, excused in wrong if rated == 1 or rated >= 2 * len(wrong) else ():
        if met or not (excused or tolerant()):
            texts = grid.rows[row]
            says = f"{short(grid.labels[row])} is rated '{texts[ratings[0]]}' at {texts[columns[1]]}"
            shows = f"the target of {texts[columns[0]]} is {'met' if met else 'missed'}"
            yield contradicted(grid, row, ratings[0], rule="rating against target", says=says, shows=shows)


def target_and_actual(grid: Grid) -> tuple[int, int] | None:
    """The one column of targets of a table and the one other column of figures, the latest of several periods; None where there are more."""
    named = grid.named("target")
    targets, others = ([at for at in grid.figures if (at in named) is aim] for aim in (True, False))
    timed = {at: key for at in others if (key := grid.times[1][at])}
    in_order = list(timed.values()) == sorted(set(timed.values()))
    actual = list(timed)[-1:] if in_order and timed else others
    return (targets[0], actual[0]) if len(targets) == len(actual) == 1 else None


def target_met(grid: Grid, row: int, columns: tuple[int, int], good: Good) -> bool | None:
    """Whether a row's target is met; None where it is not known which way is good, or figure and target are of two units."""
    aim, value = (grid.cells[row][at] for at in columns)
    if not aim or not value or aim.dash or value.dash or aim.percent != value.percent or not good:
        return None
    return is_met(value.value, aim.value, good)


_UNIT = re.compile(r"\(([^()]+)\)")


def _good_of_all(grid: Grid, columns: tuple[int, int], rating: int, known: Polarities) -> Good:
    """Which way is good for a table of one measure, whose headings give one unit: that by which all ratings but one are right."""
    units = {found and found[1].casefold() for at in columns for found in [_UNIT.search(grid.header[at])]}
    if None in units or len(units) != 1 or any(good_of(grid, row, known) for row in range(len(grid.rows))):
        return ""
    words = [_RATINGS.get(fold(texts[rating])) for texts in grid.rows]
    rated = [(row, word == "green") for row, word in enumerate(words) if word in ("green", "red")]
    right: dict[Good, int] = {}
    for good in ("high", "low"):
        right[good] = sum(target_met(grid, row, columns, good) is green for row, green in rated)
    best, worst = sorted(right, key=right.__getitem__, reverse=True)
    return best if right[best] >= 3 and right[worst] <= 1 else ""


def _holds_ratings(grid: Grid, column: int) -> bool:
    words = [fold(row[column]) for row in grid.rows if row[column]]
    return len(words) >= (1 if grid.indicators else 2) and all(word in _RATINGS for word in words)


def good_of(grid: Grid, row: int, known: Polarities) -> Good:
    """Which way is good for a row: by the table's own column for it, else by its name."""
    for column in grid.named(*_OF_POLARITY):
        said = {bool(found["high"]) for found in _GOOD_WORDS.finditer(grid.rows[row][column])}
        return "" if len(said) != 1 else "high" if True in said else "low"
    return known.of_name(grid.labels[row])


# Arrows.
def _way(grid: Grid, row: int, column: int, known: Polarities) -> int:
    """1 for up, over or what is good when it rises, -1 for down, 0 for neither or both."""
    words = {*grid.rows[row][column].casefold().split()}
    up, down, better, worse = (bool(words & _SIGNS[name]) for name in ("up", "down", "better", "worse"))
    good = good_of(grid, row, known) if better or worse else ""
    rising, falling = (better, worse) if good == "high" else (worse, better) if good else (False, False)
    return (up or rising) - (down or falling)


def pointed_findings(grid: Grid, known: Polarities) -> Iterator[Finding]:
    """A word or an arrow against the movement of two figures, or the sign of one, by which all its siblings point."""
    aims = grid.named("target", "floor", "benchmark")
    held = [at for at in grid.figures if at not in aims]
    signed = [at for at in held if any((cell := row[at]) and cell.value < 0 for row in grid.cells)]
    near = changes_of([at for at in held if grid.times[1][at]]) or list(pairwise(held))
    moves = [pair for one, two in near for pair in ((one, two), (two, one))]
    pairs: list[tuple[int | None, int]] = [*moves, *((None, at) for at in signed)]
    given = {*grid.figures, *grid.named(*_OF_POLARITY)}
    for column in (at for at in range(len(grid.header)) if at not in given):
        filled = [row for row, texts in enumerate(grid.rows) if 0 < len(texts[column]) <= _LONGEST_MARK]
        ways = {row: way for row in filled if (way := _way(grid, row, column, known))}
        points = {pair: _against(grid, ways, *pair, 1 + len(near)) for pair in pairs if len(ways) >= 3}
        tried = {pair: against for pair, against in points.items() if against is not None}
        wrong = set.intersection(*tried.values()) if tried else set()
        if len(wrong) != 1:
            continue
        (row,), (old, new) = wrong, next(iter(tried))
        name, mark, shown = grid.labels[row], grid.rows[row][column], grid.rows[row][new]
        if known.of_name(name) == "low" and not mark.isascii():
            continue  # an arrow may stand for better and worse
        goes = f"is {shown}" if old is None else f"goes from {grid.rows[row][old]} to {shown}"
        says = f"{short(name)} is marked '{mark}'"
        yield contradicted(grid, row, column, rule="direction against figures", says=says, shows=goes)


def _against(grid: Grid, ways: dict[int, int], old: int | None, new: int, columns: int) -> set[int] | None:
    """The rows that point against two figures, or against the sign of one; None where too few point with them for that to be meant.

    The more columns are tried, the more rows have to.
    """
    agrees: dict[int, float] = {}
    for row, way in ways.items():
        after = grid.cells[row][new]
        before = Cell(0, 0, percent=bool(after and after.percent)) if old is None else grid.cells[row][old]
        if after and before and before.percent == after.percent:
            agrees[row] = way * (after.value - before.value)
    against = {row for row, agreement in agrees.items() if agreement < 0}
    fits = sum(agreement > 0 for agreement in agrees.values())
    return against if fits >= max(2, columns, 2 * len(against)) else None


# Year to date.
def _falling(grid: Grid) -> Iterator[Finding]:
    """A count or sum of the year to date that is lower than the one before it in the same year."""
    said = [row for row, label in enumerate(grid.labels) if _SAID["to_date"].search(label)]
    if not said and _SAID["to_date"].search(grid.title):
        said = [row for row, label in enumerate(grid.labels) if not _SAID["of_a_period"].search(label)]
    keys = {at: key for at, key in enumerate(grid.times[1]) if key}
    in_order = len(keys) >= 3 and list(keys.values()) == sorted(set(keys.values()))
    for row in said if in_order else ():
        held = [(at, cell) for at in keys if (cell := grid.cells[row][at]) and not cell.dash]
        years = {at: _year(grid.header[at]) for at, _ in held}
        steps = ((one[0], two[0]) for one, two in pairwise(held) if 0 < two[1].value < one[1].value)
        falls = [(one, two) for one, two in steps if years[one] == years[two] is not None]
        if len(falls) != 1 or len(held) < 3 or any(cell.percent for _, cell in held):
            continue
        falls_from, to = (f"{grid.rows[row][at]} ({grid.header[at]})" for at in falls[0])
        says, shows = f"{short(grid.labels[row])} grows through the year", f"falls from {falls_from} to {to}"
        yield contradicted(grid, row, falls[0][1], rule="year to date falls", says=says, shows=shows)


def _year(heading: str) -> int | None:
    """The financial year a month or quarter is of, 0 where it stands without one; None for a year, which has no year before it in it."""
    period = read_period(heading)
    if period:
        return None if length_of(period) == "year" else year_of(period)
    return None if heading.strip().isdigit() else 0


# Ranks, posts, what is hidden.
def _ranked(grid: Grid) -> Iterator[Finding]:
    """A rank that the figures beside it do not give, where they give all others."""
    for column in [at for at in grid.named("rank", "ranking", "position") if at in grid.figures]:
        rows = [row for row, cells in enumerate(grid.cells) if cells[column]]
        others = [at for at in grid.figures if at != column and all(grid.cells[row][at] for row in rows)]
        if len(rows) < _FEWEST_RANKS or any(_ranks(grid, rows, at, column) for at in others):
            continue
        wrong = []
        for at in others:
            out = [row for row in rows if _ranks(grid, [one for one in rows if one != row], at, column)]
            wrong += [(row, at) for row in out if len(out) == 1]
        for row, at in wrong if len(wrong) == 1 else ():
            says = f"{short(grid.labels[row])} is ranked {grid.rows[row][column]}"
            beside = f"{grid.rows[row][at]} ({short(grid.header[at])})"
            shows = f"that does not fit {beside}, as all other ranks do"
            yield contradicted(grid, row, column, rule="rank against figures", says=says, shows=shows)


def _ranks(grid: Grid, rows: Sequence[int], by: int, rank: int) -> bool:
    """Whether a rank rises, or falls, with a figure in all rows."""
    lines = (grid.cells[row] for row in rows)
    pairs = sorted((a.value, b.value) for line in lines if (a := line[by]) and (b := line[rank]))
    ranks = [place for _, place in pairs]
    distinct = len({value for value, _ in pairs}) == len(set(ranks)) == len(pairs)
    return distinct and ranks in (sorted(ranks), sorted(ranks, reverse=True))


def _full_time(grid: Grid) -> Iterator[Finding]:
    """More full-time equivalents than people, in one row alone."""
    people, equivalents = grid.named("headcount"), grid.named("fte", "wte")
    if len(people) != 1 or len(equivalents) != 1 or people == equivalents:
        return
    pairs = [(row, line[people[0]], line[equivalents[0]]) for row, line in enumerate(grid.cells)]
    rows = [row for row, count, full in pairs if count and full and full.value - full.half > count.value > 0]
    for row in rows if len(rows) == 1 else ():
        shown, headcount = (grid.rows[row][at] for at in (*equivalents, *people))
        says, shows = f"{short(grid.labels[row])} has {shown} FTE", f"its headcount is {headcount}"
        yield contradicted(grid, row, equivalents[0], rule="more FTE than people", says=says, shows=shows)


def hidden_findings(pack: Pack, pages: Pages) -> Iterator[Finding]:
    """Figures that a spreadsheet did not show: '#####' in a column that is too narrow, '#REF!' for a broken formula."""
    for number, (info, lines) in enumerate(zip(pack.pages, pages, strict=False), start=1):
        found = [match[0] for line in lines if "#" in line for match in _HIDDEN.finditer(line)]
        for mark in found[:1]:
            what = f"{len(found)} figures are" if len(found) > 1 else "a figure is"
            yield finding_on(
                Place(info.item or "", info.label, number), "hidden figure", number, *found, severity="ask", quote=mark, printed=mark,
                explanation=f"On this page {what} printed as '{mark}': a spreadsheet could not show what belongs there.",
                question=f"On {where(info.label, number)} {what} shown only as '{mark}'. Could we have what belongs there?",
            )  # fmt: skip
