"""Choose where a question stands."""

from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from packview.model import STATUSES, Note, NoteStatus
from packview.tui.dialogs.base import Dialog
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
