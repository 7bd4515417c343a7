"""Notes that are not where they were since the papers were published again, one after the other."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from packview.errors import PackviewError
from packview.model import Pack, PlacedNote, RevisionChanges
from packview.services.notes.anchors import anchor_at
from packview.tui.base.side_view import Seen
from packview.tui.keys.in_force import pressed
from packview.tui.text import tell
from packview.tui.views.placing import PlacingView
from packview.tui.workspace.meeting import InTheRoom
from packview.tui.workspace.services import NotebookService
from packview.wording.words import counted, plural


class Replacing(InTheRoom):
    """Says once that notes moved, and answers the view in which the member agrees or puts them elsewhere.

    Attributes:
        placed: the notes that are not exactly where they were.
        changes: what the newest publication changed.
    """

    placed: tuple[PlacedNote, ...] = ()
    changes: RevisionChanges | None = None
    _told_of_places = False

    def open_notebook(self) -> None:
        """Read the notes; then look what the newest publication of the papers changed."""
        super().open_notebook()
        self._look_at_revision()

    def take_pack(self, pack: Pack) -> None:
        """The file that was read may be a newer one of the meeting."""
        super().take_pack(pack)
        self._look_at_revision()
        self._look_at_places()

    def reload_notes(self) -> None:
        """With the notes, what became of their places."""
        super().reload_notes()
        self._look_at_places()

    def begin_work(self, work: Callable[[], Awaitable[None]], group: str) -> None:
        """Begin what takes a while; what was begun before of the same group is given up."""
        self.run_worker(work, group=group, exclusive=True)

    def offer(self, view: str, *, wanted: bool) -> None:
        """Whether a view that has something to show only at times is named among the panes."""
        self.offered = self.offered | {view} if wanted else self.offered - {view}

    def seen(self) -> Seen:
        """With places and changes."""
        return replace(super().seen(), placed=self.placed, changes=self.changes)

    async def show_view(self, name: str, *, focus: bool | None = None, ref: str = "") -> None:
        """Whoever opens the view knows."""
        if name == "placing":
            self.news("placing", "")
        await super().show_view(name, focus=focus, ref=ref)

    def on_placing_view_agreed(self, message: PlacingView.Agreed) -> None:
        """A note's new place is its own from now on."""
        try:
            self._notebook().agree(message.placed)
        except PackviewError as error:
            tell(self, error)
        else:
            self.say(
                f"The {message.placed.original.kind} has its new place. {pressed('workspace.undo')} takes that back"
            )
        self.reload_notes()

    def on_placing_view_here_wanted(self, message: PlacingView.HereWanted) -> None:
        """A note is put on the page in view, or on what is selected there."""
        quote, note = self.reader.quote, message.placed.original
        page = quote.pdf_page if quote is not None else self.reader.pdf_page
        words = quote.text.strip() if quote is not None else ""
        anchor = anchor_at(self.pack, pdf_page=page, quote=words, pages=self.text.pages)
        evidence = tuple(one.evidence for one in message.placed.evidence)
        try:
            self._notebook().change(note.id, {"anchor": anchor, "evidence": evidence})
        except PackviewError as error:
            tell(self, error)
        else:
            where = f"page {anchor.page}" if anchor.page else f"PDF page {page}"
            on = f"the words selected on {where}" if words else where
            self.reader.clear_selection()
            self.say(f"The {note.kind} is now on {on}. {pressed('workspace.undo')} takes that back")
        self.reload_notes()

    def _look_at_revision(self) -> None:
        if not self.reading_on:
            self.begin_work(self._look_at_changes, "changes")

    def _look_at_places(self) -> None:
        if self.notebook is not None:
            self.begin_work(partial(self._find_places, self.notebook), "places")

    async def _find_places(self, notebook: NotebookService) -> None:
        """Off the interface's thread: with thousands of notes it takes a while."""
        try:
            found = await asyncio.to_thread(notebook.placed)
        except PackviewError:  # reading the notes says what is wrong
            return
        edition = self.pack.edition  # an earlier revision may be open, where nothing is to be agreed to
        placed = tuple(
            one for one in found if one.verdict != "exact" and one.placed.agreed.edition == edition
        )
        if notebook is self.notebook and placed != self.placed:
            self.placed = placed
            self.offer("placing", wanted=bool(placed) or self.changes is not None)
            self._tell_of_places()
            self.show_side()

    async def _look_at_changes(self) -> None:
        try:
            found = await asyncio.to_thread(self.library.changes, self.pack.pack_id)
        except PackviewError as error:
            self.say(f"What changed since the earlier papers could not be read: {error.message}")
            return
        if found is not None and found.new_revision == self.pack.revision:
            self.changes = found
            self.offer("placing", wanted=True)
            self.show_side()

    def _tell_of_places(self) -> None:
        count = len(self.placed)
        if not count:
            self.news("placing", "")
        elif not self._told_of_places:
            self._told_of_places = True
            if "placing" not in self.side.layout_of_views.views:
                notes = f"{counted(count, 'note')} {plural(count, 'is', 'are')}"
                self.news("placing", f"{notes} not where noted: {pressed('workspace.placing')} shows")
