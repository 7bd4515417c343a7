"""The pages of a pack as one long run of rows, of which only those near the view are set out: what is marked in them, drawing, scrolling."""

import itertools
import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp
from textual.selection import Selection
from textual.strip import Strip

from packview.model import Layout, PageInfo, Position
from packview.model.import_events import PageLines
from packview.services.analysis.coverage import text_only
from packview.services.search.links import Link, Links
from packview.services.search.search import Match, pattern
from packview.text import in_lines, line_starts
from packview.tui.base.lists import bars
from packview.tui.base.screen import Wanted
from packview.tui.reader.finder import Finder
from packview.tui.reader.layout import PageLayout, ShownState, estimate
from packview.tui.reader.paragraphs import Look, Row
from packview.tui.text import one_line, truncate
from packview.wording.words import counted


class PageHeights:
    """Rows of the pages, one after another. Pages are counted from 0 here."""

    __slots__ = ("_heights", "_known", "_starts")

    def __init__(self, guesses: Sequence[int]) -> None:
        self._heights = list(guesses)
        self._known = bytearray(len(self._heights))
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, page: int) -> int:
        return self._heights[page]

    @property
    def total(self) -> int:
        """Rows of all pages."""
        return self._reach()[-1]

    def known(self, page: int) -> bool:
        return bool(self._known[page])

    def learn(self, page: int, height: int) -> bool:
        """Take in what a page really takes; says whether that differs from what was believed."""
        self._known[page] = 1
        if self._heights[page] == height:
            return False
        self._heights[page] = height
        self._starts = None
        return True

    def guess(self, page: int, height: int) -> None:
        """Forget what a page takes: it has changed. A page after the last one is added."""
        self._heights[page : page + 1] = [height]
        self._known[page : page + 1] = b"\0"
        self._starts = None

    def start(self, page: int) -> int:
        """The row on which a page starts; for the page after the last, the row after the end."""
        return self._reach()[page]

    def at(self, row: int) -> tuple[int, int]:
        """Which page a row is in, and which row of that page it is; the last row for one after the end."""
        if not self._heights:
            return 0, 0
        row = min(max(row, 0), self.total - 1)
        starts = self._reach()
        page = bisect_right(starts, row) - 1
        return page, row - starts[page]

    def _reach(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *accumulate(self._heights)]
        return self._starts


