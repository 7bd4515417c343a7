"""Finding words in pages."""

from hypothesis import given
from hypothesis import strategies as st

from packview.services.search.search import Match, count, find, pattern

PAGES = (
    ("The Panel met.", "Nothing more."),
    ("Rates for looked after", "children \u2018off\u2011rolling\u2019 rose", "", "Looked  after children"),
)


def test_find_runs_over_line_ends_and_ignores_case() -> None:
    assert list(find(PAGES, "LOOKED after children")) == [
        Match(pdf_page=2, line=0, start=10, end_line=1, end=8),
        Match(pdf_page=2, line=3, start=0, end_line=3, end=22),
    ]


def test_find_takes_a_typed_quote_and_hyphen_for_any_kind() -> None:
    assert [match.line for match in find(PAGES, "'off-rolling'")] == [1]


def test_find_takes_words_that_a_line_end_breaks() -> None:
    broken = (("The safe-", "guarding team and multi-", "agency work."),)
    assert list(find(broken, "safeguarding")) == [Match(pdf_page=1, line=0, start=4, end_line=1, end=8)]
    assert [match.line for match in find(broken, "multi-agency work")] == [1]
    assert list(find(broken, "guardingteam")) == []


def test_find_nothing_for_blanks() -> None:
    assert list(find(PAGES, "  ")) == []


def test_find_treats_signs_as_signs() -> None:
    assert list(find((("a [b] (c) .*",),), "[b] (c) .*")) == [
        Match(pdf_page=1, line=0, start=2, end_line=0, end=12)
    ]


words = st.lists(st.text("ab \u2019", max_size=6), max_size=6)


@given(st.lists(words, min_size=1, max_size=3), st.text("ab'", min_size=1, max_size=2))
def test_every_match_names_its_place(pages: list[list[str]], wanted: str) -> None:
    for match in find([tuple(lines) for lines in pages], wanted):
        lines = pages[match.pdf_page - 1]
        assert lines[match.line][match.start : match.end].replace("\u2019", "'") == wanted


@given(st.lists(st.text("ab '-", max_size=12), max_size=4).map(tuple), st.text("ab '-", max_size=4))
def test_as_many_are_counted_as_are_found(lines: tuple[str, ...], words: str) -> None:
    wanted = pattern(words)
    if wanted is not None:
        assert count(lines, wanted) == len(list(find((lines,), words)))
