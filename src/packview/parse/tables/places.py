"""Where the words of a page stand in its lines.

The lines were made from the words in the order they were drawn, a line from words that follow each other, so that a
line is found again as a run of words whose letters are the line's. Where that fails, as on pages that were put in
order by place, each word of the line is looked for on one height of the page.

The words of a cell as stretches of the page's lines, with the paragraphs they make.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from packview.model import Page, Run, Span
from packview.parse.tables.words import Word
from packview.parse.text.lines import BULLET, mark_of


def spans_of(words: Sequence[Word], places: Mapping[int, Span], lines: Sequence[str]) -> tuple[Span, ...]:
    """Where a cell's text stands.

    Args:
        words: in reading order.
        places: of the page's words in its lines.
        lines: of the page.
    """
    stretches: list[tuple[Span, Word, Word]] = []
    for word in words:
        place = places.get(word.number)
        if place is None:
            continue
        if stretches:
            span, first, _ = stretches[-1]
            between = lines[span.line][span.end : place.start]
            if span.line == place.line and place.start >= span.end and not between.strip():
                stretches[-1] = Span(span.line, span.start, place.end), first, word
                continue
        stretches.append((place, word, word))
    if not stretches:
        return ()
    edge = max(last.right for _, _, last in stretches)
    found = [stretches[0][0]]
    for (before, first, last), (span, word, _) in pairwise(stretches):
        text = lines[span.line][span.start : span.end]
        goes_on = text[:1].islower() and lines[before.line][: before.end][-1:] not in ".:;"
        apart = _parted(before, span, lines) or _had_room(first, last, word, edge)
        begins = _is_marked(text) or (apart and not goes_on)
        found.append(span._replace(begins=begins))
    return tuple(found)


def _parted(before: Span, span: Span, lines: Sequence[str]) -> bool:
    """Whether a blank line stands between."""
    return span.line > before.line and any(not line.strip() for line in lines[before.line + 1 : span.line])


def _is_marked(text: str) -> bool:
    return BULLET.match(text) is not None or mark_of(text) is not None


def _had_room(first: Word, last: Word, word: Word, edge: float) -> bool:
    """Whether a word begins a line although it would have fitted on the one before."""
    if first.turn or last.turn or word.turn or word.y - last.y < 0.4 * word.size:
        return False
    level = abs(first.left - word.left) < 2 * word.size
    return level and edge - last.right > word.right - word.left + 0.5 * word.size


_SIGN = "\uf000"
_SIGNS = re.compile("[\uf001-\uf0ff\u2022\u2190-\u2193\u2610-\u2612\u2713\u2717]")
_SPACE = re.compile(r"[\s\uf020]+")
_SAME_HEIGHT = 6.0
_FAR = 1e5


def _bare(text: str) -> str:
    """Letters only, any sign of a symbol font as one and the same."""
    if text.isascii():  # the most by far, and much quicker so
        return "".join(text.split())
    return _SIGNS.sub(_SIGN, _SPACE.sub("", text))


def line_places(page: Page) -> dict[int, Span]:
    """Each word of a page that is found in a line: its number among the runs, and where it stands.

    Args:
        page: with its runs and lines.
    """
    return _Finder(page.runs).find(page.lines)


class _Finder:
    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._bare = [_bare(run.text) for run in runs]
        self._used = bytearray(len(runs))
        self._starting: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._bare):
            self._starting[text].append(number)
        self._next = 0
        self._found: dict[int, Span] = {}

    def find(self, lines: Sequence[str]) -> dict[int, Span]:
        missed = []
        for index, line in enumerate(lines):
            wanted = _bare(line)
            if wanted and not self._together(index, line, wanted):
                missed.append(index)
        for index in missed:
            self._apart(index, lines[index])
        return self._found

    def _together(self, index: int, line: str, wanted: str) -> bool:
        """A line whose words were drawn one after the other."""
        for start in self._starts(line):
            numbers = self._run_from(start, wanted)
            if numbers:
                self._take(index, line, numbers)
                self._next = numbers[-1] + 1
                return True
        return False

    def _starts(self, line: str) -> list[int]:
        """Words a line may begin with: the next one drawn, then those after it, then any."""
        first = _bare(line.split(None, 1)[0])
        while self._next < len(self._bare) and (self._used[self._next] or not self._bare[self._next]):
            self._next += 1
        found = [self._next] if self._next < len(self._bare) else []
        same = [
            number
            for length in range(len(first), 0, -1)
            for number in self._starting.get(first[:length], ())
            if not self._used[number]
        ]
        after = sorted(number for number in same if number > self._next)
        return found + after + sorted(number for number in same if number < self._next)

    def _run_from(self, start: int, wanted: str) -> list[int]:
        numbers: list[int] = []
        at, number = 0, start
        while at < len(wanted) and number < len(self._bare):
            text = self._bare[number]
            if text:
                if self._used[number] or not wanted.startswith(text, at):
                    return []
                numbers.append(number)
                at += len(text)
            number += 1
        return numbers if at == len(wanted) else []

    def _apart(self, index: int, line: str) -> None:
        """A line whose words were put in order by place: all of them at one height."""
        words = [_bare(word) for word in line.split()]
        for start in self._starting.get(words[0], ()):
            if self._used[start]:
                continue
            numbers, down = [start], self._runs[start].y
            for word in words[1:]:
                near = [
                    number
                    for number in self._starting.get(word, ())
                    if not self._used[number]
                    and number not in numbers
                    and abs(self._runs[number].y - down) < _SAME_HEIGHT
                ]
                if not near:
                    break
                last = self._runs[numbers[-1]].x
                numbers.append(min(near, key=lambda number: _ahead(self._runs[number].x - last)))
            if len(numbers) == len(words):
                self._take(index, line, numbers)
                return

    def _take(self, index: int, line: str, numbers: Sequence[int]) -> None:
        at = 0
        for number in numbers:
            self._used[number] = 1
            left = len(self._bare[number])
            while at < len(line) and (line[at].isspace() or line[at] == "\uf020"):
                at += 1
            start = at
            while left and at < len(line):
                left -= not (line[at].isspace() or line[at] == "\uf020")
                at += 1
            self._found[number] = Span(index, start, at)


def _ahead(step: float) -> float:
    return step if step >= 0 else _FAR - step
