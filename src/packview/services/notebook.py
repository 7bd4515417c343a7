"""The member's notes and questions on one pack."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from packview.errors import PackviewError
from packview.model import STATUSES, Anchor, Evidence, Note, NoteKind
from packview.services.undoing import Step, Undoing
from packview.text import clean, one_line

if TYPE_CHECKING:  # at run time it is loaded when first needed: the first paint needs none of it
    from packview.store.notes import NoteStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being typed and not yet saved; kept so that a crash does not lose it.

    Attributes:
        note_id: the note being edited, '' for a new one.
        kind: of the note.
        text: as typed so far.
        to: as typed so far.
        private: as ticked so far.
        anchor: where the note will belong.
        indicator: reference of the indicator it is about.
        theme: key of the theme it speaks to.
        evidence: what it rests on.
    """

    note_id: str = ""
    kind: NoteKind = "note"
    text: str = ""
    to: str = ""
    private: bool = False
    anchor: Anchor = Anchor()
    indicator: str = ""
    theme: str = ""
    evidence: tuple[Evidence, ...] = ()


class Notebook:
    """Reads and writes one member's notes on one pack. A call that returns has the change on disk.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member: the member's name as shown.
        member_id: the same as a file name.

    Every writing method raises PackviewError when the change could not be saved, and then nothing changed.
    """

    def __init__(self, home: Path, pack_id: str, *, member: str, member_id: str) -> None:
        self._home = home
        self._pack_id = pack_id
        self._member = member
        self._member_id = member_id
        self._draft_file = home / "drafts" / pack_id / f"{member_id}.json"
        self._opened: NoteStore | None = None
        self._undoing = Undoing()

    def notes(self) -> tuple[Note, ...]:
        """All of this member's notes, private ones too, oldest first; always what is on disk now."""
        return self._store.all()

    def reports(self) -> tuple[str, ...]:
        """What had to be put right in the member's files since the last call, for the member to know.

        Each is a sentence without a full stop: a damaged file was kept aside and its newest backup used, or a note
        cannot be understood and was left where it is.
        """
        reports = tuple(self._store.reports)
        self._store.reports.clear()
        return reports

    def add(
        self,
        *,
        kind: NoteKind,
        text: str,
        anchor: Anchor,
        to: str = "",
        indicator: str = "",
        private: bool = False,
        theme: str = "",
        evidence: tuple[Evidence, ...] = (),
    ) -> Note:
        """Keep a new note; its text is cleaned.

        Raises:
            PackviewError: it has no text, or could not be saved.
        """
        fields = _checked(
            {
                "kind": kind,
                "text": text,
                "anchor": anchor,
                "to": to,
                "indicator": indicator,
                "private": private,
                "theme": theme,
                "evidence": evidence,
            }
        )
        now = _now()
        note = self._store.add(
            lambda note_id: Note(id=note_id, member=self._member, created=now, updated=now, **fields)
        )
        self._undoing.made(Step.of(None, note))
        return note

    def change(self, note_id: str, changes: Mapping[str, Any]) -> Note:
        """Change fields of a note: text, to, kind, status, answer, private, indicator, anchor.

        Raises:
            NotFoundError: no such note (an id may be shortened to a unique prefix).
            PackviewError: the text is empty, a plain note is given a status, or it could not be saved.
        """
        fields = _checked(changes)
        before, after = self._store.change(note_id, lambda note: _altered(note, fields))
        if after != before:
            self._undoing.made(Step.of(before, after))
        return after

    def delete(self, note_id: str) -> Note:
        """Take a note out; ``undo`` brings it back.

        Raises:
            NotFoundError: no such note.
        """
        note = self._store.remove(note_id)
        self._undoing.made(Step.of(note, None))
        return note

    def take_over(self, other: "Notebook") -> int:
        """Move another notebook's notes here, ids and all; says how many. A crash on the way leaves none out."""
        notes = other.notes()
        for note in notes:
            self._store.restore(note)
        for note in notes:
            other._store.remove(note.id)  # noqa: SLF001  of the same class
        return len(notes)

    def undo(self) -> str | None:
        """Take back the newest change made through this notebook; says which in words, None when there is none.

        Raises:
            NotFoundError: the note is gone meanwhile; the next undo goes on with the change before.
        """
        return self._undoing.undo(self._store)

    def redo(self) -> str | None:
        """Make the change that was taken back last again; says which in words, None when there is none.

        Raises:
            NotFoundError: the note is gone meanwhile.
        """
        return self._undoing.redo(self._store)

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed."""
        from packview.store.atomic import write_atomic  # noqa: PLC0415  start-up stays quick without it

        write_atomic(self._draft_file, msgspec.json.encode(draft))

    def draft(self) -> Draft | None:
        """What was being typed when the app was last killed, None when nothing was."""
        try:
            draft = msgspec.json.decode(self._draft_file.read_bytes(), type=Draft)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):  # what cannot be read cannot be offered
            return None
        return replace(draft, text=clean(draft.text), to=clean(draft.to))

    def clear_draft(self) -> None:
        """Forget the draft: it was saved as a note, or given up."""
        try:
            self._draft_file.unlink(missing_ok=True)
        except OSError as error:
            from packview.store.atomic import in_words  # noqa: PLC0415  start-up stays quick without it

            raise in_words(error, self._draft_file) from error

    @property
    def _store(self) -> "NoteStore":
        if self._opened is None:
            from packview.store.notes import NoteStore  # noqa: PLC0415  start-up stays quick without it

            self._opened = NoteStore(self._home, self._pack_id, self._member_id)
        return self._opened


def _now() -> datetime:
    return datetime.now(UTC)


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as they are kept.

    Raises:
        PackviewError: the text is empty.
        ValueError: a field or value that no caller should send.
    """
    fields = dict(changes)
    for name in ("text", "answer"):
        if name in fields:
            fields[name] = clean(fields[name]).strip()
    for name in ("to", "indicator", "theme"):
        if name in fields:
            fields[name] = one_line(fields[name])
    if not fields.get("text", "-"):
        raise PackviewError("The note has no text", "Write something, or delete the note")
    allowed = {"kind": get_args(NoteKind), "status": STATUSES, "private": (True, False)}
    for name, value in fields.items():
        if name not in {"text", "answer", "to", "indicator", "theme", "evidence", "anchor", *allowed}:
            raise ValueError(f"a note has no field {name!r} that can be changed")
        if name in allowed and value not in allowed[name]:
            raise ValueError(f"{value!r} is no {name} of a note")
    return fields


def _altered(note: Note, fields: Mapping[str, Any]) -> Note:
    after = replace(note, **fields)
    if after.kind == "note" and after.status != "draft":
        if fields.get("status", "draft") != "draft":
            raise PackviewError(
                "This is a note, and only a question is asked, answered or deferred",
                "Make it a question first",
            )
        after = replace(after, status="draft")
    return note if after == note else replace(after, updated=max(_now(), note.updated))
