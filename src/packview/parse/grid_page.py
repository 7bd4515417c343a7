"""All tables of a page, however they are drawn."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from packview.model import Page
from packview.parse.grid import Cell, Grid, read_grids
from packview.parse.grid_lines import is_filling
from packview.parse.grid_unruled import read_unruled
from packview.parse.grid_words import Word, gap, line_text, lines_of, words_of
from packview.parse.periods import read_period

_STARTS = frozenset("0123456789\u00a3(-+\u2013\u2212.\u2191\u2193\u2192\u25b2\u25bc")
_WIDE = 0.9
"""Of the font size: white space that parts two entries in a cell that covers several columns."""
_MOST_WORDS = 6000
_FARTHEST = 1e5
_NEAR = 3.0
_APART = 90.0
_OVER = 46.0
"""Points over a table within which its title stands."""
_LONGEST_TITLE = 16
_SHORT_TITLE = 8


def has_figures(page: Page) -> bool:
    """Whether enough figures stand beside one another for a table without ruling lines; a quick look."""
    rows: Counter[int] = Counter()
    for run in page.runs:
        if run.text[:1] in _STARTS and 0 <= run.y < _FARTHEST:
            rows[int(run.y)] += 1
    few = many = 0
    for y, count in rows.items():
        together = count + rows.get(y + 1, 0)
        few += together >= 2
        many += together >= 3
    return many >= 2 or few >= 4


def tables_of(page: Page, before: Grid | None = None) -> list[Grid]:
    """The tables of a page, top to bottom: drawn with ruling lines, with a few of them, or with none.

    Args:
        page: with its runs and rules.
        before: the table the page before ends with, which may go on.
    """
    known = before.xs if before is not None and not before.ruled else ()
    ruled = len(page.rules) >= 4
    figures = has_figures(page)
    if not (ruled or figures) or not page.runs:
        return []
    words = words_of(page)
    if not words or len(words) > _MOST_WORDS:
        return []
    found: list[Grid] = []
    levels = _levels(page)
    taken: set[int] = set()
    grids = read_grids(page, words) if ruled else []
    for index, grid in enumerate(grids):
        if index and found and found[-1] is grids[index - 1] and _is_head_of(grids[index - 1], grid):
            grid.ys = (found.pop().ys[0], *grid.ys[1:])
        inside = [
            word
            for word in words
            if grid.xs[0] < word.cx < grid.xs[-1] and grid.ys[0] < word.cy < grid.ys[-1]
        ]
        taken.update(word.number for word in inside)
        parted = _parted_further(page, grid, inside, levels, known)
        found.extend([_split(grid)] if parted is None else parted)
    rest = [word for word in words if word.number not in taken] if taken else words
    if figures:
        found.extend(read_unruled(page, rest, levels=levels, before=known))
    for grid in found:
        grid.title = _title_over(grid, rest)
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _is_head_of(upper: Grid, lower: Grid) -> bool:
    """Whether a frame holds the headings of the one below it, whose columns are not parted by lines."""
    if abs(upper.xs[0] - lower.xs[0]) > _NEAR or abs(upper.xs[-1] - lower.xs[-1]) > _NEAR:
        return False
    if not -_NEAR < lower.ys[0] - upper.ys[-1] < _APART or len(upper.cells) > 3:
        return False
    return not _crowd(upper)[1] and _is_crowded(lower)


def _title_over(grid: Grid, words: Sequence[Word]) -> str:
    """The line over a table, where it reads as a title; '' otherwise."""
    left, right, top = grid.xs[0], grid.xs[-1], grid.ys[0]
    near = [
        word
        for word in words
        if word.turn == 0 and top - _OVER < word.y < top + 0.5 and left - 30 < word.cx < right + 30
    ]
    lines = lines_of(near)
    if not lines:
        return ""
    line, text = lines[-1], line_text(lines[-1])
    if (
        len(line) > _LONGEST_TITLE
        or not text[0].isalnum()
        or text[0].islower()
        or text.endswith((".", ",", ";"))
    ):
        return ""
    strong = all(word.run.bold for word in line) or text.casefold().startswith(
        ("table ", "figure ", "appendix ")
    )
    # The end of a paragraph stands as close over a table as a title does, but closer to the line before it.
    alone = len(lines) < 2 or line[0].y - lines[-2][0].y > 1.5 * line[0].size
    return text.rstrip(":") if strong or (alone and len(line) <= _SHORT_TITLE) else ""


def _levels(page: Page) -> list[float]:
    """Heights of the level ruling lines that are long enough to part rows."""
    least = page.width * 0.3
    return sorted(
        {rule.y0 for rule in page.rules if abs(rule.y1 - rule.y0) < 1 and rule.x1 - rule.x0 > least}
    )


def _parted_further(
    page: Page, grid: Grid, words: Sequence[Word], levels: Sequence[float], known: Sequence[float]
) -> list[Grid] | None:
    """The tables in a frame whose lines part only some of its rows or columns; None where they part all."""
    if not _is_crowded(grid):
        return None
    inner = [y for y in levels if grid.ys[0] < y < grid.ys[-1]]
    return read_unruled(page, words, dividers=grid.xs[1:-1], levels=inner, before=known) or None


def _is_crowded(grid: Grid) -> bool:
    """Whether many of its cells hold several figures, as where no line stands between rows or columns."""
    crowded, figures = _crowd(grid)
    return grid.columns == 1 or (figures >= 6 and crowded >= 0.4 * figures)


def _crowd(grid: Grid) -> tuple[int, int]:
    """How many figures stand in cells with others, and how many there are."""
    crowded = figures = 0
    for index, row in enumerate(grid.cells):
        for column, cell in enumerate(row):
            if not cell or cell.row != index or cell.column != column:
                continue
            filling = sum(1 for word in cell.unordered if word.turn == 0 and is_filling(word))
            figures += filling
            if filling >= 2 and filling >= 0.6 * len(cell.unordered):
                crowded += filling
    return crowded, figures


def _split(grid: Grid) -> Grid:
    """Part cells that cover several columns but hold an entry for each: a line was left out, not a cell merged."""
    for row in grid.cells:
        for column, cell in enumerate(row):
            if cell.columns > 1 and cell.rows == 1 and cell.column == column and len(cell.unordered) > 1:
                parts = _parts(cell, grid.xs)
                if len(parts) > 1:
                    for place in range(column, column + cell.columns):
                        row[place] = Cell(parts.get(place, ()), row=cell.row, column=place)
    return grid


def _parts(cell: Cell, xs: Sequence[float]) -> dict[int, list[Word]]:
    """The words of a wide cell by column, all in one where nothing parts them."""
    parts: dict[int, list[Word]] = {}
    wide = False
    for line in lines_of([word for word in cell.words if word.turn == 0]):
        entries = [[line[0]]]
        for before, word in pairwise(line):
            edge = any(before.cx < x < word.cx for x in xs)
            space = gap(before, word) > _WIDE * word.size
            wide = wide or (edge and space)
            if edge and (space or _kind(before) != _kind(word)):
                entries.append([word])
            else:
                entries[-1].append(word)
        for entry in entries:
            first = entry[0]
            middle = first.left + first.size * 0.2 if len(entry) > 1 else first.cx
            column = min(max(bisect_right(xs, middle) - 1, cell.column), cell.column + cell.columns - 1)
            parts.setdefault(column, []).extend(entry)
    return parts if wide else {cell.column: list(cell.words)}


def _kind(word: Word) -> str:
    if read_period(word.text):
        return "period"
    return "figure" if is_filling(word) else "word"
