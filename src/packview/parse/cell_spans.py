"""The words of a cell as stretches of the page's lines, with the paragraphs they make."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from packview.model import Span
from packview.parse.grid_words import Word
from packview.parse.lines import BULLET
from packview.parse.marks import mark_of


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
