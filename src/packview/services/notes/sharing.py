"""Colleagues' shared questions beside your own: read, never written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from packview.model import Note
from packview.services.editions.relocate import Places
from packview.store.notes.documents import note_of
from packview.store.notes.file import NotesFile, Record, newest_records
from packview.store.notes.folder import NotesFolder, token_of
from packview.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedNotes:
    """What colleagues share on a pack.

    Attributes:
        notes: each where it stands in your papers, oldest first; every one has its ``member``, and an id no other has.
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
        self._folders = [NotesFolder(received_folder(home, pack_id)), NotesFolder(shared / pack_id)]
        self._member_id = member_id
        self._places = places
        self._decoded: dict[tuple[str, str], tuple[Record, Note | None]] = {}

    def token(self) -> object:
        """What tells, when it is another than before, that somebody changed something."""
        return token_of(self._folders)

    def notes(self, mine: Iterable[Note] = ()) -> SharedNotes:
        """What they share now. ``mine``: the member's own notes.

        A note that has the id of another member's, or of one of yours, is shown too, under another id, and is told of.
        """
        problems: list[str] = []
        names: dict[str, str] = {}
        found: dict[str, dict[str, Note | None]] = {}
        for folder in self._folders:  # what a member shares, or took back, says more than what came by mail
            for member, files in self._files(folder, problems).items():
                names[member] = next((file.head.name for file in files if file.head.name), member)
                found[member] = found.get(member, {}) | self._shared(member, files)
        owners = {note.id: self._member_id for note in mine}
        theirs = []
        for member, notes in sorted(found.items()):
            name = one_line(names[member])
            for one in filter(None, notes.values()):
                note = one if one.member == names[member] else replace(one, member=names[member])
                owner = owners.setdefault(note.id, member)
                if owner != member:
                    other = f"one of {one_line(names[owner])}'s" if owner in names else "one of yours"
                    said = f"A note of {name}'s has the id of {other}"
                    problems.append(f"{said}; both are shown, each under its own author")
                theirs.append(note if owner == member else replace(note, id=f"{note.id}-{member}"))
        shown = self._places.shown(sorted(theirs, key=lambda note: note.id))
        return SharedNotes(notes=shown, problems=tuple(dict.fromkeys(problems)))

    def _files(self, folder: NotesFolder, problems: list[str]) -> dict[str, list[NotesFile]]:
        """The files of each member but the one who asks; ``problems`` gets what cannot be read."""
        by_member: dict[str, list[NotesFile]] = {}
        for file in folder.of_members("notes", problems.append):
            if file.head.member != self._member_id:
                if file.damaged:
                    problems.append(f"{file.path.name} cannot be read in part, the other members' notes can")
                by_member.setdefault(file.head.member, []).append(file)
        return by_member

    def _shared(self, member: str, files: list[NotesFile]) -> dict[str, Note | None]:
        """The newest state of each note in a member's files, None for one that is deleted or private; decoded again only where it is another."""
        found = {}
        for identity, one in newest_records((file.records, file.head.device) for file in files).items():
            known = self._decoded.get((member, identity))
            if known is None or known[0] != one:
                known = one, note_of(identity, one.note) if one.note else None
                self._decoded[member, identity] = known
            found[identity] = None if known[1] is not None and known[1].private else known[1]
        return found


def received_folder(home: Path, pack_id: str) -> Path:
    """Where notes are kept that came by mail; nothing but packview writes there, and it is not shared."""
    return home / "received" / pack_id
