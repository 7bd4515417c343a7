"""A late supplement in its pack: what it adds, what it replaces, and what must not move."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from packview.errors import PackviewError
from packview.model import (
    AgendaItem,
    Bookmark,
    Fact,
    GlossaryEntry,
    Indicator,
    Meeting,
    MeetingKind,
    MinuteItem,
    Minutes,
    Pack,
    PageInfo,
    Paper,
    Source,
    TrackedRecommendation,
    Warned,
)
from packview.parse.pipeline import pack_id_of
from packview.parse.supplement import REPLACED, id_among, merge_supplement

MEETING = Meeting(committee="Parks Committee", council="Hillford Town Council", date=date(2019, 6, 3))


def paper(title: str, first: int, last: int, kind: Any = "appendix", **fields: Any) -> Paper:
    return Paper(title=title, kind=kind, pdf_first=first, pdf_last=last, **fields)


def item(number: str, title: str, *papers: Paper, **fields: Any) -> AgendaItem:
    known: dict[str, Any] = {
        "key": f"{number}-{title.lower()}",
        "pdf_first": papers[0].pdf_first if papers else None,
        "pdf_last": papers[-1].pdf_last if papers else None,
        "kind": "report" if papers else "procedural",
    }
    return AgendaItem(number=number, title=title, papers=papers, **{**known, **fields})


def pack(name: str, *items: AgendaItem, pages: int, labels: int = 0, **fields: Any) -> Pack:
    """A pack whose pages belong to its items' ranges; printed numbers from 1, ``labels`` pages after the first."""
    owner = {
        number: one.key
        for one in items
        if one.pdf_first and one.pdf_last
        for number in range(one.pdf_first, one.pdf_last + 1)
    }
    known: dict[str, Any] = {
        "pack_id": "hillford-parks-committee-2019-06-03",
        "source": Source(kind="pdf", name=f"{name}.pdf", sha256=name, size=1),
        "meeting": MEETING,
        "items": items,
        "pages": tuple(
            PageInfo(
                number=number,
                label=str(number - labels) if labels and number > labels else None,
                item=owner.get(number),
            )
            for number in range(1, pages + 1)
        ),
    }
    return Pack(**{**known, **fields})


MAIN = pack(
    "main",
    item("1", "Apologies"),
    item("3", "Benches", paper("Benches", 2, 3, "report"), paper("Appendix A - Paint", 4, 4)),
    item("5", "Ponds", paper("Ponds", 5, 6, "report")),
    pages=6,
    labels=1,
)
LATE = pack(
    "late",
    item(
        "3",
        "Benches",
        paper("Item 3 - Supplementary - Appendix A - Paint Updated Jun 2019", 2, 2),
        paper("Appendix B - Paint", 3, 3),
    ),
    pages=3,
    labels=1,
)


def kinds(changes: Any) -> list[tuple[str, str, int | None]]:
    return [(change.kind, change.item, change.pdf_first) for change in changes]


def test_pages_follow_and_nothing_of_the_pack_moves() -> None:
    merged, _ = merge_supplement(MAIN, LATE)
    assert merged.pages[:6] == MAIN.pages
    assert [page.number for page in merged.pages] == list(range(1, 10))
    assert [page.item for page in merged.pages[6:]] == [None, "3-benches", "3-benches"]
    assert [page.label for page in merged.pages[6:]] == [None, "1", "2"]
    assert (merged.revision, merged.pack_id, merged.source) == (2, MAIN.pack_id, MAIN.source)
    (supplement,) = merged.supplements
    assert (supplement.source.name, supplement.pdf_first, supplement.pdf_last) == ("late.pdf", 7, 9)


def test_a_paper_of_the_same_kind_and_title_is_replaced_and_stays_readable() -> None:
    merged, changes = merge_supplement(MAIN, LATE)
    papers = merged.items[1].papers
    assert [(one.title, one.pdf_first) for one in papers] == [
        ("Benches", 2),
        (f"Appendix A - Paint{REPLACED}", 4),
        ("Item 3 - Supplementary - Appendix A - Paint Updated Jun 2019", 8),
        ("Appendix B - Paint", 9),
    ]
    assert kinds(changes) == [("paper replaced", "3", 8), ("paper added", "3", 9), ("pages added", "", 7)]
    assert (merged.items[1].pdf_first, merged.items[1].pdf_last) == (2, 4)


