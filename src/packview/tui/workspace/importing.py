"""What comes while a pack is open: its pages, and nothing in view moves; then its themes, findings and trends."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from packview.errors import PackviewError
from packview.model import Pack, PageInfo
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent, PagesRead, Working
from packview.model.open_pack import OpenPack
from packview.model.words import failed_parts
from packview.services.analysis.client import Analysis, AnalysisJob
from packview.services.imports.client import ImportFeed
from packview.tui.base.side_view import worked_out
from packview.tui.keys import pressed
from packview.tui.workspace.state import ScreenPart


class Importing(ScreenPart):
    """Follows a feed to its end; there is none for a pack that was opened whole."""

    _unsubscribe: Callable[[], None] | None = None

    def begin(self) -> None:
        """Show what the feed has already, and from now on what it brings."""
        feed = self.host.feed
        if feed is None:
            if failed := failed_parts(self.state.pack):
                self.host.say(failed)
            return
        self._unsubscribe = feed.subscribe(self._pass_on)
        if feed.pack is not None:
            self.take_pack(feed.pack)
        self._take_pages()
        if feed.result is not None:
            self.hear(feed.result)

    def _pass_on(self, event: ImportEvent) -> None:
        """Hear it among the screen's own messages, where an error becomes a toast."""
        self.host.call_later(lambda: self.hear(event))

    def end(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def hear(self, event: ImportEvent) -> None:
        match event:
            case PagesRead():
                self._take_pages()
            case Working():
                self._say_progress()
            case AgendaRead(pack=pack):
                self.take_pack(pack)
                self._take_pages()
            case Imported(pack=pack, pages=pages, stored=stored, layouts=layouts):
                self.end()
                self.store.news("import", "")
                self.take_pack(pack, pages=pages, layouts=layouts, reading=False)
                where = "; it is in your library now" if stored else ""
                failed = f"{words}. " if (words := failed_parts(pack)) else ""
                self.host.say(f"{failed}All {len(pages):,} pages of {pack.source.name} are read{where}")
            case Failed(error=error):
                self._stop(f"Not all could be read: {error.message}")

    def take_pack(self, pack: Pack, **fields: object) -> None:
        """Make a pack that is known, or known better, part of the state, together with other fields of it."""
        known_as = self.state.pack.pack_id
        if pack.pack_id != known_as:
            self.library.carry_notes(known_as, pack.pack_id)
        self.host.fixing.show(pack, **fields)

    def _take_pages(self) -> None:
        feed = self.host.feed
        if feed is None or feed.result is not None:
            return
        self.store.change(
            pages=tuple(feed.pages),
            layouts=tuple(feed.layouts),
            infos=page_infos(self.state.pack, feed),
        )
        self._say_progress()

    def _say_progress(self) -> None:
        feed = self.host.feed
        if feed is not None and feed.running:
            self.store.news("import", f"Reading {feed.progress}, {pressed('workspace.stop_import')} stops")

    def stop_import(self) -> None:
        """Stop reading; what was read so far stays."""
        if self.host.feed is not None and self.host.feed.running:
            self.host.feed.cancel()
            state = self.state
            self._stop(f"Stopped after page {len(state.pages):,} of {state.page_count:,}; not in the library")

    def _stop(self, words: str) -> None:
        self.end()
        self.store.change(stopped=True, reading=False)
        self.store.news("import", words)


def page_infos(pack: Pack, feed: ImportFeed | None) -> Sequence[PageInfo]:
    """What is known of the pages of a pack, with the labels that a feed which still runs has brought."""
    if feed is None or feed.result is not None:
        return pack.pages
    labels = feed.labels
    return tuple(
        replace(info, label=labels[index]) if index < len(labels) and info.label is None else info
        for index, info in enumerate(pack.pages)
    )


class AnalysisRunner(ScreenPart):
    """Has a pack analysed when all its pages are there."""

    follows = (("_begin_when_read", "reading"),)
    _job: AnalysisJob | None = None

    def begin_again(self) -> None:
        """Work it out anew: something of the pack was put right."""
        self._begin_when_read()

    def _begin_when_read(self) -> None:
        state = self.state
        if state.reading:
            return
        self.end()
        pages = tuple(state.pages)[: len(state.pack.pages)]
        pages += ((),) * (len(state.pack.pages) - len(pages))
        self._job = self.library.study(OpenPack(pack=state.pack, pages=pages))
        self.host.begin("study", self._run, self._job)

    def end(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    async def _run(self, job: AnalysisJob) -> None:
        analysis: Analysis | None = Analysis()
        try:
            analysis = await asyncio.to_thread(job.run)
        except PackviewError as error:
            if job is self._job:
                self.host.complain(error)
        if analysis is not None and job is self._job:
            self.take(analysis)

    def take(self, analysis: Analysis) -> None:
        """Make the results part of the state, and say what could not be worked out."""
        self.store.change(**worked_out(analysis))
        if analysis.problems:
            words = "\n".join(f"{problem}." for problem in analysis.problems)
            self.host.toast(words, title="Not everything could be worked out", timeout=15)
