"""Colleagues' questions beside one's own, the panel's together, and what another window changes."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from packview.config import Config
from packview.errors import PackviewError
from packview.model import Anchor, Note
from packview.services.library.library import Library
from packview.services.notes.notebook import Notebook
from packview.services.notes.sharing import SharedNotes
from packview.tui.views.notes import NotesView
from packview.tui.views.planner import PanelView
from tui.fakes_workspace import NASTY, PACK, FakeLibrary, WorkspaceApp, note, seen, until

SIZE = (130, 40)
OWN = note("Why did the price of wood rise in May?", number=1, kind="question", member="Robin Ash")
SECRET = note("Why did nobody ask before?", number=2, kind="question", member="Robin Ash", private=True)
SAME = note(
    "Why did the price of wood rise this May?",
    number=3,
    kind="question",
    member="Sam Oak",
    to="Head of Parks",
)
OTHER = note(f"Which ducks? {NASTY}", number=4, kind="question", member=f"Kim {NASTY}", status="asked")


def app_with(*shared: Note, own: tuple[Note, ...] = (OWN, SECRET)) -> WorkspaceApp:
    library = FakeLibrary(*own)
    library.others.shared = SharedNotes(notes=shared)
    return WorkspaceApp(library, item="3")


async def shared_there(app: WorkspaceApp, pilot: Pilot[None], count: int = 2) -> NotesView:
    """Wait until colleagues' notes are shown."""
    await until(pilot, lambda: len(app.workspace.state.shared) == count)
    await pilot.pause()
    view = app.workspace.side.used
    assert isinstance(view, NotesView)
    return view


async def test_colleagues_questions_stand_below_ones_own() -> None:
    app = app_with(SAME, OTHER)
    async with app.run_test(size=SIZE) as pilot:
        await shared_there(app, pilot)
        await pilot.press("f8")
        await until(pilot, lambda: NASTY in seen(app))
        text = seen(app)
        assert "From colleagues (2)" in text
        assert "Sam Oak \u00b7 Question for Head of Parks \u00b7 to ask \u00b7 page 3" in text
        assert f"Which ducks? {NASTY}" in text
        assert "asked, no answer yet" in text


async def test_without_colleagues_there_is_no_heading() -> None:
    app = app_with()
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.notes_read)
        await pilot.pause()
        assert "From colleagues" not in seen(app)
        assert "P Panel" not in seen(app)
        await pilot.press("3", "down", "down")
        assert app.workspace.side.entries["notes"] == OWN.id  # round again


async def test_down_goes_to_colleagues_and_up_comes_back() -> None:
    app = app_with(SAME, OTHER)
    async with app.run_test(size=SIZE) as pilot:
        view = await shared_there(app, pilot)
        await pilot.press("3", "down", "down")
        assert view.entry == SAME.id
        await pilot.press("down")
        assert view.entry == OTHER.id
        await pilot.press("up", "up")
        assert view.entry == SECRET.id


async def test_what_would_change_a_colleagues_question_is_not_offered() -> None:
    app = app_with(SAME, OTHER)
    async with app.run_test(size=SIZE) as pilot:
        view = await shared_there(app, pilot)
        await pilot.press("3")
        view.reveal(SAME.id)
        await pilot.pause()
        offered = {binding.id for _, binding, _, _ in app.screen.active_bindings.values()}
        assert {name for name in offered if name and name.startswith("notes.")} == {
            "notes.page",
            "notes.copy",
        }
        assert "side.open" in offered
        before = dict(app.library.book.held)
        await pilot.press("x", "r", "d", "U")
        await pilot.pause()
        assert app.screen is app.workspace
        assert app.library.book.held == before
        assert app.library.others.shared.notes == (SAME, OTHER)


async def test_o_goes_to_the_page_and_y_copies() -> None:
    app = app_with(SAME, OTHER)
    async with app.run_test(size=SIZE) as pilot:
        view = await shared_there(app, pilot)
        await pilot.press("right", "right")
        await pilot.press("3")
        view.reveal(SAME.id)
        await pilot.press("y")
        await until(pilot, lambda: "price of wood rise this May" in app.clipboard)
        for key in ("o", "enter"):
            await pilot.press(key)
            await until(pilot, lambda: app.workspace.reader.pdf_page == 5)
            assert app.workspace.state.open_pane == "pages"
            await pilot.press("home")
            assert app.workspace.reader.pdf_page == 1
            await pilot.press("3")


async def test_what_a_colleague_changes_appears_and_the_highlight_stays() -> None:
    app = app_with(OTHER)
    async with app.run_test(size=SIZE) as pilot:
        view = await shared_there(app, pilot, 1)
        await pilot.press("3")
        view.reveal(OTHER.id)
        app.library.others.shared = SharedNotes(notes=(SAME, OTHER))
        await until(pilot, lambda: "From colleagues (2)" in seen(app))
        assert view.entry == OTHER.id
        app.library.others.shared = SharedNotes()
        await until(pilot, lambda: "From colleagues" not in seen(app))
        assert view.list.has_focus


