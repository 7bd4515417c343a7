"""The cursor that selects with the keys, without a screen."""

import pytest

from packview.tui.reader.pages import PackText, PageBook
from packview.tui.reader.reader import Selecting

TOP = (0, 0)


@pytest.fixture
def book() -> PageBook:
    book = PageBook()
    book.load(PackText(pages=(("Ponds are dry.", "", "Ducks left."), ("Trees fell.",))))
    return book


def selected(selecting: Selecting, book: PageBook) -> str:
    """The words between the ends, as far as they stand on one page."""
    assert selecting.ends
    first, last = selecting.ends
    between = book.layout(first[0]).between(first[1:], last[1:] if last[0] == first[0] else (1000, 0))
    assert between
    return book.words(first[0], *between)


def test_nothing_is_selected_before_it_begins(book: PageBook) -> None:
    selecting = Selecting(book)
    assert selecting.cursor is None
    assert selecting.ends is None


def test_a_line_moves_until_it_is_held_and_again_once_it_is_released(book: PageBook) -> None:
    selecting = Selecting(book)
    assert selecting.select_lines(TOP)
    assert selected(selecting, book) == "Ponds are dry."
    selecting.line(1)
    assert selected(selecting, book) == "Ducks left."
    assert selecting.select_lines(TOP), "again: hold it"
    selecting.line(-1)
    assert selected(selecting, book) == "Ponds are dry.\n\nDucks left."
    assert selecting.select_lines(TOP), "and release it"
    assert selected(selecting, book) == "Ponds are dry."


@pytest.mark.parametrize("row", [0, 2, 3])
def test_it_begins_at_the_first_line_in_view_else_at_the_last_one_above(book: PageBook, row: int) -> None:
    selecting = Selecting(book)
    assert selecting.select_lines((1, row))
    assert selected(selecting, book) == "Trees fell."


def test_nothing_can_be_selected_in_no_pages() -> None:
    selecting = Selecting(PageBook())
    assert not selecting.select_lines(TOP)
    assert not selecting.extend(1, TOP)
    assert selecting.cursor is None


def test_words_are_gone_through_over_lines_and_pages(book: PageBook) -> None:
    selecting = Selecting(book)
    selecting.select_lines(TOP)
    found = []
    while selecting.word(1):
        found.append(selected(selecting, book))
    assert found == ["Ponds", "are", "dry.", "Ducks", "left.", "Trees", "fell."]
    assert not selecting.word(1), "after the last it stays there"
    assert selecting.word(-1)
    assert selected(selecting, book) == "Trees"


def test_a_selection_grows_and_shrinks_by_words_and_lines(book: PageBook) -> None:
    selecting = Selecting(book)
    assert selecting.extend(1, TOP, by_word=True)
    assert selected(selecting, book) == "Ponds"
    assert selecting.extend(1, TOP, by_word=True)
    assert selected(selecting, book) == "Ponds are"
    assert selecting.extend(-1, TOP, by_word=True)
    assert selected(selecting, book) == "Ponds"
    assert selecting.extend(1, TOP)
    assert selected(selecting, book) == "Ponds are dry.\n\nDucks"


def test_a_selection_that_begins_upwards_has_one_more_above(book: PageBook) -> None:
    selecting = Selecting(book)
    ducks = next(row for row, one in enumerate(book.layout(0).rows) if one.text == "Ducks left.")
    assert selecting.extend(-1, (0, ducks))
    assert selected(selecting, book) == "Ponds are dry.\n\nDucks left."


def test_after_stop_lines_are_selected_again(book: PageBook) -> None:
    selecting = Selecting(book)
    selecting.extend(1, TOP, by_word=True)
    selecting.stop()
    assert selecting.ends is None
    selecting.extend(1, TOP)
    assert selected(selecting, book) == "Ponds are dry."
