"""The file of notes itself: every document as it was when the journal beside it was started."""

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.text import one_line

SCHEMA_VERSION = 2
"""Of the files. One with a higher version is refused and left as it is; 1 had no journal."""
Tables = dict[str, dict[str, msgspec.Raw]]
"""Documents as JSON, by table and identity."""
_FACTS = ("schema_version", "generation", "folded")


class DamagedError(PackviewError):
    """The file is there and cannot be understood."""


class NewerError(PackviewError):
    """A newer packview wrote the file."""


@dataclass(slots=True)
class Snapshot:
    """What a file of notes holds.

    Attributes:
        tables: the documents.
        version: of its form; 0 for a file that is not there.
        generation: how often it was written; the journal names the one it follows.
        folded: how many bytes of the journal before are contained in it.
    """

    tables: Tables = field(default_factory=dict)
    version: int = 0
    generation: int = 0
    folded: int = 0


def encode(tables: Tables, *, generation: int, folded: int) -> bytes:
    """One document a line, so that what compares two files shows which note changed."""
    parts = [b'{"schema_version":%d,"generation":%d,"folded":%d' % (SCHEMA_VERSION, generation, folded)]
    for name, table in tables.items():
        documents = b",\n".join(
            [b"%s:%s" % (msgspec.json.encode(identity), document) for identity, document in table.items()]
        )
        parts.append(b",\n%s:{%s}" % (msgspec.json.encode(name), documents))
    return b"".join((*parts, b"\n}\n"))


def decode(data: bytes, path: Path) -> Snapshot | None:
    """What a file holds, None where it is damaged.

    Raises:
        NewerError: a newer packview wrote it.
    """
    try:
        content = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        facts = {name: msgspec.json.decode(content.pop(name), type=int) for name in _FACTS if name in content}
        version = facts.get("schema_version", 0)
        refuse_newer(version, path)
        tables = {
            name: msgspec.json.decode(table, type=dict[str, msgspec.Raw]) for name, table in content.items()
        }
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    whole = all(
        memoryview(document).tobytes()[:1] == b"{" for table in tables.values() for document in table.values()
    )
    if not whole or not version >= 1:
        return None
    return Snapshot(tables, version, facts.get("generation", 0), facts.get("folded", 0))


def refuse_newer(version: int, path: Path) -> None:
    """Leave a file alone that was written in a form not known here.

    Raises:
        NewerError: it was.
    """
    if version > SCHEMA_VERSION:
        raise NewerError(
            f"A newer packview wrote {one_line(path.name)} in {one_line(str(path.parent))}",
            "Update packview to read and change it",
        )
