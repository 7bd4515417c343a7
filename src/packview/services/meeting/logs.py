"""The clocks a meeting goes by, and a log for rehearsals."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from packview.model.meeting import Act
from packview.store.meeting_log import MeetingLog

_JUMP = 2.0
"""Seconds by which the machine's clock may differ from a steady one before it is called set."""


def _steady() -> float:
    """Seconds of a clock that nobody sets; where the system has one that goes on while the machine sleeps, that one."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


@dataclass(eq=False)
class RoomClock:
    """The time of day, with time zone, that never jumps while the meeting is open, though a machine's clock may be set.

    What passes is measured by a clock that nobody sets. Where none goes on while the machine ``sleeps``, a time of day that
    is ahead is believed.
    """

    wall: Callable[[], datetime] = lambda: datetime.now().astimezone()
    steady: Callable[[], float] = _steady
    sleeps: bool = field(default=not hasattr(time, "CLOCK_BOOTTIME"), kw_only=True)

    def __post_init__(self) -> None:
        self._base, self._begun = self.wall(), self.steady()

    def __call__(self) -> datetime:
        passed = self.steady() - self._begun
        now = self._base + timedelta(seconds=passed)
        wall = self.wall()
        if self.sleeps and (wall - now).total_seconds() > _JUMP:
            self._base, self._begun = wall, self.steady()
            return wall
        return now.astimezone(wall.tzinfo)


def rehearsal_clock(
    start: datetime, speed: float, steady: Callable[[], float] = _steady
) -> Callable[[], datetime]:
    """A clock that begins at a time of day and lets ``speed`` seconds pass in one of ``steady``."""
    begun = steady()
    return lambda: start + timedelta(seconds=(steady() - begun) * speed)


class MemoryLog:
    """A log that is forgotten: for a rehearsal."""

    def __init__(self) -> None:
        self.reports: list[str] = []
        self._acts: list[Act] = []

    def acts(self) -> tuple[Act, ...]:
        """The acts, oldest first."""
        return tuple(self._acts)

    def append(self, make: Callable[[int], Act]) -> Act:
        act = make(len(self._acts) + 1)
        self._acts.append(act)
        return act

    def share(self) -> None:
        """Nobody sees a rehearsal."""


Log: TypeAlias = MeetingLog | MemoryLog
