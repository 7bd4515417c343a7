"""Resolutions and the rows that follow them up: certain pairs only."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.insight.promises.followups import followups_of, last_time
from packview.model import AgendaItem, FollowUp, MinuteItem, Minutes, Resolution, TrackedRecommendation

TEXTS = (
    "That destination data for care leavers be circulated to the Panel before the next meeting.",
    "That officers speak with the colleges about pupils who are asked to put off their exams.",
    "That a report on school exclusions come back within 10 days.",
)


def minutes(*texts: str, title: str = "SEND update") -> Minutes:
    found = tuple(
        Resolution(ref=f"({'i' * number})", text=text) for number, text in enumerate(texts, start=1)
    )
    return Minutes(
        meeting_date=date(2018, 9, 27), items=(MinuteItem(number="15", title=title, resolutions=found),)
    )


def row(text: str, number: str = "", *, day: str = "27/09/18", title: str = "SEND") -> TrackedRecommendation:
    return TrackedRecommendation(date=day, title=title, number=number, action_proposed=text)


def test_each_finds_its_own_whatever_the_order_and_the_tense() -> None:
    rows = (
        row(TEXTS[1].replace("speak", "spoke"), "2"),
        row(TEXTS[0].replace("be circulated", "is circulated"), "1"),
    )
    assert followups_of(minutes(*TEXTS[:2]), rows) == (
        FollowUp(minute=0, resolution=0, row=1),
        FollowUp(minute=0, resolution=1, row=0),
    )


@pytest.mark.parametrize(
    "other",
    [
        row(TEXTS[0], day="26 July 2018"),
        row("That parking be free."),
        row(""),
        row("That data be circulated."),
    ],
)
def test_another_meeting_other_words_or_too_few_are_no_pair(other: TrackedRecommendation) -> None:
    assert followups_of(minutes(TEXTS[0]), (other,)) == ()


def test_another_figure_is_another_promise() -> None:
    assert followups_of(minutes(TEXTS[2]), (row(TEXTS[2].replace("10", "45")),)) == ()
    assert len(followups_of(minutes(TEXTS[2]), (row(TEXTS[2]),))) == 1


def test_two_that_fit_as_well_are_left_out() -> None:
    assert followups_of(minutes(TEXTS[0]), (row(TEXTS[0]), row(TEXTS[0]))) == ()
    assert followups_of(minutes(TEXTS[0], TEXTS[0]), (row(TEXTS[0]),)) == ()


def test_the_same_title_and_day_help_words_that_were_changed() -> None:
    shorter = "Destination data for care leavers circulated before the winter holidays of schools."
    assert len(followups_of(minutes(TEXTS[0]), (row(shorter),))) == 1
    assert followups_of(minutes(TEXTS[0]), (row(shorter, title="Parking"),)) == ()


def test_nothing_to_match() -> None:
    assert followups_of(None, (row(TEXTS[0]),)) == ()
    assert followups_of(minutes(TEXTS[0]), ()) == ()


@given(st.lists(st.text(max_size=60), max_size=5), st.lists(st.text(max_size=60), max_size=5))
def test_no_resolution_and_no_row_is_in_two_pairs(texts: list[str], others: list[str]) -> None:
    found = followups_of(minutes(*texts), [row(text, day="") for text in others])
    assert len({one.row for one in found}) == len({one.resolution for one in found}) == len(found)


def item(title: str, **fields: Any) -> AgendaItem:
    return AgendaItem(key="8", number="8", title=title, **fields)


@pytest.mark.parametrize(
    ("title", "minute"),
    [
        ("SEND", 0),
        ("Update on SEND", 0),
        ("CHILDREN AND FAMILIES - PERFORMANCE", 1),
        ("Children and Adults", None),
        ("APOLOGIES", None),
        ("DECLARATIONS OF INTEREST", None),
        ("Report", None),
        ("", None),
    ],
)
def test_the_subject_of_the_last_agenda(title: str, minute: int | None) -> None:
    titles = (
        "SEND UPDATE",
        "Children and Families \u2013 Performance",
        "APOLOGIES",
        "DECLARATIONS OF INTEREST",
    )
    last = Minutes(items=tuple(MinuteItem(number=str(at), title=one) for at, one in enumerate(titles)))
    assert last_time((item(title),), last).get("8") == minute
    assert last_time((item(title),), None) == {}


def test_the_item_of_the_minutes_themselves_has_no_last_time() -> None:
    last = Minutes(items=(MinuteItem(number="1", title="Parks"),))
    assert last_time((item("Parks", kind="minutes"),), last) == {}
