"""The workspace: panes, moving about, what is always visible, and the place that is kept."""

import asyncio
from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Input

from packview.errors import PackviewError
from packview.model import AgendaItem, Pack, Position, ReadingState, Warned
from packview.model.open_pack import OpenPack
from packview.tui.dialogs.base import LineDialog
from packview.tui.reader.reader import PageReader
from packview.tui.views.notes import NotesView
from packview.tui.workspace.agenda import READ_AFTER, AgendaList, PlaceKeeper, ReadingClock
from tui.fakes_workspace import NASTY, PACK, PAGES, FakeLibrary, WorkspaceApp, bare, note, seen, until

WIDE, NARROW = (112, 22), (80, 18)


def place(app: WorkspaceApp) -> tuple[str, int]:
    """The current item and the page."""
    return app.workspace.state.item_key, app.workspace.reader.pdf_page


def header(app: WorkspaceApp) -> str:
    """The lines above the panes."""
    return "\n".join(seen(app).split("\n")[:2])


async def test_the_header_always_says_meeting_day_label_and_pdf_page() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=NARROW):
        text = header(app)
    assert "Parks Committee \u00b7 Mon 3 Jun 2019, in 2 days" in text
    assert "Page 3 of 6 \u00b7 PDF 5 of 8 \u00b7 Item 3: Benches" in text


async def test_a_page_without_a_printed_number_gets_none() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=NARROW):
        assert "PDF 1 of 8 (no printed number) \u00b7 Front sheet and notices" in header(app)


async def test_three_panes_where_there_is_room_and_tabs_where_there_is_not() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=WIDE) as pilot:
        panes = [pane for pane in app.workspace.query(".pane") if pane is not app.workspace.front]
        assert all(pane.display for pane in panes)
        assert "[2 Pages]" in seen(app)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert [pane.id for pane in panes if pane.display] == ["pages"]
        assert "[2 Pages]" in seen(app)
        await pilot.press("3")
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert all(pane.display for pane in panes)
        assert app.focused is app.workspace.query_one(NotesView).list


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_keys_go_to_panes(size: tuple[int, int]) -> None:
    app = WorkspaceApp()
    async with app.run_test(size=size) as pilot:
        for key, pane in (
            ("1", "agenda"),
            ("3", "notes"),
            ("2", "pages"),
            ("tab", "notes"),
            ("tab", "agenda"),
            ("shift+tab", "notes"),
            ("shift+tab", "pages"),
        ):
            await pilot.press(key)
            assert app.focused
            view = app.workspace.side.view_of(app.focused)
            assert (view.name_of_view if view else app.focused.id, app.focused.display) == (pane, True), key


async def test_tabs_are_clicked() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=NARROW) as pilot:
        for offset, pane in ((15, "agenda"), (33, "side"), (26, "pages"), (3, "briefing")):
            await pilot.click("#tabs", offset=(offset, 0))
            assert app.workspace.state.open_pane == pane
            assert app.workspace.query_one(f"#{pane}").display


async def test_the_pane_that_was_clicked_stays_open_when_it_gets_narrow() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.workspace.query(NotesView))
        await pilot.pause()
        await pilot.click(app.workspace.query_one(NotesView).list)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.workspace.side.display
        assert not app.workspace.reader.display


async def test_keys_move_by_item() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=WIDE) as pilot:
        for key, expected in (
            ("H", ("", 1)),
            ("right_curly_bracket", ("1-apologies", 1)),
            ("J", ("2-minutes", 3)),
            ("ctrl+down", ("3-benches", 5)),
            ("J", ("4-trees", 5)),
            ("J", ("4-trees", 5)),
            ("H", ("3-benches", 5)),
            ("left_curly_bracket", ("2-minutes", 3)),
            ("ctrl+up", ("1-apologies", 3)),
        ):
            await pilot.press(key)
            assert place(app) == expected, key


async def test_the_ends_of_the_agenda_are_said() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("H")
        assert "This is the beginning of the pack" in header(app)
        await pilot.press(*["J"] * 5)
        assert "That was the last item" in header(app)


async def test_the_item_in_hand_follows_the_pages() -> None:
    app = WorkspaceApp(item="2")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("right", "right")
        assert place(app) == ("3-benches", 5)
        assert "3 Notes on item 3" in seen(app)
        await pilot.press("home")
        assert place(app) == ("", 1)
        assert "3 Notes on this pack" in seen(app)


