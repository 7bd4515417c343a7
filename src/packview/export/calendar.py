"""The meeting, and actions with the day they are due, as an iCalendar file (RFC 5545)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from datetime import date as Date  # noqa: N812  as in the model

from packview.model import Pack
from packview.model.meeting import Act
from packview.text import one_line
from packview.wording.periods import clock, days_in

_OCTETS = 75
"""Octets of a line, after which it goes on in the next one behind a blank."""
_SIGNS = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


def calendar(pack: Pack, actions: Sequence[Act], *, now: datetime) -> str:
    """The meeting and the actions whose day can be read, with the line ends that the format asks for.

    The same meeting and the same action have the same UID in every export, so a calendar brings them up to date. Times have
    no zone: they are those of the place. ``now`` has a time zone.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//packview//packview//EN", "CALSCALE:GREGORIAN"]
    for event in (_meeting(pack), *(_action(pack, act) for act in actions)):
        if event:
            lines += ["BEGIN:VEVENT", f"DTSTAMP:{stamp}", *event, "END:VEVENT"]
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _folded(line))


def due_day(act: Act, near: Date) -> Date | None:
    """The day an action is due, None where none is named: 'the next meeting'."""
    return next((day for day, _, _ in days_in(act.due, near)), None)


def _meeting(pack: Pack) -> list[str]:
    meeting = pack.meeting
    if meeting.date is None:
        return []
    begins = clock(meeting.time) if meeting.date_last is None else ""
    last = meeting.date_last or meeting.date
    when = [f"DTSTART:{meeting.date:%Y%m%d}T{begins}00"] if begins else _days(meeting.date, last)
    title = meeting.committee or pack.pack_id
    state = {"cancelled": "CANCELLED", "moved": "TENTATIVE"}.get(meeting.status, "CONFIRMED")
    said = f" ({meeting.status})" if meeting.status else ""
    return [
        f"UID:{pack.pack_id}@packview",
        f"SEQUENCE:{pack.revision - 1}",
        *when,
        f"SUMMARY:{escaped(title + said)}",
        *([f"LOCATION:{escaped(meeting.place)}"] if meeting.place else []),
        *([f"DESCRIPTION:{escaped(meeting.council)}"] if meeting.council else []),
        f"STATUS:{state}",
    ]


def _action(pack: Pack, act: Act) -> list[str]:
    day = due_day(act, pack.meeting.date or act.at.date())
    if day is None:
        return []
    owner = f"{one_line(act.owner)}: " if act.owner else ""
    return [
        f"UID:{pack.pack_id}-action-{act.at:%Y%m%d}-{act.number}@packview",
        *_days(day, day),
        f"SUMMARY:{escaped(f'Due: {owner}{act.text}')}",
        f"DESCRIPTION:{escaped(f'Action of {pack.meeting.committee}, by {act.due}')}",
        "TRANSP:TRANSPARENT",
    ]


def _days(first: Date, last: Date) -> list[str]:
    """Whole days; the end is the day after the last."""
    return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"]


def escaped(text: str) -> str:
    """A text as a value of the format."""
    text = "\n".join(text.splitlines())
    for sign, written in _SIGNS:
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, no letter cut, each but the first behind a blank."""
    piece, room = "", _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", _OCTETS - 1
        piece += letter
        room -= size
    yield piece
