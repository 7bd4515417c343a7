"""The day and the time of a meeting."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from packview.model import Fact
from packview.parse.meeting.committee import CALLED, LABEL, body_at
from packview.parse.meeting.evidence import (
    CALLING,
    ENOUGH,
    IN_SENTENCE,
    LETTERHEAD,
    NEXT_SENTENCE,
    OWN_MINUTES,
    Block,
    Candidate,
    Witnesses,
    blocks_of,
    days_of,
    fact,
    is_near,
    line_with,
    published_names,
    two_days,
    without_when,
)
from packview.parse.meeting.names import body_name, council_name
from packview.parse.text.patterns import WORDS, any_case, listed, word_in
from packview.wording.dates import WEEKDAYS
from packview.wording.periods import MONTH, WEEKDAY, clock, dates_in, first_date, times_in, without_marks

_NOT_THE_DAY = listed(WORDS["when"]["not_the_day"])
_AGAINST = any_case(rf"\b{_NOT_THE_DAY}\b[^.;:]{{0,30}}:?\s*$")
_SIGNATURE = word_in(WORDS["when"]["signature"])
_MEETS = word_in(
    "rescheduled postponed held hold meeting session convened? meet met attend summoned taken made_by hearing"
)
_MEETING = word_in("meeting")
_TITLED = word_in("meeting minutes? notes? agenda proceedings session")
_TAKES_PLACE = listed(
    "rescheduled_to postponed_to held hold meeting session takes?_place convene[sd]? meets? met taken made_by hearing"
)
_FOR_DATE = any_case(
    rf"(?:\b{_TAKES_PLACE}\b{IN_SENTENCE}{{0,160}}|\b(?:held|meet(?:ing)?)\b[^.;]{{0,40}}|^)(?:\bon\b|\bfor\b|[-\u2013,|]|\bof\b)?\s*"
    rf"(?:the\s+(?:re-?scheduled\s+)?date\s+of\s+)?(?:{WEEKDAY},?\s*)?(?:the\s+)?$"
)
_MINUTES_FROM = any_case(r"\b(?:minutes|notes) from(?: the)?(?: meeting)?(?: (?:on|of))?$")
_DATE_LABEL = any_case(
    r"(?:^|\s)(?:date(?:(?: and| &) time)?(?: of (?:the )?(?:meeting|decision|hearing)| (?:the )?decision (?:was )?(?:taken|made))?|(?:meeting|new) date|day)\s*:?\s*$|(?:^|\s)on\s*:\s*$"
)
_ISSUE_LABELS = any_case(
    rf"(?:date of (?:issue|publication|despatch|notice)|\b{_NOT_THE_DAY}\s+date|published|issued)\s*:?\s*$"
)
_WEEKDAY = any_case(WEEKDAY)
_WEEKDAY_LAST = any_case(rf"(?:{WEEKDAY}),?\s*$")
_STARTS_LINE = any_case(rf"^\W*(?:{WEEKDAY})?\W*")
_OF_REPORT = any_case(r"(?:date of (?:decision|meeting)|meeting date)\s*:\s*(?P<when>.*)")
_CALENDAR = 4
"""Dates in one block that make it a list of dates and no meeting's."""


def day_candidates(
    witnesses: Witnesses, blocks: Sequence[Block], *, month_first: bool
) -> Iterator[Candidate]:
    """Days that the front sheet, the headers of reports, the file's title and its name give, each as its value in ISO 8601."""
    told = [
        (block, day, *_weight(block, above, below, start), start)
        for above, block, below in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
        for start, day in block.days
    ]
    labelled = {(_label(block, start), day) for block, day, _, how, start in told if how == "a label"}
    often = Counter(label for label, _ in labelled)
    for block, day, weight, how, start in told:
        if how == "a label" and often[_label(block, start)] > 1:
            continue  # a list of decisions has a 'Date:' in each
        # An item of an agenda without numbers tells of other days: 'Minutes of the meeting held on ...'.
        if weight and not block.lines[0].bullet and len({day for _, day in block.days}) < _CALENDAR:
            dated = (one for one in block.lines if day in _days(one.text, month_first=month_first))
            yield _day(day, weight, fact(next(dated, block.lines[0]), how))
    headers = ((line, _OF_REPORT.match(line.text)) for line in witnesses.later)
    reports = ((line, _days(label["when"], month_first=month_first)) for line, label in headers if label)
    # Ten reports of one pack are one witness.
    for line, days in islice((one for one in reports if one[1]), 1):
        yield _day(days[0], ENOUGH, fact(line, "a report's header"))
    for printed in published_names(witnesses):
        for day in _days(printed.when.replace("-", " "))[:1]:
            yield _day(day, printed.weight, printed.fact)


