"""Agendas, front sheets and minutes as ten councils set them out, in text of our own."""

from pathlib import Path

from packview.extract.source import open_source
from packview.extract.stamps import settle_labels
from packview.model import Pack, Source
from packview.parse.pipeline import run_stages

BOROUGH = """\
LONDON BOROUGH OF ASHBROOK

HEALTH AND ADULT SOCIAL CARE SCRUTINY COMMITTEE

TUESDAY, 11 MARCH 2025 AT 6.30 PM
COUNCIL CHAMBER, TOWN HALL, HIGH STREET, ASHBROOK N1 1AA

Enquiries to: Sola Grant, Principal Committee Officer
E-Mail: sola.grant@ashbrook.example
Telephone: 020 7946 0000

MEMBERS

Councillors: Lena Abrams (Chair), Tom Birch (Vice-Chair), Priya Das, Joe Ellis,
Mary-Anne Foley and Omar Haddad

Co-opted members
Grace Ito (Healthwatch)

Issued on: Monday, 3 March 2025
\f
AGENDA

ITEM 1. APOLOGIES

ITEM 2. DECLARATIONS BY MEMBERS OF PECUNIARY, NON-PECUNIARY AND ANY
OTHER INTERESTS IN MATTERS ON THIS AGENDA

ITEM 3. MINUTES (Pages 5 - 12)
To approve and sign the minutes of the meeting held on 14 January 2025.

ITEM 4. ADULT SAFEGUARDING ANNUAL REPORT (Pages 13 - 44)
Report of the Executive Director Adults and Health

ITEM 5. WORK PROGRAMME (Pages 45 - 50)

ITEM 6. ANY OTHER BUSINESS THE CHAIR CONSIDERS URGENT
"""

LETTERED = """\
Wyre Valley Borough Council

Overview and Scrutiny Board
Wednesday 5th November 2025, 18:00
The Guildhall

Membership:
Cllr A Bright (Chairman)
Cllr B Crane (Vice Chairman)
Cllr C Dale
Cllr D Eves

Quorum: 3

A G E N D A

A. PRELIMINARY MATTERS

A1 Apologies for Absence

A2 Declarations of Interest

A3 Minutes of the Meeting held on 1 October 2025 Pages 3 to 8

B. ITEMS FOR DECISION

B1 Leisure Contract Extension Pages 9 to 22
Report of the Director of Communities attached.

B2 Council Tax Support Scheme 2026/27 Pages 23 to 40

C. EXEMPT ITEMS

C1 Property Disposal: Old Depot Pages 41 to 46
"""

TOWN = """\
Supplementary Agenda

Dear Councillor

You are summoned to attend a meeting of Elmstead Town Council to be held on Monday 9 June 2025 at 7pm in the Memorial Hall for the purpose of transacting the following business.

1. Apologies: To receive and approve apologies for absence.
2. Declarations of interest: To receive declarations from members.
3. Public participation: 15 minutes are set aside.
4. Minutes: To approve the minutes of 12 May 2025 (attached).
5. Finance
5.1 To approve payments.
5.2 To note the bank reconciliation.
6. Planning
a) 25/00123/FUL 4 Mill Road
b) 25/00150/HOU 9 The Green
7. Date of next meeting: 14 July 2025

J Smith, Town Clerk
"""

MINUTES_WITH_YEAR = """\
MINUTES of the meeting of the PLANNING COMMITTEE of Harrow Vale District Council held on Thursday 16 January 2025 at 7.00pm

Present: Councillors J Archer (Chair), S. Bell, M. Cooper, Mrs D Drake and P O'Neill

Also in attendance: Councillor K Young

Officers: Head of Planning (A Wise), Solicitor (T Gray)

23/24 APOLOGIES FOR ABSENCE

Apologies for absence were received from Councillors Frost (Councillor Bell substituting) and Green.

24/24 DECLARATIONS OF INTEREST

There were none.

25/24 APPLICATION 24/01234/FUL - LAND AT MILL LANE

The Committee considered the report of the Head of Planning.

It was proposed by Councillor Cooper, seconded by Councillor Bell and

RESOLVED that planning permission be granted subject to:

(a) the conditions in the report; and

(b) a legal agreement.

26/24 EXCLUSION OF THE PRESS AND PUBLIC

RESOLVED: That the public be excluded.

The meeting closed at 8.45pm

Chair ........................
"""

