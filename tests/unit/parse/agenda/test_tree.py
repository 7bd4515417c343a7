"""Agendas of every numbering, as a tree."""

import pytest

from drawn_tables import table_page, words_at
from packview.extract.plaintext import split_pages
from packview.model import Page
from parse_pages import page, parsed

HEAD = "WEALDEN TOWN COUNCIL\nParks Committee\nMonday 3 June 2030 at 7.00 pm\n\nAGENDA\n\n"


def items(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in parsed([page(1, HEAD + text)]).items]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.", "2.", "3.", "4."),
        ("I.", "II.", "III.", "IV."),
        ("A.", "B.", "C.", "D."),
        ("(a)", "(b)", "(c)", "(d)"),
        ("30.06.01", "30.06.02", "30.06.03", "30.06.04"),
        ("P23/1", "P23/2", "P23/3", "P23/4"),
        ("1)", "2)", "3)", "4)"),
        ("1", "1A", "2", "3"),
        ("3", "4a", "4b", "5"),
        ("A-1", "A-2", "B-1", "C-1"),
        ("1", "2", "2.A", "2.B"),
        ("1 .", "2 .", "3", "4 ."),
        ("1.", "2.", "3.", "Urgent items\n\nU1."),
    ],
)
def test_items_of_any_numbering(numbers: tuple[str, ...]) -> None:
    titles = ("Apologies for absence", "Declarations of interest", "Minutes of the last meeting", "Benches")
    text = "\n\n".join(f"{number} {title}" for number, title in zip(numbers, titles, strict=True))
    assert [title for _, title in items(text)] == list(titles)
    assert [number for number, _ in items(text)] == [
        number.split()[-1].rstrip(".)")
        if not number.startswith("(") and " ." not in number
        else number.rstrip(" .")
        for number in numbers
    ]


@pytest.mark.parametrize("signed", ["Signed\nC. Marsh\nTown Clerk", "Dated 27 May 2030\nC. Clerk"])
def test_who_signed_an_agenda_is_no_item_of_it(signed: str) -> None:
    assert items(f"A. Apologies\n\nB. Minutes\n\n{signed}\n") == [("A", "Apologies"), ("B", "Minutes")]


def test_a_signature_under_a_heading_in_capitals_is_no_item() -> None:
    found = items("1 APOLOGIES\n\n2 URGENT BUSINESS\n\nA. Marsh\nChief Executive\n\n27 May 2030\n")
    assert found == [("1", "APOLOGIES"), ("2", "URGENT BUSINESS")]


def test_who_will_present_an_item_ends_no_agenda_without_numbers() -> None:
    titles = ("Apologies", "Declarations of interest", "Minutes", "Elms", "Other business")
    text = "\n\n".join(
        f"**{title}**\nCouncillor Lund will present what is to be said here." for title in titles
    )
    assert [title for _, title in items(text)] == [*titles]


def test_a_section_of_an_act_is_no_item() -> None:
    found = items(
        "Closed session (Government Code\n549.6)\n\nROLL CALL\n\n1. Minutes\n\n2. Benches\n\n3. Close\n"
    )
    assert [number for number, _ in found] == ["1", "2", "3"]


def test_a_numbered_list_of_what_only_meetings_deal_with_is_an_agenda() -> None:
    text = (
        "The next meeting of the Parish Council will be held at 7:30pm\non 3 June 2030, in the Moor Hall.\n"
    )
    text += "1.Apologies\n2.Members' interests\n3.To receive the notes of May, for them to be signed\n4.To receive reports\n"
    pack = parsed([page(1, text)])
    assert [item.number for item in pack.items] == ["1", "2", "3", "4"]
    assert (str(pack.meeting.date), pack.meeting.time, pack.meeting.place) == (
        "2030-06-03",
        "7:30pm",
        "Moor Hall",
    )


def test_items_under_a_heading_stand_under_it() -> None:
    pack = parsed(
        [
            page(
                1,
                HEAD
                + "I. CALL TO ORDER\n\nII. CONSENT AGENDA\n\nA. Minutes of 6 May\n\nB. Claims register\n\nIII. ADJOURNMENT\n",
            )
        ]
    )
    numbers = {item.key: item.number for item in pack.items}
    assert [(item.number, numbers.get(item.parent), item.consent) for item in pack.items] == [
        ("I", None, False),
        ("II", None, False),
        ("A", "II", True),
        ("B", "II", True),
        ("III", None, False),
    ]


