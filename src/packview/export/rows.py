"""What packs and notes hold as rows: dictionaries with the field names of the command contract, in their order."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from packview.model import Attendee, LibraryEntry, MinuteItem, Note, Pack

Row = dict[str, Any]


class Found(Protocol):
    """Where words were found; see packview.services.searching.Hit."""

    @property
    def kind(self) -> str:
        """Page, note, minute, indicator or glossary."""
        ...

    @property
    def item(self) -> str:
        """Number of the agenda item or minute, '' for none."""
        ...

    @property
    def page(self) -> str | None:
        """Printed label."""
        ...

    @property
    def pdf_page(self) -> int | None:
        """1..n."""
        ...

    @property
    def text(self) -> str:
        """What stands there."""
        ...


def agenda_rows(pack: Pack) -> list[Row]:
    """The agenda: labels are strings, or None where the agenda prints none."""
    return [
        {
            "number": item.number,
            "title": item.title,
            "page_first": item.page_first,
            "page_last": item.page_last,
            "kind": item.kind,
            "exempt": item.exempt,
            "papers": [
                {
                    "title": paper.title,
                    "kind": paper.kind,
                    "page_first": paper.page_first,
                    "page_last": paper.page_last,
                }
                for paper in item.papers
            ],
        }
        for item in pack.items
    ]


def paper_rows(pack: Pack) -> list[Row]:
    """All papers in page order, each recommendation a text that starts with its reference."""
    return [
        {
            "item": item.number,
            "title": paper.title,
            "kind": paper.kind,
            "page_first": paper.page_first,
            "page_last": paper.page_last,
            "fields": dict(paper.fields),
            "recommendations": [f"{one.ref} {one.text}".strip() for one in paper.recommendations],
        }
        for item in pack.items
        for paper in item.papers
    ]


def minutes_value(pack: Pack) -> Row:
    """The minutes of the previous meeting; the same fields, empty, for a pack that has none."""
    minutes = pack.minutes
    return {
        "meeting_date": minutes.meeting_date.isoformat() if minutes and minutes.meeting_date else None,
        "present": [one.name for one in minutes.present] if minutes else [],
        "apologies": [one.name for one in minutes.apologies] if minutes else [],
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "page": item.page,
                "discussion": list(item.discussion),
                "attendees": [_person(one) for one in item.attendees],
                "resolutions": [{"ref": one.ref, "text": one.text} for one in item.resolutions],
            }
            for item in (minutes.items if minutes else ())
        ],
    }


def minutes_rows(pack: Pack) -> list[Row]:
    """The minutes as a flat table: a row for each point of discussion and each resolution."""
    return [
        {
            "number": item.number,
            "title": item.title,
            "page": item.page,
            "kind": kind,
            "ref": ref,
            "text": text,
        }
        for item in (pack.minutes.items if pack.minutes else ())
        for kind, ref, text in _points(item)
    ]


def note_rows(notes: Sequence[Note], *, whole: bool = False) -> list[Row]:
    """Notes and questions; printed label and PDF page each on their own.

    Args:
        notes: in order.
        whole: with what a colleague's packview needs to find the place again: item_title, quote, edition.
    """
    return [
        {
            "id": note.id,
            "kind": note.kind,
            "item": note.anchor.item_number,
            "text": note.text,
            "to": note.to,
            "page": note.anchor.page,
            "pdf_page": note.anchor.pdf_page,
            "indicator": note.indicator,
            "status": note.status,
            "private": note.private,
            "answer": note.answer,
            "member": note.member,
            "created": note.created.isoformat(timespec="seconds"),
            "updated": note.updated.isoformat(timespec="seconds"),
            "parent": note.parent,
            "priority": note.priority,
            "order": note.order,
            "theme": note.theme,
            "follow_up": note.follow_up,
            "evidence": [
                {
                    "kind": one.kind,
                    "ref": one.ref,
                    "text": one.text,
                    "page": one.page,
                    "pdf_page": one.pdf_page,
                }
                for one in note.evidence
            ],
            "history": [
                {"status": one.status, "at": one.at.isoformat(timespec="seconds")} for one in note.history
            ],
            **(_to_find_it_again(note) if whole else {}),
        }
        for note in notes
    ]


def _to_find_it_again(note: Note) -> Row:
    anchor = note.anchor
    return {"item_title": anchor.item_title, "quote": anchor.quote, "edition": anchor.edition}


def library_rows(entries: Sequence[LibraryEntry]) -> list[Row]:
    """The packs of the library; ``read`` is the share of pages read, 0 to 1."""
    return [
        {
            "pack_id": entry.pack_id,
            "revision": entry.revision,
            "committee": entry.committee,
            "date": entry.date.isoformat() if entry.date else None,
            "pages": entry.pages,
            "notes": entry.notes,
            "questions_open": entry.questions_open,
            "read": round(entry.read, 2),
        }
        for entry in entries
    ]


def search_rows(pack: Pack, hits: Iterable[Found], *, with_pack: bool = False) -> list[Row]:
    """Places where words were found, ``pack_id`` first where several packs were searched; pages as in note_rows."""
    return [
        {
            **({"pack_id": pack.pack_id} if with_pack else {}),
            "kind": hit.kind,
            "item": hit.item,
            "page": hit.page,
            "pdf_page": hit.pdf_page,
            "text": hit.text,
        }
        for hit in hits
    ]


def _person(one: Attendee) -> str:
    return ", ".join(part for part in (one.name, one.role, one.note) if part)


def _points(item: MinuteItem) -> list[tuple[str, str, str]]:
    points = [("discussion", "", text) for text in item.discussion]
    points += [("attendee", "", _person(one)) for one in item.attendees]
    points += [("resolution", one.ref, one.text) for one in item.resolutions]
    return points or [("", "", "")]
