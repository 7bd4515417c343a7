"""Minutes."""

from datetime import date

import pytest

from packview.model import Attendee, Document, MinuteItem, Minutes, Page, Resolution
from packview.parse.headings import TypedPages
from packview.parse.meeting.minute_items import find_items
from packview.parse.meeting.minutes import is_minutes_heading, read_minutes
from packview.parse.text.lines import Cell, Line, flow
from parse_pages import harbourton, mereford, page, parsed, wealdshire_minutes


def minutes(pack: tuple[Document, list[Page]]) -> Minutes:
    found = parsed(pack[1], pack[0]).minutes
    assert found
    return found


def read(text: str, *more: str) -> Minutes:
    pages = [page(number, each, label=str(number + 10)) for number, each in enumerate((text, *more), 1)]
    found = read_minutes(TypedPages().lines(pages), {each.number: each.label for each in pages})
    assert found
    return found


def item(body: str) -> MinuteItem:
    found = read(
        f"MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillor Ash\n\n7. ROADS\n\n{body}\n\n8. CLOSE\nAll went home."
    )
    assert [each.number for each in found.items] == ["7", "8"]
    return found.items[0]


def resolved(found: MinuteItem) -> list[tuple[str, str]]:
    return [(each.ref, each.text) for each in found.resolutions]


def test_minutes_in_capitals_with_bullets_over_a_page() -> None:
    found = minutes(harbourton())

    assert (found.committee, found.meeting_date) == ("Culture and Leisure Scrutiny Panel", date(2024, 1, 11))
    assert (found.page_first, found.pdf_first) == ("1", 4)
    assert [(person.name, person.role, person.note) for person in found.present] == [
        ("Councillor Ferris", "Chair", "except items 24 and 25"),
        ("Councillor B Nguyen", "", ""),
        ("Councillor Young", "", "except item 23 (part)"),
        ("Councillor Odell", "", ""),
        ("Petra Lindqvist", "Appointed Member", ""),
    ]
    assert [person.name for person in found.apologies] == ["Councillor Achebe"]
    assert [(each.number, each.title, each.page, each.pdf_page) for each in found.items] == [
        ("21", "APOLOGIES AND SUBSTITUTIONS", "1", 4),
        ("22", "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)", "1", 4),
        ("23", "EXCLUSION OF THE PRESS AND PUBLIC - PAPERS INCLUDED IN THE FOLLOWING ITEM", "1", 4),
        ("24", "MUSEUM VISITS", "1", 4),
        ("25", "THEATRE", "2", 5),
    ]
    assert [len(each.resolutions) for each in found.items] == [0, 1, 1, 2, 0]
    museum = found.items[3]
    assert museum.discussion == (
        "The Panel received the report of the Head of Culture.",
        (
            "Councillor Marsh, Cabinet Member for Culture, Sport and Lifelong Learning, Hannah Brook, Service Director,"
            " Children and Culture Services, and Ola Berg, Head of Museums were present and spoke to the item. The Panel"
            " noted the following:"
        ),
        (
            "That visits had risen by a tenth since the new wing was opened, and that school parties came from all over"
            " the county."
        ),
        "That the roof needed work.",
        "COUNCILLOR ODELL IN THE CHAIR",
    )
    assert museum.attendees == (
        Attendee(name="Councillor Marsh", role="Cabinet Member for Culture, Sport and Lifelong Learning"),
        Attendee(name="Hannah Brook", role="Service Director, Children and Culture Services"),
        Attendee(name="Ola Berg", role="Head of Museums"),
    )
    assert museum.resolutions == (
        Resolution(ref="(i)", text="That the Panel would be sent the figures by month."),
        Resolution(ref="(ii)", text="That the Head of Museums would say in June what the roof would cost."),
    )


def test_what_follows_a_resolution_is_not_part_of_it() -> None:
    exclusion = minutes(harbourton()).items[2]

    assert exclusion.resolutions[0].text.endswith("the second appendix is spoken of")
    assert exclusion.discussion == (
        "The second appendix held the terms of a lease, which the other side had asked to be kept in confidence.",
    )


def test_minutes_alone_with_item_references_and_numbered_paragraphs() -> None:
    found = minutes(wealdshire_minutes())

    assert (found.committee, found.meeting_date) == ("Executive", date(2024, 10, 8))
    assert [person.name for person in found.present] == [
        "Mr T R Ashe",
        "Mrs L Bone",
        "Mr D C Frost, OBE",
        "Ms K Varga",
    ]
    assert [(person.name, person.role) for person in found.in_attendance] == [
        ("Dr P Okoro", "Director of Public Health"),
        ("Ms J Head", "Corporate Director Children, Young People and Education"),
        ("Kerr", "Acting Chief Accountant"),
        ("Mr U Lang", "Area Education Officer – West Weald"),
    ]
    assert [person.name for person in found.apologies] == ["Mrs Q Dale"]
    assert [(each.number, each.title) for each in found.items] == [
        ("61", "Apologies"),
        ("62", "Minutes of the Meeting held on 3 September 2024"),
        ("63", "24/00041 - Budget Watching Report – July 2024-25"),
        ("64", "Bus Routes in the East"),
    ]
    budget = found.items[2]
    assert budget.discussion == (
        "Ria Stone (Head of Finance) and Joe McKay(Acting Analyst) were in attendance for this item",
        "1. Mr Ashe, Leader of the Council, told the Executive about:",
        "(a) the grant for roads, which had been paid in two parts;",
        "(b) the reserves.",
        "Schools: their balances fell.",
        "2. Mrs Bone asked about the deficit of the schools and when it would be paid back.",
        "3. RESOLVED that the Executive agree to:",
    )
    assert resolved(budget) == [
        ("A", "Note the overspend."),
        ("b", "Note the deficit, and the plan to pay it back."),
    ]
    assert [(person.name, person.role) for person in budget.attendees] == [
        ("Ria Stone", "Head of Finance"),
        ("Joe McKay", "Acting Analyst"),
    ]
    assert resolved(found.items[1])[0][1].endswith("signed by the Chairman")
    assert found.items[3].discussion == ("Members asked when the routes would change.",)
    assert resolved(found.items[3]) == [("", "that the routes be changed in May.")]


def test_minutes_with_one_person_to_a_line_and_long_numbers() -> None:
    found = minutes(mereford())

    assert (found.committee, found.meeting_date) == ("Planning and Environment Committee", date(2024, 4, 29))
    assert [person.name for person in found.present] == [
        "Councillor A Sharp",
        "Councillor P. O’Dowd",
        "Councillor van der Meer",
    ]
    assert [person.name for person in found.apologies] == ["Councillor Young", "Councillor T. Iqbal"]
    assert [(person.name, person.role) for person in found.in_attendance] == [
        ("Bea Cole", "Committee Manager"),
        ("Tom Reed", "Tree Officer"),
    ]
    assert [(each.number, each.title) for each in found.items] == [
        ("PE/24/12", "Declarations"),
        ("PE/24/13", "Felling at Church Row"),
        ("PE/24/14", "Parking"),
    ]
    assert resolved(found.items[1]) == [
        ("a", "that the limes be felled;"),
        ("b", "that new ones be planted in the autumn."),
    ]
    assert resolved(found.items[2]) == [("", "that the order be made.")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("RESOLVED that the road be closed.", [("", "that the road be closed.")]),
        ("RESOLVED – That the road be closed.", [("", "That the road be closed.")]),
        ("RESOLVED: That the road be closed.", [("", "That the road be closed.")]),
        ("RESOLVED UNANIMOUSLY that it close.", [("", "that it close.")]),
        ("RESOLVED (unanimously) that it close.", [("", "that it close.")]),
        ("IT WAS RESOLVED that it close.", []),
        ("It was RESOLVED that it close.", [("", "that it close.")]),
        ("The Committee RESOLVED that it close.", [("", "that it close.")]),
        ("It was resolved that it close.", [("", "that it close.")]),
        ("It was agreed that it close.", [("", "that it close.")]),
        ("AGREED that it close.", [("", "that it close.")]),
        ("RECOMMENDED that it close.", [("", "that it close.")]),
        ("Agreed: that it close.", [("", "that it close.")]),
        ("3. RESOLVED that it close.", [("", "that it close.")]),
        ("RESOLVED\n(i) One\n(ii) Two", [("(i)", "One"), ("(ii)", "Two")]),
        ("RESOLVED that:\n\n1. One\n2. Two", [("1", "One"), ("2", "Two")]),
        ("RESOLVED (i) One\n(ii) Two", [("(i)", "One"), ("(ii)", "Two")]),
        ("RESOLVED:\nThat the road be closed.", [("", "That the road be closed.")]),
        ("RESOLVED:\n• One\n• Two", [("", "One"), ("", "Two")]),
        ("RESOLVED\n(i) One:\n• within\n(ii) Two", [("(i)", "One: within"), ("(ii)", "Two")]),
        ("RESOLVED that it close.\n\nRESOLVED that it open.", [("", "that it close."), ("", "that it open.")]),
        ("Members heard of the ruts, and RESOLVED: (a) that the road be closed; and (b) that it be mended.", [("(a)", "that the road be closed;"), ("(b)", "that it be mended.")]),
        ("Members heard of the ruts. RESOLVED that it close.", [("", "that it close.")]),
        ("RESOLVED: (i) that (a) carts and (b) cars stay out; (ii) that it close.", [("(i)", "that (a) carts and (b) cars stay out;"), ("(ii)", "that it close.")]),
        ("ACTION: Clerk to count the carts by May.", [("", "Action: Clerk to count the carts by May.")]),
        ("Action - The Clerk to count the carts.", [("", "Action: The Clerk to count the carts.")]),
        ("Actions:\n• One\n• Two", [("", "One"), ("", "Two")]),
        ("Action was promised by the Clerk.", []),
        ("The Panel agreed with the report.", []),
        ("Nothing was resolved.", []),
        ("The dispute was RESOLVED in May.", []),
    ],
)  # fmt: skip
def test_resolutions(body: str, expected: list[tuple[str, str]]) -> None:
    if body.startswith("IT WAS"):
        expected = [("", "that it close.")]

    assert resolved(item(body)) == expected


