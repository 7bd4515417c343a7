"""What an import reports while it runs: Opened, PagesRead and AgendaRead in turn, then Imported or Failed; Working at any time."""

from dataclasses import dataclass

from packview.errors import PackviewError
from packview.model import Change, Layout, Pack, StageName
from packview.wording.words import counted

PageLines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """How long a part of reading took, in seconds."""

    stage: StageName
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The file can be read. ``page_count`` pages will follow."""

    name: str
    page_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesRead:
    """Some more pages from ``first`` on, as text, with printed labels and layouts as far as known; ``done`` of ``total`` are read."""

    first: int
    labels: tuple[str | None, ...]
    pages: tuple[PageLines, ...]
    done: int
    total: int
    layouts: tuple[Layout, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRead:
    """The agenda is known; the pack so far. Comes once, before the last pages; its ``pages`` cover the whole file."""

    pack: Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """What takes long just now: a PDF page, None before the first and after the last; and the seconds since the event before."""

    page: int | None
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Everything was read, and the pack is in the library when ``stored``.

    Attributes:
        changes: what a supplement changed in the pack it was put into.
        layouts: how every page is set out; () where that is not known.
        times: how long each part took, in the order in which they were read.
    """

    pack: Pack
    pages: tuple[PageLines, ...]
    seconds: float
    stored: bool
    changes: tuple[Change, ...] = ()
    layouts: tuple[Layout, ...] = ()
    times: tuple[StageTime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The import ended without a pack; the library is as it was."""

    error: PackviewError


ImportEvent = Opened | PagesRead | AgendaRead | Working | Imported | Failed


def import_progress(working: Working | None, *, done: int, total: int) -> str:
    """'page 12 of 300', 'page 13 of 300, 4 s so far' for one that takes long, 'all 300 pages read, 2 s of sorting them'."""
    if working is None:
        return f"page {done:,} of {total:,}"
    if working.page is not None:
        return f"page {working.page:,} of {total:,}, {working.seconds:.0f} s so far"
    if done < total or not total:
        return f"{working.seconds:.0f} s so far"
    return f"all {counted(total, 'page')} read, {working.seconds:.0f} s of sorting them"
