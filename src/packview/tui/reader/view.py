"""Scrolling through pages of which only those near the view are set out, and drawing their rows."""

import itertools
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp
from textual.strip import Strip

from packview.model import Position
from packview.tui.base.lists import bars
from packview.tui.base.screen import Wanted
from packview.tui.reader.layout import PageLayout
from packview.tui.reader.pages import Margin, PackText, PageBook, PageMarks, Spans, offset_of, signs
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


LOOKS = ("rule", "label", "heading", "remark", "link", "margin", "match", "current", "selected")
"""What looks different from plain text in the pages."""
MEASURE = 100
"""Cells of a line of text at most; the eye loses its way back from longer ones."""


class PageView(ScrollView, can_focus=True, inherit_bindings=False):
    """Pages one below the other, scrolled at once instead of little by little.

    The view knows its place as a page and a row of it. The heights of pages far away are guesses; as they become
    known, everything below them moves, but never what is in view.

    Attributes:
        book: the pages.
        marks: what is marked in them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page-reader--{name}" for name in LOOKS}
    DEFAULT_CSS = """
    PageView {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; background: $background;
        & > .page-reader--rule { color: $foreground 40%; }
        & > .page-reader--label { color: $text-primary; text-style: bold; }
        & > .page-reader--heading { text-style: bold; }
        & > .page-reader--remark { color: $foreground 70%; text-style: italic; }
        & > .page-reader--link { text-style: underline; color: $text-primary; }
        & > .page-reader--margin { color: $text-accent; text-style: bold; }
        & > .page-reader--match { background: $warning 30%; text-style: underline; }
        & > .page-reader--current { color: $warning; text-style: bold reverse; }
        & > .page-reader--selected { text-style: reverse; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.book = PageBook()
        self.marks = PageMarks(self.book)
        self.margin = Margin(self.book)
        self._drawing = Drawing(self.book, self.margin)
        self._top = (0, 0)
        self._placing = False
        self._told = 0
        self._bars: object = None
        self._look_cache: dict[str, Style] = {}
        self._looks_known = False

    def want(self, what: str, *values: object) -> None:
        """Ask the screen for something. Told on behalf of whoever called here, it would not reach that one's own handler."""
        self.post_message(Wanted(what, *values).set_sender(self))

    def load(self, text: PackText) -> None:
        """Show pages, without moving what is in view; where nothing of that has changed, nothing is drawn."""
        before = self._in_view()
        self.book.load(text)
        self._forget()
        self._stand(*self._top)
        if self._in_view() != before:
            self.refresh()

    @property
    def position(self) -> Position:
        """Where the view stands: the row at its top."""
        return Position(pdf_page=self._top[0] + 1, line=self._top[1])

    @property
    def pdf_page(self) -> int:
        """The page in hand, 1..n: the one at the top, unless no more than its last rows are in view."""
        page, row = self._top
        if page + 1 < len(self.book) and self.book.heights[page] - row <= 2:
            page += 1
        return page + 1

    @property
    def pages_in_view(self) -> frozenset[int]:
        """The PDF page in hand and all that are in view from top to bottom."""
        heights = self.book.heights
        whole = (page for page, first, last in self.rows_in_view() if (first, last) == (0, heights[page] - 1))
        return frozenset({self.pdf_page, *(page + 1 for page in whole)})

    def rows_in_view(self) -> Iterator[tuple[int, int, int]]:
        """The pages in view, counted from 0, each with its first and last row in view."""
        return self.book.in_view(*self._top, self.scrollable_content_region.height)

    def show_place(self, position: Position, *, above: int = 0) -> None:
        """Go to a place, which becomes the top row, or stands below ``above`` rows of the page before it."""
        page = min(max(position.pdf_page - 1, 0), max(0, len(self.book) - 1))
        self._stand(page, max(0, position.line))
        if above and page < len(self.book):
            row = min(position.line, len(self.book.layout(page).rows) - 1)
            self._stand(page, max(0, row - above))

    def show_end(self) -> None:
        if len(self.book):
            height = self.scrollable_content_region.height
            last = len(self.book) - 1
            _, end = self.book.settle(last, len(self.book.layout(last).rows) - 1, 2 * height, 0)
            self._stand(*self.book.heights.at(end - height + 1))

    def redraw(self) -> None:
        """Draw everything anew: pages, marks or colours have changed."""
        self._forget()
        self.refresh()

    def notify_style_update(self) -> None:
        """The colours may have changed."""
        self._looks_known = False
        super().notify_style_update()

    def scroll_rows(self, rows: int) -> None:
        """Move by some rows, up where there are fewer than 0."""
        self.scroll_to(y=self.scroll_target_y + rows, animate=False)

    def on_scroll_to(self, message: ScrollTo) -> None:
        message.stop()
        message.prevent_default()
        self.scroll_to(y=message.y, animate=False)

    def on_scroll_up(self, message: ScrollUp) -> None:
        message.stop()
        message.prevent_default()
        self.scroll_rows(2 - self.scrollable_content_region.height)

    def on_scroll_down(self, message: ScrollDown) -> None:
        message.stop()
        message.prevent_default()
        self.scroll_rows(self.scrollable_content_region.height - 2)

    def _scroll_update(self, virtual_size: Size) -> None:
        if bars(self, virtual_size) != self._bars:
            super()._scroll_update(virtual_size)
            self._bars = bars(self, virtual_size)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Whatever moved the view, set out what has come near."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing and len(self.book):
            self._stand(*self.book.heights.at(round(new_value)), guessed=True)

    def on_resize(self) -> None:
        """The line at the top stays there."""
        self._fit()
        self._stand(*self._top)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in view; pages are set out for another width before, or they would be blank for one paint."""
        self._fit()
        return super().render_lines(crop)

    def _fit(self) -> None:
        width = self._measure()
        if width > 0 and (width != self.book.width or self._room() != self.book.room):
            page, row = self._top
            place = None
            if page < len(self.book) and self.book.heights.known(page):
                layout = self.book.layout(page)
                place = layout.source(min(row, len(layout.rows) - 1), 0)
            self.book.resize(width, self._room())
            self.screen.clear_selection()
            self.redraw()
            self._top = (page, self.book.layout(page).locate(*place)[0] if place else row)
            self._stand(*self._top)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        styles = self._looks()
        number = self.scroll_offset.y + y
        ready = self.book.width == min(MEASURE, _room_in(width))
        # else it would be the wrong place for one paint
        if not ready or not len(self.book) or number >= self.book.heights.total:
            return Strip.blank(width, styles[""])
        page, row = self.book.heights.at(number)
        spans = self.marks.of_row(page, row, self.text_selection)
        return self._drawing.strip(page, row, spans, width=width, styles=styles)

    def _forget(self) -> None:
        self.marks.forget()
        self.margin.forget()
        self._drawing.forget()

    def _in_view(self) -> list[tuple[str, PageLayout]]:
        """The pages in view as they are drawn; a page keeps its layout for as long as it is the same."""
        known = takewhile(self.book.heights.known, (page for page, _, _ in self.rows_in_view()))
        return [(self.book.rule(page), self.book.layout(page)) for page in known]

    def _looks(self) -> Mapping[str, Style]:
        if not self._looks_known:
            looks = {name: self.get_component_rich_style(name) for name in self.COMPONENT_CLASSES}
            looks[""] = self.rich_style
            if looks != self._look_cache:  # it has only got or lost the focus otherwise
                self._look_cache = looks
                self._drawing.forget()
            self._looks_known = True
        return self._look_cache

    def _measure(self) -> int:
        """Cells of a row of text, a little room left at both sides."""
        return min(MEASURE, self._room())

    def _room(self) -> int:
        """Cells a wide table may take: all but a little room at both sides."""
        return _room_in(self.scrollable_content_region.width)

    def _stand(self, page: int, row: int, *, guessed: bool = False) -> None:
        """Stand at a place; what is near it is set out first."""
        height = self.scrollable_content_region.height
        if not len(self.book) or height <= 0 or self._measure() != self.book.width:
            self._top = (page, row)
            return
        row, y = self.book.settle(page, row, height, 2 * height, guessed=guessed)
        heights = self.book.heights
        # The last page can be scrolled up to the top, as any other.
        size = Size(
            self.scrollable_content_region.width, heights.total + max(0, height - heights[len(heights) - 1])
        )
        self._placing = True
        if size != self.virtual_size:
            # Set as it is, the whole screen would be laid out again, which costs more than drawing the pages does.
            self.set_reactive(PageView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
        if y != self.scroll_y:
            self.scroll_y = self.scroll_target_y = y
        self._placing = False
        self._top = self.book.heights.at(round(self.scroll_y))
        if self.pdf_page != self._told:
            self._told = self.pdf_page
            self.want("page_shown", self._told)


def _room_in(width: int) -> int:
    return max(1, width - (4 if width > 60 else 2))