def test_a_change_of_chair_is_a_note() -> None:
    found = item("RESOLVED\n(i) That it close.\nCOUNCILLOR BIRCH IN THE CHAIR")

    assert resolved(found) == [("(i)", "That it close.")]
    assert found.discussion == ("COUNCILLOR BIRCH IN THE CHAIR",)


def test_a_resolution_goes_on_over_the_page() -> None:
    found = read(
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillor Ash\n7. ROADS\n"
        "RESOLVED\n(i) That the road by the church be closed for as long as the work on the bridge will",
        "- 2 -\ntake.\n(ii) That it be opened then.",
    )

    assert resolved(found.items[0]) == [
        ("(i)", "That the road by the church be closed for as long as the work on the bridge will take."),
        ("(ii)", "That it be opened then."),
    ]


def test_numbered_paragraphs_are_no_items() -> None:
    body = "\n\n".join(
        f"{number}. Councillor Ash said that number {number} was wrong." for number in range(1, 13)
    )

    found = item(body)

    assert len(found.discussion) == 12
    assert found.discussion[11].startswith("12. Councillor Ash")


@pytest.mark.parametrize(
    ("head", "present", "away", "attending"),
    [
        ("Present: Councillors Ash and Birch\nApologies: Councillor Elm", 2, 1, 0),
        ("PRESENT:\nCouncillor Ash (Chair)\nCouncillor Birch\nALSO PRESENT:\nMs Dale (Clerk)", 2, 0, 1),
        ("Councillors present: Ash, Birch", 2, 0, 0),
        ("Members Present: Ash, Birch, Elm\nMembers Absent: Oak\nStaff Present: Clerk Gale", 3, 1, 1),
        ("In the Chair: Councillor A. Ash\n\nMembers in attendance: Councillors B. Birch, C. Elm", 3, 0, 0),
        ("Directors Present: A. Ash, Chair\n    B. Birch\n    C. Elm\nRegrets: D. Oak", 3, 1, 0),
        ("Upon roll call the following were present: Trustee Ash, Trustee Birch. Absent: Trustee Elm.", 2, 1, 0),
        ("Trustees present were: Ash, Birch and Cedar. Trustee Elm was absent.", 3, 1, 0),
        ("An Cathaoirleach, Councillor Ann Ash presided.\nMembers Present:\nCouncillors B Birch, C Elm", 3, 0, 0),
        ("Apologies and Attendees\n\nAttendees: Ann Ash, Bob Birch (Chair)\n\nApologies: Cat Cole", 2, 1, 0),
        ("The following Members were present:\nCouncillors A Ash, B Birch and C Cole\n\nAn apology for absence was received from Councillor Elm.", 3, 1, 0),
        ("Present: Councillors A Ash, B Birch; the Clerk", 2, 0, 1),
        ("Present: Cllr Ash, Cllr Birch\nApologies: Nil\nLeave of absence: Cllr Elm", 2, 0, 0),
        ("Present: Cllr Ash, Cllr Birch\nPresentations: The Oak Project - Meg Moor", 2, 0, 0),
        ("Members Present\nCouncillors Ash, Birch and Cedar\nOfficers in attendance: Jo Hill and Al Moor", 3, 0, 2),
        ("Attendance: Councillors Ash and Birch\nAbsent: Councillor Elm", 2, 1, 0),
        ("PRESENT:\nMayor Jo Ash\nCouncillors Birch, Elm, and Fox\nGary C. Gow, Administrator", 4, 0, 1),
        ("PRESENT: Councillors Ash and Birch\nAPOLOGY: Councillor Elm,\nMEETINGS\nADMINISTRATOR: Ms. Jo Fox", 2, 1, 1),
        ("Present: Cllr. Ann Ash, Provost Cllr. Jo Elm, Cllr. Dr. Al Fox\nGuests: PC Bob Gow", 3, 0, 1),
        ("Present: Councillors A Ash and B Birch\nCouncillors in attendance: Councillors J Elm and K Fox", 2, 0, 2),
        ("PRESENT: Councillor D. Ash (chairman), who presided, Councillors Mrs G. Elm and C. Fox. There were apologies from Councillors R. Gow and Mrs J. Hill. There were 8 members of the public present.", 3, 2, 0),
        ("Present: Councillors Ash and Birch\n\nAn apology for lateness was received from Councillor Birch.", 2, 0, 0),
        ("Present: Cllrs Ash and Birch\n\nApologies were accepted from Cllr Elm.\nCllr Fox was absent.", 2, 2, 0),
        ("The following Members attended the meeting:-\n\nGreen: Councillors Ash and Birch\nBlue: Councillor Elm", 3, 0, 0),
        ("(a) Present\nCllr Ash\nCllr Birch\n(b) Apologies\nCllr Elm", 2, 1, 0),
        ("Present: Councillors B. Birch, C. Cole,\nD. Dow and\nE. Elm", 4, 0, 0),
        ("Councillor Ash, Chairman, presided.\n\nThe other Councillors present were:-\n\nCouncillors Birch and Elm", 3, 0, 0),
        ("Those present were: Neil Ash (NA) \u2013 Chair, John Birch (JB) \u2013 Vice-Chair", 2, 0, 0),
        ("Roll Call\nKaren Ash, President  \u2713\nJill Elm  \u2713\nTed Oak  absent", 2, 1, 0),
        ("It met with Trustees Ann Ash and Bo Birch present. Clerk Jo Elm was also present.", 2, 0, 1),
        ("Present: Cllrs Ash and Birch\nClerk: Mrs D Elm", 2, 0, 1),
        ("Present: Cllr Ash\nALSO PRESENT: Ms O Elm\nAPOLOGIES for absence were submitted by Cllrs Fox\nand Gow.", 1, 2, 1),
        ("PRESENT: Cllr Ash\nAS L\u00c1THAIR EILE: Mr Y. Gill, Manager", 1, 0, 0),
        ("Present: Cllr Ash. Absent: Cllr Birch \u2013 holiday; Cllr Elm \u2013 no reason given", 1, 2, 0),
        ("Attendance\nPrimary schools: Liz Ash (Chair), Joe Birch\nAcademies: Raj Elm\nLA officers: Sue Fox", 3, 0, 1),
        ("Present: Cllrs Ash and Birch\nCouncillors: K Elm and L Fox attended the meeting as observers.", 2, 0, 2),
        ("**Present:** Cllr Ash (Chair), Cllr Birch\n\n**Apologies:** Cllr Elm", 2, 1, 0),
        ("Present: Councillor Ash\nCOUNCILLOR ASH IN THE CHAIR\nApologies: None", 1, 0, 0),
        ("Present: 2 - Mayor Ann Ash, Trustee Bo Birch\nAbsent: 1 - Trustee Cy Elm\nExcused: 1 - Trustee Di Oak", 2, 2, 0),
        (("Present:             In attendance:\nCllr A Ash (Chair)   Mrs J Kidd (Clerk)\nCllr B Birch         PC Nell Gow\n\nApologies:           Absent:\nCllr C Elm           Cllr D Oak" ), 2, 2, 2),
        ("Name          Present    Apologies    Absent\nCllr A Ash       X\nCllr B Elm                   X\nCllr C Oak                              X", 1, 2, 0),
        ("Name          Attendance\nAnn Ash       Present\nBo Birch      Apologies\nCy Elm        A", 1, 1, 0),
        ("Name          4 March    6 May\nAnn Ash       \u2713          \u2713\nBo Birch      x          \u2713", 0, 0, 0),
        ("Attendees\nName            Organisation      Role\nJo Ash          Ashton Council    Chair\nDr Kit Elm      Northshire        Lead Nurse", 2, 0, 0),
        ("Present:\nAsh, A (Chair)\nBirch, B\nElm, C", 3, 0, 0),
    ],
)  # fmt: skip
def test_attendance(head: str, present: int, away: int, attending: int) -> None:
    found = read(
        f"Parks Committee\nMINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\n{head}\n\n7. ROADS\nTar.\n8. CLOSE\nHome."
    )

    not_there = (*found.apologies, *found.absent)
    assert (len(found.present), len(not_there), len(found.in_attendance)) == (present, away, attending)
    assert found.committee == "Parks Committee"


