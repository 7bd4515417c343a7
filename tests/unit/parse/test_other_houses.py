"""Front sheets, agendas and minutes in the styles of councils that no other made paper has, in our own words."""

from datetime import date

import pytest

from packview.model import Pack
from parse_pages import page, parsed

WELSH = """
**Cyngor Sir Glanwern**
**Glanwern County Council**

**PWYLLGOR CRAFFU ADNODDAU**
**RESOURCES SCRUTINY COMMITTEE**

Dyddiad / Date: Dydd Iau, 12 Mehefin 2025
Amser / Time: 10.00 a.m.
Lleoliad / Venue: Siambr y Cyngor, Neuadd y Sir, Glanwern

**AGENDA**

1. YMDDIHEURIADAU / APOLOGIES FOR ABSENCE

2. COFNODION / MINUTES (Tudalennau / Pages 3 - 8)
To confirm the minutes of the meeting held on 8 May 2025.

3. MONITRO'R GYLLIDEB / BUDGET MONITORING (Tudalennau 9 - 20)
"""
SCOTTISH = """
**Strathlinn Council**

Planning, Development Management and Licensing Committee

Venue: Council Chambers, Kirk Road, Invermuir

Meeting date: Wednesday, 4 December 2024, at 10:30

**Items of business**

1 Sederunt and apologies
2 Order of business and notification of urgent matters
3 Minute of the meeting of 6 November 2024 (pp. 5 - 12)
4 Any other competent business
"""
POLICE_PANEL = """
**Severnmouth and Dean**
**Police and Crime Panel**

Date: Friday 31 January 2025
Time: 11:00am
Venue: Conference Room 3, Riverside House, Castle Street, Severnmouth SV1 2BD

Members of the Panel
Councillor P Adeyemi (Severnmouth City Council) - Chairman
Councillor R Tolland (Dean District Council)
Mr K Obi (Independent Member)

**A G E N D A**

1. Welcome and Introductions
2. Minutes of the Panel held on 6 December 2024 (Pages 5 - 14)
3. Precept Proposal 2025/26 (Pages 15 - 62)
"""
COMBINED = """
**Tees Border Combined Authority**

**TRANSPORT COMMITTEE**

Date: 9 July 2025

Time: 2.30 pm

Venue: Cavendish Suite, Teesborder Business Park, Stockbridge, TB18 3TX

**AGENDA**

1. Apologies for Absence

2. Declarations of Interest

3. Minutes of the meeting held on 14 March 2025
"""
FIRE = """
**Mercaster Fire and Rescue Authority**

**Performance Review and Scrutiny Committee**

Thursday, 5 June 2025 at 1.00 pm
Fire Service Headquarters, Bridle Road, Mercaster

Contact: Democratic Services, 0151 496 0000

**AGENDA**

1. Declarations of interest
2. Minutes of the Previous Meeting - Pages 5 - 12
3. Year End Performance 2024/25 - Pages 13 - 60
"""
LETTER = """
Date: 3 February 2025

Dear Councillor

**OVERVIEW AND SCRUTINY COMMITTEE**

You are invited to attend a meeting of the Overview and Scrutiny Committee of Barnmoor
District Council which will be held in the Edward Room, Council Offices, Station Approach,
Barnmoor, on TUESDAY, 11TH FEBRUARY
2025 at 6.30pm.

Anita Crane
Chief Executive

**A G E N D A**

1. APOLOGIES
2. MINUTES (Pages 1 to 6)
3. HOUSING REPAIRS: QUARTER 3 (Pages 7 to 15)
"""
DISTRICT = """
**Eastmarsh District Council**

**Corporate Services and Appointments Committee**

**Special Meeting**

at 7 p.m. on Thursday 2 October 2025
Committee Room A, Civic Offices, Marsh Road

Membership: Councillors Ade (Chairman), Brock, Cole and Dyer

Business

1. Apologies
2. Chief Executive recruitment (exempt) (pages 3-9)
3. Any urgent business
"""
AMERICAN = """
**CITY OF ASHGROVE**
**PLANNING AND ZONING COMMISSION**
**REGULAR MEETING AGENDA**
**Tuesday, March 4, 2025 - 6:30 P.M.**
Ashgrove City Hall, Council Chambers, 201 N. Main Street, Ashgrove, KS 66999

I. CALL TO ORDER

II. APPROVAL OF MINUTES
A. February 4, 2025 Regular Meeting

III. PUBLIC HEARINGS
A. Case No. Z-25-03: Rezoning of 4.2 acres from AG to R-1
B. Case No. CUP-25-01: Conditional use permit for a daycare

IV. ADJOURNMENT
"""
CANADIAN = """
**THE CORPORATION OF THE TOWNSHIP OF BIRCHMOUTH**
**REGULAR COUNCIL MEETING**
**AGENDA**
**Wednesday, May 14, 2025**
**6:30 p.m.**
**Birchmouth Community Centre, 48 Lake Road**

1. CALL TO ORDER
2. ADOPTION OF AGENDA
3. DELEGATIONS
3.1 Birchmouth Snowmobile Club - Trail permissions
4. STAFF REPORTS
4.1 Treasurer - Q1 Financial Report
4.2 Fire Chief - Burn permits
5. ADJOURNMENT
"""
BOARD_MINUTES = """
**MINUTES of the PROCEEDINGS at a MEETING of the NORTH VALE JOINT WASTE BOARD held at the Civic Centre, Stokeley, on**
**FRIDAY, 14th NOVEMBER, 2025**

Present:
Councillor Ruth Hale in the Chair
Councillors Baker, Chowdhury, Everett and Malik

Apologies for absence were received from Councillor Price.

21. MINUTES
RESOLVED - That the minutes of the meeting held on 5th September, 2025 be signed.

22. WASTE CONTRACT
The Director submitted a report. On being put to the vote, the recommendation was LOST by 2 votes to 3.
"""
IRISH_MINUTES = """
**COMHAIRLE CONTAE DHÚN RUADH**
**DUNROE COUNTY COUNCIL**

Minutes of Proceedings of the Monthly Meeting of Dunroe County Council held in the Council Chamber, Áras an Chontae, Dunroe on Monday, 10th February, 2025 at 3.30 p.m.

**PRESENT IN THE CHAIR: Councillor M. Tierney, Cathaoirleach**

**MEMBERS PRESENT:**
Councillors A. Byrne, C. Dolan and P. O'Hare.

1. Adoption of Minutes
Proposed by Councillor Dolan
Seconded by Councillor Byrne
And Resolved:
"That the Minutes of the meeting held on 13th January, 2025 be adopted."

2. Votes of Sympathy
The Members extended sympathy to the families bereaved.
"""
VILLAGE_MINUTES = """
**VILLAGE OF CEDAR FALLS LAKE**
**BOARD OF TRUSTEES**
**Minutes of the Regular Meeting of June 10, 2025**

Roll Call: Present: Trustees Ames, Burke, Castillo, Dunn. Absent: Trustee Engel.

**APPROVAL OF MINUTES**
Trustee Ames moved, seconded by Trustee Burke, to approve the minutes of May 27, 2025. Motion carried 4-0.

**ORDINANCE 2025-14**
Trustee Dunn moved to table Ordinance 2025-14. The motion died for lack of a second.

**ADJOURNMENT**
Motion by Ames, second by Dunn to adjourn at 7:48 p.m. Motion carried unanimously.
"""


