"""The application: what is shown first, opening packs and their meetings, what the member chose for good, and what happens when something goes wrong."""

import asyncio
import errno
import os
import re
import sys
import traceback
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import Binding
from textual.command import Provider
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.theme import Theme
from textual.worker import WorkerFailed

from packview.config import Config
from packview.errors import PackviewError
from packview.model import ColourTheme, Indicator, Pack, Preferences
from packview.model.import_events import Failed, Imported, ImportEvent
from packview.model.open_pack import OpenPack
from packview.paths import config_home, downloads, sample_pack, shown_path
from packview.services.imports.client import EventSource, Import, ImportFeed
from packview.services.library.library import Library, colours, preferences, read_in_place, save_preferences
from packview.tui.base.screen import HelpScreen, RestingScreen, Wanted, begin
from packview.tui.keys import KEYS, bindings, keymap_problems, use_keys
from packview.tui.library.screen import LibraryScreen
from packview.tui.text import error_toasts, error_words, notify, one_line, tell, telling

if TYPE_CHECKING:
    from packview.model.committee import Committee
    from packview.services.comparison import Comparison
    from packview.tui.dialogs.form import FormDialog
    from packview.tui.library.importing import Importer
    from packview.tui.workspace.screen import WorkspaceScreen


@dataclass
class RememberedPreferences:
    """The preferences of a library, as they were saved and as they are changed; the defaults until they are loaded."""

    app: App[None]
    library: Library
    now: Preferences = Preferences()

    def change(self, **changes: object) -> None:
        """Remember something the member chose; where that cannot be saved, it holds until the app ends."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]  # the callers are ours
        with telling(partial(tell, self.app)):
            save_preferences(self.library.home, self.now)


@dataclass
class Colours:
    """The colours of the app, and which of them the member chose; ``settings`` may name a theme for good."""

    app: App[None]
    settings: Config
    preferences: RememberedPreferences
    themes: tuple[ColourTheme, ...] = ()

    def begin(self) -> None:
        """Take up the themes and the member's choice; a theme that cannot be used is told of."""
        self.themes, problems = colours()
        for theme in self.themes:
            self.app.register_theme(textual_theme(self._painted(theme), plain=self.app.no_color))
        wanted = self.settings.colours or self.preferences.now.colours
        keys = [theme.key for theme in self.themes]
        words = [error_words(error) for error in problems]
        if wanted and wanted not in keys:
            words.append(f"There is no colour theme {one_line(wanted)}; the themes are {', '.join(keys)}.")
        if keys:
            self.app.theme = f"packview-{wanted if wanted in keys else self._first(keys)}"
        if words:
            notify(self.app, "\n".join(words), title="Colours", severity="warning", timeout=15)

    def _painted(self, theme: ColourTheme) -> ColourTheme:
        """A theme as the terminal can paint it: in its own 16 colours where it has no more, in greys of ours where there are to be none."""
        own = {each.dark: each for each in self.themes if each.ansi}
        if self.app.no_color:
            plain = next((each for each in self.themes if each.dark == theme.dark and not each.ansi), theme)
            return replace(plain, key=theme.key) if theme.ansi else theme
        few = not self.app.is_headless and self.app.console.color_system == "standard"
        return (
            replace(own[theme.dark], key=theme.key, title=theme.title) if few and theme.dark in own else theme
        )

    def _first(self, keys: Sequence[str]) -> str:
        """What a member sees who chose nothing: 'paper' where the terminal says that its ground is light."""
        light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        return "paper" if light and "paper" in keys else keys[0]

    def take(self, settings: Config) -> None:
        """Take up settings that were changed."""
        changed, self.settings = settings.colours != self.settings.colours, settings
        if changed:
            self.begin()

    def use(self, key: str) -> None:
        chosen = next(theme for theme in self.themes if theme.key == key)
        self.app.theme = f"packview-{key}"
        self.preferences.change(colours=key)
        notify(self.app, f"Colours: {chosen.title}")

    def use_next(self) -> None:
        keys = [theme.key for theme in self.themes]
        here = self.app.theme.removeprefix("packview-")
        if keys:
            self.use(keys[(keys.index(here) + 1) % len(keys) if here in keys else 0])