@pytest.mark.parametrize(
    ("head", "present", "apologies", "attending"),
    [
        ("Present Cr A Ash (Chair), Cr B Birch, F Dow (Roads)\nIn attendance G Elm (Manager)\nApologies Cr J Gow; Cr K Hill", "Ash Birch Dow", "Gow Hill", "Elm"),
        ("Councillor Present Apologies\nJ Ash (Chair) \u2713\nK Birch \u2713\nAlso present: Clerk P Dow", "", "", "Dow"),
        ("Members Present Apologies Absent\nJ Ash X\nK Birch X", "", "", ""),
        ("Councillor\nPresent\nApologies\nJ Ash\n\u2713\nK Birch\n\u2713", "", "", ""),
        ("Members Attendance\nJ Ash P\nK Birch A\nL Cole P", "", "", ""),
        ("Present: Cllrs Ash and Birch. Police: PC Bob Gow and PCSO Al Hill", "Ash Birch", "", "Gow Hill"),
        ("Present: Ann Ash, Bo Birch\nApologies: Cy Cole\n\nPolice: PCs Al Gow, Ed Hill", "Ash Birch", "Cole", ""),
        ("Present: Ash, Birch & Cole present. C Dow (public) present.", "Ash Birch Cole", "", "Dow"),
        ("Present: Cllr. C Ash\nCouncil Employees Present: RFO Al Elm, Clerk Jo Fox\nTree Wardens Present: Di Gow", "Ash", "", "Elm Fox"),
        ("Present: Mayor Elm and Councillor Ash. Staff members\npresent: City Attorney David Fox and Assistant City Engineer Greg Hill.", "Elm Ash", "", "Fox Hill"),
        ("PRESENT: Mayor Jess Ash\nCouncillor Jim Birch\nCAO\nMunicipal Intern", "Ash Birch", "", ""),
        ("PRESENT: Mayor Jo Ash\n  Councillors Birch and Cole\n  Ron Dow, Fire Chief", "Ash Birch Cole", "", "Dow"),
        ("Present: Cllr A Ash, Cllr B Birch; the Clerk, D Dow; and one member of the public.", "Ash Birch", "", "Dow"),
        ("Present: Cllrs Ash and Birch\nApologies: None\nAbsent: Cllr Cole", "Ash Birch", "", ""),
        ("Present: Cllrs Ash and Birch\nApologies: Cllr Dow\nAbsent: Cllr Cole", "Ash Birch", "Dow", ""),
        ("Cllrs Ash and Birch were present. Cllr Cole was absent without apology.", "Ash Birch", "", ""),
        ("Present:\nAnn Ash Bob Birch\nCy Cole Di Dow", "", "", ""),
        ("Present:\nA Ash B Birch\nC Cole D Dow", "Ash Birch Cole Dow", "", ""),
        ("Present: Cllrs Ash and Birch\nDid not attend: Cllr Fox", "Ash Birch", "", ""),
        ("Present: Cllr Ash, Cllr Birch\nLate apologies: Cllr Cole", "Ash Birch", "", ""),
        ("Present:    Apologies:\nCllr A Ash    Cllr C Cole\nCllr B Birch    Cllr D Dow", "Ash Birch", "Cole Dow", ""),
        ("Present: Cllr A Ash   Apologies: Cllr C Cole\nCllr B Birch           Cllr D Dow", "Ash Birch", "Cole Dow", ""),
        ("Present: Cllr A Ash   Apologies: Cllr C Cole", "Ash", "Cole", ""),
        ("Present: Councillors Ash and Birch; PC Elm", "Ash Birch", "", "Elm"),
        ("Present: Cllr Ash\nWelcome and Introductions\nThe Chair welcomed all", "Ash", "", ""),
        ("Cllr Ash Present\nCllr Birch Absent\nCllr Cole Apologies", "Ash", "Cole", ""),
        ("Present:\nBob Ash\nCitizens Advice\nNorthshire University", "Ash", "", ""),
        ("Present: Cllr Ash\nApologies for Absence\nCllr Birch\nDeclarations Of Interest\nCllr Cole", "Ash", "Birch", ""),
        ("Voting members:\nAnn Ash (Chair)\nBen Birch\n\nOfficers:\nDan Dow, Clerk", "Ash Birch", "", "Dow"),
    ],
)  # fmt: skip
def test_nobody_stands_on_a_list_that_is_not_theirs(
    head: str, present: str, apologies: str, attending: str
) -> None:
    found = read(
        f"Parks Committee\nMINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\n{head}\n\n7. ROADS\nTar.\n8. CLOSE\nHome."
    )

    lists = (found.present, found.apologies, found.in_attendance)
    names = tuple(" ".join(one.name.split()[-1] for one in people) for people in lists)
    assert names == (present, apologies, attending)


