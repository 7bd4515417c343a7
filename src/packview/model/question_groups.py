"""All questions of a pack in groups, each in the order its questions are asked."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from packview.model.notes import Note
from packview.model.pack import Pack
from packview.model.running_order import running_order
from packview.model.themes import Theme
from packview.text import one_line

Grouping = Literal["item", "person", "theme"]
GROUPINGS: dict[Grouping, str] = {"item": "by item", "person": "by person", "theme": "by theme"}

_KEYS: dict[Grouping, Callable[[Note], str]] = {
    "item": lambda note: note.anchor.item,
    "person": lambda note: one_line(note.to).casefold(),
    "theme": lambda note: note.theme,
}


def grouped_questions(
    pack: Pack, notes: Sequence[Note], themes: Sequence[Theme], grouping: Grouping
) -> list[tuple[str, list[Note]]]:
    """The questions in groups with their headings, each group in the order its questions are asked.

    By person and theme, questions of the same item stay together; whom or what no question names comes last.
    """
    questions = [note for note in notes if note.asks]
    order = {key: place for place, key in enumerate(["", *(item.key for item in pack.items)])}
    questions.sort(key=lambda note: order.get(note.anchor.item, len(order)))
    found: list[tuple[str, list[Note]]] = []
    for group in _grouped(questions, _KEYS[grouping]):
        items = _grouped(group, _KEYS["item"])
        head = _heading(group[0], pack, themes, grouping)
        found.append((head, [note for of_item in items for note in running_order(of_item)]))
    if grouping == "theme":
        places = {theme.key: place for place, theme in enumerate(themes)}
        found.sort(key=lambda group: (not group[1][0].theme, places.get(group[1][0].theme, len(places))))
    elif grouping == "person":
        found.sort(key=lambda group: (not group[1][0].to, _KEYS["person"](group[1][0])))
    return found


def item_heading(pack: Pack, note: Note) -> str:
    """What an item's group is called; an item that is gone is called as it was when the question was written."""
    anchor = note.anchor
    if not anchor.item:
        return "The whole pack"
    item = pack.item(anchor.item)
    if item is not None:
        return one_line(f"Item {item.number}: {item.title}")
    return one_line(f"Item {anchor.item_number}: {anchor.item_title} (not in these papers)")


def _heading(note: Note, pack: Pack, themes: Sequence[Theme], grouping: Grouping) -> str:
    if grouping == "item":
        return item_heading(pack, note)
    if grouping == "person":
        return f"For {one_line(note.to)}" if note.to else "For nobody in particular"
    title = next((theme.title for theme in themes if theme.key == note.theme), note.theme)
    return one_line(f"Theme: {title}") if note.theme else "Without a theme"


def _grouped(notes: Iterable[Note], key: Callable[[Note], str]) -> list[list[Note]]:
    """Notes that share a key together, in the order the keys are met."""
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(key(note), []).append(note)
    return list(groups.values())
