"""Wrapping, joining of broken lines, and the way back from a row to the page: values only."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from packview.model import PageInfo
from packview.tui.reader.layout import REMARKS, PageLayout, ShownState
from packview.tui.reader.pages import PackText, PageBook, PageHeights
from packview.tui.reader.paragraphs import Piece, paragraphs, shown
from packview.tui.text import wrap

LONG = "The Committee considered the report of the Head of Parks on the state of the nine ponds, and"
NEXT = "noted that four of them had been dry since the summer and that most ducks had left them."
WORDS = st.text(alphabet=" abcdefghij-\u4e2d\u0301\u2022", max_size=120)
LINES = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                LONG,
                NEXT,
                "",
                "  ",
                "\u2022 a bullet",
                "(ii) second",
                "HEADING",
                "1  2  3   4",
                "REPORT OF: X",
                "\u2022",
            ]
        ),
    ),
    max_size=25,
)


def rows(lines: tuple[str, ...], width: int = 60) -> list[str]:
    return [" " * row.indent + row.text for row in PageLayout(lines, "text", width).rows[2:-1]]


def test_wrap_breaks_at_spaces_and_long_words() -> None:
    text = "one two threefourfivesix seven"
    assert [text[start:end] for start, end in wrap(text, 8)] == ["one two", "threefou", "rfivesix", "seven"]


def test_wrap_counts_two_cells_for_wide_characters() -> None:
    text = "\u4e2d\u6587 \u4e2d\u6587\u4e2d"
    assert [text[start:end] for start, end in wrap(text, 5)] == ["\u4e2d\u6587", "\u4e2d\u6587", "\u4e2d"]


def test_wrap_hangs_rows_after_the_first() -> None:
    text = "aaaa bbbb cccc dddd"
    assert [text[start:end] for start, end in wrap(text, 9, 4)] == ["aaaa bbbb", "cccc", "dddd"]


@given(WORDS, st.integers(1, 40), st.integers(0, 10))
@settings(max_examples=80)
def test_wrap_loses_no_word_and_fits(text: str, width: int, hang: int) -> None:
    spans = wrap(text, width, hang)
    assert re.sub(r" ", "", "".join(text[start:end] for start, end in spans)) == text.replace(" ", "")
    for number, (start, end) in enumerate(spans):
        room = width if number == 0 else max(1, width - hang)
        assert cell_len(text[start:end]) <= max(room, 2), "only one wide character may be wider than a row"


def test_an_accent_of_no_width_does_not_hide_a_wide_character() -> None:
    text = "a\u0301\u4e2da"
    assert [text[start:end] for start, end in wrap(text, 2)] == ["a\u0301", "\u4e2d", "a"]


def test_lines_broken_by_the_paper_are_joined() -> None:
    assert [paragraph.text for paragraph in paragraphs((LONG, NEXT))] == [f"{LONG} {NEXT}"]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ("\u2022 a bullet point of its own", "bullet"),
        ("(ii) the second resolution", "numbered"),
        ("3. a numbered paragraph", "numbered"),
        ("2.1 a numbered paragraph", "numbered"),
        ("REPORT OF: HEAD OF PARKS", "field"),
        ("RECOMMENDATIONS", "heading"),
        ("Ponds   9   4   5", "columns"),
        ("9 4 5 44.0% 12", "figures"),
        ("Page 47", "stamp"),
    ],
)
def test_lines_that_begin_something_are_not_joined(second: str, why: str) -> None:
    found = [paragraph.text for paragraph in paragraphs((LONG, second))]
    assert found == [LONG, second], why


def test_a_short_line_ends_its_paragraph() -> None:
    lines = (
        LONG,
        "and so it was left.",
        "Nobody spoke against it, which was taken as a sign of peace among all.",
    )
    assert len(paragraphs(lines)) == 2


def test_a_bullet_alone_on_its_line_belongs_to_the_next() -> None:
    assert [paragraph.text for paragraph in paragraphs(("\u2022", "Ducks"))] == ["\u2022 Ducks"]


def test_a_word_broken_at_a_hyphen_has_no_space_in_it() -> None:
    first = "The Head of Parks was asked for a report on the state of the ponds by the cross-"
    assert "cross-party group" in paragraphs((first, "party group that was set up."))[0].text


def test_bullets_and_numbers_hang() -> None:
    lines = rows(("(ii) " + "word " * 12, "", "\u2022 " + "duck " * 12), 40)
    assert lines[1].startswith("     word")
    assert lines[-1].startswith("  duck")


def test_headings_are_known() -> None:
    assert [paragraph.kind for paragraph in paragraphs(("BRIEF SUMMARY", "Twelve benches need paint."))] == [
        "heading",
        "text",
    ]


def test_blank_lines_are_kept_but_not_at_the_ends() -> None:
    assert [paragraph.kind for paragraph in paragraphs(("", "a", "", "b", "", "", "", "c", ""))] == [
        "text",
        "blank",
        "text",
        "blank",
        "blank",
        "text",
    ]


def test_what_a_terminal_could_obey_is_not_drawn() -> None:
    assert shown("a\x1b[31mb\u202ec\td\uf0b7") == "abc d\u2022"


@pytest.mark.parametrize("state", ["blank", "garbled", "unread", "stopped"])
def test_states_are_said_in_words(state: ShownState) -> None:
    texts = [row.text for row in PageLayout(("x",), state, 200).rows]
    assert REMARKS[state] in texts
    assert "x" not in texts


@pytest.mark.parametrize("state", ["image", "damaged"])
def test_what_there_is_of_a_page_is_shown_with_its_state(state: ShownState) -> None:
    texts = [row.text for row in PageLayout(("a caption",), state, 100).rows]
    assert REMARKS[state] in texts
    assert "a caption" in texts


def test_remarks_stand_before_the_text() -> None:
    texts = [row.text for row in PageLayout(("text",), "text", 100, ["(look at the page itself)"]).rows]
    assert texts == ["", "", "(look at the page itself)", "", "text", ""]


@given(LINES, st.integers(8, 100))
@settings(max_examples=80)
def test_every_character_of_a_row_knows_its_place(lines: list[str], width: int) -> None:
    drawn = [shown(line) for line in lines]
    layout = PageLayout(lines, "text", width)
    for number, row in enumerate(layout.rows):
        for piece in row.pieces:
            there = drawn[piece.line][piece.column : piece.column + piece.length]
            assert row.text[piece.at : piece.at + piece.length] == there
            for at in range(piece.at, piece.at + piece.length):
                source = layout.source(number, at)
                assert source == (piece.line, piece.column + at - piece.at)
                assert layout.locate(*source) == (number, at)


@given(LINES, st.integers(8, 100))
@settings(max_examples=60)
def test_no_word_of_a_page_is_lost(lines: list[str], width: int) -> None:
    layout = PageLayout(lines, "text", width)
    kept = "".join("".join(row.text.split()) for row in layout.rows if row.kind != "remark")
    assert kept == "".join("".join(shown(line).split()) for line in lines)


def test_spans_reach_over_rows() -> None:
    layout = PageLayout((LONG, NEXT), "text", 40)
    spans = layout.spans((0, 4), (1, 5))
    first, last = min(spans), max(spans)
    assert layout.rows[first].text[spans[first][0][0] :].startswith("Committee")
    assert layout.rows[last].text[: spans[last][-1][1]].endswith("noted")
    assert len(spans) >= 3


def test_the_end_of_a_row_is_the_end_of_its_last_character() -> None:
    layout = PageLayout(("abc def",), "text", 4)
    assert layout.rows[2].pieces == (Piece(0, 0, 0, 3),)
    assert layout.source(2, 3, end=True) == (0, 3)
    assert layout.source(3, 0) == (0, 4)


def test_heights_answer_which_page_a_row_is_on() -> None:
    heights = PageHeights((5, 3, 4))
    assert [heights.at(row) for row in (0, 4, 5, 8, 99)] == [(0, 0), (0, 4), (1, 0), (2, 0), (2, 3)]
    assert heights.learn(0, 7)
    assert not heights.learn(0, 7)
    assert heights.known(0)
    assert not heights.known(1)
    assert (heights.start(1), heights.total) == (7, 14)
    heights.guess(3, 2)
    assert (len(heights), heights.total) == (4, 16)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(0, 11), st.integers(0, 80))
@settings(max_examples=60)
def test_settling_knows_everything_near(lengths: list[int], page: int, row: int) -> None:
    book = PageBook()
    pages = tuple(tuple(f"{LONG} {line}" for line in range(length)) for length in lengths)
    book.load(PackText(pages=pages))
    book.resize(30)
    page = min(page, len(pages) - 1)
    row, y = book.settle(page, row, 40, 80)
    assert book.heights.at(y) == (page, row)
    for near in range(max(0, y - 39), min(book.heights.total, y + 79)):
        assert book.heights.known(book.heights.at(near)[0])


def test_a_book_takes_in_more_pages_and_forgets_nothing_it_knows() -> None:
    book = PageBook()
    infos = tuple(PageInfo(number=number) for number in (1, 2, 3))
    book.load(PackText(pages=(("one",),), infos=infos))
    book.layout(0)
    book.layout(1)
    book.load(PackText(pages=(("one",), ("two",)), infos=infos))
    assert book.heights.known(0)
    assert not book.heights.known(1)
    assert (len(book), book.layout(1).rows[2].text, book.layout(2).rows[2].text) == (
        3,
        "two",
        REMARKS["unread"],
    )
    book.load(PackText(pages=(("one",), ("two",)), infos=infos, stopped=True))
    assert book.layout(2).rows[2].text == REMARKS["stopped"]


def test_the_rule_before_a_page_says_both_numbers_and_the_item() -> None:
    book = PageBook()
    infos = (PageInfo(number=1), PageInfo(number=2, label="47", item="8-parks"), PageInfo(number=3))
    book.load(PackText(pages=((), ()), infos=infos, names={"8-parks": "Item 8"}))
    assert [book.rule(page) for page in range(3)] == [
        "no printed number \u00b7 PDF page 1",
        "Page 47 \u00b7 PDF page 2 \u00b7 Item 8",
        "PDF page 3",
    ]


def test_the_rule_says_of_which_pages_of_a_paper_nothing_but_the_text_is_known() -> None:
    book = PageBook()
    front = PageInfo(number=1, read_as=("front sheet",))
    rest = (
        PageInfo(number=2),
        PageInfo(number=3, item="8-parks", read_as=("report",)),
        PageInfo(number=4, item="8-parks"),
        PageInfo(number=5, item="8-parks", state="image"),
    )
    book.load(PackText(pages=((),) * 5, infos=(front, *rest)))
    assert ["text only" in book.rule(page) for page in range(5)] == [False, False, False, True, False]
    book.load(PackText(pages=((),) * 4, infos=rest[2:]))
    assert not any("text only" in book.rule(page) for page in range(4))


def test_a_book_that_becomes_shorter_forgets_the_rest() -> None:
    book = PageBook()
    book.load(PackText(pages=(("one",), ("two",), ("three",))))
    book.load(PackText(pages=(("one",),)))
    assert (len(book), book.layout(0).rows[2].text) == (1, "one")
