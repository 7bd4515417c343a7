"""A series of figures as a plot of characters, which is named and marked without any colour.

Each level (target, comparator, mean, limit) is a line with a sign of its own and a name at the right, off the figures. What is
drawn later lies above: levels, the line from figure to figure, the figures themselves.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Cell = tuple[str, str]
"""A character and what it belongs to: 'axis', 'level', 'line', 'point', 'signal', '' for nothing."""
_MOST_STEP = 10
"""Cells from one figure to the next at most."""
_DOTS = ((1, 2, 4, 64), (8, 16, 32, 128))
"""The bits of a braille character's dots, by column and row."""
_SIGN_EVERY = 4
"""Cells from one sign of a level to the next."""


@dataclass(frozen=True, slots=True)
class Level:
    """A line across: its sign, what it is called, its figure, and what fills it between two signs."""

    sign: str
    name: str
    value: float
    fill: str = " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What is drawn.

    Attributes:
        values: oldest first; None is a gap.
        names: of their periods, one for each value.
        signals: positions of values that are marked.
        levels: those so far off that the figures would lie flat are not drawn (``off_scale``).
        words: how a figure is written at the axis.
        braille: whether the terminal can show it; letters and signs of a typewriter otherwise.
    """

    values: Sequence[float | None]
    names: Sequence[str]
    signals: frozenset[int] = frozenset()
    levels: Sequence[Level] = ()
    words: Callable[[float], str] = str
    braille: bool = True

    @property
    def sign_of_signal(self) -> str:
        return "\u25c6" if self.braille else "#"

    @property
    def off_scale(self) -> list[Level]:
        """The levels that are not drawn."""
        known = [value for value in self.values if value is not None]
        reach = (max(known) - min(known) or abs(known[0]) or 1) if known else 0
        low, high = (min(known) - reach, max(known) + reach) if known else (0, 0)
        return [level for level in self.levels if not low <= level.value <= high]

    def rows(self, width: int, height: int) -> list[list[Cell]]:
        """The plot in rows of at most ``width`` characters: ``height`` rows of figures, the axis, and names of periods; none without figures."""
        known = [value for value in self.values if value is not None]
        if not known:
            return []
        off = self.off_scale
        levels = [level for level in self.levels if level not in off]
        shown = [*known, *(level.value for level in levels)]
        ticks = round_ticks(min(shown), max(shown), max(3, height // 3))
        heads = [self.words(tick) for tick in ticks]
        side = max(map(len, heads))
        named = max((len(f"{level.sign} {level.name}") for level in levels), default=0)
        named = min(named + 1, max(width // 3, 12))
        room = max(8, width - side - 2 - named)
        canvas = _Canvas(self, room, height, (ticks[0], ticks[-1]))
        canvas.draw(levels)
        at_left = {canvas.row(tick): head for tick, head in zip(ticks, heads, strict=True)}
        at_right = _beside(levels, canvas.row, height)
        tick_sign, line = ("\u2524", "\u2502") if self.braille else ("+", "|")
        rows = []
        for row in range(height):
            head = at_left.get(row, "")
            before = f"{head:>{side}}" + (tick_sign if head else line)
            after = f" {at_right.get(row, '')}".rstrip()
            after = after if len(after) <= named else f"{after[: named - 1]}\u2026"
            rows.append([*_cells(before, "axis"), *canvas.cells[row], *_cells(after, "level")])
        return [*rows, *canvas.axis(side)]


class _Canvas:
    """The cells between the axis and the names of the levels, of which ``ends`` are the lowest and highest figure."""

    def __init__(self, plot: Plot, room: int, height: int, ends: tuple[float, float]) -> None:
        self._plot, self._height, self._ends = plot, height, ends
        skipped = max(0, len(plot.values) - room)  # of a series that is too long the latest figures are shown
        count = len(plot.values) - skipped
        step = min(_MOST_STEP, (room - 2) / max(1, count - 1))
        self._columns = {skipped + place: 1 + round(place * step) for place in range(count)}
        self._width = max(self._columns.values()) + 2
        self.cells: list[list[Cell]] = [[(" ", "")] * self._width for _ in range(height)]

    def draw(self, levels: Sequence[Level]) -> None:
        rows: dict[int, list[Level]] = {}
        for level in levels:
            rows.setdefault(self.row(level.value), []).append(level)
        for row, here in rows.items():
            for at in range(self._width):
                level = here[at // _SIGN_EVERY % len(here)]
                sign = level.fill if at % _SIGN_EVERY or level.sign in level.fill else level.sign
                self.cells[row][at] = (sign, "level")
        found = [(at, place, self._plot.values[place]) for place, at in self._columns.items()]
        self._lines([(at, value) for at, _, value in found])
        for at, place, value in found:
            if value is not None:
                signal = place in self._plot.signals
                plain = "\u25cf" if self._plot.braille else "o"
                sign = self._plot.sign_of_signal if signal else plain
                self.cells[self.row(value)][at] = (sign, "signal" if signal else "point")

    def _lines(self, points: Sequence[tuple[int, float | None]]) -> None:
        """From each figure to the next; none over a gap."""
        across, down = (2, 4) if self._plot.braille else (1, 1)
        dots: dict[tuple[int, int], int] = {}
        for (left, one), (right, other) in pairwise(points):
            if one is None or other is None:
                continue
            first, last = self._place(one) * down, self._place(other) * down
            steps = max(1, across * (right - left), round(abs(last - first)))
            for step in range(steps + 1):
                x = across * left + round(across * (right - left) * step / steps)
                y = round(first + (last - first) * step / steps + (down - 1) / 2)
                y = min(max(y, 0), down * self._height - 1)
                dot = _DOTS[x % across][y % down]
                dots[y // down, x // across] = dots.get((y // down, x // across), 0) | dot
        for (row, at), dot in dots.items():
            self.cells[row][at] = (chr(0x2800 + dot) if self._plot.braille else ".", "line")

    def _place(self, value: float) -> float:
        """Rows from the top."""
        low, high = self._ends
        return (high - value) / (high - low) * (self._height - 1)

    def row(self, value: float) -> int:
        return round(self._place(value))

    def axis(self, side: int) -> list[list[Cell]]:
        """The line below with a mark for each period, and the names of as many as fit, always of the last."""
        corner, line, mark = ("\u2514", "\u2500", "\u2534") if self._plot.braille else ("+", "-", "+")
        below, names = [line] * self._width, [" "] * (self._width + side + 12)
        columns = list(self._columns.items())[::-1]
        longest = max(len(self._plot.names[place]) for place, _ in columns)
        apart = columns[0][1] - columns[1][1] if len(columns) > 1 else 1
        every = math.ceil((longest + 1) / max(1, apart))
        for number, (place, at) in enumerate(columns):
            below[at] = mark
            name = self._plot.names[place]
            start = side + 1 + at - len(name) // 2
            if number % every == 0 and start >= 0:
                names[start : start + len(name)] = name
        return [
            _cells(" " * side + corner + "".join(below), "axis"),
            _cells("".join(names).rstrip(), "axis"),
        ]


def _cells(text: str, what: str) -> list[Cell]:
    return [(character, what) for character in text]


def _beside(levels: Sequence[Level], row_of: Callable[[float], int], height: int) -> dict[int, str]:
    """The names of the levels by row, in order, each at its line or as near to it as the others leave room."""
    ordered = sorted(levels, key=lambda one: -one.value)[:height]
    rows: list[int] = []
    for level in ordered:
        rows.append(max(row_of(level.value), rows[-1] + 1 if rows else 0))
    for place in reversed(range(len(rows))):
        rows[place] = min(rows[place], rows[place + 1] - 1 if place + 1 < len(rows) else height - 1)
    return {row: f"{level.sign} {level.name}" for row, level in zip(rows, ordered, strict=True)}


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """Round figures for an axis, lowest first, of which the first and the last hold all between ``low`` and ``high``."""
    if low == high:
        low, high = low - abs(low) / 10, high + (abs(high) / 10 or 1)
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    places = max(0, 1 - math.floor(math.log10(step)))
    return [round(place * step, places) for place in range(first, last + 1)]
