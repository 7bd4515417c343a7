"""Where one row ends and the next begins in a table without ruling lines between its rows."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from packview.parse.dataset_names import is_code
from packview.parse.grid_lines import Line, bottom_of, top_of, turned_strings
from packview.parse.grid_words import Word, line_text

_WIDER = 1.2
"""How much more white space must part two rows than two lines of one cell."""
_SHORT = 0.5
"""Of the width of its column: a line shorter than this ends a cell, whatever follows."""


@dataclass(slots=True)
class Row:
    """Lines of one row.

    Attributes:
        words: all of them.
        top: points down the page.
        bottom: the same.
    """

    words: list[Word]
    top: float
    bottom: float


def part_rows(
    lines: Sequence[Line],
    beside: Sequence[Word],
    bands: Sequence[tuple[float, float]],
    xs: Sequence[float],
    levels: Sequence[float] = (),
) -> list[Row]:
    """The rows of a table: each has a line of figures, and the lines of words that stand closest to it.

    Args:
        lines: of the body, top to bottom.
        beside: turned words, which belong to the row at whose height they stand.
        bands: where columns of figures stand, left and right.
        xs: edges of the columns.
        levels: level ruling lines; a row never reaches over one.
    """
    lines = sorted(lines, key=lambda line: line.y)
    wraps = _Wraps(lines, xs)
    groups: list[list[Line]] = []
    for stretch in _between(lines, levels):
        groups.extend(_groups(stretch, bands, wraps))
    rows: list[Row] = []
    for index, group in enumerate(groups):
        top = group[0].y - group[0].size
        if rows:
            top = (groups[index - 1][-1].y + top) / 2
            rows[-1].bottom = top
        rows.append(
            Row([word for line in group for word in line.words], top, group[-1].y + 0.4 * group[-1].size)
        )
    tops = [row.top for row in rows]
    for string in turned_strings(beside) if rows else ():
        middle = (top_of(string[0]) + bottom_of(string[-1])) / 2
        rows[max(bisect_right(tops, middle) - 1, 0)].words.extend(string)
    return rows


def _between(lines: Sequence[Line], levels: Sequence[float]) -> list[list[Line]]:
    """The lines parted by ruling lines."""
    if not levels:
        return [list(lines)] if lines else []
    found: dict[int, list[Line]] = {}
    ordered = sorted(levels)
    for line in lines:
        found.setdefault(bisect_right(ordered, line.y - 0.35 * line.size), []).append(line)
    return [found[key] for key in sorted(found)]


def _groups(lines: list[Line], bands: Sequence[tuple[float, float]], wraps: "_Wraps") -> list[list[Line]]:
    anchors = [index for index, line in enumerate(lines) if _fills(line, bands)]
    if not anchors:
        return [lines]
    style = _style(lines, anchors)
    cuts: set[int] = set()
    for above, below in pairwise(anchors):
        cuts |= _cuts(lines, above, below, style, wraps)
    cuts |= _leading_sections(lines, anchors[0], wraps)
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index == 0 or index in cuts:
            groups.append([])
        groups[-1].append(line)
    return groups


def _fills(line: Line, bands: Sequence[tuple[float, float]]) -> bool:
    return any(low - 1 <= word.cx <= high + 1 for word in line.figures for low, high in bands)


def _style(lines: Sequence[Line], anchors: Sequence[int]) -> str:
    """How words stand against the figures of their row: 'top', 'bottom' or 'middle'."""
    first, last = anchors[0], anchors[-1]
    if first == 0:
        return "top"
    return "bottom" if last == len(lines) - 1 else "middle"


def _cuts(lines: Sequence[Line], above: int, below: int, style: str, wraps: "_Wraps") -> set[int]:
    """Before which lines between two lines of figures a row begins."""
    if below == above + 1:
        return {below}
    steps = [lines[index + 1].y - lines[index].y for index in range(above, below)]
    wide = [index for index, step in enumerate(steps) if step > _WIDER * max(min(steps), lines[above].size)]
    hard = wraps.breaks(lines[above : below + 1], steps)
    for breaks in (wide, hard):
        if len(breaks) >= 2:  # what stands between has no figures: a heading within the table
            return {above + 1 + breaks[0], above + 1 + breaks[-1]}
    if wide or hard:
        return {above + 1 + (wide or hard)[0]}
    widest = max(steps)
    if widest > _WIDER * min(steps):
        return {above + 1 + steps.index(widest)}
    return {{"top": below, "bottom": above + 1}.get(style, above + 1 + len(steps) // 2)}


def _leading_sections(lines: Sequence[Line], first: int, wraps: "_Wraps") -> set[int]:
    """After which line above the first line of figures its row begins: headings may stand over it."""
    for index in range(first - 1, -1, -1):
        line, below = lines[index], lines[index + 1]
        if wraps.ends(line, below) or below.y - line.y > 1.7 * max(line.size, below.size):
            return {index + 1}
    return set()


class _Wraps:
    """Tells whether the words of a line go on in the next: they do where the next word would not have fitted."""

    def __init__(self, lines: Sequence[Line], xs: Sequence[float]) -> None:
        self._edges = xs[1:-1]
        self._last = len(xs) - 2
        self._starts: dict[int, float] = {}
        self._ends: dict[int, float] = {}
        self._held: dict[int, dict[int, list[Word]]] = {}
        for line in lines:
            for column, words in self._columns(line).items():
                self._ends[column] = max(self._ends.get(column, 0.0), words[-1].right)
                self._starts[column] = min(self._starts.get(column, words[0].left), words[0].left)

    def breaks(self, lines: Sequence[Line], steps: Sequence[float]) -> list[int]:
        """After which lines a cell ends: there, or at the widest gap before the next line in the same column."""
        found: list[int] = []
        for index, line in enumerate(lines):
            below = next(
                (place for place in range(index + 1, len(lines)) if self._shared(line, lines[place])), None
            )
            if below is not None and self.ends(line, lines[below]):
                found.append(max(range(index, below), key=lambda place: (steps[place], -place)))
        return sorted(set(found))

    def ends(self, line: Line, below: Line) -> bool:
        """Whether a cell of words ends with a line, or a heading does, because what follows would have fitted on it."""
        over, under = self._columns(line), self._columns(below)
        for column in self._shared(line, below):
            words, after = over[column], under[column]
            if words[0].run.bold != after[0].run.bold or abs(words[0].size - after[0].size) > 0.7:
                return True
            if is_code(line_text(words)) != is_code(line_text(after)) and after[0].text[0] not in "(%":
                return True  # a reference is not wrapped, nor is what stands where references do
            space = 0.3 * words[0].size
            if words[-1].right + space + after[0].right - after[0].left < self._ends[column] - space:
                return True
            if words[-1].right - words[0].left < _SHORT * (self._ends[column] - self._starts[column]):
                return True
        return False

    def _shared(self, line: Line, below: Line) -> list[int]:
        """Columns of words in which both lines stand; the last is left out, as commentary has paragraphs."""
        under = self._columns(below)
        return [column for column in self._columns(line) if column in under and column != self._last]

    def _columns(self, line: Line) -> dict[int, list[Word]]:
        key = id(line)
        if key not in self._held:
            found: dict[int, list[Word]] = {}
            filling = {word.number for word in line.figures}
            for word in line.words:
                if word.number not in filling:
                    found.setdefault(bisect_right(self._edges, word.cx), []).append(word)
            self._held[key] = found
        return self._held[key]
