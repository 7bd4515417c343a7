"""The page as printed, as a picture in the terminal, with zoom.

A picture of a page in the terminal: Sixel, Kitty's protocol or half blocks, whatever the terminal can do.
The library that shows pictures asks the terminal, and waits a tenth of a second for each answer. A terminal at the end of a
slow line answers later, and a strange one answers what nobody expects. Neither may end the app or be taken for keys: at last
the terminal is asked whether it is well, and once it says so, all answers before have come.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from typing import Any

from textual import events, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Center, Container
from textual.widgets import Static

from packview.errors import PackviewError
from packview.extras import how_to_add
from packview.services.library.printed import PrintedPages, Window
from packview.tui.base.screen import KeyFooter, RestingScreen
from packview.tui.keys import bindings, with_keys
from packview.tui.text import content, label

PATIENCE = 1.0
"""Seconds that are waited for a terminal that says nothing at all."""
_WELL, _IS_WELL = "\x1b[5n", b"\x1b[0n"
_ASK = "\x1b[c\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_MODEL = re.compile(rb"\x1b\[\?([\d;]*)c")
_SIXEL = b"4"
_KITTY = b"\x1b_Gi=31;OK\x1b\\"
_CELL = (10, 20)


class PrintedPicture(Container):
    """Shows a picture as large as it was made; ``make`` makes what the widget shows, ``cell`` is a cell's size in pixels."""

    DEFAULT_CSS = """
    PrintedPicture { width: auto; height: auto; }
    """

    def __init__(
        self, widget: Any, make: Callable[[tuple[int, int], bytes], Any], cell: tuple[int, int]
    ) -> None:
        super().__init__(widget)
        self.widget = widget
        self._make = make
        self._cell = cell

    def pixels(self, columns: int, rows: int) -> tuple[float, float]:
        """Width and height of some cells in pixels."""
        return max(1.0, columns * self._cell[0]), max(1.0, rows * self._cell[1])

    def show(self, picture: Any) -> None:
        """Show a picture as of ``PrintedPages.draw``: its width and height, three bytes a pixel, row by row."""
        self.widget.styles.width = max(1, round(picture.width / self._cell[0]))
        self.widget.styles.height = max(1, round(picture.height / self._cell[1]))
        self.widget.image = self._make((picture.width, picture.height), picture.pixels)


def load_pictures() -> Callable[[], PrintedPicture]:
    """Find out what the terminal can draw, and return what makes the widget.

    The terminal is asked on its own input, so nobody else may listen. PackviewError where the extra is not installed.
    """
    try:
        pictures, widget = ask_terminal()
        terminal: Any = import_module("textual_image._terminal")
        pil: Any = import_module("PIL.Image")
    except ImportError as error:
        raise PackviewError(
            "The page as printed needs an extra that is not installed",
            f"Install it with: {how_to_add('images')}",
        ) from error
    blocks = draws_blocks(pictures, widget)
    cell = terminal.get_cell_size()
    # Half blocks have two pixels a cell; a few more are drawn, to be made one, or letters would vanish.
    size = (4, 8) if blocks else (cell.width, cell.height)

    def make() -> PrintedPicture:
        return PrintedPicture(widget(), lambda shape, pixels: pil.frombytes("RGB", shape, pixels), size)

    return make


@cache  # a terminal stays what it is
def ask_terminal() -> tuple[Any, Any]:
    """Have the library find out what the terminal can do.

    Returns:
        The library's widgets, and the class of the widget to use: Sixel, Kitty's protocol or half blocks.

    Raises:
        ImportError: the library is not installed.
    """
    try:
        pictures: Any = import_module("textual_image.widget")
    except ImportError:
        raise
    except Exception:  # noqa: BLE001  whatever a terminal answered, a picture of blocks can be shown
        pictures = _without_asking()
    widget = pictures.Image
    answers = _heard("")  # what comes late and was read in part already is worth nothing
    if _IS_WELL in answers and draws_blocks(pictures, widget):
        answers = _heard(_ASK)
        model = _MODEL.search(answers)
        if model is not None and _SIXEL in model.group(1).split(b";"):
            widget = pictures.SixelImage
        elif _KITTY in answers:
            widget = pictures.TGPImage
    return pictures, widget


def draws_blocks(pictures: Any, widget: Any) -> bool:
    """Whether a widget draws with blocks, not with the pixels of the screen."""
    return widget is pictures.Image and pictures.AutoRenderable in (
        pictures.HalfcellRenderable,
        pictures.UnicodeRenderable,
    )


def _without_asking() -> Any:
    """The library as for a terminal that answers nothing; what it began to load is loaded anew."""
    terminal: Any = import_module("textual_image._terminal")
    for name in [name for name in sys.modules if name.startswith(("textual_image.r", "textual_image.w"))]:
        del sys.modules[name]

    @contextmanager
    def silent(*_: object, **__: object) -> Iterator[None]:
        raise terminal.TerminalError("not asked")
        yield

    terminal.capture_terminal_response = silent
    setattr(terminal.get_cell_size, "_result", terminal.CellSize(*_CELL))  # noqa: B010  where the library keeps it
    return import_module("textual_image.widget")


def _heard(question: str) -> bytes:
    """What the terminal says until it says that it is well, or until patience ends; b'' where there is no terminal."""
    if not (sys.__stdin__ and sys.__stdout__ and sys.__stdin__.isatty() and sys.__stdout__.isatty()):
        return b""
    found = b""
    with suppress(ImportError, OSError, ValueError):
        terminal: Any = import_module("textual_image._terminal")
        select = import_module("select").select
        stdin = sys.__stdin__.fileno()
        with terminal.capture_mode():
            sys.__stdout__.write(question + _WELL)
            sys.__stdout__.flush()
            end = time.monotonic() + PATIENCE
            while _IS_WELL not in found and (left := end - time.monotonic()) > 0:
                if not select([stdin], [], [], left)[0]:
                    break
                found += os.read(stdin, 1024)
    return found


_SHARE = 0.25
"""Of what is in view: how far the view moves at a time."""


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
