"""Colleagues' notes: files in the shared folder, and what came by mail; how a file that a synchroniser doubled is known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from packview.model import Note
from packview.store.atomic import locked, write_atomic
from packview.store.journal import snapshot
from packview.store.notes.documents import document
from packview.store.notes.notes import read_notes_file

_DOUBLED = re.compile(
    r"(?P<member>.+?)(?:"
    r"\.sync-conflict-[\w-]+"  # Syncthing
    r"|[ _]\([^()]*(?:conflict|konflikt|conflit)[^()]*\)"  # Dropbox, Nextcloud
    r"|_conflict-[\w-]+"  # ownCloud
    r"| \(\d+\)"  # Google Drive, a browser's second download
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFile:
    """A file of shared notes.

    Attributes:
        path: the '.json' file; only its journal may be there.
        member: whose it is, as a file name.
        doubled: whether a synchroniser made it because two machines wrote at once.
    """

    path: Path
    member: str
    doubled: bool


def member_files(folder: Path) -> tuple[MemberFile, ...]:
    """The files of shared notes in a folder, each member's own before the doubled ones.

    Raises:
        OSError: the folder is there and cannot be listed.
    """
    try:
        names = [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    stems = {
        Path(name).stem for name in names if name.endswith((".json", ".journal")) and name[0] not in ".~"
    }
    found = []
    for stem in stems:
        doubled = _DOUBLED.fullmatch(stem)
        member = doubled["member"] if doubled else stem
        found.append(MemberFile(path=folder / f"{stem}.json", member=member, doubled=doubled is not None))
    return tuple(sorted(found, key=lambda file: (file.member, file.doubled, file.path.name)))


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


def keep_received(home: Path, pack_id: str, notes: Mapping[str, Iterable[Note]]) -> tuple[int, int]:
    """Keep notes that colleagues sent, beside what they sent before; of each note the newest state stays.

    Args:
        home: the library's folder.
        pack_id: the pack.
        notes: by member, as a file name.

    Returns:
        How many notes are new, and how many newer than before.

    Raises:
        PackviewError: they could not be kept, or what is there is damaged.
    """
    added = updated = 0
    with locked(home, pack_id, "received", what="the notes you received"):
        for member, sent in notes.items():
            path = received_folder(home, pack_id) / f"{member}.json"
            before = {note.id: note for note in read_notes_file(path)}
            after = newest((*before.values(), *sent))
            added += len(after.keys() - before.keys())
            updated += sum(after[identity] != note for identity, note in before.items())
            if after != before:
                tables = {
                    "notes": {
                        note.id: msgspec.Raw(msgspec.json.encode(document(note))) for note in after.values()
                    }
                }
                write_atomic(path, snapshot.encode(tables, generation=0, folded=0))
    return added, updated


def received_folder(home: Path, pack_id: str) -> Path:
    """Where notes are kept that came by mail; nothing but packview writes there, and it is not shared."""
    return home / "received" / pack_id
