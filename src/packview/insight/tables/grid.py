"""Every table of a pack as rows, columns and numbers, whoever read it, and findings about one of its cells."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain, groupby, takewhile
from math import gcd
from typing import Any

from packview.insight.finding import Pages, finding_on, lines_at, where
from packview.insight.indicators import Polarities, figures_of, measure_of, periods_of
from packview.insight.prose.lexicon import vocabulary
from packview.insight.prose.passages import is_front, on_the_page
from packview.model import Finding, Indicator, Layout, Pack
from packview.model.layout import Block
from packview.text import fold
from packview.wording.numbers import Unit, figure, is_dash, read_figure, scale_of
from packview.wording.periods import order_of, read_month, read_period, spoken
from packview.wording.words import telling_words

_ROUNDED = 5
"""The least common step of all whole figures of a table from which on they are rounded ones, not counts."""
_ENOUGH = 4
_ABOVE, _BELOW = 5, 8
_MOST_HEADS = 4
TOTAL = re.compile(r"\b(?:sub-?\s?)?totals?\b", re.IGNORECASE)
_TABLE = re.compile(r"^\W*table \d+\W*", re.IGNORECASE)
YEARLY = re.compile(r"(?:full |whole )?year|annual|ytd|(?:year )?to date|sum", re.IGNORECASE)
"""Headings over what may be the sum of the periods before it."""
ALL = re.compile(r"(?:all|overall)(?: (?!other)\w+)?", re.IGNORECASE)
"""The first or last row or column of a table where it stands for all others: 'All wards'."""
_OF_TOTAL = re.compile(r"\bof total\b|\btotal number\b", re.IGNORECASE)
_SHARES = re.compile(r"(?i)^\W*(?:%|per ?cent|percentage|proportion)(?! (?:change|point))|(?:%|per ?cent|percentages?)\W*$")  # fmt: skip
"""What a column, a row or a table of percentages is called."""
_MOST_SHARE = 102
_LONGEST_LABEL, _LONG_NAME, _FEWEST_LISTED = 80, 48, 2
_MOST_ROWS, _MOST_COLUMNS = 150, 24


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as sums take it, with half the size of its last printed digit: 0 for a whole number, which is taken for a count.

    ``percent`` is true of percentages and percentage points, ``dash`` of a dash, which stands for nothing or for next to nothing.
    """

    value: float
    half: float
    percent: bool = False
    dash: bool = False


@lru_cache(maxsize=16384)
def read_cell(text: str) -> Cell | None:
    """The figure in a cell, None where there is none; 'c', 'n/a' and words are none."""
    if not text:
        return None
    if is_dash(text):
        return Cell(0.0, 0.0, dash=True)
    figure = read_figure(text)
    if figure.value is None:
        return None
    percent = figure.unit in (Unit.PERCENT, Unit.POINTS)
    counted = not (figure.places or percent) and figure.scale == 1
    return Cell(figure.value, 0.0 if counted else figure.step, percent=percent)