def _committee(library: Library, pack_id: str) -> "Committee":
    from packview.services.meeting.committee import committee_named, committee_over  # noqa: PLC0415  start-up stays quick without it

    return committee_over(library, committee_named(library, pack_id))


def _comparison(library: Library, pack: Pack) -> "Comparison":
    from packview.services.comparison import comparison_of  # noqa: PLC0415  the same

    return comparison_of(library.home, pack)


def _say_same(library: Library, one: Indicator, name: str, *, same: bool | None) -> None:
    from packview.services.comparison import say  # noqa: PLC0415  the same

    say(library.home, one, name, same=same)


def textual_theme(theme: ColourTheme, *, plain: bool = False) -> Theme:
    """A colour theme as Textual knows it.

    Without colours (``plain``, NO_COLOR) what is chosen has the text's and the ground's grey exchanged, since greys of two
    colours may lie too close to each other for the dimmer words.
    """
    variables = dict(theme.variables)
    if plain and "foreground" in theme.colours and "background" in theme.colours:
        variables["block-cursor-background"] = theme.colours["foreground"]
        variables["block-cursor-foreground"] = theme.colours["background"]
    names = "foreground background secondary accent surface panel success warning error"
    colours: dict[str, Any] = {name: theme.colours.get(name) for name in names.split()}
    return Theme(
        name=f"packview-{theme.key}",
        dark=theme.dark,
        ansi=theme.ansi,
        primary=theme.colours["primary"],
        variables=variables,
        **colours,
    )


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


