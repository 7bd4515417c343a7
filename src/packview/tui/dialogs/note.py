"""Write a note or a question, or change one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Checkbox, Label, Static, TextArea

from packview.errors import PackviewError
from packview.model import Anchor
from packview.services.notebook import Draft
from packview.text import clean
from packview.tui.dialogs.marks import Choice, Choices, Tick
from packview.tui.dialogs.names import NameField
from packview.tui.dialogs.writing import Pace, WritingDialog
from packview.tui.text import content, label

DRAFT_EVERY = 1.0
"""Seconds between two drafts while a member types."""


def place(anchor: Anchor) -> str:
    """Where a note belongs, in words: 'Item 7: Youth justice plan, page 47 (PDF page 52)'."""
    item = f"Item {anchor.item_number}: {anchor.item_title}" if anchor.item else "The whole pack"
    if anchor.page is not None:
        of_file = f" (PDF page {anchor.pdf_page})" if anchor.pdf_page is not None else ""
        return f"{item}, page {anchor.page}{of_file}"
    return item if anchor.pdf_page is None else f"{item}, PDF page {anchor.pdf_page}"


class NoteDialog(WritingDialog[Draft]):
    """Write a note or a question.

    Args:
        draft: what stands in the dialog at first; ``note_id`` '' for a new note.
        names: people a question may be for.
        on_draft: told what is typed so far, at the first change and then at most once a second.
    """

    DEFAULT_CSS = """
    NoteDialog #kinds { height: 1; margin-top: 1; }
    NoteDialog Choices { layout: horizontal; width: 28; height: 1; }
    NoteDialog #to-row { height: auto; margin-top: 1; }
    NoteDialog #to-row Label { width: 5; }
    NoteDialog #to-row Input { margin: 0; }
    NoteDialog.-narrow #kinds { layout: vertical; height: 2; }
    NoteDialog.-note #to-row { display: none; }
    """

    def __init__(self, draft: Draft, names: Sequence[str], on_draft: Callable[[Draft], None]) -> None:
        super().__init__("Change this note" if draft.note_id else "New note")
        self._first = replace(draft, text=clean(draft.text))
        self._names = names
        self._on_draft = on_draft
        self._pace = Pace(self._keep_draft, lambda rested: self.set_timer(DRAFT_EVERY, rested))

    def body(self) -> ComposeResult:
        """Where it belongs, what it is, the text, whom it is for."""
        draft = self._first
        yield Static(content(place(draft.anchor)), id="place")
        if draft.anchor.quote:
            yield Static(content(f"“{draft.anchor.quote}”"), id="quote")
        with Horizontal(id="kinds"):
            yield Choices(
                Choice("Note", draft.kind == "note", id="note"),
                Choice("Question", draft.kind == "question", id="question"),
                id="kind",
            )
            yield Tick(
                "Private", draft.private, id="private", tooltip="Left out of exports and shared folders"
            )
        yield TextArea(draft.text, id="text", highlight_cursor_line=False)
        with Horizontal(id="to-row"):
            yield Label("For:")
            yield NameField(draft.to, self._names, id="to")

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self._show_kind()
        text = self.query_one("#text", TextArea)
        text.focus()
        text.move_cursor(text.document.end)

    def current(self) -> Draft:
        """What stands in the dialog now."""
        return replace(
            self._first,
            kind="question" if self.query_one("#kind", Choices).chosen == "question" else "note",
            text=self.query_one("#text", TextArea).text,
            to=self.query_one("#to", NameField).value,
            private=self.query_one("#private", Checkbox).value,
        )

    def unsaved(self) -> bool:
        """A new note with text is unsaved even where the text came from an earlier draft."""
        now = self.current()
        return now != self._first or (not now.note_id and bool(now.text.strip()))

    def on_text_area_changed(self) -> None:
        """Keep what is typed."""
        self._something_changed()

    def on_input_changed(self) -> None:
        """Keep whom it is for."""
        self._something_changed()

    def on_checkbox_changed(self) -> None:
        """Keep whether it is private."""
        self._something_changed()

    def on_radio_set_changed(self) -> None:
        """Only a question is for somebody."""
        self._show_kind()
        self._something_changed()

    def _show_kind(self) -> None:
        kind = self.current().kind
        self.set_class(kind == "note", "-note")
        words = f"Change this {kind}" if self._first.note_id else f"New {kind}"
        self.query_one("#box").border_title = label(words)

    def _something_changed(self) -> None:
        if self.current() != self._first or self._pace.begun:
            self._pace.change()

    def _keep_draft(self) -> None:
        try:
            self._on_draft(self.current())
        except PackviewError as error:
            self.problem(f"What you type is not being kept yet: {error}")

    def action_save(self) -> None:
        """Answer with what was written."""
        draft = self.current()
        if draft.text.strip():
            self.dismiss(draft)
        else:
            self.problem("There is nothing to save yet: write something, or press escape")
            self.query_one("#text").focus()
