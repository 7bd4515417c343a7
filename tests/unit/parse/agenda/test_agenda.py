"""Agendas: three councils' shapes, and what each rule is for."""

import pytest

from packview.model import Bookmark, Document, Page
from packview.parse.agenda.items import Entry
from packview.parse.agenda.read import find_agenda
from parse_pages import harbourton, mark, mereford, page, pdf, wealdshire_agenda, wealdshire_supplement


def entries(text: str, *more: str) -> tuple[Entry, ...]:
    pages = [page(number, each) for number, each in enumerate((text, *more), 1)]
    agenda = find_agenda(pdf(pages), pages)
    return agenda.entries if agenda else ()


def brief(found: tuple[Entry, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(entry.number, entry.title, entry.first, entry.last) for entry in found]


def of(pack: tuple[Document, list[Page]]) -> tuple[Entry, ...]:
    agenda = find_agenda(*pack)
    assert agenda
    return agenda.entries


def test_titles_in_capitals_with_descriptions() -> None:
    found = of(harbourton())

    assert brief(found) == [
        ("1", "APOLOGIES AND SUBSTITUTIONS", None, None),
        ("2", "DISCLOSURE OF PERSONAL INTERESTS", None, None),
        ("3", "STATEMENT FROM THE CHAIR", None, None),
        ("4", "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)", "1", "2"),
        ("5", "CITY LIBRARIES: OPENING HOURS AND THE MOBILE LIBRARY IN THE NORTHERN WARDS", "3", "8"),
        ("6", "SWIMMING POOLS", "9", "9"),
    ]
    assert [entry.description for entry in found] == [
        "To note who cannot come and who comes in their place under Council Procedure Rule 4.3.",
        (
            "Members to say whether they have an interest in anything on the agenda for this meeting, under the code of"
            " 2012 and the rules that go with it."
        ),
        "",
        "To approve and sign the Minutes of the meeting held on 11 January 2024 and to deal with what arises from them.",
        "Report of the Head of Culture on how the libraries are used.",
        "Report of the Head of Leisure that sets out attendance from January on.",
    ]
    assert not any(entry.exempt for entry in found)


def test_titles_in_mixed_case_over_two_lines_and_exempt_items_at_the_end() -> None:
    found = of(wealdshire_agenda())

    assert brief(found) == [
        ("1", "Apologies", None, None),
        ("2", "Declarations of Interest", None, None),
        ("3", "Minutes of the Meeting held on 8 October 2024", "1", "6"),
        ("4", "Winter Service Plan: Gritting Routes, Salt and the Duty of the Highway Authority", "7", "12"),
        (
            "5",
            "Care Home Fees 2025-26 and the Results of Asking Providers and the People who live there",
            "13",
            "20",
        ),
        ("6", "Sale of Land at Mill Lane", "21", "24"),
    ]
    assert [entry.exempt for entry in found] == [False] * 5 + [True]
    assert all(entry.description == "" for entry in found), "the officer who signs is no description"


def test_one_item_of_a_supplement_keeps_its_reference() -> None:
    title = "24/00052 - Winter Service Plan: Gritting Routes, Salt and the Duty of the Highway Authority"

    assert brief(of(wealdshire_supplement())) == [("4", title, "1", "4")]


def test_a_table_with_a_page_column_and_two_parts() -> None:
    found = of(mereford())

    assert brief(found) == [
        ("1", "Apologies for absence", None, None),
        ("2", "Minutes of the last meeting", "1", "2"),
        ("3", "Tree planting: Phase 2", "3", "5"),
        ("4", "Replacement of the swing bridge: outline business case", "6", "8"),
        ("4a", "Footpath 12", "9", "9"),
        ("5", "Date of next meeting", None, None),
        ("6", "Enforcement at Mill Lane", "10", "11"),
    ]
    assert [entry.exempt for entry in found] == [False] * 6 + [True]
    assert (
        found[2].description
        == "Report by the Tree Officer on 400 trees. The committee is asked to choose the streets."
    )


def test_an_agenda_goes_on_over_pages_until_the_papers_begin() -> None:
    found = entries(
        "AGENDA\n1. Apologies\n2. Budget (Pages 3 - 9)\nReport of the Treasurer on next",
        "year.\n\n3. Any other business\n4. Close",
        "REPORT TO: Cabinet\n5. This is a paragraph",
    )

    assert [entry.number for entry in found] == ["1", "2", "3", "4"]
    assert found[1].description == "Report of the Treasurer on next year."


def test_the_outline_and_stamps_say_where_papers_begin() -> None:
    pages = [
        page(1, "AGENDA\n1. Apologies\n2. Budget"),
        page(2, "3. Paragraph of the budget\n4. Another"),
        page(3, "5. A third", stamps=["Agenda Item 2"]),
    ]

    by_outline = find_agenda(pdf(pages, marks=[mark("2 Budget", 2)]), pages)
    by_stamp = find_agenda(pdf(pages), pages)

    assert by_outline
    assert [entry.number for entry in by_outline.entries] == ["1", "2"]
    assert by_stamp
    assert [entry.number for entry in by_stamp.entries] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("(Pages 5 - 44)", "5", "44"),
        ("(Pages 5-44)", "5", "44"),
        ("(Pages 5 to 44)", "5", "44"),
        ("(Page 7)", "7", "7"),
        ("(PAGES 5 – 44)", "5", "44"),
        ("(pp. 5 - 44)", "5", "44"),
        ("[Pages A1 - A4]", "A1", "A4"),
        ("(Pages 5 -\n44)", "5", "44"),
        ("(Pages\n5 - 44)", "5", "44"),
        ("(Pages 5\n- 44)", "5", "44"),
        ("", None, None),
        ("(Phase 2)", None, None),
    ],
)
def test_page_ranges(printed: str, first: str | None, last: str | None) -> None:
    found = entries(f"AGENDA\n1. Apologies\n2. The state of the roads in the north {printed}\n3. Close")

    assert [(entry.first, entry.last) for entry in found] == [(None, None), (first, last), (None, None)]
    assert found[1].title.startswith("The state of the roads in the north")
    assert ("Page" in found[1].title) is False


