"""Bringing notes back from a backup."""

from dataclasses import dataclass
from datetime import datetime

from packview.model import Note
from packview.services.notes.notebook import Notebook
from packview.store.notes.backups import note_backups


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A backup that can be brought back.

    Attributes:
        time: when it was written.
        private: whether it holds the private notes, or those that may be shared.
        notes: what it holds.
        different: how many of them are different now, or not there.
    """

    time: datetime
    private: bool
    notes: tuple[Note, ...]
    different: int


def choices(notebook: Notebook) -> tuple[Choice, ...]:
    """The backups of a notebook, newest first. Raises PackviewError: the notes themselves cannot be read."""
    there = {note.id: note for note in notebook.notes()}
    return tuple(
        Choice(
            time=one.time,
            private=one.private,
            notes=one.notes,
            different=sum(there.get(note.id) != note for note in one.notes),
        )
        for one in note_backups(notebook.home, notebook.pack_id, notebook.member_id)
    )


def restore(notebook: Notebook, choice: Choice) -> int:
    """Have the notes of a backup as they were; says how many changed. Those made since stay, and it can be taken back.

    What is there now becomes a backup first.

    Raises:
        PackviewError: it could not be saved; nothing changed.
    """
    notebook.back_up()
    return notebook.restore(choice.notes, f"Brought back the backup of {choice.time:%Y-%m-%d %H:%M}")
