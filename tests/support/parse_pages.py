"""Hand-made pages in the shapes of councils' papers, in our own words, for the parsers' tests."""

from collections.abc import Sequence
from textwrap import dedent
from typing import Literal

from packview.model import Bookmark, Document, Pack, Page, Run, Source
from packview.parse.pipeline import run_stages

SOURCE = Source(kind="pdf", name="pack.pdf", sha256="0123456789abcdef" * 4, size=1)
TEXT_SOURCE = Source(kind="text", name="pack.txt", sha256="fedcba9876543210" * 4, size=1)
BLANK = "This page is intentionally left blank"


def page(
    number: int,
    text: str,
    *,
    label: str | None = None,
    stamps: Sequence[str] = (),
    state: Literal["text", "blank", "image", "garbled"] = "text",
    text_file: bool = False,
) -> Page:
    """A page of a PDF, or of a text file; a line between asterisks is bold in a PDF."""
    raw = dedent(text).strip("\n").split("\n")
    bold = [line.startswith("**") and line.endswith("**") and len(line) > 4 for line in raw]
    lines = tuple(line[2:-2] if heavy else line for line, heavy in zip(raw, bold, strict=True))
    runs: list[Run] = []
    if any(bold):
        for index, (line, heavy) in enumerate(zip(lines, bold, strict=True)):
            words = line.split()
            runs += [
                Run(text=word, x=50.0 + 40 * at, y=50.0 + 14 * index, width=35.0, size=11.0, bold=heavy)
                for at, word in enumerate(words)
            ]
    return Page(
        number=number,
        label=label,
        lines=lines,
        width=0.0 if text_file else 595.0,
        height=0.0 if text_file else 842.0,
        runs=tuple(runs),
        stamps=tuple(stamps),
        state=state,
    )


def pdf(
    pages: Sequence[Page], *, title: str = "", author: str = "", marks: Sequence[Bookmark] = ()
) -> Document:
    return Document(kind="pdf", page_count=len(pages), title=title, author=author, bookmarks=tuple(marks))


def mark(title: str, page_number: int | None, level: int = 0) -> Bookmark:
    return Bookmark(title=title, page=page_number, level=level)


def parsed(pages: Sequence[Page], document: Document | None = None) -> Pack:
    document = document or pdf(pages)
    pack = run_stages(document, pages, source=SOURCE if document.kind == "pdf" else TEXT_SOURCE).pack()
    assert not pack.failures
    return pack


HARBOURTON_FRONT = """
    Culture and Leisure Scrutiny Panel

    Thursday, 14th March, 2024
    at 6.00 pm
    Committee Room 2 - Quay House

    This meeting is open to the public

    Members
    Councillor Ferris (Chair)
    Councillor Odell (Vice-Chair)
    Councillor B Nguyen
    Councillor Young
    Appointed Members
    Petra Lindqvist
    Contacts
    Democratic Services Officer
    Amir Sayed
    Tel: 01632 960 001
    Email: democracy@harbourton.example
    Scrutiny Manager
    Joan Price
    """
HARBOURTON_NOTICE = """
    PUBLIC INFORMATION
    Anybody may speak for three minutes on an item of the agenda.

    QUORUM The least number of Members who have to be in the room for the meeting to go on is 2.

    Harbourton City Council keeps its offices free of smoke.
    Dates of Meetings
    2023 2024
    6 July 11 January
    5 October 14 March
    """
HARBOURTON_AGENDA = """
    AGENDA

    1 APOLOGIES AND SUBSTITUTIONS
    To note who cannot come and who comes in their place under Council
    Procedure Rule 4.3.

    2 DISCLOSURE OF PERSONAL INTERESTS
    Members to say whether they have an interest in anything on the agenda
    for this meeting, under the code of 2012 and the rules that go with it.

    3 STATEMENT FROM THE CHAIR

    4 MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING) (Pages 1 -
    2)
    To approve and sign the Minutes of the meeting held on 11 January
    2024 and to deal with what arises from them.

    5 CITY LIBRARIES: OPENING HOURS AND THE MOBILE LIBRARY IN THE NORTHERN
    WARDS
    (Pages 3 - 8)
    Report of the Head of Culture on how the libraries are used.

    6 SWIMMING POOLS (Page 9)
    Report of the Head of Leisure that sets out attendance
    from January on.

    Wednesday, 6 March 2024 Director of Governance
    """
