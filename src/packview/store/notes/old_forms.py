"""Files of notes of forms 1 and 2, as earlier versions wrote them: read, and then brought over into the present form.

A file of form 2 ('.json') has a journal of later changes beside it ('.journal'): a line each, with a checksum, whole
documents by table and identity, ``null`` for one that was taken out. The first line names the state of the file it follows.
"""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from packview.files import NOT_UNDERSTOOD, read_there
from packview.store.checked_log import GONE, Documents, Tables, change_tables, checked_lines
from packview.store.notes.file import SCHEMA_VERSION, Record, record, version_of, whole_lines

_FACTS = ("schema_version", "generation", "folded")


class _Line(msgspec.Struct):
    schema_version: int = 0
    follows: int = -1
    change: Tables = {}


class _Updated(msgspec.Struct):
    updated: datetime | None = None


def journal_of(path: Path) -> Path:
    """Where the journal of a file of form 2 lies."""
    return path.with_suffix(".journal")


def old_records(tables: Tables) -> dict[str, Record]:
    """The notes of a file of an old form as records of the present one."""
    notes = tables.get("notes", {})
    return {identity: record(identity, _updated(raw), bytes(raw)) for identity, raw in notes.items()}


def read_old(path: Path) -> tuple[Tables, bool] | None:
    """A file of an old form with its journal; None where there is neither, or the file is of the present form.

    Returns its documents as JSON, by table and identity; and whether something is missing, of the file or its journal.

    Raises PackviewError: a newer packview wrote it, or it cannot be read.
    """
    data, written = read_there(path), read_there(journal_of(path))
    if data is None and written is None:
        return None
    if data is not None and version_of(data, path) == SCHEMA_VERSION:
        return None
    tables: Tables = {}
    generation, folded, damaged = _read_file(data, tables) if data is not None else (0, 0, bool(written))
    follows, end = generation, 0
    for piece, body in zip((written or b"").split(b"\n"), checked_lines(written or b"")[0], strict=False):
        end += len(piece) + 1
        try:
            line = msgspec.json.decode(body or b"", type=_Line)
        except NOT_UNDERSTOOD:
            damaged = True
            continue
        if line.follows >= 0:
            follows = line.follows
            damaged |= follows > generation
        elif follows < generation - 1:  # a journal of long ago
            change_tables(tables, _newer(tables, line.change))
        elif follows >= generation or end > folded:  # so far the file has what the journal before it says
            change_tables(tables, line.change)
    return tables, damaged


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


def _read_file(data: bytes, tables: Tables) -> tuple[int, int, bool]:
    """Read the file itself; how often it was written, how many bytes of the journal before it contains, whether it is damaged."""
    try:
        content = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        facts = {name: msgspec.json.decode(content.pop(name), type=int) for name in _FACTS if name in content}
        found = {name: msgspec.json.decode(table, type=Documents) for name, table in content.items()}
    except NOT_UNDERSTOOD:
        tables["notes"] = whole_lines(data)
        return 0, 0, True
    tables.update(found)
    return facts.get("generation", 0), facts.get("folded", 0), "schema_version" not in facts
