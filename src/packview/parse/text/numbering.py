"""Numbers that lines begin with: '7.', '(a)', 'IV', '2A', '19.07.01', 'C23/18', and which of them follows which.

What a number is cannot always be told from itself: 'C.' is a letter after 'B.' and a hundred after nothing. So a line
gives all readings of its number, and the series it stands in chooses.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from packview.wording.periods import MONTH


class Alphabet(Enum):
    """What the last part of a number counts in."""

    DIGITS = auto()
    UPPER = auto()
    LOWER = auto()
    UPPER_ROMAN = auto()
    LOWER_ROMAN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One reading of the number at the beginning of a line.

    Attributes:
        printed: without its closing mark: '7', '2(a)', 'IV', 'C23/18'.
        parts: what it counts, outermost first: (19, 7, 1) for '19.07.01', (2, 1) for '2A'.
        alphabet: what the last part counts in.
        shape: prefix, separators, brackets and closing mark, '#' for each part: '#.', '(#)', '#(#)', 'C#/18'.
            Numbers of one list have one shape.
        marked: a full stop, bracket, colon, dash or the word 'Item' says that it is one of a list.
        rest: the text behind it on the line, '' where it stands alone.
    """

    printed: str
    parts: tuple[int, ...]
    alphabet: Alphabet
    shape: str
    marked: bool
    rest: str


_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_PREFIX = r"(?:[A-Z]{1,4}[/.-]?|\d{2}/\d{1,2}:|[A-Z][a-z][A-Z][/.]|[A-Z]{2,4}\s|(?:19|20)\d\d[-/]\d{2}[-_])"
"""What all numbers of one list begin with: 'C', 'CM ', 'C.', 'C-', the year and month of the meeting."""
_BODY = (
    rf"{_PREFIX}?\d{{1,5}}(?:[./]\d{{1,4}}){{0,3}}(?:[A-Za-z]|[\s.][A-Z](?=[.)])|\.[A-Z](?=\s+[A-Z])|\([a-z]{{1,4}}\)|\(\d{{1,2}}\))?"
    r"|[IVXLC]{1,7}|[ivxlc]{1,7}|[A-Za-z]{1,2}"
)
_IN_BRACKETS = r"[(\[](?P<inside>[A-Za-z]{1,5}|\d{1,3})[)\]]"
_CLOSE = r"(?P<close>\.\)|[.):]|\s+[-\u2013\u2014:.](?=\s)|(?=\s|$))"
_START = re.compile(
    rf"(?P<word>(?i:(?:(?:agenda\s+)?item|min(?:ute)?\.?)\s+(?:no\.?\s*|number\s+)?))?"
    rf"(?:{_IN_BRACKETS}|(?P<number>{_BODY}){_CLOSE})"
    r"(?:\s*\|?\s*(?P<rest>\S.*))?$"
)
_DIGITS = re.compile(
    rf"(?P<prefix>{_PREFIX}?)"
    r"(?P<parts>\d{1,5}(?:[./]\d{1,4}){0,3})(?:(?P<dot>\.)?\s?(?P<upper>[A-Z])|(?P<lower>[a-z])|\((?P<inner>[a-z]{1,4}|\d{1,2})\))?"
)
_MEASURES = (
    rf"(?i:{MONTH})\b(?!\s+(?:report|minutes|meeting|performance|budget))", r"(?i:[ap]\.?m\b|noon\b)",
    r"(?:days?|weeks?|months?|years?|minutes|hours?)\b", r"(?:members?|copies|people)\b",
    r"(?i:per ?cent)\b|%", r"[\u00a3$\u20ac]", r"(?:st|nd|rd|th)\b", r"of \d|(?:and|or|to)\b",
    r"[-\u2013]\s*\d+\s*$|\d+\s*$", r"[=+x]\s",
)  # fmt: skip
_AFTER_A_BARE_NUMBER = re.compile("|".join(_MEASURES))
"""What follows a number that counts or dates something, and so begins no line of a list."""
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1(?:19|20)\d\d")
"""A line that is a date, and no number of a list: '1/6/2025'."""


def numbers_of(text: str) -> tuple[Number, ...]:
    """Every reading of the number a line begins with, the likeliest first; () where it begins with none.

    Args:
        text: the line, without bullet.
    """
    found = _START.match(text)
    if found is None or _DATE.fullmatch(text):
        return ()
    rest = found["rest"] or ""
    close = (found["close"] or "").strip()
    marked = bool(close or found["word"] or found["inside"] or (found["number"] or "").endswith(".0"))
    if found["inside"]:
        body, frame = found["inside"], "({})"
    else:
        body, frame = found["number"], "{}" + close
    if not marked and not _may_stand_bare(body, rest):
        return ()
    glued = not found["inside"] and rest and not text[: found.start("rest")][-1:].isspace()
    if marked and glued and not (rest[0].isupper() or rest[0] in "(\u201c\u2018\"'|"):
        return ()  # '3.4 million', '9.30am'
    return tuple(
        Number(
            printed=body.strip() if not found["inside"] else f"({body})",
            parts=parts,
            alphabet=alphabet,
            shape=frame.format(shape),
            marked=marked,
            rest=rest,
        )
        for parts, alphabet, shape in _readings(body)
    )


