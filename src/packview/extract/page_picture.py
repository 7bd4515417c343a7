"""Pages as pictures: the only import of pypdfium2, which comes with the extra 'images'."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from packview.errors import PackviewError, require
from packview.extras import how_to_add

_MOST = 6000
"""Pixels a side of a picture may have."""
_LOCK = threading.Lock()
"""PDFium does one thing at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Part of a page; ``pixels`` are three bytes each, red, green and blue, or one of a grey picture, row by row."""

    width: int
    height: int
    pixels: bytes


class PdfPictures:
    """Draws pages, in any thread. PackviewError: the extra is not installed, or the file or page cannot be drawn."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        try:
            pypdfium2: Any = import_module("pypdfium2")
        except ImportError as error:
            raise missing_extra() from error
        self._path = path
        self._closed = False
        self._error: type[Exception] = pypdfium2.PdfiumError
        with _LOCK, self._told():
            self._file: Any = pypdfium2.PdfDocument(path, password)
            self._pages = len(self._file)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as shown, in points."""
        with self._page(number) as page:
            width, height = page.get_size()
            return max(1.0, float(width)), max(1.0, float(height))

    def draw(self, number: int, box: tuple[float, float, float, float], width: int, height: int) -> Picture:
        """The part of page ``number`` within ``box`` (left, top, right, bottom, as shares 0 to 1), about so many pixels."""
        left, top, right, bottom = box
        with self._page(number) as page:
            whole, high = page.get_size()
            across, down = max(1.0, whole * (right - left)), max(1.0, high * (bottom - top))
            scale = min(width / across, height / down, _MOST / max(across, down))
            cut = (left * whole, (1 - bottom) * high, (1 - right) * whole, top * high)
            return _picture(page.render(scale=max(scale, 0.01), crop=cut, rev_byteorder=True))

    def grey(self, number: int, dpi: int) -> Picture:
        """Page ``number`` in shades of grey, at so many dots an inch, or as many as fit."""
        with self._page(number) as page:
            scale = min(dpi / 72, _MOST / max(1.0, *page.get_size()))
            drawn = page.render(scale=scale, grayscale=True)
            wide, high = drawn.width, drawn.height
            whole = bytes(drawn.buffer)
            rows = (whole[at * drawn.stride : at * drawn.stride + wide] for at in range(high))
            return Picture(width=wide, height=high, pixels=b"".join(rows))

    def close(self) -> None:
        with _LOCK:
            self._closed = True
            self._file.close()

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        with _LOCK, self._told():
            # somebody who draws in a thread may still be at it
            again = "Press {key:workspace.printed} to see it again"
            require(not self._closed, "The page as printed was left", again)
            is_there = 1 <= number <= self._pages
            require(is_there, "This page is not in the file that was kept", "Import the file again")
            with closing(self._file[number - 1]) as page:
                yield page

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError, self._error) as error:
            raise PackviewError(
                f"{self._path.name} cannot be drawn",
                "Its text can be read in the pages; {key:printed.close} goes back there",
            ) from error


def missing_extra() -> PackviewError:
    return PackviewError(
        "The page as printed needs an extra that is not installed",
        f"Install it with: {how_to_add('images')}",
    )


def _picture(bitmap: Any) -> Picture:
    """The bitmap's pixels without what pads its rows."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    bitmap.close()
    rows = (data[start : start + width * 3] for start in range(0, height * stride, stride))
    return Picture(width=width, height=height, pixels=b"".join(rows))
