"""The headings over a table without ruling lines, and which columns they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from packview.parse.tables.ruled import SAME, Cell, RuledLine, place_in
from packview.parse.tables.rulings import HeadRules, divide
from packview.parse.tables.words import (
    Line,
    Word,
    bottom_of,
    extent,
    line_text,
    middle_of,
    phrases,
    top_of,
    turned_stacks,
    turned_strings,
)
from packview.text import fold
from packview.wording.numbers import read_figure

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
        rules: lines drawn round them, None where they are not.
    """

    lines: list[Line] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    first: list[Line] = field(default_factory=list)
    top: float = 0.0
    pieces: list[list[Word]] = field(default_factory=list)
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
    left, right = extent(word for line in body for word in line.words)
    near = _near(above, start, bands)
    close = _close(above, start)
    over = [
        word
        for string in turned_strings(turned)
        if start.y - _TALLEST < top_of(string[0])
        and max(map(bottom_of, string)) <= start.y - 0.3 * start.size
        and left - 40 < string[0].cx < right + 200
        for word in string
    ]
    head = Head(top=start.y - start.size)
    if len(over) >= 2:
        top, bottom = min(map(top_of, over)), max(map(bottom_of, over))
        head.turned = over
        lowest = (line.y for line in near if line.y <= bottom + 2 * start.size and _over(line, bands))
        bottom = max([bottom, *lowest])
        head.lines = [line for line in above if top - 0.3 * line.size <= line.y <= bottom + 1]
    else:
        head.lines = _heading_lines(near, bands)
        if not head.lines:
            # Nothing over the figures. Lines that follow closely are the first row's.
            head.first = [line for line in close if line.words[0].left >= left - 1]
            return head
        bottom = head.lines[-1].y
    head.first = [line for line in close if line.y > bottom + 1 and line not in head.lines]
    tops = [*map(top_of, over), *(line.y - line.size for line in head.lines)]
    head.top = min(tops, default=head.top)
    head.pieces = [piece for line in head.lines for piece in phrases(line.words)] + turned_stacks(over)
    return head


def _heading_lines(near: Sequence[Line], bands: Sequence[tuple[float, float]]) -> list[Line]:
    """Of the lines over a body those that are headings: from the first to the last that stands over figures."""
    heading = [index for index, line in enumerate(near) if _over(line, bands)]
    first = heading[0] if heading else 0
    while (
        first and _goes_down(near[first - 1], near[first], 1.35) and _is_above(near[first - 1], near[first])
    ):
        first -= 1
    return list(near[first : heading[-1] + 1]) if heading else []


def _goes_down(line: Line, below: Line, times: float) -> bool:
    """Whether a line follows another closely, so many times the size of the larger."""
    return below.y - line.y <= times * max(line.size, below.size)


def _is_above(line: Line, below: Line) -> bool:
    """Whether each phrase of a line stands over one of the line below: the '12' of '12 month average'."""
    lower = phrases(below.words)
    return all(
        any(piece[0].left < other[-1].right and piece[-1].right > other[0].left for other in lower)
        and len(piece) <= 3
        for piece in phrases(line.words)
    )


def _near(above: Sequence[Line], start: Line, bands: Sequence[tuple[float, float]]) -> list[Line]:
    """The lines over a body that can be of its headings: close to each other and not prose."""
    found: list[Line] = []
    below = start
    for line in reversed(above):
        if not _goes_down(line, below, 3.2) or start.y - line.y > _TALLEST:
            break
        parts = phrases(line.words)
        prose = [phrase for phrase in parts if len(phrase) > _LONGEST]
        prose += [line.words] if _is_sentence(line, parts) else []
        if any(_crosses(phrase, bands) for phrase in prose):
            break
        found.append(line)
        below = line
    return found[::-1]


def _is_sentence(line: Line, parts: Sequence[Sequence[Word]]) -> bool:
    """Whether a line is one phrase that begins or ends as part of a sentence."""
    if len(line.words) < _SENTENCE or len(parts) > 1:
        return False
    return line.words[0].text[0].islower() or line.words[-1].text[-1] in ".,;"


