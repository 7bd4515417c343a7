"""Keeps Python's collection of unused memory out of the time between a key and the paint that answers it.

A full collection takes 50 to 100 ms once Textual and a long pack are loaded, and comes in the middle of a key press
as often as not. While a pack is open, full collections happen when nothing moves.
"""

import gc

_FULL_AFTER = 500
"""Collections of the middle generation before a full one is forced, instead of Python's 10."""


class Pauses:
    """From ``begin`` to ``end`` full collections happen in ``rest``."""

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None
        self._rested = False

    def begin(self) -> None:
        """What is loaded now stays until the end and need not be looked at again and again."""
        if self._before is None:
            self._before = gc.get_threshold()
            gc.freeze()
            gc.set_threshold(*self._before[:2], _FULL_AFTER)

    def rest(self) -> None:
        """Nothing moves: collect. What is there the first time, the study above all, stays and is left out from then on."""
        if self._before is None:
            return
        gc.collect()
        if not self._rested:
            self._rested = True
            gc.freeze()

    def end(self) -> None:
        """As it was."""
        if self._before is not None:
            gc.unfreeze()
            gc.set_threshold(*self._before)
            self._before = None
