"""Tables with ruling lines: the cells the lines make, and the words that stand in them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from packview.model import Page
from packview.parse.grid_frames import Frame, frames_of, lines_of_frame, merge_places
from packview.parse.grid_lines import is_filling
from packview.parse.grid_words import Word, cell_text, flowing, words_of
from packview.parse.periods import read_period

_MOST_RULES = 20_000
_MOST_CELLS = 40_000


class Cell:
    """A cell, merged or not.

    Attributes:
        row: of its top, 0..
        column: of its left edge, 0..
        rows: how many it spans.
        columns: how many it spans.
    """

    __slots__ = ("_text", "_words", "column", "columns", "row", "rows")

    def __init__(
        self, words: Sequence[Word] = (), *, row: int = 0, column: int = 0, rows: int = 1, columns: int = 1
    ) -> None:
        self._words = tuple(words)
        self._text: str | None = None
        self.row, self.column, self.rows, self.columns = row, column, rows, columns

    @property
    def text(self) -> str:
        """As printed, its lines joined by line feeds."""
        if self._text is None:
            self._text, self._words = cell_text(self._words)
        return self._text

    @property
    def words(self) -> tuple[Word, ...]:
        """What stands in it, in reading order."""
        return self._words if self.text else ()

    @property
    def prose(self) -> str:
        """Its text with wrapped lines joined and paragraphs parted by line feeds."""
        return flowing(self._words)

    @property
    def unordered(self) -> tuple[Word, ...]:
        """What stands in it, in any order; quicker."""
        return self._words

    def __bool__(self) -> bool:
        """Whether anything is printed in it."""
        return bool(self._words)


@dataclass(slots=True, kw_only=True)
class Grid:
    """A table on one page.

    Attributes:
        page: PDF page.
        label: printed label of the page.
        xs: edges of its columns, one more than there are columns.
        ys: edges of its rows.
        cells: by row and column; a merged cell stands at each place it covers.
        ruled: whether lines or only white space part its columns.
        title: the line over it that reads as one, '' for none.
        numbers: of its words on the page.
        heads: how many of its first rows are known to be headings; 0 where that is for the reader to find out.
    """

    page: int
    label: str | None = None
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: list[list[Cell]] = field(default_factory=list)
    ruled: bool = True
    title: str = ""
    heads: int = 0
    numbers: frozenset[int] = frozenset()

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def rows(self) -> list[list[str]]:
        """The text of every cell; a merged cell's text at each place it covers."""
        return [[cell.text for cell in row] for row in self.cells]


def read_grids(page: Page, words: Sequence[Word] | None = None) -> list[Grid]:
    """The tables of a page that are drawn with ruling lines, top to bottom.

    A table needs lines both ways. Empty frames, single boxes and the grids of charts are left out.

    Args:
        page: with its runs and rules.
        words: of the page, where the caller has them already.
    """
    if not 4 <= len(page.rules) <= _MOST_RULES or not page.runs:
        return []
    frames = frames_of(page.rules)
    if not frames:
        return []
    words = words_of(page) if words is None else words
    taken: set[int] = set()
    grids = []
    for frame in frames:  # small ones first: a word belongs to the table in the box, not to the box
        grid = _grid(page, frame, words, taken)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _grid(page: Page, frame: Frame, words: Sequence[Word], taken: set[int]) -> Grid | None:
    left, top, right, bottom = frame.box
    uprights, levels = lines_of_frame(frame)
    columns, rows = len(uprights) - 1, len(levels) - 1
    if columns < 1 or rows < 1 or not 2 <= columns * rows <= _MOST_CELLS:
        return None
    inside = _inside(words, (left, top, right, bottom), taken)
    if not inside:
        return None
    numbers = frozenset(word.number for word in inside)
    taken.update(numbers)
    xs, ys = tuple(line.at for line in uprights), tuple(line.at for line in levels)
    owner = merge_places(uprights, levels)
    held: dict[int, list[Word]] = {}
    for word, column, row in place_words(inside, xs, ys):
        held.setdefault(owner[row * columns + column], []).append(word)
    return Grid(
        page=page.number,
        label=page.label,
        xs=xs,
        ys=ys,
        cells=_cells(owner, held, columns, rows),
        numbers=numbers,
    )


