"""A series of figures in one row of cells, gaps as gaps; and single figures on the same scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"
GAP = "\u00b7"
"""Where no figure is printed: a dot in the middle, which no figure looks like."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the lowest and the highest block stand for. Equal ends mean that nothing moves."""

    low: float
    high: float

    def block(self, value: float | None) -> str:
        """The block of a figure, the gap for none; a figure beyond the ends gets the end's."""
        if value is None:
            return GAP
        if self.high <= self.low:
            return BLOCKS[3]
        share = (value - self.low) / (self.high - self.low)
        return BLOCKS[min(len(BLOCKS) - 1, max(0, int(share * len(BLOCKS))))]


def scale_of(figures: Iterable[float | None]) -> Scale | None:
    """The scale that holds all the figures; None where there is none."""
    known = [figure for figure in figures if figure is not None]
    return Scale(min(known), max(known)) if known else None


def sparkline(values: Sequence[float | None], scale: Scale | None = None, *, width: int = 0) -> str:
    """The series, oldest at the left.

    Args:
        values: the figures; None is shown as a gap.
        scale: what to draw on; None takes the series' own.
        width: cells there are; of a longer series the latest figures are shown. 0 for no limit.
    """
    shown = values[-width:] if width else values
    scale = scale or scale_of(shown)
    return "".join(scale.block(value) for value in shown) if scale else GAP * len(shown)


def chart(values: Sequence[float | None], *, rows: int, step: int = 2) -> list[str]:
    """The series as columns of several rows, highest row first; a gap is a dot in the lowest row.

    Args:
        values: the figures.
        rows: how many rows.
        step: cells from one column to the next.
    """
    scale = scale_of(values)
    lines = []
    for row in range(rows - 1, -1, -1):
        cells = [_cell(value, scale, row, rows) for value in values]
        lines.append("".join(cell.ljust(step) for cell in cells).rstrip())
    return lines


def _cell(value: float | None, scale: Scale | None, row: int, rows: int) -> str:
    if value is None or scale is None:
        return GAP if row == 0 else " "
    span = scale.high - scale.low
    share = (value - scale.low) / span if span else 0.5
    eighths = max(1, round(share * rows * len(BLOCKS))) - row * len(BLOCKS)
    return " " if eighths <= 0 else BLOCKS[min(eighths, len(BLOCKS)) - 1]
