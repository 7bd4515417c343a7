"""Go to a page."""

from packview.tui.dialogs.line import LineDialog
from packview.tui.keys.in_force import pressed


class GotoDialog(LineDialog):
    """Ask for a printed page number, or '#' and a PDF page.

    Args:
        hint: which pages there are.
    """

    BUTTONS = (("accept", "Go"), ("close", "Cancel"))

    def __init__(self, hint: str = "") -> None:
        words = "Page number as printed on the paper, such as 47; #52 for page 52 of the file."
        super().__init__(
            "Go to page",
            f"{words}\n{hint}" if hint else words,
            empty=f"Type a page number, or press {pressed('dialog.close')}",
        )
