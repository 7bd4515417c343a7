"""A file of notes: TinyDB on a file that one installation writes for one member and pack, replaced whole.

Each record is a line: the state of one note, or the mark that it was deleted or is private now. A record has a checksum of
its own, so that of a damaged file every whole line still counts.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs
from tinydb import Storage
from tinydb.table import Table

from packview.errors import PackviewError
from packview.files import NOT_UNDERSTOOD, read_there
from packview.model.notes import ID_ALPHABET
from packview.store.atomic import write_atomic
from packview.text import one_line

SCHEMA_VERSION = 3
"""Of the files. One with a higher version is refused and left as it is; 1 and 2 are read by ``old_forms``."""
TABLE = "notes"
NAME = re.compile(rf"(?P<member>[a-z0-9-]+(?:_[0-9a-f]+)?)\.(?P<device>[{ID_ALPHABET}]{{8}})")
"""How a file is called, but for '.json'."""
_NONE = msgspec.Raw()
_CHECK = 20
"""Bytes of a record before what its checksum is of: '{"check":"0123abcd",'."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Whose a file is.

    Attributes:
        member: as a file name; '' where that line of the file is damaged.
        name: the member's name as shown.
        device: the installation that writes the file; '' for one of an older form.
        saved: how often it was written; see ``Record.after``.
    """

    member: str = ""
    name: str = ""
    device: str = ""
    saved: int = 0


class Record(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The state of a note as a file has it; to TinyDB, a document.

    Attributes:
        check: checksum of all the rest and of the note's identity, in hexadecimal; '' where it did not fit.
        stamp: higher than that of any state it was made from; microseconds since 1970 unless the clock went back.
        note: the note as JSON, empty for a mark.
        private: of a mark: the note is private now, not deleted.
        hidden: the stamp at which the note was made private last, as far as was known when this state was made, 0 for never.
        after: the record counts once the shared file was saved that often, 0 for at once: a change of both files is
            made by the second one. Until then ``was`` counts.
        was: the record before, None for none.
    """

    check: str
    stamp: int
    note: msgspec.Raw = _NONE
    private: bool = False
    hidden: int = 0
    after: int = 0
    was: "Record | None" = None

    def keys(self) -> tuple[str, ...]:
        """The names of its values, as a mapping has them."""
        return self.__struct_fields__

    def __getitem__(self, name: str) -> Any:
        """A value as TinyDB's queries want it."""
        value = getattr(self, name)
        return msgspec.json.decode(value or b"null") if name == "note" else value

    def rank(self, device: str) -> tuple[bool, int, int, bool, str, str]:
        """What is greater for the state of a note that counts, whichever machine asks.

        That is the newest, but for one that did not know that the note was made private: private wins.
        """
        return bool(self.check), self.hidden, self.stamp, bool(self.note), device, self.check

    def again(self, identity: str, **changes: Any) -> "Record":
        """The same, with changes and a checksum that fits."""
        one = structs.replace(self, **{"check": "-" * 8, **changes})
        return structs.replace(one, check=_check(identity, msgspec.json.encode(one)))


def record(identity: str, stamp: int, note: bytes = b"", **others: Any) -> Record:
    """A record of a note, or a mark where ``note`` is empty; see ``Record``."""
    return Record("", stamp, msgspec.Raw(note) if note else _NONE, **others).again(identity)


def _check(identity: str, raw: bytes) -> str:
    return f"{zlib.crc32(identity.encode('utf-8', 'replace') + raw[_CHECK:]):08x}"


def newest_records(files: Iterable[tuple[Mapping[str, Record], str]]) -> dict[str, Record]:
    """The record of each note that counts among files of one member: the records of each, and its device."""
    first, *others = [*files] or [({}, "")]
    found, ranks = dict(first[0]), {}
    for records, device in others:
        for identity, one in records.items():
            if identity in found and identity not in ranks:
                ranks[identity] = found[identity].rank(first[1])
            if identity not in ranks or one.rank(device) > ranks[identity]:
                found[identity], ranks[identity] = one, one.rank(device)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesFile:
    """A file of notes.

    Attributes:
        path: where it is.
        head: whose it is, as far as that is known.
        records: the states of notes in it, by the notes' identities; those that are damaged too.
        data: what it holds, b"" for one of an older form.
        old: whether it is of an older form.
        damaged: whether something of it cannot be read.
    """

    path: Path
    head: Head = Head()
    records: dict[str, Record] = field(default_factory=dict)
    data: bytes = b""
    old: bool = False
    damaged: bool = False

    @property
    def canonical(self) -> bool:
        """Whether its name is the one its device gave it."""
        return self.path.name == file_name(self.head.member, self.head.device)

    @property
    def forged(self) -> bool:
        """Whether it says it is another member's and machine's than its name does; 'copy-of-robin.…' is a second copy."""
        named = NAME.fullmatch(self.path.stem)
        if named is None or named["device"] == self.head.device:
            return False
        return named["member"] != self.head.member


def file_name(member: str, device: str) -> str:
    """What the file of a member's installation is called."""
    return f"{member}.{device}.json" if device else f"{member}.json"