@pytest.mark.parametrize(
    ("head", "present", "away", "attending"),
    [
        ("Present were Mr D Ash (Chairman), Mrs L Risk and Mrs S Birch.\nAPOLOGIES were received and accepted from Jo Elm. Cllr Fox had said that he may be late.", "Ash Risk Birch", "Elm", ""),
        ("The meeting began. Members present: Ash, Birch & Cole. April minutes approved.\nJo Dow, Clerk", "Ash Birch Cole", "", ""),
        ("Members present: Ash, Cole & Birch \u2013 Elm, Gow & Fox were absent.", "Ash Cole Birch", "Elm Gow Fox", ""),
        ("Roll call: Supervisor Al Ash - present, Councilman Bo Birch \u2013 present, and Councilwoman Cy Elm - absent.", "Ash Birch", "Elm", ""),
        ("Roll Call: Ash, aye; Birch, aye; Elm, absent", "Ash Birch", "Elm", ""),
        ("Chair Perry and Commissioners Ash, Birch, and Cole answered the roll. Commissioner Elm was absent.", "Perry Ash Birch Cole", "Elm", ""),
        ("Present:\nDr Ann Ash AA Clinical Chair\nBo Birch BB Lay Member for Audit and Risk\nCy Cole CC Executive Director\nApologies:\nDi Elm DE Head of Governance", "Ash Birch Cole", "Elm", ""),
        ("The following were present:\nMayor Jo Ash\nCouncilman Al Birch\nCouncilman Bo Cole\nEd Dow, City Manager\nFay Elm, MMC, City Clerk", "Ash Birch Cole", "", "Dow Elm"),
        ("Present: Chairman: Cllr Mrs Ash Councillors: Mrs Birch, Cole, Dow\nClerk: Mrs Fox Members of public: 3", "Ash Birch Cole Dow", "", "Fox"),
        ("PRESENT: J.ASH, B.BIRCH, AND M.COLE.\nALSO PRESENT: S.DOW, ENGINEER; J.ELM, ATTORNEY", "ASH BIRCH COLE", "", "DOW ELM"),
        ("In attendance:\nMr R Ash\nMrs L Birch\nDr S Cole\nApologies :\nMrs F Elm", "Ash Birch Cole", "Elm", ""),
        ("Present: Ann Ash, Bo Birch, Cy, Di Dow", "Ash Birch Cy Dow", "", ""),
        ("Apologies: Apologies received from Jo Elm (Chairman).\nBelated apologies were received from: Al Fox, Bo Gow\nPresent: Ann Ash", "Ash", "Elm Fox Gow", ""),
        ("Presennol / Present: Cyng/Cllrs.: B. Ash, C. Birch\nYmddiheuriadau gan / Apologies for absence were received from Cyng. / Cllrs. M. Elm a/and L.Fox.", "Ash Birch", "Elm Fox", ""),
        ("Trustees absent: J. Elm (with regrets)\nAdministration: K. Fox, Superintendent\nTrustees present: A. Ash, B. Birch", "Ash Birch", "Elm", "Fox"),
        ("Board Members Present: | Al Ash and Bo Birch |\nAttendees: | Cy Cole |\nRemotely: | Di Dow, Ed Elm, |", "Ash Birch", "", "Cole"),
        ("Attendee Name Title Status Arrived\nBo Birch Vice Chair Absent\nAl Ash Planning Commissioner Present 6:23 PM", "Ash", "Birch", ""),
        ("Members Present: Vice Chair Dan Ash; Tom Birch; Joe\nCole; John Dow; and Al Elm\nMembers Absent: Chair Jim Fox", "Ash Birch Cole Dow Elm", "Fox", ""),
        ("Members present: Members absent:\nJo Ash Al Elm\nBo Birch", "", "", ""),
        ("Chair: Cllr Ash (PA)\nPresent: Councillors: Birch (TB), Cole (AC); Dow (MD)\nClerk: J Elm (JE)", "(PA) (TB) (AC) (MD)", "", "Elm"),
        ("Present\nCouncillors P Ash (PA) Chair, T Birch (TB) vice-chair, A Cole (AC) M Dow (MD), Kay Elm (KE), the temporary clerk, was in attendance.", "(PA) (TB) (AC) (MD)", "", "Elm"),
        ("Present: Cllr. P. Ash, Cathaoirleach. Cllrs. T. Birch, A. Cole.\nLeithsc\u00e9alta / Apologies: Cllr. M. Elm\n\nOifigigh / Officials: Mr. B. Fox, Chief Executive", "Ash Birch Cole", "Elm", "Fox"),
        ("Present: 5 - Council Member Ash, President Birch, Council Member Cole\nAbsent: 1 - Council Member Elm", "Ash Birch Cole", "Elm", ""),
        ("Present: Councillors Ash and Birch\n\nNon-members also present:-\n\nMrs P Elm, Mr L Fox", "Ash Birch", "", "Elm Fox"),
        ("Members Present: Aldermen \u2013 P Ash and T Birch\n\nCouncillors \u2013 M Cole, J Dow", "Ash Birch Cole Dow", "", ""),
        ("Present: Cllrs Ash and Birch\nApologies were received from Cllr Elm and Fox. These were accepted.", "Ash Birch", "Elm Fox", ""),
        ("Present: C/Cllr A Ash, Cllr B Birch and the Clerk, Mrs Elm\nApologies were received from Cllr. Fox and Cllr. Gow who had given reasons.", "Ash Birch", "Fox Gow", "Elm"),
        ("ROLL CALL: Alderman Ash present; Alderman Birch present; Alderman Cole absent.\nTown Clerk A Elm and Solicitor B Fox were present.", "Ash Birch", "Cole", "Elm Fox"),
        ("Present: Cllr Pat Ash (PA) Chair, Jo Birch (JB), Al Cole-Vice Chairman (AC)", "Ash Birch Cole", "", ""),
        ("The Court met with the following members present to-wit:\nPat Ash, County Judge\nTom Birch, Commissioner Precinct 1\nAnn Cole, Commissioner Precinct 2", "Ash Birch Cole", "", ""),
        ("The Clerk called the roll and the following answered as their names were called: Alderman Ash, Birch and Cole. Absent: Alderman Elm.", "Ash Birch Cole", "Elm", ""),
        ("Cllr P Ash (Chair), Cllr T Birch,\nCllr M Cole, Cllr J Dow.", "Ash Birch Cole Dow", "", ""),
        ("PRESENT\nCr P Ash Mayor\nCr T Birch Deputy Mayor\nCr A Cole\nIN ATTENDANCE\nA Elm General Manager\nAPOLOGIES\nCr J Fox", "Ash Birch Cole", "Fox", "Elm"),
        ("ROLL CALL:\n\nAnn Ash, Bo Birch and Cy Cole\n\nAbsent: Di Elm", "Ash Birch Cole", "Elm", ""),
        ("ROLL CALL:  Present - Sheila M. Ash\nEugene P. Birch Councilman\nWilliam P. Cole Councilman\nAbsent - None", "Ash Birch Cole", "", ""),
        ("Present: Cllrs C Ash and A Birch.\nClerk to Council, Mrs S Gow and Assistant Clerk to Council, Mrs R Hill were present", "Ash Birch", "", ""),
        ("Attending: Council Member P Ash, Council\nMember T Birch, Mayor M Cole", "Ash Birch Cole", "", ""),
        ("Present: Ann Ash, Bo Birch\nIn attendance: Justice Jack Elm, Tax Collector Jim Fox\nORGANIZATIONAL APPOINTMENTS", "Ash Birch", "", "Elm Fox"),
        ("Present:\nNorth: Apologies from Jo Elm\nSouth: No rep\nEast: Ann Ash, apologies from Al Fox", "Ash", "Elm Fox", ""),
        ("Present: Ann Ash, Bo Birch\nApologies: Jo Elm and Al Fox\nGroups Purpose\nThe Chair began.", "Ash Birch", "Elm Fox", ""),
        ("Cllr Ash\nCllr Birch\nCllr Cole\nCllr Dow", "Ash Birch Cole Dow", "", ""),
        ("Councillor P. Ash, M. Birch, P. Cole, A. Dow.\n\n\u2022 Mr. Pat Fox, Chief Executive.\n\u2022 Ms. Ann Gow, Meetings Administrator.\n\nThe outgoing Cathaoirleach, Cllr. Joe Ash presided.", "Ash Birch Cole Dow", "", "Fox Gow"),
        ("Present; P Ash (Chair), T Birch, M Cole\nApologies; J Elm", "Ash Birch Cole", "Elm", ""),
        ("PRESENT (three Councillors): - Pam Ash (PA), Tom Birch (TB) \u2013 Chair, Ann Cole (AC). Parish Clerk: Al Elm In attendance: two residents.", "Ash Birch Cole", "", "Elm"),
        ("Mr P Ash (Chairman) presided over the meeting. Also present were Mrs T Birch, Mr M Cole and Miss J Dow.", "Ash Birch Cole Dow", "", ""),
        ("Attendance\nChair \u2013 Cllr P Ash\nVice Chair \u2013 Cllr T Birch\nCllr M Cole\nClerk \u2013 K Elm\nApologies \u2013 Cllr L Fox", "Ash Birch Cole", "Fox", "Elm"),
        ("In attendance: Cllrs P Ash (PA) Chair, T Birch (TB), M Cole (MC)\nJo Elm (clerk)\nApologies: Cllr K Fox", "(PA) (TB) (MC)", "Fox", "Elm"),
        ("PRESENT:\nABSENT:\n\nCouncilmen Ash, Birch, Cole, Dow\nNone", "", "", ""),
        ("It met with the following members present to-wit:\n\nCommissioner Pat Ash, Chair\n\nCommissioner Tom Birch\n\nOthers in attendance were: Joe W. Dow, Clerk of Court.", "Ash Birch", "", "Dow"),
        ("The following members answered as their names were called: Alderman Ash, Birch,\nCole and Dow. City Clerk Jo Fox and City Attorney\nAl Gow were present.", "Ash Birch Cole Dow", "", "Fox Gow"),
        ("Roll Call:\nAsh - Present\nBirch - Present\nCole - Absent\nDow - Present", "Ash Birch Dow", "Cole", ""),
        ("ROLL CALL: Present: Supervisors Ash, Birch, Cole - 3\nAbsent: Supervisor Dow - 1", "Ash Birch Cole", "Dow", ""),
        ("Present and answering roll call were Trustees Ash, Birch and President Cole. Trustee Elm was absent. Also present: Village Manager Fox.", "Ash Birch Cole", "Elm", "Fox"),
        ("Present:  2 -    Council Member Ash, Council\n                 Member Birch\nAbsent:   1 -    Council Member Gow", "Ash Birch", "Gow", ""),
        ("A quorum was present with Directors Ash, Birch and Cole in attendance. Director Dow was excused.", "Ash Birch Cole", "Dow", ""),
        ("PRESENT:  MAYOR WILL J. BISHOP\n          COUNCILLOR PAT GALE COLE\n\n          TOWN MANAGER JOHN ELM\n          DIRECTOR OF OPERATIONS SCOTT GOW\nABSENT     COUNCILLOR TOM HILL", "BISHOP COLE", "HILL", "ELM GOW"),
        ("I L\u00e1thair: Cathaoirleach Cllr. P. Ash; Cllrs. T. Birch, M. Cole\nAs L\u00e1thair: Cllr. K. Elm", "Ash Birch Cole", "Elm", ""),
        ("Presennol: Y Cynghorwyr A. Ash, B. Birch\nYmddiheuriadau: Y Cynghorydd D. Dow\nYn bresennol hefyd: E. Elm (Clerc)", "Ash Birch", "Dow", "Elm"),
        ("Present: Chair Cllr. P Ash, Cllr. T Birch\n82/23 Apologies: Cllr. A Gow sent his apologies.\nCllr. P Ash \u2013 Chair started the meeting. It was a hybrid.", "Ash Birch", "Gow", ""),
        ("Present: Councillor Mac Ash (Chair) Birch (Opposition Spokesperson) and Elizabeth (Betty) Cole.", "Ash Birch Cole", "", ""),
        ("Present: Councillors Ash, Birch\nOther Members: Councillor Dow (Cabinet Member for Finance)", "Ash Birch", "", "Dow"),
        ("PRESENT: District Cllrs Ash and Birch, Cllrs Cole (Chairman) and Dow", "Ash Birch Cole Dow", "", ""),
        ("Councillors Present:\n    Ann Ash (Chairman)      Bo Birch\n    Cy Cole                 Di Dow\nIn attendance: Jo Elm, Clerk", "Ash Birch Cole Dow", "", "Elm"),
        ("Councillors:\n  Abbot J                           Elm P\n  Birch S                            Fox I\nHonorary Aldermen present: Mrs G Tull.", "J P S I", "", "Tull"),
        ("PRESENT:\nCr Ann Cole\nIN ATTENDANCE:\nLaw Ash\nChairman: North Community Board\nJohn Birch", "Cole", "", "Ash Birch"),
        ("Attendees: Councillor Pat Ash, Tom Birch (Chair)\nOther Attendees: Al Dow, Jo Elm (Herald) plus three Members of the\nPublic", "Ash Birch", "", "Dow Elm"),
        ("Members\nCr P Ash          President\nCr T Birch        Deputy President\n\nStaff\nMr K Elm          Chief Executive Officer", "Ash Birch", "", "Elm"),
        ("Present: Trustees Parro, deVries, Baggett and Bolger", "Parro deVries Baggett Bolger", "", ""),
    ],
)  # fmt: skip
def test_who_was_where_by_the_words_of_a_label(head: str, present: str, away: str, attending: str) -> None:
    found = read(
        f"Parks Committee\nMINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\n{head}\n\n7. ROADS\nTar.\n8. CLOSE\nHome."
    )

    lists = (found.present, (*found.apologies, *found.absent), found.in_attendance)
    names = tuple(" ".join(one.name.split()[-1] for one in people) for people in lists)
    assert names == (present, away, attending)


