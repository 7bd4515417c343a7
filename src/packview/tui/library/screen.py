"""The library: every pack on this machine, the next meeting first, and beside the list the briefing of the chosen one."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Button, Footer, OptionList, Static

from packview.errors import PackviewError
from packview.model import LibraryEntry
from packview.model.open_pack import OpenPack
from packview.model.reading_plan import USUAL_PACE, pace_of
from packview.paths import shown_path
from packview.services.library.library import Library
from packview.tui.base.screen import RestingScreen, Wanted
from packview.tui.base.words import header, name, row, unread, when
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, error_words, label, notify
from packview.wording.words import counted


def _empty_words() -> str:
    return (
        "There is no meeting pack here yet.\n\n"
        f"Press {pressed('library.import')} to import one: the PDF a council publishes before a meeting, often called the "
        f"agenda pack or public reports pack. Press {pressed('library.sample')} to open the sample pack and look around. "
        f"Press {pressed('app.help')} for every key."
    )


if TYPE_CHECKING:
    from packview.services.library.inbox import NewFile
    from packview.services.library.overview import Overview, OverviewJob

_WIDEST = 150
"""Cells a row may take: the eye must still find the date that goes with a name."""
_BESIDE, _LARGE = 110, 190
"""Cells from which on a briefing is shown beside the list, and from which on that is wide."""
_CALM = 1.0
"""Seconds after which what is not known of packs is worked out: the start, and opening a pack at once, come first."""
_STILL = 0.2
"""Seconds for which a pack stays chosen before its briefing is made: whoever goes down the list waits for none."""


class LibraryScreen(RestingScreen[None]):
    """All packs; what is chosen is told to the app in messages. 'In 3 days' counts from ``today``."""

    BINDINGS = bindings("library")
    DEFAULT_CSS = """
    LibraryScreen #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
    LibraryScreen #offer { padding: 0 1; color: $text-warning; }
    LibraryScreen #header { height: 1; padding: 0 1; color: $text-muted; }
    LibraryScreen #list { height: 1fr; }
    LibraryScreen #packs { height: 1fr; width: 1fr; border: none; padding: 0 1; }
    LibraryScreen #preview { width: 50; display: none; border-left: solid $foreground 30%; padding: 0 1; }
    LibraryScreen.-beside #preview { display: block; }
    LibraryScreen.-large #preview { width: 64; }
    LibraryScreen #told { padding: 1 2; max-width: 90; }
    LibraryScreen #empty { height: 1fr; }
    LibraryScreen #empty Button { margin: 0 0 1 2; }
    LibraryScreen .-hidden { display: none; }
    """

    def __init__(self, library: Library, *, today: Callable[[], Date] = Date.today) -> None:
        super().__init__()
        self._library = library
        self._today = today
        self.entries: tuple[LibraryEntry, ...] = ()
        self.new_files: tuple[NewFile, ...] = ()
        self._chosen = ""
        self._looked = False
        self._jobs: dict[str, OverviewJob] = {}
        self._still: Timer | None = None
        names = ("go_to_item", "show_quote", "show_detail", "show_view")
        self.does.update(dict.fromkeys(names, self._open_from_preview))

    def compose(self) -> ComposeResult:
        yield Static("packview: your meeting packs", id="title")
        yield Static(id="offer", classes="-hidden")
        yield Static(id="header")
        with Horizontal(id="list"):
            yield OptionList(id="packs", classes="-hidden")
            yield Vertical(id="preview")
        with Vertical(id="empty"):
            yield Static("Looking for your packs", id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Paint first, then look at the disk."""
        self.call_after_refresh(self.refresh_packs)

    def on_screen_resume(self) -> None:
        """Notes, questions and pages read may have changed meanwhile."""
        self.post_message(Wanted("drop_unwanted"))
        if self._looked:
            self.refresh_packs()

    def on_screen_suspend(self) -> None:
        """The processor belongs to what is opened now."""
        self._stop()

    def on_unmount(self) -> None:
        self._stop()

    def _stop(self) -> None:
        for group in ("preview", "overviews"):
            self.workers.cancel_group(self, group)
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= _BESIDE, "-beside").set_class(event.size.width >= _LARGE, "-large")
        self._write()
        self._preview_soon()

    @work(exclusive=True, group="entries")
    async def refresh_packs(self) -> None:
        self._looked = True
        problem = ""
        try:
            self.entries = await asyncio.to_thread(self._library.entries)
        except PackviewError as error:
            self.entries, problem = (), error_words(error)
        if self._here:
            await self._tell(problem or ("" if self.entries else _empty_words()))
        if self._here and not problem:
            self._write()
            self._preview_soon()
            self.set_timer(_CALM, self._work_out)
        if self._here and (self._library.config.inbox or self.new_files):
            await self._look_into_inbox()

    async def _look_into_inbox(self) -> None:
        """Offer what is new in the inbox; a folder that is gone is told of in the same place."""
        from packview.services.library.inbox import Inbox  # noqa: PLC0415  most members have none

        try:
            self.new_files = await asyncio.to_thread(Inbox(self._library).look)
            folder = self._library.config.inbox
            words = f"{counted(len(self.new_files), 'new file')} in {shown_path(folder)}" if folder else ""
            words = f"{words}: {pressed('library.import')} to import" if self.new_files else ""
        except PackviewError as error:
            self.new_files, words = (), error_words(error)
        if self._here:
            self.query_one("#offer", Static).update(content(words))
            self.query_one("#offer").set_class(not words, "-hidden")

    @work(exclusive=True, group="overviews")
    async def _work_out(self) -> None:
        """Show signals, findings and changes of each pack, one after the other, the next meeting first."""
        self.entries = await asyncio.to_thread(self._library.counted, self.entries)
        self._write()
        for entry in self.entries:
            if entry.counts is None and not entry.broken:
                await self._overview("overviews", entry.pack_id)
        await self._index()

    async def _index(self) -> None:
        """Take packs that are new or changed into the index that the palette and packview search ask, one after the other."""
        from packview.services.library.search import stale_packs, take_pack  # noqa: PLC0415  start-up stays quick without it

        with suppress(PackviewError):  # the search itself says what is wrong with it
            stale = await asyncio.to_thread(stale_packs, self._library)
            for done, pack_id in enumerate(stale, start=1):
                if len(stale) > 1 and self._here:
                    words = f"Preparing the search: {done:,} of {len(stale):,} packs"
                    self.query_one("#title", Static).update(content(words))
                await asyncio.to_thread(take_pack, self._library, pack_id)
            if stale and self._here:
                self.query_one("#title", Static).update(content(_title(self.entries, self._today())))

    async def _overview(self, group: str, pack_id: str) -> "Overview | None":
        """Work out what the library shows of a pack; None where that cannot be done, which opening the pack explains."""
        job = self._jobs[group] = self._library.overview(pack_id)
        try:
            found = await asyncio.to_thread(job.run)
        except PackviewError:
            return None
        if found is not None and self._here:
            self.entries = tuple(
                replace(entry, counts=found.counts) if entry.pack_id == pack_id else entry
                for entry in self.entries
            )
            self._write(only=pack_id)
        return found

    def _preview_soon(self) -> None:
        """Show the briefing of the chosen pack where there is room for it, and when it stays chosen."""
        if self._still is not None:
            self._still.stop()
        if self.has_class("-beside") and self.entries and self.is_current:
            self._still = self.set_timer(_STILL, self._preview)

    @work(exclusive=True, group="preview")
    async def _preview(self) -> None:
        from packview.services.meeting.opening import carried_over  # noqa: PLC0415  start-up stays quick without these
        from packview.tui.base.side_view import WorkspaceState, worked_out  # noqa: PLC0415
        from packview.tui.views.briefing import BriefingView  # noqa: PLC0415

        entry, place = self.chosen, self.query_one("#preview")
        if (before := self._jobs.pop("preview", None)) is not None:
            before.cancel()
        found = await self._overview("preview", entry.pack_id) if entry and not entry.broken else None
        if found is None or (entry != self.chosen and entry and entry.pack_id != self._chosen):
            await place.remove_children()
            return
        if not place.children:
            view = BriefingView()
            view.list.can_focus = False
            await place.mount(view)
        try:
            carried = await asyncio.to_thread(carried_over, self._library, found.opened.pack)
        except PackviewError:  # opening the pack says what is wrong
            carried = ()
        left, pace = found.left, pace_of(found.left.seconds, found.left.paced)
        state = WorkspaceState(
            pack=found.opened.pack,
            pages=found.opened.pages,
            pages_read=left.pages_read,
            items_done=left.items_done,
            pace=pace or USUAL_PACE,
            pace_known=pace is not None,
            notes=found.notes,
            changes=found.changes,
            carried=carried,
            today=self._today(),
            braille=self._library.config.draws_braille,
            **worked_out(found.analysis),
        )
        place.query_one(BriefingView).show(state)

    def _open_from_preview(self, *_: object) -> None:
        self.action_open_pack()

    @property
    def _here(self) -> bool:
        """Whether the member has not left while something was waited for."""
        return self.is_attached and bool(self.query("#packs"))

    async def _tell(self, message: str) -> None:
        """Show words in place of the list, '' for the list."""
        packs, empty = self.query_one("#packs", OptionList), self.query_one("#empty")
        packs.set_class(bool(message), "-hidden")
        self.query_one("#list").set_class(bool(message), "-hidden")
        empty.set_class(not message, "-hidden")
        self.query_one("#told", Static).update(content(message))
        await self._offer(message == _empty_words())
        if not message:
            packs.focus()

    async def _offer(self, wanted: bool) -> None:
        """Buttons for the first steps; most members never meet them, so they are made only here."""
        empty, there = self.query_one("#empty"), self.query("#empty Button")
        if wanted and not there:
            words = label(f"Import a pack ({pressed('library.import')})")
            first = Button(words, id="import", variant="primary", action="screen.want('import')")
            words = label(f"Open the sample pack ({pressed('library.sample')})")
            await empty.mount(first, Button(words, id="sample", action="screen.want('sample')"))
            first.focus()
        elif not wanted and there:
            await there.remove()

    def _write(self, *, only: str = "") -> None:
        """Write the list anew, or the row of one pack ``only``; nothing where the screen is closed, which work beside it may outlast."""
        if not self.query("#header"):
            return
        packs = self.query_one("#packs", OptionList)
        beside = 64 if self.has_class("-large") else 50 if self.has_class("-beside") else 0
        width = min(_WIDEST, max(20, self.size.width - beside - 4))
        heading = header(width) if self.entries else content("")
        place = self.query_one("#header", Static)
        place.update(heading)
        place.set_class(not heading.plain, "-hidden")
        chosen, today = self._chosen, self._today()
        self.query_one("#title", Static).update(content(_title(self.entries, today)))
        ids = [entry.pack_id for entry in self.entries]
        if only in ids:
            place_of = ids.index(only)
            packs.replace_option_prompt_at_index(place_of, row(self.entries[place_of], today, width))
            return
        packs.clear_options()
        packs.add_options([row(entry, today, width) for entry in self.entries])
        if ids:
            packs.highlighted = ids.index(chosen) if chosen in ids else 0
        self.refresh_bindings()  # the footer offers open and remove only where there is something to

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Remember which is chosen, whatever its row will be; a message about a row may come after a pack was removed."""
        event.stop()
        pack_id = next((entry.pack_id for entry in self.entries[event.option_index :]), self._chosen)
        if pack_id != self._chosen:
            self._chosen = pack_id
            self._preview_soon()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open_pack()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's signature
        """Enter belongs to the list only, and there must be a pack to open or remove."""
        if action == "open_pack":
            return bool(self.entries) and isinstance(self.focused, OptionList)
        return bool(self.entries) if action == "remove_pack" else True

    @property
    def chosen(self) -> LibraryEntry | None:
        return next((entry for entry in self.entries if entry.pack_id == self._chosen), None)

    @property
    def to_export(self) -> tuple[OpenPack | str, str] | None:
        entry = self.chosen
        return (entry.pack_id, "") if entry is not None and not entry.broken else None

    def action_open_pack(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        if entry.broken:
            question = (
                f"{name(entry)} cannot be opened: {entry.broken}.\n\nRemove it from the library, then import its "
                "file again. Your notes on it stay."
            )
            self._remove(entry, question)
        else:
            self.post_message(Wanted("open", entry.pack_id))

    def action_want(self, what: str) -> None:
        """Ask the app for 'import', 'read' or 'sample'."""
        self.post_message(Wanted(what))

    def action_refresh_packs(self) -> None:
        self.refresh_packs()

    def action_remove_pack(self) -> None:
        entry = self.chosen
        if entry is not None:
            self.ask_to_remove(entry)

    def ask_to_remove(self, entry: LibraryEntry) -> None:
        """Remove a pack when the member agrees; the screens over the library are closed first."""
        question = (
            f"Remove {name(entry)} from the library?\n\nYour notes on it stay, and are there again when you "
            "import the same meeting's pack."
        )
        self._remove(entry, question)

    @work(exclusive=True, group="remove")
    async def _remove(self, entry: LibraryEntry, question: str) -> None:
        from packview.tui.dialogs.base import ConfirmDialog  # noqa: PLC0415  start-up stays quick without it

        if not await self.app.push_screen_wait(ConfirmDialog(question, yes="Remove", no="Keep")):
            return
        while len(self.app.screen_stack) > 1:
            await self.app.screen.dismiss(None)
        await asyncio.to_thread(self._library.remove, entry.pack_id)
        notify(self, f"{name(entry)} was removed; your notes on it are kept")
        self.refresh_packs()


def _title(entries: Sequence[LibraryEntry], today: Date) -> str:
    """The next meeting and how much of its pack is still to be read, at the top of the list."""
    next_one = next((one for one in entries if one.date and one.date >= today and not one.status), None)
    if next_one is None:
        return "packview: your meeting packs"
    left = unread(next_one)
    words = f"{left} pages unread" if left else "all read"
    return f"Next meeting: {name(next_one)}, {when(next_one.date, today)}, {words}"