MINUTES_WITH_DECISIONS = """\
CABINET

Minutes of the Meeting held on 7 July 2025 commencing at 10.00 am

Councillors Present:
Cllr Ruth Amos, Leader (Chair)
Cllr Dev Bhatt, Deputy Leader
Cllr Tom Carr

Apologies:
Cllr Eve Dunn

Officers Present:
Jo Lane, Chief Executive
Mark Neal, Director of Finance

12. Declarations of Interest
No declarations were made.

13. Revenue Outturn 2024/25
Cllr Bhatt introduced the report and stated that the outturn was £1.2m under budget.
Decision:
1. To note the outturn.
2. To transfer £0.5m to reserves.
Reason for Decision: To report the outturn.

14. Leisure Strategy
Cabinet AGREED to:
(i) adopt the strategy;
(ii) review it in 2027.

15. Any Other Business
None.
"""

PAGE_COLUMN = """\
Meeting: Children's Services Scrutiny Committee
Date: 21/01/2026
Time: 2:00pm
Venue: Shire Hall, Castle Street

For any further information please contact:
Ann Other
Democratic Services Team Leader
01234 567890
ann.other@shire.example

Distribution: Councillors A Able, B Best (Chair), C Cole

Agenda

Item Page No.

1 Apologies for absence and substitutions

2 Declarations of interest

3 Minutes 5 - 10
Minutes of the meeting held on 12 November 2025

4 Chairman's announcements

5 Ofsted Inspection Outcome 11 - 30
Report by the Executive Director, Children's Services

6 School Place Planning 31

7 Forward Plan Verbal Report
"""

DOCUMENTS = """\
Bexcombe
Metropolitan Borough Council

Agenda for a meeting of the Corporate Overview and
Scrutiny Committee to be held on Thursday 25
September 2025 at 5.30 pm in Committee Room 1, City Hall

Members of the Committee - Councillors
LABOUR            CONSERVATIVE      LIBERAL DEMOCRAT
Ahmed (Chair)     Brown             Clarke
Evans             Field
Gill (DCh)

Alternates:
Hussain           Jones

Notes:
This agenda can be made available in Braille.

A. PROCEDURAL ITEMS

1. ALTERNATE MEMBERS (Standing Order 34)

The City Solicitor will report the names of alternate Members.

2. DISCLOSURES OF INTEREST

3. INSPECTION OF REPORTS AND BACKGROUND PAPERS

B. OVERVIEW AND SCRUTINY ITEMS

4. 2025-26 QUARTER 1 FINANCE POSITION STATEMENT

The Director of Finance will submit a report (Document "A").

Recommended -

That the report be noted.

1 - 40

5. ANTI-SOCIAL BEHAVIOUR

The Assistant Director will submit Document "B".

41 - 60
"""

NOTICE = """\
Public Document Pack

Mid Fenland Council
Our Ref: XY/1
Contact: Paul Noon Direct Line: 01999 555555
Date: 4 July 2025

NOTICE OF MEETING

Meeting AUDIT AND GOVERNANCE COMMITTEE
Date and Time MONDAY, 14 JULY, 2025 AT 9.30 A.M.
Place CIVIC CENTRE, FENTON
Enquiries to paul.noon@fen.example

1. APOLOGIES FOR ABSENCE

2. DECLARATIONS OF INTEREST

All Members with a Disclosable Pecuniary Interest must declare it.

3. MINUTES OF PREVIOUS MEETING (PAGES 5 - 8)

To confirm the Minutes.

4. EXTERNAL AUDIT PROGRESS REPORT (PAGES 9 - 24)

Report of the external auditor.

5. EXCLUSION OF PRESS AND PUBLIC

That in relation to the following items the public be excluded.

6. STRATEGIC RISK REGISTER (PAGES 25 - 40)

7. FRAUD INVESTIGATION (PAGES 41 - 44)
"""


def read(text: str, tmp_path: Path) -> Pack:
    path = tmp_path / "pack.txt"
    path.write_text(text, encoding="utf-8")
    with open_source(path) as source:
        document = source.document
        pages = [source.page(number) for number in range(1, document.page_count + 1)]
    facts = Source(kind="text", name=path.name, sha256="0" * 64, size=1)
    return run_stages(document, settle_labels(pages), source=facts).pack()


def agenda(pack: Pack) -> list[tuple[str, str, str | None, str | None]]:
    return [(item.number, item.title, item.page_first, item.page_last) for item in pack.items]


