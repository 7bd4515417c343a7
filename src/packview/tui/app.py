"""The application: what is shown first, help and palette, and what happens when something goes wrong."""

import os
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import Binding
from textual.command import Provider
from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import WorkerFailed

from packview.errors import PackviewError
from packview.model.open_pack import OpenPack
from packview.paths import sample_pack
from packview.services.imports.client import EventSource, Import
from packview.services.library.library import Library
from packview.tui.base.help import HelpScreen
from packview.tui.base.screen import RestingScreen, Wanted
from packview.tui.keys import KEYS, bindings, keymap_problems, use_keys
from packview.tui.library.importing import FeedNews, Importer
from packview.tui.library.screen import LibraryScreen
from packview.tui.opening import Opening
from packview.tui.preferences import Colours, RememberedPreferences
from packview.tui.text import error_toasts, notify, tell
from packview.tui.working import begin

if TYPE_CHECKING:
    from packview.tui.workspace.screen import WorkspaceScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What to show first; without a pack, a path or the sample it is the library.

    Attributes:
        path: a file or pack folder to read without adding it.
        item: number of the agenda item to start at; ``page`` is a printed label, or '#' and the PDF page.
        chair: go into the room: the speed of a rehearsal, 0 for the meeting itself, None for not.
    """

    pack_id: str = ""
    path: Path | None = None
    password: str | None = None
    sample: bool = False
    item: str | None = None
    page: str | None = None
    chair: float | None = None


_OURS = Path(__file__).parents[1]


def _commands() -> type[Provider]:
    from packview.tui.commands import PackviewCommands  # noqa: PLC0415  start-up stays quick without it

    return PackviewCommands


@error_toasts
class PackviewApp(App[None]):
    """packview. ``today`` is from where 'in 3 days' counts; ``fault`` is what ended the app, None when it ended well."""

    TITLE = "packview"
    BINDINGS = bindings("app")
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    DEFAULT_CSS = """
    Toast { max-width: 80%; }
    CommandPalette SearchIcon { display: none; }
    """
    CSS = """
    Input > .input--placeholder, Input > .input--suggestion { color: $text-muted; }
    """

    def __init__(
        self,
        library: Library,
        importer: Importer,
        *,
        start: Start | None = None,
        today: Callable[[], Date] = Date.today,
    ) -> None:
        super().__init__()
        self.library = library
        self.fault: BaseException | None = None
        self._start = start or Start()
        self._today = today
        self.preferences = RememberedPreferences(self, library)
        self.colours = Colours(self, library.config, self.preferences)
        self.opening = Opening(
            app=self,
            library=library,
            importer=importer,
            today=today,
            preferences=self.preferences,
            chair=self._start.chair,
        )

    def get_default_screen(self) -> Screen[Any]:
        """The library lies under everything."""
        return LibraryScreen(self.library, today=self._today)

    def on_load(self) -> None:
        """Take up the member's keys before anything is made that names one."""
        use_keys(self.library.config.keys)

    def on_mount(self) -> None:
        self.preferences.load()
        self.colours.begin()
        keys = self.library.config.keys
        known = {key.id for key in KEYS}
        self.set_keymap({name: key for name, key in keys.items() if name in known})
        problems = keymap_problems(keys)
        if problems:
            notify(self, "\n".join(problems), title="Settings", severity="warning", timeout=10)
        self.call_after_refresh(self._open_start)

    def get_key_display(self, binding: Binding) -> str:
        """A function key with a capital, as it stands on the keyboard; of other keys what Textual says."""
        return re.sub(r"\bf(?=\d+$)", "F", super().get_key_display(binding))

    def _open_start(self) -> None:
        start = self._start
        if start.sample:
            begin(self, "open", self.opening.sample)
        elif start.path is not None:
            look, password = self.opening.look, start.password
            begin(self, "open", look, start.path, password=password, item=start.item, page=start.page)
        elif start.pack_id:
            self.open_pack(start.pack_id, item=start.item, page=start.page)

    def open_pack(self, pack_id: str, *, item: str | None = None, page: str | None = None) -> None:
        """Show a pack of the library, in place of whatever is shown."""
        begin(self, "open", self.opening.load, pack_id, item, page)

    def on_feed_news(self, news: FeedNews) -> None:
        """An import goes on; whoever listens to its feed hears of it."""
        news.feed.apply(news.event)

    def on_wanted(self, message: Wanted) -> None:
        does: dict[str, Callable[..., object]] = {
            "open": self.open_pack,
            "sample": partial(begin, self, "open", self.opening.sample),
            "import": partial(begin, self, "open", self.opening.choose, stored=True),
            "read": partial(begin, self, "open", self.opening.choose, stored=False),
            "drop_unwanted": self.opening.drop_unwanted,
            "enter_room": self._enter_room,
        }
        if message.what in does:
            does[message.what](*message.values)

    @work(group="open", exclusive=True)
    async def _enter_room(self, workspace: "WorkspaceScreen", speed: float) -> None:
        if self.screen is workspace:
            opened = OpenPack(pack=workspace.state.pack, pages=tuple(workspace.state.pages))
            await self.opening.enter_room(opened, speed)
        else:  # the tour, or a dialog, lies over the pack: asked again when it is closed
            workspace.chair.enter_at = speed

    def on_unmount(self) -> None:
        self.opening.cancel()

    def action_tour(self) -> None:
        self.opening.tour()

    def action_next_colours(self) -> None:
        self.colours.use_next()

    def action_help(self) -> None:
        if self._covers("help"):
            return
        groups = {key.id: key.group for key in KEYS}
        live = {groups.get(active.binding.id or "", "") for active in self.screen.active_bindings.values()}
        self.push_screen(HelpScreen(live, self.library.config.keys))

    def action_command_palette(self) -> None:
        """Find a command, unless nothing may lie over what is shown."""
        if not self._covers("palette"):
            super().action_command_palette()

    async def action_quit(self) -> None:
        """Close packview; in the middle of a meeting only when asked twice."""
        if not self._covers("quit"):
            await super().action_quit()

    def _covers(self, action: str) -> bool:
        """Whether the screen does something of its own in place of an action of the app."""
        return isinstance(self.screen, RestingScreen) and self.screen.does_instead(action)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Any = None,
    ) -> bool:
        """Do what a key is for; what a member can act on is told, not raised."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except PackviewError as error:
            tell(self, error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """A worker that a member can be told about has ended, and that is all; anything else ends the app."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, PackviewError) and isinstance(error, WorkerFailed):
            tell(self, cause)
            return
        self.fault = self.fault or cause
        super()._handle_exception(error)
        if not os.environ.get("PACKVIEW_DEBUG"):
            self._exit_renderables.clear()  # a traceback shows what a member wrote


