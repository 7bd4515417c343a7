"""A screen that rests while a dialog lies over it."""

from typing import Generic

from textual.screen import Screen, ScreenResultType


class RestingScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that is painted once for each change, under a dialog too.

    Textual 8.2 marks a screen that lies under another as in need of painting whenever it has been painted, and so paints
    both without end: five times a second, 80 KB each second to the terminal.
    """

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self is not self.app.screen:
            self._repaint_required = False
