"""Lines with their type, and the hierarchy of headings that type makes: larger, heavier, in capitals, set apart.

Agenda, minutes, reports and glossary use the same hierarchy. Numbers order headings; type says what is one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile
from operator import attrgetter
from statistics import median

from packview.model import Block, Layout, Page, Run
from packview.parse.layout import layout_of, line_places
from packview.parse.tables.page import tables_of, unpack_grids
from packview.parse.tables.ruled import Grid
from packview.parse.text.lines import Line, flow, is_capitals
from packview.text import one_line

_LONGEST = 160
"""Characters of a heading, over all its lines."""
_LARGER = 1.06
"""A size from which type is larger than the text's."""
_ENDS_TEXT = (".", ",", ";", "-")


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
        words: dict[int, list[tuple[int, int, Run]]] = {}
        for run, span in line_places(page).items():
            words.setdefault(span.line, []).append((span.start, span.end, page.runs[run]))
        for places in words.values():
            places.sort(key=lambda place: place[0])
        tables = _table_lines(self.layout(page), words)
        return [_typed(line, page, words.get(line.index, ()), tables) for line in lines]

    def layout(self, page: Page) -> Layout:
        """How a page is set out."""
        known = self._set.get(page.number)
        return known[1] if known and _is_set_alike(known[0], page) else layout_of(page)

    def figures(self, page: Page) -> frozenset[int]:
        """Lines of a page that stand in tables of figures and short entries; a frame around sentences is none."""
        return frozenset(
            span.line
            for block in (self.layout(page) if page.runs else ())
            if block.kind == "table" and _holds_figures(block, page)
            for row in block.rows
            for cell in row
            for span in cell.spans
        )


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


_CELL_SPACE = 1.3
"""Of the font size: wider than spaces in lines that are set to one width."""
_WIDE_SPACE = 0.6
"""Of the font size: wider than between the words of a text."""


def _table_lines(layout: Layout, words: Mapping[int, Sequence[tuple[int, int, Run]]]) -> frozenset[int]:
    """Lines of a page with a part in one of its tables, below its title; ``words`` says where each begins and ends in its line."""
    found: set[int] = set()
    for block in layout:
        if block.kind == "table" and _parts_words(block, words):
            rows = dropwhile(lambda row: len(row) == 1, block.rows)  # a heading over the rest
            found.update(span.line for row in rows for cell in row for span in cell.spans)
    return frozenset(found)


def _parts_words(block: Block, words: Mapping[int, Sequence[tuple[int, int, Run]]]) -> bool:
    """Whether its columns stand apart: most cells beside another begin after more than the space between two words."""
    apart: list[bool] = []
    for row in block.rows:
        for before, cell in pairwise(row):
            if not before.spans or not cell.spans or before.spans[0].line != cell.spans[0].line:
                continue
            line, start = cell.spans[0].line, cell.spans[0].start
            for (_, _, left), (at, _, right) in pairwise(words.get(line, ())):
                if at == start:
                    apart.append(right.x - left.x - left.width > _WIDE_SPACE * left.size)
    return 2 * sum(apart) >= len(apart)


def _typed(line: Line, page: Page, words: Sequence[tuple[int, int, Run]], tables: frozenset[int]) -> Line:
    if not words:
        return replace(line, table=line.index in tables)
    runs = [run for _, _, run in words]
    raw = page.lines[line.index]
    cut = len(raw) - len(raw.lstrip()) + (raw.strip().find(line.text[:12]) if line.bullet else 0)
    leading = takewhile(lambda word: word[2].bold, words)
    lead = max((end - cut for _, end, _ in leading), default=0)
    return replace(
        line,
        cells=_cells(raw, words),
        bold=all(run.bold for run in runs if any(map(str.isalnum, run.text)))
        and any(run.bold for run in runs),
        size=round(median(run.size for run in runs), 1),
        left=min(run.x for run in runs),
        right=max(run.x + run.width for run in runs),
        lead=max(0, min(lead, len(line.text))),
        table=line.index in tables,
    )


def _cells(raw: str, words: Sequence[tuple[int, int, Run]]) -> tuple[tuple[float, str], ...]:
    """The parts of a line with more than the space between two words, or two sentences, between them; () for one part."""
    wide = (
        after
        for before, after in pairwise(words)
        if after[2].x - before[2].x - before[2].width > _CELL_SPACE * before[2].size
    )
    starts = [words[0], *wide]
    ends = [start for start, _, _ in starts[1:]] + [len(raw)]
    cells = ((run.x, one_line(raw[start:end])) for (start, _, run), end in zip(starts, ends, strict=True))
    return tuple(cells) if len(starts) > 1 else ()


def body_size(lines: Sequence[Line]) -> float:
    """The size most of the text is set in; 0 where no line has a size."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size and not line.table:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def heading_ranks(lines: Sequence[Line]) -> list[int]:
    """For each line how high a heading it is by its type: 1 the highest, 0 for text.

    A heading is larger than most of the text, or bold where that is not, or in capitals where that is not; it is short and
    ends like no sentence. Where the source has no type, as a text file, only capitals tell.
    """
    body = body_size(lines)
    weight = _share(lines, lambda line: bool(line.bold)) > 0.5
    capitals = _share(lines, lambda line: is_capitals(line.text)) > 0.5
    looks = [_look(line, body, bold_text=weight, capital_text=capitals) for line in lines]
    order = sorted({look for look in looks if look}, reverse=True)
    return [order.index(look) + 1 if look else 0 for look in looks]


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
