"""What every dialog is: a box with a title, a body, a line for what is wrong, and buttons; and those that ask one thing."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from packview.errors import PackviewError, require
from packview.paths import shown_path
from packview.services.library.file_completion import (
    Entry,
    Listing,
    chosen_files,
    completion,
    listing,
)
from packview.text import fold
from packview.tui.base.screen import Pace, rest, typed_before
from packview.tui.keys import bindings, pressed, with_keys
from packview.tui.text import content, error_toasts, error_words, label, one_line

ResultT = TypeVar("ResultT")
_BESIDE = 110
"""Cells from which on what is written stands beside what it is about, not below it."""
DRAFT_EVERY = 1.0
"""Seconds between two drafts while a member types."""


@error_toasts
class Dialog(ModalScreen[ResultT | None], Generic[ResultT]):
    """A dialog that answers with a result, or None when it is closed.

    A dialog of ours says what stands in it (``body``), its buttons by id and label (``BUTTONS``, the first is the
    one that goes ahead) and has a method ``action_<id>`` for each of them. One with the class '-writing' is docked beside
    what is written about: the screen below makes room, and shows that.
    """

    BINDINGS = bindings("dialog")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy"), (_BESIDE, "-beside")]  # noqa: RUF012  Textual declares it so
    BUTTONS: tuple[tuple[str, str], ...] = (("close", "Close"),)
    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog #box {
        width: 64; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: round $primary; border-title-style: bold;
    }
    Dialog #problem { display: none; color: $text-error; text-style: bold; margin-top: 1; }
    Dialog #problem.-told { display: block; }
    Dialog #buttons { height: 1; margin-top: 1; align-horizontal: right; }
    Dialog #buttons Button { min-width: 10; margin-left: 2; }
    Dialog Input { margin-top: 1; background: $panel; }
    Dialog OptionList { height: auto; border: none; padding: 0; }
    Dialog.-narrow #box { width: 100%; }
    Dialog.-writing { align: right bottom; background: transparent; }
    Dialog.-writing #box { width: 100%; max-width: 100%; height: 50%; min-height: 11; }
    Dialog.-writing.-beside #box { width: 58; height: 100%; }
    Dialog.-writing #body { height: 1fr; }
    Dialog.-writing #buttons { margin-top: 0; }
    Dialog.-writing TextArea { height: 1fr; min-height: 4; border: none; padding: 0 1; background: $panel; }
    Dialog.-writing #place, Dialog.-writing #quote, Dialog.-writing #advice { color: $text-muted; }
    Dialog.-writing #place { max-height: 2; }
    Dialog.-writing #quote { max-height: 4; text-style: italic; }
    Dialog.-writing #place, Dialog.-writing #quote { display: none; }
    Dialog.-writing.-beside #place, Dialog.-writing.-beside #quote { display: block; }
    Dialog.-writing.-beside TextArea { min-height: 8; margin: 1 0; }
    """

    def __init__(self, heading: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._heading = heading

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        rest(self)

    def on_mount(self) -> None:
        if self.has_class("-writing"):
            self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        if self.has_class("-writing"):
            wide = event.size.width >= _BESIDE
            self._make_room((0, 58, 0, 0) if wide else (0, 0, max(11, event.size.height // 2), 0))

    def on_unmount(self) -> None:
        if self.has_class("-writing"):
            self._make_room((0, 0, 0, 0))

    def _make_room(self, room: tuple[int, int, int, int]) -> None:
        """Let the screen below keep clear of this one, without the keys that do not work meanwhile."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack else stack[-1]
        below.set_class(any(room), "-asking")
        below.styles.padding = room
        for footer in below.query("KeyFooter"):
            footer.display = not any(room)

    def compose(self) -> ComposeResult:
        """The box; what stands in it comes from ``body``."""
        writing = self.has_class("-writing")
        with Vertical(id="box") if writing else VerticalScroll(id="box", can_focus=False) as box:
            box.border_title = label(self._heading)
            with VerticalScroll(id="body", can_focus=False) if writing else nullcontext():
                yield from self.body()
                yield Static(id="problem")
            with Horizontal(id="buttons"):
                for index, (name, words) in enumerate(self.BUTTONS):
                    yield Button(
                        label(with_keys(words)),
                        id=name,
                        variant="default" if index else "primary",
                        compact=True,
                    )

    def body(self) -> ComposeResult:
        """What stands between the title and the buttons."""
        yield from ()

    def take_typed(self, character: str) -> None:
        """Put what was typed before the dialog was up into the field that it was meant for."""
        for field in (self.focused, *self.query("TextArea, Input")):
            if isinstance(field, Input | TextArea):
                (field.insert if isinstance(field, TextArea) else field.insert_text_at_cursor)(character)
                return

    def problem(self, message: str) -> None:
        """Say above the buttons what is wrong; '' removes it."""
        place = self.query_one("#problem", Static)
        place.update(content(message))
        place.set_class(bool(message), "-told")
        if message:
            self.call_after_refresh(place.scroll_visible, animate=False)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action(event.button.id or "close")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field accepts, in a dialog that has a button for that."""
        event.stop()
        await self.run_action("accept")

    def action_close(self) -> None:
        self.dismiss(None)


class ConfirmDialog(Dialog[bool]):
    """Ask before something that a member may regret. The answer that loses nothing (``careful``) has the focus."""

    BINDINGS = bindings("confirm")

    def __init__(
        self, question: str, yes: str = "Yes", no: str = "No", *, careful: Literal["yes", "no"] = "no"
    ) -> None:
        super().__init__("Please confirm")
        self._question = question
        self._careful = careful
        self.BUTTONS = (("yes", yes), ("no", no))

    def body(self) -> ComposeResult:
        yield Static(content(self._question))

    def on_mount(self) -> None:
        """Enter on a question that was not read must not do harm."""
        self.query(f"#{self._careful}").focus()  # none where it was left before it was there

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)


WRITING_BUTTONS = (("save", "Save {key:writing.save}"), ("close", "Cancel {key:dialog.close}"))


def close_writing(dialog: Dialog[Any], *, unsaved: bool) -> None:
    """Answer nothing, after asking where something would be lost."""
    if unsaved:
        asking: Callable[[], Awaitable[None]] = partial(_ask, dialog)
        dialog.run_worker(asking, group="close", exclusive=True)
    else:
        dialog.dismiss(None)


async def _ask(dialog: Dialog[Any]) -> None:
    question = "Discard what you wrote? It has not been saved."
    gone = await dialog.app.push_screen_wait(ConfirmDialog(question, yes="Throw away", no="Keep writing"))
    if gone:
        dialog.dismiss(None)


class DraftKeeper:
    """Hands on what is typed in a dialog, at the first change and then at most once a second; what fails is told there."""

    def __init__(self, dialog: Dialog[Any], keep: Callable[[], None]) -> None:
        self._dialog, self._keep = dialog, keep
        self._pace = Pace(self._hand_on, lambda rested: dialog.set_timer(DRAFT_EVERY, rested))

    def change(self, *, differs: bool) -> None:
        """Something was changed; ``differs``: it is not as it was when the dialog opened."""
        if differs or self._pace.begun:
            self._pace.change()

    def _hand_on(self) -> None:
        try:
            self._keep()
        except PackviewError as error:
            self._dialog.problem(f"What you type is not being kept yet: {error_words(error)}")


class LineDialog(Dialog[str]):
    """Ask for one line; ``empty`` is said where nothing is typed, ``wrong`` of what was typed before.

    A ``secret`` one is not shown, and its white space at the ends counts.
    """

    BUTTONS = (("accept", "Open"), ("close", "Cancel"))

    def __init__(
        self, heading: str, words: str, empty: str, *, wrong: str = "", secret: bool = False
    ) -> None:
        super().__init__(heading)
        self._words, self._empty, self._wrong, self._secret = words, empty, wrong, secret

    def body(self) -> ComposeResult:
        yield Static(content(self._words))
        yield Input(id="line", password=self._secret, compact=True)

    def on_mount(self) -> None:
        if self._wrong:
            self.problem(self._wrong)

    def action_accept(self) -> None:
        field = self.query_one("#line", Input)
        line = field.value if self._secret else field.value.strip()
        if line:
            self.dismiss(line)
        else:
            self.problem(self._empty)
            field.focus()


def page_dialog(hint: str = "") -> LineDialog:
    """Ask for a printed page number, or '#' and a PDF page; ``hint`` says which pages there are."""
    words = "Page number as printed on the paper, such as 47; #52 for page 52 of the file."
    empty = f"Type a page number, or press {pressed('dialog.close')}"
    asking = LineDialog("Go to page", f"{words}\n{hint}" if hint else words, empty)
    asking.BUTTONS = (("accept", "Go"), ("close", "Cancel"))
    return asking


def password_dialog(name: str, *, wrong: bool) -> LineDialog:
    """Ask for the password of a file; it is used once and kept nowhere. ``wrong``: one was tried and did not fit."""
    problem = "That password does not open it. Try again" if wrong else ""
    words = f"{name} is protected with a password."
    return LineDialog("Password", words, "Type the password", wrong=problem, secret=True)


class ImportDialog(Dialog[tuple[Path, ...]]):
    """Ask for PDF or text files, for one unless ``several``; ``start`` stands in the field at first, usually a folder."""

    BINDINGS = bindings("field", "files")
    BUTTONS = (("accept", "Open"), ("close", "Cancel"))
    DEFAULT_CSS = """
    ImportDialog #box { width: 92%; max-width: 110; height: 90%; max-height: 30; }
    ImportDialog #folder { color: $text-muted; margin-top: 1; }
    ImportDialog OptionList { height: 1fr; min-height: 3; }
    """

    def __init__(self, start: str, heading: str = "Import meeting packs", *, several: bool = False) -> None:
        super().__init__(heading)
        self._start, self._several = start, several
        self._marked: list[Path] = []
        self._entries: tuple[Entry, ...] = ()
        self._folder = Path()

    def body(self) -> ComposeResult:
        marks = f" {pressed('files.mark')} marks several." if self._several else ""
        yield Static(
            content(
                f"Type, paste or drop a PDF or text file, or choose it below. {pressed('files.complete')} completes.{marks}"
            )
        )
        yield Input(self._start, id="path", select_on_focus=False, compact=True)
        yield Static(id="folder")
        yield OptionList(id="entries", compact=True)

    def on_mount(self) -> None:
        self.query("#path").focus()  # none where it was left before it was there
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
        names = (f"{'x ' if entry.path in self._marked else ''}{entry.name}" for entry in found.entries)
        entries.add_options([label("../  the folder above"), *map(label, names)])
        self._folder = found.folder

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        entry = self._entries[event.option_index - 1] if event.option_index else None
        path = entry.path if entry else self._folder.parent
        if entry is not None and not entry.is_folder:
            self.dismiss(tuple(dict.fromkeys((*self._marked, path))))
            return
        self._type(f"{shown_path(path)}/".replace("//", "/"))

    def _type(self, path: str) -> None:
        field = self.query_one("#path", Input)
        field.value = path
        field.action_end()

    def action_to_list(self) -> None:
        """Go to the first file, where there is none to the first folder."""
        entries = self.query_one("#entries", OptionList)
        entries.focus()
        files = (place for place, entry in enumerate(self._entries, 1) if not entry.is_folder)
        entries.highlighted = next(files, min(1, entries.option_count - 1))

    async def action_complete(self) -> None:
        """Complete the name that is typed as far as all that begin so agree; where nothing is added, go to the list."""
        await typed_before(self)
        self._entries = (await asyncio.to_thread(listing, self.query_one("#path", Input).value)).entries
        field = self.query_one("#path", Input)
        if not field.has_focus:
            self.focus_next()
            return
        completed = completion(field.value, self._entries)
        if completed == field.value:
            self.action_to_list()
        else:
            self._type(completed)

    def action_mark(self) -> None:
        """Choose the file in hand beside others, or no longer."""
        entries = self.query_one("#entries", OptionList)
        place = entries.highlighted
        if not (self._several and entries.has_focus and place) or self._entries[place - 1].is_folder:
            return
        path, mark = self._entries[place - 1].path, "x "
        if path in self._marked:
            self._marked.remove(path)
            mark = ""
        else:
            self._marked.append(path)
        entries.replace_option_prompt_at_index(place, label(f"{mark}{path.name}"))
        self.problem("")

    def action_accept(self) -> None:
        field = self.query_one("#path", Input)
        try:
            paths = tuple(self._marked) or chosen_files(field.value)
            require(self._several or len(paths) == 1, "Only one file can be opened here", "Name one of them")
        except PackviewError as error:
            self.problem(error_words(error))
            field.focus()
        else:
            self.dismiss(paths)


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to go to, or something to do: its kind or heading, its words, its page, what does it; ``level`` is of an outline."""

    kind: str
    words: str
    where: str
    go: Callable[[], object]
    level: int = 0


def _heading(kind: str) -> str:
    return {
        "bookmark": "Your bookmarks",
        "forward": f"Forward ({pressed('workspace.forward')})",
        "back": f"Back ({pressed('workspace.back')}), the last place first",
        "outline": "The file's own outline",
    }.get(kind, kind)


class PlacesDialog(Dialog[Destination]):
    """Choose a place, or something to do, in the order of their kinds; typing narrows the list."""

    BINDINGS = bindings("field")
    BUTTONS = (("accept", "Go"), ("close", "Cancel"))
    DEFAULT_CSS = """
    PlacesDialog #box { width: 84; }
    PlacesDialog OptionList { max-height: 20; margin-top: 1; }
    """

    def __init__(
        self, destinations: Sequence[Destination], heading: str = "Places", *, first: int = 0
    ) -> None:
        super().__init__(heading)
        self._all, self._first = tuple(destinations), first
        self._shown: list[Destination | None] = []

    def body(self) -> ComposeResult:
        yield Input(id="line", placeholder="Type part of the words", compact=True)
        yield OptionList(id="places", compact=True)

    def on_mount(self) -> None:
        self._fill("")
        if 0 < self._first < len(self._all):
            self.query_one("#places", OptionList).highlighted = self._shown.index(self._all[self._first])
        self.query_one("#places").focus() if self._shown else self.query_one("#line").focus()

    def on_key(self, event: events.Key) -> None:
        """What is typed goes into the field, from the list too."""
        field = self.query_one("#line", Input)
        if event.is_printable and event.character and self.focused is self.query_one("#places"):
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def action_to_list(self) -> None:
        self.query_one("#places").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index])

    def action_accept(self) -> None:
        place = self.query_one(OptionList).highlighted
        if place is None:
            self.problem(f"No place matches; try fewer words, or press {pressed('dialog.close')}")
        else:
            self.dismiss(self._shown[place])

    def _fill(self, typed: str) -> None:
        wanted = fold(typed).split()
        found = [one for one in self._all if all(word in fold(f"{one.words} {one.where}") for word in wanted)]
        places = self.query_one(OptionList)
        places.clear_options()
        self._shown = []
        for kind, group in groupby(found, key=lambda one: one.kind):
            places.add_option(Option(content(_heading(kind), "bold $text-primary"), disabled=True))
            self._shown.append(None)
            for one in group:
                words = content("  " * (one.level + 1)) + label(one.words or "(no words)")
                places.add_option(Option(words + content(f"  {one_line(one.where)}", "dim")))
                self._shown.append(one)
        if found:
            places.highlighted = 1
        nothing = f"No places yet: {pressed('workspace.bookmark')} adds a bookmark, and this file has no outline of its own"
        self.problem("" if found else "No place matches; try fewer words" if wanted else nothing)