async def test_an_item_without_papers_is_taken_in_hand_where_the_reader_is() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("J")
        assert place(app) == ("4-trees", 5)
        assert "Item 4: Trees that fall on benches (no papers)" in header(app)
        await pilot.press("right")
        assert place(app) == ("3-benches", 6), "the next page is one of item 3"


async def test_choosing_in_the_agenda_opens_the_pages() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("1", "down", "down", "down", "enter")
        assert place(app) == ("3-benches", 5)
        assert app.focused is app.workspace.reader
        await pilot.press("1", "down", "down", "enter")
        assert place(app) == ("3-benches", 7)


async def test_a_click_in_the_agenda_goes_there() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=WIDE) as pilot:
        row = next(index for index, line in enumerate(seen(app).split("\n")) if "3 Benches" in line)
        await pilot.click(offset=(8, row))
        assert place(app) == ("3-benches", 5)


async def test_go_to_a_page() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=NARROW) as pilot:
        for typed, page in (("4", 6), ("#2", 2), ("page 6", 8), ("p5", 7), ("p. #8", 8), (" 3 ", 5)):
            await pilot.press("1", "g")
            assert isinstance(app.screen, LineDialog)
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is app.workspace)
            await pilot.pause()
            assert app.workspace.reader.pdf_page == page, typed
            assert app.focused is app.workspace.reader


async def test_a_wrong_page_is_answered_with_the_right_ones() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("g", "9", "9", "enter")
        await pilot.pause()
        text = " ".join(toast.message for toast in app._notifications)
        assert "There is no page 99. The printed numbers go from 1 to 6; #1 to #8" in text
        assert place(app) == ("3-benches", 5)
        await pilot.press("g", "escape")
        await pilot.pause()
        assert place(app) == ("3-benches", 5)


async def test_where_nothing_is_printed_a_number_is_a_pdf_page() -> None:
    app = WorkspaceApp(opened=bare((("a",), ("b",), ("c",))))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("g", "3", "enter")
        await pilot.pause()
        assert app.workspace.reader.pdf_page == 3
        await pilot.press("g", "7", "enter")
        await pilot.pause()
        assert "No page numbers are printed" in " ".join(toast.message for toast in app._notifications)


async def test_back_and_forward_through_jumps() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("J", "J", "J", "down", "g", "6", "enter")
        await pilot.pause()
        assert place(app) == ("3-benches", 8)
        for key, expected in (
            ("less_than_sign", ("3-benches", 5)),
            ("backspace", ("2-minutes", 3)),
            ("alt+left", ("1-apologies", 1)),
            ("ctrl+o", ("", 1)),
            ("greater_than_sign", ("1-apologies", 1)),
            ("alt+right", ("2-minutes", 3)),
            ("greater_than_sign", ("3-benches", 5)),
        ):
            await pilot.press(key)
            assert place(app) == expected, key
        assert app.workspace.reader.position.line == 1
        await pilot.press("J", "greater_than_sign")
        assert "nothing to go forward to" in header(app), "a new jump forgets what was ahead"
        await pilot.press(*["backspace"] * 6)
        assert "nothing to go back to" in header(app)


async def test_reading_goes_on_where_it_was_left() -> None:
    state = ReadingState(
        item="3-benches", position=Position(pdf_page=8, line=12), items_done=frozenset({"2-minutes"})
    )
    app = WorkspaceApp(FakeLibrary(state=state))
    async with app.run_test(size=NARROW) as pilot:
        assert app.workspace.reader.position == Position(pdf_page=8, line=12)
        assert place(app) == ("3-benches", 8)
        await pilot.press("1")
        assert "\u25cf 2 Minutes" in seen(app)


async def test_a_place_that_is_gone_is_no_harm() -> None:
    state = ReadingState(item="77-gone", position=Position(pdf_page=900, line=9000))
    app = WorkspaceApp(FakeLibrary(state=state))
    async with app.run_test(size=NARROW):
        assert app.workspace.reader.pdf_page == 8


async def test_item_and_page_asked_for_come_before_the_place_left() -> None:
    state = ReadingState(item="3-benches", position=Position(pdf_page=8))
    library = FakeLibrary(state=state)
    app = WorkspaceApp(library, item="2")
    async with app.run_test(size=NARROW):
        assert place(app) == ("2-minutes", 3)
    app = WorkspaceApp(library, page="4")
    async with app.run_test(size=NARROW):
        assert place(app) == ("3-benches", 6)


