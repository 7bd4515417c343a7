"""Earlier states of a member's notes on one pack, from the backups of both files."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from packview.model import Note
from packview.store.backups import Backups
from packview.store.mending import read_backup
from packview.store.notes import notes_in


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBackup:
    """One earlier state of one of the two files.

    Attributes:
        time: when the file was written; changes until the next backup are in it too.
        private: whether it is the file of private notes.
        notes: by their identities.
    """

    time: datetime
    private: bool
    notes: tuple[Note, ...]


def note_backups(home: Path, pack_id: str, member_id: str) -> tuple[NoteBackup, ...]:
    """The backups that can be read, newest first."""
    found = []
    for folder in ("notes", "private"):
        for backup in Backups(home / "backups" / folder / pack_id / member_id).newest_first():
            loaded = read_backup(backup)
            if loaded is not None:
                private = folder == "private"
                found.append(
                    NoteBackup(time=backup.time, private=private, notes=notes_in(loaded, private=private))
                )
    return tuple(sorted(found, key=lambda one: one.time, reverse=True))