@pytest.mark.parametrize(
    ("items", "apologies"),
    [
        ("1. APOLOGIES FOR ABSENCE\nCllr Cole and Cllr Dow (family commitment), Cllr Elm (leave). The meeting accepted these.", "Cole Dow Elm"),
        ("1. APOLOGIES FOR ABSENCE\nReceived and approved from Cllr Jean Cole (work).", "Cole"),
        ("1. Apologies and reasons given \u2013 District Cllr Cole had sent his apologies due to sickness.", "Cole"),
        ("1. To note apologies and accept reasons\nApologies were received from Cllr Cole and Dow. These were accepted.", "Cole Dow"),
        ("Item 1: Apologies for Absence.\n19/5 Councillors Briony Cole, Ian Dow and Al Elm.", "Cole Dow Elm"),
        ("1. Apologises were received from Dr Andrew Cole", "Cole"),
        ("1. Apologies\nNo apologies had been received. Cllr Cole spoke of the roads.", ""),
        ("1. OPENING\nThe hall was cold.\nApologies were received from Cllr Cole.", "Cole"),
    ],
)  # fmt: skip
def test_apologies_minuted_under_an_item(items: str, apologies: str) -> None:
    found = read(
        f"MINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\nPresent: Cllrs Ash and Birch\n\n{items}\n\n"
        "2. ROADS\nTar.\n\n3. CLOSE\nHome."
    )
    assert " ".join(one.name.split()[-1] for one in found.apologies) == apologies


def test_the_end_of_a_bracket_on_the_next_line_is_no_number_of_an_item() -> None:
    found = read(
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillors Ash (Chair) and Elm\n\n"
        "Apologies: Councillors Birch (except items 11, 12 and 14 (part)) and Oak (except item\n12)\n\n1 ROADS"
    )
    assert [(one.name, one.note) for one in found.apologies] == [
        ("Councillor Birch", "except items 11, 12 and 14 (part)"),
        ("Councillor Oak", "except item 12"),
    ]


def test_who_came_is_read_below_the_first_item_too_where_a_whole_list_stands_there() -> None:
    found = read(
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\n1. OPENING\n\nOpened.\n\n2. MEMBERS\n\n{}\n\n3. CLOSE\nHome.".format(
            "Members\n\nCr C Ash\n\nCr M Birch\n\nCr G Cole\n\nStaff\n\nJP Elm"
        )
    )
    assert [one.name for one in found.present] == ["Cr C Ash", "Cr M Birch", "Cr G Cole"]


def test_a_title_ends_before_a_label_and_before_a_verb_under_it() -> None:
    found = read(
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Cllr Ash\n\n1 ROADS\nRECOMMENDATION\nThat it close.\n\n2 APOLOGIES\n\n"
        "were received from Cllr Elm.\n\n3 CLOSE\nHome."
    )
    assert [one.title for one in found.items] == ["ROADS", "APOLOGIES", "CLOSE"]


def test_numbered_motions_without_titles_keep_their_movers() -> None:
    found = read(
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Cllr Ash\n\n1.\nMoved by:Councillor S. Ash\nSeconded by:Councillor B. Elm\n"
        "THAT it close.\nCARRIED\n\n2.\nMoved by:Councillor B. Elm\nSeconded by:Councillor S. Ash\nTHAT it open.\nLOST"
    )
    assert [(one.motions[0].mover, one.motions[0].result) for one in found.items] == [
        ("Councillor S. Ash", "carried"),
        ("Councillor B. Elm", "lost"),
    ]


def test_a_file_without_a_heading_is_minutes_by_what_it_tells() -> None:
    lines = "A22/031 PRESENT\n\nCllrs Ash, Birch and Elm.\n\nA22/032 APOLOGIES\n\nApologies were received from Cllr Oak (illness).\n\n"
    lines += (
        "A22/033 ROADS\n\nIt was RESOLVED to close the lane.\n\nA22/034 CLOSE\n\nThe meeting closed at 9pm."
    )
    found = read(lines)
    assert [one.name for one in found.present] == ["Cllr Ash", "Cllr Birch", "Cllr Elm"]
    assert [one.name for one in found.apologies] == ["Cllr Oak"]
    assert [one.number for one in found.items] == ["A22/031", "A22/032", "A22/033", "A22/034"]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Councillor\nPresent: Mr Ash and Mr Elm, who resolved to ask you.\n1. Footpath\nIt was agreed that it stays shut.\n2. Bins\nNobody seconded by us was heard.",
        "Report of: Director of Place\nPresent: Cllr Ash\n1. Background\nCabinet RESOLVED that it be done. It was moved and seconded by two.\n2. Proposals\nIt was agreed by officers.",
        "1. Welcome\nTo welcome all.\n2. Roads\nTo consider what was resolved.\n3. Close\nHome.",
    ],
)  # fmt: skip
def test_letters_reports_and_agendas_are_no_minutes(text: str) -> None:
    assert read_minutes(flow([page(1, text)]), {}) is None


@pytest.mark.parametrize("apologies", ["", "Apologies: Cllr Oak\n"])
def test_who_is_absent_is_neither_present_nor_among_the_apologies(apologies: str) -> None:
    found = read(
        f"Parks Committee\nMINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\nPresent: Cllr Ash\n{apologies}Absent: Cllr Elm\n\n7. ROADS\nTar.\n8. CLOSE\nHome."
    )

    assert found.absent == (Attendee(name="Cllr Elm"),)
    assert [one.name for one in found.apologies] == (["Cllr Oak"] if apologies else [])
    assert found.present == (Attendee(name="Cllr Ash"),)


@pytest.mark.parametrize(
    "heading",
    [
        "OPEN MINUTES",
        "Minute of Meeting of the Parks Committee held in the Hall on 3 June 2019",
        "Council Meeting Minutes",
        "Minutes of a meeting of the Parks Committee of Northam Town Council held in the Old Mill, Mill Lane, Northam on Monday 3 June 2019 at 7.00 pm",
    ],
)
def test_what_calls_itself_minutes_otherwise(heading: str) -> None:
    found = read(
        f"Parks Committee\n{heading}\n\nPresent: Cllr Ash, Cllr Birch\n\n7. ROADS\nTar.\n8. CLOSE\nHome."
    )
    assert [one.number for one in found.items] == ["7", "8"]
    assert len(found.present) == 2


def test_the_minutes_to_be_confirmed_do_not_begin_these() -> None:
    found = read(
        "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\nPresent: Cllr Ash\n\n1. APOLOGIES\nNone.\n\n2.\nMINUTES\n"
        "The minutes of 6 May 2019 were approved.\n\n3. CLOSE\nHome."
    )
    assert str(found.meeting_date) == "2019-06-03"
    assert [one.number for one in found.items] == ["1", "2", "3"]


def test_a_list_of_contents_is_no_list_of_items() -> None:
    found = read(
        "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\n1. OPENING ........ 3\n2. ROADS ......... 4\n\n"
        "1. OPENING\nHello.\n\n2. ROADS\nRESOLVED that tar be laid."
    )
    assert [(one.number, one.title, len(one.resolutions)) for one in found.items] == [
        ("1", "OPENING", 0),
        ("2", "ROADS", 1),
    ]


def test_numbered_sentences_before_the_first_title_are_items_too() -> None:
    found = read(
        "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\nPresent: Cllr Ash\n\n"
        "1. Election of chairman. Cllr Ash was proposed.\n2. Apologies were received from Cllr Elm.\n\n3. ROADS\nTar.\n\n4. PARKS\nSwings.\n\n5. CLOSE\nHome."
    )
    assert [one.number for one in found.items] == ["1", "2", "3", "4", "5"]
    assert found.items[0].title == "Election of chairman"


@pytest.mark.parametrize(
    "items",
    [
        "1. Apologies. Apologies were received from Cllr Elm.\n\n2. Roads. Tar was laid.\n\n3. Parks. It was agreed to mow.",
        "1. APOLOGIES: Cllr Elm.\n2. ROADS: Tar.\n3. PARKS: Mown.",
        "Minute 231: Apologies\nNone.\n\nMinute 232: Roads\nTar.\n\nMinute 233: Parks\nMown.",
        "1.0 Apologies\nNone.\n1.1 Late\nNone.\n2.0 Roads\nTar.\n3.0 Parks\nMown.",
        "1. Apologies were received from Cllr Elm\n2. There was no interest\n3. Money was spent\n4. Rain was told of\n5. Snow was told of\n6. Roads\nTar.\n\n7. Parks\nMown.",
        "1. Apologies\nCllr Elm sent hers.\n2. Roads\nTar was laid.\n3. Parks\nThey were mown.",
        "Apologies: Cllr Elm had sent hers.\nRoads: Tar was laid.\nParks: The grass was mown.",
        "NoB/26/01 Apologies\nNone.\n\nNoB/26/02 Roads\nTar.\n\nNoB/26/03 Parks\nMown.",
        "1) Apologies \u2013 Cllr Elm\n\n2) Roads \u2013 tar was laid\n\n3) Parks \u2013 mown",
    ],
)
def test_items_of_many_houses(items: str) -> None:
    found = read(
        f"Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\nPresent: Cllr Ash\n\n{items}"
    )
    assert [one.title.casefold() for one in found.items][-2:] == ["roads", "parks"]
    assert found.items[0].title.casefold().startswith("apologies")


