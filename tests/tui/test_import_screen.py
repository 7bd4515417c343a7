"""Reading a file: progress, cancel, hand-over to the reader, and a way on from every failure."""

import threading
from pathlib import Path

import pytest
from textual.widgets import Button, Input, ProgressBar

from packview.errors import (
    AlreadyImportedError,
    NamesakeError,
    PackviewError,
    PasswordNeededError,
    SameMeetingError,
)
from packview.model.import_events import Failed, Imported, Working
from packview.tui.app import PackviewApp, Start
from packview.tui.dialogs.base import ImportDialog, LineDialog, password_dialog
from packview.tui.library.importing import ImportScreen
from packview.tui.library.screen import LibraryScreen
from tui.fakes_library import (
    AGENDA,
    IMPORTED,
    LAST_PAGE,
    NASTY,
    OPENED,
    PACK,
    PAGES,
    SOME_PAGES,
    WHOLE,
    FakeImport,
    FakeImporter,
    FakeLibrary,
    FakeWorkspace,
    make_app,
    shown,
    toasts,
    until,
    use_fake_workspace,
)

PATH = Path(f"a {NASTY}.pdf".replace("/", "-"))
TWIN = AlreadyImportedError("This file is in the library", "Open it", pack_id="twin")
SAME = SameMeetingError(
    "Another file of this meeting is in the library", "Add it as a revision", pack_id="same"
)


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(tmp_path)


@pytest.fixture(autouse=True)
def _workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake_workspace(monkeypatch)


def reading(library: FakeLibrary, *imports: FakeImport) -> tuple[PackviewApp, FakeImporter]:
    """The app, asked to read PATH in place."""
    return make_app(library, *imports, start=Start(path=PATH, item="7", page="3"))


def fails(error: PackviewError) -> FakeImport:
    return FakeImport(Failed(error=error))


def workspace(app: PackviewApp) -> FakeWorkspace:
    assert isinstance(app.screen, FakeWorkspace)
    return app.screen


def buttons(app: PackviewApp) -> list[str]:
    return [str(button.label) for button in app.screen.query(Button)]


async def test_progress_by_page_and_the_interface_stays_alive(library: FakeLibrary) -> None:
    gate = threading.Event()
    source = FakeImport(OPENED, SOME_PAGES, gate, AGENDA, LAST_PAGE, IMPORTED)
    app, importer = reading(library, source)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        await until(pilot, lambda: "page 2 of 3" in shown(app.screen, "#message"))
        assert app.screen.query_one(ProgressBar).percentage == pytest.approx(2 / 3)
        await pilot.press("question_mark")
        await until(pilot, lambda: type(app.screen).__name__ == "HelpScreen")
        await pilot.press("escape")
        gate.set()
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked == [(PATH, False, None, None)]


async def test_a_page_that_takes_long_shows_movement(library: FakeLibrary) -> None:
    gates = threading.Event(), threading.Event()
    long = [Working(page=3, seconds=seconds) for seconds in (1.2, 2.3)]
    app, _ = reading(library, FakeImport(OPENED, SOME_PAGES, long[0], gates[0], long[1], gates[1], LAST_PAGE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        await until(pilot, lambda: "children.pdf: page 3 of 3, 1 s so far" in shown(app.screen, "#message"))
        gates[0].set()
        await until(pilot, lambda: "page 3 of 3, 2 s so far" in shown(app.screen, "#message"))
        gates[1].set()
        await until(pilot, lambda: shown(app.screen, "#message").endswith("page 3 of 3"))
        await pilot.press("escape")


async def test_reading_can_begin_while_the_rest_streams_in(library: FakeLibrary) -> None:
    gate = threading.Event()
    app, _ = reading(library, FakeImport(OPENED, SOME_PAGES, AGENDA, gate, LAST_PAGE, IMPORTED))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        screen = workspace(app)
        assert (screen.opened.pack, screen.opened.pages, screen.opened.stored) == (PACK, PAGES[:2], False)
        assert (screen.item, screen.page) == ("7", "3")
        feed = screen.running
        assert feed is not None
        assert feed.running
        gate.set()
        await until(pilot, lambda: not feed.running)
        assert (feed.pages, feed.result) == (list(PAGES), IMPORTED)


async def test_a_file_without_an_agenda_is_shown_when_it_is_whole(library: FakeLibrary) -> None:
    app, _ = reading(library, FakeImport(OPENED, SOME_PAGES, LAST_PAGE, IMPORTED))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        screen = workspace(app)
        assert screen.opened.pages == PAGES
        assert screen.running is None


@pytest.mark.parametrize("how", ["escape", "click"])
async def test_cancel_stops_the_import_and_says_that_nothing_changed(library: FakeLibrary, how: str) -> None:
    source = FakeImport(OPENED, threading.Event())
    app, _ = reading(library, source)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and buttons(app) == ["Cancel"])
        await until(pilot, lambda: "page 0 of 3" in shown(app.screen, "#message"))
        await (pilot.press("escape") if how == "escape" else pilot.click("#buttons Button"))
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert source.cancelled.is_set()
        assert toasts(app) == ["Stopped reading children.pdf; the library is as it was"]


async def test_a_failure_is_told_in_words_with_the_way_on(library: FakeLibrary) -> None:
    app, importer = reading(
        library, fails(PackviewError(f"This is not a PDF {NASTY}", "Save it again")), FakeImport(*WHOLE)
    )
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 3)
        assert shown(app.screen, "#message") == f"This is not a PDF {NASTY}."
        assert shown(app.screen, "#hint") == "Save it again."
        assert buttons(app) == ["Another file", "Try again", "Back"]
        assert not app.screen.query_one(ProgressBar).display
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked == [(PATH, False, None, None)] * 2


