"""The meeting and dated actions as iCalendar, read back by the rules of RFC 5545."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from packview.export.calendar import calendar, due_day, escaped
from packview.model import Meeting, Pack, Source
from packview.model.meeting import Act

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def pack(**meeting: Any) -> Pack:
    given_ = {"committee": "Parks Committee", "date": date(2026, 12, 3), "time": "5.30 pm", **meeting}
    return Pack(
        pack_id="parks-2026-12-03",
        source=Source(kind="pdf", name="a.pdf", sha256="a", size=1),
        meeting=Meeting(**given_),
    )


def act(text: str, due: str, number: int = 4) -> Act:
    return Act(number=number, at=NOW, kind="action", text=text, due=due, owner="Ash")


def events(text: str) -> Iterator[dict[str, str]]:
    """The events, unfolded, with the names of their lines and the values as they are meant."""
    found: dict[str, str] = {}
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found = {}
        elif line == "END:VEVENT":
            yield found
        else:
            found[name] = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)


def test_the_meeting_and_an_action() -> None:
    text = calendar(pack(place="Room 1, Civic Centre"), [act("Send the figures", "10 January")], now=NOW)
    meeting, action = events(text)
    assert meeting == {
        "DTSTAMP": "20261130T120000Z",
        "UID": "parks-2026-12-03@packview",
        "SEQUENCE": "0",
        "DTSTART": "20261203T173000",
        "SUMMARY": "Parks Committee",
        "LOCATION": "Room 1, Civic Centre",
        "STATUS": "CONFIRMED",
    }
    assert action["SUMMARY"] == "Due: Ash: Send the figures"
    assert (action["DTSTART;VALUE=DATE"], action["DTEND;VALUE=DATE"]) == ("20270110", "20270111")
    assert "VALARM" not in text
    assert text.endswith("END:VCALENDAR\r\n")


def test_an_action_without_a_day_is_left_out_and_a_cancelled_meeting_says_so() -> None:
    (meeting,) = events(calendar(pack(status="cancelled"), [act("Ask", "the next meeting")], now=NOW))
    assert (meeting["STATUS"], meeting["SUMMARY"]) == ("CANCELLED", "Parks Committee (cancelled)")


def test_without_a_time_or_over_several_days_it_lasts_whole_days() -> None:
    (one,) = events(calendar(pack(time=""), [], now=NOW))
    assert (one["DTSTART;VALUE=DATE"], one["DTEND;VALUE=DATE"]) == ("20261203", "20261204")
    (two,) = events(calendar(pack(date_last=date(2026, 12, 4)), [], now=NOW))
    assert (two["DTSTART;VALUE=DATE"], two["DTEND;VALUE=DATE"]) == ("20261203", "20261205")
    assert list(events(calendar(pack(date=None), [], now=NOW))) == []


def test_a_day_that_is_named() -> None:
    assert due_day(act("x", "by 15 January 2027"), date(2026, 12, 3)) == date(2027, 1, 15)
    assert due_day(act("x", "soon"), date(2026, 12, 3)) is None


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\x85\u2028\u2029"))


@given(WORDS, WORDS)
def test_every_text_comes_back_and_no_line_is_longer_than_75_octets(place: str, task: str) -> None:
    text = calendar(pack(place=place), [act(task, "10 January")], now=NOW)
    meeting, action = events(text)
    assert meeting.get("LOCATION", "") == place
    assert action["SUMMARY"] == f"Due: Ash: {task}"
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert not any("\n" in line for line in lines)


def test_line_ends_are_written_as_the_format_has_them() -> None:
    assert escaped("a\r\nb;c,d\\e") == "a\\nb\\;c\\,d\\\\e"