def test_a_second_supplement_replaces_the_newest_paper_only() -> None:
    once, _ = merge_supplement(MAIN, LATE)
    again = pack("later", item("3", "Benches", paper("Appendix A - Paint", 1, 1)), pages=1)
    twice, changes = merge_supplement(once, again)
    marked = [one.pdf_first for one in twice.items[1].papers if one.title.endswith(REPLACED)]
    assert marked == [4, 8]
    assert kinds(changes)[0] == ("paper replaced", "3", 10)
    assert [one.source.name for one in twice.supplements] == ["late.pdf", "later.pdf"]


def test_two_papers_of_one_supplement_do_not_replace_each_other() -> None:
    late = pack("late", item("5", "Ponds", paper("Map", 1, 1), paper("Map", 2, 2)), pages=2)
    merged, changes = merge_supplement(MAIN, late)
    assert [change.kind for change in changes] == ["paper added", "paper added", "pages added"]
    assert not any(one.title.endswith(REPLACED) for one in merged.items[2].papers)


def test_a_report_does_not_replace_an_appendix_of_the_same_title() -> None:
    late = pack("late", item("3", "Benches", paper("Appendix A - Paint", 1, 1, "report")), pages=1)
    assert merge_supplement(MAIN, late)[1][0].kind == "paper added"


def test_a_new_item_stands_where_its_number_puts_it() -> None:
    late = pack("late", item("4a", "Swings", paper("Swings", 1, 1, "report")), pages=1)
    merged, changes = merge_supplement(MAIN, late)
    assert [one.number for one in merged.items] == ["1", "3", "4a", "5"]
    assert kinds(changes) == [("item added", "4a", 7), ("paper added", "4a", 7), ("pages added", "", 7)]


def test_an_item_is_known_by_its_title_where_the_numbers_were_changed() -> None:
    late = pack("late", item("3", "Ponds", paper("Depth of ponds", 1, 1)), pages=1)
    merged, changes = merge_supplement(MAIN, late)
    assert merged.pages[6].item == "5-ponds"
    assert changes[0].item == "5"


def test_an_item_is_known_by_its_number_where_the_title_is_that_of_a_report() -> None:
    late = pack("late", item("5", "Dredging in the north", paper("Dredging", 1, 1, "report")), pages=1)
    assert merge_supplement(MAIN, late)[0].pages[6].item == "5-ponds"


def test_a_key_that_is_taken_gets_a_number() -> None:
    late = pack("late", item("9", "Swings", paper("Swings", 1, 1), key="3-benches"), pages=1)
    merged, _ = merge_supplement(MAIN, late)
    assert merged.items[-1].key == "3-benches-2"
    assert merged.pages[6].item == "3-benches-2"


def test_an_item_without_papers_gets_its_place_in_the_file() -> None:
    late = pack("late", item("1", "Apologies", paper("Letter", 1, 1, "other")), pages=1)
    found = merge_supplement(MAIN, late)[0].items[0]
    assert (found.pdf_first, found.pdf_last, found.kind) == (7, 7, "report")


def test_a_supplement_of_no_item_follows_under_none_and_says_so() -> None:
    merged, changes = merge_supplement(MAIN, pack("late", pages=2))
    assert [page.item for page in merged.pages[6:]] == [None, None]
    assert kinds(changes) == [("pages added", "", 7)]
    (warned,) = merged.warnings
    assert (warned.pdf_page, "names no agenda item" in warned.message) == (7, True)


def test_printed_numbers_that_stand_twice_are_told_once_a_stretch() -> None:
    merged, _ = merge_supplement(MAIN, LATE)
    (warned,) = merged.warnings
    assert (warned.page, warned.pdf_page) == ("1", 8)
    assert "Pages 1 to 2 stand twice" in warned.message
    assert "PDF pages 8 to 9" in warned.message
    first = merged.page_by_label("1")
    assert first is not None
    assert first.number == 2


