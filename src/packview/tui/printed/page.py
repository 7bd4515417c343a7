"""The page as printed, as a picture in the terminal, with zoom."""

import asyncio
from collections.abc import Callable

from textual import events, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Center
from textual.widgets import Static

from packview.errors import PackviewError
from packview.services.library.printed import PrintedPages, Window
from packview.tui.base.screen import KeyFooter, RestingScreen
from packview.tui.keys import bindings, with_keys
from packview.tui.printed.picture import PrintedPicture, load_pictures
from packview.tui.text import content, error_toasts, label

_SHARE = 0.25
"""Of what is in view: how far the view moves at a time."""


@error_toasts
class PrintedScreen(RestingScreen[int]):
    """One page at a time, beginning with ``pdf_page``; answers with the page that was shown last."""

    BINDINGS = bindings("printed")
    DEFAULT_CSS = """
    PrintedScreen #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
    PrintedScreen #paper { height: 1fr; align: center middle; }
    PrintedScreen #problem { display: none; padding: 1 2; height: 1fr; }
    PrintedScreen.-problem #problem { display: block; }
    PrintedScreen.-problem #paper { display: none; }
    """

    def __init__(
        self, printed: PrintedPages, pdf_page: int, count: int, name_of: Callable[[int], str]
    ) -> None:
        super().__init__()
        self.printed = printed
        self.pdf_page = pdf_page
        self.count = count
        self.window = Window()
        self.picture: PrintedPicture | None = None
        self._name_of = name_of
        self._page_size = (595.0, 842.0)

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        yield Center(id="paper")
        yield Static(id="problem")
        yield KeyFooter()

    async def on_mount(self) -> None:
        """Find out what the terminal can draw, then draw."""
        self._say_title("")
        try:
            try:
                with self.app.suspend():  # the terminal is asked, and its answers must not be taken for keys
                    make = load_pictures()
            except SuspendNotSupported:
                make = load_pictures()
        except PackviewError as error:
            self._tell(error)
            return
        self.picture = make()
        await self.query_one("#paper").mount(self.picture)
        self.call_after_refresh(self.draw)

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the view in pixels."""
        size = self.query_one("#paper").size
        return self.picture.pixels(size.width, size.height) if self.picture else (1.0, 1.0)

    @work(exclusive=True, group="picture")
    async def draw(self) -> None:
        """Draw what is in view; a page that was asked for since takes its place."""
        picture, page = self.picture, self.pdf_page
        if picture is None:
            return
        self._say_title("drawing")
        try:
            self._page_size = await asyncio.to_thread(self.printed.size, page)
            room = self.room
            box = self.window.box(self._page_size, room)
            drawn = await asyncio.to_thread(self.printed.draw, page, box, round(room[0]), round(room[1]))
        except PackviewError as error:
            if self.is_current:  # else it was left while it was drawn
                self._tell(error)
            return
        self.remove_class("-problem")
        picture.show(drawn)
        self._say_title(f"{self.window.zoom:.0%}" if self.window.zoom > 1 else "whole page")

    def _say_title(self, more: str) -> None:
        words = f"{self._name_of(self.pdf_page)} of {self.count}, as printed"
        self.query_one("#title", Static).update(label(f"{words} \u00b7 {more}" if more else words))

    def _tell(self, error: PackviewError) -> None:
        self.add_class("-problem")
        self.query_one("#problem", Static).update(
            content(f"{error.message}.\n\n{with_keys(error.hint)}." if error.hint else f"{error.message}.")
        )
        self._say_title("")

    def on_resize(self, _: events.Resize) -> None:
        self.draw()

    def on_mouse_scroll_down(self) -> None:
        self.action_pan(0, 1)

    def on_mouse_scroll_up(self) -> None:
        self.action_pan(0, -1)

    def action_turn(self, step: int) -> None:
        page = min(max(self.pdf_page + step, 1), self.count)
        if page != self.pdf_page:
            self.pdf_page = page
            self.window = (
                self.window.filling(self._page_size, self.room) if self.window.zoom > 1 else Window()
            )
            self.draw()

    def action_zoom(self, steps: int) -> None:
        self._see(self.window.zoomed(steps))

    def action_fit(self, width: bool = False) -> None:
        """The whole page, or as wide as the view."""
        self._see(self.window.filling(self._page_size, self.room) if width else Window())

    def action_pan(self, across: int, down: int) -> None:
        self._see(self.window.moved(across * _SHARE, down * _SHARE, self._page_size, self.room))

    def _see(self, window: Window) -> None:
        if window != self.window:
            self.window = window
            self.draw()

    def action_close(self) -> None:
        self.printed.close()
        self.dismiss(self.pdf_page)