def first(
    library: Library,
    reference: str | None,
    *,
    item: str | None,
    page: str | None,
    password: str | None,
    chair: float | None = None,
) -> Start:
    """What to show first: a pack by id, unique prefix or path; without one the library, the first time the sample pack."""
    if reference is None:
        return Start(sample=not (library.home / "packs").is_dir())  # a library that was emptied stays empty
    found = library.resolve(reference)
    if isinstance(found, str):
        return Start(pack_id=found, item=item, page=page, chair=chair)
    return Start(path=found, password=password, item=item, page=page, chair=chair)


def told(fault: BaseException) -> PackviewError:
    """What ended the app, in one line without a word of what a member wrote."""
    if isinstance(fault, PackviewError):
        return fault
    every = traceback.extract_tb(fault.__traceback__)
    frames = [frame for frame in every if Path(frame.filename).is_relative_to(_OURS)] or every
    place = f" in {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
    return PackviewError(
        f"The app stopped because of a fault of its own ({type(fault).__name__}{place}); your notes are saved",
        "To report it, set PACKVIEW_DEBUG=1, do the same again, and pass on what it prints",
    )


def run(
    library: Library,
    *,
    reference: str | None,
    item: str | None,
    page: str | None,
    password: str | None = None,
    chair: float | None = None,
) -> None:
    """Run the app until the member leaves it; what is shown first is as in ``first`` and ``Start``.

    Raises:
        PackviewError: there is no such pack, or the app ended by a fault; the terminal is as it was.
    """

    def importer(path: Path, stored: bool, password: str | None, revision: bool) -> EventSource:
        home = library.home if stored else None
        never = path == sample_pack()  # it must not take the place of the real papers of its meeting
        return Import(path, home=home, password=password, revision=revision or (False if never else None))

    start = first(library, reference, item=item, page=page, password=password, chair=chair)
    app = PackviewApp(library, importer, start=start)
    try:
        app.run()
    except Exception as error:  # noqa: BLE001  whatever it is, it is told in words
        app.fault = error
    if app.fault is not None:
        raise told(app.fault) from None
