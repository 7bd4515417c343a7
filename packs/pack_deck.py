"""Pages held back until their order and stamps are known, on one reportlab canvas.

Papers are laid out first, so that the agenda, which is printed before them, can name their pages.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape as _xml_escape

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph, Spacer

from pack_style import Style, faces, text

rl_config.useA85 = 0  # councils' systems write binary streams, and they are a fifth smaller


@dataclass(frozen=True, slots=True)
class NewPage:
    """In a story: what follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Room:
    """In a story: what follows needs this much room in points, or starts on a new page."""

    height: float


_GUTTER = 24.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A page: its size, its columns of text and the margins of its text in points."""

    size: tuple[float, float] = A4
    columns: int = 1
    left: float = 56
    right: float = 56
    top: float = 62
    bottom: float = 58

    @property
    def width(self) -> float:
        """Width of a column of text."""
        return (self.size[0] - self.left - self.right - _GUTTER * (self.columns - 1)) / self.columns


@dataclass(slots=True)
class Sheet:
    """A page that was drawn and not yet put in its place."""

    state: dict[str, Any]
    width: float
    height: float
    stamps: list[str] = field(default_factory=list)


def escape(value: str) -> str:
    """Text for a reportlab paragraph."""
    return _xml_escape(value)


def para(value: str, style: Any) -> Any:
    """A paragraph of plain text."""
    return Paragraph(escape(value), style)


class Deck:
    """A canvas whose pages are kept until they are dealt."""

    def __init__(self, title: str, author: str) -> None:
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("packview sample renderer")
        self.canvas.setSubject("")
        self.canvas.setProducer("ReportLab")
        self._dealt = self._bookmarks = 0

    def draw(self, size: tuple[float, float], paint: Callable[[Any], None]) -> Sheet:
        """One page drawn by hand."""
        self.canvas.setPageSize(size)
        paint(self.canvas)
        return self._close()

    def _close(self) -> Sheet:
        width, height = self.canvas._pagesize  # noqa: SLF001  a canvas has no public way to keep a page back
        sheet = Sheet(dict(self.canvas.__dict__), width, height)
        self.canvas._startPage()  # noqa: SLF001  as above
        return sheet

    def flow(self, story: Iterable[Any], layout: Layout) -> list[Sheet]:
        """A story over as many pages as it needs.

        Raises:
            ValueError: something in it is larger than a page.
        """
        queue = deque(story)
        sheets: list[Sheet] = []
        frame, column = self._frame(layout), 0
        fresh = True
        while queue:
            piece = queue.popleft()
            if isinstance(piece, NewPage | Room):
                if fresh or (isinstance(piece, Room) and frame._y - frame._y1p > piece.height):  # noqa: SLF001  a frame does not tell
                    continue
            elif frame.add(piece, self.canvas):
                fresh = fresh and isinstance(piece, Spacer)
                continue
            else:
                parts = frame.split(piece, self.canvas)
                if len(parts) > 1 and frame.add(parts[0], self.canvas):
                    queue.extendleft(reversed(parts[1:]))
                elif fresh:
                    raise ValueError(f"larger than a page: {piece!r:.200}")
                else:
                    queue.appendleft(piece)
            if column + 1 < layout.columns and not isinstance(piece, NewPage):
                column, fresh = column + 1, True
                frame = self._frame(layout, column)
                continue
            sheets.append(self._close())
            frame, fresh, column = self._frame(layout), True, 0
        if not fresh or column or not sheets:
            sheets.append(self._close())
        return sheets

    def _frame(self, layout: Layout, column: int = 0) -> Any:
        self.canvas.setPageSize(layout.size)
        return Frame(
            layout.left + column * (layout.width + _GUTTER),
            layout.bottom,
            layout.width,
            layout.size[1] - layout.top - layout.bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )

    def blank(self, style: Style) -> Sheet:
        """The page a system puts in so that the next paper starts on an odd number."""
        line = text(style.face, style.size)
        return self.draw(
            A4,
            lambda canvas: _centred(canvas, line, A4[0] / 2, A4[1] / 2, style.blank_text),
        )

    def deal(self, sheet: Sheet, *, label: str | None, style: Style) -> int:
        """Put a page in its place at the end of the file, stamped. Gives its PDF page."""
        self.canvas.__dict__.update(sheet.state)
        if label is not None:
            _stamp_page(self.canvas, sheet, style.stamp_text.format(n=label), style)
        if style.item_stamps:
            _stamp_corner(self.canvas, sheet)
        self._dealt += 1
        return self._dealt

    def finish_page(self) -> None:
        """Close the page that was dealt; bookmarks on it come before."""
        self.canvas.showPage()

    def bookmark(self, title: str, level: int, *, dead: bool = False) -> None:
        """An entry of the outline that leads to the page just dealt, or where it is ``dead`` to no page at all."""
        self._bookmarks += 1
        key = f"bookmark-{self._bookmarks}"
        destination = self.canvas.bookmarkPage(key)
        if dead:
            destination.setPage("null")
        self.canvas.addOutlineEntry(title, key, level=level, closed=0)

    def save(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self._buffer.getvalue()


def _centred(canvas: Any, line: Any, x: float, y: float, value: str) -> None:
    canvas.setFont(line.fontName, line.fontSize)
    canvas.drawCentredString(x, y, value)


def _stamp_page(canvas: Any, sheet: Sheet, value: str, style: Style) -> None:
    canvas.setFillGray(0)
    canvas.setFont(faces("Helvetica").plain, 10)
    sides = {"left": (16.0, -90), "right": (sheet.width - 16, 90)}
    side = sides["left"] if style.turned and sheet.width > sheet.height else sides.get(style.stamp)
    if side is not None:
        canvas.saveState()
        canvas.translate(side[0], sheet.height / 2)
        canvas.rotate(side[1])
        canvas.drawCentredString(0, 0, value)
        canvas.restoreState()
    else:
        canvas.drawCentredString(sheet.width / 2, 22 if style.stamp == "foot" else sheet.height - 24, value)


def _stamp_corner(canvas: Any, sheet: Sheet) -> None:
    canvas.setFillGray(0)
    canvas.setFont(faces("Helvetica").plain, 10)
    for row, value in enumerate(sheet.stamps):
        canvas.drawRightString(sheet.width - 30, sheet.height - 26 - 13 * row, value)
