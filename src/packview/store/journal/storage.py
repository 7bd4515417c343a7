"""TinyDB on a file that is written whole or not at all, with a journal of the changes since beside it, and backups.

A change costs one line at the end of the journal, however many notes there are. Now and then the file is written anew and
the journal begins again: when it has grown long, when a backup is due, and when something must leave no trace.
"""

import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage
from tinydb.table import Table

from packview.store.atomic import append_durable, in_words, sync_folder, write_atomic
from packview.store.backups import Backups
from packview.store.journal import journal, snapshot
from packview.store.journal.journal import REMOVED, Changes
from packview.store.journal.loading import Loaded, add_tail, journal_of, load, stamp
from packview.store.journal.mending import Mended, has_more, mend
from packview.store.journal.snapshot import SCHEMA_VERSION, Tables

_LONG = 256 * 1024
"""Bytes a journal may have whatever the size of its file; then, half as many as the file."""


class JournalStorage(Storage):
    """A file with its journal.

    Whoever changes it holds its lock from ``refresh`` to the end of the change; see store.notes.

    Args:
        path: the file; it need not be there.
        backups: the folder of its backups.

    Attributes:
        reports: what was put right, in sentences for the member, without full stop.
    """

    def __init__(self, path: Path, backups: Path) -> None:
        self.path = Path(os.path.realpath(path))  # beside the file itself lies its journal
        self.reports: list[str] = []
        self._backups = Backups(backups)
        self._loaded: Loaded | None = None

    def refresh(self, *, holding_lock: bool) -> bool:
        """Have what is on the disk now; with the lock, what is damaged or was left half done is put right.

        Returns:
            Whether all is well. Without the lock what is there may be less than what can be had with it.

        Raises:
            NewerError: a newer packview wrote it.
            PackviewError: it cannot be read, or not be put right.
        """
        loaded = self._loaded
        if loaded is None or not add_tail(loaded, self.path):
            loaded = self._loaded = load(self.path)
        settled = not loaded.problems and not has_more(self._backups, loaded)
        if holding_lock and not settled:
            self._loaded = None
            self._mend(mend(self.path, self._backups, loaded))
            settled = True
        return settled

    def places(self) -> tuple[Path, Path]:
        """Where temporary files may be left: beside the file, and in the folder of its backups."""
        return self.path, self._backups.folder

    def stamps(self) -> object:
        """What tells whether somebody changed the file or its journal."""
        return stamp(self.path), stamp(journal_of(self.path))

    def documents(self, table: str) -> Mapping[str, msgspec.Raw]:
        """The documents of a table as JSON, as of the last refresh."""
        return self._now().tables.get(table, {})

    def take_changed(self) -> set[str] | None:
        """The documents that changed since this was last asked, None for perhaps all of them."""
        loaded = self._now()
        changed, loaded.changed = loaded.changed, set()
        return changed

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as TinyDB wants them, None for a file that is not there; see Storage."""
        self.refresh(holding_lock=False)
        loaded = self._now()
        if not loaded.snapshot.version and not loaded.tables:
            return None
        return {name: _Decoded(table) for name, table in loaded.tables.items()}  # type: ignore[misc]  # reads like one

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the tables; on return they are on the disk; see Storage.

        Raises:
            PackviewError: they could not be written; the file is as it was.
        """
        self._fold(
            {
                name: {identity: _raw(document) for identity, document in table.items()}
                for name, table in data.items()
            }
        )

    def append(self, changes: Changes, *, leave_no_trace: bool = False) -> None:
        """Keep a change; on return it is on the disk.

        Args:
            changes: documents as they are now, REMOVED for those taken out.
            leave_no_trace: what was there before is to be gone from the file and its journal.

        Raises:
            PackviewError: it could not be saved; nothing changed.
        """
        loaded = self._now()
        if leave_no_trace or self._fold_now(loaded):
            changed = loaded.changed
            tables = {name: dict(table) for name, table in loaded.tables.items()}
            journal.apply(tables, changes)
            self._fold(tables)
            if changed is not None:
                self._now().changed = changed.union(*changes.values())
            return
        end = loaded.end if loaded.continues else 0
        line = journal.change_line(changes)
        if not end:
            line = journal.first_line(loaded.snapshot.generation) + line
        self._loaded = None  # where it fails, the disk says what is there
        append_durable(journal_of(self.path), line, end=end)
        loaded.apply(changes)
        loaded.follows, loaded.end = loaded.snapshot.generation, end + len(line)
        loaded.stamps = loaded.stamps[0], stamp(journal_of(self.path))
        self._loaded = loaded
        self._backups.add_line(journal_of(self.path), line, end=end)

    def fold(self) -> None:
        """Write the file anew where it has a journal, which makes a backup of all there is.

        Raises:
            PackviewError: it could not be written; nothing changed.
        """
        loaded = self._now()
        if loaded.end:
            self._fold(loaded.tables)
            self._now().changed = loaded.changed

    def forget_earlier(self) -> None:
        """Take away the backups of earlier states."""
        self._backups.keep_newest()

    def _fold_now(self, loaded: Loaded) -> bool:
        file = loaded.stamps[0]
        if file is None or loaded.snapshot.version < SCHEMA_VERSION:
            return True
        return loaded.continues and (loaded.end > max(_LONG, file[1] // 2) or self._backups.due(self.path))

    def _fold(self, tables: Tables) -> None:
        """Write the file anew; from the moment it is in place, the journal is contained in it."""
        loaded = self._now()
        if 0 < loaded.snapshot.version < SCHEMA_VERSION:
            self._backups.keep_old_form(self.path.read_bytes(), loaded.snapshot.version)
        generation = max(loaded.snapshot.generation, loaded.follows or 0) + 1
        folded = loaded.end if loaded.follows == generation - 1 else 0
        encoded = snapshot.encode(tables, generation=generation, folded=folded)
        self._loaded = None
        write_atomic(self.path, encoded, locked=True)
        self._drop_journal()
        facts = snapshot.Snapshot(tables, SCHEMA_VERSION, generation, folded)
        self._loaded = Loaded(tables, facts, stamps=(stamp(self.path), stamp(journal_of(self.path))))
        self._backups.add(encoded)

    def _drop_journal(self) -> None:
        """Take away a journal that is contained in its file. Where that fails, the next reading tries again."""
        path = journal_of(self.path)
        try:
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
        except OSError as error:
            self.reports.append(
                f"All is saved, but {path} could not be removed and may still hold what you took out"
                f" ({in_words(error, path).message})"
            )

    def _mend(self, mended: Mended) -> None:
        self.reports.extend(mended.reports)
        self._loaded = mended.loaded
        if mended.rewrite:
            self._fold(mended.loaded.tables)
        else:
            self._drop_journal()
            self._loaded = None
            self._loaded = load(self.path)

    def _now(self) -> Loaded:
        if self._loaded is None:
            self._loaded = load(self.path)
        return self._loaded


class JournalTable(Table):
    """A table whose documents have text identities, and of which a change hands on what it changed alone."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB takes any class, its annotation does not say so

    def change(
        self, alter: Callable[[MutableMapping[str, Any]], None], *, leave_no_trace: bool = False
    ) -> None:
        """Change documents; on return that is on the disk.

        Args:
            alter: changes the documents by their identities.
            leave_no_trace: see JournalStorage.append.

        Raises:
            PackviewError: it could not be saved; nothing changed.
        """
        storage = self._storage
        assert isinstance(storage, JournalStorage)
        changed = _Changed(storage.documents(self.name))
        alter(changed)
        changes = changed.changes()
        if changes:
            storage.append({self.name: changes}, leave_no_trace=leave_no_trace)
        self.clear_cache()

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        self.change(updater)  # type: ignore[arg-type]  # TinyDB's own methods change documents through this one


class _Decoded(Mapping[str, dict[str, Any]]):
    """Documents that are understood when they are looked at."""

    def __init__(self, table: Mapping[str, msgspec.Raw]) -> None:
        self._table = table

    def __getitem__(self, identity: str) -> dict[str, Any]:
        return msgspec.json.decode(self._table[identity], type=dict[str, Any])

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class _Changed(MutableMapping[str, dict[str, Any]]):
    """Documents, and what is done to them while they lie here."""

    def __init__(self, table: Mapping[str, msgspec.Raw]) -> None:
        self._table = table
        self._touched: dict[str, dict[str, Any] | None] = {}

    def changes(self) -> dict[str, msgspec.Raw]:
        """What is different now."""
        found = {
            identity: REMOVED if document is None else _raw(document)
            for identity, document in self._touched.items()
        }
        return {identity: raw for identity, raw in found.items() if raw != self._table.get(identity, REMOVED)}

    def __getitem__(self, identity: str) -> dict[str, Any]:
        if identity not in self._touched:
            self._touched[identity] = msgspec.json.decode(self._table[identity], type=dict[str, Any])
        document = self._touched[identity]
        if document is None:
            raise KeyError(identity)
        return document

    def __setitem__(self, identity: str, document: dict[str, Any]) -> None:
        self._touched[identity] = document

    def __delitem__(self, identity: str) -> None:
        if identity not in self:
            raise KeyError(identity)
        self._touched[identity] = None

    def __contains__(self, identity: object) -> bool:
        touched = self._touched.get(identity, self._table.get(identity))  # type: ignore[call-overload]
        return touched is not None

    def __iter__(self) -> Iterator[str]:
        return iter([identity for identity in {**self._table, **self._touched} if identity in self])

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _raw(document: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(document))