HARBOURTON_MINUTES_1 = """
    CULTURE AND LEISURE SCRUTINY PANEL
    MINUTES OF THE MEETING HELD ON 11 JANUARY 2024

    Present: Councillors Ferris (Chair) (except items 24 and 25), B Nguyen,
    Young (except item 23 (part)) and Odell.
    Appointed Member Petra Lindqvist.
    Apologies: Councillor Achebe

    21. APOLOGIES AND SUBSTITUTIONS

    The apologies of Councillor Achebe were noted.

    22. MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS
    ARISING)

    RESOLVED that the minutes of the meeting held on 5 October 2023 be signed as a true
    record.

    23. EXCLUSION OF THE PRESS AND PUBLIC - PAPERS INCLUDED IN THE
    FOLLOWING ITEM

    RESOLVED that the press and public be asked to leave for the part of the next item in
    which the second appendix is spoken of

    The second appendix held the terms of a lease, which the other side had asked to be kept
    in confidence.

    24. MUSEUM VISITS

    The Panel received the report of the Head of Culture.
    """
HARBOURTON_MINUTES_2 = """
    - 7 -
    Councillor Marsh, Cabinet Member for Culture, Sport and Lifelong Learning, Hannah Brook,
    Service Director, Children and Culture Services, and Ola Berg, Head of Museums were
    present and spoke to the item. The Panel noted the following:

    • That visits had risen by a tenth since the new wing was
    opened, and that school parties came from all over the county.
    • That the roof
    needed work.
    RESOLVED
    (i) That the Panel would be sent the figures by
    month.
    (ii) That the Head of Museums would say in June what the
    roof would cost.

    COUNCILLOR ODELL IN THE CHAIR

    25. THEATRE

    The Panel noted the report.
    """
HARBOURTON_REPORT = """
    DECISION-MAKER: CULTURE AND LEISURE SCRUTINY PANEL
    SUBJECT: CITY LIBRARIES: OPENING HOURS AND THE
    MOBILE LIBRARY IN THE NORTHERN WARDS
    DATE OF DECISION: 14 MARCH 2024
    REPORT OF: HEAD OF CULTURE
    CONTACT DETAILS
    AUTHOR: Name: Ada Quist Tel: 01632 960 002
    E-mail: ada@harbourton.example
    Director Name: Hannah Brook Tel: 01632 960 003
    STATEMENT OF CONFIDENTIALITY
    Appendix 2 is not for publication because it holds the terms of a lease.
    BRIEF SUMMARY
    The libraries were open for fewer hours last year.
    This report says what that did to loans and visits.
    RECOMMENDATIONS:
    (i) That the Panel note how the libraries
    were used.
    (ii) That the Panel ask for another report in
    """
HARBOURTON_REPORT_2 = """
    September.
    REASONS FOR REPORT RECOMMENDATIONS
    1. So that the Panel can follow what becomes of the libraries.
    KEY DECISION No
    WARDS/COMMUNITIES AFFECTED: Northern wards
    SUPPORTING DOCUMENTATION
    Appendices
    1. Loans and visits by month, with those of the mobile
    library
    2. Lease of the Northern Library
    Documents In Members’ Rooms
    1. None
    """


def harbourton() -> tuple[Document, list[Page]]:
    """A scrutiny panel of a city: capitals for titles, stamps, bookmarks, a header table."""
    pages = [
        page(1, HARBOURTON_FRONT),
        page(2, HARBOURTON_NOTICE),
        page(3, HARBOURTON_AGENDA),
        page(4, HARBOURTON_MINUTES_1, label="1", stamps=["Agenda Item 4"]),
        page(5, HARBOURTON_MINUTES_2, label="2"),
        page(6, HARBOURTON_REPORT, label="3", stamps=["Agenda Item 5"]),
        page(7, HARBOURTON_REPORT_2, label="4"),
        page(8, "Loans and visits\n2023 2024\n10 12", label="5", stamps=["Appendix 1"]),
        page(9, BLANK, state="blank"),
        page(10, "Lease\nThe council lets the building.", label="7", stamps=["Appendix 2"]),
        page(11, "It may end the lease in June.", label="8"),
        page(12, "Swimming\nAttendance rose.", label="9", stamps=["Agenda Item 6"]),
    ]
    marks = [
        mark("Agenda", 1),
        mark("4 MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)", 4),
        mark("5 CITY LIBRARIES: OPENING HOURS AND THE MOBILE LIBRARY IN THE NORTHERN WARDS", 6),
        mark("Appendix 1 Loans and visits", 8, 1),
        mark("Appendix 2 Lease of the Northern Library", 10, 1),
        mark("", 11, 1),
        mark("6 SWIMMING POOLS", 12),
        mark("Gone", None),
    ]
    title = "Agenda for Culture and Leisure Scrutiny Panel on Thursday, 14th March, 2024, 6.00 pm"
    return pdf(pages, title=title, author="Harbourton City Council", marks=marks), pages


