"""Dates in the prose of a council: '29 November', '15/11/2018', 'the end of March 2019'."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812  as in the model

_MONTHS = {
    name: at
    for at, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"), ("july", "jul"),
            ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_NAME})\b\.?(?:,?\s+(?P<year>\d{{4}}|\d{{2}}\b))?"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}|\d{2})\b"
    rf"|\b(?P<only>{_NAME})\s+(?P<of>\d{{4}})\b",
    re.IGNORECASE,
)


def days_in(text: str, near: Date) -> Iterator[tuple[Date, int, int]]:
    """The dates of a text, each with the places where it starts and ends; a month alone stands for its last day.

    Args:
        text: prose.
        near: a date without a year is the one nearest to this.
    """
    for found in _DAY.finditer(text):
        day = _date(found, near)
        if day is not None:
            yield day, found.start(), found.end()


def _date(found: re.Match[str], near: Date) -> Date | None:
    if found["only"]:
        month, year = _MONTHS[found["only"].casefold()], int(found["of"])
        return Date(year, month, monthrange(year, month)[1]) if 1900 < year < 2200 else None
    if found["month"] and not found["year"]:
        years = (near.year - 1, near.year, near.year + 1)
        made = [_made(year, _MONTHS[found["month"].casefold()], int(found["day"])) for year in years]
        return min(
            (one for one in made if one is not None), key=lambda one: abs((one - near).days), default=None
        )
    month = _MONTHS[found["month"].casefold()] if found["month"] else int(found["m"])
    year = int(found["year"] or found["y"])
    return _made(year + 2000 if year < 100 else year, month, int(found["day"] or found["d"]))


def _made(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
