"""Dialogs that ask for one line: a page, a password."""

from textual.app import ComposeResult
from textual.widgets import Input, Static

from packview.tui.dialogs.base import Dialog
from packview.tui.keys.in_force import pressed
from packview.tui.text import content


class GotoDialog(Dialog[str]):
    """Ask for a printed page number, or '#' and a PDF page; ``hint`` says which pages there are."""

    BUTTONS = (("accept", "Go"), ("close", "Cancel"))

    def __init__(self, hint: str = "") -> None:
        super().__init__("Go to page")
        self._hint = hint

    def body(self) -> ComposeResult:
        words = "Page number as printed on the paper, such as 47; #52 for page 52 of the file."
        yield Static(content(f"{words}\n{self._hint}" if self._hint else words))
        yield Input(id="line", compact=True)

    def action_accept(self) -> None:
        line = self.query_one("#line", Input).value.strip()
        _answer(self, line, f"Type a page number, or press {pressed('dialog.close')}")


class PasswordDialog(Dialog[str]):
    """Ask for the password of a file; it is used once and kept nowhere.

    ``wrong``: a password was tried and did not fit.
    """

    BUTTONS = (("accept", "Open"), ("close", "Cancel"))

    def __init__(self, name: str, wrong: bool) -> None:
        super().__init__("Password")
        self._name = name
        self._wrong = wrong

    def body(self) -> ComposeResult:
        yield Static(content(f"{self._name} is protected with a password."))
        yield Input(id="line", password=True, compact=True)

    def on_mount(self) -> None:
        if self._wrong:
            self.problem("That password does not open it. Try again")

    def action_accept(self) -> None:
        """Answer with the password, white space at its ends and all."""
        _answer(self, self.query_one("#line", Input).value, "Type the password")


def _answer(dialog: Dialog[str], line: str, empty: str) -> None:
    """Answer with the line that was typed, or say ``empty`` where nothing was."""
    if line:
        dialog.dismiss(line)
    else:
        dialog.problem(empty)
        dialog.query_one("#line").focus()