def with_years(blocks: Sequence[Block], *, month_first: bool) -> list[Block]:
    """Blocks in which a day without a year has the one in which it follows a date of theirs and is that day of the week.

    'Thursday 12th June' of a summons that is dated 6 June 2025 is of 2025, for 12 June is a Thursday then.
    """
    dated = {day for block in blocks for _, day in block.days}
    found = []
    for block in blocks:
        days = [*_DAY_ALONE.finditer(block.text)]
        years = [{day.year for day in _days_after(one, dated)} for one in days]
        text = block.text
        for one, in_years in reversed([*zip(days, years, strict=True)]):
            if len(in_years) == 1:
                text = f"{text[: one.end()]} {in_years.pop()}{text[one.end() :]}"
        days_now = tuple(days_of(text, month_first=month_first))
        found.append(block if text == block.text else replace(block, text=text, days=days_now))
    return found


def _days_after(found: re.Match[str], dated: Iterable[date]) -> Iterator[date]:
    """The days that a match can be, soon after one of some dates."""
    for before in dated:
        for year in (before.year, before.year + 1):
            day = first_date(f"{found['day'] or found['day2']} {found['month'] or found['month2']} {year}")
            if (
                day
                and WEEKDAYS[day.weekday()].casefold() == found["weekday"].casefold()
                and 0 <= (day - before).days <= _NOTICE
            ):
                yield day


_NOTICE = 45
"""Days from the date of a summons to the meeting."""
_DAY_ALONE = any_case(
    rf"\b(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+(?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!\W{{0,3}}(?:19|20)\d\d)"
)


def _label(block: Block, start: int) -> str:
    return " ".join(block.text[:start].casefold().split()[-_LABEL_WORDS:])


_LABEL_WORDS = 2


def _days(text: str, *, month_first: bool = False) -> list[date]:
    return [day for _, day in dates_in(without_marks(text), month_first=month_first)]


def _day(day: date, weight: float, evidence: Fact) -> Candidate:
    return Candidate(value=day.isoformat(), key=day, weight=weight, fact=evidence)


def _weight(block: Block, above: Block | None, below: Block | None, start: int) -> tuple[float | None, str]:
    """How much a date in a block speaks for the meeting's; None where it is said to be that of something else."""
    before = _since_last_date(block, start).rstrip(" (")
    sentence = NEXT_SENTENCE.split(before)[-1] if before else ""
    plain = _WEEKDAY_LAST.sub("", sentence).rstrip(" ,")
    weekday = bool(_WEEKDAY.search(block.text[max(0, start - 14) : start]))
    timed = any(True for _ in times_in(block.text[max(0, start - 45) : start + 90]))
    issued = _ISSUE_LABELS.search(plain)
    letter = not (timed or weekday) and _is_of_letter(block, above, below, plain, start)
    if issued or letter or _is_of_period(block, start):
        return None, ""
    if weight := _labelled(block, plain, start, weekday=weekday):
        return weight, "a label"
    if _is_another_day(plain) or _MOVED_TO.match(block.text, start):
        return None, ""
    behind = _behind(block, start)
    if (block.title and OWN_MINUTES.match(behind)) or (len(plain) < _SHORT and _MET.match(behind)):
        return 4.0 + timed, CALLING
    if plain and _FOR_DATE.search(sentence) and _MEETS.search(sentence):
        return 4.0 + timed + 1.2 * block.title, CALLING
    begins = {_STARTS_LINE.sub("", one.text, count=1)[:4] for one in block.lines}
    alone = block.text[start : start + 4] in begins
    return _display_weight(block, "" if alone else plain, weekday=weekday, timed=timed), LETTERHEAD


