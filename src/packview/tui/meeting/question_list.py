"""The list of questions: which there are for an item, in which order, and how they are written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.model import Note
from packview.model.notes import page_words, running_order
from packview.model.words import STATUS
from packview.tui.base.entries import Entry, Line, drawn, joined
from packview.tui.base.lists import ListLines, SteadyList, clicked_twice
from packview.tui.base.screen import Wanted
from packview.tui.keys.table import bindings
from packview.tui.text import one_line

_TEXT_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question with the status it has in the meeting; ``whole`` where it is on the pack as a whole, not on the item in hand."""

    note: Note
    new: bool = False
    own: bool = True
    whole: bool = False


class QuestionList(SteadyList[QuestionRow]):
    """A list of questions. Marking one rewrites its lines only: a hundred of them must not slow a key down."""

    BINDINGS = bindings("list.down", "list.up")
    DEFAULT_CSS = "QuestionList { padding: 0 1; }"

    _given: tuple[Sequence[QuestionRow], str, int] = ((), "", 0)

    def key_of(self, row: QuestionRow) -> str:
        """The id of its note."""
        return row.note.id

    @property
    def question(self) -> Note | None:
        """The chosen question."""
        return self.chosen.note if self.chosen else None

    def show(self, rows: Sequence[QuestionRow], *, empty: str) -> None:
        """Show questions in the order given, or say ``empty``; the highlight stays on the one it was on."""
        width, before = self.scrollable_content_region.width, self._given
        self._given = (tuple(rows), empty, width)
        if self._given == before or width <= 0:
            return
        if not rows:
            self.say(empty)
        elif width == before[2] and [row.note.id for row in self.rows] == [row.note.id for row in rows]:
            for index, (old, new) in enumerate(zip(self.rows, rows, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(index, _lines(index, new, width))
            self.rows = rows
        else:
            first_open = next((index for index, row in enumerate(rows) if row.note.open), 0)
            options = (Option(_lines(index, row, width)) for index, row in enumerate(rows))
            self.write(rows, options, otherwise=first_open)

    def resized(self) -> None:
        self.show(self._given[0], empty=self._given[1])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(Wanted("evidence"))

    def on_click(self, event: events.Click) -> None:
        """A click highlights, and only a second one shows the evidence."""
        if clicked_twice(self, event):
            self.post_message(Wanted("evidence"))


def question_rows(
    questions: Sequence[Note], item: str, *, own: Collection[str], new: Collection[str]
) -> list[QuestionRow]:
    """The questions of an item in running order, then those on the pack as a whole; without an item all of them.

    ``own`` and ``new`` are ids: of the chair's own, and of those that are marked as new.
    """
    shown = [
        note
        for note in running_order(questions)
        if note.status != "withdrawn" and (not item or note.anchor.item in {"", item})
    ]
    if item:
        shown.sort(key=lambda note: note.anchor.item == "")
    return [
        QuestionRow(
            note=note, new=note.id in new, own=note.id in own, whole=bool(item) and note.anchor.item == ""
        )
        for note in shown
    ]


def questions_left(questions: Sequence[Note]) -> dict[str, int]:
    """How many are still to be asked, by item key."""
    found: dict[str, int] = {}
    for note in questions:
        if note.open and note.status != "deferred":
            found[note.anchor.item] = found.get(note.anchor.item, 0) + 1
    return found


_MARKS: dict[str, Literal["[ ]", "[?]", "[x]", "[-]"]] = {
    "asked": "[?]",
    "answered": "[x]",
    "deferred": "[-]",
    "withdrawn": "[-]",
}


def _lines(index: int, row: QuestionRow, width: int) -> ListLines:
    """Number, mark, who asks whom, page, status; the text; the answer."""
    note = row.note
    asker = one_line(note.member) if note.member else ("You" if row.own else "")
    to = f" asks {one_line(note.to)}" if note.to else " asks" if asker else ""
    told = joined(
        f"{asker}{to}".strip(),
        page_words(note.anchor.page, note.anchor.pdf_page),
        STATUS[note.status],
        "private" if note.private else "",
        "on the whole pack" if row.whole else "",
    )
    mark = _MARKS.get(note.status, "[ ]")
    settled = note.status in {"answered", "withdrawn"}
    said = [
        note.text,
        f"Answer: {note.answer}" if note.answer else "",
        f"To follow up: {note.follow_up}" if note.follow_up else "",
    ]
    lines = [Line(f"{mark} {index + 1}. {'NEW ' if row.new else ''}{told}", "dim" if settled else "bold")]
    lines += [
        Line(
            one_line(text),
            "dim" if settled and text is note.text else "",
            most=_TEXT_LINES,
            more="(more: press enter)",
            indent=4,
        )
        for text in said
    ]
    return drawn(Entry(ref="", lines=tuple(lines)), width)
