"""What was read: which pages were long enough in view, how far an item is, and the member's place on disk."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence

from packview.model import AgendaItem, Note, Pack, ReadingState
from packview.model.reading_plan import USUAL_PACE, pace_of
from packview.tui.workspace.agenda import AgendaRow, PaperRow, ReadState

READ_AFTER = 2.0
"""Seconds after which a page in view is called read."""

IDLE_AFTER = 180.0
"""Seconds without a move after which the member is taken to do something else."""

FRONT = "Front sheet and notices"
WHOLE = "The whole file"
"""What stands first in the agenda of a file that has none."""


class ReadingClock:
    """Knows for how long each page has been in view."""

    def __init__(self) -> None:
        self._since: dict[int, float] = {}

    def tick(self, in_view: Collection[int], now: float) -> frozenset[int]:
        """Look at what is in view.

        Args:
            in_view: PDF pages.
            now: seconds of some clock that only goes forward.

        Returns:
            The pages that have been in view long enough.
        """
        self._since = {page: self._since.get(page, now) for page in in_view}
        return frozenset(page for page, since in self._since.items() if now - since >= READ_AFTER)


class Pace:
    """How long the member takes for a page. Stretches in which nothing moves for minutes are not counted.

    Args:
        seconds: spent so far.
        pages: read in them.
    """

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
        """Look at where the member is.

        Args:
            at: anything that changes when the member moves.
            now: seconds of some clock that only goes forward.
            new_pages: pages that are read since the last look.
        """
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

    Attributes:
        last: the state last asked to be saved.
        saved: the state last saved; a worker that ended before its turn has saved nothing.
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
        """Save a state, unless a newer one is saved already.

        Raises:
            PackviewError: it could not be saved.
        """
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
    """How far an item is read. Blank pages need no reading.

    Args:
        pages: PDF pages of the item.
        pack: the pack.
        read: PDF pages that were read.
        done: whether the member marked the item as read.
    """
    if done:
        return "read"
    wanted = [page for page in pages if pack.pages[page - 1].state != "blank"]
    if not wanted:
        return "nothing"
    seen = sum(1 for page in wanted if page in read)
    return "read" if seen == len(wanted) else "part" if seen else "unread"


def agenda_rows(
    pack: Pack,
    *,
    pages: Mapping[str, Sequence[int]],
    in_hand: str,
    read: Collection[int],
    done: Collection[str],
    notes: Sequence[Note],
) -> tuple[AgendaRow, ...]:
    """The agenda as the list shows it.

    Args:
        pack: the pack.
        pages: of each item, see ``pages_of_items``.
        in_hand: key of the item in hand.
        read: PDF pages that were read.
        done: items that were marked as read.
        notes: the member's.
    """
    known = {item.key for item in pack.items}
    counts: dict[str, list[int]] = {}
    for note in notes:
        count = counts.setdefault(note.anchor.item if note.anchor.item in known else "", [0, 0, 0])
        count[0 if note.kind == "note" else 1 if note.open else 2] += 1

    def row(item: AgendaItem | None) -> AgendaRow:
        key = item.key if item else ""
        own = counts.get(key, [0, 0, 0])
        return AgendaRow(
            key=key,
            number=item.number if item else "",
            title=item.title if item else FRONT if pack.items else WHOLE,
            pages=item_pages(item) if item else "",
            state=read_state(pages.get(key, ()), pack, read, done=key in done),
            notes=own[0],
            questions=own[1],
            settled=own[2],
            exempt=item.exempt if item else False,
            current=key == in_hand,
            papers=_papers(item) if item and key == in_hand else (),
        )

    return (row(None), *(row(item) for item in pack.items))


def item_pages(item: AgendaItem) -> str:
    """Where an item's papers are: 'pages 5 to 44'; '' where it has none."""
    if item.page_first is not None:
        if item.page_last in (None, item.page_first):
            return f"page {item.page_first}"
        return f"pages {item.page_first} to {item.page_last}"
    if item.pdf_first is not None:
        if item.pdf_last in (None, item.pdf_first):
            return f"PDF page {item.pdf_first}"
        return f"PDF pages {item.pdf_first} to {item.pdf_last}"
    return ""


def _papers(item: AgendaItem) -> tuple[PaperRow, ...]:
    return tuple(
        PaperRow(title=paper.title or paper.kind, page=paper.page_first, pdf_page=paper.pdf_first)
        for paper in item.papers
        if paper.pdf_first is not None
    )
