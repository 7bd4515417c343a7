"""Columns that were drawn line by line across the page, and pages drawn in no order."""

from collections.abc import Sequence
from itertools import pairwise

from packview.extract.lines import Line, line, lines_as_drawn, upright
from packview.extract.words import Word

_GUTTER = 1.5
"""Times the font size: the least space between two columns."""
_FEWEST_LINES = 6
_FEWEST_WORDS = 4
_FULL = 0.7
"""Of the widest line of a column: how long its lines of prose are on average, at least."""
_DEEPEST_CUT = 12
_TOUCHING = 0.14
_Gap = tuple[float, float, int]


def apart(lines: Sequence[Line], main: int) -> list[Line]:
    """Lines with those that run across two columns of prose taken apart, left column first.

    A table's rows stay whole: its cells are short, or figures, or more than two.
    """
    gaps = [_one_gap(each, main) for each in lines]
    result: list[Line] = []
    start = 0
    while start < len(lines):
        end = _end_of_columns(lines, gaps, start)
        if end - start >= _FEWEST_LINES:
            lefts, rights = _halves(lines[start:end], gaps[start:end], main)
            if _is_prose(lefts) and _is_prose(rights):
                result += [*lefts, *rights]
                start = end
                continue
        result.append(lines[start])
        start += 1
    return result


def _end_of_columns(lines: Sequence[Line], gaps: Sequence[_Gap | None], start: int) -> int:
    """How far lines reach from here that have one wide gap each, all at the same place."""
    low, high = float("-inf"), float("inf")
    for index in range(start, len(lines)):
        gap = gaps[index]
        if gap is None:
            return index
        low, high = max(low, gap[0]), min(high, gap[1])
        if high - low < 0.5 * lines[index].size:
            return index
    return len(lines)


def _one_gap(each: Line, main: int) -> _Gap | None:
    """The only wide gap of a line: from, to, and before which word. Counted along the writing."""
    if each.turned:
        return None
    found: _Gap | None = None
    wide, end = _GUTTER * each.size, float("inf")
    for index, word in enumerate(each.words):
        begin = word.x if main == 0 else upright(word.x, word.y, main)[0]
        if begin - end > wide:
            if found is not None:
                return None
            found = (end, begin, index)
        end = begin + word.width
    return found


def _halves(lines: Sequence[Line], gaps: Sequence[_Gap | None], main: int) -> tuple[list[Line], list[Line]]:
    lefts, rights = [], []
    for each, gap in zip(lines, gaps, strict=True):
        assert gap
        lefts.append(line(each.words[: gap[2]], main))
        rights.append(line(each.words[gap[2] :], main))
    return lefts, rights


def _is_prose(lines: Sequence[Line]) -> bool:
    words = [word.text for each in lines for word in each.words]
    widths = [each.right - each.left for each in lines]
    letters = sum(text[0].isalpha() for text in words)
    return (
        len(words) >= _FEWEST_WORDS * len(lines)
        and letters > 0.7 * len(words)
        and sum(widths) >= _FULL * max(widths) * len(widths)
    )


def by_place(words: Sequence[Word], main: int) -> list[Line]:
    """The lines of a page in the order of their places: top to bottom, within a band column by column."""
    straight = [word for word in words if word.rotation == main]
    turned = [word for word in words if word.rotation != main]
    placed = [(*upright(word.x, word.y, main), word) for word in straight]
    return [*_cut(placed, main, 0), *lines_as_drawn(turned, main)]


_Placed = tuple[float, float, Word]


def _cut(placed: list[_Placed], main: int, depth: int) -> list[Line]:
    if not placed:
        return []
    if depth < _DEEPEST_CUT:
        for parts in (_bands(placed), _columns(placed)):
            if len(parts) > 1:
                return [each for part in parts for each in _cut(part, main, depth + 1)]
    return _rows(placed, main)


def _bands(placed: list[_Placed]) -> list[list[_Placed]]:
    """Parts with white space right across between them, wider than between two lines."""
    ordered = sorted(placed, key=lambda each: each[1])
    parts: list[list[_Placed]] = [[ordered[0]]]
    for before, after in pairwise(ordered):
        if after[1] - before[1] > 1.8 * max(before[2].size, after[2].size):
            parts.append([])
        parts[-1].append(after)
    return parts


def _columns(placed: list[_Placed]) -> list[list[_Placed]]:
    """Parts with white space from top to bottom between them, each of several lines."""
    ordered = sorted(placed, key=lambda each: each[0])
    parts: list[list[_Placed]] = [[ordered[0]]]
    reach = ordered[0][0] + ordered[0][2].width
    for each in ordered[1:]:
        if each[0] - reach > _GUTTER * each[2].size:
            parts.append([])
        parts[-1].append(each)
        reach = max(reach, each[0] + each[2].width)
    if all(_is_tall(part) for part in parts):
        return parts
    return [placed]


def _is_tall(part: list[_Placed]) -> bool:
    depths = [down for _, down, _ in part]
    size = max(word.size for _, _, word in part)
    return max(depths) - min(depths) > 2.5 * size and len(part) > 2 * len({round(depth) for depth in depths})


def _rows(placed: list[_Placed], main: int) -> list[Line]:
    """Words that stand on about the same height, from left to right; the rows from top to bottom."""
    rows: list[list[_Placed]] = []
    for each in sorted(placed, key=lambda each: each[1]):
        if rows and each[1] - rows[-1][0][1] <= 0.4 * max(each[2].size, rows[-1][0][2].size):
            rows[-1].append(each)
        else:
            rows.append([each])
    result = []
    for row in rows:
        words = [word for _, _, word in sorted(row, key=lambda each: each[0])]
        result.append(line(_unglued(words, main), main))
    return result


def _unglued(words: list[Word], main: int) -> list[Word]:
    """Words in a new order: only those are glued that touch the word before them."""
    result = words[:1]
    for before, after in pairwise(words):
        gap = upright(after.x, after.y, main)[0] - upright(before.x, before.y, main)[0] - before.width
        result.append(after._replace(glued=after.glued and abs(gap) < _TOUCHING * after.size))
    return result