WEALDSHIRE_AGENDA = """

    AGENDA

    EXECUTIVE


    Tuesday, 5th November, 2024, at 2.30 pm Ask for: Noor Haddad
    Great Chamber, Old Court,
    County Hall, Wealdbridge
    Telephone: Tel: 01632 960 100
    Email:
    noor.haddad@wealdshire
    .gov.uk

    UNRESTRICTED ITEMS
    (During these items the meeting is likely to be open to the public)


    1. Apologies
    2. Declarations of Interest
    3. Minutes of the Meeting held on 8 October 2024 (Pages 1 - 6)
    4. Winter Service Plan: Gritting Routes, Salt and the Duty of the Highway Authority
    (Pages 7 - 12)
    5. Care Home Fees 2025-26 and the Results of Asking Providers and the People who
    live there (Pages 13 - 20)
    EXEMPT ITEMS
    (During these items the meeting is likely NOT to be open to the public)
    6. Sale of Land at Mill Lane (Pages 21 - 24)


    Femi Grant
    General Counsel
    01632 960 101

    Monday, 28 October 2024
    """


def wealdshire_agenda() -> tuple[Document, list[Page]]:
    """A county's cabinet: an agenda on one page, titles over two lines, no descriptions, exempt items at the end."""
    pages = [page(1, WEALDSHIRE_AGENDA)]
    return pdf(pages, title="Agenda Template", author="Noor Haddad"), pages


WEALDSHIRE_MINUTES = (
    """
    1
    WEALDSHIRE COUNTY COUNCIL


    EXECUTIVE

    MINUTES of a meeting of the Executive held in the Great Chamber, Old
    Court, County Hall, Wealdbridge on Tuesday, 8 October 2024.

    PRESENT: Mr T R Ashe (Chairman), Mrs L Bone, Mr D C Frost, OBE, and
    Ms K Varga

    IN ATTENDANCE: Dr P Okoro (Director of Public Health), Ms J Head (Corporate
    Director Children, Young People and Education) and Kerr (Acting Chief
    Accountant)

    IN ATTENDANCE VIRTUALLY: Mr U Lang (Area Education Officer – West Weald)

    UNRESTRICTED ITEMS

    61. Apologies
    (Item 1)

    Apologies were received from Mrs Q Dale.

    62. Minutes of the Meeting held on 3 September 2024
    (Item 3)

    RESOLVED that the minutes of 3 September 2024 were right and that they be signed by the
    Chairman

    63. 24/00041 - Budget Watching Report – July
    2024-25
    (Item 4)

    Ria Stone (Head of Finance) and Joe McKay(Acting Analyst) were in attendance for this item

    1. Mr Ashe, Leader of the Council, told the Executive about:

    (a) the grant for roads, which had been paid in
    two parts;

    (b) the reserves.

    - Schools: their balances fell.

    2. Mrs Bone asked about
    """,
    """
    2
    the deficit of the schools and when it would be paid back.

    3. RESOLVED that the Executive agree to:

    A) Note the overspend.
    b) Note the deficit, and the plan
    to pay it back.

    64. Bus Routes in the East
    (Item 5)

    Members asked when the routes would change.

    RESOLVED that the routes be changed in May.

    The meeting ended at 4.10 pm
    """,
)


def wealdshire_minutes() -> tuple[Document, list[Page]]:
    """Minutes alone: '(Item 1)' lines under titles, numbered and lettered paragraphs, resolutions among them."""
    pages = [page(number, text) for number, text in enumerate(WEALDSHIRE_MINUTES, 1)]
    return pdf(pages, title="Minutes"), pages


WEALDSHIRE_LETTER = """
    Direct Dial/Ext: 01632960100
    e-mail: noor.haddad@wealdshire.gov.uk
    Ask for: Noor Haddad
    Date: 1 November 2024


    Dear Member

    EXECUTIVE - TUESDAY, 5 NOVEMBER 2024

    I can now send you, for the meeting of the Executive on Tuesday, 5 November 2024, what
    was still to come.

    Agenda Item No
    4 24/00052 - Winter Service Plan: Gritting Routes, Salt and the Duty of the
    Highway Authority (Pages 1 - 4)


    Yours sincerely


    Femi Grant
    General Counsel
    """
WEALDSHIRE_REPORT = (
    """
    From: Kit Varga, Executive Member for Roads

    Una Reid, Corporate Director, Growth and
    Transport

    To: Executive - 5 November 2024

    Subject: Winter Service Plan: Gritting Routes, Salt and the Duty
    of the Highway Authority

    Decision no: 24/00052

    Key Decision: Yes - it touches more than two divisions

    Classification: Unrestricted

    Past Pathway of report: Roads Committee – 2 October 2024

    Is the decision eligible for call-in? Yes


    Summary: The plan says which roads are gritted, and when. Wealdshire County Council spends
    two millions on it.

    Last year it was changed twice.
    """,
    """
    Recommendation(s):
    The Executive is asked to:

    A. AGREE the plan for the winter, with the routes that are set out in the
    first appendix; and

    B. DELEGATE small changes to the Corporate Director.

    1. Introduction

    1.1 Roads have to be kept open.

    2. Appendices

    • Appendix A – Routes
    • Appendix B – Salt Stores
    """,
)


