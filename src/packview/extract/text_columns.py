"""Text saved with its columns kept by spaces, as a table of a typewriter: where each word stands on the page.

Such a text is what 'keep layout' of a PDF reader writes. Its words get the places they would have on a sheet of one
width for every letter, so that tables are read from it as from a PDF.
"""

import re
from collections import Counter
from collections.abc import Sequence

from packview.model import Run

LETTER = 5.0
"""Points: the width of a letter."""
LINE = 12.0
"""Points from one line to the next."""
MARGIN = 40.0
"""Points around the text."""
_SIZE = 8.0
"""Points: of the font."""
_TAIL = 0.5
"""Letters: so much wider a word counts, so that one space leaves the room between words and two that between columns."""
_WORD = re.compile(r"\S+")
_CELL = re.compile(r"\S+(?: \S+)*")
_FULL = 3
"""Cells of a row that tells where columns are."""
_FEWEST_ROWS = 3
"""Such rows that stand under one another; one fewer will do where most of the page has cells."""


def has_columns(lines: Sequence[str]) -> bool:
    """Whether several lines of a page hold cells that stand under one another, parted by two spaces or more."""
    written = [list(_CELL.finditer(line)) for line in lines if line.strip()]
    full = [cells for cells in written if len(cells) >= _FULL]
    starts = Counter(cell.start() for cells in full for cell in cells[1:])
    ends = Counter(cell.end() for cells in full for cell in cells[1:])
    aligned = sum(
        sum(starts[cell.start()] > 1 or ends[cell.end()] > 1 for cell in cells[1:]) > 1 for cells in full
    )
    under = sum(
        len(cells) > 1 and any(starts[cell.start()] or ends[cell.end()] for cell in cells[1:])
        for cells in written
    )
    mostly = 2 * under >= len(written) and under >= _FEWEST_ROWS
    return aligned >= (_FEWEST_ROWS - 1 if mostly else _FEWEST_ROWS)


def runs_of(lines: Sequence[str]) -> tuple[Run, ...]:
    """The words of a page's lines, each where it stands; line ``n`` from 0 has its baseline at ``MARGIN + n * LINE``."""
    return tuple(
        Run(
            text=word.group(),
            x=MARGIN + word.start() * LETTER,
            y=MARGIN + number * LINE,
            width=(len(word.group()) + _TAIL) * LETTER,
            size=_SIZE,
            font="typewriter",
        )
        for number, line in enumerate(lines)
        for word in _WORD.finditer(line)
    )


def size_of(lines: Sequence[str]) -> tuple[float, float]:
    """Width and height in points of the sheet that ``runs_of`` writes on."""
    longest = max(map(len, lines), default=0)
    return 2 * MARGIN + longest * LETTER, 2 * MARGIN + len(lines) * LINE
