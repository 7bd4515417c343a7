"""Where words stand in a pack, counted page by page so that a screen can count on between two key presses, and the line in which they are typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.cache import LRUCache
from textual.containers import Horizontal
from textual.widgets import Input, Label

from packview.model.import_events import PageLines
from packview.services.search.search import Match, count, find, pattern
from packview.tui.base.screen import Wanted
from packview.tui.text import content


@dataclass(frozen=True, slots=True)
class Found:
    """One of the places, 1 for the first of the pack; ``around`` where the search went past the end (or beginning) to get there."""

    match: Match
    number: int
    around: bool


class Finder:
    """The places of some words, and how many pages were looked at.

    Only the number of places is kept for each page; the places themselves are found again when they are needed.
    """

    def __init__(self, words: str, pages: Sequence[PageLines]) -> None:
        self.words = words
        self.pages = pages
        self._wanted = pattern(words)
        self.counted = 0
        self.total = 0
        self._counts: dict[int, int] = {}
        self._places: LRUCache[int, tuple[Match, ...]] = LRUCache(64)

    @property
    def done(self) -> bool:
        return self.counted >= len(self.pages)

    def count(self) -> None:
        """Look at one more page."""
        page = self.counted
        found = count(self.pages[page], self._wanted) if self._wanted is not None else 0
        self.counted += 1
        if found:
            self._counts[page] = found
            self.total += found

    def places(self, page: int) -> tuple[Match, ...]:
        """The places on a page (counted from 0), in order; their ``pdf_page`` is right."""
        found = self._places.get(page)
        if found is None:
            lines = self.pages[page] if page < len(self.pages) else ()
            found = tuple(replace(match, pdf_page=page + 1) for match in find((lines,), self.words))
            if found:
                self._places[page] = found
        return found

    def nearest(
        self, step: int, pdf_page: int, line: int, column: int, *, inclusive: bool = False
    ) -> Found | None:
        """The first place after some place of the pack (1), or the last before it (-1), going on from the other end; ``inclusive`` counts one right there."""
        here, pages = (pdf_page, line, column), list(self._counts)[::step]
        for page in pages:
            near = page >= pdf_page - 1 if step > 0 else page < pdf_page
            starts = [_start(match) for match in self.places(page)] if near else []
            for index in range(len(starts))[::step]:
                beyond = starts[index] > here if step > 0 else starts[index] < here
                if beyond or (inclusive and starts[index] == here):
                    return self._found(page, index)
        return self._found(pages[0], 0 if step > 0 else -1, around=True) if pages else None

    def _found(self, page: int, index: int, *, around: bool = False) -> Found:
        index %= self._counts[page]
        before = sum(count for other, count in self._counts.items() if other < page)
        return Found(self.places(page)[index], before + index + 1, around)


def _start(match: Match) -> tuple[int, int, int]:
    return match.pdf_page, match.line, match.start


class FindBar(Horizontal):
    """A field, and beside it how many places there are."""

    DEFAULT_CSS = """
    FindBar { height: 1; display: none; background: $panel; }
    FindBar.-open { display: block; }
    FindBar #find-name { width: auto; padding: 0 1; }
    FindBar Input { width: 1fr; min-width: 10; max-width: 48; }
    FindBar #find-status { width: 1fr; padding: 0 1; height: 1; }
    """

    def compose(self) -> ComposeResult:
        yield Label("Find", id="find-name")
        yield Input(id="find-words", compact=True, select_on_focus=True)
        yield Label(id="find-status")

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(self) -> None:
        self.add_class("-open")
        self.query_one(Input).focus()

    def close(self) -> None:
        self.remove_class("-open")

    def status(self, words: str) -> None:
        self.query_one("#find-status", Label).update(content(words), layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Wanted("look_for", event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Wanted("go_to_found"))
