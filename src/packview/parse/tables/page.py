"""All tables of a page, however they are drawn; and as bytes, as one process of ours sends them to another that has the page."""

import copyreg
import io
import pickle
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from packview.model import Page, Rule
from packview.parse.tables.borderless import CAPTION, read_borderless
from packview.parse.tables.ruled import SAME, Cell, Grid, distinct, read_grids
from packview.parse.tables.rulings import levels_of
from packview.parse.tables.sheet import is_value, rating_of
from packview.parse.tables.words import Word, gap, is_filling, line_text, lines_of, phrases, single, words_of
from packview.wording.numbers import is_dash, is_figure, is_mark, read_figure
from packview.wording.periods import read_period

_STARTS = frozenset("#0123456789\u00a3(-+\u2013\u2212.\u2191\u2193\u2192\u25b2\u25bc")
_WIDE = 0.9
"""Of the font size: white space that parts two entries in a cell that covers several columns."""
_MOST_WORDS = 6000
_FEWEST = 3
"""Lines that a table of words alone has: over its headings, under them, and at its end."""
_FARTHEST = 1e5
_SAMPLE = 40
_NEAR = 3.0
_APART = 90.0
_OVER = 46.0
"""Points over a table within which its title stands."""
_LONGEST_TITLE = 16
_SHORT_TITLE = 8
_MOST_UNSURE = 4
"""Figures of a scale, or lines of a list of contents: with no more it could be chance."""
_TALL = 5
"""Rows of a cell from which a line of words in each is no chance."""


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
    return many >= 2 or few >= 3 or sum(run.text.startswith("\u00a3") for run in page.runs) >= 3


def tables_of(page: Page) -> list[Grid]:
    """The tables of a page with its runs and rules, top to bottom: drawn with ruling lines, with a few of them, or with none."""
    page = upright(page)
    ruled = len(page.rules) >= _FEWEST
    figures = has_figures(page)
    if not (ruled or figures) or not page.runs:
        return []
    words = words_of(page)
    if not words or len(words) > _MOST_WORDS:
        return []
    found: list[Grid] = []
    levels = levels_of(page)
    taken: set[int] = set()
    last: Grid | None = None  # the frame before, where it stands as it is
    for grid in read_grids(page, words) if ruled else ():
        inside = [word for word in words if word.number in grid.numbers]
        if last is not None and _is_head_of(last, grid):
            grid.ys = (found.pop().ys[0], *grid.ys[1:])
            inside = [word for word in words if _is_in(word, grid)]
        taken.update(word.number for word in inside)
        # The lines of a crowded frame part only some of its rows or columns.
        inner = [level for level in levels if grid.ys[0] - SAME < level.at < grid.ys[-1] + SAME]
        parted = _is_crowded(grid) and read_borderless(page, inside, dividers=grid.xs[1:-1], levels=inner)
        found.extend(parted or _parted_by_headings(_split(grid)))
        last = None if parted else grid
    rest = [word for word in words if word.number not in taken] if taken else words
    if figures or len(levels) >= _FEWEST:
        found.extend(read_borderless(page, rest, levels=levels))
    found = [grid for grid in found if grid.ruled or not _is_no_table(grid)]
    for grid in found:
        grid.title = _title_over(grid, rest)
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _parted_by_headings(grid: Grid) -> Iterator[Grid]:
    """The tables in one frame: a row with the headings of the first again, but for the first of them, begins another."""
    head = [single(cell.text) for cell in grid.cells[0]]
    named = any(head[1:]) and not any(map(is_value, grid.cells[0][1:]))
    starts = [0]
    for index, row in enumerate(grid.cells[1:] if named else (), start=1):
        again = all(single(cell.text) == text for cell, text in zip(row[1:], head[1:], strict=True))
        if again and single(row[0].text) not in ("", head[0]) and all(cell.row == index for cell in row):
            starts.append(index)
    for start, end in pairwise([*starts, len(grid.cells)]):
        cells = grid.cells[start:end]
        for cell in distinct(cell for row in cells for cell in row):
            cell.row -= start
        yield replace(grid, ys=grid.ys[start : end + 1], cells=cells)


def _is_no_table(grid: Grid) -> bool:
    """Whether what stands in columns without lines is prose that runs on through them, a list of contents, or a chart."""
    rows = [[single(cell.text) for cell in row] for row in grid.cells[grid.heads :]]
    beside = [text for row in rows for text in row[1:] if text]
    on = sum(text[0].islower() and not is_mark(text) and not rating_of(text) for text in beside)
    return 2 * on > len(beside) or _is_contents(rows) or 3 * sum(map(_is_scale, rows)) >= len(rows)


