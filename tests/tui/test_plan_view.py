"""The reading plan, and the pace it reckons with."""

from dataclasses import replace

import pytest

from packview.model import Finding, Indicator, ReadingState, Trend
from packview.model.open_pack import OpenPack
from packview.model.reading_plan import SLOWEST, USUAL_PACE, duration, pages_left
from packview.services.analysis.client import Analysis
from packview.tui.views.plan import PlanView
from packview.tui.workspace.agenda import IDLE_AFTER, Pace
from tui.fakes_workspace import PACK, PAGES, FakeLibrary, WorkspaceApp, note, seen


def test_the_pace_is_known_after_some_pages_and_idle_stretches_do_not_count() -> None:
    pace = Pace()
    pace.tick(1, 0.0, 0)
    assert (pace.a_page, pace.known) == (USUAL_PACE, False)
    for page in range(1, 6):
        pace.tick(page, 60.0 * page, 1)
    assert pace.known
    assert pace.a_page == pytest.approx(60.0)
    idle = Pace(300.0, 5)
    idle.tick(1, 0.0, 0)
    idle.tick(1, IDLE_AFTER + 1, 0)
    idle.tick(1, IDLE_AFTER + 500, 1)
    assert idle.seconds == 300.0
    assert Pace(1e9, 5).a_page == SLOWEST


def test_durations_are_said_in_hours_and_minutes() -> None:
    assert [duration(seconds) for seconds in (1, 90, 3600, 4800)] == [
        "1 minute",
        "2 minutes",
        "1 hour",
        "1 hour 20 minutes",
    ]


def test_blank_pages_read_pages_and_items_marked_as_read_are_not_left() -> None:
    left = pages_left(PACK, {5}, {"2-minutes"})
    assert "2-minutes" not in left
    assert 5 not in left["3-benches"]
    pages = tuple(replace(info, state="blank") for info in PACK.pages)
    assert pages_left(replace(PACK, pages=pages), (), ()) == {}


def the_app() -> WorkspaceApp:
    pack = replace(PACK, indicators=(Indicator(ref="B1", name="Benches", item="3-benches", pdf_page=5),))
    library = FakeLibrary(note("Why?", kind="question"), state=ReadingState(seconds=300.0, paced=5))
    library.studied = Analysis(
        trends={0: Trend(position=0, ref="B1", method="xmr", rules=("outside",), direction="up")},
        findings=(
            Finding(
                key="k",
                kind="claim",
                rule="r",
                severity="ask",
                item="3-benches",
                explanation="x",
                question="y?",
            ),
        ),
    )
    return WorkspaceApp(library, opened=OpenPack(pack=pack, pages=PAGES))


async def test_items_with_signals_come_first_and_enter_goes_to_what_is_left() -> None:
    app = the_app()
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.press("P", "P", "plus")
        await app.workers.wait_for_complete()
        await pilot.pause()
        view = app.workspace.side.view("plan")
        assert isinstance(view, PlanView)
        assert view.list.rows[0].ref == "3-benches"
        assert "at your pace (1.0 minutes a page)" in str(view.above.content)
        shown = seen(app)
        for words in ("1 signal in the figures", "1 finding worth asking", "1 question of yours"):
            assert words in shown
        await pilot.press("enter")
        assert app.workspace.reader.pdf_page == 5


async def test_when_all_is_read_it_says_so() -> None:
    library = FakeLibrary(state=ReadingState(items_done=frozenset(item.key for item in PACK.items)))
    app = WorkspaceApp(library)
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press("P")
        await pilot.pause()
        view = app.workspace.side.view("plan")
        assert isinstance(view, PlanView)
        assert "is read" in str(view.list.get_option_at_index(0).prompt)