async def test_an_unknown_item_says_which_there_are() -> None:
    app = WorkspaceApp(item="12")
    async with app.run_test(size=NARROW):
        assert "The items are 1, 2, 3, 4" in " ".join(toast.message for toast in app._notifications)


async def test_the_place_is_saved_when_another_item_comes_in_hand_and_on_leaving() -> None:
    library = FakeLibrary()
    app = WorkspaceApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: app.workspace.progress.ticks > 0)
        await pilot.press("J", "J")
        await until(pilot, lambda: bool(library.saved) and library.saved[-1].item == "2-minutes")
        await pilot.press("space")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not app.workspace)
        assert library.saved[-1].position.line > 0


async def test_the_place_is_saved_when_the_app_ends() -> None:
    library = FakeLibrary()
    app = WorkspaceApp(library)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right", "right", "right", "q")
    assert library.saved[-1].position == Position(pdf_page=4)


@pytest.mark.parametrize("turns", [2, 4, 12])
async def test_leaving_while_the_pack_is_opened_is_no_fault(turns: int) -> None:
    app = WorkspaceApp()

    async def leave() -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit()

    leaving = asyncio.create_task(leave())
    async with app.run_test(size=NARROW):
        await leaving


async def test_the_place_is_saved_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("packview.tui.workspace.screen._TICK", 0.01)
    library = FakeLibrary()
    app = WorkspaceApp(library, item="3")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right")
        await until(pilot, lambda: bool(library.saved) and library.saved[-1].position.pdf_page == 6)


async def test_a_place_that_cannot_be_saved_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("packview.tui.workspace.screen._TICK", 0.01)
    library = FakeLibrary()
    library.problem = PackviewError("The disk is full", "Make some room")
    app = WorkspaceApp(library, item="3")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("right")
        await until(pilot, lambda: len(app._notifications) > 0)
        await until(pilot, lambda: app.workspace.progress.ticks > 20)
        assert [toast.message for toast in app._notifications] == ["The disk is full. Make some room."]


def test_an_older_place_never_overwrites_a_newer_one() -> None:
    saved: list[ReadingState] = []
    keeper = PlaceKeeper(saved.append)
    old, new = ReadingState(item="1"), ReadingState(item="2")
    keeper.last = old
    keeper.last = new
    for _ in range(2):  # the worker of each comes to its turn
        keeper.save()
    assert saved == [new]


def test_a_page_is_read_after_it_was_in_view_for_a_while() -> None:
    clock = ReadingClock()
    assert clock.tick({1, 2}, 10.0) == frozenset()
    assert clock.tick({2, 3}, 10.0 + READ_AFTER) == {2}
    assert clock.tick({1, 3}, 10.5 + READ_AFTER) == frozenset(), "going away starts it anew"


async def test_pages_in_view_become_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("packview.tui.workspace.screen._TICK", 0.01)
    monkeypatch.setattr("packview.tui.workspace.agenda.READ_AFTER", 0.03)
    library = FakeLibrary()
    app = WorkspaceApp(library, item="2")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: 3 in app.workspace.state.pages_read)
        assert "\u25d0 2 Minutes" in seen(app)
        await pilot.press("right")
        await until(pilot, lambda: 4 in app.workspace.state.pages_read)
        assert "\u25cf 2 Minutes" in seen(app)
    assert library.saved[-1].pages_read >= {3, 4}


async def test_what_was_marked_right_before_leaving_is_saved() -> None:
    app = WorkspaceApp(library := FakeLibrary(), item="2")
    async with app.run_test(size=WIDE):
        app.workspace.progress.mark_read()
        app.workers.cancel_all()  # as leaving does, here before the worker had its first turn
    assert library.saved[-1].items_done == {"2-minutes"}


async def test_an_item_is_marked_as_read_and_unread() -> None:
    app = WorkspaceApp(item="2")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("m")
        assert "\u25cf 2 Minutes" in seen(app)
        assert "Item 2 is marked as read" in header(app)
        app.workspace.store.change(pages_read=app.workspace.state.pages_read | {3, 4})
        await pilot.press("m")
        assert "\u25cb 2 Minutes" in seen(app)
        assert "marked as unread" in header(app)


async def test_escape_closes_one_thing_after_another() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("slash", "t", "enter", "v", "slash", "escape")
        assert not app.workspace.find_bar.is_open
        await pilot.press("n", "v", "escape")
        assert app.workspace.reader.quote is None
        assert app.workspace.find_bar.is_open
        await pilot.press("escape")
        assert not app.workspace.find_bar.is_open
        assert app.screen is app.workspace
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not app.workspace)


