"""Dates and periods that cannot be: 31 June, a Monday that was a Tuesday, an end before its beginning, results of a year not begun."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from packview.insight.finding import prose_finding
from packview.insight.prose.lexicon import NAMED, vocabulary, word_sets
from packview.insight.prose.passages import Passage
from packview.model import Finding, Pack
from packview.wording.dates import WEEKDAYS, date_in_words
from packview.wording.numbers import small_number
from packview.wording.periods import MONTH_LETTERS, MONTH_NAMES, MONTH_NUMBERS, dates_in


class Odd(NamedTuple):
    """A date or period that cannot be: the rule, first and last place, what is the matter, what may be meant, and the label where it is one."""

    rule: str
    span: tuple[int, int]
    why: str
    meant: str = ""
    label: str = ""


class Day(NamedTuple):
    """A date of a text: first and last place, the day, and whether a month alone stands there, of which it is the first."""

    first: int
    last: int
    day: Date
    month: bool


_DATES, _YEAR_WORDS = word_sets("dates"), word_sets("years")
_A_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_WEEKDAY = re.compile(rf"(?i)\b{_A_WEEKDAY},?\s+(?:the\s+)?$")
_WEEKDAY_BEHIND = re.compile(rf"(?i),?\s+(?:is|was|falls on|fell on)\s+(?:a\s+)?{_A_WEEKDAY}\b")
_SPAN_OF_DAYS = re.compile(r"(?i)day\s*(?:to|and|&|-|\u2013)\s*$")
_DAY_OF = re.compile(rf"(?i)\b(?P<day>29|30|31)(?:st|nd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAMES})\b(?:,?\s+(?P<year>(?:19|20)\d\d))?")  # fmt: skip
_AMERICAN_DAY_OF = re.compile(rf"(?P<month>{MONTH_NAMES.title()})\s(?P<day>29|30|31),\s(?P<year>(?:19|20)\d\d)")  # fmt: skip
_FAR_DIGITS = re.compile(r" (?:0\d|1[0-3]|2[2-9]|[3-9]\d)\d\d\b")
_FAR_YEAR = re.compile(rf"\b(?:{MONTH_NAMES.title()}) (?P<year>(?:0\d|1[0-3]|2[2-9]|[3-9]\d)\d\d)\b(?![,.]?\d|%)")  # fmt: skip
_ENDING = r"(?: (?:is|are|was|were|will|should|be|due|expected|planned|to|it|they|then))*(?: (?:end|finish|expir|clos|conclud|complet)\w*(?: (?:on|in|by))?)?"
_JOINED = re.compile(rf"(?i)\s*(?:to|until|till|,? ?and{_ENDING}|-|\u2013)\s+(?:\w+day,?\s+)?(?:the\s+)?")
_WORTH_DATING = re.compile(r"(?:day|DAY),? (?:the )?(?:\d|[A-Z])|\b(?:from|between|on) (?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z]|exten|began|minutes of|is a \w+day")  # fmt: skip
_UP_TO_YEAR = re.compile(r"[^.;()]{0,24}?(?:19|20)\d\d")
_MONTH_YEAR = re.compile(rf"(?i)\b(?P<month>{MONTH_NAMES})\s(?P<year>20\d\d)\b")
_LENGTH = re.compile(r"(?i)(?P<before>\w*)\s*\b(?P<number>\d{1,2}|[a-z]+)[\s-]+(?P<unit>month|year)s?\b['\u2019]?")  # fmt: skip
_LASTS = re.compile(r",? for (?:\w+ )?[\w-]+ (?:month|year)s?,? and (?:\w+ )?(?:end|expire)s?\b")
_TO_BEGINNING = re.compile(r"(?i)(?P<rest>(?:\s[a-z]+){0,3}?),?\s+(?P<from>[a-z]+)\s+(?:on\s+)?(?:the\s+)?$")
_MINUTES_OF = re.compile(r"(?i)\bminutes of (?:the )?(?:[\w\u2019'-]+ ){0,8}?(?:meeting )?(?:held |of |on |dated )*$")  # fmt: skip
_MONTH_DAYS, _SLACK, _LOOSE, _FAR = 30.44, 20, 15, 5
"""Days in a month, how many days more or less a length of time may have, how many more where a month alone is given, and years apart in a paragraph."""
_said = partial(date_in_words, weekday=False)


def date_findings(pack: Pack, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Weekdays that a date does not have, dates that do not exist, spans that end before they begin or are of another length."""
    for passage in passages:
        found = [*_no_such_dates(passage.text)]
        years = any(part in passage.text for part in ("20", "19", "/"))  # far quicker than the search
        if years and _WORTH_DATING.search(passage.text):
            days = _days(passage.text)
            found += [*_wrong_weekdays(passage.text, days), *_wrong_spans(passage.text, days)]
            found += _wrong_minutes(None if passage.table else pack.meeting.date, passage.text, days)
        for one in found:
            printed = passage.text[slice(*one.span)].strip(" .,;")
            yield prose_finding(passage, one.rule, one.span, printed, one.why, ask="What should it say?")


