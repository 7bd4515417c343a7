"""From words where they stand to lines as they are read.

Office programs draw a page in its reading order. That is kept, and mended where it cannot be right: running heads and feet
drawn first or last, columns drawn line by line across the page, no order at all. Symbol fonts come out as U+F000 plus the
glyph's code: runs keep it, lines have the sign a reader sees.
"""

import math
import statistics
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from packview.extract.words import Word
from packview.text import one_line

_BULLETS = (0x6C, 0x6E, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA1, 0xA7, 0xB7, 0xD8)
_SIGNS = {
    **dict.fromkeys(_BULLETS, "\u2022"),
    **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), "\u2610"),  # an empty box
    **dict.fromkeys((0x78, 0xFD), "\u2612"),  # a crossed box
    **dict.fromkeys((0x52, 0xFE), "\u2611"),  # a ticked box
    0xFB: "\u2717",
    0xFC: "\u2713",
    **dict.fromkeys((0xAC, 0xDF, 0xE7, 0xEF), "\u2190"),
    **dict.fromkeys((0xAE, 0xE0, 0xE8, 0xF0), "\u2192"),
    **dict.fromkeys((0xAD, 0xE1, 0xE9, 0xF1), "\u2191"),
    **dict.fromkeys((0xAF, 0xE2, 0xEA, 0xF2), "\u2193"),
    0x20: " ",
}
_SHOWN = {0xF000 + code: sign for code, sign in _SIGNS.items()}


def readable(text: str) -> str:
    """Text with the signs that are known in place of symbol fonts' codes."""
    return text if text.isascii() else text.translate(_SHOWN)


_SAME_BASELINE = 0.35
"""Of the font size: how far two words on one line may stand from each other's baseline."""
_BACK = 0.6
"""Of the font size: how far back a word may begin and still follow the one before it."""


class Line(NamedTuple):
    """Words on one baseline, in reading order, placed in points with the page's main direction of writing upright.

    ``turned`` is a line in another direction, ``down`` its baseline, ``size`` its largest font; ``bold`` says all of it is.
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


def lines_as_drawn(words: Sequence[Word], main: int) -> list[Line]:
    """Lines in the order they were drawn: words that follow each other along a baseline."""
    return [line(group, main) for group in _groups(words)]


def line(words: Sequence[Word], main: int) -> Line:
    first, last = words[0], words[-1]
    turned = first.rotation != main
    size = max(word.size for word in words)
    left, down = upright(first.x, first.y, main)
    if turned:
        turn = math.radians(last.rotation)
        end_x, end_y = last.x + last.width * math.cos(turn), last.y - last.width * math.sin(turn)
        right, end_down = upright(end_x, end_y, main)
        left, right = min(left, right), max(left, right)
        top, down = min(down, end_down), max(down, end_down)
    else:
        right, top = upright(last.x, last.y, main)[0] + last.width, down - 0.8 * size
    text = "".join(word.text if word.glued else f" {word.text}" for word in words)
    text = one_line(readable(text))
    return Line(tuple(words), text, turned, left, right, top, down, size, all(word.bold for word in words))


def upright(x: float, y: float, rotation: int) -> tuple[float, float]:
    """A place seen with writing of that rotation turned upright: how far along the line, and how far down."""
    if rotation == 0:
        return x, y
    turn = math.radians(rotation)
    sine, cosine = math.sin(turn), math.cos(turn)
    return x * cosine - y * sine, x * sine + y * cosine


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


_GUTTER = 1.5
"""Times the font size: the least space between two columns."""
_FEWEST_LINES = 6
_GOING_ON = 0.25
"""Share of a column's lines that go on with the sentence of the line before."""
_TOUCHING = 0.14
_Gap = tuple[float, float]


