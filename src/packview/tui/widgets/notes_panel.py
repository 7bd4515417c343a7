"""The member's notes and questions on the item in hand."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.model import Note
from packview.tui.keys import bindings
from packview.tui.text import content
from packview.tui.widgets.note_rows import kind_words, note_content, note_markdown
from packview.tui.widgets.side_view import SideView
from packview.tui.widgets.steady_list import SteadyList


class NotesPanel(SteadyList):
    """A list of notes. It shows what it is given and says what is to be done with the chosen one."""

    BINDINGS = bindings("notes", "list")
    DEFAULT_CSS = """
    NotesPanel { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; }
    NotesPanel:focus { border: none; background-tint: $foreground 0%; }
    NotesPanel > .option-list--separator { color: $foreground 30%; }
    NotesPanel > .option-list--option-highlighted { color: $foreground; background: $background; text-style: none; }
    NotesPanel:focus > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    NotesPanel > .option-list--option-disabled { color: $text-muted; }
    """

    class Wanted(Message):
        """Something is to be done with a note.

        Attributes:
            note: which.
            action: 'edit', 'asked', 'answer', 'later', 'delete' or 'page'.
        """

        def __init__(self, note: Note, action: str) -> None:
            super().__init__()
            self.note = note
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._notes: Sequence[Note] = ()
        self._empty = ""
        self._show_item = False
        self._stands: object = None

    @property
    def count(self) -> int:
        """How many notes are shown."""
        return len(self._notes)

    @property
    def chosen(self) -> Note | None:
        """The highlighted note."""
        index = self.highlighted
        return self._notes[index] if index is not None and index < len(self._notes) else None

    def show(self, notes: Sequence[Note], *, empty: str, show_item: bool) -> None:
        """Show notes; the highlight stays on the note it was on.

        Args:
            notes: in the order to be shown.
            empty: what to say when there are none.
            show_item: say of each which item it belongs to.
        """
        if (notes, empty, show_item) != (self._notes, self._empty, self._show_item):
            before, place = self.chosen, self.highlighted
            self._notes, self._empty, self._show_item = notes, empty, show_item
            self._write(before.id if before else "", place or 0)

    def choose(self, note_id: str) -> None:
        """Highlight a note."""
        index = next((index for index, note in enumerate(self._notes) if note.id == note_id), None)
        if index is not None:
            self.highlighted = index

    def resized(self) -> None:
        """Text is broken by width."""
        chosen = self.chosen
        if self._stands != (self._notes, self._empty, self._show_item, self.scrollable_content_region.width):
            self._write(chosen.id if chosen else "", 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A note was clicked: that only highlights it; a second click changes it."""
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """A double click changes the note."""
        if event.chain == 2:
            self._ask("edit")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Nobody needs to know."""
        event.stop()

    def action_edit(self) -> None:
        """Change the note."""
        self._ask("edit")

    def action_asked(self) -> None:
        """The question was asked."""
        self._ask("asked")

    def action_answer(self) -> None:
        """The question was answered."""
        self._ask("answer")

    def action_later(self) -> None:
        """The question is put off."""
        self._ask("later")

    def action_delete(self) -> None:
        """The note is to go."""
        self._ask("delete")

    def action_open_page(self) -> None:
        """Go to the note's page."""
        self._ask("page")

    def action_copy_note(self) -> None:
        """Copy it as Markdown."""
        note = self.chosen
        if note is not None:
            self.post_message(
                SideView.CopyWanted(note_markdown(note), f"The {kind_words(note.kind)} as Markdown")
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a note there is nothing to be done with it; a note is neither asked nor answered."""
        if action in ("edit", "delete", "open_page", "asked", "answer", "later", "copy_note"):
            note = self.chosen
            if note is None:
                return False
            return note.asks or action in ("edit", "delete", "open_page", "copy_note")
        return super().check_action(action, parameters)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Other keys may be of use now."""
        super().watch_highlighted(highlighted)
        self.refresh_bindings()

    def _ask(self, action: str) -> None:
        note = self.chosen
        if note is not None:
            self.post_message(self.Wanted(note, action))

    def _write(self, note_id: str, place: int) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._stands = (self._notes, self._empty, self._show_item, width)
        top = self.scroll_y
        if not self._notes:
            self.set_options([Option(content(self._empty), disabled=True)])
            return
        options: list[Option | None] = []
        for note in self._notes:
            options += [Option(note_content(note, width, show_item=self._show_item)), None]
        self.set_options(options[:-1])
        ids = [note.id for note in self._notes]
        self.scroll_to(y=top, animate=False)
        self.highlighted = ids.index(note_id) if note_id in ids else min(place, len(ids) - 1)
