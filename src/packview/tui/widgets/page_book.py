"""The pages of a pack as one long run of rows, of which only those near the view are set out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textual.cache import LRUCache

from packview.model import Layout, PageInfo
from packview.services.coverage import text_only
from packview.services.events import PageLines
from packview.tui.text import one_line
from packview.tui.widgets.page_heights import PageHeights
from packview.tui.widgets.page_layout import PageLayout, PageState, estimate

_KEPT = 96
"""Pages whose rows are kept; setting out a page again takes less than a millisecond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackText:
    """What the reader is given.

    Attributes:
        pages: the lines of the pages so far.
        infos: what is known of every page of the file; more than there are pages while it is still being read.
        names: what to call an agenda item, by its key: 'Item 8'.
        remarks: what there is to know about a PDF page, shown before its text.
        stopped: whether no more pages will come.
        layouts: how each page is set out; shorter than ``pages`` where that is not known.
    """

    pages: Sequence[PageLines] = ()
    infos: Sequence[PageInfo] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[int, Sequence[str]] = field(default_factory=dict)
    stopped: bool = False
    layouts: Sequence[Layout] = ()

    def __len__(self) -> int:
        return max(len(self.pages), len(self.infos))

    def lines(self, page: int) -> PageLines:
        """The lines of a page, counted from 0; none while it has not come."""
        return self.pages[page] if page < len(self.pages) else ()

    def state(self, page: int) -> PageState:
        """What can be shown of a page."""
        if page >= len(self.pages):
            return "stopped" if self.stopped else "unread"
        return self.infos[page].state if page < len(self.infos) else "text"

    def info(self, page: int) -> PageInfo:
        """What is known of a page."""
        return self.infos[page] if page < len(self.infos) else PageInfo(number=page + 1)

    def layout(self, page: int) -> Layout:
        """How a page is set out; () where that is not known."""
        return self.layouts[page] if page < len(self.layouts) else ()

    def same(self, other: "PackText", page: int) -> bool:
        """Whether a page is the same in both."""
        if self.layouts is not other.layouts and self.layout(page) != other.layout(page):
            return False
        lines, others = self.lines(page), other.lines(page)
        return (
            (lines is others or lines == others)
            and self.state(page) == other.state(page)
            and self.remarks.get(page + 1, ()) == other.remarks.get(page + 1, ())
        )


class PageBook:
    """Pages, and which row of which page stands where.

    Pages are counted from 0 inside the reader; PDF pages from 1.

    Attributes:
        text: the pages.
        heights: rows of each page.
        width: cells of a row of text.
        room: cells a wide table may take.
        legends: what the signs in the margin of a page stand for.
    """

    def __init__(self) -> None:
        self.text = PackText()
        self.heights = PageHeights(())
        self.width = self.room = 80
        self.legends: Mapping[int, str] = {}
        self._text_only: frozenset[int] = frozenset()
        self._labelled = False
        self._layouts: LRUCache[int, PageLayout] = LRUCache(_KEPT)

    def __len__(self) -> int:
        return len(self.heights)

    def load(self, text: PackText) -> None:
        """Take in pages, some or all of which may be known already."""
        before, self.text = self.text, text
        self._text_only = text_only(text.infos)
        self._labelled = any(info.label is not None for info in text.infos)
        if len(text) < len(self.heights):
            self.heights = PageHeights(())
            self._layouts.clear()
        for page in range(len(text)):
            if page >= len(self.heights) or not text.same(before, page):
                self.heights.guess(page, estimate(text.lines(page), self.width))
                self._layouts.discard(page)

    def resize(self, width: int, room: int = 0) -> None:
        """Set everything out for another width."""
        self.width = max(1, width)
        self.room = max(room, self.width)
        self._layouts.clear()
        self.heights = PageHeights([estimate(self.text.lines(page), self.width) for page in range(len(self))])

    def layout(self, page: int) -> PageLayout:
        """The rows of a page."""
        layout = self._layouts.get(page)
        if layout is None:
            text = self.text
            layout = self._layouts[page] = PageLayout(
                text.lines(page),
                text.state(page),
                self.width,
                text.remarks.get(page + 1, ()),
                layout=text.layout(page),
                room=self.room,
            )
            self.heights.learn(page, len(layout.rows))
        return layout

    def settle(
        self, page: int, row: int, before: int, after: int, *, guessed: bool = False
    ) -> tuple[int, int]:
        """Set out the pages around a place, so that what is in view and near it is known, not guessed.

        Args:
            page: the page.
            row: of that page.
            before: rows before the place that must be known.
            after: rows after it.
            guessed: whether the row comes from where the view was scrolled to, which is a guess where the page is.

        Returns:
            The row of the page, and the row of the whole.
        """
        believed = self.heights[page]
        height = len(self.layout(page).rows)
        if guessed and believed != height:
            row = row * height // believed
        row = min(row, height - 1)
        reach, near = row, page
        while reach < before and near > 0:
            near -= 1
            reach += len(self.layout(near).rows)
        reach, near = height - row, page
        while reach < after and near + 1 < len(self):
            near += 1
            reach += len(self.layout(near).rows)
        return row, self.heights.start(page) + row

    def rule(self, page: int) -> str:
        """The words before a page: 'Page 47 · PDF page 52 · Item 8', with 'text only' where no more was made of it."""
        text, info = self.text, self.text.info(page)
        if info.label is not None:
            first = f"Page {one_line(info.label)}"
        else:
            first = "no printed number" if self._labelled and page < len(text.pages) else ""
        name = text.names.get(info.item or "", "")
        plain = "text only" if page + 1 in self._text_only else ""
        parts = (first, f"PDF page {page + 1:,}", name, plain)
        return " \u00b7 ".join(part for part in parts if part)

    def words(self, page: int, first: tuple[int, int], last: tuple[int, int]) -> str:
        """What is printed between two places of a page, line ends kept.

        Args:
            page: the page.
            first: line and column of the first character.
            last: line and column after the last one.
        """
        lines = self.text.lines(page)[first[0] : last[0] + 1]
        if not lines:
            return ""
        if len(lines) == 1:
            return lines[0][first[1] : last[1]]
        return "\n".join((lines[0][first[1] :], *lines[1:-1], lines[-1][: last[1]]))

    def next_text(self, page: int, row: int, step: int) -> tuple[int, int] | None:
        """The nearest row after (or with step -1 before) a place that shows something printed."""
        if not len(self):
            return None
        row += step
        while True:
            rows = self.layout(page).rows
            while 0 <= row < len(rows):
                if rows[row].pieces:
                    return page, row
                row += step
            page += step
            if not 0 <= page < len(self):
                return None
            row = 0 if step > 0 else len(self.layout(page).rows) - 1
