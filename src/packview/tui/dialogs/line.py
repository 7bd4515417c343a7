"""A dialog that asks for one line."""

from textual.app import ComposeResult
from textual.widgets import Input, Static

from packview.tui.dialogs.base import Dialog
from packview.tui.text import content


class LineDialog(Dialog[str]):
    """Ask for one line of text; enter or the first button accepts it.

    Args:
        heading: the box's title.
        words: what is asked, above the field.
        empty: what to say when nothing was typed.
        secret: whether dots stand for what is typed, and white space at its ends counts.
    """

    BUTTONS = (("accept", "OK"), ("close", "Cancel"))

    def __init__(self, heading: str, words: str, *, empty: str, secret: bool = False) -> None:
        super().__init__(heading)
        self._words = words
        self._empty = empty
        self._secret = secret

    def body(self) -> ComposeResult:
        """The words and the field."""
        yield Static(content(self._words))
        yield Input(id="line", password=self._secret, compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter accepts."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Answer with the line."""
        typed = self.query_one("#line", Input).value
        line = typed if self._secret else typed.strip()
        if line:
            self.dismiss(line)
        else:
            self.problem(self._empty)
            self.query_one("#line").focus()
