"""A series of figures as one line of blocks, for the screen and for texts."""

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
    """The series, oldest at the left, None as a gap; of one longer than ``width`` cells the latest figures are shown."""
    shown = values[-width:] if width else values
    scale = scale or scale_of(shown)
    return "".join(scale.block(value) for value in shown) if scale else GAP * len(shown)
