"""Indicators set as cards: a name with its rating, a graph, and below it 'Latest', 'Target' and 'Previous' with their figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from packview.model import Doubt, Indicator, Page
from packview.parse.indicators.columns import split_name, unit_of
from packview.parse.tables.marks import Direction, direction_of, is_code
from packview.parse.tables.ruled import Cell, Grid
from packview.parse.tables.sheet import Rating, rating_of
from packview.parse.tables.words import single
from packview.parse.text.patterns import one_of
from packview.wording.numbers import is_mark, read_figure
from packview.wording.periods import periods_in, read_period
from packview.wording.words import SMALL_WORDS, telling_words

_NAMES = one_of(
    "latest", "current", "actual", "result", "previous", "last (?:month|quarter|year)", "target", "floor(?: standard)?", "threshold",
    "national", "england", "benchmark",
)  # fmt: skip
_WHEN = r"\([^)]{2,20}\)|(?:20)?\d\d/\d\d"
_FIGURE = r"[(+\u00a3\u2212-]?\s?\u00a3?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?(?:%|m\b|k\b)?|n/a|tbc|-"
_ENTRY = re.compile(
    rf"(?P<name>{_NAMES})\s*(?P<when>{_WHEN})?\s*:?\s*(?P<figure>{_FIGURE})(?=[\s,;(]|$)", re.IGNORECASE
)
_LATEST = ("latest", "current", "actual", "result")
_TARGETS = ("target", "floor", "floor standard", "threshold")
_UNDATED = "It is not printed what period the latest figure is of"
_ALIKE = 0.8
_TITLE_PAGE = 14
"""Lines on a page that is a title page, and lines at the top of any other in which its title stands."""
FRAMED = 6
"""Ruling lines from which on a page is no title page."""
_BARE = re.compile(r"[\d/.\s-]+")
_REPORT = re.compile(r"report|dataset|scorecard|performance|monitoring|dashboard", re.IGNORECASE)


def read_card(grid: Grid) -> Indicator | None:
    """The indicator of a card, None where a table is no card; its latest figure stands with the comparators until ``date_card``."""
    if not grid.ruled or not 2 <= len(grid.cells) <= 6 or grid.columns > 8:
        return None
    cells = {id(cell): cell for row in grid.cells for cell in row if cell}
    entries = [found for cell in cells.values() for found in _ENTRY.finditer(single(cell.text))]
    latest = next((found for found in entries if found["name"].casefold() in _LATEST), None)
    if latest is None or len(entries) < 2:
        return None
    name = next((text for cell in cells.values() if _is_name(text := single(cell.text))), "")
    if not name:
        return None
    ref, name = split_name("", name)
    figure = read_figure(latest["figure"])
    marks: dict[str, str] = {}
    values: dict[str, float | None] = {}
    benchmarks: dict[str, float | None] = {}
    targets: dict[str, float | None] = {}
    when = read_period(latest["when"].strip("()")) if latest["when"] else None
    for found in entries:
        key, kind = (
            found["name"].capitalize(),
            targets if found["name"].casefold() in _TARGETS else benchmarks,
        )
        if found is latest and when:
            key, kind = when, values
        printed = read_figure(found["figure"])
        if key not in kind:
            kind[key] = printed.value
            marks |= {key: printed.mark} if printed.mark else {}
    ratings = (_rating(cell) for cell in cells.values())
    return Indicator(
        ref=ref,
        name=name,
        unit=unit_of([figure], name),
        values=values,
        direction=_arrow(cells.values()),
        benchmarks=benchmarks,
        targets=targets,
        rag=next(filter(None, ratings), ""),
        marks=marks,
        page=grid.label,
        pdf_page=grid.page,
        doubtful=() if when else (_UNDATED,),
        doubts=() if when else (Doubt.FIGURES,),
    )


def date_card(card: Indicator, period: str) -> Indicator:
    """A card with its latest figure under the period the report is about; as it is where that is not known.

    Args:
        card: from ``read_card``.
        period: '2024/25 Q3', '' where not known.
    """
    key = next((key for key in card.benchmarks if key.casefold() in _LATEST), None)
    if not period or card.values or key is None:
        return card
    figure = card.benchmarks[key]
    return replace(
        card,
        values={period: figure},
        benchmarks={name: value for name, value in card.benchmarks.items() if name != key},
        marks={period if name == key else name: mark for name, mark in card.marks.items()},
        doubtful=(),
        doubts=(),
    )


def report_period(pages: Sequence[Page], last: int) -> str:
    """What a report is about, from the nearest title before a page: 'Quarter 3 2024/25', 'Performance Report October 2018'.

    A title is a page with little on it, or a short line that names a report.

    Args:
        pages: of the file.
        last: PDF page to look back from.
    """
    for page in reversed([page for page in pages if page.number <= last]):
        lines = [line.strip() for line in page.lines if line.strip()]
        if len(lines) <= _TITLE_PAGE and len(page.rules) < FRAMED:
            for line, below in pairwise([*lines, ""]):
                for text in (line, f"{line} {below}"):
                    if len(text) <= 60 and not _BARE.fullmatch(text) and (found := read_period(text)):
                        return found
        for line in lines[:_TITLE_PAGE]:
            if len(line) <= 80 and len(line.split()) <= 9 and _REPORT.search(line):
                told = periods_in(line)
                if len(told) == 1:
                    return told[0][0]
    return ""


def merge_cards(rows: Sequence[Indicator], cards: Sequence[Indicator]) -> list[Indicator]:
    """Rows of a summary and the cards that follow it, each indicator once: the card has more to say.

    A row is left out where a card has the same rating and the same words in its name, or all but a few.
    """
    left = [
        row
        for row in rows
        if row.values or row.targets or is_code(row.ref) or not any(_same(row, card) for card in cards)
    ]
    return sorted([*left, *cards], key=lambda each: each.pdf_page or 0)


def _is_name(text: str) -> bool:
    return len(text) > 12 and not rating_of(text) and _ENTRY.search(text) is None and not is_mark(text)


def _rating(cell: Cell) -> Rating:
    words = single(cell.text).split()
    return rating_of(words[0]) if words and len(words) <= 2 else ""


def _arrow(cells: Iterable[Cell]) -> Direction:
    signs = (word for cell in cells for word in cell.words if len(word.text) == 1 and not word.text.isalnum())
    return next(filter(None, (direction_of([word.run], word.text) for word in signs)), "")


def _same(row: Indicator, card: Indicator) -> bool:
    first, second = _words(row.name), _words(card.name)
    fewer, more = sorted((len(first), len(second)))
    alike = len(first & second) >= max(_ALIKE * fewer, _ALIKE / 2 * more)
    return row.rag == card.rag and fewer > 0 and alike


def _words(name: str) -> frozenset[str]:
    return frozenset(telling_words(name.replace("%", " percentage "), without=SMALL_WORDS))
