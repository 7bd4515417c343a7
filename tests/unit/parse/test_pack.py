"""The pack as a whole: where papers are, what does not fit, names that last, and the first look at a long file."""

from dataclasses import replace
from datetime import date

import pytest

from dataset_drawing import draw
from dataset_layouts import Layout
from packview.model import Document, Fact, Meeting, Pack, Page
from packview.parse.agenda.items import Entry
from packview.parse.papers.checks import _RECOGNISE, check_numbers, check_start
from packview.parse.pipeline import item_keys, pack_id_of, parse_agenda_preview
from parse_pages import (
    BLANK,
    HARBOURTON_AGENDA,
    HARBOURTON_MINUTES_1,
    HARBOURTON_MINUTES_2,
    HARBOURTON_REPORT,
    HARBOURTON_REPORT_2,
    SOURCE,
    harbourton,
    mark,
    mereford,
    page,
    parsed,
    pdf,
    wealdshire_agenda,
    wealdshire_minutes,
    wealdshire_supplement,
)


def numbers(pack: Pack) -> list[str | None]:
    """Which item each page belongs to."""
    found = {item.key: item.number for item in pack.items}
    return [found[info.item] if info.item else None for info in pack.pages]


def told(pack: Pack) -> list[tuple[str | None, int | None, str]]:
    return [(warned.page, warned.pdf_page, warned.message) for warned in pack.warnings]


def test_a_pack_whose_parts_fit_has_no_warnings() -> None:
    document, pages = harbourton()

    pack = parsed(pages, document)

    assert pack.pack_id == "harbourton-culture-and-leisure-scrutiny-panel-2024-03-14"
    assert told(pack) == []
    assert numbers(pack) == [None, None, None, "4", "4", "5", "5", "5", "5", "5", "5", "6"]
    assert [info.label for info in pack.pages] == [None, None, None, *"12345", None, *"789"]
    assert [(item.kind, item.pdf_first, item.pdf_last) for item in pack.items] == [
        ("procedural", None, None),
        ("procedural", None, None),
        ("procedural", None, None),
        ("minutes", 4, 5),
        ("report", 6, 11),
        ("report", 12, 12),
    ]
    assert [item.key for item in pack.items][3:5] == [
        "4-minutes-of-the-previous-meeting",
        "5-city-libraries-opening-hours-and",
    ]
    assert pack.bookmarks == document.bookmarks
    assert pack.source == SOURCE


def without(document: Document, *, marks: bool = True) -> Document:
    return replace(document, title="", author="", bookmarks=document.bookmarks if marks else ())


@pytest.mark.parametrize("known", ["labels", "outline", "stamps", "headings"])
def test_papers_are_found_by_whatever_there_is(known: str) -> None:
    document, pages = harbourton()
    if known != "labels":
        pages = [replace(each, label=None) for each in pages]
    if known != "outline":
        document = replace(document, bookmarks=())
    if known != "stamps":
        pages = [replace(each, stamps=()) for each in pages]
    if known == "headings":
        pages[-1] = replace(
            pages[-1], lines=("REPORT OF: HEAD OF LEISURE", "SUBJECT: SWIMMING POOLS", "They are full.")
        )

    pack = parsed(pages, document)

    assert numbers(pack) == [None, None, None, "4", "4", "5", "5", "5", "5", "5", "5", "6"]
    assert pack.minutes is not None


def test_a_file_of_minutes_alone() -> None:
    document, pages = wealdshire_minutes()

    pack = parsed(pages, document)

    assert pack.pack_id == "wealdshire-executive-2024-10-08-minutes"
    assert pack.items == ()
    assert pack.meeting.date == date(2024, 10, 8)
    assert told(pack) == [(None, None, "This file holds minutes and no agenda")]


def test_a_list_of_people_that_could_not_be_read_is_told_beside_a_good_one() -> None:
    head = "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\nPresent: Cllrs Ash and Elm\n{}\n\n7. ROADS\nTar.\n8. CLOSE\nHome."
    unread = parsed([page(1, head.format("Tree Wardens Present: Di Gow, Ed Hill"), label="3")])
    assert (
        "3",
        1,
        "A list of people in the minutes could not be read: Di Gow, Ed Hill",
    ) in told(unread)
    whole = parsed([page(1, head.format("Staff Present: Di Gow, Ed Hill\nPublic: four"), label="3")])
    assert not any("could not be read" in message for _, _, message in told(whole))


