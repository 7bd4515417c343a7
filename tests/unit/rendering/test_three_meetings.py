"""Each pack of the sample committee's three meetings is read as its sources mean it."""

import pytest

from packview.model import Indicator, Minutes, Pack
from packview.model.open_pack import OpenPack
from three_meetings import three_meetings

DAYS = ("2018-11-29", "2019-01-31", "2019-03-28")
MONTHS = (("2017-10", "2018-10"), ("2017-12", "2018-12"), ("2018-02", "2019-02"))
EACH = pytest.mark.parametrize("place", range(3))
LATER = pytest.mark.parametrize("place", [1, 2])


def of(place: int) -> Pack:
    return three_meetings()[place].pack


def indicator(place: int, ref: str) -> Indicator:
    return next(one for one in of(place).indicators if one.ref == ref)


def minutes(place: int) -> Minutes:
    found = of(place).minutes
    assert found is not None
    return found


@EACH
def test_council_committee_date_and_items(place: int) -> None:
    meeting = of(place).meeting
    assert (meeting.council, meeting.committee) == (
        "Southampton City Council",
        "Children and Families Scrutiny Panel",
    )
    assert str(meeting.date) == DAYS[place]
    assert [one.number for one in of(place).items] == [str(number) for number in range(1, 10)]
    assert not of(place).failures
    assert len({one.pack.pack_id for one in three_meetings()}) == 3


@EACH
def test_every_indicator_has_thirteen_months(place: int) -> None:
    assert len(of(place).indicators) == 58
    for one in of(place).indicators:
        periods = list(one.values)
        assert (len(periods), periods[0], periods[-1]) == (13, *MONTHS[place]), one.ref


@LATER
def test_what_is_printed_of_the_latest_month_is_worked_out_from_the_months(place: int) -> None:
    for one in of(place).indicators:
        figures = list(one.values.values())
        twelve = [figure for figure in figures[1:] if figure is not None]
        if one.unit == "count" and len(twelve) == 12:
            assert one.max_12m == max(twelve), one.ref
            assert one.average_12m == pytest.approx(sum(twelve) / 12, abs=0.51), one.ref


@pytest.mark.parametrize(
    ("place", "numbers", "answers"),
    [
        (0, ["1", "2", "3", "1", "2"], None),
        (1, ["1", "1", "1", "1"], ["To follow", "Will be sent out ahead of the next meeting", "An update to be provided", "Sent on 14/12/2018"]),
        (2, ["1", "1", "1"], ["To follow", "Sent on 14/03/2019", "An update to be provided"]),
    ],
)  # fmt: skip
def test_rows_of_the_tracker(place: int, numbers: list[str], answers: list[str] | None) -> None:
    rows = of(place).recommendations
    assert [row.number for row in rows] == numbers
    if answers is not None:
        assert [row.action_taken for row in rows] == answers
    assert rows[0].action_proposed == of(0).recommendations[0].action_proposed


def test_minutes_are_of_the_meeting_before_and_its_resolutions_are_tracked() -> None:
    assert [str(minutes(place).meeting_date) for place in (1, 2)] == list(DAYS[:2])
    came = [{one.name for one in minutes(place).present} for place in (1, 2)]
    assert came[0] - came[1]
    assert came[1] - came[0]
    for place in (1, 2):
        asked = [one.text for item in minutes(place).items for one in item.resolutions]
        tracked = {row.action_proposed for row in of(place).recommendations}
        assert tracked & set(asked), asked


@LATER
def test_a_line_says_that_the_meeting_is_invented(place: int) -> None:
    opened: OpenPack = three_meetings()[place]
    assert "Invented for testing: no such meeting took place." in opened.pages[0]
