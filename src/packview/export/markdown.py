"""A member's questions and notes as Markdown, in the order of the agenda."""

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model

from packview.export import escaping
from packview.export.choosing import Choice, Only, chosen
from packview.export.note_text import NoteWriter
from packview.model import AgendaItem, Note, Pack

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_in_words(date: Date) -> str:
    """'Thursday 29 November 2018', whatever language the machine speaks."""
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def month_in_words(period: str) -> str:
    """'October 2018' for '2018-10'; a quarter or a year stays as it is."""
    year, _, month = period.partition("-")
    if len(year) == 4 and year.isdigit() and len(month) == 2 and month.isdigit() and 1 <= int(month) <= 12:
        return f"{_MONTHS[int(month) - 1]} {year}"
    return period


def selected(
    pack: Pack,
    notes: Sequence[Note],
    *,
    only: Only = "all",
    include_private: bool = False,
    include_exempt: bool = False,
) -> tuple[Note, ...]:
    """The notes an export may hold, oldest first; see ``choosing.chosen`` for more to choose by.

    Args:
        pack: the pack they are on.
        notes: of one or more members.
        only: leave the other kind out.
        include_private: private ones too.
        include_exempt: those on items and papers closed to the press and public too.
    """
    choice = Choice(only=only, include_private=include_private, include_exempt=include_exempt)
    return chosen(pack, notes, choice)


def markdown(
    pack: Pack,
    notes: Sequence[Note],
    *,
    include_private: bool = False,
    include_exempt: bool = False,
    only: Only = "all",
) -> str:
    """The meeting, then under each agenda item its questions and notes.

    Items without notes are left out. Notes on the whole pack come first; those whose item the pack does not have (any
    more) come last. The same input gives the same text, which ends with one line feed.

    Args:
        pack: the pack.
        notes: of one or more members, in any order.
        include_private: private ones too.
        include_exempt: those on items and papers closed to the press and public too.
        only: leave the other kind out.
    """
    found = selected(pack, notes, only=only, include_private=include_private, include_exempt=include_exempt)
    parts = list(heading_of(pack))
    writer = NoteWriter(several_members=len({note.member for note in found}) > 1)
    for title, of_item, lost in by_item(pack, found):
        parts.extend(writer.section(title, of_item, with_item=lost))
    if not found:
        what = {"all": "questions or notes", "questions": "questions", "notes": "notes"}[only]
        parts.append(f"There are no {what}.")
    return "\n\n".join(parts) + "\n"


def by_item(pack: Pack, notes: Sequence[Note]) -> Iterator[tuple[str, list[Note], bool]]:
    """The notes under their items: heading, notes, and whether the pack has no such item (any more).

    Those on the whole pack come first, those whose item the pack does not have come last. Items without notes are left out.
    """
    known = {item.key for item in pack.items}
    groups = [("The pack as a whole", [note for note in notes if not note.anchor.item], False)]
    groups += [
        (item_title(item), [note for note in notes if note.anchor.item == item.key], False)
        for item in pack.items
    ]
    lost = [note for note in notes if note.anchor.item and note.anchor.item not in known]
    groups.append(("Not matched to an item", lost, True))
    yield from (group for group in groups if group[1])


def heading_of(pack: Pack) -> Iterator[str]:
    """Committee, council, day and place."""
    meeting = pack.meeting
    yield f"# {escaping.heading(meeting.committee) or 'Meeting'}"
    when = [date_in_words(meeting.date)] if meeting.date else []
    when.extend([meeting.time] if meeting.time else [])
    lines = [meeting.council, ", ".join(when), meeting.place]
    known = [escaping.line(one) for one in lines if one.strip()]
    if known:
        yield "  \n".join(known)


def item_title(item: AgendaItem) -> str:
    """'Item 7: Performance', and whether it is closed to the press and public."""
    closed = " (not for publication)" if item.exempt else ""
    return f"Item {item.number}: {item.title}{closed}"
