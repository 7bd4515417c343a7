"""Dates and periods that cannot be: 31 June, a Monday that was a Tuesday, an end before its beginning, results of a year not begun."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from itertools import pairwise

from packview.insight.claims.relation import small_number
from packview.insight.finding import prose_finding
from packview.insight.prose.lexicon import NAMED, vocabulary, word_set, word_sets
from packview.insight.prose.passages import Passage
from packview.model import Finding, Pack
from packview.wording.periods import (
    MONTH_LETTERS,
    MONTH_NAMES,
    MONTH_NUMBERS,
    WEEKDAYS,
    date_in_words,
    dates_in,
)

Span = tuple[int, int]
Wrong = Iterator[tuple[str, Span, str]]
"""The rule of each, where it stands, and what is the matter."""
_DATES = word_sets("dates")
_A_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_WEEKDAY = re.compile(rf"(?i)\b{_A_WEEKDAY},?\s+(?:the\s+)?$")
_WEEKDAY_BEHIND = re.compile(rf"(?i),?\s+(?:is|was|falls on|fell on)\s+(?:a\s+)?{_A_WEEKDAY}\b")
_DAY_OF = re.compile(rf"(?i)\b(?P<day>29|30|31)(?:st|nd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAMES})\b(?:,?\s+(?P<year>(?:19|20)\d\d))?")  # fmt: skip
_AMERICAN_DAY_OF = re.compile(rf"(?P<month>{MONTH_NAMES.title()})\s(?P<day>29|30|31),\s(?P<year>(?:19|20)\d\d)")  # fmt: skip
_JOINED = re.compile(r"(?i)\s*(?:to|until|till|and(?: end(?:s|ed) (?:on|in))?|-|\u2013)\s+(?:\w+day,?\s+)?(?:the\s+)?")  # fmt: skip
_WORTH_DATING = re.compile(r"day,? (?:the )?(?:\d|[A-Z])|\b(?:from|between|on) (?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z]|exten|began|minutes of|is a \w+day")  # fmt: skip
_UP_TO_YEAR = re.compile(r"[^.;()]{0,24}?(?:19|20)\d\d")
_MONTH_YEAR = re.compile(rf"(?i)\b(?P<month>{MONTH_NAMES})\s(?P<year>20\d\d)\b")
_LENGTH = r"(?P<number>\d{1,2}|[a-z]+)[\s-]+(?P<unit>month|year)s?(?:['\u2019]s?)?"
_LONG = re.compile(rf"(?i)(?P<before>\w*)\s*\b{_LENGTH}(?P<rest>(?:\s[a-z]+){{0,3}}),?\s+(?:from|between)\s+(?:the\s+)?$")  # fmt: skip
_EXTENDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"\bexten\w+\b[^.;]{{0,30}}?\b{_LENGTH}", rf"\b{_LENGTH}\s(?:[a-z]+\s)?extension")
)
_MINUTES_OF = re.compile(r"(?i)\bminutes of (?:the )?(?:[\w\u2019'-]+ ){0,8}?(?:meeting )?(?:held |of |on |dated )*$")  # fmt: skip
_MONTH_DAYS, _SLACK, _LOOSE = 30.44, 20, 15
_said = partial(date_in_words, weekday=False)
Place = tuple[int, int, Date, bool]
"""Where a date starts and ends, the date, and whether it is a month alone, of which it is the first day."""


def date_findings(pack: Pack, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Weekdays that a date does not have, dates that do not exist, spans that end before they begin or are of another length."""
    for passage in passages:
        found = [*_no_such_dates(passage.text)]
        if _WORTH_DATING.search(passage.text):
            places = _places(passage.text)
            found += [*_wrong_weekdays(passage.text, places), *_wrong_spans(passage.text, places)]
            if pack.meeting.date is not None and not passage.table:
                found += _minuted_later(pack.meeting.date, passage.text, places)
        for rule, (first, last), why in found:
            printed = passage.text[first:last].strip(" .,;")
            yield prose_finding(passage, rule, (first, last), printed, why, ask="What should it say?")


def _no_such_dates(text: str) -> Wrong:
    if "31" not in text and "30" not in text and "29" not in text:
        return
    american = _AMERICAN_DAY_OF.finditer(text) if ", 20" in text else ()
    for found in (*_DAY_OF.finditer(text), *american):
        days = monthrange(int(found["year"] or 2000), _month(found["month"]))[1]
        if found["month"] != "may" and int(found["day"]) > days:
            yield "no such date", found.span(), f"{found['month']} has {days} days"


def _month(name: str) -> int:
    return MONTH_NUMBERS[name[:3].casefold()]


def _places(text: str) -> list[Place]:
    """The dates of a text and its months with a year, in order."""
    ended = ((place, _UP_TO_YEAR.match(text, place), day) for place, day in dates_in(text))
    places = [(place, year.end() if year else place, day, False) for place, year, day in ended]
    for found in _MONTH_YEAR.finditer(text):
        if not any(at <= found.start() < end for at, end, *_ in places):
            places.append((*found.span(), Date(int(found["year"]), _month(found["month"]), 1), True))
    return sorted(places)


