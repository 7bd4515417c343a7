"""What commentaries speak of: how well the words of one fit the name of each indicator."""

import re
from collections.abc import Sequence

from packview.insight.indicators import subject_words
from packview.model import Indicator
from packview.text import fold
from packview.wording.words import Rarity

_HEAD = 320
"""Characters of a commentary that say what it is about; what follows is often about the causes."""


_SHORT_FORM = re.compile(r"\(\s*[A-Z][A-Za-z0-9]*[A-Z0-9]s?\s*\)")
"""'(CPP)' after 'Child Protection Plan': whoever writes the words need not write their short form too."""


class Fit:
    """How well commentaries fit indicators, by the rare words of the indicators' names.

    Args:
        indicators: of a pack.
    """

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._names = [subject_words(_SHORT_FORM.sub(" ", one.name)) for one in indicators]
        self._said = [subject_words(one.commentary[:_HEAD]) for one in indicators]
        self._rarity = Rarity(self._names)

    def share(self, commentary: int, indicator: int) -> float:
        """How much of what tells an indicator from the others is in a commentary, 0 to 1."""
        return self._rarity.share(self._names[indicator], self._said[commentary])

    def share_of(self, text: str, indicator: int) -> float:
        """The same of any text."""
        return self._rarity.share(self._names[indicator], subject_words(text))

    def alike(self, one: int, other: int) -> float:
        """How much the names of two indicators share, 0 to 1."""
        union = self._names[one] | self._names[other]
        return self._rarity.share(union, self._names[one] & self._names[other]) if union else 1.0


def plain(text: str) -> str:
    """A commentary for comparing: words and figures only, small letters."""
    return fold(text.replace("&", " and "))


def opening(text: str, words: int = 9) -> str:
    """The first words of a commentary."""
    return " ".join(text.split()[:words])
