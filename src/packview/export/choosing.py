"""Which notes an export may hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from packview.model import Note, NoteStatus
from packview.model.leaving import Closed

Only = Literal["all", "questions", "notes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is wanted in an export; ``statuses`` () is all, else notes are left out."""

    only: Only = "all"
    statuses: tuple[NoteStatus, ...] = ()
    to: str = ""
    theme: str = ""
    include_private: bool = False
    include_exempt: bool = False


def chosen(closed: Closed, notes: Sequence[Note], choice: Choice) -> tuple[Note, ...]:
    """The notes an export may hold, oldest first."""
    return tuple(note for note in sorted(notes, key=lambda note: note.id) if _wanted(closed, note, choice))


def _wanted(closed: Closed, note: Note, choice: Choice) -> bool:
    if choice.only != "all" and note.asks != (choice.only == "questions"):
        return False
    if choice.statuses and not (note.asks and note.status in choice.statuses):
        return False
    if choice.to and choice.to.casefold() not in note.to.casefold():
        return False
    if choice.theme and note.theme != choice.theme:
        return False
    return closed.note_may_leave(note, with_private=choice.include_private, with_closed=choice.include_exempt)
