"""Finding in the workspace: the bar, the count, the way round."""

from textual.pilot import Pilot
from textual.widgets import Input

from packview.model import Position
from tui.fakes_workspace import PAGES, FakeLibrary, WorkspaceApp, bare, seen

SIZE = (100, 20)


def bar(app: WorkspaceApp) -> str:
    """The line with the find bar."""
    return seen(app).split("\n")[-2]


async def counted(pilot: Pilot[None]) -> None:
    """Wait until the places are counted."""
    app = pilot.app
    await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "find"])
    await pilot.pause()


async def test_places_are_counted_and_marked_while_it_is_typed() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"benches")
        await counted(pilot)
        assert "66 found \u00b7 enter goes there" in bar(app)
        assert app.workspace.reader.pdf_page == 5, "nothing moves before enter"
        await pilot.press(*" are")
        await counted(pilot)
        assert " 2 found" in bar(app)


async def test_enter_goes_to_the_first_place_from_here_and_letters_are_keys_again() -> None:
    app = WorkspaceApp(item="2")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"ducks", "enter")
        await counted(pilot)
        assert "1 of 1" in bar(app)
        assert app.focused is app.workspace.reader
        await pilot.press("slash")
        field = app.workspace.query_one(Input)
        field.value = "benches are"
        await pilot.press("enter")
        await counted(pilot)
        assert "1 of 2" in bar(app)
        assert app.workspace.reader.pdf_page == 5


async def test_next_and_previous_go_round_and_say_so() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"pond", "enter")
        await counted(pilot)
        assert "1 of 4" in bar(app)
        seen_at = [app.workspace.reader.marks.current]
        for key, words in (
            ("n", "2 of 4"),
            ("n", "3 of 4"),
            ("f3", "4 of 4"),
            ("n", "1 of 4 \u00b7 from the start again"),
            ("N", "4 of 4 \u00b7 from the end again"),
            ("shift+f3", "3 of 4"),
        ):
            await pilot.press(key)
            await counted(pilot)
            assert words in bar(app), key
            seen_at.append(app.workspace.reader.marks.current)
        assert seen_at[4] == seen_at[0]


async def test_after_going_elsewhere_finding_starts_from_there() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"line", "enter")
        await counted(pilot)
        assert app.workspace.reader.pdf_page == 4
        await pilot.press("end", "n")
        await counted(pilot)
        assert app.workspace.reader.pdf_page == 8


async def test_words_that_are_nowhere() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"geese", "enter")
        await counted(pilot)
        assert "nothing found; try fewer words" in bar(app)
        assert app.workspace.reader.position == Position(pdf_page=5)


async def test_no_words_at_all() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "N")
        assert not app.workspace.find_bar.is_open, "there is nothing to go on with yet"
        await pilot.press("slash", "a", "backspace", "enter")
        await counted(pilot)
        assert "found" not in bar(app)


async def test_escape_takes_the_marks_away_and_n_brings_them_back() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"pond", "enter")
        await counted(pilot)
        await pilot.press("escape")
        assert not app.workspace.find_bar.is_open
        assert app.workspace.reader.marks.finder is None
        await pilot.press("n")
        await counted(pilot)
        assert "2 of 4" in bar(app)
        assert app.workspace.reader.marks.finder is not None


async def test_a_jump_to_a_place_can_be_taken_back() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"grey", "enter")
        await counted(pilot)
        assert app.workspace.state.item_key == "3-benches"
        await pilot.press("less_than_sign")
        assert app.workspace.state.item_key == ""


async def test_the_find_bar_from_another_pane_and_with_control_f() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=(80, 18)) as pilot:
        await pilot.press("1", "ctrl+f", *"grey", "enter")
        await counted(pilot)
        assert app.workspace.state.open_pane == "pages"
        assert app.workspace.reader.display


async def test_marks_on_a_page_set_out_anew() -> None:
    app = WorkspaceApp(FakeLibrary(), bare(PAGES))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", "c", "enter")
        app.workspace.query_one(Input).value = "considered the report"
        await pilot.press("n")
        await counted(pilot)
        await pilot.resize_terminal(70, 20)
        await pilot.pause()
        styles = [
            segment.text
            for y in range(app.workspace.reader.size.height)
            for segment in app.workspace.reader.render_line(y)
            if segment.style and segment.style.reverse
        ]
        assert "".join(styles) == "considered the report"
