"""Where the acts of a meeting are kept: on disk, or for a rehearsal nowhere."""

from collections.abc import Callable
from typing import Protocol

from packview.model.meeting_log import Act


class Log(Protocol):
    """Where the acts are kept: store.meeting_log.MeetingLog."""

    @property
    def reports(self) -> list[str]:
        """What the member must know of the log's files."""
        ...

    def acts(self) -> tuple[Act, ...]:
        """The acts, oldest first."""
        ...

    def append(self, make: Callable[[int], Act]) -> Act:
        """Keep an act; it is kept when this returns."""
        ...

    def share(self) -> None:
        """Let colleagues see what they may."""
        ...


class MemoryLog:
    """A log that is forgotten: for a rehearsal."""

    def __init__(self) -> None:
        self.reports: list[str] = []
        self._acts: list[Act] = []

    def acts(self) -> tuple[Act, ...]:
        """The acts, oldest first."""
        return tuple(self._acts)

    def append(self, make: Callable[[int], Act]) -> Act:
        """Keep an act until the end of the rehearsal."""
        act = make(len(self._acts) + 1)
        self._acts.append(act)
        return act

    def share(self) -> None:
        """Nobody sees a rehearsal."""
