"""Figures in the cells of a table: '1,234.5', '(1,234)', '-£3.2m', '12%', and a dash for nothing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from packview.insight.indicators import Interval

_DASHES = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-", "\u2014": "-", "\u00a0": " "}
)
_CELL = re.compile(
    r"(?P<open>\()?(?P<sign>[+-])?\s?(?P<pound>\u00a3)?\s?(?P<inner>-)?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,12})?(?P<part>\.\d{1,6})?\s?(?P<scale>k|m|bn)?(?P<percent>\s?%)?(?P<close>\))?"
    r"(?P<note>[*\u2020^#])?",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9}


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a cell.

    Attributes:
        value: the figure, percentages as printed, money in pounds or in what the column says.
        half: half the size of its last printed digit; 0 for a whole number, unless its table is in thousands.
        percent: whether a per cent sign stands beside it.
        dash: whether it is a dash, which stands for nothing or for next to nothing.
    """

    value: float
    half: float
    percent: bool = False
    dash: bool = False

    @property
    def range(self) -> Interval:
        """What the figure may have been."""
        return Interval(self.value - self.half, self.value + self.half)


@lru_cache(maxsize=16384)
def read_cell(text: str) -> Cell | None:
    """The figure in a cell, None where there is none; 'c', 'n/a' and words are none."""
    plain = text.translate(_DASHES).strip()
    if not plain or len(plain) > 24:
        return None
    if set(plain) == {"-"}:
        return Cell(0.0, 0.0, dash=True)
    found = _CELL.fullmatch(plain)
    if found is None or not (found["whole"] or found["part"]) or bool(found["open"]) != bool(found["close"]):
        return None
    scale = _SCALES.get((found["scale"] or "").casefold(), 1.0)
    places = len(found["part"]) - 1 if found["part"] else 0
    value = float((found["whole"] or "0").replace(",", "") + (found["part"] or "")) * scale
    negative = bool(found["open"]) or found["sign"] == "-" or bool(found["inner"])
    half = 0.5 * scale / 10**places if places or scale > 1 or found["percent"] else 0.0
    return Cell(-value if negative else value, half, percent=bool(found["percent"]))
