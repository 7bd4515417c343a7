"""What was read: which pages were long enough in view, how far an item is, and the member's place on disk."""

import asyncio
import gc
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field

from packview.errors import PackviewError
from packview.model import AgendaItem, Pack, Position, ReadingState
from packview.model.reading_plan import USUAL_PACE, pace_of
from packview.services.library.library import Library
from packview.tui.base.side_view import WorkspaceState
from packview.tui.keys import pressed
from packview.tui.reader.reader import PageReader
from packview.tui.text import telling
from packview.tui.workspace.agenda import AgendaRow, PaperRow, ReadState
from packview.tui.workspace.state import Host, Store, part
from packview.wording.words import capital

READ_AFTER = 2.0
"""Seconds after which a page in view is called read."""

IDLE_AFTER = 180.0
"""Seconds without a move after which the member is taken to do something else."""

_SAVE_EVERY = 3
"""Ticks between two savings of a place that has changed."""
_REST_EVERY = 20
"""Ticks after which unused memory is collected, if the view stood still in the last of them."""
_FULL_AFTER = 500
"""Collections of the middle generation before a full one is forced, instead of Python's 10."""

FRONT = "Front sheet and notices"
WHOLE = "The whole file"
"""What stands first in the agenda of a file that has none."""


class ReadingClock:
    """Knows for how long each page has been in view."""

    def __init__(self) -> None:
        self._since: dict[int, float] = {}

    def tick(self, in_view: Collection[int], now: float) -> frozenset[int]:
        """Look at what is in view; returns the pages that have been in view long enough, by a clock that only goes forward."""
        self._since = {page: self._since.get(page, now) for page in in_view}
        return frozenset(page for page, since in self._since.items() if now - since >= READ_AFTER)


class Pace:
    """How long the member takes for a page. Stretches in which nothing moves for minutes are not counted."""

    def __init__(self, seconds: float = 0.0, pages: int = 0) -> None:
        self.seconds = seconds
        self.pages = pages
        self._at: object = None
        self._moved = 0.0
        self._pending = 0.0
        self._last: float | None = None

    @property
    def known(self) -> bool:
        """Whether enough was read to tell."""
        return pace_of(self.seconds, self.pages) is not None

    @property
    def a_page(self) -> float:
        """Seconds a page; the usual pace until the member's own is known."""
        return pace_of(self.seconds, self.pages) or USUAL_PACE

    def tick(self, at: object, now: float, new_pages: int) -> None:
        """Look at where the member is: ``at`` is anything that changes when they move."""
        if at != self._at:
            self._at, self._moved = at, now
        if self._last is not None and now - self._moved <= IDLE_AFTER:
            self._pending += now - self._last
        self._last = now
        if new_pages:  # what is remembered changes only then
            self.seconds += self._pending
            self.pages += new_pages
            self._pending = 0.0


class PlaceKeeper:
    """Saves the member's place from whatever thread, and never an older one over a newer one.

    ``saved`` may not be what was asked for ``last``: a worker that ended before its turn has saved nothing.
    """

    def __init__(self, save: Callable[[ReadingState], None]) -> None:
        self._save = save
        self._lock = threading.Lock()
        self._numbers = 0
        self._saved = 0
        self.last: ReadingState | None = None
        self.saved: ReadingState | None = None

    def begin(self, state: ReadingState) -> None:
        """The state that is on the disk already."""
        self.last = self.saved = state

    def take(self, state: ReadingState) -> int:
        """Give a state its number; on the interface's own thread."""
        self.last = state
        self._numbers += 1
        return self._numbers

    def save(self, number: int, state: ReadingState) -> None:
        """Save a state, unless a newer one is saved already."""
        with self._lock:
            if number > self._saved:
                self._save(state)
                self._saved, self.saved = number, state


def pages_of_items(pack: Pack) -> dict[str, tuple[int, ...]]:
    """The PDF pages of each item, by key; '' has those of front sheet and notices."""
    found: dict[str, list[int]] = {"": []}
    for item in pack.items:
        found[item.key] = []
    for page in pack.pages:
        found.setdefault(page.item or "", []).append(page.number)
    return {key: tuple(pages) for key, pages in found.items()}


