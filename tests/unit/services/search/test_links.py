"""Places in a text that lead elsewhere: what is one, what is none, and where each leads."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.model import AgendaItem, Meeting, MinuteItem, Minutes, Pack, PageInfo, Paper, Source, WebLink
from packview.services.search.links import Links, references

ITEMS = (
    AgendaItem(key="1-minutes", number="1", title="Minutes", kind="minutes", pdf_first=2, pdf_last=2),
    AgendaItem(
        key="2-ponds",
        number="2",
        title="Ponds",
        kind="report",
        pdf_first=3,
        pdf_last=6,
        papers=(
            Paper(title="Ponds", kind="report", pdf_first=3, pdf_last=4),
            Paper(title="Appendix 1 Ducks", kind="appendix", pdf_first=5, pdf_last=5),
            Paper(title="Appendix 10: Geese", kind="appendix", pdf_first=6, pdf_last=6),
        ),
    ),
    AgendaItem(key="4a-trees", number="4a", title="Trees", pdf_first=7, pdf_last=7),
    AgendaItem(key="5-any", number="5", title="Any other business"),
)
OWNERS = (None, "1-minutes", *["2-ponds"] * 4, "4a-trees")
LABELS = (None, "1", "2", "3", "4", "5", "6")
PACK = Pack(
    pack_id="ponds",
    source=Source(kind="pdf", name="ponds.pdf", sha256="0" * 64, size=1),
    meeting=Meeting(committee="Ponds Committee"),
    items=ITEMS,
    minutes=Minutes(items=(MinuteItem(number="14", title="Benches", page="1", pdf_page=2),)),
    pages=tuple(
        PageInfo(number=number, label=label, item=owner)
        for number, (label, owner) in enumerate(zip(LABELS, OWNERS, strict=True), start=1)
    ),
)


def led(page: int, *lines: str, **other: tuple[str, ...]) -> list[tuple[str, int | None, int]]:
    """The links of a page: what each is called, and where it leads."""
    pages: list[tuple[str, ...]] = [()] * 7
    pages[page - 1] = lines
    for name, text in other.items():
        pages[int(name[1:]) - 1] = text
    return [(link.name, link.pdf_page, link.target_line) for link in Links(PACK, pages).of_page(page)]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("see Appendix 1 for it", "appendix", "Appendix 1"),
        ("(Appendix B)", "appendix", "Appendix B"),
        ("Agenda Item 7", "item", "7"),
        ("Agenda Item No 7", "item", "7"),
        ("under item 4a, which", "item", "4a"),
        ("on page 47.", "page", "47"),
        ("(Pages 5 - 44)", "page", "5"),
        ("paragraph 3.2 of this report", "paragraph", "3.2"),
        ("in paragraph 12", "paragraph", "12"),
        ("at www.example.org.", "web", "www.example.org"),
        ("(https://example.org/a_(b))", "web", "https://example.org/a_(b)"),
        ("write to robin.ash@example.gov.uk, or", "mail", "robin.ash@example.gov.uk"),
    ],
)
def test_what_is_a_link(text: str, kind: str, name: str) -> None:
    (link,) = references([text])
    assert (link.kind, link.name) == (kind, name)
    assert text[link.start : link.end].endswith(name.rsplit(maxsplit=1)[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Page 2 of 7",
        "paragraph 10.4 of the Constitution",
        "paragraph 3 of Part 1 of Schedule 12A",
        "a page of 47 lines",
        "the item was 7 years old",
        "line items 1.5 and more",
        "appendix to the report",
        "an appendix a child had",
        "www.",
        "price@home",
        "homepage 47a",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert references([text]) == ()


def test_a_reference_may_run_over_the_end_of_a_line() -> None:
    (link,) = references(["as set out in Appendix", "1 to this report"])
    assert (link.line, link.start, link.end_line, link.end) == (0, 14, 1, 1)


def test_an_address_that_a_line_cut_is_whole() -> None:
    lines = ["see https://example.org/ponds-and-", "ducks/list for more"]
    (link,) = references(lines)
    assert link.name == "https://example.org/ponds-and-ducks/list"
    assert (link.end_line, link.end) == (1, 10)


def test_a_page_leads_to_its_printed_number() -> None:
    assert led(3, "see page 6") == [("6", 7, 0)]
    assert led(3, "see page 60") == [], "there is no such page"
    assert led(3, "this is page 2") == [], "it is the page itself"


def test_an_appendix_may_have_page_numbers_of_its_own() -> None:
    assert led(5, "see page 6") == []


def test_an_item_leads_to_its_papers() -> None:
    assert led(3, "see Agenda Item 4A and item 5, item 9 and item 2") == [("4A", 7, 0)]


def test_in_minutes_an_item_is_one_of_theirs() -> None:
    pages = [(), ("except item 14 and item 2",), *[()] * 5]
    links = Links(
        replace(PACK, minutes=Minutes(items=(MinuteItem(number="14", title="Benches", pdf_page=1),))), pages
    )
    assert [(link.name, link.pdf_page) for link in links.of_page(2)] == [("14", 1)]


def test_an_appendix_leads_to_the_paper_of_the_same_item() -> None:
    assert led(3, "see Appendix 1 and Appendix 10, not Appendix 2") == [
        ("Appendix 1", 5, 0),
        ("Appendix 10", 6, 0),
    ]
    assert led(7, "see Appendix 1") == [], "this item has none"


def test_within_an_appendix_its_own_appendices_count() -> None:
    assert led(5, "see Appendix 1 below", "", "Appendix 1: Tables") == [("Appendix 1", 5, 2)]


def test_a_paragraph_leads_to_the_line_that_begins_with_its_number() -> None:
    assert led(3, "as paragraph 3.2 says", p4=("3.1 Ducks", "3.2 Geese", "3.21 Swans")) == [("3.2", 4, 1)]
    assert led(3, "as paragraph 3 says", p4=("3. Ducks", "3. Geese")) == [], "it could be either"


def test_pages_that_have_not_come_have_no_links() -> None:
    links = Links(PACK, [("see page 6",)])
    assert links.of_page(4) == ()
    assert links.of_page(0) == ()


PARTS = st.sampled_from(
    [
        "see ",
        "Appendix 1",
        "page 4",
        "item 2",
        "paragraph 3.2",
        " of 7",
        "https://a.org/b-",
        "x@y.org",
        "www.",
        "-",
        "/",
        ".",
        ")",
        "\u2019",
        " ",
        "Page",
        "7",
        "[/ ",
    ]
)


def test_an_address_does_not_go_on_in_a_line_that_has_only_the_full_stop() -> None:
    (link,) = references(["https://a.org/b-", "."])
    assert (link.name, link.end_line, link.end) == ("https://a.org/b-", 0, 16)


@given(st.lists(st.lists(PARTS, max_size=8).map("".join), max_size=6))
def test_links_lie_within_their_lines_and_apart_from_each_other(lines: list[str]) -> None:
    last = (0, 0)
    for link in references(lines):
        start, end = (link.line, link.start), (link.end_line, link.end)
        assert last <= start < end
        assert 0 <= link.start <= len(lines[link.line])
        assert 0 < link.end <= len(lines[link.end_line])
        text = "\n".join(lines[link.line : link.end_line + 1])
        printed = text[link.start : len(text) - len(lines[link.end_line]) + link.end]
        assert not printed[:1].isspace()
        if link.kind == "web":
            assert printed.replace("\n", "") == link.name
        last = end


def test_a_link_laid_on_words_leads_to_its_address() -> None:
    laid = (
        WebLink(target="https://a.example/plan", text="Appendix 1", line=0, start=4, end_line=0, end=14),
        WebLink(target="mailto:clerk@a.example", text="us", line=1, start=6, end_line=1, end=8),
        WebLink(target="https://a.example/picture"),
    )
    pages = (*PACK.pages[:2], replace(PACK.pages[2], links=laid), *PACK.pages[3:])
    lines: list[tuple[str, ...]] = [()] * 7
    lines[2] = ("see Appendix 1 and item 4a", "write us")
    found = Links(replace(PACK, pages=pages), lines).of_page(3)
    assert [(link.kind, link.name, link.pdf_page) for link in found] == [
        ("web", "https://a.example/plan", None),
        ("item", "4a", 7),
        ("mail", "clerk@a.example", None),
    ]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["https://a.org/uploads/attachm", "ent_data/file/7/ducks.pdf."], "https://a.org/uploads/attachment_data/file/7/ducks.pdf"),
        (["https://a.org/our-ducks", "https://a.org/ponds"], "https://a.org/our-ducks"),
        (["at www.a.org.uk", "and/or at the desk"], "www.a.org.uk"),
        (["at https://a.org/ducks", "2018/19 report"], "https://a.org/ducks"),
        (["https://a.org/", "government/ponds/", "Working_Ducks-", "2018.pdf"], "https://a.org/government/ponds/Working_Ducks-2018.pdf"),
        (["robin.ash@", "a-town.gov.uk or"], "robin.ash@a-town.gov.uk"),
        (["robin.ash@a-town.", "gov.uk or"], "robin.ash@a-town.gov.uk"),
        (["to robin.ash@a-town.gov.uk.", "The clerk"], "robin.ash@a-town.gov.uk"),
    ],
)  # fmt: skip
def test_an_address_over_several_lines_is_whole_and_takes_no_word_that_follows(
    lines: list[str], name: str
) -> None:
    assert references(lines)[0].name == name
