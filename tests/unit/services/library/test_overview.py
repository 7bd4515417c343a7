"""What the library shows of a pack beside its facts: worked out once, kept, and worked out anew when anything of it changes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from packview.config import Config
from packview.model import Finding, Trend
from packview.services.analysis.client import Analysis, AnalysisJob
from packview.services.library.library import Library
from packview.store import packs
from stored import ID, PAGES, published

FOUND = Analysis(
    findings=(
        Finding(key="a", kind="claim", rule="r", severity="ask", explanation="x"),
        Finding(key="b", kind="claim", rule="r", severity="info", explanation="x"),
    ),
    trends={
        0: Trend(position=0, ref="B1", method="xmr", rules=("outside",)),
        1: Trend(position=1, ref="B2", method="none"),
    },
)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was worked out, in place of a process for each."""
    done: list[object] = []

    def answers(job: AnalysisJob, _: bytes) -> Iterator[bytes]:
        if not job.cancelled:
            done.append(job)
            yield msgspec.msgpack.encode(FOUND)

    monkeypatch.setattr(AnalysisJob, "answers", answers)
    return done


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "home", Config(member="Robin Ash"))
    pack, path = published(tmp_path)
    packs.add_pack(library.home, pack, PAGES, path, revision=False)
    return library


def test_counts_are_listed_once_they_are_worked_out(library: Library, worked: list[object]) -> None:
    (before,) = library.counted(library.entries())
    assert before.counts is None
    overview = library.overview(ID).run()
    assert overview is not None
    assert overview.analysis == FOUND
    assert overview.opened.pack.pack_id == ID
    (after,) = library.counted(library.entries())
    assert after.counts is not None
    assert (after.counts.signals, after.counts.findings, after.counts.changes) == (1, 1, 0)
    library.overview(ID).run()
    assert len(worked) == 1, "the second time it is kept"


def test_it_is_worked_out_anew_when_the_pack_the_settings_or_an_earlier_meeting_change(
    library: Library, worked: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "config"))
    library.overview(ID).run()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "polarity.toml").write_text("", encoding="utf-8")
    library.overview(ID).run()
    assert len(worked) == 2
    pack, path = published(tmp_path, b"%PDF earlier")
    day = pack.meeting.date
    assert day is not None
    earlier = replace(
        pack, pack_id="earlier", meeting=replace(pack.meeting, date=day.replace(year=day.year - 1))
    )
    packs.add_pack(library.home, earlier, PAGES, path, revision=False)
    library.overview(ID).run()
    assert len(worked) == 3
    again, path = published(tmp_path, b"%PDF again")
    packs.add_pack(library.home, again, (*PAGES[:-1], ("other words",)), path, revision=True)
    assert {entry.pack_id: entry.counts for entry in library.counted(library.entries())}[ID] is None
    library.overview(ID).run()
    assert len(worked) == 4


def test_without_the_index_nothing_is_lost_and_a_removed_pack_leaves_nothing(
    library: Library, worked: list[object]
) -> None:
    library.overview(ID).run()
    shutil.rmtree(library.home / "overviews")
    assert library.overview(ID).run() is not None
    assert len(worked) == 2
    job = library.overview(ID)
    job.cancel()
    assert job.run() is None
    library.remove(ID)
    assert library.counted(()) == ()


def test_a_pack_never_opened_begins_with_the_layout_of_the_one_read_last(library: Library) -> None:
    left = library.reading("another")
    library.save_reading("another", replace(left, side=replace(left.side, name="compare"), item="3-x"))
    assert library.reading(ID).side.name == "compare"
    assert library.reading(ID).item == ""
