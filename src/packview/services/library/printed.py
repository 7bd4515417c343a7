"""Pages as printed: which file a page of a pack lies in, and what part of it is in view."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packview.errors import require
from packview.extract.page_picture import PdfPictures, Picture
from packview.model import Pack

_STEP = 1.25
_MOST = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of a page in view: ``zoom`` is 1 for the whole page, ``x`` and ``y`` its middle as shares of the page."""

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def box(self, page: tuple[float, float], room: tuple[float, float]) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the part as shares of the page, from width and height of page and view, in square pixels."""
        scale = min(room[0] / page[0], room[1] / page[1]) * self.zoom
        wide, high = min(1.0, room[0] / (page[0] * scale)), min(1.0, room[1] / (page[1] * scale))
        left = min(max(self.x - wide / 2, 0.0), 1.0 - wide)
        top = min(max(self.y - high / 2, 0.0), 1.0 - high)
        return left, top, left + wide, top + high

    def zoomed(self, steps: int) -> "Window":
        """Nearer, or farther with fewer than 0 steps."""
        return replace(self, zoom=min(max(self.zoom * _STEP**steps, 1.0), _MOST))

    def moved(
        self, across: float, down: float, page: tuple[float, float], room: tuple[float, float]
    ) -> "Window":
        """Moved by shares of what is in view, as far as the page reaches."""
        left, top, right, bottom = self.box(page, room)
        x, y = (left + right) / 2 + across * (right - left), (top + bottom) / 2 + down * (bottom - top)
        left, top, right, bottom = replace(self, x=x, y=y).box(page, room)
        return replace(self, x=(left + right) / 2, y=(top + bottom) / 2)

    def filling(self, page: tuple[float, float], room: tuple[float, float]) -> "Window":
        """As wide as the view, from the page's top."""
        whole = min(room[0] / page[0], room[1] / page[1])
        return Window(zoom=min(max(room[0] / page[0] / whole, 1.0), _MOST), y=0.0)


class PrintedPages:
    """The printed pages of a pack, each in one of ``files``: its own file, then its supplements', as far as they are kept."""

    def __init__(self, pack: Pack, files: Sequence[Path]) -> None:
        self._pack = pack
        self._files = files
        self._open: dict[Path, PdfPictures] = {}

    def where(self, pdf_page: int) -> tuple[Path, int]:
        """The file a page lies in, and its number there; a PackviewError where it came from a text, or its file is not kept."""
        late = [(one.source, one.pdf_first) for one in self._pack.supplements]
        sources = [(self._pack.source, 1), *late]
        index = max(number for number, (_, first) in enumerate(sources) if first <= max(1, pdf_page))
        source, first = sources[index]
        of_text = "There is no printed page: this was read from a text file"
        require(source.kind == "pdf", of_text, "Read it in the pages")
        there = index < len(self._files) and self._files[index].is_file()
        gone = f"The file {source.name} is not there any more"
        require(there, gone, "Import it again to see its pages as printed")
        return self._files[index], pdf_page - first + 1

    def size(self, pdf_page: int) -> tuple[float, float]:
        """Width and height of a page, in points; a PackviewError where it cannot be drawn."""
        path, number = self.where(pdf_page)
        return self._file(path).size(number)

    def draw(self, pdf_page: int, box: tuple[float, float, float, float], width: int, height: int) -> Picture:
        """Part of a page, see ``Window.box``; a PackviewError where it cannot be drawn."""
        path, number = self.where(pdf_page)
        return self._file(path).draw(number, box, width, height)

    def close(self) -> None:
        """Let go of the files; whoever is still drawing from one in a thread is told."""
        for pictures in [*self._open.values()]:
            pictures.close()

    def _file(self, path: Path) -> PdfPictures:
        if path not in self._open:
            self._open[path] = PdfPictures(path)
        return self._open[path]
