"""Tables without ruling lines, or with too few: columns from the white space that runs down between the figures."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from packview.model import Page
from packview.parse.grid import Cell, Grid
from packview.parse.grid_columns import find_bands, find_columns
from packview.parse.grid_head import find_head, is_years, pieces_of
from packview.parse.grid_head_cells import head_cells
from packview.parse.grid_lines import Line, is_filling, line_of, phrases
from packview.parse.grid_rows import part_rows
from packview.parse.grid_words import Word, line_text, lines_of, words_of
from packview.parse.periods import read_period

_ENOUGH = 3
"""Figures on a line, and lines with so many, from which on a table is looked for."""
_ALONE = 6
"""Figures on a line from which on it may be the only row of a page."""
_FEW = 2
_FARTHEST = 90.0
"""Points between two lines of figures of one table."""


def read_unruled(
    page: Page,
    words: Sequence[Word] | None = None,
    *,
    dividers: Sequence[float] = (),
    levels: Sequence[float] = (),
    before: Sequence[float] = (),
) -> list[Grid]:
    """The tables of a page whose columns are parted by white space, top to bottom.

    Only tables with at least two columns and two lines of figures are found: words alone in columns are as likely to be prose.

    Args:
        page: with its runs.
        words: those to look among; all of the page where not given.
        dividers: where upright ruling lines stand that part words, however near.
        levels: where level ruling lines part rows.
        before: edges of the columns of the table the page before ends with; a few rows alone do not show their columns.
    """
    words = words_of(page) if words is None else words
    upright = [word for word in words if word.turn == 0]
    lines = [line_of(each, dividers) for each in lines_of(upright)]
    drawn = _Drawn([word for word in words if word.turn in (90, 270)], dividers, levels, before)
    grids = []
    floor = 0.0
    for block in _blocks(lines):
        grid = _grid(page, lines, block, floor, drawn)
        if grid is not None:
            grids.append(grid)
            floor = grid.ys[-1]
    return grids


def _blocks(lines: list[Line]) -> list[list[int]]:
    """Runs of lines with enough figures, near enough to each other to be of one table, with nothing but cells between."""
    seeds = [index for index, line in enumerate(lines) if len(line.figures) >= _ENOUGH]
    if len(seeds) < 2:
        seeds = [index for index, line in enumerate(lines) if len(line.figures) >= _ENOUGH - 1]
    blocks: list[list[int]] = []
    for seed in seeds:
        if blocks and _goes_on(lines, blocks[-1], seed):
            blocks[-1].append(seed)
        else:
            blocks.append([seed])
    return [block for block in blocks if len(block) > 1 or _stands_alone(lines, block[0])]


def _stands_alone(lines: list[Line], seed: int) -> bool:
    """Whether a line of figures may be the only row of a page: it has many, or periods stand over it."""
    if len(lines[seed].figures) >= _ALONE:
        return True
    near = [line for line in lines[max(seed - _ALONE, 0) : seed] if lines[seed].y - line.y < _FARTHEST]
    return any(
        sum(read_period(line_text(piece)) is not None for piece in pieces_of(line, ())) >= _ENOUGH
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
    return not _prose_between(lines, block[-1], seed)


def _prose_between(lines: list[Line], above: int, below: int) -> bool:
    """Whether a line between two lines of figures runs across them as prose does."""
    middles = [word.cx for word in lines[above].figures]
    others = [word.cx for word in lines[below].figures]
    for line in lines[above + 1 : below]:
        for phrase in phrases(line.words):
            if len(phrase) < 5:
                continue
            left, right = phrase[0].left, phrase[-1].right
            if sum(left < x < right for x in middles) >= 2 and sum(left < x < right for x in others) >= 2:
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What helps to part columns and rows.

    Attributes:
        turned: turned words.
        dividers: where upright ruling lines stand.
        levels: where level ones do.
        before: edges of the columns of the table before.
    """

    turned: Sequence[Word]
    dividers: Sequence[float]
    levels: Sequence[float]
    before: Sequence[float]


