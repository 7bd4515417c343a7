"""The questions of a pack in groups, in the order they are asked, as entries of a list."""

from collections.abc import Mapping, Sequence
from functools import partial

from packview.model import Note, StatusChange
from packview.model.evidence import evidence_words, rests_on
from packview.model.question_groups import Grouping, grouped_questions
from packview.model.running_order import depth
from packview.model.words import PRIORITY, STATUS
from packview.tui.text import one_line
from packview.tui.widgets.entries import Entry, Line, heading, joined
from packview.tui.widgets.note_rows import note_markdown
from packview.tui.widgets.side_view import Seen

_INDENT = 2
_DEEPEST = 4
_TEXT_LINES = 8
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def planned(seen: Seen, grouping: Grouping) -> list[tuple[str, list[Note]]]:
    """The questions in groups with their headings, each group in the order its questions are asked."""
    return grouped_questions(seen.pack, seen.notes, seen.themes, grouping)


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


def _since(history: Sequence[StatusChange]) -> str:
    """When the question came to where it stands, by the machine's clock: ' (29 Nov 18:05)'; '' where it never changed."""
    if not history:
        return ""
    at = history[-1].at.astimezone()
    return f" ({at.day} {_MONTHS[at.month - 1]} {at:%H:%M})"