Time = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table in rows and columns, as printed; each row has as many cells as there are columns.

    Its ``title`` is '' for none, ``page`` the printed label, ``pdf_page`` 1..n, ``item`` the key of the agenda item, ``lines`` those of
    its page; ``turned`` where its rows were made columns, of which ``sums`` are totals; ``indicators`` has one for each row of a table of indicators; from column ``own``
    on it has those of other tables, where that is not 0, and in those ``summed`` the sums of several rows.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    page: str | None = None
    pdf_page: int | None = None
    item: str = ""
    lines: Sequence[str] = ()
    turned: bool = False
    sums: frozenset[int] = frozenset()
    indicators: Sequence[Indicator] = ()
    own: int = 0
    summed: frozenset[int] = frozenset()

    @cached_property
    def cells(self) -> list[list[Cell | None]]:
        """Its figures, None where a cell holds none; those of a column, a row or a table called percentages are percentages."""
        every = _SHARES.search(self.title) is not None and not any(map(_SHARES.search, self.header))
        columns = [every or _SHARES.search(heading) is not None for heading in self.header]
        found = []
        for row in self.rows:
            cells, of_row = [read_cell(text) for text in row], _SHARES.search(row[0]) is not None
            for at, cell in enumerate(cells):
                called = at and (columns[at] or of_row)
                if cell and not cell.percent and called and abs(cell.value) <= _MOST_SHARE:
                    cells[at] = replace(cell, percent=True)
            found.append(cells)
        return found

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What names each row: its first cell with letters that is no figure, else its first cell."""

        def is_name(text: str) -> bool:
            return any(map(str.isalnum, text)) and read_cell(text) is None

        return tuple(next(filter(is_name, row), row[0]) for row in self.rows)

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """The columns after the first that hold figures in at least two rows (in the only one), and in half of those with figures."""
        filled = sum(any(row[1:]) for row in self.cells)
        held = [sum(cell is not None for cell in column) for column in zip(*self.cells, strict=True)]
        enough = max(min(2, filled), 1, 0.5 * filled)
        return tuple(at for at, count in enumerate(held) if at and count >= enough)

    @cached_property
    def times(self) -> tuple[list[Time | None], list[Time | None]]:
        """What puts its rows and its columns in order of time, None for those that are of none."""
        return [time_of(label) for label in self.labels], [time_of(heading) for heading in self.header]

    @cached_property
    def words(self) -> tuple[list[set[str]], list[set[str]]]:
        """The telling words of its rows and of its columns."""
        rows, columns = ([set(telling_words(one)) for one in each] for each in (self.labels, self.header))
        return rows, columns

    @cached_property
    def about(self) -> set[str]:
        """The telling words of its title, without 'Table 3', and of its headings."""
        return set(telling_words(_TABLE.sub("", self.title))).union(*self.words[1])

    @cached_property
    def rounding(self) -> float:
        """How far a whole number may be off: not at all where they are counts, half their common step where they are rounded."""
        words = (self.title, *self.header, *(row[0] for row in self.rows if row))
        counts = (cell for cell in chain(*self.cells) if cell and not cell.half and not cell.percent)
        whole = [int(abs(cell.value)) for cell in counts if cell.value]
        step = gcd(*whole) if len(whole) >= _ENOUGH else 1
        if step % _ROUNDED == 0 and step:
            return 0.5 * step
        return 0.5 if any(scale_of(one) > 1 for one in words) else 0.0

    @cached_property
    def said(self) -> list[float]:
        """The whole numbers on its page, in its own rows too."""
        return [float(one.replace(",", "")) for line in self.lines for one in _WHOLE.findall(line)]

    @cached_property
    def notes(self) -> str:
        """The lines just above and below it on its page, where it says what its figures leave out; the page where it is not found."""
        labels = [label for label in self.labels if label]
        at = [number for number, line in enumerate(self.lines) if any(map(line.startswith, labels))]
        near = self.lines[max(0, at[0] - _ABOVE) : at[-1] + _BELOW] if at else self.lines
        return "\n".join((self.title, *near))

    @cached_property
    def totals(self) -> list[int]:
        """The rows of totals, which say so and have figures; of a turned table those whose heading says so."""
        return [row for row, cells in enumerate(self.cells) if any(cells) and self._is_total(row)]

    def _is_total(self, row: int) -> bool:
        texts = self.rows[row][: 1 if self.turned else None]
        short_ones = (text for text in texts if len(text) <= _LONGEST_LABEL and read_cell(text) is None)
        said = (text for text in short_ones if not _OF_TOTAL.search(text))
        yearly = self.turned or (row and all(map(time_of, self.labels[:row])))
        ends = row in (0, len(self.rows) - 1) and ALL.fullmatch(self.rows[row][0].strip()) is not None
        return ends or any(TOTAL.search(text) or (yearly and YEARLY.fullmatch(text.strip())) for text in said)

    @property
    def is_large(self) -> bool:
        """Whether it has too many rows and columns to try every relation between them."""
        sizes = len(self.rows), len(self.header)
        rows, columns = sizes[::-1] if self.turned else sizes
        return rows > _MOST_ROWS or columns > _MOST_COLUMNS

    @cached_property
    def views(self) -> tuple["Grid", "Grid"]:
        """The table, and the same with rows and columns exchanged: the first column becomes the header, unless a single row is all figures."""
        rows = tuple(zip(self.header, *self.rows, strict=True))
        bare = len(self.rows) == 1 and self.cells[0][0] is not None
        header, rows = (("", ""), rows) if bare else (("", *rows[0][1:]), rows[1:])
        sums = frozenset() if bare else frozenset(row + 1 for row in self.totals)
        return self, replace(self, header=header, rows=rows, turned=True, sums=sums)

    def mostly(self, column: int, holds: Callable[[Cell], bool], share: float = 0.6) -> bool:
        """Whether something is so of most figures of a column."""
        known = [cell for row in self.cells if (cell := row[column]) is not None]
        return bool(known) and sum(map(holds, known)) >= share * len(known)

    def named(self, *words: str) -> list[int]:
        """The columns whose heading has one of the words."""
        return [at for at, heading in enumerate(self.header_words) if heading & {*words}]

    @cached_property
    def header_words(self) -> list[set[str]]:
        """The folded words of its headings."""
        return [{*fold(heading).split()} for heading in self.header]

    def name(self, row: int, column: int) -> str:
        """What the row of a cell is called, as it stands on the page."""
        return (self.header[column] if self.turned else self.labels[row]) or self.header[column]

    def place(self, row: int, column: int) -> str:
        """A cell in words: 'Children' under 'Variance'."""
        over = self.header[column]
        one, other = (over, self.labels[row]) if self.turned else (self.labels[row], over)
        return f"'{short(one or f'row {row + 1}')}'" + (f" under '{short(other)}'" if other else "")


def short(name: str) -> str:
    """A name that can be said: cut at a word where it is long."""
    plain = " ".join(name.split()).rstrip(" :.,;")
    return plain if len(plain) <= _LONG_NAME else plain[: plain.rfind(" ", 0, _LONG_NAME)] + " ..."


def grids_of(pack: Pack, pages: Pages, layouts: Sequence[Layout] = (), *, indicators: bool = False) -> list[Grid]:  # fmt: skip
    """The tables of a pack without those open to doubt: those it keeps, and where it is known how a page is set out, the others.

    Pages of indicators and agendas give none of the others, as their tables are kept as what they are; with ``indicators`` the
    tables of the pages of indicators alone are given.
    """
    found: list[Grid] = []
    for table in () if indicators else pack.tables:
        if not table.doubtful and {len(row) for row in table.rows} == {len(table.header)}:
            lines = lines_at(pages, table.pdf_page)
            place = {"page": table.page, "pdf_page": table.pdf_page, "item": table.item}
            found.append(Grid(title=table.title, header=table.header, rows=table.rows, lines=lines, **place))  # type: ignore[arg-type]
    known = {"".join(row) for table in pack.tables for row in table.rows}
    for number, (info, lines, layout) in enumerate(zip(pack.pages, pages, layouts, strict=False), start=1):
        of_indicators = "indicators" in info.read_as
        kept = not of_indicators if indicators else of_indicators or is_front(info, lines)
        tables = [] if kept else [block for block in layout if block.kind == "table"]
        grids = [grid for block in tables if (grid := _laid_out(block, lines, known))]
        grids += [] if layout or kept else _listed(lines)
        found += [replace(grid, page=info.label, pdf_page=number, item=info.item or "") for grid in grids]
    return sorted(found, key=lambda grid: grid.pdf_page or 0)


_LISTED = re.compile(r"(?P<label>\S(?:.{0,60}\S)?)\s+(?P<figure>\S+)")


def _listed(lines: Sequence[str]) -> Iterator[Grid]:
    """Names with one figure each under a heading, between blank lines: the tables of a text that nothing else sets apart from its prose."""
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        block = [] if blank else [line.strip() for line in group]
        found = (match.groups() if (match := _LISTED.fullmatch(line)) else () for line in reversed(block))
        rows = tuple(takewhile(_is_of_figures, found))[::-1]
        first = len(block) - len(rows)
        heading = re.split(r"\s{2,}|\s", block[first - 1], maxsplit=1) if first else []
        if first in (1, 2) and len(rows) >= _FEWEST_LISTED and len(heading) == 2:
            yield Grid(title=block[0] * (first == 2), header=tuple(heading), rows=rows, lines=lines)


_ARROWS = {"up": "\u2191", "down": "\u2193", "level": "\u2192", "": ""}


def indicator_grids(indicators: Sequence[Indicator], known: Polarities) -> list[Grid]:
    """The indicators as tables, one for those of each item, measure and span of time, wherever on the pages they stand."""
    groups = defaultdict(list)
    for one in indicators:
        if one.reliable and figures_of(one):
            groups[one.item, measure_of(one), periods_of(one)].append(one)
    return [_grid_of(rows, periods, measure, known) for (_, measure, periods), rows in groups.items()]


def _grid_of(rows: Sequence[Indicator], periods: Sequence[str], measure: str, known: Polarities) -> Grid:
    def shown(value: float | None, unit: str, *, signed: bool = False) -> str:
        return "" if value is None else figure(value, unit, signed=signed)

    def line(one: Indicator) -> tuple[str, ...]:
        aims = [aim for aim in one.targets.values() if aim is not None]
        values = (*(one.values[period] for period in periods), one.average_12m, one.max_12m)
        cells = [shown(value, unit) for value in (*values, aims[0] if len(aims) == 1 else None)]
        cells += [shown(value, "%", signed=True) for value in (one.change_month, one.change_year)]
        return (one.name, *cells, _ARROWS[one.direction], one.rag, known.of(one))

    unit = "%" if measure == "percent" else ""
    derived = ("Average", "Maximum", "Target", "Change on the period before", "Change on the year before")
    header = ("Measure", *map(spoken, periods), *derived, "Direction", "Rating", "Polarity")
    return Grid(title="", header=header, rows=tuple(map(line, rows)), indicators=rows)


def _laid_out(block: Block, lines: Sequence[str], known: set[str]) -> Grid | None:
    """A table of a page as it is set out, None where the pack keeps its rows, or it is not plain rows under plain headings.

    What stands over several columns is said of each of them; what spans several columns among the rows stands in the first.
    """
    rows = [[""] * block.columns for _ in block.rows]
    heads = 0
    for number, (row, cells) in enumerate(zip(rows, block.rows, strict=True)):
        spans = [(cell, range(cell.column, min(cell.column + cell.columns, block.columns))) for cell in cells]
        for cell, span in spans:
            parts = (lines[one.line][one.start : one.end] for one in cell.spans)
            row[span.start : span.stop] = [" ".join(" ".join(parts).split())] * len(span)
        if number == heads and (number < block.heads or not _is_of_figures(row)):
            heads += 1
            continue
        for _, span in spans:
            row[span.start + 1 : span.stop] = [""] * (len(span) - 1)
    body = [tuple(row) for row in rows[heads:] if any(row)]
    kept = 2 * sum("".join(row) in known for row in body) >= len(body)
    if not 0 < heads <= _MOST_HEADS or kept or block.columns < 2:
        return None
    columns = zip(*rows[:heads], strict=True)
    header = tuple(" ".join(dict.fromkeys(filter(None, column))) for column in columns)
    return Grid(title=block.title, header=header, rows=tuple(body), lines=lines)


def _is_of_figures(row: Sequence[str]) -> bool:
    return any(read_cell(text) is not None and read_period(text) is None for text in row[1:])


def finding_at(grid: Grid, row: int, column: int, *, rule: str, question: str, **fields: Any) -> Finding:
    """A finding about a cell of a table; ``question`` goes on after 'On page 12', ``printed`` is what the cell holds if not given."""
    fields = {"printed": grid.rows[row][column].strip(), "severity": "ask", "sure": "likely", **fields}
    one = grid.indicators[row] if grid.indicators and not grid.turned else None
    place, refs = (one, (one.ref,)) if one else (grid, ())
    apart = (grid.title, *refs, *sorted((grid.labels[row], grid.header[column])), fields["printed"])
    asks = f"On {where(place.page, place.pdf_page)} {question}"
    quote = on_the_page(grid.name(row, column) or grid.rows[row][column], grid.lines) if grid.lines else ""
    return finding_on(place, rule, *apart, question=asks, refs=refs, quote=quote, **fields)


def contradicted(grid: Grid, row: int, column: int, *, says: str, shows: str, **fields: Any) -> Finding:
    """A finding about words or a sign in a cell that figures contradict: 'Visits is marked Up', 'it goes from 12 to 11'."""
    return finding_at(
        grid, row, column, computed=shows, explanation=f"{says}, but {shows}.",
        question=f"{says}, but {shows}. Which is right?", **fields
    )  # fmt: skip


_VERSIONS = frozenset(telling_words(vocabulary("common")["versions"]))
_APART, _MOST_BESIDE = 2, 4
"""Pages between two tables that are read side by side, and how many others stand beside one."""


def joined(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Each table with the figures of those near it that name the same rows beside its own; rows of one name are added up."""
    kin: dict[frozenset[str], list[tuple[Grid, dict[str, list[int]]]]] = defaultdict(list)
    for grid in grids:
        rows = [row for row, line in enumerate(grid.cells) if any(line) and row not in grid.totals]
        for column in range(len(grid.header)) if not grid.indicators else ():
            found: dict[str, list[int]] = defaultdict(list)
            for row in rows if column not in grid.figures else ():
                found[fold(grid.rows[row][column])].append(row)
            if len(found) > 1 and all(found):
                kin[frozenset(found)].append((grid, found))
    for tables in kin.values():
        for grid, rows_of in tables:
            page = grid.pdf_page or 0
            others = [one for one in tables if one[0] is not grid]
            near = [one for one in others if abs((one[0].pdf_page or 0) - page) <= _APART]
            if near and all(len(of) == 1 for of in rows_of.values()):
                yield _beside(grid, rows_of, near[:_MOST_BESIDE])


