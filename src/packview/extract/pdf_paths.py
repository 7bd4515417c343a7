"""Ruling lines among what a PDF page draws: strokes along an axis, and rectangles filled so thin that they are lines."""

from itertools import pairwise

from packview.extract.geometry import Matrix
from packview.model import Rule

_THIN = 3.0
"""Points: what is filled and no thicker than this is a line."""
_SHORTEST = 3.0
_SLANT = 0.5
"""Points by which a line may leave its axis."""
_MOST_CORNERS = 6
"""A filled shape with more corners is a drawing."""
_MOST_RULES = 20_000
_MOST_POINTS = 100_000
_FARTHEST = 1e5
"""Comparing with it also keeps out what is no number."""

_Shape = list[tuple[float, float]]


class PathRules:
    """Collects the paths of a page and keeps those that are ruling lines.

    Attributes:
        painted: how many shapes were stroked or filled, ruling lines or not.
    """

    def __init__(self) -> None:
        self.painted = 0
        self._rules: dict[tuple[float, float, float, float], None] = {}
        self._shapes: list[_Shape] = []
        self._points = 0

    def move(self, operands: list[float]) -> None:
        """Start a shape (m)."""
        self._shapes.append([(operands[0], operands[1])])

    def line(self, operands: list[float]) -> None:
        """Draw on to a point (l)."""
        if self._points < _MOST_POINTS:
            self._points += 1
            self._shapes[-1].append((operands[0], operands[1]))

    def rectangle(self, operands: list[float]) -> None:
        """A whole shape (re)."""
        x, y, width, height = operands[:4]
        if self._points < _MOST_POINTS:
            self._points += 5
            self._shapes.append([(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)])

    def curve(self, _operands: list[float]) -> None:
        """A shape with a curve in it is no ruling line (c, v, y): it is forgotten, and what follows is an empty one."""
        self._shapes[-1] = []

    def close(self, _operands: list[float]) -> None:
        """Draw back to where the shape began (h)."""
        shape = self._shapes[-1]
        shape.append(shape[0])

    def drop(self, _operands: list[float]) -> None:
        """The shapes were not meant to be seen (n)."""
        self._shapes.clear()
        self._points = 0

    def stroke(self, matrix: Matrix, *, close: bool = False) -> None:
        """Draw along the shapes."""
        for shape in self._shapes:
            self.painted += 1
            points = [_on_page(matrix, x, y) for x, y in shape]
            if close and points:
                points.append(points[0])
            for (x0, y0), (x1, y1) in pairwise(points):
                if (abs(x1 - x0) <= _SLANT) != (abs(y1 - y0) <= _SLANT):
                    self._add(x0, y0, x1, y1)
        self.drop([])

    def fill(self, matrix: Matrix) -> None:
        """Fill the shapes."""
        for shape in self._shapes:
            self.painted += 1
            if not 2 <= len(shape) <= _MOST_CORNERS:
                continue
            points = [_on_page(matrix, x, y) for x, y in shape]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
            if bottom - top <= _THIN and bottom - top <= right - left:
                self._add(left, (top + bottom) / 2, right, (top + bottom) / 2)
            elif right - left <= _THIN:
                self._add((left + right) / 2, top, (left + right) / 2, bottom)
        self.drop([])

    def rules(self) -> tuple[Rule, ...]:
        """What was found, in the order drawn, each once."""
        return tuple(Rule(x0=x0, y0=y0, x1=x1, y1=y1) for x0, y0, x1, y1 in self._rules)

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(x1 - x0) + abs(y1 - y0) >= _SHORTEST and len(self._rules) < _MOST_RULES:
            left, right = (x0, x1) if x0 <= x1 else (x1, x0)
            top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
            if -_FARTHEST < left <= right < _FARTHEST and -_FARTHEST < top <= bottom < _FARTHEST:
                self._rules[round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)] = None


def _on_page(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