def _behind(block: Block, start: int) -> str:
    return re.sub(r"^.*?\d{4}\W*", "", block.text[start:])


_MET = any_case(rf"{IN_SENTENCE}{{0,90}}\b(?:met|convened|was held|held (?:a|an|its|their))\b")
_MOVED_TO = any_case(r"[^.;:]{8,60}\b(?:rescheduled|postponed|moved) (?:to|until)\b[^.;]*\d{4}")
"""What stands behind the day that a meeting had before it got another."""
_UP_TO = any_case(r"\d{4}\s*(?:to|until|[-\u2013])\s*$")


def _is_of_period(block: Block, start: int) -> bool:
    """Whether a day begins or ends a period of more than a week: '1 December 2026 to 31 March 2027'."""
    pairs = ((one, other) for one, other in pairwise(block.days) if start in (one[0], other[0]))
    return any(
        _UP_TO.search(block.text[one[0] : other[0]]) and (other[1] - one[1]).days > _WEEK
        for one, other in pairs
    )


def _labelled(block: Block, plain: str, start: int, *, weekday: bool) -> float:
    """The weight of a date behind or under a label: 'Date:', 'Meeting date', 'To: Cabinet, 5 May 2025'; 0 where there is none."""
    if _DATE_LABEL.search(plain) and not _SIGNATURE.search(plain[-_BESIDE:]):
        new = 3.0 if plain.casefold().endswith("new date:") else 0.0
        return 3.0 + 1.2 * (weekday + block.title) + new
    to_body = LABEL.match(block.text)
    named = to_body and (to_body["strong"] or body_at(to_body["rest"]))
    return 3.4 if named and start < _LONGEST_LABELLED and not _is_another_day(plain) else 0.0


_BESIDE, _WEEK = 40, 7
_LONGEST_LABELLED = 120


def _is_of_letter(block: Block, above: Block | None, below: Block | None, plain: str, start: int) -> bool:
    """Whether a date stands over 'Dear Member', or by itself under the clerk's name."""
    if _DEAR.match(_behind(block, start) or (below.text if below else "")):
        return True
    if len(block.text) > _LONGEST_DATE or plain.endswith(":"):
        return False
    signed = above is not None and len(above.text) < _SHORT and _SIGNATURE.search(above.text)
    name = above is not None and (body_name(above.text) or council_name(above.text))
    return bool(signed and not name)


_DEAR = any_case(r"dear\b|to:?\s+(?:all|the|each|members|councillors)\b")
_LONGEST_DATE = 30


def _since_last_date(block: Block, start: int) -> str:
    """What stands before a date, back to the date before it."""
    ends = [block.text.find(str(day.year), at) + 4 for at, day in block.days if at < start]
    return block.text[max([0, *(end for end in ends if end <= start)]) : start]


def _is_another_day(plain: str) -> bool:
    """Whether a date is that of an issue, a signature or a deadline."""
    against = _AGAINST.search(plain) and not _MINUTES_FROM.search(plain)
    return bool(against or (0 < len(plain) < 60 and _SIGNATURE.search(plain) and not _MEETING.search(plain)))


def _display_weight(block: Block, plain: str, *, weekday: bool, timed: bool) -> float:
    """How much a date in a letterhead speaks for the meeting's."""
    name = without_when(plain).rstrip(" -\u2013,|")
    named = bool(plain) and bool(body_name(name) or council_name(name) or _MINUTES_FROM.search(plain))
    titled = block.title and bool(_TITLED.search(plain) or not name)  # 'Notes Area Forum', '6 pm on'
    if not block.display or not (len(plain) < 4 or named or weekday or titled):
        return 0.0
    titled |= not plain and bool(_TITLED.search(block.text))  # '19 November 2014 - Ordinary Meeting'
    return (
        1.0 + 0.8 * (weekday + block.strong + titled) + 1.2 * (timed + block.near + block.title) + 2.0 * named
    )


