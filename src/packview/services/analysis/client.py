"""What is worked out from a pack once it is open: themes, findings, trends; in a process of its own."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.model import Check, Finding, FollowUp, Theme, ThemeLinks, Trend
from packview.model.open_pack import OpenPack
from packview.services.worker_process import WorkerProcess, worker_command

_WORKER = worker_command("packview.services.analysis.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What was worked out; trends and related measures go by the position in ``pack.indicators``.

    ``last_time`` takes an item's key to the position of the minute of its subject; ``problems`` are sentences.
    """

    themes: tuple[Theme, ...] = ()
    links: tuple[ThemeLinks, ...] = ()
    findings: tuple[Finding, ...] = ()
    trends: dict[int, Trend] = field(default_factory=dict)
    related: dict[int, tuple[int, ...]] = field(default_factory=dict)
    followups: tuple[FollowUp, ...] = ()
    last_time: dict[str, int] = field(default_factory=dict)
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
        """Work it out, in a thread of its own; None after ``cancel``, PackviewError where the process gave no answer."""
        body = next(self.answers(msgspec.msgpack.encode(self._asked)), None)
        if self.cancelled:
            return None
        if body is None:
            hint = "The pack itself can be read; close it and open it again to try once more"
            raise PackviewError("Themes, findings and signals of this pack could not be worked out", hint)
        return msgspec.msgpack.decode(body, type=Analysis)
