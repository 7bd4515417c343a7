"""Words with the room they take on the page, and how words in a cell become its text.

Lines of words on a page where no ruling lines help: phrases, and words that would fill a cell for figures.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from packview.model import Page, Run
from packview.parse.tables.marks import arrow_of
from packview.text import one_line
from packview.wording.numbers import is_figure, is_mark, read_figure

_RISE = 0.35
"""Of the font size: how far the middle of a word lies above its baseline."""
_TIGHT = 0.13
"""Of the font size: words nearer than this are one, as kerning and changes of font part them."""
_FAR = 1e5
_DRAWN_WITH = frozenset("-_=.\u2013\u2014\u2026")
_LEADERS = re.compile(r"(?:\s*\.){4,}$")
"""Dots that lead the eye from a name to its figures."""
_CUT = re.compile(r"[(\u00a3$\u20ac+-]*\d{1,3}(?:,\d{3})*(?:,\d{0,2}|\.)")
"""A figure that a narrow cell breaks off within three digits, or behind its point."""
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
        if text[0] in _DRAWN_WITH and (len(text) > 3 or text == ".") and _is_typed_line(page.runs, number):
            continue
        turn = run.rotation
        if turn == 0:
            right = x + width
            found.append(
                new(Word, (text, x, right, (x + right) / 2, y - _RISE * size, y, size, 0, number, run))
            )
        else:
            found.append(_turned(run, number))
    return found


def _is_typed_line(runs: Sequence[Run], number: int) -> bool:
    """Whether a word is a line drawn with signs, a rule of dashes or a row of dots; single dots, where several follow."""
    text = runs[number].text
    if len(text) > 3:
        return not text.strip(text[0])
    near = [run.text for run in runs[max(0, number - 2) : number + 3]]
    return any(near[index : index + 3] == [".", ".", "."] for index in range(len(near)))


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
    if len(held) == 1:
        return held[0].text, (held[0],)
    lines = [
        line
        for turn in sorted({word.turn for word in held})
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


def extent(words: Iterable[Word]) -> tuple[float, float]:
    """Where the room that words take together begins and ends, left to right."""
    held = list(words)
    return min(word.left for word in held), max(word.right for word in held)


def middle_of(words: Iterable[Word]) -> float:
    """The middle of the room that words take together."""
    left, right = extent(words)
    return (left + right) / 2


def single(text: str) -> str:
    """The text of a cell on one line; a word broken at its hyphen is whole again, and a figure within its thousands."""
    found = ""
    for line in text.split("\n"):
        part = _LEADERS.sub("", one_line(line))
        if not part:
            continue
        if not found:
            found = part
        elif (_BROKEN.search(found) and part[0].isalnum()) or (
            _CUT.fullmatch(found) and part[0].isdigit() and is_figure(found + part)
        ):
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
        size, first = line[0].size, line[0].right - line[0].left
        level = abs(before[0].left - line[0].left) < 2 * size
        ends = level and edge - before[-1].right > first + 0.5 * size
        if ends:
            paragraphs.append(line_text(line))
        else:
            paragraphs[-1] += "\n" + line_text(line)
    return "\n".join(map(single, paragraphs))


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
    wanted = [stamp.split() for stamp in page.stamps] + ([["Page", page.label]] if page.label else [])
    texts = [run.text for run in page.runs] if wanted else []
    found: set[int] = set()
    for parts in filter(None, wanted):
        for index, text in enumerate(texts):
            if text == parts[0] and texts[index : index + len(parts)] == parts:
                found.update(range(index, index + len(parts)))
    return found


_PHRASE = 0.42
"""Of the font size: words nearer than this are one phrase."""
_TYPED = 0.8
"""The same in a typewriter's font, whose spaces are as wide as its letters."""
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


def line_of(words: list[Word], dividers: Sequence[float] = ()) -> Line:
    """A line from its words, left to right.

    Args:
        words: at least one.
        dividers: where upright ruling lines stand.
    """
    line = Line(y=words[0].y, size=max(word.size for word in words), words=words)
    for phrase in phrases(words, dividers):
        # 'Page 3 of 9' or 'over 65 years' is a phrase with a figure in it; '12 14 9' set close is a row of figures.
        if is_entry(phrase):
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


def is_entry(phrase: Sequence[Word]) -> bool:
    """Whether a phrase would fill cells for figures, or one: '84% (42/50)'."""
    return all(is_filling(word) for word in phrase) or is_pair(phrase)


def is_pair(phrase: Sequence[Word]) -> bool:
    """Whether a phrase is a figure with another in brackets behind it."""
    return (
        len(phrase) > 1
        and phrase[-1].text[-1] == ")"
        and is_filling(phrase[0])
        and read_figure(line_text(phrase)).beside != ""
    )


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
    if word.left - before.right > (_TYPED if "Courier" in word.run.font else _PHRASE) * size:
        return True
    slack = size * 0.3
    return any(before.cx < x < word.cx and before.right - slack < x < word.left + slack for x in dividers)


def turned_strings(turned: Sequence[Word]) -> list[list[Word]]:
    """Turned words that follow one another on one line, top first."""
    found: list[list[Word]] = []
    for word in sorted(turned, key=lambda word: (round(word.cx), top_of(word))):
        before = found[-1][-1] if found else word
        along = abs(before.cx - word.cx) < 0.5 * word.size
        if not found or not along or top_of(word) - bottom_of(before) >= _PHRASE * word.size:
            found.append([])
        found[-1].append(word)
    return found


def turned_stacks(turned: Sequence[Word]) -> list[list[Word]]:
    """Turned words by column, those of the lines of one heading together."""
    found: list[list[Word]] = []
    for word in sorted(turned, key=lambda word: word.cx):
        if not found or word.cx - found[-1][-1].cx >= 1.3 * word.size:
            found.append([])
        found[-1].append(word)
    return found


def top_of(word: Word) -> float:
    """Where a turned word begins, going down."""
    return word.run.y - word.run.width if word.turn == 90 else word.run.y


def bottom_of(word: Word) -> float:
    """Where a turned word ends, going down."""
    return word.run.y if word.turn == 90 else word.run.y + word.run.width
