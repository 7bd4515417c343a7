"""The list of a view of the side column. Of a long one no more is drawn than is asked for, and the rest little by little."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from packview.tui.widgets.entries import Entry, drawn
from packview.tui.widgets.list_clicks import clicked_twice
from packview.tui.widgets.steady_list import SteadyList

_AT_ONCE = 200
"""Entries that are drawn at once: some screens full. Thousands of them take longer than a member waits for a key."""


class EntryList(SteadyList, inherit_bindings=False):
    """The list itself; the view around it has its keys.

    Args:
        fitted: writes the entries anew for another width.
    """

    DEFAULT_CSS = """
    EntryList { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; scrollbar-gutter: stable; }
    EntryList:focus { border: none; background-tint: $foreground 0%; }
    EntryList > .option-list--option-highlighted { color: $foreground; background: $background; text-style: bold; }
    EntryList:focus > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    EntryList > .option-list--option-disabled { color: $foreground; }
    """

    class Opened(Message):
        """A second click."""

    def __init__(self, fitted: Callable[[], None]) -> None:
        super().__init__()
        self._fitted = fitted
        self._entries: Sequence[Entry] = ()
        self._width = 0

    def say(self, words: Content) -> None:
        """Say why there are no entries."""
        self._entries = ()
        self.set_options([Option(words, disabled=True)])

    def write(self, entries: Sequence[Entry], width: int, *, first: int, rows: int) -> None:
        """Show entries: some at once, the others when those are painted.

        Args:
            entries: all of them.
            width: cells of a line.
            first: one that must be there at once.
            rows: how many must be there at once.
        """
        self._entries, self._width = entries, width
        self.clear_options()
        self.reach(first)
        while self._waiting and self.virtual_size.height < rows:
            self.reach(self.option_count)
        if self._waiting:
            self.call_after_refresh(self._write_more)

    def reach(self, place: int) -> None:
        """See that an entry is there, by its place from 0."""
        if place >= self.option_count:
            some = self._entries[self.option_count : place + _AT_ONCE]
            self.add_options(Option(drawn(entry, self._width), disabled=not entry.ref) for entry in some)

    def be_ready(self, where: str) -> None:
        """See that what a movement may lead to is there: 'down', 'page_down', 'last', or round to it with 'up'."""
        here = self.highlighted or 0
        last = where == "last" or (where == "up" and not any(entry.ref for entry in self._entries[:here]))
        self.reach(len(self._entries) - 1 if last else here + self.size.height + 1)

    @property
    def _waiting(self) -> bool:
        return self.option_count < len(self._entries)

    def _write_more(self) -> None:
        if self._waiting:
            self.reach(self.option_count)
            self.call_after_refresh(self._write_more)

    def on_click(self, event: events.Click) -> None:
        """A click chooses, a second one is as good as enter."""
        if clicked_twice(self, event):
            self.post_message(self.Opened())

    def resized(self) -> None:
        """Text is broken by width."""
        self._fitted()
