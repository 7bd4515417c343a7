"""Titles of items and papers: their numbers, the stamps that repeat them, and how alike two are."""

import re

from rapidfuzz import fuzz

from packview.model import Page
from packview.text import fold
from packview.wording.periods import MONTH

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
