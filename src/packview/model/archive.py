"""The tables of an archive: what many packs hold, for other engines to ask."""

from typing import Any, Literal, NamedTuple

ColumnType = Literal["string", "integer", "number", "boolean", "date"]
"""As the table schema of Frictionless calls them."""
Tables = dict[str, list[dict[str, Any]]]
"""Rows by table, in order, without pack, edition and position."""
HEAD = "pack edition position:integer"
"""What each row begins with: the pack, which publication of its papers, and the row's place in its table, from 1."""
_PLACE = "page:integer printed_page"
"""What each row ends with: its PDF page, 1..n, and the number printed on that, null where there is none."""
PROBLEMS = "problems"

_COLUMNS = {
    "meetings": "council committee kind date:date date_last:date time place status quorum:integer open_to_public:boolean "
    "pages:integer file sha256",
    "items": "item number title description kind parent consent:boolean status put_right last_page:integer",
    "papers": "item title kind put_right last_page:integer",
    "pages": "item state recognised:boolean text",
    "minutes": "meeting_date:date number title text",
    "motions": "minute:integer text mover seconder result votes_for:integer votes_against:integer votes_abstained:integer",
    "resolutions": "minute:integer ref text",
    "recommendations": "item paper:integer ref text",
    "tracked_recommendations": "date title number action_proposed action_taken status owner due",
    "indicators": "indicator:integer ref name unit owner series label period_length date:date value:number mark rag polarity "
    "reliable:boolean put_right item",
    "findings": "key kind rule label severity sure refs quote printed computed explanation question item",
    PROBLEMS: "source message hint",
}


Reference = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A foreign key: the other table, the columns here, and those there that tell its rows apart."""


class Column(NamedTuple):
    name: str
    type: ColumnType


def _columns(names: str) -> tuple[Column, ...]:
    parted = (name.partition(":") for name in names.split())
    return tuple(Column(name, kind or "string") for name, _, kind in parted)  # type: ignore[arg-type]  # as they stand above


TABLES: dict[str, tuple[Column, ...]] = {
    table: _columns(f"{HEAD} {names} {_PLACE}") for table, names in _COLUMNS.items()
}
"""The columns of each table, in order."""
MEETING_KEY = ("pack", "edition")
REFERENCES: dict[str, Reference] = {
    "item": ("items", (*MEETING_KEY, "item"), (*MEETING_KEY, "item")),
    "paper": ("papers", (*MEETING_KEY, "paper"), (*MEETING_KEY, "position")),
    "minute": ("minutes", (*MEETING_KEY, "minute"), (*MEETING_KEY, "position")),
}
"""The columns that lead to a row of another table."""


def references(table: str) -> list[Reference]:
    """The foreign keys of a table."""
    found = [] if table == "meetings" else [("meetings", MEETING_KEY, MEETING_KEY)]
    names = {column.name for column in TABLES[table]}
    return found + [to for name, to in REFERENCES.items() if name in names and to[0] != table]


def told_apart(table: str) -> tuple[tuple[str, ...], ...]:
    """The columns by which other tables find a row of a table."""
    named = [there for other in TABLES for to, _, there in references(other) if to == table]
    return tuple(dict.fromkeys(named))
