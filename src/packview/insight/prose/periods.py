"""Periods of a series in order of time: '2018-10' (a month), '2018/19 Q3' (of a financial year), '2018/19'."""

from typing import Literal

from packview.model import Indicator

Length = Literal["month", "quarter", "year"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def length_of(period: str) -> Length | None:
    """How long a period is, None where it is written in no way known here."""
    if len(period) == 7 and period[4] == "-":
        return "month"
    if len(period) == 10 and period[4] == "/" and " Q" in period:
        return "quarter"
    return "year" if len(period) == 7 and period[4] == "/" else None


def index_of(period: str) -> int:
    """A number that rises by one from each period to the next of the same length."""
    year = int(period[:4])
    length = length_of(period)
    if length == "month":
        return 12 * year + int(period[5:]) - 1
    return 4 * year + int(period[-1]) - 1 if length == "quarter" else year


def year_of(period: str) -> int:
    """The year in which the financial year of a period begins: 2018 for '2018-10' and for '2019-03'."""
    year = int(period[:4])
    return year - 1 if length_of(period) == "month" and int(period[5:]) < 4 else year


def spoken(period: str) -> str:
    """A period in words: 'October 2018', 'quarter 3 of 2018/19', '2018/19'."""
    length = length_of(period)
    if length == "month":
        return f"{_MONTHS[int(period[5:]) - 1]} {period[:4]}"
    return f"quarter {period[-1]} of {period[:7]}" if length == "quarter" else period


def in_order(indicator: Indicator) -> list[str]:
    """The periods of an indicator's shortest length, earliest first; a year's total beside its months is left out."""
    lengths = {period: length_of(period) for period in indicator.values}
    for wanted in ("month", "quarter", "year"):
        found = [period for period, length in lengths.items() if length == wanted]
        if found:
            return sorted(found, key=index_of)
    return []


def before(periods: list[str], latest: str, *, back: int = 1) -> str | None:
    """The period ``back`` places before another, None where the list does not have it."""
    wanted = index_of(latest) - back
    return next((period for period in periods if index_of(period) == wanted), None)


def in_a_year(period: str) -> int:
    """How many periods of this length make a year."""
    return {"month": 12, "quarter": 4}.get(length_of(period) or "", 1)