def test_minutes_in_which_nobody_is_read_as_present_say_so() -> None:
    text = "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\nPRESENT:\nABSENT:\n\nCouncilmen Ash, Elm\nNone\n\n7. ROADS\nTar.\n8. CLOSE\nHome."
    pack = parsed([page(1, text, label="3")])
    assert (
        "3",
        1,
        "No list of who was present could be read in the minutes; see the page itself",
    ) in told(pack)


def test_an_agenda_without_its_papers() -> None:
    document, pages = wealdshire_agenda()

    pack = parsed(pages, document)

    assert pack.pack_id == "wealdshire-executive-2024-11-05"
    assert told(pack) == [(None, None, "This file holds the agenda without its papers")]


def test_a_supplement_is_another_file_than_the_pack() -> None:
    document, pages = wealdshire_supplement()

    pack = parsed(pages, document)

    assert pack.pack_id == "wealdshire-executive-2024-11-05-supplement"
    assert numbers(pack) == [None, None, "4", "4", "4", "4"]
    assert told(pack) == []


def test_pages_without_text_are_told_of_together() -> None:
    document, pages = mereford()
    pages[8] = replace(pages[8], state="image", lines=())

    pack = parsed(pages, document)

    assert told(pack) == [
        ("7", 9, "Pages 7 to 8 are scanned pictures without text"),
        (
            "11",
            13,
            "Page 11 has text that cannot be read, because its font has no true map of its characters",
        ),
        (None, None, _RECOGNISE),
    ]


def test_recognised_pages_give_their_words_and_no_figures() -> None:
    pages = draw(Layout(), 1).pages()
    printed = parsed(pages)
    assert printed.indicators

    pack = parsed([replace(each, recognised=True) for each in pages])

    assert not pack.indicators
    assert not pack.tables
    assert all(info.recognised for info in pack.pages)
    assert any("text was recognised: check it" in message for _, _, message in told(pack))


def test_a_report_without_an_agenda_is_an_honest_pack() -> None:
    pages = [
        page(1, "Harbourton City Council\n\nQuarterly Performance Report\nQuarter 3"),
        page(2, "Executive Summary\n17 of 38 are green."),
    ]

    pack = parsed(pages)

    assert pack.pack_id == "harbourton-quarterly-performance-report-01234567"
    evidence = {"council": Fact(pdf_page=1, words="Harbourton City Council", how="the letterhead")}
    assert pack.meeting == Meeting(committee="", council="Harbourton City Council", evidence=evidence)
    assert (pack.items, pack.minutes) == ((), None)
    assert told(pack) == [(None, None, "No agenda was found; the whole text can be read page by page")]


def test_items_of_a_file_that_prints_no_agenda() -> None:
    pages = [
        page(1, "Dear Member\n\nCOUNTY COUNCIL - THURSDAY, 13 FEBRUARY 2025\n\nHere are the amendments."),
        page(2, "Amendment 1", label="1", stamps=["Agenda Item 6"]),
        page(3, "Amendment 2", label="2"),
    ]
    marks = [mark("Agenda", 1), mark("6 Capital Programme", 2), mark("1 - Amendment - Roads", 3, 1)]

    outlined = parsed(pages, pdf(pages, marks=marks))
    stamped = parsed(pages)

    assert [(item.number, item.title, item.page_first) for item in outlined.items] == [
        ("6", "Capital Programme", None)
    ]
    assert [(paper.kind, paper.title) for paper in outlined.items[0].papers] == [
        ("report", "Capital Programme"),
        ("other", "1 - Amendment - Roads"),
    ]
    assert [(item.number, item.title) for item in stamped.items] == [("6", "Amendment 1")]
    for pack in (outlined, stamped):
        assert pack.pack_id == "county-council-2025-02-13-supplement"
        assert numbers(pack) == [None, "6", "6"]
        assert told(pack) == [
            (None, None, "No printed agenda was found; the items are those of the file's bookmarks or stamps")
        ]


def test_headings_in_the_outline_are_no_items() -> None:
    pages = [page(1, "A report"), page(2, "More")]

    assert parsed(pages, pdf(pages, marks=[mark("1 Introduction", 1), mark("2 Background", 2)])).items == ()


def numbered(agenda: str, *labels: str | None) -> list[Page]:
    front = page(1, f"AGENDA\n{agenda}")
    return [front, *(page(number, f"Text {number}", label=label) for number, label in enumerate(labels, 2))]


