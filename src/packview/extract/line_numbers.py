"""Numbers of lines in the margin of a page, as drafts have them: they are in no sentence, and no figures.

They count evenly, each line or each fifth, and sentences go on from one numbered line to the next. The rows of a table and the
items of an agenda count too, but each begins with a capital letter or a figure.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from packview.extract.words import Word, end_of, is_number
from packview.wording.words import SMALL_WORDS

_STEPS = (1, 2, 5, 10)
_FEWEST = 3
"""Numbers on a page; fewer could be anything."""
_FEWEST_LINES = 5
"""Lines that they count."""
_GOING_ON = 0.05
"""Of the lines between the first number and the last: so many go on with a sentence, at least."""
_PIECES = 4
"""Lines from a number that stands alone to the next: the line it counts may be in pieces."""
_UNEVEN = 0.02
"""Of the space from one number to the next: so much may it differ where blank lines count."""
_OWN_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\((?:\d{1,2}|[a-z])\))\s")
_ON_LINE = 0.35
"""Of the font size: so far may a number in the margin stand from the baseline of its line."""


def _are_of_lines(numbers: Mapping[int, int], texts: Sequence[str], places: Sequence[float]) -> bool:
    """Whether numbers are those of a page's lines.

    Args:
        numbers: the number that stands beside each line that has one.
        texts: of the lines, top to bottom, without them; '' where nothing else stands.
        places: how far down each line stands.
    """
    if len(numbers) < _FEWEST:
        return False
    at, values = list(numbers), list(numbers.values())
    step = values[1] - values[0]
    inside = range(at[0], at[-1] + 1)
    if step not in _STEPS or len(inside) < _FEWEST_LINES or any(value % step for value in values):
        return False
    if any(after - before != step for before, after in pairwise(values)):
        return False
    written = [index for index in inside if texts[index] or index in numbers]
    counted = [after - before for before, after in pairwise(bisect_left(written, index) for index in at)]
    gaps = [places[after] - places[before] for before, after in pairwise(at)]
    even = min(counted) == step or max(gaps) - min(gaps) < _UNEVEN * max(gaps)
    lines = [texts[index] for index in inside if texts[index]]
    # with more lines between, they number items of some lines each
    return even and max(counted) <= step and (_goes_on(pairwise(lines), len(lines)) or _are_numbered(lines))


def _are_numbered(lines: Sequence[str]) -> bool:
    """Whether some lines, not all, have a number of their own: '14. Roads' and '(1) that the report be noted'."""
    return _FEWEST - 1 <= sum(bool(_OWN_NUMBER.match(line)) for line in lines) <= len(lines) / 2


def _goes_on(pairs: Iterable[tuple[str, str]], lines: int) -> bool:
    """Whether sentences go on between enough pairs of lines."""
    going_on = sum(
        before.split()[-1] in SMALL_WORDS or (after[0].islower() and before[-1] not in ".:;?!")
        for before, after in pairs
    )
    return going_on >= max(1.0, _GOING_ON * lines)


def without_line_numbers(words: Sequence[Word]) -> list[Word]:
    """A page's words without the numbers of its lines, which stand left or right of all else."""
    level = [word for word in words if word.rotation == 0]
    text = [word for word in level if not is_number(word)]
    left, right = min((word.x for word in text), default=0.0), max(map(end_of, text), default=0.0)
    for numbers in (
        {word for word in level if is_number(word) and end_of(word) < left},
        {word for word in level if is_number(word) and word.x > right},
    ):
        if len(numbers) >= _FEWEST and _are_beside(numbers, level):
            return [word for word in words if word not in numbers]
    return list(words)


def _are_beside(numbers: Collection[Word], level: Sequence[Word]) -> bool:
    rows: list[list[Word]] = []
    for word in sorted(level, key=lambda one: one.y):
        if rows and word.y - rows[-1][0].y <= _ON_LINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    found, texts = dict[int, int](), list[str]()
    for index, row in enumerate(rows):
        row.sort(key=lambda one: one.x)
        found.update((index, int(word.text)) for word in row if word in numbers)
        texts.append(" ".join(word.text for word in row if word not in numbers))
    return len(found) == len(numbers) and _are_of_lines(found, texts, [row[0].y for row in rows])


_WORD = re.compile(r"\S+")


def numbered_lines(lines: Sequence[str]) -> dict[int, str]:
    """The lines of a text that have a number in the margin, without it, by their places; none where nothing says so."""
    written = [index for index, line in enumerate(lines) if line.strip()]
    texts = [lines[index].strip() for index in written]
    alone = [at for at, text in enumerate(texts) if len(text) < 4 and text.isascii() and text.isdecimal()]
    if _are_between(alone, texts):
        return {written[at]: "" for at in alone}
    if sum(text[0].isdecimal() or text[-1].isdecimal() for text in texts) < _FEWEST:
        return {}
    words = [
        Word(word.group(), word.start(), index, len(word.group()) + 0.5, 1.0, 0, "", bold=False, glued=False)
        for index in written
        for word in _WORD.finditer(lines[index])
    ]
    numbers = {*words} - {*without_line_numbers(words)}
    found = {int(word.y): word for word in numbers}
    return {
        line: lines[line][: int(word.x)] + " " * len(word.text) + lines[line][int(word.x) + len(word.text) :]
        for line, word in found.items()
    }


def _are_between(alone: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether the numbers alone on lines count the lines they stand between, as where a page was taken apart: sentences go on across them."""
    counts = all(int(texts[b]) - int(texts[a]) == 1 and 2 <= b - a <= _PIECES for a, b in pairwise(alone))
    around = [(texts[at - 1], texts[at + 1]) for at in alone if 0 < at < len(texts) - 1]
    return len(alone) >= _FEWEST_LINES and counts and _goes_on(around, 2 * len(alone))