def test_a_letter_behind_the_number_of_an_item_is_of_a_point_under_it_where_a_full_stop_parts_them() -> None:
    text = "1. OPENING\n\n2. CONSENT AGENDA\n\n2.A. Minutes\n\n2.B. Claims\n\n3. REPORTS\n\n3A. Ponds\n\n4. CLOSE\n"
    pack = parsed([page(1, HEAD + text)])
    numbers = {item.key: item.number for item in pack.items}
    assert [(item.number, numbers.get(item.parent)) for item in pack.items] == [
        ("1", None),
        ("2", None),
        ("2.A", "2"),
        ("2.B", "2"),
        ("3", None),
        ("3A", None),
        ("4", None),
    ]


@pytest.mark.parametrize(
    "heading", ["AGENDA OF BUSINESS", "Meeting Agenda\n\nROLL CALL\n\nAPPROVAL OF MINUTES"]
)
def test_sections_over_the_first_item_make_no_minutes_of_an_agenda(heading: str) -> None:
    text = "1. 30-0123 Minutes\n\nCONSENT\n\n2. 30-0130 Ponds\n\n3. 30-0131 Sewers\n"
    pack = parsed([page(1, HEAD.replace("AGENDA", heading) + text)])
    assert [item.number for item in pack.items] == ["1", "2", "3"]


def test_a_list_that_begins_again_ends_the_agenda() -> None:
    found = items(
        "1. Apologies\n\n2. Minutes\n\n3. Benches\n\nACTIONS\n\n1. Ask the bank\n\n2. Mend the gate\n"
    )
    assert [number for number, _ in found] == ["1", "2", "3"]


def test_numbers_within_the_text_of_an_item_are_no_items() -> None:
    found = items(
        "1. Apologies\n\n2. Benches\nTo agree on the places of\n3 new benches in the park and\n4 bins\n\n3. Close\n"
    )
    assert found == [("1", "Apologies"), ("2", "Benches"), ("3", "Close")]


@pytest.mark.parametrize("heading", ["ACTIONS FROM THE LAST MEETING", "NOTES FOR VISITORS"])
def test_a_longer_list_under_another_heading_adds_no_item(heading: str) -> None:
    actions = "\n".join(f"{number}. Clerk to mend gate {number}." for number in range(1, 7))
    found = items(f"1. Apologies\n2. Minutes\n3. Benches\n4. Close\n\n{heading}\n\n{actions}\n")
    assert [number for number, _ in found] == ["1", "2", "3", "4"]


def test_sections_that_number_from_one_again_are_items_over_theirs() -> None:
    text = "CALL TO ORDER\n\nOLD BUSINESS\n\n1. Culvert\n2. Dog fees\n\nNEW BUSINESS\n\n1. Street light\n\nADJOURN\n"
    pack = parsed([page(1, HEAD + text)])
    titles = {item.key: item.title for item in pack.items}
    assert [(item.number, item.title, titles.get(item.parent, "")) for item in pack.items] == [
        ("", "CALL TO ORDER", ""),
        ("", "OLD BUSINESS", ""),
        ("1", "Culvert", "OLD BUSINESS"),
        ("2", "Dog fees", "OLD BUSINESS"),
        ("", "NEW BUSINESS", ""),
        ("1", "Street light", "NEW BUSINESS"),
        ("", "ADJOURN", ""),
    ]


def test_sections_with_letters_stand_under_no_heading_where_a_list_of_numbers_follows() -> None:
    text = (
        "OPENING\n\nA. CONSENT AGENDA\n\nB. NEW BUSINESS\n\n1. Ponds\n2. Paths\n\n"
        "ADJOURNMENT\n\nWORK SESSION\n\n1. Airfest\n"
    )
    pack = parsed([page(1, HEAD + text)])
    titles = {item.key: item.title for item in pack.items}
    assert [(item.number, item.title, titles.get(item.parent, "")) for item in pack.items] == [
        ("A", "CONSENT AGENDA", ""),
        ("B", "NEW BUSINESS", ""),
        ("1", "Ponds", "NEW BUSINESS"),
        ("2", "Paths", "NEW BUSINESS"),
        ("", "WORK SESSION", ""),
        ("1", "Airfest", "WORK SESSION"),
    ]


