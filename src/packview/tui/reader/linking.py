"""Links in the pages: gone through with the keys, and followed."""

from collections.abc import Iterable

from textual.message import Message
from textual.selection import Selection

from packview.services.search.links import Link, Links
from packview.services.search.terms import Terms
from packview.tui.keys.in_force import pressed
from packview.tui.reader.selecting import Selecting


class Linking(Selecting):
    """One link in view may be chosen; it is selected too."""

    class LinkChosen(Message):
        """A link is chosen with the keys, not followed yet; None when it is not any more."""

        def __init__(self, link: Link | None) -> None:
            super().__init__()
            self.link = link

    class LinkFollowed(Message):
        """The member wants to go where a link leads."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    class NothingThere(Message):
        """There is nothing to go to in what is in view; ``words`` says of what."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    _link: Link | None = None
    _link_page = 0
    _term_at: tuple[int, int, int] | None = None
    terms = Terms()

    @property
    def link(self) -> Link | None:
        """The link that is chosen."""
        return self._link

    def know(self, links: Links | None, terms: Terms) -> None:
        """Take in what leads where, and what terms mean; where nothing in view has changed, nothing is drawn."""
        before = self._links_in_view()
        self.marks.guide, self.terms = links, terms
        self.marks.forget()
        if self._links_in_view() != before:
            self.redraw()

    def _links_in_view(self) -> list[tuple[Link, ...]]:
        guide = self.marks.guide
        return [guide.of_page(page + 1) for page, _, _ in self._in_view_rows()] if guide else []

    def selection_updated(self, selection: Selection | None) -> None:
        """A link that was chosen is so until something else is selected."""
        if selection is None and self._link is not None:
            self._link = None
            self.post_message(self.LinkChosen(None).set_sender(self))
        super().selection_updated(selection)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A link is followed once it is chosen."""
        if action == "follow_link":
            return self._link is not None
        return super().check_action(action, parameters)

    def action_next_link(self) -> None:
        """Choose the next link in view."""
        self._step_link(1)

    def action_previous_link(self) -> None:
        """Choose the link before."""
        self._step_link(-1)

    def action_follow_link(self) -> None:
        """Go where the chosen link leads."""
        if self._link is not None:
            self.post_message(self.LinkFollowed(self._link))

    def _step_link(self, step: int) -> None:
        seen = [
            (page, row, at, link)
            for page, first, last in self._in_view_rows()
            for link in (self.marks.guide.of_page(page + 1) if self.marks.guide else ())
            for row, at in (self.book.layout(page).locate(link.line, link.start),)
            if first <= row <= last
        ]
        if not seen:
            self.post_message(self.NothingThere("No links here"))
            return
        seen.sort(key=lambda entry: entry[:3])
        here = [
            index for index, entry in enumerate(seen) if (entry[0], entry[3]) == (self._link_page, self._link)
        ]
        index = (here[0] + step) % len(seen) if here else (0 if step > 0 else -1)
        page, _, _, link = seen[index]
        self._link, self._link_page, self._term_at = link, page, None
        self._choose(page, (link.line, link.start), (link.end_line, link.end))
        self.post_message(self.LinkChosen(link))

    def _choose(self, page: int, first: tuple[int, int], last: tuple[int, int]) -> None:
        self._cursor = self._hold = None
        self.select_printed(page, first, last)

    def _in_view_rows(self) -> Iterable[tuple[int, int, int]]:
        """The pages in view, each with its first and last row in view."""
        page, row = self._top
        left = self.scrollable_content_region.height
        while page < len(self.book) and left > 0:
            last = min(self.book.heights[page], row + left) - 1
            yield page, row, last
            left -= last - row + 1
            page, row = page + 1, 0

    def _link_at(self, page: int, place: tuple[int, int]) -> Link | None:
        links = self.marks.guide.of_page(page + 1) if self.marks.guide else ()
        return next(
            (link for link in links if (link.line, link.start) <= place < (link.end_line, link.end)), None
        )


def link_words(link: Link) -> str:
    """Where a link leads: 'Appendix 1: PDF page 14'."""
    if link.pdf_page is None:
        return f"{link.name} ({pressed('reader.follow_link')} or a click copies it; packview opens nothing by itself)"
    name = link.name if link.kind == "appendix" else f"{link.kind.capitalize()} {link.name}"
    return f"{name}: PDF page {link.pdf_page}"
