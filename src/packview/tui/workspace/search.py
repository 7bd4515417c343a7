"""Finding words in the pages, from the first letter typed to 'n of m', and searching the whole pack from the side column."""

import asyncio
import threading
import time
from typing import TYPE_CHECKING, cast

from packview.services.search.search import Found as SearchFound
from packview.services.search.search import Match, Searcher, terms_of
from packview.tui.keys import pressed
from packview.tui.reader.finder import Finder, Found
from packview.tui.workspace.state import ScreenPart

if TYPE_CHECKING:
    from packview.tui.views.search import SearchView
    from packview.tui.workspace.screen import WorkspaceScreen

_SLICE = 0.001
"""Seconds of counting between two looks at what the member does; a thread would hold the interface up for longer."""
_MOST = 100
"""Hits that are shown; a list of more is one to narrow down, not to read."""


class Find(ScreenPart):
    """The find bar and what it does to the reader."""

    follows = (("_look_again", "reading"),)
    _finder: Finder | None = None
    _match: Match | None = None

    @property
    def used(self) -> bool:
        """Whether something was looked for, so that there may be a next place."""
        return self._finder is not None

    def look_for(self, words: str) -> None:
        self._match = None
        self._finder = Finder(words, self.state.pages)
        self.reader.look_for(self._finder)
        self._begin_counting(self._finder, 0)

    def _look_again(self) -> None:
        state, finder = self.state, self._finder
        if finder is not None and finder.words.strip() and not (state.reading or state.stopped):
            self._finder = Finder(finder.words, state.pages)
            if self.host.find_bar.is_open:
                self.reader.marks.finder = self._finder
                self.reader.redraw()
                self._begin_counting(self._finder, 0)

    def close(self) -> bool:
        """Close the find bar and remove its marks; returns whether it was open."""
        if not self.host.find_bar.is_open:
            return False
        used = self.host.find_bar.has_focus_within
        self.host.find_bar.close()
        self.reader.look_for(None)
        if used:
            self.host.open("pages")
        return True

    def step(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1); where nothing was looked for yet, ask for words."""
        finder = self._finder
        if finder is None or not finder.words.strip():
            self.host.find_bar.open()
            return
        if not self.host.find_bar.is_open:  # the same words again after they were closed
            self.host.find_bar.add_class("-open")
            self.reader.look_for(finder)
        self._begin_counting(finder, step)

    def _begin_counting(self, finder: Finder, step: int) -> None:
        self.host.begin("find", self._count, finder, step, alone=True)

    async def _count(self, finder: Finder, step: int) -> None:
        """Count the places of the words, then go to the next one if that was asked for."""
        if not finder.words.strip():
            self.host.find_bar.status("")
            return
        if not (step or finder.done):
            await self.host.painted()  # what was typed and its marks come first
        while not finder.done:
            until = time.monotonic() + _SLICE
            while not finder.done and time.monotonic() < until:
                finder.count()
            await asyncio.sleep(0)
        state = self.state
        unread = state.page_count - len(state.pages)
        so_far = f" in the {len(finder.pages):,} pages read so far" if unread else ""
        if not finder.total:
            self.host.find_bar.status(f"nothing found{so_far or '; try fewer words, or part of one'}")
        elif step:
            self._arrive_at(finder, step, so_far)
        else:
            self.host.find_bar.status(f"{finder.total:,} found{so_far} \u00b7 enter goes there")

    def _arrive_at(self, finder: Finder, step: int, so_far: str) -> None:
        found = self._next(finder, step)
        assert found
        here = self.host.navigation.spot
        self._match = found.match
        self.reader.show_match(found.match)
        if self.host.navigation.spot != here:
            self.host.navigation.history.leave(here)
        around = ""
        if found.around:
            around = " \u00b7 from the start again" if step > 0 else " \u00b7 from the end again"
        self.host.find_bar.status(f"{found.number:,} of {finder.total:,}{so_far}{around}")

    def _next(self, finder: Finder, step: int) -> Found | None:
        last, page = self._match, self.reader.pdf_page
        # where the last place found still counts as here; after going elsewhere finding starts from there
        near = self.reader.pages_in_view | {page - 1, page, page + 1}
        if last is not None and last.pdf_page in near:
            here = (last.pdf_page, last.line, last.start)
            return finder.nearest(step, *here)
        return finder.nearest(step, *self.reader.first_printed, inclusive=step > 0)


class Search(ScreenPart):
    """Prepares the pack for searching when it is first searched, and answers the view."""

    follows = (("_search_again", "reading"),)
    _searcher: Searcher | None = None

    def __init__(self, host: "WorkspaceScreen") -> None:
        super().__init__(host)
        self._making = threading.Lock()

    @property
    def _view(self) -> "SearchView | None":
        return cast("SearchView | None", self.host.side.view("search"))

    def _search_again(self) -> None:
        if self._view is not None and not self.state.reading:
            self._view.search_again()

    def type(self) -> None:
        if self._view is not None:
            self._view.begins_to_type()

    def search_for(self, words: str, typing: bool) -> None:
        """Find words; where ``typing``, the last one may go on."""
        self.host.begin("search", self._search, words, typing=typing, alone=True)

    async def _search(self, words: str, *, typing: bool) -> None:
        view = self._view
        if view is None:
            return
        if self.state.reading:
            later = f"The file is still being read. The whole pack can be searched when that is done; {pressed('workspace.find')} finds in what is there."
            view.answer(None, later)
        else:
            view.answer(await asyncio.to_thread(self._find, words, typing=typing))

    def _find(self, words: str, *, typing: bool) -> SearchFound:
        """In a thread: making the searcher takes a moment."""
        state = self.state
        with self._making:  # once, however much is typed meanwhile
            if self._searcher is None or self._searcher.pack is not state.pack:
                self._searcher = Searcher(state.pack, state.pages)
        return self._searcher.search(terms_of(words, typing=typing), state.notes, limit=_MOST)