def _may_stand_bare(body: str, rest: str) -> bool:
    """Whether a number without any mark can be one of a list: 'a meeting' and '5 members' begin with none."""
    if not any(character.isdigit() for character in body) and not (len(body) > 1 and body.isupper()):
        return False
    return not rest or not (rest[0].islower() or _AFTER_A_BARE_NUMBER.match(rest))


def _readings(body: str) -> list[tuple[tuple[int, ...], Alphabet, str]]:
    digits = _DIGITS.fullmatch(body)
    if digits:
        return _of_digits(digits)
    if not body.isalpha() or (body != body.lower() and body != body.upper()):
        return []
    upper = body.isupper()
    found: list[tuple[tuple[int, ...], Alphabet, str]] = []
    roman = roman_value(body.lower())
    letter = letter_value(body.lower())
    if letter:
        found.append(((letter,), Alphabet.UPPER if upper else Alphabet.LOWER, "#"))
    if roman:
        as_roman = ((roman,), Alphabet.UPPER_ROMAN if upper else Alphabet.LOWER_ROMAN, "#")
        found.insert(0 if body.lower() == "i" or not letter else len(found), as_roman)
    return found


def _of_digits(found: re.Match[str]) -> list[tuple[tuple[int, ...], Alphabet, str]]:
    parts = re.sub(r"(?<=\d)\.0$", "", found["parts"])  # '2.0' has '2.1' under it
    values = [int(part) for part in re.split("[./]", parts)]
    shape = found["prefix"] + re.sub(r"\d+", "#", parts)
    if "/" in found["parts"] and len(values) > 2:
        # '1.3/23E': the number before the month and year
        dated = re.sub(r"\d+", "#", found[0], count=1)
        return [_with_suffix(found, values, shape), ((values[0],), Alphabet.DIGITS, dated)]
    if "/" in found["parts"] and len(values) == 2:
        # a year before or behind the number is the same for a whole list
        first, _, last = found["parts"].partition("/")
        behind = _with_suffix(found, values[:1], f"{found['prefix']}#/{last}")
        before = _with_suffix(found, values[1:], f"{found['prefix']}{first}/#")
        return [behind, before]
    return [_with_suffix(found, values, shape)]


def _with_suffix(
    found: re.Match[str], values: list[int], shape: str
) -> tuple[tuple[int, ...], Alphabet, str]:
    if found["upper"]:
        return (*values, ord(found["upper"]) - 64), Alphabet.UPPER, f"{shape}{found['dot'] or ''}#"
    if found["lower"]:
        return (*values, ord(found["lower"]) - 96), Alphabet.LOWER, f"{shape}#"
    if found["inner"]:
        inner = found["inner"]
        value = int(inner) if inner.isdigit() else letter_value(inner) or roman_value(inner) or 0
        return (*values, value), Alphabet.DIGITS if inner.isdigit() else Alphabet.LOWER, f"{shape}(#)"
    return tuple(values), Alphabet.DIGITS, shape


def letter_value(text: str) -> int:
    """1 for 'a', 27 for 'aa'; 0 for other words."""
    if len(text) == 1:
        return ord(text) - 96
    return 26 + ord(text[0]) - 96 if len(text) == 2 and text[0] == text[1] else 0


def roman_value(text: str) -> int:
    """The value of a Roman number in small letters; 0 for none."""
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def step(before: Number, after: Number) -> int:
    """How far one number of a list is from the one before: 1 for the next, more where some are missing, 0 for another list."""
    if before.shape != after.shape or before.alphabet is not after.alphabet:
        return 0
    if len(before.parts) != len(after.parts) or before.parts[:-1] != after.parts[:-1]:
        return 0
    return max(0, after.parts[-1] - before.parts[-1])


def is_inserted(before: Number, after: Number) -> bool:
    """Whether a number was put in behind another: '2A', '2(a)' or '2.1' behind '2', '2B' behind '2A'."""
    if len(after.parts) < 2 or after.parts[:-1] != before.parts[: len(after.parts) - 1]:
        return False
    if len(before.parts) == len(after.parts) - 1:
        return after.parts[-1] == 1
    return len(before.parts) == len(after.parts) and after.parts[-1] == before.parts[-1] + 1


def is_first(number: Number) -> bool:
    """Whether a list can begin with a number: '1', 'a', 'I', '2.1', '19.07.01'."""
    return number.parts[-1] == 1
