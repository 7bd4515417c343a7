"""Searching the whole pack from the side column."""

from dataclasses import replace
from typing import cast

import pytest
from textual.pilot import Pilot

from packview.model import GlossaryEntry, Indicator, MinuteItem, Minutes
from packview.model.open_pack import OpenPack
from packview.tui.views.search import SearchView
from tui.fakes_workspace import NASTY, PACK, PAGES, FakeLibrary, WorkspaceApp, note, seen

OPENED = OpenPack(
    pack=replace(
        PACK,
        indicators=(Indicator(ref="B1", name="Benches painted", item="3-benches", page="3", pdf_page=5),),
        glossary=(
            GlossaryEntry(term="POND", definition=f"Water for geese {NASTY}", kind="acronym", pdf_page=5),
        ),
        minutes=Minutes(
            items=(MinuteItem(number="7", title="PONDS", page="1", pdf_page=3, discussion=("Herons left.",)),)
        ),
    ),
    pages=PAGES,
)
SIZE = (140, 40)


def the_app(**fields: object) -> WorkspaceApp:
    return WorkspaceApp(FakeLibrary(note("Why herons?", number=4)), opened=OPENED, **fields)  # type: ignore[arg-type]


async def found(pilot: Pilot[None]) -> SearchView:
    """Wait until everything that was typed is answered."""
    app = cast(WorkspaceApp, pilot.app)
    await pilot.pause()
    await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "search"])
    await pilot.pause()
    return cast(SearchView, app.workspace.side.view("search"))


def refs(view: SearchView) -> list[str]:
    return [entry.ref.rpartition(":")[0] for entry in view.list.rows if entry.ref]


def headings(view: SearchView) -> list[str]:
    return [entry.lines[0].text for entry in view.list.rows if not entry.ref]


@pytest.mark.parametrize("key", ["0", "F"])
async def test_a_key_goes_to_the_field_and_finds_are_grouped_by_item(key: str) -> None:
    app = the_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(key, *"herons")
        view = await found(pilot)
        assert headings(view) == ["Item 3: Benches (1)", "Minutes of the last meeting (1)"]
        assert refs(view) == ["note:5:note00000004", "minute:3:7"]
        assert "2 places" in str(view.above.content)


async def test_enter_goes_to_the_page_and_marks_the_words() -> None:
    app = the_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("0", *"twelve benches", "enter")
        view = await found(pilot)
        assert view.list.has_focus
        assert refs(view) == ["page:5:"]
        await pilot.press("enter")
        assert app.workspace.reader.pdf_page == 5
        assert app.workspace.state.open_pane == "pages"


@pytest.mark.parametrize(("words", "view_name"), [("b1", "indicators"), ("herons", "notes")])
async def test_enter_on_another_kind_opens_its_view(words: str, view_name: str) -> None:
    app = the_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("0", *words, "enter")
        await found(pilot)
        await pilot.press("enter")
        await pilot.pause()
        used = app.workspace.side.used
        assert used is not None
        assert used.name_of_view == view_name


async def test_what_is_typed_wrong_is_found_and_said() -> None:
    app = the_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("0", *"hreons ")
        view = await found(pilot)
        assert "nothing has hreons: looked for herons" in str(view.above.content)
        assert len(refs(view)) == 2


async def test_nothing_found_and_nothing_typed_say_what_to_do() -> None:
    app = the_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("0")
        view = await found(pilot)
        assert "Other forms of a word" in str(view.list.get_option_at_index(0).prompt)
        await pilot.press(*"xyzzyq")
        await found(pilot)
        assert "No match. Try other words" in str(view.list.get_option_at_index(0).prompt)


async def test_pack_text_is_shown_as_it_is_and_a_find_can_be_asked_about_and_copied() -> None:
    app = the_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("0", *"geese", "enter", "f8")
        await found(pilot)
        assert NASTY in seen(app)
        await pilot.press("y")
        assert "Water for geese" in app.clipboard
        await pilot.press("a")
        await pilot.pause()
        assert "Question" in seen(app)


async def test_escape_goes_from_the_field_to_the_list_and_keeps_what_was_found() -> None:
    app = the_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("0", *"herons", "escape")
        view = await found(pilot)
        assert view.list.has_focus
        assert len(refs(view)) == 2
        await pilot.press("slash")
        assert view.field.has_focus
