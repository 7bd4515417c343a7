"""Back and forward through jumps, as in a browser."""

from dataclasses import dataclass

from packview.model import Position

_KEPT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the member was: the item in hand and the place in the text."""

    item: str
    position: Position


class History:
    """The places jumped from."""

    def __init__(self) -> None:
        self._before: list[Spot] = []
        self._after: list[Spot] = []

    @property
    def before(self) -> tuple[Spot, ...]:
        """The places there are to go back to, the nearest first."""
        return tuple(reversed(self._before))

    @property
    def after(self) -> tuple[Spot, ...]:
        """The places there are to go forward to, the nearest first."""
        return tuple(reversed(self._after))

    def leave(self, here: Spot) -> None:
        """A jump is about to be made from here."""
        if not self._before or self._before[-1] != here:
            self._before.append(here)
            del self._before[:-_KEPT]
        self._after.clear()

    def back(self, here: Spot) -> Spot | None:
        """The place to go back to; None at the beginning."""
        return _step(self._before, self._after, here)

    def forward(self, here: Spot) -> Spot | None:
        """The place to go forward to again; None at the end."""
        return _step(self._after, self._before, here)


def _step(source: list[Spot], target: list[Spot], here: Spot) -> Spot | None:
    while source:
        spot = source.pop()
        if spot != here:
            target.append(here)
            return spot
    return None
