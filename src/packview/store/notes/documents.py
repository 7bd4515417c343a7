"""Notes as they stand in a file, and back; what comes from a file is cleaned, for it may be somebody else's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from packview.files import NOT_UNDERSTOOD
from packview.model import Note
from packview.store.notes.file import Record
from packview.text import clean, one_line

Kept = TypeVar("Kept")
_NOTES: msgspec.json.Decoder[Note] = msgspec.json.Decoder(Note)
_SEVERAL_LINES = frozenset({"text", "answer", "follow_up", "quote", "before", "after"})


def notes_in(records: Mapping[str, Record]) -> dict[str, Note]:
    """The notes in some records by their identities; marks, and what cannot be understood, have none."""
    found = {identity: note_of(identity, one.note) for identity, one in records.items() if one.note}
    return {identity: note for identity, note in found.items() if note is not None}


def document(note: Note) -> dict[str, Any]:
    """A note as it is kept."""
    return msgspec.to_builtins(note)  # type: ignore[no-any-return]  # of a dataclass it is one


def note_of(identity: str, raw: msgspec.Raw) -> Note | None:
    """The note in a document, None where it is none. ``identity``: under which the document stands in its table."""
    if not identity or one_line(identity) != identity:
        return None
    data = bytes(raw)
    try:
        note = _NOTES.decode(data)
    except NOT_UNDERSTOOD:
        return None
    if note.id != identity:
        note = replace(note, id=identity)
    zoned = note.created.tzinfo and note.updated.tzinfo and all(one.at.tzinfo for one in note.history)
    if zoned and data.isascii() and not (b"\\" in data or b"  " in data or b"\x7f" in data):
        return note  # it has neither controls nor anything beyond ASCII
    return cleaned(note)


def cleaned(value: Kept) -> Kept:
    """A note, or an act, without what would harm a terminal or break a line, its times with a time zone."""
    before = msgspec.to_builtins(value, builtin_types=(datetime,))
    after = _cleaned(before)
    return value if after == before else msgspec.convert(after, type(value))


def _cleaned(value: Any, name: str = "", several: frozenset[str] = _SEVERAL_LINES) -> Any:
    if isinstance(value, str):
        return clean(value) if name in several else one_line(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(part, key, several) for key, part in value.items()}
    if isinstance(value, (list, tuple)):  # texts, or evidence, which has lines alone
        return type(value)(
            _cleaned(part, name, several if isinstance(part, str) else frozenset()) for part in value
        )
    if isinstance(value, datetime) and not value.tzinfo:
        return value.replace(tzinfo=UTC)
    return value
