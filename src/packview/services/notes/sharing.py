"""A member's notes in a folder of the panel's own, outside the library.

Colleagues' shared questions beside your own: read, never written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from packview.errors import PackviewError
from packview.model import Note
from packview.services.editions.relocate import Places
from packview.services.notes.fields import newer
from packview.store.journal.loading import journal_of, stamp
from packview.store.notes.notes import NoteStore, read_notes_file, stamps_in
from packview.store.received import member_files, newest
from packview.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedNotes:
    """What colleagues share on a pack.

    Attributes:
        notes: each where it stands in your papers, oldest first; every one has its ``member``.
        problems: what could not be read or wants a look, in sentences without full stop.
    """

    notes: tuple[Note, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """Who shares something, by name."""
        return tuple(sorted({note.member for note in self.notes}))


class Colleagues:
    """The notes that colleagues share on one pack: in the shared folder, and in files they sent.

    Args:
        home: the library's folder.
        shared: the folder that is shared; it holds a folder for each pack.
        pack_id: the pack.
        member_id: the member whose colleagues they are, as a file name.
        places: where notes stand in the papers as they are now.
    """

    def __init__(self, home: Path, shared: Path, pack_id: str, member_id: str, places: Places) -> None:
        self._folders = (shared / pack_id, home / "received" / pack_id)
        self._member_id = member_id
        self._places = places
        self._read: dict[Path, tuple[object, tuple[Note, ...]]] = {}

    def token(self) -> object:
        """What tells, when it is another than before, that somebody changed something; cheap, for asking every second."""
        return tuple(stamps_in(folder) for folder in self._folders)

    def notes(self, mine: Iterable[Note] = ()) -> SharedNotes:
        """What they share now.

        Args:
            mine: the member's own notes, which are left out wherever they stand.
        """
        own = {note.id for note in mine}
        problems: list[str] = []
        found: list[Note] = []
        for folder in self._folders:
            found += self._notes_in(folder, problems)
        theirs = [note for note in newest(found).values() if not note.private and note.id not in own]
        return SharedNotes(notes=self._places.shown(theirs), problems=tuple(problems))

    def _notes_in(self, folder: Path, problems: list[str]) -> list[Note]:
        try:
            files = member_files(folder)
        except OSError as error:
            reason = one_line(error.strerror or type(error).__name__)
            problems.append(f"The shared folder {one_line(str(folder))} cannot be read: {reason}")
            return []
        found: list[Note] = []
        for file in files:
            name = one_line(file.path.name)
            if file.member == self._member_id:
                if file.doubled:
                    problems.append(
                        f"{name} is a second copy of your own notes, made when two machines wrote at once; bring it in"
                        f' with: packview note merge "{one_line(str(file.path))}"'
                    )
                continue
            try:
                notes = self._notes_of(file.path)
            except PackviewError as error:
                problems.append(f"{name} cannot be read, the other members' notes can: {error.message}")
                continue
            if file.doubled:
                problems.append(
                    f"{name} is a second copy of {one_line(file.member)}'s notes; both are shown as one"
                )
            found += [note if note.member else replace(note, member=one_line(file.member)) for note in notes]
        return found

    def _notes_of(self, path: Path) -> tuple[Note, ...]:
        """The notes in a file, read again when it was changed."""
        seen = (stamp(path), stamp(journal_of(path)))
        known = self._read.get(path)
        if known is None or known[0] != seen:
            known = self._read[path] = (seen, read_notes_file(path))
        return known[1]


def check_there(shared: Path) -> None:
    """Whether the shared folder is there: one that is not must not pass for an empty one.

    Raises:
        PackviewError: it is not.
    """
    if not shared.is_dir():
        raise PackviewError(
            f"The shared folder {one_line(str(shared))} is not there, and your notes are kept in it",
            "Connect its drive, or correct the line with shared in config.toml",
        )


def bring_over(home: Path, pack_id: str, member_id: str, store: NoteStore) -> None:
    """Move the notes from before the folder was named; a crash on the way leaves none out.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.
        store: the notes in the shared folder.

    Raises:
        PackviewError: they could not be moved; none is lost.
    """
    if not any((home / "notes" / pack_id / f"{member_id}{end}").exists() for end in (".json", ".journal")):
        return
    before = NoteStore(home, pack_id, member_id)
    notes = [
        note for note in before.all() if not note.private
    ]  # the private ones are in the same file for both
    if notes:
        store.apply(lambda known: newer(known, notes))
        before.apply(lambda known: [(known[note.id], None) for note in notes if note.id in known])
