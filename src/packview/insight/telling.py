"""Figures and lists in words, as findings tell them."""

import re
from collections.abc import Iterable

from packview.insight.intervals import Interval, places_of
from packview.insight.twins import measure_of
from packview.model import Indicator

_LONGEST_NAME = 90
_ASIDE = re.compile(r"\s*\([^()]*\)|\s+[\u2013-]\s+.*$")
"""What a long name can do without: words in brackets, and what follows a dash."""


def figure(value: float, *, sign: str = "", places: int | None = None) -> str:
    """A figure as a reader expects it: '1,439', '14.5%', '-8%', '£12,300'; at most two decimals unless told."""
    if places is None:
        places = min(places_of(round(value, 2)), 2)
    shown = f"{abs(value):,.{places}f}"
    minus = "-" if value < 0 and any(digit in "123456789" for digit in shown) else ""
    return f"{minus}\u00a3{shown}" if sign == "\u00a3" else f"{minus}{shown}{sign}"


def change(value: float, *, sign: str = "%", places: int | None = None) -> str:
    """A change with its sign shown: '+12%', '-8%', '0%'."""
    shown = figure(value, sign=sign, places=places)
    return f"+{shown}" if value > 0 and any(digit in "123456789" for digit in shown) else shown


def between(interval: Interval, *, sign: str = "", places: int = 1) -> str:
    """An interval in words: 'between 7.1% and 8.2%', or the figure alone where both ends read the same."""
    low, high = (
        figure(interval.low, sign=sign, places=places),
        figure(interval.high, sign=sign, places=places),
    )
    return low if low == high else f"between {low} and {high}"


def sign_of(indicator: Indicator) -> str:
    """What stands beside an indicator's figures: '%', '£' or nothing."""
    return {"percent": "%", "money": "\u00a3"}.get(measure_of(indicator), "")


def named(indicator: Indicator) -> str:
    """An indicator in a sentence: 'M3 (Percentage of all contacts that ...)'; a made-up reference is left out."""
    name = indicator.name.rstrip(" .")
    if len(name) > _LONGEST_NAME:
        name = " ".join(_ASIDE.sub(" ", name).split())
    if len(name) > _LONGEST_NAME:
        name = name[: name.rfind(" ", 0, _LONGEST_NAME)].rstrip(" ,;/(") + " ..."
    short = len(indicator.ref) <= 16 and not indicator.ref.islower()
    return f"{indicator.ref} ({name})" if indicator.ref and short and name else name or indicator.ref


def listed(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    each = list(words)
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}" if each else ""
