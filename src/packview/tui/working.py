"""Begin what takes a while without holding the interface up, and let what was typed arrive before what follows it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import ParamSpec

from textual.dom import DOMNode

Arguments = ParamSpec("Arguments")


def begin(
    node: DOMNode,
    group: str,
    work: Callable[Arguments, Awaitable[None]],
    *arguments: Arguments.args,
    **named: Arguments.kwargs,
) -> None:
    """Have a screen or widget begin some work in a worker of its own.

    The coroutine is made when the worker has its turn: one that ends before, because its screen was left, leaves nothing
    behind that was never awaited.
    """
    waiting: Callable[[], Awaitable[None]] = partial(work, *arguments, **named)
    node.run_worker(waiting, group=group)


_PATIENCE = 1.0
"""Seconds that are waited for a field, which may be gone."""


async def typed_before(node: DOMNode) -> None:
    """Wait until the keys pressed before this one have arrived in the field that is typed in.

    A key with priority acts at once, while a letter before it may still be on its way to the field.
    """
    field, arrived = node.screen.focused, asyncio.Event()
    if field is not None and field.call_later(arrived.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(arrived.wait(), _PATIENCE)


class Pace:
    """Calls at once at the first change, and while changes go on at most once in each interval of ``start_timer``."""

    def __init__(self, call: Callable[[], None], start_timer: Callable[[Callable[[], None]], object]) -> None:
        self._call = call
        self._start_timer = start_timer
        self.begun = False
        self._resting = False
        self._changed = False

    def change(self) -> None:
        if self._resting:
            self._changed = True
            return
        self.begun = self._resting = True
        self._changed = False
        self._start_timer(self._rested)
        self._call()

    def _rested(self) -> None:
        self._resting = False
        if self._changed:
            self.change()
