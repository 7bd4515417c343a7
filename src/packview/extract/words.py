"""Words as they are drawn, in order. A Matrix (a, b, c, d, e, f) takes (x, y) to (a*x + c*y + e, b*x + d*y + f)."""

import math
import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from packview.text import composed

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does first one, then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def on_page(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a place is after it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def angle(x: float, y: float) -> int:
    """The direction of a step on the page as shown (y downwards), in whole degrees anticlockwise, 0 to 359."""
    if y == 0.0:
        return 0 if x >= 0.0 else 180
    return round(math.degrees(math.atan2(-y, x))) % 360


def shown(box: tuple[float, float, float, float], rotate: int) -> tuple[Matrix, float, float]:
    """Base matrix (y downwards from the top left), width and height of a page as shown; ``rotate`` is in degrees clockwise."""
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    width, height = right - left, top - bottom
    quarter = round(rotate / 90) % 4
    if quarter == 0:
        return (1.0, 0.0, 0.0, -1.0, -left, top), width, height
    if quarter == 1:
        return (0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width
    if quarter == 2:
        return (-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height
    return (0.0, -1.0, -1.0, 0.0, top, right), height, width


_TOUCHING = 0.14
"""Of the font size: a gap up to this is within a word, as kerning makes it."""
_OVERLAP = 0.35
"""Of the font size: so far back the next part of a word may begin."""
_RAISED = 0.6
"""Of the font size: how far off the baseline a superscript may stand and still belong to the word before it."""
_FARTHEST = 1e5
_MOST_WORDS = 100_000


class Word(NamedTuple):
    """A word on the page as shown, with the fields of model.Run; ``glued``: no space parts it from the one drawn before."""

    text: str
    x: float
    y: float
    width: float
    size: float
    rotation: int
    font: str
    bold: bool
    glued: bool


_SAME_PLACE = 0.12
"""Of the font size: no further apart are the copies of a word that is drawn several times to look bold."""
_ROW = 8.0
"""Points: words are looked for among those of their row alone, for a page may hold one word ten thousand times."""
_LEGIBLE = 1.0
"""Points: nobody can read smaller letters."""
_BACKDROP = 3.0
"""Times the font size of the words it lies under: so large are the letters of a watermark."""


def without_unseen(words: Sequence[Word], unseen: Container[int]) -> list[Word]:
    """The words without those that nobody sees, of which ``unseen`` has the numbers."""
    kept: list[Word] = []
    parted = False
    for number, word in enumerate(words):
        if number in unseen:
            parted = True
        else:
            kept.append(word._replace(glued=False) if parted else word)
            parted = False
    return kept


def drawn_once(words: Sequence[Word]) -> list[Word]:
    """The words without those drawn again at about the same place, as some programs do for bold."""
    kept: list[Word] = []
    places: dict[tuple[str, int, int], list[Word]] = {}
    for word in words:
        text, x, y, rotation, reach = word.text, word.x, word.y, word.rotation, _SAME_PLACE * word.size
        above, below = int((y - reach) // _ROW), int((y + reach) // _ROW)
        same: Sequence[Word] = places.get((text, rotation, above), ())
        for row in range(above + 1, below + 1):
            same = (*same, *places.get((text, rotation, row), ()))
        for one in same:
            if abs(y - one.y) <= reach and abs(x - one.x) <= reach:
                break
        else:
            places.setdefault((text, rotation, int(y // _ROW)), []).append(word)
            kept.append(word)
    return kept


def without_backdrop(words: Sequence[Word]) -> list[Word]:
    """The words without large level ones that lie across smaller ones, as a watermark does; a large title covers nothing."""
    large = max((word.size for word in words), default=0.0)
    small = [word for word in words if _BACKDROP * word.size <= large]
    if not small:
        return list(words)
    least = _BACKDROP * min(word.size for word in small)
    return [word for word in words if word.size < least or not any(_covers(word, one) for one in small)]


def _covers(large: Word, small: Word) -> bool:
    """Whether the middle of a much smaller word is within the letters of a level one."""
    across, up = small.x + small.width / 2, small.y - 0.3 * small.size
    return (
        large.rotation == small.rotation == 0
        and large.size >= _BACKDROP * small.size
        and large.x < across < end_of(large)
        and large.y - 0.7 * large.size < up < large.y
    )


_MARKED = re.compile(r"(?:\d(?:%|k|m|bn|p)?|[^\W\d_]{3}[.,;:)\u2019\u201d]?)\Z")
"""A figure, or a word that is no unit: a raised 2 behind 'm' or 'km' is a power."""
_SMALLER = 0.85
"""Of the font size of the figure before it: the largest a footnote mark is printed."""
_HIGHER = 0.2
"""Of the same: so far above the baseline a footnote mark begins, at least."""


_RAISED_DIGITS = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?![^\\W_])")
"""Digits that are raised by themselves."""
_POWERS = ("\u00b2", "\u00b3", "2", "3")
_LOOKED_BACK = 16
"""Characters before a mark that tell whether it is one."""


def without_marks(words: Sequence[Word]) -> list[Word]:
    """The words without the footnote marks right behind figures and words: 250 with a small raised 1 is 250 and not 2501."""
    kept: list[Word] = []
    for word in words:
        if kept and word.glued and _is_mark(kept[-1], word):
            continue
        if word.text.isascii() or _RAISED_DIGITS.search(word.text) is None:
            kept.append(word)
            continue
        before = kept[-1].text if kept and word.glued else ""
        text = unmarked(before + word.text)[len(before) :]
        if text:
            kept.append(word._replace(text=text))
    return kept


def unmarked(text: str) -> str:
    """Text without the raised digits behind its figures and words; behind a unit they are a power, as in m\u00b2."""
    return _RAISED_DIGITS.sub(_unless_mark, text)


def _unless_mark(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _LOOKED_BACK) : found.start()]
    power = re.search(r"\b10\Z", before)  # 10\u00b3 is 1000 or has a note: it stays, and is no figure
    return found[0] if power or not _is_marked(before, found[0]) else ""


def _is_marked(before: str, mark: str) -> bool:
    """Whether a raised number behind a text is a footnote's: behind '480m', which is no money, a 2 is a power."""
    power = mark in _POWERS and before.endswith("m") and "\u00a3" not in before
    return not power and _MARKED.search(before) is not None


def _is_mark(figure: Word, word: Word) -> bool:
    return (
        is_number(word)
        and figure.rotation == word.rotation == 0
        and _is_marked(figure.text, word.text)
        and word.size <= _SMALLER * figure.size
        and figure.y - word.y >= _HIGHER * figure.size
    )


_ON_LINE = 0.35
"""Of the font size: so far may words of one line stand from each other's baseline."""
_SPACE = 0.35
"""Of the font size: the widest space between the groups of one figure; columns stand further apart."""


def with_whole_figures(words: Sequence[Word]) -> list[Word]:
    """Words with '12' and '450' made '12 450' where only a space parts them, but not in prose or after a name."""
    result: list[Word] = []
    at = 0
    while at < len(words):
        first, end = words[at], at + 1
        if first.text.isdecimal() and (end := _group_end(words, at)) > at + 1:
            text = " ".join(word.text for word in words[at:end])
            first = first._replace(text=text, width=end_of(words[end - 1]) - first.x)
        result.append(first)
        at = end
    return result


def _group_end(words: Sequence[Word], at: int) -> int:
    """Where the figure ends that a word begins: right behind it, where it is no group of one or something else stands near."""
    end = at + 1
    if not is_number(words[at]) or (at and _adjoins(words[at - 1], words[at])):
        return end
    while end < len(words) and _adjoins(words[end - 1], words[end]):
        if not is_number(words[end]):
            return at + 1
        end += 1
    first, *rest = (word.text for word in words[at:end])  # one to three digits, then three each
    return end if first[0] != "0" and all(len(text) == 3 for text in rest) else at + 1


def _adjoins(left: Word, right: Word) -> bool:
    """Whether no more than a space parts two level words on one line."""
    gap = right.x - end_of(left)
    near = -_OVERLAP * left.size <= gap <= _SPACE * left.size
    return left.rotation == right.rotation == 0 and near and abs(left.y - right.y) <= _ON_LINE * left.size


def is_number(word: Word) -> bool:
    """Whether a word is a whole number of up to three digits."""
    return word.text.isascii() and word.text.isdecimal() and len(word.text) < 4


def end_of(word: Word) -> float:
    """Where a level word ends."""
    return word.x + word.width


class WordCollector:
    """Makes words of drawn strings; ``extend`` takes a piece that goes on where the last ended, without asking where it is."""

    def __init__(self) -> None:
        self.open = False
        self.unseen: set[int] = set()  # numbers of words
        self._words: list[Word] = []
        self._parts: list[str] = []
        self.extend = self._parts.append
        self._font, self._bold, self._size, self._rotation = "", False, 0.0, 0
        self._unseen = False
        self._along = (1.0, 0.0)
        self._start = self._end = (0.0, 0.0)
        self._latest = (0.0, 0.0, 0)  # where the last piece was added, and how many the word had then
        self._reach = 0.0  # the larger of this font size and the one before
        self._glued = False
        self._parted = True  # whether a space came after the last word

    def __len__(self) -> int:
        return len(self._words)

    def set_style(
        self, along: tuple[float, float], size: float, font: str, *, bold: bool, unseen: bool
    ) -> None:
        """Say how what follows is drawn: the direction of writing on the page, as a step of 1, and the size as shown."""
        if unseen != self._unseen:
            self.space()
            self._unseen = unseen
        if along != self._along or size != self._size or font != self._font or bold != self._bold:
            self._flush()
            self._reach = max(size, self._size)
            self._along, self._size, self._font, self._bold = along, size, font, bold
            self._rotation = angle(*along)

    def add(self, text: str, x: float, y: float) -> None:
        """A piece of a word at a new place: part of the word before it, or the start of another."""
        if self.open:
            if text == self._parts[-1] and self._is_again(x, y):
                return
            if self._continues(x, y):
                self._parts.append(text)
                self._latest = (x, y, len(self._parts))
                return
            self._flush()
        self._glued = not self._parted and self._continues(x, y, raised=True)
        self._parts.append(text)
        self._start, self._parted, self.open = (x, y), False, True
        self._latest = (x, y, 1)

    def end(self, x: float, y: float) -> None:
        """What was added so far ends here; what comes next may still belong to it."""
        self._end = (x, y)

    def space(self) -> None:
        """What comes next is another word."""
        if self.open:
            self._flush()
        self._parted = True

    def finish(self) -> list[Word]:
        """All words, in the order they were drawn."""
        self._flush()
        return self._words

    def _flush(self) -> None:
        if not self.open:
            return
        self.open = False
        parts = self._parts
        text = parts[0] if len(parts) == 1 else composed("".join(parts))
        parts.clear()
        (x0, y0), (x1, y1), (across, down) = self._start, self._end, self._along
        # what is no number is not near, either
        near = -_FARTHEST < x0 < _FARTHEST and -_FARTHEST < y0 < _FARTHEST
        legible = _LEGIBLE <= self._size < _FARTHEST
        if not (text and near and legible) or len(self._words) >= _MOST_WORDS:
            self._parted = True
            return
        width = (x1 - x0) * across + (y1 - y0) * down
        if not 0.0 <= width < _FARTHEST:
            width = 0.0
        if self._unseen:
            self.unseen.add(len(self._words))
        values = text, x0, y0, width, self._size, self._rotation, self._font, self._bold, self._glued
        self._words.append(tuple.__new__(Word, values))  # naming the fields would take twice as long

    def _is_again(self, x: float, y: float) -> bool:
        """Whether a piece is drawn where the last one was, as letters are one by one for bold."""
        (left, down, pieces), reach = self._latest, _SAME_PLACE * self._size
        return len(self._parts) == pieces and abs(x - left) <= reach and abs(y - down) <= reach

    def _continues(self, x: float, y: float, *, raised: bool = False) -> bool:
        """Whether a piece starting here goes on where the last one ended."""
        across, down = x - self._end[0], y - self._end[1]
        along = across * self._along[0] + down * self._along[1]
        off = abs(down * self._along[0] - across * self._along[1])
        size = self._reach if raised else self._size
        return -_OVERLAP * size <= along <= _TOUCHING * size and off <= (_RAISED if raised else 0.05) * size
