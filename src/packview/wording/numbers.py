"""Figures as papers print them: one reader, for cells and for prose, and one formatter.

A cell and a sentence print a figure alike: '1,378', '14.5%', '14 per cent', '£3.4bn', '14pp'. They differ in what may stand
around it. A cell holds one figure and at most a second in brackets behind it, so brackets round it are a minus and plain
spaces may group its digits. In prose brackets are brackets, a dash is a dash, and '1 234' may be two figures and is none, unless
the space is a no-break or thin space, or '000' follows, with which no figure begins.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Literal


class Unit(StrEnum):
    """The unit of a figure, by the signs and words beside it. Each is equal to its sign: ``Unit.PERCENT == "%"``."""

    NONE = ""
    PERCENT = "%"
    POINTS = "points"
    """Percentage points."""
    MONEY = "\u00a3"
    TIME = "time"
    """Days, weeks, hours and the like."""


UNIT_OF_MEASURE = MappingProxyType({"percent": Unit.PERCENT, "money": Unit.MONEY})
"""What is printed beside the figures of an indicator; nothing is beside counts and rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is printed in the place of a figure.

    Attributes:
        value: the figure with its sign and its millions written out; percentages as printed, money in its currency; None for a mark.
        unit: by the signs and words beside it.
        places: digits printed after the point.
        scale: 1e6 for '3.4 million', 1.0 where nothing is said.
        sign: as printed; brackets in a cell are a minus.
        measure: what it counts, where that is attached to it or fills the rest of its cell: 'kg', 'days', 'p'.
        mark: what is printed where no figure is; '' for a figure and for a blank cell.
        beside: a second figure that a cell has in brackets: the '42/50' of '84% (42/50)'.
    """

    value: float | None = None
    unit: Unit = Unit.NONE
    places: int = 0
    scale: float = 1.0
    sign: Literal["", "+", "-"] = ""
    measure: str = ""
    mark: str = ""
    beside: str = ""

    @property
    def step(self) -> float:
        """Half the size of the last printed digit, in the measure of ``value``: how far rounding may have moved it."""
        return 0.0 if self.value is None else 0.5 * self.scale / 10**self.places

    def __str__(self) -> str:
        """The figure with its unit and its millions written out, or its mark."""
        if self.value is None:
            return self.mark
        return figure(self.value, self.unit, places=self.places if self.scale == 1 else None)


# Reading.
_THIN = "\u00a0\u2007\u2009\u202f"
"""No-break, figure and thin spaces: between digits they group thousands and never separate two figures."""
_PLAIN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2013\u2014\u2212\ufe63\uff0d", "-") | dict.fromkeys(_THIN, " ")
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SCALE = "(?P<scale>million|billion|thousand|bn|m|k)"
_UNIT = r"(?P<unit>%[\s-]?(?:points?|pts?)|(?:percentage[\s-])?points?|ppts?|pp|%|per\s?cent)"
_TIMES = "days?|weeks?|hours?|hrs?|minutes?|mins?|months?|years?|yrs?"
_BEFORE = r"(?P<open>\()?(?P<sign>[+-])?\s?(?P<money>\u00a3)?\s?(?P<inner>[+-])?(?P<inside>\()?"
_DIGITS = r"(?P<whole>\d{1,3}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d{1,15})?(?P<part>\.\d{1,10})?"
_AFTER = (
    rf"(?P<close>\))?(?P<scale_after>k|m|bn)?\s?(?:(?P<time>{_TIMES})|(?P<measure>fte|tonnes?|kg|kwh|wtd))?"
)
_FOOTNOTE = r"(?:[*\u2020\u2021^#]{1,3}|\((?:p|r|e|prov\.?|provisional|est\.?|ytd|[a-d]|\d)\))?"
_BESIDE = r"(?:\s\((?P<beside>(?:n\s?=\s?)?\d[\d,. ]*(?:%|/\s?\d[\d,]*|(?<=\d\d)))\))?"
_IN_CELL = re.compile(
    rf"{_BEFORE}{_DIGITS}\s?{_SCALE}?\s?{_UNIT}?{_AFTER}{_BESIDE}\s?{_FOOTNOTE}", re.IGNORECASE
)
_MEASURE = r"(?P<measure>kg|km|mph|kwh|cm|mm|ha|p)"
_IN_PROSE = re.compile(
    r"(?<![\w/.,\u00a3$\u20ac&\ufffd])(?P<money>[\u00a3$\u20ac]\s?)?"
    rf"(?P<whole>\d{{1,3}}(?:(?:,\d{{3}})+|(?:[{_THIN}]\d{{3}})+|(?: 000)+(?!\d))|\d+)(?P<part>\.\d+)?"
    rf"(?:\s?{_SCALE}\b)?(?:\s?{_UNIT})?{_MEASURE}?(?![\d/\w\ufffd])",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[\u00a3$\u20ac]?(?!\d{1,3}(?: 000)+(?!\d))\d{1,3}(?: \d{3})+(?![\d,]|\.\d)")
"""'12 450' may be one figure or two: it is none. Behind '1 000' no figure begins with 000."""
_FIRST_DIGIT = re.compile("[\u00a3$\u20ac\\d][\\d.,]*")
_YEAR = re.compile("(?:19|20)\\d\\d")
_LONGEST_CELL = 40
_MARKS = frozenset(
    [
        "na", "n.a", "n.a.", "n/a", "n/k", "n/d", "nil return", "tba", "tbc", "tbd", "tbu", "local", "none", "unknown", "pending",
        "not available", "not applicable", "not known", "not due", "not set", "not reported", "not yet available", "not yet due",
        "not yet known", "no data", "no target", "no return", "no change", "no value", "awaited", "awaiting data", "suppressed", "supp",
        "supp.", "unavailable", "annual", "quarterly", "baseline", "nya", "nyr", "div/0", "div/0!", "#div/0", "#div/0!", "#n/a", "#ref",
        "#ref!", "#value", "#value!",
    ]
)  # fmt: skip
_SIGNS = re.compile("-{1,3}|\\.{1,3}|\u2026|[*#~xc\u2020:]{1,2}|#{3,}")
_SLASH = re.compile(r"\s?/\s?")
_LONGEST_MARK = 24


@lru_cache(maxsize=16384)
def read_figure(text: str) -> Figure:
    """What is printed in a cell for figures; a blank cell gives no figure and no mark, a suppressed one its mark, never 0."""
    plain = text.translate(_PLAIN).strip()
    if not plain:
        return Figure()
    found = _IN_CELL.fullmatch(plain) if len(plain) <= _LONGEST_CELL else None
    if found is None or not _agrees(found):
        return Figure(mark=" ".join(text.split()))
    negative = bool(found["open"] or found["inside"]) or "-" in (found["sign"] or found["inner"] or "")
    value = _figure(
        (
            found["money"],
            found["whole"],
            found["part"],
            found["scale"] or found["scale_after"],
            "time" if found["time"] else found["unit"],
            found["time"] or found["measure"],
        ),
        "-" if negative else "+" if found["sign"] or found["inner"] else "",
    )
    return replace(value, beside=found["beside"]) if found["beside"] else value


def _agrees(found: re.Match[str]) -> bool:
    """Whether it has digits, brackets come in pairs, nothing is said twice, and it is not the scale of a column: '£000'."""
    if found["whole"] == "000" or not (found["whole"] or found["part"]):
        return False
    if bool(found["open"] or found["inside"]) != bool(found["close"]):
        return False
    if (found["open"] and found["inside"]) or (found["scale_after"] and (found["scale"] or found["unit"])):
        return False
    return not (found["sign"] and found["inner"]) and not (
        found["unit"] and (found["money"] or found["time"])
    )


def is_figure(text: str) -> bool:
    """Whether a word or cell is a figure."""
    return read_figure(text).value is not None


def is_dash(text: str) -> bool:
    """Whether nothing but dashes is printed, which in a sum stand for nothing."""
    return set(text.translate(_PLAIN).strip()) == {"-"}


def is_mark(text: str) -> bool:
    """Whether it is one of the marks that stand where a figure is missing or suppressed: '-', 'n/a', 'Local', 'TBC', 'c'."""
    if len(text) > _LONGEST_MARK:
        return False
    plain = _SLASH.sub("/", " ".join(text.translate(_PLAIN).casefold().split()))
    return plain in _MARKS or _SIGNS.fullmatch(plain) is not None


def figures_in(text: str) -> list[tuple[Figure, int, int]]:
    """Every figure of prose, in digits or in words, with where it starts and ends; bare years are left out.

    No sign is read: the caller tells from the words around a figure whether a dash is a minus, a range or a pause, and whether
    the figure is part of a name or a date.
    """
    found = _in_digits(text)
    in_words = _in_words(text)
    return sorted([*found, *in_words], key=lambda one: one[1]) if in_words else found


def _in_digits(text: str) -> list[tuple[Figure, int, int]]:
    """Those in digits; looked for only where a digit or a pound sign stands, which takes half the time."""
    found: list[tuple[Figure, int, int]] = []
    place = 0
    while (start := _FIRST_DIGIT.search(text, place)) is not None:
        match = _IN_PROSE.match(text, start.start())
        if match is None:
            place = start.end()
            continue
        place = match.end()
        if text[place : place + 1] == " " and (doubtful := _OPEN.match(text, start.start())) is not None:
            place = doubtful.end()
            continue
        figure = _said(match.groups())
        if figure is not None:
            found.append((figure, match.start(), place))
    return found


@lru_cache(maxsize=16384)
def _said(printed: tuple[str | None, ...]) -> Figure | None:
    """A figure of prose from its parts; None for the scale of a column, '£000', and for a bare year."""
    money, whole, part, scale, unit, _ = printed
    bare = not (money or part or scale or unit)
    return None if whole == "000" or (bare and _YEAR.fullmatch(whole or "")) else _figure(printed)


def _figure(printed: tuple[str | None, ...], sign: Literal["", "+", "-"] = "") -> Figure:
    """A figure from what is printed of its pound sign, whole digits, digits after the point, scale, unit and measure."""
    money, whole, part, scale, unit, measure = printed
    times = _SCALES[scale.casefold()] if scale else 1.0
    digits = "".join(character for character in whole or "0" if character.isdigit())
    value = round(float(digits + (part or "")) * times, 6)
    return Figure(
        value=-value if sign == "-" and value else value,
        unit=_unit(unit) if unit else Unit.MONEY if money else Unit.NONE,
        places=len(part) - 1 if part else 0,
        scale=times,
        sign=sign,
        measure=(measure or "").casefold(),
    )


def _unit(printed: str) -> Unit:
    small = printed.casefold()
    if small == "time":
        return Unit.TIME
    return Unit.PERCENT if small == "%" or small.endswith("cent") else Unit.POINTS


# Figures in words.
_ONE_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_ONES = _ONE_WORDS.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS: MappingProxyType[str, int] = MappingProxyType(
    {word: number for number, word in enumerate(_ONES)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
    | {
        f"{ten}{between}{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(_ONES[1:10], start=1)
        for between in "- "
    }
)
"""'zero' to 'ninety-nine'."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LETTERS = re.compile(r"[a-z]+")
_NUMBER_WORD = re.compile(  # small letters only, which takes half the time
    r"\b(?<!-)(?P<word>"
    f"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|(?:{'|'.join(sorted(_ONES, key=len, reverse=True))})"
    r")(?:\s(?P<unit>per\s?cent|(?:percentage\s)?points?)\b)?(?![\w-])"
)