@pytest.mark.parametrize(
    ("agenda", "labels", "expected"),
    [
        ("1. A (Pages 1 - 2)\n2. B (Page 3)", ("1", "2", "3"), []),
        (
            "1. A (Pages 1 - 2)\n2. B (Pages 3 - 6)",
            ("1", "2", "3"),
            [("3", 4, "Pages 4 to 6 of item 2 are missing from this file")],
        ),
        (
            "1. A (Pages 1 - 2)\n2. B (Page 3)",
            ("1", None, "3"),
            [(None, 3, "No page number is printed where the agenda expects page 2")],
        ),
        (
            "1. A (Pages 1 - 3)\n2. B (Pages 3 - 4)",
            ("1", "2", "3", "4"),
            [(None, 1, "The agenda gives page 3 to both item 1 and item 2")],
        ),
        (
            "1. A (Pages 2 - 1)\n2. B (Page 3)",
            ("1", "2", "3"),
            [(None, 1, "The agenda's pages for item 1 run backwards: 2 to 1")],
        ),
        (
            "1. A (Page 1)\n3. B (Pages 2 - 3)",
            ("1", "2", "3"),
            [(None, 1, "The agenda goes from item 1 to item 3")],
        ),
        (
            "1. A (Page 1)\n2. B (Pages 2 - 3)",
            ("1", "2", "3", "3"),
            [("3", 5, "The number 3 is printed on PDF page 4 and on PDF page 5")],
        ),
        (
            "1. A (Page 1)\n2. B (Pages 7 - 9)",
            ("1", "2", "3"),
            [(None, 1, "The papers of item 2 (pages 7 to 9) were not found in this file")],
        ),
        (
            "1. A (Page 1)\n2. B (Pages 7 - 9)",
            (None, None, None),
            [
                (
                    None,
                    None,
                    "The papers could not be told apart: no page numbers, stamps or bookmarks were found",
                )
            ],
        ),
    ],
)
def test_what_the_agenda_promises(
    agenda: str, labels: tuple[str | None, ...], expected: list[tuple[str | None, int | None, str]]
) -> None:
    assert told(parsed(numbered(agenda, *labels))) == expected


def test_a_blank_page_needs_no_number() -> None:
    pages = numbered("1. A (Pages 1 - 3)\n2. B (Page 4)", "1", "2", None, "4")
    pages[3] = page(4, BLANK, state="blank")

    pack = parsed(pages)

    assert told(pack) == []
    assert numbers(pack) == [None, "1", "1", "1", "2"]


def test_stamps_that_do_not_fit() -> None:
    pages = numbered("1. A (Pages 1 - 2)\n2. B (Pages 3 - 4)", "1", "2", "3", "4")
    pages[2] = replace(pages[2], stamps=("Agenda Item 2",))
    pages[4] = replace(pages[4], stamps=("Agenda Item 9",))

    assert told(parsed(pages)) == [
        ("2", 3, "This page is stamped Agenda Item 2, and lies outside that item's pages"),
        ("4", 5, "This page is stamped Agenda Item 9, and the agenda has no such item"),
    ]


def test_a_page_two_items_claim_belongs_to_the_one_that_begins_on_it() -> None:
    pack = parsed(numbered("1. A (Pages 1 - 3)\n2. B (Pages 3 - 4)\n3. C (Page 4)", "1", "2", "3", "4"))

    assert numbers(pack) == [None, "1", "1", "2", "3"]


def harbourton_as_text(*, stretches: bool) -> tuple[Document, list[Page]]:
    """The same pack as text: stamps on few pages only, bullets lost; all in one stretch or in pages."""
    minutes = HARBOURTON_MINUTES_2.replace("    • ", "     ")
    parts = [
        page(1, HARBOURTON_AGENDA, text_file=True),
        page(2, HARBOURTON_MINUTES_1, label="1", stamps=["Agenda Item 4"], text_file=True),
        page(3, minutes, label="2", text_file=True),
        page(4, HARBOURTON_REPORT, label="3", text_file=True),
        page(5, HARBOURTON_REPORT_2, text_file=True),
        page(6, "Loans and visits\n2023 2024\nPage 1 of 1", text_file=True),
        page(7, "The council lets the building.", text_file=True),
        page(
            8,
            "DECISION-MAKER: PANEL\nSUBJECT: SWIMMING POOLS\nRECOMMENDATIONS:\n(i) That they stay.",
            text_file=True,
        ),
    ]
    if stretches:
        joined = [*parts[0].lines, "", *parts[1].lines]
        rest = [line for part in parts[3:] for line in (*part.lines, "")]
        parts = [
            replace(parts[1], number=1, lines=tuple(joined)),
            replace(parts[2], number=2),
            replace(parts[3], number=3, lines=tuple(rest), label=None),
        ]
    return Document(kind="text", page_count=len(parts)), parts


