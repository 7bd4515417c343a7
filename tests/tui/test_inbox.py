"""New files of the inbox are offered in the library, and imported when the member says so."""

from datetime import date
from pathlib import Path
from typing import Any

from textual.widgets import Static

from packview.config import Config
from packview.paths import sample_pack
from packview.services.library.inbox import Inbox
from packview.services.library.library import Library
from packview.tui.app import PackviewApp
from packview.tui.library.inbox import InboxDialog
from packview.tui.library.screen import LibraryScreen
from tui.fakes_workspace import seen, until


def the_app(tmp_path: Path) -> PackviewApp:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "agenda.pdf").write_bytes(sample_pack().read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    library = Library(tmp_path / "home", Config(member="Robin Ash", inbox=folder))

    def importer(*_: Any) -> Any:
        raise AssertionError("nothing but the inbox is imported")

    return PackviewApp(library, importer, today=lambda: date(2026, 12, 1))


def offer(app: PackviewApp) -> str:
    return str(app.screen_stack[0].query_one("#offer", Static).content)


async def test_new_files_are_offered_sorted_and_imported(tmp_path: Path) -> None:
    app = the_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "2 new files in" in offer(app))
        assert offer(app).endswith(": i to import")
        assert app.library.entries() == ()  # never by itself
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, InboxDialog))
        await until(pilot, lambda: "New meeting: Children and Families" in seen(app))
        await until(pilot, lambda: "[ ] broken.pdf" in seen(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(app.library.entries()) == 1)
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and "1 new file in" in offer(app))


async def test_what_is_declined_is_not_offered_again_and_a_lost_folder_is_told(tmp_path: Path) -> None:
    app = the_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "2 new files in" in offer(app))
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, InboxDialog) and "[ ] broken.pdf" in seen(app))
        await pilot.press("down", "space")
        await pilot.click("#decline")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert Inbox(app.library).look() == ()
        await pilot.press("r")
        await until(pilot, lambda: not offer(app))
        for path in (tmp_path / "papers").iterdir():
            path.unlink()
        (tmp_path / "papers").rmdir()
        await pilot.press("r")
        await until(
            pilot, lambda: "is not there. Press F9 to choose another folder" in " ".join(offer(app).split())
        )
