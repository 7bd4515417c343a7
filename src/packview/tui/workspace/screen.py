"""The workspace: a pack's agenda, its pages and the member's notes side by side, or one at a time."""

import asyncio
import time

from packview.errors import PackviewError
from packview.model import Position, ReadingState
from packview.tui.keys.in_force import pressed
from packview.tui.reader.reader import PageReader
from packview.tui.text import notify, tell
from packview.tui.working import begin
from packview.tui.workspace.history import History
from packview.tui.workspace.pauses import Pauses
from packview.tui.workspace.reading import Pace, PlaceKeeper, ReadingClock
from packview.tui.workspace.side_views import make_ready
from packview.tui.workspace.windows import Windows

_TICK = 1.0
_SAVE_EVERY = 3
"""Ticks between two savings of a place that has changed."""
_REST_EVERY = 20
"""Ticks after which unused memory is collected, if the view stood still in the last of them."""


class WorkspaceScreen(Windows):
    """A pack, open. See ``WorkspaceBase`` for what it is made with."""

    async def on_mount(self) -> None:
        """Go to where the member left off or asked for, and paint; notes come right after."""
        self.history = History()
        self._clock = ReadingClock()
        self._keeper = PlaceKeeper(lambda state: self.library.save_reading(self.pack.pack_id, state))
        self._pauses = Pauses()
        self._ticks = 0
        self._seen_at = Position()
        self._complained = False
        self.open("pages", focus=False)
        self.take_text(self._opened_pages)
        self._begin_where_left()
        if self.side.layout_of_views.views == ("notes",):  # another view is made after the first paint
            await self.set_out_side(self.side.layout_of_views)
        self.call_after_refresh(self._after_first_paint)

    async def _after_first_paint(self) -> None:
        self.begun_at = self.reader.position
        await self.set_out_side(self.side.layout_of_views)
        self.open_notebook()
        self.follow()
        self.begin_in_the_room()
        if not self.reading_on and self.study is None:
            self.begin_study()
        self.set_interval(_TICK, self._tick)
        self._pauses.begin()
        self.run_worker(make_ready, thread=True, group="views")

    def _begin_where_left(self) -> None:
        state = self.library.reading(self.pack.pack_id)
        self.pages_read, self.items_done = set(state.pages_read), set(state.items_done)
        self.pace = Pace(state.seconds, state.paced)
        self._keeper.begin(state)
        self.begin_side(state.side, state.entries)
        self.begin_bookmarks(state.bookmarks)
        number, page = self.start
        item = self.pack.item_by_number(number) if number else None
        if number and item is None:
            known = ", ".join(entry.number for entry in self.pack.items)
            notify(
                self, f"There is no item {number}. The items are {known or 'not known'}", severity="warning"
            )
        pdf_page = self.page_so_far(page) if page else None
        if page and pdf_page is None:
            if self.reading_on:
                self.awaited = page
            else:
                pdf_page = self.page_named(page)
        if pdf_page is not None:
            self._arrive(Position(pdf_page=pdf_page), item.key if item else None)
        elif item is not None:
            if item.pdf_first is None and self.reading_on:
                self.awaited_item = item.key
            self._arrive(Position(pdf_page=item.pdf_first or 1), item.key)
        else:
            known_item = state.item if self.pack.item(state.item) else None
            self._arrive(state.position, known_item)

    @property
    def state(self) -> ReadingState:
        """Where the member is and what was read."""
        return ReadingState(
            item=self.in_hand,
            position=self.reader.position,
            pages_read=frozenset(self.pages_read),
            items_done=frozenset(self.items_done),
            seconds=self.pace.seconds,
            paced=self.pace.pages,
            side=self.side.layout_of_views,
            entries=self.side.entries,
            bookmarks=self.bookmarks,
        )

    def take_in_hand(self, key: str) -> None:
        """Another item is in hand: that is worth saving at once."""
        changed = key != self.in_hand
        super().take_in_hand(key)
        if changed and self._ticks:
            self._save_soon()

    def action_mark_read(self) -> None:
        """Mark the item in hand as read, or as unread again."""
        key, pages = self.in_hand, set(self.item_pages.get(self.in_hand, ()))
        name = f"Item {self.item.number}" if self.item else "The front sheet"
        rows = {row.key: row.state for row in self.agenda_rows()}
        if rows.get(key) == "read":
            self.items_done.discard(key)
            self.pages_read -= pages
            self.say(f"{name} is marked as unread")
        else:
            self.items_done.add(key)
            self.say(f"{name} is marked as read. {pressed('workspace.mark_read')} takes that back")
        self.show_agenda()
        self.show_side()
        self._save_soon()

    def action_close(self) -> None:
        """Close what is open, at last the pack."""
        typing = self.find_bar.has_focus_within or self.side.has_focus_within
        if not ((typing and self.close_find()) or self.reader.clear_selection() or self.close_find()):
            self._save_now()
            self.dismiss(None)

    def on_page_reader_selection_changed(self, message: PageReader.SelectionChanged) -> None:
        """Say what can be done with a selection."""
        words = ""
        if self.reader.link is not None:
            return  # where it leads is told already
        if message.lines:
            words = f"Selecting lines; left, right: words; {pressed('reader.select')} keeps the start; {pressed('reader.meaning')} meaning, {pressed('workspace.note')} note, {pressed('workspace.question')} ask, {pressed('workspace.close')} leaves"
        elif message.quote is not None:
            words = f"Selected: {pressed('workspace.note')} writes a note on it, {pressed('workspace.question')} asks, {pressed('workspace.close')} leaves"
        self.news("selection", words)

    def on_screen_suspend(self) -> None:
        """Something lies over the pack, or it is being closed."""
        self._save_now()

    def on_unmount(self) -> None:
        """The last word on where the member is."""
        self.unfollow()
        self.end_study()
        self.end_search()
        self._pauses.end()
        self._save_now()

    def _tick(self) -> None:
        self._ticks += 1
        if self.is_current:
            self._see()
        if self._ticks % _SAVE_EVERY == 0 and self.state != self._keeper.last:
            self._save_soon()
        if self._ticks % _REST_EVERY == 0 and self.reader.position == self._seen_at:
            self._pauses.rest()
        self._seen_at = self.reader.position

    def _see(self) -> None:
        """Pages that were in view long enough are read; those that have not come yet are not."""
        shown = {page for page in self.reader.pages_in_view if page <= len(self.text.pages)}
        now = time.monotonic()
        new = self._clock.tick(shown, now) - self.pages_read
        self.pace.tick((self.reader.position, self.app.focused), now, len(new))
        if new:
            self.pages_read |= new
            self.show_agenda()
            self.show_side()

    def _save_soon(self) -> None:
        state = self.state
        begin(self, "place", self._save_place, self._keeper.take(state), state)

    async def _save_place(self, number: int, state: ReadingState) -> None:
        try:
            await asyncio.to_thread(self._keeper.save, number, state)
        except PackviewError as error:
            self._complain(error)

    def _save_now(self) -> None:
        state = self.state
        if state == self._keeper.last == self._keeper.saved:
            return
        try:
            self._keeper.save(self._keeper.take(state), state)
        except PackviewError as error:
            self._complain(error)

    def _complain(self, error: PackviewError) -> None:
        """Once is enough: it is tried again every few seconds."""
        if not self._complained:
            self._complained = True
            tell(self.app, error)
