"""The process that works out what a pack holds beyond its facts: themes, findings, trends, related measures."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from packview.errors import PackviewError
from packview.insight.detectors import Context, detect
from packview.insight.indicators import Polarities
from packview.insight.promises.followed import outstanding
from packview.insight.promises.followups import followups_of, last_time
from packview.insight.trends.stitched import long_series, with_trends
from packview.model import Pack, Theme, ThemeLinks
from packview.model.committee import LongSeries
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis, Asked
from packview.services.analysis.findings import as_printed, earlier_packs, polarities
from packview.services.settings_files import themes_of
from packview.services.worker_process import answer

T = TypeVar("T")
_YIELDING = 5
"""How far the process stands back where something else wants the processor: the member reads meanwhile."""


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    answer(_answer)


def _answer(body: bytes) -> list[bytes]:
    opened, home = msgspec.msgpack.decode(body, type=Asked)
    return [msgspec.msgpack.encode(analyse(opened, Path(os.fsdecode(home)) if home else None))]


def analyse(opened: OpenPack, home: Path | None = None) -> Analysis:
    """Work out everything, here and now; what fails is told, and the rest is there. Without a library's folder, of this pack alone."""
    problems: list[str] = []
    nothing: tuple[tuple[Theme, ...], tuple[ThemeLinks, ...], tuple[PackviewError, ...]] = ((), (), ())
    themes, links, faults = _attempt("themes", lambda: themes_of(opened), nothing, problems)
    none_known: tuple[Polarities, PackviewError | None] = (Polarities(), None)
    known, fault = _attempt("polarities", polarities, none_known, problems)
    problems.extend(str(each) for each in (*faults, fault) if each)
    pack = opened.pack
    seen = as_printed(opened)
    none_earlier: tuple[Pack, ...] = ()
    earlier = _attempt("earlier meetings", lambda: earlier_packs(home, pack), none_earlier, problems)
    context = Context(
        pack=seen.pack,
        pages=seen.pages,
        earlier=earlier,
        polarities=known,
        layouts=seen.layouts,
    )
    detection = detect(context)
    problems.extend(check.problem for check in detection.checks if check.error)
    return Analysis(
        themes=themes,
        links=links,
        findings=detection.findings,
        trends=_attempt("trends", lambda: {one.position: one for one in context.trends}, {}, problems),
        related=_attempt("related measures", lambda: dict(context.dataset.related), {}, problems),
        followups=_attempt(
            "resolutions", lambda: followups_of(pack.minutes, pack.recommendations), (), problems
        ),
        last_time=_attempt("last minutes", lambda: dict(last_time(pack.items, pack.minutes)), {}, problems),
        series=_attempt("series over meetings", lambda: _series(seen.pack, earlier, known), {}, problems),
        owed=_attempt("earlier promises", lambda: outstanding(seen.pack, earlier), (), problems),
        checks=detection.checks,
        problems=tuple(problems),
    )


def _series(pack: Pack, earlier: Sequence[Pack], known: Polarities) -> dict[int, LongSeries]:
    """The series of the pack's indicators that earlier packs have too, by position; ``earlier`` is newest first."""
    found = with_trends(long_series([*reversed(earlier), pack]), known) if earlier else ()
    return {one.position: one for one in found if one.position is not None and len(one.said) > 1}


def _attempt(what: str, work: Callable[[], T], otherwise: T, problems: list[str]) -> T:
    try:
        return work()
    except PackviewError as error:
        problems.append(str(error))
    except Exception as error:  # noqa: BLE001  one part that fails must not take the others with it
        fault = type(error).__name__
        problems.append(f"The {what} of this pack could not be worked out ({fault}). Please report it")
    return otherwise
