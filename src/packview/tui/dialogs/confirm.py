"""A question with two answers."""

from typing import Literal

from textual.app import ComposeResult
from textual.widgets import Static

from packview.tui.dialogs.base import Dialog
from packview.tui.keys.table import bindings
from packview.tui.text import content


class ConfirmDialog(Dialog[bool]):
    """Ask before something that a member may regret. The answer that loses nothing (``careful``) has the focus."""

    BINDINGS = bindings("confirm")

    def __init__(
        self, question: str, yes: str = "Yes", no: str = "No", *, careful: Literal["yes", "no"] = "no"
    ) -> None:
        super().__init__("Please confirm")
        self._question = question
        self._careful = careful
        self.BUTTONS = (("yes", yes), ("no", no))

    def body(self) -> ComposeResult:
        yield Static(content(self._question))

    def on_mount(self) -> None:
        """Enter on a question that was not read must not do harm."""
        self.query_one(f"#{self._careful}").focus()

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)
