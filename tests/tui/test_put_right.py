"""Putting right what was misread, with keys, from the place itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from packview.config import Config
from packview.model import Preferences
from packview.model.open_pack import OpenPack
from packview.model.pages import Bookmark
from packview.services.imports.client import Import
from packview.services.library.library import Library, save_preferences
from packview.tui.app import PackviewApp, first
from packview.tui.dialogs.base import PlacesDialog
from packview.tui.dialogs.form import FormDialog
from packview.tui.workspace.screen import WorkspaceScreen
from tui.fakes_workspace import PACK, PAGES, FakeLibrary, WorkspaceApp, seen, until


@pytest.fixture
def library(a_library: Path) -> Library:
    return Library(a_library, Config(member="Robin Ash"))


@asynccontextmanager
async def reading(
    library: Library, size: tuple[int, int], item: str | None = None, page: str | None = None
) -> AsyncIterator[tuple[PackviewApp, Pilot[None]]]:
    def importer(*_: object, **__: object) -> Import:
        raise AssertionError

    save_preferences(library.home, Preferences(toured=True))
    start = first(library, "hillford", item=item, page=page, password=None)
    app = PackviewApp(library, importer, start=start, today=lambda: date(2019, 6, 1))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WorkspaceScreen))
        workspace = app.screen
        assert isinstance(workspace, WorkspaceScreen)
        await until(
            pilot, lambda: workspace.fixing._token is not None
        )  # what comes after the first paint is there
        await until(pilot, lambda: app.screen is workspace)
        yield app, pilot


async def choose(app: PackviewApp | WorkspaceApp, pilot: Pilot[None], words: str) -> None:
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(app.screen, PlacesDialog))
    assert app.screen.query_one(OptionList).has_focus, "what is typed narrows the list all the same"
    await pilot.press(*("space" if one == " " else one for one in words))
    await until(pilot, lambda: words_shown(app, words))
    await pilot.press("down", "enter")


def words_shown(app: PackviewApp | WorkspaceApp, words: str) -> bool:
    """Whether the list is narrowed to what has some words."""
    choices = app.screen.query_one(OptionList)
    shown = [str(option.prompt).casefold() for option in choices.options if not option.disabled]
    return bool(shown) and all(word in one for one in shown for word in words.split())


async def fill(app: PackviewApp, pilot: Pilot[None], save: str = "enter", **values: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, FormDialog))
    for name, value in values.items():
        app.screen.query_one(f"#{name}", Input).value = value
    await pilot.press(save)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_item_is_put_right_and_taken_back(library: Library, size: tuple[int, int]) -> None:
    async with reading(library, size, item="3") as (app, pilot):
        workspace = app.screen
        assert isinstance(workspace, WorkspaceScreen)
        await choose(app, pilot, "number title")
        await fill(app, pilot, title="All benches", first="88")
        await until(pilot, lambda: "There is no page 88" in seen(app))
        await fill(app, pilot, save="ctrl+s", first="1")
        await until(pilot, lambda: app.screen is workspace)
        item = workspace.state.pack.items[2]
        assert (item.title, item.page_first, workspace.state.pack.items[1].page_first) == (
            "All benches",
            "1",
            None,
        )
        await until(pilot, lambda: workspace.state.studied)
        assert any("put right" in row.facts for row in workspace.progress.rows())

        await choose(app, pilot, "undo")
        await until(pilot, lambda: app.screen is workspace)
        assert "and 1 more" in seen(app)
        assert not workspace.state.corrections
        assert workspace.state.pack == library.load("hillford-parks-committee-2019-06-03").pack
        assert workspace.state.pack.items[2].title == "BENCHES"


async def test_the_page_in_view_begins_and_ends_items(library: Library) -> None:
    async with reading(library, (80, 24), page="2") as (app, pilot):
        workspace = app.screen
        assert isinstance(workspace, WorkspaceScreen)
        await choose(app, pilot, "new item begins")
        await fill(app, pilot, number="3A", title="Ducks")
        await until(pilot, lambda: app.screen is workspace)
        assert [item.number for item in workspace.state.pack.items] == ["1", "2", "3", "3A"]
        assert workspace.state.pack.items[3].pdf_first == 3
        assert workspace.state.pack.items[2].pdf_first is None
        await choose(app, pilot, "after: item 3")
        await until(pilot, lambda: "Item 3A, after: item 3" in seen(app))


async def test_what_a_colleague_puts_right_is_shown(library: Library, tmp_path: Path) -> None:
    async with reading(library, (80, 24)) as (app, pilot):
        workspace = app.screen
        assert isinstance(workspace, WorkspaceScreen)
        await until(pilot, lambda: workspace.fixing._token is not None)
        other = Library(library.home, Config(member="Kim Day"))
        other.corrections("hillford-parks-committee-2019-06-03").put(
            other.load("hillford-parks-committee-2019-06-03"), {("meeting", "", "committee"): "Parks Panel"}
        )
        await until(pilot, lambda: workspace.state.pack.meeting.committee == "Parks Panel")
        assert "Parks Panel" in seen(app)


async def test_a_way_out_is_offered_where_no_agenda_was_understood() -> None:
    marks = tuple(Bookmark(title=title, page=page, level=0) for title, page in (("Benches", 3), ("Trees", 4)))
    pack = replace(
        PACK, items=(), bookmarks=marks, pages=tuple(replace(info, item=None) for info in PACK.pages)
    )
    app = WorkspaceApp(FakeLibrary(), OpenPack(pack=pack, pages=PAGES))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: any("the file's 2 bookmarks" in one.message for one in app._notifications))
