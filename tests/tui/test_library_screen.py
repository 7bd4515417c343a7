"""The library: what it lists, what every key and button does, and what it says when there is nothing to list."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import OptionList

from packview.errors import PackviewError
from packview.model import LibraryEntry
from packview.model.reading import Counts
from packview.tui.app import PackviewApp
from packview.tui.base.words import WIDE, day_words, header, name, row, unread, when
from packview.tui.dialogs.base import ConfirmDialog, ImportDialog
from packview.tui.library.screen import LibraryScreen
from packview.tui.views.briefing import BriefingView
from tui.fakes_library import (
    ENTRIES,
    NASTY,
    TODAY,
    WHOLE,
    FakeImport,
    FakeLibrary,
    FakeWorkspace,
    make_app,
    overview_of,
    shown,
    toasts,
    until,
    use_fake_workspace,
)
from tui.fakes_workspace import seen


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(tmp_path)


@pytest.fixture(autouse=True)
def _workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake_workspace(monkeypatch)


def screen_of(app: PackviewApp) -> LibraryScreen:
    return cast(LibraryScreen, app.screen_stack[0])


def rows_of(app: PackviewApp) -> list[str]:
    packs = screen_of(app).query_one("#packs", OptionList)
    return [str(packs.get_option_at_index(index).prompt) for index in range(packs.option_count)]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, ""),
        (date(2018, 11, 26), "today"),
        (date(2018, 11, 27), "tomorrow"),
        (date(2018, 11, 25), "yesterday"),
        (date(2018, 11, 29), "in 3 days"),
        (date(2017, 10, 1), "1 year ago"),
        (date(2010, 11, 26), "8 years ago"),
    ],
)
def test_when(day: date | None, words: str) -> None:
    assert when(day, TODAY) == words


def test_a_day_is_written_in_english_on_every_machine() -> None:
    assert (day_words(date(2018, 3, 1)), day_words(None)) == ("Thu 1 Mar 2018", "no date")


@pytest.mark.parametrize(
    ("pages", "read", "left"), [(75, 0.0, 75), (75, 0.16, 63), (75, 1.0, 0), (1, 0.0, 1), (0, 0.5, 0)]
)
def test_pages_that_are_unread(pages: int, read: float, left: int) -> None:
    assert unread(LibraryEntry(pack_id="a", pages=pages, read=read)) == left


def test_a_pack_without_a_committee_is_called_by_its_id() -> None:
    assert name(LibraryEntry(pack_id="a-b", revision=3)) == "a-b (revision 3)"


def test_a_pack_without_a_committee_is_called_by_its_council_and_its_file() -> None:
    entry = LibraryEntry(pack_id="a-b", council="Hillford Town Council", file="roads.pdf")
    assert name(entry) == "Hillford Town Council, roads.pdf"
    assert name(replace(entry, council="")) == "roads.pdf"
    assert name(replace(entry, committee="Roads Panel")) == "Roads Panel"


@pytest.mark.parametrize("width", [30, 60, 78, WIDE, 150, 196])
@pytest.mark.parametrize("entry", ENTRIES)
def test_a_row_fits_its_width_and_keeps_brackets(entry: LibraryEntry, width: int) -> None:
    lines = row(entry, TODAY, width).split("\n")
    assert all(line.cell_length <= width for line in lines)
    assert len(lines) in ((1,) if width >= WIDE and not entry.broken else (2, 3))
    if NASTY in entry.committee and width not in (30, WIDE):
        assert NASTY in lines[0].plain


def test_a_wide_row_stands_under_its_headings() -> None:
    known = replace(ENTRIES[0], counts=Counts(stamp="", signals=4, findings=0, changes=0))
    heading, line = header(140).plain, row(known, TODAY, 140).plain
    assert heading.index("Council") == line.index("Southampton City")
    assert heading.index("Date") == line.index("Thu 29 Nov 2018")
    for words, figure in (("Unread", "63"), ("Signals", "4"), ("Findings", "\u00b7"), ("New", "\u00b7")):
        end = heading.index(words) + len(words)
        assert line[:end].endswith(figure)
    assert line.endswith(" 2")
    assert header(80).plain == ""


def test_a_narrow_row_says_what_there_is_in_words() -> None:
    known = replace(
        ENTRIES[0], counts=Counts(stamp="", signals=4, findings=1, changes=2), council="X Council"
    )
    assert row(known, TODAY, 66).plain.split("\n")[1:] == [
        "X Council \u00b7 in 3 days \u00b7 63 unread",
        "4 signals \u00b7 1 finding \u00b7 2 changes \u00b7 2 to ask",
    ]
    assert "cancelled" in row(replace(known, status="cancelled"), TODAY, 100).plain


async def test_it_lists_the_packs_in_the_librarys_order(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: rows_of(app))
        rows = rows_of(app)
        assert [text.split("  ")[0] for text in rows[:3]] == [
            "Children and Families Scrutiny Panel",
            f"Cabinet {NASTY} (revision 2)",
            "Audit Committee",
        ]
        assert "in 3 days" in rows[0]
        assert "Its file pack.json is not whole" in rows[3]


async def test_it_follows_the_terminals_width_and_keeps_the_choice(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press("down", "down")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "\n" in rows_of(app)[0]
        assert screen_of(app).chosen == ENTRIES[2]
        assert not screen_of(app).query_one("#header").display


@pytest.mark.parametrize("how", ["enter", "click"])
async def test_enter_and_a_click_open_the_pack(library: FakeLibrary, how: str) -> None:
    app, _ = make_app(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: rows_of(app))
        if how == "enter":
            await pilot.press("down", "enter")
        else:
            await pilot.click("#packs", offset=(5, 3))
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert library.calls == [("load", "cabinet-2018-11-27")]


async def test_a_pack_that_does_not_load_is_told_and_the_library_stays(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        library.problem = PackviewError(f"The pack is damaged {NASTY}", "Import its file again")
        await pilot.press("enter")
        await until(pilot, lambda: toasts(app))
        assert toasts(app) == [f"The pack is damaged {NASTY}. Import its file again."]
        assert app.screen is screen_of(app)


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_remove_asks_and_says_that_notes_stay(library: FakeLibrary, key: str) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press("down", key)
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        assert "notes on it stay" in str(app.screen.query("Static").first().visual)  # type: ignore[attr-defined]
        await pilot.press("y")
        await until(pilot, lambda: len(rows_of(app)) == 3)
        assert library.calls == [("remove", "cabinet-2018-11-27")]
        assert toasts(app) == [f"Cabinet {NASTY} (revision 2) was removed; your notes on it are kept"]


async def test_a_message_about_a_row_may_come_after_its_pack_was_removed(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press("end")
        screen = screen_of(app)
        chosen, packs = screen.chosen, screen.query_one("#packs", OptionList)
        screen.on_option_list_option_highlighted(
            OptionList.OptionHighlighted(packs, packs.get_option_at_index(3), 4)
        )
        assert chosen is not None
        assert screen.chosen == chosen
        screen.entries = ()
        screen.on_option_list_option_highlighted(
            OptionList.OptionHighlighted(packs, packs.get_option_at_index(0), 0)
        )
        assert screen.chosen is None


@pytest.mark.parametrize("key", ["n", "escape", "enter"])
async def test_remove_can_be_thought_over(library: FakeLibrary, key: str) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press(key)
        await until(pilot, lambda: app.screen is screen_of(app))
        assert library.calls == []


async def test_a_failed_removal_is_told(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> None:  # the list is looked for again behind it, and is there
        raise PackviewError("The disk is full")

    monkeypatch.setattr(library, "remove", fails)
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("y")
        await until(pilot, lambda: toasts(app))
        assert toasts(app) == ["The disk is full."]
        assert len(rows_of(app)) == 4


async def test_a_broken_pack_shows_its_reason_and_the_way_out(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        words = str(app.screen.query("Static").first().visual)  # type: ignore[attr-defined]
        assert "Its file pack.json is not whole" in words
        assert "import its file again" in words
        await pilot.press("y")
        await until(pilot, lambda: len(rows_of(app)) == 3)
        assert library.calls == [("remove", "lost-2016-01-01")]


@pytest.mark.parametrize("key", ["r", "f5"])
async def test_refresh_looks_again(library: FakeLibrary, key: str) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        library.held = library.held[:1]
        await pilot.press(key)
        await until(pilot, lambda: len(rows_of(app)) == 1)


@pytest.mark.parametrize(("key", "title"), [("i", "Import"), ("o", "Read a file without")])
async def test_import_and_read_ask_for_a_file(library: FakeLibrary, key: str, title: str) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        assert str(app.screen.query_one("#box").border_title).startswith(title)


async def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path, ()))
    async with app.run_test() as pilot:
        await until(pilot, lambda: screen_of(app).query("#empty Button"))
        assert "Press i to import" in shown(app.screen, "#told")
        assert not screen_of(app).query_one("#packs").display
        await pilot.press("d", "enter")
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))


@pytest.mark.parametrize("how", ["s", "click"])
async def test_the_empty_library_opens_the_sample(tmp_path: Path, how: str) -> None:
    app, importer = make_app(FakeLibrary(tmp_path, ()), FakeImport(*WHOLE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: screen_of(app).query("#empty Button"))
        await (pilot.press("s") if how == "s" else pilot.click("#sample"))
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert importer.asked[0][0].name == "sample.pdf"
        assert importer.asked[0][1]


async def test_the_buttons_go_when_there_are_packs(tmp_path: Path) -> None:
    library = FakeLibrary(tmp_path, ())
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: screen_of(app).query("#empty Button"))
        library.held = list(ENTRIES)
        await pilot.press("r")
        await until(pilot, lambda: rows_of(app) and not screen_of(app).query("#empty Button"))
        assert isinstance(app.focused, OptionList)


async def test_a_library_that_cannot_be_read_says_why(library: FakeLibrary) -> None:
    library.problem = PackviewError(
        f"The folder cannot be read {NASTY}", "Ask whoever looks after this machine"
    )
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: NASTY in shown(app.screen, "#told"))
        assert shown(app.screen, "#told").endswith("Ask whoever looks after this machine.")
        assert not screen_of(app).query("#empty Button")


async def test_coming_back_shows_what_changed(library: FakeLibrary) -> None:
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await until(pilot, lambda: rows_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        library.held = library.held[:2]
        app.pop_screen()
        await until(pilot, lambda: len(rows_of(app)) == 2)


async def test_coming_back_to_a_library_that_was_empty_shows_what_came(tmp_path: Path) -> None:
    library = FakeLibrary(tmp_path, ())
    app, _ = make_app(library, FakeImport(*WHOLE))
    async with app.run_test() as pilot:
        await until(pilot, lambda: screen_of(app).query("#empty Button"))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        library.held = list(ENTRIES)
        app.pop_screen()
        await until(pilot, lambda: len(rows_of(app)) == len(ENTRIES))


async def test_counts_are_worked_out_behind_the_list_and_the_briefing_of_the_chosen_pack_stands_beside_it(
    library: FakeLibrary,
) -> None:
    made = overview_of(library, ENTRIES[0].pack_id)
    app, _ = make_app(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: any("4 signals" in text for text in rows_of(app)))
        await until(pilot, lambda: app.screen.query(BriefingView))
        view = app.screen.query_one(BriefingView)
        await until(pilot, lambda: view.list.rows)
        assert "APOLOGIES" in seen(app).upper()
        assert app.screen.query_one("#preview").region.width >= 44
        assert app.focused is screen_of(app).query_one("#packs"), "keys stay with the list"
        await pilot.press("down")
        await until(pilot, lambda: not app.screen.query(BriefingView))
        await pilot.press("up")
        await until(pilot, lambda: app.screen.query(BriefingView))
        await until(pilot, lambda: app.screen.query_one(BriefingView).list.rows)
        place = app.screen.query_one(BriefingView).list.region
        await pilot.click(offset=(place.x + 2, place.y + 1), times=2)
        await until(pilot, lambda: isinstance(app.screen, FakeWorkspace))
        assert made.cancelled, "the processor belongs to what is opened"


async def test_a_small_window_has_no_briefing_beside_the_list_but_the_counts(library: FakeLibrary) -> None:
    overview_of(library, ENTRIES[1].pack_id)
    app, _ = make_app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: any("4 signals" in text for text in rows_of(app)))
        assert not app.screen.query(BriefingView)
        assert "Next meeting: Cabinet" in seen(app) or "Next meeting: Children" in seen(app)


async def test_leaving_while_the_disk_is_read_is_no_fault(tmp_path: Path) -> None:
    for _ in range(3):
        app, _importer = make_app(FakeLibrary(tmp_path, ()))
        async with app.run_test():
            app.exit()


async def test_work_that_ends_after_the_library_is_closed_writes_nothing(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        await screen.query("*").remove()
        screen._write()