def _grid(page: Page, lines: list[Line], block: list[int], floor: float, drawn: _Drawn) -> Grid | None:
    body = [line for line in lines[block[0] : block[-1] + 1] if line.y > floor]
    above = [line for line in lines[: block[0]] if line.y > floor]
    while len(body) > 2 and is_years(body[0]) and not is_years(body[-1]):
        above.append(body.pop(0))
    body += _tail(lines, block[-1], body)
    bands = find_bands([word for line in body for word in line.figures], len(body))
    if len(bands) < 2:
        return None
    _reach_up(above, body, bands)
    head = find_head(above, body, drawn.turned, bands)
    top, bottom = (head.first or body)[0].y - body[0].size * 2, body[-1].y + body[-1].size * 2
    beside = [word for word in drawn.turned if top < word.cy < bottom and word.number not in head.indexes]
    xs = find_columns(head.first + body, bands, beside, head.pieces, drawn.dividers)
    if sum(bool(line.figures) for line in body) <= _FEW and _fits(body, drawn.before):
        xs = list(drawn.before)
    if len(xs) < 3:
        return None
    rows = part_rows(head.first + body, beside, bands, xs, drawn.levels)
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
        page=page.number,
        label=page.label,
        xs=tuple(xs),
        ys=(*tops, *edges),
        cells=headings + cells,
        ruled=False,
        heads=len(headings),
    )


def _reach_up(above: list[Line], body: list[Line], bands: Sequence[tuple[float, float]]) -> None:
    """Move rows with few figures, that stand over the first with many, from the lines above to the body."""
    start = len(above)
    y = body[0].y
    for index in range(len(above) - 1, -1, -1):
        line = above[index]
        if y - line.y > _FARTHEST / 2:
            break
        held = sum(any(low <= word.cx <= high for low, high in bands) for word in line.figures)
        if held >= 2 and not is_years(line):
            start, y = index, line.y
    body[:0] = above[start:]
    del above[start:]


def _fits(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Whether figures stand in columns, each line with one in a column at most."""
    for line in lines:
        columns = [bisect_right(xs, word.cx) for word in line.figures]
        if len(set(columns)) < len(columns) or not all(0 < column < len(xs) for column in columns):
            return False
        slack = 0.3 * line.size
        edges = [(xs[column - 1] - slack, xs[column] + slack) for column in columns]
        if any(
            word.left < low or word.right > high
            for word, (low, high) in zip(line.figures, edges, strict=True)
        ):
            return False
    return bool(xs)


def _tail(lines: list[Line], last: int, body: list[Line]) -> list[Line]:
    """Lines below the last line of figures that belong to its row: they follow closely and stand in columns of words."""
    found: list[Line] = []
    figures = [word for line in body for word in line.figures]
    low, high = min(word.left for word in figures), max(word.right for word in figures)
    y, size = lines[last].y, lines[last].size
    for line in lines[last + 1 :]:
        if line.y - y > 1.35 * max(size, line.size) or line.figures:
            break
        if any(word.right > low and word.left < high and not _beside(word, figures) for word in line.words):
            break
        if line.words[0].left < min(each.words[0].left for each in body) - line.size:
            break
        found.append(line)
        y, size = line.y, line.size
    return found


def _beside(word: Word, figures: Sequence[Word]) -> bool:
    return all(word.right < each.left or word.left > each.right for each in figures)


def _fill(words: Sequence[Word], xs: Sequence[float]) -> list[Cell]:
    """The cells of a row; a phrase stands whole in the column it starts in, a figure in the column its middle is in."""
    held: list[list[Word]] = [[] for _ in range(len(xs) - 1)]
    last = len(held) - 1
    for word in words:
        if word.turn != 0:
            held[min(max(bisect_right(xs, word.cx) - 1, 0), last)].append(word)
    for line in lines_of([word for word in words if word.turn == 0]):
        for phrase in phrases(line, xs[1:-1]):
            if all(is_filling(word) for word in phrase):
                for word in phrase:
                    held[min(max(bisect_right(xs, word.cx) - 1, 0), last)].append(word)
                continue
            first = phrase[0]
            start = min(max(bisect_right(xs, min(first.left + first.size * 0.2, first.cx)) - 1, 0), last)
            held[start].extend(phrase)
    return [Cell(each, column=index) for index, each in enumerate(held)]


def _prose(cells: Sequence[Sequence[Cell]]) -> set[int]:
    """The columns that hold words."""
    held: Counter[int] = Counter()
    for row in cells:
        for column, cell in enumerate(row):
            held[column] += any(word.turn != 0 or not is_filling(word) for word in cell.unordered)
    return {column for column, count in held.items() if count >= max(1, len(cells) // 4)}
