"""The command palette: every key that works now, and every pack."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import cast

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from packview.errors import PackviewError
from packview.model import LibraryEntry
from packview.model.notes import page_words
from packview.services.library.backup import back_up
from packview.services.library.search import LibrarySearch, is_indexed
from packview.services.search.search import Hit as Place
from packview.services.search.search import terms_of
from packview.tui.app import PackviewApp, Start
from packview.tui.base.screen import Wanted, begin
from packview.tui.keys import KEYS, key_words, with_keys
from packview.tui.library.screen import LibraryScreen
from packview.tui.text import content, notify, one_line
from packview.tui.workspace.notes import Notes
from packview.tui.workspace.screen import WorkspaceScreen
from packview.wording.words import counted

_LETTERS, _PLACES = 3, 8
"""Letters from which on words are looked for in all packs, and how many places are shown."""
_BEHIND = 0.01
"""Score of a place, which stands behind every command."""
_Command = tuple[str, str, Callable[[], object]]
"""The words of a command, what more there is to say of it, and what does it."""


class PackviewCommands(Provider):
    """Makes the lines of the palette from the table of keys and the library."""

    _reading: asyncio.Task[tuple[LibraryEntry, ...]] | None = None

    async def _entries(self) -> tuple[LibraryEntry, ...]:
        """The packs of the library, read once for a palette.

        A letter typed meanwhile ends the search before it, and must not end the reading with it, as it would end ``startup``.
        """
        if self._reading is None:
            self._reading = asyncio.create_task(
                asyncio.to_thread(cast(PackviewApp, self.app).library.entries)
            )
        try:
            return await asyncio.shield(self._reading)
        except PackviewError:  # the library's own screen says what is wrong with it
            return ()

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        for words, more, run in self._commands(await self._entries()):
            yield DiscoveryHit(_line(Content(words), more), run, text=words)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        matcher = self.matcher(query)
        for words, more, run in self._commands(await self._entries()):
            score, places = matcher.fuzzy_search.match(query, words)
            if score > 0:
                shown = Content(words)
                for place in places:
                    shown = shown.stylize(matcher.match_style, place, place + 1)
                yield Hit(score, _line(shown, more), run, text=words)

        names = {entry.pack_id: one_line(entry.name) for entry in await self._entries()}
        library = cast(PackviewApp, self.app).library
        if len(query.strip()) < _LETTERS or not is_indexed(library):
            return
        for found in await asyncio.to_thread(self._found, query):
            host, name = cast(PackviewApp, self.app), names.get(found.pack_id, found.pack_id)
            start = Start(pack_id=found.pack_id, page=f"#{found.pdf_page}" if found.pdf_page else None)
            where = f"{name}, {page_words(found.page, found.pdf_page)}"
            run = partial(begin, host, "open", host.opening.open, start)
            yield Hit(_BEHIND, _line(Content(where), one_line(found.text)), run, text=where)

    def _found(self, query: str) -> Sequence[Place]:
        """The best places of the words in all packs; none where they cannot be searched."""
        with suppress(PackviewError), closing(LibrarySearch(cast(PackviewApp, self.app).library)) as search:
            return search.search(terms_of(query, typing=True), limit=_PLACES).hits
        return ()

    def _commands(self, entries: Sequence[LibraryEntry]) -> Iterator[_Command]:
        table = {key.id: key for key in KEYS}
        seen = set()
        for active in self.screen.active_bindings.values():
            key = table.get(active.binding.id or "")
            if key is None or not active.enabled or key.id in seen or key.id == "app.palette":
                continue
            seen.add(key.id)
            run = partial(self.app.run_action, active.binding.action, active.node)
            yield (key.label, f"{key_words(active.binding.key)}  {with_keys(key.help)}", run)
        notes = getattr(self.screen, "notes", None)
        if isinstance(notes, Notes) and notes.notebook is not None:
            words = "From your backups, where a file of notes was lost."
            yield ("Bring back missing notes", words, notes.bring_back)
            words = "What you began to write and did not save."
            yield ("Continue unsaved notes", words, notes.go_on)
            words = "Choose a backup of your notes on this pack to restore."
            yield ("Restore notes from a backup", words, notes.choose_backup)
        host = cast(PackviewApp, self.app)
        words = "Write packs, notes and settings to one file in your home folder."
        yield ("Back up everything", words, partial(begin, host, "backup", _back_up, host))
        if self.screen is not host.screen_stack[0]:  # the library has keys of its own for these
            yield ("Library", "Go to all packs.", partial(host.post_message, Wanted("library")))
            yield ("Import", "Add meeting packs.", partial(host.post_message, Wanted("import")))
            pack_id = self.screen.state.pack.pack_id if isinstance(self.screen, WorkspaceScreen) else ""
            remove = cast(LibraryScreen, host.screen_stack[0]).ask_to_remove
            for entry in [one for one in entries if one.pack_id == pack_id]:
                words = "Your notes on it are kept."
                yield ("Remove this pack", words, partial(remove, entry))
        for entry in entries:
            if not entry.broken:
                words = f"Open {one_line(entry.name)}"
                day = entry.date.isoformat() if entry.date else entry.pack_id
                yield (f"{words}, {day}", "", partial(host.open_pack, entry.pack_id))
        for theme in host.colours.themes:
            use = partial(host.colours.use, theme.key)
            yield (f"Colours: {one_line(theme.title)}", "Switch to these colours.", use)


async def _back_up(app: PackviewApp) -> None:
    """Write everything to a new file in the home folder, named by the day; what cannot be written is told by the app."""
    stem = Path.home() / f"packview-backup-{app.opening.today():%Y-%m-%d}"
    names = (Path(f"{stem}{end}.zip") for end in chain([""], (f"-{number}" for number in count(2))))
    path = next(name for name in names if not name.exists())
    notify(app, "Backing up")
    files = await asyncio.to_thread(back_up, app.library, path)
    notify(app, f"{counted(files, 'file')} backed up to {path}", timeout=15)


def _line(words: Content, more: str) -> Content:
    """The words, and below them the key and its sentence; Textual would read a plain str as markup."""
    return words + "\n" + content(more, "dim") if more else words
