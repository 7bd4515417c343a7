"""What indicators are called, counted in and aimed at: references, units, polarity."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from packview.parse.dataset_arrows import Direction
from packview.parse.figures import Figure
from packview.text import fold, slug

UnitOfMeasure = Literal["count", "percent", "rate", "money"]
Polarity = Literal["high", "low", ""]

_CODE = re.compile(
    r"(?=[^\s]*\d)[A-Z]{1,6}[ ._/-]?\d{1,4}(?:[._/-]?\d{1,3})*[A-Za-z]{0,2}(?:[-/_][A-Za-z]{1,4})?(?: ?%)?(?: ?\([a-zA-Z%]{1,4}\))?"
    r"|\d{1,3}(?:\.\d{1,3})*[a-z]?"
)
_LEADING_CODE = re.compile(
    rf"(?P<ref>(?=[A-Z])(?:{_CODE.pattern}))\s*[:\u2013-]?\s+(?P<name>[A-Z%\u00a3(].{{3,}})"
)
_RATE = re.compile(
    r"\brates?\b|\bper (?:1|10|100),?000\b|\bper (?:1,?000|head|capita|thousand|million)", re.IGNORECASE
)
_PERCENT = re.compile(
    r"^(?:the )?(?:%|percentages?\b|percent\b|per cent\b|proportion\b)|\(%\)|%$", re.IGNORECASE
)
_UNITS: dict[str, UnitOfMeasure] = {
    **dict.fromkeys(("p", "percent", "percentage", "per cent", "pct", "y", "yes"), "percent"),
    **dict.fromkeys(("number", "count", "no", "num", "n", "days", "weeks", "hours"), "count"),
    **dict.fromkeys(("rate", "ratio", "per 10 000", "per 1 000", "per 100 000"), "rate"),
    **dict.fromkeys(("money", "currency", "gbp", "cost"), "money"),
}
_HIGH = re.compile(r"\b(?:high(?:er)?|bigger|more|maximi[sz]e|max|increas\w+|up)\b|^[h+]$", re.IGNORECASE)
_LOW = re.compile(
    r"\b(?:low(?:er)?|smaller|less|fewer|minimi[sz]e|min|reduc\w+|decreas\w+|down)\b|^[l-]$", re.IGNORECASE
)


def is_code(text: str) -> bool:
    """Whether a text is a reference: 'M1', 'NI147', 'LAC9 (val)', 'EH3a%'."""
    return (
        len(text) <= 24
        and any(character.isdigit() for character in text)
        and _CODE.fullmatch(text) is not None
    )


def unit_of(figures: Sequence[Figure], name: str, mark: str = "") -> UnitOfMeasure:
    """What the figures of a row are.

    Args:
        figures: of its periods.
        name: of the indicator.
        mark: in the column that says so: 'P', '%', 'Number'.
    """
    signs = Counter(figure.unit for figure in figures if figure.value is not None)
    if signs["percent"]:
        return "percent"
    if signs["money"] or mark.strip() == "\u00a3":
        return "money"
    told = "percent" if mark.strip() == "%" else _UNITS.get(fold(mark))
    if told:
        return told
    if _PERCENT.search(name):
        return "percent"
    return "rate" if _RATE.search(name) else "count"


def polarity_of(text: str, direction: Direction = "") -> Polarity:
    """'high' or 'low' where a cell says which is good, '' otherwise."""
    high, low = (
        bool(_HIGH.search(text.strip())) or direction == "up",
        bool(_LOW.search(text.strip())) or direction == "down",
    )
    return "" if high == low else "high" if high else "low"


def split_name(ref: str, name: str) -> tuple[str, str]:
    """Reference and name; a code printed before the name is the reference, and without one the name in short."""
    if ref:
        return ref, name
    found = _LEADING_CODE.fullmatch(name)
    if found:
        return found["ref"], found["name"]
    return slug(name)[:60].strip("-"), name
