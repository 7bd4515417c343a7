"""The library: every pack on this machine, the next meeting first."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date as Date  # noqa: N812  as in the model

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button, Footer, OptionList, Static

from packview.errors import PackviewError
from packview.model import LibraryEntry
from packview.model.open_pack import OpenPack
from packview.services.library.library import Library
from packview.tui.base.screen import RestingScreen, Wanted
from packview.tui.base.words import header, name, row, unread, when
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, error_words, label, notify


def _empty_words() -> str:
    return (
        "There is no meeting pack here yet.\n\n"
        f"Press {pressed('library.import')} to import one: the PDF a council publishes before a meeting, often called the "
        f"agenda pack or public reports pack. Press {pressed('library.sample')} to open the sample pack and look around. "
        f"Press {pressed('app.help')} for every key."
    )


_WIDEST = 140
"""Cells a row may take: the eye must still find the date that goes with a name."""


class LibraryScreen(RestingScreen[None]):
    """All packs; what is chosen is told to the app in messages. 'In 3 days' counts from ``today``."""

    BINDINGS = bindings("library")
    DEFAULT_CSS = """
    LibraryScreen #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
    LibraryScreen #header { height: 1; padding: 0 1; color: $text-muted; }
    LibraryScreen #packs { height: 1fr; border: none; padding: 0 1; }
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
        self._chosen = ""
        self._looked = False

    def compose(self) -> ComposeResult:
        yield Static("packview: your meeting packs", id="title")
        yield Static(id="header")
        yield OptionList(id="packs", classes="-hidden")
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

    def on_resize(self) -> None:
        self._write()

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

    @property
    def _here(self) -> bool:
        """Whether the member has not left while something was waited for."""
        return self.is_attached and bool(self.query("#packs"))

    async def _tell(self, message: str) -> None:
        """Show words in place of the list, '' for the list."""
        packs, empty = self.query_one("#packs", OptionList), self.query_one("#empty")
        packs.set_class(bool(message), "-hidden")
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

    def _write(self) -> None:
        packs = self.query_one("#packs", OptionList)
        width = min(_WIDEST, max(20, self.size.width - 4))
        heading = header(width) if self.entries else content("")
        place = self.query_one("#header", Static)
        place.update(heading)
        place.set_class(not heading.plain, "-hidden")
        chosen, today = self._chosen, self._today()
        self.query_one("#title", Static).update(content(_title(self.entries, today)))
        packs.clear_options()
        packs.add_options([row(entry, today, width) for entry in self.entries])
        ids = [entry.pack_id for entry in self.entries]
        if ids:
            packs.highlighted = ids.index(chosen) if chosen in ids else 0
        self.refresh_bindings()  # the footer offers open and remove only where there is something to

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Remember which is chosen, whatever its row will be."""
        self._chosen = self.entries[event.option_index].pack_id
        event.stop()

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
