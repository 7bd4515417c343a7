"""Which columns the headings over a table without ruling lines belong to."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from packview.parse.grid import Cell
from packview.parse.grid_head import Head, pieces_of
from packview.parse.grid_words import Word, line_text
from packview.parse.periods import is_year, read_month, read_period
from packview.text import fold

_IN_LINE = 0.7
"""Of the font size: how far the edges or middles of the lines of one heading lie apart."""
_QUARTER = re.compile(r"q(?:tr|uarter)? ?[1-4]")
_GROUPS = re.compile(r"benchmark(?:s|ing)?|comparators?|comparisons?|targets?|quarter [1-4]|q[1-4]")


def head_cells(head: Head, xs: Sequence[float], prose: set[int]) -> list[list[Cell]]:
    """The headings as cells: one row of them, and above it one for each line of headings over several columns.

    Args:
        head: what was found.
        xs: edges of the columns.
        prose: the columns that hold words, over which no heading reaches from the figures.
    """
    if not head.lines and not head.turned:
        return []
    found = _Headings(xs, prose)
    for word in head.turned:
        found.add([word], found.column((word.left + word.right) / 2))
    lines = [pieces_of(line, xs[1:-1]) for line in head.lines]
    for number in range(len(lines) - 1, -1, -1):
        found.line(lines[number], lines[number - 1] if number else ())
    return found.rows()


class _Headings:
    """Headings by column, as they are found from the lowest line up."""

    def __init__(self, xs: Sequence[float], prose: set[int]) -> None:
        self._xs = xs
        self._prose = prose
        self._own: list[list[Word]] = [[] for _ in range(len(xs) - 1)]
        self._groups: list[list[Cell]] = []

    def column(self, x: float) -> int:
        """The column at a place."""
        return min(max(bisect_right(self._xs, x) - 1, 0), len(self._own) - 1)

    def add(self, words: Sequence[Word], column: int) -> None:
        """Words to the heading of one column."""
        self._own[column].extend(words)

    def line(self, pieces: Sequence[Sequence[Word]], above: Sequence[Sequence[Word]] = ()) -> None:
        """The next line up: each phrase goes on with the heading below it, or stands over several.

        Args:
            pieces: its phrases.
            above: those of the line above it.
        """
        columns = [self._home(piece, above) for piece in pieces]
        over = [self._is_group(piece, column, pieces) for piece, column in zip(pieces, columns, strict=True)]
        groups = [piece for piece, group in zip(pieces, over, strict=True) if group]
        if groups:
            self._groups.insert(0, self._group_row(groups))
        for piece, column, group in zip(pieces, columns, over, strict=True):
            if not group:
                self.add(piece, column)

    def rows(self) -> list[list[Cell]]:
        """What was found, the lowest last."""
        rows = list(self._groups)
        if any(self._own):
            rows.append([Cell(words, column=column) for column, words in enumerate(self._own)])
        for index, row in enumerate(rows):
            for cell in row:
                cell.row = index
        return rows

    def _home(self, piece: Sequence[Word], above: Sequence[Sequence[Word]] = ()) -> int:
        """The column whose heading so far a phrase is in line with, else the one it stands over with what begins above it."""
        left, right = piece[0].left, piece[-1].right
        size = piece[0].size
        for column, words in enumerate(self._own):
            if not words:
                continue
            start, end = min(word.left for word in words), max(word.right for word in words)
            apart = min(abs(left - start), abs(right - end), abs(left + right - start - end) / 2)
            if apart <= _IN_LINE * size and left < end + size and right > start - size:
                return column
        longer = (other for other in above if abs(other[0].left - left) < 1 and other[-1].right > right)
        right = next((other[-1].right for other in longer if self._in_one(other)), right)
        return self.column((left + right) / 2)

    def _in_one(self, piece: Sequence[Word]) -> bool:
        """Whether a phrase is no wider than a column."""
        left, right = piece[0].left, piece[-1].right
        return sum(left < x < right for x in self._xs) <= 1

    def _is_group(self, piece: Sequence[Word], column: int, pieces: Sequence[Sequence[Word]]) -> bool:
        usable = [each for each, words in enumerate(self._own) if words and each not in self._prose]
        if len(usable) < 2:
            return False
        left, right = piece[0].left, piece[-1].right
        middles = {each: self._middle(each) for each in usable}
        if sum(left < x < right for x in middles.values()) > 1:
            return True
        beside = [each for each in usable if abs(each - column) <= 1]
        free = [
            each
            for each in beside
            if each == column or not any(self._home(other) == each for other in pieces)
        ]
        text = line_text(piece)
        if len(free) > 1 and self._is_known(text, free):
            return True
        # In the middle between two headings, over neither of them.
        middle = (left + right) / 2
        for one, other in pairwise(usable):
            between = middles[one] < middle < middles[other] and other == one + 1
            if between and min(middle - middles[one], middles[other] - middle) > 0.3 * (
                middles[other] - middles[one]
            ):
                return one in free and other in free
        return False

    def _is_known(self, text: str, columns: Sequence[int]) -> bool:
        """Whether a heading is one that stands over others: a year over quarters, 'Target' over years."""
        period = read_period(text) is not None or _GROUPS.fullmatch(fold(text)) is not None
        below = [fold(line_text(self._own[column])) for column in columns]
        if fold(text).startswith("target"):
            return sum(is_year(read_period(own.replace(" ", "-")) or "") for own in below) > 1
        kinds = {_kind(own) for own in below}
        return period and len(kinds) == 1 and "period" not in kinds

    def _middle(self, column: int) -> float:
        words = self._own[column]
        return (min(word.left for word in words) + max(word.right for word in words)) / 2

    def _group_row(self, groups: Sequence[Sequence[Word]]) -> list[Cell]:
        """Each heading over several columns with those it stands over: as far to one side as to the other."""
        row = [Cell(column=column) for column in range(len(self._own))]
        usable = [each for each, words in enumerate(self._own) if words and each not in self._prose]
        middles = [(piece[0].left + piece[-1].right) / 2 for piece in groups]
        for piece, middle in zip(groups, middles, strict=True):
            others = [abs(other - middle) for other in middles if other != middle]
            width = max(piece[-1].right - middle, 0.0)
            reach = min(others) / 2 if others else max(width, self._pitch(usable) * 1.2)
            covered = [column for column in usable if abs(self._middle(column) - middle) < reach + 0.1]
            if covered:
                cell = Cell(piece, column=covered[0], columns=covered[-1] - covered[0] + 1)
                for column in range(covered[0], covered[-1] + 1):
                    row[column] = cell
        return row

    def _pitch(self, columns: Sequence[int]) -> float:
        steps = sorted(self._middle(b) - self._middle(a) for a, b in pairwise(columns))
        return steps[len(steps) // 2] if steps else 0.0


def _kind(text: str) -> str:
    """What sort of heading one is: those under a common one are of one sort."""
    if _QUARTER.fullmatch(text):
        return "quarter"
    if read_month(text):
        return "month"
    return "period" if read_period(text) else "other"
