"""The member's notes and questions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

NoteKind = Literal["note", "question"]
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
    """

    item: str = ""
    item_number: str = ""
    item_title: str = ""
    page: str | None = None
    pdf_page: int | None = None
    quote: str = ""
    before: str = ""
    after: str = ""


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
    private: bool = False
    member: str = ""
    created: datetime
    updated: datetime

    @property
    def open(self) -> bool:
        """A question that is still to be asked or answered."""
        return self.kind == "question" and self.status in OPEN_STATUSES
