"""Headings and paragraphs of a page, told from where its lines begin and end and how they are set."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from packview.model import Block, Page
from packview.parse.tables.words import Word
from packview.parse.text.lines import BULLET, mark_of

_NEXT_COLUMN = 0.28
"""Of the page's width: lines that begin so far right of others stand in another column, not indented."""
_COMMON = 4
_LARGER = 1.12
_LONGEST_HEADING = 120
_LONGEST_LETTERS = 90
_DEEPEST = 6
_FIELD = re.compile(r"[A-Z][\w/&' -]{1,40}:(?:\s|$)")
_SENTENCE_END = (".", ";", ",")


class _Look(NamedTuple):
    """A line: where it begins and ends, and how it is set."""

    number: int
    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    turned: bool
    first_word: float
    column: int


def text_blocks(page: Page, words: Mapping[int, Sequence[Word]]) -> Iterator[Block]:
    """The headings and paragraphs among some lines of a page, in order.

    Args:
        page: the page.
        words: of the lines that are wanted, by line.
    """
    bases = _bases(words, page.width)
    looks = [_look(number, page.lines[number], words[number], bases) for number in sorted(words)]
    if not looks:
        return
    usual = _usual_size(looks)
    bold = sum(len(run.text) for run in page.runs if run.bold) > 0.5 * sum(len(run.text) for run in page.runs)
    edges: dict[int, float] = {}
    for look in looks:
        if not look.turned:
            edges[look.column] = max(edges.get(look.column, 0.0), look.right)
    group: list[_Look] = []
    for look in looks:
        heading = _is_heading(look, usual, bold=bold)
        if group and not _goes_on(
            group, look, edges.get(look.column, 0.0), heading=heading, usual=usual, bold=bold
        ):
            yield _block(group, bases, usual, bold=bold)
            group = []
        group.append(look)
    yield _block(group, bases, usual, bold=bold)


def _look(index: int, text: str, words: Sequence[Word], bases: Sequence[float]) -> _Look:
    first, last = words[0], words[-1]
    left = min(word.left for word in words)
    return _Look(
        index,
        text.strip(),
        left,
        max(word.right for word in words),
        last.y,
        max(word.size for word in words),
        all(word.run.bold for word in words),
        any(word.turn for word in words),
        first.right - first.left,
        max(0, bisect_right(bases, left + 4) - 1),
    )


def _bases(words: Mapping[int, Sequence[Word]], width: float) -> list[float]:
    """Where the page's columns begin."""
    lefts = Counter(round(min(word.left for word in line)) for line in words.values())
    common = sorted(left for left, count in lefts.items() if count >= _COMMON) or sorted(lefts)[:1]
    bases = common[:1]
    for left in common[1:]:
        if left - bases[-1] > _NEXT_COLUMN * width:
            bases.append(left)
    return [float(base) for base in bases]


def _usual_size(looks: Sequence[_Look]) -> float:
    sizes: Counter[float] = Counter()
    for look in looks:
        sizes[round(look.size * 2) / 2] += len(look.text)
    return sizes.most_common(1)[0][0]


def _is_heading(look: _Look, usual: float, *, bold: bool) -> bool:
    text = look.text
    if look.turned or not any(map(str.isalpha, text)) or BULLET.match(text):
        return False
    if text.isupper() and len(text) <= _LONGEST_LETTERS and sum(map(str.isalpha, text)) >= 3:
        return True
    if len(text) > _LONGEST_HEADING:
        return False
    return look.size > _LARGER * usual or (look.bold and not bold and not text.endswith(_SENTENCE_END))


def _goes_on(
    group: Sequence[_Look], look: _Look, edge: float, *, heading: bool, usual: float, bold: bool
) -> bool:
    """Whether a line goes on with the sentence of those before it."""
    before = group[-1]
    if look.number != before.number + 1 or look.turned or before.turned:
        return False  # a blank line or a table stands between
    marker = mark_of(before.text)
    alone = BULLET.sub("", before.text).strip() in ("", before.text[:1]) or (
        marker is None and mark_of(f"{before.text} x") is not None and len(before.text) < 8
    )
    if len(group) == 1 and alone:
        return look.left > before.left and not _is_marked(look.text)
    if heading != _is_heading(before, usual, bold=bold) or _begins(look) or _is_set_apart(group, look):
        return False
    if edge - before.right - look.first_word < 0.6 * look.size:
        return True
    reach = (before.right - before.left) / max(1.0, edge - before.left)
    return not look.text[0].isupper() and before.text[-1] not in ".:;" and reach > 0.55


def _begins(look: _Look) -> bool:
    """Whether a line begins as an entry of its own does."""
    return _is_marked(look.text) or _FIELD.match(look.text) is not None


def _is_set_apart(group: Sequence[_Look], look: _Look) -> bool:
    """Whether a line is set otherwise or elsewhere than those before it."""
    before = group[-1]
    return (
        abs(look.size - before.size) > 0.15 * before.size
        or look.column != before.column
        or look.y - before.y < 0.4 * look.size
        or (len(group) > 1 and abs(look.left - before.left) > look.size)
    )


def _is_marked(text: str) -> bool:
    return BULLET.match(text) is not None or mark_of(text) is not None


def _block(group: Sequence[_Look], bases: Sequence[float], usual: float, *, bold: bool) -> Block:
    first = group[0]
    if all(_is_heading(look, usual, bold=bold) for look in group):
        return Block("heading", first.number, group[-1].number)
    steps = round((first.left - bases[first.column]) / max(first.size, 1.0))
    return Block("text", first.number, group[-1].number, 0 if first.turned else min(max(steps, 0), _DEEPEST))
