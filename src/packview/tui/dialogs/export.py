"""Exporting from the app: what and for whom, in which format, how it will read, and where it goes."""

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, OptionList, Static

from packview.errors import PackviewError
from packview.services.exporting import FORMATS, PARTS, PackExport, Part, Style
from packview.tui.dialogs.base import ConfirmDialog, Dialog
from packview.tui.dialogs.note import Tick
from packview.tui.keys import bindings
from packview.tui.text import content, error_words, label


class ExportDialog(Dialog[str]):
    """Write questions, notes or minutes to a file; answers with its path. ``first`` is the key of the part that is chosen at first."""

    BINDINGS = bindings("export")
    BUTTONS = (("accept", "Save"), ("close", "Cancel"))
    DEFAULT_CSS = """
    ExportDialog #box { width: 92%; max-width: 100; height: 96%; max-height: 40; }
    ExportDialog #lists { height: 8; }
    ExportDialog #part { width: 2fr; }
    ExportDialog #format { width: 1fr; }
    ExportDialog #preview { height: 1fr; min-height: 3; border: round $border-blurred; }
    """

    def __init__(self, export: PackExport, first: str = "") -> None:
        super().__init__("Export")
        self._export = export
        self._first = next((place for place, part in enumerate(PARTS) if part.key == first), 0)
        self._part = OptionList(*(label(part.title) for part in PARTS), id="part", compact=True)
        self._format = OptionList(*(label(title) for title in FORMATS.values()), id="format", compact=True)
        self._text = Static(id="text")
        self._printed = Tick("Titles as printed, in capitals too", False, id="printed")
        self._path = Input(id="path", compact=True, select_on_focus=False)

    def body(self) -> ComposeResult:
        with Horizontal(id="lists"):
            yield self._part
            yield self._format
        with VerticalScroll(id="preview", can_focus=False):
            yield self._text
        yield self._printed
        yield self._path

    def on_mount(self) -> None:
        self._format.highlighted, self._part.highlighted = 0, self._first
        self._part.focus()

    @property
    def _wanted(self) -> tuple[Part, Style]:
        part = PARTS[self._part.highlighted or 0]
        return part, part.style or list(FORMATS)[self._format.highlighted or 0]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show(*self._wanted)

    def on_checkbox_changed(self) -> None:
        self._show(*self._wanted)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.run_action("accept")

    @work(exclusive=True, group="preview")
    async def _show(self, part: Part, style: Style) -> None:
        """Show how it will read, and name the file after it."""
        self._path.value = self._export.suggested(part, style)
        self._format.disabled = part.style is not None
        try:
            printed = self._printed.value
            text, problem = await asyncio.to_thread(self._export.text, part, style, printed=printed), ""
        except PackviewError as error:
            text, problem = "", error_words(error)
        if self.is_attached:  # not closed meanwhile
            self._text.update(content(text))
            self.problem(problem)

    def action_other_list(self) -> None:
        (self._format if self._part.has_focus else self._part).focus()

    @work(exclusive=True, group="write")
    async def action_accept(self) -> None:
        part, style = self._wanted
        typed, force = self._path.value, False
        try:
            if there := await asyncio.to_thread(self._export.there, typed):
                asking = ConfirmDialog(f"{there} is there already. Replace it?", yes="Replace", no="Keep it")
                force = await self.app.push_screen_wait(asking) is True
                if not force:
                    return
            how = {"force": force, "printed": self._printed.value}
            self.dismiss(await asyncio.to_thread(self._export.write, part, style, typed, **how))
        except PackviewError as error:
            self.problem(error_words(error))
