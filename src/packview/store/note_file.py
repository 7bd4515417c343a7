"""One file of a member's notes, with the notes that were understood so far."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from packview.model import Note
from packview.store.journal import REMOVED
from packview.store.journal_storage import JournalStorage, JournalTable
from packview.store.note_documents import document, note_of

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
        self._known: dict[str, tuple[msgspec.Raw, Note | None]] = {}

    def notes(self, not_understood: Callable[[Path], None]) -> dict[str, Note]:
        """The notes as of the last refresh."""
        known, self._known = self._known, {}
        for identity, raw in self.storage.documents(TABLE).items():
            entry = known.get(identity)
            if entry is None or (entry[0] is not raw and entry[0] != raw):
                entry = raw, note_of(identity, raw, private=self.private)
            self._known[identity] = entry
        found = {identity: note for identity, (_, note) in self._known.items() if note is not None}
        if len(found) != len(self._known):
            not_understood(self.storage.path)
        return found

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
