"""Lists that are not drawn anew where nothing about them has changed."""

from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import OptionList


def bars(view: ScrollView, virtual_size: Size) -> object:
    """All that the scrollbars of a view depend on.

    Textual paints the bars of every list anew whenever anything on the screen is laid out; who compares this with what
    it was can leave that out.
    """
    shown = (view.show_vertical_scrollbar, view.show_horizontal_scrollbar)
    if shown[0] and not view.vertical_scrollbar.is_mounted:
        return object()  # until then Textual keeps what it painted of it first, whatever it is told
    return virtual_size, view.container_size, view.scroll_offset, view.styles.scrollbar_size_vertical, shown


class SteadyList(OptionList):
    """Textual draws all of a list anew at every resize, also when only its height changes or it is shown again."""

    _bars: object = None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, markup=False)
        self.auto_links = False  # there are none in it, and every row would be looked through for them
        self._drawn_at = 0

    def on_resize(self, event: events.Resize) -> None:
        """What there is to be done was done for the first paint at this size."""
        event.prevent_default()
        self._fit()
        self.resized()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in view; text is broken anew for another width before, or it would be wrong for one paint."""
        if self._fit():
            self.resized()
        return super().render_lines(crop)

    def _fit(self) -> bool:
        """Forget what was drawn at another width; says whether there was that."""
        width = self.scrollable_content_region.width
        if width == self._drawn_at or width <= 0:
            return False
        self._drawn_at = width
        self._clear_caches()
        return True

    def resized(self) -> None:
        """Text may be broken at another width now, or the list is shown and was not."""

    def _scroll_update(self, virtual_size: Size) -> None:
        if bars(self, virtual_size) != self._bars:
            super()._scroll_update(virtual_size)
            self._bars = bars(self, virtual_size)
