"""Dates and times as papers print them."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS).replace("sep(", "sept?(") + ")"
_PRINTED = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s,]+(?P<month>{MONTH})\.?[\s,]+(?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    r"|\b(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>\d{4}|\d{2})\b"
    r"|\b(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s*(?:[ap]\.?\s?m\b\.?|noon\b|hours\b|hrs\b))?"
    r"|(?:1[0-2]|\d)\s*(?:[ap]\.?\s?m\b\.?|noon\b)|noon\b|midday\b)",
    re.IGNORECASE,
)


def dates_in(text: str) -> Iterator[tuple[int, date]]:
    """Every date, with the place in the text where it starts. Figures alone are read day first."""
    for found in _PRINTED.finditer(text):
        day = found["day"] or found["day2"] or found["day3"] or found["day4"]
        year = found["year"] or found["year2"] or found["year3"] or found["year4"]
        named = found["month"] or found["month2"]
        month = _month(named) if named else int(found["month3"] or found["month4"])
        try:
            yield found.start(), date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
        except ValueError:  # such as 31 June
            continue


def first_date(text: str) -> date | None:
    """The first date in a text."""
    return next((found for _, found in dates_in(text)), None)


def first_time(text: str) -> str:
    """The first time of day, as printed: '5.30 pm'; '' for none."""
    found = _TIME.search(_PRINTED.sub(" ", text))
    return found[0].strip() if found else ""


def _month(name: str) -> int:
    return next(index for index, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))