def _word_before(text: str, place: int) -> str:
    """The word before a date, past 'the', 'on', 'in' and a weekday."""
    words = re.findall(r"[a-z]+", text[max(0, place - 30) : place].casefold())
    told = [word for word in words if word not in ("the", "on", "in") and not word.endswith("day")]
    return told[-1] if told else ""


def _wrong_weekdays(text: str, places: Sequence[Place]) -> Wrong:
    for first, last, day, month in places:
        before, behind = _WEEKDAY.search(text, max(0, first - 16), first), _WEEKDAY_BEHIND.match(text, last)
        said = before or behind
        if said and not month and said["weekday"].casefold() != WEEKDAYS[day.weekday()].casefold():
            here = (min(first, said.start()), last if before else said.end())
            yield "weekday", here, f"{_said(day)} is a {WEEKDAYS[day.weekday()]}"


def _wrong_spans(text: str, places: Sequence[Place]) -> Wrong:
    """Spans that end before they begin, or are longer or shorter than is said; ends that an extension does not lead to."""
    for (first, last, day, month), (after, end, other, other_month) in pairwise(places):
        before, loose = _word_before(text, first), month or other_month
        shown, between = text[first:last].strip(), text[last:after]
        if before in _DATES["from"] and _JOINED.fullmatch(between):
            long = _LONG.search(text, max(0, first - 60), first)
            said = long if long and not {long["before"], *long["rest"].split()} & _DATES["not_long"] else None
            many = _months_of(said) if said else 0
            alone = month and other_month and _word_before(text, first) != "between"
            if (not loose or alone) and other < day:
                yield "end before start", (first, end), f"{_said(other)} is before {_said(day)}"
            elif said and many and other > day and not _is_so_long(day, other, many, loose=loose):
                months = round((other - day).days / _MONTH_DAYS) + (other_month and month)
                length = f"{months // 12} years" if months % 12 == 0 and months > 12 else f"{months} months"
                why = f"{shown} to {text[after:end].strip()} is {length}"
                yield "length of a period", (said.start("number"), end), why
        ends = before in _DATES["ends"] and _word_before(text, after) in _DATES["ends"]
        if ends and "exten" in between.casefold():
            many = next((_months_of(found) for each in _EXTENDED if (found := each.search(between))), 0)
            if many and day == other and text[after - 3 : after] != "to ":
                yield "end after an extension", (after, end), f"The term before it ended on {shown} too"
            elif many and other > day and not _is_so_long(day, other, many, loose=loose):
                why = f"The term before it ended on {shown}; {many} months more is another day"
                yield "end after an extension", (after, end), why


def _months_of(length: re.Match[str]) -> int:
    """How many months a length of time is, 0 for one of no number."""
    return small_number(length["number"].casefold()) * (12 if length["unit"].casefold() == "year" else 1)


def _is_so_long(first: Date, last: Date, months: int, *, loose: bool) -> bool:
    """Whether about so many months lie between two dates; months alone count from their first to their last day or to their first."""
    return abs((last - first).days - months * _MONTH_DAYS) <= _SLACK + _LOOSE * loose


def _minuted_later(meeting: Date, text: str, places: Sequence[Place]) -> Wrong:
    """Minutes of a meeting after the one whose papers these are."""
    for first, last, day, month in places:
        head = text[max(0, first - 120) : first]
        ahead = _DATES["ahead"] & set(head.casefold().split())
        if not month and day > meeting and _MINUTES_OF.search(head) and not ahead:
            yield "minutes of a later day", (first, last), f"These papers are for {_said(meeting)}"


# Labels of years.
_YEARS = re.compile(r"(?<![\d/.-])(20\d\d)\s?[/\u2013-]\s?(20\d\d|\d\d)(?![\d/]|\s?[/\u2013-]\s?\d)")
_LABELLED = re.compile(r"^\W*(20\d\d\s?[/\u2013-]\s?(?:20)?\d\d)\s*[:=\u2013-]\s*£?[\d,]+(?:\.\d+)?\s?%?\W*$")
_WORDS = vocabulary("years")
_AHEAD = re.compile(
    rf"\b(?:{'|'.join(_WORDS['ahead'].split())}|(?<!below )(?<!above )(?<!under )(?<!over )budget|expected\b(?! (?:standard|level))"
    r"|to date|so far|(?:will|would|next|due)\b)",
    re.IGNORECASE,
)
_RESULTS, _SHOWN, _BEFORE_YEARS = (word_set(_WORDS[name]) for name in ("results", "shown", "before"))
_DATE_BEFORE = re.compile(rf"\b(?:{MONTH_LETTERS})\w*\W*$|\d[/.-]$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w'\u2019-]+)[.:,'\"]*\s*\(?$")
_NEIGHBOURS, _CLOSE = 8, 3
_ONE_YEAR, _OF_YEARS = (word_set(_WORDS[name]) for name in ("one_year", "of_years"))


