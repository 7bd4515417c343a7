"""How many rows each page takes: guessed until a page is set out, then known."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class PageHeights:
    """Rows of the pages, one after another.

    Pages are counted from 0 here.
    """

    __slots__ = ("_heights", "_known", "_starts")

    def __init__(self, guesses: Sequence[int]) -> None:
        self._heights = list(guesses)
        self._known = bytearray(len(self._heights))
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, page: int) -> int:
        return self._heights[page]

    @property
    def total(self) -> int:
        """Rows of all pages."""
        return self._reach()[-1]

    def known(self, page: int) -> bool:
        """Whether the page was set out."""
        return bool(self._known[page])

    def learn(self, page: int, height: int) -> bool:
        """Take in what a page really takes; says whether that differs from what was believed."""
        self._known[page] = 1
        if self._heights[page] == height:
            return False
        self._heights[page] = height
        self._starts = None
        return True

    def guess(self, page: int, height: int) -> None:
        """Forget what a page takes: it has changed. A page after the last one is added."""
        if page == len(self._heights):
            self._heights.append(height)
            self._known.append(0)
        else:
            self._heights[page] = height
            self._known[page] = 0
        self._starts = None

    def start(self, page: int) -> int:
        """The row on which a page starts; for the page after the last, the row after the end."""
        return self._reach()[page]

    def at(self, row: int) -> tuple[int, int]:
        """Which page a row is in, and which row of that page it is; the last row for one after the end."""
        if not self._heights:
            return 0, 0
        row = min(max(row, 0), self.total - 1)
        starts = self._reach()
        page = bisect_right(starts, row) - 1
        return page, row - starts[page]

    def _reach(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *accumulate(self._heights)]
        return self._starts