def test_warnings_come_along_with_their_pages() -> None:
    late = replace(
        LATE, warnings=(Warned(message="No printed agenda was found"), Warned(pdf_page=2, message="Odd"))
    )
    told = [(warned.pdf_page, warned.message) for warned in merge_supplement(MAIN, late)[0].warnings]
    assert (None, "late.pdf: No printed agenda was found") in told
    assert (8, "Odd") in told


def test_bookmarks_lead_to_the_new_pages() -> None:
    late = replace(LATE, bookmarks=(Bookmark(title="A", page=2), Bookmark(title="dead", page=None)))
    assert [mark.page for mark in merge_supplement(MAIN, late)[0].bookmarks] == [8, None]


def test_minutes_of_the_supplement_are_taken_where_the_pack_has_none() -> None:
    minutes = Minutes(pdf_first=2, items=(MinuteItem(number="1", title="Swans", pdf_page=3),))
    merged, _ = merge_supplement(MAIN, replace(LATE, minutes=minutes))
    assert merged.minutes
    assert (merged.minutes.pdf_first, merged.minutes.items[0].pdf_page) == (8, 9)
    known = replace(MAIN, minutes=Minutes(committee="ours", pdf_first=5))
    kept, _ = merge_supplement(known, replace(LATE, minutes=minutes))
    assert kept.minutes == known.minutes


def test_figures_of_a_replaced_paper_give_way_and_others_stay() -> None:
    def figure(ref: str, page: int, value: float, key: str) -> Indicator:
        return Indicator(ref=ref, name=ref, values={"2019-05": value}, pdf_page=page, item=key)

    main = replace(
        MAIN, indicators=(figure("P1", 4, 1, "3-benches"), figure("P2", 5, 2, "5-ponds")),
        glossary=(GlossaryEntry(term="PC", definition="Parks Committee", kind="acronym", pdf_page=3),),
        recommendations=(TrackedRecommendation(number="1", title="Swans", action_proposed="Feed them"),),
    )  # fmt: skip
    late = replace(
        LATE, indicators=(figure("P1", 2, 10, "3-benches"), figure("P3", 3, 30, "3-benches")),
        glossary=(
            GlossaryEntry(term="PC", definition="Another", kind="acronym", pdf_page=3),
            GlossaryEntry(term="HTC", definition="Hillford Town Council", kind="acronym", pdf_page=3),
        ),
        recommendations=(TrackedRecommendation(number="2", title="Swans", action_proposed="Count them", pdf_page=1),),
    )  # fmt: skip
    merged, _ = merge_supplement(main, late)
    assert [(one.ref, one.values["2019-05"], one.pdf_page) for one in merged.indicators] == [
        ("P1", 10, 8),
        ("P2", 2, 5),
        ("P3", 30, 9),
    ]
    assert [one.definition for one in merged.glossary] == ["Parks Committee", "Hillford Town Council"]
    assert [(one.number, one.pdf_page) for one in merged.recommendations] == [("1", None), ("2", 7)]


def test_what_is_not_for_the_public_stays_so() -> None:
    closed = pack("late", item("5", "Ponds", paper("Bids", 1, 1, exempt=True), exempt=True), pages=1)
    found = merge_supplement(MAIN, closed)[0].items[2]
    assert not found.exempt
    assert [one.exempt for one in found.papers] == [False, True]


@pytest.mark.parametrize(
    ("late", "says"),
    [
        (replace(LATE, source=MAIN.source), "in hillford-parks-committee-2019-06-03 already"),
        (
            replace(LATE, meeting=replace(MEETING, date=date(2019, 7, 1))),
            "another meeting: Parks Committee, 1 July 2019",
        ),
        (
            replace(LATE, meeting=replace(MEETING, committee="Planning Committee")),
            "another meeting: Planning Committee, 3 June 2019",
        ),
        (
            replace(LATE, meeting=replace(MEETING, council="Wealdshire County Council")),
            "Wealdshire County Council",
        ),
    ],
)
def test_what_does_not_belong_is_refused_in_one_line(late: Pack, says: str) -> None:
    with pytest.raises(PackviewError) as caught:
        merge_supplement(MAIN, late)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_same_supplement_twice_is_refused() -> None:
    once, _ = merge_supplement(MAIN, LATE)
    with pytest.raises(PackviewError, match=r"late\.pdf is in .* already"):
        merge_supplement(once, LATE)


