"""The files of notes in one pack's folder, and whose they are, whatever those who share the folder made of their names.

A file of the present form says whose it is. Of an older form has only its name, and what its notes say of their author where
the name agrees: 'robin-ash-DESKTOP-4F2K9.json' with notes of Robin Ash is a second copy of 'robin-ash.json'.
"""

import hashlib
import platform
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
from msgspec import structs

from packview.errors import PackviewError
from packview.files import NOT_UNDERSTOOD, Stamp, read_there, stamp, unreadable
from packview.model.notes import ID_ALPHABET
from packview.store.atomic import locked, write_atomic
from packview.store.notes.documents import notes_in
from packview.store.notes.file import NAME, Head, NotesFile, Record, decode
from packview.store.notes.old_forms import journal_of, old_records, read_old
from packview.text import member_file, one_line, slug

_COPY_STARTS = (".", "~")
"""How the names of files begin that are still being copied."""


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
            if (
                known is None or known[0] != seen or isinstance(known[1], PackviewError)
            ):  # which is tried again
                known = (seen, _read(path))
            found[path] = known
        self._known = found
        return {path: file for path, (_, file) in found.items()}

    def of_members(self, what: str, report: Callable[[str], None]) -> Iterator[NotesFile]:
        """The files that are those of the members they name; ``report`` gets what is wrong with others. ``what``: 'notes', say."""
        try:
            files = self.files()
        except PackviewError as error:
            report(f"The folder of {what} cannot be read: {error.message}")
            return
        for path, file in files.items():
            if isinstance(file, PackviewError):
                report(f"{path.name} cannot be read, the other members' {what} can: {file.message}")
            elif file.forged:
                told = f"{path.name} says it is {file.head.member}'s, which its name does not"
                report(f"{told}; it is left out")
            else:
                yield file

    def unchanged(self) -> bool:
        """Whether every file could be read, and is as it was then."""
        stamps = {path: seen for path, (seen, file) in self._known.items() if isinstance(file, NotesFile)}
        return self.stamps() == stamps

    def know(self, file: NotesFile) -> None:
        """What was just written need not be read again."""
        self._known[file.path] = ((stamp(file.path), stamp(journal_of(file.path))), file)


def read_notes_file(path: Path) -> NotesFile:
    """A file of notes of any form; one that is not there has no records.

    Raises PackviewError: a newer packview wrote it, or it cannot be read.
    """
    data = read_there(path)
    file = decode(data, path) if data is not None else None
    if file is not None and file.head.member:
        head, known = file.head, member_file(file.head.name) == file.head.member
        return replace(file, head=structs.replace(head, name=one_line(head.name) if known else ""))
    if file is not None and (named := NAME.fullmatch(path.stem)):
        return replace(file, head=Head(member=named["member"], device=named["device"]))
    tables, damaged = read_old(path) or ({}, data is not None)
    records = old_records(tables)
    head = _head_of_old(path.stem.casefold(), records)
    return NotesFile(path=path, head=head, records=records, old=True, damaged=damaged)


def _head_of_old(stem: str, records: dict[str, Record]) -> Head:
    """Whose a file of an older form is, by its name, and by what its notes say where that agrees."""
    names = {one_line(note.member) for note in notes_in(records).values() if note.member}
    name = names.pop() if len(names) == 1 else ""
    member = slug(name)
    agrees = re.search(rf"(?<![a-z0-9]){member}(?![a-z0-9])", stem) if member else stem == "member"
    if name and agrees:
        return Head(member=member_file(name), name=name)
    return Head(member=slug(stem) or "member")


def token_of(folders: Iterable[NotesFolder]) -> object:
    """What is another value once a file of some folders changed; cheap enough to ask several times a second."""
    try:
        return [folder.stamps() for folder in folders]
    except PackviewError as error:
        return str(error)


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
            known[key] = "".join(secrets.choice(ID_ALPHABET) for _ in range(8))
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
    return {key: name for key, name in known.items() if NAME.fullmatch(f"member.{name}")}
