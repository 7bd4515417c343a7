"""Performance datasets and other tables: pages in, indicators and tables out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from packview.model import Indicator, Page, Table, Warned
from packview.parse.indicators.cards import FRAMED, date_card, merge_cards, read_card, report_period
from packview.parse.indicators.other_tables import read_table
from packview.parse.indicators.result import DatasetResult
from packview.parse.indicators.rows import read_indicators
from packview.parse.indicators.text import read_text_datasets
from packview.parse.tables.page import tables_of
from packview.parse.tables.period_columns import is_code, read_columns
from packview.parse.tables.ruled import Grid
from packview.parse.tables.sheet import Sheet, join_sheets, sheet_of
from packview.parse.tables.words import single
from packview.text import slug

_MOST_OF_PAGE = 0.6


def read_datasets(pages: Sequence[Page]) -> DatasetResult:
    """All performance indicators and other tables of a file. No content makes it raise.

    Args:
        pages: of the file, in order; those of a text file have lines only.
    """
    reader = DatasetReader()
    for page in pages:
        reader.add(page)
    return reader.finish()


class DatasetReader:
    """Reads the pages of a file one by one, and keeps of each only its lines and what stands in its tables."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._sizes: dict[int, int] = {}
        self._sheets: list[Sheet] = []
        self._cards: list[Indicator] = []
        self._last: Grid | None = None

    def add(self, page: Page) -> None:
        """The next page."""
        self._sizes[page.number] = len(page.runs)
        self._pages.append(replace(page, runs=(), rules=page.rules[:FRAMED]))
        goes_on = self._last is not None and self._last.page == page.number - 1
        grids = tables_of(page, self._last if goes_on else None) if page.runs else []
        self._last = grids[-1] if grids else None
        for grid in grids:
            card = read_card(grid)
            if card is None:
                self._sheets.append(sheet_of(grid))
            else:
                self._cards.append(card)

    def finish(self) -> DatasetResult:
        """What was read."""
        cards = [date_card(card, report_period(self._pages, card.pdf_page or 0)) for card in self._cards]
        result = _read_sheets(join_sheets(self._sheets), self._pages, self._sizes)
        told = read_text_datasets(
            [page for page in self._pages if page.lines and not self._sizes[page.number]]
        )
        drawn = merge_cards(result.indicators, cards) if cards else result.indicators
        indicators = _with_own_refs((*drawn, *told.indicators))
        return DatasetResult(
            indicators=indicators,
            tables=(*result.tables, *told.tables),
            warnings=(*result.warnings, *told.warnings, *_doubts(indicators)),
            claimed=result.claimed
            | frozenset(each.pdf_page for each in cards if each.pdf_page)
            | told.claimed,
        )


def _read_sheets(sheets: Sequence[Sheet], pages: Sequence[Page], sizes: Mapping[int, int]) -> DatasetResult:
    indicators: list[Indicator] = []
    tables: list[Table] = []
    warnings: list[Warned] = []
    claimed: set[int] = set()
    for sheet in sheets:
        reading = read_indicators(sheet, period=_period_of(sheet, pages))
        if reading is not None:
            indicators.extend(reading.indicators)
        table = read_table(sheet) if reading is None or not reading.whole else None
        if table is not None:
            tables.append(
                table if reading is None else replace(table, doubtful=(*table.doubtful, *reading.doubtful))
            )
        if reading is not None or table is not None:
            claimed.update(_mostly(sheet, sizes))
        elif _looks_lost(sheet):
            message = "A table on this page has no headings that could be read, so its figures are only in the text of the page"
            warnings.append(Warned(page=sheet.label, pdf_page=sheet.page, message=message))
    return DatasetResult(
        indicators=tuple(indicators),
        tables=tuple(tables),
        warnings=tuple(warnings),
        claimed=frozenset(claimed),
    )


def _period_of(sheet: Sheet, pages: Sequence[Page]) -> str:
    """What a table is about, looked up only where its headings leave it open."""
    if not sheet.headed:
        return ""
    kinds = {column.kind for column in read_columns(sheet.headings)}
    if "period" in kinds and not kinds & {"latest", "previous"}:
        return ""
    if not kinds & {"latest", "previous", "other"} or not kinds & {"name", "ref", "target", "rag"}:
        return ""
    return report_period(pages, sheet.page)


def _looks_lost(sheet: Sheet) -> bool:
    """Whether rows without headings look like those of indicators: with references and many figures."""
    if sheet.headed or len(sheet.xs) < 6:
        return False
    firsts = [single(row.cells[0].text) for row in sheet.rows if row.cells and row.cells[0]]
    return sum(is_code(text) and text[0].isalpha() for text in firsts) >= 2


def _mostly(sheet: Sheet, sizes: Mapping[int, int]) -> set[int]:
    """Pages most of whose words stand in a table."""
    held: Counter[int] = Counter()
    for row in (*sheet.head, *sheet.rows):
        cells = {id(cell): cell for cell in row.cells}
        held[row.page] += sum(len(cell.unordered) for cell in cells.values())
    return {number for number, count in held.items() if count >= _MOST_OF_PAGE * sizes.get(number, 0)}


def _doubts(indicators: Sequence[Indicator]) -> list[Warned]:
    return [
        Warned(
            page=each.page,
            pdf_page=each.pdf_page,
            message=f"Look at {each.ref} on the page itself: {each.doubtful[0]}",
        )
        for each in indicators
        if each.doubtful
    ]


def _with_own_refs(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """References made from names are told apart by a number where two names are the same; printed ones stay."""
    seen: dict[str, int] = {}
    found = []
    for each in indicators:
        count = seen[each.ref] = seen.get(each.ref, 0) + 1
        own = each.ref and slug(each.name).startswith(each.ref)
        found.append(replace(each, ref=f"{each.ref}-{count}") if own and count > 1 else each)
    return tuple(found)
