"""The day and the time of a meeting."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from packview.model import Fact
from packview.parse.meeting.committee import LABEL, names_a_body
from packview.parse.meeting.evidence import (
    CALLING,
    ENOUGH,
    LETTERHEAD,
    Block,
    Candidate,
    Witnesses,
    fact,
    published_names,
)
from packview.parse.meeting.names import body_name, council_name
from packview.parse.text.lines import is_capitals
from packview.parse.text.patterns import listed, word_in
from packview.wording.periods import MONTH, WEEKDAY, dates_in, times_in, without_marks

_NOT_THE_DAY = listed(
    "dated? issued? published? publication despatch(?:ed)? dispatched distributed posted circulated created updated? amended "
    "revised printed signed (?:rescheduled|postponed|moved)_from originally previous last next forthcoming future deadline by "
    "before until no_later_than register(?:ed)? received approved adopted since from as_at ending ended year effective version "
    "expires? closing certify witness proclaimed on_or_after notice_given"
)
_AGAINST = re.compile(rf"\b{_NOT_THE_DAY}\b[^.;:]{{0,30}}$", re.IGNORECASE)
_SIGNATURE = word_in(
    "clerk chair(?:man|person|woman)? mayor secretary officer director counsel executive solicitor administrator signed signature"
)
_MEETS = word_in("held meeting session convene meet attend summoned")
_MEETING = word_in("meeting")
_TAKES_PLACE = listed("held meeting session takes?_place convene[sd]? meets?")
_GOES_ON = r"(?:[^.;]|(?<=\d)\.(?=\d)|(?<=[ap])\.(?=m))"
"""What a sentence holds before it ends; the full stop of '4.00' and of 'p.m.' ends none."""
_FOR_DATE = re.compile(
    rf"(?:\b{_TAKES_PLACE}\b{_GOES_ON}{{0,160}}|\b(?:held|meet(?:ing)?)\b[^.;]{{0,40}}|^)(?:\bon\b|\bfor\b|[-\u2013,|]|\bof\b)?\s*"
    rf"(?:the\s+(?:re-?scheduled\s+)?date\s+of\s+)?(?:{WEEKDAY},?\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:^|\s)(?:date(?:(?: and| &) time)?(?: of (?:the )?(?:meeting|decision))?|meeting date|day)\s*:?\s*$",
    re.IGNORECASE,
)
_ISSUE_LABELS = re.compile(
    r"(?:date of (?:issue|publication|despatch|notice)|published|issued)\s*:?\s*$", re.IGNORECASE
)
_ISSUED_BY = re.compile(r"\b(?:issued|published|produced|circulated) by\b", re.IGNORECASE)
_MOVED_TO = re.compile(r"\bre-?scheduled (?:to|date)\b", re.IGNORECASE)
_OTHER_MINUTES = re.compile(r"\b(?:minutes|notes) of\b(?!.*\bproceedings\b).*\bheld\b", re.IGNORECASE)
_OWN_MINUTES = re.compile(
    r"\W*(?:(?:draft|open|unconfirmed|confirmed|approved|public|final)\s+)*(?:minutes?|notes)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_WEEKDAY_LAST = re.compile(rf"(?:{WEEKDAY}),?\s*$", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_ISO_NAME = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_.]?(?P<month>[01]\d)[-_.]?(?P<day>[0-3]\d)(?!\d)")
_OF_REPORT = re.compile(r"(?:date of (?:decision|meeting)|meeting date)\s*:\s*(?P<when>.*)", re.IGNORECASE)
_CALENDAR = 4
"""Dates in one block that make it a list of dates and no meeting's."""


