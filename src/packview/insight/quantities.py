"""The figures in a stretch of prose, each with what it could have been before it was rounded."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Unit = Literal["", "%", "points", "£"]

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
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_FIRST_DIGIT = re.compile(r"[£\d][\d.,]*")
_FIGURE = re.compile(
    r"(?<![\w/.,£$€&])(?P<money>£\s?)?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<size>million|billion|thousand|bn|m|k)\b)?"
    r"(?P<unit>\s?%|\s?per\s?cent\b|\s?percent\b|(?:\s?%)?\s?(?:percentage\s)?points?\b|\s?(?:pp|ppts?)\b)?"
    r"(?![\d/\w])",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(  # small letters only, which takes half the time
    r"\b(?<!-)(?P<word>"
    f"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    r")(?P<wordunit>\s(?:per\s?cent|percent|percentage\spoints?)\b)?(?![\w-])"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
# What makes a number a name, a date, an age or a range: no quantity to reckon with.
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:section|sections|level|phase|stage|appendix|annex|table|figure|fig|page|pages|item|items|minute|paragraph|para|part|"
    r"chapter|quarter|version|note|no\.|article|regulation|schedule|standard|priority|theme|category|rule|grade|band|step|"
    r"year|years|ward|week|month|aged|age|ages|ofsted|working\stogether|top|form|post|tier|wave|block|room|unit|line|act|q|ks|key\sstage|under|"
    rf"over|under-|between|per|every|one\sin|{_MONTH})\s*|[-\u2013\u2014]\s?|\d\s?[-\u2013\u2014]\s?|#)$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    rf"^(?:st|nd|rd|th)\b|^\s?(?:am|pm|a\.m|p\.m)\b|^:\d|^\s?[-\u2013\u2014]\s?\d|^\s?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b|^\+|^\s?[x\u00d7]\s?\d"
    r"|^[-\s](?:months?|years?|days?|weeks?|hours?|minutes?|mins?|working\sdays?|year\solds?|times|miles?|points?\splan|day|month|year|week)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:about|around|approximately|approx\.?|nearly|almost|roughly|circa|c\.|some|over|under|more\sthan|less\sthan|fewer\sthan|"
    r"just\sover|just\sunder|at\sleast|(?<!went\s)(?<!gone\s)(?<!going\s)(?<!goes\s)up\sto|close\sto|in\sexcess\sof|an?\sestimated|between|above|below|well\sover)\s+(?:a\s)?$",
    re.IGNORECASE,
)
# What the patterns above can end with or start their last word with: a quick look before a slow one.
_VAGUE_END_WORDS = """
about around approximately approx approx. nearly almost roughly circa c. some over under than to least of estimated between
above below a
"""
_VAGUE_ENDS = frozenset(_VAGUE_END_WORDS.split())
_VAGUE_PAIRS = {
    "to": ("up",),
    "of": ("excess",),
    "than": ("more", "less", "fewer"),
    "least": ("at",),
    "estimated": ("a", "an"),
}
"""Words that make a figure vague only after another one."""
_AFTER_START_LETTERS = """
am pm a. p. st nd rd th of ja fe ma ap ju au se oc no de mo ye da we ho mi wo ti po
"""
_AFTER_STARTS = frozenset(_AFTER_START_LETTERS.split())
_NAME_START_LETTERS = """
sec lev pha sta app ann tab fig pag ite min par cha qua ver not no. art reg sch pri the cat rul gra ban ste yea war wee mon
age ofs tog top for pos tie wav blo roo uni lin act q ks und ove bet per eve in jan feb mar apr may jun jul aug sep oct nov
dec
"""
_NAME_STARTS = frozenset(_NAME_START_LETTERS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in prose.

    Attributes:
        value: as printed, millions written out.
        low: the least it could have been before rounding.
        high: the most.
        places: digits printed after the point.
        unit: '%', 'points' (percentage points), '£' or '' for a plain number.
        first: where it starts in the text, its sign or £ included.
        last: where it ends, its unit included.
        text: as printed.
        vague: 'about', 'over', 'nearly' stands before it.
        bracket: it stands at the head of a bracket: '(69)', '(n = 14)'.
        before: the word before it in small letters, with the signs that touch it; '' where it opens the text.
    """

    value: float
    low: float
    high: float
    places: int
    unit: Unit
    first: int
    last: int
    text: str
    vague: bool = False
    bracket: bool = False
    before: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is a whole plain number, one that may count something."""
        return not self.unit and not self.places and self.value == int(self.value)


_DASHES = ("-", "\u2013", "\u2014")
_AFTER_SIGNS = (*_DASHES, ":", "+", "x", "X", "\u00d7")
_RANGE_BEFORE = re.compile(r"\d\s?[-\u2013\u2014]\s?$")
_BRACKET_BEFORE = re.compile(r"\(\s*(?:n\s?=\s?)?[-+\u2013]?$")


@lru_cache(maxsize=1 << 15)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a text in order, without years, dates, ages, names with numbers and ranges.

    Every rule asks for them, so they are kept until ``quantities.cache_clear()``.
    """
    small = text.lower()
    in_words = list(_IN_WORDS.finditer(small if len(small) == len(text) else text))
    printed = _figures(text)
    if in_words:
        printed = sorted([*printed, *in_words], key=lambda match: match.start())
    return tuple(found for match in printed if (found := _quantity(match, text)) is not None)


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


def _may_be_named(after: str) -> bool:
    """A quick look whether what follows a figure can make it a name, a date or a range."""
    if not after[:1].isspace():
        return after[:1] in _AFTER_SIGNS
    return after[1:3].casefold() in _AFTER_STARTS or after[1:2] in _AFTER_SIGNS


def _value(match: re.Match[str]) -> tuple[float, int, float, Unit] | None:
    """The figure, its digits after the point, what it is in (millions) and its unit; None for a year and for 'zero'."""
    if match.re is _IN_WORDS:
        word, said = match.groups()
        unit = _unit(said) if said else ""
        return (float(_WORDS[word]), 0, 1.0, unit) if unit or word != "zero" else None
    money, figure, size, said = match.groups()
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


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    first, last = match.span()
    before, after = text[max(0, first - 24) : first], text[last : last + 24]
    read = _value(match)
    if read is None:
        return None
    value, places, size, unit = read
    words = before.casefold().rsplit(None, 2)
    last_word = words[-1] if words else ""
    vague = (
        last_word in _VAGUE_ENDS
        and (
            last_word not in _VAGUE_PAIRS or words[-2:-1] == [] or words[-2].endswith(_VAGUE_PAIRS[last_word])
        )
        and _VAGUE.search(before) is not None
    )
    named = (
        not (unit or vague or before.endswith(("(-", "(\u2013")))
        and (last_word[:3] in _NAME_STARTS or last_word[-1:] in "-\u2013\u2014#.")
        and _NAMED_BEFORE.search(before)
    )
    if named or (_may_be_named(after) and _NAMED_AFTER.match(after)):
        return None
    if unit == "%" and before.rstrip()[-1:] in _DASHES and _RANGE_BEFORE.search(before):
        return None
    if last_word in ("per", "every", "each") and len(words) > 1:
        return None
    half = 0.5 * 10**-places
    return Quantity(
        value=value * size,
        low=(value - half) * size,
        high=(value + half) * size,
        places=places,
        unit=unit,
        first=first,
        last=last,
        text=text[first:last].strip(),
        vague=vague,
        bracket="(" in before and _BRACKET_BEFORE.search(before) is not None,
        before=last_word,
    )
