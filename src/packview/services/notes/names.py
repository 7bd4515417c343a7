"""What was done to notes, in words: 'Deleted the question "How many ..."'."""

from dataclasses import fields

from packview.model import Note
from packview.text import one_line

_SHOWN = 40
"""Characters of a note's text that name it."""
_KINDS = {"note": "note", "question": "question", "supplementary": "supplementary question"}


def name_of(before: Note | None, after: Note | None) -> str:
    """What a change was, in words.

    Args:
        before: the note before it, None where it was added.
        after: the note after it, None where it was deleted.
    """
    if before is None or after is None:
        note = after or before
        assert note is not None
        return f"{'Added' if before is None else 'Deleted'} {called(note)}"
    touched = {
        field.name for field in fields(Note) if getattr(before, field.name) != getattr(after, field.name)
    } - {"updated", "history"}
    if "kind" in touched:
        return f'Turned the {_KINDS[before.kind]} "{_shortened(after.text)}" into a {_KINDS[after.kind]}'
    if touched == {"private"}:
        return f"Made {called(after)} {'private' if after.private else 'no longer private'}"
    if touched == {"order"}:
        return f"Moved {called(after)}"
    if "status" in touched and touched <= {"status", "answer", "follow_up"}:
        return f"Marked {called(after)} as {after.status}"
    parts = {"answer": "the answer to ", "follow_up": "the follow-up of "}
    part = parts.get(next(iter(touched), ""), "") if len(touched) == 1 else ""
    return f"Changed {part}{called(after)}"


def called(note: Note) -> str:
    """A note by its kind and the beginning of its text."""
    return f'the {_KINDS[note.kind]} "{_shortened(note.text)}"'


def _shortened(text: str) -> str:
    line = one_line(text)
    if len(line) <= _SHOWN:
        return line
    end = line.rfind(" ", 0, _SHOWN - 3)
    return f"{line[:end]} ..." if end > 0 else f"{line[: _SHOWN - 3]}..."
