"""The app with nothing replaced: first run, a second file, and what a member does in between."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import pytest
from textual.command import CommandPalette
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, TextArea

from packview import config, paths
from packview.config import Config
from packview.model import Anchor, Preferences
from packview.services.editions.wanted import added_item
from packview.services.imports.client import EventSource, Import
from packview.services.library.library import Library, finish, save_preferences
from packview.services.library.search import stale_packs
from packview.tui.app import PackviewApp, Start, first
from packview.tui.dialogs.base import ConfirmDialog, ImportDialog, PlacesDialog
from packview.tui.dialogs.form import FormDialog
from packview.tui.dialogs.note import NoteDialog
from packview.tui.library.importing import ImportScreen
from packview.tui.library.screen import LibraryScreen
from packview.tui.library.tour import TourScreen
from packview.tui.workspace.screen import WorkspaceScreen
from tui.fakes_library import shown, toasts, until
from tui.waiting import at_once


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home", Config(member="Test Member"))


def the_app(library: Library, start: Start) -> PackviewApp:
    def importer(path: Path, stored: bool, password: str | None, revision: bool | None) -> EventSource:
        home = library.home if stored else None
        return Import(path, home=home, password=password, revision=revision, ask=True)

    return PackviewApp(library, importer, start=start, today=lambda: date(2018, 11, 26))


async def test_the_first_run_ends_with_the_sample_in_the_library(library: Library) -> None:
    app = the_app(library, first(library, None, item=None, page=None, password=None))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TourScreen) and not app.opening.feeds)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
    assert [entry.pages > 1 for entry in library.entries()] == [True]


async def test_a_pack_can_be_left_while_it_is_still_being_read(library: Library) -> None:
    save_preferences(library.home, Preferences(toured=True))
    app = the_app(library, Start(path=paths.sample_pack()))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await pilot.press("escape", "question_mark", "escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("q")
    assert library.entries() == ()


async def test_a_file_that_is_no_pack_leaves_the_library_as_it_was(library: Library, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"\x00\x01\xff[/")
    app = the_app(library, Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        app.screen.query_one("#path", Input).value = str(tmp_path / "bad.pdf")
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(app.screen, ImportScreen) and len(app.screen.query("Button")) == 3
        )
        assert shown(app.screen, "#message").endswith(".")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
    assert library.entries() == ()


async def test_a_newer_edition_imported_in_the_app_keeps_what_was_put_right(
    library: Library, tmp_path: Path
) -> None:
    front, benches = (
        "Papers for members of Aldmoor\n\nWords of greeting.\n",
        "Benches are green in all parks.\n",
    )
    (tmp_path / "one.txt").write_text(f"{front}\f{benches}", encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"{front}\fA sheet on the car park.\n\f{benches}", encoding="utf-8")
    opened = library.load(finish(Import(tmp_path / "one.txt", home=library.home)).pack.pack_id)
    wanted = added_item(opened.pack, "1", "Benches", first=2)
    library.corrections(opened.pack.pack_id).put(opened, wanted)
    save_preferences(library.home, Preferences(toured=True))
    app = the_app(library, Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        app.screen.query_one("#path", Input).value = str(tmp_path / "two.txt")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen.query("ImportScreen Button")) == 5)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        assert isinstance(app.screen, WorkspaceScreen)
        assert [(item.title, item.pdf_first) for item in app.screen.state.pack.items] == [("Benches", 3)]


async def test_letters_typed_before_a_question_can_be_written_are_kept(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("Papers for members\n\nWords of greeting.\n", encoding="utf-8")
    pack_id = finish(Import(tmp_path / "one.txt", home=library.home)).pack.pack_id
    save_preferences(library.home, Preferences(toured=True))
    app = the_app(library, Start(pack_id=pack_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await pilot.press("2")
        at_once(app, *(Key(name, name) for name in "ahello"), Key("space", " "), Key("q", "q"))
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        text = app.screen.query_one("#text", TextArea)
        await until(pilot, lambda: text.text == "hello q")


def chosen(screen: Screen[Any]) -> str:
    option = screen.query_one(OptionList).highlighted_option
    return str(option.prompt) if option else ""


async def test_the_name_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "settings"))
    monkeypatch.delenv("PACKVIEW_MEMBER", raising=False)
    (tmp_path / "one.txt").write_text("Papers for members\n\nWords of greeting.\n", encoding="utf-8")
    library = Library(tmp_path / "home", config.load())
    pack_id = finish(Import(tmp_path / "one.txt", home=library.home)).pack.pack_id
    app = the_app(library, Start(pack_id=pack_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TourScreen))
        app.screen.query_one(Input).value = "Robin Ash"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await until(pilot, lambda: library.config.name == "Robin Ash")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, TourScreen))
        assert not app.screen.query(Input)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.press(*"your name", "enter")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        app.screen.query_one("#member", Input).value = "Robin Birch"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.press(*"where you left", "enter")
        await until(pilot, lambda: library.config.start == "last")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.press(*"compare", "enter")
        await until(pilot, lambda: library.config.layout == "compare")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await until(pilot, lambda: "Compare" in chosen(app.screen))  # the list is where it was
        await pilot.press(*"import: add", "enter")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        app.screen.query_one(Input).value = "s"
        await until(pilot, lambda: "s is also" in shown(app.screen, "#problem"))
        app.screen.query_one(Input).value = "nokey"
        await until(pilot, lambda: "no key called nokey" in shown(app.screen, "#problem"))
        app.screen.query_one(Input).value = "F4, %"
        await until(pilot, lambda: not shown(app.screen, "#problem").strip())
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        for key in ("f4", "percent_sign"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, ImportDialog))
            await pilot.press("escape")
    assert library.notebook(pack_id).member == "Robin Birch"
    assert (tmp_path / "settings" / "config.toml").read_text(encoding="utf-8") == (
        'member = "Robin Birch"\nstart = "last"\nlayout = "compare"\n\n[keys]\n"library.import" = "f4,percent_sign"\n'
    )


async def command(pilot: Pilot[None], words: str) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    pilot.app.screen.query_one(Input).value = words
    await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count == 1)
    await until(
        pilot, lambda: words in str(pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt)
    )
    await pilot.press("enter")


async def test_the_commands_of_a_pack_back_up_everything_restore_notes_and_remove_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    (tmp_path / "one.txt").write_text("Papers for members\n\nWords of greeting.\n", encoding="utf-8")
    pack_id = finish(Import(tmp_path / "one.txt", home=library.home)).pack.pack_id
    notebook = library.notebook(pack_id)
    note = notebook.add(kind="note", text="Before", anchor=Anchor())
    notebook.change(note.id, {"text": "After"})
    assert [[one.text for one in backup.notes] for backup, _ in notebook.backups()] == [["After"], ["Before"]]
    save_preferences(library.home, Preferences(toured=True))
    app = the_app(library, Start(pack_id=pack_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        made = [tmp_path / f"packview-backup-2018-11-26{end}.zip" for end in ("", "-2")]
        for path in made:
            await command(pilot, "Back up everything")
            await until(pilot, path.exists)
            await until(pilot, lambda: sum("backed up" in one for one in toasts(app)) > made.index(path))  # noqa: B023
        assert all(is_zipfile(path) for path in made)
        monkeypatch.setenv("HOME", str(tmp_path / "gone"))
        monkeypatch.setenv("USERPROFILE", str(tmp_path / "gone"))
        await command(pilot, "Back up everything")
        await until(pilot, lambda: any("is not there" in one for one in toasts(app)))
        await command(pilot, "Restore notes from a backup")
        await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
        await pilot.press("down", "enter")
        await until(pilot, lambda: [one.text for one in library.notebook(pack_id).notes()] == ["Before"])
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        await command(pilot, "Remove this pack")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        assert library.entries()
        await command(pilot, "Remove this pack")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        app.screen.query(Button).first().press()
        await until(pilot, lambda: not library.entries() and isinstance(app.screen, LibraryScreen))


async def test_notes_written_after_the_name_was_given_are_nobody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "settings"))
    monkeypatch.delenv("PACKVIEW_MEMBER", raising=False)
    (tmp_path / "one.txt").write_text("Papers for members\n\nWords of greeting.\n", encoding="utf-8")
    library = Library(tmp_path / "home", config.load())
    pack_id = finish(Import(tmp_path / "one.txt", home=library.home)).pack.pack_id
    app = the_app(library, Start(pack_id=pack_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, TourScreen))
        screen = app.screen_stack[-2]
        assert isinstance(screen, WorkspaceScreen)
        await until(pilot, lambda: screen.following._colleagues is not None)
        app.screen.query_one(Input).value = "Robin Ash"
        await pilot.press("enter")
        await until(pilot, lambda: library.config.name == "Robin Ash" and app.screen is screen)
        library.notebook(pack_id).add(kind="question", text="Why green?", anchor=Anchor())
        await until(pilot, lambda: len(screen.state.notes) == 1)
        screen.following.look()
        await until(pilot, lambda: not screen.following.looking)
        assert screen.state.shared == ()
        assert not [told for told in toasts(app) if "yours" in told]


async def test_packs_are_indexed_behind_the_library_and_found_from_the_palette(
    library: Library, tmp_path: Path
) -> None:
    for name, words in (
        ("one", "Benches are painted."),
        ("two", "Ponds.\n" * 60 + "\fOtters came back.\n" + "Ponds.\n" * 60),
    ):
        (tmp_path / f"{name}.txt").write_text(f"Papers {name}\n\n{words}\n", encoding="utf-8")
        finish(Import(tmp_path / f"{name}.txt", home=library.home))
    save_preferences(library.home, Preferences(toured=True))
    app = the_app(library, Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and len(app.screen.entries) == 2)
        assert len(stale_packs(library)) == 2
        await until(pilot, lambda: not stale_packs(library))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        app.screen.query_one(Input).value = "otters came back"

        def offered() -> list[str]:
            options = app.screen.query_one(OptionList)
            return [str(options.get_option_at_index(place).prompt) for place in range(options.option_count)]

        await until(pilot, lambda: any("Otters came back" in one for one in offered()))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        opened = app.screen
        assert isinstance(opened, WorkspaceScreen)
        await until(pilot, lambda: opened.state.pdf_page == 2)
