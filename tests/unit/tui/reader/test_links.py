"""Links and terms of the pages in view, without a screen."""

import pytest

from packview.model import GlossaryEntry, Meeting, Pack, PageInfo, Source
from packview.services.search.links import Links
from packview.services.search.terms import Terms
from packview.tui.reader.pages import PackText, PageBook, PageMarks
from packview.tui.reader.reader import GlossaryHints, Linking

PAGES = (("See www.example.org", "or www.example.com about CLA."), ("The CLA, and www.example.net too.",))
ALL = [(0, 0, 99), (1, 0, 99)]
PACK = Pack(
    pack_id="ponds",
    source=Source(kind="text", name="ponds.txt", sha256="0" * 64, size=1),
    meeting=Meeting(committee="Ponds"),
    pages=(PageInfo(number=1), PageInfo(number=2)),
)


@pytest.fixture
def book() -> PageBook:
    book = PageBook()
    book.load(PackText(pages=PAGES))
    return book


@pytest.fixture
def linking(book: PageBook) -> Linking:
    marks = PageMarks(book)
    marks.guide = Links(PACK, PAGES)
    return Linking(book, marks)


def names(linking: Linking, step: int, times: int) -> list[str]:
    found = [linking.step(step, ALL) for _ in range(times)]
    return [one[1].name for one in found if one]


def test_links_are_gone_through_in_a_circle(linking: Linking) -> None:
    assert names(linking, 1, 4) == [
        "www.example.org",
        "www.example.com",
        "www.example.net",
        "www.example.org",
    ]
    assert names(linking, -1, 1) == ["www.example.net"]


def test_from_none_back_is_the_last(linking: Linking) -> None:
    assert names(linking, -1, 1) == ["www.example.net"]


def test_only_links_in_view_are_chosen(linking: Linking) -> None:
    assert linking.step(1, [(1, 0, 1)]) is None, "the rule of the page alone"
    assert linking.chosen is None
    found = linking.step(1, ALL[1:])
    assert found
    assert (found[0], found[1].name) == (1, "www.example.net")
    assert linking.chosen == found[1]


def test_a_link_is_found_by_its_place_on_the_page(linking: Linking) -> None:
    found = linking.at(0, (0, 4))
    assert found
    assert found.name == "www.example.org"
    assert linking.at(0, (0, 3)) is None
    assert linking.at(0, (0, 19)) is None, "after its last character"


def test_there_are_no_links_before_they_are_known(book: PageBook) -> None:
    linking = Linking(book, PageMarks(book))
    assert linking.step(1, ALL) is None
    assert linking.at(0, (0, 4)) is None


@pytest.fixture
def hints(book: PageBook) -> GlossaryHints:
    hints = GlossaryHints(book)
    hints.terms = Terms((GlossaryEntry(term="CLA", definition="Child looked after", kind="acronym"),))
    return hints


def test_acronyms_are_gone_through_in_a_circle(hints: GlossaryHints) -> None:
    found = [hints.next(ALL) for _ in range(3)]
    assert [(one[0], one[1], one[2].text) for one in found if one] == [
        (0, 1, "CLA"),
        (1, 0, "CLA"),
        (0, 1, "CLA"),
    ]
    assert hints.next([(1, 0, 1)]) is None


def test_a_term_is_looked_up_or_taken_as_it_is(hints: GlossaryHints) -> None:
    entry = hints.term_of("CLA").entry
    assert entry
    assert entry.definition == "Child looked after"
    assert hints.term_of(" ducks\nleft ").text == "ducks left"
    assert hints.term_of("ducks left").entry is None


def test_a_term_is_explained_where_it_stands(hints: GlossaryHints) -> None:
    column = PAGES[1][0].index("CLA")
    assert hints.words_at(1, (0, column)) == "CLA: Child looked after"
    assert hints.words_at(1, (0, 0)) == ""


def test_a_long_definition_ends_at_a_word(book: PageBook) -> None:
    hints = GlossaryHints(book)
    hints.terms = Terms((GlossaryEntry(term="CLA", definition="pond " * 200, kind="acronym"),))
    words = hints.words_at(1, (0, 4))
    assert words.endswith("pond ...")
    assert len(words) < 420
