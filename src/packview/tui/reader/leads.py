"""Links and terms in the pages: gone through with keys, and told where the mouse rests."""

from collections.abc import Iterable

from packview.services.search.links import Link
from packview.services.search.terms import Term, Terms
from packview.tui.keys.in_force import pressed
from packview.tui.reader.pages import PageBook, PageMarks

_LONGEST_TIP = 400
InView = Iterable[tuple[int, int, int]]
"""The pages in view, each with its first and last row in view."""


class Linking:
    """One link in view may be chosen; it is not followed by that."""

    def __init__(self, book: PageBook, marks: PageMarks) -> None:
        self._book = book
        self._marks = marks
        self.chosen: Link | None = None
        self._page = 0

    def step(self, step: int, in_view: InView) -> tuple[int, Link] | None:
        """Choose the next link in view, or the one before with -1, from the last to the first: its page and the link; None for none."""
        seen = [
            (page, row, at, link)
            for page, first, last in in_view
            for link in self._marks.links(page)
            for row, at in (self._book.layout(page).locate(link.line, link.start),)
            if first <= row <= last
        ]
        if not seen:
            return None
        seen.sort(key=lambda entry: entry[:3])
        places = [(page, link) for page, _, _, link in seen]
        here = (self._page, self.chosen)
        index = (places.index(here) + step) % len(places) if here in places else (0 if step > 0 else -1)
        self._page, self.chosen = places[index]
        return places[index]

    def at(self, page: int, place: tuple[int, int]) -> Link | None:
        """The link at a line and column of a page."""
        links = self._marks.links(page)
        return next(
            (link for link in links if (link.line, link.start) <= place < (link.end_line, link.end)), None
        )


def link_words(link: Link) -> str:
    """Where a link leads: 'Appendix 1: PDF page 14'."""
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