@pytest.mark.parametrize("stretches", [False, True])
def test_a_text_has_the_same_items_and_papers(stretches: bool) -> None:
    document, pages = harbourton_as_text(stretches=stretches)

    pack = parsed(pages, document)

    assert told(pack) == []
    assert [(item.number, item.page_first, item.page_last) for item in pack.items][3:] == [
        ("4", "1", "2"),
        ("5", "3", "8"),
        ("6", "9", "9"),
    ]
    assert [[(paper.kind, paper.title) for paper in item.papers] for item in pack.items[3:]] == [
        [("minutes", "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)")],
        [
            ("report", "CITY LIBRARIES: OPENING HOURS AND THE MOBILE LIBRARY IN THE NORTHERN WARDS"),
            ("appendix", "Appendix 1 Loans and visits by month, with those of the mobile library"),
            ("appendix", "Appendix 2 Lease of the Northern Library"),
        ],
        [("report", "SWIMMING POOLS")],
    ]
    assert [len(item.papers[0].recommendations) for item in pack.items[4:]] == [2, 1]
    assert pack.minutes is not None
    assert [len(item.resolutions) for item in pack.minutes.items] == [0, 1, 1, 2, 0]
    assert pack.meeting.date == date(2024, 3, 14), "from the report, for the text has no front sheet"
    assert pack.meeting.committee == "Culture and Leisure Scrutiny Panel"
    if not stretches:
        assert numbers(pack) == [None, "4", "4", "5", "5", "5", "5", "6"]
        assert [paper.pdf_first for paper in pack.items[4].papers] == [4, 6, 7]


def test_the_first_pages_tell_where_everything_is() -> None:
    document, pages = harbourton()
    whole = parsed(pages, document)

    assert parse_agenda_preview(document, pages[:2], source=SOURCE) is None
    preview = parse_agenda_preview(document, pages[:3], source=SOURCE)

    assert preview is not None
    assert preview.pack_id == whole.pack_id
    assert preview.meeting == whole.meeting
    assert [(item.key, item.pdf_first, item.pdf_last) for item in preview.items] == [
        (item.key, item.pdf_first, item.pdf_last) for item in whole.items
    ]
    assert numbers(preview) == numbers(whole)
    assert [info.label for info in preview.pages] == [None] * 12
    assert preview.warnings == ()


def test_without_an_outline_the_preview_waits_for_the_page_after_the_agenda() -> None:
    document, pages = harbourton()
    document = replace(document, bookmarks=())

    assert parse_agenda_preview(document, pages[:3], source=SOURCE) is None
    preview = parse_agenda_preview(document, pages[:4], source=SOURCE)

    assert preview is not None
    assert numbers(preview) == [None, None, None, "4", "4", "5", "5", "5", "5", "5", "5", "6"], (
        "by the printed numbers"
    )


def test_a_preview_claims_no_pages_it_knows_nothing_of() -> None:
    document, pages = harbourton()
    document = replace(document, bookmarks=())
    pages = [replace(each, label=None) for each in pages]

    preview = parse_agenda_preview(document, pages[:5], source=SOURCE)

    assert preview is not None
    assert numbers(preview) == [None, None, None, "4", "4", *[None] * 7]


def test_a_preview_of_a_file_without_an_agenda_never_comes() -> None:
    document, pages = wealdshire_minutes()

    assert parse_agenda_preview(document, pages[:1], source=SOURCE) is None


@pytest.mark.parametrize(
    ("meeting", "what", "title", "expected"),
    [
        (
            Meeting(committee="Cabinet", council="Kent County Council", date=date(2025, 3, 4)),
            "",
            "",
            "kent-cabinet-2025-03-04",
        ),
        (Meeting(committee="Cabinet", date=date(2025, 3, 4)), "minutes", "", "cabinet-2025-03-04-minutes"),
        (
            Meeting(committee="Kent Flood Panel", council="Kent County Council", date=date(2025, 3, 4)),
            "",
            "",
            "kent-flood-panel-2025-03-04",
        ),
        (
            Meeting(committee="", council="Kent County Council"),
            "",
            "Annual report",
            "kent-annual-report-01234567",
        ),
        (Meeting(committee="Cabinet"), "", "x", "cabinet-01234567"),
        (Meeting(committee=""), "", "", "untitled-01234567"),
        (Meeting(committee="Café d’Art", date=date(2025, 3, 4)), "", "", "cafe-dart-2025-03-04"),
    ],
)
def test_pack_ids(meeting: Meeting, what: str, title: str, expected: str) -> None:
    assert pack_id_of(meeting, "0123456789abcdef", what=what, title=title) == expected


