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