def test_a_range_under_the_description_is_not_part_of_it() -> None:
    found = entries("AGENDA\n1. ROADS\nReport of the Engineer.\n(Pages 5 - 9)\n2. CLOSE")

    assert found[0].description == "Report of the Engineer."
    assert (found[0].first, found[0].last) == ("5", "9")


@pytest.mark.parametrize(
    "text",
    [
        "AGENDA\nItem 1: Apologies\nItem 2: Roads\nItem 3: Close",
        "A G E N D A\n1\nApologies\n2\nRoads\n3\nClose",
        "Order of Business\n1) Apologies\n2) Roads\n3) Close",
        "Items of business\n1 Apologies\n2 Roads\n3 Close",
    ],
)
def test_ways_of_numbering(text: str) -> None:
    assert [(entry.number, entry.title) for entry in entries(text)] == [
        ("1", "Apologies"),
        ("2", "Roads"),
        ("3", "Close"),
    ]


def test_letters_and_lettered_numbers() -> None:
    assert [entry.number for entry in entries("AGENDA\nA. Apologies\nB. Roads\nC. Close")] == ["A", "B", "C"]
    found = entries("AGENDA\nA1. Apologies\nA2. Minutes\nB1. Roads\nB2. Bridges")
    assert [entry.number for entry in found] == ["A1", "A2", "B1", "B2"]
    assert [entry.number for entry in entries("AGENDA\nC23/18. Apologies\nC23/19. Roads")] == [
        "C23/18",
        "C23/19",
    ]


def test_numbered_notes_before_the_agenda_do_not_swallow_it() -> None:
    found = entries(
        "AGENDA\nNotes\n1. Speak to the clerk.\n2. Come early.\n"
        "1. Apologies\n2. Minutes (Pages 1 - 4)\n3. Roads (Pages 5 - 9)\n4. Close"
    )

    assert [entry.title for entry in found] == ["Apologies", "Minutes", "Roads", "Close"]


def test_numbers_within_a_description_begin_no_item() -> None:
    found = entries(
        "AGENDA\n1 MINUTES\nTo sign the minutes of the meeting of\n2 March 2024, and to note rule\n2 of the code.\n\n"
        "2 ROADS\nTo choose among\n1. tar\n2. stone\n\n3 CLOSE"
    )

    assert [(entry.number, entry.title) for entry in found] == [
        ("1", "MINUTES"),
        ("2", "ROADS"),
        ("3", "CLOSE"),
    ]
    assert "1. tar" in found[1].description


def test_a_missing_number_is_skipped_where_the_next_is_sure() -> None:
    assert [entry.number for entry in entries("AGENDA\n1. Apologies\n2. Roads\n4. Close")] == ["1", "2", "4"]


