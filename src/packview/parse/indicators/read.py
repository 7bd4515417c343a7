"""Performance indicators and other tables: pages in, indicators and tables out.

Three stages, each of which may fail alone: tables are found on the pages; those of indicators are read as such; what is
left is kept as tables. Some indicators are set as cards: a name with its rating, a graph, and below it 'Latest', 'Target' and
'Previous' with their figures.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from packview.model import Indicator, Page, StageName, Table, Warned
from packview.parse.attempt import attempt_page
from packview.parse.headings import TypedPages
from packview.parse.indicators.columns import kind_of, read_columns
from packview.parse.indicators.rows import SheetReading, read_sheet
from packview.parse.indicators.text import read_text_indicators
from packview.parse.tables.marks import direction_of, is_code
from packview.parse.tables.ruled import Cell, Grid, distinct
from packview.parse.tables.sheet import Sheet, SheetRow, join_sheet, rating_of, sheet_of
from packview.parse.tables.words import single
from packview.parse.text.patterns import any_case, one_of
from packview.text import fold, slug
from packview.wording.numbers import is_mark, read_figure
from packview.wording.periods import periods_in, read_period
from packview.wording.words import SMALL_WORDS, telling_words

_MOST_OF_PAGE = 0.6


class FoundTables(NamedTuple):
    """What stands in rows and columns: sheets in page order, each over as many pages as it takes; lost headings, failed pages."""

    sheets: tuple[Sheet, ...] = ()
    warnings: tuple[Warned, ...] = ()


class FoundIndicators(NamedTuple):
    """Indicators in page order, without their agenda items; how each sheet was read; the pages mostly of such tables."""

    indicators: tuple[Indicator, ...] = ()
    readings: Mapping[int, SheetReading] = MappingProxyType({})
    pages: frozenset[int] = frozenset()
    warnings: tuple[Warned, ...] = ()


class OtherTables(NamedTuple):
    """Tables in page order that are not of indicators, or have a column with no place in one; the pages mostly of such tables."""

    tables: tuple[Table, ...] = ()
    pages: frozenset[int] = frozenset()
    warnings: tuple[Warned, ...] = ()


def find_tables(pages: Sequence[Page], typed: TypedPages | None = None) -> FoundTables:
    """The tables of a file, page by page; a page that fails loses its own only.

    Args:
        pages: of the file, in order; those of a text file, which have lines only, hold none.
        typed: what is known of them.
    """
    typed = typed or TypedPages()
    sheets: list[Sheet] = []
    warnings: list[Warned] = []
    for page in pages:
        with attempt_page(warnings, StageName.TABLES, page.label, page.number):
            for grid in typed.grids(page) if page.runs else ():
                card = _card(grid)
                if card is None:
                    join_sheet(sheets, sheet_of(grid))
                else:
                    sheets.append(card)
    message = "A table on this page has no headings that could be read, so its figures are only in the text of the page"
    lost = filter(_looks_lost, sheets)
    warnings += [Warned(page=sheet.label, pdf_page=sheet.page, message=message) for sheet in lost]
    return FoundTables(sheets=tuple(sheets), warnings=tuple(warnings))


def find_indicators(found: FoundTables, pages: Sequence[Page]) -> FoundIndicators:
    """The indicators in tables, on cards, and in the lines of a text file; a table that fails loses its own only.

    Args:
        found: the tables.
        pages: of the file, in order.
    """
    rows: list[Indicator] = []
    cards: list[Indicator] = []
    readings: dict[int, SheetReading] = {}
    warnings: list[Warned] = []
    held: set[int] = set()
    by_number = {page.number: page for page in pages}
    told = cache(lambda number: _period_on(by_number[number]))
    for index, sheet in enumerate(found.sheets):
        with attempt_page(warnings, StageName.INDICATORS, sheet.label, sheet.page):
            reading = read_sheet(sheet, warnings, period=_period_of(sheet, pages, told))
            if reading is not None:
                readings[index] = reading
                (cards if sheet.card else rows).extend(reading.indicators)
                held.update({sheet.page} if sheet.card else _mostly(sheet, pages))
    in_text = read_text_indicators([page for page in pages if page.lines and not page.runs], warnings)
    drawn = _merge_cards(rows, cards) if cards else rows
    indicators = _with_own_refs((*drawn, *in_text))
    held.update(each.pdf_page for each in in_text if each.pdf_page)
    for each in indicators:
        if each.doubtful:
            message = f"Look at {each.ref} on the page itself: {each.doubtful[0]}"
            warnings.append(Warned(page=each.page, pdf_page=each.pdf_page, message=message))
    return FoundIndicators(
        indicators=indicators, readings=readings, pages=frozenset(held), warnings=tuple(warnings)
    )


def find_other_tables(
    found: FoundTables, readings: Mapping[int, SheetReading], pages: Sequence[Page]
) -> OtherTables:
    """The tables that are not of indicators, or not wholly; a table that fails loses its own only.

    Args:
        found: the tables.
        readings: of those that hold indicators, by position.
        pages: of the file, in order.
    """
    tables: list[Table] = []
    warnings: list[Warned] = []
    held: set[int] = set()
    for index, sheet in enumerate(found.sheets):
        reading = readings.get(index)
        if sheet.card or (reading is not None and reading.whole):
            continue
        with attempt_page(warnings, StageName.OTHER_TABLES, sheet.label, sheet.page):
            table = read_table(sheet)
            if table is not None:
                doubtful = (*table.doubtful, *(reading.doubtful if reading is not None else ()))
                tables.append(replace(table, doubtful=doubtful))
                held.update(_mostly(sheet, pages))
    return OtherTables(tables=tuple(tables), pages=frozenset(held), warnings=tuple(warnings))


def _period_of(sheet: Sheet, pages: Sequence[Page], told: Callable[[int], str]) -> str:
    """What a table is about, looked up only where its headings leave it open."""
    kinds = {column.kind for column in read_columns(sheet.headings)} if sheet.headed else set()
    left_open = kinds & {"latest", "previous"} or ("other" in kinds and "period" not in kinds)
    about_measures = kinds & {"name", "ref", "target", "rag"}
    return _report_period(pages, sheet.page, told) if left_open and about_measures else ""


def _looks_lost(sheet: Sheet) -> bool:
    """Whether rows without headings look like those of indicators: with references and many figures."""
    if sheet.headed or len(sheet.xs) < 6:
        return False
    firsts = [single(row.cells[0].text) for row in sheet.rows if row.cells and row.cells[0]]
    return sum(is_code(text) and text[0].isalpha() for text in firsts) >= 2


def _mostly(sheet: Sheet, pages: Sequence[Page]) -> set[int]:
    """Pages most of whose words stand in a table."""
    held: Counter[int] = Counter()
    for row in (*sheet.head, *sheet.rows):
        held[row.page] += sum(len(cell.unordered) for cell in distinct(row.cells))
    near = [page for page in pages if page.number in held]
    return {page.number for page in near if held[page.number] >= _MOST_OF_PAGE * len(page.runs)}


def _with_own_refs(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """References made from names are told apart by a number where two names are the same; printed ones stay."""
    seen: dict[str, int] = {}
    found = []
    for each in indicators:
        count = seen[each.ref] = seen.get(each.ref, 0) + 1
        own = each.ref and slug(each.name).startswith(each.ref)
        found.append(replace(each, ref=f"{each.ref}-{count}") if own and count > 1 else each)
    return tuple(found)


# Tables that are not of indicators: finance, activity, action logs. In doubt nothing: prose and forms are no tables.
_FIGURES = 0.4
"""Share of the filled cells beside the first column that are figures, from which on a table is one of figures."""
_KNOWN = frozenset(
    ("action", "actions", "recommendation", "recommendations", "owner", "lead", "date", "due", "status", "progress", "outcome", "update", "name",
     "responsible", "officer", "deadline", "by", "when", "who", "risk", "mitigation", "impact", "rag", "response", "target", "issue", "member",
     "attendance", "meeting", "attended", "review", "rating", "priority", "timescale", "comments", "title", "reference", "ref", "what")
)  # fmt: skip
_LONGEST_HEADING, _LONGEST_OWN = 60, 100


def read_table(sheet: Sheet) -> Table | None:
    """A table as printed, None where it is a form, a frame round prose, or a list."""
    columns = [number for number in range(len(sheet.headings)) if _is_used(sheet, number)]
    if len(columns) < 2 or not sheet.headed or not sheet.rows:
        return None
    header = tuple(sheet.header[number] for number in columns)
    rows = [_cells(row, columns) for row in sheet.rows]
    rows = [row for row in rows if any(row)]
    if not (_holds_figures(sheet, header, rows) or _holds_words(sheet, header, rows)):
        return None
    return Table(
        title=sheet.title,
        header=header,
        rows=tuple(rows),
        page=sheet.label,
        pdf_page=sheet.page,
        doubtful=tuple(sheet.doubtful),
    )


def _is_used(sheet: Sheet, number: int) -> bool:
    return bool(sheet.headings[number]) or any(
        row.cells[number] for row in sheet.rows if number < len(row.cells)
    )


def _cells(row: SheetRow, columns: list[int]) -> tuple[str, ...]:
    """The cells of a row; one that covers several columns stands in the first of them."""
    found: list[str] = []
    seen: set[int] = set()
    for number in columns:
        cell = row.cells[number]
        found.append("" if id(cell) in seen or not cell else single(cell.text))
        seen.add(id(cell))
    return tuple(found)


def _holds_figures(sheet: Sheet, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> bool:
    beside = [text for row in rows for text in row[1:] if text] + [
        row[0] for row in rows if row[0] and read_figure(row[0]).value is not None
    ]
    figures = sum(_is_figure(text) for text in beside)
    if figures < 3 or figures < _FIGURES * len(beside):
        return False
    named = sum(1 for name in header if name)
    if named < 0.6 * len(header) or len(set(header)) < 0.6 * len(header):
        return False
    own = max(len(parts[-1]) for parts in sheet.headings if parts)
    over = max((len(part) for parts in sheet.headings for part in parts[:-1]), default=0)
    readable = own <= _LONGEST_OWN and over <= 2 * _LONGEST_HEADING
    return readable and (len(rows) > 1 or len(header) > 2)


def _holds_words(sheet: Sheet, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> bool:
    if len(header) < 3 or len(rows) < 2 or not sheet.ruled:
        return False
    if not all(header) or len({fold(name) for name in header}) < len(header):
        return False
    if any(len(name) > _LONGEST_HEADING or name.endswith(":") for name in header):
        return False
    words = {word for name in header for word in fold(name).split()}
    known = len(words & _KNOWN) >= 2 or any(
        column.kind in ("ref", "owner", "rag") for column in read_columns([(name,) for name in header])
    )
    full = sum(sum(map(bool, row)) >= 0.5 * len(header) for row in rows)
    return (known or sheet.bold) and full >= 0.6 * len(rows)


def _is_figure(text: str) -> bool:
    return (
        read_figure(text).value is not None
        or is_mark(text)
        or bool(rating_of(text))
        or read_period(text) is not None
    )


_NAMES = one_of(
    "latest", "current", "actual", "result", "previous", "last (?:month|quarter|year)", "target", "floor(?: standard)?", "threshold",
    "national", "england", "benchmark",
)  # fmt: skip
_WHEN = r"\([^)]{2,20}\)|(?:20)?\d\d/\d\d"
_FIGURE = r"[(+\u00a3\u2212-]?\s?\u00a3?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?(?:%|m\b|k\b)?|n/a|tbc|-"
_ENTRY = any_case(rf"(?P<name>{_NAMES})\s*(?P<when>{_WHEN})?\s*:?\s*(?P<figure>{_FIGURE})(?=[\s,;(]|$)")
_ALIKE = 0.8
_TITLE_PAGE = 14
"""Lines on a page that is a title page, and lines at the top of any other in which its title stands."""
_FRAMED = 6
"""Ruling lines from which on a page is no title page."""
_BARE = re.compile(r"[\d/.\s-]+")
_REPORT = any_case(r"report|dataset|scorecard|performance|monitoring|dashboard")


def _card(grid: Grid) -> Sheet | None:
    """A card as a table of one row, with a column for each figure, the rating and the arrow; None where a table is no card."""
    if not grid.ruled or not 2 <= len(grid.cells) <= 6 or grid.columns > 8:
        return None
    cells = list(distinct(cell for row in grid.cells for cell in row if cell))
    entries = [found for cell in cells for found in _ENTRY.finditer(single(cell.text))]
    name = next((text for cell in cells if _is_name(text := single(cell.text))), "")
    if len(entries) < 2 or not name or all(kind_of(found["name"]) != "latest" for found in entries):
        return None
    columns = [(("Indicator",), Cell(text=name))]
    for found in entries:
        when = (found["when"].strip("()"),) if found["when"] else ()
        columns.append(((*when, found["name"].capitalize()), Cell(text=found["figure"])))
    first = [single(cell.text).split() for cell in cells]
    ratings = [words[0] for words in first if 0 < len(words) <= 2 and rating_of(words[0])]
    columns += [(("RAG",), Cell(text=word)) for word in ratings[:1]]
    arrows = [word for cell in cells for word in cell.words if direction_of([word.run], word.text)]
    columns += [(("DoT",), Cell([word])) for word in arrows[:1] if len(word.text) == 1]
    headings, values = zip(*columns, strict=True)
    row = SheetRow(cells=list(values), page=grid.page, label=grid.label)
    return Sheet(
        headings=list(headings), rows=[row], page=grid.page, label=grid.label, last=grid.page, card=True
    )


def _report_period(pages: Sequence[Page], last: int, told: Callable[[int], str]) -> str:
    """What a report is about, from the nearest title before a page: 'Quarter 3 2024/25', 'Performance Report October 2018'.

    Args:
        pages: of the file.
        last: PDF page to look back from.
        told: ``_period_on`` a PDF page.
    """
    before = (page.number for page in reversed(pages) if page.number <= last)
    return next(filter(None, map(told, before)), "")


def _period_on(page: Page) -> str:
    """What a page says that a report is about; a title is a page with little on it, or a short line that names a report."""
    lines = [line.strip() for line in page.lines if line.strip()]
    if len(lines) <= _TITLE_PAGE and len(page.rules) < _FRAMED:
        for line, below in pairwise([*lines, ""]):
            for text in (line, f"{line} {below}"):
                if len(text) <= 60 and not _BARE.fullmatch(text) and (found := read_period(text)):
                    return found
    for line in lines[:_TITLE_PAGE]:
        if len(line) <= 80 and len(line.split()) <= 9 and _REPORT.search(line):
            told = periods_in(line)
            if len(told) == 1:
                return told[0][0]
    return ""


def _merge_cards(rows: Sequence[Indicator], cards: Sequence[Indicator]) -> list[Indicator]:
    """Rows of a summary and the cards that follow it, each indicator once: the card has more to say.

    A row is left out where a card has the same rating and the same words in its name, or all but a few.
    """
    left = [
        row
        for row in rows
        if row.values or row.targets or is_code(row.ref) or not any(_same(row, card) for card in cards)
    ]
    return sorted([*left, *cards], key=lambda each: each.pdf_page or 0)


def _is_name(text: str) -> bool:
    return len(text) > 12 and not rating_of(text) and _ENTRY.search(text) is None and not is_mark(text)


def _same(row: Indicator, card: Indicator) -> bool:
    first, second = _words(row.name), _words(card.name)
    fewer, more = sorted((len(first), len(second)))
    alike = len(first & second) >= max(_ALIKE * fewer, _ALIKE / 2 * more)
    return row.rag == card.rag and fewer > 0 and alike


def _words(name: str) -> frozenset[str]:
    return frozenset(telling_words(name.replace("%", " percentage "), without=SMALL_WORDS))