def read_state(pages: Sequence[int], pack: Pack, read: Collection[int], *, done: bool) -> ReadState:
    """How far an item with these pages is read. Blank pages need no reading; ``done``: the member marked it as read."""
    if done:
        return "read"
    wanted = [page for page in pages if pack.pages[page - 1].state != "blank"]
    if not wanted:
        return "nothing"
    seen = sum(1 for page in wanted if page in read)
    return "read" if seen == len(wanted) else "part" if seen else "unread"


def agenda_rows(state: WorkspaceState, pages: Mapping[str, Sequence[int]]) -> tuple[AgendaRow, ...]:
    """The agenda as the list shows it; ``pages`` as of ``pages_of_items``."""
    pack = state.pack
    known = {item.key for item in pack.items}
    counts: dict[str, list[int]] = {}
    for note in state.notes:
        count = counts.setdefault(note.anchor.item if note.anchor.item in known else "", [0, 0, 0])
        count[0 if note.kind == "note" else 1 if note.open else 2] += 1
    levels = {"": 0}
    for item in pack.items:  # those above come first
        levels[item.key] = levels.get(item.parent, -1) + 1 if item.parent else 0

    def row(item: AgendaItem, pages_of: str) -> AgendaRow:
        notes, questions, settled = counts.get(item.key, (0, 0, 0))
        current, done = item.key == state.item_key, item.key in state.items_done
        return AgendaRow(
            key=item.key,
            number=item.number,
            title=item.title,
            pages=pages_of,
            state=read_state(pages.get(item.key, ()), pack, state.pages_read, done=done),
            notes=notes,
            questions=questions,
            settled=settled,
            exempt=item.exempt,
            withdrawn=item.status == "withdrawn",
            consent=item.consent,
            level=levels[item.key],
            current=current,
            papers=_papers(item) if current else (),
        )

    front = AgendaItem(key="", number="", title=FRONT if pack.items else WHOLE)
    return (row(front, ""), *(row(item, item_pages(item)) for item in pack.items))


def item_pages(item: AgendaItem) -> str:
    """Where an item's papers are: 'pages 5 to 44'; '' where it has none."""
    for name, first, last in (
        ("page", item.page_first, item.page_last),
        ("PDF page", item.pdf_first, item.pdf_last),
    ):
        if first is not None:
            return f"{name} {first}" if last in (None, first) else f"{name}s {first} to {last}"
    return ""


def _papers(item: AgendaItem) -> tuple[PaperRow, ...]:
    return tuple(
        PaperRow(title=paper.title or paper.kind, page=paper.page_first, pdf_page=paper.pdf_first)
        for paper in item.papers
        if paper.pdf_first is not None
    )


