"""Terms of the glossary in the pages, the marks in their margin, and what the mouse does with all of it."""

from collections.abc import Iterable

from rich.cells import get_character_cell_size
from textual import events
from textual.geometry import Offset
from textual.message import Message

from packview.services.search.terms import Term
from packview.tui.base.side_view import SideView
from packview.tui.keys.in_force import pressed
from packview.tui.reader.linking import Linking, link_words
from packview.tui.reader.margin import MarginMark, signs
from packview.tui.text import content

_LONGEST_TIP = 400


class Leading(Linking):
    """Pointing at a term, a link or a mark tells what it is; a click leads there."""

    class TermWanted(Message):
        """The meaning of a term is wanted; ``term.entry`` is None where the glossary knows nothing of it."""

        def __init__(self, term: Term) -> None:
            super().__init__()
            self.term = term

    _pointed: str = ""

    def mark(self, marks: Iterable[MarginMark]) -> None:
        """Show marks in the margin, and no others."""
        self.margin.take(marks)
        self.redraw()

    def action_meaning(self) -> None:
        """Tell what the selected term means, or go through the acronyms in view."""
        if self.text_selection is not None and self._term_at is None:
            term = self._selected_term()
            if term is None:
                self.post_message(
                    self.NothingThere("Select a word first, or none to go through those in view")
                )
            else:
                self.post_message(self.TermWanted(term))
            return
        self._next_term()

    def _selected_term(self) -> Term | None:
        quote = self.quote
        if quote is None:
            return None
        text = " ".join(quote.text.split())
        entry = self.terms.look_up(text)
        found = None if entry else self.terms.at(text, 0)
        return found or Term(start=0, end=len(text), text=text, entry=entry)

    def _next_term(self) -> None:
        seen = [
            (page, *layout.locate(index, term.start), index, term)
            for page, first, last in self._in_view_rows()
            for layout in (self.book.layout(page),)
            for index, line in enumerate(self.book.text.lines(page))
            for term in self.terms.acronyms(line)
            if first <= layout.locate(index, term.start)[0] <= last
        ]
        if not seen:
            self.post_message(
                self.NothingThere(
                    f"No acronym here that this pack explains. Select a word, then {pressed('reader.meaning')}"
                )
            )
            return
        seen.sort(key=lambda entry: entry[:3])
        here = self._term_at or (-1, 0, 0)
        page, row, at, index, term = next((entry for entry in seen if entry[:3] > here), seen[0])
        self._choose(page, (index, term.start), (index, term.end))
        self._term_at = page, row, at
        self.post_message(self.TermWanted(term))

    def place_at(self, offset: Offset) -> tuple[int, int, int]:
        """Page, row and index of what stands at a place of the view; the index is -1 before the text begins."""
        page, row = self.book.heights.at(round(self.scroll_y) + offset.y)
        rows = self.book.layout(page).rows
        found = rows[min(row, len(rows) - 1)]
        cells = offset.x - max(0, self.left + found.indent)
        if cells < 0:
            return page, row, -1
        at = 0
        while at < len(found.text) and (cells := cells - get_character_cell_size(found.text[at])) >= 0:
            at += 1
        return page, row, at

    def on_mouse_down(self) -> None:
        """From here on the mouse selects."""
        super().on_mouse_down()
        self._term_at = None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what is under the mouse, once it rests there."""
        words = self._words_under(event.get_content_offset(self))
        if words != self._pointed:
            self._pointed = words
            self.tooltip = content(words) if words else None

    def _words_under(self, offset: Offset | None) -> str:
        if offset is None or not len(self.book):
            return ""
        page, row, at = self.place_at(offset)
        if at < 0:
            return "\n".join(mark.words for mark in self.margin.of_row(page, row))
        place = self._printed(page, row, at)
        return self._words_at(page, place) if place is not None else ""

    def _words_at(self, page: int, place: tuple[int, int]) -> str:
        """What there is to tell about a character of a page."""
        link = self._link_at(page, place)
        if link is not None:
            return link_words(link)
        term = self.terms.at(self.book.text.lines(page)[place[0]], place[1])
        if term is None:
            return ""
        if term.entry is None:
            return f"{term.text}: not explained in this pack"
        return f"{term.entry.term}: {shortened(term.entry.definition)}"

    def _printed(self, page: int, row: int, at: int) -> tuple[int, int] | None:
        """Line and column of a character that is printed on the page."""
        layout = self.book.layout(page)
        pieces = layout.rows[min(row, len(layout.rows) - 1)].pieces
        inside = any(piece.at <= at < piece.at + piece.length for piece in pieces)
        return layout.source(row, at) if inside else None

    def on_click(self, event: events.Click) -> None:
        """A click follows a link or a mark; a double click selects the paragraph, where Textual would select the whole pack."""
        offset = event.get_content_offset(self)
        if offset is None or not len(self.book):
            return
        page, row, at = self.place_at(offset)
        if event.chain > 1:
            event.prevent_default()
            event.stop()
            self.select_paragraph(page, row)
        elif at < 0:
            marks = self.margin.of_row(page, row)
            sign = signs(marks)[offset.x : offset.x + 1]
            for mark in sorted(marks, key=lambda mark: mark.sign != sign):
                if mark.view:
                    self.post_message(SideView.ViewWanted(mark.view, mark.ref))
                    break
        elif self.text_selection is None and (place := self._printed(page, row, at)) is not None:
            link = self._link_at(page, place)
            if link is not None:
                self.post_message(self.LinkFollowed(link))


def shortened(text: str) -> str:
    """A definition that fits a few lines."""
    return text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP].rsplit(None, 1)[0]} ..."
