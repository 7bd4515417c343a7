"""What each page was understood as."""

from datetime import date
from typing import Any

from packview.model import (
    AgendaItem,
    Meeting,
    MinuteItem,
    Minutes,
    Pack,
    PageInfo,
    Paper,
    Recommendation,
    Source,
    Table,
)
from packview.parse.understood_pages import front_pages, paper_pages, used_lines, with_understood
from parse_pages import (
    HARBOURTON_AGENDA,
    HARBOURTON_FRONT,
    HARBOURTON_MINUTES_1,
    HARBOURTON_REPORT,
    page,
    parsed,
)


def pack(count: int = 6, **fields: Any) -> Pack:
    known: dict[str, Any] = {
        "pack_id": "a-pack",
        "source": Source(kind="pdf", name="a.pdf", sha256="a", size=1),
        "meeting": Meeting(committee="Parks Committee", date=date(2019, 6, 3)),
        "pages": tuple(PageInfo(number=number) for number in range(1, count + 1)),
    }
    return Pack(**{**known, **fields})


def item(*papers: Paper, **fields: Any) -> AgendaItem:
    return AgendaItem(**{"key": "3", "number": "3", "title": "Benches", "papers": papers, **fields})


def test_claims_are_kept_in_one_order_and_added_to() -> None:
    found = with_understood(pack(3), {"glossary": {2}, "table": {2, 9}})
    found = with_understood(found, {"agenda": {2, 1}})
    assert [one.read_as for one in found.pages] == [("agenda",), ("agenda", "table", "glossary"), ()]


def test_a_page_without_readable_text_was_not_understood() -> None:
    pages = (PageInfo(number=1, state="image"), PageInfo(number=2, state="blank"), PageInfo(number=3))
    found = with_understood(pack(pages=pages), {"report": {1, 2, 3}})
    assert [one.read_as for one in found.pages] == [(), (), ("report",)]


def test_the_front_sheet_ends_where_the_agenda_begins() -> None:
    found = with_understood(pack(), front_pages(pack(), 2, 3))
    assert [one.read_as for one in found.pages[:4]] == [
        ("front sheet",),
        ("front sheet", "agenda"),
        ("agenda",),
        (),
    ]


def test_a_front_sheet_that_told_nothing_was_not_understood() -> None:
    silent = pack(meeting=Meeting(committee=""))
    assert not front_pages(silent, 2, 3)["front sheet"]
    assert not front_pages(silent, 0, 0)["front sheet"]
    assert list(front_pages(pack(), 0, 0)["front sheet"]) == [1]


def test_a_report_counts_where_its_parts_were_read() -> None:
    read = Paper(title="A", kind="report", pdf_first=2, pdf_last=3, fields={"Subject": "Benches"})
    asked = Paper(
        title="B", kind="report", pdf_first=4, recommendations=(Recommendation(ref="", text="Paint"),)
    )
    plain = Paper(title="C", kind="report", pdf_first=5, pdf_last=5)
    appendix = Paper(title="D", kind="appendix", pdf_first=6, pdf_last=6, fields={"Subject": "Paint"})
    assert paper_pages(pack(items=(item(read, asked, plain, appendix),)))["report"] == {2, 3, 4}


def test_minutes_reach_to_the_end_of_their_paper() -> None:
    minutes = Minutes(pdf_first=2, items=(MinuteItem(number="1", title="Swans", pdf_page=2),))
    paper = Paper(title="Minutes", kind="minutes", pdf_first=2, pdf_last=4)
    held = pack(items=(item(paper, pdf_first=2, pdf_last=6),), minutes=minutes)
    assert list(paper_pages(held)["minutes"]) == [2, 3, 4]
    alone = pack(minutes=minutes)
    assert list(paper_pages(alone)["minutes"]) == [2, 3, 4, 5, 6]
    assert not paper_pages(pack())["minutes"]


def test_a_pack_read_from_pages_says_it_of_each() -> None:
    found = parsed(
        [
            page(1, HARBOURTON_FRONT),
            page(2, HARBOURTON_AGENDA),
            page(3, HARBOURTON_MINUTES_1, label="1", stamps=["Agenda Item 4"]),
            page(4, HARBOURTON_REPORT, label="5", stamps=["Agenda Item 6"]),
        ]
    )
    assert [one.read_as for one in found.pages] == [
        ("front sheet",),
        ("front sheet", "agenda"),
        ("minutes",),
        ("report",),
    ]


def test_the_share_of_a_pages_lines_that_were_used() -> None:
    text = """
    REPORT TO: Cabinet
    SUBJECT: Roads

    RECOMMENDATIONS
    1. That the road be mended before the
    winter.

    BACKGROUND
    The road was built of stone.
    It is broken in many places.
    It was never mended.
    """
    front = page(1, "AGENDA\n1 Apologies\n2 Roads (Pages 1 - 2)\nTea will be served in the hall.")
    found = parsed([front, page(2, text, label="1"), page(3, "Nothing of it.", label="2")])
    assert [one.used for one in found.pages] == [1.0, 0.56, 0.0]
    assert [one.understood for one in found.pages] == [True, True, False]


def test_a_line_is_used_by_its_words_not_by_single_ones() -> None:
    minutes = Minutes(
        pdf_first=1,
        items=(
            MinuteItem(number="12", title="Roads", pdf_page=1, discussion=("The roads are well-\nkept.",)),
        ),
    )
    found = pack(1, minutes=minutes, pages=(PageInfo(number=1, read_as=("minutes",)),))
    lines = (("12. ROADS", "The roads are well-", "kept.", "Kept roads are the well.", "", "27) RESOLVED"),)
    assert used_lines(found, lines) == [[True, True, True, False, True, False]]


def test_a_table_that_goes_on_overleaf_is_used_there_too() -> None:
    table = Table(header=("Scheme", "Cost"), rows=(("Ferry steps", "12"), ("Weir gates", "14")), pdf_page=1)
    pages = (PageInfo(number=1, read_as=("table",)), PageInfo(number=2, read_as=("table",)))
    found = pack(2, tables=(table,), pages=pages)
    assert used_lines(found, (("Ferry steps 12",), ("Weir gates 14", "12 14", "About ponds"))) == [
        [True],
        [True, True, False],
    ]
