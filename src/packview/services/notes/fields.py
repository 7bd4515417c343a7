"""What a note may hold, checked before it is kept."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

from packview.errors import NotFoundError, require
from packview.model import PRIORITIES, STATUSES, Evidence, EvidenceKind, Note, NoteKind, StatusChange
from packview.text import clean, one_line

TEXTS = frozenset({"text", "answer", "follow_up"})
LINES = frozenset({"to", "indicator", "theme", "parent"})
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "kind": get_args(NoteKind),
    "status": STATUSES,
    "priority": PRIORITIES,
    "private": (True, False),
}
_OTHERS = frozenset({"anchor", "evidence", "order", "worded"})


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as they are kept.

    Raises PackviewError: the text is empty. ValueError: a field or value that no caller should send.
    """
    fields = dict(changes)
    for name, value in changes.items():
        if name in TEXTS:
            fields[name] = clean(value).strip()
        elif name in LINES:
            fields[name] = one_line(value)
        elif name == "evidence":
            fields[name] = tuple(_checked_evidence(one) for one in value)
        elif name == "order" and not math.isfinite(value):
            raise ValueError(f"{value!r} is no order of a note")
        elif name in _CHOICES and value not in _CHOICES[name]:
            raise ValueError(f"{value!r} is no {name} of a note")
        elif name not in _CHOICES and name not in _OTHERS:
            raise ValueError(f"a note has no field {name!r} that can be changed")
    require(fields.get("text", "-"), "The note has no text", "Write something, or delete the note")
    return fields


def altered(note: Note, fields: Mapping[str, Any], notes: Mapping[str, Note]) -> Note:
    """A note with changed fields, the same one where nothing changes.

    A question that is given a question to follow becomes a supplementary one, and the other way round, unless the kind is given
    too. What becomes a note loses its status and the question it followed. ``note``: as it was; ``fields``: checked ones;
    ``notes``: all of the member's, by their identities. Raises NotFoundError: there is no question it could follow;
    PackviewError: the fields do not go together.
    """
    after = replace(note, **_with_kind(note, fields))
    if after.kind == "note":
        told = "This is a note, and only a question is asked, answered or deferred"
        require(fields.get("status", "draft") == "draft", told, "Make it a question first")
        after = replace(after, status="draft")
    after = replace(after, parent=_parent(after, notes) if after.kind == "supplementary" else "")
    if after.status != note.status:
        after = replace(after, history=(*after.history, StatusChange(status=after.status, at=now())))
    return note if after == note else replace(after, updated=max(now(), note.updated))


def as_private_as(now_there: Note | None, note: Note) -> Note:
    """A note as it was, but private if it is so now: what was made private never comes back for others to read."""
    return replace(note, private=True) if now_there is not None and now_there.private else note


def orphaned(gone: Note, notes: Mapping[str, Note]) -> list[tuple[Note, Note]]:
    """The questions that followed one which is no question any more: they become questions of their own."""
    return [
        (note, replace(note, kind="question", parent="", updated=max(now(), note.updated)))
        for note in notes.values()
        if note.kind == "supplementary" and note.parent == gone.id
    ]


def _with_kind(note: Note, fields: Mapping[str, Any]) -> dict[str, Any]:
    kind, parent = fields.get("kind", note.kind), fields.get("parent", note.parent)
    if "kind" in fields or "parent" not in fields:
        told = "Only a supplementary question follows another"
        fits = kind == "supplementary" or not fields.get("parent")
        require(fits, told, "Make it a supplementary question")
        return {**fields, "kind": kind}
    told = "This is a note, and only a question follows another"
    require(kind != "note" or not parent, told, "Make it a question first")
    return {**fields, "kind": kind if kind == "note" else "supplementary" if parent else "question"}


def _parent(note: Note, notes: Mapping[str, Note]) -> str:
    """The identity of the question a supplementary one follows.

    Raises NotFoundError: there is none. PackviewError: it is a note, or follows this one.
    """
    require(note.parent, "A supplementary question follows another one", "Say which question it follows")
    parent = find(notes, note.parent)
    told = f"{parent.id} is a note; a supplementary question follows a question"
    require(parent.asks, told, "Choose a question")
    seen, above = {parent.id}, parent
    while above.id != note.id and above.parent in notes and above.parent not in seen:
        above = notes[above.parent]
        seen.add(above.id)
    told = "A question cannot follow itself, or one that follows it"
    require(above.id != note.id, told, "Choose another question")
    return parent.id


def _checked_evidence(one: Any) -> Evidence:
    if not isinstance(one, Evidence) or one.kind not in get_args(EvidenceKind):
        raise ValueError(f"{one!r} is no evidence of a note")
    page = one_line(one.page) if one.page is not None else None
    return replace(one, ref=one_line(one.ref), text=one_line(one.text), page=page)


assert {*TEXTS, *LINES, *_CHOICES, *_OTHERS} <= {field.name for field in fields_of(Note)}


def newer(there: Mapping[str, Note], notes: Sequence[Note]) -> list[tuple[Note | None, Note | None]]:
    """The changes that bring notes in: those that are not there, and those newer than the state there is.

    What is private stays private.
    """
    changes: dict[str, tuple[Note | None, Note | None]] = {}
    for note in sorted(notes, key=lambda one: one.updated):
        before = there.get(note.id)
        after = as_private_as(before, note)
        if before is None or (after.updated > before.updated and after != before):
            changes[note.id] = before, after
    return list(changes.values())


def find(notes: Mapping[str, Note], note_id: str) -> Note:
    """The note of an identity, or of a beginning that only one has. Raises NotFoundError: there is none, or several."""
    wanted, shown = note_id.strip().casefold(), one_line(note_id)
    if wanted in notes:
        return notes[wanted]
    found = [note for note in notes.values() if wanted and note.id.startswith(wanted)]
    if not found:
        where = "packview note list PACK shows your notes and their ids"
        raise NotFoundError(f"There is no note {shown}", where)
    if len(found) > 1:
        ids = ", ".join(note.id for note in found[:5])
        raise NotFoundError(f"Several notes start with {shown}: {ids}", "Type more of the id")
    return found[0]
