"""The reader: pages with keys, mouse, selection, links, terms, and the words looked for."""

import re
from collections.abc import Iterable, Sequence

from rich.cells import get_character_cell_size
from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from packview.model import Position
from packview.services.search.links import Link, Links
from packview.services.search.search import Match
from packview.services.search.terms import Term, Terms
from packview.text import in_lines, line_starts
from packview.tui.keys import bindings, pressed
from packview.tui.reader.finder import Finder
from packview.tui.reader.pages import MarginMark, PageBook, PageMarks, PageView, Quote, offset_of, signs
from packview.tui.reader.pages import Stretch as PrintedStretch
from packview.tui.text import content

_WORD = re.compile(r"\S+")
Place = tuple[int, int, int]
"""Page, row, and index in the row's text."""
Stretch = tuple[int, int, int, int]
"""Page, row, and the start and end of what is chosen of the row."""


class Selecting:
    """A cursor that is a line or a word. What lies between it and where the selection was held is selected.

    ``cursor`` moves with the keys; None while nothing is being selected with them.
    """

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.cursor: Stretch | None = None
        self._hold: Stretch | None = None
        self._words = False

    @property
    def ends(self) -> tuple[Place, Place] | None:
        """The first place selected and the place after the last one; None while nothing is being selected."""
        if self.cursor is None:
            return None
        first, last = sorted((self._hold or self.cursor, self.cursor))
        return first[:3], (last[0], last[1], last[3])

    def drop(self) -> None:
        """Something else selects from here on."""
        self.cursor = self._hold = None

    def stop(self) -> None:
        """Select nothing; the next selection begins with a line."""
        self.drop()
        self._words = False

    def select_lines(self, top: tuple[int, int]) -> bool:
        """Begin at the first line in view (from ``top``); once begun, hold or release the line at which the selection starts.

        Returns whether there is something to show.
        """
        if self.cursor is None:
            return self._begin(top)
        self._hold = self.cursor if self._hold is None else None
        return True

    def line(self, step: int) -> None:
        """Move to the next line, or to the line before with -1; where there is none, stay."""
        assert self.cursor
        page, row, start, _ = self.cursor
        place = self._book.next_text(page, row, step)
        if place is not None:
            self.cursor = self._whole(place)
            if self._words:
                near = min(self._words_of(*place), key=lambda word: abs(word[0] - start))
                self.cursor = (*place, *near)

    def word(self, step: int) -> bool:
        """Move to the next word, or from a line to its first (or last) one; says whether there is one."""
        assert self.cursor
        page, row, start, _ = self.cursor
        words = self._words_of(page, row)
        if not self._words:
            self._words = True
            index = 0 if step > 0 else len(words) - 1
        else:
            index = sum(1 for word in words if word[0] < start) + step
        if not 0 <= index < len(words):
            place = self._book.next_text(page, row, step)
            if place is None:
                return False
            page, row = place
            words = self._words_of(page, row)
            index = 0 if step > 0 else len(words) - 1
        self.cursor = (page, row, *words[index])
        return True

    def extend(self, step: int, top: tuple[int, int], *, by_word: bool = False) -> bool:
        """Select one more line or word, or one fewer at the other end: below with step 1, above with -1.

        A selection begins at ``top``, page and row. Returns whether there is something to show.
        """
        fresh = self.cursor is None
        if fresh:
            if not self._begin(top):
                return False
            if by_word or self._words:
                self.word(1)
            self._hold = self.cursor
            if step > 0:
                return True
        self._hold = self._hold or self.cursor
        if by_word:
            return self.word(step) or fresh
        self.line(step)
        return True

    def _begin(self, top: tuple[int, int]) -> bool:
        page, row = top
        first = self._book.next_text(page, row - 1, 1) or self._book.next_text(page, row, -1)
        if first is None:
            return False
        self.cursor, self._hold = self._whole(first), None
        return True

    def _whole(self, place: tuple[int, int]) -> Stretch:
        return (*place, 0, len(self._book.layout(place[0]).rows[place[1]].text))

    def _words_of(self, page: int, row: int) -> Sequence[tuple[int, int]]:
        """Where the words of a row stand; a row that shows something printed has at least one."""
        found = self._book.layout(page).rows[row]
        printed = [
            word.span()
            for word in _WORD.finditer(found.text)
            if any(piece.at <= word.start() < piece.at + piece.length for piece in found.pieces)
        ]
        return printed or [(0, len(found.text))]