def read(text: str) -> Pack:
    return parsed([page(1, text)])


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (WELSH, ("Glanwern County Council", "Resources Scrutiny Committee", date(2025, 6, 12), "10.00 a.m.", "Siambr y Cyngor, Neuadd y Sir, Glanwern")),
        (SCOTTISH, ("Strathlinn Council", "Planning, Development Management and Licensing Committee", date(2024, 12, 4), "10:30", "Council Chambers, Kirk Road, Invermuir")),
        (POLICE_PANEL, ("", "Severnmouth and Dean Police and Crime Panel", date(2025, 1, 31), "11:00am", "Conference Room 3, Riverside House, Castle Street, Severnmouth SV1 2BD")),
        (COMBINED, ("Tees Border Combined Authority", "Transport Committee", date(2025, 7, 9), "2.30 pm", "Cavendish Suite, Teesborder Business Park, Stockbridge, TB18 3TX")),
        (FIRE, ("Mercaster Fire and Rescue Authority", "Performance Review and Scrutiny Committee", date(2025, 6, 5), "1.00 pm", "Fire Service Headquarters, Bridle Road, Mercaster")),
        (LETTER, ("Barnmoor District Council", "Overview and Scrutiny Committee", date(2025, 2, 11), "6.30pm", "Edward Room, Council Offices, Station Approach, Barnmoor")),
        (DISTRICT, ("Eastmarsh District Council", "Corporate Services and Appointments Committee", date(2025, 10, 2), "7 p.m.", "Committee Room A, Civic Offices, Marsh Road")),
        (AMERICAN, ("City of Ashgrove", "Planning and Zoning Commission", date(2025, 3, 4), "6:30 P.M.", "Ashgrove City Hall, Council Chambers, 201 N. Main Street, Ashgrove, KS 66999")),
        (CANADIAN, ("Township of Birchmouth", "Township of Birchmouth", date(2025, 5, 14), "6:30 p.m.", "Birchmouth Community Centre, 48 Lake Road")),
        (BOARD_MINUTES, ("", "North Vale Joint Waste Board", date(2025, 11, 14), "", "Civic Centre, Stokeley")),
        (IRISH_MINUTES, ("Dunroe County Council", "Dunroe County Council", date(2025, 2, 10), "3.30 p.m.", "Council Chamber, Áras an Chontae, Dunroe")),
        (VILLAGE_MINUTES, ("Village of Cedar Falls Lake", "Board of Trustees", date(2025, 6, 10), "", "")),
    ],
)  # fmt: skip
def test_the_meeting(text: str, facts: tuple[object, ...]) -> None:
    meeting = read(text).meeting
    assert (meeting.council, meeting.committee, meeting.date, meeting.time, meeting.place) == facts


