"""A change to notes backwards or forwards, and what each is called."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from packview.model import Note
from packview.model.notes import Step, Turn
from packview.store.notes.notes import Change
from packview.text import one_line

_SHOWN = 40
"""Characters of a note's text that name it."""
_KINDS = {"note": "note", "question": "question", "supplementary": "supplementary question"}


def refused(step: Step, *, undone: bool) -> str:
    """What to say where the notes of a step are gone."""
    return f"{step.name}: cannot be {'taken back' if undone else 'made again'}, the note is gone"


def change_back(notes: Mapping[str, Note], turn: Turn, *, back: bool) -> Change | None:
    """What is to be done to a note, None where it is gone meanwhile."""
    old, new = (turn.after, turn.before) if back else (turn.before, turn.after)
    wanted = new or old
    assert wanted is not None
    now = notes.get(wanted.id)
    if old is None:
        return now, new if now is None else now
    if now is None:
        return None
    if new is None:
        return now, None
    touched: dict[str, Any] = {name: getattr(new, name) for name in _touched(old, new)}
    return now, replace(now, **touched, updated=max(datetime.now(UTC), now.updated))


def as_it_was(turn: Turn, change: Change | None, *, back: bool) -> Turn:
    """The turn with the note it took out as that was, for another window may have changed it."""
    if change is None or change[0] is None or change[1] is not None:
        return turn
    return replace(turn, after=change[0]) if back else replace(turn, before=change[0])


def name_of(before: Note | None, after: Note | None) -> str:
    """What a change was, in words: of a note that was added, without one before, deleted, without one after, or changed."""
    if before is None or after is None:
        note = after or before
        assert note is not None
        return f"{'Added' if before is None else 'Deleted'} {called(note)}"
    touched = _touched(before, after) - {"history"}
    if "kind" in touched:
        return f'Turned the {_KINDS[before.kind]} "{_shortened(after.text)}" into a {_KINDS[after.kind]}'
    if touched == {"private"}:
        return f"Made {called(after)} {'private' if after.private else 'no longer private'}"
    if touched == {"order"}:
        return f"Moved {called(after)}"
    if "status" in touched and touched <= {"status", "answer", "follow_up"}:
        return f"Marked {called(after)} as {after.status}"
    parts = {"answer": "the answer to ", "follow_up": "the follow-up of "}
    return f"Changed {parts.get(min(touched), '') if len(touched) == 1 else ''}{called(after)}"


def _touched(one: Note, other: Note) -> set[str]:
    """The fields in which two states of a note differ, but for the time of the change."""
    names = {field.name for field in fields(Note)} - {"updated"}
    return {name for name in names if getattr(one, name) != getattr(other, name)}


def called(note: Note) -> str:
    """A note by its kind and the beginning of its text."""
    return f'the {_KINDS[note.kind]} "{_shortened(note.text)}"'


def _shortened(text: str) -> str:
    line = one_line(text)
    if len(line) <= _SHOWN:
        return line
    end = line.rfind(" ", 0, _SHOWN - 3)
    return f"{line[:end]} ..." if end > 0 else f"{line[: _SHOWN - 3]}..."
