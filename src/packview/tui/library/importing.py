"""A file is read: progress by page, and when it cannot be read, what to do next."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from textual import work
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Footer, ProgressBar, Static

from packview.errors import (
    AlreadyImportedError,
    NamesakeError,
    PackviewError,
    PasswordNeededError,
    SameMeetingError,
)
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent
from packview.paths import shown_path
from packview.services.imports.client import EventSource, ImportFeed
from packview.tui.base.screen import RestingScreen
from packview.tui.dialogs.base import ImportDialog, password_dialog
from packview.tui.keys import bindings, with_keys
from packview.tui.text import content, label, notify

Importer = Callable[[Path, bool, str | None, bool | None], EventSource]
"""Starts an import: file, whether to add it to the library, password, whether as a revision, None where it is not said."""


def _wait(app: App[None], feed: ImportFeed) -> None:
    try:
        for event in feed.source:
            app.call_later(feed.apply, event)  # the one thing a thread may do to the interface
    except PackviewError as error:
        app.call_later(feed.apply, Failed(error=error))


class ImportScreen(RestingScreen[ImportFeed | str]):
    """Reads a file until it can be shown.

    Answers the feed as soon as the agenda is known (more may still come), the id of the pack in the library where the member
    prefers that, or None where nothing is to be opened. The ``sample`` is opened without a word where the library has it;
    ``failed`` is an import that failed after its agenda was shown, with which the screen begins.
    """

    BINDINGS = bindings("importing")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-roomy")]  # noqa: RUF012  Textual declares it so
    DEFAULT_CSS = """
    ImportScreen { align: center middle; }
    ImportScreen #box {
        width: 84; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; border: round $primary;
        overflow-y: auto;
    }
    ImportScreen ProgressBar { width: 100%; margin: 1 0 0 0; }
    ImportScreen ProgressBar Bar { width: 1fr; }
    ImportScreen #hint { margin-top: 1; }
    ImportScreen #buttons { height: auto; margin-top: 1; }
    ImportScreen #buttons Button { min-width: 8; margin-right: 1; }
    ImportScreen.-narrow #buttons { layout: vertical; }
    ImportScreen .-hidden { display: none; }
    """

    def __init__(
        self,
        path: Path,
        importer: Importer,
        *,
        stored: bool = True,
        password: str | None = None,
        sample: bool = False,
        failed: ImportFeed | None = None,
    ) -> None:
        super().__init__()
        self._path = path
        self._importer = importer
        self._stored = stored
        self._password = password
        self._sample = sample
        self._revision: bool | None = None
        self._feed = failed
        self._leave: Callable[[], None] = lambda: None
        self._handed_over = False

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(id="message")
            yield ProgressBar(id="bar", show_eta=False)
            yield Static(id="hint")
            yield Horizontal(id="buttons")
        yield Footer()

    async def on_mount(self) -> None:
        """Begin, or tell of the failure that brought the screen up."""
        if self._feed is not None and isinstance(self._feed.result, Failed):
            await self._fail(self._feed.result.error)
        else:
            await self._begin()

    def on_unmount(self) -> None:
        """An import that was not handed over stops; nobody would hear of it."""
        self._leave()
        if self._feed is not None and not self._handed_over:
            self._feed.cancel()

    async def _begin(self) -> None:
        self._feed = ImportFeed(
            self._importer(self._path, self._stored, self._password, self._revision),
            path=self._path,
            stored=self._stored,
        )
        self._leave = self._feed.subscribe(self._hear)
        bar = self.query_one("#bar", ProgressBar)
        bar.remove_class("-hidden")
        bar.update(total=None)
        soon = "You can start reading as soon as its agenda is known."
        self._say(f"Opening {self._path.name}", soon, title="Reading a file")
        await self._offer(("cancel", "Cancel"))
        # the thread belongs to the app, so it outlives the screen that began it
        self.app.run_worker(partial(_wait, self.app, self._feed), thread=True, group="feed")

    def _hear(self, event: ImportEvent) -> None:
        feed = self._feed
        assert feed
        match event:
            case AgendaRead() | Imported():
                self._leave()
                self._handed_over = True
                self.dismiss(feed)
            case Failed():
                self.run_worker(self._fail(event.error), group="fail", exclusive=True)
            case _:
                self.query_one("#bar", ProgressBar).update(total=feed.total, progress=len(feed.pages))
                self._say(f"Reading {feed.name}: {feed.progress}", "")

    def _say(self, message: str, hint: str, *, title: str = "") -> None:
        if title:
            self.query_one("#box").border_title = label(title)
        self.query_one("#message", Static).update(content(message))
        place = self.query_one("#hint", Static)
        place.update(content(hint))
        place.set_class(not hint, "-hidden")

    async def _fail(self, error: PackviewError) -> None:
        """Say what went wrong and offer what can be done about it."""
        self._leave()
        here = isinstance(error, AlreadyImportedError)
        if self._sample and type(error) is AlreadyImportedError:
            self.dismiss(error.pack_id)
            return
        self.query_one("#bar").add_class("-hidden")
        title = "Already in your library" if here else f"Not read: {self._path.name}"
        self._say(f"{error.message}.", _hint(error), title=title)
        await self._offer(*_ways_on(error, sample=self._sample))
        if isinstance(error, PasswordNeededError):
            self.action_password()

    async def _offer(self, *buttons: tuple[str, str]) -> None:
        row = self.query_one("#buttons", Horizontal)
        await row.remove_children()
        made = [
            Button(label(words), action=f"screen.{action}", variant="default" if index else "primary")
            for index, (action, words) in enumerate(buttons)
        ]
        if self.is_attached and self.query("#buttons"):  # not closed meanwhile
            await row.mount(*made)
            made[0].focus()

    def action_cancel(self) -> None:
        if self._feed is not None and self._feed.running:
            self._feed.cancel()
            notify(self, f"Stopped reading {self._feed.name}; the library is as it was")
        self._leave()
        self.dismiss(None)

    async def action_begin(self, revision: bool | None = None, in_place: bool = False) -> None:
        """Read it again, as a revision of the meeting's papers or beside them, or without adding it."""
        self._revision = self._revision if revision is None else revision
        self._stored &= not in_place
        await self._begin()

    def action_existing(self) -> None:
        result = self._feed.result if self._feed else None
        error = result.error if isinstance(result, Failed) else None
        if isinstance(error, AlreadyImportedError):
            self.dismiss(error.pack_id)

    @work(exclusive=True, group="ask")
    async def action_password(self) -> None:
        typed = await self.app.push_screen_wait(
            password_dialog(self._path.name, wrong=self._password is not None)
        )
        if typed is not None:
            self._password = typed
            await self._begin()

    @work(exclusive=True, group="ask")
    async def action_other(self) -> None:
        chosen = await self.app.push_screen_wait(ImportDialog(f"{shown_path(self._path.parent)}/"))
        if chosen:
            self._path, self._password, self._revision = chosen[0], None, None
            await self._begin()


