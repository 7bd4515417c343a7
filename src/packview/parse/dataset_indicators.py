"""Tables of performance indicators among the tables of a file."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from packview.model import Indicator
from packview.parse.dataset_columns import Column, Kind, is_finance, read_columns
from packview.parse.dataset_names import is_code
from packview.parse.dataset_rows import RowReader
from packview.parse.dataset_sheet import Sheet, rating_of
from packview.parse.figures import is_mark, read_figure
from packview.parse.grid_words import single
from packview.parse.periods import before, is_month, order_of

_INDICATORS = re.compile(
    r"indicator|performance|\bkpis?\b|scorecard|dataset|data set|measures?\b|dashboard", re.IGNORECASE
)
_EVIDENCE: tuple[Kind, ...] = (
    "ref", "target", "rag", "polarity", "direction", "change_month", "change_year", "average_12m", "max_12m", "benchmark", "unit",
)  # fmt: skip
_NAMED: tuple[Kind, ...] = ("period", "target", "benchmark")
_VALUES = frozenset(("period", "latest", "rag"))
_SAMPLE = 40
"""Rows of a column that are looked at to see what it holds."""


@dataclass(slots=True)
class Reading:
    """A table read as indicators.

    Attributes:
        indicators: one for each row with figures or a reference.
        whole: whether all its columns found a place in them.
        doubtful: reasons to look at the page that hold for the whole table.
    """

    indicators: list[Indicator]
    whole: bool
    doubtful: tuple[str, ...]


def read_indicators(sheet: Sheet, *, period: str = "") -> Reading | None:
    """The indicators of a table, None where it is not one of indicators.

    Args:
        sheet: the table.
        period: what the report is about, '2018/19 Q3', for columns headed 'Latest' and 'Previous'.
    """
    if not sheet.headed or not sheet.rows:
        return None
    year = period[:7] if "/" in period else ""
    columns = read_columns(sheet.headings, year=year)
    if not {column.kind for column in columns} & _VALUES:
        return None
    columns = _settle(columns, sheet, period)
    if not _are_indicators(columns, sheet):
        return None
    doubtful = _doubt_columns(columns)
    builder = RowReader(columns)
    found = [indicator for row in sheet.rows if (indicator := builder.read(row)) is not None]
    if not found:
        return None
    shared = tuple(doubtful)
    return Reading(
        indicators=[replace(each, doubtful=(*each.doubtful, *shared)) if shared else each for each in found],
        whole=all(column.kind not in ("other", "latest", "previous") for column in columns),
        doubtful=(*sheet.doubtful, *shared),
    )


def _settle(columns: list[Column], sheet: Sheet, period: str) -> list[Column]:
    """Columns in the light of what stands in them: a 'Status' without ratings is none."""
    found: list[Column] = []
    for column in columns:
        kind: Kind = column.kind
        if kind in ("latest", "previous") and period:
            found.append(
                replace(column, kind="period", period=period if kind == "latest" else before(period))
            )
            continue
        texts = _sample(column, sheet) if kind in ("rag", "ref", "direction", "") else []
        if (
            kind == "rag"
            and texts
            and sum(map(bool, map(rating_of, texts))) < len(texts) * 0.5
            and not _all_blank_or_marks(texts)
        ):
            kind = "other"
        elif kind == "rag" and column.period and not texts:
            kind = ""  # of a quarter still to come
        elif kind == "ref" and sum(len(text) > 30 for text in texts) > len(texts) * 0.3:
            kind = "name"
        elif kind == "direction" and sum(len(text) > 14 for text in texts) > len(texts) * 0.3:
            kind = "commentary" if any(len(text) > 60 for text in texts) else "other"
        elif (
            kind == ""
            and texts
            and sum(map(is_code, texts)) > len(texts) * 0.7
            and any(text[0].isalpha() for text in texts)
        ):
            kind = "ref"
        found.append(replace(column, kind=kind))
    _settle_names(found, sheet)
    kinds = {column.kind for column in found}
    if "name" not in kinds:
        candidates = [
            column for column in found if column.kind in ("", "other", "outcome") and _is_text(column, sheet)
        ]
        if candidates:
            found[candidates[0].number] = replace(candidates[0], kind="name")
    return found


def _settle_names(columns: list[Column], sheet: Sheet) -> None:
    """A column named 'KPI' of nothing but codes is the reference; one named 'Performance' of nothing but ratings the rating."""
    kinds = {column.kind for column in columns}
    for column in columns:
        if column.kind not in ("name", "other"):
            continue
        texts = _sample(column, sheet)
        others = [each for each in columns if each is not column and each.kind in ("name", "other", "")]
        if not texts:
            continue
        if "rag" not in kinds and all(map(rating_of, texts)):
            columns[column.number] = replace(column, kind="rag")
        elif (
            "ref" not in kinds
            and column.kind == "name"
            and all(is_code(text.replace(" ", "")) and text[0].isalpha() for text in texts)
            and any(_is_text(each, sheet) for each in others)
        ):
            columns[column.number] = replace(column, kind="ref")
        kinds = {each.kind for each in columns}


def _sample(column: Column, sheet: Sheet) -> list[str]:
    """What stands in a column, as far as is needed to see what it is."""
    cells = (row.cells[column.number] for row in sheet.rows)
    return [single(cell.text) for cell in islice((cell for cell in cells if cell), _SAMPLE)]


def _all_blank_or_marks(texts: Sequence[str]) -> bool:
    return all(is_mark(text) or len(text) == 1 for text in texts)


def _is_text(column: Column, sheet: Sheet) -> bool:
    texts = _sample(column, sheet)
    return (
        bool(texts)
        and sum(len(text) > 6 and read_figure(text).value is None for text in texts) >= len(texts) * 0.5
    )


def _are_indicators(columns: Sequence[Column], sheet: Sheet) -> bool:
    kinds = Counter(column.kind for column in columns)
    if not kinds["name"] and not kinds["ref"]:
        return False
    values = kinds["period"] + kinds["latest"]
    strong = sum(1 for kind in _EVIDENCE if kinds[kind])
    named = any(column.kind == "name" and _INDICATORS.search(column.name) for column in columns)
    if is_finance(columns) and not (named and strong):
        return False
    if not values:
        return kinds["rag"] > 0 and (kinds["direction"] > 0 or named or strong > 1)
    return strong > 0 or named or (values > 2 and bool(_INDICATORS.search(sheet.title)))


def _doubt_columns(columns: Sequence[Column]) -> list[str]:
    """Why the columns of a table may not be what their headings say, in words."""
    names = Counter(column.period or column.name for column in columns if column.kind in _NAMED)
    reasons = [f"Two columns are headed {name}" for name, count in names.items() if count > 1]
    months = [
        order_of(column.period) for column in columns if column.kind == "period" and is_month(column.period)
    ]
    if months != sorted(months) and months != sorted(months, reverse=True):
        reasons.append("The months in the headings are not in order")
    return reasons
