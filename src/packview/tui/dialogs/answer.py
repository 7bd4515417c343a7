"""Choose where a question stands, and write down what was answered."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Label, OptionList, RadioButton, RadioSet, Static, TextArea

from packview.model import STATUSES, Note, NoteStatus
from packview.model.notes import Draft
from packview.text import clean
from packview.tui.base.screen import typed_before
from packview.tui.dialogs.base import WRITING_BUTTONS, Dialog, DraftKeeper, close_writing
from packview.tui.dialogs.marks import Choice, Choices
from packview.tui.dialogs.note import place
from packview.tui.keys import bindings
from packview.tui.text import content, label

STATUS_WORDS: dict[NoteStatus, str] = {status: status.capitalize() for status in STATUSES}
_MEANING: dict[NoteStatus, str] = {
    "draft": "still to be worked on",
    "ready": "to be asked as it is",
    "asked": "no answer yet",
    "answered": "nothing more to ask",
    "deferred": "put off to later",
    "withdrawn": "not to be asked",
}


class StatusDialog(Dialog[NoteStatus]):
    """A list of the six; enter or a click takes one."""

    BUTTONS = (("close", "Cancel"),)
    DEFAULT_CSS = """
    StatusDialog #question { max-height: 3; text-style: bold; }
    StatusDialog OptionList { margin-top: 1; }
    """

    def __init__(self, note: Note) -> None:
        super().__init__("Where does it stand?")
        self._note = note

    def body(self) -> ComposeResult:
        yield Static(content(self._note.text), id="question")
        yield OptionList(
            *(label(f"{words}: {_MEANING[status]}") for status, words in STATUS_WORDS.items()),
            id="statuses",
            compact=True,
        )

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.highlighted = STATUSES.index(self._note.status)
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(STATUSES[event.option_index])


class AnswerDialog(Dialog[Draft]):
    """Where a question stands, what was answered, and what is still to come of it.

    Writing an answer marks the question answered, unless another status was chosen. ``on_draft`` is told what is typed so
    far. ``begun``: the draft is not as the question has it.
    """

    BINDINGS = bindings("writing")
    BUTTONS = WRITING_BUTTONS
    DEFAULT_CSS = """
    AnswerDialog #question { max-height: 4; text-style: bold; }
    AnswerDialog Choices { layout: grid; grid-size: 3; grid-rows: 1; width: 100%; height: 2; margin-top: 1; }
    AnswerDialog #follow_up { height: 4; min-height: 4; margin-top: 0; }
    """

    def __init__(self, draft: Draft, on_draft: Callable[[Draft], None], *, begun: bool = False) -> None:
        super().__init__("Answer", classes="-writing")
        self._first = replace(draft, answer=clean(draft.answer), follow_up=clean(draft.follow_up))
        self._begun = begun
        self._chosen = False
        self._keeper = DraftKeeper(self, lambda: on_draft(self.current()))

    def body(self) -> ComposeResult:
        note = self._first
        yield Static(content(place(note.anchor) + (f". For {note.to}" if note.to else "")), id="place")
        yield Static(content(note.text), id="question")
        yield Choices(
            *(Choice(STATUS_WORDS[status], status == note.status, id=status) for status in STATUSES),
            id="status",
        )
        yield TextArea(note.answer, id="answer", placeholder="What was answered", highlight_cursor_line=False)
        yield Label("To follow:", id="follow-up-label")
        yield TextArea(
            note.follow_up,
            id="follow_up",
            placeholder="What is still to come of it, and from whom",
            highlight_cursor_line=False,
        )

    def on_mount(self) -> None:
        answer = self.query_one("#answer", TextArea)
        answer.focus()
        answer.move_cursor(answer.document.end)

    def current(self) -> Draft:
        answer = self.query_one("#answer", TextArea).text
        chosen = self.query_one("#status", Choices).chosen
        if not self._chosen and answer.strip() and answer != self._first.answer:
            chosen = "answered"  # whose mark may be a moment behind
        return replace(
            self._first,
            status=next((status for status in STATUSES if status == chosen), self._first.status),
            answer=answer,
            follow_up=self.query_one("#follow_up", TextArea).text,
        )

    def action_close(self) -> None:
        close_writing(self, unsaved=self._begun or self.current() != self._first)

    def on_radio_set_changed(self) -> None:
        """From here on the status is the member's choice."""
        self._chosen = True
        self._keeper.change(differs=self.current() != self._first)

    def on_text_area_changed(self) -> None:
        """An answer answers the question."""
        now = self.current()
        if now.status == "answered" and not self._chosen:
            with self.prevent(RadioSet.Changed):
                self.query_one("#answered", RadioButton).value = True
        self._keeper.change(differs=now != self._first)

    async def action_save(self) -> None:
        await typed_before(self)
        self.dismiss(self.current())
