"""Opening packs from the library, a file or the sample, and their meetings; and what becomes of an import that goes on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import ModalScreen, Screen

from packview.model.import_events import Failed, Imported, ImportEvent
from packview.model.open_pack import OpenPack
from packview.paths import sample_pack
from packview.services.imports.client import ImportFeed
from packview.services.library.library import Library, read_in_place
from packview.services.meeting import opening
from packview.services.meeting.carried_over import carried_over
from packview.tui.dialogs.file import ImportDialog
from packview.tui.library.importing import Importer, ImportScreen
from packview.tui.library.screen import LibraryScreen
from packview.tui.library.tour import TourScreen
from packview.tui.preferences import RememberedPreferences
from packview.tui.text import notify, tell
from packview.tui.working import begin


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
    importer: Importer
    today: Callable[[], Date]
    preferences: RememberedPreferences
    chair: float | None = None
    feeds: dict[ImportFeed, Screen[Any]] = field(default_factory=dict)

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

    async def choose(self, *, stored: bool) -> None:
        """Ask for a file, and read it; ``stored``: and add it to the library."""
        heading = "Import a meeting pack" if stored else "Read a file without adding it"
        chosen = await self.app.push_screen_wait(ImportDialog("~/", heading))
        if chosen is not None and stored:
            await self._read(chosen, stored=True)
        elif chosen is not None:
            await self.look(chosen)

    async def load(self, pack_id: str, item: str | None, page: str | None) -> None:
        """Show a pack of the library, in place of whatever is shown."""
        await self._show(await asyncio.to_thread(self.library.load, pack_id), item, page)

    async def sample(self) -> None:
        """Show the sample pack, importing it where the library does not have it."""
        await self._read(sample_pack(), stored=True, sample=True)

    async def look(
        self, path: Path, *, password: str | None = None, item: str | None = None, page: str | None = None
    ) -> None:
        """Show a file or a pack folder; what the library holds already is not read again."""
        if await asyncio.to_thread(path.is_dir):
            await self._show(await asyncio.to_thread(read_in_place, self.library, path), item, page)
            return
        known = await asyncio.to_thread(self.library.known, path)
        if known is not None:
            await self.load(known, item, page)
        else:
            await self._read(path, stored=False, password=password, item=item, page=page)

    async def _read(
        self,
        path: Path,
        *,
        stored: bool,
        password: str | None = None,
        item: str | None = None,
        page: str | None = None,
        sample: bool = False,
        failed: ImportFeed | None = None,
    ) -> None:
        """Read a file, and show it as soon as its agenda is known."""
        await self._to_library()
        reading = ImportScreen(
            path, self.importer, stored=stored, password=password, sample=sample, failed=failed
        )
        outcome = await self.app.push_screen_wait(reading)
        if isinstance(outcome, str):
            await self.load(outcome, item, page)
        elif outcome is not None:
            await self._show_feed(outcome, item, page)

    async def _show_feed(self, feed: ImportFeed, item: str | None, page: str | None) -> None:
        if isinstance(feed.result, Failed):  # it failed between two screens
            await self._read(feed.path, stored=feed.stored, failed=feed)
            return
        assert feed.pack
        opened = OpenPack(
            pack=feed.pack,
            pages=tuple(feed.pages),
            stored=feed.stored,
            layouts=tuple(feed.layouts),
            files=(feed.path,),
        )
        self.library.remember(opened)
        await self._show(opened, item, page, feed if feed.running else None)

    async def _show(
        self, opened: OpenPack, item: str | None, page: str | None, running: ImportFeed | None = None
    ) -> None:
        from packview.tui.workspace.following import MeetingLinks  # noqa: PLC0415  start-up stays quick without it
        from packview.tui.workspace.screen import WorkspaceScreen  # noqa: PLC0415  start-up stays quick without it

        await self._to_library()
        links = MeetingLinks(
            watch=opening.chair_watch(self.library, opened.pack),
            carry=partial(carried_over, self.library, opened.pack),
            enter_at=self.chair,
        )
        self.chair = None
        screen = WorkspaceScreen(
            self.library, opened, item=item, page=page, running=running, today=self.today, links=links
        )
        await self.app.push_screen(screen)
        if running is not None:
            self.feeds[running] = screen
            running.subscribe(partial(self._hear, running))
            if running.result is not None:  # it ended while the screen was made
                self._hear(running, running.result)
        if not self.preferences.now.toured:
            self.tour()

    def tour(self) -> None:
        """Show the three steps for somebody who is new; closing them is as good as reading them."""
        steps: Callable[[], Awaitable[None]] = self._tour
        self.app.run_worker(steps, group="tour", exclusive=True)

    async def _tour(self) -> None:
        await self.app.push_screen_wait(TourScreen())
        if not self.preferences.now.toured:
            self.preferences.change(toured=True)

    async def _to_library(self) -> None:
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
                library = self.app.screen_stack[0]
                if isinstance(library, LibraryScreen):
                    library.refresh_packs()

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
            await self._read(feed.path, stored=feed.stored, failed=feed)
        else:
            tell(self.app, event.error)

    async def enter_room(self, opened: OpenPack, speed: float) -> None:
        """Show the chair's view of a pack's meeting over the pack, with the speed of a rehearsal, 0 for the meeting itself."""
        from packview.tui.meeting.control import Room  # noqa: PLC0415  start-up stays quick without it
        from packview.tui.meeting.screen import MeetingScreen  # noqa: PLC0415  the same

        library, pack = self.library, opened.pack
        meeting = (
            opening.rehearse(library, pack, speed=speed) if speed else opening.open_meeting(library, pack)
        )
        room = Room(
            pack=pack,
            meeting=meeting,
            plans=opening.plan_keeper(library, pack),
            own=library.notebook(pack.pack_id).notes,
            colleagues=opening.colleagues_of(library, opened),
            member=library.config.member,
            speed=speed,
        )
        await self.app.push_screen(MeetingScreen(room, opened.pages))