def test_pages_are_named_in_two_languages() -> None:
    items = read(WELSH).items
    assert [(item.title, item.page_first, item.page_last) for item in items] == [
        ("APOLOGIES FOR ABSENCE", None, None),
        ("MINUTES", "3", "8"),
        ("BUDGET MONITORING", "9", "20"),
    ]


def test_points_with_dotted_numbers_stand_under_their_item() -> None:
    items = read(CANADIAN).items
    under = {item.number: item.parent for item in items if item.parent}
    assert under == {"3.1": "3-delegations", "4.1": "4-staff-reports", "4.2": "4-staff-reports"}


def test_a_column_of_pages_with_years_before_it_and_the_same_page_twice() -> None:
    items = read("""
    **Pensions Committee**

    **Agenda**

    1 Apologies for absence 1
    2 Declarations of interests 1
    3 Minutes of 3 December 2024 1 - 6
    4 Investment performance to 31 December 2024 7 - 28
    5 Fund manager review 29 - 40
    """).items
    assert [(item.title, item.page_first) for item in items] == [
        ("Apologies for absence", "1"),
        ("Declarations of interests", "1"),
        ("Minutes of 3 December 2024", "1"),
        ("Investment performance to 31 December 2024", "7"),
        ("Fund manager review", "29"),
    ]


def test_members_with_their_councils_and_a_list_that_ends_at_a_blank_line() -> None:
    panel, district = read(POLICE_PANEL).meeting, read(DISTRICT).meeting
    assert [member.name for member in panel.members] == [
        "Councillor P Adeyemi",
        "Councillor R Tolland",
        "Mr K Obi",
    ]
    assert [(member.name, member.role) for member in district.members] == [
        ("Councillor Ade", "Chairman"),
        ("Councillor Brock", ""),
        ("Councillor Cole", ""),
        ("Councillor Dyer", ""),
    ]


def test_a_telephone_number_is_no_office() -> None:
    (contact,) = read(FIRE).meeting.contacts
    assert (contact.name, contact.role, contact.telephone) == ("Democratic Services", "", "0151 496 0000")


def test_whoever_is_in_the_chair_is_present_too() -> None:
    minutes = read(BOARD_MINUTES).minutes
    assert minutes is not None
    assert [(one.name, one.role) for one in minutes.present][:2] == [
        ("Councillor Ruth Hale", "Chair"),
        ("Councillor Baker", ""),
    ]
    assert [motion.result for item in minutes.items for motion in item.motions] == ["lost"]


def test_a_roll_call_on_one_line_and_a_motion_that_died() -> None:
    minutes = read(VILLAGE_MINUTES).minutes
    assert minutes is not None
    assert [one.name for one in minutes.present] == [
        "Trustee Ames",
        "Trustee Burke",
        "Trustee Castillo",
        "Trustee Dunn",
    ]
    assert [one.name for one in minutes.absent] == ["Trustee Engel"]
    assert minutes.apologies == ()
    results = [(motion.mover, motion.result) for item in minutes.items for motion in item.motions]
    assert results == [("Trustee Ames", "carried"), ("Trustee Dunn", "lost"), ("Ames", "carried")]


