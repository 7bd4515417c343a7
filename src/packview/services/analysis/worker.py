"""The process that works out what a pack holds beyond its facts: themes, twins, findings, trends."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from packview import config
from packview.errors import PackviewError
from packview.insight.indicators import related_measures
from packview.insight.promises.followups import followups_of, last_time
from packview.model import Pack, Theme, ThemeLinks
from packview.services.analysis.client import Study, StudyRequest
from packview.services.analysis.findings import earlier_packs, findings_of, polarities, trends_of
from packview.services.analysis.themes import themes_of
from packview.services.imports.frames import read_frame, write_frame
from packview.services.library.library import Library, OpenPack

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
    request = msgspec.msgpack.decode(body, type=StudyRequest)
    home = Path(request.home) if request.home else None
    with contextlib.suppress(BrokenPipeError):  # the app is gone
        write_frame(out, msgspec.msgpack.encode(study(request.opened, home)))


def study(opened: OpenPack, home: Path | None = None) -> Study:
    """Work out everything, here and now; what fails is told, and the rest is there all the same.

    Args:
        opened: the pack and the lines of all its pages.
        home: the library's folder, None to look at this pack alone.
    """
    problems: list[str] = []
    nothing: tuple[tuple[Theme, ...], tuple[ThemeLinks, ...], tuple[PackviewError, ...]] = ((), (), ())
    themes, links, faults = _attempt("themes", lambda: themes_of(opened), nothing, problems)
    problems.extend(str(fault) for fault in faults)
    _, fault = polarities()
    problems.extend([str(fault)] if fault else [])
    pack = opened.pack
    return Study(
        themes=themes,
        links=links,
        findings=_attempt("findings", lambda: findings_of(opened, _earlier(pack, home)), (), problems),
        trends=_attempt("signals", lambda: {one.position: one for one in trends_of(pack)}, {}, problems),
        twins=_attempt("indicators", lambda: dict(related_measures(pack.indicators)), {}, problems),
        followups=_attempt(
            "resolutions",
            lambda: followups_of(pack.minutes, pack.recommendations),
            (),
            problems,
        ),
        last_time=_attempt("last minutes", lambda: dict(last_time(pack.items, pack.minutes)), {}, problems),
        problems=tuple(problems),
    )


def _earlier(pack: Pack, home: Path | None) -> tuple[Pack, ...]:
    return earlier_packs(Library(home, config.load()), pack) if home else ()


def _attempt(what: str, work: Callable[[], T], otherwise: T, problems: list[str]) -> T:
    try:
        return work()
    except PackviewError as error:
        problems.append(str(error))
    except Exception as error:  # noqa: BLE001  one part that fails must not take the others with it
        fault = type(error).__name__
        problems.append(f"The {what} of this pack could not be worked out ({fault}). Please report it")
    return otherwise
