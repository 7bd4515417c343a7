"""Dates and times as papers print them."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WELSH = {
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "ebrill": 4, "mai": 5, "mehefin": 6, "gorffennaf": 7, "awst": 8, "medi": 9,
    "hydref": 10, "tachwedd": 11, "rhagfyr": 12,
}  # fmt: skip
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|dydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))"
MONTH = (
    "(?:"
    + "|".join(_WELSH)
    + "|"
    + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS).replace("sep(", "sept?(")
    + ")"
)
_PRINTED = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s,]+(?P<month>{MONTH})\.?[\s,]+(?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    r"|\b(?P<day3>\d{1,2})(?P<mark>[/.-])(?P<month3>\d{1,2})(?P=mark)(?P<year3>\d{4}|\d{2})\b"
    r"|\b(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:[01]?\d|2[0-3])[.:][0-5]\d(?![.\d]|-?\s?(?:acre|km|miles?|hectare|million|m\b|%))(?:\s*(?:[ap]\.?\s?m\b\.?|noon\b|hours\b|hrs\b))?"
    r"|(?:1[0-2]|\d)\s*(?:[ap]\.?\s?m\b\.?|noon\b)|noon\b|midday\b)",
    re.IGNORECASE,
)


_MARKS = (
    (re.compile(r"\*\*|__|</?(?:small|b|i|em|strong)>"), ""),
    (
        re.compile(r"(?<=\d)(?:\s?(?:st|nd|rd|th)\b)?[\"\u201d\u2019'*\u00b0%]{1,2}(?=\s+[A-Z])"),
        "",
    ),  # '25" March', as a scan reads 25th
    (re.compile(rf"(?i)({MONTH})(?=(?:19|20)\d\d\b)"), r"\1 "),  # 'March2023'
    (re.compile(rf"(?i)({MONTH} \d{{1,2}}),(?=(?:19|20)\d\d\b)"), r"\1, "),  # 'March 14,2023'
)


def without_marks(text: str) -> str:
    """A text without mark-up and the marks that scanning leaves in dates, and with the spaces that dates have lost."""
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return text


def dates_in(text: str, *, month_first: bool = False) -> Iterator[tuple[int, date]]:
    """Every date, with the place in the text where it starts.

    Args:
        text: any.
        month_first: whether '02/05/25' is 5 February; otherwise figures alone are read day first.
    """
    for found in _PRINTED.finditer(text):
        day = found["day"] or found["day2"] or found["day3"] or found["day4"]
        if found["mark"] == "-" and len(found["year3"]) == 2:
            continue  # '12-10-18' may be anything
        year = found["year"] or found["year2"] or found["year3"] or found["year4"]
        named = found["month"] or found["month2"]
        month = _month(named) if named else int(found["month3"] or found["month4"])
        if month_first and found["month3"]:
            day, month = str(month), int(day)
        try:
            yield found.start(), date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
        except ValueError:  # such as 31 June
            continue


def first_date(text: str) -> date | None:
    """The first date in a text."""
    return next((found for _, found in dates_in(text)), None)


def times_in(text: str) -> Iterator[tuple[int, str]]:
    """Every time of day as printed, '5.30 pm', with the place where it starts; figures of dates are none."""
    hidden = _PRINTED.sub(lambda date: " " * len(date[0]), text)
    for found in _TIME.finditer(hidden):
        yield found.start(), found[0].strip()


def first_time(text: str) -> str:
    """The first time of day, as printed: '5.30 pm'; '' for none."""
    return next((printed for _, printed in times_in(text)), "")


def _month(name: str) -> int:
    plain = name.lower()
    return _WELSH.get(plain) or next(
        index for index, month in enumerate(_MONTHS, 1) if month.startswith(plain[:3])
    )
