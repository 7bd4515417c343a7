"""Words of a line in their places, and the parts of a line that stand apart, as the cells of a table without ruling lines do."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from packview.model import Page
from packview.parse.layout import line_places
from packview.parse.text.lines import Cell, Line
from packview.parse.text.patterns import WORDS, any_case, listed
from packview.wording.periods import first_date, first_time

WIDE = 0.8
"""Of the font's size: a space that parts two columns."""
NARROW = 0.5
"""The same where something else begins in that column: more than the space between two words."""


class Word(NamedTuple):
    """A word: where it begins and ends in its line, and on the page in points; the font's size and weight."""

    start: int
    end: int
    left: float
    right: float
    size: float
    bold: bool


def placed_words(page: Page) -> dict[int, list[Word]]:
    """The words of each line of a page that stand upright and were found, from left to right."""
    found: dict[int, list[Word]] = {}
    for number, span in line_places(page).items():
        run = page.runs[number]
        if run.rotation == 0 and run.text.strip():
            word = Word(span.start, span.end, run.x, run.x + run.width, run.size, run.bold)
            found.setdefault(span.line, []).append(word)
    return {index: sorted(words) for index, words in found.items()}


def parts_of(words: Sequence[Word], lefts: Sequence[float] = ()) -> list[list[Word]]:
    """The parts of a line that stand apart.

    Args:
        words: of the line, in order.
        lefts: where columns are known to begin; there a narrow space parts two words.
    """
    groups: list[list[Word]] = []
    for at, word in enumerate(words):
        space = word.left - words[at - 1].right if at else WIDE * word.size + 1
        at_column = any(abs(word.left - left) < NARROW * word.size for left in lefts)
        if space > WIDE * word.size or (at_column and space > NARROW * word.size):
            groups.append([])
        groups[-1].append(word)
    return groups


def by_column(lines: Sequence[Line]) -> list[Line]:
    """Lines of a letterhead in two columns: what stands in the left one, then what stands in the right one, each part a line."""
    found: list[Line] = []
    for right, group in groupby(lines, key=_right_column):
        rows = [*group]
        if right is None or len(rows) < _TWO:
            found += rows
            continue
        for side in range(_TWO):
            for at, line in enumerate(rows):
                if not _is_date_and_time(line.parts):
                    left, _, text = line.parts[side]
                    found.append(replace(line, text=text, gap=line.gap or not at, left=left, lead=0))
                elif not side:
                    found.append(line)
    return found


_TWO = 2
LABEL_CELL = any_case(
    "(?:date|time|venue|place|location|to|from|subject|title|report|author|contact|meeting date)|.*:"
    rf"|report (?:to|of|by|for|title)|(?:name|date|time|place) of (?:committee|meeting|decision)|{listed(WORDS['bodies']['strong_labels'])}"
)
"""A cell that says what stands in the one beside it."""


def _right_column(line: Line) -> int | None:
    """Where the right one of two columns begins in a line; None for other lines, and for a label and what it says: 'Venue: Town Hall'."""
    here = line.parts
    beside = len(here) == _TWO and not line.table and not LABEL_CELL.fullmatch(here[0].text)
    return round(here[1].left) if beside else None


def _is_date_and_time(cells: Sequence[Cell]) -> bool:
    """Whether two cells say when a meeting is, so that they belong together."""
    return bool(first_date(cells[0].text) and first_time(cells[1].text))
