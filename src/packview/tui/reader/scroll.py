"""Scrolling by rows and by the scrollbar, at once instead of little by little."""

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp

from packview.tui.base.lists import bars


class PageScroll(ScrollView):
    """What is scrolled is drawn by subclasses."""

    _bars: object = None

    def scroll_rows(self, rows: int) -> None:
        """Move by some rows, up where there are fewer than 0."""
        self.scroll_to(y=self.scroll_target_y + rows, animate=False)

    def on_scroll_to(self, message: ScrollTo) -> None:
        """The scrollbar was dragged."""
        message.stop()
        message.prevent_default()
        self.scroll_to(y=message.y, animate=False)

    def on_scroll_up(self, message: ScrollUp) -> None:
        """The scrollbar was clicked above its handle."""
        message.stop()
        message.prevent_default()
        self.scroll_rows(2 - self.scrollable_content_region.height)

    def on_scroll_down(self, message: ScrollDown) -> None:
        """The scrollbar was clicked below its handle."""
        message.stop()
        message.prevent_default()
        self.scroll_rows(self.scrollable_content_region.height - 2)

    def _scroll_update(self, virtual_size: Size) -> None:
        if bars(self, virtual_size) != self._bars:
            super()._scroll_update(virtual_size)
            self._bars = bars(self, virtual_size)
