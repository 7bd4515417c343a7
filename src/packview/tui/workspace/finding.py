"""Finding words in the pack, from the first letter typed to 'n of m'."""

import asyncio
import time

from textual import work

from packview.services.search.search import Match
from packview.tui.reader.find_bar import FindBar
from packview.tui.reader.finder import Finder, Found
from packview.tui.workspace.leading import Placing

_SLICE = 0.001
"""Seconds of counting between two looks at what the member does; a thread would hold the interface up for longer."""


class Finding(Placing):
    """The find bar and what it does to the reader."""

    _finder: Finder | None = None
    _match: Match | None = None

    def action_find(self) -> None:
        """Open the find bar."""
        self.find_bar.open()

    def action_find_next(self) -> None:
        """Go to the next place."""
        self._find(1)

    def action_find_previous(self) -> None:
        """Go to the place before."""
        self._find(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no next place before something was looked for."""
        if action in ("find_next", "find_previous"):
            return self._finder is not None
        return super().check_action(action, parameters)

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        """Other words: mark and count their places."""
        if self._finder is None:
            self.call_after_refresh(self.refresh_bindings)  # from now on there is a next place
        self._match = None
        self._finder = Finder(message.words, self.text.pages)
        self.reader.look_for(self._finder)
        self._count(self._finder, 0)

    def on_find_bar_submitted(self) -> None:
        """Go to the first place from here on, and let the letter keys be keys again."""
        self.open("pages")
        self._find(1)

    def find_again(self) -> None:
        """More pages have come."""
        if self._finder is not None and self._finder.words.strip():
            self._finder = Finder(self._finder.words, self.text.pages)
            self.reader.marks.finder = self._finder
            self.reader.redraw()
            self._count(self._finder, 0)

    def close_find(self) -> bool:
        """Take the find bar and its marks away; says whether it was open."""
        bar = self.find_bar
        if not bar.is_open:
            return False
        used = bar.has_focus_within
        bar.close()
        self.reader.look_for(None)
        if used:
            self.open("pages")
        return True

    def _find(self, step: int) -> None:
        finder = self._finder
        if finder is None or not finder.words.strip():
            self.action_find()
            return
        bar = self.find_bar
        if not bar.is_open:  # n after escape: the same words again
            bar.add_class("-open")
            self.reader.look_for(finder)
        self._count(finder, step)

    @work(exclusive=True, group="find")
    async def _count(self, finder: Finder, step: int) -> None:
        """Count the places of the words, then go to the next one if that was asked for."""
        bar = self.find_bar
        if not finder.words.strip():
            bar.status("")
            return
        if not (step or finder.done):
            await self._painted()  # what was typed and its marks come first
        while not finder.done:
            until = time.monotonic() + _SLICE
            while not finder.done and time.monotonic() < until:
                finder.count()
            await asyncio.sleep(0)
        unread = len(self.text) - len(self.text.pages)
        so_far = f" in the {len(finder.pages):,} pages read so far" if unread else ""
        if not finder.total:
            bar.status(f"nothing found{so_far or '; try fewer words, or part of one'}")
        elif step:
            self._arrive_at(finder, step, so_far)
        else:
            bar.status(f"{finder.total:,} found{so_far} \u00b7 enter goes there")

    async def _painted(self) -> None:
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()

    def _arrive_at(self, finder: Finder, step: int, so_far: str) -> None:
        found = self._next(finder, step)
        assert found
        here = self.spot
        self._match = found.match
        self.reader.show_match(found.match)
        if self.spot != here:
            self.history.leave(here)
        around = ""
        if found.around:
            around = " \u00b7 from the start again" if step > 0 else " \u00b7 from the end again"
        self.find_bar.status(f"{found.number:,} of {finder.total:,}{so_far}{around}")

    def _next(self, finder: Finder, step: int) -> Found | None:
        last = self._match
        if last is not None and last.pdf_page in self._pages_near():
            here = (last.pdf_page, last.line, last.start)
            return finder.next(*here) if step > 0 else finder.previous(*here)
        here = self.reader.first_printed
        return finder.next(*here, inclusive=True) if step > 0 else finder.previous(*here)

    def _pages_near(self) -> frozenset[int]:
        """Where the last place found still counts as here; after going elsewhere finding starts from there."""
        page = self.reader.pdf_page
        return self.reader.pages_in_view | {page - 1, page, page + 1}