_KEPT = 96
"""Pages whose rows are kept; setting out a page again takes less than a millisecond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackText:
    """What the reader is given.

    Attributes:
        infos: what is known of every page of the file; more than there are pages while it is still being read.
        names: what to call an agenda item, by its key: 'Item 8'.
        remarks: what there is to know about a PDF page, shown before its text.
        stopped: whether no more pages will come.
        layouts: how each page is set out; shorter than ``pages`` where that is not known.
    """

    pages: Sequence[PageLines] = ()
    infos: Sequence[PageInfo] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[int, Sequence[str]] = field(default_factory=dict)
    stopped: bool = False
    layouts: Sequence[Layout] = ()

    def __len__(self) -> int:
        return max(len(self.pages), len(self.infos))

    def lines(self, page: int) -> PageLines:
        """The lines of a page, counted from 0; none while it has not come."""
        return self.pages[page] if page < len(self.pages) else ()

    def state(self, page: int) -> ShownState:
        if page >= len(self.pages):
            return "stopped" if self.stopped else "unread"
        return self.infos[page].state if page < len(self.infos) else "text"

    def info(self, page: int) -> PageInfo:
        return self.infos[page] if page < len(self.infos) else PageInfo(number=page + 1)

    def layout(self, page: int) -> Layout:
        """How a page is set out; () where that is not known."""
        return self.layouts[page] if page < len(self.layouts) else ()

    def same(self, other: "PackText", page: int) -> bool:
        if self.layouts is not other.layouts and self.layout(page) != other.layout(page):
            return False
        lines, others = self.lines(page), other.lines(page)
        return (
            (lines is others or lines == others)
            and self.state(page) == other.state(page)
            and self.remarks.get(page + 1, ()) == other.remarks.get(page + 1, ())
        )


class PageBook:
    """Pages, and which row of which page stands where. Pages are counted from 0 inside the reader; PDF pages from 1.

    ``width`` are the cells of a row of text, ``room`` those that a wide table may take.
    """

    def __init__(self) -> None:
        self.text = PackText()
        self.heights = PageHeights(())
        self.width = self.room = 80
        self._text_only: frozenset[int] = frozenset()
        self._labelled = False
        self._layouts: LRUCache[int, PageLayout] = LRUCache(_KEPT)

    def __len__(self) -> int:
        return len(self.heights)

    def load(self, text: PackText) -> None:
        """Take in pages, some or all of which may be known already."""
        before, self.text = self.text, text
        self._text_only = text_only(text.infos)
        self._labelled = any(info.label is not None for info in text.infos)
        if len(text) < len(self.heights):
            self.heights = PageHeights(())
            self._layouts.clear()
        for page in range(len(text)):
            if page >= len(self.heights) or not text.same(before, page):
                self.heights.guess(page, estimate(text.lines(page), self.width))
                self._layouts.discard(page)

    def resize(self, width: int, room: int = 0) -> None:
        self.width = max(1, width)
        self.room = max(room, self.width)
        self._layouts.clear()
        self.heights = PageHeights([estimate(self.text.lines(page), self.width) for page in range(len(self))])

    def layout(self, page: int) -> PageLayout:
        layout = self._layouts.get(page)
        if layout is None:
            text = self.text
            layout = self._layouts[page] = PageLayout(
                text.lines(page),
                text.state(page),
                self.width,
                text.remarks.get(page + 1, ()),
                layout=text.layout(page),
                room=self.room,
            )
            self.heights.learn(page, len(layout.rows))
        return layout

    def settle(
        self, page: int, row: int, before: int, after: int, *, guessed: bool = False
    ) -> tuple[int, int]:
        """Set out the pages around a place, so that what is in view and near it is known, not guessed.

        Returns the row of the page, and the row of the whole. ``before`` and ``after`` are how many rows must be known; ``guessed``:
        the row comes from where the view was scrolled to, which is a guess where the page is.
        """
        believed = self.heights[page]
        height = len(self.layout(page).rows)
        if guessed and believed != height:
            row = row * height // believed
        row = min(row, height - 1)
        reach, near = row, page
        while reach < before and near > 0:
            near -= 1
            reach += len(self.layout(near).rows)
        reach, near = height - row, page
        while reach < after and near + 1 < len(self):
            near += 1
            reach += len(self.layout(near).rows)
        return row, self.heights.start(page) + row

    def in_view(self, page: int, row: int, height: int) -> Iterator[tuple[int, int, int]]:
        """The pages in a view whose top is a row of a page, each with its first and last row that is seen."""
        while page < len(self) and height > 0:
            last = min(self.heights[page], row + height) - 1
            yield page, row, last
            height -= last - row + 1
            page, row = page + 1, 0

    def rule(self, page: int) -> str:
        """The words before a page: 'Page 47 · PDF page 52 · Item 8', with 'text only' where no more was made of it."""
        text, info = self.text, self.text.info(page)
        if info.label is not None:
            first = f"Page {one_line(info.label)}"
        else:
            first = "no printed number" if self._labelled and page < len(text.pages) else ""
        name = text.names.get(info.item or "", "")
        plain = "text only" if page + 1 in self._text_only else ""
        plain = "recognised: check the picture" if info.recognised else plain
        parts = (first, f"PDF page {page + 1:,}", name, plain)
        return " \u00b7 ".join(part for part in parts if part)

    def words(self, page: int, first: tuple[int, int], last: tuple[int, int]) -> str:
        """What is printed between two places of a page (line and column, the second after its end), line ends kept."""
        lines = list(self.text.lines(page)[first[0] : last[0] + 1])
        if lines:
            lines[-1] = lines[-1][: last[1]]
            lines[0] = lines[0][first[1] :]
        return "\n".join(lines)

    def left(self, width: int) -> int:
        """Cells before a row of text in a view of a width."""
        return max(0, (width - self.width) // 2)

    def next_text(self, page: int, row: int, step: int) -> tuple[int, int] | None:
        """The nearest row after (or with step -1 before) a place that shows something printed."""
        if not len(self):
            return None
        row += step
        while True:
            rows = self.layout(page).rows
            while 0 <= row < len(rows):
                if rows[row].pieces:
                    return page, row
                row += step
            page += step
            if not 0 <= page < len(self):
                return None
            row = 0 if step > 0 else len(self.layout(page).rows) - 1


_ROWS = 1_000_000
Stretch = tuple[int, int, int, int]
"""A place of a page: line and column at which it begins, and those after its end."""
Spans = tuple[tuple[int, int, str], ...]
"""Start, end and component class of each marked stretch of a row."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Text selected to be quoted, as it stands on the page; ``more`` where the selection went on: a quote stays on one page."""

    pdf_page: int
    text: str
    more: bool = False


