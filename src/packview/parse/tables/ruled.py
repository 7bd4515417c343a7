"""Tables with ruling lines: which lines hang together, the cells they make, and the words that stand in them."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from packview.model import Page, Rule
from packview.parse.tables.words import Word, cell_text, flowing, is_filling, words_of
from packview.wording.periods import read_period

SAME = 2.5
"""Points: lines closer than this are one; no row or column is narrower."""
_TOUCH = 2.5
_ONE_LINE = 0.8
"""Points: pieces of one line lie no further off it."""
_SLANT = 1.0
_SMALLEST = 12.0
_FAR = 1e5
_MOST_CROSSINGS = 400_000

Stretch = tuple[float, float, float]
"""Where a line lies, where it starts and where it ends."""


@dataclass(slots=True, eq=False)
class RuledLine:
    """Ruling lines on one axis that lie on top of or next to each other.

    Attributes:
        at: where it lies.
        spans: its stretches, start and end.
        joints: where its pieces begin and end, also where they touch.
    """

    at: float
    spans: list[tuple[float, float]] = field(default_factory=list)
    joints: list[float] = field(default_factory=list)

    @property
    def start(self) -> float:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.spans[-1][1]

    def close(self) -> None:
        """Join the stretches that touch."""
        for x in sorted(x for span in self.spans for x in span):
            if not self.joints or x - self.joints[-1] > _TOUCH:
                self.joints.append(x)
        joined: list[tuple[float, float]] = []
        for start, end in sorted(self.spans):
            if joined and start <= joined[-1][1] + _TOUCH:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        self.spans = joined

    def covers(self, start: float, end: float) -> bool:
        """Whether the line runs along the middle of a stretch."""
        middle = (start + end) / 2
        return any(low <= middle <= high for low, high in self.spans)


@dataclass(slots=True)
class Frame:
    """Lines that hang together: one table, or several that touch.

    Attributes:
        upright: x, top and bottom of each upright line.
        level: y, left and right of each level line.
    """

    upright: list[Stretch]
    level: list[Stretch]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        xs = [x for x, _, _ in self.upright] + [x for _, left, right in self.level for x in (left, right)]
        ys = [y for y, _, _ in self.level] + [y for _, top, bottom in self.upright for y in (top, bottom)]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def area(self) -> float:
        """Of its box; 0 where no table can be in it, for want of lines both ways or of room for words."""
        left, top, right, bottom = self.box if len(self.upright) > 1 and len(self.level) > 1 else (0.0,) * 4
        small = right - left <= 3 * _SMALLEST or bottom - top <= _SMALLEST
        return 0.0 if small else (right - left) * (bottom - top)


class _Groups:
    """Numbers that are joined to groups; the smallest of a group stands for it."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, index: int) -> int:
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        a, b = self.root(one), self.root(other)
        self._parent[max(a, b)] = min(a, b)


def frames_of(rules: Iterable[Rule]) -> list[Frame]:
    """Ruling lines that touch, together; only those that can hold a table, the smallest first."""
    upright, level = _by_axis(rules)
    if len(upright) < 2 or len(level) < 2 or len(upright) * len(level) > _MOST_CROSSINGS:
        return []
    heights = [y for y, _, _ in level]
    groups = _Groups(len(upright) + len(level))
    for index, (x, top, bottom) in enumerate(upright):
        for other in range(bisect_right(heights, top - _TOUCH), bisect_right(heights, bottom + _TOUCH)):
            _, left, right = level[other]
            if left - _TOUCH <= x <= right + _TOUCH:
                groups.join(index, len(upright) + other)
    frames: dict[int, Frame] = defaultdict(lambda: Frame([], []))
    for index, line in enumerate(upright):
        frames[groups.root(index)].upright.append(line)
    for index, line in enumerate(level, len(upright)):
        frames[groups.root(index)].level.append(line)
    return sorted((frame for frame in frames.values() if frame.area), key=lambda frame: frame.area)


def gather(found: Iterable[Stretch], near: float = SAME) -> list[RuledLine]:
    """Lines by where they lie, those that are near each other as one."""
    lines: list[RuledLine] = []
    for at, start, end in sorted(found):
        if not lines or at - lines[-1].at > near:
            lines.append(RuledLine(at))
        lines[-1].spans.append((start, end))
    for line in lines:
        line.close()
    return lines


def merge_places(uprights: Sequence[RuledLine], levels: Sequence[RuledLine]) -> list[int]:
    """For each place in a grid the number of the first place of its cell: places with no line between them are one."""
    columns, rows = len(uprights) - 1, len(levels) - 1
    groups = _Groups(columns * rows)
    for place in range(columns * rows):
        row, column = divmod(place, columns)
        if column and not uprights[column].covers(levels[row].at, levels[row + 1].at):
            groups.join(place - 1, place)
        if row and not levels[row].covers(uprights[column].at, uprights[column + 1].at):
            groups.join(place - columns, place)
    return [groups.root(place) for place in range(columns * rows)]


