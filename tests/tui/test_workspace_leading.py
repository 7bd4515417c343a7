"""The workspace: links, bookmarks, the list of places, terms, and the page as printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList

from packview.model import (
    Bookmark,
    Finding,
    GlossaryEntry,
    PlaceMark,
    ReadingState,
    Theme,
    ThemeLinks,
    ThemePassage,
)
from packview.services.analysis.client import Analysis
from packview.services.notes.anchors import anchor_at
from packview.tui.dialogs.base import PlacesDialog
from packview.tui.printed.page import PrintedScreen
from tui.fakes_workspace import NASTY, OPENED, PACK, PAGES, FakeLibrary, WorkspaceApp, note, seen, until
from unit.services.library.test_printed import drawn

LINES = (
    "See Appendix 1 of CLA, page 2.",
    "",
    f"{NASTY} is at www.example.org",
    "NPS",
    *[f"line {n}" for n in range(40)],
)
GUIDED = replace(
    OPENED,
    pack=replace(
        PACK,
        glossary=(GlossaryEntry(term="CLA", definition=f"Looked after {NASTY}", kind="acronym"),),
        bookmarks=(
            Bookmark(title=f"Outline {NASTY}", page=8),
            Bookmark(title="Deeper", page=3, level=1),
            Bookmark(title="Dead", page=None),
        ),
    ),
    pages=(*PAGES[:4], LINES, *PAGES[5:]),
)


def guided(library: FakeLibrary | None = None, *, page: str | None = "3") -> WorkspaceApp:
    return WorkspaceApp(library, GUIDED, page=page)


def toasts(app: WorkspaceApp) -> str:
    return "\n".join(toast.message for toast in app._notifications)


async def test_a_link_leads_to_its_place_and_back() -> None:
    app = guided()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        assert "Appendix 1: PDF page 7: enter or its letter goes there" in seen(app)
        await pilot.press("enter")
        assert app.workspace.reader.pdf_page == 7
        assert "goes back" in seen(app)
        await pilot.press("less_than_sign")
        assert app.workspace.reader.pdf_page == 5
        assert "1 forward" in seen(app)
        await pilot.press("greater_than_sign")
        assert app.workspace.reader.pdf_page == 7
        await pilot.press("ctrl+o")
        assert app.workspace.reader.pdf_page == 5


async def test_an_address_is_copied_and_not_opened() -> None:
    app = guided()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("l", "l", "l", "enter")
        await pilot.pause()
        assert app.clipboard == "www.example.org"
        assert "opens nothing" in toasts(app)


async def test_where_there_is_no_link_that_is_said() -> None:
    app = guided(page="6")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("l")
        assert "No links here" in seen(app)


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_k_opens_the_glossary(size: tuple[int, int]) -> None:
    app = guided()
    async with app.run_test(size=size) as pilot:
        await pilot.press("K")
        await until(pilot, lambda: "glossary" in app.workspace.side.layout_of_views.views)
        await pilot.pause()
        assert NASTY in seen(app)


async def test_an_unknown_term_is_said_to_be_one() -> None:
    app = guided()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("v", "down", "down", "down", "K")
        assert "\u201cNPS\u201d is not explained in this pack" in seen(app)


async def test_a_bookmark_is_put_kept_and_taken_away() -> None:
    library = FakeLibrary()
    app = guided(library)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("v", "down", "B")
        assert app.workspace.state.bookmarks == (PlaceMark(pdf_page=5, line=2, text=LINES[2]),)
        assert "\u00bb bookmark" in seen(app)
        await pilot.press("escape", "B")
        assert [mark.line for mark in app.workspace.state.bookmarks] == [0, 2]
        await pilot.press("B")
        assert [mark.line for mark in app.workspace.state.bookmarks] == [2]
        assert "removed" in seen(app)
        await pilot.press("escape")
    assert library.saved[-1].bookmarks == (PlaceMark(pdf_page=5, line=2, text=LINES[2]),)


async def test_a_bookmark_is_there_again_and_leads_there() -> None:
    state = ReadingState(bookmarks=(PlaceMark(pdf_page=5, line=30, text=NASTY),))
    app = guided(FakeLibrary(state=state), page=None)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("apostrophe")
        assert isinstance(app.screen, PlacesDialog)
        assert NASTY in seen(app)
        assert "Page 3, PDF page 5" in seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.workspace)
        assert app.workspace.reader.pdf_page == 5
        assert "line 26" in seen(app)
        await pilot.press("less_than_sign")
        assert app.workspace.reader.pdf_page == 1


async def test_places_list_the_outline_and_where_the_member_was() -> None:
    app = guided()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "2", "enter")
        await until(pilot, lambda: app.screen is app.workspace)
        await pilot.press("apostrophe")
        shown = seen(app)
        for words in ("Back (<)", "The file's own outline", f"Outline {NASTY}", "Deeper", "Item 3: Benches"):
            assert words in shown
        assert "Dead" not in shown
        await pilot.press("tab", "tab", "tab")
        app.screen.query_one(Input).focus()
        await pilot.press(*"deeper")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.workspace)
        assert app.workspace.reader.pdf_page == 3


async def test_going_back_from_the_list_goes_back() -> None:
    app = guided()
    async with app.run_test(size=(120, 40)) as pilot:
        for page in ("1", "6"):
            await pilot.press("g", page, "enter")
            await until(pilot, lambda: app.screen is app.workspace)
        await pilot.press("apostrophe")
        places = app.screen.query_one(OptionList)
        await pilot.press("down", "enter")
        assert places.option_count
        await until(pilot, lambda: app.screen is app.workspace)
        assert app.workspace.reader.pdf_page == 5
        assert len(app.workspace.navigation.history.after) == 2


async def test_a_list_without_places_says_how_to_get_one() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("apostrophe")
        assert "B adds a bookmark" in seen(app)
        await pilot.press("x", "enter")
        assert "No place matches" in seen(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.workspace)


async def test_themes_and_findings_stand_in_the_margin() -> None:
    app = guided()
    async with app.run_test(size=(180, 30)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        passage = ThemePassage(pdf_page=5, text=LINES[0], words=("CLA",))
        found = Analysis(
            themes=(Theme(key="care", title="Care"), Theme(key="crime", title="Crime")),
            links=(
                ThemeLinks(theme="care", passages=(passage,)),
                ThemeLinks(theme="crime", passages=(passage,)),
            ),
            findings=(
                Finding(
                    key="f",
                    kind="claim",
                    rule="r",
                    severity="ask",
                    pdf_page=5,
                    quote=LINES[3],
                    explanation=NASTY,
                ),
            ),
        )
        app.workspace.analysis.take(found)
        await pilot.press("home", "g", "3", "enter")
        await until(pilot, lambda: app.screen is app.workspace)
        shown = seen(app)
        assert "! finding \u00b7 C Care \u00b7 R Crime" in shown, "each theme has a letter of its own"
        assert "CR" in shown


async def test_own_notes_and_questions_are_marked_and_open_from_the_page() -> None:
    anchor = anchor_at(GUIDED.pack, pdf_page=5, quote="line 7", pages=GUIDED.pages)
    mine = [note("Why?", kind="question"), note("Look it up.", number=2)]
    app = guided(FakeLibrary(*(replace(one, anchor=anchor) for one in mine)))
    async with app.run_test(size=(180, 30)) as pilot:
        await until(pilot, lambda: len(app.workspace.state.notes) == 2)
        await pilot.press("home", "g", "3", "enter")
        await until(pilot, lambda: "? question \u00b7 \u00b6 note" in seen(app))
        await pilot.press("2", "L")
        await until(pilot, lambda: "Your " in seen(app).split("\n")[0])
        await pilot.press("enter")
        await until(pilot, lambda: app.workspace.state.open_pane == "side")
        assert app.workspace.side.entries["notes"] in {one.id for one in mine}


async def test_a_file_that_is_gone_has_no_printed_page() -> None:
    app = WorkspaceApp(opened=replace(GUIDED, files=(Path("/nowhere/parks.pdf"),)))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "not there any more" in toasts(app))
        assert app.screen is app.workspace


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image's, not ours
async def test_the_page_as_printed(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    pytest.importorskip("textual_image")
    app = WorkspaceApp(opened=replace(GUIDED, files=(drawn(tmp_path / "parks.pdf", 8),)), page="3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PrintedScreen))
        screen = app.screen
        assert isinstance(screen, PrintedScreen)
        await until(pilot, lambda: "whole page" in seen(app))
        assert "Page 3, PDF page 5 of 8, as printed" in seen(app)
        await pilot.press("plus")
        await until(pilot, lambda: "156%" in seen(app))
        middle = screen.window
        await pilot.press("down", "right")
        assert (screen.window.x, screen.window.y) > (middle.x, middle.y)
        await pilot.press("up", "up", "left", "left", "left")
        assert screen.window.x < middle.x
        top = screen.window.y
        await pilot._post_mouse_events([events.MouseScrollDown], screen)
        assert screen.window.y > top
        await pilot._post_mouse_events([events.MouseScrollUp], screen)
        assert screen.window.y == top
        await pilot.press("j")
        assert screen.window.y > top
        await pilot.press("k")
        assert screen.window.y == top
        await pilot.press("minus", "minus")
        assert screen.window.zoom == 1
        await pilot.press("equals_sign", "home")
        assert screen.window.zoom == 1
        await pilot.press("equals_sign")
        assert screen.window.zoom > 1
        await pilot.press("w")
        assert screen.window.zoom >= 1
        for keys, page in (
            (("0", "space", "n", "b"), 6),
            (("pagedown", "right_square_bracket"), 8),
            (("pageup", "left_square_bracket", "N"), 5),
            (("n",), 6),
        ):
            await pilot.press(*keys)
            assert screen.pdf_page == page
        await until(pilot, lambda: "PDF page 6 of 8" in seen(app))
        await pilot.resize_terminal(100, 30)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.workspace)
        assert app.workspace.reader.pdf_page == 6
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PrintedScreen))
        await pilot.press("p")
        await until(pilot, lambda: app.screen is app.workspace)
