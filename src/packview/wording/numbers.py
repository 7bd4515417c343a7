"""Figures as councils print them: '1,378', '14.5%', '(1,234)', '£1.2m'; and what is printed where no figure is."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Unit = Literal["percent", "money", ""]

_DASHES = str.maketrans(
    {
        "\u2212": "-",
        "\u2013": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\ufe63": "-",
        "\uff0d": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_FIGURE = re.compile(
    r"(?P<open>\()?(?P<sign>[+-])?\s?(?P<pound>\u00a3)?\s?(?P<inner>[+-])?(?P<inside>\()?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})?(?P<part>\.\d{1,10})?\s?"
    r"(?P<scale>k|m|bn|million|thousand|billion)?\s?(?P<percent>%|per\s?cent|pp|ppts?)?(?P<close>\))?(?P<scale2>k|m|bn)?"
    r"\s?(?:days?|weeks?|hours?|hrs?|mins?|minutes?|months?|years?|yrs?|fte|tonnes?|kg|kwh|wtd)?"
    r"\s?(?P<note>[*\u2020\u2021^#]{1,3}|\((?:p|r|e|prov\.?|provisional|est\.?|ytd|[a-d]|\d)\))?",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}

_MARKS = re.compile(
    r"-{1,3}|\u2014|\.{1,3}|\u2026|[*#~xc\u2020:]{1,2}|n\s?/\s?[akd]|n\.a\.?|na|nil return|tb[cdau]|local|not (?:available|applicable|known|due|set|"
    r"reported|yet (?:available|due|known))|no (?:data|target|return|change|value)|awaited|awaiting data|pending|suppressed|supp\.?|"
    r"unavailable|annual|quarterly|baseline|nya|nyr|none|unknown|div/0!?|#div/0!?|#n/a|#ref!?|#value!?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What stands in a cell for figures.

    Attributes:
        value: the figure; percentages as printed, money in pounds; None where what is printed is no figure.
        unit: what its signs say it is, '' for nothing.
        places: digits after the point, so that what it was rounded from is known to within half of the last one.
        step: half the size of the last printed digit, in the measure of ``value``.
        mark: what is printed, where it is no figure; '' for a figure and for a blank cell.
    """

    value: float | None = None
    unit: Unit = ""
    places: int = 0
    step: float = 0.0
    mark: str = ""


@lru_cache(maxsize=8192)
def read_figure(text: str) -> Figure:
    """What is printed in a cell for figures; a blank cell gives no figure and no mark, a suppressed one its mark, never 0."""
    plain = text.translate(_DASHES).strip()
    if not plain:
        return Figure()
    found = _FIGURE.fullmatch(plain) if len(plain) <= 40 else None
    if found is None or not (found["whole"] or found["part"]) or not _agrees(found):
        return Figure(mark=" ".join(text.split()))
    scale = _SCALES.get((found["scale"] or found["scale2"] or "").casefold(), 1.0)
    digits = (found["whole"] or "0").replace(",", "") + (found["part"] or "")
    value = round(float(digits) * scale, 6)
    places = len(found["part"]) - 1 if found["part"] else 0
    negative = bool(found["open"] or found["inside"]) or "-" in (found["sign"] or found["inner"] or "")
    percent, pound = bool(found["percent"]), bool(found["pound"])
    return Figure(
        value=-value if negative and value else value,
        unit="percent" if percent else "money" if pound else "",
        places=places,
        step=0.5 * scale / 10**places,
    )


def is_figure(text: str) -> bool:
    """Whether a word or cell is a figure."""
    return read_figure(text).value is not None


def is_mark(text: str) -> bool:
    """Whether it is one of the marks that stand where a figure is missing or suppressed: '-', 'n/a', 'Local', 'TBC', 'c'."""
    return len(text) <= 24 and _MARKS.fullmatch(" ".join(text.translate(_DASHES).split())) is not None


def _agrees(found: re.Match[str]) -> bool:
    """Whether brackets come in pairs, no sign is printed twice, and it is not the unit of a column: '\u00a3000'."""
    if found["whole"] == "000":
        return False
    if bool(found["open"] or found["inside"]) != bool(found["close"]):
        return False
    if (found["open"] and found["inside"]) or (found["scale2"] and (found["scale"] or found["percent"])):
        return False
    return not (found["sign"] and found["inner"]) and not (found["percent"] and found["pound"])
