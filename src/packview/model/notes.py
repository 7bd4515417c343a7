"""The member's notes and questions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

NoteKind = Literal["note", "question", "supplementary"]
"""A 'supplementary' is a question that follows another one, its ``parent``."""
Priority = Literal["main", "normal", "low"]
"""'main' is the big question of an item; the others are its lines of enquiry."""
PRIORITIES: tuple[Priority, ...] = get_args(Priority)
EvidenceKind = Literal["page", "quote", "indicator", "finding", "minute", "recommendation"]
NoteStatus = Literal["draft", "ready", "asked", "answered", "deferred", "withdrawn"]
STATUSES: tuple[NoteStatus, ...] = get_args(NoteStatus)
OPEN_STATUSES: frozenset[NoteStatus] = frozenset({"draft", "ready", "deferred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where in the pack a note belongs, in enough ways to find the place again in a republished pack.

    Attributes:
        item: key of the agenda item ('' for the pack as a whole).
        item_number: as printed when the note was made.
        item_title: the same.
        page: printed label, None where none is printed.
        pdf_page: PDF page, None for an item without papers.
        quote: the text quoted, '' for none.
        before: up to 80 characters that stand before the quote.
        after: up to 80 characters that stand after it.
        edition: of the pack it speaks of, see Pack.edition; '' for one that was noted before editions were kept.
    """

    item: str = ""
    item_number: str = ""
    item_title: str = ""
    page: str | None = None
    pdf_page: int | None = None
    quote: str = ""
    before: str = ""
    after: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a question rests on, beside its anchor.

    Attributes:
        kind: what it is.
        ref: reference of the indicator, key of the finding, number of the minute or of the tracker's row; '' for a page.
        text: how it is called on screen and in exports: 'M1 Number of contacts, 1,620 in October'.
        page: printed label, None where none is printed.
        pdf_page: 1..n, None where it has no page.
        edition: as in Anchor; '' for the edition the note's anchor speaks of.
    """

    kind: EvidenceKind
    ref: str = ""
    text: str = ""
    page: str | None = None
    pdf_page: int | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """When a question came to a status, with time zone."""

    status: NoteStatus
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note or a question.

    Attributes:
        id: 12 characters, unique among all members' notes; later notes sort after earlier ones.
        kind: what it is.
        text: what the member wrote; cleaned, may have several lines.
        anchor: where it belongs.
        to: whom a question is for, '' for nobody in particular.
        indicator: reference of the indicator it is about, '' for none.
        status: of a question; a plain note stays 'draft'.
        answer: what was answered.
        follow_up: what is still to come of it.
        parent: id of the question a supplementary follows, '' for none.
        evidence: what it rests on beside its anchor, in the member's order.
        theme: key of the theme it speaks to, '' for none.
        priority: how much it matters within its item.
        order: where it stands among the questions of its item and priority; lower comes first, equal ones by id.
        history: when its status changed, oldest first.
        private: kept out of exports and shared folders unless asked for.
        member: who wrote it: the name the member chose.
        created: with time zone.
        updated: with time zone.
    """

    id: str
    kind: NoteKind
    text: str
    anchor: Anchor
    to: str = ""
    indicator: str = ""
    status: NoteStatus = "draft"
    answer: str = ""
    follow_up: str = ""
    parent: str = ""
    evidence: tuple[Evidence, ...] = ()
    theme: str = ""
    priority: Priority = "normal"
    order: float = 0.0
    history: tuple[StatusChange, ...] = ()
    private: bool = False
    member: str = ""
    created: datetime
    updated: datetime

    @property
    def asks(self) -> bool:
        """Whether it is a question, be it a supplementary one."""
        return self.kind != "note"

    @property
    def open(self) -> bool:
        """A question that is still to be asked or answered."""
        return self.asks and self.status in OPEN_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class BinnedNote:
    """A note that was deleted, and when, with time zone."""

    note: Note
    deleted: datetime
