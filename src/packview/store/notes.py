"""One member's notes on one pack: a file of those that may be shared, and one of those that may not.

Each change is made under a lock, on what is on the disk at that moment, so that two windows of packview keep both
their notes. A note that turns private is written to its new file before it leaves the old one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from tinydb.table import Document, Table

from packview.errors import NotFoundError, PackviewError
from packview.model import Note
from packview.store.atomic_storage import AtomicStorage, DamagedError
from packview.store.ids import new_id
from packview.store.locks import locked
from packview.text import clean, one_line

_TABLE = "notes"


class _NoteTable(Table):
    document_id_class = str  # type: ignore[assignment]  # TinyDB takes any class, its annotation does not say so


@dataclass(frozen=True, slots=True)
class _Open:
    """A file, opened for as long as one reading or one change takes: TinyDB must not remember what it read."""

    storage: AtomicStorage
    table: Table
    private: bool

    def newest_id(self) -> str:
        tables = self.storage.read() or {}
        return max(tables.get(_TABLE, ()), default="")

    def save(self, note: Note) -> None:
        document = Document(msgspec.to_builtins(note), doc_id=note.id)  # type: ignore[arg-type]  # see _NoteTable
        if self.table.contains(doc_id=document.doc_id):
            self.table.update(document, doc_ids=[document.doc_id])
        else:
            self.table.insert(document)

    def remove(self, note_id: str) -> None:
        if self.table.contains(doc_id=note_id):  # type: ignore[arg-type]  # see _NoteTable
            self.table.remove(doc_ids=[note_id])  # type: ignore[list-item]  # see _NoteTable


class NoteStore:
    """Reads and writes one member's notes on one pack.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.

    Attributes:
        reports: what had to be put right or could not be understood, in sentences for the member, without full stop.

    Every method raises PackviewError when a file cannot be read, or the change could not be saved; then nothing changed.
    """

    def __init__(self, home: Path, pack_id: str, member_id: str) -> None:
        self.reports: list[str] = []
        self._home = home
        self._pack_id = pack_id
        self._member_id = member_id

    def all(self) -> tuple[Note, ...]:
        """The notes that are on the disk now, oldest first."""
        before = self._state()
        if not any(before):
            return ()
        try:
            notes, settled = self._read(self._files(holding_lock=False))
        except DamagedError:
            notes, settled = [], False
        if settled and self._state() == before:
            return tuple(notes)
        with self._change() as files:  # another window was moving a note, or something is to be put right
            notes, settled = self._read(files)
            for note in () if settled else notes:
                with suppress(PackviewError):  # reading must work where nothing can be written
                    self._put(files, note)
        return tuple(notes)

    def add(self, make: Callable[[str], Note]) -> Note:
        """Keep a new note.

        Args:
            make: makes the note of its identity.
        """
        with self._change() as files:
            note = make(new_id(after=max(file.newest_id() for file in files)))
            self._put(files, note)
        return note

    def restore(self, note: Note) -> None:
        """Put back a note that was taken out, as it was."""
        with self._change() as files:
            self._put(files, note)

    def change(self, note_id: str, alter: Callable[[Note], Note]) -> tuple[Note, Note]:
        """Change a note.

        Args:
            note_id: its identity, or a beginning that only one has.
            alter: makes the new note of the old; where it returns the old one, nothing is written.

        Returns:
            The note before and after.

        Raises:
            NotFoundError: there is no such note.
        """
        with self._change() as files:
            before = _find(self._read(files)[0], note_id)
            after = alter(before)
            if after != before:
                self._put(files, after)
        return before, after

    def remove(self, note_id: str) -> Note:
        """Take a note out.

        Raises:
            NotFoundError: there is no such note.
        """
        with self._change() as files:
            note = _find(self._read(files)[0], note_id)
            for file in files:
                file.remove(note.id)
        return note

    def _path(self, folder: str) -> Path:
        return self._home / folder / self._pack_id / f"{self._member_id}.json"

    def _state(self) -> list[tuple[int, int] | None]:
        """What tells whether a file was replaced; None for one that is not there."""
        found: list[tuple[int, int] | None] = []
        for folder in ("notes", "private"):
            try:
                seen = self._path(folder).stat()
            except FileNotFoundError:
                found.append(None)
            except OSError:  # reading it says what is wrong
                found.append((0, 0))
            else:
                found.append((seen.st_ino, seen.st_mtime_ns))
        return found

    def _files(self, *, holding_lock: bool) -> tuple[_Open, _Open]:
        """The shared and the private file."""
        shared, private = (self._file(folder, holding_lock=holding_lock) for folder in ("notes", "private"))
        return shared, private

    def _file(self, folder: str, *, holding_lock: bool) -> _Open:
        backups = self._home / "backups" / folder / self._pack_id / self._member_id
        storage = AtomicStorage(self._path(folder), backups, holding_lock=holding_lock)
        table = _NoteTable(storage, _TABLE, cache_size=0)
        return _Open(storage, table, folder == "private")

    @contextmanager
    def _change(self) -> Iterator[tuple[_Open, _Open]]:
        with locked(self._home, self._pack_id, self._member_id, what="your notes"):
            files = self._files(holding_lock=True)
            try:
                yield files
            finally:
                for file in files:
                    self.reports.extend(file.storage.reports)

    def _read(self, files: tuple[_Open, _Open]) -> tuple[list[Note], bool]:
        """The notes by their identity, and whether each is in one file only; in both, a move was cut short."""
        found: dict[str, Note] = {}
        settled = True
        for file in files:
            for document in file.table:
                note = _note(document, private=file.private)
                if note is None:
                    self._report_one(file)
                    continue
                other = found.get(note.id)
                settled = settled and other is None
                if other is None or note.updated >= other.updated:
                    found[note.id] = note
        return sorted(found.values(), key=lambda note: note.id), settled

    def _report_one(self, file: _Open) -> None:
        path = file.storage.path
        report = f"A note in {path.name} in {path.parent} cannot be understood; it is left there as it is"
        if report not in self.reports:
            self.reports.append(report)

    def _put(self, files: tuple[_Open, _Open], note: Note) -> None:
        """Write a note where it belongs, then take it from where it does not."""
        shared, private = files
        target, other = (private, shared) if note.private else (shared, private)
        earlier = target.table.get(doc_id=note.id)  # type: ignore[call-overload]  # see _NoteTable
        earlier = dict(earlier) if earlier is not None else None
        target.save(note)
        try:
            other.remove(note.id)
        except PackviewError:
            with suppress(PackviewError):
                self._put_back(target, note.id, earlier)
            raise

    def _put_back(self, file: _Open, note_id: str, earlier: dict[str, Any] | None) -> None:
        file.remove(note_id)
        if earlier is not None:
            file.table.insert(Document(earlier, doc_id=note_id))  # type: ignore[arg-type]  # see _NoteTable


def _find(notes: list[Note], note_id: str) -> Note:
    wanted = note_id.strip().casefold()
    found = [note for note in notes if wanted and note.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    exact = next((note for note in found if note.id == wanted), None)
    if exact is not None:
        return exact
    shown = one_line(note_id)
    if found:
        raise NotFoundError(
            f"Several notes start with {shown}: {', '.join(note.id for note in found[:5])}",
            "Write more of the id",
        )
    raise NotFoundError(f"There is no note {shown}", "packview note list PACK shows your notes and their ids")


def _note(document: dict[str, Any], *, private: bool) -> Note | None:
    """The note in a document, cleaned: the file may have come from somebody else. None where it is none."""
    try:
        note = msgspec.convert(document, Note)
    except msgspec.ValidationError:
        return None
    if private and not note.private:
        note = replace(note, private=True)
    if not (note.created.tzinfo and note.updated.tzinfo):
        note = replace(note, created=_with_zone(note.created), updated=_with_zone(note.updated))
    return _cleaned(note)


def _with_zone(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _cleaned(note: Note) -> Note:
    anchor = note.anchor
    lines = (note.to, note.indicator, note.member, anchor.item, anchor.item_number, anchor.item_title)
    line = "|".join((*lines, anchor.page or ""))
    text = f"{note.text}|{note.answer}|{anchor.quote}|{anchor.before}|{anchor.after}"
    if one_line(line) == line and clean(text) == text:  # as good as always, and quick
        return note
    return replace(
        note,
        text=clean(note.text),
        anchor=replace(
            anchor,
            item=one_line(anchor.item),
            item_number=one_line(anchor.item_number),
            item_title=one_line(anchor.item_title),
            page=one_line(anchor.page) if anchor.page is not None else None,
            quote=clean(anchor.quote),
            before=clean(anchor.before),
            after=clean(anchor.after),
        ),
        to=one_line(note.to),
        indicator=one_line(note.indicator),
        answer=clean(note.answer),
        member=one_line(note.member),
    )
