"""Selecting text of the pages with the keys: line by line, or word by word."""

import re
from collections.abc import Sequence

from packview.tui.reader.pages import PageBook

_WORD = re.compile(r"\S+")
Place = tuple[int, int, int]
"""Page, row, and index in the row's text."""
Stretch = tuple[int, int, int, int]
"""Page, row, and the start and end of what is chosen of the row."""


class Selecting:
    """A cursor that is a line or a word. What lies between it and where the selection was held is selected.

    ``cursor`` moves with the keys; None while nothing is being selected with them.
    """

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.cursor: Stretch | None = None
        self._hold: Stretch | None = None
        self._words = False

    @property
    def ends(self) -> tuple[Place, Place] | None:
        """The first place selected and the place after the last one; None while nothing is being selected."""
        if self.cursor is None:
            return None
        first, last = sorted((self._hold or self.cursor, self.cursor))
        return first[:3], (last[0], last[1], last[3])

    def drop(self) -> None:
        """Something else selects from here on."""
        self.cursor = self._hold = None

    def stop(self) -> None:
        """Select nothing; the next selection begins with a line."""
        self.drop()
        self._words = False

    def select_lines(self, top: tuple[int, int]) -> bool:
        """Begin at the first line in view (from ``top``); once begun, hold or release the line at which the selection starts.

        Returns whether there is something to show.
        """
        if self.cursor is None:
            return self._begin(top)
        self._hold = self.cursor if self._hold is None else None
        return True

    def line(self, step: int) -> None:
        """Move to the next line, or to the line before with -1; where there is none, stay."""
        assert self.cursor
        page, row, start, _ = self.cursor
        place = self._book.next_text(page, row, step)
        if place is not None:
            self.cursor = self._whole(place)
            if self._words:
                near = min(self._words_of(*place), key=lambda word: abs(word[0] - start))
                self.cursor = (*place, *near)

    def word(self, step: int) -> bool:
        """Move to the next word, or from a line to its first (or last) one; says whether there is one."""
        assert self.cursor
        page, row, start, _ = self.cursor
        words = self._words_of(page, row)
        if not self._words:
            self._words = True
            index = 0 if step > 0 else len(words) - 1
        else:
            index = sum(1 for word in words if word[0] < start) + step
        if not 0 <= index < len(words):
            place = self._book.next_text(page, row, step)
            if place is None:
                return False
            page, row = place
            words = self._words_of(page, row)
            index = 0 if step > 0 else len(words) - 1
        self.cursor = (page, row, *words[index])
        return True

    def extend(self, step: int, top: tuple[int, int], *, by_word: bool = False) -> bool:
        """Select one more line or word, or one fewer at the other end: below with step 1, above with -1.

        A selection begins at ``top``, page and row. Returns whether there is something to show.
        """
        fresh = self.cursor is None
        if fresh:
            if not self._begin(top):
                return False
            if by_word or self._words:
                self.word(1)
            self._hold = self.cursor
            if step > 0:
                return True
        self._hold = self._hold or self.cursor
        if by_word:
            return self.word(step) or fresh
        self.line(step)
        return True

    def _begin(self, top: tuple[int, int]) -> bool:
        page, row = top
        first = self._book.next_text(page, row - 1, 1) or self._book.next_text(page, row, -1)
        if first is None:
            return False
        self.cursor, self._hold = self._whole(first), None
        return True

    def _whole(self, place: tuple[int, int]) -> Stretch:
        return (*place, 0, len(self._book.layout(place[0]).rows[place[1]].text))

    def _words_of(self, page: int, row: int) -> Sequence[tuple[int, int]]:
        """Where the words of a row stand; a row that shows something printed has at least one."""
        found = self._book.layout(page).rows[row]
        printed = [
            word.span()
            for word in _WORD.finditer(found.text)
            if any(piece.at <= word.start() < piece.at + piece.length for piece in found.pieces)
        ]
        return printed or [(0, len(found.text))]
