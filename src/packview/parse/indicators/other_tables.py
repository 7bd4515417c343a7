"""Tables that are not of indicators: finance, activity, action logs. In doubt nothing: prose and forms are no tables."""

from packview.model import Table
from packview.parse.indicators.columns import read_columns
from packview.parse.tables.sheet import Sheet, SheetRow, rating_of
from packview.parse.tables.words import single
from packview.text import fold
from packview.wording.numbers import is_mark, read_figure
from packview.wording.periods import read_period

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
    if not (_is_of_figures(sheet, header, rows) or _is_of_words(sheet, header, rows)):
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


def _is_of_figures(sheet: Sheet, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> bool:
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


def _is_of_words(sheet: Sheet, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> bool:
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
