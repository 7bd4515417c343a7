"""Boxes to tick and options to choose, whose mark is there or not there.

Textual draws the same mark in two colours, which is nothing to see without colours.
"""

from textual.widgets import Checkbox, RadioButton, RadioSet

from packview.tui.text import label


class Tick(Checkbox):
    """A box with a cross in it, or empty."""

    def __init__(self, words: str, value: bool, *, id: str, tooltip: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(label(words), value, id=id, tooltip=tooltip, compact=True)
        self.BUTTON_INNER = "X" if value else " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "X" if self.value else " "
        super().watch_value()


class Choice(RadioButton):
    """An option with a dot before it, or none."""

    def __init__(self, words: str, value: bool, *, id: str) -> None:  # noqa: A002  Textual's name for it
        super().__init__(words, value, id=id, compact=True)
        self.BUTTON_INNER = "\u25cf" if value else " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "\u25cf" if self.value else " "
        super().watch_value()


class Choices(RadioSet):
    """Options in a row or a grid; the cursor starts at the one that is chosen."""

    DEFAULT_CSS = """
    Choices > RadioButton { width: auto; margin-right: 2; }
    Choices:blur > RadioButton.-selected > .toggle--label { background: transparent; }
    """

    def __init__(self, *choices: Choice, id: str) -> None:  # noqa: A002  Textual's name for it
        super().__init__(*choices, id=id, compact=True)

    def on_mount(self) -> None:
        """Wait until Textual has put the cursor on the first one."""
        self.call_next(self._to_chosen)

    def _to_chosen(self) -> None:
        for _ in range(self.pressed_index):
            self.action_next_button()

    @property
    def chosen(self) -> str:
        """The id of the chosen option, '' for none."""
        return (self.pressed_button.id or "") if self.pressed_button else ""