def _no_such_dates(text: str) -> Iterator[Odd]:
    """'31 June', 'June 31, 2025', and 'May 2206' beside 2024, whose digits are those of 2026."""
    late = "31" in text or "30" in text or "29" in text
    american = _AMERICAN_DAY_OF.finditer(text) if ", 20" in text else ()
    for found in (*_DAY_OF.finditer(text), *american) if late else ():
        days = monthrange(int(found["year"] or 2000), MONTH_NUMBERS[found["month"][:3].casefold()])[1]
        if found["month"] != "may" and int(found["day"]) > days:
            yield Odd("no such date", found.span(), f"{found['month']} has {days} days")
    for found in _FAR_YEAR.finditer(text) if _FAR_DIGITS.search(text) else ():
        years = map(int, re.findall(r"\b(?:19|20)\d\d\b", text))
        near = (year + step for year in years for step in range(-_FAR, _FAR + 1))
        meant = [year for year in near if sorted(str(year)) == sorted(found["year"])]
        if meant:
            yield Odd("year out of range", found.span(), f"Perhaps {meant[0]} is meant")


def _days(text: str) -> list[Day]:
    """The dates of a text and its months with a year, in order."""
    ended = [(at, _UP_TO_YEAR.match(text, at), day) for at, day in dates_in(text)]
    days = [Day(at, to.end() if to else at, day, False) for at, to, day in ended]
    for found in _MONTH_YEAR.finditer(text):
        if not any(one.first <= found.start() < one.last for one in days):
            month = Date(int(found["year"]), MONTH_NUMBERS[found["month"][:3].casefold()], 1)
            days.append(Day(*found.span(), month, True))
    return sorted(days)


def _word_before(text: str, place: int) -> str:
    """The word before a date, past 'the', 'on', 'in' and a weekday."""
    words = re.findall(r"[a-z]+", text[max(0, place - 30) : place].casefold())
    told = [word for word in words if word not in ("the", "on", "in") and not word.endswith("day")]
    return told[-1] if told else ""


def _wrong_weekdays(text: str, days: Sequence[Day]) -> Iterator[Odd]:
    for first, last, day, month in days:
        before, behind = _WEEKDAY.search(text, max(0, first - 16), first), _WEEKDAY_BEHIND.match(text, last)
        said = before or behind
        if said and _SPAN_OF_DAYS.search(text, max(0, said.start() - 8), said.start()):
            continue
        if said and not month and said["weekday"].casefold() != WEEKDAYS[day.weekday()].casefold():
            here = (min(first, said.start()), last if before else said.end())
            yield Odd("weekday", here, f"{_said(day)} is a {WEEKDAYS[day.weekday()]}")