def test_item_keys_are_unique() -> None:
    assert item_keys(
        [
            ("7", "Local Safeguarding Children Board (LSCB) Report"),
            ("8", "Roads"),
            ("8", "Roads"),
            ("", ""),
            ("C23/18", "Ü"),
        ]
    ) == [
        "7-local-safeguarding-children-board-lscb",
        "8-roads",
        "8-roads-2",
        "item",
        "c23-18-u",
    ]


AGENDA = """
    Hillford Borough Council
    AGENDA
    1 Apologies
    2 Filter media replacement at the water works (Page 1)
    3 Filter contract (Page 4)
    4 Tennis courts (Page 5)
    """


def test_a_bookmark_whose_words_stand_in_one_title_gives_the_page() -> None:
    pages = [page(1, AGENDA), *(page(number, f"Words {number}.") for number in range(2, 9))]
    marks = [mark("Agenda", 1), mark("Filter Media Replacement", 3), mark("Filter", 2), mark("Contract", 5)]
    marks += [mark("Map of the works", 4), mark("Tennis Courts", 7), mark("Minutes of 1 May", 8)]
    pack = parsed(pages, pdf(pages, marks=marks))
    assert [(item.pdf_first, item.pdf_last) for item in pack.items] == [
        (None, None),
        (3, 6),
        (None, None),
        (7, 8),
    ]
    assert [(paper.title, paper.pdf_first, paper.pdf_last) for paper in pack.items[1].papers] == [
        ("Filter media replacement at the water works", 3, 3),
        ("Map of the works", 4, 4),
        ("Contract", 5, 6),
    ]


def test_a_bookmark_that_fits_two_items_gives_neither() -> None:
    front = page(1, "AGENDA\n1 Apologies\n2 Roads report north (Page 1)\n3 Roads report south (Page 3)")
    pages = [front, *(page(number, f"Words {number}.") for number in range(2, 7))]
    pack = parsed(pages, pdf(pages, marks=[mark("Agenda", 1), mark("Roads report", 3)]))
    assert [item.pdf_first for item in pack.items] == [None, None, None]


def test_a_ranged_line_of_the_agenda_that_is_no_item_is_told() -> None:
    front = page(
        1,
        """
        AGENDA
        1 Apologies
        2 Roads (Pages 1 - 4)
        Appendix A: Map (Pages 3 - 4)
        Urgent matter: the boiler of Mill Lane School (Pages 5 - 6)
        3 Bridges (Pages 7 - 8)
        """,
    )
    pages = [front, *(page(number + 1, f"Words {number}.", label=str(number)) for number in range(1, 9))]
    found = [each for each in told(parsed(pages)) if "read as no item" in each[2]]
    assert found == [
        (
            None,
            1,
            (
                "The agenda gives pages 5 to 6 to a line that was read as no item:"
                " Urgent matter: the boiler of Mill Lane School"
            ),
        )
    ]


def test_a_gap_in_the_numbers_is_told_over_the_points_between() -> None:
    entries = [
        Entry(number="1", title="Apologies"),
        Entry(number="2", title="Reports"),
        Entry(number="(a)", title="Roads", parent=1),
        Entry(number="(b)", title="Ponds", parent=1),
        Entry(number="4", title="Close"),
        Entry(number="", title="Map"),
        Entry(number="9", title="Another list"),
    ]
    assert [warned.message for warned in check_numbers(entries)] == ["The agenda goes from item 2 to item 4"]


@pytest.mark.parametrize(
    ("numbers", "told"), [("3 4", "item 3"), ("1 2", ""), ("137 138", ""), ("2.1 2.2", "")]
)
def test_an_agenda_that_does_not_begin_at_one_is_told(numbers: str, told: str) -> None:
    entries = [Entry(number=number, title="Roads") for number in numbers.split()]
    expected = f"The agenda begins with {told}: what stands before it was not read as an item"
    assert [warned.message for warned in check_start(entries)] == ([expected] if told else [])