class _Content(msgspec.Struct):
    head: Head
    notes: dict[str, Record]


class _Start(msgspec.Struct):
    schema_version: int = 0
    head: Head | None = None


def encode(head: Head, records: Mapping[str, Record]) -> bytes:
    """One record a line, so that what compares two files shows which note changed."""
    value = msgspec.json.encode
    start = b'{"schema_version":%d,"head":%b,\n"notes":{\n' % (SCHEMA_VERSION, value(head))
    lines = [value(identity) + b":" + value(one) for identity, one in records.items()] or [b""]
    lines[0] = start + lines[0]
    lines[-1] += b"\n}}\n"
    return b",\n".join(lines)


def decode(data: bytes, path: Path) -> NotesFile | None:
    """What a file holds, None where it is of an older form. Raises PackviewError: a newer packview wrote it."""
    if 0 < version_of(data, path) < SCHEMA_VERSION:
        return None
    file = _decoded(data, path)
    if file.damaged:  # another program may only have set it out anew
        with suppress(*NOT_UNDERSTOOD):
            again = _decoded(msgspec.json.encode(msgspec.json.decode(data)), path)
            return file if again.damaged else again
    return file


def _decoded(data: bytes, path: Path) -> NotesFile:
    try:
        found, damaged = msgspec.json.decode(data, type=_Content), False
    except NOT_UNDERSTOOD:
        found, damaged = _what_is_whole(data), True
    records = dict(found.notes)
    for identity, one in found.notes.items():
        if one.check == _check(identity, msgspec.json.encode(one)):
            continue
        damaged = True
        try:
            msgspec.json.decode(one.note or b"null")
            records[identity] = structs.replace(one, check="")
        except NOT_UNDERSTOOD:
            del records[identity]
    return NotesFile(path=path, head=found.head, records=records, data=data, damaged=damaged)


def _what_is_whole(data: bytes) -> _Content:
    found = _Content(Head(), {})
    with suppress(*NOT_UNDERSTOOD):
        first = data.partition(b"\n")[0].strip(b"\r ,") + b"}"
        found.head = msgspec.json.decode(first, type=_Start).head or Head()
    for identity, line in whole_lines(data).items():
        with suppress(*NOT_UNDERSTOOD):
            found.notes[identity] = msgspec.json.decode(line, type=Record)
    return found


def version_of(data: bytes, path: Path) -> int:
    """The form of a file, 0 where that cannot be read. Raises PackviewError: a newer packview wrote it."""
    try:
        start = msgspec.json.decode(data, type=_Start)
        version = start.schema_version if not start.head else max(start.schema_version, SCHEMA_VERSION)
    except NOT_UNDERSTOOD:
        first = data.partition(b'"schema_version":')[2][:1]
        return int(first) if first in {b"1", b"2"} else 0
    if version > SCHEMA_VERSION:
        raise PackviewError(
            f"A newer packview wrote {one_line(path.name)} in {one_line(str(path.parent))}",
            "Update packview to read and change it",
        )
    return version


def whole_lines(data: bytes) -> dict[str, msgspec.Raw]:
    """What can still be read of a damaged file that has a document a line."""
    found: dict[str, msgspec.Raw] = {}
    for line in data.split(b"\n"):
        part = line.strip(b"\r\t ,").removeprefix(b'"notes":{')
        for end in (b"}", b""):  # the last line of a table may end the table too
            try:
                found.update(msgspec.json.decode(b"{" + part + end, type=dict[str, msgspec.Raw]))
                break
            except NOT_UNDERSTOOD:
                continue
    return found


class NotesStorage(Storage):
    """TinyDB's storage: one file of notes.

    Args:
        path: the file.
        head: whose it is.
        below: the folder that may be shared, whose rights the file gets.
        known: the file as it is on the disk, where that was read already; None to read it.

    Attributes:
        file: as it was read or written last.
    """

    def __init__(self, path: Path, head: Head, below: Path, known: NotesFile | None = None) -> None:
        self.file = known or decode(read_there(path) or b"{}", path) or NotesFile(path=path)
        self._path = path
        self._head = head
        self._below = below

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as TinyDB wants them; see Storage."""
        return {TABLE: dict(self.file.records)}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file; on return it is on the disk; see Storage. ``data``: of the one table, its records.

        Raises PackviewError: it could not be written; the file is as it was.
        """
        records = dict(data.get(TABLE, {}))
        head = structs.replace(self._head, saved=self.file.head.saved + 1)
        content = encode(head, records)
        write_atomic(self._path, content, locked=True, below=self._below)
        self.file = NotesFile(path=self._path, head=head, records=records, data=content)


class NotesTable(Table):
    """The table of a file of notes; its documents are records, which are replaced whole, and have text identities."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB takes any class, its annotation does not say so

    def change(self, alter: Callable[[dict[str, Record]], None]) -> None:
        """Change records together; on return that is on the disk. Raises PackviewError: nothing changed."""
        self._update_table(alter)  # type: ignore[arg-type]  # the same of its documents
