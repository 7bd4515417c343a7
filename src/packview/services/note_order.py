"""Where a question stands among those of its item."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from packview.errors import PackviewError
from packview.model import Anchor, Note
from packview.services.note_fields import now


def beside(note: Note, notes: Mapping[str, Note]) -> list[Note]:
    """The notes a note can be moved among: of its item, priority and parent, in their order, without itself."""
    found = [
        one
        for one in notes.values()
        if one.id != note.id
        and (one.anchor.item, one.priority, one.parent, one.asks)
        == (note.anchor.item, note.priority, note.parent, note.asks)
    ]
    return sorted(found, key=lambda one: (one.order, one.id))


def last_order(anchor: Anchor, notes: Iterable[Note]) -> float:
    """The order of a new note, which comes last in its item."""
    return max((one.order for one in notes if one.anchor.item == anchor.item), default=0.0)


def moved(note: Note, before: Note | None, notes: Mapping[str, Note]) -> list[tuple[Note, Note]]:
    """The changes that put a note before another one, or last.

    Raises:
        PackviewError: the other one is of another item, priority or parent.
    """
    others = beside(note, notes)
    if before is not None and before.id == note.id:
        return [(note, note)]
    if before is not None and before.id not in {one.id for one in others}:
        raise PackviewError(
            "Questions are moved within their item and priority",
            "Change the item or the priority first",
        )
    place = len(others) if before is None else next(i for i, one in enumerate(others) if one.id == before.id)
    order = _between(others, place)
    if order is not None:
        return [(note, _ordered(note, order))]
    wanted = [*others[:place], note, *others[place:]]
    changes = [(one, _ordered(one, float(number))) for number, one in enumerate(wanted, start=1)]
    return sorted(
        changes, key=lambda change: change[0].id != note.id
    )  # the moved one gives the change its name


def ordered_as(note: Note, other: Note) -> Note:
    """A note with the order of another state of it, which may be shown in another place."""
    return note if note.order == other.order else replace(note, order=other.order, updated=other.updated)


def _between(others: list[Note], place: int) -> float | None:
    """A number between two neighbours', None where there is none."""
    low = others[place - 1].order if place else None
    high = others[place].order if place < len(others) else None
    if low is None and high is None:
        return 0.0
    if low is None:
        assert high is not None
        return high - 1.0
    if high is None:
        return low + 1.0
    middle = (low + high) / 2
    return middle if low < middle < high else None


def _ordered(note: Note, order: float) -> Note:
    return note if note.order == order else replace(note, order=order, updated=max(now(), note.updated))
