"""Tables without ruling lines, or with too few: columns from the white space that runs down between the figures.

A column is where figures lie over one another, or words with white space beside them. A row has a line of figures and the
lines of words that stand closest to it.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from packview.model import Page
from packview.parse.tables.headings import Head, find_head, head_cells, is_years
from packview.parse.tables.marks import is_code
from packview.parse.tables.ruled import SAME, Cell, Grid, RuledLine, place_in
from packview.parse.tables.rulings import HeadRules, bounded, head_rules
from packview.parse.tables.words import (
    Line,
    Word,
    bottom_of,
    extent,
    is_entry,
    is_filling,
    is_pair,
    line_of,
    line_text,
    lines_of,
    phrases,
    top_of,
    turned_strings,
    words_of,
)
from packview.wording.numbers import read_figure
from packview.wording.periods import read_period

_WIDER = 1.2
"""How much more white space must part two rows than two lines of one cell."""
_SHORT = 0.5
"""Of the width of its column: a line shorter than this ends a cell, whatever follows."""


@dataclass(slots=True)
class Row:
    """Lines of one row.

    Attributes:
        words: all of them.
        top: points down the page.
        bottom: the same.
    """

    words: list[Word]
    top: float
    bottom: float


def part_rows(
    lines: Sequence[Line],
    beside: Sequence[Word],
    bands: Sequence[tuple[float, float]],
    xs: Sequence[float],
    levels: Sequence[float] = (),
) -> list[Row]:
    """The rows of a table: each has a line of figures, and the lines of words that stand closest to it.

    Args:
        lines: of the body, top to bottom.
        beside: turned words, which belong to the row at whose height they stand.
        bands: where columns of figures stand, left and right.
        xs: edges of the columns.
        levels: level ruling lines; a row never reaches over one.
    """
    lines = sorted(lines, key=lambda line: line.y)
    wraps = _Wraps(lines, xs)
    rows: list[Row] = []
    last: Line | None = None
    for stretch in _stretches(lines, sorted(levels), xs):
        for group in _groups(stretch, bands, wraps):
            top, bottom = group[0].y - group[0].size, group[-1].y + 0.4 * group[-1].size
            if rows and last is not None:
                top = rows[-1].bottom = (last.y + top) / 2
            rows.append(Row([word for line in group for word in line.words], top, bottom))
            last = group[-1]
    tops = [row.top for row in rows]
    for string in turned_strings(beside) if rows else ():
        middle = (top_of(string[0]) + bottom_of(string[-1])) / 2
        rows[max(bisect_right(tops, middle) - 1, 0)].words.extend(string)
    return rows


def _stretches(lines: Sequence[Line], levels: Sequence[float], xs: Sequence[float]) -> Iterator[list[Line]]:
    """The lines parted by ruling lines, and by headings across several columns, each of which stands alone."""

    def part(line: Line) -> tuple[int, float]:
        return bisect_right(levels, line.y - 0.35 * line.size), line.y if is_across(line.words, xs) else 0.0

    return (list(stretch) for _, stretch in groupby(lines, part))


def is_across(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether words are one phrase across several columns, behind the first: a heading over the rows below."""
    if not words or words[0].left < xs[1] or len(phrases(words)) > 1:
        return False
    return any(words[0].left < x < words[-1].right for x in xs[2:-1])


def _groups(
    lines: Sequence[Line], bands: Sequence[tuple[float, float]], wraps: "_Wraps"
) -> Iterator[Sequence[Line]]:
    """The lines of each row."""
    anchors = [index for index, line in enumerate(lines) if _fills(line, bands)]
    cuts = {0, len(lines)} | (_leading_sections(lines, anchors[0], wraps) if anchors else set())
    for above, below in pairwise(anchors):
        cuts |= _cuts(lines, above, below, wraps)
    return (lines[start:end] for start, end in pairwise(sorted(cuts)))


def _fills(line: Line, bands: Sequence[tuple[float, float]]) -> bool:
    return any(low - 1 <= word.cx <= high + 1 for word in line.figures for low, high in bands)


