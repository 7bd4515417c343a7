"""Lines of words on a page where no ruling lines help: phrases, and words that would fill a cell for figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from packview.parse.dataset_arrows import arrow_of
from packview.parse.figures import is_figure, is_mark
from packview.parse.grid_words import Word

_PHRASE = 0.42
"""Of the font size: words nearer than this are one phrase."""
_RATINGS = frozenset(
    ("red", "amber", "green", "r", "a", "g", "blue", "yellow", "up", "down", "same", "high", "low")
)


@dataclass(slots=True)
class Line:
    """Words on one baseline.

    Attributes:
        y: of the baseline.
        size: of its largest word.
        words: left to right.
        figures: those of them that stand alone and would fill a cell: figures, marks, arrows, ratings.
    """

    y: float
    size: float
    words: list[Word]
    figures: list[Word] = field(default_factory=list)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.run.bold for word in self.words)


def line_of(words: list[Word], dividers: Sequence[float] = ()) -> Line:
    """A line from its words, left to right.

    Args:
        words: at least one.
        dividers: where upright ruling lines stand.
    """
    line = Line(y=words[0].y, size=max(word.size for word in words), words=words)
    for phrase in phrases(words, dividers):
        # 'Page 3 of 9' or 'over 65 years' is a phrase with a figure in it; '12 14 9' set close is a row of figures.
        if all(is_filling(word) for word in phrase):
            line.figures.extend(phrase)
    return line


def phrases(words: Sequence[Word], dividers: Sequence[float] = ()) -> list[list[Word]]:
    """The words of a line in phrases: a gap wider than a space, or a ruling line, parts them."""
    found: list[list[Word]] = []
    for word in words:
        if found and not _parted(found[-1][-1], word, dividers):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def is_filling(word: Word) -> bool:
    """Whether a word alone would fill a cell for figures: a figure, a mark, an arrow or a rating."""
    return _fills(word.text, word.run.font if len(word.text) == 1 else "")


@lru_cache(maxsize=8192)
def _fills(text: str, font: str) -> bool:
    first = text[0]
    if first.isdigit() or first in "\u00a3-+(\u2212\u2013.":
        return is_figure(text) or is_mark(text)
    plain = text.casefold()
    if len(text) <= 2:
        return (
            is_mark(text) or plain in _RATINGS or "\uf000" <= first <= "\uf0ff" or bool(arrow_of(text, font))
        )
    return plain in _RATINGS or is_mark(text)


def _parted(before: Word, word: Word, dividers: Sequence[float]) -> bool:
    size = max(before.size, word.size)
    if word.left - before.right > _PHRASE * size:
        return True
    slack = size * 0.3
    return any(before.cx < x < word.cx and before.right - slack < x < word.left + slack for x in dividers)


def turned_strings(turned: Sequence[Word]) -> list[list[Word]]:
    """Turned words that follow one another on one line, top first."""
    found: list[list[Word]] = []
    for word in sorted(turned, key=lambda word: (round(word.cx), top_of(word))):
        before = found[-1][-1] if found else None
        if (
            before is not None
            and abs(before.cx - word.cx) < 0.5 * word.size
            and top_of(word) - bottom_of(before) < _PHRASE * word.size
        ):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def turned_stacks(turned: Sequence[Word]) -> list[list[Word]]:
    """Turned words by column, those of the lines of one heading together."""
    found: list[list[Word]] = []
    for word in sorted(turned, key=lambda word: word.cx):
        if found and word.cx - found[-1][-1].cx < 1.3 * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def top_of(word: Word) -> float:
    """Where a turned word begins, going down."""
    return word.run.y - word.run.width if word.turn == 90 else word.run.y


def bottom_of(word: Word) -> float:
    """Where a turned word ends, going down."""
    return word.run.y if word.turn == 90 else word.run.y + word.run.width