def _crosses(phrase: Sequence[Word], bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a phrase runs over columns of figures, as a sentence does."""
    return sum(phrase[0].left < (low + high) / 2 < phrase[-1].right for low, high in bands) >= 2


def _close(near: Sequence[Line], start: Line) -> list[Line]:
    """The lines that follow closely on one another down to the first line of figures."""
    lines = [*near, start]
    first = len(near)
    while first and _goes_down(lines[first - 1], lines[first], 1.4):
        first -= 1
    return list(near[first:])


def _over(line: Line, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a line stands over columns of figures, not only over the words beside them."""
    if len(line.figures) == len(line.words) and not is_years(line):
        return False  # a row with little in it
    pieces = phrases(line.words)
    if len(pieces) == 1 and pieces[0][0].left < bands[0][0] - 3 * line.size:
        return False  # a title, or a sentence
    return any(
        piece[-1].right > bands[0][0] - line.size
        and piece[0].left < bands[-1][1] + line.size
        and any(
            low - 2 * line.size < middle_of(piece) < high + 2 * line.size or abs(piece[-1].right - high) < 1.5
            for low, high in bands
        )
        for piece in pieces
    )


_IN_LINE = 0.7
"""Of the font size: how far the edges or middles of the lines of one heading lie apart."""


def head_cells(head: Head, xs: Sequence[float], prose: set[int]) -> list[list[Cell]]:
    """The headings as cells: one row of them, and above it one for each line of headings over several columns.

    Args:
        head: what was found.
        xs: edges of the columns.
        prose: the columns that hold words, over which no heading reaches from the figures.
    """
    if not head.lines and not head.turned:
        return []
    if head.rules is not None and head.rules.between:
        return _ruled_headings(head.lines, head.rules, xs)
    found = _Headings(xs, prose, head.turned)
    lines = [phrases(line.words, xs[1:-1]) for line in head.lines]
    for number in range(len(lines) - 1, -1, -1):
        above = lines[number - 1] if number else ()
        found.line(found.whole(phrases(head.lines[number].words), lines[number]), above)
    return found.rows()


def _ruled_headings(lines: Sequence[Line], rules: HeadRules, xs: Sequence[float]) -> list[list[Cell]]:
    """Headings with lines drawn under those that stand over several columns, or beside them."""
    columns = list(pairwise(xs))
    own: list[list[Word]] = [[] for _ in columns]
    over: dict[tuple[float, int, int], list[list[Word]]] = {}
    for line in lines:
        for phrase in phrases(line.words):
            place = _under(middle_of(phrase), line, rules.between, columns)
            if place is not None:
                over.setdefault(place, []).append(phrase)
                continue
            for piece in phrases(phrase, xs[1:-1]):
                own[place_in(middle_of(piece), xs)].extend(piece)
    rows: dict[float, list[Cell]] = {}
    for (y, first, last), held in sorted(over.items()):
        row = rows.setdefault(y, [Cell(column=column) for column in range(len(columns))])
        stacks = _stacks(held, last - first + 1)
        shares = divide(list(map(middle_of, stacks)), columns[first : last + 1])
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
            over = _between(columns, left, right) if left - SAME <= middle <= right + SAME else []
            if len(over) > 1:
                return level.at, over[0], over[-1]
    return None


def _between(columns: Sequence[tuple[float, float]], left: float, right: float) -> list[int]:
    """The columns whose middles lie between two places."""
    return [number for number, (low, high) in enumerate(columns) if left < (low + high) / 2 < right]


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


def _in_line(piece: Sequence[Word], other: tuple[float, float]) -> bool:
    """Whether a phrase begins, ends or has its middle where what lies between two places does."""
    (left, right), (start, end) = extent(piece), other
    apart = min(abs(left - start), abs(right - end), abs(left + right - start - end) / 2)
    return apart <= _IN_LINE * piece[0].size


class _Headings:
    """Headings by column, as they are found from the lowest line up."""

    def __init__(self, xs: Sequence[float], prose: set[int], turned: Sequence[Word]) -> None:
        self._xs = xs
        self._prose = prose
        self._own: list[list[Word]] = [[] for _ in range(len(xs) - 1)]
        self._groups: list[list[Cell]] = []
        for word in turned:
            self._own[place_in((word.left + word.right) / 2, xs)].append(word)

    def line(self, pieces: Sequence[Sequence[Word]], above: Sequence[Sequence[Word]] = ()) -> None:
        """The phrases of the next line up, and those ``above`` it: each goes on with the heading below it, or stands over several."""
        homes = [(piece, self._home(piece, above)) for piece in pieces]
        over = [piece for piece, column in homes if column not in self._prose]
        shared = over if self._is_shared_out(over) else ()
        groups = [
            piece for piece, column in homes if piece in shared or self._is_group(piece, column, pieces)
        ]
        if groups:
            self._groups.insert(0, self._group_row(groups))
        for piece, column in homes:
            if piece not in groups:
                self._own[column].extend(piece)

    def whole(self, phrases: Sequence[list[Word]], parts: Sequence[list[Word]]) -> list[list[Word]]:
        """The phrases of a line, cut where a column ends only if each part is in line with the heading that is below it."""
        found: list[list[Word]] = []
        for phrase in phrases:
            inside = [part for part in parts if phrase[0].left <= part[0].left <= phrase[-1].left]
            below = [
                extent(own) for part in inside if (own := self._own[place_in(middle_of(part), self._xs)])
            ]
            cut = all(_in_line(part, one) for part, one in zip(inside, below, strict=False))
            found += inside if cut else [phrase]
        return found

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
            start, end = extent(words)
            if _in_line(piece, (start, end)) and left < end + size and right > start - size:
                return column
        for other in above:
            wider = abs(other[0].left - left) < 1 and other[-1].right > right
            if wider and sum(other[0].left < x < other[-1].right for x in self._xs) <= 1:
                return place_in((left + other[-1].right) / 2, self._xs)
        return place_in((left + right) / 2, self._xs)

    def _usable(self) -> list[int]:
        """The columns that have headings so far and hold no words."""
        return [each for each, words in enumerate(self._own) if words and each not in self._prose]

    def _is_group(self, piece: Sequence[Word], column: int, pieces: Sequence[Sequence[Word]]) -> bool:
        """Whether a phrase stands over several headings, or in the middle between two, over neither of them."""
        left, right = piece[0].left, piece[-1].right
        middles = {each: middle_of(self._own[each]) for each in self._usable()}
        if sum(left < x < right for x in middles.values()) > 1:
            return True
        middle = (left + right) / 2
        for one, other in pairwise(middles):
            off = min(middle - middles[one], middles[other] - middle)
            if other == one + 1 and off > 0.3 * (middles[other] - middles[one]):
                taken = {self._home(other) for other in pieces} - {column}
                return column in (one, other) and not taken & {one, other}
        return False

    def _is_shared_out(self, pieces: Sequence[Sequence[Word]]) -> bool:
        """Whether phrases stand over equal shares of the headings below: those are the same again, or none is in line with one."""
        usable = self._usable()
        size, rest = divmod(len(usable), max(1, len(pieces)))
        if rest or size < 2 or len(pieces) < 2:
            return False
        below = [fold(line_text(self._own[column])) for column in usable]
        if below == below[:size] * len(pieces):
            return True
        held = [extent(self._own[column]) for column in usable]
        shares = zip(pieces, held[::size], held[size - 1 :: size], strict=True)
        within = all(first[0] < middle_of(piece) < last[1] for piece, first, last in shares)
        return within and not any(_in_line(piece, one) for piece in pieces for one in held)

    def _group_row(self, groups: Sequence[Sequence[Word]]) -> list[Cell]:
        """Each heading over several columns with those it stands over: as far to one side as to the other."""
        row = [Cell(column=column) for column in range(len(self._own))]
        middles = {each: middle_of(self._own[each]) for each in self._usable()}
        pitches = sorted(b - a for a, b in pairwise(middles.values()))
        over = [(piece[0].left + piece[-1].right) / 2 for piece in groups]
        for piece, middle in zip(groups, over, strict=True):
            alone = max(piece[-1].right - middle, 1.2 * pitches[len(pitches) // 2])
            reach = min((abs(other - middle) / 2 for other in over if other != middle), default=alone)
            covered = [column for column, x in middles.items() if abs(x - middle) < reach + 0.1]
            if covered:
                cell = Cell(piece, column=covered[0], columns=covered[-1] - covered[0] + 1)
                row[covered[0] : covered[-1] + 1] = [cell] * cell.columns
        return row
