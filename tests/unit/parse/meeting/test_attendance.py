"""Who came."""

import pytest

from packview.model import Attendee, Meeting, Member, Minutes
from packview.parse.meeting.attendance import attendance


def _meeting(*names: str) -> Meeting:
    return Meeting(committee="Parks", members=tuple(Member(name=name) for name in names))


def _minutes(present: str = "", apologies: str = "", in_attendance: str = "") -> Minutes:
    def people(text: str) -> tuple[Attendee, ...]:
        return tuple(Attendee(name=name.strip()) for name in text.split(",") if name.strip())

    return Minutes(
        present=people(present),
        apologies=people(apologies),
        in_attendance=people(in_attendance),
        page_first="1",
    )


def test_members_come_first_in_the_front_sheets_order_and_others_after() -> None:
    rows = attendance(
        _minutes("Councillor Birch, Councillor Ash", "Councillor Elm", "Ann Oak"),
        _meeting("Councillor Ash", "Councillor Birch", "Councillor Elm"),
    )
    assert [(row.name, row.present) for row in rows] == [
        ("Councillor Ash", True),
        ("Councillor Birch", True),
        ("Councillor Elm", False),
        ("Ann Oak", True),
    ]
    assert {row.page for row in rows} == {"1"}


def test_a_member_the_minutes_do_not_name_is_neither_present_nor_absent() -> None:
    (row,) = attendance(_minutes(), _meeting("Councillor Ash"))
    assert row.present is None
    assert row.note == ""


def test_without_minutes_there_is_nothing_to_say() -> None:
    assert attendance(None, _meeting("Councillor Ash")) == ()


@pytest.mark.parametrize(
    "printed", ["Cllr Ash", "Councillor S Ash", "Councillor Sarah Ash", "Mrs Ash", "Ash, MBE"]
)
def test_a_name_is_known_in_another_form(printed: str) -> None:
    minutes = Minutes(present=(Attendee(name=printed),))
    (row,) = attendance(minutes, _meeting("Councillor S Ash"))
    assert (row.name, row.present) == ("Councillor S Ash", True)


def test_initials_tell_two_of_one_surname_apart() -> None:
    rows = attendance(_minutes("Councillor P Ash"), _meeting("Councillor P Ash", "Councillor J Ash"))
    assert [row.present for row in rows] == [True, None]


def test_a_surname_that_could_be_two_people_is_not_guessed() -> None:
    rows = attendance(_minutes("Councillor P Ash, Councillor J Ash"), _meeting("Councillor Ash"))
    assert [(row.name, row.present) for row in rows] == [
        ("Councillor Ash", None),
        ("Councillor P Ash", True),
        ("Councillor J Ash", True),
    ]


def test_who_is_listed_as_absent_is_told_from_who_sent_apologies() -> None:
    minutes = Minutes(apologies=(Attendee(name="Councillor Ash"),), absent=(Attendee(name="Councillor Elm"),))
    rows = attendance(minutes, _meeting("Councillor Ash", "Councillor Elm"))
    assert [(row.present, row.absent) for row in rows] == [(False, False), (False, True)]


def test_role_and_note_are_those_of_that_meeting() -> None:
    minutes = Minutes(present=(Attendee(name="Councillor Ash", role="Chair", note="except item 9"),))
    meeting = Meeting(committee="Parks", members=(Member(name="Councillor Ash", role="Vice-Chair"),))
    (row,) = attendance(minutes, meeting)
    assert (row.role, row.note) == ("Chair", "except item 9")


def test_whoever_is_listed_twice_gets_one_row() -> None:
    rows = attendance(_minutes("Ann Oak", "Ann Oak", "Ann Oak"), _meeting())
    assert [(row.name, row.present) for row in rows] == [("Ann Oak", True)]