def offset_of(page: int, row: int, at: int) -> Offset:
    """A place as Textual's selection knows it; unlike a row of the whole it never changes while pages are set out."""
    return Offset(at, page * _ROWS + row)


def place_of(offset: Offset) -> tuple[int, int, int]:
    """Page, row and index of a place of a selection."""
    return offset.y // _ROWS, offset.y % _ROWS, max(0, offset.x)


class PageMarks:
    """Finds what is to be marked on a row: links, the words looked for, where the member was taken to last, what is selected.

    Attributes:
        finder: the words looked for; ``current`` is the place of them that was gone to.
        guide: knows the links.
        own: the marks that the member's notes and questions leave in the text, by page from 0.
        letters: page, row and index of what a letter goes to, with the letter.
    """

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.own: dict[int, list[MarginMark]] = {}
        self.letters: dict[tuple[int, int, int], str] = {}
        self.finder: Finder | None = None
        self.current: Match | None = None
        self.guide: Links | None = None
        self.forget()

    def forget(self) -> None:
        """Find everything anew: the words, the pages or the width have changed."""
        self._rows: LRUCache[int, dict[int, Spans]] = LRUCache(64)
        self._selection: Selection | None = None
        self._selected: dict[int, dict[int, list[tuple[int, int]]]] = {}

    def of_row(self, page: int, row: int, selection: Selection | None = None) -> Spans:
        """The stretches of a row that are links, belong to the words looked for, or are selected: just what would be quoted."""
        if selection != self._selection:
            self._selection, self._selected = selection, {}
            for number, *ends in self.selected(selection) if selection else ():
                self._selected[number] = self._book.layout(number).spans(*ends)
        selected = self._selected.get(page, {}).get(row, ())
        letters = ((at - 1, sign) for (*place, at), sign in self.letters.items() if place == [page, row])
        return (
            *self._of_page(page).get(row, ()),
            *((start, end, "page-reader--selected") for start, end in selected),
            *((at, at + 1, f"{_JUMP}={sign}") for at, sign in letters),
        )

    def links(self, page: int) -> tuple[Link, ...]:
        """The links of a page, counted from 0."""
        return self.guide.of_page(page + 1) if self.guide is not None else ()

    def targets(self, page: int) -> Iterator[tuple["Link | MarginMark", Stretch]]:
        """What can be gone to from a page: the links in it, and the member's own notes and questions on its words."""
        for link in self.links(page):
            yield link, (link.line, link.start, link.end_line, link.end)
        for mark in self.own.get(page, ()):
            place = _find(mark.quote, self._book.text.lines(page), whole=True)
            if place is not None:
                yield mark, place

    def _of_page(self, page: int) -> dict[int, Spans]:
        known = self._rows.get(page)
        if known is not None:
            return known
        rows: dict[int, Spans] = {}
        found = [(place, _look_of(target)) for target, place in self.targets(page)]
        if self.finder is not None and self.finder.words.strip():
            for match in self.finder.places(page):
                look = "page-reader--current" if match == self.current else "page-reader--match"
                found.append(((match.line, match.start, match.end_line, match.end), look))
        for (line, start, end_line, end), style in found:
            spans = self._book.layout(page).spans((line, start), (end_line, end))
            for row, stretches in spans.items():
                rows[row] = (*rows.get(row, ()), *((start, end, style) for start, end in stretches))
        self._rows[page] = rows
        return rows

    def text(self, selection: Selection) -> list[Quote]:
        return [
            Quote(page + 1, text)
            for page, first, last in self.selected(selection)
            if (text := self._book.words(page, first, last)).strip()
        ]

    def selected(self, selection: Selection) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
        """The pages on which something is selected, each with the first place of it and the place after the last."""
        last_page = len(self._book) - 1
        first = place_of(selection.start) if selection.start else (0, 0, 0)
        last = place_of(selection.end) if selection.end else (last_page, _ROWS, 0)
        for page in range(first[0], min(last[0], last_page) + 1):
            start = first[1:] if page == first[0] else (0, 0)
            end = last[1:] if page == last[0] else (_ROWS, 0)
            between = self._book.layout(page).between(start, end)
            if between is not None:
                lines = self._book.text.lines(page)
                yield page, _whole_word(lines, between[0])[0], _whole_word(lines, between[1])[1]


