"""A list whose entries are dragged with the mouse."""

from collections.abc import Callable

from textual import events
from textual.message import Message

from packview.tui.widgets.entry_list import EntryList


class DraggedList(EntryList):
    """Says which entry was dropped on which; it moves nothing itself."""

    ALLOW_SELECT = False

    class Dropped(Message):
        """An entry was dragged to another one.

        Attributes:
            place: of the one that was dragged, from 0.
            onto: of the one it was dropped on.
        """

        def __init__(self, place: int, onto: int) -> None:
            super().__init__()
            self.place = place
            self.onto = onto

    def __init__(self, fitted: Callable[[], None]) -> None:
        super().__init__(fitted)
        self._held: int | None = None
        self._dropped = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """An entry is taken hold of."""
        self._held, self._dropped = _place(event), False

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """It is dropped, or was only clicked."""
        held, onto, self._held = self._held, _place(event), None
        if held is not None and onto is not None and held != onto:
            self._dropped = True
            self.post_message(self.Dropped(held, onto))

    def on_click(self, event: events.Click) -> None:
        """A drag ends with a click where it was dropped: that chooses nothing."""
        if self._dropped:
            self._dropped = False
            event.prevent_default()


def _place(event: events.MouseEvent) -> int | None:
    place = event.style.meta.get("option")
    return place if isinstance(place, int) else None
