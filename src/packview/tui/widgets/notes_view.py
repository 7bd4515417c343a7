"""The notes and questions of the item in hand, as a view of the side column."""

from textual.app import ComposeResult
from textual.widget import Widget

from packview.tui.text import label, one_line
from packview.tui.widgets.note_rows import empty_words, ordered
from packview.tui.widgets.notes_panel import NotesPanel
from packview.tui.widgets.side_view import Seen, SideView


class NotesView(SideView):
    """Those of the item in hand, or of the whole pack while the front sheet is in hand."""

    name_of_view = "notes"
    title = "Notes"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.panel = NotesPanel(id="notes")

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.panel

    @property
    def place_to_type(self) -> Widget:
        """The list."""
        return self.panel

    @property
    def entry(self) -> str:
        """The chosen note's id."""
        return self.panel.chosen.id if self.panel.chosen else ""

    def show(self, seen: Seen) -> None:
        """Show the notes of the item in hand."""
        item = seen.item
        notes = ordered(
            [note for note in seen.notes if item is None or note.anchor.item == item.key],
            [entry.key for entry in seen.pack.items],
        )
        name = f"item {one_line(item.number)}" if item else ""
        self.panel.show(notes, empty=empty_words(name, ready=seen.notes_read), show_item=item is None)
        self.border_title = label(f"3 Notes on {name or 'this pack'}")

    def reveal(self, ref: str) -> None:
        """Choose a note by its id."""
        self.panel.choose(ref)
