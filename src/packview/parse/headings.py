"""Lines of pages with their type: size, place, weight, and whether they stand in a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile
from operator import attrgetter
from statistics import median

from packview.model import Block, Layout, Page
from packview.parse.columns import Word, parts_of, placed_words
from packview.parse.layout import layout_of
from packview.parse.tables.page import tables_of, unpack_grids
from packview.parse.tables.ruled import Grid
from packview.parse.text.lines import Cell, Line, flow
from packview.text import one_line

_words_in = attrgetter("runs", "rules", "stamps", "label")
"""The words and ruling lines of a page in their places, apart from the lines that words make."""


class TypedPages:
    """Lines of pages with their type. What was worked out of a page is kept, as several stages ask for the same pages."""

    def __init__(self) -> None:
        self._set: dict[int, tuple[Page, Layout, bytes | None]] = {}
        self._lines: dict[int, tuple[Page, list[Line]]] = {}

    def know(
        self,
        pages: Iterable[Page],
        layouts: Iterable[Layout],
        grids: Iterable[bytes | None],
    ) -> None:
        """Take in how pages are set out and their tables, packed, where these were worked out before; None for tables that failed."""
        self._set.update((known[0].number, known) for known in zip(pages, layouts, grids, strict=True))

    def grids(self, page: Page) -> list[Grid]:
        """The tables of a page, for the caller to change."""
        known = self._set.get(page.number)
        if known is None or known[2] is None or _words_in(known[0]) != _words_in(page):
            return tables_of(page)
        return unpack_grids(known[2], page)

    def lines(self, pages: Iterable[Page]) -> list[Line]:
        """The lines of pages one after another, as ``flow`` gives them, with size, place, weight and whether they stand in a table.

        Args:
            pages: in order.
        """
        found: list[Line] = []
        for page in pages:
            known = self._lines.get(page.number)
            if known is None or known[0].lines != page.lines or not _is_set_alike(known[0], page):
                known = self._lines[page.number] = page, self._typed(page)
            found.extend(known[1])
        return found

    def _typed(self, page: Page) -> list[Line]:
        lines = flow([page])
        if not page.runs:
            return lines
        words = placed_words(page)
        tables = _table_lines(self.layout(page), words)
        return [_typed(line, page, words.get(line.index, ()), tables) for line in lines]

    def layout(self, page: Page) -> Layout:
        """How a page is set out."""
        known = self._set.get(page.number)
        return known[1] if known and _is_set_alike(known[0], page) else layout_of(page)

    def figures(self, page: Page) -> frozenset[int]:
        """Lines of a page that stand in tables of figures and short entries; a frame around sentences is none."""
        tables = [block for block in (self.layout(page) if page.runs else ()) if block.kind == "table"]
        rows = [row for block in tables if _holds_figures(block, page) for row in block.rows]
        return frozenset(span.line for row in rows for cell in row for span in cell.spans)


_SENTENCE = 8
"""Words from which a cell holds a sentence."""


def _holds_figures(block: Block, page: Page) -> bool:
    """Whether a table has figures in many of its cells, and sentences in few."""
    cells = [
        [page.lines[span.line][span.start : span.end] for span in cell.spans]
        for row in block.rows
        for cell in row
    ]
    texts = [text for parts in cells if (text := " ".join(parts).strip())]
    prose = sum(len(text.split()) >= _SENTENCE for text in texts)
    figures = sum(len(text.split()) < _SENTENCE and any(map(str.isdigit, text)) for text in texts)
    return 3 * figures >= len(texts) > 5 * prose


def _is_set_alike(one: Page, other: Page) -> bool:
    """Whether a page is another one, but for lines at its edges that were left blank."""
    return one is other or (
        one.state == other.state
        and one.runs == other.runs
        and len(one.lines) == len(other.lines)
        and all(not text or text == printed for printed, text in zip(one.lines, other.lines, strict=True))
    )


_WIDE_SPACE = 0.6
"""Of the font size: wider than between the words of a text."""


def _table_lines(layout: Layout, words: Mapping[int, Sequence[Word]]) -> frozenset[int]:
    """Lines of a page with a part in one of its tables, below its title; ``words`` says where each begins and ends in its line."""
    found: set[int] = set()
    for block in layout:
        if block.kind == "table" and _parts_words(block, words):
            rows = dropwhile(lambda row: len(row) == 1, block.rows)  # a heading over the rest
            found.update(span.line for row in rows for cell in row for span in cell.spans)
    return frozenset(found)


def _parts_words(block: Block, words: Mapping[int, Sequence[Word]]) -> bool:
    """Whether its columns stand apart: most cells beside another begin after more than the space between two words."""
    apart: list[bool] = []
    for row in block.rows:
        for before, cell in pairwise(row):
            if not before.spans or not cell.spans or before.spans[0].line != cell.spans[0].line:
                continue
            line, start = cell.spans[0].line, cell.spans[0].start
            for left, right in pairwise(words.get(line, ())):
                if right.start == start:
                    apart.append(right.left - left.right > _WIDE_SPACE * left.size)
    return 2 * sum(apart) >= len(apart)


def _typed(line: Line, page: Page, words: Sequence[Word], tables: frozenset[int]) -> Line:
    if not words:
        return replace(line, table=line.index in tables)
    raw = page.lines[line.index]
    cut = len(raw) - len(raw.lstrip()) + (raw.strip().find(line.text[:12]) if line.bullet else 0)
    lead = max((word.end - cut for word in takewhile(attrgetter("bold"), words)), default=0)
    lettered = [word.bold for word in words if any(map(str.isalnum, raw[word.start : word.end]))]
    parts = parts_of(words)
    return replace(
        line,
        cells=tuple(_cell(part, raw) for part in parts) if len(parts) > 1 else (),
        bold=all(lettered) and any(word.bold for word in words),
        size=round(median(word.size for word in words), 1),
        left=min(word.left for word in words),
        right=max(word.right for word in words),
        lead=max(0, min(lead, len(line.text))),
        table=line.index in tables,
    )


def _cell(words: Sequence[Word], raw: str) -> Cell:
    return Cell(words[0].left, words[-1].right, one_line(raw[words[0].start : words[-1].end]))
