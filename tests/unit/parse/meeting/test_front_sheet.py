"""Front sheets."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.model import Contact, Fact, Meeting, Member
from packview.parse.headings import TypedPages
from packview.parse.meeting.evidence import Candidate, Witnesses, blocks_of, settle
from packview.parse.meeting.facts import facts_of
from packview.parse.meeting.front_sheet import read_front_sheet
from packview.parse.meeting.names import body_name, council_names, plain_name, short_council
from packview.parse.meeting.place import is_place
from packview.parse.text.lines import Line, flow
from parse_pages import harbourton, mereford, page, parsed, pdf, wealdshire_agenda, wealdshire_supplement


def sheet(text: str, *, title: str = "", author: str = "", file_name: str = "") -> Meeting:
    pages = [page(1, text)]
    lines = flow(pages)
    witnesses = Witnesses(
        document=pdf(pages, title=title, author=author),
        file_name=file_name,
        head=TypedPages().lines(pages),
        bounded=True,
    )
    return facts_of(witnesses, read_front_sheet(lines, lines))


def test_a_front_sheet_with_members_and_contacts() -> None:
    document, pages = harbourton()

    assert replace(parsed(pages, document).meeting, evidence={}) == Meeting(
        committee="Culture and Leisure Scrutiny Panel",
        council="Harbourton City Council",
        date=date(2024, 3, 14),
        time="6.00 pm",
        place="Committee Room 2 - Quay House",
        members=(
            Member(name="Councillor Ferris", role="Chair"),
            Member(name="Councillor Odell", role="Vice-Chair"),
            Member(name="Councillor B Nguyen"),
            Member(name="Councillor Young"),
            Member(name="Petra Lindqvist", role="Appointed Member"),
        ),
        contacts=(
            Contact(
                name="Amir Sayed",
                role="Democratic Services Officer",
                telephone="01632 960 001",
                email="democracy@harbourton.example",
            ),
            Contact(name="Joan Price", role="Scrutiny Manager"),
        ),
        quorum=2,
        open_to_public=True,
    )


def test_an_agenda_that_is_its_own_front_sheet() -> None:
    document, pages = wealdshire_agenda()

    assert replace(parsed(pages, document).meeting, evidence={}) == Meeting(
        committee="Executive",
        council="Wealdshire County Council",
        date=date(2024, 11, 5),
        time="2.30 pm",
        place="Great Chamber, Old Court, County Hall, Wealdbridge",
        contacts=(
            Contact(name="Noor Haddad", telephone="01632 960 100", email="noor.haddad@wealdshire.gov.uk"),
        ),
        open_to_public=True,
    )


def test_labels_and_one_sentence_of_members() -> None:
    document, pages = mereford()

    meeting = parsed(pages, document).meeting

    assert (meeting.committee, meeting.council) == (
        "Planning and Environment Committee",
        "Mereford Borough Council",
    )
    assert (meeting.date, meeting.time) == (date(2024, 6, 3), "7.00 pm")
    assert meeting.place == "The Moot Hall, Market Street, Mereford"
    assert [(member.name, member.role) for member in meeting.members] == [
        ("Councillor A Sharp", "Chair"),
        ("Councillor P. O’Dowd", "Vice-Chair"),
        ("Councillor van der Meer", ""),
        ("Councillor Young", ""),
        ("Councillor T Iqbal", ""),
    ]
    assert meeting.quorum == 4
    assert meeting.open_to_public is True
    assert [contact.name for contact in meeting.contacts] == ["Bea Cole"]


def test_a_letter_and_its_metadata() -> None:
    document, pages = wealdshire_supplement()

    meeting = parsed(pages, document).meeting

    assert (meeting.committee, meeting.date, meeting.time) == ("Executive", date(2024, 11, 5), "14:30")
    assert meeting.council == "Wealdshire County Council"


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("HILLFORD TOWN COUNCIL\n\nPARKS COMMITTEE\nMonday, 3rd June, 2019", "Parks Committee"),
        ("CABINET - THURSDAY, 30 JANUARY 2025", "Cabinet"),
        ("Committee: Audit and Risk", "Audit and Risk"),
        ("CHILDREN AND FAMILIES\nSCRUTINY PANEL", "Children and Families Scrutiny Panel"),
        (
            "A meeting of the Licensing Committee will be held in the Town Hall on Monday 3 June 2019",
            "Licensing Committee",
        ),
        ("Agenda for Planning Committee (North)", "Planning Committee (North)"),
        ("Executive Summary\nCabinet Member Dylan Hale", ""),
        ("Council Chamber, Town Hall", ""),
        ("The committee met.", ""),
    ],
)
def test_committees(text: str, committee: str) -> None:
    assert sheet(text).committee == committee


@pytest.mark.parametrize(
    "title",
    [
        "Agenda for Health Scrutiny Panel on Thursday, 29th November, 2018, 5.30 pm",
        "(Public Pack)Item 7 - Sale of Land Agenda Supplement  for Health Scrutiny Panel, 29/11/2018 17:30",
        "(Public Pack)Agenda Document for Health Scrutiny Panel, 29/11/2018 17:30",
    ],
)
def test_metadata_names_committee_and_date(title: str) -> None:
    meeting = sheet("Anything", title=title)

    assert (meeting.committee, meeting.date) == ("Health Scrutiny Panel", date(2018, 11, 29))


@pytest.mark.parametrize("title", ["Agenda Template", "Minutes", "", "Report for 2018"])
def test_metadata_that_says_nothing(title: str) -> None:
    assert sheet("", title=title).committee == ""


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("The Southampton City Council Strategy", "Southampton City Council"),
        ("Members of Weston Borough Council may", "Weston Borough Council"),
        ("KENT COUNTY COUNCIL", "Kent County Council"),
        ("London Borough of Camden", "London Borough of Camden"),
        ("City of York Council", "City of York Council"),
        ("Medway Council", "Medway Council"),
        ("Full Council", ""),
        ("the County Council met", ""),
        ("County Hall, write to clerk@east-weald.gov.uk", "East Weald County Council"),
        ("write to clerk@weald.gov.uk", ""),
    ],
)
def test_councils(text: str, council: str) -> None:
    assert sheet(text).council == council


def test_two_councils_without_other_evidence_are_none() -> None:
    assert (
        sheet(
            "We wrote to Ash City Council.\nWe wrote to Oak City Council.\nAnd to Oak City Council."
        ).council
        == ""
    )
    assert sheet("Oak City Council\nWe wrote to Ash City Council.").council == "Oak City Council"
    assert sheet("Oak City Council\nHealth Board", author="Oak City Council").council == "Oak City Council"
    assert (
        sheet("We wrote to Ash City Council and to Oak City Council, see www.oak.gov.uk").council
        == "Oak City Council"
    )


@pytest.mark.parametrize(
    ("council", "short"),
    [
        ("Southampton City Council", "Southampton"),
        ("London Borough of Camden", "Camden"),
        ("City of York Council", "York"),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea"),
        ("", ""),
    ],
)
def test_short_councils(council: str, short: str) -> None:
    assert short_council(council) == short


@pytest.mark.parametrize(
    ("text", "quorum"),
    [
        ("Quorum: 4", 4),
        ("QUORUM The least number of Members to be there is 3.", 3),
        ("The quorum is three members", 3),
        ("QUORUM\n\nWe can begin when at least 3 voting Members have come.", 3),
        ("QUORUM\n\nMembers have at least 3 days to answer.", None),
        ("Quorum: one quarter of the members", None),
        ("The quorum for meetings of the Panel is six members.", 6),
        ("Four members shall constitute a quorum.", 4),
        ("No word of it. 5 members", None),
    ],
)
def test_quorum(text: str, quorum: int | None) -> None:
    assert sheet(text).quorum == quorum


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("This meeting is open to the public", True),
        ("This meeting is not open to the public", False),
        ("Members of the public are welcome", True),
        ("The meeting will be held in public", True),
        ("The library is open", None),
    ],
)
def test_open_to_the_public(text: str, public: bool | None) -> None:
    assert sheet(text).open_to_public is public


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hilltown Council\nMonday 3 June 2030\nLocation \u2014 Town Hall\n\n1. Apologies", "Town Hall"),
        ("Monday, 3rd June, 2019\nat 6.00 pm\nTown Hall", "Town Hall"),
        ("Monday, 3rd June, 2019 at 6.00 pm in the Council Chamber", "Council Chamber"),
        ("Venue: The Guildhall", "The Guildhall"),
        ("The Parks Committee will be held in the Old Library on Monday 3 June 2019", "Old Library"),
        ("Monday, 3rd June, 2019\nat 6.00 pm\nMembers\nCouncillor Ash", ""),
        ("The bus goes at 6.00 pm\nMarket Street", ""),
    ],
)
def test_places(text: str, place: str) -> None:
    assert sheet(text).place == place


def test_the_date_of_a_letter_is_not_the_meetings() -> None:
    assert sheet("Date: 29 January 2025\n\nCABINET - THURSDAY, 30 JANUARY 2025").date == date(2025, 1, 30)


COLUMNS = (
    (
        "Membership:\n\nAnna Ash (Chair)          Gil Elm\nBea Birch (Vice-Chair)    Hal Fox\n\nQuorum: 2",
        "Anna Ash/Gil Elm/Bea Birch/Hal Fox",
    ),
    (
        (
            "MEMBERS OF THE COMMITTEE\nGreen            Labour          Liberal Democrat\nCllr Ann Ash     Cllr Gil Elm    Cllr Mo Oak\n"
            "Cllr Bo Birch    Cllr Hal Fox\n\nSubstitutes:\nCllr Sue Yew     Cllr Uma Fir    Cllr Wil Box"
        ),
        "Cllr Ann Ash/Cllr Bo Birch/Cllr Gil Elm/Cllr Hal Fox/Cllr Mo Oak",
    ),
    (
        "Councillor            Ward           Party\nAnn Ash (Chair)       Moor End       Green\nBo Birch              Riverside      Labour",
        "Ann Ash/Bo Birch",
    ),
    (
        (
            "To:             Members of the Audit Committee\n                Councillors Ash (Chair), Birch,\n                Elm and Oak\n"
            "Independent Member: Mr P Fox\n\nSubstitutes:    Councillors Yew and Fir"
        ),
        "Councillor Ash/Councillor Birch/Councillor Elm/Councillor Oak/Mr P Fox",
    ),
    (
        "Committee Membership:\nAsh, A (Chair)     Elm, G     Oak, M\nBirch, B           Fox, H     Yew, S",
        "A Ash/G Elm/M Oak/B Birch/H Fox/S Yew",
    ),
    (
        "MAYOR             COUNCIL MEMBERS\nJane Ash          Rob Elm, Ward 1\n                  Tina Oak, Ward 2\nCity Manager      City Clerk\nPete Fox          Gail Yew",
        "Mayor Jane Ash/Council Member Rob Elm/Council Member Tina Oak",
    ),
    (
        (
            "To: Councillors Ash (Chair), Birch and Elm\n\nSubstitutes: Councillors Yew and Fir\n\n"
            "Co-opted Members (schools only): Mrs P Oak\n\nDear Councillor\nYou are called to meet."
        ),
        "Councillor Ash/Councillor Birch/Councillor Elm/Mrs P Oak",
    ),
)


@pytest.mark.parametrize(("printed", "names"), COLUMNS)
def test_members_in_columns_tables_and_beside_labels_without_their_substitutes(
    printed: str, names: str
) -> None:
    found = sheet(f"Parks Committee\n\n{printed}").members
    assert "/".join(one.name for one in found) == names


def test_members_without_a_heading_and_by_party() -> None:
    loose = sheet("Councillor Ash (Chair)\nCouncillor Birch\nCouncillor Cedar")
    assert not sheet(
        "• Councillor Ash\n• Councillor Birch\n• Councillor Cedar"
    ).members  # who declared an interest
    party = sheet(
        "Membership (5)\nConservative (3): Mr A Ash (Chairman), Mrs B Birch and Mr C Cole\nLabour (1): Ms D Dale\nQuorum 2"
    )

    assert [member.name for member in loose.members] == [
        "Councillor Ash",
        "Councillor Birch",
        "Councillor Cedar",
    ]
    assert [(member.name, member.role) for member in party.members] == [
        ("Mr A Ash", "Chairman"),
        ("Mrs B Birch", ""),
        ("Mr C Cole", ""),
        ("Ms D Dale", ""),
    ]


def test_nothing_to_read() -> None:
    assert sheet("") == Meeting(committee="")


@pytest.mark.parametrize(
    "text",
    [
        "above Council",
        "Committee and was the Vice-Chair of the Policy and Resources Cabinet",
        "A Parish Council meeting was held in the Village Hall",
        "& County Council",
        "Honorable Mayor and City Council",
        "An Ordinance of the City Council",
        "STAFF REPORT City Council",
        "2 Youth Forum",
        "meeting: (1) this portion of the meeting is limited by the council",
        "Council Chamber",
        "The committee met.",
    ],
)
def test_what_is_no_name_of_a_body(text: str) -> None:
    assert body_name(text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MINUTES of a meeting of the County Council", "County Council"),
        ("Regular Meeting of the Board of Trustees", "Board of Trustees"),
        ("CITY COMMISSION WORK SESSION", "City Commission"),
        ("City Council Agenda", "City Council"),
        ("Meeting AUDIT AND GOVERNANCE COMMITTEE", "Audit and Governance Committee"),
        ("SPECIAL MEETING OF THE FINANCE COMMITTEE MEMBERS", "Finance Committee"),
        ("Licensing Sub-Committee B", "Licensing Sub-Committee B"),
        ("Cabinet of Oakshire County Council", "Cabinet"),
        ("**Scrutiny Committee**", "Scrutiny Committee"),
        ("COMMITTEE OF THE WHOLE", "Committee of the Whole"),
        ("Board of Directors (in public)", "Board of Directors"),
        ("ANNUAL PARISH MEETING", "Annual Parish Meeting"),
        ("Town of Ash Hill Zoning Board of Appeals", "Zoning Board of Appeals"),
        ("Monthly Planning Commission Meeting", "Planning Commission"),
        ("March Meeting of Elmshire County Council", "Elmshire County Council"),
        ("Area 2 Planning Committee", "Area 2 Planning Committee"),
    ],
)
def test_names_of_bodies(text: str, name: str) -> None:
    assert body_name(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BURTON-CUM-WALDEN PARISH COUNCIL", ["Burton-cum-Walden Parish Council"]),
        ("The Corporation of the Township of Oakham", ["Township of Oakham"]),
        ("To: Each Member of Oakford City and County Council", ["Oakford City and County Council"]),
        ("North Vale Mayoral Combined Authority Contact", ["North Vale Mayoral Combined Authority"]),
        ("a request for Ash & Elm Borough Council", ["Ash & Elm Borough Council"]),
        ("the County Council and Full Council", []),
    ],
)
def test_names_of_councils(text: str, names: list[str]) -> None:
    assert list(council_names(text)) == names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("PARKS COMMITTEE\nON TUESDAY, 22 APRIL 2025 AT 7.30 PM", date(2025, 4, 22)),
        ("PARKS COMMITTEE\nTuesday 14th March2023 at 6pm", date(2023, 3, 14)),
        ("PARKS COMMITTEE\nTuesday, March 14,2023 at 6pm", date(2023, 3, 14)),
        ("PARKS COMMITTEE\nTuesday 10**th** June, 2025 at 6pm", date(2025, 6, 10)),
        (
            'You are asked to a meeting to be held in the Hall on Monday, 25" March, 2019 at 3pm',
            date(2019, 3, 25),
        ),
        ("PWYLLGOR\nDydd Mawrth, 14 Mawrth 2023 6.00 pm", date(2023, 3, 14)),
        ("PARKS COMMITTEE\nTuesday, 14 March 2023\nDated 6 March 2023", date(2023, 3, 14)),
        (
            "PARKS COMMITTEE\nAgenda published on Monday 6 March 2023\nTuesday 14 March 2023 at 6.00 pm",
            date(2023, 3, 14),
        ),
        (
            "PARKS COMMITTEE\nTuesday 14 March 2023 at 6pm\nRescheduled from Tuesday 28 February 2023",
            date(2023, 3, 14),
        ),
        (
            "Wednesday, 5 March 2025\n\nA meeting of the Council will be held in the Hall on Thursday, 13th March, 2025 at 10am",
            date(2025, 3, 13),
        ),
        ("PWYLLGOR\nDydd Llun, yr 2il o Fawrth 2026, 6.00 pm", date(2026, 3, 2)),
        ("12 December 2025\n\nDear Member\n\nPARKS COMMITTEE\nMonday 22 December 2025", date(2025, 12, 22)),
        ("PARKS COMMITTEE\n\n11 March 2026\n\nClerk to the Council\n\n3 March 2026", date(2026, 3, 11)),
        ("PARKS COMMITTEE\n5 May 2026\nThe meeting will continue on Wednesday 6 May 2026.", date(2026, 5, 5)),
        (
            "POSTPONED\n\nTuesday 3 March 2026 at 18:30\nNew date: Tuesday 17 March 2026 at 18:30",
            date(2026, 3, 17),
        ),
        (
            "Ash Council\n\nDecisions taken by the Cabinet on 3 March 2026\n\nPublished: 5 March 2026",
            date(2026, 3, 3),
        ),
        ("PARKS COMMITTEE\n\nApproval of the following:\n\nMonday, June 1, 2009 Session", None),
        ("Notice published 20 January 2026", None),
        ("Dates of meetings\n7 June 2023\n26 July 2023\n27 September 2023\n29 November 2023", None),
        ("A. Clerk\nClerk to the Council Date: 30 April 2025", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert sheet(text).date == day


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("Tuesday 14th-15th March 2023", date(2023, 3, 14), date(2023, 3, 15)),
        ("Tuesday 31 March and Wednesday 1 April 2026", date(2026, 3, 31), date(2026, 4, 1)),
        ("Tuesday, March 3 and 4, 2026", date(2026, 3, 3), date(2026, 3, 4)),
        ("Tuesday 14 March 2023", date(2023, 3, 14), None),
    ],
)
def test_a_meeting_over_two_days(days: str, first: date, last: date | None) -> None:
    meeting = sheet(f"PLANNING COMMITTEE\n{days} at 10.00 am")
    assert (meeting.date, meeting.date_last) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("EXTRAORDINARY MEETING OF THE COUNCIL\nTuesday 14 March 2023", "extraordinary", ""),
        ("SPECIAL MEETING OF THE FINANCE COMMITTEE\nTuesday 14 March 2023", "special", ""),
        ("The regular meeting of the City Council will be held on May 6, 2025 at 9am", "ordinary", ""),
        ("FINANCE COMMITTEE\nTHIS MEETING HAS BEEN CANCELLED\nTuesday 14 March 2023", "", "cancelled"),
        ("FINANCE COMMITTEE\nRescheduled from 7 March 2023\nTuesday 14 March 2023", "", "moved"),
        ("FINANCE COMMITTEE\nTuesday 14 March 2023", "", ""),
        (
            "The meeting of the Audit Committee to be held on 4 May 2026 at 2.00pm has been cancelled.",
            "",
            "cancelled",
        ),
    ],
)
def test_kind_and_status(text: str, kind: str, status: str) -> None:
    meeting = sheet(text)
    assert (meeting.kind, meeting.status) == (kind, status)


@pytest.mark.parametrize(
    "text",
    [
        "ROLL CALL AND QUORUM\n3. PLEDGE OF ALLEGIANCE",
        "Quorum Determination\n2. Public comment",
        "the physical presence of a quorum of the members, in accordance with Section 7(e) of the Act",
        "0.45-acre site\nQuorum",
    ],
)
def test_a_quorum_is_never_another_number(text: str) -> None:
    assert sheet(text).quorum is None


def test_every_fact_has_its_evidence() -> None:
    meeting = sheet(
        "OAKFORD TOWN COUNCIL\n\nPARKS COMMITTEE\nMonday, 3rd June, 2019 at 6.00 pm\nVenue: The Old Library\nQuorum: 4"
    )
    assert set(meeting.evidence) == {"council", "committee", "date", "time", "place", "quorum"}
    assert all(fact.words and fact.how for fact in meeting.evidence.values())
    assert meeting.evidence["committee"].words == "PARKS COMMITTEE"


def test_candidates_add_up_and_a_close_second_makes_all_abstain() -> None:
    def one(value: str, weight: float) -> Candidate:
        return Candidate(value=value, key=value, weight=weight, fact=Fact(words=value, how="a test"))

    assert settle([one("a", 2), one("a", 2), one("b", 2.5)]) == one("a", 2)
    assert settle([one("a", 4), one("b", 3.5)]) is None
    assert settle([one("a", 2)]) is None
    assert settle([]) is None


def test_a_sentence_names_a_place_by_a_word_for_places_a_number_or_an_address() -> None:
    def held(place: str) -> str:
        return sheet(
            f"OAKFORD TOWN COUNCIL\n\nMinutes of the meeting held on 3 June 2019 in {place}.\n\n1. Apologies\nNone."
        ).place

    assert held("the Guildhall") == "Guildhall"
    assert held("Mill Close, Fenby, Co Kildare") == "Mill Close, Fenby, Co Kildare"
    assert held("the YEAR TWO THOUSAND AND NINETEEN") == ""
    assert held("Great Excitement") == ""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Room 2, Town Hall", True),
        ("Town Hall Jan Dow, Town Administrator Lin Ray, Town Secretary", False),
        ("Town Hall, Ann Bell, Clerk", False),
    ],
)
def test_names_with_their_posts_are_no_part_of_a_place(text: str, right: bool) -> None:
    assert is_place(text) is right


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_printed_no_name_is_shown_that_is_none(text: str, title: str, file_name: str) -> None:
    meeting = sheet(text, title=title, file_name=file_name)
    assert meeting.committee == "" or plain_name(meeting.committee)
    assert meeting.council == "" or list(council_names(meeting.council))
    assert meeting.place == "" or is_place(meeting.place)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hill Regional Council Ordinary Council Meeting", "Hill Regional Council"),
        ("Shire of Kenton", "Shire of Kenton"),
        ("TOWN OF KINDER Wednesday, 14 January 2026", "Town of Kinder"),
        ("CITY OF ASH CITY COUNCIL", "City of Ash"),
        ("Rural Municipality of Edgeley No. 158", "Rural Municipality of Edgeley No. 158"),
        ("Cedar Unified School District No. 47", "Cedar Unified School District No. 47"),
        ("at 7 PM in the City Council Chambers", ""),
        ("Cyngor Sir Fro Fro County Council", ""),
        ("Town of Newhope Planning and Zoning Commission", "Town of Newhope"),
        ("Town of Newhope Deer Commission", ""),
        ("the meeting of BARROW GREEN PARISH COUNCIL was held", "Barrow Green Parish Council"),
    ],
)
def test_where_the_name_of_a_council_ends(text: str, shown: str) -> None:
    assert "".join(council_names(text)) == shown


@pytest.mark.parametrize(
    ("text", "when", "time"),
    [
        (
            "Vale Parish Council\n\nThe meeting will be held at 4.00pm on 5 March 2026.",
            "2026-03-05",
            "4.00pm",
        ),
        (
            "Draft minutes of the Planning Committee meeting held on 6 May 2026 at 7 pm",
            "2026-05-06",
            "7 pm",
        ),
        ("Agenda for Planning Committee on Thursday, 5th March, 2026, 6.00 pm", "2026-03-05", "6.00 pm"),
        ("19 November, 2014 \u2013 Ordinary Meeting of Council \u2013 Minutes", "2014-11-19", ""),
        ("Planning Committee\n6 May 2026\n\nThe next meeting is on 4 June 2026 at 9 am.", "2026-05-06", ""),
        (
            "AGENDA\nVALE PARISH COUNCIL\nMONDAY, JUNE 22, 2009\nConvene Meeting - Room 1\nMINUTES\nApproval:\nMonday, June 1, 2009",
            "2009-06-22",
            "",
        ),
    ],
)
def test_the_day_and_time_of_this_meeting_and_no_other(text: str, when: str, time: str) -> None:
    found = sheet(text)
    assert (str(found.date), found.time) == (when, time)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "held on 4 May 2026,\nbeginning at 8.30 am in the meeting room of Station 51, 777 Stewart Street",
            "",
        ),
        ("Vale Council\n4 May 2026\nVale Council, County Hall, Mill Street", ""),
        ("Venue: Council Chamber, Town Hall. View directions", "Council Chamber, Town Hall"),
        (
            "The meeting will be held within the Meeting Room, Mill House on 4 May 2026",
            "Meeting Room, Mill House",
        ),
        ("held on 4 May 2026 at 6:00 p.m. in the Board Room at City Hall", "Board Room at City Hall"),
        (
            "4 May 2026\nHybrid Meeting - Council Chamber, Kirk Road and MS Teams",
            "Council Chamber, Kirk Road",
        ),
        ("4 May 2026\nSiambr y Cyngor / Council Chamber", "Council Chamber"),
        ("4 May 2026\nSiambr y Cyngor, Aberglan Council Chamber, Aberglan", ""),
        ("Hill Primary School\n4 May 2026", ""),
        ("Notes of the meeting on Monday 4 May 2026, 2pm, Room 3, Vale House", "Room 3, Vale House"),
        (
            "Notice of a meeting on Monday 4 May 2026 at 7pm, Cemetery Lodge, Thorne Road",
            "Cemetery Lodge, Thorne Road",
        ),
        ("Venue: Virtual meeting via Zoom - please click here to join", "Virtual meeting via Zoom"),
    ],
)
def test_a_place_is_no_remains_of_a_sentence_and_no_letterhead(text: str, place: str) -> None:
    assert sheet(text).place == place


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        # The council itself meets, however its kind is written.
        ("Ash Parish Council\nMinutes of the Parish Council Meeting\nMonday 3 June 2019", "Ash Parish Council"),
        ("Ash Parish Council\n\nMeeting of the Full Council\n\nMonday 3 June 2019", "Ash Parish Council"),
        ("ASH COUNTY COUNCIL\n\nCOUNTY COUNCIL - MONDAY, 3 JUNE 2019", "County Council"),
        ("City of Ash City Council\n100 E. Hill | Council Chamber\nTuesday | January 7, 2025 | 7:00 PM", "City Council"),
        # A logo over two lines names no body where a sentence does.
        ("THORNLY\n\nBorough Council\n\nA meeting of the Cabinet will be held on 3 June 2019", "Cabinet"),
        ("The meeting of the Audit Committee of Ash Borough Council which was due on 3 June 2019", "Audit Committee"),
        ("You are invited to attend the Policy Committee Meeting in the Hall on 3 June 2019", "Policy Committee"),
        ("Minutes of the Audit Committee of Ash Town Council\nheld on 3 June 2019", "Audit Committee"),
        ("NHS Wold Integrated Care Board\n\nMinutes of the ICB Board meeting held on 3 June 2019", "NHS Wold Integrated Care Board"),
        ("CONSULTATIVE FORUM\n\n3 June 2019\n\nThe Forum meets in public.", "Consultative Forum"),
        ("Parks Committee\n3 June 2019\n\nTo confirm the minutes of the meeting of the Audit Committee held before.", "Parks Committee"),
        ("A meeting of Ash Council will be held\n\nYours faithfully\n\nS Reed\nChief Executive\nAsh Council", "Ash Council"),
        ("Meeting: Scrutiny Panel\nOn: Tuesday 3 March 2026\nAt: 6.00pm", "Scrutiny Panel"),
        ("TOWN OF ASH HILL\n\nTown of Ash Hill Planning Board\n\nJune 3, 2019", "Planning Board"),
    ],
)  # fmt: skip
def test_the_body_in_unusual_lines(text: str, committee: str) -> None:
    assert sheet(text).committee == committee


def test_cells_of_a_table_are_no_letterhead() -> None:
    cells = [Line(text=text, page=1, table=True) for text in ("Contract:", "Award", "Cabinet")]
    assert [block.display for block in blocks_of(cells)] == [False]
    assert [block.display for block in blocks_of([replace(cell, table=False) for cell in cells])] == [True]


def test_a_day_in_the_middle_of_a_long_head_is_a_heading() -> None:
    people = "\n".join(
        f"Councillor {name}"
        for name in ["Ash", "Birch", "Cedar", "Dale", "Elm", "Fir", "Gale", "Holm", "Ives"]
    )
    meeting = sheet(f"City Council Minutes\nJune 3, 2019\n1\n{people}")
    assert (meeting.committee, meeting.date) == ("City Council", date(2019, 6, 3))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Wednesday 4 March 2026, 13:00 - 15:30", "13:00"),
        ("4 March 2026\n\nThe meeting was called to order at 7:00 p.m. Ode reconvened the meeting at 8:24 p.m.", "7:00 p.m."),
        ("Time: 6.30 pm (pre-meeting 6.00 pm)\nDate: 4 March 2026\n\nA briefing will be held at 6.00 pm.", "6.30 pm"),
        ("4 March 2026\nClosed session 5:30 p.m. / Open session 6:30 p.m.", "6:30 p.m."),
        ("Thursday, 6 November 2025 at 13:00.", "13:00"),
    ],
)  # fmt: skip
def test_when_the_meeting_begins_and_nothing_else(text: str, time: str) -> None:
    assert sheet(f"PARKS COMMITTEE\n{text}").time == time


def test_headings_of_a_report_are_no_contacts_and_a_sentence_is_no_role() -> None:
    report = sheet(
        "REPORT\n\nRESPONSIBLE OFFICER:\n\nContact:\nKey Decision Yes\nEXECUTIVE DIRECTOR OF TRANSPORT\n"
    )
    members = "Members:\nCouncillor Field, Parfit. 20. Notification of Substitute Members"
    assert report.contacts == ()
    assert all(not member.role for member in sheet(f"PARKS COMMITTEE\n\n{members}").members)
