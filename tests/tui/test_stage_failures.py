"""A pack of which a part could not be read: it opens with the rest, and says which part it was."""

from dataclasses import replace

import pytest

from broken_stages import break_stage, sentence
from packview.model import Pack
from packview.model.import_events import Imported
from packview.model.open_pack import OpenPack
from packview.parse.pipeline import STAGES, Stage, run_stages
from parse_pages import SOURCE, harbourton
from tui.fakes_workspace import PACK, PAGES, WorkspaceApp, seen
from tui.test_workspace_importing import half_read, heard, started

SIZE = (108, 24)


def broken(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> tuple[Pack, OpenPack]:
    document, pages = harbourton()
    break_stage(monkeypatch, stage)
    pack = run_stages(document, pages, source=SOURCE).pack()
    return pack, OpenPack(pack=pack, pages=tuple(page.lines for page in pages))


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
async def test_the_app_opens_the_rest_and_names_what_failed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, opened = broken(stage, monkeypatch)
    app = WorkspaceApp(opened=opened)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert f"Could not be read: {stage.name}" in seen(app)
        await pilot.press("home")
        assert f"(packview: {sentence(stage)})" in seen(app)


async def test_the_end_of_an_import_names_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    failed, _ = broken(STAGES[-1], monkeypatch)
    pack = replace(PACK, warnings=failed.warnings)
    feed = half_read()
    app = started(feed)
    async with app.run_test(size=SIZE) as pilot:
        await heard(pilot, feed, Imported(pack=pack, pages=PAGES, seconds=0.1, stored=True))
        assert "Could not be read: understood pages. All 8 pages of parks.pdf are read" in seen(app)
