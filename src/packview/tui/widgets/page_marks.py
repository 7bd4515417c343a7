"""What is marked on the pages: the places of the words looked for, and what is selected."""

from dataclasses import dataclass

from textual.geometry import Offset
from textual.selection import Selection

from packview.services.links import Link, Links
from packview.services.search import Match
from packview.tui.widgets.finder import Finder
from packview.tui.widgets.page_book import PageBook

_ROWS = 1_000_000
Spans = tuple[tuple[int, int, str], ...]
"""Start, end and component class of each marked stretch of a row."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Text selected to be quoted.

    Attributes:
        pdf_page: 1..n.
        text: as it stands on the page, line ends kept.
        more: whether the selection went on on the next page; a quote stays on one.
    """

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
    """Finds what is to be marked on a row.

    Attributes:
        finder: the words looked for.
        current: the place the member was taken to last.
        guide: the links of the pages; None for none.
    """

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.finder: Finder | None = None
        self.current: Match | None = None
        self.guide: Links | None = None
        self._rows: dict[int, dict[int, Spans]] = {}
        self._selection: Selection | None = None
        self._selected: dict[int, tuple[tuple[int, int], tuple[int, int]]] = {}
        self._selected_rows: dict[int, dict[int, list[tuple[int, int]]]] = {}

    def forget(self) -> None:
        """Find everything anew: the words, the pages or the width have changed."""
        self._rows.clear()
        self._selected_rows.clear()
        self._selection = None
        self._selected = {}

    def of_row(self, page: int, row: int) -> Spans:
        """The stretches of a row that are links or belong to the words looked for."""
        if self.guide is None and not self._looking:
            return ()
        rows = self._rows.get(page)
        if rows is None:
            if len(self._rows) > 64:
                self._rows.clear()
            rows = self._rows[page] = self._of_page(page)
        return rows.get(row, ())

    @property
    def _looking(self) -> bool:
        return self.finder is not None and bool(self.finder.words.strip())

    def _of_page(self, page: int) -> dict[int, Spans]:
        layout = self._book.layout(page)
        rows: dict[int, list[tuple[int, int, str]]] = {}
        found: list[tuple[Link | Match, str]] = []
        if self.guide is not None:
            found += [(link, "page-reader--link") for link in self.guide.of_page(page + 1)]
        if self.finder is not None and self._looking:
            found += [
                (match, "page-reader--current" if match == self.current else "page-reader--match")
                for match in self.finder.places(page)
            ]
        for place, style in found:
            spans = layout.spans((place.line, place.start), (place.end_line, place.end))
            for row, stretches in spans.items():
                rows.setdefault(row, []).extend((start, end, style) for start, end in stretches)
        return {row: tuple(spans) for row, spans in rows.items()}

    def text(self, selection: Selection) -> list[Quote]:
        """What is selected, by page."""
        return [
            Quote(page + 1, text)
            for page, first, last in self.selected(selection)
            if (text := self._book.words(page, first, last)).strip()
        ]

    def selected(self, selection: Selection) -> list[tuple[int, tuple[int, int], tuple[int, int]]]:
        """The pages on which something is selected, each with the first place of it and the place after the last."""
        book = self._book
        if not len(book):
            return []
        last_page = len(book) - 1
        first = place_of(selection.start) if selection.start else (0, 0, 0)
        last = place_of(selection.end) if selection.end else (last_page, _ROWS, 0)
        found = []
        for page in range(first[0], min(last[0], last_page) + 1):
            start = first[1:] if page == first[0] else (0, 0)
            end = last[1:] if page == last[0] else (_ROWS, 0)
            between = book.layout(page).between(start, end)
            if between is not None:
                found.append((page, *between))
        return found

    def select(self, selection: Selection | None) -> None:
        """Mark what is selected."""
        if selection == self._selection:
            return
        self._selection = selection
        self._selected = (
            {page: (first, last) for page, first, last in self.selected(selection)} if selection else {}
        )
        self._selected_rows.clear()

    def selected_in(self, page: int, row: int) -> Spans:
        """The selected stretches of a row: just what would be quoted."""
        if page not in self._selected:
            return ()
        rows = self._selected_rows.get(page)
        if rows is None:
            rows = self._selected_rows[page] = self._book.layout(page).spans(*self._selected[page])
        return tuple((start, end, "page-reader--selected") for start, end in rows.get(row, ()))
