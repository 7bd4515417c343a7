"""What other windows and colleagues change meanwhile is shown within a second."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from packview.errors import PackviewError
from packview.model import Note
from packview.tui.base.side_view import Seen
from packview.tui.text import error_words, notify
from packview.tui.views.notes import ColleaguesList
from packview.tui.workspace.placing import Replacing
from packview.tui.workspace.services import ColleaguesService

if TYPE_CHECKING:
    from packview.services.notes.sharing import SharedNotes
    from packview.services.notes.similar_questions import Group

LOOK_EVERY = 0.5
"""Seconds between two looks at the files' times and sizes, off the interface's thread."""


class Windows(Replacing):
    """Looks after the files of the member's notes and of colleagues'.

    Attributes:
        shared: what colleagues share.
        groups: the panel's questions, those that ask the same together; made while they are shown.
    """

    shared: tuple[Note, ...] = ()
    groups: "tuple[Group, ...]" = ()
    _colleagues: ColleaguesService | None = None
    _colleagues_of = ""
    _shared_at: object = None
    _looking = False
    _watching = False
    _grouped: object = None
    _problems: tuple[str, ...] = ()

    def open_notebook(self) -> None:
        """Read the notes, and look after them from now on."""
        super().open_notebook()
        if not self._watching:
            self._watching = True
            self.set_interval(LOOK_EVERY, self.look_at_windows)
        self.look_at_windows()

    def look_at_windows(self) -> None:
        """Look whether anything changed on disk, unless the last look still goes on."""
        if not self._looking:
            self._looking = True
            self.begin_work(self._look, "windows")

    async def _look(self) -> None:
        try:
            await self._look_at_own()
            await self._look_at_colleagues()
        except PackviewError as error:
            self._tell_once((error_words(error),))
        finally:
            self._looking = False

    async def _look_at_own(self) -> None:
        notebook = self.notebook
        if notebook is None or not await asyncio.to_thread(notebook.changed):
            return
        if self.is_mounted and notebook is self.notebook:
            self.reload_notes()

    async def _look_at_colleagues(self) -> None:
        if self._colleagues is None or self._colleagues_of != self.pack.pack_id:
            self._colleagues, self._colleagues_of = (
                self.library.colleagues(self.pack.pack_id),
                self.pack.pack_id,
            )
            self._shared_at = None
        colleagues = self._colleagues
        token = (await asyncio.to_thread(colleagues.token), self.pack.edition)
        if token != self._shared_at:
            found = await asyncio.to_thread(colleagues.notes, self.notes)
            if self.is_mounted and colleagues is self._colleagues:
                self._shared_at = token
                self._take_shared(found)

    def _take_shared(self, found: "SharedNotes") -> None:
        if found.problems:
            self._tell_once(found.problems)
        if found.notes != self.shared:
            self.shared = found.notes
            self.offer("panel", wanted=bool(self.shared))
            self.show_side()

    def _tell_once(self, problems: tuple[str, ...]) -> None:
        new = [problem for problem in problems if problem not in self._problems]
        self._problems = (*self._problems, *new)
        for problem in new:
            notify(
                self, problem, title="Notes of colleagues and other windows", severity="warning", timeout=15
            )

    def seen(self) -> Seen:
        """With what colleagues share."""
        seen = replace(super().seen(), groups=self.groups)
        if not self.shared:
            return seen
        own = {note.id for note in self.notes}
        return replace(seen, shared=tuple(note for note in self.shared if note.id not in own))

    def show_side(self) -> None:
        """Questions are put together only where they are shown that way."""
        super().show_side()
        of = (self.notes, self.shared, self.pack.items)
        if "panel" in self.side.layout_of_views.views and of != self._grouped:
            self._grouped = of
            self.begin_work(self._put_together, "panel")

    async def _put_together(self) -> None:
        from packview.services.notes import similar_questions  # noqa: PLC0415  start-up stays quick without it

        seen = self.seen()
        asked = [note for note in (*seen.notes, *seen.shared) if note.asks and not note.private]
        notes = similar_questions.in_agenda_order(self.pack, asked)
        self.groups = await asyncio.to_thread(similar_questions.groups, notes)
        self.show_side()

    def on_colleagues_list_page_wanted(self, message: ColleaguesList.PageWanted) -> None:
        """Show the page of a colleague's note."""
        self._open_page(message.note)
