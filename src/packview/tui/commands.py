"""The command palette: every key that works now, and every pack."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from functools import partial
from typing import cast

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from packview.errors import PackviewError
from packview.model import LibraryEntry
from packview.tui.app import PackviewApp
from packview.tui.base.screen import Wanted
from packview.tui.keys import KEYS, key_words, with_keys
from packview.tui.text import content, one_line
from packview.tui.workspace.notes import Notes

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
        host = cast(PackviewApp, self.app)
        if host.screen is not host.screen_stack[0]:  # the library has keys of its own for these
            yield ("Library", "Go to all packs.", partial(host.post_message, Wanted("library")))
            yield ("Import", "Add meeting packs.", partial(host.post_message, Wanted("import")))
        for entry in entries:
            if not entry.broken:
                words = f"Open {one_line(entry.name)}"
                day = entry.date.isoformat() if entry.date else entry.pack_id
                yield (f"{words}, {day}", "", partial(host.open_pack, entry.pack_id))
        for theme in host.colours.themes:
            use = partial(host.colours.use, theme.key)
            yield (f"Colours: {one_line(theme.title)}", "Switch to these colours.", use)


def _line(words: Content, more: str) -> Content:
    """The words, and below them the key and its sentence; Textual would read a plain str as markup."""
    return words + "\n" + content(more, "dim") if more else words