def test_pages_at_the_right_edge_without_a_heading_over_them() -> None:
    found = entries(
        """
        AGENDA

        1. APOLOGIES
        To receive any apologies.

        2. MINUTES
        To confirm the minutes of 12 March 2024. 5 - 6

        3. ACTIONS ARISING
        To consider the list. 7

        4. PONDS 9 - 10
        Report of the Head of Parks.

        5. PLAN 2024 - 28

        6. SCORECARD 11
        """
    )
    assert brief(found) == [
        ("1", "APOLOGIES", None, None),
        ("2", "MINUTES", "5", "6"),
        ("3", "ACTIONS ARISING", "7", "7"),
        ("4", "PONDS", "9", "10"),
        ("5", "PLAN 2024 - 28", None, None),
        ("6", "SCORECARD", "11", "11"),
    ]


def test_ranges_that_do_not_rise_are_no_column_of_pages() -> None:
    found = entries(
        """
        AGENDA

        1. STAFF AGED 16 - 24

        2. STAFF AGED 10 - 15

        3. PHASE 30
        """
    )
    assert [entry.first for entry in found] == [None, None, None]


def test_without_the_word_agenda_page_ranges_show_it() -> None:
    found = entries("Parks Committee\n1. Apologies\n2. Benches (Pages 1 - 4)\n3. Ponds (Pages 5 - 6)")

    assert [entry.number for entry in found] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text", ["", "Hello", "AGENDA", "AGENDA\nThe agenda is empty.", "1. One\n2. Two", "AGENDA\n1. One"]
)
def test_what_is_no_agenda(text: str) -> None:
    assert entries(text) == ()


@pytest.mark.parametrize(
    ("between", "exempt"),
    [
        ("EXEMPT ITEMS", True),
        ("PART II", True),
        ("Part 2 - Private session", True),
        ("NOT FOR PUBLICATION", True),
        ("CONFIDENTIAL ITEMS", True),
        ("EXCLUSION OF THE PRESS AND PUBLIC", True),
        ("PART 1", False),
        ("UNRESTRICTED ITEMS", False),
        ("Report of the Clerk on exempt items.", False),
    ],
)
def test_parts_of_the_agenda(between: str, exempt: bool) -> None:
    found = entries(f"AGENDA\n1. Apologies\n2. Roads\n\n{between}\n\n3. Land\n4. Rents")

    assert [entry.exempt for entry in found] == [False, False, exempt, exempt]


@pytest.mark.parametrize(
    ("title", "exempt"),
    [
        ("Exclusion of the Press and Public", [True, True]),
        ("Motion to Exclude the Press and Public", [True, True]),
        ("EXCLUSION OF THE PUBLIC FOR THE FOLLOWING ITEM", [True, False]),
        ("Possible exclusion of the press and public", [False, False]),
        ("Exclusion of the press and public, if any", [False, False]),
    ],
)
def test_what_follows_an_exclusion(title: str, exempt: list[bool]) -> None:
    found = entries(f"AGENDA\n1. Apologies\n2. {title}\n3. Land\n4. Rents")

    assert [entry.exempt for entry in found] == [False, False, *exempt]


@pytest.mark.parametrize(
    ("line", "exempt"),
    [
        ("Not for publication by virtue of paragraph 3 of Schedule 12A.", True),
        ("Appendix 2 is not for publication.", False),
        ("To decide whether any item is exempt.", False),
    ],
)
def test_an_item_that_says_it_is_exempt(line: str, exempt: bool) -> None:
    found = entries(f"AGENDA\n1 APOLOGIES\n2 SALE OF LAND\n{line}\n3 CLOSE")

    assert [entry.exempt for entry in found] == [False, exempt, False]


def test_an_outline_entry_before_the_agenda_ends_nothing() -> None:
    pages = [page(1, "AGENDA\n1. Apologies\n2. Roads")]
    document = pdf(pages, marks=[Bookmark(title="Agenda", page=1), Bookmark(title="1 Apologies", page=1)])

    agenda = find_agenda(document, pages)

    assert agenda
    assert (agenda.first, agenda.last, len(agenda.head)) == (1, 1, 1)


