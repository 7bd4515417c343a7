"""Words with the room they take on the page, and how words in a cell become its text."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from packview.model import Page, Run

_RISE = 0.35
"""Of the font size: how far the middle of a word lies above its baseline."""
_TIGHT = 0.13
"""Of the font size: words nearer than this are one, as kerning and changes of font part them."""
_FAR = 1e5
_BROKEN = re.compile(r"\w[-\u2010\u2011]$")


class Word(NamedTuple):
    """A word on the page; points, y downwards.

    Attributes:
        text: as drawn.
        left: of the room it takes.
        right: of the same.
        cx: its middle.
        cy: the same, downwards.
        y: of its baseline where it is upright.
        size: of the font.
        turn: 0, 90, 180 or 270 degrees anticlockwise.
        number: its place in the page's runs.
        run: as it was drawn.
    """

    text: str
    left: float
    right: float
    cx: float
    cy: float
    y: float
    size: float
    turn: int
    number: int
    run: Run


def words_of(page: Page) -> list[Word]:
    """The words of a page without the stamps at its edges."""
    skip = _stamps(page)
    found: list[Word] = []
    new = tuple.__new__  # a page has a thousand words: building them by name takes twice as long
    for number, run in enumerate(page.runs):
        text, x, y, width, size = run.text, run.x, run.y, run.width, run.size
        if not text or not -_FAR < x + y + width + size < _FAR or number in skip or size <= 0 or width < 0:
            continue  # also for what is no number
        turn = run.rotation
        if turn == 0:
            right = x + width
            found.append(
                new(Word, (text, x, right, (x + right) / 2, y - _RISE * size, y, size, 0, number, run))
            )
        else:
            found.append(_turned(run, number))
    return found


def _turned(run: Run, number: int) -> Word:
    x, y, width, size = run.x, run.y, run.width, run.size
    turn = round(run.rotation / 90) * 90 % 360
    if turn == 90:
        cx, cy, left, right = x - _RISE * size, y - width / 2, x - size * 0.7, x + size * 0.2
    elif turn == 270:
        cx, cy, left, right = x + _RISE * size, y + width / 2, x - size * 0.2, x + size * 0.7
    elif turn == 180:
        cx, cy, left, right = x - width / 2, y + _RISE * size, x - width, x
    else:
        cx, cy, left, right = x + width / 2, y - _RISE * size, x, x + width
    return Word(run.text, left, right, cx, cy, y, size, turn, number, run)


def cell_text(words: Iterable[Word]) -> tuple[str, tuple[Word, ...]]:
    """The text of a cell and its words in reading order; lines, turned or not, follow the angle of the words.

    A line feed stands where a line was broken; ``flowing`` and ``single`` make one line of it.
    """
    held = list(words)
    if not held:
        return "", ()
    if len(held) == 1:
        return held[0].text, (held[0],)
    turns = {word.turn for word in held}
    if len(turns) == 1:
        lines = lines_of(held, next(iter(turns)))
    else:
        lines = [
            line
            for turn in sorted(turns)
            for line in lines_of([word for word in held if word.turn == turn], turn)
        ]
    return "\n".join(line_text(line) for line in lines), tuple(word for line in lines for word in line)


def lines_of(words: Sequence[Word], turn: int = 0) -> list[list[Word]]:
    """Words in lines, first line first, each in the order it is read."""
    if len(words) < 2:
        return [list(words)] if words else []
    across, along = _ACROSS[turn], _ALONG[turn]
    ordered = sorted(words, key=across)
    line = [ordered[0]]
    lines: list[list[Word]] = [line]
    size = ordered[0].size
    first = last = across(ordered[0])
    for word in ordered[1:]:
        at = across(word)
        # A raised sign or a smaller note stays on its line; the next line is at least a font size away.
        if at != last and (
            at - last > 0.45 * min(word.size, size) or at - first > 0.6 * max(word.size, size)
        ):
            line = []
            lines.append(line)
            first = at
        line.append(word)
        last, size = at, word.size
    for line in lines:
        line.sort(key=along)
    return lines


def line_text(line: Sequence[Word]) -> str:
    """The words of a line, with a space between them but where they touch."""
    text = line[0].text
    for before, word in pairwise(line):
        tight = gap(before, word) < _TIGHT * min(before.size, word.size)
        text += word.text if tight else " " + word.text
    return text


def gap(before: Word, word: Word) -> float:
    """The white space between two words on a line, in points."""
    turn = word.turn
    if turn in (0, 180):
        return word.left - before.right if turn == 0 else before.left - word.right
    step = before.run.y - word.run.y if turn == 90 else word.run.y - before.run.y
    return step - before.run.width


def single(text: str) -> str:
    """The text of a cell on one line; a word broken at its hyphen is whole again."""
    found = ""
    for line in text.split("\n"):
        part = " ".join(line.split())
        if not part:
            continue
        if not found:
            found = part
        elif _BROKEN.search(found) and part[0].isalnum():
            found += part
        else:
            found += " " + part
    return found


def flowing(words: Sequence[Word]) -> str:
    """The text of a cell of prose: wrapped lines joined, paragraphs parted by line feeds.

    A line that ends although the next word would have fitted ends a paragraph.
    """
    lines = lines_of([word for word in words if word.turn == 0])
    if not lines:
        return single(cell_text(words)[0])
    edge = max(line[-1].right for line in lines)
    paragraphs = [line_text(lines[0])]
    for before, line in pairwise(lines):
        size = line[0].size
        room = edge - before[-1].right
        first = line[0].right - line[0].left
        left_edge = abs(before[0].left - line[0].left) < 2 * size
        if left_edge and room > first + 0.5 * size:
            paragraphs.append(line_text(line))
        else:
            paragraphs[-1] += "\n" + line_text(line)
    return "\n".join(single(paragraph) for paragraph in paragraphs)


_Key = Callable[[Word], float]
_ACROSS: dict[int, _Key] = {
    0: attrgetter("y"),
    90: attrgetter("cx"),
    180: lambda word: -word.y,
    270: lambda word: -word.cx,
}
_ALONG: dict[int, _Key] = {
    0: attrgetter("left"),
    90: lambda word: -word.run.y,
    180: lambda word: -word.right,
    270: lambda word: word.run.y,
}


def _stamps(page: Page) -> set[int]:
    """Where the page's own stamps stand among its runs: 'Page 47', 'Agenda Item 6', 'Appendix 1'."""
    wanted = [stamp.split() for stamp in page.stamps]
    if page.label:
        wanted.append(["Page", page.label])
    if not wanted:
        return set()
    texts = [run.text for run in page.runs]
    found: set[int] = set()
    for parts in wanted:
        for index, text in enumerate(texts):
            if parts and text == parts[0] and texts[index : index + len(parts)] == parts:
                found.update(range(index, index + len(parts)))
    return found
