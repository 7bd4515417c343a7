"""How the library, its dialogs and its failures look. After a wanted change: make snapshots, then look at them."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from packview.errors import PackviewError, SameMeetingError
from packview.model import Anchor
from packview.model.import_events import Failed
from packview.model.notes import Draft
from packview.tui.app import PackviewApp, Start
from packview.tui.base.screen import HelpScreen
from packview.tui.dialogs.base import ImportDialog
from packview.tui.dialogs.note import AnswerDialog, NoteDialog
from packview.tui.library.importing import ImportScreen
from packview.tui.views.briefing import BriefingView
from tui.fakes_library import NASTY, FakeImport, FakeLibrary, make_app, note, overview_of, until
from tui.test_colours import AA, THEMES, worst

Compare = Callable[..., bool]
Before = Callable[[Pilot[Any]], Awaitable[None]]
ANCHOR = Anchor(
    item="7-x",
    item_number="7",
    item_title="Local Safeguarding Children Board annual report",
    page="47",
    pdf_page=52,
    quote=f"The number of repeat referrals rose by a quarter {NASTY} in the year.",
)


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(tmp_path)


async def listed(pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: pilot.app.screen.query("#packs"))
    await until(pilot, lambda: pilot.app.screen.query_one("#packs", OptionList).option_count)


def steady(pilot: Pilot[Any]) -> None:
    """A blinking cursor is there in one picture and gone in the next."""
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    for area in pilot.app.screen.query(TextArea):
        area.cursor_blink = False


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_library(library: FakeLibrary, snap_compare: Compare, size: tuple[int, int]) -> None:
    app, _ = make_app(library)
    assert snap_compare(app, terminal_size=size, run_before=listed)


@pytest.mark.parametrize("key", THEMES)
def test_library_with_the_briefing_of_the_chosen_pack(
    library: FakeLibrary, snap_compare: Compare, key: str
) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await listed(pilot)
        await until(pilot, lambda: pilot.app.screen.query(BriefingView))
        await until(pilot, lambda: pilot.app.screen.query_one(BriefingView).list.rows)
        app.colours.use(key)
        app.clear_notifications()
        await pilot.pause()
        ratio, text = worst(app)
        assert ratio >= AA, f"{text!r} has {ratio:.2f}"

    overview_of(library, "children-2018-11-29")
    app, _ = make_app(library)
    assert snap_compare(app, terminal_size=(120, 20), run_before=before)


def test_empty_library(tmp_path: Path, snap_compare: Compare) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: pilot.app.screen.query("#empty Button"))
        await pilot.pause()

    app, _ = make_app(FakeLibrary(tmp_path, ()))
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)


@pytest.mark.parametrize(
    "error",
    [
        PackviewError(
            "The file children.pdf is not a PDF", "Ask for it again; a download may have been cut short"
        ),
        SameMeetingError(
            "Your library has another file of this meeting", "Add it as a revision", pack_id="a"
        ),
    ],
    ids=["not-a-pdf", "same-meeting"],
)
def test_failed_import(library: FakeLibrary, snap_compare: Compare, error: PackviewError) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: isinstance(pilot.app.screen, ImportScreen))
        await until(pilot, lambda: len(pilot.app.screen.query("#buttons Button")) > 2)
        await pilot.pause()

    app, _ = make_app(library, FakeImport(Failed(error=error)), start=Start(path=Path("children.pdf")))
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)


def over_library(library: FakeLibrary, make: Callable[[], Any]) -> tuple[PackviewApp, Before]:
    """The app with a dialog over the library."""

    async def before(pilot: Pilot[Any]) -> None:
        await listed(pilot)
        await pilot.app.push_screen(make())
        steady(pilot)
        await pilot.pause()

    return make_app(library)[0], before


@pytest.mark.parametrize("size", [(80, 24), (50, 16)])
def test_note_dialog(library: FakeLibrary, snap_compare: Compare, size: tuple[int, int]) -> None:
    draft = Draft(kind="question", text="What has been done since?", to="", anchor=ANCHOR)
    app, before = over_library(library, lambda: NoteDialog(draft, ["Rob Sanders"], lambda _: None))
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_answer_dialog(library: FakeLibrary, snap_compare: Compare) -> None:
    app, before = over_library(
        library, lambda: AnswerDialog(Draft.of(note(status="asked", answer="By the spring.")), lambda _: None)
    )
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)


def test_file_dialog(
    library: FakeLibrary, snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Council papers").mkdir()
    for name in ("November pack.pdf", "minutes [draft].txt"):
        (tmp_path / name).write_bytes(b"x")
    app, before = over_library(library, lambda: ImportDialog("~/"))

    async def then(pilot: Pilot[Any]) -> None:
        await before(pilot)
        await until(pilot, lambda: pilot.app.screen.query_one("#entries", OptionList).option_count == 4)
        await pilot.press("down")

    assert snap_compare(app, terminal_size=(80, 24), run_before=then)


def test_confirm(library: FakeLibrary, snap_compare: Compare) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await listed(pilot)
        await pilot.press("d")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.pause()

    app, _ = make_app(library)
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)


def test_help(library: FakeLibrary, snap_compare: Compare) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await listed(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await pilot.press(*"the chosen pack")
        steady(pilot)
        await pilot.pause()

    app, _ = make_app(library)
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)