def test_an_agenda_without_numbers() -> None:
    titles = [
        "Apologies for absence",
        "Declarations of interest",
        "Minutes of the last meeting",
        "Planning applications",
        "Date of next meeting",
    ]
    found = entries("Hollow Parish Council\n\nAGENDA\n\n" + "\n\n".join(titles))
    assert [(entry.number, entry.title) for entry in found] == [("", title) for title in titles]
    assert entries("AGENDA\n\nThe weather was fine.\n\nNobody came, and so we went home.") == ()


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            "1.0 CALL TO ORDER\n2.0 REPORTS\n2.1 Roads\n2.2 Ponds\n3.0 CLOSE",
            "CALL TO ORDER|REPORTS|Roads|Ponds|CLOSE",
        ),
        (
            "1. Opening ............ 3\n2. Roads .............. 5\n3. Close .............. 9",
            "Opening|Roads|Close",
        ),
        ("YMDDIHEURIADAU 1. APOLOGIES\nCOFNODION 2. MINUTES", ""),
        (
            "1. Apologies\n2. October meeting. The October meeting falls on a holiday this year.\n3. Close",
            "Apologies|October meeting|Close",
        ),
        (
            "1.\n\nApologies\n\n2.\n\nExclusion of Press and Public\n\n3.\n\nClose",
            "Apologies|Exclusion of Press and Public|Close",
        ),
    ],
)
def test_where_a_title_ends(lines: str, titles: str) -> None:
    assert "|".join(entry.title for entry in entries(f"AGENDA\n\n{lines}\n")) == titles


def test_a_list_that_begins_with_one_is_taken_before_a_street_number() -> None:
    found = entries(
        "AGENDA\n\nVenue: Council Chamber\n18 Queen Street\n\n1 Apologies\n2 Roads\n3 Ponds\n4 Close\n"
    )
    assert [entry.number for entry in found] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("unit", [".", ". ", "a-", "1.", "a."])
def test_no_line_takes_long(unit: str) -> None:
    """Each of these would take minutes if a rule went back over what it has seen."""
    assert entries(f"Agenda\n1. Apologies\n{unit * 50_000}a 1") == ()


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        ("1 . Apologies\n2 . Roads\n3 . Close", "Apologies|Roads|Close"),
        ("1. APOLOGIES\n2 ROADS\n3. PONDS\n4 CLOSE", "APOLOGIES|ROADS|PONDS|CLOSE"),
        ("1. Apologies\n2 Roads\n3. Ponds\n4. Close .", "Apologies|Roads|Ponds|Close"),
        ("1. Apologies\n2. Benches for the\n3 Ponds\n3. Close", "Apologies|Benches for the 3 Ponds|Close"),
        ("1 Apologies\n2 pdf Minutes (233Kb)\n3 Close", "Apologies|Minutes|Close"),
        ("1.\n\nRoads\n\n\u2022\tAppendix 1\n\n2.\n\nClose", "Roads|Close"),
    ],
)
def test_items_though_a_mark_is_forgotten_or_set_apart(lines: str, titles: str) -> None:
    assert "|".join(entry.title for entry in entries(f"AGENDA\n\n{lines}\n")) == titles


def test_the_one_item_of_a_supplement_whose_cells_stand_on_lines_of_their_own() -> None:
    letter = "Dear Councillor\nI enclose a paper that came late.\n\nAgenda No\n5\nItem\nPonds in the north (Pages 1 - 2)\n"
    assert brief(entries(letter, "Ponds")) == [("5", "Ponds in the north", "1", "2")]
    assert entries(letter.replace("(Pages 1 - 2)", "and south"), "Ponds") == ()


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Latest Meeting Agenda", True),
        ("The agenda for the meeting is:", True),
        ("Supplementary Agenda No. 2 - Update Sheet", True),
        ("Agenda Item 7", False),
    ],
)
def test_the_heading_of_an_agenda(heading: str, is_one: bool) -> None:
    notice = f"{heading}\nLong grass\nWet ditches\n\n1. We cut the grass.\n2. We clear the ditches.\n"
    assert bool(entries(notice)) is is_one


def test_a_page_without_the_word_agenda_may_say_a_lot_under_its_titles() -> None:
    said = "Members who have one are reminded that they declare it before the item is dealt with. " * 3
    titles = ["Apologies for absence", "Declarations of interest", "Minutes", "Planning applications"]
    page_of = "\n\n".join(f"{number} {title}\n\n\u2022 {said}" for number, title in enumerate(titles, 1))
    assert [entry.title for entry in entries(f"Meeting details\n\n{page_of}")] == titles
    done = page_of.replace("Members who have one are reminded", "It was noted and resolved")
    assert entries(f"Meeting details\n\n{done}") == ()