Target = Link | MarginMark
LETTERS = "sdfgrtxcbhnmyuiopzejk"
"""Those that go to what is in view; not the letters that choose on, write on what is chosen, or quit."""
_LONGEST_TIP = 400
InView = Iterable[tuple[int, int, int]]
"""The pages in view, each with its first and last row in view."""


class Linking:
    """One link in view may be chosen; it is not followed by that."""

    def __init__(self, book: PageBook, marks: PageMarks) -> None:
        self._book = book
        self._marks = marks
        self.chosen: Target | None = None
        self._page = 0
        self._lettered: dict[str, Target] = {}

    def step(self, step: int, in_view: InView) -> tuple[int, Target, PrintedStretch] | None:
        """Choose the next link or mark in view, or the one before with -1, from the last to the first: its page, what it is, and its place.

        Each gets a letter that goes there at once. None where there are none.
        """
        seen = [
            (page, row, at, target, place)
            for page, first, last in in_view
            for target, place in self._marks.targets(page)
            for row, at in (self._book.layout(page).locate(*place[:2]),)
            if first <= row <= last
        ]
        if not seen:
            return None
        seen.sort(key=lambda entry: entry[:3])
        self._lettered = {letter: one[3] for letter, one in zip(LETTERS, seen, strict=False)}
        self._marks.letters = {one[:3]: letter for letter, one in zip(LETTERS, seen, strict=False)}
        places = [(page, target) for page, _, _, target, _ in seen]
        here = (self._page, self.chosen)
        index = (places.index(here) + step) % len(places) if here in places else (0 if step > 0 else -1)
        self._page, self.chosen = places[index]
        return self._page, self.chosen, seen[index][4]

    def forget(self) -> None:
        """Nothing is chosen, and no letter goes anywhere."""
        self.chosen = None
        self._lettered, self._marks.letters = {}, {}

    def lettered(self, letter: str | None) -> Target | None:
        """What a letter goes to."""
        return self._lettered.get(letter or "")

    def at(self, page: int, place: tuple[int, int]) -> Target | None:
        """The link or mark at a line and column of a page."""
        targets = self._marks.targets(page)
        return next((target for target, ends in targets if ends[:2] <= place < ends[2:]), None)


def link_words(link: Target) -> str:
    """Where a link leads: 'Appendix 1: PDF page 14'; what a mark stands for."""
    if isinstance(link, MarginMark):
        return link.words
    if link.pdf_page is None:
        return f"{link.name} ({pressed('reader.follow_link')} or a click copies it; packview opens nothing by itself)"
    name = link.name if link.kind == "appendix" else f"{link.kind.capitalize()} {link.name}"
    return f"{name}: PDF page {link.pdf_page}"