def test_a_part_for_the_public_or_not_may_number_its_items_from_one_again() -> None:
    found = items("1. Minutes\n2. Payments\n3. Benches\n\nPART II - EXEMPT\n\n1. The yard\n2. The barn\n")
    assert [number for number, _ in found] == ["1", "2", "3", "1", "2"]


@pytest.mark.parametrize("points", [2, 4])
def test_a_list_of_the_same_numbers_under_an_item_is_of_points(points: int) -> None:
    offices = "".join(f"{at}. Office {at}\n" for at in range(1, points + 1))
    found = items(f"1. Apologies\n2. Election\n{offices}3. Minutes\n4. Finance\n5. Close\n")
    assert found == [
        ("1", "Apologies"),
        ("2", "Election"),
        ("3", "Minutes"),
        ("4", "Finance"),
        ("5", "Close"),
    ]


def test_short_points_under_letters_are_items() -> None:
    found = items(
        "A. Call to order\nB. Current business\n   a) Slide show\n   b) Bridge contract\nC. Close\n"
    )
    assert [number.strip(")") for number, _ in found] == ["A", "B", "a", "b", "C"]


TABLE: list[list[str | None]] = [
    ["No.", "Time", "Item", "Lead", "Page"],
    ["1", "9.30", "Welcome and apologies", "Chair", ""],
    ["2", "9.40", "Carers strategy: progress and next steps", "Lena Innes", "3"],
    ["3", "10.15", "Financial monitoring", "Tam Roy", "9"],
    ["4", "11.30", "Date of next meeting", "Chair", "15"],
]


def test_a_list_that_goes_on_under_the_next_section() -> None:
    text = "A. CALL TO ORDER\n\nB. CONSENT CALENDAR\n1. Minutes of 6 May\n2. Claims register\n\nC. PUBLIC HEARINGS\n3. Permit, 5 Oak Lane\n"
    pack = parsed([page(1, HEAD + text + "\nD. BUSINESS\n4. Budget review\n\nE. ADJOURNMENT\n")])
    numbers = {item.key: item.number for item in pack.items}
    assert [(item.number, numbers.get(item.parent)) for item in pack.items] == [
        ("A", None),
        ("B", None),
        ("1", "B"),
        ("2", "B"),
        ("C", None),
        ("3", "C"),
        ("D", None),
        ("4", "D"),
        ("E", None),
    ]


def test_the_heading_of_items_whose_numbers_begin_with_its_letter_is_no_part_of_the_item_before() -> None:
    text = "A - Committee business\nA1 Apologies\nA2 Minutes\nTo approve the minutes.\n\nB - Key decisions for comment by members\nB1 Bus contract\nB2 Ferry\n"
    pack = parsed([page(1, HEAD + text)])
    assert [(item.number, item.title) for item in pack.items] == [
        ("A1", "Apologies"),
        ("A2", "Minutes"),
        ("B1", "Bus contract"),
        ("B2", "Ferry"),
    ]
    assert pack.items[1].description == "To approve the minutes."


def test_motions_have_the_heading_over_their_number() -> None:
    text = """1. Minutes

2. Conferences

NOTICES OF MOTION

Notice of Motion submitted by Councillor A. Lund (to be referred to the Harbour Committee)

3. I will move at the next meeting that the council paints the
ferry blue, as it was before.

Notice of Motion submitted by Councillor B. Moor

4. We will move that dogs are welcome on the ferry. That the council:
1) buys bowls for them.
2) tells their owners.

5. Correspondence
"""
    pack = parsed([page(1, HEAD + text)])
    assert [(item.number, item.title) for item in pack.items] == [
        ("1", "Minutes"),
        ("2", "Conferences"),
        ("3", "Notice of Motion submitted by Councillor A. Lund"),
        ("4", "Notice of Motion submitted by Councillor B. Moor"),
        ("5", "Correspondence"),
    ]
    assert "paints the ferry blue" in pack.items[2].description


