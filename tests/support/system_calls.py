"""Calls of the system, watched: what happens at each of them is for a test to decide."""

import fcntl
import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Self


class Watched:
    """While it is entered, each of some functions of ``os``, or of ``fcntl``, is called by ``around``.

    Attributes:
        real: the functions themselves, by name.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.real: dict[str, Callable[..., Any]] = {
            name: getattr(os, name, None) or getattr(fcntl, name) for name in names
        }

    def __enter__(self) -> Self:
        for name, real in self.real.items():
            setattr(os if hasattr(os, name) else fcntl, name, partial(self.around, name, real))
        return self

    def __exit__(self, *_: object) -> None:
        for name, real in self.real.items():
            setattr(os if hasattr(os, name) else fcntl, name, real)

    def around(self, name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Make a call, or something else in its place."""
        raise NotImplementedError
