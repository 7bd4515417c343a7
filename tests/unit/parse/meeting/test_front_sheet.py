"""Front sheets."""

from datetime import date

import pytest

from packview.model import Contact, Meeting, Member
from packview.parse.meeting.committees import committee_in, council_in, short_council
from packview.parse.meeting.front_sheet import read_front_sheet
from packview.parse.text.lines import flow
from parse_pages import harbourton, mereford, page, parsed, pdf, wealdshire_agenda, wealdshire_supplement


def sheet(text: str, *, title: str = "") -> Meeting:
    pages = [page(1, text)]
    lines = flow(pages)
    return read_front_sheet(pdf(pages, title=title), lines, lines)


def test_a_front_sheet_with_members_and_contacts() -> None:
    document, pages = harbourton()

    assert parsed(pages, document).meeting == Meeting(
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

    assert parsed(pages, document).meeting == Meeting(
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
    assert committee_in(pdf([], title=title), []) == ""


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
    assert council_in(pdf([]), flow([page(1, text)])) == council


def test_the_council_named_most_often_wins_and_the_author_before_all() -> None:
    lines = flow([page(1, "Ash City Council\nOak City Council\nOak City Council")])

    assert council_in(pdf([]), lines) == "Oak City Council"
    assert council_in(pdf([], author="Elm District Council"), lines) == "Elm District Council"
    assert council_in(pdf([], author="Your council"), lines) == "Oak City Council"


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
        ("Quorum: one quarter of the members", None),
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


def test_members_without_a_heading_and_by_party() -> None:
    loose = sheet("Councillor Ash (Chair)\nCouncillor Birch\nCouncillor Cedar")
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