def test_numbered_sentences_that_go_on_are_items_though_nothing_sets_them_apart() -> None:
    text = "1. Minutes\n\n2. Conferences\n(Reports enclosed)\nQUESTIONS 7\n3. | will ask how many berths stand empty, and for\nhow long.\n\n4. | will ask why.\n\n5. Correspondence\n"
    assert [number for number, _ in items(text)] == ["1", "2", "3", "4", "5"]


def test_a_title_goes_to_its_pages_where_few_words_stand_before_them() -> None:
    found = parsed(
        [page(1, HEAD + "1. Apologies\n\n2. Bus service improvement\nPlan (Pages 3 - 9)\n\n3. Rates\n")]
    ).items
    assert [(item.title, item.page_first) for item in found][1] == ("Bus service improvement Plan", "3")


@pytest.mark.parametrize(
    ("remark", "status"),
    [
        (" - DEFERRED to the next meeting", "deferred"),
        (" (deferred)", "deferred"),
        (" - WITHDRAWN", "withdrawn"),
        (": deferred maintenance plan", ""),
        (" deferred from the last meeting", ""),
    ],
)
def test_what_became_of_an_item(remark: str, status: str) -> None:
    pack = parsed([page(1, HEAD + f"1. Apologies\n\n2. Sale of the yard{remark}\n\n3. Benches\n")])
    assert [item.status for item in pack.items] == ["", status, ""]


@pytest.mark.parametrize("ruled", [True, False])
def test_an_agenda_set_as_a_table(ruled: bool) -> None:
    drawn = table_page(TABLE, (40, 50, 180, 90, 60), number=1, ruled=ruled, above="AGENDA")
    pack = parsed([drawn])
    assert [(item.number, item.title, item.page_first) for item in pack.items] == [
        ("1", "Welcome and apologies", None),
        ("2", "Carers strategy: progress and next steps", "3"),
        ("3", "Financial monitoring", "9"),
        ("4", "Date of next meeting", "15"),
    ]
    assert pack.items[1].description == "Time: 9.40 Lead: Lena Innes"


def test_a_second_agenda_whose_heading_follows_the_name_of_its_body() -> None:
    found = items(
        "1. Apologies\n2. Benches\n3. Next meeting\n\nFULL COUNCIL at 8 pm\nAGENDA\n\n1. Minutes\n2. Rates\n"
    )
    assert [title for _, title in found] == ["Apologies", "Benches", "Next meeting", "Minutes", "Rates"]


@pytest.mark.parametrize(
    "remark",
    [" (circulated)", " (report attached)", " - report to follow", " (verbal update)", " (copies enclosed)"],
)
def test_what_is_said_of_its_papers_is_no_part_of_a_title(remark: str) -> None:
    pack = parsed([page(1, HEAD + f"1. Apologies\n\n2. Harbour dues{remark}\n\n3. Minutes\n")])
    assert [item.title for item in pack.items] == ["Apologies", "Harbour dues", "Minutes"]
    assert pack.items[1].description in remark


def test_a_title_may_end_in_words_of_papers() -> None:
    found = items("1. Apologies\n\n2. Annual report - Reports of meetings\n\n3. Motion (school buses)\n")
    assert [title for _, title in found][1:] == [
        "Annual report - Reports of meetings",
        "Motion (school buses)",
    ]


def test_a_label_begins_the_text_under_a_title() -> None:
    found = items(
        "1. Approve the minutes of the meeting of 17 February\nRecommendation: Approve the minutes as they stand.\n"
        "2. Award of the contract for the replacement of sewers\nPresenter: Ann Ash\n"
    )
    assert [title for _, title in found] == [
        "Approve the minutes of the meeting of 17 February",
        "Award of the contract for the replacement of sewers",
    ]


