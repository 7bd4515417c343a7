"""One measure, one period, two values: what a report or the minutes say against the dataset of the same pack."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packview.insight.finding import in_prose, where
from packview.insight.indicators import Measure, measure_of, related_measures, subject_words
from packview.insight.own_words import Fit
from packview.insight.prose.passages import Passage
from packview.insight.prose.quantities import Quantity, quantities_in
from packview.model import Finding, Indicator, Pack
from packview.wording.numbers import figure
from packview.wording.periods import MONTH, MONTH_NUMBERS, spoken

_A_MONTH = re.compile(r"[jfmasond](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)[a-z]*[\s-]\d")
_MONTH = re.compile(
    r"\b(?:(?P<end>(?:at\s)?(?:the\s)?end\sof|(?:as\s)?at|in|for|by|during|of|,)\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?"
    rf"(?P<month>{MONTH})[\s-](?P<year>\d{{4}}|\d{{2}})\b",
    re.IGNORECASE,
)
_QUARTER_END = re.compile(r"\b(?:at\sthe\s)?end\sof\s(?:q|quarter\s)(?P<quarter>[1-4])\b", re.IGNORECASE)
_QUARTER = re.compile(
    r"\b(?:q|quarter\s|qtr\s)(?P<quarter>[1-4])\s(?:of\s|in\s)?(?P<first>20\d\d)\s?[/-]\s?(?:20)?(?P<last>\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?P<year>20\d\d)\s?[/-]\s?\d{2}\b")
_RATE = re.compile(r"\brates?\b|\bper\s(?:1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:percentage|proportion|share)\b", re.IGNORECASE)
_OTHER_SUBJECT = re.compile(
    r"\b(?:target|neighbours?|england|national|region(?:al)?|south\seast|average|forecast|expected|predicted|plan(?:ned)?\sto|will|"
    r"compared|increase\sof|decrease\sof|reduction\sof|rise\sof|fall\sof|lowest|highest|more\sthan|per\scent\s(?:more|higher|lower))\b",
    re.IGNORECASE,
)
_SOME_OF_THEM = re.compile(
    r"\b(?:including|of\s(?:whom|which|these|them|those)|among\s(?:whom|them|these))\b[^.;]*$", re.IGNORECASE
)
_NAMED = 0.75
_MARGIN = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A figure that prose tells of a period, between two places of its text."""

    value: Quantity
    period: str
    first: int
    last: int


def conflict_findings(pack: Pack, passages: Sequence[Passage]) -> list[Finding]:
    """Where the prose gives another figure for an indicator and a period than the dataset does."""
    rows = [one for one in pack.indicators if not one.doubtful]
    if not rows:
        return []
    names = [subject_words(one.name) for one in rows]
    known = frozenset().union(*names)
    fit, related = Fit(rows), related_measures(rows)
    found: list[Finding] = []
    for passage in passages:
        if passage.cell or not _is_dated(passage.text):
            continue
        for first, last in passage.sentences:
            text = passage.text[first:last]
            if not _is_dated(text) or not known & subject_words(text):
                continue
            for told in _told(text, known):
                at = _indicator(text, told, rows, fit)
                if at is None or not _differs(rows[at], told):
                    continue
                if any(not _differs(rows[other], told) for other in related.get(at, ())):
                    continue
                found.append(_finding(passage, rows[at], told, first))
    return found


def _is_dated(text: str) -> bool:
    """Whether a month with its year, a quarter or the end of one is named."""
    small = text.casefold()  # a look for the letters spares most texts the slow patterns
    return (
        (_A_MONTH.search(small) is not None and _MONTH.search(text) is not None)
        or ("end of" in small and _QUARTER_END.search(text) is not None)
        or ("q" in small and _QUARTER.search(text) is not None)
    )