def test_of_two_headings_in_a_row_the_last_is_the_items() -> None:
    found = read(
        "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\nPresent: Cllr Ash\n\nROADS\n\nTar was laid.\n\nPLANNING\n\nZONES\n\n"
        "RESOLVED that the zone be kept.\n\nCLOSE\n\nThat was all."
    )
    assert [(one.title, len(one.resolutions)) for one in found.items] == [
        ("ROADS", 0),
        ("ZONES", 1),
        ("CLOSE", 0),
    ]


def test_a_heading_over_nothing_but_who_was_there_is_no_minute() -> None:
    head = "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\n"
    rest = "ROADS\n\nTar was laid.\n\nZONES\n\nThe zone was kept.\n\nCLOSE\n\nThat was all."
    names = "Present: Ann Ash, Bo Elm, Cy Oak and Di Yew"
    titles = ["ROADS", "ZONES", "CLOSE"]
    assert [one.title for one in read(f"{head}ROLL CALL\n\n{names}\n\nOATH:\n\n{rest}").items] == titles
    told = f"{head}ROLL CALL\n\n{names}\n\nThe clerk called the roll and welcomed all.\n\n{rest}"
    assert [one.title for one in read(told).items] == ["ROLL CALL", *titles]
    assert [one.name for one in read(told).present] == ["Ann Ash", "Bo Elm", "Cy Oak", "Di Yew"]


def test_a_heading_over_what_the_public_may_do_is_no_minute() -> None:
    head = "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\nPresent: Cllr Ash\n\n"
    rest = "ROADS\n\nTar was laid.\n\nZONES\n\nThe zone was kept.\n\nCLOSE\n\nThat was all."
    notice = "ACCESS\n\nThe public may watch this meeting from home.\n\n"
    assert [one.title for one in read(f"{head}{notice}{rest}").items] == ["ROADS", "ZONES", "CLOSE"]
    told = notice.replace("home.", "home. Nobody asked to.\n\nA member noted that few can.")
    assert read(f"{head}{told}{rest}").items[0].title == "ACCESS"


def test_the_number_of_a_resolution_is_no_part_of_a_title() -> None:
    found = read(
        "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\nPresent: Cllr Ash\n\n1. ADOPTION OF AGENDA\n2025-411\nMoved by Cllr Ash, seconded by Cllr Elm "
        "that it be adopted. Carried.\n\n2. CLOSE\nHome."
    )
    assert found.items[0].title == "ADOPTION OF AGENDA"


def test_resolutions_of_two_sentences_are_no_items() -> None:
    found = read(
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillor Ash\n\n7 ROADS\nThe Panel spoke.\n\nRESOLVED:\n"
        "(i) That tar roads. Then more tar.\n(ii) That swings. Then more swings.\n(iii) That slides. Then more slides."
    )
    assert [(one.number, one.title) for one in found.items] == [("7", "ROADS")]


def test_a_dash_in_titles_in_capitals_ends_none_of_them() -> None:
    titles = ["ROADS - AND TAR", "PARKS - AND SWINGS", "POOLS - AND SLIDES"]
    items = "\n\n".join(
        f"{number}. {title}\nThe Panel spoke." for number, title in enumerate(titles, start=7)
    )
    found = read(f"MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillor Ash\n\n{items}")
    assert [one.title for one in found.items] == titles


@pytest.mark.parametrize("year", ["2017-18", "AND 2030/31"])
def test_a_year_on_the_second_line_is_part_of_a_title(year: str) -> None:
    found = read(
        f"MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillor Ash\n\n7. FUNDING OF ROADS IN THE YEAR\n{year}\nThe Panel spoke.\n\n8. CLOSE\nAll went home."
    )
    assert found.items[0].title == f"FUNDING OF ROADS IN THE YEAR {year}"


def test_pages_without_minutes() -> None:
    for text in ("", "The minutes were long.", "1. One\n2. Two", "Present: Councillors Ash and Birch"):
        assert read_minutes(flow([page(1, text)]), {1: None}) is None


def test_an_agenda_item_over_pages_that_are_no_minutes_warns() -> None:
    pages = [
        page(1, "AGENDA\n1. Apologies\n2. Minutes (Pages 1 - 1)"),
        page(2, "A picture of a pond", label="1"),
    ]

    found = parsed(pages)

    assert found.minutes is None
    assert [(warned.page, warned.pdf_page) for warned in found.warnings] == [("1", 2)]
    assert "minutes" in found.warnings[0].message


def test_what_was_said_before_a_resolution_in_the_same_paragraph_stays() -> None:
    assert item("Members heard of the ruts, and RESOLVED that it close.").discussion == (
        "Members heard of the ruts.",
    )


def _row(text: str, *, table: bool = True) -> Line:
    return Line(text=text, page=1, gap=True, table=table)


def test_minutes_set_as_a_table_are_its_numbered_rows() -> None:
    rows = [
        "No. Item Action",
        "1. Welcome:",
        "All came.",
        "2. Money:",
        "It was spent.",
        "3. Winter:",
        "It was cold.",
    ]
    assert [one.number for one in find_items([_row(text) for text in rows])] == ["1", "2", "3"]


def test_rows_of_figures_are_no_items_where_titles_are() -> None:
    lines = [_row(text, table=False) for text in ("7. ROADS", "Tar.", "8. PARKS", "Swings.")]
    rows = [_row(text) for text in ("1. Ash", "2. Birch", "3. Elm")]
    assert [one.number for one in find_items([*lines[:2], *rows, *lines[2:]])] == ["7", "8"]


def test_items_taken_out_of_their_order_are_items() -> None:
    found = read(
        "Parks Committee\nMINUTES of the meeting held on 3 June 2019\n\nPresent: Cllr Ash\n\n"
        + "\n\n".join(
            f"{number}.\n\n{name}\n\nIt was told."
            for number, name in zip("12453", ("Rain", "Snow", "Roads", "Parks", "Ponds"), strict=True)
        )
    )
    assert [one.number for one in found.items] == ["1", "2", "4", "5", "3"]


def test_pages_of_an_agenda_with_the_minutes_under_each_item_are_minutes() -> None:
    found = read(
        "Agenda and minutes\n\nParks Committee - Monday, 3rd June, 2019 6.00 pm\n\n"
        "7.\n\nApologies\n\nTo receive any apologies.\n\nMinutes:\n\nApologies were received from Cllr Elm.\n\n"
        "8.\n\nRoads PDF 112 KB\n\nTo note the report.\n\nMinutes:\n\nRESOLVED: That tar be laid.\n\n"
        "9.\n\nParks\n\nMinutes:\n\nThe report was noted."
    )
    assert [(one.number, one.title) for one in found.items] == [
        ("7", "Apologies"),
        ("8", "Roads"),
        ("9", "Parks"),
    ]
    assert found.items[1].discussion == ()
    assert [one.name for one in found.apologies] == ["Cllr Elm"]


def test_what_another_meeting_agreed_is_no_decision_of_this_one() -> None:
    told = "The Pool Panel looked at the bid in May. At that meeting, Members agreed to send it to the Board."
    assert not item(told).resolutions
    assert item(told.replace("At that meeting, ", "")).resolutions


def test_opinions_in_a_resolution_are_no_decisions() -> None:
    found = item(
        "RESOLVED that:\n\nThis Council believes that:\n\na) Rivers are vital.\n\nThis Council agrees to:\n\n"
        "a) Write to the Minister; and\n\nb) Ask the Agency to attend."
    )
    assert [one.text for one in found.resolutions] == [
        "Write to the Minister; and",
        "Ask the Agency to attend.",
    ]


@pytest.mark.parametrize(
    ("body", "decided"),
    [
        ("Decision\n\nThe Committee:\n\n(1) noted the report; and\n(2) agreed to wait.", ["noted the report; and", "agreed to wait."]),
        ("On being proposed by Cllr Ash, it was resolved unanimously to:\n\nA. Approve the plan.", ["Approve the plan."]),
        ("The Board agreed to:\n\n(a) wait.", ["wait."]),
        ("Resolved (by 4 votes to 1) \u2013\n(a) That it be kept.", ["That it be kept."]),
        ("The Clerk noted the following, which was agreed by the Board:\n\nRecommendation 1", []),
        ("The speaker had to leave. It was agreed to give \u00a3500.", ["to give \u00a3500"]),
    ],
)  # fmt: skip
def test_decisions_need_a_verb_of_deciding(body: str, decided: list[str]) -> None:
    assert [one.text for one in item(body).resolutions] == decided


def test_members_with_their_bodies_and_headings_without_blank_lines() -> None:
    found = read(
        "Parks Committee\nMINUTES OF THE MEETING HELD ON 3 JUNE 2019\nMembers:\nMayor Al Ash (Chair), Northam Combined Authority\n"
        "Dr Dee Birch, Business Board\nApologies: None.\nROADS\nTar was laid.\nPARKS\nThey were mown.\nEXECUTIVE SESSION\nNone."
    )
    assert [one.name for one in found.present] == ["Mayor Al Ash", "Dr Dee Birch"]
    assert [one.title for one in found.items] == ["ROADS", "PARKS", "EXECUTIVE SESSION"]


