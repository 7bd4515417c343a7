"""New files of the inbox: what each is to the library, and which to import."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from packview.services.imports.client import EventSource, ImportFeed
from packview.services.library.inbox import Inbox, NewFile
from packview.services.library.library import Library
from packview.tui.dialogs.base import Dialog
from packview.tui.keys import bindings, pressed
from packview.tui.library.importing import ImportScreen
from packview.tui.text import content, one_line


async def from_inbox(
    app: App[None],
    library: Library,
    files: Sequence[NewFile],
    follow: Callable[[ImportFeed, Screen[Any]], None],
    until: ExitStack,
) -> bool:
    """Offer new files, and import what is chosen, one beginning when the agenda of the one before is known; whether another file is wanted.

    ``follow`` hears of imports that go on behind; what was unpacked is there as long as ``until``.
    """
    inbox = Inbox(library)
    chosen = await app.push_screen_wait(InboxDialog(inbox, files))
    for file in chosen or ():
        found = file if file.sort else await asyncio.to_thread(inbox.sorted, file)
        for path, begin in await asyncio.to_thread(list, inbox.imports(found, until)):
            screen = ImportScreen(path, partial(_begun_by, begin))
            feed = await app.push_screen_wait(screen)
            if isinstance(feed, ImportFeed):
                follow(feed, screen)
        if found.sort == "archive":
            await asyncio.to_thread(inbox.decline, [found])
    return chosen == []


def _begun_by(
    begin: Callable[[str | None], EventSource], _path: Path, _stored: bool, password: str | None, _: object
) -> EventSource:
    """An import of the inbox, which knows all but the password."""
    return begin(password)


class InboxDialog(Dialog[list[NewFile]]):
    """Choose new files: answers with those to import, [] where another file is wanted."""

    BINDINGS = bindings("inbox")
    BUTTONS = (
        ("accept", "Import"),
        ("decline", "Do not offer again"),
        ("other", "Another file"),
        ("close", "Later"),
    )
    DEFAULT_CSS = """
    InboxDialog #box { width: 92%; max-width: 110; }
    InboxDialog OptionList { max-height: 16; margin-top: 1; }
    """

    def __init__(self, inbox: Inbox, files: Sequence[NewFile]) -> None:
        super().__init__("New files in your inbox")
        self._inbox, self._files, self._left_out = inbox, [*files], set[str]()

    def body(self) -> ComposeResult:
        words = (
            f"{pressed('inbox.mark')} chooses a file or leaves it out. Nothing is imported until you say so."
        )
        yield Static(content(words))
        yield OptionList(*map(self._row, self._files), id="files", compact=True)

    def on_mount(self) -> None:
        self.query_one("#files").focus()
        self._sort()

    def _row(self, file: NewFile) -> Content:
        sign = " " if file.sha256 in self._left_out else "x"
        return content(f"[{sign}] {one_line(file.path.name)}\n    {file.words or 'Looking into it'}")

    @work(exclusive=True, group="sort")
    async def _sort(self) -> None:
        """Say of one file after the other what it is."""
        for place, file in enumerate(self._files):
            self._files[place] = await asyncio.to_thread(self._inbox.sorted, file)
            if self._files[place].sort == "unreadable":
                self._left_out.add(file.sha256)
            if not self.is_attached:
                return
            self._show(place)

    def _show(self, place: int) -> None:
        self.query_one("#files", OptionList).replace_option_prompt_at_index(
            place, self._row(self._files[place])
        )

    @property
    def _chosen(self) -> list[NewFile]:
        return [file for file in self._files if file.sha256 not in self._left_out]

    def action_mark(self) -> None:
        place = self.query_one("#files", OptionList).highlighted
        if place is not None:
            self._left_out ^= {self._files[place].sha256}
            self._show(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        if self._chosen:
            self.dismiss(self._chosen)
        else:
            self.problem(f"No file is chosen. Press {pressed('inbox.mark')} to choose one")

    @work(exclusive=True, group="decline")
    async def action_decline(self) -> None:
        await asyncio.to_thread(self._inbox.decline, self._chosen)
        self._files = [file for file in self._files if file.sha256 in self._left_out]
        if not self._files:
            self.dismiss(None)
            return
        self._left_out.clear()
        files = self.query_one("#files", OptionList)
        files.clear_options()
        files.add_options([self._row(file) for file in self._files])

    def action_other(self) -> None:
        self.dismiss([])
