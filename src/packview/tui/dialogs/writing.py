"""What dialogs have in common in which a member writes: nothing that was typed is lost without asking."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from packview.tui.dialogs.base import Dialog
from packview.tui.dialogs.confirm import ConfirmDialog

WRITING_BUTTONS = (("save", "Save"), ("close", "Cancel"))


class Pace:
    """Calls at once at the first change, and while changes go on at most once in each interval of ``start_timer``."""

    def __init__(self, call: Callable[[], None], start_timer: Callable[[Callable[[], None]], object]) -> None:
        self._call = call
        self._start_timer = start_timer
        self.begun = False
        self._resting = False
        self._changed = False

    def change(self) -> None:
        """Something changed."""
        if self._resting:
            self._changed = True
            return
        self.begun = self._resting = True
        self._changed = False
        self._start_timer(self._rested)
        self._call()

    def _rested(self) -> None:
        self._resting = False
        if self._changed:
            self.change()


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
