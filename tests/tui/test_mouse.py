"""What a click does where no test of the widget itself says so: footers, lists in dialogs, and in the room."""

from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from packview.services.notes.sharing import SharedNotes
from packview.tui.dialogs.base import LineDialog, PlacesDialog
from tui.fakes_meeting import NAMES, MeetingApp, question
from tui.fakes_workspace import FakeLibrary, WorkspaceApp, note, seen, until
from tui.side_values import FULL, STUDY


async def click(
    pilot: Pilot[Any], app: App[Any], words: str, *, times: int = 1, last: bool = False, before: int = 0
) -> None:
    """Click on the second letter of the first words of the screen that are these, or of the last."""
    places = [
        (row.index(words) + 1 - before, y) for y, row in enumerate(seen(app).split("\n")) if words in row
    ]
    assert places, f"{words!r} is not on the screen:\n{seen(app)}"
    assert await pilot.click(offset=places[-1 if last else 0], times=times)
    await pilot.pause()


async def test_the_footer_lists_of_dialogs_and_colleagues() -> None:
    mine = note("Why grey?", kind="question", to="Head of Parks")
    theirs = note("Which ducks?", number=2, kind="question", member="Sam Oak")
    library = FakeLibrary(mine)
    library.others.shared = SharedNotes(notes=(theirs,))
    library.studied = STUDY
    app = WorkspaceApp(library, FULL, item="2")
    async with app.run_test(size=(160, 40)) as pilot:
        work = app.workspace
        await until(pilot, lambda: work.state.studied and len(work.state.shared) == 1)

        await click(pilot, app, "g Go to", last=True)
        await until(pilot, lambda: isinstance(app.screen, LineDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is work)
        await click(pilot, app, "} Next item", last=True)
        assert work.state.item_key == "3-benches"
        assert work.reader.pdf_page == 5

        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await click(pilot, app, "Item 2: Minutes")
        await until(pilot, lambda: app.screen is work)
        assert work.reader.pdf_page == 3

        await pilot.click("#place")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        assert "Put this right" in seen(app)
        await click(pilot, app, "Cancel")
        await until(pilot, lambda: app.screen is work)

        await click(pilot, app, "3 Benches")
        await until(pilot, lambda: work.state.item_key == "3-benches")
        await pilot.press("home")
        await click(pilot, app, "Which ducks?", last=True)
        assert work.reader.pdf_page == 1, "one click only chooses"
        assert work.side.entries["notes"] == theirs.id
        await click(pilot, app, "Which ducks?", times=2, last=True)
        assert work.reader.pdf_page == 5

        await click(pilot, app, "!WTwelve", before=1)
        await until(pilot, lambda: work.side.entries.get("findings") == "look-1")
        await click(pilot, app, "!WTwelve")
        await until(pilot, lambda: work.side.entries.get("themes", "").startswith("water"))

        await click(pilot, app, "0 Search")
        await until(pilot, lambda: work.side.used is not None and work.side.used.field.has_focus)

        await pilot.press("escape", "Q", "Q", "t")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await click(pilot, app, "Deferred  to a later meeting")
        await until(pilot, lambda: app.screen is work)
        assert library.book.held[mine.id].status == "deferred"


async def test_in_the_room(tmp_path: Path) -> None:
    app = MeetingApp(tmp_path)
    question(app, "Why green?")
    async with app.run_test(size=(120, 40)) as pilot:
        await click(pilot, app, "S Start", last=True)
        assert app.view.state.phase == "running"
        await pilot.press("W")
        await click(pilot, app, f"[ ] {NAMES[1]}")
        assert [one.name for one in app.view.state.people if one.here] == [NAMES[1]]
        await pilot.press("escape", "I")
        await until(pilot, lambda: app.view.bar.asking)
        await click(pilot, app, "3 Benches", last=True)
        await until(pilot, lambda: app.view.state.current == "3-benches")
        await click(pilot, app, "Why green?")
        assert not app.view.has_class("-page"), "one click only chooses"
        await click(pilot, app, "Why green?", times=2)
        await until(pilot, lambda: app.view.has_class("-page"))
        assert app.view.reader.pdf_page == 5
