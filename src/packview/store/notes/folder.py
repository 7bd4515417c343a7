"""The files of notes in one pack's folder, and whose they are, whatever those who share the folder made of their names.

A file of the present form says whose it is. Of an older form has only its name, and what its notes say of their author where
the name agrees: 'robin-ash-DESKTOP-4F2K9.json' with notes of Robin Ash is a second copy of 'robin-ash.json'.
"""

import hashlib
import platform
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.store.atomic import NOT_UNDERSTOOD, Stamp, locked, read_there, stamp, unreadable, write_atomic
from packview.store.notes.documents import notes_in
from packview.store.notes.file import Head, Record, decode
from packview.store.notes.ids import ALPHABET
from packview.store.notes.old_forms import Old, journal_of, read_old
from packview.text import member_file, one_line, slug

_CANONICAL = re.compile(rf"(?P<member>[a-z0-9-]+(?:_[0-9a-f]+)?)\.(?P<device>[{ALPHABET}]{{8}})")
"""How the names of files of the present form are made."""
_COPY_STARTS = (".", "~")
"""How the names of files begin that are still being copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesFile:
    """A file of notes.

    Attributes:
        path: where it is.
        head: whose it is, as far as that is known; without a device for a file of an older form.
        records: the states of notes in it, by the notes' identities.
        old: what it holds where it is of an older form.
        damaged: whether something of it cannot be read.
    """

    path: Path
    head: Head
    records: dict[str, Record]
    old: Old | None = None
    damaged: bool = False

    @property
    def canonical(self) -> bool:
        """Whether its name is the one its device gave it."""
        return self.path.name == file_name(self.head.member, self.head.device)

    @property
    def forged(self) -> bool:
        """Whether it says it is another member's than its name does."""
        named = _CANONICAL.fullmatch(self.path.stem)
        return named is not None and named["member"] != self.head.member


class NotesFolder:
    """Reads a folder's files again where they changed. ``path`` need not be there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[Path, tuple[object, NotesFile | PackviewError]] = {}

    def stamps(self) -> dict[Path, tuple[Stamp, Stamp]]:
        """What tells whether files changed; cheap enough to ask several times a second.

        Raises PackviewError: the folder is there and cannot be listed.
        """
        try:
            found = [path for path in self.path.iterdir() if not path.name.startswith(_COPY_STARTS)]
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise unreadable(self.path, error) from error
        files = {path for path in found if path.suffix.casefold() == ".json"}
        files |= {path.with_suffix(".json") for path in found if path.suffix == ".journal"}
        return {path: (stamp(path), stamp(journal_of(path))) for path in sorted(files)}

    def files(self) -> dict[Path, NotesFile | PackviewError]:
        """Every file, or what is wrong with it. Raises PackviewError: the folder cannot be listed."""
        found = {}
        for path, seen in self.stamps().items():
            known = self._known.get(path)
            if known is None or known[0] != seen:
                known = (seen, _read(path))
            found[path] = known
        self._known = {
            path: one for path, one in found.items() if not isinstance(one[1], PackviewError)
        }  # what failed is tried again
        return {path: file for path, (_, file) in found.items()}

    def unchanged(self) -> bool:
        """Whether every file is as it was when it was read last."""
        return self.stamps() == {path: seen for path, (seen, _) in self._known.items()}

    def know(self, file: NotesFile) -> None:
        """What was just written need not be read again."""
        self._known[file.path] = ((stamp(file.path), stamp(journal_of(file.path))), file)


def file_name(member: str, device: str) -> str:
    """What the file of a member's installation is called."""
    return f"{member}.{device}.json" if device else f"{member}.json"


def read_notes_file(path: Path) -> NotesFile:
    """A file of notes of any form; one that is not there has no records.

    Raises NewerError: a newer packview wrote it. PackviewError: it cannot be read.
    """
    data = read_there(path)
    content = decode(data, path) if data is not None else None
    if content is not None and content.head is not None:
        head, known = content.head, member_file(content.head.name) == content.head.member
        head = msgspec.structs.replace(head, name=one_line(head.name) if known else "")
        return NotesFile(path=path, head=head, records=content.records, damaged=content.damaged)
    named = _CANONICAL.fullmatch(path.stem)
    if content is not None and named:
        head = Head(member=named["member"], device=named["device"])
        return NotesFile(path=path, head=head, records=content.records, damaged=True)
    old = read_old(path) or Old(damaged=stamp(path) is not None)
    records = old.records()
    head = _head_of_old(path.stem.casefold(), records)
    return NotesFile(path=path, head=head, records=records, old=old, damaged=old.damaged)


def _head_of_old(stem: str, records: Mapping[str, Record]) -> Head:
    """Whose a file of an older form is, by its name, and by what its notes say where that agrees."""
    names = {one_line(note.member) for note in notes_in(records).values() if note.member}
    name = names.pop() if len(names) == 1 else ""
    member = slug(name)
    agrees = re.search(rf"(?<![a-z0-9]){member}(?![a-z0-9])", stem) if member else stem == "member"
    if name and agrees:
        return Head(member=member_file(name), name=name, device="")
    return Head(member=slug(stem) or "member", device="")


def _read(path: Path) -> NotesFile | PackviewError:
    try:
        return read_notes_file(path)
    except PackviewError as error:
        return error


def device_of(home: Path, *, make: bool) -> str:
    """The id of this installation, '' where it has none yet. ``make``: make one where there is none.

    It is kept with what tells this machine and folder from others: a library that was copied, or is synchronised, gets an
    id of its own, one that was moved keeps it.

    Raises PackviewError: it could not be read or kept.
    """
    path, key = home / "devices.json", _here(home)
    known = _devices(path)
    if not make or key in known:
        return known.get(key, "")
    with locked(home, "devices", what="this installation's id"):  # which makes the folder
        key, known = _here(home), _devices(path)
        if key not in known:
            known[key] = "".join(secrets.choice(ALPHABET) for _ in range(8))
            write_atomic(path, msgspec.json.encode(known))
    return known[key]


def _here(home: Path) -> str:
    """The machine, by an id that its name and network do not change where there is one, and the folder."""
    try:
        machine = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = platform.node()
    try:
        inode = home.stat().st_ino
    except FileNotFoundError:
        inode = 0
    except OSError as error:
        raise unreadable(home, error) from error
    return hashlib.sha256(f"{machine}:{inode}".encode()).hexdigest()[:16]


def _devices(path: Path) -> dict[str, str]:
    try:
        known = msgspec.json.decode(read_there(path) or b"{}", type=dict[str, str])
    except NOT_UNDERSTOOD:
        known = {}
    return {key: name for key, name in known.items() if _CANONICAL.fullmatch(f"member.{name}")}
