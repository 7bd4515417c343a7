"""The questions of a pack in groups, in the order they are asked, as entries of a list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Literal

from packview.model import Note, Pack, Priority, StatusChange
from packview.model.running_order import depth, running_order
from packview.tui.text import one_line
from packview.tui.widgets.entries import Entry, Line, heading, joined
from packview.tui.widgets.note_rows import STATUS, note_markdown
from packview.tui.widgets.question_evidence import evidence_words, rests_on
from packview.tui.widgets.side_view import Seen

Grouping = Literal["item", "person", "theme"]
GROUPINGS: dict[Grouping, str] = {"item": "by item", "person": "by person", "theme": "by theme"}
PRIORITY: dict[Priority, str] = {
    "main": "Big question",
    "normal": "Line of enquiry",
    "low": "If time allows",
}

_INDENT = 2
_DEEPEST = 4
_TEXT_LINES = 8
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def planned(seen: Seen, grouping: Grouping) -> list[tuple[str, list[Note]]]:
    """The questions in groups with their headings, each group in the order its questions are asked.

    By person and theme, questions of the same item stay together; whom or what no question names comes last.
    """
    questions = [note for note in seen.notes if note.asks]
    order = {key: place for place, key in enumerate(["", *(item.key for item in seen.pack.items)])}
    questions.sort(key=lambda note: order.get(note.anchor.item, len(order)))
    found: list[tuple[str, list[Note]]] = []
    for notes in _grouped(questions, _KEYS[grouping]):
        items = _grouped(notes, _KEYS["item"])
        head = _heading(notes[0], seen, grouping)
        found.append((head, [note for of_item in items for note in running_order(of_item)]))
    if grouping == "theme":
        themes = {theme.key: place for place, theme in enumerate(seen.themes)}
        found.sort(key=lambda group: (not group[1][0].theme, themes.get(group[1][0].theme, len(themes))))
    elif grouping == "person":
        found.sort(key=lambda group: (not group[1][0].to, _KEYS["person"](group[1][0])))
    return found


def planner_entries(seen: Seen, grouping: Grouping) -> list[Entry]:
    """The questions as entries, each group under its heading."""
    titles = {theme.key: theme.title for theme in seen.themes}
    entries: list[Entry] = []
    for head, notes in planned(seen, grouping):
        entries.append(heading(head))
        entries += [
            question_entry(note, depth(note, notes), titles, show_item=grouping != "item") for note in notes
        ]
    return entries


def question_entry(note: Note, deep: int, titles: Mapping[str, str], *, show_item: bool) -> Entry:
    """A question: what it is to its item, its text, whom it is for and where it stands, what it rests on.

    Args:
        note: the question.
        deep: how many questions it follows, one below the other.
        titles: of the themes by their keys.
        show_item: say which item it belongs to.
    """
    anchor = note.anchor
    indent = _INDENT * min(deep, _DEEPEST)
    kind = "Supplementary" if note.kind == "supplementary" else PRIORITY[note.priority]
    if note.kind == "supplementary" and note.priority != "normal":
        kind = f"{kind}, {PRIORITY[note.priority].lower()}"
    head = joined(kind, STATUS[note.status] + _since(note.history), "private" if note.private else "")
    theme = one_line(titles.get(note.theme) or note.theme)
    item = "the whole pack" if not anchor.item else f"item {one_line(anchor.item_number)}".strip()
    facts = joined(
        f"for {one_line(note.to)}" if note.to else "",
        item if show_item else "",
        f"theme {theme}" if theme else "",
    )
    evidence = [evidence_words(one) for one in rests_on(note)]
    lines = [
        Line(text=head, look="bold", indent=indent),
        Line(text=note.text, most=_TEXT_LINES, indent=indent),
        Line(text=facts, look="dim", indent=indent),
        *(Line(text=f"- {words}", look="italic dim", most=2, indent=indent) for words in evidence),
        Line(text=f"Answer: {one_line(note.answer)}" if note.answer else "", most=4, indent=indent),
        Line(text=f"To follow: {one_line(note.follow_up)}" if note.follow_up else "", most=4, indent=indent),
    ]
    return Entry(
        ref=note.id,
        lines=tuple(line for line in lines if line.text),
        pdf_page=anchor.pdf_page,
        quote=anchor.quote,
        copied=partial(note_markdown, note),
        called="The question as Markdown",
    )


def item_heading(pack: Pack, note: Note) -> str:
    """What an item's group is called; an item that is gone is called as it was when the question was written."""
    anchor = note.anchor
    if not anchor.item:
        return "The whole pack"
    item = pack.item(anchor.item)
    if item is not None:
        return one_line(f"Item {item.number}: {item.title}")
    return one_line(f"Item {anchor.item_number}: {anchor.item_title} (not in these papers)")


def _heading(note: Note, seen: Seen, grouping: Grouping) -> str:
    if grouping == "item":
        return item_heading(seen.pack, note)
    if grouping == "person":
        return f"For {one_line(note.to)}" if note.to else "For nobody in particular"
    title = next((theme.title for theme in seen.themes if theme.key == note.theme), note.theme)
    return one_line(f"Theme: {title}") if note.theme else "Without a theme"


def _grouped(notes: Iterable[Note], key: Callable[[Note], str]) -> list[list[Note]]:
    """Notes that share a key together, in the order the keys are met."""
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(key(note), []).append(note)
    return list(groups.values())


def _since(history: Sequence[StatusChange]) -> str:
    """When the question came to where it stands, by the machine's clock: ' (29 Nov 18:05)'; '' where it never changed."""
    if not history:
        return ""
    at = history[-1].at.astimezone()
    return f" ({at.day} {_MONTHS[at.month - 1]} {at:%H:%M})"


_KEYS: dict[Grouping, Callable[[Note], str]] = {
    "item": lambda note: note.anchor.item,
    "person": lambda note: one_line(note.to).casefold(),
    "theme": lambda note: note.theme,
}
