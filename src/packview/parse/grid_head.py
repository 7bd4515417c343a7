"""The headings over a table without ruling lines."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from packview.parse.figures import read_figure
from packview.parse.grid import Cell
from packview.parse.grid_lines import Line, bottom_of, phrases, top_of, turned_stacks, turned_strings
from packview.parse.grid_words import Word, line_text
from packview.parse.periods import read_period
from packview.text import fold

_TALLEST = 120.0
"""Points that headings may reach up."""
_GROUPS = frozenset(
    ("benchmark", "benchmarks", "benchmarking", "comparators", "comparison", "target", "targets", "rag rating", "rag", "actual", "actuals",
     "performance", "change", "quarter 1", "quarter 2", "quarter 3", "quarter 4", "budget", "forecast", "results", "current year", "previous year")
)  # fmt: skip


@dataclass(slots=True)
class Head:
    """Headings, and what is not of them although it stands above the first line of figures.

    Attributes:
        lines: upright lines of the headings.
        turned: turned words of the headings.
        first: lines that belong to the first row.
        top: where the headings begin, points down the page.
        pieces: phrases of the lowest headings, and turned words in columns.
        indexes: of the turned words.
    """

    lines: list[Line] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    first: list[Line] = field(default_factory=list)
    top: float = 0.0
    pieces: list[list[Word]] = field(default_factory=list)
    indexes: frozenset[int] = frozenset()


def is_years(line: Line) -> bool:
    """Whether the figures of a line are years, as headings are."""
    years = [read_figure(word.text) for word in line.figures]
    return (
        bool(years)
        and all(
            year.value is not None and 1990 <= year.value <= 2060 and not year.unit and not year.places
            for year in years
        )
        and len(line.words) <= len(years) + 3
    )


def find_head(
    above: Sequence[Line], body: Sequence[Line], turned: Sequence[Word], bands: Sequence[tuple[float, float]]
) -> Head:
    """The headings over a body.

    Args:
        above: the lines over it, top to bottom.
        body: its lines, the first with figures.
        turned: turned words of the page.
        bands: where columns of figures stand.
    """
    start = body[0]
    left = min(line.words[0].left for line in body)
    right = max(line.words[-1].right for line in body)
    near = _near(above, start, bands)
    close = _close(above, start)
    limit = start.y - 0.3 * start.size
    over = [
        word
        for stack in turned_strings(turned)
        if start.y - _TALLEST < top_of(stack[0])
        and max(bottom_of(word) for word in stack) <= limit
        and left - 40 < stack[0].cx < right + 200
        for word in stack
    ]
    head = Head(top=start.y - start.size)
    if len(over) >= 2:
        top, bottom = min(top_of(word) for word in over), max(bottom_of(word) for word in over)
        head.turned, head.indexes = over, frozenset(word.number for word in over)
        lowest = max(
            (line.y for line in near if line.y <= bottom + 2 * start.size and _over(line, bands)),
            default=bottom,
        )
        bottom = max(bottom, lowest)
        head.lines = [line for line in above if top - 0.3 * line.size <= line.y <= bottom + 1]
    else:
        heading = [index for index, line in enumerate(near) if _over(line, bands)]
        if not heading:
            # Nothing over the figures. Lines that follow closely are the first row's.
            head.first = [line for line in close if line.words[0].left >= left - 1]
            return head
        head.lines = near[heading[0] : heading[-1] + 1]
        bottom = head.lines[-1].y
    head.first = [line for line in close if line.y > bottom + 1 and line not in head.lines]
    head.top = min(
        [top_of(word) for word in over] + [line.y - line.size for line in head.lines], default=head.top
    )
    head.pieces = [piece for line in head.lines for piece in _pieces(line, ())] + turned_stacks(over)
    return head


def head_cells(head: Head, xs: Sequence[float], prose: set[int]) -> list[list[Cell]]:
    """The headings as cells: one row of them, and above it one for each line of headings over several columns.

    Args:
        head: what was found.
        xs: edges of the columns.
        prose: the columns that hold words, over which no heading reaches from the figures.
    """
    count = len(xs) - 1
    counted = [index for index in range(count) if index not in prose]
    own: list[list[Word]] = [[] for _ in range(count)]
    for word in head.turned:
        own[_column(xs, word.cx)].append(word)
    rows: list[list[Cell]] = []
    lower = {index for index, words in enumerate(own) if words}
    for line in reversed(head.lines):
        pieces = _pieces(line, xs[1:-1])
        columns = [_column(xs, (piece[0].left + piece[-1].right) / 2) for piece in pieces]
        over = [_is_group(piece, xs, lower, len(pieces), counted) for piece in pieces]
        for piece, column, group in zip(pieces, columns, over, strict=True):
            if not group:
                own[column].extend(piece)
        groups = [piece for piece, group in zip(pieces, over, strict=True) if group]
        if groups:
            rows.insert(0, _group_row(groups, xs, lower & set(counted)))
        lower.update(column for column, group in zip(columns, over, strict=True) if not group)
    if any(own):
        rows.append([Cell(words, column=column) for column, words in enumerate(own)])
    for index, row in enumerate(rows):
        for cell in row:
            cell.row = index
    return rows


def _group_row(groups: Sequence[Sequence[Word]], xs: Sequence[float], lower: set[int]) -> list[Cell]:
    row = [Cell(column=column) for column in range(len(xs) - 1)]
    for words, covered in _ranges(groups, xs, lower):
        cell = Cell(words, column=covered[0], columns=len(covered))
        for column in covered:
            row[column] = cell
    return row


def _column(xs: Sequence[float], x: float) -> int:
    return min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)


def _near(above: Sequence[Line], start: Line, bands: Sequence[tuple[float, float]]) -> list[Line]:
    """The lines over a body that can be of its headings: close to each other and not prose."""
    found: list[Line] = []
    below = start
    for line in reversed(above):
        step = below.y - line.y
        if step > 3.2 * max(line.size, below.size) or start.y - line.y > _TALLEST:
            break
        if any(len(phrase) > 9 and _crosses(phrase, bands) for phrase in phrases(line.words)):
            break
        found.append(line)
        below = line
    return found[::-1]


def _crosses(phrase: Sequence[Word], bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a phrase runs over columns of figures, as a sentence does."""
    return sum(phrase[0].left < (low + high) / 2 < phrase[-1].right for low, high in bands) >= 2


