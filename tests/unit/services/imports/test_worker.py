"""Reading a file in the worker: what fails costs its own part only."""

from pathlib import Path
from typing import Any

import pytest

from broken_stages import break_stage, sentence
from packview import paths
from packview.extract.stamps import settle_labels
from packview.model import Layout, Page, StageName, WarningKind
from packview.model.import_events import AgendaRead, Imported, PagesRead
from packview.parse.layout import layout_of
from packview.parse.pipeline import STAGES, Stage
from packview.services.imports import worker
from packview.services.imports.client import ImportRequest
from packview.store import packs

LAYOUT = "The layout of this page could not be read (ValueError)"


def imported(path: Path, home: Path | None = None) -> Imported:
    done = list(worker.run(ImportRequest(path=bytes(path), home=bytes(home) if home else None)))[-1]
    assert isinstance(done, Imported)
    return done


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_that_fails_does_not_end_the_import(
    stage: Stage, town_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_stage(monkeypatch, stage)
    done = imported(town_file, tmp_path / "home")
    pack, pages = packs.load(tmp_path / "home", done.pack.pack_id)
    assert [(warned.stage, warned.message) for warned in pack.failures] == [(stage.name, sentence(stage))]
    assert len(pages) == len(pack.pages) == 3


def test_a_layout_that_fails_costs_its_page_in_both_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = imported(paths.sample_pack())
    bad = {2, 12}  # of the first chunk, and of the second, which a forked process reads

    def layout(page: Page, grids: Any) -> Layout:
        if page.number in bad:
            raise ValueError
        return layout_of(page, grids)

    monkeypatch.setattr("packview.services.imports.readers.layout_of", layout)
    events = list(worker.run(ImportRequest(path=bytes(paths.sample_pack()))))
    done = events[-1]
    assert isinstance(done, Imported)
    assert done.layouts == tuple(
        () if number in bad else known for number, known in enumerate(before.layouts, start=1)
    )
    assert all(before.layouts[number - 1] for number in bad)
    assert [
        (warned.pdf_page, warned.kind, warned.stage, warned.message) for warned in done.pack.warnings
    ] == [(number, WarningKind.FAILED, StageName.LAYOUT, LAYOUT) for number in sorted(bad)]
    assert done.pages == before.pages
    assert sum(len(event.layouts) for event in events if isinstance(event, PagesRead)) == len(before.pages)
    assert any(isinstance(event, AgendaRead) for event in events)


def test_page_numbers_that_cannot_be_settled_stay_as_they_are_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = imported(paths.sample_pack())

    def settle(pages: Any) -> Any:
        if len(pages) == len(before.pages):
            raise IndexError
        return settle_labels(pages)

    monkeypatch.setattr("packview.services.imports.packing.settle_labels", settle)
    done = imported(paths.sample_pack())
    assert [page.label for page in done.pack.pages] == [page.label for page in before.pack.pages]
    assert [(warned.stage, warned.error) for warned in done.pack.failures] == [
        (StageName.PAGE_NUMBERS, "IndexError")
    ]


def test_every_part_is_timed() -> None:
    times = imported(paths.sample_pack()).times
    assert [each.stage for each in times] == [StageName.TEXT, *(stage.name for stage in STAGES)]
    assert times[0].seconds > 0
