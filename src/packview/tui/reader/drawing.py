"""One row of a page as a strip of styled cells."""

import itertools
from collections.abc import Mapping

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from packview.tui.reader.margin import Margin, signs
from packview.tui.reader.pages import PageBook, Spans, offset_of
from packview.tui.reader.paragraphs import Row
from packview.tui.text import truncate

_OWN_LOOK = {"heading", "remark"}
"""Kinds of rows that have a component class of their own."""


class Drawing:
    """Draws rows of pages, and keeps what it drew. Styles go by component class, '' for the plain one."""

    def __init__(self, book: PageBook, margin: Margin) -> None:
        self._book = book
        self._margin = margin
        self._strips: LRUCache[tuple[int, int, Spans], Strip] = LRUCache(1024)

    def forget(self) -> None:
        """Draw everything anew: pages, marks, width or colours have changed."""
        self._strips.clear()

    def strip(self, page: int, row: int, spans: Spans, *, width: int, styles: Mapping[str, Style]) -> Strip:
        """A row of a page, filled up to the width; one after the last row of the page is blank.

        ``spans`` are marked stretches, as indexes into the row's text; a later one lies on an earlier one.
        """
        strip = self._strips.get((page, row, spans))
        if strip is None:
            strip = self._strips[(page, row, spans)] = self._draw(page, row, spans, width, styles)
        return strip

    def _draw(self, page: int, number: int, spans: Spans, width: int, styles: Mapping[str, Style]) -> Strip:
        book, base = self._book, styles[""]
        rows, left = book.layout(page).rows, book.left(width)
        row = rows[number] if number < len(rows) else Row("blank")
        if number == 1 and page in self._margin.legends:
            row = Row("remark", truncate(self._margin.legends[page], book.width))
        if row.kind == "rule":
            segments = _rule(book.rule(page), book.width, styles)
        else:
            style = base + styles[f"page-reader--{row.kind}"] if row.kind in _OWN_LOOK else base
            segments = _cut(row.text, style, styles, (*row.looks, *spans))
        lead = max(0, left + row.indent)
        at = max(0, lead - 3)
        sign = signs(self._margin.of_row(page, number))[: min(2, lead)]
        if sign:
            before = [Segment(" " * at, base), Segment(sign, base + styles["page-reader--margin"])]
            segments[:0] = [*before, Segment(" " * (lead - at - len(sign)), base)]
        elif lead:
            segments.insert(0, Segment(" " * lead, base))
        strip = Strip(segments)
        strip = strip.extend_cell_length(width, base).crop(0, width)
        return strip.apply_offsets(-left - row.indent, offset_of(page, number, 0).y)


def _rule(words: str, measure: int, styles: Mapping[str, Style]) -> list[Segment]:
    line, strong = styles[""] + styles["page-reader--rule"], styles[""] + styles["page-reader--label"]
    words = truncate(words, measure - 6)
    rest = max(0, measure - cell_len(words) - 5)
    return [
        Segment("\u2500\u2500 ", line),
        Segment(words, strong),
        Segment(" " + "\u2500" * (rest + 1), line),
    ]


def _cut(text: str, style: Style, styles: Mapping[str, Style], spans: Spans) -> list[Segment]:
    """A row's text, cut where its look changes."""
    cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for span in spans for cut in span[:2])})
    segments = []
    for start, end in itertools.pairwise(cuts):
        look = style
        for first, last, name in spans:
            if first <= start and end <= last:
                look += styles[name]
        segments.append(Segment(text[start:end], look))
    return segments
