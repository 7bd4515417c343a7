"""The headings over a table without ruling lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from packview.parse.figures import read_figure
from packview.parse.grid_lines import Line, bottom_of, phrases, top_of, turned_stacks, turned_strings
from packview.parse.grid_words import Word
from packview.parse.periods import read_period

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
    return len(years) >= 2 and all(
        year.value is not None and 1990 <= year.value <= 2060 and not year.unit and not year.places
        for year in years
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
        if (
            _is_title(line, below, bands)
            or (_is_sentence(line) and _crosses(line.words, bands))
            or any(len(phrase) > _LONGEST and _crosses(phrase, bands) for phrase in phrases(line.words))
        ):
            break
        found.append(line)
        below = line
    return found[::-1]


def _is_title(line: Line, below: Line, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a line is one phrase over the whole table, apart from what is below it."""
    apart = below.y - line.y > 1.5 * max(line.size, below.size)
    return apart and len(line.words) > 3 and len(phrases(line.words)) == 1 and _crosses(line.words, bands)


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