def test_a_supplement_that_names_no_meeting_is_believed() -> None:
    silent = replace(LATE, meeting=Meeting(committee=""))
    assert len(merge_supplement(MAIN, silent)[0].pages) == 9


KNOWN = {"date": Fact(words="Monday, 3rd June, 2019", how="the letterhead")}


def _held(*meetings: tuple[str, str, str]) -> list[tuple[str, Meeting]]:
    return [
        (pack_id, replace(MEETING, kind=cast(MeetingKind, kind), time=time, evidence=KNOWN))
        for pack_id, kind, time in meetings
    ]


PARKS = "hillford-parks-committee-2019-06-03"


@pytest.mark.parametrize(
    ("kind", "time", "held", "expected"),
    [
        ("", "6.00 pm", [], PARKS),
        ("extraordinary", "4.00 pm", [(PARKS, "", "6.00 pm")], f"{PARKS}-extraordinary"),
        ("", "6.00 pm", [(f"{PARKS}-extraordinary", "extraordinary", "4.00 pm")], PARKS),
        ("", "2.00 pm", [(PARKS, "", "10.00 am")], f"{PARKS}-1400"),
        ("", "10.00", [(PARKS, "", "10.00 am")], PARKS),
        ("", "18:00", [(PARKS, "ordinary", "6pm")], PARKS),
        ("", "", [(PARKS, "", "6.00 pm")], PARKS),
        ("extraordinary", "6.00 pm", [(PARKS, "", "6.00 pm")], f"{PARKS}-extraordinary"),
        # kept before the kind was part of the id
        ("extraordinary", "4.00 pm", [(PARKS, "extraordinary", "4.00 pm")], PARKS),
        ("", "", [(PARKS, "special", "")], f"{PARKS}-ordinary"),
        ("special", "4.00 pm", [(PARKS, "", "6.00 pm"), (f"{PARKS}-special", "special", "5.00 pm")], f"{PARKS}-special-1600"),
        ("", "2.00 pm", [(PARKS, "", "10.00 am"), (f"{PARKS}-1400", "", "2.00 pm")], f"{PARKS}-1400"),
        # minutes are packs of their own
        ("", "6.00 pm", [(f"{PARKS}-minutes", "", "6.00 pm")], PARKS),
    ],
)  # fmt: skip
def test_each_meeting_of_a_day_has_its_own_id(
    kind: MeetingKind, time: str, held: list[tuple[str, str, str]], expected: str
) -> None:
    meeting = replace(MEETING, kind=kind, time=time)
    read = replace(pack("new", pages=1), meeting=meeting, pack_id=pack_id_of(meeting, "new"))
    assert id_among(read, _held(*held))[0] == expected


def test_a_pack_kept_before_kinds_were_read_is_told_by_its_time() -> None:
    meeting = replace(MEETING, kind="extraordinary", time="4.00 pm")
    read = replace(pack("new", pages=1), meeting=meeting, pack_id=pack_id_of(meeting, "new"))
    before = replace(MEETING, time="4.00 pm")
    assert id_among(read, [(PARKS, before)])[0] == PARKS
    assert id_among(read, [(PARKS, replace(before, time=""))])[0] != PARKS


def test_where_only_the_time_tells_two_meetings_apart_the_other_is_named() -> None:
    meeting = replace(MEETING, time="2.00 pm")
    read = replace(pack("new", pages=1), meeting=meeting)
    assert id_among(read, _held((PARKS, "", "10.00 am"))) == (f"{PARKS}-1400", PARKS)
    assert id_among(read, _held((PARKS, "", "10.00 am")), revision=True) == (PARKS, "")
    assert id_among(read, _held((PARKS, "extraordinary", "10.00 am")))[1] == ""
