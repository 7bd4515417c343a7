"""A question with two answers; among them whether what was written may be thrown away, which is never done without asking."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Literal

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


WRITING_BUTTONS = (("save", "Save"), ("close", "Cancel"))


def close_writing(dialog: Dialog[Any], *, unsaved: bool) -> None:
    """Answer nothing, after asking where something would be lost."""
    if unsaved:
        asking: Callable[[], Awaitable[None]] = partial(_ask, dialog)
        dialog.run_worker(asking, group="close", exclusive=True)
    else:
        dialog.dismiss(None)


async def _ask(dialog: Dialog[Any]) -> None:
    question = "Throw away what you wrote? It has not been saved."
    gone = await dialog.app.push_screen_wait(ConfirmDialog(question, yes="Throw away", no="Keep writing"))
    if gone:
        dialog.dismiss(None)
