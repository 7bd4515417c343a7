"""Lines with their type, and the hierarchy of headings that type makes: larger, heavier, in capitals, set apart.

Agenda, minutes, reports and glossary use the same hierarchy. Numbers order headings; type says what is one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import median

from packview.model import Layout, Page, Run
from packview.parse.layout.page import layout_of
from packview.parse.tables.places import line_places
from packview.parse.text.lines import Line, flow, is_capitals

_LONGEST = 160
"""Characters of a heading, over all its lines."""
_LARGER = 1.06
"""A size from which type is larger than the text's."""
_ENDS_TEXT = (".", ",", ";", "-")


def typeset(pages: Iterable[Page], layouts: Sequence[Layout] | None = None) -> list[Line]:
    """The lines of pages one after another, as ``flow`` gives them, with size, place, weight and whether they stand in a table.

    Args:
        pages: in order.
        layouts: of these pages, where they are known already; None has them worked out.
    """
    found: list[Line] = []
    for number, page in enumerate(pages):
        lines = flow([page])
        if not page.runs:
            found.extend(lines)
            continue
        words: dict[int, list[tuple[int, int, Run]]] = {}
        for run, span in line_places(page).items():
            words.setdefault(span.line, []).append((span.start, span.end, page.runs[run]))
        tables = _table_lines(layout_of(page) if layouts is None else layouts[number])
        found.extend(
            _typed(line, page, sorted(words.get(line.index, ()), key=lambda word: word[0]), tables)
            for line in lines
        )
    return found


def _table_lines(layout: Layout) -> frozenset[int]:
    """Lines of a page with a part in one of its tables."""
    return frozenset(
        span.line
        for block in layout
        if block.kind == "table"
        for row in block.rows
        for cell in row
        for span in cell.spans
    )


def _typed(line: Line, page: Page, words: Sequence[tuple[int, int, Run]], tables: frozenset[int]) -> Line:
    if not words:
        return replace(line, table=line.index in tables)
    runs = [run for _, _, run in words]
    raw = page.lines[line.index]
    cut = len(raw) - len(raw.lstrip()) + (raw.strip().find(line.text[:12]) if line.bullet else 0)
    lead = 0
    for _, end, run in words:
        if not run.bold:
            break
        lead = end - cut
    return replace(
        line,
        bold=all(run.bold for run in runs if any(map(str.isalnum, run.text)))
        and any(run.bold for run in runs),
        size=round(median(run.size for run in runs), 1),
        left=min(run.x for run in runs),
        right=max(run.x + run.width for run in runs),
        lead=max(0, min(lead, len(line.text))),
        table=line.index in tables,
    )


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
