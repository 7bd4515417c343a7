"""Rows as JSON, CSV and text, and the minutes to read."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from packview.export.layout import flat, to_text
from packview.export.markdown import date_in_words
from packview.export.rows import (
    Row,
    agenda_rows,
    library_rows,
    minutes_rows,
    minutes_value,
    note_rows,
    paper_rows,
    search_rows,
)
from packview.model import Attendee, MinuteItem, Pack

__all__ = [
    "agenda_rows",
    "library_rows",
    "minutes_rows",
    "minutes_text",
    "minutes_value",
    "note_rows",
    "paper_rows",
    "search_rows",
    "to_csv",
    "to_json",
    "to_text",
]

# What a spreadsheet takes for the start of a formula, in narrow and in full-width form.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# What starts like one and is a figure is none.
_NUMBER = re.compile(r"[-+]?\u00a3?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?", re.ASCII)


def to_json(rows: Any) -> str:
    """Rows, or any value, as indented JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def to_csv(rows: Sequence[Row]) -> str:
    """Rows as CSV after RFC 4180: names first, lines end with carriage return and line feed; '' for no rows.

    Lists are joined by semicolons. A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def minutes_text(pack: Pack) -> str:
    """The minutes of the previous meeting to read, a paragraph a line."""
    minutes = pack.minutes
    if minutes is None:
        return "This pack has no minutes of an earlier meeting.\n"
    when = f" of {date_in_words(minutes.meeting_date)}" if minutes.meeting_date else ""
    lines = [f"Minutes of the meeting{when}"]
    for label, people in (
        ("Present", minutes.present),
        ("Apologies", minutes.apologies),
        ("In attendance", minutes.in_attendance),
    ):
        lines.extend(_people(label, people))
    for item in minutes.items:
        lines.extend(("", *_minute(item)))
    return "\n".join(lines) + "\n"


def _minute(item: MinuteItem) -> Iterator[str]:
    page = f" (page {item.page})" if item.page is not None else ""
    yield f"{item.number}. {item.title}{page}" if item.number else f"{item.title}{page}"
    yield from _people("  Attended", item.attendees)
    for paragraph in item.discussion:
        yield f"  {paragraph}"
    if item.resolutions:
        yield "  Resolved:"
    for resolution in item.resolutions:
        yield f"    {resolution.ref} {resolution.text}" if resolution.ref else f"    {resolution.text}"


def _people(label: str, people: Sequence[Attendee]) -> list[str]:
    named = [
        one.name + (f" ({', '.join(filter(None, (one.role, one.note)))})" if one.role or one.note else "")
        for one in people
    ]
    return [f"{label}: {', '.join(named)}"] if named else []


def _cell(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = value if isinstance(value, str) else flat(value)
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