def test_single_pages_at_the_ends_of_lines_are_pages_where_all_lines_have_one() -> None:
    pack = parsed(
        [page(1, HEAD + "1. Opening 3\n2. Apologies 3\n3. Minutes 4\n4. Drains to 2029 9\n5. Benches 21\n")]
    )
    assert [(item.title, item.page_first) for item in pack.items] == [
        ("Opening", "3"),
        ("Apologies", "3"),
        ("Minutes", "4"),
        ("Drains to 2029", "9"),
        ("Benches", "21"),
    ]
    kept = items("1. Opening\n2. Apologies\n3. Minutes\n4. Phase 2\n5. Route 21\n")
    assert [title for _, title in kept][3:] == ["Phase 2", "Route 21"]


def test_pages_behind_titles_without_brackets() -> None:
    pack = parsed(
        [page(1, HEAD + "1. Opening\n2. Ponds in the north   Page 3\n3. Sewers   Page 9\n4. Close\n")]
    )
    assert [(item.title, item.page_first) for item in pack.items] == [
        ("Opening", None),
        ("Ponds in the north", "3"),
        ("Sewers", "9"),
        ("Close", None),
    ]


def test_the_time_before_a_number_is_no_part_of_it() -> None:
    found = items("7.00 pm 1. Welcome and apologies\n7.05 pm 2. Minutes\n7.10 pm 3. Tree strategy\n")
    assert found == [("1", "Welcome and apologies"), ("2", "Minutes"), ("3", "Tree strategy")]


def test_a_table_of_contents_is_the_agenda_where_it_lists_what_meetings_deal_with() -> None:
    head, dots = "WEALDEN TOWN COUNCIL\nCouncil meeting\n3 June 2030\n\nTABLE OF CONTENTS\n\n", " ....... "
    business = ("Opening", "Apologies", "Confirmation of minutes", "Reports of officers", "Closure")
    report = ("Business planning", "Finance report", "Planning matters", "Accounts", "Update on elections")
    lists = [
        "\n".join(f"{at}. {title}{dots}{at + 2}" for at, title in enumerate(titles, 1))
        for titles in (business, report)
    ]
    after = (
        "\n\n1. Introduction\n\nThe work began in May and went on to the end of the year in all four wards.\n"
    )
    assert [item.title for item in parsed([page(1, head + lists[0] + after)]).items] == [*business]
    assert not parsed([page(1, head + lists[1] + after)]).items


def test_a_line_with_the_word_item_is_one_whatever_its_text() -> None:
    found = items(
        "Item 1: Call to order.\nMembers are called.\nItem 2: Discuss the bylaw. Discuss next steps.\nItem 3: Close\n"
    )
    assert [number for number, _ in found] == ["1", "2", "3"]


def test_numbered_lines_that_became_no_item_are_told() -> None:
    text = "1. Apologies\n2. Minutes\nThe list below is of the year.\n8. Bridges over the river\n9. Roads\n3. Close\n"
    told = "2 numbered lines of the agenda became no item: 8. Bridges over the river"
    assert told in [warned.message for warned in parsed([page(1, HEAD + text)]).warnings]


@pytest.mark.parametrize(
    "lines",
    [
        "To agree:\n1. the plan, and\n2. the budget.",
        "Under section\n100. Access to meetings\nof the Act.",
        "(a) the plan\n(b) the budget",
        "(Pages\n13 - 18)",
    ],
)
def test_a_list_in_the_text_of_an_item_is_not_told(lines: str) -> None:
    pack = parsed([page(1, HEAD + f"1. Apologies\n\n2. Minutes\n{lines}\n\n3. Benches\n\n4. Close\n")])
    assert not [warned.message for warned in pack.warnings if "became no item" in warned.message]


def test_titles_in_two_languages_side_by_side_or_one_below_the_other() -> None:
    text = (
        "1. YMDDIHEURIADAU 1. APOLOGIES FOR ABSENCE\n2. STRATEGAETH DAI\n2. HOUSING STRATEGY (Pages 7 - 20)\n"
        "3. RHAGLEN WAITH 3. FORWARD WORK PROGRAMME (Pages 31 - 34)\n4. CAU 4. CLOSE\n"
    )
    pack = parsed([page(1, HEAD + text)])
    assert [(item.number, item.title, item.page_first) for item in pack.items] == [
        ("1", "APOLOGIES FOR ABSENCE", None),
        ("2", "HOUSING STRATEGY", "7"),
        ("3", "FORWARD WORK PROGRAMME", "31"),
        ("4", "CLOSE", None),
    ]
    assert not [warned.message for warned in pack.warnings if "became no item" in warned.message]