def last_day(blocks: Sequence[Block], when: date | None) -> date | None:
    """The last day of a meeting that goes over more than one: '14th-15th March 2025'."""
    days = (days for block in blocks if when for days in two_days(block.text))
    return next((last for _, _, first, last in days if first == when), None)


_TIME_LABEL = any_case(r"\b(?:start )?times?\s*(?:of (?:the )?meeting)?\s*:?\s*$")
_ENDS = listed(WORDS["when"]["ends"])
_LATER = listed(WORDS["when"]["later"])
_NOT_THE_START = any_case(rf"\b(?:{_ENDS}(?:\s+(?:about|at))?\s*|{_LATER}\b[^.;/]*)$")
_STARTS = any_case(r"\b(?:(?:commencing |starting )?at|commencing|starting|-|@)\s*$")
_HELD_AT = any_case(r"\b(?:held|meeting|meet|met|convened?|called|opened)\b[^.]*\bat\s*$")
_BEGAN = any_case(
    rf"\b(?:call(?:ed)?|came|brought)\b[^.]*\bto order\W*(?:at)?\s*$|\bto order\b{IN_SENTENCE}{{0,160}}\bat(?: approximately)?\s*$"
    r"|\b(?:opened|commenced|started|declared) (?:the|this) meeting\b[^.]*\bat\s*$|\bmeeting (?:was )?(?:opened|commenced|began|started|convened) at\s*$"
)
_OF_THE_MEETING = any_case(r"\b(?:meeting|session)\s*[-\u2013:,|]?\s*$")
_FIRST_LINES = 30
_SHORT = 90
"""Characters of a line of a letterhead that may give the time beside the day."""


def time_candidates(witnesses: Witnesses, blocks: Sequence[Block], when: date | None) -> Iterator[Candidate]:
    """Times as printed, from beside the meeting's day, labels, the sentence that calls the meeting, the file's title and name."""
    for position, block in enumerate(blocks):
        near = is_near(blocks, position, when)
        for start, printed in _starts(block.text):
            if weight := _time_weight(block, block.text[:start], when, near=near):
                line = line_with(block, printed)
                yield _time(printed, weight, fact(line, "beside the date" if near else "a label"))
    told = any(_BEGAN.search(block.text[:start]) for block in blocks for start, _ in _starts(block.text))
    for block in blocks_of(witnesses.later[:_FIRST_LINES]) if not told else ():
        for start, printed in _starts(block.text):
            if _BEGAN.search(block.text[:start]):
                yield _time(printed, 2.0, fact(line_with(block, printed), "its minutes"))
    for named in published_names(witnesses):
        for _, printed in islice(times_in(named.when), 1):
            yield _time(printed, 2.0, named.fact)


def _starts(text: str) -> Iterator[tuple[int, str]]:
    """The times in a text at which something may begin, with where they stand; not the second of '13:00 - 15:30'."""
    ended = 0
    for start, printed in times_in(text):
        behind_another = ended and text[ended:start].strip() in ("-", "\u2013")
        ended = start + len(printed)
        if not behind_another and not _NOT_THE_START.search(text[:start]):
            yield start, printed


def _time_weight(block: Block, before: str, when: date | None, *, near: bool) -> float:
    """How much a time in a block speaks for the meeting's, by what stands ``before`` it; 0 for not at all."""
    if _TIME_LABEL.search(before):
        return 3.0
    if _BEGAN.search(before):
        return 2.0  # less than the time for which it was called
    if block.has(when):
        return 3.5 if _OF_THE_MEETING.search(before) else 3.0 if _STARTS.search(before) else 2.5
    if when and block.days:
        return 0.0  # the time of another meeting
    alone = block.display and len(block.text) < _SHORT and (near or block.title)
    return 2.0 if alone or _HELD_AT.search(before) or (block.title and CALLED.search(block.text)) else 0.0


def _time(printed: str, weight: float, evidence: Fact) -> Candidate:
    printed = re.sub(r"(?i)(?<=[ap]m)\.$", "", printed)  # '6.30pm.' at the end of a sentence
    key = clock(printed) or printed.casefold()
    return Candidate(value=printed, key=key, weight=weight, fact=evidence)
