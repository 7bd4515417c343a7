"""Finding words in a whole pack."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.model import (
    AgendaItem,
    Anchor,
    GlossaryEntry,
    Indicator,
    Meeting,
    MinuteItem,
    Minutes,
    Note,
    Pack,
    PageInfo,
    Source,
)
from packview.services.search.search import Found, Searcher, Term, terms_of, terms_of_words
from packview.store import index

PAGES = (
    ("The Panel met.", "Nothing more."),
    ("Rates for looked after", "children \u2018off\u2011rolling\u2019 rose", "", "Safeguarding caf\u00e9s"),
)


def a_pack(pack_id: str = "x") -> Pack:
    return Pack(
        pack_id=pack_id,
        source=Source(kind="text", name="x.txt", sha256="", size=0),
        meeting=Meeting(committee="Panel"),
        items=(AgendaItem(key="7-report", number="7", title="REPORT"),),
        minutes=Minutes(
            items=(MinuteItem(number="11", title="APOLOGIES", page="1", discussion=("The Panel met late.",)),)
        ),
        indicators=(Indicator(ref="M1", name="Contacts received", item="7-report", page="1", pdf_page=2),),
        glossary=(GlossaryEntry(term="MASH", definition="Multi Agency Safeguarding Hub", kind="acronym"),),
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


SEARCHER = Searcher(a_pack(), PAGES)
NOTES = (a_note("Why did the panel meet at the wharf?"),)


def search(query: str, *, typing: bool = False) -> Found:
    return SEARCHER.search(terms_of(query, typing=typing), NOTES)


def kinds(query: str, *, typing: bool = False) -> list[str]:
    return [hit.kind for hit in search(query, typing=typing).hits]


def test_all_words_must_be_there_and_every_kind_is_known() -> None:
    assert kinds("panel met") == ["page", "minute"]
    assert kinds("panel") == ["page", "minute", "note"]
    assert kinds("contacts") == ["indicator"]
    assert kinds("mash") == ["glossary"]
    assert kinds("m1") == ["indicator"]
    assert kinds("") == kinds(" % ") == []


def test_a_hit_names_its_place_and_what_was_found() -> None:
    (hit,) = search("after rates").hits
    assert (hit.item, hit.page, hit.pdf_page) == ("7", "1", 2)
    assert hit.text.startswith("Rates for looked after children")
    assert hit.matched == ("Rates", "after")
    (entry,) = search("mash").hits
    assert (entry.kind, entry.ref) == ("glossary", "MASH")


def test_quotes_want_words_side_by_side_even_over_a_line_end() -> None:
    assert kinds('"after children"') == ["page"]
    assert kinds('"children after"') == []
    assert kinds("\u201clooked after\u201d rose") == ["page"]
    assert kinds('"after chil') == []


def test_a_star_takes_every_word_that_begins_so_and_so_does_the_word_being_typed() -> None:
    assert set(kinds("safeg*")) == {"page", "glossary"}
    assert set(kinds("safeg", typing=True)) == {"page", "glossary"}
    assert kinds('"looked aft*"') == ["page"]
    assert kinds("safe ", typing=True) == []


def test_case_accents_hyphens_and_apostrophes_do_not_matter() -> None:
    assert kinds("CAFES") == ["page"]
    assert kinds("off-rolling") == ["page"]
    assert kinds("'off\u2011rolling'") == ["page"]


def test_a_typing_error_still_finds_and_says_so() -> None:
    found = search("safegaurding")
    assert {hit.kind for hit in found.hits} == {"page", "glossary"}
    assert found.instead == {"safegaurding": ("safeguarding",)}
    assert search('"safegaurding"').hits == ()
    assert search("xyzzyplugh").instead == {}
    assert search("panel").instead == {}
    assert [hit.kind for hit in search("wharf").hits] == ["note"]


def test_nothing_typed_is_taken_for_a_command_of_the_index() -> None:
    for query in (
        "NOT panel",
        "panel OR",
        'panel" OR "',
        "body:panel",
        "panel NEAR met",
        "(panel",
        "^panel*",
        "_*",
        "-",
    ):
        search(query)


@given(st.text(max_size=20), st.booleans())
def test_no_query_is_refused(query: str, typing: bool) -> None:
    for hit in search(query, typing=typing).hits:
        assert hit.kind in ("page", "minute", "indicator", "glossary", "note")


def test_terms_of_a_command_line() -> None:
    assert terms_of_words(("looked after", "rates", "chil*", "%")) == (
        Term(text="looked after", phrase=True),
        Term(text="rates"),
        Term(text="chil", prefix=True),
    )


def test_what_was_found_is_shown_as_it_is_printed_whatever_its_case_and_accents() -> None:
    assert search("CAFES").hits[0].matched == ("caf\u00e9s",)
    assert search("caf\u00e9s").hits[0].matched == ("caf\u00e9s",)
    noted = (a_note("The CAF\u00c9 closed."),)
    assert [hit.kind for hit in SEARCHER.search(terms_of("closed cafe"), noted).hits] == ["note"]


def test_words_side_by_side_stand_in_one_place_and_the_limit_leaves_the_total() -> None:
    assert kinds('"nothing more rates"') == []  # the end of one page and the beginning of the next
    found = SEARCHER.search(terms_of("panel"), NOTES, limit=1)
    assert ([hit.kind for hit in found.hits], found.total) == (["page"], 3)
    assert kinds("met_late") == ["minute"]
    assert kinds("_") == []


def of_pages(*pages: str, procedural: Collection[int] = ()) -> Searcher:
    """A searcher of pages of one line, each of an item of its own."""
    items = tuple(
        AgendaItem(
            key=str(one), number=str(one), title="X", kind="procedural" if one in procedural else "report"
        )
        for one in range(1, len(pages) + 1)
    )
    infos = tuple(PageInfo(number=one, item=str(one)) for one in range(1, len(pages) + 1))
    pack = replace(a_pack(), items=items, pages=infos, minutes=None, indicators=(), glossary=())
    return Searcher(pack, [tuple(page.split("\n")) for page in pages])


def pages_with(searcher: Searcher, query: str) -> set[int | None]:
    return {hit.pdf_page for hit in searcher.search(terms_of(query)).hits}


def test_other_forms_of_a_word_are_found() -> None:
    searcher = of_pages(
        "Three vacancies remain.", "One vacancy was filled.", "It was vacated.", "Officers assess, assessed."
    )
    assert pages_with(searcher, "vacancy") == {1, 2}
    assert pages_with(searcher, "assessment") == pages_with(searcher, "assessing") == {4}
    assert pages_with(searcher, "vacancie*") == {1, 2}  # longer than what the index keeps of the word


def test_a_figure_is_found_with_and_without_the_sign_between_its_thousands() -> None:
    searcher = of_pages(
        "It cost 5,000 pounds.", "It cost 5000 pounds.", "It cost 5 pounds, 000 of it here.", "1,234,567"
    )
    assert {1, 2} <= pages_with(searcher, "5000") == pages_with(searcher, "5,000")
    assert pages_with(searcher, "1234567") == {4}


def test_a_word_parted_at_a_line_end_and_letters_that_could_not_be_read_are_found() -> None:
    searcher = of_pages("The safe-\nguarding board", "What ma\ufffders is said", "well-\nKnown things")
    assert pages_with(searcher, "safeguarding") == {1}
    assert pages_with(searcher, "matters") == {2}
    assert pages_with(searcher, "well known") == {3}


def test_where_no_place_has_all_words_those_that_have_most_are_shown_and_it_is_told() -> None:
    searcher = of_pages("Red lorries on the road", "Red lorries stand still", "A road")
    found = searcher.search(terms_of("red lorries zebra crossing"))
    assert ({hit.pdf_page for hit in found.hits}, found.most, found.total) == ({1, 2}, 2, 2)
    assert searcher.search(terms_of("red lorries")).most == 0
    assert searcher.search(terms_of("xylophones qqqq")).total == 0


def test_procedure_comes_last_and_hits_are_paged() -> None:
    searcher = of_pages(
        "Interest in housing, housing.",
        "Housing and other things of the year.",
        procedural={1},
    )
    assert [hit.pdf_page for hit in searcher.search(terms_of("housing")).hits] == [2, 1]
    many = of_pages(*(f"Housing {number}" for number in range(30)))
    pages = [
        hit.pdf_page
        for skip in (0, 10, 20, 30)
        for hit in many.search(terms_of("housing"), limit=10, skip=skip).hits
    ]
    assert sorted(pages, key=str) == sorted(range(1, 31), key=str)
    assert many.search(terms_of("housing"), limit=10).total == 30


def test_of_very_many_places_the_last_taken_in_come_first_and_none_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index, "_RANKED", 3)
    many = of_pages(*(f"Housing {number}" for number in range(9)), procedural={1})
    assert [hit.pdf_page for hit in many.search(terms_of("housing")).hits] == [9, 8, 7, 6, 5, 4, 3, 2, 1]
