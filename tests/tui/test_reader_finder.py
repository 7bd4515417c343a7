"""Counting the places of words page by page, and going round them."""

import pytest

from packview.tui.reader.finder import Finder, Found

PAGES = (
    ("duck and duck",),
    ("nothing",),
    ("a duck", "that was a", "duck"),
    (),
)


def counted(words: str) -> Finder:
    finder = Finder(words, PAGES)
    while not finder.done:
        finder.count()
    return finder


def place(found: Found | None) -> tuple[int, int, int, int, bool] | None:
    if found is None:
        return None
    match = found.match
    return match.pdf_page, match.line, match.start, found.number, found.around


def test_everything_is_counted() -> None:
    assert counted("duck").total == 4
    assert counted("DUCK AND").total == 1
    assert counted("a duck").total == 2, "also over the end of a line"
    assert counted("goose").total == 0


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ((1, 0, 0), (1, 0, 9, 2, False)),
        ((1, 0, 9), (3, 0, 2, 3, False)),
        ((2, 0, 0), (3, 0, 2, 3, False)),
        ((3, 0, 2), (3, 2, 0, 4, False)),
        ((3, 2, 0), (1, 0, 0, 1, True)),
        ((4, 0, 0), (1, 0, 0, 1, True)),
    ],
)
def test_next(here: tuple[int, int, int], expected: tuple[int, int, int, int, bool]) -> None:
    assert place(counted("duck").nearest(1, *here)) == expected


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ((3, 2, 0), (3, 0, 2, 3, False)),
        ((3, 0, 2), (1, 0, 9, 2, False)),
        ((1, 0, 9), (1, 0, 0, 1, False)),
        ((1, 0, 0), (3, 2, 0, 4, True)),
        ((4, 0, 0), (3, 2, 0, 4, False)),
    ],
)
def test_previous(here: tuple[int, int, int], expected: tuple[int, int, int, int, bool]) -> None:
    assert place(counted("duck").nearest(-1, *here)) == expected


def test_inclusive_takes_the_place_right_here() -> None:
    assert place(counted("duck").nearest(1, 1, 0, 0, inclusive=True)) == (1, 0, 0, 1, False)


def test_one_place_alone_is_found_again_and_again() -> None:
    finder = counted("nothing")
    assert place(finder.nearest(1, 2, 0, 0)) == (2, 0, 0, 1, True)
    assert place(finder.nearest(-1, 2, 0, 0)) == (2, 0, 0, 1, True)
    assert counted("goose").nearest(1, 1, 0, 0) is None
    assert counted("goose").nearest(-1, 1, 0, 0) is None
