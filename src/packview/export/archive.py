"""What a pack holds as rows of the archive's tables, see ``model/archive.py``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from packview.export.rows import Row, fields_of
from packview.model import Finding, Indicator, Minutes, Pack
from packview.model.archive import PROBLEMS, TABLES, Tables
from packview.model.open_pack import OpenPack
from packview.wording.periods import length_of, order_of

_DERIVED = ("change_month", "change_year", "average_12m", "max_12m")


def archive_tables(opened: OpenPack, findings: Sequence[Finding], problems: Sequence[str] = ()) -> Tables:
    """The rows of a pack from which everything was cut that is closed (``model.leaving.public``); ``findings`` are of that pack."""
    pack = opened.pack
    keys = {item.key for item in pack.items}
    made: dict[str, list[Row]] = {
        "meetings": [_meeting(pack)],
        "items": [
            {
                "item": item.key,
                **fields_of(item, "number title description kind consent status"),
                "parent": item.parent,
                "put_right": _joined(item.put_right),
                "last_page": item.pdf_last,
                **_place(item.pdf_first, item.page_first),
            }
            for item in pack.items
        ],
        **_papers(pack),
        "pages": [
            {
                **fields_of(page, "item state recognised"),
                "text": "\n".join(lines),
                **_place(page.number, page.label),
            }
            for page, lines in zip(pack.pages, opened.pages, strict=False)
            if page.number not in pack.closed_pages
        ],
        **_minutes(pack.minutes or Minutes()),
        "tracked_recommendations": [
            {
                **fields_of(one, "date title number action_proposed action_taken status owner due"),
                **_place(one.pdf_page, one.page),
            }
            for one in pack.recommendations
        ],
        "indicators": [
            row for number, one in enumerate(pack.indicators, start=1) for row in _figures(number, one)
        ],
        "findings": [
            {
                **fields_of(one, "key kind rule label severity sure quote printed computed explanation"),
                **fields_of(one, "question item"),
                "refs": _joined(one.refs),
                **_place(one.pdf_page, one.page),
            }
            for one in findings
        ],
        PROBLEMS: [
            {"source": pack.source.name, "message": told, "page": None, "printed_page": None}
            for told in problems
        ],
    }
    made[PROBLEMS] += [
        {"source": pack.source.name, "message": one.message, **_place(one.pdf_page, one.page)}
        for one in pack.failures
    ]
    return {
        table: [_row(row, table, keys, position) for position, row in enumerate(made[table], start=1)]
        for table in TABLES
    }


def _row(row: Row, table: str, keys: set[str], position: int) -> Row:
    """A row with all its columns, '' as None: what is not printed is missing, in every table alike."""
    row = {"position": position, **row}
    if row.get("item") not in keys:
        row["item"] = None
    return {
        column.name: None if (value := row.get(column.name)) == "" else value
        for column in TABLES[table]
        if column.name not in ("pack", "edition")
    }


def _place(number: int | None, label: str | None) -> Row:
    return {"page": number, "printed_page": label}


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values)


def _meeting(pack: Pack) -> Row:
    meeting = pack.meeting
    fact = meeting.evidence.get("date") or meeting.evidence.get("committee")
    number = fact.pdf_page if fact else None
    label = next((page.label for page in pack.pages if page.number == number), None)
    return {
        **fields_of(meeting, "council committee kind date date_last time place status quorum open_to_public"),
        "pages": len(pack.pages),
        "file": pack.source.name,
        "sha256": pack.source.sha256,
        **_place(number, label),
    }


def _papers(pack: Pack) -> Mapping[str, list[Row]]:
    papers = [(item, paper) for item in pack.items for paper in item.papers]
    return {
        "papers": [
            {
                "item": item.key,
                **fields_of(paper, "title kind"),
                "put_right": _joined(paper.put_right),
                "last_page": paper.pdf_last,
                **_place(paper.pdf_first, paper.page_first),
            }
            for item, paper in papers
        ],
        "recommendations": [
            {
                "item": item.key,
                "paper": number,
                **fields_of(one, "ref text"),
                **_place(paper.pdf_first, paper.page_first),
            }
            for number, (item, paper) in enumerate(papers, start=1)
            for one in paper.recommendations
        ],
    }


def _minutes(minutes: Minutes) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {"minutes": [], "motions": [], "resolutions": []}
    for number, item in enumerate(minutes.items, start=1):
        where = _place(item.pdf_page, item.page)
        day = fields_of(minutes, "meeting_date")
        text = "\n".join(item.discussion)
        found["minutes"].append({**day, **fields_of(item, "number title"), "text": text, **where})
        for motion in item.motions:
            row = {"minute": number, **fields_of(motion, "text mover seconder result"), **where}
            if votes := motion.votes:
                row |= {"votes_for": votes.for_, "votes_against": votes.against}
                row["votes_abstained"] = votes.abstained
            found["motions"].append(row)
        found["resolutions"] += [
            {"minute": number, **fields_of(one, "ref text"), **where} for one in item.resolutions
        ]
    return found


def _figures(number: int, one: Indicator) -> Iterator[Row]:
    """A row for each figure of an indicator; one without any has one row, with its name."""
    said = {
        "indicator": number,
        **fields_of(one, "ref name unit owner rag polarity reliable item"),
        "put_right": _joined(one.put_right),
        **_place(one.pdf_page, one.page),
    }
    derived = {name: value for name in _DERIVED if (value := getattr(one, name)) is not None}
    series: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("figure", one.values),
        ("benchmark", one.benchmarks),
        ("target", one.targets),
        *((name, {name: value}) for name, value in derived.items()),
    )
    rows = [
        {**said, "series": kind, "label": label, "value": value, "mark": one.marks.get(label), **_time(label)}
        for kind, named in series
        for label, value in named.items()
    ]
    yield from rows or [said]


def _time(label: str) -> Row:
    """How long a period is, and its first day."""
    length = length_of(label)
    if length is None:
        return {}
    year, month = order_of(label)
    return {"period_length": length, "date": f"{year:04}-{month:02}-01"}