def _close(near: Sequence[Line], start: Line) -> list[Line]:
    """The lines that follow closely on one another down to the first line of figures."""
    found: list[Line] = []
    below = start
    for line in reversed(near):
        if below.y - line.y > 1.4 * max(line.size, below.size):
            break
        found.append(line)
        below = line
    return found[::-1]


def _over(line: Line, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a line stands over columns of figures, not only over the words beside them."""
    if len(line.figures) == len(line.words) and not is_years(line):
        return False  # a row with little in it
    pieces = _pieces(line, ())
    reach = [
        piece
        for piece in pieces
        if piece[-1].right > bands[0][0] - line.size and piece[0].left < bands[-1][1] + line.size
    ]
    if not reach:
        return False
    if len(pieces) == 1 and pieces[0][0].left < bands[0][0] - 3 * line.size:
        return False  # a title, or a sentence
    return any(
        low - 2 * line.size < (piece[0].left + piece[-1].right) / 2 < high + 2 * line.size
        for piece in reach
        for low, high in bands
    )


def _pieces(line: Line, edges: Sequence[float]) -> list[list[Word]]:
    """The phrases of a line of headings; periods part even where they stand close."""
    found: list[list[Word]] = []
    for phrase in phrases(line.words, edges):
        found.append([phrase[0]])
        for before, word in pairwise(phrase):
            if read_period(word.text) and read_period(before.text):
                found.append([word])
            else:
                found[-1].append(word)
    return found


def _is_group(
    piece: Sequence[Word], xs: Sequence[float], lower: set[int], pieces: int, counted: Sequence[int]
) -> bool:
    """Whether a heading stands over several columns that have headings of their own.

    Args:
        piece: its words.
        xs: edges of columns.
        lower: columns with headings below.
        pieces: how many headings its line has.
        counted: columns of figures.
    """
    column = _column(xs, (piece[0].left + piece[-1].right) / 2)
    if len(lower) < 2:
        return False
    slack = 0.4 * piece[0].size
    covered = [
        index
        for index in range(len(xs) - 1)
        if piece[0].left + slack < xs[index + 1] and piece[-1].right - slack > xs[index]
    ]
    if len([index for index in covered if index in lower and index in counted]) > 1:
        return True
    text = line_text(piece)
    known = fold(text) in _GROUPS or read_period(text) is not None
    return (
        known
        and pieces < len(counted)
        and len([each for each in lower if abs(each - column) <= 1 and each in counted]) >= 2
    )


def _ranges(
    groups: Sequence[Sequence[Word]], xs: Sequence[float], lower: set[int]
) -> list[tuple[Sequence[Word], list[int]]]:
    """Each heading over several columns with those it stands over: as far to one side as to the other."""
    middles = [(piece[0].left + piece[-1].right) / 2 for piece in groups]
    found: list[tuple[Sequence[Word], list[int]]] = []
    for piece, middle in zip(groups, middles, strict=True):
        others = [abs(other - middle) for other in middles if other != middle]
        reach = min(others) / 2 if others else max(piece[-1].right - middle, 0) + 1
        covered = [
            column
            for column in sorted(lower)
            if abs((xs[column] + xs[column + 1]) / 2 - middle) < reach + 0.1
        ]
        if covered:
            found.append((piece, list(range(covered[0], covered[-1] + 1))))
    return found