_WORD = re.compile(r"\w+(?:[^\w\s]\w+)*")
"""A word or a figure with what joins its parts: 'off-rolling', '1,439.5'."""


def _whole_word(lines: PageLines, place: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the word begins and ends that a place cuts, line and column; the place itself twice where it cuts none."""
    line, at = place
    for word in _WORD.finditer(lines[line]) if line < len(lines) else ():
        if word.start() < at < word.end():
            return (line, word.start()), (line, word.end())
    return place, place


_JUMP = "page-reader--jump"
_ADDRESS = re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)


def address_of(link: Link) -> str:
    """The address of a link for the terminal: of the web or for mail, '' for any other."""
    name = {"mail": f"mailto:{link.name}", "web": re.sub("^www", "http://www", link.name)}.get(link.kind, "")
    return name if _ADDRESS.fullmatch(name) else ""


def _look_of(target: "Link | MarginMark") -> str:
    if isinstance(target, MarginMark):
        return "page-reader--own"
    address = address_of(target)
    return f"page-reader--link={address}" if address else "page-reader--link"


_WORDS = (8, 4)
"""Words of a quote that are looked for: the first of them will do, and paragraphs are joined in more ways than one."""
FINDING, QUESTION, NOTE = "!", "?", "\u00b6"
BOOKMARK = "\u00bb"


@dataclass(frozen=True, slots=True)
class MarginMark:
    """A mark at a paragraph.

    Attributes:
        sign: one character: a theme's letter, '!' for a finding, '?' for a question of the member's, a bookmark's sign.
        name: of what it stands for, for the legend: 'Neglect'.
        words: what the member reads who points at it.
        quote: words of the page; '' for the page as a whole. ``line`` is the page's line instead, where that is known.
        view: the view that a click opens, '' for none; ``ref`` is what in it.
    """

    pdf_page: int
    sign: str
    name: str
    words: str = ""
    quote: str = ""
    line: int | None = None
    view: str = ""
    ref: str = ""


class Margin:
    """Knows which marks stand beside a row, and what the signs of a page stand for (``legends``, by page from 0)."""

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.legends: Mapping[int, str] = {}
        self._marks: dict[int, list[MarginMark]] = {}
        self._rows: dict[int, dict[int, tuple[MarginMark, ...]]] = {}

    def take(self, marks: Iterable[MarginMark]) -> None:
        self._marks.clear()
        for mark in marks:
            self._marks.setdefault(mark.pdf_page - 1, []).append(mark)
        self.forget()
        self.legends = {page: _legend(found) for page, found in self._marks.items()}

    def forget(self) -> None:
        """Find the rows anew: pages or width have changed."""
        self._rows.clear()

    def of_row(self, page: int, row: int) -> tuple[MarginMark, ...]:
        """The marks beside a row; findings first, a theme once."""
        if page not in self._marks:
            return ()
        rows = self._rows.get(page)
        if rows is None:
            rows = self._rows[page] = self._of_page(page)
        return rows.get(row, ())

    def _of_page(self, page: int) -> dict[int, tuple[MarginMark, ...]]:
        lines = self._book.text.lines(page)
        layout = self._book.layout(page)
        rows: dict[int, list[MarginMark]] = {}
        for mark in self._marks[page]:
            place = (mark.line, 0) if mark.line is not None else _find(mark.quote, lines)
            row = 0 if place is None else layout.locate(*place[:2])[0]
            rows.setdefault(row, []).append(mark)
        return {row: tuple(sorted(found, key=lambda mark: mark.sign)) for row, found in rows.items()}


def signs(marks: Sequence[MarginMark]) -> str:
    """What stands in the margin's two cells; a plus where there is more."""
    found = list(dict.fromkeys(mark.sign for mark in marks))
    return "".join(found) if len(found) <= 2 else f"{found[0]}+"


def _find(quote: str, lines: PageLines, *, whole: bool = False) -> Stretch | None:
    """Where a quote's first words stand, or the ``whole``; None where they are not on the page, or there is no quote."""
    words = quote.split()
    for count in (len(words), *_WORDS) if whole else _WORDS:
        wanted = pattern(" ".join(words[:count]))
        found = wanted.search("\n".join(lines)) if wanted else None
        if found is not None:
            return in_lines(line_starts(lines), *found.span())
    return None


def _legend(marks: Sequence[MarginMark]) -> str:
    """What the signs of a page stand for: '! 2 findings \u00b7 A Neglect'."""
    counts = Counter((mark.sign, one_line(mark.name)) for mark in marks)
    return " \u00b7 ".join(
        f"{sign} {counted(count, name) if sign in (FINDING, QUESTION, NOTE) and count > 1 else name}"
        for (sign, name), count in sorted(counts.items())
    )


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
        before = [(at, at + len(sign), "page-reader--margin")]
        before += [(lead - 1, lead, name) for start, _, name in spans if start < 0]
        strip = Strip([*_cut(" " * at + sign.ljust(lead - at), base, styles, before), *segments])
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


def _cut(text: str, style: Style, styles: Mapping[str, Style], spans: Sequence[Look]) -> list[Segment]:
    """A row's text, cut where its look changes."""
    cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for span in spans for cut in span[:2])})
    segments = []
    for start, end in itertools.pairwise(cuts):
        look, shown = style, text[start:end]
        for first, last, named in spans:
            if first <= start and end <= last:
                name, _, more = named.partition("=")
                look += styles[name]
                if name == _JUMP:
                    shown = more
                elif more and _HYPERLINKS:
                    look += _hyperlink(more)
        segments.append(Segment(shown, look))
    return segments