@pytest.mark.parametrize("mark", ["\u2022 ", "- ", "7.{}5 pm  ", "09:{}5 "])
def test_items_with_a_bullet_or_a_time_for_a_number(mark: str) -> None:
    titles = ["Welcome and apologies", "Declarations of interest", "Minutes of the last meeting", "Close"]
    lines = "\n".join(f"{mark.format(at)}{title}" for at, title in enumerate(titles, 1))
    found = entries(f"AGENDA\n\n{lines}\n")
    assert [entry.title for entry in found] == titles
    assert found[1].description == mark.format(2).strip("\u2022- ")


def test_the_list_under_the_heading_is_the_agenda_and_none_of_a_later_page() -> None:
    titles = ("Buy a sweeper for the digger", "Letters that came", "Bills to pay", "Close of business")
    agenda = "\n\n".join(f"{number}. {title}." for number, title in enumerate(titles, start=1))
    minuted = "The minutes of the meeting were read.\n\nMoved by A. Bell that they be adopted. Carried."
    boards = ("housing", "library", "ponds", "roads", "bridges", "schools")
    letters = "\n\n".join(
        f"{number}. Minutes of the {board} board, held in May" for number, board in enumerate(boards, start=1)
    )
    found = entries(f"AGENDA ***\nTuesday, March 4, 2025\n\n{agenda}", minuted, f"LETTERS\n\n{letters}")
    assert [one.title for one in found] == [f"{title}." for title in titles]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_number_alone_on_its_line_has_the_next_line_for_its_title(between: str) -> None:
    titles = ["Apologies", "Minutes of the last meeting", "Benches", "Urgent business"]
    listed = "\n\n".join(f"{number}{between}{title}" for number, title in enumerate(titles, 1))
    found = entries(f"AGENDA\n\n{listed}\n")
    assert [(one.number, one.title) for one in found] == [(str(at), one) for at, one in enumerate(titles, 1)]


def test_where_most_titles_have_their_text_behind_a_colon_the_others_of_the_list_have_too() -> None:
    told = "1. Oath: The clerk will swear them in, as is usual.\n2. Election: The president is chosen by all.\n3. Reports: Members speak of their boards.\n"
    other = "4. Year end: listed by fund.\n\nThe list is attached."
    assert [one.title for one in entries(f"AGENDA\n\n{told}{other}")] == [
        "Oath",
        "Election",
        "Reports",
        "Year end",
    ]
    alone = "1. Oath\n2. Election\n3. Planning: Mill Lane and Ford Road\n"
    assert [one.title for one in entries(f"AGENDA\n\n{alone}{other}")][2:] == [
        "Planning: Mill Lane and Ford Road",
        "Year end: listed by fund.",
    ]


def test_headings_in_capitals_that_had_room_on_the_line_above_are_no_part_of_its_title() -> None:
    found = entries(
        "AGENDA\n\nA. CALL TO ORDER BY THE MAYOR OF THE TOWN\nB. REPORTS\nMAYOR\nPOLICE CHIEF\nC. PLAN OF ROADS, LANES, BRIDGES AND\nPATHS\nD. CLOSE\n"
    )
    assert [one.title for one in found] == [
        "CALL TO ORDER BY THE MAYOR OF THE TOWN",
        "REPORTS",
        "PLAN OF ROADS, LANES, BRIDGES AND PATHS",
        "CLOSE",
    ]


def test_a_sentence_behind_a_colon_explains_the_title_and_other_words_belong_to_it() -> None:
    found = entries(
        "AGENDA\n\n1. Brush truck: The old one has come to its end and will be sold.\n2. Planning: 12 Mill Road\n3. Close\n"
    )
    assert [one.title for one in found] == ["Brush truck", "Planning: 12 Mill Road", "Close"]
    assert found[0].description == "The old one has come to its end and will be sold."


def test_references_in_a_table_of_interests_are_no_items() -> None:
    rows = "".join(f"19/{number}/ABC    Cllr Lund    Owner\n" for number in (1, 2, 10))
    found = entries(f"AGENDA\n\n1. Apologies\n2. Interests\n\n{rows}\n3. Minutes\n4. Close\n")
    assert [one.title for one in found] == ["Apologies", "Interests", "Minutes", "Close"]