async def test_a_pack_without_an_agenda_shows_its_pages_and_says_so() -> None:
    app = WorkspaceApp(opened=bare((("only page",),)))
    async with app.run_test(size=WIDE) as pilot:
        text = seen(app)
        assert "only page" in text
        assert "no agenda was found in this file" in text
        assert "The whole file" in text
        assert "no printed number" not in text, "where there is none at all, each page need not say so"
        await pilot.press("J", "H", "1", "enter", "m")
        assert "This pack has no agenda items" in header(app) or app.workspace.state.item_key == ""


async def test_what_was_not_understood_is_said_on_its_page() -> None:
    warnings = (
        Warned(pdf_page=5, page="3", message="The table could not be read"),
        Warned(message="No stamps"),
    )
    app = WorkspaceApp(opened=OpenPack(pack=replace(PACK, warnings=warnings), pages=PAGES), item="3")
    async with app.run_test(size=NARROW) as pilot:
        assert "(packview: The table could not be read)" in seen(app)
        await pilot.press("home")
        assert "(packview: No stamps)" in seen(app)


@pytest.mark.parametrize(("found", "words"), [(1, "papers of 1 of 3 items found"), (2, "")])
async def test_the_agenda_says_when_most_papers_are_missing(found: int, words: str) -> None:
    items = tuple(
        AgendaItem(
            key=f"{number}-x",
            number=f"{number}",
            title="Roads",
            page_first="1",
            pdf_first=1 if number <= found else None,
            pdf_last=1 if number <= found else None,
        )
        for number in (1, 2, 3)
    )
    app = WorkspaceApp(opened=OpenPack(pack=replace(PACK, items=items), pages=PAGES))
    async with app.run_test(size=(120, 40)):
        title = str(app.workspace.agenda.border_title)
        assert words in title
        assert ("papers of" in title) is bool(words)


@pytest.mark.parametrize("size", [(20, 5), (30, 8), (109, 15), (110, 16), (300, 90)])
async def test_any_size(size: tuple[int, int]) -> None:
    app = WorkspaceApp(FakeLibrary(note("x")), item="3")
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "down", "2", "space", "3", "down", "tab", "slash", "b", "enter", "v", "escape")
        assert "Page" in seen(app) or "PDF" in seen(app)


async def test_the_help_is_always_in_the_footer() -> None:
    app = WorkspaceApp(FakeLibrary(note("x", kind="question")), item="3")
    async with app.run_test(size=(60, 24)) as pilot:
        for pane in "123":
            await pilot.press(pane)
            await pilot.pause()
            assert seen(app).split("\n")[-1].endswith("? Help")


async def test_what_stands_in_titles_and_pages_is_shown_as_it_is() -> None:
    pack: Pack = replace(
        PACK,
        meeting=replace(PACK.meeting, committee=NASTY),
        items=(replace(PACK.items[2], title=NASTY, number="[b]"), *PACK.items[:2]),
    )
    app = WorkspaceApp(opened=OpenPack(pack=pack, pages=((NASTY,), *PAGES[1:])))
    async with app.run_test(size=WIDE) as pilot:
        text = seen(app)
        assert text.count(NASTY) == 2, "in the header and on the page"
        assert text.count(NASTY[:12]) == 3, "and over two lines of the agenda"
        await pilot.press("J")
        assert f"Item [b]: {NASTY}" in header(app)
        assert "3 Notes on item [b]" in seen(app)


async def test_nothing_moves_when_a_dialog_is_closed() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=NARROW) as pilot:
        before = app.workspace.reader.position
        await pilot.press("g", "escape", "1")
        await pilot.pause()
        assert app.workspace.reader.position == before
        assert isinstance(app.focused, AgendaList)
        await pilot.press("2")
        assert isinstance(app.focused, PageReader)


async def test_keys_typed_ahead_of_a_dialog_are_not_taken_for_commands() -> None:
    app = WorkspaceApp(FakeLibrary(note("x")), item="3")
    async with app.run_test(size=NARROW) as pilot:
        for key in ("g", "1", "3", "d"):
            event = events.Key(key, key)
            event.set_sender(app)
            app.post_message(event)
        await until(pilot, lambda: isinstance(app.screen, LineDialog))
        await pilot.pause()
        assert app.workspace.state.open_pane == "pages"
        assert len(app.screen_stack) == 3
