"""Ruling lines: which of them hang together, and which cells they make."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from packview.model import Rule

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


class Line:
    """Ruling lines on one axis that lie on top of or next to each other.

    Attributes:
        at: where it lies.
        spans: its stretches, start and end.
    """

    __slots__ = ("at", "spans")

    def __init__(self, at: float) -> None:
        self.at = at
        self.spans: list[tuple[float, float]] = []

    def close(self) -> None:
        """Join the stretches that touch."""
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

    def is_whole(self, start: float, end: float) -> bool:
        """Whether it runs from one place to another without a gap."""
        return (
            len(self.spans) == 1 and self.spans[0][0] <= start + _TOUCH and self.spans[0][1] >= end - _TOUCH
        )


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
        """Of its box."""
        left, top, right, bottom = self.box
        return (right - left) * (bottom - top)

    def is_large(self) -> bool:
        """Whether a table can be in it: it has lines both ways and room for words."""
        if len(self.upright) < 2 or len(self.level) < 2:
            return False
        left, top, right, bottom = self.box
        return right - left > 3 * _SMALLEST and bottom - top > _SMALLEST


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
    found: dict[int, Frame] = {}
    for index, line in enumerate(upright):
        found.setdefault(groups.root(index), Frame([], [])).upright.append(line)
    for index, line in enumerate(level):
        found.setdefault(groups.root(len(upright) + index), Frame([], [])).level.append(line)
    return sorted((frame for frame in found.values() if frame.is_large()), key=lambda frame: frame.area)


def lines_of_frame(frame: Frame) -> tuple[list[Line], list[Line]]:
    """The upright and the level lines of a frame, with its outer edges where those are not drawn."""
    left, top, right, bottom = frame.box
    return _edged(gather(frame.upright), left, right), _edged(gather(frame.level), top, bottom)


def gather(found: Iterable[Stretch], near: float = SAME) -> list[Line]:
    """Lines by where they lie, those that are near each other as one."""
    lines: list[Line] = []
    for at, start, end in sorted(found):
        if not lines or at - lines[-1].at > near:
            lines.append(Line(at))
        lines[-1].spans.append((start, end))
    for line in lines:
        line.close()
    return lines


def merge_places(uprights: Sequence[Line], levels: Sequence[Line]) -> list[int]:
    """For each place in a grid the number of the first place of its cell: places with no line between them are one."""
    columns, rows = len(uprights) - 1, len(levels) - 1
    groups = _Groups(columns * rows)
    for column in range(1, columns):
        if not uprights[column].is_whole(levels[0].at, levels[-1].at):
            for row in range(rows):
                if not uprights[column].covers(levels[row].at, levels[row + 1].at):
                    groups.join(row * columns + column - 1, row * columns + column)
    for row in range(1, rows):
        if not levels[row].is_whole(uprights[0].at, uprights[-1].at):
            for column in range(columns):
                if not levels[row].covers(uprights[column].at, uprights[column + 1].at):
                    groups.join((row - 1) * columns + column, row * columns + column)
    return [groups.root(index) for index in range(columns * rows)]


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
    return _pieced(upright), _pieced(level)


def _pieced(found: Sequence[Stretch]) -> list[Stretch]:
    return [(line.at, start, end) for line in gather(found, _ONE_LINE) for start, end in line.spans]


def _edged(lines: list[Line], low: float, high: float) -> list[Line]:
    """The lines, with an edge added where lines the other way stick out over the first or the last."""
    if low < lines[0].at - 4 * SAME:
        lines.insert(0, Line(low))
    if high > lines[-1].at + 4 * SAME:
        lines.append(Line(high))
    return lines
