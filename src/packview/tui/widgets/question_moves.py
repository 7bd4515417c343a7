"""Where a question goes that is moved to another one's place."""

from collections.abc import Iterable
from dataclasses import dataclass

from packview.model import Note


@dataclass(frozen=True, slots=True)
class Target:
    """Where a question is to stand.

    Attributes:
        before: id of the question it comes before, None for the end.
    """

    before: str | None


def target(question: Note, other: Note, notes: Iterable[Note]) -> Target | None:
    """Where a question stands once it has another one's place; None where it cannot have that.

    Questions are moved among those of their item, priority and parent. One that comes from above stands after the
    other one, one that comes from below before it.
    """
    if _among(question) != _among(other) or question.id == other.id:
        return None
    order = [one for one in notes if _among(one) == _among(question)]
    order.sort(key=lambda one: (one.order, one.id))
    ids = [one.id for one in order]
    if question.id not in ids or other.id not in ids:
        return None
    if ids.index(question.id) > ids.index(other.id):
        return Target(other.id)
    behind = ids[ids.index(other.id) + 1 :]
    return Target(behind[0] if behind else None)


def _among(note: Note) -> tuple[str, str, str, bool]:
    return note.anchor.item, note.priority, note.parent, note.asks
