"""Dates in words."""

from datetime import date as Date  # noqa: N812  as in pack_spec

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def weekday(day: Date) -> str:
    """'Thursday'."""
    return _DAYS[day.weekday()]


def long_date(day: Date) -> str:
    """'29 November 2018'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def spoken_date(day: Date) -> str:
    """'Thursday, 29th November, 2018'."""
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{weekday(day)}, {day.day}{ending} {_MONTHS[day.month - 1]}, {day.year}"