def wealdshire_supplement() -> tuple[Document, list[Page]]:
    """A letter that sends one more report: From / To / Subject, lettered recommendations."""
    pages = [
        page(1, WEALDSHIRE_LETTER),
        page(2, BLANK, state="blank"),
        page(3, WEALDSHIRE_REPORT[0], label="1", stamps=["Agenda Item 4"]),
        page(4, WEALDSHIRE_REPORT[1], label="2"),
        page(5, "Routes\nA1 and A2", label="3"),
        page(6, BLANK, state="blank"),
    ]
    marks = [
        mark("Agenda", 1),
        mark(
            "4 24/00052 - Winter Service Plan: Gritting Routes, Salt and the Duty of the Highway Authority", 3
        ),
        mark("Item 4 - Appendix A - Routes", 5, 1),
    ]
    title = "(Public Pack)Item 4 - To follow Agenda Supplement  for Executive, 05/11/2024 14:30"
    return pdf(pages, title=title, author="Your council", marks=marks), pages


MEREFORD_FRONT = """
    MEREFORD BOROUGH COUNCIL
    Notice of Meeting
    Planning and Environment Committee

    Date: Monday 3 June 2024
    Time: 7.00 pm
    Venue: The Moot Hall, Market Street,
    Mereford

    Membership: Councillors A Sharp (Chair), P. O’Dowd (Vice-Chair), van der Meer,
    Young and T Iqbal

    Quorum: four members
    The press and public are welcome to attend.
    Contact Officer: Bea Cole, Committee Manager
    Telephone: 01632 960 200
    Email: committees@mereford.example
    """
MEREFORD_AGENDA = """
    Order of Business
    Part 1 - Open to the public
    Item Subject Page No
    **1. Apologies for absence**
    **2. Minutes of the last meeting 1 - 2**
    To confirm the minutes of 29 April 2024.
    **3. Tree planting: Phase 2 3 - 5**
    Report by the Tree Officer on 400 trees.
    The committee is asked to choose the streets.
    **4. Replacement of the swing bridge: outline 6 - 8**
    **business case**
    **4a. Footpath 12 9**
    **5. Date of next meeting**
    Part 2 - Exempt items
    **6. Enforcement at Mill Lane 10 - 11**
    """
MEREFORD_MINUTES = """
    Minutes of the Planning and Environment Committee
    held on Monday 29 April 2024

    Members present:
    Councillor A Sharp (Chair)
    Councillor P. O’Dowd
    Councillor van der Meer
    Apologies for absence were received from Councillors Young and T. Iqbal.
    Officers present:
    Bea Cole, Committee Manager
    Tom Reed, Tree Officer

    **PE/24/12 Declarations**
    There were none.

    **PE/24/13 Felling at Church Row**
    Tom Reed said that the limes were sick.
    It was asked who would pay.
    Resolved:
    a. that the limes be felled;
    b. that new ones be planted
    in the autumn.
    **PE/24/14 Parking**
    It was agreed that the order be made.
    """
MEREFORD_REPORT = """
    Report to: Planning and Environment Committee
    Date: 3 June 2024
    Title: Tree planting: Phase 2
    Lead officer: Tom Reed
    **1. Purpose of report**
    1.1 To say where trees can go.
    **2. Recommendations**
    2.1 That the streets in the list be planted.
    2.2 That residents be told
    before the digging begins.
    **3. Background**
    3.1 There were 380 trees in Phase 1.
    """


def mereford() -> tuple[Document, list[Page]]:
    """A borough's committee: agenda as a table with a page column, bold titles, parts 1 and 2, no bookmarks."""
    pages = [
        page(1, MEREFORD_FRONT),
        page(2, MEREFORD_AGENDA),
        page(3, MEREFORD_MINUTES, label="1"),
        page(4, "Signed\nChair", label="2"),
        page(5, MEREFORD_REPORT, label="3"),
        page(6, "3.2 They cost little.", label="4"),
        page(7, "Appendix 1\nStreets that can be planted\nRow Lane", label="5"),
        page(8, "Report to: Planning and Environment Committee\nTitle: Swing bridge", label="6"),
        page(9, "The bridge is old.", label="7"),
        page(10, "", label="8", state="image"),
        page(11, "Footpath 12 is wet.", label="9"),
        page(12, "Not for publication\nMill Lane", label="10"),
        page(13, "x", label="11", state="garbled"),
    ]
    return pdf(pages), pages
