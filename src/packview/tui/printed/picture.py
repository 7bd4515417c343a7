"""A picture of a page in the terminal: Sixel, Kitty's protocol or half blocks, whatever the terminal can do."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from textual.containers import Container

from packview.errors import PackviewError
from packview.tui.printed.terminal_pictures import ask_terminal, draws_blocks


class Pixels(Protocol):
    """What is shown: extract.page_picture.Picture."""

    @property
    def width(self) -> int:
        """Pixels."""
        ...

    @property
    def height(self) -> int:
        """Pixels."""
        ...

    @property
    def pixels(self) -> bytes:
        """Three bytes each, row by row."""
        ...


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
        """Show a picture."""
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
