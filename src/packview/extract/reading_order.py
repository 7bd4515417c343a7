"""From words where they stand to lines as they are read.

Office programs draw a page in its reading order: cell by cell, column by column. That order is kept, and mended where
it cannot be how the page is read: running heads and feet that are drawn first or last, columns drawn line by line
across the page, pages drawn in no order at all.
"""

import statistics
from collections.abc import Sequence
from itertools import pairwise

from packview.extract.columns import apart, by_place
from packview.extract.lines import Line, lines_as_drawn, main_rotation
from packview.extract.words import Word

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


def read_lines(words: Sequence[Word]) -> tuple[str, ...]:
    """The lines of a page as they are read, '' between paragraphs."""
    main = main_rotation(words)
    drawn = lines_as_drawn(words, main)
    return _with_breaks(by_place(words, main) if _in_disorder(drawn) else _heads_and_feet(apart(drawn, main)))


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
    fits = all(line.down <= top for line in placed[:at]) if at < len(placed) else True
    return at if fits else len(placed)


def _with_breaks(lines: Sequence[Line]) -> tuple[str, ...]:
    pitches = [
        pitch
        for before, after in pairwise(lines)
        if not (before.turned or after.turned)
        and 0.8 < (pitch := (after.down - before.down) / max(before.size, after.size)) < 2.2
    ]
    usual = statistics.quantiles(pitches, n=4)[0] if len(pitches) > 1 else _USUAL_PITCH
    texts: list[str] = []
    before: Line | None = None
    for line in lines:
        if not line.text:
            continue
        if before is not None and _parted(before, line, usual):
            texts.append("")
        texts.append(line.text)
        before = line
    return tuple(texts)


def _parted(before: Line, after: Line, usual: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if before.turned or after.turned:
        return False
    gap, size = after.down - before.down, max(before.size, after.size)
    if gap < 0:
        return -gap > _COLUMN_BREAK * size and after.left > before.right
    heading = before.bold != after.bold or abs(before.size - after.size) > 0.1 * size
    return gap > (_HEADING_BREAK if heading else _BREAK) * usual * size
