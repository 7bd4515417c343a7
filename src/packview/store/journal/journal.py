"""The journal beside a file of notes: one line a change, only ever added to.

A line is a checksum of eight hexadecimal digits, a space, and JSON. The first says which state of the file the journal
follows; every other one holds whole documents by table and identity, ``null`` for one that was taken out. So a line can be
applied twice with the same result, one that was torn by a crash is known as such, and those after it still count.
"""

import zlib
from dataclasses import dataclass, field
from typing import Any

import msgspec

from packview.store.journal.snapshot import SCHEMA_VERSION, Tables

Changes = dict[str, dict[str, msgspec.Raw]]
"""Documents as they are now, by table and identity; REMOVED for those that were taken out."""
REMOVED = msgspec.Raw(b"null")


class _Line(msgspec.Struct):
    schema_version: int = 0
    follows: int = -1
    change: Changes = {}


@dataclass(slots=True)
class Journal:
    """What a journal holds.

    Attributes:
        version: of its form, 0 where its first line cannot be read.
        follows: the generation of the file it belongs to, None where its first line cannot be read.
        changes: each with the byte it ends at.
        end: how many bytes are whole lines; what follows was torn and was never acknowledged.
        damaged: whether a whole line cannot be understood.
    """

    version: int = 0
    follows: int | None = None
    changes: list[tuple[int, Changes]] = field(default_factory=list)
    end: int = 0
    damaged: bool = False


_LINES: msgspec.json.Decoder[_Line] = msgspec.json.Decoder(_Line)


def first_line(generation: int) -> bytes:
    """How a journal starts that follows this state of its file."""
    return _line({"schema_version": SCHEMA_VERSION, "follows": generation})


def change_line(changes: Changes) -> bytes:
    """A change as it is added."""
    return _line({"change": changes})


def parse(data: bytes, start: int = 0) -> Journal:
    """What stands in a journal, or in the part of it that starts at a byte where a line starts."""
    found = Journal(end=start)
    for piece in data.split(b"\n")[:-1]:
        found.end += len(piece) + 1
        line = _understood(piece.removesuffix(b"\r"))  # what shares files may write line ends of its own
        if line is None:
            found.damaged = True
        elif line.follows >= 0:
            found.version, found.follows = line.schema_version, line.follows
        else:
            found.changes.append((found.end, line.change))
    return found


def apply(tables: Tables, changes: Changes) -> None:
    """Bring tables to the state after a change."""
    for name, documents in changes.items():
        table = tables.setdefault(name, {})
        for identity, document in documents.items():
            if bytes(document) == b"null":
                table.pop(identity, None)
            else:
                table[identity] = document


def _line(content: dict[str, Any]) -> bytes:
    encoded = msgspec.json.encode(content)
    return b"%08x %s\n" % (zlib.crc32(encoded), encoded)


def _understood(piece: bytes) -> _Line | None:
    content = piece[9:]
    if piece[:9] != b"%08x " % zlib.crc32(content):
        return None
    try:
        return _LINES.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