def apart(lines: Sequence[Line], main: int) -> list[Line]:
    """Lines that run across two columns of prose taken apart, left column first; a table's rows stay whole."""
    gaps = [_one_gap(each, main) for each in lines]
    result: list[Line] = []
    start = 0
    while start < len(lines):
        end, gutter = _end_of_columns(lines, gaps, start)
        if sum(gap is not None for gap in gaps[start:end]) >= _FEWEST_LINES:
            lefts, rights = _halves(lines[start:end], gutter, main)
            if all(map(_runs_on, (lefts, rights))):
                result += [*lefts, *rights]
                start = end
                continue
        result.append(lines[start])
        start += 1
    return result


def _end_of_columns(lines: Sequence[Line], gaps: Sequence[_Gap | None], start: int) -> tuple[int, float]:
    """How far lines reach from here with white space at the same place, and where that is; a line may be in one column only."""
    low, high, end, gutter = float("-inf"), float("inf"), start, 0.0
    for index in range(start, len(lines)):
        each, gap = lines[index], gaps[index]
        if gap is not None:
            low, high = max(low, gap[0]), min(high, gap[1])
        elif each.turned or index == start or not (each.right < high or each.left > low):
            break
        elif each.left > low:
            high = min(high, each.left)
        else:
            low = max(low, each.right)
        if high - low < 0.5 * each.size:
            break
        if gap is not None or each.left > low:  # what follows the columns may stand on the left alone
            end, gutter = index + 1, (low + high) / 2
    return end, gutter


def _one_gap(each: Line, main: int) -> _Gap | None:
    """The only wide gap of a line: from, to. Counted along the writing."""
    if each.turned:
        return None
    found: _Gap | None = None
    wide, end = _GUTTER * each.size, float("inf")
    for word in each.words:
        begin = word.x if main == 0 else upright(word.x, word.y, main)[0]
        if begin - end > wide:
            if found is not None:
                return None
            found = (end, begin)
        end = begin + word.width
    return found


def _halves(lines: Sequence[Line], gutter: float, main: int) -> tuple[list[Line], list[Line]]:
    lefts, rights = [], []
    for each in lines:
        starts = [word.x if main == 0 else upright(word.x, word.y, main)[0] for word in each.words]
        at = sum(start < gutter for start in starts)
        if at:
            lefts.append(line(each.words[:at], main))
        if at < len(starts):
            rights.append(line(each.words[at:], main))
    return lefts, rights


def _runs_on(lines: Sequence[Line]) -> bool:
    """Whether sentences go on from line to line, as they do down a column and not from cell to cell of a table."""
    words = [word.text for each in lines for word in each.words]
    going_on = sum(
        (after.text[0].islower() or after.words[0].text.isdecimal()) and before.text[-1] not in ".:;?!"
        for before, after in pairwise(lines)
    )
    letters = sum(text[0].isalpha() for text in words)
    return going_on >= _GOING_ON * len(lines) and letters > 0.7 * len(words) >= 1.4 * len(lines)


def by_place(words: Sequence[Word], main: int) -> list[Line]:
    """The lines of a page in the order of their places: from top to bottom, and what is turned last."""
    turned = [word for word in words if word.rotation != main]
    placed: list[_Placed] = []
    for word in words:
        if word.rotation == main:
            along, down = upright(word.x, word.y, main)
            raised = word.glued and placed
            placed.append((along, placed[-1][1] if raised else down, word))
    return [*apart(_rows(placed, main), main), *lines_as_drawn(turned, main)]


_Placed = tuple[float, float, Word]


def _rows(placed: list[_Placed], main: int) -> list[Line]:
    """Words that stand on about the same height, from left to right; the rows from top to bottom."""
    rows: list[list[_Placed]] = []
    for each in sorted(placed, key=lambda each: each[1]):
        if rows and each[1] - rows[-1][0][1] <= 0.4 * max(each[2].size, rows[-1][0][2].size):
            rows[-1].append(each)
        else:
            rows.append([each])
    ordered = ([word for _, _, word in sorted(row, key=lambda each: each[0])] for row in rows)
    return [line(_unglued(words, main), main) for words in ordered]


