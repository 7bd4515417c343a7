"""Earlier states of a member's notes on one pack, from the backups of both files.

Looking at files of notes for what is wrong with them, changing nothing.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from packview.model import Note
from packview.store.backups import Backups
from packview.store.journal.loading import Problem, load
from packview.store.journal.mending import has_more, read_backup
from packview.store.notes.documents import note_of
from packview.store.notes.file import TABLE
from packview.store.notes.notes import notes_in

_WORDS = {
    Problem.DAMAGED: "it is damaged",
    Problem.MISSING: "it is not there, but its journal is",
    Problem.TORN_LINES: "lines of its journal are damaged",
    Problem.AHEAD: "it is older than its journal",
    Problem.UNFOLDED: "its journal has changes it does not contain",
    Problem.OLD: "its journal is of long before it",
}


def files(folder: Path) -> list[Path]:
    """The files of notes under a folder, one a member and pack; also those of which only the journal is there."""
    found = {path.with_suffix(".json") for path in folder.glob("*/*.journal")}
    return sorted(path for path in {*folder.glob("*/*.json"), *found} if ".sync-conflict-" not in path.name)


def problem(path: Path, backups: Path) -> str:
    """What is wrong with a file and what to do, '' for nothing.

    Raises:
        PackviewError: it cannot be read, or a newer packview wrote it.
    """
    loaded, kept = load(path), Backups(backups)
    found = [_WORDS[one] for one in loaded.problems if one in _WORDS]
    if not found and has_more(kept, loaded):
        found.append("its journal has lost changes that its backup has")
    if found:
        good = sum(read_backup(backup) is not None for backup in kept.newest_first())
        return (
            f"{', and '.join(sorted(found))}; opening the pack puts it right as far as can be ({good} good backups),"
            " and keeps what was damaged; packview note restore PACK lists the backups"
        )
    lost = sum(
        note_of(identity, raw, private=False) is None
        for identity, raw in loaded.tables.get(TABLE, {}).items()
    )
    if lost:
        return f"{lost} of its notes cannot be understood and are left there; packview note restore PACK lists earlier states"
    if (
        os.name != "nt"
        and path.is_file()
        and stat.S_IMODE(path.stat().st_mode) & 0o077
        and path.parents[1].name != "notes"
    ):
        return f"others on this machine may read it; chmod 600 {path}"
    return ""


def oddities(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files beside those of notes that a member should know of, and what to do."""
    for path in sorted(folder.glob("*/*")):
        if ".corrupt-" in path.name:
            yield path, "a damaged file that was kept; when nothing of it is missed, delete it"
        elif ".sync-conflict-" in path.name:
            yield path, "what shares the folder made a second copy; see what is in it, then delete it"


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
