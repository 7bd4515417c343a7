"""What a pack holds as rows of the archive's tables, see ``model/archive.py``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from typing import Any

from packview.export.rows import Row
from packview.model import Finding, Indicator, Minutes
from packview.model.archive import MEETING_KEY, PROBLEMS, TABLES, Tables
from packview.model.open_pack import OpenPack
from packview.wording.periods import length_of, order_of

_DERIVED = ("change_month", "change_year", "average_12m", "max_12m")
_Found = Iterable[tuple[object, Row]]
"""What becomes a row each: a value, whose fields are columns of their name, and what else there is."""


def archive_tables(opened: OpenPack, findings: Sequence[Finding], problems: Sequence[str] = ()) -> Tables:
    """The rows of a pack from which everything was cut that is closed (``model.leaving.public``); ``findings`` are of that pack."""
    pack, keys = opened.pack, {item.key for item in opened.pack.items}
    papers = [(item.key, paper) for item in pack.items for paper in item.papers]
    pages = zip(pack.pages, opened.pages, strict=False)
    source = {"source": pack.source.name}
    meeting = pack.meeting
    fact = meeting.evidence.get("date") or meeting.evidence.get("committee")
    number = fact.pdf_page if fact else None
    found: dict[str, _Found] = {
        "meetings": [(meeting, {
            "pages": len(pack.pages), "file": pack.source.name, "sha256": pack.source.sha256, "page": number,
            "printed_page": next((page.label for page in pack.pages if page.number == number), None),
        })],
        "items": [(item, {"item": item.key}) for item in pack.items],
        "papers": [(paper, {"item": key}) for key, paper in papers],
        "recommendations": [
            (one, {"item": key, "paper": position, **_place(paper)})
            for position, (key, paper) in enumerate(papers, start=1)
            for one in paper.recommendations
        ],
        "pages": [
            (page, {"text": "\n".join(lines), "page": page.number, "printed_page": page.label})
            for page, lines in pages
            if page.number not in pack.closed_pages
        ],
        **_minutes(pack.minutes or Minutes()),
        "tracked_recommendations": [(one, {}) for one in pack.recommendations],
        "indicators": [
            (one, {"indicator": position, **figure})
            for position, one in enumerate(pack.indicators, start=1)
            for figure in _figures(one)
        ],
        "findings": [(one, {}) for one in findings],
        PROBLEMS: [(None, {**source, "message": told}) for told in problems] + [(one, source) for one in pack.failures],
    }  # fmt: skip
    return {
        table: [_row(table, position, one, more, keys) for position, (one, more) in enumerate(found[table], start=1)]
        for table in TABLES
    }  # fmt: skip


def _row(table: str, position: int, one: object, more: Row, keys: set[str]) -> Row:
    """A row with all its columns; what is not printed, and an item that the pack has not, is None."""
    more = {"position": position, "last_page": getattr(one, "pdf_last", None), **_place(one), **more}
    row = {
        column.name: _cell(more[column.name] if column.name in more else getattr(one, column.name, None))
        for column in TABLES[table]
        if column.name not in MEETING_KEY
    }
    if row.get("item", "") not in {*keys, ""}:
        row["item"] = None
    return row


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        value = "; ".join(value)
    return value.isoformat() if isinstance(value, Date) else None if value == "" else value


def _place(one: object) -> Row:
    """The PDF page and the printed number of where something stands or begins."""
    first = hasattr(one, "pdf_first")
    names = ("pdf_first", "page_first") if first else ("pdf_page", "page")
    return dict(zip(("page", "printed_page"), (getattr(one, name, None) for name in names), strict=True))


def _minutes(minutes: Minutes) -> Mapping[str, _Found]:
    numbered = list(enumerate(minutes.items, start=1))
    votes = ("for_", "against", "abstained")
    return {
        "minutes": [
            (item, {"meeting_date": minutes.meeting_date, "text": "\n".join(item.discussion)})
            for item in minutes.items
        ],
        "motions": [
            (one, {
                "minute": number, **_place(item),
                **{f"votes_{name.rstrip('_')}": getattr(one.votes, name, None) for name in votes},
            })
            for number, item in numbered
            for one in item.motions
        ],
        "resolutions": [
            (one, {"minute": number, **_place(item)}) for number, item in numbered for one in item.resolutions
        ],
    }  # fmt: skip


def _figures(one: Indicator) -> Iterator[Row]:
    """What each figure of an indicator is; one without any has one row, with its name."""
    derived = {name: value for name in _DERIVED if (value := getattr(one, name)) is not None}
    series: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("figure", one.values), ("benchmark", one.benchmarks), ("target", one.targets),
        *((name, {name: value}) for name, value in derived.items()),
    )  # fmt: skip
    rows = [
        {"series": kind, "label": label, "value": value, "mark": one.marks.get(label), **_time(label)}
        for kind, named in series
        for label, value in named.items()
    ]
    yield from rows or [{}]


def _time(label: str) -> Row:
    """How long a period is, and its first day."""
    length = length_of(label)
    if length is None:
        return {}
    year, month = order_of(label)
    return {"period_length": length, "date": f"{year:04}-{month:02}-01"}
