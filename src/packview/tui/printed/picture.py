"""A picture of a page in the terminal: Sixel, Kitty's protocol or half blocks, whatever the terminal can do.

The library that shows pictures asks the terminal, and waits a tenth of a second for each answer. A terminal at the end of a
slow line answers later, and a strange one answers what nobody expects. Neither may end the app or be taken for keys: at last
the terminal is asked whether it is well, and once it says so, all answers before have come.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from textual.containers import Container

from packview.errors import PackviewError

PATIENCE = 1.0
"""Seconds that are waited for a terminal that says nothing at all."""
_WELL, _IS_WELL = "\x1b[5n", b"\x1b[0n"
_ASK = "\x1b[c\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_MODEL = re.compile(rb"\x1b\[\?([\d;]*)c")
_SIXEL = b"4"
_KITTY = b"\x1b_Gi=31;OK\x1b\\"
_CELL = (10, 20)


class Pixels(Protocol):
    """What is shown, three bytes a pixel, row by row: extract.page_picture.Picture."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


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

    def show(self, picture: Pixels) -> None:
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
            "Install it with: pip install 'packview[images]' (with pipx: pipx inject packview pypdfium2 textual-image)",
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
