"""What dialogs have in common in which a member writes: nothing that was typed is lost without asking."""

from collections.abc import Callable

from textual import work

from packview.tui.dialogs.base import Dialog, ResultT
from packview.tui.dialogs.confirm import ConfirmDialog
from packview.tui.keys.table import bindings


class Pace:
    """Calls at once at the first change, and while changes go on at most once in each interval.

    Args:
        call: what to call.
        start_timer: calls its argument after the interval.

    Attributes:
        begun: whether there was a change yet.
    """

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


class WritingDialog(Dialog[ResultT]):
    """A dialog with save and cancel; cancel asks first when ``unsaved`` says there is something to lose."""

    BINDINGS = bindings("writing")
    BUTTONS = (("save", "Save"), ("close", "Cancel"))
    DEFAULT_CSS = """
    WritingDialog #box { width: 92%; max-width: 100; height: 90%; max-height: 30; }
    WritingDialog TextArea { height: 1fr; min-height: 4; margin-top: 1; border: round $border-blurred; padding: 0; }
    WritingDialog TextArea:focus { border: round $border; }
    WritingDialog #place, WritingDialog #quote { color: $text-muted; }
    WritingDialog #quote { max-height: 3; text-style: italic; }
    """

    def unsaved(self) -> bool:
        """Whether closing would lose something."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Answer with what was written."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Answer nothing, after asking where something would be lost."""
        if self.unsaved():
            self._ask()
        else:
            self.dismiss(None)

    @work(exclusive=True, group="close")
    async def _ask(self) -> None:
        question = "Throw away what you wrote? It has not been saved."
        gone = await self.app.push_screen_wait(ConfirmDialog(question, yes="Throw away", no="Keep writing"))
        if gone:
            self.dismiss(None)
