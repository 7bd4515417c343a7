"""Words and signs of a table against the figures beside them: a rating and its target, an arrow, a rank, a year to date, what is hidden."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from packview.insight.finding import identity, where
from packview.insight.indicators import Good, Polarities, measure_of
from packview.insight.tables.grid import Grid, columns_named, finding_at, short, time_of
from packview.model import Finding, Indicator, Pack
from packview.text import fold
from packview.wording.numbers import figure
from packview.wording.periods import in_order, length_of, order_of, read_period, spoken, year_of

_UP_WORDS = "up increase increased increasing rise risen rising higher over overspend overspent adverse \u2191 \u25b2 \u2b06"
_DOWN_WORDS = "down decrease decreased decreasing fall fallen falling lower under underspend underspent favourable \u2193 \u25bc \u2b07"
_WAYS = dict.fromkeys(_UP_WORDS.split(), 1) | dict.fromkeys(_DOWN_WORDS.split(), -1)
_VERDICTS = {"better": 1, "improved": 1, "improving": 1, "worse": -1, "worsened": -1, "worsening": -1}
_GOOD_WORDS = re.compile(
    r"\b(?:(?P<high>high|maxi|max|up|increas|big|above)|(?:low|mini|min|down|decreas|small|below))",
    re.IGNORECASE,
)
_GREENS = ("green", "g", "met", "achieved", "on target", "target met")
_REDS = ("red", "r", "missed", "not met", "not achieved", "off target", "target missed", "below target")
_OF_POLARITY = frozenset(["good", "polarity", "better", "best", "aim", "desired"])
"""Words of the heading of a column that says which way is good."""
_RATINGS = (
    dict.fromkeys(_GREENS, "green")
    | dict.fromkeys(_REDS, "red")
    | dict.fromkeys(("amber", "a", "yellow"), "amber")
)
_TOLERANCE = re.compile(
    r"\btoleran|\bwithin (?:\d+(?:\.\d+)?\s?%|\w+ per cent) of (?:the )?target", re.IGNORECASE
)
_SLIGHT = 0.02
"""Share of a target within which a miss may still be called met."""
_TO_DATE = re.compile(r"\bcumulative\b|\bytd\b|\bto date\b", re.IGNORECASE)
_HIDDEN = re.compile(r"(?<=\S\s)\s*(?:#{4,}|#(?:REF|VALUE|NAME|NUM|NULL)[!?]|#DIV/0!)(?!\S)")
_LONGEST_MARK = 20
_NONE = -1


def verdict_findings(
    pack: Pack, grids: Sequence[Grid], pages: Sequence[Sequence[str]], known: Polarities
) -> Iterator[Finding]:
    """Every word or sign of the tables and indicators that the figures beside it contradict."""

    @cache
    def tolerant() -> bool:
        """Whether the pack prints how far from its target a green may be; looked for once a green needs it."""
        return any(_TOLERANCE.search(line) for lines in pages for line in lines)

    yield from _contradicted(list(_rated_indicators(pack.indicators, known)), tolerant)
    for grid in grids:
        yield from _contradicted(list(_rated_rows(grid, known)), tolerant)
        for view in grid.views:
            yield from pointed_findings(view, known)
            yield from _falling(view)
        yield from _ranked(grid)
        yield from _full_time(grid)
    yield from _hidden(pack, pages)


# Ratings.
class _Rated(NamedTuple):
    """A rating, the figure and the target beside it, which way is good, and how to tell that they disagree."""

    rating: str
    actual: float
    target: float
    good: Good
    may_grow: bool
    tell: Callable[[str], Finding]

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.actual >= self.target if self.good == "high" else self.actual <= self.target


def _contradicted(rows: Sequence[_Rated], tolerant: Callable[[], bool]) -> Iterator[Finding]:
    """Green for a target that is missed and red for one that is met, where the other rows use the words as one expects."""
    judged = [row for row in rows if row.good and row.rating in ("green", "red")]
    wrong = [row for row in judged if row.met != (row.rating == "green")]
    if len(judged) > 1 and len(judged) < 2 * len(wrong):
        return
    for row in wrong:
        slight = abs(row.actual - row.target) <= _SLIGHT * abs(row.target)
        if row.met or not (slight or (row.may_grow and row.good == "high") or tolerant()):
            yield row.tell("met" if row.met else "missed")


def _rated_indicators(indicators: Sequence[Indicator], known: Polarities) -> Iterator[_Rated]:
    """The latest figures of indicators with one target and a rating."""
    for one in indicators:
        latest = max(one.values, key=order_of, default="")
        value = one.values[latest] if latest in in_order(one.values) else None
        targets = [(name, aim) for name, aim in one.targets.items() if aim is not None]
        if value is not None and one.rag and not one.doubtful and len(targets) == 1:
            tell = partial(_of_indicator, one, latest, value, targets[0])
            may_grow = measure_of(one) in ("count", "money")
            yield _Rated(one.rag, value, targets[0][1], known.of(one), may_grow, tell)


def _of_indicator(
    one: Indicator, latest: str, value: float, target: tuple[str, float], verdict: str
) -> Finding:
    actual, aim = figure(value), figure(target[1])
    says = f"{short(one.name)} is rated {one.rag} at {actual}, with a target of {aim}"
    return Finding(
        key=identity("rating", one.item, one.ref, one.name, one.rag),
        rule="rating against target",
        severity="ask",
        sure="certain" if one.polarity else "likely",
        item=one.item,
        page=one.page,
        pdf_page=one.pdf_page,
        refs=(one.ref,),
        printed=one.rag,
        computed=f"{actual} in {spoken(latest)} against {aim} ({target[0]}): the target is {verdict}",
        explanation=f"{says}: the target is {verdict}.",
        question=f"On {where(one.page, one.pdf_page)} {says}. Why?",
    )


def target_and_actual(grid: Grid) -> tuple[int, int] | None:
    """The one column of targets of a table and the one other column of figures, None where there are more."""
    targets = [at for at in columns_named(grid, ("target",)) if at in grid.figures]
    others = [at for at in grid.figures if at not in targets]
    return (targets[0], others[0]) if len(targets) == len(others) == 1 else None


def _rated_rows(grid: Grid, known: Polarities) -> Iterator[_Rated]:
    """The rows of a table with one target, one figure beside it and a rating."""
    columns = target_and_actual(grid)
    ratings = [at for at in range(len(grid.header)) if _holds_ratings(grid, at)] if columns else []
    for row, cells in enumerate(grid.cells) if columns and len(ratings) == 1 else ():
        assert columns
        aim, value = cells[columns[0]], cells[columns[1]]
        if aim and value and not aim.dash and not value.dash and aim.percent == value.percent:
            word = _RATINGS.get(fold(grid.rows[row][ratings[0]]), "")
            tell = partial(_of_row, grid, row, ratings[0], columns)
            yield _Rated(word, value.value, aim.value, good_of(grid, row, known), not value.percent, tell)


def _of_row(grid: Grid, row: int, rating: int, columns: tuple[int, int], verdict: str) -> Finding:
    wanted, shown = (grid.rows[row][at] for at in columns)
    says = (
        f"{short(grid.labels[row])} is rated '{grid.rows[row][rating]}' at {shown}, with a target of {wanted}"
    )
    return finding_at(
        grid, row, rating, rule="rating against target", computed=f"{shown} against {wanted}: the target is {verdict}",
        explanation=f"{says}: the target is {verdict}.", question=f"{says}. Why?",
    )  # fmt: skip


def _holds_ratings(grid: Grid, column: int) -> bool:
    words = [fold(row[column]) for row in grid.rows if row[column]]
    return len(words) >= 2 and all(word in _RATINGS for word in words)


def good_of(grid: Grid, row: int, known: Polarities) -> Good:
    """Which way is good for a row: by the table's own column for it, else by its name."""
    for column, heading in enumerate(grid.header):
        if _OF_POLARITY & set(fold(heading).split()):
            said = {
                "high" if found["high"] else "low" for found in _GOOD_WORDS.finditer(grid.rows[row][column])
            }
            return "" if len(said) != 1 else "high" if "high" in said else "low"
    return known.of_name(grid.labels[row])