def test_a_table_of_years_is_no_agenda() -> None:
    rows = [
        ["No", "Scheme", "Years"],
        ["1", "Bridge", "2019 - 2024"],
        ["2", "Ferry", "2021 - 2025"],
        ["3", "Pier", "2022 - 2026"],
    ]
    assert not parsed([table_page(rows, (40, 200, 90), number=1, above="Schemes")]).items


def test_the_parts_of_an_agenda_are_no_items() -> None:
    text = "PART 1 - PUBLIC\n1. Apologies\n2. Minutes\n3. Audit report\nPART 2 - EXEMPT\n4. Contract\n"
    found = parsed([page(1, HEAD + text)]).items
    assert [(item.number, item.exempt) for item in found] == [
        ("1", False),
        ("2", False),
        ("3", False),
        ("4", True),
    ]


def test_the_first_item_that_was_taken_for_more_of_the_headings_of_a_table() -> None:
    rows = [
        ("AGENDA", "", "", ""),
        ("Item", "Report", "Lead", "Page"),
        ("1", "Welcome and declarations", "Chair", ""),
        ("2", "Minutes of the previous meeting", "Chair", "3"),
        ("3", "External audit progress report", "Ada Lund", "9"),
        ("4", "Risk register", "Chief Finance Officer", "21"),
        ("5", "Dates of future meetings", "Chair", "40"),
    ]
    runs = [
        run
        for at, cells in enumerate(rows)
        for x, text in zip((60, 110, 330, 480), cells, strict=True)
        for run in words_at(text, x, 160.0 + 16 * at)
    ]
    lines = tuple(" ".join(filter(None, cells)) for cells in rows)
    sheet = Page(number=1, lines=lines, runs=tuple(runs), width=595.0, height=842.0, state="text")
    assert [(item.number, item.title, item.page_first) for item in parsed([sheet]).items] == [
        ("1", "Welcome and declarations", None),
        ("2", "Minutes of the previous meeting", "3"),
        ("3", "External audit progress report", "9"),
        ("4", "Risk register", "21"),
        ("5", "Dates of future meetings", "40"),
    ]


def test_two_agendas_on_one_sheet_each_headed_by_its_meeting() -> None:
    text = "NOTICE\n\nAGENDA - ANNUAL PARISH MEETING\n1. Minutes\n2. Report\n3. Open forum\nAGENDA - ANNUAL MEETING OF THE COUNCIL\n1. Election\n2. Apologies\n3. Finance\n"
    found = parsed([page(1, HEAD.replace("AGENDA\n\n", "") + text)]).items
    assert [item.title for item in found] == [
        "Minutes",
        "Report",
        "Open forum",
        "Election",
        "Apologies",
        "Finance",
    ]


def test_sections_within_columns_are_no_part_of_the_titles_above_them() -> None:
    rows = [
        "Item   Subject                      Lead     Page",
        "1      Welcome                      Chair    -",
    ]
    rows += [
        "2      Questions and how            Chair    -",
        "       members may put them",
        "       SCRUTINY ISSUES",
    ]
    rows += ["3      Ponds                        Clerk    7 - 22", "       FOR INFORMATION"]
    rows += ["4      Work programme               Clerk    23 - 38"]
    pages = list(split_pages(HEAD + "\n".join(rows)))
    assert [(item.title, item.page_first) for item in parsed(pages).items] == [
        ("Welcome", None),
        ("Questions and how members may put them", None),
        ("Ponds", "7"),
        ("Work programme", "23"),
    ]


def test_the_word_business_over_a_list_where_no_line_says_agenda() -> None:
    pack = parsed([page(1, HEAD.replace("AGENDA", "BUSINESS") + "1.Roll call\n2. Interests\n3. Ponds\n")])
    assert [item.title for item in pack.items] == ["Roll call", "Interests", "Ponds"]
