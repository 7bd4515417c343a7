"""Colleagues' notes: in the shared folder, and what came by mail. The author of a note is the member whose file it stands in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.model import Note
from packview.store.atomic import locked, write_atomic
from packview.store.notes.documents import document, note_of
from packview.store.notes.file import Head, Record, encode, newest_records, record
from packview.store.notes.folder import NotesFile, NotesFolder, read_notes_file

_BY_MAIL = "received"
"""Stands for the installation in the head of a file of received notes."""


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
                    f"{path.name} says it is {file.member}'s, which its name does not; it is left out"
                )
            elif file.member != without:
                if file.damaged:
                    problems.append(f"{path.name} cannot be read in part, the other members' notes can")
                by_member.setdefault(file.member, []).append(file)
        return [self._of(member, files) for member, files in sorted(by_member.items())]

    def _of(self, member: str, files: list[NotesFile]) -> MemberNotes:
        best = newest_records((file.records, file.device) for file in files)
        name = next((file.name for file in files if file.name), member)
        notes = {}
        for identity in sorted(best):
            note = self._note(member, identity, best[identity][0])
            if note is not None and not note.private:
                notes[identity] = note if note.member == name else replace(note, member=name)
        return MemberNotes(member=member, name=name, notes=notes)

    def _note(self, member: str, identity: str, one: Record) -> Note | None:
        key = f"{member}/{identity}"
        known = self._decoded.get(key)
        if known is None or known[0] is not one:
            note = note_of(identity, one.note) if one.note is not None else None
            known = self._decoded[key] = one, note
        return known[1]


def stamp_of(note: Note) -> int:
    """The stamp of a note that comes without one."""
    return int(note.updated.timestamp() * 1_000_000)


def newest(notes: Iterable[Note]) -> dict[str, Note]:
    """Of each note its newest state, whatever order they come in; of two of the same time, the same one always."""
    found: dict[str, Note] = {}
    for note in notes:
        other = found.get(note.id)
        if other is None or _rank(note) > _rank(other):
            found[note.id] = note
    return {identity: found[identity] for identity in sorted(found)}


def _rank(note: Note) -> tuple[float, bytes]:
    return note.updated.timestamp(), msgspec.json.encode(note)


def keep_received(home: Path, pack_id: str, member: str, name: str, sent: Iterable[Note]) -> tuple[int, int]:
    """Keep notes that a colleague sent, beside what they sent before; of each note the newest state stays.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member: whose file it is, as a file name.
        name: the same as shown.
        sent: the notes.

    Returns:
        How many notes are new, and how many newer than before.

    Raises:
        PackviewError: they could not be kept, or what is there cannot be read.
    """
    with locked(home, pack_id, "received", what="the notes you received"):
        path = received_folder(home, pack_id) / f"{member}.json"
        there = read_notes_file(path).records
        decoded = {key: note_of(key, one.note) for key, one in there.items() if one.note is not None}
        before = {key: note for key, note in decoded.items() if note is not None}
        after = newest((*before.values(), *(replace(note, member=name) for note in sent)))
        if after != before:
            records = {
                note.id: record(note.id, stamp_of(note), msgspec.json.encode(document(note)))
                for note in after.values()
            }
            write_atomic(path, encode(Head(member=member, name=name, device=_BY_MAIL), records))
    added = len(after.keys() - before.keys())
    return added, sum(after[identity] != note for identity, note in before.items())


def received_folder(home: Path, pack_id: str) -> Path:
    """Where notes are kept that came by mail; nothing but packview writes there, and it is not shared."""
    return home / "received" / pack_id