def period_label_findings(pack: Pack, passages: Sequence[Passage]) -> Iterator[Finding]:
    """The labels of the passages that name a period which no figure can be of."""
    pages: dict[int | None, set[int]] = defaultdict(set)
    dated = [(at, passage) for at, passage in enumerate(passages) if "20" in passage.text]
    for _, passage in dated:
        pages[passage.pdf_page] |= _years_in(passage.text)
    for at, passage in dated:
        told = [*_wrong_ends(passage.text, pages[passage.pdf_page])]
        if pack.meeting.date is not None:
            told += [*_unfinished(pack.meeting.date, passages, at), *_not_begun(pack.meeting.date, passage)]
        for rule, span, printed, why, meant in told:
            yield prose_finding(
                passage, rule, span, printed, f"perhaps {meant}" if meant else why, short=why, ask="Which year is it?", sure="likely",
                severity="look" if rule in (_BACKWARDS, _ODD_END) else "ask", working=f"{why}. Perhaps {meant} is meant." if meant else f"{why}.",
            )  # fmt: skip


_YEAR_BEFORE = re.compile(r".{0,60}?\b(?:year before|previous year|year earlier|prior year)\b")
_BACKWARDS = "years the wrong way round"
_ODD_END = "financial year of two years"
_ENDS_FIRST = "It ends before it begins"
Label = tuple[str, Span, str, str, str]
"""The rule, where a label stands, as printed, what is the matter, and what may be meant."""


def _years_in(text: str) -> set[int]:
    """The first years of the financial years a text names."""
    spans = ((int(found[1]), int(found[2])) for found in _YEARS.finditer(text))
    return {first for first, last in spans if last % 100 == (first + 1) % 100}


def _unfinished(meeting: Date, passages: Sequence[Passage], at: int) -> Iterator[Label]:
    """'2018/19: 21.9%' in a list that goes on from 2016/17, in papers of November 2018."""
    passage = passages[at]
    for line in passage.raw.splitlines():
        found = _LABELLED.match(line)
        year = min(_years_in(found[1]), default=0) if found else 0
        if found is None or not year or Date(year + 1, 3, 31) <= meeting:
            continue
        around = passages[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        listed = {each for one in around if one.item == passage.item for each in _years_in(one.text)}
        close = " ".join(one.text for one in passages[max(0, at - _CLOSE) : at + _CLOSE + 1])
        if year - 2 in listed and not _AHEAD.search(close):
            words, why = " ".join(line.split()), "That year was not over when this was written"
            first = max(0, passage.text.find(words))
            yield "period not over", (first, first + len(words)), found[1], why, f"{year - 1}/{year % 100:02}"


def _not_begun(meeting: Date, passage: Passage) -> Iterator[Label]:
    """'Results for 2019/20 show' in papers of March 2018."""
    for sentence in passage.read:
        said = passage.text[sentence.first : sentence.last]
        shown = sentence.has(*_RESULTS) and sentence.has(*_SHOWN) and not _AHEAD.search(said)
        for found in _YEARS.finditer(passage.text, sentence.first, sentence.last) if shown else ():
            if any(Date(year, 4, 1) > meeting for year in _years_in(found[0])):
                why = "That year had not begun when this was written"
                yield "period not begun", found.span(), found[0], why, ""


def _wrong_ends(text: str, years: set[int]) -> Iterator[Label]:
    """'2017 - 17', '2029-20' and '2024/26': spans that end before they begin, and financial years of two years beside the right ones."""
    for found in _YEARS.finditer(text):
        first, second = int(found[1]), int(found[2])
        end = second if second > 100 else first // 100 * 100 + second
        head = text[max(0, found.start() - 30) : found.start()]
        word = _LAST_WORD.search(head)
        before = word[1].casefold() if word else ""
        if before in NAMED or before in ("no", "ref") or _DATE_BEFORE.search(head):
            continue
        if end > first:
            known = len({first - 1, first, first + 1, first + 2} & years) > 1
            dated = _YEAR_BEFORE.match(text, found.end()) is not None
            one_year = before in _ONE_YEAR and not _OF_YEARS & set(text[found.end() :].casefold().split()[:3])
            turned = second < 100 and int(f"{second:02}"[::-1]) == (first + 1) % 100 != second
            if (end == first + 2 or turned) and ("/" in found[0] or dated) and (known or dated) and one_year:
                other = "" if turned else f" or {first + 1}/{end % 100:02}"
                meant = f"{first}/{(first + 1) % 100:02}{other}"
                yield _ODD_END, found.span(), found[0], f"It is a span of {end - first} years", meant
        elif second > 12 and first - end <= 1:
            meant = f"{first - 1} - {first % 100:02} or {first} - {(first + 1) % 100:02}"
            yield _BACKWARDS, found.span(), found[0], _ENDS_FIRST, meant
        elif second > 12 and before in _BEFORE_YEARS and any(abs(year - first) <= 12 for year in years):
            yield _BACKWARDS, found.span(), found[0], _ENDS_FIRST, f"{first}-{(first + 1) % 100:02}"
