"""One member's notes on one pack: a file of those that may be shared, and one of those that may not.

Each change is made under a lock, on what is on the disk at that moment, so that two windows of packview keep both
their notes. A note that turns private is written to its new file before it leaves the old one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

import msgspec

from packview.errors import NotFoundError, PackviewError
from packview.model import Note
from packview.store.atomic import locked, sweep_beside
from packview.store.journal.loading import Loaded, Problem, damaged, load, stamp
from packview.store.notes.documents import note_of
from packview.store.notes.file import TABLE, NoteFile
from packview.store.notes.ids import new_id
from packview.text import one_line

Change = tuple[Note | None, Note | None]
"""A note before and after: None before where it is new, None after where it is taken out."""


class NoteStore:
    """Reads and writes one member's notes on one pack. May be used by several threads.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.
        shared: the folder of notes that may be shared, where that is not the library's own.

    Attributes:
        reports: what had to be put right or could not be understood, in sentences for the member, without full stop.

    Every method raises PackviewError when a file cannot be read, or the change could not be saved; then nothing changed.
    """

    def __init__(self, home: Path, pack_id: str, member_id: str, shared: Path | None = None) -> None:
        self.reports: list[str] = []
        self._home = home
        self._names = (pack_id, member_id)
        self._thread = RLock()
        self._files = tuple(
            NoteFile(
                root / pack_id / f"{member_id}.json",
                home / "backups" / folder / pack_id / member_id,
                private=folder == "private",
            )
            for folder, root in (("notes", shared or home / "notes"), ("private", home / "private"))
        )
        self._swept = False
        self._notes: dict[str, Note] = {}
        self._doubled: set[str] = set()
        self._known: tuple[object, tuple[Note, ...]] = (None, ())

    def all(self) -> tuple[Note, ...]:
        """The notes that are on the disk now, oldest first."""
        with self._thread:
            before = self.stamps()
            if self._known[0] == before:
                return self._known[1]
            self._sweep()
            fine = [file.storage.refresh(holding_lock=False) for file in self._files]
            notes, apart = self._read()
            if not (all(fine) and apart and self.stamps() == before):
                notes = self._settled()
                before = self.stamps()
            self._known = before, tuple(notes.values())
            return self._known[1]

    def stamps(self) -> object:
        """What tells whether anybody changed the member's notes."""
        return tuple(file.storage.stamps() for file in self._files)

    def apply(self, decide: Callable[[Mapping[str, Note]], Sequence[Change]]) -> Sequence[Change]:
        """Change notes together, on what is on the disk at that moment.

        Args:
            decide: makes the changes from all notes by their identities; it may raise, and then nothing changes.

        Returns:
            The changes, as made.
        """
        with self._change():
            changes = decide(self._read()[0])
            puts = [after for before, after in changes if after is not None and after != before]
            gone = [before.id for before, after in changes if before is not None and after is None]
            self._save(puts, gone)
        return changes

    def new_id(self, notes: Mapping[str, Note]) -> str:
        """An identity for a note that comes after those there are, and that no note has which cannot be understood."""
        identity = new_id(after=max(notes, default=""))
        while any(identity in file.storage.documents(TABLE) for file in self._files):
            identity = new_id(after=identity)
        return identity

    def add(self, make: Callable[[str], Note]) -> Note:
        """Keep a new note.

        Args:
            make: makes the note of its identity.
        """
        ((_, note),) = self.apply(lambda notes: [(None, make(self.new_id(notes)))])
        assert note is not None
        return note

    def restore(self, note: Note) -> None:
        """Put back a note that was taken out, as it was."""
        self.apply(lambda _: [(None, note)])

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

        def decide(notes: Mapping[str, Note]) -> Sequence[Change]:
            before = find(notes, note_id)
            return [(before, alter(before))]

        ((before, after),) = self.apply(decide)
        assert before is not None
        assert after is not None
        return before, after

    def remove(self, note_id: str) -> Note:
        """Take a note out.

        Raises:
            NotFoundError: there is no such note.
        """
        ((note, _),) = self.apply(lambda notes: [(find(notes, note_id), None)])
        assert note is not None
        return note

    def back_up(self) -> None:
        """Have what is there now among the backups."""
        with self._change():
            for file in self._files:
                file.storage.fold()

    def _settled(self) -> dict[str, Note]:
        """Read under the lock: another window was moving a note, or something is to be put right."""
        with self._change():
            notes, apart = self._read()
            if not apart:
                with suppress(PackviewError):  # reading must work where nothing can be written
                    self._save(list(notes.values()), ())
        return notes

    @contextmanager
    def _change(self) -> Iterator[None]:
        with self._thread, locked(self._home, *self._names, what="your notes"):
            try:
                for file in self._files:
                    file.storage.refresh(holding_lock=True)
                yield
            finally:
                for file in self._files:
                    self.reports.extend(file.storage.reports)
                    file.storage.reports.clear()

    def _read(self) -> tuple[dict[str, Note], bool]:
        """The notes by their identity, oldest first, and whether each is in one file only; in both, a move was cut short."""
        shared, private = self._files
        last = next(reversed(self._notes), "")
        changed = shared.update() | private.update()
        in_order = True
        for identity in sorted(changed):
            found = [file.notes[identity] for file in reversed(self._files) if identity in file.notes]
            (self._doubled.add if len(found) > 1 else self._doubled.discard)(identity)
            if not found:
                self._notes.pop(identity, None)
                continue
            in_order = in_order and (identity in self._notes or identity > last)
            self._notes[identity] = max(found, key=lambda note: note.updated)
        if not in_order:
            self._notes = {identity: self._notes[identity] for identity in sorted(self._notes)}
        for file in self._files:
            if not file.all_understood:
                self._report_one(file.storage.path)
        return self._notes, not self._doubled

    def _report_one(self, path: Path) -> None:
        report = f"A note in {path.name} in {path.parent} cannot be understood; it is left there as it is"
        if report not in self.reports:
            self.reports.append(report)

    def _save(self, puts: Sequence[Note], gone: Iterable[str]) -> None:
        """Write notes where they belong, then take from each file what does not belong there; all or nothing."""
        gone, undo = set(gone), list[tuple[NoteFile, dict[str, msgspec.Raw]]]()
        try:
            for file in self._files:  # what happens in one file happens at once
                here = [note for note in puts if note.private == file.private]
                undo.append((file, file.change(here, gone)))
            for file in self._files:
                moved = {note.id for note in puts if note.private != file.private}
                undo.append((file, file.change((), moved)))
        except PackviewError:
            for file, earlier in reversed(undo):
                with suppress(PackviewError):
                    file.put_back(earlier)
            raise

    def _sweep(self) -> None:
        """Take away, the first time, what writes left behind that were ended halfway."""
        if not self._swept:
            self._swept = True
            paths = [path for file in self._files for path in file.storage.places()]
            sweep_beside(self._home, self._names, paths)


