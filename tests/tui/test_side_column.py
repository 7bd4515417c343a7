"""The side column: which views it shows, how wide, how many, and what is remembered of it."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from packview.errors import PackviewError
from packview.model import ReadingState, SideLayout
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis
from packview.tui.base.side_view import SideView
from packview.tui.keys import pressed
from packview.tui.views.notes import NotesView
from packview.tui.workspace.side import LAYOUTS, VIEWS, at_first, known, laid_out, opened, views_at_once
from tui.fakes_workspace import OPENED, FakeLibrary, WorkspaceApp, note, seen, until
from tui.side_values import FULL, STUDY

WIDE, NARROW, HUGE = (120, 30), (80, 24), (200, 40)
KEYS = {row.name: pressed(row.key) for row in VIEWS}


def app_with(
    state: ReadingState | None = None, study: Analysis | PackviewError = STUDY, opened: OpenPack = FULL
) -> WorkspaceApp:
    library = FakeLibrary(note("Why grey?", kind="question", theme="water"), state=state)
    library.studied = study
    return WorkspaceApp(library, opened, item="3")


async def ready(app: WorkspaceApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.workspace.state.studied)
    await pilot.pause()


def shown(app: WorkspaceApp) -> list[str]:
    """Names of the views on the screen, from above."""
    return [view.name_of_view for view in app.workspace.side.shown if view.region.height]


def in_use(app: WorkspaceApp) -> str:
    view = app.workspace.side.view_of(app.focused)
    return view.name_of_view if view else ""


def test_layouts() -> None:
    one = SideLayout()
    assert opened(one, "themes").views == ("themes", "indicators", "findings")
    assert opened(replace(one, name="read"), "notes") == one
    assert opened(one, "findings").used == 2
    room = laid_out(one, "room")
    assert (room.name, room.views, room.used) == ("room", LAYOUTS["room"], 0)
    changed = opened(room, "tracker")
    assert laid_out(laid_out(changed, "evidence"), "room").views == ("tracker", "minutes", "notes")
    assert laid_out(changed, "evidence").views == one.views, "what is used in the room stays there"
    compare = laid_out(opened(one, "glossary"), "compare")
    assert (compare.views, compare.used) == (("glossary", "minutes", "indicators"), 0)
    assert laid_out(laid_out(compare, "read"), "compare").views == compare.views
    assert at_first(one, "compare") == laid_out(one, "compare")
    assert (at_first(room, "compare"), at_first(one, ""), at_first(one, "maps")) == (room, one, one)
    strange = SideLayout(
        name="maps", views=("maps", "notes", "notes", "tracker"), used=5, kept={"room": ("x",)}
    )
    assert known(strange, list(KEYS)) == SideLayout(views=("notes", "tracker", "indicators"))
    assert known(SideLayout(views=()), list(KEYS)).views == one.views


@pytest.mark.parametrize(
    ("name", "size", "views"),
    [
        ("evidence", (120, 40), 1),
        ("evidence", (200, 60), 3),
        ("evidence", (200, 30), 2),
        ("room", (120, 40), 2),
        ("compare", (120, 20), 1),
        ("compare", (200, 60), 3),
        ("compare", (80, 24), 2),
    ],
)
def test_the_size_of_the_window_says_how_many_views_there_are(
    name: str, size: tuple[int, int], views: int
) -> None:
    assert views_at_once(name, *size) == views


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_view_is_reached_by_the_key_that_the_tabs_show(size: tuple[int, int]) -> None:
    app = app_with()
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        tabs = "\n".join(seen(app).split("\n")[2:4])
        for row in VIEWS:
            assert (f"{pressed(row.key)} {row.title}" in tabs) == row.always
        for name, key in reversed(KEYS.items()):
            await pilot.press(key)
            assert shown(app) == [name]
            await pilot.press("escape" if name == "search" else key)  # the search begins in its field
            assert in_use(app) == name
            assert f"[{key} " in str(app.workspace.tabs.content)


async def test_the_first_press_shows_and_the_second_goes_there() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("4")
        assert (shown(app), in_use(app)) == (["minutes"], "")
        await pilot.press("4")
        assert in_use(app) == "minutes"
        await pilot.press("7")
        assert (shown(app), in_use(app)) == (["tracker"], "tracker"), "in place of one in use"


async def test_tabs_and_layouts_are_clicked() -> None:
    app = app_with()
    async with app.run_test(size=(200, 30)) as pilot:
        await ready(app, pilot)
        line = seen(app).split("\n")[2]
        for name in ("Minutes", "Findings"):
            await pilot.click("#tabs", offset=(line.index(name), 0))
            assert in_use(app) == name.casefold()
            line = seen(app).split("\n")[2]
        for words, width in (("F8 Compare", 100), ("F5 Read", 0), ("F6 Evidence", 72)):
            await pilot.click("#tabs", offset=(seen(app).split("\n")[2].index(words), 0))
            await pilot.pause()
            assert app.workspace.side.region.width == width


@pytest.mark.parametrize(("size", "least"), [((110, 30), 44), ((120, 30), 44), ((200, 60), 70)])
async def test_the_side_panel_leaves_room_for_the_pages_and_is_wide_enough(
    size: tuple[int, int], least: int
) -> None:
    app = app_with()
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        space = app.workspace
        assert space.side.region.width >= least
        assert space.agenda.region.width >= 24
        assert space.reader.region.width >= 38


async def test_layouts_are_chosen_by_key() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        side = app.workspace.side
        await pilot.press("4", "4", "f8")
        assert side.region.width == 60
        assert (shown(app), in_use(app)) == (["minutes", "indicators"], "minutes")
        assert not app.workspace.agenda.region.width, "there is no room for it"
        await pilot.press("1")
        assert app.workspace.agenda.region.width, "but it comes when it is wanted"
        await pilot.press("3", "3", "f5")
        assert not side.region.width
        assert app.workspace.state.open_pane == "pages"
        await pilot.press("tab", "tab")
        assert app.workspace.state.open_pane in ("agenda", "pages"), "what is not shown is not gone to"
        await pilot.press("5")
        assert shown(app) == ["themes"], "a view's key brings the column back"
        await pilot.press("f7")
        assert shown(app) == ["planner", "minutes"]
        await pilot.press("f6")
        assert len(shown(app)) == 1
        for name in ("room", "compare", "read", "evidence"):
            await pilot.press("vertical_line")
            assert app.workspace.state.layout.name == name
        assert "Layout: evidence" in seen(app)


async def test_a_large_window_has_agenda_pages_and_three_views() -> None:
    app = app_with()
    async with app.run_test(size=(200, 60)) as pilot:
        await ready(app, pilot)
        assert shown(app) == ["notes", "indicators", "findings"]
        assert app.workspace.agenda.region.width
        await pilot.press("4")
        assert shown(app) == ["minutes", "indicators", "findings"]
        await pilot.press("6")
        assert in_use(app) == "indicators"
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert shown(app) == ["indicators"], "the one in use"


async def test_views_share_the_column() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("f8", "4")
        assert shown(app) == ["notes", "minutes"], "the one in use comes along"
        assert in_use(app) == "minutes"
        await pilot.press("shift+tab")
        assert in_use(app) == "notes"
        await pilot.press("8")
        assert shown(app) == ["glossary", "minutes"], "the one in use is swapped"
        await pilot.resize_terminal(120, 20)
        await pilot.pause()
        assert shown(app) == ["glossary"], "in few rows only the one in use"


async def test_a_narrow_terminal_has_one_pane_and_goes_to_what_a_layout_is_for() -> None:
    app = app_with()
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        await pilot.press("4", "f5")
        assert app.workspace.state.open_pane == "pages"
        await pilot.press("f7")
        assert in_use(app) == "planner"
        await pilot.press("P", "f6")
        assert in_use(app) == "minutes"


async def test_layout_and_entries_are_remembered() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("7", "7", "down", "f8", "tab", "8", "end")
    assert isinstance(app.library, FakeLibrary)
    state = app.library.saved[-1]
    assert (state.side.name, state.side.views, state.side.used) == (
        "compare",
        ("tracker", "glossary", "indicators"),
        1,
    )
    assert (state.entries["tracker"], state.entries["glossary"]) == ("1", "POND")
    again = app_with(state)
    async with again.run_test(size=WIDE) as pilot:
        await ready(again, pilot)
        assert shown(again) == ["tracker", "glossary"]
        assert again.workspace.side.region.width == 60
        assert [view.entry for view in again.workspace.side.shown] == ["1", "POND"]


async def test_a_state_of_another_version_does_no_harm() -> None:
    state = ReadingState(side=SideLayout(views=("maps",), used=3), entries={"maps": "x", "tracker": "99"})
    app = app_with(state)
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        assert shown(app) == ["notes"]
        await pilot.press("7", "7")
        assert app.workspace.side.shown[0].entry == "0"


async def test_what_was_worked_out_comes_once_and_a_problem_is_told() -> None:
    app = app_with(study=replace(STUDY, problems=("The file x.toml is wrong. Mend it",)))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await ready(app, pilot)
        assert isinstance(app.library, FakeLibrary)
        assert len(app.library.studies) == 1
        assert [message.message for message in app._notifications] == ["The file x.toml is wrong. Mend it."]
        await pilot.press("9")
        assert "Which is right?" in seen(app)


async def test_a_study_that_fails_is_told_and_one_of_a_closed_pack_is_stopped() -> None:
    app = app_with(study=PackviewError("It stopped", "Try again"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await ready(app, pilot)
        assert [message.message for message in app._notifications] == ["It stopped. Try again."]
        await pilot.press("escape")
        await pilot.pause()
    assert isinstance(app.library, FakeLibrary)
    assert app.library.studies[0][1].cancelled


async def test_only_views_that_are_shown_are_handed_anything() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("4", "7")
        minutes = next(view for view in app.workspace.side.query(SideView) if view.name_of_view == "minutes")
        before = minutes.seen
        await pilot.press("J", "H")
        assert minutes.seen is before


async def test_find_and_escape_belong_to_the_view_in_use() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("8", "8", "slash", *"bird")
        view = app.workspace.side.used
        assert isinstance(view, SideView)
        assert isinstance(app.focused, Input)
        assert not app.workspace.find_bar.is_open
        assert [entry.ref for entry in view.list.rows] == ["Duck"]
        await pilot.press("down")
        assert view.list.has_focus
        await pilot.press("slash", *"xyz", "enter")
        assert "Nothing here has these words" in str(view.list.get_option_at_index(0).prompt)
        await pilot.press("escape")
        assert app.workspace.state.open_pane == "pages"
        assert "xyz" in seen(app), "the words stay"
        await pilot.press("8", "slash", "escape")
        assert len(view.list.rows) == 2
        await pilot.press("2", "slash")
        assert app.workspace.find_bar.is_open
        await pilot.press("escape", "escape")
        assert not app.workspace.is_attached


async def test_notes_keep_their_keys_and_copy_like_every_view() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("3", "y")
        assert "Why grey?" in app.clipboard
        await pilot.press("x")
        assert isinstance(app.library, FakeLibrary)
        assert [one.status for one in app.library.book.held.values()] == ["asked"]
        assert isinstance(app.workspace.side.view_of(app.focused), NotesView)


async def test_views_of_a_pack_that_has_nothing_say_why_and_what_to_do() -> None:
    app = app_with(study=Analysis(), opened=OPENED)
    async with app.run_test(size=HUGE) as pilot:
        await ready(app, pilot)
        for key, words in (
            ("4", "No minutes were found"),
            ("5", "There are no themes"),
            ("6", "No performance indicators"),
            ("7", "no tracker of earlier"),
            ("8", "no glossary that was"),
            ("9", "Nothing was noticed"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert words in " ".join(seen(app).replace("\u2502", " ").split()), key


async def test_views_that_are_set_out_while_the_workspace_is_left_do_no_harm() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        side = app.workspace.side
        await side.remove_children()
        await app.workspace.views.apply_side_layout(SideLayout(views=("notes", "themes")))
        assert not shown(app)


async def test_lists_follow_page_and_item_until_they_are_pinned() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("9")
        view = app.workspace.side.used
        assert isinstance(view, SideView)
        assert view.entry == "look-1"
        await pilot.press("left_curly_bracket")
        assert (app.workspace.state.item_key, view.entry) == ("2-minutes", "ask-1")
        await pilot.press("9", "full_stop", "2", "right_curly_bracket")
        assert (app.workspace.state.item_key, view.entry) == ("3-benches", "ask-1")
        assert "pinned: . to follow" in str(view.above.content)
        await pilot.press("9", "full_stop", "2", "left_curly_bracket", "right_curly_bracket")
        assert view.entry == "look-1"


async def test_the_entry_that_led_to_a_page_stays_chosen_there() -> None:
    first = STUDY.findings[0]
    study = replace(STUDY, findings=(first, replace(first, key="look-2", quote="")))
    app = app_with(study=study)
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await pilot.press("9", "9", "end")
        await pilot.press("left_curly_bracket", "enter")
        assert app.workspace.state.open_pane == "pages"
        view = app.workspace.side.used
        assert view is not None
        assert view.entry == "look-2"


@pytest.mark.parametrize("name", ["indicators", "findings", "planner"])
async def test_lists_are_filtered_by_item_and_by_words_and_keep_that_from_the_pages(name: str) -> None:
    app = app_with()
    async with app.run_test(size=HUGE) as pilot:
        await ready(app, pilot)
        await pilot.press(KEYS[name], KEYS[name], "home", "c")
        view = app.workspace.side.used
        assert isinstance(view, SideView)
        assert all("3-benches" in entry.items for entry in view.list.rows if entry.ref)
        assert "only this item" in str(view.above.content)
        await pilot.press("slash", *"zz", "enter", "escape")
        assert app.workspace.state.open_pane == "pages"
        assert (view.of_item, view.field.value, len(view.list.rows)) == (True, "zz", 0)
        await pilot.press(KEYS[name], "slash", "escape", "c", "escape")
        assert not view.of_item
        assert any(entry.ref for entry in view.list.rows)
