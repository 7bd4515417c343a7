"""Finding words in a whole pack, and the index that does it."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.errors import PackviewError
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
from packview.model.open_pack import OpenPack
from packview.services.search.search import Found, Searcher, Term, terms_of, terms_of_words
from packview.store.search_index import Place, SearchIndex

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


OPENED = OpenPack(pack=a_pack(), pages=PAGES)
NOTES = (a_note("Why did the panel meet at the wharf?"),)


def search(query: str, *, typing: bool = False, home: Path | None = None) -> Found:
    searcher = Searcher(home)
    searcher.prepare(OPENED)
    try:
        return searcher.search(OPENED.pack, terms_of(query, typing=typing), NOTES)
    finally:
        searcher.close()


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
        "-",
    ):
        search(query)


@given(st.text(max_size=20), st.booleans())
def test_no_query_is_refused(query: str, typing: bool) -> None:
    terms = terms_of(query, typing=typing)
    searcher = _IN_MEMORY
    searcher.prepare(OPENED)
    for hit in searcher.search(OPENED.pack, terms, NOTES).hits:
        assert hit.kind in ("page", "minute", "indicator", "glossary", "note")


_IN_MEMORY = Searcher(None)


def test_terms_of_a_command_line() -> None:
    assert terms_of_words(("looked after", "rates", "chil*", "%")) == (
        Term(text="looked after", phrase=True),
        Term(text="rates"),
        Term(text="chil", prefix=True),
    )


def test_the_index_is_kept_for_the_member_alone_and_made_again_only_when_the_pack_changed(
    tmp_path: Path,
) -> None:
    assert len(search("panel", home=tmp_path).hits) == 3
    path = tmp_path / "index.sqlite3"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    index = SearchIndex(path)
    stamp = "||1|2|1|1"
    assert not index.has("x", "other")
    assert index.has("x", "|1|2|1|1") or index.has("x", stamp)
    index.close()


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 1000])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    search("panel", home=tmp_path)
    (tmp_path / "index.sqlite3").write_bytes(damage)
    assert len(search("panel", home=tmp_path).hits) == 3


def test_where_no_index_can_be_kept_the_pack_is_searched_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    assert len(search("panel", home=blocked / "home").hits) == 3


def test_packs_are_searched_apart_and_can_be_taken_out() -> None:
    index = SearchIndex(None)
    for pack_id in ("a", "b"):
        index.put(pack_id, "1", [Place(kind="page", pdf_page=1, body=f"ducks in {pack_id}")])
    index.put("a", "2", [Place(kind="page", pdf_page=1, body="swans")])
    assert index.find("a", [[("ducks", False)]]) == []
    assert len(index.find("b", [[("ducks", False)]])) == 1
    index.put("b", "2", [])
    assert index.find("b", [[("ducks", False)]]) == []
    index.put("c", "1", [])
    assert index.vocabulary() == ["swans"]
    assert index.find("a", []) == []


def test_a_busy_index_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite3"
    path.mkdir()
    with pytest.raises(PackviewError):
        SearchIndex(path).has("a", "1")


def test_a_place_whose_pack_was_put_anew_meanwhile_is_left_out() -> None:
    index = SearchIndex(None)
    index.put("a", "1", [Place(kind="page", body="ducks"), Place(kind="page", body="ducks again")])
    found = index.find("a", [[("ducks", False)]])
    index.put("b", "1", [Place(kind="page", body="more")])
    index.put("a", "2", [Place(kind="page", body="ducks")])
    assert index.places(found) == []
