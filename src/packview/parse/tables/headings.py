"""The headings over a table without ruling lines.

Which columns the headings over a table without ruling lines belong to.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from packview.parse.tables.ruled import SAME, Cell, RuledLine
from packview.parse.tables.rulings import HeadRules, divide
from packview.parse.tables.words import (
    Line,
    Word,
    bottom_of,
    line_text,
    phrases,
    top_of,
    turned_stacks,
    turned_strings,
)
from packview.text import fold
from packview.wording.numbers import read_figure
from packview.wording.periods import is_year, read_month, read_period

_TALLEST = 220.0
"""Points that headings may reach up."""
_LONGEST = 9
_SENTENCE = 5
"""Words: a line with fewer may be a heading, however it begins and ends."""


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
        rules: lines drawn round them, None where they are not.
    """

    lines: list[Line] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    first: list[Line] = field(default_factory=list)
    top: float = 0.0
    pieces: list[list[Word]] = field(default_factory=list)
    indexes: frozenset[int] = frozenset()
    rules: HeadRules | None = None


def is_years(line: Line) -> bool:
    """Whether the figures of a line are years, as headings are."""
    years = [read_figure(word.text) for word in line.figures]
    return len(years) >= 2 and all(
        year.value is not None and 1990 <= year.value <= 2060 and not year.unit and not year.places
        for year in years
    )


def find_head(
    above: Sequence[Line],
    body: Sequence[Line],
    turned: Sequence[Word],
    bands: Sequence[tuple[float, float]],
    rules: HeadRules | None = None,
) -> Head:
    """The headings over a body.

    Args:
        above: the lines over it, top to bottom.
        body: its lines, the first with figures.
        turned: turned words of the page.
        bands: where columns of figures stand.
        rules: lines drawn round the headings.
    """
    start = body[0]
    if rules is not None:
        return Head(
            lines=[line for line in above if rules.top.at < line.y <= rules.under.at + 1],
            first=[line for line in above if line.y > rules.under.at + 1],
            top=rules.top.at,
            rules=rules,
        )
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
        head.lines = _heading_lines(near, bands)
        if not head.lines:
            # Nothing over the figures. Lines that follow closely are the first row's.
            head.first = [line for line in close if line.words[0].left >= left - 1]
            return head
        bottom = head.lines[-1].y
    head.first = [line for line in close if line.y > bottom + 1 and line not in head.lines]
    head.top = min(
        [top_of(word) for word in over] + [line.y - line.size for line in head.lines], default=head.top
    )
    head.pieces = [piece for line in head.lines for piece in pieces_of(line, ())] + turned_stacks(over)
    return head


def _heading_lines(near: Sequence[Line], bands: Sequence[tuple[float, float]]) -> list[Line]:
    """Of the lines over a body those that are headings: from the first to the last that stands over figures."""
    heading = [index for index, line in enumerate(near) if _over(line, bands)]
    if not heading:
        return []
    first = heading[0]
    while (
        first
        and near[first].y - near[first - 1].y <= 1.35 * near[first].size
        and _is_above(near[first - 1], near[first])
    ):
        first -= 1
    return list(near[first : heading[-1] + 1])


def _is_above(line: Line, below: Line) -> bool:
    """Whether each phrase of a line stands over one of the line below: the '12' of '12 month average'."""
    lower = pieces_of(below, ())
    return all(
        any(piece[0].left < other[-1].right and piece[-1].right > other[0].left for other in lower)
        and len(piece) <= 3
        for piece in pieces_of(line, ())
    )


def _near(above: Sequence[Line], start: Line, bands: Sequence[tuple[float, float]]) -> list[Line]:
    """The lines over a body that can be of its headings: close to each other and not prose."""
    found: list[Line] = []
    below = start
    for line in reversed(above):
        step = below.y - line.y
        if step > 3.2 * max(line.size, below.size) or start.y - line.y > _TALLEST:
            break
        if (_is_sentence(line) and _crosses(line.words, bands)) or any(
            len(phrase) > _LONGEST and _crosses(phrase, bands) for phrase in phrases(line.words)
        ):
            break
        found.append(line)
        below = line
    return found[::-1]


def _is_sentence(line: Line) -> bool:
    """Whether a line is one phrase that begins or ends as part of a sentence."""
    if len(line.words) < _SENTENCE or len(phrases(line.words)) > 1:
        return False
    return line.words[0].text[0].islower() or line.words[-1].text[-1] in ".,;"


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
    pieces = pieces_of(line, ())
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


def pieces_of(line: Line, edges: Sequence[float]) -> list[list[Word]]:
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


_IN_LINE = 0.7
"""Of the font size: how far the edges or middles of the lines of one heading lie apart."""
_QUARTER = re.compile(r"q(?:tr|uarter)? ?[1-4]")


def head_cells(
    head: Head, xs: Sequence[float], prose: set[int], dividers: Sequence[float] = ()
) -> list[list[Cell]]:
    """The headings as cells: one row of them, and above it one for each line of headings over several columns.

    Args:
        head: what was found.
        xs: edges of the columns.
        prose: the columns that hold words, over which no heading reaches from the figures.
        dividers: where upright ruling lines stand.
    """
    if not head.lines and not head.turned:
        return []
    if head.rules is not None:
        return _ruled_headings(head.lines, head.rules, xs, dividers)
    found = _Headings(xs, prose)
    for word in head.turned:
        found.add([word], found.column((word.left + word.right) / 2))
    lines = [pieces_of(line, xs[1:-1]) for line in head.lines]
    for number in range(len(lines) - 1, -1, -1):
        found.line(lines[number], lines[number - 1] if number else ())
    return found.rows()


