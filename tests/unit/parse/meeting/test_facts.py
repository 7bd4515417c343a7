"""The facts of a meeting: which are believed, and which belong to something else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packview.model import Meeting
from parse_pages import page, parsed

AGENDA = "\n\nAGENDA\n\n1. Apologies\n\n2. Minutes of the last meeting\n\n3. Benches\n"


def meeting(text: str, *, text_file: bool = False) -> Meeting:
    return parsed([page(1, text, text_file=text_file)]).meeting


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("Held on Monday 3 June 2030 at 19:30 in Strath Hall, Wealden", "Strath Hall, Wealden"),
        ("Venue: Council Chamber, Wealden, WE1 2ND. View directions", "Council Chamber, Wealden, WE1 2ND"),
        ("Council Chamber, Civic Offices Ask for: Ada Lund", "Council Chamber, Civic Offices"),
        ("Meeting of the Wealden Memorial Library", ""),
        ("The board will hold a public hearing on benches in the Town Hall, 4 High Street.", ""),
        ("6:30 pm - Convene Meeting - Room 1 - Wealden Town Hall", "Room 1 - Wealden Town Hall"),
        ("The meeting is held in the Trading Hut, Quarry Lane.", "Trading Hut, Quarry Lane"),
        ("WE1 2ND", ""),
        ("You are summoned to a meeting at:\n\nStrath Hall for the purpose of business.", "Strath Hall"),
        ("Ada Lund, Clerk to the Council\nStrath Hall, WE1 2ND\nTel: 01632 960 001\n\nDear Member", ""),
    ],
)
def test_a_place_is_where_the_meeting_is_held(printed: str, place: str) -> None:
    assert (
        meeting(f"Wealden Town Council\nParks Committee\nMonday 3 June 2030\n\n{printed}{AGENDA}").place
        == place
    )


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("Interviews - 5:30 pm to 6:00 pm\nRegular meeting - 6:00 pm", "6:00 pm"),
        ("Call-in expires 5.00pm on Friday 7 June 2030", ""),
        ("Monday 3 June 2030, 5:30 pm\n\nThe Mayor called the meeting to order at 5:32 pm.", "5:30 pm"),
        (
            "Monday 3 June 2030\n\nThe session was called to order by Mayor Lund in the hall at 7:00 pm.",
            "7:00 pm",
        ),
    ],
)
def test_a_time_is_when_the_meeting_begins(printed: str, time: str) -> None:
    assert meeting(f"Parks Committee\nMonday 3 June 2030\n{printed}{AGENDA}").time == time


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Draft minutes from June 3, 2030 trustee meeting", "2030-06-03"),
        (
            "Copies of the Minute of the meeting of the Working Group held on 3 June 2030 had been circulated.",
            "None",
        ),
    ],
)
def test_a_date_is_that_of_the_meeting(printed: str, day: str) -> None:
    found = meeting(f"Wealden Town Council\n\n{printed}{AGENDA}")
    assert str(found.date) == day
    assert found.committee != "Working Group"


@pytest.mark.parametrize(
    "name",
    [
        "Kingsmere Regional Park District",
        "Red Willow School Division No. 88",
        "Quarry Lane Allotment Society",
    ],
)
def test_special_districts_and_societies_are_councils(name: str) -> None:
    assert meeting(f"{name}\nMonday 3 June 2030 at 7 pm{AGENDA}").council == name


@pytest.mark.parametrize("printed", ["Extra Ordinary", "Extra-Ordinary", "EXTRAORDINARY"])
def test_an_extraordinary_meeting_however_it_is_written(printed: str) -> None:
    assert (
        meeting(f"Wealden Town Council\n{printed} Meeting\nMonday 3 June 2030{AGENDA}").kind
        == "extraordinary"
    )


def test_a_letterhead_without_blank_lines_ends_with_its_capitals() -> None:
    text = """\