class GlossaryHints:
    """Knows which terms there are in the pages.

    ``at`` is page, row and index of the acronym that was explained last; None where something else was chosen since.
    """

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.terms = Terms()
        self.at: tuple[int, int, int] | None = None

    def next(self, in_view: InView) -> tuple[int, int, Term] | None:
        """Go to the next acronym in view that the glossary explains, from the last to the first: page, line and term; None for none."""
        seen = [
            ((page, *layout.locate(index, term.start)), index, term)
            for page, first, last in in_view
            for layout in (self._book.layout(page),)
            for index, line in enumerate(self._book.text.lines(page))
            for term in self.terms.acronyms(line)
            if first <= layout.locate(index, term.start)[0] <= last
        ]
        if not seen:
            return None
        seen.sort(key=lambda entry: entry[0])
        here = self.at or (-1, 0, 0)
        self.at, line, term = next((entry for entry in seen if entry[0] > here), seen[0])
        return self.at[0], line, term

    def term_of(self, text: str) -> Term:
        """The term that some words are or begin with; with no entry where the glossary knows neither."""
        words = " ".join(text.split())
        entry = self.terms.look_up(words)
        found = None if entry else self.terms.at(words, 0)
        return found or Term(start=0, end=len(words), text=words, entry=entry)

    def words_at(self, page: int, place: tuple[int, int]) -> str:
        """What a term at a line and column of a page means: 'CLA: Child looked after'; '' where there is no term."""
        term = self.terms.at(self._book.text.lines(page)[place[0]], place[1])
        if term is None:
            return ""
        if term.entry is None:
            return f"{term.text}: not explained in this pack"
        words = term.entry.definition
        if len(words) > _LONGEST_TIP:
            words = f"{words[:_LONGEST_TIP].rsplit(None, 1)[0]} ..."
        return f"{term.entry.term}: {words}"


