"""The minutes of a meeting: who was there, and the numbered items."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from packview.model import Attendee, Minutes
from packview.parse.meeting.committees import BODY, is_body_heading, tidy_body
from packview.parse.meeting.minute_items import find_items, read_item
from packview.parse.meeting.people import people_in
from packview.parse.text.lines import Line, is_capitals, join, width_of
from packview.wording.periods import first_date

_HEADING = re.compile(
    r"(?:draft |unconfirmed |public )?minutes\b(?:.{0,40}\bmeeting\b|.{0,60}\bheld\b| of (?:the|a) .{3,80})|minutes$|minutes of .{3,90}$",
    re.IGNORECASE,
)
_OF_BODY = re.compile(
    r"\bmeeting of (?:the )?(?P<body>.{3,90}?)(?:,|\s+(?:held|on|which|at)\b|$)", re.IGNORECASE
)
_OF = re.compile(r"\bminutes of (?:the )?(?P<body>.{3,90}?)(?:,|\s+(?:held|on|meeting)\b|$)", re.IGNORECASE)
_ATTENDANCE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "in_attendance",
        re.compile(
            r"(?:also (?:present|in attendance)|in attendance|others? (?:present|in attendance)|officers?(?: present| in attendance)?|attendees|by invitation|observers?"
            r"|co-optees in attendance|virtual(?:ly)? (?:present|attendance))\b(?P<tail>[^:]{0,40})(?P<mark>\s*:|\s*[-\u2013](?=\s)|$)\s*(?P<rest>.*)$",
            re.IGNORECASE,
        ),
    ),
    (
        "apologies",
        re.compile(
            r"(?:apolog(?:ies|y)|absent)\b(?P<tail>(?: for absence| received)?[^:]{0,30})(?P<mark>\s*:|\s*[-\u2013](?=\s)|$|\s+(?=(?:were|was) received))\s*(?P<rest>.*)$",
            re.IGNORECASE,
        ),
    ),
    (
        "present",
        re.compile(
            r"(?:(?:committee |panel |cabinet |board |voting )?(?:members?|councillors?)\s+)?(?:present|attendance)\b(?P<tail>[^:]{0,30})(?P<mark>\s*:|\s*[-\u2013](?=\s)|$)\s*(?P<rest>.*)$",
            re.IGNORECASE,
        ),
    ),
)
_CHAIRED = re.compile(r".{0,80}\bin the chair\b.{0,10}$", re.IGNORECASE)


def is_minutes_heading(line: Line, before: Line | None = None) -> bool:
    """Whether minutes begin with this line: 'MINUTES of a meeting of', or 'Minutes of the meeting held on' under a committee's name."""
    if not _HEADING.match(line.text):
        return False
    return (
        line.text.startswith("MINUTES")
        or bool(before and is_body_heading(before.text))
        or bool(first_date(line.text) and line.top)
    )


def read_minutes(lines: Sequence[Line], labels: Mapping[int, str | None]) -> Minutes | None:
    """Minutes in these lines, None where there is neither a heading nor anybody present nor an item.

    Args:
        lines: from the page the minutes begin on to the page they end on.
        labels: printed label by PDF page.
    """
    begin = _beginning(lines)
    lines = lines[begin or 0 :]
    starts = find_items(lines)
    head = lines[: starts[0][0]] if starts else lines[:60]
    people = _attendance(head)
    if begin is None and not (people and starts):
        return None
    committee, held = _committee_and_date(head)
    ends = [*(index for index, _ in starts[1:]), len(lines)]
    width = width_of(lines)
    items = tuple(
        read_item(start, lines[index:end], labels, width=width)
        for (index, start), end in zip(starts, ends, strict=False)
    )
    apologies = people.get("apologies", ())
    if not apologies:
        apologies = next(
            (_apologies(item.discussion) for item in items if item.title.casefold().startswith("apolog")), ()
        )
    page = head[0].page if head else (lines[0].page if lines else None)
    return Minutes(
        committee=committee,
        meeting_date=held,
        present=people.get("present", ()),
        apologies=apologies,
        in_attendance=people.get("in_attendance", ()),
        items=items,
        page_first=labels.get(page) if page else None,
        pdf_first=page,
    )


def _beginning(lines: Sequence[Line]) -> int | None:
    """The line the minutes begin with: their heading, or the committee's and council's name above it."""
    for index, line in enumerate(lines[:400]):
        if is_minutes_heading(line, lines[index - 1] if index else None):
            first = index
            while (
                first
                and index - first < 3
                and lines[first - 1].page == line.page
                and _names_a_body(lines[first - 1])
            ):
                first -= 1
            return first
    return None


def _names_a_body(line: Line) -> bool:
    return (
        bool(BODY.search(line.text))
        and len(line.text) < 90
        and (is_capitals(line.text) or line.text.istitle() or is_body_heading(line.text))
    )


def _committee_and_date(head: Sequence[Line]) -> tuple[str, date | None]:
    at = next((index for index, line in enumerate(head) if _HEADING.match(line.text)), None)
    if at is None:
        return "", None
    text = join(line.text for line in head[at : at + 5])
    held = first_date(text) or first_date(join(line.text for line in head[:at]))
    for pattern in (_OF_BODY, _OF):
        named = pattern.search(text)
        if (
            named
            and BODY.search(named["body"])
            and not named["body"].casefold().startswith(("meeting", "previous", "last"))
        ):
            return tidy_body(named["body"]), held
    above = [line.text for line in head[:at] if is_body_heading(line.text)]
    below = [line.text for line in head[at + 1 : at + 5] if is_body_heading(line.text)]
    return tidy_body((above[-1:] or below[:1] or [""])[0]), held


def _attendance(head: Sequence[Line]) -> dict[str, tuple[Attendee, ...]]:
    found: dict[str, tuple[Attendee, ...]] = {}
    current, texts = "", list[str]()
    for line in [*head, Line(text="PRESENT:", page=0)]:  # a last label closes the one before it
        label = _label(line)
        if label is None and current and not _closes(line):
            texts.append(line.text)
            continue
        if current:
            found[current] = found.get(current, ()) + people_in(texts)
        current, rest = label or ("", "")
        texts = [rest] if rest else []
    return {kind: people for kind, people in found.items() if people}


def _label(line: Line) -> tuple[str, str] | None:
    for kind, pattern in _ATTENDANCE:
        found = pattern.match(line.text)
        if found:
            lead = "received from " if kind == "apologies" and "from" in found["tail"] else ""
            return kind, lead + found["rest"]
    return None


def _closes(line: Line) -> bool:
    """A heading of its own ends the list of names, and so does 'COUNCILLOR X IN THE CHAIR'."""
    text = line.text
    return bool(_CHAIRED.match(text)) or (
        is_capitals(text) and len(text.split()) > 1 and not re.search("[,(:]", text)
    )


def _apologies(discussion: Sequence[str]) -> tuple[Attendee, ...]:
    return next(
        (people for text in discussion if "apolog" in text.casefold() and (people := people_in([text]))), ()
    )
