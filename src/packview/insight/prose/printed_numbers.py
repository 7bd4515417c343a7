"""Numbers as they are printed in prose: '1,620', '£3.2m', '50.7%', 'twenty-one', and what each says."""

import re
from typing import Literal

Unit = Literal["", "%", "points", "£", "time"]

_UNIT_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_UNITS = _UNIT_WORDS.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_WORDS |= {
    f"{ten}{between}{one}": _WORDS[ten] + _WORDS[one]
    for ten in _TENS
    for one in _UNITS[1:10]
    for between in "- "
}
_SIZES = {"m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3}
_FIRST_DIGIT = re.compile(r"[£\d][\d.,]*")
_FIGURE = re.compile(
    r"(?<![\w/.,£$€&])(?P<money>£\s?)?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<size>million|billion|thousand|bn|m|k)\b)?"
    r"(?P<unit>\s?%|\s?per\s?cent\b|\s?percent\b|(?:\s?%)?\s?(?:percentage\s)?points?\b|\s?(?:pp|ppts?)\b)?"
    r"(?P<measure>kg|km|mph|kwh|cm|mm|ha|p)?(?![\d/\w])",
    re.IGNORECASE,
)
_SHORT_WORD = re.compile(r"\b[efnostz][a-z]{2,8}")
_IN_WORDS = re.compile(  # small letters only, which takes half the time
    r"\b(?<!-)(?P<word>"
    f"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    r")(?P<wordunit>\s(?:per\s?cent|percent|(?:percentage\s)?points?)\b)?(?![\w-])"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def numbers_in(text: str) -> list[re.Match[str]]:
    """Every number of a text in order, in figures or in words."""
    in_words, printed = _in_words(text), _figures(text)
    return sorted([*printed, *in_words], key=lambda match: match.start()) if in_words else printed


def measured(match: re.Match[str]) -> bool:
    """Whether a measure stands right behind it: '412kg', '50p'."""
    return match.re is not _IN_WORDS and match["measure"] is not None


def _in_words(text: str) -> list[re.Match[str]]:
    """What ``_IN_WORDS`` finds; tried only at words that begin a number, which takes a third of the time."""
    small = text.lower()
    if len(small) != len(text):
        return []
    found: list[re.Match[str]] = []
    for word in _SHORT_WORD.finditer(small):
        if word.group() in _WORDS and (not found or word.start() >= found[-1].end()):
            match = _IN_WORDS.match(small, word.start())
            if match is not None:
                found.append(match)
    return found


def _figures(text: str) -> list[re.Match[str]]:
    """What ``_FIGURE`` finds; looked for only where a digit or a pound sign stands, which takes half the time."""
    found: list[re.Match[str]] = []
    place = 0
    while (start := _FIRST_DIGIT.search(text, place)) is not None:
        match = _FIGURE.match(text, start.start())
        place = start.end() if match is None else match.end()
        if match is not None:
            found.append(match)
    return found


def value_of(match: re.Match[str]) -> tuple[float, int, float, Unit] | None:
    """The figure, its digits after the point, what it is in (millions) and its unit; None for a year and for 'zero'."""
    if match.re is _IN_WORDS:
        word, said = match.groups()
        unit = _unit(said) if said else ""
        return (float(_WORDS[word]), 0, 1.0, unit) if unit or word != "zero" else None
    money, figure, size, said, _ = match.groups()
    unit = _unit(said) if said else "£" if money else ""
    if not unit and not size and _YEAR.match(figure):
        return None
    places = len(figure) - 1 - figure.index(".") if "." in figure else 0
    return float(figure.replace(",", "")), places, _SIZES[size.casefold()] if size else 1.0, unit


def _unit(said: str) -> Unit:
    if said == "%":
        return "%"
    small = said.casefold()
    return "points" if "point" in small or ("p" in small and "cent" not in small) else "%"
