"""A field for one line, as the dialogs that ask for one have it."""

from textual.app import ComposeResult
from textual.widgets import Input, Static

from packview.tui.dialogs.base import Dialog
from packview.tui.text import content


def line_field(words: str, *, secret: bool = False) -> ComposeResult:
    """What is asked, and the field; ``secret`` shows dots for what is typed."""
    yield Static(content(words))
    yield Input(id="line", password=secret, compact=True)


def answer_with_line(dialog: Dialog[str], line: str, empty: str) -> None:
    """Answer with the line that was typed, or say ``empty`` where nothing was."""
    if line:
        dialog.dismiss(line)
    else:
        dialog.problem(empty)
        dialog.query_one("#line").focus()