def _unglued(words: list[Word], main: int) -> list[Word]:
    """Words in a new order: only those are glued that touch the word before them."""
    result = words[:1]
    for before, after in pairwise(words):
        gap = upright(after.x, after.y, main)[0] - upright(before.x, before.y, main)[0] - before.width
        result.append(after._replace(glued=after.glued and abs(gap) < _TOUCHING * after.size))
    return result


_BREAK = 1.3
"""Times the usual pitch: from here on the space between two lines ends a paragraph."""
_HEADING_BREAK = 1.15
"""The same where the letters change size or weight as well."""
_COLUMN_BREAK = 7.0
"""Times the font size: who goes up the page so far begins another column or cell."""
_USUAL_PITCH = 1.2
_DISORDER = 0.25
_FEWEST_IN_DISORDER = 8
_MOST_BLOCKS = 2000


def read_lines(words: Sequence[Word], notes: Collection[str] = ()) -> tuple[str, ...]:
    """The lines of a page as they are read, '' between paragraphs; ``notes`` are the numbers its footnotes begin with."""
    main = Counter(word.rotation for word in words).most_common(1)[0][0] if words else 0
    drawn = lines_as_drawn(words, main)
    lines = by_place(words, main) if _in_disorder(drawn) else _heads_and_feet(apart(drawn, main))
    return _with_breaks(lines, notes)


def _in_disorder(lines: Sequence[Line]) -> bool:
    """Whether the lines were drawn going up the page again and again, over what was drawn before."""
    plain = [line for line in lines if not line.turned]
    if len(plain) < _FEWEST_IN_DISORDER:
        return False
    back = sum(
        after.down < before.down - 0.5 * before.size
        and after.left < before.right
        and before.left < after.right
        for before, after in pairwise(plain)
    )
    return back > _DISORDER * len(plain)


def _heads_and_feet(lines: Sequence[Line]) -> list[Line]:
    """Put what was drawn early but stands below all else, or late but in a space above, where it is read."""
    blocks = _downward(lines)
    if len(blocks) > _MOST_BLOCKS:
        return list(lines)
    feet: list[Line] = []
    while len(blocks) > 1 and blocks[0][0].top >= max(line.down for block in blocks[1:] for line in block):
        feet = blocks.pop(0) + feet
    placed: list[Line] = []
    for block in blocks:
        at = _space_for(block, placed)
        placed[at:at] = block
    return placed + feet


def _downward(lines: Sequence[Line]) -> list[list[Line]]:
    """Stretches of lines drawn one below the other."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.turned == blocks[-1][-1].turned and line.down >= blocks[-1][-1].down:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _space_for(block: Sequence[Line], placed: Sequence[Line]) -> int:
    """Where a block goes: where all before it stands above it and all after it below, else at the end."""
    top, bottom = min(line.top for line in block), max(line.down for line in block)
    at = len(placed)
    while at and placed[at - 1].top >= bottom:
        at -= 1
    return at if all(line.down <= top for line in placed[:at]) else len(placed)


def _with_breaks(lines: Sequence[Line], notes: Collection[str]) -> tuple[str, ...]:
    pitches = [
        pitch
        for before, after in pairwise(lines)
        if not (before.turned or after.turned)
        and 0.8 < (pitch := (after.down - before.down) / max(before.size, after.size)) < 2.2
    ]
    usual = statistics.quantiles(pitches, n=4)[0] if len(pitches) > 1 else _USUAL_PITCH
    written = [line for line in lines if line.text]
    texts = [line.text for line in written[:1]]
    for before, line in pairwise(written):
        if line.words[0].text in notes or _parted(before, line, usual):
            texts.append("")
        texts.append(line.text)
    return tuple(texts)


def _parted(before: Line, after: Line, usual: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if before.turned or after.turned:
        return False
    gap, size = after.down - before.down, max(before.size, after.size)
    if gap < 0:
        goes_on = after.text[0].islower() and before.text[-1] not in ".:;?!"
        return -gap > _COLUMN_BREAK * size and after.left > before.right and not goes_on
    heading = before.bold != after.bold or abs(before.size - after.size) > 0.1 * size
    return gap > (_HEADING_BREAK if heading else _BREAK) * usual * size
