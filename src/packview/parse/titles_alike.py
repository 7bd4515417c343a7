"""Whether two titles name the same thing, though one was typed again, and perhaps 'updated'."""

import re

from rapidfuzz import fuzz

from packview.parse.dates import MONTH
from packview.text import fold

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
