"""The application: what it shows first, what it does with faults, settings and the palette."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.command import CommandPalette
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from packview.errors import NotFoundError, PackviewError
from packview.model import Preferences
from packview.services.library.library import preferences, save_preferences
from packview.tui import app as app_module
from packview.tui.app import PackviewApp, Start, first, run, told
from packview.tui.base.screen import HelpScreen, Wanted
from packview.tui.commands import PackviewCommands
from packview.tui.library.screen import LibraryScreen
from packview.tui.library.tour import TourScreen
from packview.tui.text import error_toasts
from tui.fakes_library import (
    NASTY,
    PAGES,
    WHOLE,
    FakeImport,
    FakeLibrary,
    FakeWorkspace,
    make_app,
    painted,
    toasts,
    until,
    use_fake_workspace,
)


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(tmp_path)


@pytest.fixture(autouse=True)
def _workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake_workspace(monkeypatch)


class Resolving(FakeLibrary):
    """A library that knows one id and one path."""

    def resolve(self, reference: str) -> str | Path:
        if reference == "none":
            raise NotFoundError("There is no such pack")
        return Path("a.pdf") if reference.endswith(".pdf") else "children-2018-11-29"


# What is shown first


def test_the_first_time_it_is_the_sample_pack(tmp_path: Path) -> None:
    assert first(FakeLibrary(tmp_path), None, item=None, page=None, password=None) == Start(sample=True)


def test_a_library_that_was_emptied_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    assert first(FakeLibrary(tmp_path), None, item=None, page=None, password=None) == Start()


def test_a_reference_is_a_pack_or_a_path(tmp_path: Path) -> None:
    library = Resolving(tmp_path)
    wanted: dict[str, Any] = {"item": "7", "page": "47", "password": "x"}
    assert first(library, "chi", **wanted) == Start(pack_id="children-2018-11-29", item="7", page="47")
    assert first(library, "a.pdf", **wanted) == Start(path=Path("a.pdf"), item="7", page="47", password="x")
    with pytest.raises(NotFoundError):
        first(library, "none", **wanted)


async def test_a_pack_is_opened_at_its_place(library: FakeLibrary) -> None:
    app, _ = make_app(library, start=Start(pack_id="children-2018-11-29", item="7", page="47"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        screen = app.screen
        assert isinstance(screen, FakeWorkspace)
        assert (screen.item, screen.page, screen.opened.pages) == ("7", "47", PAGES)
        assert library.calls == [("load", "children-2018-11-29")]


async def test_a_file_the_library_holds_is_not_read_again(library: FakeLibrary) -> None:
    library.files[Path("a.pdf")] = "children-2018-11-29"
    app, importer = make_app(library, start=Start(path=Path("a.pdf")))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked == []


async def test_a_pack_folder_is_shown_as_it_is(
    library: FakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def read_in_place(held: FakeLibrary, path: Path) -> Any:
        asked.append(path)
        return held.load("folder")

    monkeypatch.setattr("packview.tui.app.read_in_place", read_in_place)
    app, importer = make_app(library, start=Start(path=tmp_path))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert (asked, importer.asked) == ([tmp_path], [])


async def test_the_first_time_the_sample_shows_the_way_round(library: FakeLibrary) -> None:
    app, _ = make_app(library, FakeImport(*WHOLE), start=Start(sample=True))
    save_preferences(library.home, Preferences())
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, TourScreen))
        shown_steps = [str(one.content) for one in app.screen.query(".step").results(Static)]
        assert [one.split(".")[0] for one in shown_steps] == ["Read", "Note and ask", "See more"]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        await until(pilot, lambda: preferences(library.home).toured)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, TourScreen))


async def test_opening_another_pack_takes_the_place_of_the_first(library: FakeLibrary) -> None:
    app, _ = make_app(library, start=Start(pack_id="children-2018-11-29"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        before = app.screen
        app.open_pack("audit-2017-01-12")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace) and app.screen is not before)
        assert len(app.screen_stack) == 2


async def test_leaving_just_after_a_screen_was_closed_is_no_fault(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        app.screen_stack[0].post_message(Wanted("drop_unwanted"))
        await pilot.pause()
    app.on_wanted(Wanted("drop_unwanted"))  # what is left in the queue comes when no screen is there any more


# Faults


class Boom(Message):
    """Raises where it is handled."""


@error_toasts
class Raising(Static):
    """A widget whose handlers raise what a member can be told."""

    def on_boom(self) -> None:
        raise PackviewError(f"It broke {NASTY}", "Do it again")


class Small(App[None]):
    """An app with one such widget."""

    def compose(self) -> ComposeResult:
        yield Raising("x")


async def test_a_handler_that_raises_is_told_and_goes_on() -> None:
    app = Small()
    async with app.run_test() as pilot:
        widget = app.query_one(Raising)
        widget.post_message(Boom())
        widget.post_message(Boom())
        await until(pilot, lambda: len(app._notifications) == 2)
        assert [str(told.message) for told in app._notifications] == [f"It broke {NASTY}. Do it again."] * 2


async def test_an_action_that_raises_is_told(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object) -> None:
        raise PackviewError("No help today")

    monkeypatch.setattr(PackviewApp, "action_help", fail)
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        assert toasts(app) == ["No help today."]


async def test_a_fault_of_ours_ends_the_app_without_a_traceback(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PACKVIEW_DEBUG", raising=False)

    def fail(self: object) -> None:
        raise ValueError("what a member wrote")

    monkeypatch.setattr(LibraryScreen, "action_want", fail)
    app, _ = make_app(library)
    with pytest.raises(ValueError, match="what a member wrote"):
        async with app.run_test() as pilot:
            await pilot.press("i")
    assert isinstance(app.fault, ValueError)
    assert app._exit_renderables == []
    assert app.return_code == 1


def test_a_fault_is_told_in_one_line_without_what_was_written() -> None:
    with pytest.raises(ValueError, match="member") as fault:
        int("what a member wrote")
    line = str(told(fault.value))
    assert "ValueError in test_app.py line" in line
    assert "what a member wrote" not in line
    assert "PACKVIEW_DEBUG" in line
    assert "\n" not in line


def test_what_a_member_can_act_on_is_told_as_it_is() -> None:
    error = PackviewError("The disk is full", "Make room")
    assert told(error) is error


def test_run_raises_what_can_be_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object) -> None:
        raise RuntimeError("no terminal")

    monkeypatch.setattr(app_module.PackviewApp, "run", fail)
    with pytest.raises(PackviewError, match="RuntimeError"):
        run(Resolving(tmp_path), Start())


def test_run_ends_quietly_when_all_went_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Start] = []
    monkeypatch.setattr(app_module.PackviewApp, "run", lambda self: started.append(self._start))
    start = Start(pack_id="children-2018-11-29", item="7")
    run(Resolving(tmp_path), start)
    assert started == [start]


# Settings


async def test_keys_of_the_settings_replace_ours(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path, app__help="ctrl+g"))
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert toasts(app) == []


async def test_settings_that_name_no_key_are_told(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path, app__hlep="h", app__help="?,"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: toasts(app))
        assert "app.hlep" in toasts(app)[0]
        assert "app.help no key" in toasts(app)[0]


async def test_settings_that_give_one_key_twice_are_told(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path, library__import="o"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: toasts(app))
        assert toasts(app) == [
            "The settings give o to library.import and to library.read; only one of them will hear it"
        ]


# The palette


async def commands_of(app: PackviewApp, typed: str) -> list[str]:
    provider = PackviewCommands(app.screen, None)
    await provider.startup()
    hits = provider.search(typed) if typed else provider.discover()
    return [str(hit.text) async for hit in hits]


async def test_the_palette_has_every_key_that_works_now_and_every_pack(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count)
        commands = await commands_of(app, "")
        assert {
            "Help",
            "Quit",
            "Open",
            "Import",
            "Read a file",
            "Sample",
            "Remove",
            "Refresh",
            "Tour",
            "Colours",
            "Colours: Dark",
            "Colours: Colour-blind safe",
            "Colours: High contrast",
            "Colours: Paper",
        } <= set(commands)
        assert f"Open Cabinet {NASTY}, 2018-11-27" in commands
        assert not [command for command in commands if "lost" in command]
        assert len(commands) == len(set(commands))
        assert await commands_of(app, "cabi") == [f"Open Cabinet {NASTY}, 2018-11-27"]


async def test_the_palette_has_no_pack_keys_in_an_empty_library(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path, ()))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query("#empty Button"))
        commands = await commands_of(app, "")
        assert "Import" in commands
        assert not {"Open", "Remove"} & set(commands)


async def test_the_palette_survives_a_library_that_cannot_be_read(library: FakeLibrary) -> None:
    library.problem = PackviewError("No")
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Help" in await commands_of(app, "")


async def test_a_pack_is_opened_from_the_palette(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press(*"cabinet")
        await until(pilot, lambda: NASTY in palette_words(app))
        await take_hit(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert library.calls == [("load", "cabinet-2018-11-27")]


async def take_hit(app: PackviewApp, pilot: Pilot[Any]) -> None:
    """Run what the palette found: the first press may only choose it, and a second one may not reach what lies under."""
    await pilot.press("enter")
    if isinstance(app.screen, CommandPalette):
        await pilot.press("enter")


def palette_words(app: PackviewApp) -> str:
    if not isinstance(app.screen, CommandPalette):
        return ""
    hits = app.screen.query_one(OptionList)
    return "\n".join(str(hits.get_option_at_index(index).prompt) for index in range(hits.option_count))


async def test_a_key_is_pressed_from_the_palette(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press(*"help")
        await until(pilot, lambda: "Help" in palette_words(app))
        await take_hit(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(library: FakeLibrary, key: str) -> None:
    app, _ = make_app(library, FakeImport(threading.Event()))
    async with app.run_test() as pilot:
        await pilot.press(key)
        await until(pilot, lambda: app._exit)


async def test_a_function_key_of_the_settings_has_its_capital_in_the_footer(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path, library__import="f9", library__read="shift+f10"))
    async with app.run_test(size=(100, 20)) as pilot:
        await until(pilot, lambda: "F9 Import" in painted(app).replace("  ", " "))
        assert "shift+F10" in painted(app)
