"""Dates and periods that cannot be: 31 June, a Monday that was a Tuesday, an end before its beginning, results of a year not begun."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model
from itertools import pairwise

from packview.insight.claims.relation import small_number
from packview.insight.finding import prose_finding
from packview.insight.prose.lexicon import NAMED, vocabulary, word_set
from packview.insight.prose.passages import Passage
from packview.model import Finding, Pack
from packview.wording.periods import (
    MONTH_LETTERS,
    MONTH_NAMES,
    MONTH_NUMBERS,
    WEEKDAYS,
    date_in_words,
    dates_in,
    spoken,
)

Span = tuple[int, int]
_A_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_WEEKDAY = re.compile(rf"\b{_A_WEEKDAY},?\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_BEHIND = re.compile(rf",?\s+(?:is|was|falls on|fell on)\s+(?:a\s+)?{_A_WEEKDAY}\b", re.IGNORECASE)
_DAY_OF = re.compile(
    rf"\b(?:(?P<day>29|30|31)(?:st|nd|th)?\s+(?:of\s+)?(?P<month>{MONTH_NAMES})\b(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    rf"|(?P<month2>{MONTH_NAMES})\s(?P<day2>29|30|31),\s(?P<year2>(?:19|20)\d\d))",
    re.IGNORECASE,
)
_FROM_DATE = re.compile(
    r"\b(?:from|between|(?:began|starts|started|begins|beginning|starting)(?: on)?)\s+(?:\w+day,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_TO_DATE = re.compile(
    r"\s*(?:to|until|till|and(?: end(?:s|ed) on)?|-|\u2013)\s+(?:\w+day,?\s+)?(?:the\s+)?", re.IGNORECASE
)
_ENDS_ON = re.compile(
    r"\b(?:until|till|to|end(?:s|ed|ing)?(?: (?:on|in))?|expir\w+(?: (?:on|in))?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WORTH_DATING = re.compile(
    r"day,? (?:the )?(?:\d|[A-Z])|\b(?:from|between|on) (?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z]|exten|minutes|is a \w+day"
)
_UP_TO_YEAR = re.compile(r"[^.;()]{0,24}?(?:19|20)\d\d")
_MONTH_YEAR = re.compile(rf"\b(?P<month>{MONTH_NAMES})\s(?P<year>20\d\d)\b", re.IGNORECASE)
_LENGTH = r"(?P<number>\d{1,2}|[a-z]+)[\s-]+(?P<unit>month|year)s?(?:['\u2019]s?)?"
_LONG = re.compile(
    rf"(?P<before>\w*)\s*\b{_LENGTH}(?:\s(?!ended|ending|to\b)[a-z]+){{0,3}},?\s+(?:from|between)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_LONG = word_set(
    "within after every last past previous next first to over least most per each another further than"
)
_EXTENDED = re.compile(
    rf"\bexten\w+\b[^.;]{{0,30}}?\b{_LENGTH}|\b{_LENGTH.replace('>', '2>')}\s(?:[a-z]+\s)?extension",
    re.IGNORECASE,
)
_MINUTES_OF = re.compile(
    r"\bminutes of (?:the )?(?:[\w\u2019'-]+ ){0,8}?(?:meeting )?(?:held |of |on |dated )*$", re.IGNORECASE
)
_AHEAD_OF = re.compile(r"\b(?:will|shall|next|to be|would|future)\b", re.IGNORECASE)
_MONTH_DAYS, _SLACK = 30.44, 20
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
                found += _minuted_later(pack.meeting.date, passage, places)
        for rule, (first, last), why in found:
            printed = passage.text[first:last].strip(" .,;")
            yield prose_finding(passage, rule, (first, last), printed, why, ask="What should it say?")


def _no_such_dates(text: str) -> Iterator[tuple[str, Span, str]]:
    for found in _DAY_OF.finditer(text) if "31" in text or "30" in text or "29" in text else ():
        month, day, year = (found[name] or found[f"{name}2"] for name in ("month", "day", "year"))
        days = monthrange(int(year or 2000), MONTH_NUMBERS[month[:3].casefold()])[1]
        if month != "may" and int(day) > days:
            yield "no such date", found.span(), f"{month} has {days} days"


def _places(text: str) -> list[Place]:
    """The dates of a text and its months with a year, in order."""
    days = [(place, _end(text, place), day, False) for place, day in dates_in(text)]
    months = [
        (found.start(), found.end(), Date(int(found["year"]), MONTH_NUMBERS[found["month"][:3].casefold()], 1), True)
        for found in _MONTH_YEAR.finditer(text)
        if not any(first <= found.start() < last for first, last, *_ in days)
    ]  # fmt: skip
    return sorted([*days, *months])


def _wrong_weekdays(text: str, places: Sequence[Place]) -> Iterator[tuple[str, Span, str]]:
    for first, last, day, month in places:
        before, behind = _WEEKDAY.search(text, max(0, first - 16), first), _WEEKDAY_BEHIND.match(text, last)
        said = before or behind
        if said and not month and said["weekday"].casefold() != WEEKDAYS[day.weekday()].casefold():
            here = (before.start() if before else first, last if before else said.end())
            yield "weekday", here, f"{_said(day)} is a {WEEKDAYS[day.weekday()]}"


def _wrong_spans(text: str, places: Sequence[Place]) -> Iterator[tuple[str, Span, str]]:
    for (first, last, day, month), (after, end, other, other_month) in pairwise(places):
        joined = _TO_DATE.fullmatch(text, last, after)
        opened = _FROM_DATE.search(text, max(0, first - 24), first)
        if joined and opened and not (month or other_month) and other < day:
            yield "end before start", (first, end), f"{_said(other)} is before {_said(day)}"
        long = _LONG.search(text, max(0, first - 60), first) if joined and opened and other > day else None
        many = _months_of(long) if long and long["before"].casefold() not in _NOT_LONG else 0
        if many and long and not _is_so_long(day, other, many, month or other_month):
            months = 12 * (other.year - day.year) + other.month - day.month
            months += 1 if other_month or (other.day - day.day) % 31 > 15 else 0
            shown = f"{months // 12} years" if months % 12 == 0 and months > 12 else f"{months} months"
            what = f"{text[first:last].strip()} to {text[after:end].strip()} is {shown}"
            yield "length of a period", (long.start("number"), end), what
        between = text[last:after]
        ends = all(_ENDS_ON.search(text, max(0, at - 24), at) for at in (first, after))
        longer = _EXTENDED.search(between) if ends and "exten" in between.casefold() else None
        extended = _months_of(longer) if longer else 0
        if day == other and extended and text[after - 3 : after] != "to ":
            yield (
                "end after an extension",
                (after, end),
                f"The term before it ended on {text[first:last].strip()} too",
            )
        elif extended and other > day and not _is_so_long(day, other, extended, month or other_month):
            yield (
                "end after an extension",
                (after, end),
                f"It ended in {spoken(f'{day:%Y-%m}')} and was extended by {extended} months",
            )


def _months_of(length: re.Match[str]) -> int:
    """How many months a length of time is, 0 for one of no number."""
    names = [name for name in ("number", "number2") if name in length.re.groupindex and length[name]]
    number = small_number(length[names[0]].casefold()) if names else 0
    return (
        number * (12 if length[names[0].replace("number", "unit")].casefold() == "year" else 1)
        if names
        else 0
    )


def _is_so_long(first: Date, last: Date, months: int, loose: bool) -> bool:
    """Whether about so many months lie between two dates; months alone count from their first to their last day or to their first."""
    return abs((last - first).days - months * _MONTH_DAYS) <= _SLACK + (15 if loose else 0)


def _minuted_later(
    meeting: Date, passage: Passage, places: Sequence[Place]
) -> Iterator[tuple[str, Span, str]]:
    """Minutes of a meeting after the one whose papers these are."""
    for first, last, day, month in places:
        head = passage.text[max(0, first - 120) : first]
        named = _MINUTES_OF.search(head) if not month and day > meeting else None
        if named and not _AHEAD_OF.search(head):
            yield "minutes of a later day", (first, last), f"These papers are for {_said(meeting)}"


def _said(day: Date) -> str:
    return date_in_words(day, weekday=False)


def _end(text: str, place: int) -> int:
    found = _UP_TO_YEAR.match(text, place)
    return found.end() if found else place


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
_ONE_YEAR, _TWO = word_set("in of for during since year until"), 2


def period_label_findings(pack: Pack, passages: Sequence[Passage]) -> Iterator[Finding]:
    """The labels of the passages that name a period which no figure can be of."""
    pages: dict[int | None, set[int]] = defaultdict(set)
    dated = [(at, passage) for at, passage in enumerate(passages) if "20" in passage.text]
    for _, passage in dated:
        pages[passage.pdf_page] |= _years_in(passage.text)
    for at, passage in dated:
        told = [
            *_backwards(passage.text, pages[passage.pdf_page]),
            *_odd_ends(passage.text, pages[passage.pdf_page]),
        ]
        if pack.meeting.date is not None:
            told += [*_unfinished(pack.meeting.date, passages, at), *_not_begun(pack.meeting.date, passage)]
        for rule, span, printed, why, meant in told:
            yield prose_finding(
                passage, rule, span, printed, f"perhaps {meant}" if meant else why, short=why, ask="Which year is it?", sure="likely",
                severity="look" if rule in (_BACKWARDS, _ODD_END) else "ask", working=f"{why}. Perhaps {meant} is meant." if meant else f"{why}.",
            )  # fmt: skip


_BACKWARDS = "years the wrong way round"
_ODD_END = "financial year of two years"
_OF_YEARS = re.compile(
    r"\s*(?:[\w-]+\s){0,2}(?:plan|strateg|programme|framework|period|cycle|contract|agreement|settlement|deal|term|edition|round)",
    re.IGNORECASE,
)
_NOT_OVER = "That year was not over when this was written"
_NOT_BEGUN = "That year had not begun when this was written"
Label = tuple[str, Span, str, str, str]
"""The rule, where a label stands, as printed, what is the matter, and what may be meant."""


def _years_in(text: str) -> set[int]:
    """The first years of the financial years a text names."""
    return {
        int(found[1]) for found in _YEARS.finditer(text) if int(found[2]) % 100 == (int(found[1]) + 1) % 100
    }


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
            words = " ".join(line.split())
            first = max(0, passage.text.find(words))
            span = (first, first + len(words))
            yield "period not over", span, found[1], _NOT_OVER, f"{year - 1}/{year % 100:02}"


def _not_begun(meeting: Date, passage: Passage) -> Iterator[Label]:
    """'Results for 2019/20 show' in papers of March 2018."""
    for sentence in passage.read:
        said = passage.text[sentence.first : sentence.last]
        shown = sentence.has(*_RESULTS) and sentence.has(*_SHOWN) and not _AHEAD.search(said)
        for found in _YEARS.finditer(passage.text, sentence.first, sentence.last) if shown else ():
            if any(Date(year, 4, 1) > meeting for year in _years_in(found[0])):
                yield "period not begun", found.span(), found[0], _NOT_BEGUN, ""


def _backwards(text: str, years: set[int]) -> Iterator[Label]:
    """'2017 - 17' and '2029-20': a span of years that ends in the year it begins in, or before."""
    for found in _YEARS.finditer(text):
        first, second = int(found[1]), int(found[2])
        end = second if second > 100 else first // 100 * 100 + second
        head = text[max(0, found.start() - 30) : found.start()]
        word = _LAST_WORD.search(head)
        before = word[1].casefold() if word else ""
        named = before in NAMED or before in ("no", "ref") or _DATE_BEFORE.search(head)
        if end > first or second <= 12 or named:
            continue
        if first - end <= 1:
            meant = f"{first - 1} - {first % 100:02} or {first} - {(first + 1) % 100:02}"
        elif before in _BEFORE_YEARS and any(abs(year - first) <= 12 for year in years):
            meant = f"{first}-{(first + 1) % 100:02}"
        else:
            continue
        yield _BACKWARDS, found.span(), found[0], "It ends before it begins", meant


def _odd_ends(text: str, years: set[int]) -> Iterator[Label]:
    """'2024/26' among '2023/24' and '2025/26': a financial year whose end is not the next year, where the page names those beside it."""
    for found in _YEARS.finditer(text):
        first, second = int(found[1]), int(found[2]) % 100
        word = _LAST_WORD.search(text[max(0, found.start() - 30) : found.start()])
        one_year = (
            word is not None and word[1].casefold() in _ONE_YEAR and not _OF_YEARS.match(text, found.end())
        )
        slash = "/" in found[0] and (second - first) % 100 == _TWO
        if slash and one_year and len({first - 1, first, first + 1, first + 2} & years) > 1:
            yield (
                _ODD_END,
                found.span(),
                found[0],
                "It is a span of two years",
                f"{first}/{(first + 1) % 100:02} or {first + 1}/{second:02}",
            )