def _in_words(text: str) -> list[tuple[Figure, int, int]]:
    """Those in words: 'twenty-one'; tried only where a word that begins a number stands, which takes a third of the time."""
    small = text.lower()
    words = NUMBER_WORDS.keys() & _LETTERS.findall(small) if len(small) == len(text) else ()
    starts = sorted(found.start() for word in words for found in re.finditer(word, small))
    found: list[tuple[Figure, int, int]] = []
    for start in starts:
        if not found or start >= found[-1][2]:
            match = _NUMBER_WORD.match(small, start)
            if match is not None and (match["unit"] or match["word"] != "zero"):
                found.append((_from_words(match["word"], match["unit"]), match.start(), match.end()))
    return found


@lru_cache(maxsize=1024)
def _from_words(word: str, unit: str | None) -> Figure:
    return Figure(value=float(NUMBER_WORDS[word]), unit=_unit(unit) if unit else Unit.NONE)


def small_number(word: str) -> int:
    """2 for 'second', 'two' and '2', 0 for what is no small number; in lower case."""
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return NUMBER_WORDS.get(word, 0) or (int(word) if word.isdigit() and len(word) < 3 else 0)


# What a heading says of the figures under it.
_THOUSANDS = re.compile(
    r"(?<![\d.,])(?<!\d )(?:['\u2018\u2019]?000(?:['\u2019]?s)?|1[, ]?000s)(?!\w|[,.]\d)|(?:\bin|\(|x|\u00d7)\s?1[, ]?000(?!\d|[,.]\d)",
    re.IGNORECASE,
)
_SCALE_SAID = re.compile(
    r"\b(?<!per )(?<!\d )(?P<word>thousand|million|billion)s?\b|[\u00a3$\u20ac]\s?(?P<money>k|m|bn)\b|\((?P<letter>k|m|bn)\)",
    re.IGNORECASE,
)


