"""Searching the whole pack from the side column."""

import asyncio
from typing import TYPE_CHECKING

from textual import work

from packview.errors import PackviewError
from packview.services.library.library import OpenPack
from packview.tui.keys.in_force import pressed
from packview.tui.text import error_words, one_line
from packview.tui.workspace.planning import Planning

if TYPE_CHECKING:
    from packview.services.search.search import Found, Searcher
    from packview.tui.views.search import SearchView

_MOST = 100
"""Hits that are shown; a list of more is one to narrow down, not to read."""


class Searching(Planning):
    """Prepares the pack for searching when it is first searched, and answers the view."""

    _searcher: "Searcher | None" = None

    async def action_search(self) -> None:
        """Go to the search, and type."""
        await self.show_view("search", focus=False)
        self.open("side", focus=False)
        view = self._search_view()
        if view is not None:
            view.begins_to_type()

    async def on_search_view_asked(self, message: "SearchView.Asked") -> None:
        """Find the words."""
        self._search(message.words, typing=message.typing)

    def begin_study(self) -> None:
        """The pack has all its pages now: what was searched before is searched again."""
        super().begin_study()
        view = self._search_view()
        if view is not None:
            view.search_again()

    def end_search(self) -> None:
        """Let go of the index."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

    def _search_view(self) -> "SearchView | None":
        view = self.side.view("search")
        return view if view is not None and view.name_of_view == "search" else None  # type: ignore[return-value]  # the table says so

    @work(exclusive=True, group="search")
    async def _search(self, words: str, *, typing: bool) -> None:
        view = self._search_view()
        if view is None:
            return
        problem = ""
        found: Found | None = None
        if self.reading_on:
            problem = f"The file is still being read. The whole pack can be searched when that is done; {pressed('workspace.find')} finds in what is there."
        else:
            try:
                found = await asyncio.to_thread(self._find_words, words, typing=typing)
            except PackviewError as error:
                problem = one_line(error_words(error))
        view.answer(found, problem)

    def _find_words(self, words: str, *, typing: bool) -> "Found":
        """In a thread: SQLite does its work without holding up the interface."""
        from packview.services.search.search import terms_of  # noqa: PLC0415  only a search needs it

        if self._searcher is None:
            self._searcher = self.library.searcher(stored=self.stored)
        pages = tuple(self.text.pages)
        self._searcher.prepare(OpenPack(pack=self.pack, pages=pages, stored=self.stored))
        return self._searcher.search(self.pack, terms_of(words, typing=typing), self.notes, limit=_MOST)