@lru_cache(maxsize=1024)
def _hyperlink(address: str) -> Style:
    """The same style for each row of an address, so that a terminal knows the rows for one link (OSC 8)."""
    return Style(link=address)


_HYPERLINKS = os.environ.get("TERM", "") not in ("linux", "dumb")
LOOKS = (
    "rule",
    "label",
    "heading",
    "remark",
    "own",
    "link",
    "margin",
    "match",
    "current",
    "selected",
    "jump",
)
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
        & > .page-reader--own { background: $success 20%; text-style: italic; }
        & > .page-reader--jump { color: $warning; text-style: bold reverse; }
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
        room = _room_in(self.scrollable_content_region.width)
        width = min(MEASURE, room)
        if width != self.book.width or room != self.book.room:
            page, row = self._top
            place = None
            if page < len(self.book) and self.book.heights.known(page):
                layout = self.book.layout(page)
                place = layout.source(min(row, len(layout.rows) - 1), 0)
            self.book.resize(width, room)
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

    def _stand(self, page: int, row: int, *, guessed: bool = False) -> None:
        """Stand at a place; what is near it is set out first."""
        width, height = self.scrollable_content_region.size
        if not len(self.book) or height <= 0 or min(MEASURE, _room_in(width)) != self.book.width:
            self._top = (page, row)
            return
        row, y = self.book.settle(page, row, height, 2 * height, guessed=guessed)
        heights = self.book.heights
        # The last page can be scrolled up to the top, as any other.
        size = Size(width, heights.total + max(0, height - heights[len(heights) - 1]))
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
    """Cells a wide table may take: all but a little room at both sides."""
    return max(1, width - (4 if width > 60 else 2))
