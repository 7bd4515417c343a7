"""Titles of items and papers: their numbers, the stamps that repeat them, and how alike two are.

Whether two titles name the same thing, though one was typed again, and perhaps 'updated'.

Numbers of agenda items and minutes: what can be one, and which comes next.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from packview.model import Page
from packview.parse.text.lines import Line, is_capitals
from packview.parse.text.patterns import one_of
from packview.text import fold
from packview.wording.periods import MONTH

_ITEM_WORD = r"(?i:(?:agenda\s+)?item\s+(?:no\.?\s*|number\s+)?)"
_NUMBER = r"(?:[A-Z]{1,4}/?)?\d{1,4}(?:/\d{1,4}){0,2}[a-z]?|[A-Z](?=[.):])"
_MARK = r"[.):]|\.\)|\s+[-\u2013\u2014:](?=\s)"
_START = re.compile(
    rf"(?P<word>{_ITEM_WORD})?(?P<number>{_NUMBER})(?P<mark>{_MARK})?(?:\s+(?P<title>\S.*))?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?")
_COUNTED = one_of("days?", "weeks?", "months?", "years?", "members?", "copies", "minutes", "hours?", "people")
_NOT_A_TITLE = re.compile(
    one_of(
        rf"(?i:{MONTH}|[ap]\.?m|noon|per ?cent)\b",
        rf"(?:st|nd|rd|th|and|or|{_COUNTED})\b",
        r"(?:of |to |[\u00a3$])\d",
        r"(?:[-\u2013]\s*)?\d+\s*$",
        "[%=+x]",
    )
)
_PARTS = re.compile(r"(?P<before>[A-Z]*/?(?:\d+/)*)(?P<number>\d*)(?P<after>[a-z]?)")
_WITH_YEAR = re.compile(r"(?P<series>[A-Z]*/?)(?P<number>\d{1,4})/(?P<year>\d\d(?:\d\d|/\d\d)?)")
FURTHEST_JUMP = 3
"""How many numbers may be missing between two items before the second is not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A line that may begin an item.

    Attributes:
        number: as printed: '7', '4a', 'C23/18', 'PE/24/12'.
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
    if _YEAR.fullmatch(number) or (title and _NOT_A_TITLE.match(title)):
        return None
    if not any(character.isdigit() for character in number) and not (title and title[0].isupper()):
        return None
    if found["word"] and found["mark"] == ")":
        return None  # the end of '(except item 12)'
    marked = bool(found["mark"] or found["word"])
    if not marked and title[:1].islower():
        return None
    return Start(number=number, title=title, marked=marked)


def step(before: str, after: str) -> int:
    """How far one number is from the one before: 1 for the next, up to FURTHEST_JUMP where some are missing, 0 for neither."""
    year_before, year_after = _WITH_YEAR.fullmatch(before), _WITH_YEAR.fullmatch(after)
    if (
        year_before and year_after and year_before["year"] == year_after["year"]
    ):  # 'C23/18' is followed by 'C24/18'
        jump = int(year_after["number"]) - int(year_before["number"])
        if year_before["series"] == year_after["series"] and 1 <= jump <= FURTHEST_JUMP:
            return jump
    one, two = _PARTS.fullmatch(before), _PARTS.fullmatch(after)
    if one is None or two is None:
        return 0
    if not one["number"] or not two["number"]:  # A, B, C
        return int(len(before) == len(after) == 1 and ord(after) == ord(before) + 1)
    first, second = int(one["number"]), int(two["number"])
    if one["before"] == two["before"]:
        if first == second:
            return int(_letter_after(one["after"], two["after"]))
        jump = second - first
        return jump if 1 <= jump <= FURTHEST_JUMP and two["after"] in {"", "a"} else 0
    part, following = one["before"], two["before"]  # A3 is followed by B1
    return int(len(part) == len(following) == 1 and ord(following) == ord(part) + 1 and second == 1)


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


_SAME = 88
"""Similarity of 100 from which two titles without differing numbers or letters are the same."""
_LATER = re.compile(
    r"\b(?:supplement(?:s|al|ary)?|(?:updated?|revised|revision|amended|replacement|corrected|correction|version|final|v\d+)"
    rf"(?:\s+(?:on|as\s+of|at))?(?:\s+\d{{1,2}})?(?:\s+(?:{MONTH}))?(?:\s+(?:19|20)\d\d)?)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?:agenda )?item \d+[a-z]? ", re.IGNORECASE)


def nearly_same(one: str, other: str) -> bool:
    """Whether two titles are the same but for spelling and words like 'updated' and 'supplementary'.

    Numbers and single letters must agree: 'Appendix A' is not 'Appendix B', however long the rest.
    """
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return False
    return _marks(first) == _marks(second) and fuzz.token_sort_ratio(first, second) >= _SAME


def _plain(title: str) -> str:
    text = _ITEM.sub("", fold(title))
    return " ".join(_LATER.sub(" ", text).split()) or text


def _marks(title: str) -> list[str]:
    return sorted(
        word for word in title.split() if len(word) == 1 or any(character.isdigit() for character in word)
    )


_ITEM_STAMP = re.compile(
    r"\b(?:agenda )?item\s*(?:no\.?\s*|number\s*)?(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d+)?[a-z]?|[A-Z])\b",
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(
    r"(?:(?:agenda )?item\s+)?(?P<number>[A-Z]{0,3}\d{1,3}(?:/\d{1,3})?[a-z]?|[A-Z])(?:[.):]|\s+[-\u2013])?\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:to (?:approve|confirm|sign|agree|receive|consider)\b.{0,40})?\b(?:draft |public )?minutes\b",
    re.IGNORECASE,
)


def is_minutes_title(title: str) -> bool:
    """Whether an item or paper is the minutes of a meeting."""
    return bool(_MINUTES.match(title)) or fold(title) in {"minutes", "record of decisions"}


def stamped_item(page: Page) -> str | None:
    """The number on a page's 'Agenda Item 7' stamp."""
    return next((found["number"] for stamp in page.stamps if (found := _ITEM_STAMP.search(stamp))), None)


def split_number(title: str) -> tuple[str, str]:
    """Number and title of an outline entry such as '7 Annual report'; the number is '' where it has none."""
    found = _NUMBERED_TITLE.match(title)
    return (found["number"], found["title"]) if found else ("", title)


def alike(one: str, other: str) -> float:
    """How much two folded titles share: words in both by words in the shorter, where it has at least two."""
    first, second = set(one.split()), set(other.split())
    shorter = min(len(first), len(second))
    if shorter < 2:
        return 1.0 if one and one == other else 0.0
    return len(first & second) / shorter