def test_who_moves_an_apology_has_sent_none() -> None:
    found = read(
        "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\n\nPresent: Mayor Jo Ash, Cr Al Birch\n\n1 Opening\n\nIt was opened.\n\n"
        "2 Apologies\n\nApology\nMoved: Mayor Jo Ash\nSeconded: Cr Al Birch\n"
        "That the apology received from Cr Elm be accepted.\nCARRIED\n\n3 Close\n\nIt was closed."
    )
    assert [one.name for one in found.present] == ["Mayor Jo Ash", "Cr Al Birch"]
    assert [one.name for one in found.apologies] == ["Cr Elm"]


def test_the_label_over_what_was_minuted_of_an_item_does_not_begin_the_minutes() -> None:
    chair = "Robin Ash, Chair of Audit Risk and Improvement Committee (refer Item 13.6 of the agenda that is here)"
    label = Line(text="Minutes:", page=1)
    assert not is_minutes_heading(label, Line(text=chair, page=1))
    assert is_minutes_heading(label, Line(text="Audit Risk and Improvement Committee", page=1))


_HEAD = "MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillor Ash\n"
_UNDER_TITLES = """APOLOGIES
ROA14/18
None were received from anybody at all on this occasion.
DECLARATIONS OF INTEREST (IN ACCORDANCE WITH
THE CODE)
ROA15/18
There were none that anybody knew of.
"""
_ONLY_SENTENCES = """1. The minutes were read and accepted.
2. The roof was mended by Jo.
3. The next fair is in May.
"""
_WITH_THE_WORD = """Item 1 To agree what was written
It was agreed that all of it was right and could be signed by the one in the chair
Item 2 To hear the clerk
The clerk was heard at some length and was thanked.
"""
_WITHOUT_GAPS = """1) Welcome
Names were read out and those who had come were greeted warmly by everybody
Rivers: Jo Fox
2) Reports of the year
All who hold an office spoke of what they had done in it over the last year
"""
_BARE = """137 Apologies for absence.
Apologies were received from Councillor Elm.
138 Interests
Nobody had any interest to declare.
"""
_ALL_GAPS = """
1 Present\n
Councillor Oak\n
2 Apologies\n
were received from Councillor Elm\n
3 Welcome\n
All were welcomed.
"""
_UNDER_HEADINGS = """
Call to Order:\n
The chair called the meeting to order.\n
Consent Agenda:\n
1) Approval of bills\n
2) Purchase order\n
Motion by Mr Elm, seconded by Mr Oak, to accept it. The motion carried.\n
Roads:\n
One was closed.
"""
_IN_CAPITALS = """
MINUTES: Mr Elm moved, Mr Oak seconded, approval of the minutes. Carried.\n
OLD BUSINESS: The bridge is open.\n
NEW BUSINESS: None.
"""
_SPACED = """
Treasurer's report
The balance is \u00a31,200. Tom to renew the insurance.\n
Booking
Agreed to charge \u00a38 an hour.\n
Maintenance
The roof leaks.\n
Next meeting
It will be held on 7 September.
"""
_LONG = "DECLARATIONS OF INTEREST (IN ACCORDANCE WITH THE CODE)"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_UNDER_TITLES, [("ROA14/18", "APOLOGIES"), ("ROA15/18", _LONG)]),
        (_ONLY_SENTENCES, [("1", "1"), ("2", "2"), ("3", "3")]),
        (_WITH_THE_WORD, [("1", "To agree what was written"), ("2", "To hear the clerk")]),
        (_WITHOUT_GAPS, [("1", "Welcome"), ("2", "Reports of the year")]),
        (_BARE, [("137", "Apologies for absence."), ("138", "Interests")]),
        ("82/26 Apologies: Cllr Elm sent his.\n83/26 Roads: There was nothing to tell.\n84/26 Report:\n- It was read.\n",
         [("82/26", "Apologies"), ("83/26", "Roads"), ("84/26", "Report")]),
        ("H-3 Minutes\nThey were signed.\nH-4 Roads\nOne was closed.\nH-5 Bins\nAll were emptied.\n", [("H-3", "Minutes"), ("H-4", "Roads"), ("H-5", "Bins")]),
        ("26/11:01 ROADS\nOne was closed.\n26/11:02 BINS\nAll were emptied.\n", [("26/11:01", "ROADS"), ("26/11:02", "BINS")]),
        ("20417 ROADS\nOne was closed.\n20418 BINS\nAll were emptied.\n", [("20417", "ROADS"), ("20418", "BINS")]),
        ("TABLE OF CONTENTS\n1. OPENING 6\n2. RECORD OF ATTENDANCE 6\n3. QUESTIONS 7\n1. OPENING\nIt was opened.\n2. QUESTIONS\nThere were none.\n",
         [("1", "OPENING"), ("2", "QUESTIONS")]),
        (_IN_CAPITALS, [("", "MINUTES"), ("", "OLD BUSINESS"), ("", "NEW BUSINESS")]),
        (_SPACED, [("", title) for title in ("Treasurer's report", "Booking", "Maintenance", "Next meeting")]),
        (_UNDER_HEADINGS, [("", "Call to Order"), ("", "Consent Agenda"), ("", "Roads")]),
        (_ALL_GAPS, [("1", "Present"), ("2", "Apologies"), ("3", "Welcome")]),
    ],
)  # fmt: skip
def test_items_numbered_in_other_ways(body: str, expected: list[tuple[str, str]]) -> None:
    head = _HEAD.replace("\n", "\n\n") if "\n\n" in body and body != _SPACED else _HEAD
    assert [(each.number, each.title) for each in read(head + body).items] == expected


def test_minutes_without_items_tell_what_was_decided() -> None:
    found = read(
        "TOWN BOARD PROCEEDINGS\nMayor Ash called the meeting to order at 7 p.m.\nMotion by Mr Elm, seconded by Mr Oak, to pay the bills.\n"
        "Motion carried.\n"
    )
    (only,) = found.items
    assert (only.number, only.title) == ("", "Minutes")
    assert [(each.mover, each.text, each.result) for each in only.motions] == [
        ("Mr Elm", "pay the bills", "carried")
    ]


def test_minutes_without_items_or_decisions_have_none() -> None:
    assert (
        read("MINUTES\nPresent: Councillor Ash and Councillor Elm\nThey talked of this and that.\n").items
        == ()
    )


def _typed(*rows: tuple[str, bool, bool]) -> list[Line]:
    return [
        Line(text=text, page=1, gap=gap, bold=bold, lead=len(text) if bold else 0, top=not at, size=10.0)
        for at, (text, bold, gap) in enumerate(rows)
    ]


def test_the_first_title_may_stand_close_under_those_present() -> None:
    lines = _typed(
        ("In attendance: the clerk", False, False),
        ("Apologies", True, False),
        ("Apologies were received from Cllr Elm.", False, True),
        ("Interests", True, True),
        ("None.", False, True),
        ("Play area", True, True),
        ("The swing was mended.", False, True),
        ("Next meeting", True, True),
        ("It will be held in May.", False, True),
    )
    assert [one.title for one in find_items(lines)] == ["Apologies", "Interests", "Play area", "Next meeting"]


def test_minutes_behind_an_agenda_without_pages_are_read() -> None:
    agenda = (
        "PLANNING COMMISSION MEETING AGENDA\nThursday, 14 August 2025\n1. Call to order\n2. Approval of the agenda\n3. Approve the minutes of July\n"
        "4. Reports\n"
    )
    told = (
        "PLANNING COMMISSION MEETING MINUTES\nThursday, 10 July 2025\n1. Call to Order\nThe chair called the meeting to order at 6 p.m.\n"
        "Present: Commissioners Ash and Elm\n2. Approval of Agenda\nCommissioner Elm, seconded by Commissioner Ash, moved to approve it. Carried 2-0.\n"
    )
    found = minutes((Document(kind="text", page_count=2), [page(1, agenda), page(2, told)]))
    assert [(each.number, len(each.motions)) for each in found.items] == [("1", 0), ("2", 1)]


@pytest.mark.parametrize(
    "rows",
    [
        "Member       Yes     No     Abstain\nAsh          X\nElm                  X\nOak                  X",
        "Member | Vote\nCllr Ash | For\nCllr Elm | Against\nCllr Oak | Against",
        "Cllr Ash       Aye\nCllr Elm       Nay\nCllr Oak       Nay",
    ],
)  # fmt: skip
def test_marks_or_sides_in_a_table_are_votes_by_name(rows: str) -> None:
    (motion,) = item(f"Moved by Ash, seconded by Elm, to keep the plan.\n{rows}\nThe motion failed.").motions
    assert motion.votes is not None
    assert [name[-3:] for name in (*motion.votes.names_for, *motion.votes.names_against)] == [
        "Ash",
        "Elm",
        "Oak",
    ]
    assert (motion.text, motion.result, motion.votes.against) == ("keep the plan", "lost", 2)
    assert item("Was it done?      Yes\nIs it late?       No").discussion[0].startswith("Was it done?")


