"""The committee over its meetings beside the pages, in the briefing and beside an indicator."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from committee_year import DAYS, FENCE, LAMPS, meeting, months, row, visits, year
from packview.errors import PackviewError
from packview.insight.indicators import Polarities
from packview.insight.promises.followed import followed
from packview.insight.trends.stitched import long_series, with_trends
from packview.model.committee import Committee, InPack, PersonOverMeetings, QuestionsAt, in_pack
from packview.services.analysis.client import Analysis
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView
from packview.tui.views.indicator_detail import IndicatorScreen
from packview.tui.workspace.following import MeetingLinks
from tui.fakes_workspace import FakeLibrary, WorkspaceApp, seen, until

KEPT = row(LAMPS, "To follow", number="2", title="Lamps")
PACKS = year(
    {
        "indicators": (visits(months(1, [40, 42, 41, 43, 44])),),
        "recommendations": (row(FENCE, "To follow"), KEPT),
    },
    {"indicators": (visits(months(3, [41, 49, 44, 45, 47])),), "recommendations": (KEPT,)},
)
SERIES = with_trends(long_series(PACKS), Polarities())
FOUND = Committee(
    council="Town", name="Parks", packs=tuple(map(in_pack, PACKS)), series=SERIES, promises=followed(PACKS),
    people=(PersonOverMeetings(name="Cllr Ash", role="Chair", present=1, of=2, away=(DAYS[0],)),),
    questions=tuple(QuestionsAt(at=in_pack(pack), written=2, asked=1) for pack in PACKS),
)  # fmt: skip


class Listening(WorkspaceApp):
    """Keeps what is wanted of the app."""

    wanted: tuple[Any, ...] = ()

    def on_wanted(self, message: Wanted) -> None:
        self.wanted = (message.what, *message.values)


def the_app(committee: Callable[[], Committee] | None = lambda: FOUND, **study: Any) -> Listening:
    library = FakeLibrary()
    library.studied = Analysis(**study)
    opened = replace(meeting(1), pack=PACKS[1])
    return Listening(library, opened, links=MeetingLinks(committee=committee))


async def shown(app: Listening, pilot: Pilot[None]) -> SideView:
    await until(pilot, lambda: app.workspace.state.studied)
    await pilot.press("f10", "equals_sign")
    view = app.workspace.side.used
    assert isinstance(view, SideView)
    return view


async def test_promises_series_attendance_and_questions_are_shown_and_lead_to_their_pages() -> None:
    app = the_app()
    async with app.run_test(size=(200, 60)) as pilot:
        view = await shown(app, pilot)
        await until(pilot, lambda: "Outstanding: 1" in seen(app))
        text = " ".join(line.text for entry in view.listed for line in entry.lines)
        for words in (
            "Dropped, or not told: 1",
            "Figures over 2 meetings: 1",
            "Cllr Ash",
            "2 questions written",
        ):
            assert words in text
        view.reveal("promise-1")
        await pilot.press("enter")
        assert app.wanted == ("open", PACKS[0].pack_id, "#2"), "its row is in an earlier pack only"
        view.reveal("promise-0")
        await pilot.press("enter")
        await until(pilot, lambda: app.workspace.state.pdf_page == 2)
        view.reveal("series-0")
        await until(pilot, lambda: "Revised: April 2018: 43" in " ".join(seen(app).split()))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_it_fits_a_small_terminal(size: tuple[int, int]) -> None:
    app = the_app()
    async with app.run_test(size=size) as pilot:
        await shown(app, pilot)
        await until(pilot, lambda: "Outstanding" in seen(app))


async def test_without_a_library_or_a_readable_committee_the_view_says_what_to_do() -> None:
    app = the_app(committee=None)
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(app, pilot)
        await until(pilot, lambda: "Add this pack" in seen(app))

    def fails() -> Committee:
        raise PackviewError("No pack of Parks has a date", "Put it right")

    app = the_app(fails)
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(app, pilot)
        await until(pilot, lambda: "No pack of Parks has a date" in seen(app))


async def test_the_briefing_says_since_when_something_is_outstanding() -> None:
    app = the_app(owed=tuple(one for one in FOUND.promises if one.state == "open"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("P")
        await until(pilot, lambda: "Outstanding since 7 March 2019, 2 meetings" in seen(app))


async def test_an_indicator_in_detail_has_its_long_series() -> None:
    app = the_app(series={0: SERIES[0]})
    async with app.run_test(size=(120, 50)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("6", "6", "enter")
        await until(pilot, lambda: isinstance(app.screen, IndicatorScreen))
        words = " ".join(
            str(part.content)
            for part in app.screen.query("#whole .part").results()
            if hasattr(part, "content")
        )
        assert "Over the committee's meetings" in words
        assert "2 packs, 7 figures, January 2018 to July 2018" in words


def test_a_place_without_a_page_opens_the_pack() -> None:
    assert in_pack(PACKS[0]) == InPack(pack_id=PACKS[0].pack_id, date=DAYS[0])
