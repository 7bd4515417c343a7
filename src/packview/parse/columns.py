"""Words of a line in their places, and the parts of a line that stand apart, as the cells of a table without ruling lines do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from packview.model import Page
from packview.parse.layout import line_places
from packview.parse.text.lines import Line
from packview.parse.text.patterns import any_case
from packview.text import one_line
from packview.wording.periods import first_date, first_time

WIDE = 0.8
"""Of the font's size: a space that parts two columns."""
NARROW = 0.5
"""The same where something else begins in that column: more than the space between two words."""


class Word(NamedTuple):
    """A word: where it begins and ends in its line, and on the page in points; and the font's size."""

    start: int
    end: int
    left: float
    right: float
    size: float


class Part(NamedTuple):
    """Words of a line without a wide space between them."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    def text(self, line: str) -> str:
        """Its text, from its line as the page has it."""
        return one_line(line[self.words[0].start : self.words[-1].end])


def placed_words(page: Page) -> dict[int, list[Word]]:
    """The words of each line of a page that stand upright and were found, from left to right."""
    found: dict[int, list[Word]] = {}
    for number, span in line_places(page).items():
        run = page.runs[number]
        if run.rotation == 0 and run.text.strip():
            word = Word(span.start, span.end, run.x, run.x + run.width, run.size)
            found.setdefault(span.line, []).append(word)
    return {index: sorted(words) for index, words in found.items()}


def parts_of(words: Sequence[Word], lefts: Sequence[float] = ()) -> list[Part]:
    """The parts of a line that stand apart.

    Args:
        words: of the line, in order.
        lefts: where columns are known to begin; there a narrow space parts two words.
    """
    groups: list[list[Word]] = []
    for before, word in pairwise([None, *words]):
        if word is None:
            continue
        space = word.left - before.right if before else 0.0
        at_column = any(abs(word.left - left) < NARROW * word.size for left in lefts)
        if before is None or space > WIDE * word.size or (at_column and space > NARROW * word.size):
            groups.append([])
        groups[-1].append(word)
    return [Part(tuple(group)) for group in groups]


class Cell(NamedTuple):
    """A part of a line that stands apart: where it begins and ends, in points or by the count of bars, and its text."""

    left: float
    right: float
    text: str


Cells = Mapping[tuple[int, int], Sequence[Cell]]
"""The cells of lines by page and line."""


def cells_of(lines: Sequence[Line], pages: Iterable[Page]) -> Cells:
    """The parts of lines that stand apart or between bars, of lines that are still as their pages have them."""
    known = {page.number: (page, placed_words(page)) for page in pages}
    found: dict[tuple[int, int], list[Cell]] = {}
    for line in lines:
        page, words = known.get(line.page, (None, {}))
        raw = page.lines[line.index] if page and line.index >= 0 else ""
        if line.text and one_line(raw) == line.text:
            bars = [Cell(at, at, one_line(text)) for at, text in enumerate(raw.strip(" |").split(" | "))]
            parts = [
                Cell(part.left, part.right, part.text(raw)) for part in parts_of(words.get(line.index, ()))
            ]
            found[line.page, line.index] = bars if len(bars) > 1 else parts
    return found


def by_column(lines: Sequence[Line], pages: Iterable[Page]) -> list[Line]:
    """Lines of a letterhead in two columns: what stands in the left one, then what stands in the right one, each part a line."""
    cells = cells_of(lines, pages)
    found: list[Line] = []
    for right, group in groupby(lines, key=lambda line: _right_column(line, cells)):
        rows = [*group]
        if right is None or len(rows) < _TWO:
            found += rows
            continue
        for side in range(_TWO):
            for at, line in enumerate(rows):
                here = cells[line.page, line.index]
                if not _is_date_and_time(here):
                    left, _, text = here[side]
                    found.append(replace(line, text=text, gap=line.gap or not at, left=left, lead=0))
                elif not side:
                    found.append(line)
    return found


_TWO = 2
_LABEL = any_case(
    "(?:date|time|venue|place|location|committee|meeting|to|from|subject|title|report|author|contact)|.*:"
)


def _right_column(line: Line, cells: Cells) -> int | None:
    """Where the right one of two columns begins in a line; None for other lines, and for a label and what it says: 'Venue: Town Hall'."""
    here = cells.get((line.page, line.index), ())
    beside = len(here) == _TWO and not line.table and not _LABEL.fullmatch(here[0].text)
    return round(here[1].left) if beside else None


def _is_date_and_time(cells: Sequence[Cell]) -> bool:
    """Whether two cells say when a meeting is, so that they belong together."""
    return bool(first_date(cells[0].text) and first_time(cells[1].text))