def _ruled_headings(
    lines: Sequence[Line], rules: HeadRules, xs: Sequence[float], dividers: Sequence[float]
) -> list[list[Cell]]:
    """Headings with lines drawn under those that stand over several columns, or beside them."""
    columns = list(pairwise(xs))
    own: list[list[Word]] = [[] for _ in columns]
    over: dict[tuple[float, int, int], list[list[Word]]] = {}
    for line in lines:
        for phrase in phrases(line.words):
            middle = (phrase[0].left + phrase[-1].right) / 2
            place = _under(middle, line, rules.between, columns) or _beside(
                phrase, line, lines, dividers, columns
            )
            if place is not None:
                over.setdefault(place, []).append(phrase)
                continue
            for piece in phrases(phrase, xs[1:-1]):
                middle = (piece[0].left + piece[-1].right) / 2
                own[min(max(bisect_right(xs, middle) - 1, 0), len(own) - 1)].extend(piece)
    rows: dict[float, list[Cell]] = {}
    for (y, first, last), held in sorted(over.items()):
        row = rows.setdefault(y, [Cell(column=column) for column in range(len(columns))])
        stacks = _stacks(held, last - first + 1)
        middles = [(min(w.left for w in words) + max(w.right for w in words)) / 2 for words in stacks]
        shares = divide(middles, columns[first : last + 1])
        for words, (start, end) in zip(stacks, shares, strict=True):
            cell = Cell(words, column=first + start, columns=end - start + 1)
            row[first + start : first + end + 1] = [cell] * cell.columns
    return _rows([rows[y] for y in sorted(rows)], own)


def _under(
    middle: float, line: Line, between: Sequence[RuledLine], columns: Sequence[tuple[float, float]]
) -> tuple[float, int, int] | None:
    """The next line drawn under a heading: its height, and the first and last of the columns it runs over, at least two."""
    for level in between:
        for left, right in level.spans if level.at > line.y - 0.3 * line.size else ():
            if left - SAME <= middle <= right + SAME:
                over = [
                    number for number, (low, high) in enumerate(columns) if left < (low + high) / 2 < right
                ]
                if len(over) > 1:
                    return level.at, over[0], over[-1]
    return None


def _beside(
    phrase: Sequence[Word],
    line: Line,
    lines: Sequence[Line],
    dividers: Sequence[float],
    columns: Sequence[tuple[float, float]],
) -> tuple[float, int, int] | None:
    """The columns between the upright lines beside a heading that is alone there, with others for the columns below it."""
    left = max((x for x in dividers if x < phrase[0].cx), default=columns[0][0])
    right = min((x for x in dividers if x > phrase[-1].cx), default=columns[-1][1])
    over = [number for number, (low, high) in enumerate(columns) if left < (low + high) / 2 < right]

    def between(other: Line) -> int:
        return sum(left < (each[0].left + each[-1].right) / 2 < right for each in phrases(other.words))

    if not dividers or len(over) < 2 or between(line) > 1:
        return None
    below = [other for other in lines if other.y > line.y]
    return (line.y, over[0], over[-1]) if any(between(other) > 1 for other in below) else None


def _stacks(held: Sequence[list[Word]], most: int) -> list[list[Word]]:
    """Phrases that stand over one another together, left to right; all as one where there are more than columns."""
    found: list[list[Word]] = []
    right = 0.0
    for phrase in sorted(held, key=lambda phrase: phrase[0].left):
        if found and phrase[0].left < right:
            found[-1].extend(phrase)
        else:
            found.append(list(phrase))
        right = max(right, phrase[-1].right)
    return found if len(found) <= most else [[word for phrase in held for word in phrase]]


def _rows(groups: Sequence[list[Cell]], own: Sequence[Sequence[Word]]) -> list[list[Cell]]:
    """Rows of headings over several columns, and below them each column's own, which reaches up where nothing stands over it."""
    rows = [list(row) for row in groups]
    if any(own):
        rows.append([Cell(words, column=column) for column, words in enumerate(own)])
    for index, row in enumerate(rows):
        for cell in row:
            cell.row = index
    for column, cell in enumerate(rows[-1]):
        while cell and any(own) and cell.row and not rows[cell.row - 1][column]:
            cell.row -= 1
            cell.rows += 1
            rows[cell.row][column] = cell
    return rows


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
        over = [
            self._is_group(piece, column, pieces) or self._is_repeated(pieces)
            for piece, column in zip(pieces, columns, strict=True)
        ]
        groups = [piece for piece, group in zip(pieces, over, strict=True) if group]
        if groups:
            self._groups.insert(0, self._group_row(groups))
        for piece, column, group in zip(pieces, columns, over, strict=True):
            if not group:
                self.add(piece, column)

    def rows(self) -> list[list[Cell]]:
        """What was found, the lowest last."""
        return _rows(self._groups, self._own)

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

    def _is_repeated(self, pieces: Sequence[Sequence[Word]]) -> bool:
        """Whether the headings below are the same again under each phrase: 'Core, External, Total' under each year."""
        usable = [each for each, words in enumerate(self._own) if words and each not in self._prose]
        size, rest = divmod(len(usable), len(pieces))
        if rest or size < 2 or len(pieces) < 2:
            return False
        below = [fold(line_text(self._own[column])) for column in usable]
        return below == below[:size] * len(pieces)

    def _is_known(self, text: str, columns: Sequence[int]) -> bool:
        """Whether a heading is one that stands over others: a year over quarters, a quarter over months, 'Target' over years."""
        below = [fold(line_text(self._own[column])) for column in columns]
        if fold(text).startswith("target"):
            return sum(is_year(read_period(own.replace(" ", "-")) or "") for own in below) > 1
        period = read_period(text) is not None or _QUARTER.fullmatch(fold(text)) is not None
        kinds = {_kind(own) for own in below}
        return period and kinds in ({"month"}, {"quarter"})

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
