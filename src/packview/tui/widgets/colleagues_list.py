"""Colleagues' shared notes and questions: to be read, never changed."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.model import Note
from packview.model.evidence import page_words
from packview.model.words import STATUS
from packview.tui.keys import bindings
from packview.tui.text import one_line
from packview.tui.widgets.entries import Entry, Line, drawn, joined
from packview.tui.widgets.note_rows import note_markdown
from packview.tui.widgets.side_view import SideView


class ColleaguesList(OptionList):
    """A list of others' notes, each with who wrote it; without any it takes no room."""

    BINDINGS = bindings("colleagues", "list")
    DEFAULT_CSS = """
    ColleaguesList { height: auto; max-height: 50%; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; }
    ColleaguesList:focus { border: none; background-tint: $foreground 0%; }
    ColleaguesList > .option-list--option-highlighted { color: $foreground; background: $background; text-style: none; }
    ColleaguesList:focus > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    """

    class PageWanted(Message):
        """The page of a colleague's note is to be shown."""

        def __init__(self, note: Note) -> None:
            super().__init__()
            self.note = note

    class Above(Message):
        """The member goes up from the first."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, markup=False)
        self._notes: Sequence[Note] = ()
        self._show_item = False

    @property
    def chosen(self) -> Note | None:
        """The highlighted note."""
        index = self.highlighted
        return self._notes[index] if index is not None and index < len(self._notes) else None

    def show(self, notes: Sequence[Note], *, show_item: bool) -> None:
        """Show notes; the highlight stays on the note it was on."""
        if (notes, show_item) != (self._notes, self._show_item):
            before = self.chosen
            self._notes, self._show_item = notes, show_item
            self._write(before.id if before else "")

    def choose(self, note_id: str) -> None:
        """Highlight a note."""
        place = next((place for place, note in enumerate(self._notes) if note.id == note_id), None)
        if place is not None:
            self.highlighted = place

    def on_resize(self) -> None:
        """Text is broken by width."""
        self._write(self.chosen.id if self.chosen else "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click only highlights it."""
        event.stop()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Nobody needs to know."""
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """A double click goes to the page."""
        if event.chain == 2:
            self.action_open_page()

    def action_cursor_up(self) -> None:
        """From the first to what stands above."""
        if self.highlighted in (None, 0):
            self.post_message(self.Above())
        else:
            super().action_cursor_up()

    def action_open_page(self) -> None:
        """Go to the note's page."""
        if self.chosen is not None:
            self.post_message(self.PageWanted(self.chosen))

    def action_copy_note(self) -> None:
        """Copy it as Markdown."""
        if self.chosen is not None:
            words = f"{one_line(self.chosen.member)}'s {self.chosen.kind} as Markdown"
            self.post_message(SideView.CopyWanted(note_markdown(self.chosen), words))

    def _write(self, note_id: str) -> None:
        width = self.scrollable_content_region.width or self.container_size.width
        top = self.scroll_y
        self.set_options(
            Option(drawn(_entry(note, show_item=self._show_item), max(1, width))) for note in self._notes
        )
        ids = [note.id for note in self._notes]
        self.scroll_to(y=top, animate=False)
        self.highlighted = ids.index(note_id) if note_id in ids else 0 if ids else None


def _entry(note: Note, *, show_item: bool) -> Entry:
    """Who asks whom what, and where it stands."""
    kind = "Note" if note.kind == "note" else f"Question for {one_line(note.to)}" if note.to else "Question"
    head = joined(
        one_line(note.member) or "Somebody",
        kind,
        "" if note.kind == "note" else STATUS[note.status],
        f"item {one_line(note.anchor.item_number)}" if show_item and note.anchor.item_number else "",
        page_words(note.anchor.page, note.anchor.pdf_page),
    )
    lines = [Line(text=head, look="bold"), Line(text=note.text, most=8)]
    if note.answer.strip():
        lines.append(Line(text=f"Answer: {note.answer}", most=8))
    return Entry(ref=note.id, lines=tuple(lines))
