"""The password of a protected file."""

from textual.app import ComposeResult
from textual.widgets import Input

from packview.tui.dialogs.base import Dialog
from packview.tui.dialogs.line import answer_with_line, line_field


class PasswordDialog(Dialog[str]):
    """Ask for the password of a file; it is used once and kept nowhere.

    Args:
        name: the file's name.
        wrong: whether a password was tried and did not fit.
    """

    BUTTONS = (("accept", "Open"), ("close", "Cancel"))

    def __init__(self, name: str, wrong: bool) -> None:
        super().__init__("Password")
        self._name = name
        self._wrong = wrong

    def body(self) -> ComposeResult:
        yield from line_field(f"{self._name} is protected with a password.", secret=True)

    def on_mount(self) -> None:
        if self._wrong:
            self.problem("That password does not open it. Try again")

    def action_accept(self) -> None:
        """Answer with the password, white space at its ends and all."""
        answer_with_line(self, self.query_one("#line", Input).value, "Type the password")
