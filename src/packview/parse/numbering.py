"""Numbers of agenda items and minutes: what can be one, and which comes next."""

import re
from dataclasses import dataclass

from packview.parse.dates import MONTH
from packview.parse.lines import Line, is_capitals

_START = re.compile(
    r"(?P<word>(?:agenda\s+)?item\s+(?:no\.?\s*|number\s+)?)?"
    r"(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d{1,3})?[a-z]?|(?P<letter>[A-Z])(?=[.):]))"
    r"(?P<mark>[.):]|\.\)|\s+[-\u2013\u2014:](?=\s))?(?:\s+(?P<title>\S.*))?$",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    rf"(?:{MONTH}\b|[ap]\.?m\b|noon\b|of \d|per ?cent\b|%|(?:st|nd|rd|th)\b|(?:days?|weeks?|months?|years?|members?|copies|minutes|people)\b(?! of)"
    r"|[-\u2013]\s*\d+\s*$|\d+\s*$|[=+x]|[\u00a3$]\d|and\b|or\b|to \d)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?P<before>[A-Z]*)(?P<number>\d*)(?:/(?P<sub>\d+))?(?P<after>[a-z]?)")
FURTHEST_JUMP = 3
"""How many numbers may be missing between two items before the second is not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A line that may begin an item.

    Attributes:
        number: as printed: '7', '4a', 'C23/18'.
        title: what follows on the line, '' where the number stands alone.
        marked: a full stop, bracket, colon or the word 'Item' tells that the number is one of a list.
    """

    number: str
    title: str
    marked: bool


def start_of(line: Line) -> Start | None:
    """The number and title a line begins with, None where it begins with something else."""
    found = _START.match(line.text)
    if found is None or line.bullet:
        return None
    number, title = found["number"], found["title"] or ""
    parts = _PARTS.fullmatch(number)
    if parts is None or (title and _NOT_A_TITLE.match(title)):
        return None
    if not any(character.isdigit() for character in number) and not (title and title[0].isupper()):
        return None
    return Start(number=number, title=title, marked=bool(found["mark"] or found["word"]))


def step(before: str, after: str) -> int:
    """How far one number is from the one before: 1 for the next, up to FURTHEST_JUMP where some are missing, 0 for neither."""
    one, two = _PARTS.fullmatch(before), _PARTS.fullmatch(after)
    if one is None or two is None:
        return 0
    if not one["number"] or not two["number"]:  # A, B, C
        bare = not one["number"] and not two["number"] and len(before) == len(after) == 1
        return int(bare and ord(after) == ord(before) + 1)
    first, second = int(one["number"]), int(two["number"])
    if one["before"] == two["before"]:
        if one["sub"] or two["sub"]:
            return _step_of_subs(one, two)
        if first == second:
            return int(_letter_after(one["after"], two["after"]))
        jump = second - first
        return jump if 1 <= jump <= FURTHEST_JUMP and two["after"] in {"", "a"} else 0
    following = len(one["before"]) == len(two["before"]) == 1 and ord(two["before"]) == ord(one["before"]) + 1
    return int(following and second == 1)


def _step_of_subs(one: re.Match[str], two: re.Match[str]) -> int:
    """C23/18 and C23/19; 12/3 and 12/4."""
    if not (one["sub"] and two["sub"] and one["number"] == two["number"]):
        return 0
    jump = int(two["sub"]) - int(one["sub"])
    return jump if 1 <= jump <= FURTHEST_JUMP else 0


def _letter_after(one: str, two: str) -> bool:
    return two == "a" if not one else bool(two) and ord(two) == ord(one) + 1


def looks_like_heading(start: Start, line: Line) -> bool:
    """Whether a numbered line has the look of a title rather than of a sentence."""
    title = start.title
    if not title:
        return True
    return (
        bool(line.bold) or is_capitals(title) or (title[0].isupper() and not title.endswith((".", ";", ",")))
    )
