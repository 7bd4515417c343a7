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
)

Span = tuple[int, int]
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?$", re.IGNORECASE)
_DAY_OF = re.compile(
    rf"\b(29|30|31)(?:st|nd|th)?\s+(?:of\s+)?({MONTH_NAMES})\b(?:,?\s+((?:19|20)\d\d))?", re.IGNORECASE
)
_FROM_DATE = re.compile(
    r"\b(?:from|between|(?:began|starts|started|begins)(?: on)?)\s+(?:\w+day\s+)?$", re.IGNORECASE
)
_TO_DATE = re.compile(
    r"\s*(?:to|until|till|and(?: end(?:s|ed) on)?|-|\u2013)\s+(?:\w+day\s+)?(?:the\s+)?", re.IGNORECASE
)
_ENDS_ON = re.compile(r"\b(?:until|till|to|end(?:s|ed|ing)?(?: on)?|expir\w+(?: on)?)\s+$", re.IGNORECASE)
_WORTH_DATING = re.compile(r"day,? (?:the )?\d|\b(?:from|between|on) \d{1,2}(?:st|nd|rd|th)? [A-Z]|exten")
_UP_TO_YEAR = re.compile(r"[^.;()]{0,24}?(?:19|20)\d\d")
_SPAN_HEAD = r"\b(\d{1,2}|[a-z]+)[\s-]+months?(?:['\u2019]s?)?\s+(?:[a-z]+\s+)?(?:from|between)\s"
_MONTH_YEAR = r"(?:\d{1,2}\s+)?([A-Z][a-z]+)\s(20\d\d)"
_LONG = re.compile(rf"{_SPAN_HEAD}{_MONTH_YEAR}\s(?:to|until|and)\s{_MONTH_YEAR}")


def date_findings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Weekdays that a date does not have, dates that do not exist, spans that end before they begin or are of another length."""
    for passage in passages:
        for rule, (first, last), why in _wrong_dates(passage.text):
            printed = passage.text[first:last].strip(" .,;")
            yield prose_finding(passage, rule, (first, last), printed, why, ask="What should it say?")


def _wrong_dates(text: str) -> Iterator[tuple[str, Span, str]]:
    """The rule of each, where it stands, and what is the matter."""
    for found in _DAY_OF.finditer(text) if "31" in text or "30" in text or "29" in text else ():
        days = monthrange(int(found[3] or 2000), MONTH_NUMBERS[found[2][:3].casefold()])[1]
        if found[2] != "may" and int(found[1]) > days:
            yield "no such date", found.span(), f"{found[2]} has {days} days"
    dates = list(dates_in(text)) if _WORTH_DATING.search(text) else []
    for place, day in dates:
        weekday = _WEEKDAY.search(text, max(0, place - 16), place)
        if weekday and weekday[1].casefold() != WEEKDAYS[day.weekday()].casefold():
            here = (weekday.start(), _end(text, place))
            yield "weekday", here, f"{_said(day)} is a {WEEKDAYS[day.weekday()]}"
    for (place, day), (after, other) in pairwise(dates):
        joined = _TO_DATE.fullmatch(text, _end(text, place), after)
        if other < day and joined and _FROM_DATE.search(text, max(0, place - 20), place):
            yield "end before start", (place, _end(text, after)), f"{_said(other)} is before {_said(day)}"
        between = text[place:after].casefold()
        ends = all(_ENDS_ON.search(text, max(0, at - 24), at) for at in (place, after))
        longer = "exten" in between and ("month" in between or "year" in between)
        if day == other and ends and longer and text[after - 3 : after] != "to ":
            why = f"The term before it ended on {_said(day)} too"
            yield "end after an extension", (after, _end(text, after)), why
    for span in _LONG.finditer(text) if "month" in text else ():
        first, last = (MONTH_NUMBERS.get(span[at][:3].casefold(), 0) for at in (2, 4))
        months, many = 12 * (int(span[5]) - int(span[3])) + last - first, small_number(span[1].casefold())
        if first and last and many and many not in (months, months + 1):
            why = f"{span[2]} {span[3]} to {span[4]} {span[5]} is {months + 1} months"
            yield "length of a period", span.span(), why


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


def period_label_findings(pack: Pack, passages: Sequence[Passage]) -> Iterator[Finding]:
    """The labels of the passages that name a period which no figure can be of."""
    pages: dict[int | None, set[int]] = defaultdict(set)
    dated = [(at, passage) for at, passage in enumerate(passages) if "20" in passage.text]
    for _, passage in dated:
        pages[passage.pdf_page] |= _years_in(passage.text)
    for at, passage in dated:
        told = [*_backwards(passage.text, pages[passage.pdf_page])]
        if pack.meeting.date is not None:
            told += [*_unfinished(pack.meeting.date, passages, at), *_not_begun(pack.meeting.date, passage)]
        for rule, span, printed, why, meant in told:
            yield prose_finding(
                passage, rule, span, printed, f"perhaps {meant}" if meant else why, short=why, ask="Which year is it?", sure="likely",
                severity="look" if rule == _BACKWARDS else "ask", working=f"{why}. Perhaps {meant} is meant." if meant else f"{why}.",
            )  # fmt: skip


_BACKWARDS = "years the wrong way round"
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