def _is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are numbered headings with their pages: whole numbers at the end of each that never go down."""
    ends = [row[-1] for row in rows if row[-1]]
    pages = [int(text) for text in ends if text.isdecimal()]
    numbered = sum("".join(row)[:1].isdigit() for row in rows)
    rising = all(one <= other for one, other in pairwise(pages))
    return len(pages) > max(_MOST_UNSURE, 0.8 * len(ends)) and rising and 2 * numbered > len(rows)


def _is_scale(row: Sequence[str]) -> bool:
    """Whether a row is the scale of a chart: figures that go on by the same step, or down to nothing and up again."""
    values = [
        0.0 if is_dash(text) else read_figure(text).value for text in row if is_dash(text) or is_figure(text)
    ]
    steps = {round(abs((b or 0.0) - (a or 0.0)), 4) for a, b in pairwise(values)}
    return len(values) > _MOST_UNSURE and len(steps) == 1 and 0.0 in values


def upright(page: Page) -> Page:
    """A page most of whose words are turned by a quarter, as it reads when turned back."""
    sample = page.runs[:: len(page.runs) // _SAMPLE + 1]
    turn, count = Counter(run.rotation for run in sample).most_common(1)[0] if sample else (0, 0)
    if turn not in (90, 270) or count < 0.6 * len(sample):
        return page

    def turned(x: float, y: float) -> tuple[float, float]:
        return (page.height - y, x) if turn == 90 else (y, page.width - x)

    runs = []
    for run in page.runs:
        x, y = turned(run.x, run.y)
        runs.append(run._replace(x=x, y=y, rotation=(run.rotation - turn) % 360))
    rules = []
    for rule in page.rules:
        (x0, y0), (x1, y1) = turned(rule.x0, rule.y0), turned(rule.x1, rule.y1)
        rules.append(Rule(x0=min(x0, x1), y0=min(y0, y1), x1=max(x0, x1), y1=max(y0, y1)))
    return replace(page, width=page.height, height=page.width, runs=tuple(runs), rules=tuple(rules))


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
    near = [word for word in words if word.turn == 0 and top - _OVER < word.y < top + 0.5]
    lines: list[list[Word]] = []
    for line in lines_of(near):
        over = [each for each in phrases(line) if each[0].left < right and each[-1].right > left]
        # A caption may begin further to the left than its table, and go on there.
        goes_on = (
            lines and CAPTION.match(line_text(lines[-1])) and line[0].y - lines[-1][0].y <= 1.5 * line[0].size
        )
        if over or goes_on or CAPTION.match(line_text(line)):
            lines.append([word for phrase in over for word in phrase] or line)
    if not lines:
        return ""
    line, text = lines[-1], line_text(lines[-1])
    # The end of a paragraph stands as close over a table as a title does, but closer to the line before it.
    alone = len(lines) < 2 or line[0].y - lines[-2][0].y > 1.5 * line[0].size
    if not alone and CAPTION.match(line_text(lines[-2])):
        return f"{line_text(lines[-2])} {text}"
    begins = text[0].isalnum() and not text[0].islower() and any(map(str.isalpha, text))
    if not begins or len(line) > _LONGEST_TITLE or text.endswith((".", ",", ";")):
        return ""
    strong = CAPTION.match(text) is not None or all(word.run.bold for word in line)
    return text.rstrip(":") if strong or (alone and len(line) <= _SHORT_TITLE) else ""


def _is_in(word: Word, grid: Grid) -> bool:
    return grid.xs[0] < word.cx < grid.xs[-1] and grid.ys[0] < word.cy < grid.ys[-1]


def _is_crowded(grid: Grid) -> bool:
    """Whether many of its cells hold several figures, as where no line stands between rows or columns."""
    crowded, figures = _crowd(grid)
    return grid.columns == 1 or (figures >= 6 and crowded >= 0.4 * figures)


def _crowd(grid: Grid) -> tuple[int, int]:
    """How many figures stand in cells with others, and how many there are."""
    crowded = figures = 0
    for index, row in enumerate(grid.cells):
        for column, cell in enumerate(row):
            if (cell.row, cell.column) != (index, column):
                continue
            filling = sum(1 for word in cell.unordered if word.turn == 0 and is_filling(word))
            figures += filling
            if filling >= 2 and filling >= 0.6 * len(cell.unordered):
                crowded += filling
    return crowded, figures


def _split(grid: Grid) -> Grid:
    """Part cells that cover several columns or rows but hold an entry for each: a line was left out, not a cell merged."""
    _split_rows(grid)
    for row in grid.cells:
        for column, cell in enumerate(row):
            if cell.columns > 1 and cell.rows == 1 and cell.column == column and len(cell.unordered) > 1:
                parts = _parts(cell, grid.xs)
                if len(parts) > 1:
                    for place in range(column, column + cell.columns):
                        row[place] = Cell(parts.get(place, ()), row=cell.row, column=place)
    return grid


def _split_rows(grid: Grid) -> None:
    """Part a cell that runs down a whole column, where that has no lines and the others do, and one line of words in each row."""
    tall = max(_TALL, round(0.8 * len(grid.cells)))
    long = {(cell.row, cell.column): cell for row in grid.cells for cell in row if cell.rows >= tall}
    if len(long) > grid.columns / 2:
        return
    for cell in long.values():
        lines = lines_of([word for word in cell.unordered if word.turn == 0])
        places = [min(bisect_right(grid.ys, line[0].cy) - 1, len(grid.cells) - 1) for line in lines]
        if cell.columns == 1 and places == list(range(cell.row, cell.row + cell.rows)):
            for place, line in zip(places, lines, strict=True):
                grid.cells[place][cell.column] = Cell(line, row=place, column=cell.column)


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


def pack_grids(grids: Sequence[Grid]) -> bytes:
    """Tables of one page; for each word its number on the page."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {Word: lambda word: (_word_of, (word.number,))}
    pickler.dump(list(grids))
    return stream.getvalue()


def unpack_grids(packed: bytes, page: Page) -> list[Grid]:
    """The tables again, with the words of their page and its label as they are now.

    Args:
        packed: by this program, never what a file or a colleague could have written.
        page: with its runs, as it was or with other lines.
    """
    grids: list[Grid] = _Unpickler(packed, page).load()
    for grid in grids:
        grid.label = page.label
    return grids


def _word_of(number: int) -> Word:
    """A word by its number, which only an unpickler with a page knows."""
    raise LookupError(number)


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: bytes, page: Page) -> None:
        super().__init__(io.BytesIO(packed))
        self._words = {word.number: word for word in words_of(upright(page))}

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        found: Callable[..., object] = super().find_class(module, name)
        return self._words.__getitem__ if found is _word_of else found