def _beside(grid: Grid, rows_of: Mapping[str, list[int]], others: Sequence[tuple[Grid, Mapping[str, list[int]]]]) -> Grid:  # fmt: skip
    header, rows = [*grid.header], {name: [*grid.rows[row]] for name, (row,) in rows_of.items()}
    summed = set()
    for other, of in others:
        several = any(len(each) > 1 for each in of.values())
        titles = [set(telling_words(_TABLE.sub("", one.title))) for one in (grid, other)]
        apart = titles[0] ^ titles[1]
        versions = apart & _VERSIONS or any(any(map(str.isdigit, word)) for word in apart)
        same = not versions and (several or apart in (titles[0] - titles[1], titles[1] - titles[0]))
        for column in other.figures:
            summed |= {len(header)} if several else set()
            header.append(other.header[column] + (" there" if not same else ""))
            for name, row in rows.items():
                cells = [other.cells[at][column] for at in of[name]]
                known = [cell.value for cell in cells if cell and not cell.percent]
                text = other.rows[of[name][0]][column] if len(cells) == 1 else ""
                row.append(figure(sum(known)) if len(known) == len(cells) > 1 else text)
    return replace(
        grid, header=tuple(header), rows=tuple(map(tuple, rows.values())), own=len(grid.header), summed=frozenset(summed)
    )  # fmt: skip


def changes_of(times: Sequence[int]) -> list[tuple[int, int]]:
    """Of more than two columns of periods those that a change is between: the one before, the year before or the first, and the latest."""
    if len(times) < 3:
        return []
    earlier = (times[-2], *times[-_MONTHS - 1 : -_MONTHS], times[0])
    return [(old, times[-1]) for old in dict.fromkeys(earlier)]


_MONTHS = 12
_WHOLE = re.compile(r"(?<![\w.,/])\d[\d,]*(?![\w.,]*\d|%)")
_QUARTER = re.compile(r"(?:q|qtr|quarter) ?([1-4])", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def time_of(heading: str) -> Time | None:
    """A key that puts headings in order of time: of a period, or of a bare year, quarter or month, which are of year 0."""
    quarter, month, period = _QUARTER.fullmatch(heading.strip()), read_month(heading), read_period(heading)
    if quarter:
        return 0, 3 * int(quarter[1])
    if month:
        return 0, (month - 4) % 12
    if _YEAR.fullmatch(heading.strip()):
        return int(heading), 0
    return order_of(period) if period else None
