"""Links in the pages: gone through with the keys, and followed."""

from collections.abc import Iterable

from packview.services.search.links import Link
from packview.tui.keys.in_force import pressed
from packview.tui.reader.pages import PageBook, PageMarks


class Linking:
    """One link in view may be chosen; it is not followed by that."""

    def __init__(self, book: PageBook, marks: PageMarks) -> None:
        self._book = book
        self._marks = marks
        self.chosen: Link | None = None
        self._page = 0

    def step(self, step: int, in_view: Iterable[tuple[int, int, int]]) -> tuple[int, Link] | None:
        """Choose the next link in view, or the one before with -1, from the last to the first: its page and the link; None for none.

        ``in_view`` has the pages in view, each with its first and last row in view.
        """
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
        here = [
            index for index, entry in enumerate(seen) if (entry[0], entry[3]) == (self._page, self.chosen)
        ]
        index = (here[0] + step) % len(seen) if here else (0 if step > 0 else -1)
        self._page, _, _, self.chosen = seen[index]
        return self._page, self.chosen

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
