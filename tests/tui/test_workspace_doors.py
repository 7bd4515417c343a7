"""From the workspace to what lies over it: one indicator in detail, the room, and what the last meeting left."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from packview.config import Config
from packview.errors import PackviewError
from packview.model import Preferences
from packview.model.open_pack import OpenPack
from packview.model.pack import CarriedOver
from packview.services.imports.client import Import
from packview.services.library.library import Library, save_preferences
from packview.tui.app import PackviewApp, first
from packview.tui.dialogs.note import NoteDialog
from packview.tui.library.tour import TourScreen
from packview.tui.meeting.screen import MeetingScreen
from packview.tui.views.indicator_detail import IndicatorScreen
from packview.tui.views.minutes import TrackerView
from packview.tui.workspace.following import MeetingLinks
from packview.tui.workspace.screen import WorkspaceScreen
from tui.fakes_workspace import NASTY, FakeLibrary, WorkspaceApp, seen, until
from tui.indicator_values import ALL, TRENDS
from tui.side_values import FULL, ROWS, STUDY

SIZE = (160, 60)


async def test_an_indicator_is_opened_asked_about_and_leads_to_its_page() -> None:
    library = FakeLibrary()
    library.studied = replace(STUDY, trends=TRENDS, related={0: (2,), 2: (0,)})
    app = WorkspaceApp(library, OpenPack(pack=replace(FULL.pack, indicators=ALL), pages=FULL.pages))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("6", "6", "enter")
        await until(pilot, lambda: isinstance(app.screen, IndicatorScreen))
        assert "M1 Contacts received" in seen(app)
        await pilot.press("left")
        assert NASTY in seen(app), "round to the last of them"
        await pilot.press("right", "a")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        app.screen.query_one(TextArea).text = "Why so many?"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, IndicatorScreen))
        (kept,) = library.book.held.values()
        assert (kept.kind, kept.indicator, kept.text) == ("question", "M1", "Why so many?")
        await until(
            pilot, lambda: "- Why so many? (draft)" in str(app.screen.query(".part").last(Static).content)
        )
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.workspace)
        assert app.workspace.reader.pdf_page == 5


async def test_what_the_last_meeting_left_stands_in_the_tracker() -> None:
    action = CarriedOver(
        kind="action",
        date=date(2019, 5, 6),
        item_number="7",
        item_title="Ponds",
        text=f"Send the figures {NASTY}",
        owner=f"Dana {NASTY}",
        due="in June",
    )
    left = (action, replace(action, kind="resolution", text="Clean the ponds", beside=ROWS[0]))
    app = WorkspaceApp(FakeLibrary(), FULL, links=MeetingLinks(carry=lambda: left))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.carried == left)
        await pilot.press("7", "7", "f8", "home")
        await pilot.pause()
        shown = seen(app)
        for words in (
            f"Send the figures {NASTY}",
            f"for Dana {NASTY}",
            "NOT in the tracker",
            "In the tracker: Ponds",
        ):
            assert words in shown
        view = app.workspace.side.view("tracker")
        assert isinstance(view, TrackerView)
        await pilot.press("end", "up")
        assert view.entry == "log0", "after the tracker's own"
        await pilot.press("y")
        assert "Send the figures \\[REDACTED]" in app.clipboard
        await pilot.press("down", "l")
        assert view.entry == "0", "its row of the tracker"


async def test_what_the_last_meeting_left_and_cannot_be_read_is_said() -> None:
    def broken() -> tuple[CarriedOver, ...]:
        raise PackviewError(f"The log {NASTY} is damaged")

    app = WorkspaceApp(FakeLibrary(), FULL, links=MeetingLinks(carry=broken))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: f"could not be read: The log {NASTY} is damaged" in seen(app))


@asynccontextmanager
async def whole(
    home: Path, *, chair: float | None = None, toured: bool = True
) -> AsyncIterator[tuple[PackviewApp, Pilot[None]]]:
    """The app with nothing replaced, on the town's pack."""
    save_preferences(home, Preferences(toured=toured))
    library = Library(home, Config(member="Robin Ash"))
    start = first(library, "hillford", item=None, page=None, password=None, chair=chair)
    app = PackviewApp(library, lambda path, *_: Import(path), start=start, today=lambda: date(2019, 6, 3))
    async with app.run_test(size=(80, 24)) as pilot:
        yield app, pilot


async def test_c_goes_into_the_room_and_escape_comes_back(a_library: Path) -> None:
    async with whole(a_library) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await pilot.press("C")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen))
        assert "NOT OPENED YET" in seen(app)
        await pilot.press("S", "n")
        assert "1 Apologies" in seen(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
    log = next((a_library / "meetings").rglob("*.log"))
    assert len(log.read_bytes().splitlines()) == 2, "opened, and the first item begun"


@pytest.mark.parametrize(("chair", "words"), [(0.0, "NOT OPENED YET"), (60.0, "REHEARSAL")])
async def test_the_command_goes_into_the_room_at_once(a_library: Path, chair: float, words: str) -> None:
    async with whole(a_library, chair=chair) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen))
        await until(pilot, lambda: words in seen(app))


async def test_on_a_first_start_the_command_goes_into_the_room_after_the_tour(a_library: Path) -> None:
    async with whole(a_library, chair=0.0, toured=False) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, TourScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
