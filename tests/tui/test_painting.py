"""What is painted, and that no paint between a key and its answer shows something wrong."""

from dataclasses import replace
from typing import Any

from textual.screen import Screen

from packview.model import ThemeLinks, ThemePassage
from packview.tui.base.side_view import SideView
from tui.fakes_workspace import FakeLibrary, WorkspaceApp, note, seen, until
from tui.side_values import FULL, STUDY
from tui.test_side_column import HUGE, NARROW, WIDE, app_with, ready

MANY = 1500
PASSAGES = tuple(
    ThemePassage(pdf_page=3, text=f"Passage {place} of water", words=("water",)) for place in range(MANY)
)


class Watched(WorkspaceApp):
    """Keeps what each paint showed of the pages."""

    def __init__(self) -> None:
        library = FakeLibrary()
        library.studied = STUDY
        super().__init__(library, FULL, item="3")
        self.tops: list[str] = []

    def _display(self, screen: Screen[Any], renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        if screen is self.workspace and self.workspace.state.studied:
            self.tops.append(self.workspace.reader.render_line(0).text)


async def test_no_paint_shows_empty_pages_when_the_column_is_made_wide() -> None:
    app = Watched()
    async with app.run_test(size=HUGE) as pilot:
        await ready(app, pilot)
        app.tops.clear()
        await pilot.press("f8")
        await pilot.pause()
        width = app.workspace.reader.scrollable_content_region.width
        assert app.tops[-1].strip()
        assert all(top.strip() for top in app.tops if len(top) == width)


async def test_the_find_bar_lies_on_the_frame_and_moves_nothing() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        before, rows = app.workspace.reader.region, app.workspace.reader.scrollable_content_region
        await pilot.press("slash")
        await pilot.pause()
        bar = app.workspace.find_bar.region
        assert app.workspace.reader.region == before
        assert bar.y == rows.bottom == before.bottom - 1, "on the frame, below the last line of text"
        assert "Find" in seen(app).split("\n")[bar.y]
        await pilot.press("escape")
        await pilot.pause()
        assert "Find  " not in seen(app).split("\n")[bar.y]


async def test_without_frames_the_find_bar_has_a_line_of_its_own() -> None:
    app = app_with()
    async with app.run_test(size=NARROW) as pilot:
        await ready(app, pilot)
        before = app.workspace.reader.region
        await pilot.press("slash")
        await pilot.pause()
        assert app.workspace.reader.region.height == before.height - 1
        assert app.workspace.find_bar.region.y == app.workspace.reader.region.bottom


async def test_a_list_that_changed_while_it_was_hidden_is_shown_as_it_is_now() -> None:
    app = app_with()
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        assert "Why grey?" in seen(app)
        await pilot.press("4")
        await pilot.pause()
        app.workspace.store.change(notes=(note("Why blue?", kind="question", theme="water"),))
        await pilot.press("3")
        await pilot.pause()
        assert "Why blue?" in seen(app)
        assert "Why grey?" not in seen(app)


async def test_a_long_list_is_there_little_by_little_and_whole_where_it_is_asked_for() -> None:
    theme = STUDY.themes[0].key
    study = replace(STUDY, links=(ThemeLinks(theme=theme, passages=PASSAGES),))
    app = app_with(study=study)
    async with app.run_test(size=WIDE) as pilot:
        await ready(app, pilot)
        await app.workspace.views.show_view("themes", focus=True)
        await pilot.pause()
        view = app.workspace.side.used
        assert isinstance(view, SideView)
        view.action_open_entry()
        entries = len(view.listed)
        assert entries > MANY
        assert view.list.option_count < entries
        view.action_move("last")
        assert view.entry == view.listed[-1].ref
        view.action_move("down")
        view.action_move("up")
        assert view.entry == view.listed[-1].ref, "round from the first to the last"
        view.reveal(f"{theme}/p{MANY - 2}")
        assert view.chosen is not None
        assert view.chosen.lines[0].text == f"Passage {MANY - 2} of water"
        await until(pilot, lambda: view.list.option_count == entries)
        await pilot.pause()
        assert f"Passage {MANY - 2} of water" in seen(app)


async def test_a_long_list_fills_by_itself_and_keeps_its_place_at_another_width() -> None:
    theme = STUDY.themes[0].key
    study = replace(STUDY, links=(ThemeLinks(theme=theme, passages=PASSAGES),))
    app = app_with(study=study)
    async with app.run_test(size=HUGE) as pilot:
        await ready(app, pilot)
        await app.workspace.views.show_view("themes", focus=True, ref=f"{theme}/p900")
        await pilot.pause()
        view = app.workspace.side.used
        assert isinstance(view, SideView)
        await until(pilot, lambda: view.list.option_count == len(view.listed))
        await pilot.press("f8")
        await pilot.pause()
        assert view.entry == f"{theme}/p900"
        assert "Passage 900 of water" in seen(app)
        await until(pilot, lambda: view.list.option_count == len(view.listed))
