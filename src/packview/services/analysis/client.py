"""What is worked out from a pack once it is open: themes, findings, trends; in a process of its own."""

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.model import Check, Finding, FollowUp, Theme, ThemeLinks, Trend
from packview.model.committee import FollowedPromise, LongSeries
from packview.model.open_pack import OpenPack
from packview.services.worker_process import WorkerProcess, worker_command

_WORKER = worker_command("packview.services.analysis.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What was worked out; trends and related measures go by the position in ``pack.indicators``.

    ``last_time`` takes an item's key to the position of the minute of its subject; ``problems`` are sentences. ``series`` and ``owed`` rest on
    packs of earlier meetings too: the series of an indicator over several packs, and what earlier meetings asked for and the tracker has open.
    """

    themes: tuple[Theme, ...] = ()
    links: tuple[ThemeLinks, ...] = ()
    findings: tuple[Finding, ...] = ()
    trends: dict[int, Trend] = field(default_factory=dict)
    related: dict[int, tuple[int, ...]] = field(default_factory=dict)
    followups: tuple[FollowUp, ...] = ()
    last_time: dict[str, int] = field(default_factory=dict)
    series: dict[int, LongSeries] = field(default_factory=dict)
    owed: tuple[FollowedPromise, ...] = ()
    checks: tuple[Check, ...] = ()
    problems: tuple[str, ...] = ()


Asked = tuple[OpenPack, bytes | None]
"""What the process is asked: a pack, and the library's folder."""


class AnalysisJob(WorkerProcess):
    """One analysis of one pack; without a library's folder, where packs of earlier meetings are, of this pack alone."""

    def __init__(self, opened: OpenPack, home: Path | None = None) -> None:
        self._asked: Asked = opened, os.fsencode(home.absolute()) if home else None
        super().__init__(_WORKER)

    def run(self) -> Analysis | None:
        """Work it out, in a thread of its own, unless it was kept; None after ``cancel``, PackviewError where the process gave no answer."""
        from packview.services.analysis.kept import KeptAnalysis  # noqa: PLC0415  start-up stays quick without it

        opened, home = self._asked
        kept = KeptAnalysis(opened, Path(os.fsdecode(home))) if home else None
        with contextlib.suppress(msgspec.MsgspecError):  # one of another version
            if kept is not None and (body := kept.body) is not None:
                return msgspec.msgpack.decode(body, type=Analysis)
        answer = next(self.answers(msgspec.msgpack.encode(self._asked)), None)
        if self.cancelled:
            return None
        if answer is None:
            hint = "The pack itself can be read; close it and open it again to try once more"
            raise PackviewError("Themes, findings and signals of this pack could not be worked out", hint)
        analysis = msgspec.msgpack.decode(answer, type=Analysis)
        if kept is not None and not analysis.problems:
            kept.keep(answer)
        return analysis