# Arrows.
def _way(grid: Grid, row: int, column: int, known: Polarities) -> int:
    """1 for up, over or what is good when it rises, -1 for down, 0 for neither or both."""
    text = grid.rows[row][column].casefold()
    words = text.split()
    better = {_VERDICTS[word] for word in words if word in _VERDICTS}
    good = good_of(grid, row, known) if better else ""
    ways = {_WAYS[word] for word in words if word in _WAYS} | {
        way if good == "high" else -way for way in better if good
    }
    return ways.pop() if len(ways) == 1 else 0


def pointed_findings(grid: Grid, known: Polarities) -> Iterator[Finding]:
    """A word or an arrow against the movement of two figures, or the sign of one, by which all its siblings point."""
    aims = set(columns_named(grid, ("target", "floor", "benchmark")))
    held = [at for at in grid.figures if at not in aims]
    signed = [at for at in held if any((cell := row[at]) and cell.value < 0 for row in grid.cells)]
    pairs = [pair for one, two in pairwise(held) for pair in ((one, two), (two, one))]
    for column, heading in enumerate(grid.header):
        if column in grid.figures or _OF_POLARITY & set(fold(heading).split()):
            continue
        filled = [row for row, texts in enumerate(grid.rows) if 0 < len(texts[column]) <= _LONGEST_MARK]
        ways = {row: way for row in filled if (way := _way(grid, row, column, known))}
        if len(ways) < 3:
            continue
        tried = [
            (against, old, new)
            for old, new in (*pairs, *((None, at) for at in signed))
            if (against := _against(grid, ways, old, new, len(held))) is not None
        ]
        wrong = set.intersection(*(against for against, _, _ in tried)) if tried else set()
        if len(wrong) != 1:
            continue
        (row,), (_, old, new) = wrong, tried[0]
        mark, shown = grid.rows[row][column], grid.rows[row][new]
        if known.of_name(grid.labels[row]) == "low" and not mark.isascii():
            continue  # an arrow may stand for better and worse
        goes = f"is {shown}" if old is None else f"goes from {grid.rows[row][old]} to {shown}"
        yield finding_at(
            grid, row, column, rule="direction against figures", sure="likely", computed=goes,
            explanation=f"'{short(grid.labels[row])}' is marked '{mark}', but {goes}. The others are marked as their figures are.",
            question=f"{short(grid.labels[row])} is marked '{mark}' but {goes}. Which is right?",
        )  # fmt: skip


