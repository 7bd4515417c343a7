"""How much two requests are about the same, by the words that set requests apart."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from packview.text import fold

_COMMON = """
that the a an of to and or in on at by for with from be is are was were will would should shall could can may has have had been being
it its this these those their they them he she his her our we us who which what when where how not no as so such than then there
panel committee members member officers officer council cabinet board
"""
_COMMON_WORDS = frozenset(_COMMON.split())
_ENDINGS = re.compile(r"(?<=\w{3})(?:ations?|ings?|ed|es|s|ly|ment|ments)$")


class Likeness:
    """Likeness of texts of one kind; a word that many of them have counts for little.

    Args:
        texts: all that are to be compared.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = {text: words_of(text) for text in texts}
        often = Counter(word for words in self._words.values() for word in words)
        count = max(1, len(self._words))
        self._weight = {word: math.log(1 + count / seen) for word, seen in often.items()}

    def of(self, one: str, other: str) -> float:
        """Share of the weight of the shorter of two texts that the other has too, 0 to 1."""
        first, second = self._words[one], self._words[other]
        shorter = min(first, second, key=self._sum)
        whole = self._sum(shorter)
        return self._sum(first & second) / whole if whole else 0.0

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weight[word] for word in words)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a text in a common form."""
    return frozenset(_ENDINGS.sub("", word) for word in fold(text).split() if word not in _COMMON_WORDS)