async def test_an_error_raised_by_the_import_is_a_failure_like_any_other(library: FakeLibrary) -> None:
    app, _ = reading(library, FakeImport(OPENED, PackviewError("The process could not be started")))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 3)
        assert shown(app.screen, "#message") == "The process could not be started."
        assert not app.screen.query_one("#hint").display
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert toasts(app) == []


async def test_another_file_can_be_chosen(library: FakeLibrary, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"x")
    app, importer = reading(library, fails(PackviewError("Not a PDF")), FakeImport(*WHOLE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 3)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        app.screen.query_one("#path", Input).value = str(other)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked[1] == (other, False, None, None)


async def test_a_file_the_library_holds_is_not_read_again(library: FakeLibrary, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    library.files[path] = "children-2018-11-29"
    app, importer = make_app(library)
    async with app.run_test() as pilot:
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        app.screen.query_one("#path", Input).value = str(path)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked == []


async def test_the_password_is_asked_for_until_it_fits(library: FakeLibrary) -> None:
    needed = PasswordNeededError("The file is protected", "Type its password")
    app, importer = reading(library, fails(needed), fails(needed), FakeImport(*WHOLE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LineDialog))
        assert not app.screen.query_one("#problem").display
        await pilot.press("a", " ", "enter")
        await until(pilot, lambda: isinstance(app.screen, LineDialog) and len(importer.asked) == 2)
        await until(pilot, lambda: "does not open it" in shown(app.screen, "#problem"))
        await pilot.press("b", "enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert [password for _, _, password, _ in importer.asked] == [None, "a ", "b"]


async def test_without_a_password_there_is_still_a_way_on(library: FakeLibrary) -> None:
    needed = PasswordNeededError("The file is protected", "Type its password")
    app, _ = reading(library, fails(needed), FakeImport(*WHOLE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LineDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        assert buttons(app) == ["Type password", "Another file", "Back"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LineDialog))


async def test_a_file_that_is_here_already_can_be_opened(library: FakeLibrary) -> None:
    app, _ = reading(library, fails(TWIN))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 3)
        assert buttons(app) == ["Open it", "Another file", "Back"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert library.calls == [("load", "twin")]


@pytest.mark.parametrize(
    ("presses", "asked"),
    [((), (PATH, False, None, True)), (("tab",), (PATH, False, None, None))],
)
async def test_another_file_of_the_meeting_is_a_revision_or_only_read(
    library: FakeLibrary, presses: tuple[str, ...], asked: tuple[Path, bool, None, bool | None]
) -> None:
    app, importer = reading(library, fails(SAME), FakeImport(*WHOLE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 4)
        assert buttons(app) == ["Add as revision", "Read without adding", "Open that one", "Back"]
        await pilot.press(*presses, "enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked[1] == asked


@pytest.mark.parametrize(("presses", "revision"), [((), True), (("tab",), False)])
async def test_a_file_of_the_same_name_is_a_revision_or_another_pack(
    library: FakeLibrary, presses: tuple[str, ...], revision: bool
) -> None:
    namesake = NamesakeError("The library holds a pack that calls itself the same", "Say", pack_id="same")
    app, importer = reading(library, fails(namesake), FakeImport(*WHOLE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 5)
        assert "newer edition" in shown(app.screen, "#hint")
        assert buttons(app)[:2] == ["Add as revision", "Add beside it"]
        await pilot.press(*presses, "enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked[1] == (PATH, False, None, revision)


async def test_of_two_files_of_a_meeting_the_one_here_can_be_opened(library: FakeLibrary) -> None:
    app, _ = reading(library, fails(SAME))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 4)
        await pilot.press("tab", "tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert library.calls == [("load", "same")]


async def test_a_failure_after_the_pack_was_shown_takes_its_place(library: FakeLibrary) -> None:
    gate = threading.Event()
    app, _ = reading(library, FakeImport(OPENED, SOME_PAGES, AGENDA, gate, Failed(error=SAME)))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        gate.set()
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 4)
        assert "Another file of this meeting" in shown(app.screen, "#message")
        assert len(app.screen_stack) == 2


async def test_a_late_failure_waits_until_no_dialog_is_open(library: FakeLibrary) -> None:
    gate = threading.Event()
    app, _ = reading(library, FakeImport(OPENED, SOME_PAGES, AGENDA, gate, Failed(error=SAME)))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        feed = workspace(app).running
        assert feed is not None
        dialog = password_dialog("x", wrong=False)
        await app.push_screen(dialog)
        gate.set()
        await until(pilot, lambda: not feed.running)
        await pilot.pause()
        assert app.screen is dialog
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))


async def test_an_import_goes_on_behind_the_library_and_says_when_it_is_done(tmp_path: Path) -> None:
    gate = threading.Event()
    library = FakeLibrary(tmp_path, ())
    source = FakeImport(OPENED, SOME_PAGES, AGENDA, gate, LAST_PAGE, IMPORTED)
    app, _ = make_app(library, source, start=Start(sample=True))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        app.pop_screen()
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        gate.set()
        await until(pilot, lambda: "children.pdf is in your library now" in toasts(app))
        assert not source.cancelled.is_set()


async def test_an_import_that_fails_behind_the_library_says_so(tmp_path: Path) -> None:
    gate = threading.Event()
    source = FakeImport(OPENED, SOME_PAGES, AGENDA, gate, Failed(error=PackviewError("The disk is full")))
    app, _ = make_app(FakeLibrary(tmp_path), source, start=Start(sample=True))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        app.pop_screen()
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        gate.set()
        await until(pilot, lambda: "The disk is full." in toasts(app))
        assert isinstance(app.screen, LibraryScreen)


async def test_a_file_only_looked_at_is_not_read_on_when_it_is_left(library: FakeLibrary) -> None:
    source = FakeImport(OPENED, SOME_PAGES, AGENDA, threading.Event())
    app, _ = reading(library, source)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace) and app.opening.feeds)
        app.pop_screen()
        await until(pilot, source.cancelled.is_set)


async def test_leaving_the_app_ends_the_import(library: FakeLibrary) -> None:
    source = FakeImport(OPENED, SOME_PAGES, AGENDA, threading.Event())
    app, _ = reading(library, source)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace) and app.opening.feeds)
    assert source.cancelled.is_set()


async def test_leaving_the_app_in_the_middle_of_reading_ends_the_import(library: FakeLibrary) -> None:
    source = FakeImport(OPENED, threading.Event())
    app, _ = reading(library, source)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
    assert source.cancelled.is_set()


async def test_the_sample_is_opened_where_it_is_here_already(library: FakeLibrary) -> None:
    app, _ = make_app(library, fails(TWIN))
    async with app.run_test() as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert library.calls == [("load", "twin")]


async def test_the_sample_is_never_a_revision_of_a_real_pack(library: FakeLibrary) -> None:
    app, _ = make_app(library, fails(SAME))
    async with app.run_test() as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen) and len(buttons(app)) == 3)
        assert buttons(app) == ["Read without adding", "Open that one", "Back"]


async def test_what_the_import_stored_is_not_called_read_in_place(library: FakeLibrary) -> None:
    done = Imported(pack=PACK, pages=PAGES, seconds=0.1, stored=True)
    app, _ = make_app(library, FakeImport(OPENED, done))
    async with app.run_test() as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert workspace(app).opened.stored
