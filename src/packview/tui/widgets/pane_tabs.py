"""The names of the panes, where only one of them has room."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from packview.tui.text import content

PANES = (("agenda", "Agenda"), ("pages", "Read"), ("notes", "Notes"))
"""Id and name of the panes, from left to right."""


class PaneTabs(Static):
    """One line: '1 Agenda  2 Read  3 Notes (2)', the open one in brackets."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PaneTabs { height: 1; padding: 0 1; background: $panel; }"

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._ends: list[tuple[int, str]] = []

    def show(self, open_pane: str, notes: int) -> None:
        """Say which pane is open.

        Args:
            open_pane: its id.
            notes: how many notes there are on the item in hand.
        """
        text = Content("")
        self._ends = []
        for number, (pane, name) in enumerate(PANES, start=1):
            words = f"{number} {name}{f' ({notes})' if pane == 'notes' and notes else ''}"
            chosen = pane == open_pane
            text += content(f"[{words}]" if chosen else f" {words} ", "bold reverse" if chosen else "")
            self._ends.append((text.cell_length, pane))
            text += content("  ")
        self.update(text)

    def on_click(self, event: events.Click) -> None:
        """Open the pane under the mouse."""
        event.stop()
        for end, pane in self._ends:
            if event.x - self.gutter.left < end:
                self.post_message(self.Chosen(pane))
                return