class PageReader(PageView):
    """Reads pages. Text is selected with the mouse, or by line and by word with the keys.

    Pointing at a term, a link or a mark in the margin says what it is; a click on a link or mark goes there.
    """

    BINDINGS = bindings("reader")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._selecting = Selecting(self.book)
        self._links = Linking(self.book, self.marks)
        self._hints = GlossaryHints(self.book)
        self._pointed = ""

    @property
    def first_printed(self) -> tuple[int, int, int]:
        """PDF page, line and column of the first character in view."""
        page, row = self._top
        place = self.book.next_text(page, row - 1, 1) if len(self.book) else None
        if place is None:
            return page + 1, 0, 0
        page, row = place
        source = self.book.layout(page).source(row, 0)
        assert source
        return page + 1, *source

    @property
    def quote(self) -> Quote | None:
        """What is selected, as far as it stands on one page."""
        selection = self.text_selection
        found = self.marks.text(selection) if selection else []
        return Quote(found[0].pdf_page, found[0].text, more=len(found) > 1) if found else None

    @property
    def selecting(self) -> bool:
        return self._selecting.cursor is not None

    @property
    def link(self) -> Target | None:
        return self._links.chosen

    def know(self, links: Links | None, terms: Terms) -> None:
        """Take in what leads where, and what terms mean; where nothing in view has changed, nothing is drawn."""
        before = self._links_in_view()
        self.marks.guide, self._hints.terms = links, terms
        self.marks.forget()
        if self._links_in_view() != before:
            self.redraw()

    def mark(self, marks: Iterable[MarginMark]) -> None:
        """Show marks in the margin; those of the member's own notes mark the words too."""
        given = list(marks)
        self.margin.take(given)
        self.marks.own = {}
        for one in given:
            if one.view == "notes" and one.quote:
                self.marks.own.setdefault(one.pdf_page - 1, []).append(one)
        self.marks.forget()
        self.redraw()

    def look_for(self, finder: Finder | None) -> None:
        """Mark the places of some words; None marks nothing."""
        self.marks.finder = finder
        self.marks.current = None
        self.redraw()

    def show_match(self, match: Match) -> None:
        """Mark a place that was found more strongly, and go there unless it is well in view on the page in hand."""
        self.marks.current = match
        page = match.pdf_page - 1
        row, _ = self.book.layout(page).locate(match.line, match.start)
        height = self.scrollable_content_region.height
        into_view = self.book.heights.start(page) + row - round(self.scroll_y)
        if match.pdf_page != self.pdf_page or not 1 <= into_view < height - 2:
            self.show_place(Position(pdf_page=match.pdf_page, line=row), above=height // 3)
        self.redraw()

    def show_line(self, pdf_page: int, line: int) -> None:
        """Go to a line of a page, by its index as printed; 0 is the page's top."""
        page = min(max(pdf_page, 1), max(1, len(self.book))) - 1
        row = self.book.layout(page).locate(line, 0)[0] if line and len(self.book) else 0
        self.show_place(Position(pdf_page=page + 1, line=row), above=2 if row else 0)

    def show_quote(self, pdf_page: int, quote: str) -> None:
        """Go to a quoted text and select it; a text that is not on the page any more leaves the view as it is."""
        page = pdf_page - 1
        lines = self.book.text.lines(page)
        start = "\n".join(lines).find(quote)
        if start < 0:
            return
        line, column, end_line, end = in_lines(line_starts(lines), start, start + len(quote))
        row, _ = self.book.layout(page).locate(line, column)
        above = self.scrollable_content_region.height // 3
        self.show_place(Position(pdf_page=pdf_page, line=row), above=above)
        self._select_printed(page, (line, column), (end_line, end))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return "\n".join(quote.text for quote in self.marks.text(selection)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection and tell of it; a link stays chosen until nothing is selected."""
        if selection is None:
            self._selecting.stop()
            self._links.forget()
        self.refresh()
        self.want("tell_selection", self.quote, self.selecting)

    def clear_selection(self) -> bool:
        """Select nothing; says whether something was selected."""
        if self.text_selection is None:
            return False
        self.screen.clear_selection()
        return True

    def place_at(self, offset: Offset) -> tuple[int, int, int]:
        """Page, row and index of what stands at a place of the view; the index is -1 before the text begins."""
        page, row = self.book.heights.at(round(self.scroll_y) + offset.y)
        rows = self.book.layout(page).rows
        found = rows[min(row, len(rows) - 1)]
        left = self.book.left(self.scrollable_content_region.width)
        cells = offset.x - max(0, left + found.indent)
        if cells < 0:
            return page, row, -1
        at = 0
        while at < len(found.text) and (cells := cells - get_character_cell_size(found.text[at])) >= 0:
            at += 1
        return page, row, at

    def on_mouse_down(self) -> None:
        self._selecting.stop()
        self._hints.at = None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        words = self._words_under(event.get_content_offset(self))
        if words != self._pointed:
            self._pointed = words
            self.tooltip = content(words) if words else None

    def on_click(self, event: events.Click) -> None:
        """A click follows a link or a mark; a double click selects the paragraph, where Textual would select the whole pack."""
        offset = event.get_content_offset(self)
        if offset is None or not len(self.book):
            return
        page, row, at = self.place_at(offset)
        if event.chain > 1:
            event.prevent_default()
            event.stop()
            found = self.book.layout(page).paragraph(row)
            if found is not None:
                self._select_rows((page, *found[0]), (page, *found[1]))
        elif at < 0:
            marks = self.margin.of_row(page, row)
            sign = signs(marks)[offset.x : offset.x + 1]
            for mark in sorted(marks, key=lambda mark: mark.sign != sign):
                if mark.view:
                    self.want("show_view", mark.view, mark.ref)
                    break
        elif self.text_selection is None and (place := self.book.layout(page).printed(row, at)) is not None:
            link = self._links.at(page, place)
            if link is not None:
                self._go(link)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "follow_link":
            return self.link is not None
        return super().check_action(action, parameters)

    def action_screen(self, step: int) -> None:
        """One screen down (1) or up (-1); two rows stay in view."""
        self.scroll_rows(step * max(1, self.scrollable_content_region.height - 2))

    def action_first(self) -> None:
        self.show_place(Position())

    def action_last(self) -> None:
        self.show_end()

    def action_next_page(self) -> None:
        """To the top of the next page, or while text is selected to the next word."""
        if self.selecting:
            self._show_cursor(moved=self._selecting.word(1))
            return
        self.show_place(
            Position(pdf_page=self.pdf_page + 1) if self.pdf_page < len(self.book) else self.position
        )

    def action_previous_page(self) -> None:
        """To the top of this page, or from there to the page before; while text is selected to the word before."""
        if self.selecting:
            self._show_cursor(moved=self._selecting.word(-1))
            return
        top = self.position
        if top.pdf_page < self.pdf_page:  # the last rows of a page above the one in hand
            self.show_place(Position(pdf_page=top.pdf_page))
        else:
            self.show_place(Position(pdf_page=max(1, top.pdf_page - (top.line <= 2))))

    def action_line(self, step: int) -> None:
        """One row down (1) or up (-1), or the next line selected, or the one before."""
        if self.selecting:
            self._selecting.line(step)
            self._show_cursor(moved=True)
        else:
            self.scroll_rows(step)

    def action_extend(self, step: int, by_word: bool = False) -> None:
        """One more line or word selected, below (1) or above (-1), or one fewer at the other end."""
        self._show_cursor(moved=self._selecting.extend(step, self._top, by_word=by_word))

    def action_select_lines(self) -> None:
        """Begin to select lines; once begun, keep or release the line at which the selection starts."""
        self._show_cursor(moved=self._selecting.select_lines(self._top))

    def action_follow_link(self) -> None:
        if self.link is not None:
            self._go(self.link)

    def _go(self, target: Target) -> None:
        if isinstance(target, MarginMark):
            self.want("show_view", target.view, target.ref)
        else:
            self.want("follow_link", target)

    def on_key(self, event: events.Key) -> None:
        """A letter that stands at a link or mark goes there, before it is any other key."""
        target = self._links.lettered(event.character)
        if target is not None:
            event.stop()
            event.prevent_default()
            self.clear_selection()
            self._go(target)

    def action_meaning(self) -> None:
        """Tell what the selected term means, or go through the acronyms in view."""
        if self.text_selection is not None and self._hints.at is None:
            quote = self.quote
            if quote is None:
                self.want("say", "Select a word first, or none to go through those in view")
            else:
                self.want("explain", self._hints.term_of(quote.text))
            return
        found = self._hints.next(self.rows_in_view())
        if found is None:
            self.want(
                "say",
                f"No acronym here that this pack explains. Select a word, then {pressed('reader.meaning')}",
            )
            return
        page, line, term = found
        self._choose(page, (line, term.start), (line, term.end))
        self.want("explain", term)

    def action_step_link(self, step: int) -> None:
        """Choose the next link in view (1), or the one before (-1)."""
        found = self._links.step(step, self.rows_in_view())
        if found is None:
            self.want("say", "No links here")
            return
        page, link, place = found
        self._hints.at = None
        self._choose(page, place[:2], place[2:])
        self.want("say_where", link)

    def _choose(self, page: int, first: tuple[int, int], last: tuple[int, int]) -> None:
        self._selecting.drop()
        self._select_printed(page, first, last)

    def _show_cursor(self, *, moved: bool) -> None:
        """Select up to the cursor and scroll it into view, unless it could not be moved."""
        cursor, ends = self._selecting.cursor, self._selecting.ends
        if not moved or cursor is None or ends is None:
            return
        self._select_rows(*ends)
        y = self.book.heights.start(cursor[0]) + cursor[1]
        height = self.scrollable_content_region.height
        if not 0 <= y - round(self.scroll_y) < height:
            self.scroll_to(y=y if y < self.scroll_y else y - height + 1, animate=False)

    def _select_rows(self, first: Place, last: Place) -> None:
        """Select from one place to another; ``last`` is the one after the last character."""
        self.screen.selections = {self: Selection(offset_of(*first), offset_of(*last))}

    def _select_printed(self, page: int, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select what is printed between two places of a page: line and column, the second after its last character."""
        found = self.book.layout(page).cover(first, last)
        if found is not None:
            self._select_rows((page, *found[0]), (page, *found[1]))

    def _links_in_view(self) -> list[tuple[Link, ...]]:
        return [self.marks.links(page) for page, _, _ in self.rows_in_view()]

    def _words_under(self, offset: Offset | None) -> str:
        """What there is to say about what stands at a place of the view."""
        if offset is None or not len(self.book):
            return ""
        page, row, at = self.place_at(offset)
        if at < 0:
            return "\n".join(mark.words for mark in self.margin.of_row(page, row))
        place = self.book.layout(page).printed(row, at)
        if place is None:
            return ""
        link = self._links.at(page, place)
        return self._hints.words_at(page, place) if link is None else link_words(link)
