"""What every dialog is: a box with a title, a body, a line for what is wrong, and buttons."""

from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from packview.tui.base.screen import rest
from packview.tui.keys.table import bindings
from packview.tui.text import content, error_toasts, label

ResultT = TypeVar("ResultT")


@error_toasts
class Dialog(ModalScreen[ResultT | None], Generic[ResultT]):
    """A dialog that answers with a result, or None when it is closed.

    A dialog of ours says what stands in it (``body``), its buttons by id and label (``BUTTONS``, the first is the
    one that goes ahead) and has a method ``action_<id>`` for each of them.
    """

    BINDINGS = bindings("dialog")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012  Textual declares it so
    BUTTONS: tuple[tuple[str, str], ...] = (("close", "Close"),)
    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog #box {
        width: 64; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $primary; border-title-style: bold;
    }
    Dialog #problem { display: none; color: $text-error; text-style: bold; margin-top: 1; }
    Dialog #problem.-told { display: block; }
    Dialog #buttons { height: 1; margin-top: 1; align-horizontal: right; }
    Dialog #buttons Button { min-width: 10; margin-left: 2; }
    Dialog Input { margin-top: 1; background: $panel; }
    Dialog OptionList { height: auto; border: none; padding: 0; }
    Dialog.-writing #box { width: 92%; max-width: 100; height: 90%; max-height: 30; }
    Dialog.-writing TextArea { height: 1fr; min-height: 4; margin-top: 1; border: round $border-blurred; padding: 0; }
    Dialog.-writing TextArea:focus { border: round $border; }
    Dialog.-writing #place, Dialog.-writing #quote { color: $text-muted; }
    Dialog.-writing #quote { max-height: 3; text-style: italic; }
    Dialog.-narrow #box { width: 100%; }
    """

    def __init__(self, heading: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._heading = heading

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        rest(self)

    def compose(self) -> ComposeResult:
        """The box; what stands in it comes from ``body``."""
        with VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = label(self._heading)
            yield from self.body()
            yield Static(id="problem")
            with Horizontal(id="buttons"):
                for index, (name, words) in enumerate(self.BUTTONS):
                    yield Button(
                        label(words), id=name, variant="default" if index else "primary", compact=True
                    )

    def body(self) -> ComposeResult:
        """What stands between the title and the buttons."""
        yield from ()

    def problem(self, message: str) -> None:
        """Say above the buttons what is wrong; '' takes it away."""
        place = self.query_one("#problem", Static)
        place.update(content(message))
        place.set_class(bool(message), "-told")

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action(event.button.id or "close")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field accepts, in a dialog that has a button for that."""
        event.stop()
        await self.run_action("accept")

    def action_close(self) -> None:
        self.dismiss(None)
