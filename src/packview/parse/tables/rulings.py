"""Level ruling lines over and under a table without upright ones: where its headings begin and end, and what each stands over.

Publishers draw one line over a table, one under its headings, and shorter ones under the headings that stand over
several columns. Where such a line is drawn in pieces, the pieces are as wide as the columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from packview.model import Page
from packview.parse.tables.ruled import SAME, RuledLine, gather
from packview.parse.tables.words import Line, Word, phrases

_THIN = 1.0
_SHORTEST = 6.0
_MOST = 4000
_LONGEST = 9
"""Words of a phrase: more are a sentence."""
_TALLEST = 80.0
"""Points from the line over headings to the one under them."""
_REACH = 240.0
"""Points from the line over a table down to its first row of figures."""


@dataclass(frozen=True, slots=True)
class HeadRules:
    """The lines round the headings of a table.

    Attributes:
        top: over them.
        between: shorter ones, under headings that stand over several columns, top to bottom.
        under: below them.
    """

    top: RuledLine
    between: tuple[RuledLine, ...]
    under: RuledLine

    @property
    def columns(self) -> list[float]:
        """Edges of the columns by the pieces of the lines, [] where they are not drawn in pieces."""
        found = max((self.top.joints, self.under.joints), key=len)
        return found if len(found) > 2 else []

    def holds(self, word: Word) -> bool:
        """Whether a word stands between the ends of the lines."""
        return self.under.start - SAME < word.cx < self.under.end + SAME


def levels_of(page: Page) -> list[RuledLine]:
    """The level lines of a page, top to bottom."""
    thin = [
        (rule.y0, min(rule.x0, rule.x1), max(rule.x0, rule.x1))
        for rule in page.rules
        if abs(rule.y1 - rule.y0) < _THIN and abs(rule.x1 - rule.x0) > _SHORTEST
    ]
    return gather(thin) if len(thin) <= _MOST else []


def head_rules(
    levels: Sequence[RuledLine],
    above: Sequence[Line],
    start: Line,
    bands: Sequence[tuple[float, float]],
    *,
    framed: bool,
) -> HeadRules | None:
    """The lines round the headings over a row of figures; None where they are not drawn.

    Args:
        levels: of the page.
        above: the lines of words over the row.
        start: the row.
        bands: where columns of figures stand.
        framed: whether the table has a frame, whose top is the first of the levels.
    """
    limit = start.y - 0.4 * start.size
    near = [level for level in levels if limit - _REACH < level.at < limit]
    named = [phrase for phrase in phrases(start.words) if phrase[-1].right < bands[0][0]]
    left = (named[-1][0].left if named else bands[0][0]) + start.size
    right = bands[-1][1] - start.size
    over = [level for level in near if _runs_over(level, bands[0][0], right, start.size)]
    for under in reversed([level for level in over if level.start < left]):
        higher = [level for level in over if level.at < under.at]
        top = higher[0] if higher else None
        if not framed:
            top = next((level for level in reversed(higher) if level.start < left), top)
        lines = [line for line in above if top is not None and top.at < line.y <= under.at + 1]
        if top is None or not any(_stands_over(line, bands) for line in lines):
            if lines:
                return None
            continue
        while not framed and (upper := _next_up(top, higher, above, bands, left)) is not None:
            top = upper
        return HeadRules(top, tuple(level for level in near if top.at < level.at < under.at), under)
    return None


def _next_up(
    top: RuledLine,
    higher: Sequence[RuledLine],
    above: Sequence[Line],
    bands: Sequence[tuple[float, float]],
    left: float,
) -> RuledLine | None:
    """The line over the headings above the top one of a head, where several phrases stand over the columns there too."""
    upper = next((level for level in reversed(higher) if level.at < top.at and level.start < left), None)
    lines = [line for line in above if upper is not None and upper.at < line.y <= top.at + 1]
    over = [line for line in lines if len(phrases(line.words)) > 1 and _stands_over(line, bands)]
    return upper if lines and len(over) == len(lines) and not any(line.figures for line in lines) else None


def _runs_over(level: RuledLine, left: float, right: float, size: float) -> bool:
    """Whether a line runs over all columns of figures."""
    gaps = (after[0] - before[1] for before, after in pairwise(level.spans))
    return level.start < left + size and level.end > right and all(gap < size for gap in gaps)


def _stands_over(line: Line, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether words of a line, but not of a sentence, stand over at least two columns of figures."""
    if any(len(phrase) > _LONGEST for phrase in phrases(line.words)):
        return False
    over = sum(
        any(word.left < high + line.size and word.right > low - line.size for word in line.words)
        for low, high in bands
    )
    return over >= 2


def bounded(levels: Sequence[RuledLine], lines: Sequence[Line]) -> list[tuple[HeadRules, list[int]]]:
    """Tables between level lines of one width, one over the headings, one under them, one at the end.

    Returns:
        The lines round the headings of each, and which lines are its body.
    """
    found: list[tuple[HeadRules, list[int]]] = []
    floor = 0.0
    for number, top in enumerate(levels):
        same = [level for level in levels[number + 1 :] if _is_as_wide(level, top)]
        if top.at < floor or len(same) < 2 or same[0].at - top.at > _TALLEST:
            continue
        rules = HeadRules(top, (), same[0])
        head = _entries(lines, rules, top.at, rules.under.at)
        body: list[tuple[int, int]] = []
        for above, below in pairwise(same):
            more = _entries(lines, rules, above.at, below.at)
            if not more or 2 * sum(count > 1 for _, count in more) < len(more):
                break
            body += more
            floor = below.at
        if any(count > 1 for _, count in head) and len(body) > 1:
            found.append((rules, [index for index, _ in body]))
    return found


def _is_as_wide(level: RuledLine, other: RuledLine) -> bool:
    return abs(level.start - other.start) < 2 * SAME and abs(level.end - other.end) < 2 * SAME


def _entries(lines: Sequence[Line], rules: HeadRules, top: float, bottom: float) -> list[tuple[int, int]]:
    """The lines of words between two heights, and how many phrases each has."""
    return [
        (index, len(phrases([word for word in line.words if rules.holds(word)])))
        for index, line in enumerate(lines)
        if top < line.y - 0.3 * line.size < bottom and any(map(rules.holds, line.words))
    ]


def divide(middles: Sequence[float], columns: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Neighbouring columns shared out to headings over them, each as near to the middle of its columns as can be.

    Args:
        middles: of the headings, left to right; no more than there are columns.
        columns: left and right edge of each.

    Returns:
        First and last column of each heading.
    """
    count = len(columns)
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for number, middle in enumerate(middles):
        after: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        left = len(middles) - number - 1
        for start, (cost, shared) in best.items():
            for end in range(start + 1, count - left + 1):
                off = abs(middle - (columns[start][0] + columns[end - 1][1]) / 2)
                if end not in after or cost + off < after[end][0]:
                    after[end] = (cost + off, [*shared, (start, end - 1)])
        best = after
    return best[count][1]
