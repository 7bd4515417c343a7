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


class Drawing:
    """Draws rows of pages, and keeps what it drew."""

    def __init__(self, book: PageBook, margin: Margin) -> None:
        self._book = book
        self._margin = margin
        self._strips: LRUCache[tuple[int, int, Spans], Strip] = LRUCache(1024)

    def forget(self) -> None:
        """Draw everything anew: pages, marks, width or colours have changed."""
        self._strips.clear()

    def strip(self, page: int, row: int, spans: Spans, *, width: int, styles: Mapping[str, Style]) -> Strip:
        """A row of a page with its marked stretches, filled up to the width; one after the last row of the page is blank."""
        strip = self._strips.get((page, row, spans))
        if strip is None:
            strip = self._strips[(page, row, spans)] = self._draw(page, row, spans, width, styles)
        return strip

    def _draw(self, page: int, row: int, spans: Spans, width: int, styles: Mapping[str, Style]) -> Strip:
        book = self._book
        rows, left = book.layout(page).rows, book.left(width)
        what = rows[row] if row < len(rows) else Row("blank")
        if row == 1 and page in self._margin.legends:
            what = Row("remark", truncate(self._margin.legends[page], book.width))
        return draw(
            what,
            rule=book.rule(page) if what.kind == "rule" else "",
            left=left,
            measure=book.width,
            width=width,
            styles=styles,
            spans=spans,
            margin=signs(self._margin.of_row(page, row)),
        ).apply_offsets(-left - what.indent, offset_of(page, row, 0).y)


STYLES = {"rule": "rule", "heading": "heading", "remark": "remark"}
"""Kinds of rows that have a look of their own, and the component class of it without its 'page-reader--'."""


def draw(
    row: Row,
    *,
    rule: str,
    left: int,
    measure: int,
    width: int,
    styles: Mapping[str, Style],
    spans: Spans,
    margin: str = "",
) -> Strip:
    """A row, filled up to ``width`` cells; ``measure`` are those of a full row of text, ``left`` those before it.

    Styles go by component class, '' for the plain one. ``spans`` are marked stretches, as indexes into the row's text; a later
    one lies on an earlier one. ``rule`` are the words of a rule, ``margin`` the signs before the text.
    """
    base = styles[""]
    if row.kind == "rule":
        segments = _rule(rule, measure, styles)
    else:
        style = base + styles[f"page-reader--{row.kind}"] if row.kind in STYLES else base
        segments = _cut(row.text, style, styles, (*row.looks, *spans))
    lead = max(0, left + row.indent)
    if lead:
        at = max(0, lead - 3)
        signs = margin[: min(2, lead)]
        before = [Segment(" " * at, base), Segment(signs, base + styles["page-reader--margin"])]
        after = Segment(" " * (lead - at - len(signs)), base)
        segments[:0] = [*before, after] if signs else [Segment(" " * lead, base)]
    used = sum(cell_len(segment.text) for segment in segments)
    if used < width:
        segments.append(Segment(" " * (width - used), base))
    return Strip(segments, max(used, width)).crop(0, width)


def _rule(words: str, measure: int, styles: Mapping[str, Style]) -> list[Segment]:
    line, strong = styles["page-reader--rule"], styles["page-reader--label"]
    words = truncate(words, measure - 6)
    rest = max(0, measure - cell_len(words) - 5)
    return [
        Segment("\u2500\u2500 ", styles[""] + line),
        Segment(words, styles[""] + strong),
        Segment(" " + "\u2500" * (rest + 1), styles[""] + line),
    ]


def _cut(text: str, style: Style, styles: Mapping[str, Style], spans: Spans) -> list[Segment]:
    if not spans:
        return [Segment(text, style)] if text else []
    cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for span in spans for cut in span[:2])})
    segments = []
    for start, end in itertools.pairwise(cuts):
        look = style
        for first, last, name in spans:
            if first <= start and end <= last:
                look += styles[name]
        segments.append(Segment(text[start:end], look))
    return segments
