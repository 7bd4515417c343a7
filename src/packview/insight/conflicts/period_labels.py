"""Periods in the labels of figures that cannot be right: a year that is not over yet, a year that ends before it begins."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812  as in the model

from packview.insight.finding import in_prose, where
from packview.insight.prose.passages import Passage
from packview.model import Finding, Pack
from packview.wording.periods import MONTH_LETTERS

_YEARS = re.compile(
    r"(?<![\d/])(?P<first>20\d\d)\s?[/\u2013-]\s?(?P<second>20\d\d|\d\d)(?![\d/]|\s?[/\u2013-]\s?\d)"
)
_LABELLED = re.compile(
    r"^\W*(?P<label>20\d\d\s?[/\u2013-]\s?(?:20)?\d\d)\s*[:=\u2013-]\s*(?P<value>£?[\d,]+(?:\.\d+)?\s?%?)\W*$"
)
_AHEAD = re.compile(
    r"\b(?:target|planned|budget|budgeted|forecast|project(?:ed|ion)|estimate[ds]?|expected|proposed|to\sdate|so\sfar|year\sto\sdate|"
    r"ytd|provisional|prediction|trajectory|allocation|growth|savings?)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{MONTH_LETTERS})\w*\W*$|\d[/.-]$", re.IGNORECASE)
_NEIGHBOURS = 8


def period_label_findings(pack: Pack, passages: Sequence[Passage]) -> list[Finding]:
    """The labels of the passages that name a period which no figure can be of."""
    return [
        *_unfinished(pack.meeting.date, passages),
        *(one for passage in passages for one in _backwards(passage)),
    ]


def _unfinished(meeting: Date | None, passages: Sequence[Passage]) -> Iterator[Finding]:
    """'2018/19: 21.9%' in a list that goes on from 2016/17, in papers of November 2018."""
    if meeting is None:
        return
    for at, passage in enumerate(passages):
        for line in passage.raw.splitlines() if "20" in passage.raw else ():
            found = _LABELLED.match(line)
            if found is None or _end(found["label"]) is None:
                continue
            around = passages[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
            said = " ".join(one.text for one in around if one.item == passage.item)
            year = int(found["label"][:4])
            others = {int(other["first"]) for other in _YEARS.finditer(said) if _is_year(other)}
            close = " ".join(one.text for one in passages[max(0, at - 3) : at + 4])
            if Date(year + 1, 3, 31) > meeting and year - 2 in others and not _AHEAD.search(close):
                yield _finding(passage, line, found["label"], f"{year - 1}/{year % 100:02}")


def _end(label: str) -> int | None:
    found = _YEARS.search(label)
    return int(found["first"]) + 1 if found is not None and _is_year(found) else None


def _is_year(found: re.Match[str]) -> bool:
    return int(found["second"]) % 100 == (int(found["first"]) + 1) % 100


def _finding(passage: Passage, line: str, label: str, meant: str) -> Finding:
    at = where(passage.page, passage.pdf_page)
    first = passage.text.find(" ".join(line.split()))
    return in_prose(
        passage,
        rule="period not over",
        severity="ask",
        sure="likely",
        span=(max(0, first), max(0, first) + len(" ".join(line.split()))),
        printed=label,
        computed=f"perhaps {meant}",
        explanation=f"On {at} a figure is given for {label}, a year that was not over when the papers were written. The figures "
        f"beside it suggest {meant}.",
        question=f"On {at} a figure is labelled {label}, which was not over when this was written. Should it read {meant}?",
    )


def _backwards(passage: Passage) -> Iterator[Finding]:
    """'2017 - 17': a span of years that ends in the year it begins in, or before."""
    for found in _YEARS.finditer(passage.text) if "20" in passage.text else ():
        first, second = int(found["first"]), int(found["second"])
        end = second if second > 100 else first // 100 * 100 + second
        month = 1 <= second <= 12 and second < 100 and not re.search(r"\s", found.group())
        if end > first or first - end > 1 or month or _MONTH.search(passage.text[: found.start()]):
            continue
        at = where(passage.page, passage.pdf_page)
        yield in_prose(
            passage,
            rule="years the wrong way round",
            severity="look",
            sure="likely",
            span=found.span(),
            printed=found.group(),
            computed=f"perhaps {first - 1} - {first % 100:02} or {first} - {(first + 1) % 100:02}",
            explanation=f"On {at} a period is labelled '{found.group()}', which ends before it begins. The year of the figures "
            "beside it cannot be told.",
            question=f"On {at} the figures are headed '{found.group()}'. Which year are they for?",
        )
