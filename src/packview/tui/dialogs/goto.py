"""Go to a page."""

from textual.app import ComposeResult
from textual.widgets import Input

from packview.tui.dialogs.base import Dialog
from packview.tui.dialogs.line import answer_with_line, line_field
from packview.tui.keys.in_force import pressed


class GotoDialog(Dialog[str]):
    """Ask for a printed page number, or '#' and a PDF page.

    Args:
        hint: which pages there are.
    """

    BUTTONS = (("accept", "Go"), ("close", "Cancel"))

    def __init__(self, hint: str = "") -> None:
        super().__init__("Go to page")
        self._hint = hint

    def body(self) -> ComposeResult:
        words = "Page number as printed on the paper, such as 47; #52 for page 52 of the file."
        yield from line_field(f"{words}\n{self._hint}" if self._hint else words)

    def action_accept(self) -> None:
        line = self.query_one("#line", Input).value.strip()
        answer_with_line(self, line, f"Type a page number, or press {pressed('dialog.close')}")
