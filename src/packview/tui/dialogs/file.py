"""Choose a file: type, paste or drop its path, or walk through the folders below the field."""

import asyncio
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from packview.errors import PackviewError
from packview.services.library.file_completion import Entry, Listing, chosen_file, listing, shown_path
from packview.tui.dialogs.base import Dialog
from packview.tui.keys import bindings
from packview.tui.text import content, error_words, label


class ImportDialog(Dialog[Path]):
    """Ask for a PDF or text file; ``start`` stands in the field at first, usually a folder."""

    BINDINGS = bindings("field")
    BUTTONS = (("accept", "Open"), ("close", "Cancel"))
    DEFAULT_CSS = """
    ImportDialog #box { width: 92%; max-width: 110; height: 90%; max-height: 30; }
    ImportDialog #folder { color: $text-muted; margin-top: 1; }
    ImportDialog OptionList { height: 1fr; min-height: 3; }
    """

    def __init__(self, start: str, heading: str = "Import a meeting pack") -> None:
        super().__init__(heading)
        self._start = start
        self._entries: tuple[Entry, ...] = ()
        self._folder = Path()

    def body(self) -> ComposeResult:
        yield Static("Type or paste the path of a PDF or text file, or choose it below.")
        yield Input(self._start, id="path", select_on_focus=False, compact=True)
        yield Static(id="folder")
        yield OptionList(id="entries", compact=True)

    def on_mount(self) -> None:
        self.query_one("#path", Input).focus()
        self._list(self._start)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.problem("")
        self._list(event.value)

    @work(exclusive=True, group="listing")
    async def _list(self, typed: str) -> None:
        found = await asyncio.to_thread(listing, typed)  # a folder of another machine may take its time
        if self.query("#entries"):  # not closed meanwhile
            self._show(found)

    def _show(self, found: Listing) -> None:
        self._entries = found.entries
        more = f"; {found.more} more, type part of the name" if found.more else ""
        empty = "" if found.entries else ": no PDF or text files"
        words = found.problem or f"In {shown_path(found.folder)}{empty}{more}"
        self.query_one("#folder", Static).update(content(words))
        entries = self.query_one("#entries", OptionList)
        entries.clear_options()
        entries.add_options([label("../  the folder above"), *(label(entry.name) for entry in found.entries)])
        self._folder = found.folder

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        entry = self._entries[event.option_index - 1] if event.option_index else None
        path = entry.path if entry else self._folder.parent
        if entry is not None and not entry.is_folder:
            self.dismiss(path)
            return
        field = self.query_one("#path", Input)
        field.value = f"{shown_path(path)}/".replace("//", "/")
        field.action_end()

    def action_to_list(self) -> None:
        entries = self.query_one("#entries", OptionList)
        entries.focus()
        entries.highlighted = min(1, entries.option_count - 1)

    def action_accept(self) -> None:
        field = self.query_one("#path", Input)
        try:
            path = chosen_file(field.value)
        except PackviewError as error:
            self.problem(error_words(error))
            field.focus()
        else:
            self.dismiss(path)
