"""Colleagues' shared questions beside your own: read, never written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from packview.errors import PackviewError
from packview.model import Note
from packview.services.editions.relocate import Places
from packview.store.notes.documents import note_of
from packview.store.notes.file import NotesFile, Record, newest_records
from packview.store.notes.folder import NotesFolder
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberNotes:
    """What a member shares.

    Attributes:
        member: as a file name.
        name: as shown.
        notes: the newest state of each, by identity; private ones are left out.
    """

    member: str
    name: str
    notes: Mapping[str, Note]


class MemberFolder:
    """Reads every member's notes from a folder of a pack; what did not change is not read again."""

    def __init__(self, path: Path) -> None:
        self._folder = NotesFolder(path)
        self._decoded: dict[str, tuple[Record, Note | None]] = {}

    def stamps(self) -> object:
        """What tells whether anything changed; cheap enough to ask several times a second."""
        try:
            return self._folder.stamps()
        except PackviewError as error:
            return str(error)

    def members(self, problems: list[str], *, without: str) -> list[MemberNotes]:
        """What the members share, by name of their files, but for the one who asks.

        Args:
            problems: gets what cannot be read, in sentences without full stop.
            without: the member who asks.
        """
        by_member: dict[str, list[NotesFile]] = {}
        for path, file in self._folder.files().items():
            if isinstance(file, PackviewError):
                problems.append(f"{path.name} cannot be read, the other members' notes can: {file.message}")
            elif file.forged:
                problems.append(
                    f"{path.name} says it is {file.head.member}'s, which its name does not; it is left out"
                )
            elif file.head.member != without:
                if file.damaged:
                    problems.append(f"{path.name} cannot be read in part, the other members' notes can")
                by_member.setdefault(file.head.member, []).append(file)
        return [self._of(member, files) for member, files in sorted(by_member.items())]

    def _of(self, member: str, files: list[NotesFile]) -> MemberNotes:
        best = newest_records((file.records, file.head.device) for file in files)
        name = next((file.head.name for file in files if file.head.name), member)
        notes = {}
        for identity in sorted(best):
            note = self._note(member, identity, best[identity])
            if note is not None and not note.private:
                notes[identity] = note if note.member == name else replace(note, member=name)
        return MemberNotes(member=member, name=name, notes=notes)

    def _note(self, member: str, identity: str, one: Record) -> Note | None:
        key = f"{member}/{identity}"
        known = self._decoded.get(key)
        if known is None or known[0] is not one:
            note = note_of(identity, one.note) if one.note else None
            known = self._decoded[key] = one, note
        return known[1]


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
        self._shared = MemberFolder(shared / pack_id)
        self._received = MemberFolder(received_folder(home, pack_id))
        self._member_id = member_id
        self._places = places

    def token(self) -> object:
        """What tells, when it is another than before, that somebody changed something; cheap, for asking every second."""
        return self._shared.stamps(), self._received.stamps()

    def notes(self, mine: Iterable[Note] = ()) -> SharedNotes:
        """What they share now. ``mine``: the member's own notes.

        A note that has the id of another member's, or of one of yours, is shown too, under another id, and is told of.
        """
        problems: list[str] = []
        found = {one.member: one for one in self._of(self._shared, problems)}
        for sent in self._of(
            self._received, problems
        ):  # what a member shares says more than what came by mail
            there = found.get(sent.member)
            notes = {**sent.notes, **there.notes} if there else sent.notes
            name = there.name if there else sent.name
            found[sent.member] = MemberNotes(member=sent.member, name=name, notes=notes)
        owners = {note.id: self._member_id for note in mine}
        names = {one.member: f"one of {one_line(one.name)}'s" for one in found.values()}
        theirs = []
        for one in sorted(found.values(), key=lambda one: one.member):
            for note in one.notes.values():
                owner = owners.setdefault(note.id, one.member)
                if owner == one.member:
                    theirs.append(note)
                    continue
                theirs.append(replace(note, id=f"{note.id}-{one.member}"))
                problems.append(
                    f"A note of {one_line(one.name)}'s has the id of {names.get(owner, 'one of yours')};"
                    " both are shown, each under its own author"
                )
        shown = self._places.shown(sorted(theirs, key=lambda note: note.id))
        return SharedNotes(notes=shown, problems=tuple(dict.fromkeys(problems)))

    def _of(self, folder: MemberFolder, problems: list[str]) -> list[MemberNotes]:
        try:
            return folder.members(problems, without=self._member_id)
        except PackviewError as error:
            problems.append(f"The shared folder cannot be read: {error.message}")
            return []


def received_folder(home: Path, pack_id: str) -> Path:
    """Where notes are kept that came by mail; nothing but packview writes there, and it is not shared."""
    return home / "received" / pack_id


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