@part
class ReadingProgress:
    """Which pages and items the member has read, at what pace, and their place, which is kept on disk."""

    store: Store
    library: Library
    host: Host
    reader: PageReader
    entries: Callable[[], dict[str, str]]
    clock: ReadingClock = field(default_factory=ReadingClock, init=False)
    ticks: int = field(default=0, init=False)
    _pace: Pace = field(default_factory=Pace, init=False)
    _paged: tuple[Pack | None, dict[str, tuple[int, ...]]] = field(default=(None, {}), init=False)
    _seen_at: Position | None = field(default=None, init=False)
    _complained: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._keeper = PlaceKeeper(
            lambda place: self.library.save_reading(self.store.state.pack.pack_id, place)
        )

    def begin(self) -> ReadingState:
        """Take up what was remembered, and return it."""
        left = self.library.reading(self.store.state.pack.pack_id)
        self._pace = Pace(left.seconds, left.paced)
        self._keeper.begin(left)
        self._change(left.pages_read, items_done=left.items_done, bookmarks=left.bookmarks)
        return left

    def begin_saving(self) -> None:
        """Save the place from now on when another item becomes the current one, which is worth it."""
        self.store.subscribe(self._item_changed, "item_key")

    def _change(self, pages_read: frozenset[int], **fields: object) -> None:
        pace = self._pace
        self.store.change(pages_read=pages_read, pace=pace.a_page, pace_known=pace.known, **fields)

    @property
    def place(self) -> ReadingState:
        """Where the member is and what was read, to be remembered."""
        state = self.store.state
        return ReadingState(
            item=state.item_key,
            position=self.reader.position,
            pages_read=state.pages_read,
            items_done=state.items_done,
            seconds=self._pace.seconds,
            paced=self._pace.pages,
            side=state.layout,
            entries=self.entries(),
            bookmarks=state.bookmarks,
        )

    def rows(self) -> tuple[AgendaRow, ...]:
        return agenda_rows(self.store.state, self._item_pages())

    def _item_pages(self) -> dict[str, tuple[int, ...]]:
        pack = self.store.state.pack
        if self._paged[0] is not pack:
            self._paged = (pack, pages_of_items(pack))
        return self._paged[1]

    def toggle_item(self) -> None:
        """Mark the current item as read, or as unread again."""
        state = self.store.state
        key, pages = state.item_key, self._item_pages().get(state.item_key, ())
        name = capital(state.item.name) if state.item else "The front sheet"
        if next((row.state for row in self.rows() if row.key == key), None) == "read":
            self.store.change(items_done=state.items_done - {key}, pages_read=state.pages_read - {*pages})
            self.host.say(f"{name} is marked as unread")
        else:
            self.store.change(items_done=state.items_done | {key})
            self.host.say(f"{name} is marked as read. {pressed('workspace.mark_read')} takes that back")
        self.save_soon()

    def tick(self, focused: object) -> bool:
        """Look at what is in view; returns whether it is time to collect unused memory, because nothing moves.

        Going to another widget is a sign of life, as turning a page is.
        """
        self.ticks += 1
        if self.host.is_current:
            self.see(focused)
        if self.ticks % _SAVE_EVERY == 0 and self.place != self._keeper.last:
            self.save_soon()
        still = self.ticks % _REST_EVERY == 0 and self.reader.position == self._seen_at
        self._seen_at = self.reader.position
        return still

    def see(self, focused: object) -> None:
        """Pages that were in view long enough are read; those that have not come yet are not."""
        state, now = self.store.state, time.monotonic()
        shown = {page for page in self.reader.pages_in_view if page <= len(state.pages)}
        new = self.clock.tick(shown, now) - state.pages_read
        self._pace.tick((self.reader.position, focused), now, len(new))
        if new:
            self._change(state.pages_read | new)

    def _item_changed(self) -> None:
        if self.ticks:
            self.save_soon()

    def save_soon(self) -> None:
        """Save the place without holding the interface up."""
        place = self.place
        self.host.begin("place", self._save, self._keeper.take(place), place)

    async def _save(self, number: int, place: ReadingState) -> None:
        with telling(self._complain):
            await asyncio.to_thread(self._keeper.save, number, place)

    def save_now(self) -> None:
        """Save the place before anything else happens."""
        place = self.place
        if not place == self._keeper.last == self._keeper.saved:
            with telling(self._complain):
                self._keeper.save(self._keeper.take(place), place)

    def _complain(self, error: PackviewError) -> None:
        """Once is enough: it is tried again every few seconds."""
        if not self._complained:
            self._complained = True
            self.host.complain(error)


class Pauses:
    """Keeps Python's collection of unused memory out of the time between a key and the paint that answers it.

    A full collection takes 50 to 100 ms once Textual and a long pack are loaded, and comes in the middle of a key
    press as often as not. From ``begin`` to ``end`` full collections happen in ``rest``, when nothing moves.
    """

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None
        self._rested = False

    def begin(self) -> None:
        """What is loaded now stays until the end and need not be looked at again and again."""
        if self._before is None:
            self._before = gc.get_threshold()
            gc.freeze()
            gc.set_threshold(*self._before[:2], _FULL_AFTER)

    def rest(self) -> None:
        """Nothing moves: collect. What is there the first time, the study above all, stays and is left out from then on."""
        if self._before is None:
            return
        gc.collect()
        if not self._rested:
            self._rested = True
            gc.freeze()

    def end(self) -> None:
        """As it was."""
        if self._before is not None:
            gc.unfreeze()
            gc.set_threshold(*self._before)
            self._before = None
