"""Finding words in a whole pack."""

from datetime import UTC, datetime

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
    assert hit.matched == ("after", "Rates")
    (entry,) = search("mash").hits
    assert (entry.kind, entry.ref) == ("glossary", "MASH")


def test_quotes_want_words_side_by_side_even_over_a_line_end() -> None:
    assert kinds('"after children"') == ["page"]
    assert kinds('"children after"') == []
    assert kinds("\u201clooked after\u201d rose") == ["page"]
    assert kinds('"after chil') == []


def test_a_star_takes_every_word_that_begins_so_and_so_does_the_word_being_typed() -> None:
    assert kinds("safeg*") == ["page", "glossary"]
    assert kinds("safeg", typing=True) == ["page", "glossary"]
    assert kinds('"looked aft*"') == ["page"]
    assert kinds("safe ", typing=True) == []


def test_case_accents_hyphens_and_apostrophes_do_not_matter() -> None:
    assert kinds("CAFES") == ["page"]
    assert kinds("off-rolling") == ["page"]
    assert kinds("'off\u2011rolling'") == ["page"]


def test_a_typing_error_still_finds_and_says_so() -> None:
    found = search("safegaurding")
    assert [hit.kind for hit in found.hits] == ["page", "glossary"]
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
    assert [hit.kind for hit in SEARCHER.search(terms_of("cafe"), noted).hits] == ["note"]


def test_words_side_by_side_stand_in_one_place_and_the_limit_leaves_the_total() -> None:
    assert kinds('"nothing more rates"') == []  # the end of one page and the beginning of the next
    found = SEARCHER.search(terms_of("panel"), NOTES, limit=1)
    assert ([hit.kind for hit in found.hits], found.total) == (["page"], 3)
    assert kinds("met_late") == ["minute"]
    assert kinds("_") == []
