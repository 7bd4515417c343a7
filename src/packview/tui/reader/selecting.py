"""Selecting text of the pages with the keys: line by line, or word by word."""

import re
from collections.abc import Sequence

from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection

from packview.tui.reader.pages import Quote, offset_of
from packview.tui.reader.view import PageView

_WORD = re.compile(r"\S+")
Stretch = tuple[int, int, int, int]
"""Page, row, and the start and end of what is chosen of the row."""


class Selecting(PageView):
    """A cursor that is a line or a word, and moves with the keys; what lies between it and where it was kept is selected."""

    class SelectionChanged(Message):
        """Other text is selected, or none; ``lines`` says whether it is being selected with the keys."""

        def __init__(self, quote: Quote | None, *, lines: bool) -> None:
            super().__init__()
            self.quote = quote
            self.lines = lines

    # What moves with the keys, and what stays when more than that is selected.
    _cursor: Stretch | None = None
    _hold: Stretch | None = None
    _words = False

    @property
    def quote(self) -> Quote | None:
        """What is selected, as far as it stands on one page."""
        selection = self.text_selection
        found = self.marks.text(selection) if selection else []
        return Quote(found[0].pdf_page, found[0].text, more=len(found) > 1) if found else None

    @property
    def selecting(self) -> bool:
        """Whether text is being selected with the keys."""
        return self._cursor is not None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, for Textual to copy."""
        return "\n".join(quote.text for quote in self.marks.text(selection)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection and tell of it."""
        if selection is None:
            self._cursor = self._hold = None
            self._words = False
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
        self._words = False

    def action_line_down(self) -> None:
        """One row down, or the next line selected."""
        self._line(1)

    def action_line_up(self) -> None:
        """One row up, or the line before selected."""
        self._line(-1)

    def action_extend_down(self) -> None:
        """One more line selected, or one fewer at the top."""
        self._extend(1, words=self._words)

    def action_extend_up(self) -> None:
        """One more line selected above, or one fewer at the bottom."""
        self._extend(-1, words=self._words)

    def action_extend_right(self) -> None:
        """One more word selected, or one fewer at the start."""
        self._extend(1, words=True, along=True)

    def action_extend_left(self) -> None:
        """One more word selected before, or one fewer at the end."""
        self._extend(-1, words=True, along=True)

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
            self._cursor, self._hold = self._whole(first), None
            self._show_cursor()

    def _whole(self, place: tuple[int, int]) -> Stretch:
        return (*place, 0, len(self.book.layout(place[0]).rows[place[1]].text))

    def _line(self, step: int) -> None:
        if self._cursor is None:
            self.scroll_rows(step)
            return
        page, row, start, _ = self._cursor
        place = self.book.next_text(page, row, step)
        if place is not None:
            self._cursor = self._whole(place)
            if self._words:
                words = self._words_of(*place)
                near = min(words, key=lambda word: abs(word[0] - start))
                self._cursor = (*place, *near)
        self._show_cursor()

    def _word(self, step: int) -> None:
        """To the next word, or from a line to its first (or last) one."""
        assert self._cursor
        page, row, start, _ = self._cursor
        words = self._words_of(page, row)
        if not self._words:
            self._words = True
            index = 0 if step > 0 else len(words) - 1
        else:
            index = sum(1 for word in words if word[0] < start) + step
        if not 0 <= index < len(words):
            place = self.book.next_text(page, row, step)
            if place is None:
                return
            page, row = place
            words = self._words_of(page, row)
            index = 0 if step > 0 else len(words) - 1
        self._cursor = (page, row, *words[index])
        self._show_cursor()

    def _words_of(self, page: int, row: int) -> Sequence[tuple[int, int]]:
        """Where the words of a row stand; a row that shows something printed has at least one."""
        found = self.book.layout(page).rows[row]
        printed = [
            word.span()
            for word in _WORD.finditer(found.text)
            if any(piece.at <= word.start() < piece.at + piece.length for piece in found.pieces)
        ]
        return printed or [(0, len(found.text))]

    def _extend(self, step: int, *, words: bool, along: bool = False) -> None:
        if self._cursor is None:
            self._begin()
            if self._cursor is None:
                return
            if words:
                self._word(1)
            self._hold = self._cursor
            if step > 0:
                return
        self._hold = self._hold or self._cursor
        if along:
            self._word(step)
        else:
            self._line(step)

    def _show_cursor(self) -> None:
        assert self._cursor
        first, last = sorted((self._hold or self._cursor, self._cursor))
        self.select_rows(first[:3], (last[0], last[1], last[3]))
        page, row = self._cursor[:2]
        y = self.book.heights.start(page) + row
        height = self.scrollable_content_region.height
        if not 0 <= y - round(self.scroll_y) < height:
            self.scroll_to(y=y if y < self.scroll_y else y - height + 1, animate=False)

    def select_rows(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
        """Select from one place to another: page, row and index; ``last`` is the one after the last character."""
        start, end = offset_of(*first), offset_of(*last)
        self.screen.selections = {self: Selection(Offset(start.x, start.y), Offset(end.x, end.y))}

    def select_printed(self, page: int, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select what is printed between two places of a page: line and column, the second after its last character."""
        found = self.book.layout(page).cover(first, last)
        if found is not None:
            self.select_rows((page, *found[0]), (page, *found[1]))

    def select_paragraph(self, page: int, row: int) -> None:
        """Select the paragraph, or the row of a table, that a row belongs to."""
        rows = self.book.layout(page).rows
        number = rows[row].paragraph
        same = [index for index, other in enumerate(rows) if number >= 0 and other.paragraph == number]
        if same:
            self.select_rows((page, same[0], 0), (page, same[-1], len(rows[same[-1]].text)))
