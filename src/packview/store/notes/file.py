"""One file of a member's notes, with the notes that were understood so far."""

from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from packview.model import Note
from packview.store.journal.journal import REMOVED
from packview.store.journal.storage import JournalStorage, JournalTable
from packview.store.notes.documents import document, note_of

T = TypeVar("T")
TABLE = "notes"
"""The name of the table they stand in."""


class NoteFile:
    """Reads and writes the file; its lock is held by the caller, see JournalStorage.

    Args:
        path: the file.
        backups: the folder of its backups.
        private: whether its notes are private; the other one may be shared, so what leaves it leaves no trace.
    """

    def __init__(self, path: Path, backups: Path, *, private: bool) -> None:
        self.storage = JournalStorage(path, backups)
        self.private = private
        self._table = JournalTable(self.storage, TABLE, cache_size=0)
        self._known: dict[str, msgspec.Raw] = {}
        self.notes: dict[str, Note] = {}

    def update(self) -> set[str]:
        """Understand what changed by the last refresh; which notes did."""
        documents = self.storage.documents(TABLE)
        asked = self.storage.take_changed()
        if asked is None:
            asked = {*self._known, *documents}
        changed = {
            identity
            for identity in asked
            if (raw := documents.get(identity)) is not (known := self._known.get(identity)) and raw != known
        }
        for identity in changed:
            raw = documents.get(identity)
            note = note_of(identity, raw, private=self.private) if raw is not None else None
            _keep(self._known, identity, raw)
            _keep(self.notes, identity, note)
        return changed

    @property
    def all_understood(self) -> bool:
        """Whether every document is a note."""
        return len(self.notes) == len(self._known)

    def change(self, puts: Sequence[Note], gone: set[str]) -> dict[str, msgspec.Raw]:
        """Keep notes and take others out, at once; the documents there were before, to put them back."""
        documents = self.storage.documents(TABLE)
        gone = gone & documents.keys()
        earlier = {
            identity: documents.get(identity, REMOVED) for identity in {note.id for note in puts} | gone
        }

        def alter(changed: MutableMapping[str, Any]) -> None:
            for note in puts:  # fields that are not known here stay
                changed[note.id] = {**changed.get(note.id, {}), **document(note)}
            for identity in gone:
                del changed[identity]

        self._table.change(alter, leave_no_trace=bool(gone) and not self.private)
        return earlier

    def put_back(self, earlier: Mapping[str, msgspec.Raw]) -> None:
        """Have documents again as they were."""
        if earlier:
            self.storage.refresh(holding_lock=True)
            self.storage.append({TABLE: dict(earlier)}, leave_no_trace=not self.private)


def _keep(kept: dict[str, T], key: str, value: T | None) -> None:
    if value is None:
        kept.pop(key, None)
    else:
        kept[key] = value
