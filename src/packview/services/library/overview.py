"""What the library shows of a pack beside its facts: signals, findings, what changed. It is worked out once and kept."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from packview.errors import PackviewError
from packview.files import read_json
from packview.model import LibraryEntry, Note, ReadingState, RevisionChanges
from packview.model.open_pack import OpenPack
from packview.model.reading import Counts
from packview.services.analysis.client import Analysis, AnalysisJob
from packview.services.analysis.kept import FOLDER, rules_stamp, stamp_of
from packview.store import packs
from packview.store.atomic import write_atomic

if TYPE_CHECKING:
    from packview.services.library.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All that a briefing shows of a pack that is not open; ``changes`` as of ``Library.changes``."""

    counts: Counts
    opened: OpenPack
    analysis: Analysis
    left: ReadingState
    notes: tuple[Note, ...]
    changes: RevisionChanges | None


class OverviewJob:
    """Works the overview of one pack out and keeps its counts. ``run`` in a thread of its own, ``cancel`` from any."""

    def __init__(self, library: "Library", pack_id: str) -> None:
        self._library, self._pack_id = library, pack_id
        self._job: AnalysisJob | None = None
        self._cancelled = False

    def cancel(self) -> None:
        self._cancelled = True
        if self._job is not None:
            self._job.cancel()

    def run(self) -> Overview | None:
        """None after ``cancel``. Raises PackviewError: the pack cannot be read, or nothing could be worked out."""
        library, pack_id = self._library, self._pack_id
        stamp = _stamp(library, pack_id, rules_stamp())
        opened = library.load(pack_id)
        self._job = library.study(OpenPack(pack=opened.pack, pages=tuple(opened.pages)))
        if self._cancelled or (analysis := self._job.run()) is None:
            return None
        changes = library.changes(pack_id)
        counts = Counts(
            stamp=stamp,
            signals=sum(trend.signal for trend in analysis.trends.values()),
            findings=sum(one.severity == "ask" for one in analysis.findings),
            changes=len(changes.changes) if changes else 0,
        )
        with suppress(PackviewError):  # they are worked out again
            write_atomic(_file(library.home, pack_id), msgspec.json.encode(counts), durable=False)
        left, notes = library.reading(pack_id), library.notes(pack_id)
        return Overview(
            counts=counts, opened=opened, analysis=analysis, left=left, notes=notes, changes=changes
        )


def counted(library: "Library", entries: Sequence[LibraryEntry]) -> tuple[LibraryEntry, ...]:
    """The entries with what is kept of each; counts of a pack that has changed since are left out."""
    rules = rules_stamp()
    kept = [read_json(_file(library.home, entry.pack_id), Counts) for entry in entries]
    return tuple(
        replace(entry, counts=one) if one and one.stamp == _stamp(library, entry.pack_id, rules) else entry
        for entry, one in zip(entries, kept, strict=True)
    )


def _file(home: Path, pack_id: str) -> Path:
    return home / FOLDER / f"{pack_id}.json"


def _stamp(library: "Library", pack_id: str, rules: str) -> str:
    """What changes when a pack, what members put right in it, or the rules change."""
    roots = (library.home, library.config.shared or library.home)
    put_right = (file for root in roots for file in (root / "corrections" / pack_id).glob("*"))
    return f"{rules} {stamp_of((packs.folder_of(library.home, pack_id) / packs.PACK, *put_right))}"
