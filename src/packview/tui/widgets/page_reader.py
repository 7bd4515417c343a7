"""The reader: pages with keys, mouse, selection and the words looked for."""

from collections.abc import Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection

from packview.model import Position
from packview.services.search import Match
from packview.tui.keys import bindings
from packview.tui.widgets.finder import Finder
from packview.tui.widgets.page_book import PackText
from packview.tui.widgets.page_marks import Quote, offset_of
from packview.tui.widgets.page_view import PageView

__all__ = ["PackText", "PageReader", "Quote"]


class PageReader(PageView):
    """Reads pages; text is selected with the mouse, or line by line with the keys."""

    BINDINGS = bindings("reader")

    class SelectionChanged(Message):
        """Other text is selected, or none; ``lines`` says whether it is being selected with the keys."""

        def __init__(self, quote: Quote | None, *, lines: bool) -> None:
            super().__init__()
            self.quote = quote
            self.lines = lines

    # The row that moves with the keys, and the row that stays when more than one is selected.
    _cursor: tuple[int, int] | None = None
    _hold: tuple[int, int] | None = None

    @property
    def quote(self) -> Quote | None:
        """What is selected, as far as it stands on one page."""
        selection = self.text_selection
        found = self.marks.text(selection) if selection else []
        return Quote(found[0].pdf_page, found[0].text, more=len(found) > 1) if found else None

    @property
    def selecting(self) -> bool:
        """Whether lines are being selected with the keys."""
        return self._cursor is not None

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

    def show_quote(self, pdf_page: int, quote: str) -> None:
        """Go to a quoted text and select it; a text that is not on the page any more leaves the view as it is."""
        page = pdf_page - 1
        lines = self.book.text.lines(page)
        start = "\n".join(lines).find(quote)
        if start < 0:
            return
        layout = self.book.layout(page)
        row, at = layout.locate(*_line_of(lines, start))
        last, end = layout.locate(*_line_of(lines, start + len(quote)))
        self.show_place(
            Position(pdf_page=pdf_page, line=row), above=self.scrollable_content_region.height // 3
        )
        self.screen.selections = {self: Selection(offset_of(page, row, at), offset_of(page, last, end))}

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, for Textual to copy."""
        return "\n".join(quote.text for quote in self.marks.text(selection)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection and tell of it."""
        if selection is None:
            self._cursor = self._hold = None
        self.refresh()
        told = self.SelectionChanged(self.quote, lines=self.selecting)
        self.post_message(told.set_sender(self))  # it is the screen that calls here, and it is to hear of it

    def clear_selection(self) -> bool:
        """Select nothing; says whether something was selected."""
        if self.text_selection is None:
            return False
        self.screen.clear_selection()
        return True

    def on_mouse_down(self) -> None:
        """From here on the mouse selects."""
        self._cursor = self._hold = None

    def on_click(self, event: events.Click) -> None:
        """A double click selects the paragraph; Textual would select the whole pack."""
        if event.chain < 2:
            return
        event.prevent_default()
        event.stop()
        content = event.get_content_offset(self)
        if content is None or not len(self.book):
            return
        page, row = self.book.heights.at(round(self.scroll_y) + content.y)
        rows = self.book.layout(page).rows
        number = rows[row].paragraph
        same = [index for index, other in enumerate(rows) if number >= 0 and other.paragraph == number]
        if same:
            self._select((page, same[0]), (page, same[-1]))

    def action_line_down(self) -> None:
        """One row down, or the next line selected."""
        self._line(1)

    def action_line_up(self) -> None:
        """One row up, or the line before selected."""
        self._line(-1)

    def action_extend_down(self) -> None:
        """One more line selected, or one fewer at the top."""
        self._extend(1)

    def action_extend_up(self) -> None:
        """One more line selected above, or one fewer at the bottom."""
        self._extend(-1)

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
        """To the top of the next page."""
        self.show_place(
            Position(pdf_page=self.pdf_page + 1) if self.pdf_page < len(self.book) else self.position
        )

    def action_previous_page(self) -> None:
        """To the top of this page, or from there to the page before."""
        top = self.position
        if top.pdf_page < self.pdf_page:  # the last rows of a page above the one in hand
            self.show_place(Position(pdf_page=top.pdf_page))
        else:
            self.show_place(Position(pdf_page=max(1, top.pdf_page - (top.line <= 2))))

    def action_select_lines(self) -> None:
        """Begin to select lines; once begun, keep or release the line at which the selection starts."""
        if self._cursor is None:
            self._begin()
        else:
            self._hold = self._cursor if self._hold is None else None
            self._show_cursor()

    def _begin(self) -> None:
        page, row = self._top
        first = self.book.next_text(page, row - 1, 1) or self.book.next_text(page, row, -1)
        if first is not None:
            self._cursor, self._hold = first, None
            self._show_cursor()

    def _line(self, step: int) -> None:
        if self._cursor is None:
            self.scroll_rows(step)
            return
        self._cursor = self.book.next_text(*self._cursor, step) or self._cursor
        self._show_cursor()

    def _extend(self, step: int) -> None:
        if self._cursor is None:
            self._begin()
            self._hold = self._cursor
            if step > 0 or self._cursor is None:
                return
        self._hold = self._hold or self._cursor
        self._line(step)

    def _show_cursor(self) -> None:
        assert self._cursor
        self._select(*sorted((self._hold or self._cursor, self._cursor)))
        page, row = self._cursor
        y = self.book.heights.start(page) + row
        height = self.scrollable_content_region.height
        if not 0 <= y - round(self.scroll_y) < height:
            self.scroll_to(y=y if y < self.scroll_y else y - height + 1, animate=False)

    def _select(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select whole rows."""
        end = len(self.book.layout(last[0]).rows[last[1]].text)
        self.screen.selections = {
            self: Selection(Offset(0, offset_of(*first, 0).y), Offset(end, offset_of(*last, 0).y))
        }


def _line_of(lines: Sequence[str], place: int) -> tuple[int, int]:
    """Line and column of a character of the lines joined by line feeds."""
    for number, line in enumerate(lines):
        if place <= len(line):
            return number, place
        place -= len(line) + 1
    return len(lines), 0
