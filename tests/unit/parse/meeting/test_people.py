"""Lists of people."""

import pytest

from packview.model import Attendee
from packview.parse.meeting.people import is_office, is_person, people_in


def who(*lines: str) -> list[tuple[str, str, str]]:
    return [(person.name, person.role, person.note) for person in people_in(lines)]


def test_a_sentence_of_councillors_with_roles_and_exceptions() -> None:
    found = who(
        "Councillors Taggart (Chair) (except items 15, 16 and 17), J Baillie, ",
        "Guthrie, Keogh (except item 17), Laurent (except items 11, 12, 13 and ",
        "14 (part)), Mitchell and Murphy (except items 11, 12, 13 and 14 (part)).",
        "Appointed Member Rob Sanders.",
    )

    assert found == [
        ("Councillor Taggart", "Chair", "except items 15, 16 and 17"),
        ("Councillor J Baillie", "", ""),
        ("Councillor Guthrie", "", ""),
        ("Councillor Keogh", "", "except item 17"),
        ("Councillor Laurent", "", "except items 11, 12, 13 and 14 (part)"),
        ("Councillor Mitchell", "", ""),
        ("Councillor Murphy", "", "except items 11, 12, 13 and 14 (part)"),
        ("Rob Sanders", "Appointed Member", ""),
    ]


def test_titles_honours_and_offices_in_brackets_over_wrapped_lines() -> None:
    found = who(
        "Mr R W Gough (Chairman), Mr R C Love, OBE, Dr M",
        "Gogarty (Interim Lead for Health), Mr N Abrahams (Area Officer – West",
        "Kent), Ms C McInnes (in the Chair) and McKay (Acting Chief Accountant)",
    )

    assert found == [
        ("Mr R W Gough", "Chairman", ""),
        ("Mr R C Love, OBE", "", ""),
        ("Dr M Gogarty", "Interim Lead for Health", ""),
        ("Mr N Abrahams", "Area Officer – West Kent", ""),
        ("Ms C McInnes", "Chair", ""),
        ("McKay", "Acting Chief Accountant", ""),
    ]


def test_offices_between_commas_are_no_people() -> None:
    found = who(
        "Councillor Paffey, Cabinet Member for Aspiration, Schools and Lifelong Learning, Hilary",
        "Brooks, Service Director, Children and Families Services, and Maria Anderson, Head of the Virtual School",
    )

    assert found == [
        ("Councillor Paffey", "Cabinet Member for Aspiration, Schools and Lifelong Learning", ""),
        ("Hilary Brooks", "Service Director, Children and Families Services", ""),
        ("Maria Anderson", "Head of the Virtual School", ""),
    ]


