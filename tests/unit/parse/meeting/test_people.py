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
    assert is_office("Director of Legal and Governance")
    assert not is_office("Mark Pirnie")
