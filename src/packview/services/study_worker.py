"""The process that works out what a pack holds beyond its facts: themes, twins, findings, trends."""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import TypeVar

import msgspec

from packview.errors import PackviewError
from packview.insight.followups import followups_of, last_time
from packview.insight.twins import twins_of
from packview.model import Theme, ThemeLinks
from packview.services.library import OpenPack
from packview.services.study import Study
from packview.services.themes import themes_of
from packview.services.wire import read_frame, write_frame

T = TypeVar("T")
_YIELDING = 5
"""How far the process stands back where something else wants the processor: the member reads meanwhile."""


def main() -> None:
    """Answer the one request on standard input."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up in the frame
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    body = read_frame(sys.stdin.buffer)
    if body is None:
        return
    opened = msgspec.msgpack.decode(body, type=OpenPack)
    with contextlib.suppress(BrokenPipeError):  # the app is gone
        write_frame(out, msgspec.msgpack.encode(study(opened)))


def study(opened: OpenPack) -> Study:
    """Work out everything, here and now; what fails is told, and the rest is there all the same."""
    problems: list[str] = []
    nothing: tuple[tuple[Theme, ...], tuple[ThemeLinks, ...], tuple[PackviewError, ...]] = ((), (), ())
    themes, links, faults = _attempt("themes", lambda: themes_of(opened), nothing, problems)
    problems.extend(str(fault) for fault in faults)
    return Study(
        themes=themes,
        links=links,
        twins=_attempt("indicators", lambda: dict(twins_of(opened.pack.indicators)), {}, problems),
        followups=_attempt(
            "resolutions",
            lambda: followups_of(opened.pack.minutes, opened.pack.recommendations),
            (),
            problems,
        ),
        last_time=_attempt(
            "last minutes", lambda: dict(last_time(opened.pack.items, opened.pack.minutes)), {}, problems
        ),
        problems=tuple(problems),
    )


def _attempt(what: str, work: Callable[[], T], otherwise: T, problems: list[str]) -> T:
    try:
        return work()
    except PackviewError as error:
        problems.append(str(error))
    except Exception as error:  # noqa: BLE001  one part that fails must not take the others with it
        fault = type(error).__name__
        problems.append(f"The {what} of this pack could not be worked out ({fault}). Please report it")
    return otherwise


if __name__ == "__main__":
    main()
