"""The hierarchy of headings that type makes: larger, heavier, in capitals, set apart.

Pages as they are shown, agenda, minutes, reports and glossary use the same one. Numbers order headings; type says what is one.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from packview.parse.text.lines import Line, is_capitals, width_of
from packview.text import fold

_LONGEST = 160
"""Characters of a heading, over all its lines."""
_LARGER = 1.06
"""A size from which type is larger than the text's."""
_ENDS_TEXT = (".", ",", ";", "-")
_CLOSES_SENTENCE = re.compile("[.!?:)][\"'\u201d\u2019)]?$")


def body_size(lines: Sequence[Line]) -> float:
    """The size most of the text is set in; 0 where no line has a size."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size and not line.table:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def heading_ranks(lines: Sequence[Line], *, shapes: bool = False) -> list[int]:
    """For each line how high a heading it is: 1 the highest, 0 for text.

    A heading is larger than most of the text, or bold where that is not, or in capitals where that is not; it is short and
    ends like no sentence. Where the source has no type, as a text file, only capitals tell.

    Args:
        lines: in order.
        shapes: where size and weight tell of few, lines that stand as headings do are headings of the lowest rank.
    """
    body = body_size(lines)
    weight = _share(lines, lambda line: bool(line.bold)) > 0.5
    capitals = _share(lines, lambda line: is_capitals(line.text)) > 0.5
    looks = [_look(line, body, bold_text=weight, capital_text=capitals) for line in lines]
    if shapes and sum(look is not None and look[:2] != (0.0, False) for look in looks) < _FEWEST:
        width = width_of(lines)
        looks = [
            look or ((0.0, False, False) if _stands_as_heading(lines, index, width) else None)
            for index, look in enumerate(looks)
        ]
    order = sorted({look for look in looks if look}, reverse=True)
    return [order.index(look) + 1 if look else 0 for look in looks]


_FEWEST = 3
"""Headings told by size or weight from which shape tells nothing."""


def _stands_as_heading(lines: Sequence[Line], index: int, width: int) -> bool:
    """By shape alone: short, after a gap or the end of a sentence, and above a line that begins one; or a label alone on its line."""
    line = lines[index]
    long = len(line.text) > 0.75 * width or line.text.endswith(_ENDS_TEXT)
    if long or line.table or line.bullet or index + 1 == len(lines):
        return False
    below = lines[index + 1]
    if line.gap and line.text.endswith(":") and len(line.text.split()) <= 6:  # a label
        return True
    told = line.gap and below.text.endswith(".")
    if (below.gap and not told) or not (below.text[0].isupper() or below.bullet or below.indented):
        return False
    if not index or line.gap or line.top or _CLOSES_SENTENCE.search(lines[index - 1].text):
        return True
    return fold(below.text).startswith(fold(line.text))  # 'Abuse' over 'Abuse is ...'


def _share(lines: Sequence[Line], holds: Callable[[Line], bool]) -> float:
    whole = sum(len(line.text) for line in lines if not line.table)
    return sum(len(line.text) for line in lines if not line.table and holds(line)) / whole if whole else 0.0


def _look(line: Line, body: float, *, bold_text: bool, capital_text: bool) -> tuple[float, bool, bool] | None:
    """Size, weight and capitals of a line that can be a heading; None for text."""
    if line.table or line.bullet or len(line.text) > _LONGEST or line.text.endswith(_ENDS_TEXT):
        return None
    larger = bool(body) and line.size > body * _LARGER
    heavier = bool(line.bold) and not bold_text
    capital = is_capitals(line.text) and not capital_text and len(line.text) > 3
    if not (larger or heavier or capital) or (body and line.size < body / _LARGER):
        return None
    return (round(line.size * 2) / 2 if larger else 0.0, heavier, capital)