def _inside(words: Sequence[Word], box: tuple[float, float, float, float], taken: set[int]) -> list[Word]:
    """The words in a box that no other table has, and those that run out of it on the right."""
    left, top, right, bottom = box
    found: list[Word] = []
    for word in words:
        if not (left < word.cx and top < word.cy < bottom) or word.number in taken:
            continue
        if word.cx < right or (found and found[-1].number == word.number - 1 and _follows(found[-1], word)):
            found.append(word)
    return found


def place_words(
    words: Sequence[Word], xs: Sequence[float], ys: Sequence[float]
) -> list[tuple[Word, int, int]]:
    """Each word with the column and row its centre is in, words that overflow with those they follow."""
    last_column, last_row = len(xs) - 2, len(ys) - 2
    placed = []
    for word in words:
        column = min(max(bisect_right(xs, word.cx) - 1, 0), last_column)
        row = min(max(bisect_right(ys, word.cy) - 1, 0), last_row)
        placed.append((word, column, row))
    return _reunite(placed, xs)


def _reunite(placed: list[tuple[Word, int, int]], xs: Sequence[float]) -> list[tuple[Word, int, int]]:
    """Bring back what overflows: a phrase that runs over a column's edge belongs to the column it starts in."""
    over = sorted({*_cut_words(placed, xs), *_spilled(placed)})
    if not over:
        return placed
    found = list(placed)
    for index in over:
        first = last = index
        while first and _follows(found[first - 1][0], found[first][0]):
            first -= 1
        while last + 1 < len(found) and _follows(found[last][0], found[last + 1][0]):
            last += 1
        start = found[first][0]
        home = min(max(bisect_right(xs, start.left + start.size * 0.3) - 1, 0), len(xs) - 2)
        for each in range(first, last + 1):
            found[each] = (found[each][0], home, found[index][2])
    return found


def _cut_words(placed: list[tuple[Word, int, int]], xs: Sequence[float]) -> list[int]:
    """Words that an edge cuts through."""
    return [
        index
        for index, (word, column, _) in enumerate(placed)
        if word.turn == 0
        and (word.left < xs[column] - word.size * 0.3 or word.right > xs[column + 1] + word.size * 0.3)
    ]


def _spilled(placed: list[tuple[Word, int, int]]) -> list[int]:
    """Words that go on in a column of figures where those before them ended."""
    found = [
        index
        for index, (one, other) in enumerate(pairwise(placed), 1)
        if one[1] + 1 == other[1]
        and one[2] == other[2]
        and _follows(one[0], other[0])
        and not is_filling(one[0])
        and not is_filling(other[0])
    ]
    if not found:
        return []
    spills = {placed[index][1:] for index in found}
    figures: set[tuple[int, int]] = set()
    words: set[tuple[int, int]] = set()
    for word, column, row in placed:
        if column and (column, row) not in spills:
            (figures if is_filling(word) or read_period(word.text) else words).add((column, row))
    plain = {column: sum(1 for place, _ in figures if place == column) for column, _ in spills}
    others = {column: sum(1 for place, _ in words if place == column) for column, _ in spills}
    return [index for index in found if plain[placed[index][1]] > others[placed[index][1]]]


def _follows(before: Word, word: Word) -> bool:
    """Whether a word goes on where the one before it ended, a space between them."""
    return (
        before.turn == word.turn == 0
        and abs(before.y - word.y) < 0.2 * word.size
        and -0.1 * word.size < word.left - before.right < 0.45 * word.size
    )


def _cells(owner: list[int], held: dict[int, list[Word]], columns: int, rows: int) -> list[list[Cell]]:
    ends: dict[int, tuple[int, int]] = {}
    for index, first in enumerate(owner):
        row, column = divmod(index, columns)
        bottom, right = ends.get(first, (0, 0))
        ends[first] = (max(bottom, row), max(right, column))
    made: dict[int, Cell] = {}
    for first, (bottom, right) in ends.items():
        row, column = divmod(first, columns)
        made[first] = Cell(
            held.get(first, ()), row=row, column=column, rows=bottom - row + 1, columns=right - column + 1
        )
    return [[made[owner[row * columns + column]] for column in range(columns)] for row in range(rows)]
