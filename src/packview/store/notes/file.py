"""A file of notes: TinyDB on a file that one installation writes for one member and pack, replaced whole.

Each record is a line: the state of one note, or the mark that it was deleted or is private now. A record has a checksum of
its own, so that of a damaged file every whole line still counts.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage
from tinydb.table import Table

from packview.errors import PackviewError
from packview.store.atomic import NOT_UNDERSTOOD, read_there, write_atomic
from packview.text import one_line

SCHEMA_VERSION = 3
"""Of the files. One with a higher version is refused and left as it is; 1 and 2 are read by ``old_forms``."""
TABLE = "notes"
_NONE = msgspec.Raw()
_CHECK = 20
"""Bytes of a record before what its checksum is of: '{"check":"0123abcd",'."""


class NewerError(PackviewError):
    """A newer packview wrote the file."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Whose a file is.

    Attributes:
        member: as a file name.
        name: the member's name as shown.
        device: the installation that writes the file.
        saved: how often it was written; see ``Record.after``.
    """

    member: str
    name: str = ""
    device: str
    saved: int = 0


class _Fields(msgspec.Struct, omit_defaults=True):
    stamp: int
    note: msgspec.Raw = _NONE
    private: bool = False
    hidden: int = 0
    after: int = 0
    was: msgspec.Raw = _NONE


_FIELDS: msgspec.json.Decoder[_Fields] = msgspec.json.Decoder(_Fields)


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """The state of a note as a file has it.

    Attributes:
        raw: the record as JSON.
        line: the same behind the identity of its note, as it stands in the file.
        stamp: higher than that of any state it was made from; microseconds since 1970 unless the clock went back.
        note: the note as JSON, None for a mark.
        private: of a mark: the note is private now, not deleted.
        hidden: the stamp at which the note was made private last, as far as was known when this state was made, 0 for never.
        after: the record counts once the shared file was saved that often, 0 for at once: a change of both files is
            made by the second one. Until then ``was`` counts.
        was: the record before, None for none.
        whole: whether its checksum fits.
    """

    raw: bytes
    line: bytes
    stamp: int
    note: msgspec.Raw | None
    private: bool
    hidden: int
    after: int
    was: msgspec.Raw | None
    whole: bool

    def rank(self, device: str) -> tuple[bool, int, int, bool, str, bytes]:
        """What is greater for the state of a note that counts, whichever machine asks.

        That is the newest, but for one that did not know that the note was made private: private wins.
        """
        return self.whole, self.hidden, self.stamp, self.note is not None, device, self.raw

    def again(self, identity: str, *, after: int = 0, was: "Record | None" = None) -> "Record":
        """The same state with a checksum that fits; ``after``: to count once the shared file was saved so often."""
        note, before = bytes(self.note or b""), was.again(identity).raw if was else b""
        return record(
            identity, self.stamp, note, private=self.private, hidden=self.hidden, after=after, was=before
        )

    def counting(self, identity: str, *, made: bool) -> "Record | None":
        """The record that counts now, None for none; ``made``: whether the change it is a part of was made."""
        if not self.after:
            return self
        if made:
            return self.again(identity)
        return understood(identity, self.was) if self.was is not None else None


def record(  # the parts of a line in the file
    identity: str, stamp: int, note: bytes = b"", *, was: bytes = b"", **others: Any
) -> Record:
    """A record of a note, or a mark where ``note`` is empty; see ``Record``."""
    fields = _Fields(
        stamp, msgspec.Raw(note) if note else _NONE, was=msgspec.Raw(was) if was else _NONE, **others
    )
    return _record(identity, _checked(identity, msgspec.json.encode(fields)[1:]), fields, whole=True)


def understood(identity: str, raw: msgspec.Raw | bytes) -> Record | None:
    """The record in a line, None where it is none; it may still not be whole."""
    data = bytes(raw)
    try:
        fields, whole = _FIELDS.decode(data), data == _checked(identity, data[_CHECK:])
        if not whole:  # another program may have set it out anew
            again = msgspec.json.encode(msgspec.json.decode(data))
            whole = again == _checked(identity, again[_CHECK:])
    except NOT_UNDERSTOOD:
        return None
    return _record(identity, data, fields, whole=whole)


def _record(identity: str, raw: bytes, fields: _Fields, *, whole: bool) -> Record:
    line, note, was = msgspec.json.encode(identity) + b":" + raw, fields.note or None, fields.was or None
    return Record(raw, line, fields.stamp, note, fields.private, fields.hidden, fields.after, was, whole)


def newest_records(files: Iterable[tuple[Mapping[str, Record], str]]) -> dict[str, Record]:
    """The record of each note that counts among files of one member: the records of each, and its device."""
    found: dict[str, Record] = {}
    devices: dict[str, str] = {}
    for number, (records, device) in enumerate(files):
        if not number:
            found, first = dict(records), device
            continue
        for identity, one in records.items():
            other = found.get(identity)
            if other is None or one.rank(device) > other.rank(devices.get(identity, first)):
                found[identity], devices[identity] = one, device
    return found


def _checked(identity: str, body: bytes) -> bytes:
    return b'{"check":"%08x",%s' % (zlib.crc32(identity.encode("utf-8", "replace") + body), body)


@dataclass(slots=True)
class Content:
    """What a file holds.

    Attributes:
        head: whose it is, None where that line is damaged.
        records: by the identity of the note; those that are not whole too.
        damaged: whether something of it could not be read.
    """

    head: Head | None
    records: dict[str, Record] = field(default_factory=dict)
    damaged: bool = False


class _Whole(msgspec.Struct):
    head: Head
    notes: dict[str, msgspec.Raw] = {}


class _Version(msgspec.Struct):
    schema_version: int = 0


def encode(head: Head, records: Mapping[str, Record]) -> bytes:
    """One record a line, so that what compares two files shows which note changed."""
    lines = b",\n".join([one.line for one in records.values()])
    start = b'{"schema_version":%d,"head":%s,\n' % (SCHEMA_VERSION, msgspec.json.encode(head))
    return start + b'"notes":{\n%s\n}}\n' % lines


def decode(data: bytes, path: Path) -> Content | None:
    """What a file holds, None where it is of an older form. Raises NewerError: a newer packview wrote it."""
    if 0 < version_of(data, path) < SCHEMA_VERSION:
        return None
    try:
        found = msgspec.json.decode(data, type=_Whole)
        content, lines = Content(found.head), found.notes
    except NOT_UNDERSTOOD:
        content, lines = Content(_head_line(data), damaged=True), whole_lines(data)
    for identity, raw in lines.items():
        one = understood(identity, raw)
        if one is not None:
            content.records[identity] = one
        content.damaged |= one is None or not one.whole
    return content


def version_of(data: bytes, path: Path) -> int:
    """The form of a file, 0 where that cannot be read. Raises NewerError: a newer packview wrote it."""
    try:
        version = msgspec.json.decode(data, type=_Version).schema_version
    except NOT_UNDERSTOOD:
        first = data.partition(b'"schema_version":')[2][:1]
        return int(first) if first in {b"1", b"2"} else 0
    if version > SCHEMA_VERSION:
        raise NewerError(
            f"A newer packview wrote {one_line(path.name)} in {one_line(str(path.parent))}",
            "Update packview to read and change it",
        )
    return version


def _head_line(data: bytes) -> Head | None:
    try:
        return msgspec.json.decode(data.partition(b"\n")[0].strip(b"\r ,") + b"}", type=_Whole).head
    except NOT_UNDERSTOOD:
        return None


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
    """TinyDB's storage: one file of notes. ``below``: the folder that may be shared, whose rights the file gets.

    Attributes:
        records: what was read or written last.
        data: the file as it was written last.
    """

    def __init__(self, path: Path, head: Head, below: Path) -> None:
        self.path = path
        self.head = head
        self.records: dict[str, Record] = {}
        self.data = b""
        self._below = below

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as TinyDB wants them; see Storage.

        Raises NewerError: a newer packview wrote it. PackviewError: it cannot be read.
        """
        content = decode(read_there(self.path) or b"", self.path)
        self.records = content.records if content else {}
        if content and content.head:
            self.head = msgspec.structs.replace(self.head, saved=content.head.saved)
        return {TABLE: {identity: msgspec.json.decode(one.raw) for identity, one in self.records.items()}}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file; on return it is on the disk; see Storage. ``data``: of the one table, its documents or records.

        Raises PackviewError: it could not be written; the file is as it was.
        """
        records = {
            identity: one if isinstance(one, Record) else _of_document(identity, one)
            for identity, one in data.get(TABLE, {}).items()
        }
        head = msgspec.structs.replace(self.head, saved=self.head.saved + 1)
        content = encode(head, records)
        write_atomic(self.path, content, locked=True, below=self._below)
        self.head, self.records, self.data = head, records, content


class NotesTable(Table):
    """The table of a file of notes; its documents have text identities."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB takes any class, its annotation does not say so

    def change(self, alter: Callable[[dict[str, Record]], object]) -> None:
        """Change records together; on return that is on the disk. Raises PackviewError: nothing changed."""
        storage = self._storage
        assert isinstance(storage, NotesStorage)
        records = dict(storage.records)
        alter(records)
        storage.write({TABLE: records})
        self.clear_cache()


def _of_document(identity: str, document: Mapping[str, Any]) -> Record:
    body = msgspec.json.encode({name: value for name, value in document.items() if name != "check"})
    one = understood(identity, _checked(identity, body[1:]))
    assert one is not None, "a document has a stamp"
    return one
