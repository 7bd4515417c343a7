"""From words where they stand to lines as they are read."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from packview.extract.words import Word

_SAME_BASELINE = 0.35
_BACK = 0.6


class Line(NamedTuple):
    """Words on one baseline, in reading order.

    Attributes:
        words: at least one.
        text: joined.
        rotation: as of its words.
        left: where it starts, along the direction of writing.
        right: where it ends.
        down: how far its baseline lies down the page, seen with the writing upright.
        size: the largest font size in it.
    """

    words: tuple[Word, ...]
    text: str
    rotation: int
    left: float
    right: float
    down: float
    size: float


def read_lines(words: Sequence[Word]) -> list[str]:
    """The lines of a page, '' between paragraphs."""
    lines = list(group(words))
    return with_breaks(lines)


def group(words: Iterable[Word]) -> Iterable[Line]:
    """Lines in the order they were drawn: words that follow each other to the right on a baseline."""
    current: list[Word] = []
    right = down = size = 0.0
    for word in words:
        along, below = upright(word.x, word.y, word.rotation)
        if current and (
            word.rotation != current[-1].rotation
            or (abs(below - down) > _SAME_BASELINE * max(size, word.size) and not word.glued)
            or along < right - _BACK * size
        ):
            yield _line(current)
            current = []
        if not current:
            down, size = below, word.size
        current.append(word)
        right = along + word.width
        size = max(size, word.size)
    if current:
        yield _line(current)


def upright(x: float, y: float, rotation: int) -> tuple[float, float]:
    """A place seen with writing of that rotation turned upright: how far along the line, and how far down."""
    if rotation == 0:
        return x, y
    turn = math.radians(rotation)
    sine, cosine = math.sin(turn), math.cos(turn)
    return x * cosine - y * sine, x * sine + y * cosine


def _line(words: list[Word]) -> Line:
    parts = [words[0].text]
    for word in words[1:]:
        parts.append(word.text if word.glued else " " + word.text)
    first, last = words[0], words[-1]
    left, down = upright(first.x, first.y, first.rotation)
    right = upright(last.x, last.y, last.rotation)[0] + last.width
    return Line(
        tuple(words),
        "".join(parts),
        first.rotation,
        left,
        right,
        down,
        max(word.size for word in words),
    )


def with_breaks(lines: Sequence[Line]) -> list[str]:
    """The text of the lines, '' where the space between two shows that a paragraph ends."""
    gaps = sorted(
        gap
        for before, after in zip(lines, lines[1:], strict=False)
        if before.rotation == after.rotation
        and 0.8 * after.size < (gap := after.down - before.down) < 3 * after.size
    )
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    texts: list[str] = []
    for index, line in enumerate(lines):
        if index:
            before = lines[index - 1]
            gap = line.down - before.down
            if before.rotation == line.rotation and gap > 1.4 * min(
                usual or gap, 1.3 * max(line.size, before.size)
            ):
                texts.append("")
        texts.append(line.text)
    return texts
