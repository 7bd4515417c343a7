"""What the app says of checks for findings that failed, and how it shows the findings of one that was added."""

import pytest

from detected import with_one_broken, with_one_more
from one_of_each import one_of_each
from packview.insight import detectors
from packview.insight.detectors import DETECTORS
from packview.model.open_pack import OpenPack
from packview.services.analysis import worker
from packview.services.analysis.client import Analysis
from packview.tui.keys import pressed
from tui.fakes_workspace import OPENED, FakeLibrary, WorkspaceApp, seen
from tui.test_side_column import HUGE, ready
from tui.test_side_views import go, view, words

FINDINGS = "9"


def app_with(analysis: Analysis, opened: OpenPack) -> WorkspaceApp:
    library = FakeLibrary()
    library.studied = analysis
    return WorkspaceApp(library, opened, item=opened.pack.items[0].number)


@pytest.mark.parametrize("name", [detector.name for detector in DETECTORS])
async def test_a_check_that_failed_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = one_of_each()
    monkeypatch.setattr(detectors, "DETECTORS", with_one_broken(name))
    analysis = worker.analyse(opened)
    app = app_with(analysis, opened)
    async with app.run_test(size=HUGE, notifications=True) as pilot:
        await ready(app, pilot)
        told = [notice.message for notice in app._notifications]
        assert told == [f"{name.capitalize()} could not be checked (ValueError). Please report it."]
        await pilot.press(FINDINGS, FINDINGS)
        await pilot.pause()
        assert len([entry for entry in view(app).list.rows if entry.ref]) == len(analysis.findings) > 10
        assert view(app)._said.endswith(f"not checked: {name}")


async def test_nothing_found_is_no_all_clear_where_a_check_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detectors, "DETECTORS", with_one_broken("promises"))
    analysis = worker.analyse(OPENED)
    assert analysis.findings == ()
    app = app_with(analysis, OPENED)
    async with app.run_test(size=HUGE) as pilot:
        await go(app, pilot, FINDINGS, FINDINGS)
        said = str(view(app).list.get_option_at_index(0).prompt)
        assert said == "Nothing was noticed, but not everything was checked: promises."


async def test_findings_of_a_detector_that_was_added_are_shown_with_its_label(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = one_of_each()
    monkeypatch.setattr(detectors, "DETECTORS", with_one_more())
    analysis = worker.analyse(opened)
    app = app_with(analysis, opened)
    async with app.run_test(size=HUGE) as pilot:
        await go(app, pilot, FINDINGS, FINDINGS)
        assert "Worth asking \u00b7 rain or shine" in words(app)
        assert "W1" in words(app)
        kind = pressed("findings.kind")
        await pilot.press(kind)
        await pilot.pause()
        (entry,) = view(app).list.rows
        assert entry.question == "Will it rain?"
        assert f"1 of {len(analysis.findings)} \u00b7 rain or shine" in seen(app)