def _hint(error: PackviewError) -> str:
    """What to do, where the buttons below do not need the words of the command line."""
    if isinstance(error, NamesakeError):
        return "Is this file a newer edition of it? Then your notes and what was put right stay with it."
    if isinstance(error, SameMeetingError):
        return "Add this one as its next revision, and your notes stay with it; or only read it."
    if isinstance(error, AlreadyImportedError):
        return ""
    if isinstance(error, PasswordNeededError):
        return "Whoever sent you the file knows its password."
    return f"{with_keys(error.hint)}." if error.hint else ""


def _ways_on(error: PackviewError, *, sample: bool) -> Iterator[tuple[str, str]]:
    """What a member can do about a failure: action and label of each button, the likeliest first."""
    if isinstance(error, SameMeetingError):
        if not sample:
            yield "begin(True)", "Add as revision"
        if isinstance(error, NamesakeError):
            yield "begin(False)", "Add beside it"
        yield (
            "begin(None, True)",
            "Read without adding" if not isinstance(error, NamesakeError) else "Only read it",
        )
        yield "existing", "Open that one"
    elif isinstance(error, AlreadyImportedError):
        yield "existing", "Open it"
    elif isinstance(error, PasswordNeededError):
        yield "password", "Type password"
    if not sample and not isinstance(error, SameMeetingError):
        yield "other", "Another file"
    if not isinstance(error, AlreadyImportedError | PasswordNeededError):
        yield "begin", "Try again"
    yield "cancel", "Back"
