"""The briefing, the plan in it, and the pace that the plan goes by."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packview.config import load
from packview.errors import PackviewError
from packview.model import (
    Evidence,
    Finding,
    Indicator,
    Meeting,
    ReadingState,
    RevisionChange,
    RevisionChanges,
    Trend,
)
from packview.model.open_pack import OpenPack
from packview.model.pack import TrackedRecommendation
from packview.model.reading_plan import SLOWEST, USUAL_PACE, duration, every_item, in_time, pages_left
from packview.services.analysis.client import Analysis
from packview.services.library.library import Library
from packview.tui.app import PackviewApp, Start
from packview.tui.base.side_view import WorkspaceState
from packview.tui.views.briefing import BriefingView
from packview.tui.workspace.agenda import IDLE_AFTER, Pace
from tui.fakes_workspace import NASTY, PACK, PAGES, TODAY, FakeLibrary, WorkspaceApp, note, seen, until


def test_the_pace_is_known_after_some_pages_and_idle_stretches_do_not_count() -> None:
    pace = Pace()
    pace.tick(1, 0.0, 0, 1)
    assert (pace.a_page, pace.known) == (USUAL_PACE, False)
    for page in range(1, 7):
        pace.tick(page, 60.0 * page, 1, page)
    assert pace.known
    assert pace.a_page == pytest.approx(60.0)
    idle = Pace(300.0, 5)
    idle.tick(1, 0.0, 0, 1)
    idle.tick(1, IDLE_AFTER + 1, 0, 1)
    idle.tick(1, IDLE_AFTER + 500, 1, 1)
    assert idle.seconds == 300.0
    assert Pace(1e9, 5).a_page == SLOWEST


def test_leaps_and_pages_leafed_over_do_not_make_the_pace() -> None:
    pace = Pace()
    for second, page in enumerate((1, 9, 17, 4, 30, 12, 40, 8)):
        pace.tick(page, 30.0 * second, 1, page)
    for second, page in enumerate(range(9, 30)):
        pace.tick(page, 214.0 + 4.0 * second, 1, page)
    assert (pace.seconds, pace.pages) == (0.0, 0)
    for second, page in enumerate(range(30, 36)):
        pace.tick(page, 298.0 + 80.0 * second, 1, page)
    assert pace.a_page == pytest.approx(80.0)


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


FINDING = Finding(
    key="k",
    kind="claim",
    rule="r",
    severity="ask",
    item="3-benches",
    explanation=f"Nine and three {NASTY}.",
    question="Which is right?",
    pdf_page=5,
    quote="Nine benches are green.",
)
CHANGE = RevisionChange(part="page", how="changed", item="3", name="", page="3", pdf_page=5)


def the_app(*, size_of_agenda: int | None = None) -> WorkspaceApp:
    pack = replace(
        PACK,
        items=PACK.items[:size_of_agenda],
        indicators=(
            Indicator(
                ref="B1",
                name="Benches",
                unit="count",
                item="3-benches",
                pdf_page=5,
                values={f"2019-{month:02}": float(month) for month in range(1, 6)},
            ),
        ),
        recommendations=(
            TrackedRecommendation(title="Ponds", number="1", action_proposed="Clean them", pdf_page=3),
            TrackedRecommendation(title="Ponds", number="2", action_proposed="Fill them", status="Completed"),
        ),
    )
    library = FakeLibrary(note("Why grey?", kind="question"), state=ReadingState(seconds=300.0, paced=5))
    library.revised = RevisionChanges(old_revision=0, new_revision=PACK.revision, changes=(CHANGE,))
    library.studied = Analysis(
        trends={
            0: Trend(
                position=0,
                ref="B1",
                method="xmr",
                rules=("outside",),
                direction="up",
                good=False,
                centre=2.0,
                lower=0.0,
                upper=4.0,
            )
        },
        findings=(FINDING,),
    )
    return WorkspaceApp(library, opened=OpenPack(pack=pack, pages=PAGES))


def view_of(app: WorkspaceApp) -> BriefingView:
    view = app.workspace.front.used
    assert isinstance(view, BriefingView)
    return view


def test_what_fits_into_the_time_comes_with_most_to_ask_first_and_no_further_than_it_goes() -> None:
    left = pages_left(PACK, (), ())
    items = every_item(PACK, left, findings=(FINDING,), changes=(CHANGE,))
    assert [(one.item.number, one.findings, one.changes) for one in items] == [
        ("1", 0, 0),
        ("2", 0, 0),
        ("3", 1, 1),
        ("4", 0, 0),
    ]
    assert [(one.item.number, len(one.pages)) for one in in_time(items, 5)] == [("3", 3), ("2", 2)]
    assert [(one.item.number, len(one.pages)) for one in in_time(items, 2)] == [("3", 2)]
    assert in_time(items, 0) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_each_line_opens_what_it_rests_on(size: tuple[int, int]) -> None:
    app = the_app()
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.workspace.state.studied and app.workspace.state.changes)
        await pilot.press("P")
        await until(
            pilot, lambda: app.workspace.state.open_pane == "briefing" and "Figures that moved" in seen(app)
        )
        shown, view = seen(app), view_of(app)
        for words in (
            "In 2 days \u00b7 Mon 3 Jun 2019",
            "5 pages left to read",
            "upper limit",
            "B1 Benches",
            "worse",
            "Which is right?",
            "Clean them",
        ):
            assert words in shown
        assert "Fill them" not in shown
        assert view.region.width >= size[0] - 2
        row = next(line for line in shown.splitlines() if "Benches  " in line and " 3 " in line)
        assert row.strip("\u2503 ").split()[2:8] == ["3", "3", "1", "1", "1", "1"]
        for ref, page in (("3-benches", 5), ("k", 5), ("owed-0", 3), ("change-0", 5)):
            await pilot.press("1", "P")
            view.reveal(ref)
            await pilot.press("enter")
            await until(pilot, lambda: app.workspace.state.open_pane == "pages")
            assert app.workspace.reader.pdf_page == page
        await pilot.press("P")
        view.reveal("signal-0")
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == "IndicatorScreen")


async def test_the_first_key_shows_the_names_of_the_columns_again() -> None:
    app = the_app()
    async with app.run_test(size=(80, 16)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("P")
        await until(pilot, lambda: app.workspace.state.open_pane == "briefing" and view_of(app).list.rows)
        others = sum(bool(one.ref) for one in view_of(app).list.rows) - 1
        for back in (["home"], ["up"] * others, ["pageup"] * 4):
            await pilot.press("end")
            await until(pilot, lambda: "I have:" not in seen(app))
            await pilot.press(*back)
            await until(pilot, lambda: "I have:" in seen(app))


async def test_the_key_of_a_view_that_was_never_shown_leads_to_it_from_the_briefing() -> None:
    app = the_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("P")
        await until(pilot, lambda: app.workspace.state.open_pane == "briefing")
        await pilot.press("7")
        await until(pilot, lambda: app.workspace.state.open_pane == "side")
        used = app.workspace.side.used
        assert used
        assert used.name_of_view == "tracker"


def test_a_finding_whose_question_is_taken_says_so() -> None:
    taken = note(
        "Ours?", kind="question", evidence=(Evidence(kind="finding", ref=FINDING.key, text="", page="3"),)
    )
    for notes, words in (((), "Which is right?"), ((taken,), "\u2713 taken: Which is right?")):
        entries = BriefingView().entries_of(WorkspaceState(pack=PACK, findings=(FINDING,), notes=notes))
        assert next(one for one in entries if one.ref == FINDING.key).closed[0].text == words


async def test_a_time_is_chosen_and_the_rest_stays_in_sight() -> None:
    app = the_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("P")
        await until(pilot, lambda: app.workspace.state.open_pane == "briefing" and view_of(app).list.rows)
        await pilot.press("s")
        shown = seen(app)
        assert "s I have: all [30 min] 1 h 2 h" in shown
        assert shown.index("Benches") < shown.index("Not in that time") < shown.index("Apologies")
        await pilot.press("s", "s", "s")
        assert "Not in that time" not in seen(app)


async def test_without_an_agenda_the_lines_of_other_parts_stay() -> None:
    app = the_app(size_of_agenda=0)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("P")
        await until(
            pilot, lambda: app.workspace.state.open_pane == "briefing" and "Which is right?" in seen(app)
        )
        assert "Signals" not in seen(app)


def test_what_is_not_worked_out_yet_is_said() -> None:
    view, unchecked = BriefingView(), WorkspaceState(pack=PACK, studied=True, unchecked=("promises",))
    assert "still being checked" in view.says(WorkspaceState(pack=PACK))
    assert view.says(unchecked).endswith("Not checked: promises")


def test_the_countdown_and_what_became_of_the_meeting_come_first() -> None:
    moved = replace(PACK, meeting=replace(PACK.meeting, status="cancelled"))
    says = BriefingView().says(WorkspaceState(pack=moved, today=TODAY))
    assert says.startswith("CANCELLED \u00b7 In 2 days \u00b7 Mon 3 Jun 2019")
    assert (
        BriefingView()
        .says(WorkspaceState(pack=replace(PACK, meeting=Meeting(committee="x"))))
        .startswith("everything is read")
    )


def test_the_more_an_item_holds_the_darker_its_cell_and_a_narrow_list_has_short_columns() -> None:
    seen = WorkspaceState(pack=PACK, findings=(FINDING,) * 3 + (replace(FINDING, item="2-minutes"),))
    drawn = {entry.ref: entry.drawn for entry in BriefingView().entries_of(seen)}

    def cells(ref: str, width: int) -> list[tuple[str, str]]:
        draw = drawn[ref]
        assert draw is not None
        return [(text.strip(), look) for text, look in draw(width).lines[0]]

    assert ("3", "most") in cells("3-benches", 76)
    assert ("1", "some") in cells("2-minutes", 76)
    assert ("exempt", "exempt") in cells("4-trees", 76)
    narrow = drawn["3-benches"]
    assert narrow is not None
    assert len(narrow(40).plain) == 40


def test_agenda_rows_are_not_worked_out_again_where_nothing_of_them_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def noted(*given: Any) -> Any:
        asked.append(given)
        return pages_left(*given)

    monkeypatch.setattr("packview.tui.views.briefing.pages_left", noted)
    view, seen = BriefingView(), WorkspaceState(pack=PACK)
    for page in (1, 2, 3):
        view.show(replace(seen, pdf_page=page))
    assert len(asked) == 1


@pytest.mark.parametrize(("start", "first"), [("briefing", "briefing"), ("last", "pages")])
def test_a_pack_begins_as_the_settings_say(
    start: str, first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text(f'start = "{start}"', encoding="utf-8")
    library = Library(tmp_path / "home", load())
    app = PackviewApp(library, lambda *_: pytest.fail("nothing is imported"))
    assert app.opening._briefed(Start(), OpenPack(pack=PACK, pages=PAGES)) == (first == "briefing")
    assert not app.opening._briefed(Start(item="3"), OpenPack(pack=PACK, pages=PAGES))
    (tmp_path / "config.toml").write_text('start = "elsewhere"', encoding="utf-8")
    with pytest.raises(PackviewError, match="wrong shape"):
        load()
