"""The order in which questions are asked."""

from collections.abc import Sequence

from packview.model.notes import PRIORITIES, Note


def running_order(notes: Sequence[Note]) -> list[Note]:
    """Questions and notes of one item in the order they are asked: the big question, lines of enquiry, the rest; then notes.

    A supplementary comes right behind the question it follows; one whose question is not there stands for itself.

    Args:
        notes: of one item, or of several where items do not matter.
    """
    by_id = {note.id: note for note in notes}
    following: dict[str, list[Note]] = {}
    first: list[Note] = []
    for note in sorted(notes, key=_rank):
        if note.parent and note.parent in by_id and not _in_circle(note, by_id):
            following.setdefault(note.parent, []).append(note)
        else:
            first.append(note)
    found: list[Note] = []
    waiting = first[::-1]
    while waiting:
        note = waiting.pop()
        found.append(note)
        waiting += following.get(note.id, [])[::-1]
    return found


def depth(note: Note, notes: Sequence[Note]) -> int:
    """How many questions a supplementary follows, one below the other; 0 for one that stands for itself."""
    by_id = {one.id: one for one in notes}
    steps = 0
    while note.parent in by_id and steps < len(by_id):
        note = by_id[note.parent]
        steps += 1
    return steps


def _rank(note: Note) -> tuple[bool, int, float, str]:
    return (not note.asks, PRIORITIES.index(note.priority), note.order, note.id)


def _in_circle(note: Note, by_id: dict[str, Note]) -> bool:
    """Whether going from question to question comes back to this one: two windows could have made it so."""
    seen = {note.id}
    parent = note.parent
    while parent in by_id:
        if parent in seen:
            return True
        seen.add(parent)
        parent = by_id[parent].parent
    return False