def day_candidates(
    witnesses: Witnesses, blocks: Sequence[Block], *, month_first: bool
) -> Iterator[Candidate]:
    """Days that the front sheet, the headers of reports, the file's title and its name give, each as its value in ISO 8601."""
    near = {day for block in blocks if block.near for _, day in block.days}
    alone = 1.0 if witnesses.bounded and len(near) == 1 else 0.0
    for above, block in zip((None, *blocks), blocks, strict=False):
        found = block.days if len({day for _, day in block.days}) < _CALENDAR else ()
        # An item of an agenda without numbers tells of other days: 'Minutes of the meeting held on ...'.
        for start, day in () if block.lines[0].bullet else found:
            weight, how = _weight(block, above, start)
            if weight:
                line = next(
                    (one for one in block.lines if day in _days(one.text, month_first=month_first)),
                    block.lines[0],
                )
                yield _day(day, weight + alone, fact(line, how))
    headers = ((line, _OF_REPORT.match(line.text)) for line in witnesses.later)
    told = ((line, _days(label["when"], month_first=month_first)) for line, label in headers if label)
    for line, days in islice((one for one in told if one[1]), 1):  # ten reports of one pack are one witness
        yield _day(days[0], ENOUGH, fact(line, "a report's header"))
    for printed in published_names(witnesses):
        for day in _days(printed.when.replace("-", " "))[:1]:
            yield _day(day, printed.weight, printed.fact)
    if (named := _ISO_NAME.search(witnesses.file_name)) is not None:
        for day in _days("-".join(named.groups())):
            yield _day(day, 1.5, Fact(words=witnesses.file_name, how="the file's name"))


def _days(text: str, *, month_first: bool = False) -> list[date]:
    return [day for _, day in dates_in(without_marks(text), month_first=month_first)]


def _day(day: date, weight: float, evidence: Fact) -> Candidate:
    return Candidate(value=day.isoformat(), key=day, weight=weight, fact=evidence)


def _weight(block: Block, above: Block | None, start: int) -> tuple[float, str]:
    """How much a date in a block speaks for the meeting's; 0 where it is another's."""
    before = _since_last_date(block, start).rstrip(" (")
    sentence = _NEXT_SENTENCE.split(before)[-1] if before else ""
    plain = _WEEKDAY_LAST.sub("", sentence).rstrip(" ,")
    weekday = bool(_WEEKDAY.search(block.text[max(0, start - 14) : start]))
    timed = any(True for _ in times_in(block.text[max(0, start - 30) : start + 90]))
    if _ISSUE_LABELS.search(plain) or _ISSUED_BY.search(before):
        return 0.0, ""
    label = _DATE_LABEL.search(plain) or (
        not plain and above is not None and _DATE_LABEL.fullmatch(above.text.strip(": "))
    )
    if label and not _SIGNATURE.search(plain):
        return 2.6 + (1.2 if weekday else 0.0) + (0.6 if block.near > 0.3 else 0.0), "a label"
    to_body = LABEL.match(block.text)
    if to_body and start < 120 and (to_body["strong"] or names_a_body(to_body["rest"])):
        return 3.4, "a label"
    another = _is_another_day(plain, sentence, block)
    if plain and not another and _FOR_DATE.search(sentence) and _MEETS.search(sentence):
        return 4.0 + (1.0 if timed else 0.0), CALLING
    if another or len(block.days) > 2:
        return 0.0, ""
    return _display_weight(block, plain, weekday=weekday, timed=timed), LETTERHEAD


def _since_last_date(block: Block, start: int) -> str:
    """What stands before a date, back to the date before it."""
    ends = [block.text.find(str(day.year), at) + 4 for at, day in block.days if at < start]
    return block.text[max([0, *(end for end in ends if end <= start)]) : start]


def _is_another_day(plain: str, sentence: str, block: Block) -> bool:
    """Whether a date is that of an issue, a signature, a deadline, or of other minutes."""
    if _AGAINST.search(plain) and not _MOVED_TO.search(plain):
        return True
    if 0 < len(plain) < 60 and _SIGNATURE.search(plain) and not _MEETING.search(plain):
        return True
    own = block.display or _OWN_MINUTES.match(sentence)
    return not own and bool(_OTHER_MINUTES.search(sentence))