@dataclass(kw_only=True)
class Opening:
    """Opens packs and their meetings. The library lies under everything; a pack is shown on top of it.

    What takes a while is awaited in a worker of the app.

    Attributes:
        chair: go into the room of the first pack shown: the speed of a rehearsal, 0 for the meeting itself, None for not.
        feeds: imports that go on while a pack or the library is shown, with the screen of the pack.
    """

    app: App[None]
    library: Library
    importer: "Importer"
    today: Callable[[], Date]
    preferences: RememberedPreferences
    chair: float | None = None
    feeds: dict[ImportFeed, Screen[Any]] = field(default_factory=dict)
    unpacked: ExitStack = field(default_factory=ExitStack)

    def drop_unwanted(self) -> None:
        """A file that was only being looked at is not read any further; an import into the library goes on."""
        if self.app.is_running and isinstance(self.app.screen, LibraryScreen):
            for feed, screen in list(self.feeds.items()):
                if feed.running and not feed.stored and screen not in self.app.screen_stack:
                    feed.cancel()
                    del self.feeds[feed]

    def cancel(self) -> None:
        """Stop every import: nothing may go on when the app is gone."""
        for feed in self.feeds:
            feed.cancel()
        self.unpacked.close()

    async def choose(self, *, stored: bool) -> None:
        """Ask for a file, and read it; ``stored``: and add it to the library."""
        from packview.tui.dialogs.base import ImportDialog  # noqa: PLC0415  start-up stays quick without it

        library = self.app.screen_stack[0]
        offered = library.new_files if stored and isinstance(library, LibraryScreen) else ()
        if offered:
            from packview.tui.library.inbox import from_inbox  # noqa: PLC0415  most members have none

            other = await from_inbox(self.app, self.library, offered, self.follow, self.unpacked)
            self.reread_library()
            if not other:
                return
        heading = "Import meeting packs" if stored else "Read a file without adding it"
        start = f"{shown_path(downloads())}/"
        chosen = await self.app.push_screen_wait(ImportDialog(start, heading, several=stored)) or ()
        if len(chosen) > 1:
            await self._import_all(chosen)
        elif chosen and stored:
            await self._read(chosen[0], Start(), stored=True)
        elif chosen:
            await self.open(Start(path=chosen[0]))

    def reread_library(self) -> None:
        library = self.app.screen_stack[0]
        if isinstance(library, LibraryScreen):
            library.refresh_packs()

    async def _import_all(self, paths: Sequence[Path]) -> None:
        """Add files to the library one after the other, and open none; of each it is said when it is there."""
        from packview.tui.library.importing import ImportScreen  # noqa: PLC0415  start-up stays quick without it

        for path in paths:
            screen = ImportScreen(path, self.importer)
            feed = await self.app.push_screen_wait(screen)
            if isinstance(feed, ImportFeed):
                self.follow(feed, screen)

    async def open(self, start: Start) -> None:
        """Show a pack, a file or a pack folder in place of whatever is shown; what the library holds is not read again."""
        path = start.path
        if start.sample:
            await self._read(sample_pack(), start, stored=True)
        elif path is None:
            if start.pack_id:
                await self._show(await asyncio.to_thread(self.library.load, start.pack_id), start)
        elif await asyncio.to_thread(path.is_dir):
            await self._show(await asyncio.to_thread(read_in_place, self.library, path), start)
        elif known := await asyncio.to_thread(self.library.known, path):
            await self.open(replace(start, path=None, pack_id=known))
        else:
            await self._read(path, start, stored=False)

    async def _read(
        self, path: Path, start: Start, *, stored: bool, failed: ImportFeed | None = None
    ) -> None:
        """Read a file, and show it as soon as its agenda is known."""
        from packview.tui.library.importing import ImportScreen  # noqa: PLC0415  start-up stays quick without it

        await self.to_library()
        options: dict[str, Any] = {"stored": stored, "password": start.password, "sample": start.sample}
        feed = await self.app.push_screen_wait(ImportScreen(path, self.importer, failed=failed, **options))
        if isinstance(feed, str):
            await self.open(replace(start, path=None, sample=False, pack_id=feed))
        elif feed is not None:
            await self._show_feed(feed, start)

    async def _show_feed(self, feed: ImportFeed, start: Start) -> None:
        if isinstance(feed.result, Failed):  # it failed between two screens
            await self._read(feed.path, Start(), stored=feed.stored, failed=feed)
            return
        assert feed.pack
        opened = OpenPack(
            pack=feed.pack,
            pages=tuple(feed.pages),
            stored=feed.stored,
            layouts=tuple(feed.layouts),
            files=(feed.path,),
        )
        await self._show(self.library.put_right(opened), start, feed if feed.running else None)

    async def _show(self, opened: OpenPack, start: Start, running: ImportFeed | None = None) -> None:
        from packview.services.meeting import opening  # noqa: PLC0415  start-up stays quick without all these
        from packview.services.meeting.opening import carried_over  # noqa: PLC0415
        from packview.tui.workspace.following import MeetingLinks  # noqa: PLC0415
        from packview.tui.workspace.screen import WorkspaceScreen  # noqa: PLC0415

        await self.to_library()
        links = MeetingLinks(
            watch=opening.chair_watch(self.library, opened.pack),
            carry=partial(carried_over, self.library, opened.pack),
            committee=partial(_committee, self.library, opened.pack.pack_id) if opened.stored else None,
            compare=partial(_comparison, self.library) if (config_home() / "comparison").is_dir() else None,
            say_same=partial(_say_same, self.library),
            enter_at=self.chair,
        )
        self.chair = None
        screen = WorkspaceScreen(
            self.library,
            opened,
            item=start.item,
            page=start.page,
            briefed=self._briefed(start, opened),
            running=running,
            today=self.today,
            links=links,
        )
        await self.app.push_screen(screen)
        if running is not None:
            self.follow(running, screen)
        if not self.preferences.now.toured:
            self.tour()

    def follow(self, feed: ImportFeed, screen: Screen[Any]) -> None:
        """Hear how an import ends that goes on behind a screen."""
        self.feeds[feed] = screen
        feed.subscribe(partial(self._hear, feed))
        if feed.result is not None:  # it ended while the screen was made
            self._hear(feed, feed.result)

    def _briefed(self, start: Start, opened: OpenPack) -> bool:
        """Whether a pack begins with its briefing: as the member chose, and unless a place in it was asked for."""
        asked = start.item or start.page or start.chair is not None
        return self.library.config.start == "briefing" and bool(opened.pack.items) and not asked

    def tour(self) -> None:
        """Show the three steps for somebody who is new; closing them is as good as reading them."""
        steps: Callable[[], Awaitable[None]] = self._tour
        self.app.run_worker(steps, group="tour", exclusive=True)

    async def _tour(self) -> None:
        from packview.tui.library.tour import TourScreen  # noqa: PLC0415  start-up stays quick without it

        name = await self.app.push_screen_wait(TourScreen(asks=not self.library.config.chosen))
        if name:
            with telling(partial(tell, self.app)):
                self.library.change_settings({"member": name})
                self.reread_notes()
        if not self.preferences.now.toured:
            self.preferences.change(toured=True)

    def reread_notes(self) -> None:
        for screen in self.app.screen_stack:
            if "reread_notes" in getattr(screen, "does", ()):
                screen.post_message(Wanted("reread_notes"))

    async def to_library(self) -> None:
        while len(self.app.screen_stack) > 1:
            await self.app.screen.dismiss(None)

    def _hear(self, feed: ImportFeed, event: ImportEvent) -> None:
        """An import whose pack is shown already came to its end."""
        if isinstance(event, Failed):
            begin(self.app, "late", self._failed_late, feed, event)
        elif isinstance(event, Imported):
            screen = self.feeds.pop(feed, None)
            if screen is not None and screen not in self.app.screen_stack and feed.stored:
                notify(self.app, f"{feed.name} is in your library now")
                self.reread_library()

    async def _failed_late(self, feed: ImportFeed, event: Failed) -> None:
        """Say so in place of the pack, but never over a dialog in which something is being written."""
        screen = self.feeds.pop(feed, None)
        if screen is None or screen not in self.app.screen_stack:
            tell(self.app, event.error)
            return
        changed = asyncio.Event()
        self.app.screen_change_signal.subscribe(self.app, lambda _: changed.set())
        while isinstance(self.app.screen, ModalScreen):
            changed.clear()
            await changed.wait()
        self.app.screen_change_signal.unsubscribe(self.app)
        if screen in self.app.screen_stack:
            await self._read(feed.path, Start(), stored=feed.stored, failed=feed)
        else:
            tell(self.app, event.error)

    async def enter_room(self, opened: OpenPack, speed: float) -> None:
        """Show the chair's view of a pack's meeting over the pack, with the speed of a rehearsal, 0 for the meeting itself."""
        from packview.services.meeting import opening  # noqa: PLC0415  start-up stays quick without all these
        from packview.tui.meeting.control import Room  # noqa: PLC0415
        from packview.tui.meeting.screen import MeetingScreen  # noqa: PLC0415  the same

        library, pack = self.library, opened.pack
        begun = partial(opening.rehearse, speed=speed) if speed else opening.open_meeting
        room = Room(
            pack=pack,
            meeting=begun(library, pack),
            plans=opening.PlanKeeper(library, pack),
            own=library.notebook(pack.pack_id).notes,
            colleagues=opening.colleagues_of(library, opened),
            speed=speed,
        )
        await self.app.push_screen(MeetingScreen(room, opened.pages))


