"""The reader: pages with keys, mouse, selection and the words looked for."""

from collections.abc import Sequence

from packview.model import Position
from packview.services.search.search import Match
from packview.tui.keys.table import bindings
from packview.tui.reader.finder import Finder
from packview.tui.reader.leading import Leading
from packview.tui.reader.pages import PackText, Quote

__all__ = ["PackText", "PageReader", "Quote"]


class PageReader(Leading):
    """Reads pages; text is selected with the mouse, or line by line and word by word with the keys."""

    BINDINGS = bindings("reader")

    @property
    def first_printed(self) -> tuple[int, int, int]:
        """PDF page, line and column of the first character in view."""
        page, row = self._top
        place = self.book.next_text(page, row - 1, 1) if len(self.book) else None
        if place is None:
            return page + 1, 0, 0
        page, row = place
        source = self.book.layout(page).source(row, 0)
        assert source
        return page + 1, *source

    def look_for(self, finder: Finder | None) -> None:
        """Mark the places of some words; None marks nothing."""
        self.marks.finder = finder
        self.marks.current = None
        self.redraw()

    def show_match(self, match: Match) -> None:
        """Mark a place that was found more strongly, and go there unless it is well in view on the page in hand."""
        self.marks.current = match
        page = match.pdf_page - 1
        row, _ = self.book.layout(page).locate(match.line, match.start)
        height = self.scrollable_content_region.height
        into_view = self.book.heights.start(page) + row - round(self.scroll_y)
        if match.pdf_page != self.pdf_page or not 1 <= into_view < height - 2:
            self.show_place(Position(pdf_page=match.pdf_page, line=row), above=height // 3)
        self.redraw()

    def show_line(self, pdf_page: int, line: int) -> None:
        """Go to a line of a page, by its index as printed; 0 is the page's top."""
        page = min(max(pdf_page, 1), max(1, len(self.book))) - 1
        row = self.book.layout(page).locate(line, 0)[0] if line and len(self.book) else 0
        self.show_place(Position(pdf_page=page + 1, line=row), above=2 if row else 0)

    def show_quote(self, pdf_page: int, quote: str) -> None:
        """Go to a quoted text and select it; a text that is not on the page any more leaves the view as it is."""
        page = pdf_page - 1
        lines = self.book.text.lines(page)
        start = "\n".join(lines).find(quote)
        if start < 0:
            return
        first, last = _line_of(lines, start), _line_of(lines, start + len(quote))
        row, _ = self.book.layout(page).locate(*first)
        self.show_place(
            Position(pdf_page=pdf_page, line=row), above=self.scrollable_content_region.height // 3
        )
        self.select_printed(page, first, last)

    def action_screen_down(self) -> None:
        """One screen down; two rows stay in view."""
        self.scroll_rows(max(1, self.scrollable_content_region.height - 2))

    def action_screen_up(self) -> None:
        """One screen up."""
        self.scroll_rows(-max(1, self.scrollable_content_region.height - 2))

    def action_first(self) -> None:
        """To the first page."""
        self.show_place(Position())

    def action_last(self) -> None:
        """To the end of the last page."""
        self.show_end()

    def action_next_page(self) -> None:
        """To the top of the next page, or while text is selected to the next word."""
        if self.selecting:
            self._word(1)
            return
        self.show_place(
            Position(pdf_page=self.pdf_page + 1) if self.pdf_page < len(self.book) else self.position
        )

    def action_previous_page(self) -> None:
        """To the top of this page, or from there to the page before; while text is selected to the word before."""
        if self.selecting:
            self._word(-1)
            return
        top = self.position
        if top.pdf_page < self.pdf_page:  # the last rows of a page above the one in hand
            self.show_place(Position(pdf_page=top.pdf_page))
        else:
            self.show_place(Position(pdf_page=max(1, top.pdf_page - (top.line <= 2))))


def _line_of(lines: Sequence[str], place: int) -> tuple[int, int]:
    """Line and column of a character of the lines joined by line feeds."""
    for number, line in enumerate(lines):
        if place <= len(line):
            return number, place
        place -= len(line) + 1
    return len(lines), 0