def _wrong_spans(text: str, days: Sequence[Day]) -> Iterator[Odd]:
    """Spans that end before they begin, or are longer or shorter than is said; ends that an extension does not lead to."""
    for one, two in pairwise(days):
        between, day, other = text[one.last : two.first], one.day, two.day
        loose, shown = one.month or two.month, text[one.first : one.last].strip()
        after, last = _word_before(text, one.first), _word_before(text, two.first)
        opens, ends = after in _DATES["from"], last in _DATES["ends"]
        joined = opens and _JOINED.fullmatch(between)
        later = after in _DATES["ends"] and ends and "exten" in between.casefold()
        lasts = opens or _LASTS.match(between)
        if not (joined or later or (lasts and ends and not {*".;"} & {*between})):
            continue
        alone = one.month and two.month and after != "between"
        if joined and (not loose or alone) and other < day:
            yield Odd("end before start", (one.first, two.last), f"{_said(other)} is before {_said(day)}")
        start, months = _length(text, one, between)
        off = abs((other - day).days - months * _MONTH_DAYS) > _SLACK + _LOOSE * loose
        if not months or other < day or (later and day == other and last == "to"):
            continue
        if later and (off or day == other):
            again = " too" if day == other else f"; {months} months more is another day"
            yield Odd("end after an extension", two[:2], f"The term before it ended on {shown}{again}")
        elif off and other > day:
            long = round((other - day).days / _MONTH_DAYS) + (one.month and two.month)
            length = f"{long // 12} years" if long % 12 == 0 and long > 12 else f"{long} months"
            why = f"{shown} to {text[two.first : two.last].strip()} is {length}"
            yield Odd("length of a period", (min(start, one.first), two.last), why)


def _length(text: str, begins: Day, between: str) -> tuple[int, int]:
    """The place and the months of the length of time that a span is said to have: between its dates, or right before it; 0 months for none."""
    inside = [*_LENGTH.finditer(between)]
    if inside:
        found, rest, start = inside[0], between[inside[0].end() :].split()[:1], begins.first
        told = len(inside) == 1
    else:
        before = [*_LENGTH.finditer(text, max(0, begins.first - 80), begins.first)]
        tail = _TO_BEGINNING.match(text, before[-1].end(), begins.first) if before else None
        if tail is None:
            return 0, 0
        found, rest, start = before[-1], tail["rest"].split(), before[-1].start("number")
        told = tail["from"].casefold() in _DATES["from"]
    if not told or {found["before"].casefold(), *rest} & _DATES["not_long"]:
        return 0, 0
    many = small_number(found["number"].casefold())
    return start, many * (12 if found["unit"].casefold() == "year" else 1)


def _wrong_minutes(meeting: Date | None, text: str, days: Sequence[Day]) -> Iterator[Odd]:
    """Minutes of a meeting after the one whose papers these are, and minutes that were published before their meeting."""
    for one, two in pairwise((*days, None)) if "inutes of" in text else ():
        assert one is not None
        head = text[max(0, one.first - 120) : one.first]
        if one.month or not _MINUTES_OF.search(head) or _DATES["ahead"] & {*head.casefold().split()}:
            continue
        if meeting and one.day > meeting:
            yield Odd("minutes of a later day", one[:2], f"These papers are for {_said(meeting)}")
        if two and not two.month and _word_before(text, two.first) in _DATES["issued"] and two.day < one.day:
            span, why = (one.first, two.last), f"{_said(two.day)} is before {_said(one.day)}"
            yield Odd("minutes before their meeting", span, why)


