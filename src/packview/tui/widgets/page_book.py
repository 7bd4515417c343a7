"""The pages of a pack as one long run of rows, of which only those near the view are set out."""

from collections.abc import Mapping, Sequence

from textual.cache import LRUCache

from packview.model import PageInfo, Position
from packview.services.events import PageLines
from packview.tui.text import one_line
from packview.tui.widgets.page_heights import PageHeights
from packview.tui.widgets.page_layout import PageLayout, PageState, estimate

_KEPT = 96
"""Pages whose rows are kept; setting out a page again takes less than a millisecond."""


class PageBook:
    """Pages, and which row of which page stands where.

    Pages are counted from 0 inside the reader; PDF pages from 1.

    Attributes:
        pages: the lines of the pages so far.
        infos: what is known of every page of the file; there may be more of these while it is still being read.
        heights: rows of each page.
        width: cells of a row.
    """

    def __init__(self) -> None:
        self.pages: Sequence[PageLines] = ()
        self.infos: Sequence[PageInfo] = ()
        self.heights = PageHeights(())
        self.width = 80
        self._names: Mapping[str, str] = {}
        self._layouts: LRUCache[int, PageLayout] = LRUCache(_KEPT)

    def __len__(self) -> int:
        return len(self.heights)

    def load(
        self, pages: Sequence[PageLines], infos: Sequence[PageInfo], names: Mapping[str, str]
    ) -> frozenset[int]:
        """Take in pages, some or all of which may be known already.

        Args:
            pages: the lines of the pages so far.
            infos: one for each page of the file.
            names: what to call an agenda item, by its key: 'Item 8'.

        Returns:
            The pages that are not what they were.
        """
        old_pages, old_infos = self.pages, self.infos
        self.pages, self.infos, self._names = pages, infos, names
        changed = set()
        for page in range(max(len(pages), len(infos))):
            lines = pages[page] if page < len(pages) else None
            before = old_pages[page] if page < len(old_pages) else None
            state = infos[page].state if page < len(infos) else "text"
            was = old_infos[page].state if page < len(old_infos) else "text"
            if page >= len(self.heights) or lines != before or state != was:
                changed.add(page)
                self.heights.guess(page, estimate(lines or (), self.width))
                self._layouts.discard(page)
        return frozenset(changed)

    def resize(self, width: int) -> None:
        """Set everything out for another width."""
        self.width = max(1, width)
        self._layouts.clear()
        self.heights = PageHeights(
            [
                estimate(self.pages[page] if page < len(self.pages) else (), self.width)
                for page in range(len(self))
            ]
        )

    def state(self, page: int) -> PageState:
        """What can be shown of a page."""
        if page >= len(self.pages):
            return "unread"
        return self.infos[page].state if page < len(self.infos) else "text"

    def layout(self, page: int) -> PageLayout:
        """The rows of a page."""
        layout = self._layouts.get(page)
        if layout is None:
            lines = self.pages[page] if page < len(self.pages) else ()
            layout = self._layouts[page] = PageLayout(lines, self.state(page), self.width)
            self.heights.learn(page, len(layout.rows))
        return layout

    def settle(self, page: int, row: int, before: int, after: int) -> tuple[int, int]:
        """Set out the pages around a place, so that what is in view and near it is known, not guessed.

        Args:
            page: the page.
            row: of that page; while the page is a guess, this is one too.
            before: rows before the place that must be known.
            after: rows after it.

        Returns:
            The row of the page, and the row of the whole.
        """
        guessed = None if self.heights.known(page) else self.heights[page]
        height = len(self.layout(page).rows)
        if guessed:
            row = row * height // guessed
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
        """The words before a page: 'Page 47 · PDF page 52 · Item 8'."""
        info = self.infos[page] if page < len(self.infos) else PageInfo(number=page + 1)
        if info.label is not None:
            first = f"Page {one_line(info.label)}"
        else:
            first = "" if page >= len(self.pages) else "no printed number"
        name = self._names.get(info.item or "", "")
        return " \u00b7 ".join(part for part in (first, f"PDF page {page + 1}", name) if part)

    def words(self, page: int, first: tuple[int, int], last: tuple[int, int]) -> str:
        """What is printed between two places of a page, line ends kept.

        Args:
            page: the page.
            first: line and column of the first character.
            last: line and column after the last one.
        """
        lines = self.pages[page][first[0] : last[0] + 1] if page < len(self.pages) else ()
        if not lines:
            return ""
        if len(lines) == 1:
            return lines[0][first[1] : last[1]]
        return "\n".join((lines[0][first[1] :], *lines[1:-1], lines[-1][: last[1]]))

    def position(self, page: int, row: int) -> Position:
        """A place as it is remembered."""
        return Position(pdf_page=page + 1, line=row)

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
