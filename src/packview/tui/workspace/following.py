"""What changes around the pack: notes in other windows, what colleagues share, and papers that are published again."""

import asyncio
from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from packview.errors import PackviewError
from packview.model import Note, PlacedNote
from packview.model.leaving import Closed
from packview.services.library.library import Library
from packview.services.notes.anchors import anchor_at
from packview.tui.keys.in_force import pressed
from packview.tui.reader.reader import PageReader
from packview.tui.text import error_words
from packview.tui.workspace.notes import Notes
from packview.tui.workspace.state import Host, Store, part
from packview.wording.words import counted, plural

if TYPE_CHECKING:
    from packview.services.notes.notebook import Notebook
    from packview.services.notes.sharing import Colleagues

LOOK_EVERY = 0.5
"""Seconds between two looks at the files' times and sizes, off the interface's thread."""


@part
class Following:
    """Looks after the files of the member's notes and of colleagues', and shows within a second what others change."""

    store: Store
    library: Library
    host: Host
    notes: Notes
    looking: bool = field(default=False, init=False)
    _colleagues: "Colleagues | None" = field(default=None, init=False)
    _colleagues_of: str = field(default="", init=False)
    _token: object = field(default=None, init=False)
    _shared: Sequence[Note] = field(default=(), init=False)
    _grouped: object = field(default=None, init=False)
    _problems: tuple[str, ...] = field(default=(), init=False)

    def begin(self) -> None:
        """Look now and then from now on, and put the panel's questions together while they are shown."""
        self.host.set_interval(LOOK_EVERY, self.look)
        self.store.subscribe(self._share, "notes")
        self.store.subscribe(self._group_where_shown, "notes", "shared", "pack", "layout")
        self.look()

    def look(self) -> None:
        """Look whether anything changed on disk, unless the last look still goes on."""
        if not self.looking:
            self.looking = True
            self.host.begin("windows", self._look, alone=True)

    async def _look(self) -> None:
        try:
            await self._look_at_own()
            await self._look_at_colleagues()
        except PackviewError as error:
            self._tell_once((error_words(error),))
        finally:
            self.looking = False

    async def _look_at_own(self) -> None:
        notebook = self.notes.notebook
        changed = notebook is not None and await asyncio.to_thread(notebook.changed)
        if changed and notebook is self.notes.notebook:
            self.notes.reload()

    async def _look_at_colleagues(self) -> None:
        pack = self.store.state.pack
        if self._colleagues is None or self._colleagues_of != pack.pack_id:
            self._colleagues, self._colleagues_of = self.library.colleagues(pack.pack_id), pack.pack_id
            self._token = None
        colleagues = self._colleagues
        token = (await asyncio.to_thread(colleagues.token), pack.edition)
        if token != self._token:
            found = await asyncio.to_thread(colleagues.notes, self.store.state.notes)
            if colleagues is self._colleagues:
                self._token, self._shared = token, found.notes
                self._tell_once(found.problems)
                self._share()

    def _share(self) -> None:
        """Show what colleagues share, without what is among the member's own notes by now."""
        state = self.store.state
        own = {note.id for note in state.notes}
        shared = tuple(note for note in self._shared if note.id not in own)
        if shared != state.shared:
            self.store.change(shared=shared)

    def _tell_once(self, problems: Sequence[str]) -> None:
        new = [problem for problem in problems if problem not in self._problems]
        self._problems = (*self._problems, *new)
        for problem in new:
            self.host.toast(problem, title="Notes of colleagues and other windows", timeout=15)

    def _group_where_shown(self) -> None:
        """Put questions together only where they are shown that way."""
        state = self.store.state
        of = (state.notes, state.shared, state.pack.items)
        if "panel" in state.layout.views and of != self._grouped:
            self._grouped = of
            self.host.begin("panel", self._group, alone=True)

    async def _group(self) -> None:
        from packview.services.notes import similar_questions  # noqa: PLC0415  start-up stays quick without it

        state = self.store.state
        closed = Closed(state.pack)
        asked = [note for note in (*state.notes, *state.shared) if note.asks and closed.note_may_leave(note)]
        notes = similar_questions.in_agenda_order(state.pack, asked)
        self.store.change(groups=await asyncio.to_thread(similar_questions.groups, notes))


@part
class Relocation:
    """Says once that notes moved, and answers the view in which the member agrees or puts them elsewhere."""

    store: Store
    library: Library
    host: Host
    notes: Notes
    reader: PageReader
    _said: bool = field(default=False, init=False)

    def begin(self) -> None:
        """Look now, and again when there are other papers or other notes."""
        self.store.subscribe(self._look_at_papers, "pack")
        self.store.subscribe(self._look_at_notes, "pack", "notes")
        self.store.subscribe(self._view_opened, "layout")

    def agree(self, placed: PlacedNote) -> None:
        """Make a note's new place its own."""
        try:
            self.notes.require().agree(placed)
        except PackviewError as error:
            self.host.complain(error)
        else:
            self.notes.say_done(f"The {placed.original.kind} has its new place")
        self.notes.reload()

    def put_here(self, placed: PlacedNote) -> None:
        """Put a note on the page in view, or on what is selected there."""
        state, quote, note = self.store.state, self.reader.quote, placed.original
        page = quote.pdf_page if quote is not None else self.reader.pdf_page
        words = quote.text.strip() if quote is not None else ""
        anchor = anchor_at(state.pack, pdf_page=page, quote=words, pages=state.pages)
        evidence = tuple(one.evidence for one in placed.evidence)
        where = f"page {anchor.page}" if anchor.page else f"PDF page {page}"
        on = f"the words selected on {where}" if words else where
        try:
            self.notes.change(
                note, {"anchor": anchor, "evidence": evidence}, f"The {note.kind} is now on {on}"
            )
        except PackviewError as error:
            self.host.complain(error)
        else:
            self.reader.clear_selection()

    def _look_at_papers(self) -> None:
        if not self.store.state.reading:
            self.host.begin("changes", self._find_changes, alone=True)

    async def _find_changes(self) -> None:
        pack = self.store.state.pack
        try:
            found = await asyncio.to_thread(self.library.changes, pack.pack_id)
        except PackviewError as error:
            self.host.say(f"What changed since the earlier papers could not be read: {error.message}")
            return
        if found is not None and found.new_revision == self.store.state.pack.revision:
            self.store.change(changes=found)

    def _look_at_notes(self) -> None:
        if self.notes.notebook is not None:
            self.host.begin("relocation", self._find, self.notes.notebook, alone=True)

    async def _find(self, notebook: "Notebook") -> None:
        """Off the interface's thread: with thousands of notes it takes a while."""
        try:
            found = await asyncio.to_thread(notebook.placed)
        except PackviewError:  # reading the notes says what is wrong
            return
        state = self.store.state
        placed = tuple(
            one
            for one in found
            # an earlier revision may be open, where nothing is to be agreed to
            if one.verdict != "exact" and one.placed.agreed.edition == state.pack.edition
        )
        if notebook is self.notes.notebook and placed != state.placed:
            self.store.change(placed=placed)
            self._say_once(len(placed))

    def _say_once(self, count: int) -> None:
        if not count:
            self.store.news("placing", "")
        elif not self._said:
            self._said = True
            if "placing" not in self.store.state.layout.views:
                notes = f"{counted(count, 'note')} {plural(count, 'is', 'are')}"
                self.store.news("placing", f"{notes} not where noted: {pressed('workspace.placing')} shows")

    def _view_opened(self) -> None:
        """Whoever opens the view knows."""
        if "placing" in self.store.state.layout.views:
            self.store.news("placing", "")
