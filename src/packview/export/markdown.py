"""A member's questions and notes as Markdown, in the order of the agenda."""

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from typing import Literal

from packview.export import escaping
from packview.model import AgendaItem, Note, Pack

Only = Literal["all", "questions", "notes"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_in_words(date: Date) -> str:
    """'Thursday 29 November 2018', whatever language the machine speaks."""
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def selected(
    pack: Pack,
    notes: Sequence[Note],
    *,
    only: Only = "all",
    include_private: bool = False,
    include_exempt: bool = False,
) -> tuple[Note, ...]:
    """The notes an export may hold, oldest first.

    Args:
        pack: the pack they are on.
        notes: of one or more members.
        only: leave the other kind out.
        include_private: private ones too.
        include_exempt: those on items and papers closed to the press and public too.
    """
    return tuple(
        note
        for note in sorted(notes, key=lambda note: note.id)
        if only in {"all", _kind(note)}
        and (include_private or not note.private)
        and (include_exempt or not _on_exempt(pack, note))
    )


def _kind(note: Note) -> Only:
    return "questions" if note.asks else "notes"


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
    chosen = selected(pack, notes, only=only, include_private=include_private, include_exempt=include_exempt)
    parts = list(_meeting(pack))
    writer = _Writer(several_members=len({note.member for note in chosen}) > 1)
    keys = {item.key for item in pack.items}
    parts.extend(writer.section("The pack as a whole", [note for note in chosen if not note.anchor.item]))
    for item in pack.items:
        parts.extend(
            writer.section(_item_title(item), [note for note in chosen if note.anchor.item == item.key])
        )
    lost = [note for note in chosen if note.anchor.item and note.anchor.item not in keys]
    parts.extend(writer.section("Not matched to an item", lost, with_item=True))
    if not chosen:
        what = {"all": "questions or notes", "questions": "questions", "notes": "notes"}[only]
        parts.append(f"There are no {what}.")
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Numbers the questions through the whole text, as they are called in the room."""

    def __init__(self, *, several_members: bool) -> None:
        self._several_members = several_members
        self._questions = 0

    def section(self, title: str, notes: Sequence[Note], *, with_item: bool = False) -> Iterator[str]:
        if not notes:
            return
        yield f"## {escaping.heading(title)}"
        for note in sorted(notes, key=lambda note: not note.asks):
            yield from self._note(note, with_item=with_item)

    def _note(self, note: Note, *, with_item: bool) -> Iterator[str]:
        label = "Note"
        if note.asks:
            self._questions += 1
            label = f"Question {self._questions}"
        facts = "".join(f" {escaping.inline(fact)}." for fact in self._facts(note, with_item=with_item))
        yield f"**{label}.**{facts}"
        yield from escaping.paragraphs(note.text)
        if note.anchor.quote.strip():
            yield escaping.quoted(note.anchor.quote)
        if note.answer.strip():
            first, *rest = escaping.paragraphs(note.answer)
            yield f"**Answer:** {first}"
            yield from rest

    def _facts(self, note: Note, *, with_item: bool) -> Iterator[str]:
        anchor = note.anchor
        if with_item:
            yield (
                f"On item {anchor.item_number}: {anchor.item_title}"
                if anchor.item_number
                else f"On item {anchor.item}"
            )
        if note.to:
            yield f"For: {note.to}"
        if anchor.page is not None:
            yield f"Page {anchor.page}"
        elif anchor.pdf_page is not None:
            yield f"PDF page {anchor.pdf_page}"
        if note.indicator:
            yield f"Indicator: {note.indicator}"
        if note.asks:
            yield f"Status: {note.status}"
        if note.private:
            yield "Private"
        if self._several_members and note.member:
            yield f"By: {note.member}"


def _meeting(pack: Pack) -> Iterator[str]:
    meeting = pack.meeting
    yield f"# {escaping.heading(meeting.committee) or 'Meeting'}"
    when = [date_in_words(meeting.date)] if meeting.date else []
    when.extend([meeting.time] if meeting.time else [])
    lines = [meeting.council, ", ".join(when), meeting.place]
    known = [escaping.line(one) for one in lines if one.strip()]
    if known:
        yield "  \n".join(known)


def _item_title(item: AgendaItem) -> str:
    closed = " (not for publication)" if item.exempt else ""
    return f"Item {item.number}: {item.title}{closed}"


def _on_exempt(pack: Pack, note: Note) -> bool:
    """Whether a note is on what is closed to the press and public.

    A note whose item the pack does not have goes by the number its item had: a renamed exempt item is still exempt.
    """
    anchor = note.anchor
    item = pack.item(anchor.item) or (pack.item_by_number(anchor.item_number) if anchor.item_number else None)
    if item is not None and item.exempt:
        return True
    page = anchor.pdf_page
    if page is None:
        return False
    of_page = pack.item_of_page(page)
    papers = (paper for one in pack.items for paper in one.papers)
    return (of_page is not None and of_page.exempt) or any(
        paper.exempt and paper.pdf_first is not None and paper.pdf_first <= page <= (paper.pdf_last or page)
        for paper in papers
    )
