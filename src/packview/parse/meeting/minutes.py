"""The minutes of a meeting: who was there, and the numbered items."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from packview.model import Document, Meeting, MinuteItem, Minutes
from packview.parse.meeting.evidence import Witnesses
from packview.parse.meeting.facts import facts_of
from packview.parse.meeting.minute_items import MINUTES_LABEL, ItemStart, find_items, read_item
from packview.parse.meeting.names import BODY_WORD, body_name, council_name, is_body_heading
from packview.parse.meeting.roster import apologies_in, attendance_in, list_label
from packview.parse.text.heading_ranks import heading_ranks
from packview.parse.text.lines import Line, is_capitals, width_of
from packview.parse.text.numbering import numbers_of, step
from packview.parse.text.patterns import WORDS, any_case, listed
from packview.parse.text.titles import open_bracket
from packview.text import fold, one_line
from packview.wording.periods import first_date

_EDITION = listed(WORDS["minutes"]["edition"])
_HEADING = any_case(
    rf"(?:\W|\*)*(?:{_EDITION}\s+)*minutes?\b"
    r"(?:.{0,40}\bmeeting\b|.{0,60}\bheld\b| of (?:the|a) .{3,80}|\s+of\s+proceedings\b.*|\W*$)|minutes? of .{3,90}$"
)
_NAMED = any_case(
    r"(?P<before>.{0,70}?)\b(?:minutes|(?:meeting|session)\s+notes|notes\s+of\s+(?:the\s+)?meeting)\b\W*(?P<after>.{0,20})$"
)
_AROUND_WORDS = listed(WORDS["minutes"]["around_words"])
_AROUND = any_case(rf"\b{_AROUND_WORDS}\b|[-\u2013:*|.]")
_ALONE = any_case(rf"(?:{_EDITION}\s+)*minutes\W*")
_CALLED = any_case(
    rf"(?:{_EDITION}\s+)*minutes?\s+of\s+(?:a|an|the)\b.{{0,120}}\bmeeting\b.{{0,120}}\bheld\s+(?:in|at|via|within|remotely|virtually)\b"
)
"""A whole sentence that says of what these are the minutes, with the place, which no agenda gives."""


def is_minutes_heading(line: Line, before: Line | None = None) -> bool:
    """Whether minutes begin with this line: 'MINUTES of a meeting of', 'City Council Minutes', 'Meeting Minutes - Final'."""
    if _CALLED.match(line.text) and first_date(line.text):
        return True
    if len(line.text) > 140 or any(number.marked for number in numbers_of(line.text)):
        return False
    if before and any(not number.rest for number in numbers_of(before.text)):
        return False  # the title of an item whose number stands above it
    above = before.text if before else ""
    if _HEADING.match(line.text) and _OF_THESE.match(line.text):
        dated = first_date(line.text) or (line.bold and re.search(r"\bheld\b", line.text))
        begins = line.text.lstrip("* ").startswith("MINUTE") or (line.top and _ALONE.fullmatch(line.text))
        named = is_body_heading(above) or council_name(above)
        return bool(begins or named or (dated and (line.top or line.bold)))
    found = _NAMED.fullmatch(line.text.strip("* "))
    if found is None or line.text.endswith("."):
        return False
    # 'Council Meeting Minutes' has nothing left.
    plain = one_line(_AROUND.sub(" ", f"{found['before']} {found['after']}"))
    named = body_name(above) or council_name(above)
    set_apart = line.top or line.bold or is_capitals(line.text) or named
    return bool(set_apart) and (
        not plain or bool(body_name(found["before"]) or council_name(found["before"]))
    )


def read_minutes(
    lines: Sequence[Line], labels: Mapping[int, str | None], unread: list[str] | None = None
) -> Minutes | None:
    """Minutes in lines from the page they begin on to the page they end on; None where nothing shows minutes.

    Args:
        lines: of these pages.
        labels: printed labels of pages.
        unread: takes lists of people that could not be read.
    """
    lines = [_without_marks(line) for line in _without_page_ends(lines)]
    lines = _with_numbers_before(lines)
    begin = _beginning(lines)
    begin = 0 if begin is None and tells_each_item(lines) else begin
    lines = lines[begin or 0 :]
    starts = find_items(lines)
    head = lines[: starts[0].index] if starts else lines[:_HEAD]
    ends = [*(start.index for start in starts[1:]), len(lines)]
    if 0.8 * len(lines) < sum(line.gap for line in lines):  # a blank line behind each says nothing
        lines = [replace(line, gap=False) for line in lines]
    stretches = [(start, lines[start.index : end]) for start, end in zip(starts, ends, strict=False)]
    done = (
        at for at, line in enumerate(head) if at and (_MOVED.search(line.text) or _VOTED.search(line.text))
    )
    people = attendance_in(head[: next(done, len(head))], unread)
    for start, stretch in stretches[:_ROLL_CALLS]:
        title = start.title or stretch[0].text[:_HEAD]
        if _ROLL_CALL.search(title) or list_label(title):
            first = [replace(stretch[0], text=text, cells=()) for text in (start.title, start.rest) if text]
            for kind, found in attendance_in([*first, *stretch[1:]]).items():
                people.setdefault(kind, found)
    if "present" not in people and len((below := attendance_in(lines[:_HEAD])).get("present", ())) > 2:
        people = below | people
    if begin is None and not _tells_of_a_meeting(lines[:_LOOKED_THROUGH], people.keys()):
        return None
    width = width_of(lines)
    rights = sorted(line.right for line in lines if line.right)
    margin = rights[int(len(rights) * 0.97)] if rights else 0.0
    items = tuple(
        read_item(start, stretch, labels, width=width, margin=margin) for start, stretch in stretches
    )
    named = {
        word for found in people.values() for one in found for word in fold(f"{one.name} {one.role}").split()
    }
    items = tuple(
        one for one in items if _is_business(one) or not (_is_attendance(one, named) or _is_notice(one))
    )
    if not items and lines:
        whole = read_item(ItemStart(index=0, number="", title="Minutes", rest=lines[0].text), lines, labels)
        items = (whole,) if whole.motions or whole.resolutions else ()
    if not people.get("apologies"):
        about = [one for one in items if _APOLOGIES.search(" ".join((one.title, *one.discussion[:1])))]
        told = [(_BEHIND_TITLE.sub("", one.title), *one.discussion) for one in about]
        told += [tuple(filter(_APOLOGIES.search, one.discussion)) for one in items[:_ROLL_CALLS]]
        people["apologies"] = next(filter(None, map(apologies_in, told)), ())
    apologies = {one.name for one in people["apologies"]}
    absent = tuple(one for one in people.get("absent", ()) if one.name not in apologies)
    away = apologies.union(one.name for one in absent)
    present = tuple(one for one in people.get("present", ()) if one.name not in away)
    facts = facts_of(
        Witnesses(document=_NO_DOCUMENT, head=head[:_HEAD], bounded=bool(starts)), Meeting(committee="")
    )
    page = head[0].page if head else (lines[0].page if lines else None)
    return Minutes(
        committee=facts.committee,
        meeting_date=facts.date,
        present=present,
        apologies=people["apologies"],
        absent=absent,
        in_attendance=people.get("in_attendance", ()),
        items=items,
        page_first=labels.get(page) if page else None,
        pdf_first=page,
    )


def _is_business(item: MinuteItem) -> bool:
    return bool(item.number or item.resolutions or item.motions)


def _is_notice(item: MinuteItem) -> bool:
    """Whether a heading has nothing under it but what the public may do: no sentence tells of what was done."""
    said = [text for text in item.discussion if len(text.split()) > _LABEL]
    return bool(said) and all(_MAY.search(text) and not _WAS.search(text) for text in said)


_LABEL = 4
"""Words of a line that is no sentence."""
_MAY = any_case(r"\b(?:may|can)\b")
_WAS = any_case(
    r"\b(?:was|were|had|has|have|noted|asked|said|reported|resolved|agreed|moved|introduced|referred|heard)\b"
)


def _is_attendance(item: MinuteItem, named: Collection[str]) -> bool:
    """Whether a heading has nothing under it but who was there; ``named`` are the words of all their names and roles."""
    said = [text for text in item.discussion if not (is_capitals(text) and text.endswith(":"))]
    words = [word for text in said for word in fold((list_label(text) or ("", text))[1]).split()]
    known = sum(word in named or word == "and" for word in words)
    return 0 < _NEARLY_ALL * len(words) <= known


def tells_each_item(lines: Sequence[Line]) -> bool:
    """Whether a page of an agenda gives the minutes of each item under the label 'Minutes:'; under the heading 'No. Item' one will do."""
    labelled = sum(bool(MINUTES_LABEL.fullmatch(line.text)) for line in lines)
    return labelled >= (1 if any(_ITEMS_HEADING.fullmatch(line.text) for line in lines) else _WITH_AGENDA)


_ITEMS_HEADING = any_case(r"no\.?\s+item")
_WITH_AGENDA = 3
"""Items with the label 'Minutes:' that make a page of an agenda one of minutes."""
_RULE = re.compile(r"[-_=\u2013\u2014]{3,}")


def _without_page_ends(lines: Sequence[Line]) -> list[Line]:
    """Lines without the rules of dashes that stand between pages in a text file, and the page number under one."""
    ruled = [_RULE.fullmatch(line.text) is not None for line in lines]
    number = [above and line.text.isdigit() for above, line in zip([False, *ruled], lines, strict=False)]
    return [line for line, rule, folio in zip(lines, ruled, number, strict=True) if not rule and not folio]


_MARKS = re.compile(r"\*{2,3}")


def _without_marks(line: Line) -> Line:
    """A line without the asterisks that stand for bold type in a text file, bold where they held all of it."""
    if "**" not in line.text:
        return line
    text = one_line(_MARKS.sub("", line.text))
    whole = _MARKS.match(line.text) and line.text.endswith("**") and len(_MARKS.findall(line.text)) == 2
    return replace(line, text=text or "\u2013", bold=True if whole else line.bold)


def _with_numbers_before(lines: Sequence[Line]) -> list[Line]:
    """Lines in which numbers that stand alone under or over the headings they number, as those of a margin do, stand before them."""
    ranks = [0, *heading_ranks(lines), 0]
    alone = {
        index: number
        for index, line in enumerate(lines)
        for number in numbers_of(line.text)[:1]
        if not number.rest
        and any(map(str.isdigit, line.text))
        # '(except item' / '12)' is the end of what stands before it
        and not open_bracket(lines[index - 1].text if index else "")
    }
    over = [index for index in alone if ranks[index + 2] and not ranks[index]]
    under = [index for index in alone if ranks[index] and not ranks[index + 2]]
    moved = over if len(over) > len(under) else under
    follow = sum(step(alone[one], alone[two]) == 1 for one, two in pairwise(moved))
    if len(moved) < _WITH_AGENDA or 3 * follow < 2 * len(moved) - 2:
        return list(lines)
    places = (index + 1 if moved is over else _first_of_heading(lines, index - 1) for index in moved)
    before = {place: lines[index].text for place, index in zip(places, moved, strict=True)}
    return [
        replace(line, text=f"{before[index]} {line.text}") if index in before else line
        for index, line in enumerate(lines)
        if index not in moved
    ]


def _first_of_heading(lines: Sequence[Line], last: int) -> int:
    """The first line of a heading that goes on to a line."""
    while last and lines[last - 1].look == lines[last].look and not (lines[last].gap or lines[last].top):
        last -= 1
    return last


_APOLOGIES = any_case(r"\bapolog")
_BEHIND_TITLE = re.compile(r"^.*?(?: \u2013 | - |: |$)")
_NO_DOCUMENT = Document(kind="text", page_count=0)
_FIRST_LINES = 3
_OF_THESE = any_case(r"(?!.*\b(?:previous|last)\b).*\bminutes?\b")
_TITLE = any_case(rf"(?:{_EDITION}\s+)*minutes\s+of\s+(?:the|an?)\s(?!last|previous).{{3,80}}\bmeeting")
_HEAD = 60
_ROLL_CALLS = 6
_NEARLY_ALL = 0.9
_ROLL_CALL = any_case(
    r"\b(?:roll call|attendance|present|call(?:ed)?(?: meeting)? to order|welcome|apologies|opening)\b"
)
_LOOKED_THROUGH = 400
_DECIDED = any_case(rf"\b{listed(WORDS['minutes']['decided'])}\b|(?-i:RESOLVED|AGREED|CARRIED)\b")
_MOVED = any_case(r"\b(?:seconded|second(?: by|:)|supported) by|\bsecond(?:er|ed)?\s*(?:by)?\s*:")
_VOTED = any_case(r"\b(?:voted|unanimous vote|motion (?:was )?(?:carried|passed|made)|made (?:a )?motion)\b")
_WHO_WAS_THERE = any_case(
    r"(?:^|:\s*)(?:members? |councillors |those )?(?:present|attendance|attendees)\s*[:;]"
)
_SENT = re.compile(r"\b[Aa]pologies\s+(?:were\s+(?:received|given)\s+)?from\s+[A-Z]")
_OPENED_OR_CLOSED = any_case(rf"\b{listed(WORDS['minutes']['held'])}\b")
_OTHER_PAPER = any_case(rf"{listed(WORDS['minutes']['other_papers'])}\b")
"""Lines that only another paper has: a letter, a report, a summons."""


def _tells_of_a_meeting(lines: Sequence[Line], lists: Collection[str]) -> bool:
    """Whether lines without a heading are minutes by what they say: who was there, that it opened or closed, what was moved and decided."""
    if any(_OTHER_PAPER.match(line.text) for line in lines):
        return False
    decided, moved, held, labelled, sent = (
        sum(len(pattern.findall(line.text)) for line in lines)
        for pattern in (_DECIDED, _MOVED, _OPENED_OR_CLOSED, _WHO_WAS_THERE, _SENT)
    )
    there = 2 * ("present" in lists or "apologies" in lists or labelled > 0) + (len(lists) > 1 or sent > 0)
    there += any(_OF_THESE.match(line.text) for line in lines[:_FIRST_LINES])
    return there + min(2, held) + min(2, moved) + min(1, decided) >= _ENOUGH


_ENOUGH = 3
"""Signs of a meeting that was held; a list of those present or of apologies is two, and one motion or resolution alone is too little beside it."""


def _beginning(lines: Sequence[Line]) -> int | None:
    """The line the minutes begin with: their heading, or the committee's and council's name above it."""
    for index, line in enumerate(lines[:400]):
        titled = index < _FIRST_LINES and _TITLE.fullmatch(line.text)
        if titled or is_minutes_heading(line, lines[index - 1] if index else None):
            first = index
            while first > max(0, index - 3) and lines[first - 1].page == line.page:
                text = lines[first - 1].text
                named = is_capitals(text) or text.istitle() or is_body_heading(text)
                if not (named and len(text) < 90 and BODY_WORD.search(text)):
                    break
                first -= 1
            return first
    return None
