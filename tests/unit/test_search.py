"""Finding words in pages."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from packview.model import AgendaItem, Anchor, Meeting, MinuteItem, Minutes, Note, Pack, PageInfo, Source
from packview.services.search import Match, count, find, pattern, search

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


def a_pack() -> Pack:
    item = AgendaItem(key="7-report", number="7", title="REPORT")
    return Pack(
        pack_id="x",
        source=Source(kind="text", name="x.txt", sha256="", size=0),
        meeting=Meeting(committee="Panel"),
        items=(item,),
        minutes=Minutes(
            items=(MinuteItem(number="11", title="APOLOGIES", page="1", discussion=("The Panel met late.",)),)
        ),
        pages=(PageInfo(number=1), PageInfo(number=2, label="1", item="7-report")),
    )


def a_note(text: str) -> Note:
    now = datetime(2018, 11, 28, tzinfo=UTC)
    return Note(
        id="0" * 12,
        kind="question",
        text=text,
        anchor=Anchor(item_number="7", page="1"),
        created=now,
        updated=now,
    )


def test_search_wants_all_words_and_knows_notes_and_minutes() -> None:
    hits = list(search(a_pack(), PAGES, [a_note("Why did the panel meet?")], ["panel", "met"]))
    assert [(hit.kind, hit.item, hit.page) for hit in hits] == [("page", "", None), ("minute", "11", "1")]
    hits = list(search(a_pack(), PAGES, [a_note("Why did the panel meet?")], ["panel"]))
    assert [hit.kind for hit in hits] == ["page", "minute", "note"]


def test_search_shows_the_place_on_one_line() -> None:
    (hit,) = search(a_pack(), PAGES, (), ["after children"])
    assert (hit.item, hit.page, hit.pdf_page) == ("7", "1", 2)
    assert hit.text.startswith("Rates for looked after children")


@given(st.lists(st.text("ab '-", max_size=12), max_size=4).map(tuple), st.text("ab '-", max_size=4))
def test_as_many_are_counted_as_are_found(lines: tuple[str, ...], words: str) -> None:
    wanted = pattern(words)
    if wanted is not None:
        assert count(lines, wanted) == len(list(find((lines,), words)))