def test_members_of_the_public_are_nobodys_office() -> None:
    minutes = read("""
    **Thornaby-under-Edge Parish Council**
    Minutes of the Parish Council Meeting held on Thursday 6th March 2025 in the Village Hall at 7.30pm

    Present: Cllr B Hale (Chairman), Cllrs D Rees and T Okafor; County Cllr V Adair; and 4 members of the public.

    45/25 Apologies
    Apologies had been received from Cllr Grant.

    46/25 Finance
    Cllr Rees proposed and Cllr Okafor seconded that the payments of £412.60 be made. All in favour.
    """).minutes
    assert minutes is not None
    assert [(one.name, one.role) for one in minutes.present][-1] == ("County Cllr V Adair", "")
    assert [motion.result for item in minutes.items for motion in item.motions] == ["carried"]


def test_a_letterhead_without_blank_lines() -> None:
    pack = read("""
    Harrowmere Borough Council
    Children and Learning Scrutiny Committee
    Minutes of the meeting held on Tuesday 14 March 2023 at 6.00 pm
    Present: Councillor Ines Falk (Chair), Councillor Tom Reddy, Councillor Ada Quill

    12. MINUTES OF THE LAST MEETING
    RESOLVED: that the minutes be approved as a correct record.

    13. FOSTERING
    RESOLVED: that a report come to the meeting in June.
    """)
    assert (pack.meeting.committee, pack.meeting.date) == (
        "Children and Learning Scrutiny Committee",
        date(2023, 3, 14),
    )


def test_minutes_under_the_heading_agenda_have_no_agenda() -> None:
    pack = read("""
    **Committee Meeting**
    **Agenda**

    **1 Attendance**
    Ada was elected Chair.
    Ada, Bela and Cleo were in attendance.

    **2 Mentoring**
    Ada presented the idea, and it was discussed.

    **3 Funds**
    The committee agreed to buy a banner. Cleo said that prices had risen.

    **4 Close**
    The meeting was closed at 3.05pm.

    **Action List**

    1 Ada - organise posters
    2 Bela - buy a banner
    """)
    assert pack.items == ()
    assert pack.minutes is not None
    assert [item.title for item in pack.minutes.items] == ["Attendance", "Mentoring", "Funds", "Close"]


def test_agreed_under_a_motion_leads_to_no_list() -> None:
    minutes = read("""
    **Westmoor County Council**
    Minutes of the meeting of the County Council held on Thursday, 13 March 2025

    Present: Mr A Ash (Chairman), Mrs B Birch and Mr C Cole

    **1. Announcements**
    Mr Ash moved, and Mrs Birch seconded, that the Council thank the staff.

    Agreed unanimously.

    2) The Chairman held a silence in memory of Mr Dale.

    **2. Budget**
    RESOLVED that the report be noted.
    """).minutes
    assert minutes is not None
    assert [len(item.resolutions) for item in minutes.items] == [0, 1]
    assert [motion.mover for motion in minutes.items[0].motions] == ["Mr Ash"]


@pytest.mark.parametrize(
    ("printed", "committee"),
    [
        ("EASTMARCH COMBINED AUTHORITY COMMITTEE", ""),
        ("EASTMARCH COMBINED AUTHORITY AUDIT COMMITTEE", "Audit Committee"),
    ],
)
def test_the_committee_of_an_authority_has_no_name_of_its_own(printed: str, committee: str) -> None:
    sheet = f"REPORT TO: {printed}\n\nDATE: 27 MARCH 2026\n\nREPORT TITLE: BUSES\n\n"
    pack = parsed(
        [
            page(
                1,
                f"Eastmarch Combined Authority\n\n{sheet}Recommendation\n\nThat the committee notes the report.\n",
            )
        ]
    )
    assert (pack.meeting.council, pack.meeting.committee) == ("Eastmarch Combined Authority", committee)


def test_a_title_in_capitals_goes_on_below_a_long_line_and_not_below_a_short_one() -> None:
    items = read("""
    OAKFORD TOWN COUNCIL
    PARKS COMMITTEE
    Monday, 3rd June, 2019 at 6.00 pm
    This meeting is open to the public, who may ask questions of up to three minutes each before business begins.

    AGENDA

    1. SAFEGUARDING IN CHILDREN & LIBRARIES WASTE AND FAMILIES
    BUDGET
    The report of the director sets out what was spent in the year.

    2. REPORTS
    PLANNING DEPARTMENT
    3. ANY OTHER BUSINESS
    """).items
    titles = [item.title for item in items]
    assert titles[0] == "SAFEGUARDING IN CHILDREN & LIBRARIES WASTE AND FAMILIES BUDGET"
    assert titles[1] == "REPORTS"
