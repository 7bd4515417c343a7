"""The agenda, every item with how far it was read and what was noted; what was read, at what pace, and the member's place on disk."""

import asyncio
import gc
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.errors import PackviewError
from packview.model import AgendaItem, Pack, Position, ReadingState
from packview.model.reading_plan import USUAL_PACE, pace_of
from packview.text import fold
from packview.tui.base.lists import ListLines, Look, Part, SteadyList
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import ELLIPSIS, one_line, telling, truncate, wrap
from packview.tui.workspace.state import ScreenPart
from packview.wording.words import capital, counted

if TYPE_CHECKING:
    from packview.tui.workspace.screen import WorkspaceScreen

ReadState = Literal["unread", "part", "read", "nothing"]
MARKS: dict[ReadState, str] = {"unread": "\u25cb", "part": "\u25d0", "read": "\u25cf", "nothing": "\u00b7"}
"""Shape carries the meaning, colour does not: unread, read in part, read, nothing to read."""
LEGEND = f"{MARKS['unread']} unread {MARKS['part']} part {MARKS['read']} read"

_DEEPEST = 3
"""Cells by which an item under others is set in at most."""
_TITLE_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper of the current item, by its first page."""

    title: str
    page: str | None
    pdf_page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """An agenda item, or what stands before the first, whose key and number are ''.

    Attributes:
        facts: what there is to know: 'pages 5 to 44', 'exempt', '2 notes', '1 to ask'.
        level: how many items stand above it, 0 at the top.
        papers: shown for the current item.
    """

    key: str
    number: str
    title: str
    state: ReadState = "unread"
    facts: tuple[str, ...] = ()
    level: int = 0
    current: bool = False
    papers: Sequence[PaperRow] = ()


def row_content(row: AgendaRow, width: int, number_width: int) -> ListLines:
    """An item: mark, number and title, below it what there is to know.

    ``number_width`` are the cells numbers take, so that titles stand below each other.
    """
    mark = f"{'>' if row.current else ' '}{MARKS[row.state]} " + " " * min(row.level, _DEEPEST)
    number = truncate(row.number, number_width)
    hang = len(mark) + number_width + 1 if number_width else len(mark)
    room = max(6, width - hang)
    lines = _title(row.title, room)
    head = mark + (number.ljust(number_width) + " " if number_width else "")
    look: Look = "bold" if row.current else ""
    shown: list[list[Part]] = [[(head + lines[0], look)]]
    shown += [[(" " * hang + line, look)] for line in lines[1:]]
    shown += [[(" " * hang + line, "dim")] for line in _facts(row.facts, room)]
    return ListLines(shown)


def paper_content(paper: PaperRow, width: int) -> ListLines:
    """A paper on one or two lines, its page at the end."""
    page = f" p. {one_line(paper.page)}" if paper.page is not None else f" #{paper.pdf_page}"
    room = max(6, width - 5)
    lines = _title(paper.title, room)
    if cell_len(lines[-1]) + len(page) > room:
        if len(lines) < _TITLE_LINES:
            lines.append("")
        else:
            lines[-1] = truncate(lines[-1].rstrip(ELLIPSIS) + ELLIPSIS, room - len(page))
    shown: list[list[Part]] = [[("     " + line, "")] for line in lines]
    shown[0] = [("   - " + lines[0], "")]
    shown[-1].append((page if lines[-1] else page.strip(), "dim"))
    return ListLines(shown)


def number_width(rows: Sequence[AgendaRow]) -> int:
    """Cells the numbers of an agenda take; a long one is cut."""
    return min(6, max((len(one_line(row.number)) for row in rows), default=0))


def _title(title: str, room: int) -> list[str]:
    """A title on two lines at most."""
    line = one_line(title) or "(no title)"
    spans = wrap(line, room)
    lines = [line[start:end] for start, end in spans[:_TITLE_LINES]]
    if len(spans) > _TITLE_LINES:
        lines[-1] = truncate(line[spans[_TITLE_LINES - 1][0] :], room)
    return lines


def _facts(facts: Sequence[str], room: int) -> list[str]:
    """Facts in lines that are broken between two of them only."""
    lines: list[str] = []
    for fact in facts:
        if lines and cell_len(lines[-1]) + cell_len(fact) + 3 <= room:
            lines[-1] += f" \u00b7 {fact}"
        else:
            lines.append(truncate(fact, room))
    return lines


class AgendaList(SteadyList[AgendaRow | PaperRow]):
    """A list to choose an item or a paper from. It shows what it is given and says what was chosen."""

    BINDINGS = bindings("agenda", "list")
    DEFAULT_CSS = """
    AgendaList > .option-list--option-highlighted { text-style: reverse; }
    AgendaList:focus > .option-list--option-highlighted { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._items: Sequence[AgendaRow] = ()
        self._drawn: dict[tuple[AgendaRow, int, int], ListLines] = {}

    def key_of(self, row: AgendaRow | PaperRow) -> object:
        """The key of an item, the page of a paper."""
        return row.key if isinstance(row, AgendaRow) else row.pdf_page

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """Show an agenda; the highlight goes to the current item unless the list is being used."""
        if rows != self._items:
            moved = _current(rows) != _current(self._items)
            self._items = rows
            self._write(follow=moved and not self.has_focus)

    def resized(self) -> None:
        self._write(follow=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self.rows[event.option_index]
        self.post_message(
            Wanted("go_to_item" if isinstance(row, AgendaRow) else "go_to_paper", self.key_of(row))
        )

    def _write(self, *, follow: bool) -> None:
        width = self.scrollable_content_region.width
        if self.stands(self._items):
            return
        columns = number_width(self._items)
        rows: list[AgendaRow | PaperRow] = []
        options: list[Option] = []
        drawn, self._drawn = self._drawn, {}
        for row in self._items:
            key = (row, width, columns)
            self._drawn[key] = drawn.get(key) or row_content(row, width, columns)
            papers = row.papers if row.current else ()
            rows += [row, *papers]
            options += [Option(self._drawn[key]), *(Option(paper_content(paper, width)) for paper in papers)]
        current = _current(self._items)
        places = [place for place, row in enumerate(rows) if self.key_of(row) == current]
        self.write(rows, options, to=current if follow else None, otherwise=places[0] if places else 0)


def _current(rows: Sequence[AgendaRow]) -> str | None:
    return next((row.key for row in rows if row.current), None)


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


LEAST_A_PAGE = 10.0
"""Seconds below which a page was leafed over, not read."""


class Pace:
    """How long the member takes for a page.

    Stretches in which nothing moves for minutes are not counted, nor is what was left by a leap to other than the next page.
    """

    def __init__(self, seconds: float = 0.0, pages: int = 0) -> None:
        self.seconds = seconds
        self.pages = pages
        self._at: object = None
        self._moved = 0.0
        self._pending = 0.0
        self._last: float | None = None
        self._page = 0
        self._leapt = True

    @property
    def known(self) -> bool:
        """Whether enough was read to tell."""
        return pace_of(self.seconds, self.pages) is not None

    @property
    def a_page(self) -> float:
        """Seconds a page; the usual pace until the member's own is known."""
        return pace_of(self.seconds, self.pages) or USUAL_PACE

    def tick(self, at: object, now: float, new_pages: int, page: int) -> None:
        """Look at where the member is: ``at`` is anything that changes when they move, ``page`` the page in hand."""
        if at != self._at:
            self._at, self._moved = at, now
        if self._last is not None and now - self._moved <= IDLE_AFTER:
            self._pending += now - self._last
        if page not in (self._page, self._page + 1):
            self._pending, self._leapt = 0.0, True
        self._last, self._page = now, page
        if new_pages:  # what is remembered changes only then
            # where a leap led to counts from the next page on: no page was read to get there
            if not self._leapt and self._pending >= LEAST_A_PAGE * new_pages:
                self.seconds += self._pending
                self.pages += new_pages
            self._pending, self._leapt = 0.0, False


class PlaceKeeper:
    """Saves the member's place from whatever thread: always the ``last`` one, so that no older one comes over a newer one.

    ``saved`` may be another one: a worker that ended before its turn has saved nothing.
    """

    def __init__(self, save: Callable[[ReadingState], None]) -> None:
        self._save = save
        self._lock = threading.Lock()
        self.last: ReadingState | None = None
        self.saved: ReadingState | None = None

    def save(self) -> None:
        """Save the last place, unless it is on the disk already."""
        with self._lock:
            place = self.last
            if place is not None and place != self.saved:
                self._save(place)
                self.saved = place


def pages_of_items(pack: Pack) -> dict[str, tuple[int, ...]]:
    """The PDF pages of each item, by key; '' has those of front sheet and notices."""
    found: dict[str, list[int]] = {}
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
        facts = (
            pages_of,
            item.status,
            "without debate" if item.consent else "",
            "exempt" if item.exempt else "",
            "put right" if item.put_right or any(paper.put_right for paper in item.papers) else "",
            counted(notes, "note") if notes else "",
            f"{questions} to ask" if questions else "",
            f"{settled} asked" if settled else "",
        )
        return AgendaRow(
            key=item.key,
            number=item.number,
            title=item.shown,
            state=read_state(pages.get(item.key, ()), pack, state.pages_read, done=done),
            facts=tuple(filter(None, facts)),
            level=levels[item.key],
            current=current,
            papers=paper_rows(item) if current else (),
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


def paper_rows(item: AgendaItem) -> tuple[PaperRow, ...]:
    """An item's papers with their pages; none for the only one that is called like the item."""
    if [fold(paper.title) for paper in item.papers] == [fold(item.title)]:
        return ()
    return tuple(
        PaperRow(title=paper.shown or paper.kind, page=paper.page_first, pdf_page=paper.pdf_first)
        for paper in item.papers
        if paper.pdf_first is not None
    )


class ReadingProgress(ScreenPart):
    """Which pages and items the member has read, at what pace, and their place, which is kept on disk."""

    ticks: int = 0
    _seen_at: Position | None = None
    _complained: bool = False

    def __init__(self, host: "WorkspaceScreen") -> None:
        super().__init__(host)
        self.clock = ReadingClock()
        self._pace = Pace()
        self._paged: tuple[Pack | None, dict[str, tuple[int, ...]]] = (None, {})
        self._keeper = PlaceKeeper(lambda place: self.library.save_reading(self.state.pack.pack_id, place))

    def begin(self) -> ReadingState:
        """Take up what was remembered, and return it."""
        left = self.library.reading(self.state.pack.pack_id)
        self._pace = Pace(left.seconds, left.paced)
        self._keeper.last = self._keeper.saved = left
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
        state = self.state
        return ReadingState(
            item=state.item_key,
            position=self.reader.position,
            pages_read=state.pages_read,
            items_done=state.items_done,
            seconds=self._pace.seconds,
            paced=self._pace.pages,
            side=state.layout,
            entries=self.host.side.entries,
            bookmarks=state.bookmarks,
            marks=self.host.notes.marks_offered,
        )

    def rows(self) -> tuple[AgendaRow, ...]:
        return agenda_rows(self.state, self._item_pages())

    def _item_pages(self) -> dict[str, tuple[int, ...]]:
        pack = self.state.pack
        if self._paged[0] is not pack:
            self._paged = (pack, pages_of_items(pack))
        return self._paged[1]

    def mark_read(self) -> None:
        """Mark the current item as read, or as unread again."""
        state = self.state
        key, pages = state.item_key, self._item_pages().get(state.item_key, ())
        name = capital(state.item.name) if state.item else "The front sheet"
        if next((row.state for row in self.rows() if row.key == key), None) == "read":
            self.store.change(items_done=state.items_done - {key}, pages_read=state.pages_read - {*pages})
            self.host.say(f"{name} is marked as unread")
        else:
            self.store.change(items_done=state.items_done | {key})
            self.host.say(f"{name} is marked as read. {pressed('workspace.mark_read')} to undo")
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
        state, now = self.state, time.monotonic()
        shown = {page for page in self.reader.pages_in_view if page <= len(state.pages)}
        new = self.clock.tick(shown, now) - state.pages_read
        self._pace.tick((self.reader.position, focused), now, len(new), self.reader.pdf_page)
        if new:
            self._change(state.pages_read | new)

    def _item_changed(self) -> None:
        if self.ticks:
            self.save_soon()

    def save_soon(self) -> None:
        """Save the place without holding the interface up."""
        self._keeper.last = self.place
        self.host.begin("place", self._save)

    async def _save(self) -> None:
        with telling(self._complain):
            await asyncio.to_thread(self._keeper.save)

    def save_now(self) -> None:
        """Save the place before anything else happens."""
        self._keeper.last = self.place
        with telling(self._complain):
            self._keeper.save()

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
