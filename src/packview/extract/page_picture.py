"""Pages as pictures: the only import of pypdfium2, which comes with the extra 'images'."""

import threading
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from packview.errors import PackviewError

_FEWEST, _MOST = 8, 6000
"""Pixels a side of a picture may have."""
_LOCK = threading.Lock()
"""PDFium does one thing at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Part of a page; ``pixels`` are three bytes each, red, green and blue, row by row."""

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
        with _LOCK:
            try:
                self._file: Any = pypdfium2.PdfDocument(path, password=password)
                self._pages = len(self._file)
            except (OSError, pypdfium2.PdfiumError) as error:
                raise self._problem() from error
        self._error: type[Exception] = pypdfium2.PdfiumError

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page as shown, in points."""
        with _LOCK:
            page = self._page(number)
            try:
                width, height = page.get_size()
            finally:
                page.close()
        return max(1.0, float(width)), max(1.0, float(height))

    def draw(self, number: int, box: tuple[float, float, float, float], width: int, height: int) -> Picture:
        """The part of page ``number`` within ``box`` (left, top, right, bottom, as shares 0 to 1), about so many pixels."""
        left, top, right, bottom = box
        with _LOCK:
            page = self._page(number)
            try:
                whole, high = page.get_size()
                scale = min(
                    width / max(1.0, whole * (right - left)), height / max(1.0, high * (bottom - top))
                )
                most = _MOST / max(1.0, whole * (right - left), high * (bottom - top))
                cut = (left * whole, (1 - bottom) * high, (1 - right) * whole, top * high)
                bitmap = page.render(scale=max(min(scale, most), 0.01), crop=cut, rev_byteorder=True)
                return _picture(bitmap)
            except (self._error, ValueError) as error:
                raise self._problem() from error
            finally:
                page.close()

    def close(self) -> None:
        with _LOCK:
            self._closed = True
            self._file.close()

    def _page(self, number: int) -> Any:
        if self._closed:  # somebody who draws in a thread was still at it
            raise PackviewError(
                "The page as printed was left", "Press {key:workspace.printed} to see it again"
            )
        if not 1 <= number <= self._pages:
            raise PackviewError("This page is not in the file that was kept", "Import the file again")
        try:
            return self._file[number - 1]
        except self._error as error:
            raise self._problem() from error

    def _problem(self) -> PackviewError:
        return PackviewError(
            f"{self._path.name} cannot be drawn",
            "Its text can be read in the pages; {key:printed.close} goes back there",
        )


def missing_extra() -> PackviewError:
    return PackviewError(
        "The page as printed needs an extra that is not installed",
        "Install it with: pip install 'packview[images]' (with pipx: pipx inject packview pypdfium2 textual-image)",
    )


def _picture(bitmap: Any) -> Picture:
    """The bitmap's pixels without what pads its rows, and without a fourth byte."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    size = bitmap.n_channels
    rows = b"".join(data[row * stride : row * stride + width * size] for row in range(height))
    bitmap.close()
    if size == 1:
        rows = bytes(value for value in rows for _ in range(3))
    elif size == 4:
        found = bytearray(width * height * 3)
        for channel in range(3):
            found[channel::3] = rows[channel::4]
        rows = bytes(found)
    return Picture(width=width, height=height, pixels=rows)
