"""Screens that rest while another lies over them."""

from typing import Any, Generic

from textual.screen import Screen, ScreenResultType


def rest(screen: Screen[Any]) -> None:
    """Have a screen under another painted no more than it changes; called whenever it has been painted.

    Textual 8.2 marks a screen that lies under another as in need of painting whenever it has been painted, and so paints
    both without end: five times a second, 80 KB each second to the terminal.
    """
    if screen is not screen.app.screen:
        screen._repaint_required = False  # noqa: SLF001  Textual has no door to it


class RestingScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that is painted once for each change, under a dialog too."""

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        rest(self)
