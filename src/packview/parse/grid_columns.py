"""Columns of a table without ruling lines: where figures lie over one another, and white space runs down between words."""

from collections.abc import Sequence
from itertools import pairwise

from packview.parse.grid_lines import Line, phrases
from packview.parse.grid_words import Word

_NEAR = 5.0
"""Times the font size: how far from the end of its heading a column of figures may begin."""
_ROWS = 3
_RIVER = 0.42
"""Of the font size: so wide must white space between two columns of words be."""
_STREAM = 0.16
"""The same where figures stand on one side, which hold no spaces."""


def find_columns(
    lines: Sequence[Line],
    bands: list[tuple[float, float]],
    beside: Sequence[Word],
    pieces: Sequence[Sequence[Word]],
    dividers: Sequence[float],
) -> list[float]:
    """The edges of columns: where white space runs down between them, with the ruling lines that stand there."""
    stretches: list[tuple[float, float, int]] = []
    lefts = [line.words[0].left for line in lines if line.figures and line.words]
    for index, line in enumerate(lines):
        if _is_section(line, lefts, dividers):
            continue
        filling = {word.number for word in line.figures}
        for phrase in phrases(line.words, dividers):
            if phrase[0].number in filling:
                stretches.extend((word.left, word.right, index) for word in phrase if _in_band(word, bands))
                continue
            # What runs over a column of figures is a heading across the table, or overflows its cell.
            start, end = phrase[0].left, phrase[-1].right
            over = [low for low, high in bands if start < (low + high) / 2 < end]
            inside = [word for word in phrase if not over or word.right < over[0]]
            if inside and not (over and start < bands[0][0] and len(over) > 2):
                stretches.append((start, inside[-1].right, index))
    stretches.extend((word.left, word.right, -index) for index, word in enumerate(beside, 1))
    covered = _covered(stretches, bands, len(lines) // 20)
    # A heading with nothing under it is a column all the same: all of its cells are blank.
    for piece in pieces:
        left, right = min(word.left for word in piece), max(word.right for word in piece)
        if (
            not any(a < right and b > left for a, b in covered)
            and _has_room(left, right, bands)
            and not _leads_to_another(right, piece[0].size, bands, pieces)
            and not _goes_with_another(left, right, covered, pieces)
        ):
            covered.append((left, right))
            bands = [*bands, (left, right)]
    return _edges(sorted(covered), bands, lines, dividers)


def find_bands(figures: Sequence[Word], lines: int) -> list[tuple[float, float]]:
    """Where columns of figures stand: figures that lie over one another, seen on enough lines."""
    bands: list[list[float]] = []  # left, right, how many
    for word in sorted(figures, key=lambda word: word.right - word.left):
        over = [band for band in bands if word.left < band[1] and word.right > band[0]]
        if not over:
            bands.append([word.left, word.right, 1])
        elif len(over) == 1:
            band = over[0]
            band[0], band[1], band[2] = min(band[0], word.left), max(band[1], word.right), band[2] + 1
        elif min(band[2] for band in over) == 1:  # a narrow figure at one side of a wide column came first
            merged = [
                min(word.left, *(b[0] for b in over)),
                max(word.right, *(b[1] for b in over)),
                1 + sum(b[2] for b in over),
            ]
            bands = [band for band in bands if band not in over]
            bands.append(merged)
    needed = 1 if lines <= 3 else 2
    return sorted((low, high) for low, high, count in bands if count >= needed)


def _in_band(word: Word, bands: Sequence[tuple[float, float]]) -> bool:
    return any(low <= word.cx <= high for low, high in bands)


def _has_room(left: float, right: float, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a column fits at a place: one between two columns of figures has them further apart than its neighbours are."""
    middles = sorted((low + high) / 2 for low, high in bands)
    steps = sorted(b - a for a, b in pairwise(middles))
    middle = (left + right) / 2
    around = [(a, b) for a, b in pairwise(middles) if a < middle < b]
    return not around or around[0][1] - around[0][0] > 1.5 * steps[len(steps) // 4]


def _leads_to_another(
    right: float, size: float, bands: Sequence[tuple[float, float]], pieces: Sequence[Sequence[Word]]
) -> bool:
    """Whether the figures next to the right of a heading have none of their own: set right, they stand under its end."""
    nearest = min((band for band in bands if band[0] >= right), default=None)
    if nearest is None or nearest[0] - right > _NEAR * size:
        return False
    return not any(
        min(word.left for word in piece) < nearest[1] and max(word.right for word in piece) > nearest[0]
        for piece in pieces
    )


def _goes_with_another(
    left: float,
    right: float,
    covered: Sequence[tuple[float, float]],
    pieces: Sequence[Sequence[Word]],
) -> bool:
    """Whether a phrase stands over or under a longer one that has a column: '(£000)' under 'Revised budget'."""
    for piece in pieces:
        start, end = min(word.left for word in piece), max(word.right for word in piece)
        longer = start <= left + 1 and end >= right - 1 and end - start > right - left
        if longer and sum(a < end and b > start for a, b in covered) == 1:
            return True
    return False


def _is_section(line: Line, lefts: Sequence[float], dividers: Sequence[float]) -> bool:
    """Whether a line is a heading within the table: one phrase and no figure, where the rows with figures begin."""
    if line.figures or len(phrases(line.words, dividers)) > 1:
        return False
    return sum(abs(line.words[0].left - left) < 1 for left in lefts) >= max(_ROWS, 0.6 * len(lefts))


def _covered(
    stretches: list[tuple[float, float, int]], bands: list[tuple[float, float]], allowed: int
) -> list[tuple[float, float]]:
    """Where words stand over one another; a stray line in twenty does not count."""
    ends = sorted({x for left, right, _ in stretches for x in (left, right)})
    changes: dict[float, list[tuple[int, int]]] = {}
    for left, right, line in stretches:
        changes.setdefault(left, []).append((1, line))
        changes.setdefault(right, []).append((-1, line))
    covered: list[tuple[float, float]] = []
    crossing: dict[int, int] = {}
    for low, high in pairwise(ends):
        for change, line in changes.get(low, ()):
            crossing[line] = crossing.get(line, 0) + change
            if not crossing[line]:
                del crossing[line]
        middle = (low + high) / 2
        if len(crossing) > allowed or any(left < middle < right for left, right in bands):
            if covered and covered[-1][1] >= low - 0.01:
                covered[-1] = (covered[-1][0], high)
            else:
                covered.append((low, high))
    return covered


def _edges(
    covered: list[tuple[float, float]],
    bands: list[tuple[float, float]],
    lines: Sequence[Line],
    dividers: Sequence[float],
) -> list[float]:
    """Edges of columns in the middle of the white space between what is covered."""
    if not covered:
        return []
    size = sorted(line.size for line in lines)[len(lines) // 2]
    edges = [covered[0][0]]
    for (low, before), (after, high) in pairwise(covered):
        figures = any(a < before and b > low for a, b in bands) or any(
            a < high and b > after for a, b in bands
        )
        line = next((x for x in dividers if before - size * 0.3 <= x <= after + size * 0.3), None)
        if line is not None:
            edges.append(line)
        elif after - before >= (_STREAM if figures else _RIVER) * size:
            edges.append((before + after) / 2)
    edges.append(covered[-1][1])
    return edges