async def test_a_folder_that_cannot_be_read_is_said_once_and_tried_again() -> None:
    app = app_with()
    app.library.others.problem = PackviewError(f"The folder {NASTY} is not there", "Look for it")
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: len(app._notifications) == 1)
        app.workspace.following.look()
        await until(pilot, lambda: not app.workspace.following.looking)
        assert len(app._notifications) == 1
        app.library.others.problem = None
        app.library.others.shared = SharedNotes(notes=(SAME,))
        await shared_there(app, pilot, 1)


async def test_the_panels_like_questions_are_one_with_who_asks() -> None:
    app = app_with(SAME, OTHER)
    async with app.run_test(size=SIZE) as pilot:
        await shared_there(app, pilot)
        await pilot.press("G", "G", "f8")
        view = app.workspace.side.used
        assert isinstance(view, PanelView)
        await until(pilot, lambda: len(app.workspace.state.groups) == 2)
        await until(pilot, lambda: "2 questions \u00b7 1 asked more than once" in seen(app))
        text = seen(app)
        assert "Asked by Sam Oak, Robin Ash" in text
        assert f"Asked by Kim {NASTY}" in text
        assert "Item 3: Benches" in text
        assert SECRET.text not in text
        assert OWN.text not in text
        await pilot.press("s")
        await until(pilot, lambda: f"Robin Ash: {OWN.text}" in seen(app))
        assert f"Sam Oak: {SAME.text}" in seen(app)
        await pilot.press("s")
        await until(pilot, lambda: OWN.text not in seen(app))


async def test_the_panels_questions_of_the_item_in_hand() -> None:
    app = app_with(
        SAME, note("Which pond?", number=9, item="2-minutes", kind="question", member="Sam Oak"), own=()
    )
    async with app.run_test(size=SIZE) as pilot:
        await shared_there(app, pilot)
        await pilot.press("G", "G", "f8")
        await until(pilot, lambda: "Which pond?" in seen(app))
        await pilot.press("c")
        await until(pilot, lambda: "Which pond?" not in seen(app))
        assert "only this item" in seen(app)
        await pilot.press("right_curly_bracket")  # to item 4
        await until(pilot, lambda: "belongs to this item" in seen(app))


async def test_a_panel_without_questions_says_what_to_do() -> None:
    app = app_with(own=())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.notes_read)
        await pilot.press("G", "f8")
        await until(pilot, lambda: "packview note merge FILE" in seen(app))


class OnDisk(FakeLibrary):
    """The notes are files, as in the real library."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.real = Library(home, Config(member="Robin Ash"))
        self.mine = self.real.notebook(PACK.pack_id)

    def notebook(self, pack_id: str, opened: Any = None) -> Any:
        return self.mine

    def colleagues(self, pack_id: str, opened: Any = None) -> Any:
        return self.real.colleagues(pack_id)


def on_bench(text: str, book: Notebook) -> Note:
    anchor = Anchor(item="3-benches", item_number="3", item_title="Benches", page="3", pdf_page=5)
    return book.add(kind="question", text=text, anchor=anchor)


async def test_two_windows_see_each_others_changes_and_lose_none(tmp_path: Path) -> None:
    library = OnDisk(tmp_path)
    first = on_bench("First?", library.mine)
    app = WorkspaceApp(library, item="3")
    other = Library(tmp_path, Config(member="Robin Ash")).notebook(PACK.pack_id)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "First?" in seen(app))
        await pilot.press("3", "3")
        for number in range(3):
            on_bench(f"There {number}?", other)
            on_bench(f"Here {number}?", library.mine)
        await until(pilot, lambda: "There 2?" in seen(app) and "Here 2?" in seen(app))
        assert app.workspace.side.entries["notes"] == first.id
        assert len(library.mine.notes()) == len(other.notes()) == 7
        other.delete(first.id)
        await until(pilot, lambda: "First?" not in seen(app))


async def test_a_colleagues_file_in_the_folder_appears(tmp_path: Path) -> None:
    library = OnDisk(tmp_path)
    app = WorkspaceApp(library, item="3")
    theirs = Library(tmp_path, Config(member="Sam Oak")).notebook(PACK.pack_id)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.notes_read)
        on_bench("What of the paint?", theirs)
        await until(pilot, lambda: "What of the paint?" in seen(app))
        assert "From colleagues (1)" in seen(app)


async def test_what_may_not_leave_is_not_copied_and_that_is_said() -> None:
    app = app_with(SAME, own=(SECRET,))
    async with app.run_test(size=SIZE) as pilot:
        await shared_there(app, pilot, 1)
        await pilot.press("3", "y")
        await until(pilot, lambda: "Not copied: it is private" in seen(app))
        assert "nobody ask before" not in app.clipboard
