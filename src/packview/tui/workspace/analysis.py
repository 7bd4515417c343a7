"""Themes, findings and trends, worked out behind the interface once the whole pack is there."""

import asyncio
from dataclasses import field

from packview.errors import PackviewError
from packview.model.open_pack import OpenPack
from packview.services.analysis.client import Analysis, AnalysisJob
from packview.services.library.library import Library
from packview.tui.workspace.state import Host, Store, part


@part
class AnalysisRunner:
    """Has a pack analysed when all its pages are there."""

    store: Store
    library: Library
    host: Host
    _job: AnalysisJob | None = field(default=None, init=False)

    def begin(self) -> None:
        """Begin as soon as no more pages are coming."""
        self.store.subscribe(self._begin_when_read, "reading")

    def _begin_when_read(self) -> None:
        state = self.store.state
        if state.reading:
            return
        self.end()
        pages = tuple(state.pages)[: len(state.pack.pages)]
        pages += ((),) * (len(state.pack.pages) - len(pages))
        self._job = self.library.study(OpenPack(pack=state.pack, pages=pages))
        self.host.begin("study", self._run, self._job)

    def end(self) -> None:
        """Stop: nobody waits for it any more."""
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
        self.store.change(
            themes=analysis.themes,
            links=analysis.links,
            findings=analysis.findings,
            unchecked=tuple(check.name for check in analysis.checks if check.error),
            trends=analysis.trends,
            twins=analysis.related,
            followups=analysis.followups,
            last_time=analysis.last_time,
            studied=True,
        )
        if analysis.problems:
            words = "\n".join(f"{problem}." for problem in analysis.problems)
            self.host.toast(words, title="Not everything could be worked out", timeout=15)
