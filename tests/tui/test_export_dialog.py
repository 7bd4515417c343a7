"""Exporting from the app: what is chosen, how it will read, where it goes, and what may not leave."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import Input, Static

from packview.config import Config
from packview.model import Preferences
from packview.services.exporting import PackExport
from packview.services.library.library import Library, save_preferences
from packview.services.notes.anchors import anchor_at
from packview.tui.app import PackviewApp, Start
from packview.tui.dialogs.base import ConfirmDialog
from packview.tui.dialogs.export import ExportDialog
from packview.tui.library.screen import LibraryScreen
from packview.tui.workspace.screen import WorkspaceScreen
from tui.fakes_library import until
from tui.fakes_workspace import seen


@pytest.fixture
def library(a_library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Library:
    monkeypatch.setattr("packview.services.exporting.user_documents_path", lambda: tmp_path)
    save_preferences(a_library, Preferences(toured=True))
    library = Library(a_library, Config(member="Robin Ash"))
    (entry,) = library.entries()
    pack = library.load(entry.pack_id).pack
    notes, anchor = library.notebook(entry.pack_id), anchor_at(pack, item=pack.items[2], pdf_page=3)
    notes.add(kind="question", text="Why [green]?", anchor=anchor)
    notes.add(kind="note", text="Between ourselves", anchor=anchor, private=True)
    return library


def the_app(library: Library, start: Start) -> PackviewApp:
    return PackviewApp(
        library, lambda *_: pytest.fail("nothing is imported"), start=start, today=lambda: date(2019, 6, 1)
    )


def preview(app: PackviewApp) -> str:
    return "".join(str(one.content) for one in app.screen.query("#text").results(Static))


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.html"))


async def test_four_keys_write_what_may_leave_and_a_file_is_replaced_only_after_a_yes(
    library: Library, tmp_path: Path
) -> None:
    app = the_app(library, Start(pack_id=library.entries()[0].pack_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, ExportDialog) and "Why" in preview(app))
        assert "Between ourselves" not in preview(app)
        await pilot.press("right", "left", "right", "down", "down")
        await until(
            pilot, lambda: app.screen.query_one("#path", Input).value.endswith("-notes-and-questions.html")
        )
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        written = files(tmp_path)[0]
        assert "Why [green]?" in written.read_text(encoding="utf-8")
        written.write_text("mine", encoding="utf-8")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, ExportDialog) and "Why" in preview(app))
        app.screen.query_one("#path", Input).value = str(written)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, ExportDialog))
        assert written.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        assert written.read_text(encoding="utf-8").startswith("# Parks Committee")


async def test_titles_are_shown_and_written_as_printed_on_demand(library: Library, tmp_path: Path) -> None:
    opened = library.load(library.entries()[0].pack_id)
    items = tuple(
        replace(item, shown_title=item.title.title(), title=item.title.upper()) for item in opened.pack.items
    )
    export = PackExport(library, replace(opened, pack=replace(opened.pack, items=items)))
    app = App[None]()
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = ExportDialog(export)
        await app.push_screen(dialog)
        await until(pilot, lambda: items[2].shown_title in str(dialog.query_one("#text", Static).content))
        assert items[2].title not in str(dialog.query_one("#text", Static).content)
        await pilot.click("#printed")
        await until(pilot, lambda: items[2].title in str(dialog.query_one("#text", Static).content))
        dialog.query_one("#path", Input).value = str(tmp_path / "notes.md")
        await dialog.run_action("accept")
        await until(pilot, (tmp_path / "notes.md").is_file)
    assert items[2].title in (tmp_path / "notes.md").read_text(encoding="utf-8")


async def test_what_cannot_be_written_is_told_in_the_dialog(library: Library, tmp_path: Path) -> None:
    app = the_app(library, Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.chosen is not None)
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(app.screen, ExportDialog) and "Why" in preview(app))
        await pilot.press("up", "up", "up", "up")  # round to the last ones, then the draft minutes
        await until(pilot, lambda: "There is no log of this meeting" in seen(app))
        await pilot.press("down", "down", "down", "down")
        await until(pilot, lambda: "Why" in preview(app))
        app.screen.query_one("#path", Input).value = str(tmp_path / "nowhere" / "x.md")
        await pilot.press("enter")
        await until(pilot, lambda: "is not there" in seen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_without_a_pack_there_is_nothing_to_export(tmp_path: Path) -> None:
    app = the_app(Library(tmp_path / "empty", Config(member="Robin Ash")), Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "Choose or open a pack to export from" in seen(app))