def _told(text: str, known: frozenset[str]) -> Iterator[_Told]:
    """The figures of a sentence with the month they are of: one figure and one month, or a figure right before 'at the end of Q4'."""
    numbers = [
        one
        for one in quantities_in(text)
        if one.unit in ("", "%") and not one.vague and not _SOME_OF_THEM.search(text, 0, one.first)
    ]
    months = list(_MONTH.finditer(text))
    quarters = list(_QUARTER.finditer(text))
    numbers = [one for one in numbers if not any(at.start() <= one.first < at.end() for at in quarters)]
    if len(numbers) == 1 and len(quarters) == 1 and not months and not _of_others(text, known):
        named = quarters[0]
        period = f"{named['first']}/{named['last']} Q{named['quarter']}"
        ends = (numbers[0].first, numbers[0].last, named.start(), named.end())
        yield _Told(value=numbers[0], period=period, first=min(ends), last=max(ends))
        return
    if len(numbers) == 1 and len(months) == 1 and not _of_others(text, known):
        period = f"{_year(months[0]['year'])}-{MONTH_NUMBERS[months[0]['month'][:3].casefold()]:02}"
        ends = (numbers[0].first, numbers[0].last, months[0].start(), months[0].end())
        yield _Told(value=numbers[0], period=period, first=min(ends), last=max(ends))
        return
    year = _YEAR.search(text)
    for quarter in _QUARTER_END.finditer(text):
        beside = [one for one in numbers if one.last <= quarter.start() <= one.last + 5]
        if year is None or len(beside) != 1 or len(list(_YEAR.finditer(text))) != 1:
            continue
        month = (6, 9, 12, 3)[int(quarter["quarter"]) - 1]
        period = f"{int(year['year']) + (month == 3)}-{month:02}"
        yield _Told(value=beside[0], period=period, first=beside[0].first, last=quarter.end())


def _of_others(text: str, known: frozenset[str]) -> bool:
    """Whether a sentence speaks of targets, averages, other places or what is to come, and not only in an indicator's name."""
    return any(not subject_words(found.group()) <= known for found in _OTHER_SUBJECT.finditer(text))


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _indicator(text: str, told: _Told, rows: Sequence[Indicator], fit: Fit) -> int | None:
    """The one indicator a sentence names, of the measure it gives."""
    measure = _measure(text, told)
    scores = sorted(
        (
            (fit.share_of(text, at), at)
            for at, one in enumerate(rows)
            if measure_of(one) == measure and told.period in one.values
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < _NAMED:
        return None
    if len(scores) > 1 and scores[1][0] > scores[0][0] - _MARGIN:
        return None
    name = subject_words(rows[scores[0][1]].name)
    return scores[0][1] if len(name & subject_words(text)) >= min(2, len(name)) else None


def _measure(text: str, told: _Told) -> Measure:
    if told.value.unit == "%":
        return "percent"
    return "rate" if _RATE.search(text) else "percent" if _SHARE.search(text) else "count"


def _differs(one: Indicator, told: _Told) -> bool:
    """Whether no unrounded figure could be printed both ways."""
    value = one.values.get(told.period)
    if value is None:
        return False
    fine = max(
        (len(f"{known:g}".partition(".")[2]) for known in one.values.values() if known is not None), default=0
    )
    half = 0.5 * 10.0**-fine
    return value + half <= told.value.low or told.value.high <= value - half


def _finding(passage: Passage, one: Indicator, told: _Told, first: int) -> Finding:
    value = one.values[told.period] or 0.0
    unit = "%" if one.unit == "percent" else ""
    shown = f"{figure(value, places=0 if value == int(value) else 1)}{unit}"
    month = spoken(told.period)
    at, there = where(passage.page, passage.pdf_page), where(one.page, one.pdf_page)
    near = abs(value - told.value.value) <= 0.03 * abs(value)
    return in_prose(
        passage,
        rule="report against dataset",
        severity="look" if near else "ask",
        sure="possible" if near else "likely",
        span=(first + told.first, first + told.last),
        printed=told.value.text,
        computed=f"{shown} for {month} in the table on {there}",
        refs=(one.ref,),
        explanation=f"{at[0].upper()}{at[1:]} gives {told.value.text} for {month}; the table on {there} has {shown} ({one.ref} "
        f"'{one.name}'). A different definition may explain it.",
        question=f"For {month}, {at} gives {told.value.text} where {one.ref} on {there} has {shown}. Do the two count the same "
        "thing, and if so, which is right?",
    )