def test_numbers_under_the_headings_they_number_stand_before_them() -> None:
    told = [
        ("P46/30", "APOLOGIES\nAND WELCOME", "None were sent."),
        ("P47/30", "PONDS", "It was noted that they are full."),
        ("P48/30", "CLOSE", "All went home."),
    ]
    body = "\n".join(f"{title}\n{number}\n{said}" for number, title, said in told)
    found = read(f"MINUTES OF THE MEETING HELD ON 3 JUNE 2030\nPresent: Councillor Ash\n{body}")
    assert [(one.number, one.title, one.discussion) for one in found.items] == [
        (number, title.replace("\n", " "), (said,)) for number, title, said in told
    ]
    below = "\n".join(f"{number}\n{title.splitlines()[0]}\n{said}" for number, title, said in told)
    found = read(f"MINUTES OF THE MEETING HELD ON 3 JUNE 2030\nPresent: Councillor Ash\n{below}")
    assert [(one.number, one.title) for one in found.items] == [
        (number, title.splitlines()[0]) for number, title, _ in told
    ]


MEETING = "MINUTES OF THE MEETING HELD ON 3 JUNE 2030\nPresent: Councillor Ash\n\n"


@pytest.mark.parametrize(
    ("body", "items"),
    [
        ("82/30 Apologies: Cllr Elm sent hers.\n83/30 Ponds: They were full.\n84/30 Close: It ended at 9.", "82/30 Apologies|83/30 Ponds|84/30 Close"),
        ("H-4 Ponds\nThe report was noted.\nH-5 Damp and mould\nMore was asked for.\nH-6 Close\nAll left.", "H-4 Ponds|H-5 Damp and mould|H-6 Close"),
        ("20417 PONDS\nThe Mayor spoke of them.\n20418 ROADS\nThe Clerk spoke of them.\n20419 CLOSE\nAll left.", "20417 PONDS|20418 ROADS|20419 CLOSE"),
        ("TABLE OF CONTENTS\n1. OPENING 6\n2. PONDS 6\n3. CLOSE 7\n\n1. OPENING\nIt began.\n\n2. PONDS\nFull.\n\n3. CLOSE\nAll left.", "1 OPENING|2 PONDS|3 CLOSE"),
        ("Call to order:\n\nThe chair began.\n\nConsent agenda:\n\n1) Bills\n\n2) A pump\n\nAgreed.\n\nPonds:\n\nThey were full.\n", "Call to order|Consent agenda|Ponds"),
        ("Call to order:\n\nThe chair began.\n\nConsent agenda:\n\n1) Bills\n\n2) A pump\n\nThey were agreed.\n", "Call to order|Consent agenda"),
        ("Welcome\n\nThe chair welcomed all.\n\nPonds in the north\n\nThey are full.\n\nClose\n\nAll left.\n", "Welcome|Ponds in the north|Close"),
        ("45. Opening \u2013 All were welcomed.\n46. To consider the ponds, the banks, the reeds and all that lives in them \u2013 It was noted.\n47. To close \u2013 All were thanked.", "45 Opening|46 To consider the ponds, the banks, the reeds and all that lives in them|47 To close"),
        ("1 Ponds\n(a) North\n1.1 They are full.\n(b) South\n1.2 They are dry.\n2 Roads\n2.1 They were swept.\n3 Close\n3.1 All left.", "1 Ponds|2 Roads|3 Close"),
        ("1. Ponds\n\nFull.\n\n2. Roads to be mended\n\nFour.\n\n4. Close\n\nAll left.", "1 Ponds|2 Roads to be mended|4 Close"),
        ("125/30\nPONDS\nThey are full.\n126/30 ROADS\nThey were swept.\n127/30 CLOSE\nAll left.", "125/30 PONDS|126/30 ROADS|127/30 CLOSE"),
        ("PONDS. They are full.\nROADS AND PATHS. They were swept.\nCLOSE. All left.\nPRESENT: It was full.", "PONDS|ROADS AND PATHS|CLOSE"),
        ("1.3/30E To open\nIt was opened.\n2.3/30E To note the ponds\nThey are full.\n3.3/30E To close\nAll left.", "1.3/30E To open|2.3/30E To note the ponds|3.3/30E To close"),
        ("1) Apologies \u2013 Cllr Elm\n2) Ponds\nThey are full.\n3) Close\nAll left.", "1 Apologies|2 Ponds|3 Close"),
        ("1. Minutes of 3rd May\u2013 RESOLVED that they be signed.\n2. Ponds\nThey are full.\n3. Close\nAll left.", "1 Minutes of 3rd May|2 Ponds|3 Close"),
        ("1. Ponds........The chair spoke of them.\n2. Roads........They were swept.\n3. Close........All left.", "1 Ponds|2 Roads|3 Close"),
        ("1. PONDS \u2013 Al Ash said they are full.\n2. ROADS \u2013 None.\n3. CLOSE \u2013 Al Ash adjourned the meeting.", "1 PONDS|2 ROADS|3 CLOSE"),
        ("10.1 Ponds\n\nOFFICER RECOMMENDATION\nThat one be dug.\n\nCOUNCIL DECISION\nLost.\n\n10.2 Roads\n\nCOUNCIL DECISION\nCarried.\n\n10.3 Close\n\nAll left.", "10.1 Ponds|10.2 Roads|10.3 Close"),
        ("REPORT FROM ASH COUNTY COUNCIL\n\nNone.\n\nPONDS\n\nThey are full.\n\nCLOSE\n\nAll left.", "REPORT FROM ASH COUNTY COUNCIL|PONDS|CLOSE"),
    ],
)  # fmt: skip
def test_items_of_minutes_by_reference_run_in_or_by_shape(body: str, items: str) -> None:
    found = read(MEETING + body).items
    assert "|".join(f"{one.number} {one.title}".strip() for one in found) == items


def test_the_year_of_a_date_begun_above_is_no_item() -> None:
    head = "MINUTES OF THE MEETING HELD ON WEDNESDAY 26 MARCH\n2030 COMMENCING AT 9 A.M.\nPresent: Councillor Ash\n\n"
    assert [one.title for one in read(f"{head}1. PONDS\n\nFull.\n\n2. CLOSE\n\nAll left.").items] == [
        "PONDS",
        "CLOSE",
    ]


def test_a_title_of_minutes_without_a_date_begins_them() -> None:
    found = read(
        "Ash Notes\nMinutes of the Extraordinary Parish Council Meeting\n3 June 2030\n1. Ponds\nThey are full.\n2. Close\nAll left."
    )
    assert [one.title for one in found.items] == ["Ponds", "Close"]


def test_rows_of_a_table_with_subject_and_decision_are_items() -> None:
    rows = [
        ("1", "Minutes", "They were approved."),
        ("2", "Ponds", "RESOLVED that one be dug."),
        ("3", "Roads", "DEFERRED to May."),
    ]
    cells = [tuple(Cell(100.0 * at, 100.0 * at + 50, text) for at, text in enumerate(row)) for row in rows]
    lines = [
        Line(text=" ".join(row), page=1, table=True, cells=own) for row, own in zip(rows, cells, strict=True)
    ]
    assert [(one.number, one.title, one.rest) for one in find_items(lines)] == rows


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1.4 RESOLVED: That the press be excluded.", "That the press be excluded."),
        ("The Council also resolved to buy a bench.", "to buy a bench"),
        ("It was decided to keep the contractor.", "to keep the contractor"),
        ("Members agreed to meet again in May.", "to meet again in May"),
        ("resolved:\n\nThat the minutes be signed.", "That the minutes be signed."),
        ("The Board APPROVED the budget.", "APPROVED the budget."),
        (
            "The meeting was adjourned to hear the public.\n\nIt was resolved to mend the pump.",
            "to mend the pump",
        ),
        (
            "Meeting adjourned at 8.\n\nThe meeting resumed at 9.\n\nIt was resolved to mend the pump.",
            "to mend the pump",
        ),
        ("Members unanimously agreed to pay \u00a34.5m (prop. Cllr Ash).", "to pay \u00a34.5m"),
        ("26/8Resolved to buy a bench.", "to buy a bench"),
        ("The Committee agreed:-\n(a) to note the report.", "to note the report."),
        ("The Council had resolved to close the path in 2019.", ""),
        ("Members agreed to this and to that.", ""),
    ],
)  # fmt: skip
def test_what_was_resolved_in_more_words(said: str, expected: str) -> None:
    assert [one.text.rstrip(".") for one in item(said).resolutions] == [
        part for part in [expected.rstrip(".")] if part
    ]


def test_labels_around_a_list_of_items_are_none() -> None:
    found = read(
        MEETING
        + "Members of the public:\n\nNone.\n\n1. PONDS\n\nFull.\n\n2. CLOSE\n\nAll left.\n\nSigned by:\n"
    )
    assert [one.title for one in found.items] == ["PONDS", "CLOSE"]


@pytest.mark.parametrize(
    "printed", ["(27) RESOLVED that roads be mended.", "(27) RESOLVED - that roads be mended."]
)
def test_a_decision_may_have_a_number_in_brackets(printed: str) -> None:
    text = f"MINUTES OF THE MEETING HELD ON 3 JUNE 2019\nPresent: Councillor Ash\n\n1. Roads\nThey were looked at.\n\n{printed}\n\n2. Close\nAll went home."
    assert [len(item.resolutions) for item in read(text).items] == [1, 0]
