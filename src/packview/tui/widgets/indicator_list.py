"""The list that the view of indicators is made of."""

from collections.abc import Callable

from textual import events
from textual.message import Message

from packview.tui.keys import bindings
from packview.tui.widgets.list_clicks import clicked_twice
from packview.tui.widgets.steady_list import SteadyList


class IndicatorList(SteadyList):
    """The list itself; the view around it has the keys that are not the list's own.

    Args:
        fitted: writes the lines anew for another width.
    """

    BINDINGS = bindings("list", "indicators.detail")
    DEFAULT_CSS = """
    IndicatorList { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; scrollbar-gutter: stable; }
    IndicatorList:focus { border: none; background-tint: $foreground 0%; }
    IndicatorList > .option-list--option-highlighted { color: $foreground; background: $background; text-style: none; }
    IndicatorList:focus > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    IndicatorList > .option-list--option-disabled { color: $text-muted; }
    """

    class Entered(Message):
        """Enter: the chosen indicator is to be shown whole."""

    def __init__(self, fitted: Callable[[], None]) -> None:
        super().__init__()
        self._fitted = fitted

    def action_detail(self) -> None:
        """The footer says what enter does here, which OptionList's own binding would not."""
        self.action_select()

    def action_select(self) -> None:
        """Enter."""
        self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        """A click highlights, and only a second one is as good as enter."""
        if clicked_twice(self, event):
            self.post_message(self.Entered())

    def resized(self) -> None:
        """Text is broken by width."""
        self._fitted()