def _display_weight(block: Block, plain: str, *, weekday: bool, timed: bool) -> float:
    """How much a date in a letterhead speaks for the meeting's."""
    name = plain.rstrip(" -\u2013,|")
    named = bool(plain) and bool(body_name(name) or council_name(name))
    if not block.display or not (len(plain) < 4 or named or weekday):
        return 0.0
    strong = is_capitals(block.text) or any(line.bold or line.size >= 13 for line in block.lines)
    titled = not plain and bool(
        _MEETING.search(block.text)
    )  # '19 November 2014 - Ordinary Meeting of Council'
    return 1.0 + 0.8 * (weekday + strong + titled) + 1.2 * (timed + block.near) + 2.0 * named


_TWO_DAYS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s*(?:-|\u2013|and|&|to)\s*(?P<last>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH})\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)


def last_day(blocks: Sequence[Block], when: date | None) -> date | None:
    """The second day of a meeting that goes over two: '14th-15th March 2025'."""
    for found in (found for block in blocks if when for found in _TWO_DAYS.finditer(block.text)):
        for day in _days(f"{found['last']} {found['month']} {found['year']}"):
            if when and 0 < (day - when).days < _WEEK:
                return day
    return None


_WEEK = 7
_TIME_LABEL = re.compile(r"\b(?:start )?times?\s*(?:of (?:the )?meeting)?\s*:?\s*$", re.IGNORECASE)
_ENDS = listed(
    r"end(?:s|ed)? clos(?:e[sd]?|ing) finish(?:e[sd])? until between from_\d to by before deadline noon_on adjourn(?:ed)? and"
)
_NOT_THE_START = re.compile(rf"\b{_ENDS}\b[^.;]{{0,20}}$", re.IGNORECASE)
_STARTS = re.compile(r"\b(?:(?:commencing |starting )?at|commencing|starting|-|@)\s*$", re.IGNORECASE)
_HELD_AT = re.compile(r"\b(?:held|meeting|meet|met|convened?|called|opened)\b[^.]*\bat\s*$", re.IGNORECASE)
_SHORT = 90
"""Characters of a line of a letterhead that may give the time beside the day."""


def time_candidates(witnesses: Witnesses, blocks: Sequence[Block], when: date | None) -> Iterator[Candidate]:
    """Times as printed, from beside the meeting's day, labels, the sentence that calls the meeting, the file's title and name."""
    for position, block in enumerate(blocks):
        here = block.has(when)
        near = here or any(other.has(when) for other in blocks[max(0, position - 2) : position + 3])
        for start, printed in times_in(block.text):
            before = block.text[:start]
            weight = 0.0
            if _TIME_LABEL.search(before):
                weight = 3.0
            elif here and not _NOT_THE_START.search(before):
                weight = 3.0 if _STARTS.search(before) else 2.5
            elif (when and block.days) or _NOT_THE_START.search(before):
                continue  # the time of another meeting, or when this one ends
            elif (near and block.display and len(block.text) < _SHORT) or _HELD_AT.search(before):
                weight = 2.0
            if weight:
                line = next((line for line in block.lines if printed in line.text), block.lines[0])
                yield _time(printed, weight, fact(line, "beside the date" if near else "a label"))
    for named in published_names(witnesses):
        for _, printed in islice(times_in(named.when), 1):
            yield _time(printed, 2.0, named.fact)


def _time(printed: str, weight: float, evidence: Fact) -> Candidate:
    printed = re.sub(r"(?<=[ap]m)\.$", "", printed)  # '6.30pm.' at the end of a sentence
    found = re.match(r"(\d{1,2})(?:[.:](\d\d))?", printed)
    if not found:
        return Candidate(value=printed, key=printed.casefold(), weight=weight, fact=evidence)
    hour = int(found[1]) % 12 if re.search("[ap]", printed, re.IGNORECASE) else int(found[1])
    half = 12 if re.search(r"p\.?\s?m", printed, re.IGNORECASE) else 0
    return Candidate(value=printed, key=(hour + half, found[2] or "00"), weight=weight, fact=evidence)