def _against(grid: Grid, ways: dict[int, int], old: int | None, new: int, columns: int) -> set[int] | None:
    """The rows that point against two figures, or against the sign of one; None where too few point with them for that to be meant.

    The more columns are tried, the more rows have to.
    """
    agrees: dict[int, float] = {}
    for row, way in ways.items():
        before, after = None if old is None else grid.cells[row][old], grid.cells[row][new]
        if after and (old is None or (before and before.percent == after.percent)):
            agrees[row] = way * (after.value - (before.value if before else 0))
    against = {row for row, agreement in agrees.items() if agreement < 0}
    fits = sum(agreement > 0 for agreement in agrees.values())
    return against if fits >= max(2, columns, 2 * len(against)) else None


# Year to date.
def _falling(grid: Grid) -> Iterator[Finding]:
    """A count or sum of the year to date that is lower than the one before it in the same year."""
    rows = [row for row, label in enumerate(grid.labels) if _TO_DATE.search(f"{grid.title} {label}")]
    keys = [(at, heading, time_of(heading)) for at, heading in enumerate(grid.header if rows else ())]
    steps = [(at, heading, key) for at, heading, key in keys if key]
    if len(steps) < 3 or [key for _, _, key in steps] != sorted({key for _, _, key in steps}):
        return
    for row in rows:
        held = [
            (at, _year(heading), cell)
            for at, heading, _ in steps
            if (cell := grid.cells[row][at]) and not cell.dash
        ]
        falls = [
            (before, after)
            for (before, year, one), (after, other, two) in pairwise(held)
            if year is not None and year == other and 0 < two.value < one.value
        ]
        if len(falls) != 1 or len(held) < 3 or any(cell.percent for _, _, cell in held):
            continue
        before, after = falls[0]
        shown = f"from {grid.rows[row][before]} ({grid.header[before]}) to {grid.rows[row][after]} ({grid.header[after]})"
        yield finding_at(
            grid, row, after, rule="year to date falls", sure="likely", computed=shown,
            explanation=f"'{short(grid.labels[row])}' is of the year to date and cannot fall, but it goes {shown}.",
            question=f"the year to date falls {shown}. Which figure is right?",
        )  # fmt: skip


