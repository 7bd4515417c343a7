"""Stamps: what a council's system prints on the edge of each page, 'Page 47', 'Agenda Item 6', 'Appendix 1'."""

import re
from collections.abc import Sequence

from packview.extract.words import Word
from packview.model import Page

_NUMBER = r"(?:\d{1,4}[A-Za-z]?|[A-Za-z]\d{0,3}|[ivxlcIVXLC]{1,6})"
_STAMP = re.compile(rf"(?P<kind>Page|Agenda Item|Appendix)\s+(?P<number>{_NUMBER})(?:[.):]?)")
_EDGE = 62.0
"""Points from the edge of the page within which a stamp stands."""
_LEADS = ("Page", "Agenda", "Appendix")


def split_stamps(
    words: Sequence[Word], width: float, height: float
) -> tuple[list[Word], str | None, tuple[str, ...]]:
    """Take the stamps out of the words of a page.

    Returns:
        The other words, the printed label (the last one drawn), and the other stamps.
    """
    taken: set[int] = set()
    label: str | None = None
    others: list[str] = []
    for index, word in enumerate(words):
        if word.text not in _LEADS or not _on_edge(word, width, height):
            continue
        length = 3 if word.text == "Agenda" else 2
        found = _STAMP.fullmatch(" ".join(each.text for each in words[index : index + length]))
        if found is None or not _stands_alone(words, index, index + length):
            continue
        taken.update(range(index, index + length))
        if found["kind"] == "Page":
            if label is not None:
                others.append(f"Page {label}")
            label = found["number"]
        else:
            others.append(f"{found['kind']} {found['number']}")
    return [word for index, word in enumerate(words) if index not in taken], label, tuple(others)


def settle_labels(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their final printed labels."""
    return tuple(pages)


def _on_edge(word: Word, width: float, height: float) -> bool:
    return min(word.x, word.y, width - word.x, height - word.y) <= _EDGE


def _stands_alone(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether nothing else is written right before or after it."""
    before, after = words[start - 1 : start], words[end : end + 1]
    return not (before and _adjoins(before[0], words[start])) and not (
        after and _adjoins(words[end - 1], after[0])
    )


def _adjoins(left: Word, right: Word) -> bool:
    gap = abs(right.x - left.x) + abs(right.y - left.y) - left.width
    return left.rotation == right.rotation and left.size == right.size and gap < 1.5 * left.size
