"""Opening packs: from the library, from a file, from the sample; and what becomes of an import that goes on."""

import asyncio
from collections.abc import Callable
from datetime import date as Date  # noqa: N812  as in the model
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.screen import ModalScreen, Screen

from packview.model.import_events import Failed, Imported, ImportEvent
from packview.services.imports.client import EventSource, ImportFeed
from packview.services.library.library import Library, OpenPack
from packview.tui.colouring import Coloured
from packview.tui.library.feed import FeedNews
from packview.tui.library.screen import LibraryScreen
from packview.tui.text import notify, tell


class OpensPacks(Coloured):
    """The part of the app that opens packs. The library lies under everything; a pack is shown on top of it.

    Attributes:
        library: the packs.
        importer: starts an import: file, whether to add it, password, whether as a revision.
        feeds: imports that go on while a pack or the library is shown.
        today: from where 'in 3 days' counts.
        chair_first: go into the room of the first pack shown: the speed of a rehearsal, 0 for the meeting itself.
    """

    library: Library
    importer: Callable[[Path, bool, str | None, bool], EventSource]
    feeds: dict[ImportFeed, Screen[Any]]
    today: Callable[[], Date]
    chair_first: float | None = None

    def on_feed_news(self, news: FeedNews) -> None:
        """An import goes on; whoever listens to its feed hears of it."""
        news.feed.apply(news.event)

    def on_library_screen_pack_chosen(self, message: LibraryScreen.PackChosen) -> None:
        """Open it."""
        self.open_pack(message.pack_id)

    def on_library_screen_sample_wanted(self) -> None:
        """Open the sample."""
        self.open_sample()

    def on_library_screen_file_wanted(self, message: LibraryScreen.FileWanted) -> None:
        """Ask for the file, and read it."""
        self.choose_file(stored=message.stored)

    def on_library_screen_shown(self) -> None:
        """A file that was only being looked at is not read any further; an import into the library goes on."""
        if self.is_running and isinstance(self.screen, LibraryScreen):
            for feed, screen in list(self.feeds.items()):
                if feed.running and not feed.stored and screen not in self.screen_stack:
                    feed.cancel()
                    del self.feeds[feed]

    def on_unmount(self) -> None:
        """Nothing may go on when the app is gone."""
        for feed in self.feeds:
            feed.cancel()

    @work(group="open")
    async def choose_file(self, *, stored: bool) -> None:
        """Ask for a file, and read it.

        Args:
            stored: whether to add it to the library.
        """
        from packview.tui.dialogs.file import ImportDialog  # noqa: PLC0415  start-up stays quick without it

        heading = "Import a meeting pack" if stored else "Read a file without adding it"
        chosen = await self.push_screen_wait(ImportDialog("~/", heading))
        if chosen is not None and stored:
            await self._read(chosen, stored=True)
        elif chosen is not None:
            await self._look(chosen)

    @work(group="open")
    async def open_pack(self, pack_id: str, *, item: str | None = None, page: str | None = None) -> None:
        """Show a pack of the library, in place of whatever is shown."""
        await self._load(pack_id, item, page)

    @work(group="open")
    async def open_sample(self) -> None:
        """Show the sample pack, importing it where the library does not have it."""
        from packview.paths import sample_pack  # noqa: PLC0415  start-up stays quick without it

        await self._read(sample_pack(), stored=True, sample=True)

    @work(group="open")
    async def open_path(
        self, path: Path, *, password: str | None = None, item: str | None = None, page: str | None = None
    ) -> None:
        """Show a file or a pack folder without adding it."""
        await self._look(path, password=password, item=item, page=page)

    async def _look(
        self, path: Path, *, password: str | None = None, item: str | None = None, page: str | None = None
    ) -> None:
        """Show a file or a pack folder; what the library holds already is not read again."""
        if await asyncio.to_thread(path.is_dir):
            from packview.services.library.library import read_in_place  # noqa: PLC0415  start-up stays quick without it

            await self._show(await asyncio.to_thread(read_in_place, self.library, path), item, page)
            return
        known = await asyncio.to_thread(self.library.known, path)
        if known is not None:
            await self._load(known, item, page)
        else:
            await self._read(path, stored=False, password=password, item=item, page=page)

    async def _load(self, pack_id: str, item: str | None, page: str | None) -> None:
        await self._show(await asyncio.to_thread(self.library.load, pack_id), item, page)

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
    ) -> bool:
        """Read a file, and show it as soon as its agenda is known; says whether something is shown."""
        from packview.tui.library.importing import ImportScreen  # noqa: PLC0415  start-up stays quick without it

        await self._to_library()
        reading = ImportScreen(
            path, self.importer, stored=stored, password=password, sample=sample, failed=failed
        )
        outcome = await self.push_screen_wait(reading)
        if isinstance(outcome, str):
            await self._load(outcome, item, page)
        elif outcome is not None:
            await self._show_feed(outcome, item, page)
        return outcome is not None

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
        await self._show(opened, item, page, feed if feed.running else None)

    async def _show(
        self, opened: OpenPack, item: str | None, page: str | None, running: ImportFeed | None = None
    ) -> None:
        from packview.services.meeting.carried_over import carried_over  # noqa: PLC0415  start-up stays quick without it
        from packview.services.meeting.opening import chair_watch  # noqa: PLC0415  start-up stays quick without it
        from packview.tui.workspace.screen import WorkspaceScreen  # noqa: PLC0415  start-up stays quick without it

        await self._to_library()
        screen = WorkspaceScreen(
            self.library, opened, item=item, page=page, running=running, today=self.today
        )
        screen.chair_at_start, self.chair_first = self.chair_first, None
        screen.chair_watch = chair_watch(self.library, opened.pack)
        screen.carry = partial(carried_over, self.library, opened.pack)
        await self.push_screen(screen)
        if running is not None:
            self.feeds[running] = screen
            running.subscribe(partial(self._hear, running))
            if running.result is not None:  # it ended while the screen was made
                self._hear(running, running.result)
        if not self.preferences.toured:
            self.action_tour()

    @work(group="tour", exclusive=True)
    async def action_tour(self) -> None:
        """Show the three steps for somebody who is new; closing them is as good as reading them."""
        from packview.tui.library.tour import TourScreen  # noqa: PLC0415  start-up stays quick without it

        await self.push_screen_wait(TourScreen())
        if not self.preferences.toured:
            self.prefer(toured=True)

    async def _to_library(self) -> None:
        """Close whatever lies on the library."""
        while len(self.screen_stack) > 1:
            await self.screen.dismiss(None)

    def _hear(self, feed: ImportFeed, event: ImportEvent) -> None:
        """An import whose pack is shown already came to its end."""
        if isinstance(event, Failed):
            self._failed_late(feed, event)
        elif isinstance(event, Imported):
            screen = self.feeds.pop(feed, None)
            if screen is not None and screen not in self.screen_stack and feed.stored:
                notify(self, f"{feed.name} is in your library now")
                self._refresh_library()

    @work(group="late")
    async def _failed_late(self, feed: ImportFeed, event: Failed) -> None:
        """Say so in place of the pack, but never over a dialog in which something is being written."""
        screen = self.feeds.pop(feed, None)
        if screen is None or screen not in self.screen_stack:
            tell(self, event.error)
            return
        changed = asyncio.Event()
        self.screen_change_signal.subscribe(self, lambda _: changed.set())
        while isinstance(self.screen, ModalScreen):
            changed.clear()
            await changed.wait()
        self.screen_change_signal.unsubscribe(self)
        if screen in self.screen_stack:
            await self._read(feed.path, stored=feed.stored, failed=feed)
        else:
            tell(self, event.error)

    def _refresh_library(self) -> None:
        library = self.screen_stack[0]
        if isinstance(library, LibraryScreen):
            library.refresh_packs()
