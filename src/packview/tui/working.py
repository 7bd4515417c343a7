"""Begin what takes a while without holding the interface up."""

from collections.abc import Awaitable, Callable
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