def test_items_by_the_word_item_and_members_in_running_text(tmp_path: Path) -> None:
    pack = read(BOROUGH, tmp_path)
    meeting = pack.meeting
    assert (meeting.council, meeting.committee) == (
        "London Borough of Ashbrook",
        "Health and Adult Social Care Scrutiny Committee",
    )
    assert [(member.name, member.role) for member in meeting.members] == [
        ("Councillor Lena Abrams", "Chair"),
        ("Councillor Tom Birch", "Vice-Chair"),
        ("Councillor Priya Das", ""),
        ("Councillor Joe Ellis", ""),
        ("Councillor Mary-Anne Foley", ""),
        ("Councillor Omar Haddad", ""),
        ("Grace Ito", "Co-opted member, Healthwatch"),
    ]
    assert agenda(pack)[2:5] == [
        ("3", "MINUTES", "5", "12"),
        ("4", "ADULT SAFEGUARDING ANNUAL REPORT", "13", "44"),
        ("5", "WORK PROGRAMME", "45", "50"),
    ]


def test_items_numbered_a1_and_a_lettered_part_in_private(tmp_path: Path) -> None:
    pack = read(LETTERED, tmp_path)
    assert agenda(pack) == [
        ("A1", "Apologies for Absence", None, None),
        ("A2", "Declarations of Interest", None, None),
        ("A3", "Minutes of the Meeting held on 1 October 2025", "3", "8"),
        ("B1", "Leisure Contract Extension", "9", "22"),
        ("B2", "Council Tax Support Scheme 2026/27", "23", "40"),
        ("C1", "Property Disposal: Old Depot", "41", "46"),
    ]
    assert [item.number for item in pack.items if item.exempt] == ["C1"]
    assert pack.meeting.quorum == 3


def test_points_under_a_title_are_not_part_of_it(tmp_path: Path) -> None:
    pack = read(TOWN, tmp_path)
    assert [item.title for item in pack.items[4:]] == [
        "Finance",
        "Planning",
        "Date of next meeting: 14 July 2025",
    ]
    assert pack.items[5].description.startswith("a) 25/00123/FUL")
    assert pack.items[6].description == ""
    assert pack.meeting.place == "Memorial Hall"


def test_minutes_numbered_with_their_year(tmp_path: Path) -> None:
    minutes = read(MINUTES_WITH_YEAR, tmp_path).minutes
    assert minutes is not None
    assert minutes.committee == "Planning Committee"
    assert [item.number for item in minutes.items] == ["23/24", "24/24", "25/24", "26/24"]
    assert [person.name for person in minutes.apologies] == ["Councillor Frost", "Councillor Green"]
    assert [(each.ref, each.text) for each in minutes.items[2].resolutions] == [
        ("(a)", "the conditions in the report; and"),
        ("(b)", "a legal agreement."),
    ]


def test_decisions_are_resolutions_and_short_titles_take_no_text(tmp_path: Path) -> None:
    minutes = read(MINUTES_WITH_DECISIONS, tmp_path).minutes
    assert minutes is not None
    assert [(item.number, item.title) for item in minutes.items] == [
        ("12", "Declarations of Interest"),
        ("13", "Revenue Outturn 2024/25"),
        ("14", "Leisure Strategy"),
        ("15", "Any Other Business"),
    ]
    assert [len(item.resolutions) for item in minutes.items] == [0, 2, 2, 0]
    assert minutes.items[1].resolutions[1].text == "To transfer \u00a30.5m to reserves."
    assert [(person.name, person.role) for person in minutes.present] == [
        ("Cllr Ruth Amos", "Chair, Leader"),
        ("Cllr Dev Bhatt", "Deputy Leader"),
        ("Cllr Tom Carr", ""),
    ]


def test_pages_in_a_column_and_labels_with_colons(tmp_path: Path) -> None:
    pack = read(PAGE_COLUMN, tmp_path)
    assert agenda(pack)[2:] == [
        ("3", "Minutes", "5", "10"),
        ("4", "Chairman's announcements", None, None),
        ("5", "Ofsted Inspection Outcome", "11", "30"),
        ("6", "School Place Planning", "31", "31"),
        ("7", "Forward Plan Verbal Report", None, None),
    ]
    meeting = pack.meeting
    assert str(meeting.date) == "2026-01-21"
    (contact,) = meeting.contacts
    assert (contact.name, contact.role, contact.telephone) == (
        "Ann Other",
        "Democratic Services Team Leader",
        "01234 567890",
    )
    assert [member.name for member in meeting.members] == [
        "Councillor A Able",
        "Councillor B Best",
        "Councillor C Cole",
    ]


