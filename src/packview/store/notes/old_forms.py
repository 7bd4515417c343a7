"""Files of notes of forms 1 and 2, as earlier versions wrote them: read, and then brought over into the present form.

A file of form 2 ('.json') has a journal of later changes beside it ('.journal'): a line each, with a checksum, whole
documents by table and identity, ``null`` for one that was taken out. The first line names the state of the file it follows.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

import msgspec

from packview.store.atomic import NOT_UNDERSTOOD, read_there
from packview.store.checked_log import GONE, Documents, Tables, change_tables, checked_lines
from packview.store.notes.file import SCHEMA_VERSION, Record, record, version_of, whole_lines

_FACTS = frozenset({"schema_version", "generation", "folded"})


@dataclass(slots=True)
class Old:
    """What a file of an old form and its journal hold together.

    Attributes:
        tables: documents as JSON, by table and identity.
        generation: how often the file had been written.
        changes: how many changes of its journal count.
        damaged: something is missing: the file itself, or part of it or of its journal.
    """

    tables: Tables = field(default_factory=dict)
    generation: int = 0
    changes: int = 0
    damaged: bool = False

    def records(self) -> dict[str, Record]:
        """Its notes as records of the present form."""
        documents = self.tables.get("notes", {})
        return {identity: record(identity, _updated(raw), bytes(raw)) for identity, raw in documents.items()}


class _Line(msgspec.Struct):
    schema_version: int = 0
    follows: int = -1
    change: Tables = {}


class _Updated(msgspec.Struct):
    updated: datetime | None = None


def journal_of(path: Path) -> Path:
    """Where the journal of a file of form 2 lies."""
    return path.with_suffix(".journal")


def read_old(path: Path) -> Old | None:
    """A file of an old form with its journal; None where there is neither, or the file is of the present form.

    Raises NewerError: a newer packview wrote it. PackviewError: it cannot be read.
    """
    data, written = read_there(path), read_there(journal_of(path))
    if data is None and written is None:
        return None
    if data is not None and version_of(data, path) == SCHEMA_VERSION:
        return None
    found, folded = _file(data)
    follows, changes = _journal(written or b"", found)
    if follows < 0:
        follows = found.generation
    for end, change in changes:
        if end > (folded if follows == found.generation - 1 else 0):
            found.changes += 1
            late = follows < found.generation - 1
            change_tables(found.tables, _newer(found.tables, change) if late else change)
    found.damaged |= follows > found.generation or (data is None and bool(changes))
    return found


def newest(one: Old, other: Old) -> Old:
    """Of each document its newer state: what a damaged file lost is in its backup."""
    tables = {name: dict(table) for name, table in one.tables.items()}
    change_tables(tables, _newer(tables, other.tables))
    return Old(tables, one.generation, one.changes, one.damaged)


def _newer(tables: Tables, change: Tables) -> Tables:
    """What of a change is newer than what there is, or not there; nothing goes."""
    found: Tables = {}
    for name, documents in change.items():
        there = tables.get(name, {})
        found[name] = {
            identity: raw
            for identity, raw in documents.items()
            if raw != GONE and (identity not in there or _updated(raw) > _updated(there[identity]))
        }
    return found


def _updated(raw: msgspec.Raw) -> int:
    """When the note in a document was changed, in microseconds since 1970; 0 where it does not say."""
    try:
        time = msgspec.json.decode(raw, type=_Updated).updated
    except NOT_UNDERSTOOD:
        return 0
    if time is None:
        return 0
    return int((time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp() * 1_000_000)


def _file(data: bytes | None) -> tuple[Old, int]:
    """The file itself, and how many bytes of the journal before it contains."""
    if data is None:
        return Old(), 0
    try:
        content = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        facts = {name: msgspec.json.decode(content.pop(name), type=int) for name in _FACTS & content.keys()}
        tables = {name: msgspec.json.decode(table, type=Documents) for name, table in content.items()}
    except NOT_UNDERSTOOD:
        return Old({"notes": whole_lines(data)}, damaged=True), 0
    old = Old(tables, facts.get("generation", 0), damaged="schema_version" not in facts)
    return old, facts.get("folded", 0)


def _journal(data: bytes, found: Old) -> tuple[int, list[tuple[int, Tables]]]:
    """Which generation a journal follows, -1 where it does not say; its changes, each with the byte it ends at."""
    follows, changes = -1, []
    bodies, _ = checked_lines(data)
    ends = accumulate(len(piece) + 1 for piece in data.split(b"\n"))
    for body, end in zip(bodies, ends, strict=False):
        try:
            line = msgspec.json.decode(body or b"", type=_Line)
        except NOT_UNDERSTOOD:
            found.damaged = True
            continue
        if line.follows >= 0:
            follows = line.follows
        else:
            changes.append((end, line.change))
    return follows, changes