def _cuts(lines: Sequence[Line], above: int, below: int, wraps: "_Wraps") -> set[int]:
    """Before which lines between two lines of figures a row begins."""
    if below == above + 1:
        return {below}
    steps = [lines[index + 1].y - lines[index].y for index in range(above, below)]
    wide = [index for index, step in enumerate(steps) if step > _WIDER * max(min(steps), lines[above].size)]
    if wraps.heads(lines[below - 1], lines[below]):
        return {above + 1, below}
    hard = wraps.breaks(lines[above : below + 1], steps)
    for breaks in (wide, hard):
        if len(breaks) >= 2:  # what stands between has no figures: a heading within the table
            return {above + 1 + breaks[0], above + 1 + breaks[-1]}
    if wide or hard:
        return {above + 1 + (wide or hard)[0]}
    widest = max(steps)
    if widest > _WIDER * min(steps):
        return {above + 1 + steps.index(widest)}
    return {above + 1 + len(steps) // 2}


def _leading_sections(lines: Sequence[Line], first: int, wraps: "_Wraps") -> set[int]:
    """After which line above the first line of figures its row begins: headings may stand over it."""
    for index in range(first - 1, -1, -1):
        line, below = lines[index], lines[index + 1]
        if wraps.ends(line, below) or below.y - line.y > 1.7 * max(line.size, below.size):
            return {index + 1}
    return set()


class _Wraps:
    """Tells whether the words of a line go on in the next: they do where the next word would not have fitted."""

    def __init__(self, lines: Sequence[Line], xs: Sequence[float]) -> None:
        self._edges = xs[1:-1]
        self._last = len(xs) - 2
        self._starts: dict[int, float] = {}
        self._ends: dict[int, float] = {}
        self._most: dict[int, int] = {}
        self._held = {id(line): self._columns(line) for line in lines}
        for held in self._held.values():
            for column, words in held.items():
                self._most[column] = max(self._most.get(column, 0), len(words))
                self._ends[column] = max(self._ends.get(column, 0.0), words[-1].right)
                self._starts[column] = min(self._starts.get(column, words[0].left), words[0].left)

    def breaks(self, lines: Sequence[Line], steps: Sequence[float]) -> list[int]:
        """After which lines a cell ends: there, or at the widest gap before the next line in the same column."""
        found: list[int] = []
        for index, line in enumerate(lines):
            below = next(
                (place for place in range(index + 1, len(lines)) if self._shared(line, lines[place])), None
            )
            if below is not None and self.ends(line, lines[below]):
                found.append(max(range(index, below), key=lambda place: (steps[place], -place)))
        return sorted(set(found))

    def ends(self, line: Line, below: Line) -> bool:
        """Whether a cell of words ends with a line, or a heading does, because what follows would have fitted on it."""
        if self.heads(line, below):
            return True
        over, under = self._held[id(line)], self._held[id(below)]
        for column in self._shared(line, below):
            words, after = over[column], under[column]
            if words[0].run.bold != after[0].run.bold or abs(words[0].size - after[0].size) > 0.7:
                return True
            if is_code(line_text(words)) != is_code(line_text(after)) and after[0].text[0] not in "(%":
                return True  # a reference is not wrapped, nor is what stands where references do
            if self._most[column] == 1 or self._has_room(column, words, after[0]):
                return True  # a column of single words is as wide as they are: nothing is wrapped
        return False

    def _has_room(self, column: int, words: Sequence[Word], after: Word) -> bool:
        """Whether a word would have fitted behind others in their column, or they fill less than half of it."""
        space = 0.3 * words[0].size
        if words[-1].right + space + after.right - after.left < self._ends[column] - space:
            return True
        return words[-1].right - words[0].left < _SHORT * (self._ends[column] - self._starts[column])

    def heads(self, line: Line, below: Line) -> bool:
        """Whether words stand where the next row is named by a figure, a year or an age: they are a heading over it."""
        first = self._edges[0] if self._edges else 0.0
        return (
            not line.figures and line.words[0].cx < first and any(word.cx < first for word in below.figures)
        )

    def _shared(self, line: Line, below: Line) -> list[int]:
        """Columns of words in which both lines stand; the last is left out, as commentary has paragraphs."""
        over, under = self._held[id(line)], self._held[id(below)]
        return [column for column in over if column in under and column != self._last]

    def _columns(self, line: Line) -> dict[int, list[Word]]:
        """The words of a line that are no figures, by column."""
        found: dict[int, list[Word]] = {}
        for word in line.words:
            if word not in line.figures:
                found.setdefault(bisect_right(self._edges, word.cx), []).append(word)
        return found


_ROWS = 3
_RIVER = 0.42
"""Of the font size: so wide must white space between two columns of words be."""
_STREAM = 0.16
"""The same where figures stand on one side, which hold no spaces."""


def find_columns(
    lines: Sequence[Line],
    bands: list[tuple[float, float]],
    beside: Sequence[Word],
    pieces: Sequence[Sequence[Word]],
    dividers: Sequence[float],
) -> list[float]:
    """The edges of columns: where white space runs down between them, with the ruling lines that stand there."""
    stretches: list[tuple[float, float, int]] = []
    lefts = [line.words[0].left for line in lines if line.figures and line.words]
    for index, line in enumerate(lines):
        if _is_section(line, lefts, dividers):
            continue
        filling = {word.number for word in line.figures}
        for phrase in phrases(line.words, dividers):
            if phrase[0].number in filling:
                stretches.extend((word.left, word.right, index) for word in phrase if _in_band(word, bands))
                continue
            # What runs over a column of figures is a heading across the table, or overflows its cell.
            start, end = phrase[0].left, phrase[-1].right
            over = [low for low, high in bands if start < (low + high) / 2 < end]
            inside = [word for word in phrase if not over or word.right < over[0]]
            if inside and not (over and start < bands[0][0] and len(over) > 2):
                stretches.append((start, inside[-1].right, index))
    stretches.extend((word.left, word.right, -index) for index, word in enumerate(beside, 1))
    covered = _covered(stretches, bands, len(lines) // 20)
    # A heading with nothing under it is a column all the same: all of its cells are blank.
    for left, right in map(extent, pieces):
        blank = not any(a < right and b > left for a, b in covered)
        if blank and _has_room(left, right, bands) and not _goes_with_another(left, right, covered, pieces):
            covered.append((left, right))
            bands = [*bands, (left, right)]
    return _edges(sorted(covered), bands, lines, dividers)


def find_bands(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Where columns of figures stand: figures that lie over one another, seen on enough lines."""
    figures = [word for line in lines for word in line.figures]
    bands: list[tuple[float, float, int]] = []  # left, right, how many
    for word in sorted(figures, key=lambda word: word.right - word.left):
        over = [band for band in bands if word.left < band[1] and word.right > band[0]]
        # A narrow figure at one side of a wide column may have come first, and made a column of its own.
        if len(over) < 2 or min(count for _, _, count in over) == 1:
            lefts, rights, counts = zip(*over, (word.left, word.right, 1), strict=True)
            bands = [band for band in bands if band not in over]
            bands.append((min(lefts), max(rights), sum(counts)))
    needed = 1 if len(lines) <= 3 else 2
    found = sorted((low, high) for low, high, count in bands if count >= needed)
    for line in lines:
        for pair in filter(is_pair, phrases(line.words)):
            held = [one for one in found if one[0] < pair[-1].right and one[1] > pair[0].left]
            if len(held) > 1:  # a figure and the one in brackets behind it are one entry
                found = sorted({*found} - {*held} | {(held[0][0], held[-1][1])})
    return found


def _in_band(word: Word, bands: Sequence[tuple[float, float]]) -> bool:
    return any(low <= word.cx <= high for low, high in bands)


def _has_room(left: float, right: float, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a column fits at a place: one between two columns of figures has them further apart than its neighbours are."""
    middles = sorted((low + high) / 2 for low, high in bands)
    steps = sorted(b - a for a, b in pairwise(middles))
    middle = (left + right) / 2
    around = [(a, b) for a, b in pairwise(middles) if a < middle < b]
    return not around or around[0][1] - around[0][0] > 1.5 * steps[len(steps) // 4]


def _goes_with_another(
    left: float,
    right: float,
    covered: Sequence[tuple[float, float]],
    pieces: Sequence[Sequence[Word]],
) -> bool:
    """Whether a phrase stands over or under a longer one that has a column: '(£000)' under 'Revised budget'."""
    return any(
        start <= left + 1
        and end >= right - 1
        and end - start > right - left
        and sum(a < end and b > start for a, b in covered) == 1
        for start, end in map(extent, pieces)
    )


def _is_section(line: Line, lefts: Sequence[float], dividers: Sequence[float]) -> bool:
    """Whether a line is a heading within the table: one phrase and no figure, where the rows with figures begin."""
    if line.figures or len(phrases(line.words, dividers)) > 1:
        return False
    return sum(abs(line.words[0].left - left) < 1 for left in lefts) >= max(_ROWS, 0.6 * len(lefts))


def _covered(
    stretches: list[tuple[float, float, int]], bands: list[tuple[float, float]], allowed: int
) -> list[tuple[float, float]]:
    """Where words stand over one another; a stray line in twenty does not count."""
    changes: dict[float, Counter[int]] = defaultdict(Counter)
    for left, right, line in stretches:
        changes[left][line] += 1
        changes[right][line] -= 1
    covered: list[tuple[float, float]] = []
    crossing: Counter[int] = Counter()
    for low, high in pairwise(sorted(changes)):
        crossing.update(changes[low])
        middle = (low + high) / 2
        over = sum(count > 0 for count in crossing.values())
        if over > allowed or any(left < middle < right for left, right in bands):
            if covered and covered[-1][1] >= low - 0.01:
                covered[-1] = (covered[-1][0], high)
            else:
                covered.append((low, high))
    return covered


def _edges(
    covered: list[tuple[float, float]],
    bands: list[tuple[float, float]],
    lines: Sequence[Line],
    dividers: Sequence[float],
) -> list[float]:
    """Edges of columns in the middle of the white space between what is covered."""
    if not covered:
        return []
    size = sorted(line.size for line in lines)[len(lines) // 2]
    edges = [covered[0][0]]
    for (low, before), (after, high) in pairwise(covered):
        figures = any((a < before and b > low) or (a < high and b > after) for a, b in bands)
        line = next((x for x in dividers if before - size * 0.3 <= x <= after + size * 0.3), None)
        if line is not None or after - before >= (_STREAM if figures else _RIVER) * size:
            edges.append((before + after) / 2 if line is None else line)
    edges.append(covered[-1][1])
    return edges


_ENOUGH = 3
"""Figures on a line, and lines with so many, from which on a table is looked for."""
_ALONE = 6
"""Figures on a line from which on it may be the only row of a page."""
_APART = 2.0
"""Times the font size: so far from its name stands what is beside it, at least."""
_CLOSE = 1.9
"""Times the font size: lines of one list are no further apart."""
CAPTION = re.compile(
    r"(?:T(?:able|ABLE)|F(?:igure|IGURE)|C(?:hart|HART)|A(?:ppendix|PPENDIX)) (?:\d|[A-Z]\b)"
)
_CLOCK = re.compile(r"[012]?\d[.:][0-5]\d")
_LONG = 0.3
"""Of the page's width: level lines so long part rows."""
_FARTHEST = 90.0
"""Points between two lines of figures of one table."""


def read_borderless(
    page: Page,
    words: Sequence[Word] | None = None,
    *,
    dividers: Sequence[float] = (),
    levels: Sequence[RuledLine] = (),
) -> list[Grid]:
    """The tables of a page whose columns are parted by white space, top to bottom.

    Words alone in columns are as likely to be prose: only tables with two lines of figures are found, and those between
    level lines.

    Args:
        page: with its runs.
        words: those to look among; all of the page where not given.
        dividers: where upright ruling lines stand that part words, however near.
        levels: level ruling lines, which part rows and stand under headings.
    """
    words = words_of(page) if words is None else words
    lines = [line_of(each, dividers) for each in lines_of([word for word in words if word.turn == 0])]
    turned = [word for word in words if word.turn in (90, 270)]
    blocks: dict[int, tuple[list[int], HeadRules | None]] = {
        block[0]: (block, None) for block in _blocks(lines)
    }
    of_figures = frozenset(blocks)
    others: list[tuple[HeadRules | None, list[int]]] = []
    if not dividers:  # what a frame holds is a table of its own where its figures stand in columns
        bounds = bounded(levels, lines)
        others += [each for each in bounds if not _is_boxed(page, each[0], lines[each[1][-1]].y)]
        others += [(None, block) for block in _lists(lines)]
    for rules, block in others:
        if not any(block[0] - 1 <= index <= block[-1] + 1 for known, _ in blocks.values() for index in known):
            blocks[block[0]] = block, rules
    finder = _Finder(page=page, lines=lines, turned=turned, dividers=dividers, levels=levels)
    grids: list[Grid] = []
    for first, (block, rules) in sorted(blocks.items()):
        grid = finder.of_figures(block, grids[-1].ys[-1] if grids else 0.0)
        if grid is None and first not in of_figures:
            grid = finder.of_words(block, rules)
        grids += [grid] if grid is not None else []
    return grids


def _blocks(lines: list[Line]) -> list[list[int]]:
    """Runs of lines with enough figures, near enough to each other to be of one table, with nothing but cells between."""
    rich = [index for index, line in enumerate(lines) if len(line.figures) >= _ENOUGH]
    some = [index for index, line in enumerate(lines) if len(line.figures) >= _ENOUGH - 1]
    blocks: list[list[int]] = []
    for seed in rich if len(rich) > 1 else some:
        if not blocks or not _goes_on(lines, blocks[-1], seed):
            blocks.append([])
        blocks[-1].append(seed)
    return [block for block in blocks if len(block) > 1 or _stands_alone(lines, block[0])]


def _lists(lines: Sequence[Line]) -> list[list[int]]:
    """Runs of lines that have a name, words perhaps, and one or two figures each, set under one another.

    Page numbers and times alone are no sums. A line with nothing but words under the name goes on with it.
    """
    found: list[list[int]] = []
    above: list[list[Word]] = []
    for index, line in enumerate(lines):
        parts = phrases(line.words)
        near = above and line.y - lines[index - 1].y < _CLOSE * line.size
        if near and len(parts) == 1 and _goes_on_under(parts[0], above):
            continue
        if not 2 <= len(parts) <= _ENOUGH + 1 or is_entry(parts[0]) or not is_entry(parts[-1]):
            above = []
            continue
        found = found if near and _is_under(parts, above) else [*found, []]
        found[-1].append(index)
        above = parts
    values = [[list(filter(is_entry, phrases(lines[index].words)[1:])) for index in block] for block in found]
    return [
        block
        for block, rows in zip(found, values, strict=True)
        if len(block) >= _ENOUGH
        and (len(rows[0]) > 1 or 2 * sum(_is_sum(line_text(row[0])) for row in rows) > len(rows))
    ]


def _goes_on_under(phrase: Sequence[Word], above: Sequence[Sequence[Word]]) -> bool:
    """Whether a phrase stands under a name, and ends before what stands beside the name begins."""
    name, beside = above[0], above[1]
    return (
        abs(phrase[0].left - name[0].left) < 1.5
        and phrase[-1].right < beside[0].left
        and not is_entry(phrase)
    )


def _is_under(parts: Sequence[Sequence[Word]], before: Sequence[Sequence[Word]]) -> bool:
    """Whether a name begins, and each word or figure beside it begins or ends, where those above do, the name well apart from them."""
    (name, *values), (upper, *others) = parts, before
    return (
        len(values) == len(others) > 0
        and values[0][0].left - name[-1].right > _APART * name[0].size
        and abs(name[0].left - upper[0].left) < 1.5
        and all(
            abs(one[-1].right - other[-1].right) < 1.5 or abs(one[0].left - other[0].left) < 1.5
            for one, other in zip(values, others, strict=True)
        )
    )


def _is_sum(text: str) -> bool:
    if read_figure(text).value is None or _CLOCK.fullmatch(text):
        return False
    return any(sign in text for sign in "\u00a3$\u20ac%,.")


def _stands_alone(lines: list[Line], seed: int) -> bool:
    """Whether a line of figures may be the only row of a page: it has many that do not count on, or periods stand over it."""
    figures = [word.text for word in lines[seed].figures]
    if len(figures) >= _ALONE:
        return not _is_scale(figures)
    near = [line for line in lines[max(seed - _ALONE, 0) : seed] if lines[seed].y - line.y < _FARTHEST]
    return any(
        sum(read_period(line_text(piece)) is not None for piece in phrases(line.words)) >= _ENOUGH
        for line in near
    )


def _goes_on(lines: list[Line], block: list[int], seed: int) -> bool:
    """Whether a line of figures is of the table above it: close below, or further below in the same columns."""
    far = lines[seed].y - lines[block[-1]].y
    if far > _FARTHEST:
        middles = [word.cx for word in lines[block[-1]].figures]
        near = sum(any(abs(word.cx - x) < word.size for x in middles) for word in lines[seed].figures)
        if far > 4 * _FARTHEST or near < max(_ENOUGH + 1, 0.7 * len(lines[seed].figures)):
            return False
    return not _is_between(lines, block[-1], seed)


def _is_between(lines: list[Line], above: int, below: int) -> bool:
    """Whether a line between two lines of figures parts them: the caption or the headings of another table, or prose across them."""
    rows = [[word.cx for word in lines[index].figures] for index in (above, below)]
    centre = (min(rows[0]) + max(rows[0])) / 2
    for line in lines[above + 1 : below]:
        parts = phrases(line.words)
        over = [part for part in parts if any(part[0].left < x < part[-1].right for x in rows[1])]
        named = [part for part in over if not any(map(str.isdigit, line_text(part)))]
        if CAPTION.match(line_text(line.words)) or len(named) > max(1, 0.4 * len(rows[1])):
            return True
        for phrase in parts:
            left, right = phrase[0].left, phrase[-1].right
            # Set in the middle of the figures, a line is a heading over those below it.
            heading = len(phrase) == len(line.words) and abs((left + right) / 2 - centre) < 2 * line.size
            across = all(sum(left < x < right for x in row) >= 2 for row in rows)
            if len(phrase) >= 5 and across and not heading:
                return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """Makes grids of the lines of a page.

    Attributes:
        page: with its rules.
        lines: of words.
        turned: turned words.
        dividers: where upright ruling lines stand.
        levels: level ones.
    """

    page: Page
    lines: Sequence[Line]
    turned: Sequence[Word]
    dividers: Sequence[float]
    levels: Sequence[RuledLine]

    def of_figures(self, block: Sequence[int], floor: float) -> Grid | None:
        """The table of a block of lines below a height; None where its figures do not stand in columns."""
        body = [line for line in self.lines[block[0] : block[-1] + 1] if line.y > floor]
        above = [line for line in self.lines[: block[0]] if line.y > floor]
        while len(body) > 2 and is_years(body[0]) and not is_years(body[-1]):
            above.append(body.pop(0))
            while len(body) > 2 and not body[0].figures:
                above.append(body.pop(0))
        if not any(line.figures for line in body):
            return None
        body += _tail(self.lines, block[-1], body)
        bands = find_bands(body)
        if len(bands) < 2:
            return None
        _reach_up(above, body, bands)
        rules = self._head_rules(above, body, bands)
        if rules is not None:
            above, body = _within(above, rules), _within(body, rules)
            bands = find_bands(body)
        few = len(body) < _SCALE and not self.dividers
        if len(bands) < 2 or _are_scales(body, bands) or (few and _is_prose(body, bands)):
            return None
        head = find_head(above, body, self.turned, bands, rules)
        top, bottom = (head.first or body)[0].y - body[0].size * 2, body[-1].y + body[-1].size * 2
        beside = [word for word in self.turned if top < word.cy < bottom and word not in head.turned]
        xs = _drawn_columns(head, body) or find_columns(
            head.first + body, bands, beside, head.pieces, self.dividers
        )
        if len(xs) < 3:
            return None
        wide = [level.at for level in self.levels if level.end - level.start > _LONG * self.page.width]
        return self._made(head, part_rows(head.first + body, beside, bands, xs, wide), xs)

    def of_words(self, block: Sequence[int], rules: HeadRules | None) -> Grid | None:
        """A table of words between level lines, or a list of names and sums."""
        above, body = self.lines[: block[0]], list(self.lines[block[0] : block[-1] + 1])
        if rules is not None:
            above, body = _within(above, rules), _within(body, rules)
        bands = find_bands(body)
        head = find_head(above, body, (), bands, rules)
        xs = _drawn_columns(head, body) or find_columns([*head.lines, *body], bands, (), (), ())
        if len(xs) < 3:
            return None
        if bands:
            return self._made(head, part_rows([*head.first, *body], (), bands, xs), xs)
        rows = [
            Row(
                words,
                min(word.y - word.size for word in words),
                max(word.y + 0.4 * word.size for word in words),
            )
            for words in _rows_of_words(body, xs)
        ]
        return self._made(head, rows, xs)

    def _made(self, head: Head, rows: Sequence[Row], xs: Sequence[float]) -> Grid | None:
        if not rows:
            return None
        cells = [_fill(row.words, xs) for row in rows]
        headings = head_cells(head, xs, _prose(cells))
        for index, row in enumerate(cells, len(headings)):
            for cell in row:
                cell.row = index
        edges = [rows[0].top, *(row.bottom for row in rows)]
        tops = [head.top + (edges[0] - head.top) * index / len(headings) for index in range(len(headings))]
        return Grid(
            page=self.page.number,
            label=self.page.label,
            xs=tuple(xs),
            ys=(*tops, *edges),
            cells=headings + cells,
            ruled=False,
            heads=len(headings),
        )

    def _head_rules(
        self, above: list[Line], body: list[Line], bands: Sequence[tuple[float, float]]
    ) -> HeadRules | None:
        """The lines drawn round the headings; a first row that only counts the columns is moved up to them."""
        framed = bool(self.dividers)
        if _counts(body[0]) and any(line.figures for line in body[1:]):
            start = next(line for line in body[1:] if line.figures)
            rules = head_rules(self.levels, [*above, body[0]], start, bands, framed=framed)
            if rules is not None and rules.top.at < body[0].y < rules.under.at:
                above.append(body.pop(0))
                return rules
        return head_rules(self.levels, above, body[0], bands, framed=framed)


def _rows_of_words(lines: Sequence[Line], xs: Sequence[float]) -> list[list[Word]]:
    """The words of each row: one begins where its first column does, not set in, or with more columns than the line before."""
    found: list[list[Word]] = []
    left, columns = 0.0, 0
    for line in lines:
        entries = phrases(line.words, xs[1:-1])
        first = line.words[0]
        if (
            not found
            or (first.left < xs[1] and (first.left < left + 0.5 * line.size or len(entries) > columns))
            or is_across(line.words, xs)
        ):
            found.append([])
            left, columns = first.left, len(entries)
        found[-1] += line.words
    return found


def _are_scales(body: Sequence[Line], bands: Sequence[tuple[float, float]]) -> bool:
    """Whether all columns of figures are the scales of charts."""
    columns = [
        [word.text for line in body for word in line.figures if low <= word.cx <= high] for low, high in bands
    ]
    long = [figures for figures in columns if len(figures) >= _SCALE]
    return bool(long) and all(map(_is_scale, long))


def _is_scale(figures: Sequence[str]) -> bool:
    """Whether figures go up or down by the same step."""
    values = [read_figure(text).value for text in figures]
    steps = Counter(round(b - a, 4) for a, b in pairwise(values) if a is not None and b is not None)
    step, count = steps.most_common(1)[0] if steps else (0.0, 0)
    return step != 0 and count >= _EVEN * (len(values) - 1)


def _is_prose(body: Sequence[Line], bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a few lines have more words than figures where columns of figures should be, as prose with years in it has."""
    low, high = bands[0][0], bands[-1][1]
    within = sum(low < word.cx < high for line in body for word in line.words)
    return within > 3 * sum(len(line.figures) for line in body)


_SCALE, _EVEN = 4, 0.8
"""Figures that a scale has at least, and the share of its steps that are the same; others lie between two charts."""


def _is_boxed(page: Page, rules: HeadRules, bottom: float) -> bool:
    """Whether upright lines stand at the ends of the lines down to a height: a box round a heading or round prose."""
    high, low = rules.top.at + SAME, bottom - SAME
    return any(
        abs(rule.x1 - rule.x0) < SAME
        and min(rule.y0, rule.y1) < low
        and max(rule.y0, rule.y1) > high
        and min(abs(rule.x0 - rules.top.start), abs(rule.x0 - rules.top.end)) < 2 * SAME
        for rule in page.rules
    )


def _counts(line: Line) -> bool:
    """Whether the figures of a line are whole numbers that rise by one: 1, 2, 3."""
    texts = [word.text for word in line.figures]
    return (
        len(texts) > 1
        and all(map(str.isdecimal, texts))
        and all(int(b) - int(a) == 1 for a, b in pairwise(texts))
    )


def _within(lines: Sequence[Line], rules: HeadRules) -> list[Line]:
    """The lines without the words that stand outside the lines drawn over a table: another column of the page."""
    held = [[word for word in line.words if rules.holds(word)] for line in lines]
    return [
        line if len(words) == len(line.words) else line_of(words)
        for line, words in zip(lines, held, strict=True)
        if words
    ]


def _drawn_columns(head: Head, body: Sequence[Line]) -> list[float]:
    """Edges of columns as wide as the pieces of the lines round the headings, where the figures fit; [] otherwise.

    A piece with nothing in it is white space, and goes with the one to its left.
    """
    xs = list(head.rules.columns) if head.rules is not None else []
    if not _fits(body, xs):
        return []
    middles = [word.cx for line in (*head.lines, *head.first, *body) for word in line.words]
    for left, right in list(pairwise(xs)):
        if not any(left <= middle < right for middle in middles):
            xs.remove(left if left != xs[0] else right)
    return xs


def _reach_up(above: list[Line], body: list[Line], bands: Sequence[tuple[float, float]]) -> None:
    """Move rows with few figures, that stand over the first with many, from the lines above to the body."""
    start, y = len(above), body[0].y
    for index, line in reversed(list(enumerate(above))):
        if y - line.y > _FARTHEST / 2:
            break
        held = sum(any(low <= word.cx <= high for low, high in bands) for word in line.figures)
        if held >= 2 and not is_years(line):
            start, y = index, line.y
    body[:0] = above[start:]
    del above[start:]


def _fits(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Whether figures stand in columns, each line with one entry in a column at most: '84% (42/50)' is one."""
    for line in lines:
        entries = [phrase for phrase in phrases(line.words, xs) if is_entry(phrase)]
        columns = [bisect_right(xs, (entry[0].left + entry[-1].right) / 2) for entry in entries]
        if len(set(columns)) < len(columns) or not all(0 < column < len(xs) for column in columns):
            return False
        for entry, column in zip(entries, columns, strict=True):
            left, right = extent(entry)
            if left < xs[column - 1] - 0.3 * line.size or right > xs[column] + 0.3 * line.size:
                return False
    return bool(xs)


def _tail(lines: Sequence[Line], last: int, body: Sequence[Line]) -> list[Line]:
    """Lines below the last line of figures: rows in the same columns, and lines of its row, which follow closely in columns of words."""
    figures = [word for line in body for word in line.figures]
    rows = [line.y for line in body if line.figures]
    step = 1.3 * max((below - above for above, below in pairwise(rows)), default=0.0)
    low, high = extent(figures)
    edge = min(line.words[0].left for line in body)
    found: list[Line] = []
    for before, line in pairwise(lines[last:]):
        under = (word for word in line.words if word.right > low and word.left < high)
        beside = all(word.right < each.left or word.left > each.right for word in under for each in figures)
        far = line.y - before.y > 1.35 * max(before.size, line.size)
        if (
            line.figures
            and line.y - before.y <= step
            and _is_under(phrases(line.words), phrases(body[-1].words))
        ):
            found.append(line)
            continue
        if far or line.figures or not beside or line.words[0].left < edge - line.size:
            break
        found.append(line)
    return found


def _fill(words: Sequence[Word], xs: Sequence[float]) -> list[Cell]:
    """The cells of a row; a phrase stands whole in the column it starts in, a figure in the column its middle is in."""
    if is_across(words, xs):
        cell = Cell(words, column=1, columns=len(xs) - 2)
        return [Cell(), *[cell] * cell.columns]
    held: list[list[Word]] = [[] for _ in range(len(xs) - 1)]
    for word in words:
        if word.turn != 0:
            held[place_in(word.cx, xs)].append(word)
    for line in lines_of([word for word in words if word.turn == 0]):
        for phrase in phrases(line, xs[1:-1]):
            if is_entry(phrase):
                for word in phrase:
                    held[place_in(word.cx, xs)].append(word)
            else:
                start = min(phrase[0].left + phrase[0].size * 0.2, phrase[0].cx)
                held[place_in(start, xs)].extend(phrase)
    return [Cell(each, column=index) for index, each in enumerate(held)]


def _prose(cells: Sequence[Sequence[Cell]]) -> set[int]:
    """The columns that hold words."""
    held = Counter(
        column
        for row in cells
        for column, cell in enumerate(row)
        if any(word.turn != 0 or not is_filling(word) for word in cell.unordered)
    )
    return {column for column, count in held.items() if count >= max(1, len(cells) // 4)}