_OURS = Path(__file__).parents[1]


_TERMINAL_EVERY = 2.0
"""Seconds between two looks whether the terminal is still there."""


@error_toasts
class PackviewApp(App[None]):
    """packview. ``today`` is from where 'in 3 days' counts; ``fault`` is what ended the app, None when it ended well."""

    TITLE = "packview"
    BINDINGS = bindings("app")
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        partial(resolve_name, "packview.tui.commands:PackviewCommands")  # start-up stays quick without it
    }
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
        importer: "Importer",
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

    def _take_keys(self) -> None:
        keys = self.library.config.keys
        use_keys(keys)
        known = {key.id for key in KEYS}
        self.set_keymap({name: key for name, key in keys.items() if name in known})

    def on_mount(self) -> None:
        self.preferences.now = preferences(self.library.home)
        self.colours.begin()
        self._take_keys()
        keys = self.library.config.keys
        problems = keymap_problems(keys)
        if problems:
            notify(self, "\n".join(problems), title="Settings", severity="warning", timeout=10)
        self.call_after_refresh(begin, self, "open", self.opening.open, self._start)
        if not self.is_headless:
            self.set_interval(_TERMINAL_EVERY, self.look_for_terminal)

    def look_for_terminal(self) -> None:
        """End where the terminal is gone and nobody sent the signal for it: make keeps that to itself, and reading on takes a whole processor."""
        try:
            os.get_terminal_size(sys.__stdin__.fileno() if sys.__stdin__ else 0)
        except (OSError, ValueError) as error:
            if getattr(error, "errno", 0) == errno.EIO:
                self.exit()

    async def on_key(self, event: events.Key) -> None:
        """A letter typed before a dialog was up reaches it here, behind the key that asked for the dialog."""
        take = getattr(self.screen, "take_typed", None)
        if take is not None and event.is_printable and event.character:
            event.prevent_default()
            if not await self._check_bindings(event.key):
                take(event.character)

    def get_key_display(self, binding: Binding) -> str:
        """A function key with a capital, as it stands on the keyboard; of other keys what Textual says."""
        return re.sub(r"\bf(?=\d+$)", "F", super().get_key_display(binding))

    def open_pack(self, pack_id: str, page: str | None = None) -> None:
        """Show a pack of the library, at a page where one is given, in place of whatever is shown."""
        begin(self, "open", self.opening.open, Start(pack_id=pack_id, page=page))

    def on_wanted(self, message: Wanted) -> None:
        does: dict[str, Callable[..., object]] = {
            "open": self.open_pack,
            "sample": partial(begin, self, "open", self.opening.open, Start(sample=True)),
            "import": partial(begin, self, "open", self.opening.choose, stored=True),
            "read": partial(begin, self, "open", self.opening.choose, stored=False),
            "library": partial(begin, self, "open", self.opening.to_library),
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

    def action_settings(self) -> None:
        if not self._covers("settings"):
            begin(self, "settings", self._settings)

    async def _settings(self) -> None:
        """Show the list of settings, and again after each that was changed."""
        from packview.tui.dialogs.base import PlacesDialog  # noqa: PLC0415  start-up stays quick without it
        from packview.tui.settings.screen import settings_rows  # noqa: PLC0415  the same

        if any(screen.has_class("-writing") for screen in self.screen_stack):
            notify(self, "Save or cancel what you are writing first")
            return
        forms: list[FormDialog] = []
        place = 0
        while True:
            rows = settings_rows(self.library, self.colours.themes, forms.append)
            chosen = await self.push_screen_wait(PlacesDialog(rows, "Settings", first=place))
            if chosen is None:
                return
            place = rows.index(chosen)
            with telling(partial(tell, self)):
                chosen.go()
            if not forms or await self.push_screen_wait(forms.pop()) is not None:
                self._take_keys()
                self.colours.take(self.library.config)
                self.opening.reread_notes()

    def action_export(self) -> None:
        if not self._covers("export"):
            begin(self, "export", self._export)

    async def _export(self) -> None:
        from packview.services.exporting import PackExport  # noqa: PLC0415  start-up stays quick without it
        from packview.tui.dialogs.export import ExportDialog  # noqa: PLC0415  the same

        wanted = self.screen.to_export if isinstance(self.screen, RestingScreen) else None
        if wanted is None:
            notify(self, "Choose or open a pack to export from")
            return
        opened, part = wanted
        if isinstance(opened, str):
            opened = await asyncio.to_thread(self.library.load, opened)
        written = await self.push_screen_wait(ExportDialog(PackExport(self.library, opened), part))
        if written is not None:
            notify(self, f"Written to {written}", timeout=10)

    def action_next_colours(self) -> None:
        self.colours.use_next()

    def action_help(self) -> None:
        if self._covers("help"):
            return
        groups = {key.id: key.group for key in KEYS}
        active = self.screen.active_bindings.values()  # those of what has the focus first
        live = [*dict.fromkeys(groups.get(one.binding.id or "", "") for one in active)]
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
        f"packview stopped because of an error of its own ({type(fault).__name__}{place}); your notes are saved",
        "To report it, set PACKVIEW_DEBUG=1, do the same again, and pass on what it prints",
    )


def run(library: Library, start: Start) -> None:
    """Run the app until the member leaves it. PackviewError: it ended by a fault; the terminal is as it was."""

    def importer(path: Path, stored: bool, password: str | None, revision: bool | None) -> EventSource:
        home = library.home if stored else None
        never = path == sample_pack()  # it must not take the place of the real papers of its meeting
        return Import(
            path,
            home=home,
            password=password,
            revision=False if never and not revision else revision,
            ask=True,
        )

    app = PackviewApp(library, importer, start=start)
    try:
        app.run()
    except Exception as error:  # noqa: BLE001  whatever it is, it is told in words
        app.fault = error
    if app.fault is not None:
        raise told(app.fault) from None