def test_one_person_to_a_line() -> None:
    assert who(
        "Councillor A Smith (Vice-Chair)",
        "Councillor B. O’Neill-Jones",
        "Appointed Members",
        "Petra Lindqvist",
    ) == [
        ("Councillor A Smith", "Vice-Chair", ""),
        ("Councillor B. O’Neill-Jones", "", ""),
        ("Petra Lindqvist", "Appointed Member", ""),
    ]
    assert who("Bea Cole, Committee Manager", "Tom Reed, Tree Officer") == [
        ("Bea Cole", "Committee Manager", ""),
        ("Tom Reed", "Tree Officer", ""),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Apologies for absence were received from Councillors Ahmed and J. Brown",
            ["Councillor Ahmed", "Councillor J. Brown"],
        ),
        ("Apologies were received from Mrs C Bell.", ["Mrs C Bell"]),
        ("Councillor Young and Councillor Head", ["Councillor Young", "Councillor Head"]),
        ("Cllrs van der Meer and de Souza", ["Cllr van der Meer", "Cllr de Souza"]),
        ("The apologies of Appointed Member Catherine Hobbs were noted.", ["Catherine Hobbs"]),
        ("None", []),
        ("There were no apologies.", []),
        ("", []),
        ("()", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [person.name for person in people_in([text])] == names


def test_a_substitute_is_a_note() -> None:
    assert people_in(["Councillors Ash (substitute for Councillor Elm), Birch (Chair, from 7 pm)"])[
        0
    ] == Attendee(name="Councillor Ash", note="substitute for Councillor Elm")


def test_persons_and_offices() -> None:
    assert is_person("Mark Pirnie")
    assert is_person("Cath Head")
    assert not is_person("Scrutiny Manager")
    assert not is_person("the roof")
    assert not is_person("In October")
    assert is_office("Director of Legal and Governance")
    assert not is_office("Mark Pirnie")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Crs W Ash, T Birch & E Elm"], ["Cr W Ash", "Cr T Birch", "Cr E Elm"]),
        (["Mayor Ash, Councilmembers Birch, Elm, and Oak."], ["Mayor Ash", "Councilmember Birch", "Councilmember Elm", "Councilmember Oak"]),
        (["Councillor Anil Ash Councillor Mary Birch", "Mr Bob Elm Dr Una Oak"], ["Councillor Anil Ash", "Councillor Mary Birch", "Mr Bob Elm", "Dr Una Oak"]),
        (["Councillor A Ash (Convener): Councillor B Birch: Councillor C Elm"], ["Councillor A Ash", "Councillor B Birch", "Councillor C Elm"]),
        (["Mayor", "Councillor R Ash", "Aldermen", "S Birch, D Elm and W Oak", "Councillors", "A Fay, B Gow,", "C Hill"],
         ["Councillor R Ash", "Alderman S Birch", "Alderman D Elm", "Alderman W Oak", "Councillor A Fay", "Councillor B Gow", "Councillor C Hill"]),
        (["Cllr Ross Ash (Chair) NHS North: Dr Una Birch (Vice Chair)"], ["Cllr Ross Ash", "Dr Una Birch"]),
        (["Councillors Ash and Birch, CAO Elm"], ["Councillor Ash", "Councillor Birch"]),
        (["Item Action"], []),
        (["Cr C Ash", "Cr M Birch", "Staff", "JP Bentley  Chief Executive Officer"], ["Cr C Ash", "Cr M Birch"]),
        (["Ann Ash (Chair), Bob Birch, Cat Elm", "District Councillor Dan Oak"], ["Ann Ash", "Bob Birch", "Cat Elm", "District Councillor Dan Oak"]),
    ],
)  # fmt: skip
def test_lists_of_many_houses(lines: list[str], expected: list[str]) -> None:
    assert [person.name for person in people_in(lines)] == expected


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["Chairperson   Brenda Ash", "Deputy Chairperson   Steven Birch (until 6.15pm)", "Members   James Elm", "Warren Oak, QSM"], ["Chairperson", "Deputy Chairperson", "", ""]),
        (["The Mayor (Councillor Ash), the Deputy Mayor (Councillor Birch)"], ["Mayor", "Deputy Mayor"]),
        (["Cr C Ash   Shire President", "Cr M Birch   Member"], ["Shire President", ""]),
        (["Mayor", "Councillor R Ash", "Deputy Mayor", "Alderman J Birch"], ["Mayor", "Deputy Mayor"]),
    ],
)  # fmt: skip
def test_offices_before_behind_and_above_names(lines: list[str], roles: list[str]) -> None:
    assert [person.role for person in people_in(lines)] == roles


def test_other_peoples_names_are_nobodys_office() -> None:
    assert who("Mayor Ash, Smith the baker left early") == [("Mayor Ash", "", "")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("City Manager Ash, City Clerk Birch", [("Ash", "City Manager", ""), ("Birch", "City Clerk", "")]),
        ("Clerk to the Authority T Ash", [("T Ash", "Clerk to the Authority", "")]),
        ("Mr I Ash Chief Executive Officer", [("Mr I Ash", "Chief Executive Officer", "")]),
        ("Cllr N Ash \u2013 holiday; Cllr P Birch (work)", [("Cllr N Ash", "", "holiday"), ("Cllr P Birch", "", "work")]),
        ("Councillor P Ash for Councillor R Birch", [("Councillor P Ash", "", "for Councillor R Birch")]),
        ("COMMISSIONERS A. ASH AND B. BIRCH", [("Commissioner A. ASH", "", ""), ("Commissioner B. BIRCH", "", "")]),
        ("Mr John Young", [("Mr John Young", "", "")]),
        ("Chief Executive; Head of Law", []),
        ("P Ash, Southern Area Engineer", [("P Ash", "Southern Area Engineer", "")]),
    ],
)  # fmt: skip
def test_offices_and_remarks_beside_names(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.name, one.role, one.note) for one in people_in([line])] == expected
