"""Months and days of the week, and dates in words, whatever the locale; what reads them is in ``periods.py``."""

from datetime import date as Date  # noqa: N812  as in the model

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = frozenset(f"{number:02}" for number in range(1, 13))


def month_in_words(period: str, *, short: bool = False) -> str:
    """'October 2018', short 'Oct 18', for '2018-10'; what is no month stays as it is."""
    year, _, number = period.partition("-")
    if not (len(year) == 4 and year.isdecimal() and number in _NUMBERS):
        return period
    name = MONTHS[int(number) - 1]
    return f"{name[:3]} {period[2:4]}" if short else f"{name} {period[:4]}"


def date_in_words(day: Date, *, weekday: bool = True) -> str:
    """'Thursday 29 November 2018'."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def short_date(day: Date) -> str:
    """'Thu 29 Nov 2018'."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day)} {day.year}"


def short_day(day: Date) -> str:
    """'29 Nov'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
