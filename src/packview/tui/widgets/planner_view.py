"""All questions of the pack in the order they are asked: by item, by person, by theme."""

from collections.abc import Mapping, Sequence
from typing import Any

from textual.message import Message
from textual.widgets import OptionList

from packview.model import PRIORITIES, Note, NoteKind
from packview.model.question_groups import GROUPINGS, Grouping
from packview.model.words import PRIORITY
from packview.tui.keys import bindings
from packview.tui.keys_in_force import pressed
from packview.tui.text import notify
from packview.tui.widgets.dragged_list import DraggedList
from packview.tui.widgets.entries import Entry, joined
from packview.tui.widgets.entry_view import EntryView
from packview.tui.widgets.notes_panel import NotesPanel
from packview.tui.widgets.planner_rows import planner_entries
from packview.tui.widgets.question_evidence import places
from packview.tui.widgets.question_moves import target
from packview.tui.widgets.side_view import Seen

_OF_ONE = frozenset(
    {"edit", "supplement", "priority", "status", "shift", "asked", "answer", "private", "delete"}
)


class PlannerView(EntryView):
    """The questions, in groups; what is done with one is said to the screen, which keeps it."""

    name_of_view = "planner"
    title = "Questions"
    BINDINGS = bindings("planner")

    class ChangeWanted(Message):
        """Fields of a question are to be changed.

        Attributes:
            note: which.
            changes: fields and values.
            words: what is the case then: 'The question is private'.
        """

        def __init__(self, note: Note, changes: Mapping[str, Any], words: str) -> None:
            super().__init__()
            self.note = note
            self.changes = changes
            self.words = words

    class MoveWanted(Message):
        """A question is to stand before another one.

        Attributes:
            note: which.
            before: id of the other one, None for the end.
        """

        def __init__(self, note: Note, before: str | None) -> None:
            super().__init__()
            self.note = note
            self.before = before

    class StatusWanted(Message):
        """Where a question stands is to be chosen."""

        def __init__(self, note: Note) -> None:
            super().__init__()
            self.note = note

    class SupplementWanted(Message):
        """A supplementary to a question is to be written."""

        def __init__(self, note: Note) -> None:
            super().__init__()
            self.note = note

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.list = DraggedList(self.fit)
        self.grouping: Grouping = "item"
        self._followed = ("", -1)

    def depends_on(self, seen: Seen) -> tuple[object, ...]:
        """The notes, the agenda, the themes, and how they are grouped."""
        return (seen.notes, seen.notes_read, seen.pack.items, seen.themes, self.grouping)

    def entries_of(self, seen: Seen) -> Sequence[Entry]:
        """One for each question."""
        return planner_entries(seen, self.grouping)

    def says(self, seen: Seen) -> str:
        """How many, how many of them are still to be asked, and how they are grouped."""
        questions = [note for note in seen.notes if note.asks]
        if not questions:
            return ""
        many = "1 question" if len(questions) == 1 else f"{len(questions)} questions"
        left = sum(1 for note in questions if note.open)
        return joined(
            many, f"{left} to ask", f"{GROUPINGS[self.grouping]} ({pressed('planner.group')} changes that)"
        )

    def empty(self, seen: Seen) -> str:
        """Why there are none."""
        if not seen.notes_read:
            return "Your notes have not been read yet."
        return f"No questions yet. Press {pressed('workspace.question')} to write one on the item in hand, or take one that the findings ({pressed('workspace.findings')}) offer."

    @property
    def question(self) -> Note | None:
        """The chosen question."""
        return self._note(self.entry)

    @property
    def leads_on(self) -> bool:
        """Whether it rests on something that is seen somewhere."""
        return self.question is not None and self.seen is not None and bool(places(self.question, self.seen))

    def note(self, kind: NoteKind) -> bool:  # noqa: ARG002  a question about a question is a supplementary
        """A new one is on the item in hand."""
        return False

    def action_group(self) -> None:
        """Group them in the next way."""
        names = list(GROUPINGS)
        self.grouping = names[(names.index(self.grouping) + 1) % len(names)]
        if self.seen is not None:
            self.show(self.seen)

    def action_follow(self) -> None:
        """Show what the question rests on; again for the next it rests on."""
        question = self.question
        found = places(question, self.seen) if question is not None and self.seen is not None else ()
        if question is None or not found:
            return
        before = self._followed[1] if self._followed[0] == question.id else -1
        number = (before + 1) % len(found)
        self._followed = (question.id, number)
        place = found[number]
        if place.view is not None:
            self.post_message(self.ViewWanted(place.view, place.ref))
        elif place.pdf_page is not None:
            entry = Entry(ref="", lines=(), pdf_page=place.pdf_page, quote=place.quote)
            self.post_message(self.PageWanted(*self._printed(entry, place.pdf_page)))

    def action_open_entry(self) -> None:
        """Go to its page, or to its item where it has none."""
        self._ask("page")

    def action_edit(self) -> None:
        """Change it."""
        self._ask("edit")

    def action_asked(self) -> None:
        """It was asked."""
        self._ask("asked")

    def action_answer(self) -> None:
        """It was answered."""
        self._ask("answer")

    def action_delete(self) -> None:
        """It is to go."""
        self._ask("delete")

    def action_supplement(self) -> None:
        """Write one that follows it."""
        if self.question is not None:
            self.post_message(self.SupplementWanted(self.question))

    def action_status(self) -> None:
        """Choose where it stands."""
        if self.question is not None:
            self.post_message(self.StatusWanted(self.question))

    def action_priority(self) -> None:
        """The next priority."""
        question = self.question
        if question is not None:
            wanted = PRIORITIES[(PRIORITIES.index(question.priority) + 1) % len(PRIORITIES)]
            words = f"{PRIORITY[wanted]}: so the question stands now"
            self.post_message(self.ChangeWanted(question, {"priority": wanted}, words))

    def action_private(self) -> None:
        """Private, or shared again."""
        question = self.question
        if question is not None:
            private = not question.private
            words = "The question is private" if private else "The question is not private any more"
            self.post_message(self.ChangeWanted(question, {"private": private}, words))

    def action_shift(self, step: int) -> None:
        """Move it up (-1) or down (1) among the questions it can stand between."""
        question, shown = self.question, [self._note(entry.ref) for entry in self._shown]
        if question is None or self.seen is None:
            return
        others = [
            note for note in shown if note is not None and target(question, note, self.seen.notes) is not None
        ]
        places_of = [note.id for note in shown if note is not None]
        here = places_of.index(question.id)
        among = others[::-1] if step < 0 else others
        next_one = next((one for one in among if (places_of.index(one.id) - here) * step > 0), None)
        if next_one is None:
            end = "first" if step < 0 else "last"
            notify(
                self,
                f"It is the {end} of its item and priority already. {pressed('planner.priority')} changes the priority",
            )
        else:
            self._move(question, next_one)

    def on_dragged_list_dropped(self, event: DraggedList.Dropped) -> None:
        """A question was dragged to another one's place."""
        event.stop()
        shown = [self._note(entry.ref) for entry in self._shown]
        if max(event.place, event.onto) < len(shown):
            question, other = shown[event.place], shown[event.onto]
            if question is not None and other is not None:
                self.list.highlighted = event.place
                self._move(question, other)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """At the first question its heading is shown too."""
        if all(not entry.ref for entry in self._shown[: event.option_index]):
            self.list.scroll_to(y=0, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a question there is nothing to be done with it."""
        if action in _OF_ONE:
            return self.question is not None
        return super().check_action(action, parameters)

    def _move(self, question: Note, other: Note) -> None:
        """Have a question stand where another one stands."""
        found = target(question, other, self.seen.notes if self.seen else ())
        if found is None:
            notify(
                self,
                f"Questions are moved within their item and priority. {pressed('planner.priority')} changes the priority",
            )
        else:
            self.post_message(self.MoveWanted(question, found.before))

    def _ask(self, action: str) -> None:
        if self.question is not None:
            self.post_message(NotesPanel.Wanted(self.question, action))

    def _note(self, note_id: str) -> Note | None:
        notes = self.seen.notes if self.seen is not None and note_id else ()
        return next((note for note in notes if note.id == note_id), None)
