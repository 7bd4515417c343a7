"""Words on one baseline, made a line."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from packview.extract.symbols import readable
from packview.extract.words import Word

_SAME_BASELINE = 0.35
"""Of the font size: how far two words on one line may stand from each other's baseline."""
_BACK = 0.6
"""Of the font size: how far back a word may begin and still follow the one before it."""


class Line(NamedTuple):
    """Words on one baseline, in reading order. All places are seen with the page's main direction of writing upright.

    Attributes:
        words: at least one.
        text: the words with spaces between.
        turned: whether it is written in another direction than the page's main one.
        left: where it starts.
        right: where it ends.
        top: how far down the page its letters begin.
        down: how far down its baseline lies.
        size: the largest font size in it.
        bold: whether all of it is.
    """

    words: tuple[Word, ...]
    text: str
    turned: bool
    left: float
    right: float
    top: float
    down: float
    size: float
    bold: bool


def main_rotation(words: Iterable[Word]) -> int:
    """The direction in which most of a page is written."""
    counted = Counter(word.rotation for word in words)
    return counted.most_common(1)[0][0] if counted else 0


def lines_as_drawn(words: Sequence[Word], main: int) -> list[Line]:
    """Lines in the order they were drawn: words that follow each other along a baseline."""
    return [line(group, main) for group in _groups(words)]


def line(words: Sequence[Word], main: int) -> Line:
    """One line of words that follow each other."""
    first, last = words[0], words[-1]
    turned = first.rotation != main
    size = max(word.size for word in words)
    left, down = upright(first.x, first.y, main)
    if turned:
        end_x, end_y = _end(last)
        right, end_down = upright(end_x, end_y, main)
        left, right = min(left, right), max(left, right)
        top, down = min(down, end_down), max(down, end_down)
    else:
        right, top = upright(last.x, last.y, main)[0] + last.width, down - 0.8 * size
    return Line(
        tuple(words), _text(words), turned, left, right, top, down, size, all(word.bold for word in words)
    )


def upright(x: float, y: float, rotation: int) -> tuple[float, float]:
    """A place seen with writing of that rotation turned upright: how far along the line, and how far down."""
    if rotation == 0:
        return x, y
    turn = math.radians(rotation)
    sine, cosine = math.sin(turn), math.cos(turn)
    return x * cosine - y * sine, x * sine + y * cosine


def _end(word: Word) -> tuple[float, float]:
    turn = math.radians(word.rotation)
    return word.x + word.width * math.cos(turn), word.y - word.width * math.sin(turn)


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    current: list[Word] = []
    rotation, right, down, size = 0, 0.0, 0.0, 0.0
    for word in words:
        along, below = (word.x, word.y) if word.rotation == 0 else upright(word.x, word.y, word.rotation)
        if current:
            off = abs(below - down)
            if (
                word.rotation != rotation
                or (off > _SAME_BASELINE * max(size, word.size) and not word.glued)
                or along < right - _BACK * size
            ):
                yield current
                current = []
        if not current:
            current, rotation, down, size = [], word.rotation, below, word.size
        elif word.size > size:  # what came first was raised, or a bullet
            down, size = below, word.size
        current.append(word)
        right = along + word.width
    if current:
        yield current


def _text(words: Sequence[Word]) -> str:
    parts = [words[0].text]
    for word in words[1:]:
        if not word.glued:
            parts.append(" ")
        parts.append(word.text)
    return " ".join(readable("".join(parts)).split())
