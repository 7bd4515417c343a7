"""The notes and questions of the item in hand, as a view of the side column; colleagues' shared ones below."""

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from packview.tui.keys_in_force import pressed
from packview.tui.text import content, label, one_line
from packview.tui.widgets.colleagues_list import ColleaguesList
from packview.tui.widgets.note_rows import empty_words, ordered
from packview.tui.widgets.notes_panel import NotesPanel
from packview.tui.widgets.side_view import Seen, SideView


class OwnNotes(NotesPanel):
    """The member's own notes; below them stand colleagues' ones."""

    class Below(Message):
        """The member goes down from the last."""

    def action_cursor_down(self) -> None:
        """From the last to what stands below."""
        if self.highlighted is None or self.highlighted == self.option_count - 1:
            self.post_message(self.Below())
        else:
            super().action_cursor_down()


class NotesView(SideView):
    """Those of the item in hand, or of the whole pack while the front sheet is in hand."""

    name_of_view = "notes"
    title = "Notes"
    DEFAULT_CSS = """
    NotesView > .from-colleagues { display: none; height: 1; text-style: bold; background: $panel; }
    NotesView > ColleaguesList { display: none; }
    NotesView.-shared > .from-colleagues, NotesView.-shared > ColleaguesList { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.panel = OwnNotes(id="notes")
        self.heading = Static(classes="from-colleagues")
        self.theirs = ColleaguesList(id="colleagues")
        self._title = label("")
        self._shared = 0

    def compose(self) -> ComposeResult:
        """The list, and colleagues' list."""
        yield self.panel
        yield self.heading
        yield self.theirs

    @property
    def place_to_type(self) -> Widget:
        """The list."""
        return self.panel

    @property
    def entry(self) -> str:
        """The chosen note's id."""
        chosen = self.theirs.chosen if self.theirs.has_focus else self.panel.chosen
        return chosen.id if chosen else ""

    def show(self, seen: Seen) -> None:
        """Show the notes of the item in hand."""
        item = seen.item
        order = [entry.key for entry in seen.pack.items]
        notes, shared = (
            ordered([note for note in found if item is None or note.anchor.item == item.key], order)
            for found in (seen.notes, seen.shared)
        )
        name = f"item {one_line(item.number)}" if item else ""
        self.panel.show(notes, empty=empty_words(name, ready=seen.notes_read), show_item=item is None)
        title = label(f"{pressed('workspace.notes')} Notes on {name or 'this pack'}")
        if title != self._title:  # else the screen is laid out for nothing
            self._title = title
            self.border_title = title
        if len(shared) != self._shared:
            self._shared = len(shared)
            self.heading.update(content(f"From colleagues ({len(shared)})"))
        if not shared and self.theirs.has_focus:
            self.panel.focus()
        self.set_class(bool(shared), "-shared")
        self.theirs.show(shared, show_item=item is None)

    def reveal(self, ref: str) -> None:
        """Choose a note by its id."""
        self.panel.choose(ref)
        self.theirs.choose(ref)

    def on_own_notes_below(self, event: OwnNotes.Below) -> None:
        """To colleagues' notes, or round to the first."""
        event.stop()
        if self.has_class("-shared"):
            self.theirs.focus()
        else:
            self.panel.action_first()

    def on_colleagues_list_above(self, event: ColleaguesList.Above) -> None:
        """Back to the member's own."""
        event.stop()
        self.panel.focus()
