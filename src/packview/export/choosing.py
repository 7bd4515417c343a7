"""Which notes an export may hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from packview.model import Note, NoteStatus, Pack

Only = Literal["all", "questions", "notes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is wanted in an export.

    Attributes:
        only: leave the other kind out.
        statuses: of questions; () for all. Notes have none and are left out where a status is wanted.
        to: name, or part of one, of whom questions are for; '' for everyone.
        theme: key of a theme, '' for all.
        include_exempt: those on items and papers closed to the press and public too.
        closed: keys of items that were closed to them in the meeting itself.
    """

    only: Only = "all"
    statuses: tuple[NoteStatus, ...] = ()
    to: str = ""
    theme: str = ""
    include_private: bool = False
    include_exempt: bool = False
    closed: Collection[str] = ()


def chosen(pack: Pack, notes: Sequence[Note], choice: Choice) -> tuple[Note, ...]:
    """The notes an export may hold, oldest first."""
    return tuple(note for note in sorted(notes, key=lambda note: note.id) if _wanted(pack, note, choice))


def _wanted(pack: Pack, note: Note, choice: Choice) -> bool:
    if choice.only != "all" and note.asks != (choice.only == "questions"):
        return False
    if choice.statuses and not (note.asks and note.status in choice.statuses):
        return False
    if choice.to and choice.to.casefold() not in note.to.casefold():
        return False
    if choice.theme and note.theme != choice.theme:
        return False
    if note.private and not choice.include_private:
        return False
    return choice.include_exempt or not (note.anchor.item in choice.closed or on_exempt(pack, note))


def on_exempt(pack: Pack, note: Note) -> bool:
    """Whether a note is on what is closed to the press and public, or rests on a page of it.

    A note whose item the pack does not have goes by the number its item had: a renamed exempt item is still exempt.
    """
    anchor = note.anchor
    item = pack.item(anchor.item) or (pack.item_by_number(anchor.item_number) if anchor.item_number else None)
    if item is not None and item.exempt:
        return True
    pages = [anchor.pdf_page, *(one.pdf_page for one in note.evidence)]
    return any(page is not None and _page_exempt(pack, page) for page in pages)


def _page_exempt(pack: Pack, page: int) -> bool:
    of_page = pack.item_of_page(page)
    papers = (paper for one in pack.items for paper in one.papers)
    return (of_page is not None and of_page.exempt) or any(
        paper.exempt and paper.pdf_first is not None and paper.pdf_first <= page <= (paper.pdf_last or page)
        for paper in papers
    )