def _by_axis(rules: Iterable[Rule]) -> tuple[list[Stretch], list[Stretch]]:
    """Upright and level lines, their pieces joined, in order."""
    upright: list[Stretch] = []
    level: list[Stretch] = []
    for rule in rules:
        if not all(-_FAR < value < _FAR for value in (rule.x0, rule.y0, rule.x1, rule.y1)):
            continue  # also for what is no number
        wide, high = abs(rule.x1 - rule.x0), abs(rule.y1 - rule.y0)
        if wide <= _SLANT < high:
            upright.append(((rule.x0 + rule.x1) / 2, min(rule.y0, rule.y1), max(rule.y0, rule.y1)))
        elif high <= _SLANT < wide:
            level.append(((rule.y0 + rule.y1) / 2, min(rule.x0, rule.x1), max(rule.x0, rule.x1)))
    pieced = [
        [(line.at, start, end) for line in gather(found, _ONE_LINE) for start, end in line.spans]
        for found in (upright, level)
    ]
    return pieced[0], pieced[1]


def _edged(found: Iterable[Stretch], low: float, high: float) -> list[RuledLine]:
    """Lines by where they lie, with an edge added where lines the other way stick out over the first or the last."""
    lines = gather(found)
    if low < lines[0].at - 4 * SAME:
        lines.insert(0, RuledLine(low))
    if high > lines[-1].at + 4 * SAME:
        lines.append(RuledLine(high))
    return lines


_MOST_RULES = 20_000
_MOST_CELLS = 40_000


class Cell:
    """A cell, merged or not, made of words with places or of text alone.

    Attributes:
        row: of its top, 0..
        column: of its left edge, 0..
        rows: how many it spans.
        columns: how many it spans.
    """

    __slots__ = ("_prose", "_text", "_words", "column", "columns", "row", "rows")

    def __init__(
        self,
        words: Sequence[Word] = (),
        *,
        text: str | None = None,
        prose: str | None = None,
        row: int = 0,
        column: int = 0,
        rows: int = 1,
        columns: int = 1,
    ) -> None:
        self._words = tuple(words)
        self._text, self._prose = text, prose
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
        if self._prose is None:
            self._prose = flowing(self._words) if self._words else self.text
        return self._prose

    @property
    def unordered(self) -> tuple[Word, ...]:
        """What stands in it, in any order; quicker."""
        return self._words

    def __bool__(self) -> bool:
        """Whether anything is printed in it."""
        return bool(self._words or self._text)


def distinct(cells: Iterable[Cell]) -> list[Cell]:
    """Cells in order, each once: a merged one stands at every place it covers."""
    return list({id(cell): cell for cell in cells}.values())


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


def read_grids(page: Page, words: Sequence[Word] | None = None) -> list[Grid]:
    """The tables of a page that are drawn with ruling lines, top to bottom.

    A table needs lines both ways. Empty frames, single boxes and the grids of charts are left out.

    Args:
        page: with its runs and rules.
        words: of the page, where the caller has them already.
    """
    if not 4 <= len(page.rules) <= _MOST_RULES or not page.runs:
        return []
    frames = frames_of(page.rules)  # small ones first: a word belongs to the table in the box, not to the box
    words = words_of(page) if words is None and frames else words or ()
    taken: set[int] = set()
    grids = [grid for frame in frames if (grid := _grid(page, frame, words, taken)) is not None]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _grid(page: Page, frame: Frame, words: Sequence[Word], taken: set[int]) -> Grid | None:
    left, top, right, bottom = frame.box
    uprights, levels = _edged(frame.upright, left, right), _edged(frame.level, top, bottom)
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
    found = [(word, place_in(word.cx, xs), place_in(word.cy, ys)) for word in words]
    # a phrase that runs over a column's edge belongs to the column it starts in
    for index in _spilled(found):
        first = last = index
        while first and _follows(found[first - 1][0], found[first][0]):
            first -= 1
        while last + 1 < len(found) and _follows(found[last][0], found[last + 1][0]):
            last += 1
        start = found[first][0]
        home = place_in(start.left + start.size * 0.3, xs)
        for each in range(first, last + 1):
            found[each] = (found[each][0], home, found[index][2])
    return found


def place_in(at: float, edges: Sequence[float]) -> int:
    """Between which edges something stands, 0.."""
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


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
    cells = {
        (is_filling(word) or read_period(word.text) is not None, column, row)
        for word, column, row in placed
        if column and (column, row) not in spills
    }
    kinds = Counter((figures, column) for figures, column, _ in cells)
    return [index for index in found if kinds[True, placed[index][1]] > kinds[False, placed[index][1]]]


def _follows(before: Word, word: Word) -> bool:
    """Whether a word goes on where the one before it ended, a space between them."""
    return (
        before.turn == word.turn == 0
        and abs(before.y - word.y) < 0.2 * word.size
        and -0.1 * word.size < word.left - before.right < 0.45 * word.size
    )


def _cells(owner: list[int], held: dict[int, list[Word]], columns: int, rows: int) -> list[list[Cell]]:
    made: dict[int, Cell] = {}
    for index, first in enumerate(owner):
        row, column = divmod(index, columns)
        if index == first:
            made[first] = Cell(held.get(first, ()), row=row, column=column)
        cell = made[first]
        cell.rows = max(cell.rows, row - cell.row + 1)
        cell.columns = max(cell.columns, column - cell.column + 1)
    return [[made[owner[row * columns + column]] for column in range(columns)] for row in range(rows)]