def _year(heading: str) -> int | None:
    """The financial year a month or quarter is of, 0 where it stands without one; None for a year, which has no year before it in it."""
    period = read_period(heading)
    return (
        year_of(period)
        if period and length_of(period) != "year"
        else None
        if period or heading.strip().isdigit()
        else 0
    )


# Ranks, posts, what is hidden.
def _ranked(grid: Grid) -> Iterator[Finding]:
    """A rank that the figures beside it do not give, where they give all others."""
    for column in columns_named(grid, ("rank", "ranking", "position")):
        rows = [row for row, cells in enumerate(grid.cells) if cells[column]]
        if len(rows) < 6 or column not in grid.figures:
            continue
        out = {
            other: [
                row
                for row in (_NONE, *rows)
                if _one_way(grid, [one for one in rows if one != row], other, column)
            ]
            for other in grid.figures
            if other != column and all(grid.cells[row][other] for row in rows)
        }
        wrong = [(found[0], other) for other, found in out.items() if len(found) == 1]
        if any(_NONE in found for found in out.values()) or len(wrong) != 1:
            continue
        row, other = wrong[0]
        rank, shown = grid.rows[row][column], grid.rows[row][other]
        yield finding_at(
            grid, row, column, rule="rank against figures", sure="likely",
            computed=f"{shown} ({short(grid.header[other])})",
            explanation=f"The rank of '{short(grid.labels[row])}' is {rank}, which does not fit {shown} for '{short(grid.header[other])}'. All other ranks do.",
            question=f"{short(grid.labels[row])} is ranked {rank}, which does not fit {shown}. Is the rank right?",
        )  # fmt: skip


def _one_way(grid: Grid, rows: Sequence[int], by: int, rank: int) -> bool:
    """Whether a rank rises, or falls, with a figure in all rows."""
    pairs = sorted(
        (a.value, b.value) for row in rows if (a := grid.cells[row][by]) and (b := grid.cells[row][rank])
    )
    ranks = [place for _, place in pairs]
    distinct = len({value for value, _ in pairs}) == len(set(ranks)) == len(pairs)
    return distinct and ranks in (sorted(ranks), sorted(ranks, reverse=True))


def _full_time(grid: Grid) -> Iterator[Finding]:
    """More full-time equivalents than people, in one row alone."""
    people, equivalents = list(columns_named(grid, ("headcount",))), list(columns_named(grid, ("fte", "wte")))
    if len(people) != 1 or len(equivalents) != 1 or people == equivalents:
        return
    rows = [
        row
        for row, cells in enumerate(grid.cells)
        if (count := cells[people[0]])
        and (full := cells[equivalents[0]])
        and full.value - full.half > count.value > 0
    ]
    if len(rows) != 1:
        return
    (row,) = rows
    count_text, full_text = grid.rows[row][people[0]], grid.rows[row][equivalents[0]]
    yield finding_at(
        grid, row, equivalents[0], rule="more FTE than people",
        computed=f"at most {count_text}, the headcount",
        explanation=f"'{short(grid.labels[row])}' has {full_text} FTE and a headcount of {count_text}. FTE cannot be more than the headcount.",
        question=f"{short(grid.labels[row])} shows {full_text} FTE but {count_text} people. Which is right?",
    )  # fmt: skip


def _hidden(pack: Pack, pages: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Figures that a spreadsheet did not show: '#####' in a column that is too narrow, '#REF!' for a broken formula."""
    for number, (info, lines) in enumerate(zip(pack.pages, pages, strict=False), start=1):
        found = [match[0] for line in lines if "#" in line for match in _HIDDEN.finditer(line)]
        if not found:
            continue
        what = f"{len(found)} figures are" if len(found) > 1 else "a figure is"
        yield Finding(
            key=identity("hidden figure", info.item, number, *found),
            rule="hidden figure",
            severity="ask",
            item=info.item or "",
            page=info.label,
            pdf_page=number,
            quote=found[0],
            printed=found[0],
            explanation=f"On this page {what} printed as '{found[0]}': a spreadsheet could not show what belongs there.",
            question=f"On {where(info.label, number)} {what} shown only as '{found[0]}'. Could we have what belongs there?",
        )
