"""Terms of the glossary in the pages: gone through with a key, and explained where the mouse rests."""

from collections.abc import Iterable

from packview.services.search.terms import Term, Terms
from packview.tui.reader.pages import PageBook

_LONGEST_TIP = 400


class GlossaryHints:
    """Knows which terms there are in the pages.

    ``at`` is page, row and index of the acronym that was explained last; None where something else was chosen since.
    """

    def __init__(self, book: PageBook) -> None:
        self._book = book
        self.terms = Terms()
        self.at: tuple[int, int, int] | None = None

    def next(self, in_view: Iterable[tuple[int, int, int]]) -> tuple[int, int, Term] | None:
        """Go to the next acronym in view that the glossary explains, from the last to the first: page, line and term; None for none.

        ``in_view`` has the pages in view, each with its first and last row in view.
        """
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
        return f"{term.entry.term}: {shortened(term.entry.definition)}"


def shortened(text: str) -> str:
    """A definition that fits a few lines."""
    return text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP].rsplit(None, 1)[0]} ..."