def scale_of(heading: str) -> float:
    """What a heading says its figures are to be multiplied by: 1,000.0 for '£000' and '£k', 1e6 for '£m'; 1.0 for nothing."""
    said = _SCALE_SAID.search(heading)
    if said is not None:
        return _SCALES[(said["word"] or said["money"] or said["letter"]).casefold()]
    return 1e3 if _THOUSANDS.search(heading) else 1.0


# Formatting.
_MOST_PLACES = 6
_USUAL_PLACES = 2


def places_of(value: float) -> int:
    """Digits after the point that a figure needs: 1 for 14.5, 0 for 15.0."""
    text = f"{value:.{_MOST_PLACES}f}".rstrip("0")
    return len(text) - text.index(".") - 1


def figure(value: float, unit: str = "", *, places: int | None = None, signed: bool = False) -> str:
    """A figure as a reader expects it: '1,439', '14.5%', '-8%', '£12,300', '-£5', '2 percentage points'.

    Args:
        value: with its millions written out; percentages as printed.
        unit: a ``Unit`` or its sign.
        places: digits after the point; None for as many as it needs, at most two. Where more than two are asked for, zeros at
            the end are left out.
        signed: show '+' before a figure above 0, as before a change.
    """
    if places is None:
        places = min(places_of(round(value, _USUAL_PLACES)), _USUAL_PLACES)
    shown = f"{abs(value):,.{places}f}"
    if places > _USUAL_PLACES:
        shown = shown.rstrip("0").rstrip(".")
    sign = ""
    if any(digit in "123456789" for digit in shown):
        sign = "-" if value < 0 else "+" if signed else ""
    if unit == Unit.MONEY:
        return f"{sign}\u00a3{shown}"
    ending = {Unit.PERCENT: "%", Unit.POINTS: f" percentage point{'' if shown == '1' else 's'}"}
    return f"{sign}{shown}{ending.get(Unit(unit), '')}"


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The positions of the longest rising run within a row of numbers, in order (patience sorting)."""
    tops: list[int] = []  # the smallest number that ends a run of each length, and where it stands
    piles: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        piles[pile : pile + 1] = [place]
    kept: list[int] = []
    place = piles[-1] if piles else -1
    while place >= 0:
        kept.append(place)
        place = before[place]
    return kept[::-1]
