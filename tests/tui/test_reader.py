"""The reader with keys and mouse."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot

from packview.model import PageInfo, Position
from packview.model.import_events import PageLines
from packview.tui.base.screen import Wanted
from packview.tui.reader.finder import Finder
from packview.tui.reader.pages import PackText
from packview.tui.reader.reader import PageReader
from tui.fakes_workspace import BENCHES, MINUTES, NASTY, page_of

LONG_PACK = tuple(page_of(f"Page {number}", 30) for number in range(1, 31))


def text_of(pages: tuple[PageLines, ...], **fields: Any) -> PackText:
    infos = tuple(PageInfo(number=number, label=str(number)) for number in range(1, len(pages) + 1))
    return PackText(pages=pages, infos=infos, **fields)


class ReaderApp(App[None]):
    """The reader alone."""

    def __init__(self, text: PackText) -> None:
        super().__init__()
        self.text = text
        self.reader = PageReader(id="pages")
        self.shown: list[int] = []
        self.told: list[tuple[str, bool]] = []

    def compose(self) -> ComposeResult:
        self.reader.load(self.text)
        yield self.reader

    def on_mount(self) -> None:
        self.reader.focus()

    def on_wanted(self, message: Wanted) -> None:
        match message.what, message.values:
            case "page_shown", (page,):
                self.shown.append(page)
            case "tell_selection", (quote, lines):
                self.told.append((quote.text if quote else "", lines))

    def lines(self) -> list[str]:
        """What is on the screen, the scrollbar left out."""
        return [
            "".join(segment.text for segment in self.reader.render_line(y)).rstrip()
            for y in range(self.reader.size.height)
        ]

    def style_of(self, words: str) -> list[str]:
        """How the segments with these words are drawn."""
        return [
            str(segment.style)
            for y in range(self.reader.size.height)
            for segment in self.reader.render_line(y)
            if segment.text == words
        ]


def top_line(pilot: Pilot[None]) -> str:
    app = pilot.app
    assert isinstance(app, ReaderApp)
    return app.lines()[0].strip()


async def test_a_rule_with_both_numbers_stands_before_each_page() -> None:
    app = ReaderApp(text_of((("one",), ("two",))))
    async with app.run_test(size=(60, 12)):
        lines = app.lines()
    assert lines[0].strip().startswith("\u2500\u2500 Page 1 \u00b7 PDF page 1 \u2500")
    assert lines[2].strip() == "one"
    assert lines[4].strip().startswith("\u2500\u2500 Page 2 \u00b7 PDF page 2")


async def test_the_text_is_at_most_a_hundred_cells_wide_and_in_the_middle() -> None:
    app = ReaderApp(text_of((("word " * 60,),)))
    async with app.run_test(size=(161, 12)):
        line = app.lines()[2]
    assert len(line.strip()) <= 100
    assert line.startswith(" " * 30 + "word")


async def test_keys_move() -> None:
    app = ReaderApp(text_of(LONG_PACK))
    async with app.run_test(size=(60, 20)) as pilot:
        for keys, page, line in (
            ("down", 1, 1),
            ("j", 1, 2),
            ("k", 1, 1),
            ("up", 1, 0),
            ("up", 1, 0),
            ("space", 1, 18),
            ("b", 1, 0),
            ("pagedown", 1, 18),
            ("pageup", 1, 0),
            ("left", 1, 0),
            ("right", 2, 0),
            ("right_square_bracket", 3, 0),
            ("down,down,down,left", 3, 0),
            ("left_square_bracket", 2, 0),
            ("end", 30, 13),
            ("home", 1, 0),
        ):
            await pilot.press(*keys.split(","))
            assert app.reader.position == Position(pdf_page=page, line=line), keys


async def test_the_last_page_can_stand_at_the_top() -> None:
    app = ReaderApp(text_of((*LONG_PACK[:2], ("the end",))))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("right", "right")
        assert top_line(pilot).startswith("\u2500\u2500 Page 3")
        await pilot.press("right")
        assert app.reader.pdf_page == 3


async def test_the_wheel_scrolls() -> None:
    app = ReaderApp(text_of(LONG_PACK))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot._post_mouse_events([_wheel()], PageReader, (5, 5))
        await pilot.pause()
        assert app.reader.position.line > 0


def _wheel() -> Any:
    from textual import events

    return events.MouseScrollDown


async def test_dragging_the_scrollbar_and_clicking_beside_its_handle() -> None:
    app = ReaderApp(text_of(LONG_PACK))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.click(offset=(59, 18))
        await pilot.pause()
        assert app.reader.position == Position(pdf_page=1, line=18)
        await pilot.press("end")
        await pilot.click(offset=(59, 2))
        await pilot.pause()
        assert app.reader.position == Position(pdf_page=29, line=28)
        await pilot.press("home")
        await pilot.mouse_down(offset=(59, 0))
        await pilot.hover(offset=(59, 10))
        await pilot.mouse_up(offset=(59, 10))
        await pilot.pause()
        assert 10 < app.reader.pdf_page < 20


async def test_going_far_away_and_scrolling_back_shows_every_row_once() -> None:
    """Heights of pages that were never in view are guesses; putting them right must not skip or repeat rows."""
    wordy = tuple(
        tuple(f"{number}.{line} " + "word " * (line % 40) for line in range(20)) for number in range(1, 40)
    )
    app = ReaderApp(text_of(wordy))
    async with app.run_test(size=(50, 15)) as pilot:
        await pilot.press("end")
        seen: list[str] = [app.lines()[0]]
        while app.reader.position != Position():
            before = app.lines()
            app.reader.action_line(-1)
            after = app.lines()
            assert after[1:] == before[:-1]
            seen.append(after[0])
            if len(seen) > 400:
                break
    assert len(seen) > 400


async def test_page_shown_is_told_once_for_each_page() -> None:
    app = ReaderApp(text_of(LONG_PACK))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("down", "right", "down", "right")
        await pilot.pause()
        assert app.shown == [1, 2, 3]


async def test_the_line_at_the_top_stays_when_the_width_changes() -> None:
    pages = tuple(tuple(f"{page}.{line} " + "word " * 30 for line in range(20)) for page in range(1, 9))
    app = ReaderApp(text_of(pages))
    async with app.run_test(size=(100, 20)) as pilot:
        app.reader.show_place(Position(pdf_page=5, line=12))
        place = app.reader.first_printed
        for width in (60, 40, 120):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert app.reader.first_printed[:2] == place[:2]


async def test_pages_that_come_later_do_not_move_the_view() -> None:
    app = ReaderApp(text_of(LONG_PACK[:10]))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("right", "right", "down")
        before = app.lines()
        app.reader.load(text_of(LONG_PACK))
        await pilot.pause()
        assert app.lines() == before
        await pilot.press("end")
        assert app.reader.pdf_page == 30


async def test_whatever_stands_in_a_pack_is_shown_as_it_is() -> None:
    app = ReaderApp(text_of(((NASTY, "\x1b[31mred\x1b[0m"),)))
    async with app.run_test(size=(60, 12)):
        lines = "\n".join(app.lines())
    assert NASTY in lines
    assert "\x1b" not in lines
    assert "red" in lines


async def test_places_found_are_marked_and_the_current_one_more() -> None:
    app = ReaderApp(text_of((BENCHES, MINUTES)))
    async with app.run_test(size=(80, 30)) as pilot:
        finder = Finder("benches", app.text.pages)
        app.reader.look_for(finder)
        await pilot.pause()
        assert len(app.style_of("benches")) == 4
        assert all("underline" in style for style in app.style_of("benches")), (
            "to be seen without colours too"
        )
        app.reader.show_match(finder.places(0)[1])
        await pilot.pause()
        assert sum("reverse" in style for style in app.style_of("benches")) == 1
        app.reader.look_for(None)
        await pilot.pause()
        assert app.style_of("benches") == []


async def test_a_place_out_of_view_comes_into_view_with_some_rows_above_and_its_page_in_hand() -> None:
    app = ReaderApp(text_of((*LONG_PACK, (*page_of("duckless"), "the duck"), ("another duck",))))
    async with app.run_test(size=(60, 20)):
        finder = Finder("duck", app.text.pages)
        app.reader.show_match(finder.places(30)[-1])
        assert [line.strip() for line in app.lines()].index("the duck") == 6
        app.reader.show_match(finder.places(31)[0])
        assert app.reader.pdf_page == 32, "it was in view, but below the page in hand"
        assert [line.strip() for line in app.lines()].index("another duck") == 2


async def test_lines_are_selected_with_the_keys() -> None:
    app = ReaderApp(text_of((BENCHES,)))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("v")
        assert app.reader.quote
        assert app.reader.quote.text == BENCHES[0]
        await pilot.press("down", "v", "down")
        assert app.reader.quote
        assert app.reader.quote.text == "\n".join(BENCHES[1:3])
        await pilot.press("v", "down")
        assert app.reader.quote
        assert app.reader.quote.text == BENCHES[4], "v let the start go, and blank lines are passed over"
        assert app.reader.selecting
        assert app.told[-1] == (BENCHES[4], True)
        assert app.reader.clear_selection()
        await pilot.pause()
        assert not app.reader.selecting
        assert app.told[-1] == ("", False)
        assert not app.reader.clear_selection()


async def test_shift_and_arrows_select_more_lines() -> None:
    app = ReaderApp(text_of((BENCHES,)))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("shift+down")
        assert app.reader.quote
        assert app.reader.quote.text == BENCHES[0]
        await pilot.press("shift+down", "shift+down", "shift+up")
        assert app.reader.quote
        assert app.reader.quote.text == "\n".join(BENCHES[:2])


async def test_the_line_being_selected_stays_in_view() -> None:
    app = ReaderApp(text_of(LONG_PACK))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("v", *["down"] * 12)
        assert app.reader.position.line == 5
        await pilot.press(*["up"] * 12)
        assert app.reader.position.line <= 2


async def test_the_mouse_selects_what_is_printed_over_joined_lines() -> None:
    app = ReaderApp(text_of((MINUTES,)))
    async with app.run_test(size=(70, 30)) as pilot:
        lines = app.lines()
        first = next(index for index, line in enumerate(lines) if "The Committee considered" in line)
        start = lines[first].index("considered")
        await pilot.mouse_down(offset=(start, first))
        last = next(index for index, line in enumerate(lines) if "the nine" in line)
        end = lines[last].index("nine") + 3
        await pilot.hover(offset=(end, last))
        await pilot.mouse_up(offset=(end, last))
        await pilot.pause()
        quote = app.reader.quote
        assert quote
        assert quote.text in "\n".join(MINUTES)
        assert quote.text.startswith("considered")
        assert quote.text.endswith("of the nine")
        assert not app.reader.selecting


async def test_the_mouse_selects_whole_words_and_figures() -> None:
    app = ReaderApp(text_of((("Our well-known ducks cost 1,439.50 pounds (all of them)",),)))
    async with app.run_test(size=(70, 12)) as pilot:
        line = app.lines()[2]
        await pilot.mouse_down(offset=(line.index("known") + 2, 2))
        await pilot.hover(offset=(line.index("439"), 2))
        await pilot.mouse_up(offset=(line.index("439"), 2))
        await pilot.pause()
        assert app.reader.quote
        assert app.reader.quote.text == "well-known ducks cost 1,439.50"


async def test_a_drag_from_the_margin_starts_at_the_line() -> None:
    app = ReaderApp(text_of((("one two", "", "three four"),)))
    async with app.run_test(size=(161, 12)) as pilot:
        await pilot.mouse_down(offset=(5, 2))
        await pilot.hover(offset=(120, 4))
        await pilot.mouse_up(offset=(120, 4))
        await pilot.pause()
        assert app.reader.quote
        assert app.reader.quote.text == "one two\n\nthree four"


async def test_a_double_click_selects_the_paragraph() -> None:
    app = ReaderApp(text_of((MINUTES,)))
    async with app.run_test(size=(70, 30)) as pilot:
        row = next(index for index, line in enumerate(app.lines()) if "noted" in line)
        await pilot.click(PageReader, offset=(10, row), times=2)
        assert app.reader.quote
        assert app.reader.quote.text == "\n".join(MINUTES[3:5])
        await pilot.click(PageReader, offset=(10, 0), times=2)
        assert app.reader.quote is None


async def test_a_quote_stays_on_one_page_and_says_when_there_was_more() -> None:
    app = ReaderApp(text_of((("one",), ("two",))))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("v", "v", "down")
        quote = app.reader.quote
        assert quote
        assert (quote.pdf_page, quote.text, quote.more) == (1, "one", True)
        assert app.screen.get_selected_text() == "one\ntwo"


async def test_a_quote_is_found_again() -> None:
    app = ReaderApp(text_of((*LONG_PACK, MINUTES)))
    quote = (
        "noted that four of the nine had been dry since the summer and that ducks had left them.\nRESOLVED"
    )
    async with app.run_test(size=(60, 20)) as pilot:
        app.reader.show_quote(31, quote)
        await pilot.pause()
        assert app.reader.quote
        assert app.reader.quote.text == quote
        app.reader.show_quote(31, "not there")
        assert app.reader.pdf_page == 31


async def test_pages_in_view_are_the_one_in_hand_and_whole_ones() -> None:
    app = ReaderApp(text_of((("one",), ("two",), page_of("three"), ("four",))))
    async with app.run_test(size=(60, 14)) as pilot:
        assert app.reader.pages_in_view == {1, 2}
        await pilot.press("down")
        assert app.reader.pages_in_view == {1, 2}
        await pilot.press("right", "right")
        assert app.reader.pages_in_view == {3}


async def test_no_pages_at_all() -> None:
    app = ReaderApp(PackText())
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down", "space", "right", "left", "end", "home", "v", "shift+down", "up")
        assert app.reader.quote is None
        assert app.reader.first_printed == (1, 0, 0)
        assert set(app.lines()) == {""}


async def test_a_page_without_text_is_selected_nowhere() -> None:
    app = ReaderApp(text_of(((), ())))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("v")
        assert app.reader.quote is None
        await pilot.click(offset=Offset(5, 2), times=2)
        assert app.reader.quote is None


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (20, 5), (400, 100)])
async def test_any_size(size: tuple[int, int]) -> None:
    app = ReaderApp(text_of((MINUTES, BENCHES)))
    async with app.run_test(size=size) as pilot:
        await pilot.press("space", "end", "v", "down", "home")
        assert app.reader.pdf_page == 1


async def test_other_colours_are_drawn_at_once() -> None:
    app = ReaderApp(text_of((("one",),)))
    async with app.run_test(size=(60, 12)) as pilot:
        before = app.style_of("one")
        app.theme = "textual-light"
        await pilot.pause()
        assert app.style_of("one") != before