def read_notes_file(path: Path) -> tuple[Note, ...]:
    """The notes in any member's file of shared notes, oldest first; nothing is locked and nothing written.

    What cannot be understood is passed over. A note that is marked as private although it stands there keeps that mark.

    Args:
        path: the member's file ('.json'); its journal lies beside it.

    Raises:
        PackviewError: it is damaged, cannot be read, or a newer packview wrote it.
    """
    loaded = load(path)
    if Problem.DAMAGED in loaded.problems:
        raise damaged(path)
    return notes_in(loaded, private=False)


def notes_in(loaded: Loaded, *, private: bool) -> tuple[Note, ...]:
    """The notes in what was read of a file, oldest first; what cannot be understood is passed over."""
    documents = loaded.tables.get(TABLE, {})
    found = (note_of(identity, raw, private=private) for identity, raw in documents.items())
    return tuple(sorted((note for note in found if note is not None), key=lambda note: note.id))


def stamps_in(folder: Path) -> object:
    """What tells whether any member's notes in a folder changed; cheap enough to ask several times a second."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix in {".json", ".journal"}]
    except OSError:  # there is none yet
        return ()
    return tuple((path.name, stamp(path)) for path in sorted(paths))


def find(notes: Mapping[str, Note], note_id: str) -> Note:
    """The note of an identity, or of a beginning that only one has.

    Raises:
        NotFoundError: there is none, or there are several.
    """
    wanted = note_id.strip().casefold()
    if wanted in notes:
        return notes[wanted]
    found = [note for note in notes.values() if wanted and note.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    shown = one_line(note_id)
    if found:
        raise NotFoundError(
            f"Several notes start with {shown}: {', '.join(note.id for note in found[:5])}",
            "Write more of the id",
        )
    raise NotFoundError(f"There is no note {shown}", "packview note list PACK shows your notes and their ids")