# Labels of years.
_YEARS = re.compile(r"(?<![\d/.-])(20\d\d)\s?[/\u2013-]\s?(20\d\d|\d\d)(?![\d/]|\s?[/\u2013-]\s?\d)")
_LABELLED = re.compile(r"^\W*(20\d\d\s?[/\u2013-]\s?(?:20)?\d\d)\s*[:=\u2013-]\s*\u00a3?\d[\d,.]*\s?%?\W*$")
_TO_COME = "|".join(vocabulary("years")["ahead"].split())
_AHEAD = re.compile(rf"(?i)\b(?:{_TO_COME}|(?<!below )(?<!above )(?<!under )(?<!over )budget|expected\b(?! (?:standard|level))|to date|so far|(?:will|would|next|due)\b)")  # fmt: skip
_DATE_BEFORE = re.compile(rf"\b(?:{MONTH_LETTERS})\w*\W*$|\d[/.-]$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w'\u2019-]+)[.:,'\"]*\s*\(?$")
_IN_WORDS = re.compile(r"\b(?:financial|municipal|academic|fiscal|tax) year (?:of )?$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r".{0,60}?\b(?:year before|previous year|year earlier|prior year)\b")
_FROM_ANOTHER = re.compile(r"[^;.]{0,20}(?:\.\d+)?[^;.]{0,20}\b(?:from|against|compared)\b")
_BACKWARDS, _ODD_END = "years the wrong way round", "financial year of two years"
_NEIGHBOURS, _CLOSE = 8, 3
_NAMED = (NAMED | {"no", "ref"}) - {"year"}


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
        for rule, span, why, meant, label in told:
            perhaps = f" Perhaps {meant} is meant." if meant else ""
            yield prose_finding(
                passage, rule, span, label or passage.text[slice(*span)], f"perhaps {meant}" if meant else why, short=why, sure="likely",
                ask="Which year is it?", severity="look" if rule in (_BACKWARDS, _ODD_END) else "ask", working=f"{why}.{perhaps}",
            )  # fmt: skip


def _years_in(text: str) -> set[int]:
    """The first years of the financial years a text names."""
    spans = ((int(found[1]), int(found[2])) for found in _YEARS.finditer(text))
    return {first for first, last in spans if last % 100 == (first + 1) % 100}


def _unfinished(meeting: Date, passages: Sequence[Passage], at: int) -> Iterator[Odd]:
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
            why, meant = "That year was not over when this was written", f"{year - 1}/{year % 100:02}"
            first = max(0, passage.text.find(words := " ".join(line.split())))
            yield Odd("period not over", (first, first + len(words)), why, meant, found[1])


def _not_begun(meeting: Date, passage: Passage) -> Iterator[Odd]:
    """'Results for 2019/20 show' in papers of March 2018."""
    for sentence in passage.read:
        said = all(sentence.has(*_YEAR_WORDS[name]) for name in ("results", "shown"))
        shown = said and not _AHEAD.search(passage.text, sentence.first, sentence.last)
        for found in _YEARS.finditer(passage.text, sentence.first, sentence.last) if shown else ():
            if any(Date(year, 4, 1) > meeting for year in _years_in(found[0])):
                yield Odd("period not begun", found.span(), "That year had not begun when this was written")


def _wrong_ends(text: str, years: set[int]) -> Iterator[Odd]:
    """'2017 - 17', '2029-20' and '2024/26': spans that end before they begin, and financial years of two years beside the right ones."""
    for found in _YEARS.finditer(text):
        first, second = int(found[1]), int(found[2])
        end = second if second > 100 else first // 100 * 100 + second
        head, tail = text[max(0, found.start() - 30) : found.start()], text[found.end() :]
        word, next_year = _LAST_WORD.search(head), f"{first}/{(first + 1) % 100:02}"
        before = word[1].casefold() if word else ""
        if before in _NAMED or _DATE_BEFORE.search(head):
            continue
        if end > first:
            compared = _FROM_ANOTHER.match(tail) if first - 1 in _years_in(tail[:60]) else None
            said = _YEAR_BEFORE.match(tail) or (compared and not _AHEAD.search(tail[:60]))
            known = bool(said) or len({first - 1, first, first + 1, first + 2} & years) > 1
            several = _YEAR_WORDS["of_years"] & {*tail.casefold().split()[:3]}
            turned = second < 100 and int(f"{second:02}"[::-1]) == (first + 1) % 100 != second
            one_year = before in _YEAR_WORDS["one_year"] and ("/" in found[0] or said)
            one_year = one_year and known and not several
            near = {*f"{head} {tail[:60]}".casefold().split()}
            named = _IN_WORDS.search(head) and ("/" in found[0] or not _YEAR_WORDS["several"] & near)
            if (end == first + 2 or turned) and (one_year or named):
                meant = next_year + ("" if turned else f" or {first + 1}/{end % 100:02}")
                yield Odd(_ODD_END, found.span(), f"It is a span of {end - first} years", meant)
        elif second > 12:
            close = before in _YEAR_WORDS["before"] and any(abs(year - first) <= 12 for year in years)
            meant = f"{first}-{(first + 1) % 100:02}" if close else ""
            if first - end <= 1:
                meant = f"{first - 1} - {first % 100:02} or {first} - {(first + 1) % 100:02}"
            if meant:
                yield Odd(_BACKWARDS, found.span(), "It ends before it begins", meant)
