"""The agenda: marks in text, papers below the current item, and what is told when something is chosen."""

from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from packview.model import AgendaItem, Paper
from packview.tui.base.screen import Wanted
from packview.tui.workspace.agenda import (
    AgendaList,
    AgendaRow,
    PaperRow,
    number_width,
    paper_content,
    paper_rows,
    row_content,
)
from tui.fakes_workspace import NASTY, seen

ROWS = (
    AgendaRow(key="", number="", title="Front sheet and notices"),
    AgendaRow(
        key="7",
        number="7",
        title="Parks",
        state="part",
        facts=("pages 1 to 4", "2 notes", "1 to ask", "1 asked"),
    ),
    AgendaRow(key="4a", number="4a", title=NASTY, state="read", facts=("exempt",)),
    AgendaRow(key="9", number="9", title="Any other business", state="nothing"),
)
PAPERS = (
    PaperRow(title="Report on the parks", page="1", pdf_page=5),
    PaperRow(title=NASTY, page=None, pdf_page=7),
)


def current(key: str) -> tuple[AgendaRow, ...]:
    from dataclasses import replace

    return tuple(
        replace(row, current=row.key == key, papers=PAPERS if row.key == key else ()) for row in ROWS
    )


class ListApp(App[None]):
    def __init__(self, rows: tuple[AgendaRow, ...]) -> None:
        super().__init__()
        self.agenda = AgendaList(id="agenda")
        self.rows = rows
        self.told: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.agenda

    def on_mount(self) -> None:
        self.agenda.show(self.rows)

    def on_wanted(self, message: Wanted) -> None:
        self.told.append(message.values[0])


def test_marks_are_words_and_shapes() -> None:
    lines = row_content(ROWS[1], 60, 2).plain.split("\n")
    assert lines == [" \u25d0 7  Parks", "      pages 1 to 4 \u00b7 2 notes \u00b7 1 to ask \u00b7 1 asked"]
    assert row_content(ROWS[2], 60, 2).plain.endswith("\n      exempt")
    assert row_content(ROWS[3], 60, 2).plain == " \u00b7 9  Any other business"


def test_the_item_in_hand_has_a_mark_of_its_own() -> None:
    assert row_content(current("7")[1], 60, 2).plain.startswith(">\u25d0 7  Parks")


def test_one_note_is_not_notes() -> None:
    row = AgendaRow(key="1", number="1", title="x", facts=("1 note",))
    assert row_content(row, 60, 1).plain.endswith("1 note")


@pytest.mark.parametrize("width", [20, 28, 40])
def test_long_titles_take_two_lines_and_fit(width: int) -> None:
    title = "Minutes of the previous meeting \u4e2d\u6587\u4e2d\u6587 including matters arising from them and whatever else there was"
    row = AgendaRow(key="1", number="12b", title=title, facts=("pages 1 to 44", "3 notes"))
    lines = row_content(row, width, 3).plain.split("\n")
    assert len([line for line in lines if "pages" not in line and "notes" not in line]) == 2
    assert all(cell_len(line) <= width for line in lines)
    assert "\u2026" in lines[1]


def test_a_paper_ends_with_its_page() -> None:
    assert paper_content(PAPERS[0], 40).plain == "   - Report on the parks p. 1"
    assert paper_content(PAPERS[0], 25).plain == "   - Report on the parks\n     p. 1"
    assert paper_content(PAPERS[1], 60).plain == f"   - {NASTY} #7"
    long = PaperRow(title="word " * 30, page="12", pdf_page=1)
    lines = paper_content(long, 30).plain.split("\n")
    assert len(lines) == 2
    assert lines[1].endswith("\u2026 p. 12")
    assert len(lines[1]) <= 30


def test_numbers_stand_below_each_other() -> None:
    assert number_width(ROWS) == 2
    assert number_width(()) == 0


async def test_letters_and_screens_move_as_arrows_do() -> None:
    app = ListApp(current("7"))
    async with app.run_test(size=(50, 8)) as pilot:
        agenda = app.query_one(AgendaList)
        await pilot.press("home")
        for forth, back in (("j", "k"), ("down", "up"), ("space", "b"), ("pagedown", "pageup")):
            before = agenda.highlighted
            await pilot.press(forth)
            assert (agenda.highlighted or 0) > (before or 0), forth
            await pilot.press(back)
            assert agenda.highlighted == before, back


async def test_enter_and_click_choose() -> None:
    app = ListApp(current("7"))
    async with app.run_test(size=(50, 20)) as pilot:
        await pilot.press("enter", "down", "enter", "down", "down", "enter", "home", "enter")
        assert app.told == ["7", 5, "4a", ""]
        await pilot.click(AgendaList, offset=(6, 3))
        assert app.told[-1] == 5


async def test_the_highlight_follows_the_item_in_hand_unless_the_list_is_used() -> None:
    app = ListApp(current(""))
    async with app.run_test(size=(50, 20)) as pilot:
        app.agenda.show(current("4a"))
        assert app.agenda.highlighted == 0, "it has the focus: the member is choosing"
        app.set_focus(None)
        await pilot.pause()
        app.agenda.show(current("9"))
        assert app.agenda.highlighted == 3


async def test_the_highlight_stays_on_its_row_when_papers_appear_above() -> None:
    app = ListApp(current("7"))
    async with app.run_test(size=(50, 20)) as pilot:
        await pilot.press("end")
        app.agenda.show(current(""))
        await pilot.press("enter")
        assert app.told == ["9"]


async def test_text_is_shown_as_it_is() -> None:
    app = ListApp(current("4a"))
    async with app.run_test(size=(60, 20)):
        assert seen(app).count(NASTY) == 2


def test_an_item_under_another_is_set_in_and_says_what_becomes_of_it() -> None:
    above = AgendaRow(key="II", number="II", title="CONSENT AGENDA")
    under = AgendaRow(key="A", number="A", title="Claims", level=1, facts=("withdrawn", "without debate"))
    first, second = (row_content(row, 40, 2).plain for row in (above, under))
    assert second.index("A ") == first.index("II") + 1
    assert "withdrawn" in second
    assert "without debate" in second


def test_the_only_paper_of_an_item_with_the_same_title_is_not_listed_again() -> None:
    paper = Paper(kind="report", title="Figures of the  Year", pdf_first=1, pdf_last=2)
    item = AgendaItem(key="figures", number="", title="FIGURES OF THE YEAR", papers=(paper,))
    shown = [paper_rows(replace(item, papers=papers)) for papers in ((paper,), (paper, paper))]
    assert [len(rows) for rows in shown] == [0, 2]