def test_pages_on_lines_of_their_own_and_members_in_columns_by_party(tmp_path: Path) -> None:
    pack = read(DOCUMENTS, tmp_path)
    assert agenda(pack)[2:] == [
        ("3", "INSPECTION OF REPORTS AND BACKGROUND PAPERS", None, None),
        ("4", "2025-26 QUARTER 1 FINANCE POSITION STATEMENT", "1", "40"),
        ("5", "ANTI-SOCIAL BEHAVIOUR", "41", "60"),
    ]
    meeting = pack.meeting
    assert meeting.council == "Bexcombe Metropolitan Borough Council"
    assert str(meeting.date) == "2025-09-25"
    assert meeting.place == "Committee Room 1, City Hall"
    assert meeting.members == (), "whose names go together is not known, so none is told"


def test_labels_without_colons_and_items_behind_an_exclusion(tmp_path: Path) -> None:
    pack = read(NOTICE, tmp_path)
    meeting = pack.meeting
    assert (meeting.committee, meeting.place) == ("Audit and Governance Committee", "CIVIC CENTRE, FENTON")
    assert [(contact.name, contact.telephone) for contact in meeting.contacts] == [
        ("Paul Noon", "01999 555555")
    ]
    assert [item.number for item in pack.items if item.exempt] == ["6", "7"]


NUMBERED_WITHOUT_A_POINT = """\
OVERVIEW COMMITTEE

Minutes of a meeting of the Overview Committee held in the Civic Hall on Tuesday, 4th March 2025 from 7.00 pm - 8.55 pm.

PRESENT: Councillors M Dent (Chair), R Fell, L Gorse and Vernon Hurst.

OFFICERS PRESENT: Jo Keld, Ian Lund.

ALSO IN ATTENDANCE (VIRTUALLY): Councillor P Moss.

APOLOGIES: Councillors S Nab and T Oxley.

701 EMERGENCY EVACUATION PROCEDURE

The Chair outlined the procedure.

702 MINUTES

The Minutes of the Meeting held on 4 February 2025 (Minute Nos. 640 - 652) were taken as read, approved and signed by the Chair as a correct record.

703 DECLARATIONS OF INTEREST

No interests were declared.

704 BUDGET MONITORING: QUARTER 3

The Head of Finance introduced the report.

Resolved:

(1) That the report be noted.

(2) That a note on reserves be sent to members.

705 URGENT BUSINESS REQUESTS

Chair

Copies of this document are available on the website.
"""

RESOLVED_IN_A_SENTENCE = """\
Scrutiny Commission for Rural Communities
Minutes of Proceedings
At a meeting of the Scrutiny Commission for Rural Communities held on Thursday 19 June 2025 in the Council Chamber

Committee Members Present
Councillor A B Carr (Chairman)
Councillor Mrs D E Fox
Councillor G Hill

Officers in Attendance
Iris Jay - Scrutiny Officer
Ken Lee - Head of Roads

1/25 Appointment of Vice-Chairman
It was proposed, seconded and RESOLVED That Councillor Hill be appointed Vice-Chairman for 2025/26.

2/25 Pothole Repairs
Members received a presentation. During discussion the following points were made:
- repairs were quicker than last year;
- rural lanes waited longest.
It was AGREED that:
a) a further report be made in the autumn;
b) the figures be shown by parish.

3/25 Dates of Meetings
Noted.
"""


def test_minutes_numbered_without_a_full_stop(tmp_path: Path) -> None:
    pack = read(NUMBERED_WITHOUT_A_POINT, tmp_path)
    assert (pack.meeting.committee, pack.meeting.place) == ("Overview Committee", "Civic Hall")
    assert pack.minutes is not None
    assert [(item.number, item.title) for item in pack.minutes.items] == [
        ("701", "EMERGENCY EVACUATION PROCEDURE"),
        ("702", "MINUTES"),
        ("703", "DECLARATIONS OF INTEREST"),
        ("704", "BUDGET MONITORING: QUARTER 3"),
        ("705", "URGENT BUSINESS REQUESTS"),
    ]
    assert [each.ref for each in pack.minutes.items[3].resolutions] == ["(1)", "(2)"]


def test_what_is_resolved_within_a_sentence_and_offices_behind_a_dash(tmp_path: Path) -> None:
    minutes = read(RESOLVED_IN_A_SENTENCE, tmp_path).minutes
    assert minutes is not None
    assert [[(each.ref, each.text) for each in item.resolutions] for item in minutes.items] == [
        [("", "That Councillor Hill be appointed Vice-Chairman for 2025/26.")],
        [("a", "a further report be made in the autumn;"), ("b", "the figures be shown by parish.")],
        [],
    ]
    assert [(one.name, one.role) for one in minutes.in_attendance] == [
        ("Iris Jay", "Scrutiny Officer"),
        ("Ken Lee", "Head of Roads"),
    ]