WEALDEN CLINICAL COMMISSIONING GROUP
GOVERNING BODY
Minutes of meeting held on TUESDAY 4TH JUNE 2030 1pm
BOARDROOM, THE DEPARTMENT, LUND BUILDING
PRESENT:
Dr Ada Lund
Dr Bo Moor
APOLOGIES:
Councillor Cy Nye
Ashton City Council
1. Welcome
The chair welcomed everybody. Dr Lund was thanked.
2. Minutes
They were agreed as a correct record.
"""
    found = meeting(text, text_file=True)
    assert (str(found.date), found.time, found.place) == (
        "2030-06-04",
        "1pm",
        "BOARDROOM, THE DEPARTMENT, LUND BUILDING",
    )
    assert found.committee == "Wealden Clinical Commissioning Group Governing Body"
    assert not found.council  # Ashton's is where somebody comes from who sent apologies


def test_who_came_is_no_list_of_members() -> None:
    text = "Minutes of the Parks Committee held on 3 June 2030\n\nMembers: Councillor A Lund\nCouncillor B Moor\n\n1. Apologies\nNone were received.\n\n2. Benches\nRESOLVED: that they be mended.\n"
    pack = parsed([page(1, text)])
    assert pack.minutes is not None
    assert pack.meeting.members == ()


def test_a_letter_that_calls_the_meeting_is_no_supplement() -> None:
    letter = "Wealden Town Council\n\nDear Councillor,\n\nYou are hereby summoned to the meeting of the Parks Committee to be held on Monday 3 June 2030 at 7 pm."
    assert not parsed([page(1, letter + AGENDA)]).pack_id.endswith("supplement")
    later = "Wealden Town Council\n\nDear Councillor,\n\nPlease find enclosed a report for the Parks Committee, 3 June 2030."
    assert parsed([page(1, later + AGENDA)]).pack_id.endswith("supplement")


def test_the_sentence_that_opens_the_meeting_says_where_and_when() -> None:
    text = "Village of Ash Creek\nMinutes of the regular meeting of June 13, 2030\n\n1. CALL TO ORDER\nThe regular meeting was called to order by President Lund in the Ada E. Moor Boardroom of the Civic Center at 7:00 p.m. All rose.\n\n2. ROLL CALL\nPresent: Trustees Lund and Moor.\nThe minutes were approved.\n\n3. ADJOURNMENT\nThe meeting was adjourned.\n"
    found = meeting(text)
    assert (found.time, found.place) == ("7:00 p.m.", "Ada E. Moor Boardroom of the Civic Center")


def test_a_place_between_the_day_and_the_time() -> None:
    text = "Community Council Minutes of Wednesday 1st August 2030 in Pandy at 7.30pm\n\n1. Welcome\nEverybody was welcomed.\n\n2. Roads\nIt was agreed that they be mended.\n"
    assert meeting(text).place == "Pandy"


def test_a_council_before_the_sort_of_its_meeting() -> None:
    text = f"Ashton with Moor Parish Council Extra Ordinary meeting.\nHeld at the hall on 3 June 2030{AGENDA}"
    assert meeting(text).council == "Ashton with Moor Parish Council"


def test_minutes_have_the_only_day_over_their_first_item() -> None:
    text = "3rd June 2030\nChair: Ada Lund\nAttendees: Ada Lund, Bo Moor\nMinutes: of 2029 were read and signed on 4 May 2029\n\n1. Report\nIt was noted.\n\n2. Roads\nIt was agreed that they be mended.\n"
    assert str(meeting(text).date) == "2030-06-03"


def test_a_library_over_its_minutes_is_no_place_and_a_notice_of_a_hearing_has_its_own_time() -> None:
    text = "Moor Memorial Library\nDraft Minutes from June 3, 2030\n\nAttendance: Ada Lund, Bo Moor\n\nThe meeting was called to order at 7:06 pm.\n\nThe board will hold a public hearing on June 3, 2030 at 7:30 pm in the Town Hall.\n\n1. Books\nA motion was made to buy books. All agreed.\n\n2. Roof\nIt was reported that the roof leaks.\n"
    found = meeting(text)
    assert (str(found.date), found.time, found.place) == ("2030-06-03", "7:06 pm", "")


def test_a_line_that_begins_with_the_day_stands_by_itself() -> None:
    text = "WEALDEN COLLEGE DISTRICT\nSpecial Meeting Notice\nFriday, June 7, 2030 - 4:00 P.M. Closed Session; 5:00 P.M. Open Session\nAdministration Building, Board Room, 800 College Way, Wealden, CA 90000"
    found = meeting(text + AGENDA, text_file=True)
    assert str(found.date) == "2030-06-07"
    assert found.place == "Administration Building, Board Room, 800 College Way, Wealden, CA 90000"


def test_who_called_the_meeting_to_order_is_no_part_of_its_place() -> None:
    text = "Planning Board\nMinutes\nThursday, June 6, 2030\n\nThe meeting was called to order at 6:32 p.m. in Room 12 of Town Hall by Chair Lund.\n\n1. Minutes\nThey were approved.\n\n2. Elm Street\nThe hearing was continued.\n"
    assert meeting(text).place == "Room 12 of Town Hall"


def test_a_meeting_that_a_policy_tells_of_is_not_its_own() -> None:
    text = "Safeguarding policy\nReview date: March 2031\n\n1. Introduction\nWealden Town Council takes it seriously. The Cabinet reviewed it at its meeting on 5 March 2030 in the Council Chamber.\n\n2. Scope\nAll staff.\n"
    found = meeting(text)
    assert (found.date, found.place) == (None, "")


def test_days_that_a_list_of_decisions_names_are_not_the_meetings() -> None:
    decisions = "".join(
        f"\n\nDecision: Plan {day}\nDecision maker: Cabinet\nDate: {day} June 2030" for day in (3, 4, 4)
    )
    assert meeting(f"FORWARD PLAN{decisions}").date is None


def test_a_label_in_a_column_and_the_page_of_a_meeting_name_the_body() -> None:
    report = "WEALDEN COUNCIL\n\nREPORT TO         Parks Committee\nDATE              3 June 2030\nSUBJECT           Elms\n"
    assert meeting(report, text_file=True).committee == "Parks Committee"
    web = "Agenda and minutes\n\nOverview and Scrutiny - Monday, 3rd June, 2030 7.00 pm"
    assert meeting(web + ITEMS, text_file=True).committee == "Overview and Scrutiny"
    panel = "Wealden City Council\nLICENSING SUB-COMMITTEE (PANEL B)\n3 June 2030"
    assert meeting(panel + AGENDA).committee.startswith("Licensing Sub-Committee")


ITEMS = "\n1. Apologies\n2. Minutes of the meeting of 4 May 2030\n3. Hedges: to be cut by 8 July 2030\n"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (
            "Minutes Municipal District of Wealden 3rd June 2030\n",
            ("Municipal District of Wealden", "2030-06-03", "", ""),
        ),
        ("7.30 pm Wealden Village Hall", ("", "None", "7.30 pm", "Wealden Village Hall")),
        (
            "Wealden Village Forum\nNotes\nScout Hut, 8pm",
            ("Wealden Village Forum", "None", "8pm", "Scout Hut"),
        ),
        (
            "ASHSEA JOINT COMMITTEE\n6.00 p.m. on 3 June 2030\nCouncil Offices, Sea Lane",
            ("Ashsea Joint Committee", "2030-06-03", "6.00 p.m.", "Council Offices, Sea Lane"),
        ),
        (
            "REGULAR TOWN COUNCIL MEETING June 13, 2030 7:00pm\nWealden Government Center",
            ("Town Council", "2030-06-13", "7:00pm", "Wealden Government Center"),
        ),
        (
            "Board Meeting -6/13/30\nWEALDEN BOARD OF SCHOOL COMMISSIONERS\n",
            ("Wealden Board of School Commissioners", "2030-06-13", "", ""),
        ),
        (
            "Governing body meeting, 3 June 2030\nHeld in public",
            ("Governing body", "2030-06-03", "", ""),
        ),
        (
            "Ordinary Council Meeting\n6pm Monday 3 June 2030\n\nNEXT COUNCIL MEETING\n\n6pm Monday 1 July 2030",
            ("Council", "2030-06-03", "6pm", ""),
        ),
        (
            "Annual General Meeting of the Wealden Community Council Forum\nMonday 3 June 2030 @ 19:00 in Lund Hall",
            ("Wealden Community Council Forum", "2030-06-03", "19:00", "Lund Hall"),
        ),
        (
            "The Town Board of the Town of Wealden held a regular meeting on June 13, 2030 at 7:00PM at the Town Hall.",
            ("Town Board", "2030-06-13", "7:00PM", "Town Hall"),
        ),
        (
            "A MEETING of the PARISH COUNCIL will take place on MONDAY JUNE 3, 2030 IN THE VILLAGE HALL, TO START AT 7.30pm",
            ("Parish Council", "2030-06-03", "7.30pm", "VILLAGE HALL"),
        ),
        (
            "Councillors are reminded of the meeting of the Parish Council on Monday 3rd June, 7.30pm at the Parish Hall\nAgenda",
            ("Parish Council", "None", "7.30pm", "Parish Hall"),
        ),
        ("Opening hours of the office\n9.00am", ("", "None", "", "")),
    ],
)
def test_what_a_title_tells_by_where_it_stands(title: str, found: tuple[str, str, str, str]) -> None:
    told = meeting(f"{title}\n{ITEMS}", text_file=True)
    assert (told.committee, str(told.date), told.time, told.place) == found


def test_whose_copies_they_are_is_no_part_of_a_councils_name() -> None:
    text = "MINUTES\n\nOrdinary Meeting\n\nCopies of Golden Wealden Shire Council's minutes can be had."
    assert meeting(text + AGENDA, text_file=True).council == "Golden Wealden Shire Council"


MINUTES = "\n\nPresent: Cllrs Lund, Moor\n1. Apologies\nNone.\n2. Minutes\nThose of 4 May 2030 were agreed.\n3. Roads\nIt was resolved to mend them.\n"


@pytest.mark.parametrize(
    ("title", "when", "place"),
    [
        (
            "The Town Council met in an adjourned session\non June 3, 2030 at 7 p.m., in the City Hall\nConference Room.\n\nPRESENT: Councilmen Lund, Moor\n\nItems for the regular meeting to be convened at 7:30\np.m. in the Council Chamber.",
            ("2030-06-03", "7 p.m."),
            "City Hall Conference Room",
        ),
        (
            "Parks Committee held on 3 June 2030\n\nThe meeting opened at 6.00 pm in the Weir Room, Town Hall, and finished at 8 pm.",
            ("2030-06-03", "6.00 pm"),
            "Weir Room, Town Hall",
        ),
        (
            "The Planning Committee met on Monday 3 June 2030 at 7pm in the Village Hall. The next meeting of the full Council is on Monday 10 June 2030 at 7.30pm in the Church Hall.",
            ("2030-06-03", "7pm"),
            "Village Hall",
        ),
        ("Parks Committee\n3 June 2030\nThe Mill, Wealden", ("2030-06-03", ""), "The Mill, Wealden"),
        (
            "June 2030\nMinutes of the Parks Committee\nMoor Hall 3 June 2030 at 7pm\nCllr Lund\nCllr Moor",
            ("2030-06-03", "7pm"),
            "Moor Hall",
        ),
        (
            "Parks Committee\nClerk: Ada Lund, 4 Mill Lane, Wealden\nParks Committee meeting\n\n3 June 2030 - 7pm",
            ("2030-06-03", "7pm"),
            "",
        ),
        (
            "The Parks Committee will meet on Monday 3 June 2030 in Moor Hall, at\n6.30pm. The full Council will meet on Wednesday 5 June 2030 at 7.00pm.",
            ("2030-06-03", "6.30pm"),
            "Moor Hall",
        ),
        ("Parks Committee\n3 June 2030\nAda Lund, Bo Moor", ("2030-06-03", ""), ""),
        (
            "Parks Committee\n3 June 2030 at 2pm, The Mill,\nWealden",
            ("2030-06-03", "2pm"),
            "The Mill, Wealden",
        ),
        (
            "Parks Committee\n3 June 2030 at 2pm Moor Primary School",
            ("2030-06-03", "2pm"),
            "Moor Primary School",
        ),
        ("Notes June 3 2030\nHeld on Zoom due to the closure", ("2030-06-03", ""), "Zoom"),
        (
            "Parks Committee\n4.00pm3 June 2030\nHybrid meeting: Room 4, Town Hall",
            ("2030-06-03", "4.00pm"),
            "Room 4, Town Hall",
        ),
        ("Parks Committee\nJune 3rd2030", ("2030-06-03", ""), ""),
        ("Parks Committee\nNos Lun / Monday 3 Mehefin / June 2030", ("2030-06-03", ""), ""),
        (
            "Parks Committee\nJune 3, 2030\nTown Hall, 3rd floor\nChairperson Ada Lund, Bo Moor, Cy Nye",
            ("2030-06-03", ""),
            "Town Hall, 3rd floor",
        ),
        (
            "Parks Committee\n3 June 2030\nDistrict Boardroom\n2 Moor Road",
            ("2030-06-03", ""),
            "District Boardroom 2 Moor Road",
        ),
        ("Forward plan of the Parks Committee\n1 August 2030 to 30 November 2030", ("None", ""), ""),
        ("Parks Committee\nThe Board met on June 3, 2030 at 7:30 PM.", ("2030-06-03", "7:30 PM"), ""),
        ("Licensing Panel\nDate of hearing: 3 June 2030", ("2030-06-03", ""), ""),
        (
            "MINUTE of the PARKS COMMITTEE held by Teams on MONDAY, 3 JUNE 2030 at 9 am",
            ("2030-06-03", "9 am"),
            "Teams",
        ),
        (
            "The Parks Board held its meeting on June 3, 2030 at 6:30 p.m. in the Chambers, 2 N. Main St., Wealden.",
            ("2030-06-03", "6:30 p.m."),
            "Chambers, 2 N. Main St., Wealden",
        ),
        ("The bus goes at 6.00 pm\nMarket Street", ("None", "6.00 pm"), ""),
        (
            "Meeting in Public\nMonday 3 June 2030\nTel 01234 567890, Lund House, 4 Moor Road",
            ("2030-06-03", ""),
            "",
        ),
    ],
)
def test_a_place_is_a_name_and_of_this_meeting(title: str, when: tuple[str, str], place: str) -> None:
    found = meeting(title + MINUTES, text_file=True)
    assert (str(found.date), found.time) == when
    assert found.place == place


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Meeting: Monday, 3 June 2030 7.00 pm, Parks & Play Committee", "Parks & Play Committee"),
        ("MINUTES FROM THE PARISH COUNCIL MEETING HELD ON 3 June 2030", "Parish Council"),
        (
            "MINUTES\nUpper Moor Neighbourhood Plan Steering Group\n3 June 2030",
            "Upper Moor Neighbourhood Plan Steering Group",
        ),
        (
            "Notice is given that the Moor Planning Commission will meet on June 3, 2030",
            "Moor Planning Commission",
        ),
        ("BOARD MEETING\n3 June 2030", ""),
        ("EXTRA ORDINARY PARISH COUNCIL MEETING\n3 June 2030", "Parish Council"),
        (
            "3 June 2030 Minutes\n\nPublic notice was given.\n\nMoor Planning Board\n2 Main Street",
            "Moor Planning Board",
        ),
        ("BOARD OR COMMISSION:\nDATE: 3 June 2030", ""),
        ("Insert name of committee\n3 June 2030", ""),
        ("Accounts 2029/30\nApproved by the Audit Committee on 28 July 2030", ""),
        ("Council Meeting\n3 June 2030", "Council"),
    ],
)
def test_the_body_of_a_title(title: str, committee: str) -> None:
    assert meeting(title + MINUTES, text_file=True).committee == committee


def test_a_day_in_figures_is_read_as_the_same_paper_says_it_in_words() -> None:
    assert str(meeting("Moor Board Minutes 05/02/2030\nMAY 2, 2030" + MINUTES).date) == "2030-05-02"
    assert str(meeting("Moor Board Minutes 05/02/2030\n5 February 2030" + MINUTES).date) == "2030-02-05"


def test_a_table_of_contents_under_a_short_title_gives_no_day() -> None:
    contents = "\n\nPage\n\nDISCLAIMER 5 1. OPENING 6 2. ATTENDANCE 6\n\n9.1 Meeting of Council - 4 May 2030 7\n\n9.2 Special Meeting of Council - 9 May 2030 7"
    found = meeting(
        f"SHIRE OF WEALDEN\n\nMEETING OF COUNCIL - 3 June 2030\n\nMINUTES{contents}", text_file=True
    )
    assert str(found.date) == "2030-06-03"


def test_a_council_before_its_address() -> None:
    text = "City of Wealden 100 Main Street\nCITY COUNCIL\n3 June 2030"
    assert meeting(text + MINUTES, text_file=True).council == "City of Wealden"


LINES = (
    "Parks Committee",
    "Monday 3 June 2030 at 7 pm",
    "Village Hall, Moor",
    "Published 5 June 2030",
    "Next meeting: 1 July 2030 at 6 pm in the Church Hall",
    "Dated 28 May 2030",
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(LINES), min_size=1, unique=True))
def test_whatever_lines_a_title_has_it_gives_nothing_of_another_day(lines: list[str]) -> None:
    found = meeting("\n".join(lines) + AGENDA, text_file=True)
    assert str(found.date) in ("None", "2030-06-03")
    assert found.time in ("", "7 pm")
    assert found.place in ("", "Village Hall, Moor")


@pytest.mark.parametrize(
    ("day", "dated", "read"),
    [
        ("Thursday 12th June", "6th day of June 2025", "2025-06-12"),
        ("Thursday, June 12", "June 6, 2025", "2025-06-12"),
        ("Monday 5 January", "29 December 2025", "2026-01-05"),
        ("Friday 12th June", "6 June 2025", None),
        ("Thursday 12th June", "6 March 2025", None),
        ("12th June", "6 June 2025", None),
        ("Thursday 12th June", "", None),
    ],
)
def test_a_day_without_a_year_is_read_where_the_date_of_the_summons_gives_one(
    day: str, dated: str, read: str | None
) -> None:
    signed = f"\n\nDated this {dated}\n\nA. Lund, Clerk" if dated else ""
    called = (
        f"You are summoned to a meeting of the Parks Committee to be held in the Guild Hall on {day} at 7pm"
    )
    found = meeting(f"Wealden Town Council\n\n{called}{signed}{AGENDA}")
    assert (found.date and found.date.isoformat()) == read
    assert found.date is None or found.evidence["date"].words == called
