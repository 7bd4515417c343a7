"""Undo and redo of changes to notes: each change is kept as the note before and after it.

Taking a change back touches only the fields it touched, so that what another window changed meanwhile stays.
"""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Protocol, Self

from packview.errors import NotFoundError
from packview.model import Note
from packview.text import one_line

_SHOWN = 40
"""Characters of a note's text that name it."""


class Store(Protocol):
    """What is needed of a place where notes are kept; see packview.store.notes."""

    def restore(self, note: Note) -> None:
        """Put back a note as it was."""
        ...

    def change(self, note_id: str, alter: "Alter") -> tuple[Note, Note]:
        """Change a note."""
        ...

    def remove(self, note_id: str) -> Note:
        """Take a note out."""
        ...


class Alter(Protocol):
    """Makes the new note of the old."""

    def __call__(self, note: Note, /) -> Note:
        """The new note."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change.

    Attributes:
        name: what was done, in words: 'Deleted the question "How many ..."'.
        before: the note before it, None where it was added.
        after: the note after it, None where it was deleted.
    """

    name: str
    before: Note | None
    after: Note | None

    @classmethod
    def of(cls, before: Note | None, after: Note | None) -> Self:
        """The change from one to the other."""
        return cls(name=_name(before, after), before=before, after=after)


class Undoing:
    """The changes that can be taken back, and those that were and can be made again."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def made(self, step: Step) -> None:
        """A change was made; what was taken back before cannot be made again any more."""
        self._done.append(step)
        self._undone.clear()

    def undo(self, store: Store) -> str | None:
        """Take back the newest change; its name, None when there is none.

        Raises:
            NotFoundError: its note is gone; the change is forgotten.
            PackviewError: it could not be saved; nothing changed.
        """
        return _move(self._done, self._undone, store, back=True)

    def redo(self, store: Store) -> str | None:
        """Make again the change that was taken back last; its name, None when there is none.

        Raises:
            NotFoundError: its note is gone; the change is forgotten.
            PackviewError: it could not be saved; nothing changed.
        """
        return _move(self._undone, self._done, store, back=False)


def _move(source: list[Step], target: list[Step], store: Store, *, back: bool) -> str | None:
    if not source:
        return None
    step = source[-1]
    old, new = (step.after, step.before) if back else (step.before, step.after)
    try:
        removed = _apply(store, old, new)
    except NotFoundError as error:
        source.pop()
        verb = "taken back" if back else "made again"
        raise NotFoundError(f"{step.name}: cannot be {verb}, the note is gone") from error
    source.pop()
    if removed is not None:  # as it was now, which another window may have changed
        step = replace(step, after=removed) if back else replace(step, before=removed)
    target.append(step)
    return step.name


def _apply(store: Store, old: Note | None, new: Note | None) -> Note | None:
    """Bring a note from one state to the other; the note as it was where it was taken out."""
    if new is None:
        assert old is not None
        return store.remove(old.id)
    if old is None:
        store.restore(new)
        return None
    touched = {
        field.name: getattr(new, field.name)
        for field in fields(Note)
        if field.name != "updated" and getattr(old, field.name) != getattr(new, field.name)
    }
    store.change(new.id, lambda note: replace(note, **touched, updated=max(datetime.now(UTC), note.updated)))
    return None


def _name(before: Note | None, after: Note | None) -> str:
    if before is None or after is None:
        note = after or before
        assert note is not None
        return f"{'Added' if before is None else 'Deleted'} {_called(note)}"
    touched = {
        field.name for field in fields(Note) if getattr(before, field.name) != getattr(after, field.name)
    } - {"updated"}
    if "kind" in touched:
        return f'Turned the {before.kind} "{_shortened(after.text)}" into a {after.kind}'
    if touched == {"private"}:
        return f"Made {_called(after)} {'private' if after.private else 'no longer private'}"
    if "status" in touched and touched <= {"status", "answer"}:
        return f"Marked {_called(after)} as {after.status}"
    return f"Changed {'the answer to ' if touched == {'answer'} else ''}{_called(after)}"


def _called(note: Note) -> str:
    return f'the {note.kind} "{_shortened(note.text)}"'


def _shortened(text: str) -> str:
    line = one_line(text)
    if len(line) <= _SHOWN:
        return line
    end = line.rfind(" ", 0, _SHOWN - 3)
    return f"{line[:end]} ..." if end > 0 else f"{line[: _SHOWN - 3]}..."
