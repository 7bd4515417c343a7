"""Counts the seconds of a meeting from the times of its acts."""

from collections import defaultdict
from datetime import datetime


class MeetingTime:
    """Adds up what passes between acts, while the clock runs.

    A time before the last one (a clock that was set back) counts as the last one, so that no time is ever negative.

    Attributes:
        running: whether time counts.
        paused: whether the chair stopped the clock.
        item: key of the item it counts for, '' for none.
        speaker: who speaks, '' for nobody; a change begins a new turn.
        elapsed: seconds by item.
        total: seconds of the meeting.
        spoken: seconds by name.
        turn: seconds of the speaker's turn.
        last: the time it has come to, None at first.
    """

    def __init__(self) -> None:
        self.running = False
        self.paused = False
        self.item = ""
        self.elapsed: defaultdict[str, float] = defaultdict(float)
        self.total = 0.0
        self.spoken: defaultdict[str, float] = defaultdict(float)
        self.turn = 0.0
        self.last: datetime | None = None
        self._speaker = ""

    @property
    def speaker(self) -> str:
        """Who speaks."""
        return self._speaker

    @speaker.setter
    def speaker(self, name: str) -> None:
        if name != self._speaker:
            self._speaker, self.turn = name, 0.0

    def to(self, at: datetime, *, since: datetime | None = None) -> datetime:
        """Go on to a time; says which it has come to.

        Args:
            at: the time.
            since: from here on nothing counts.
        """
        if since is not None and since < at:
            self._add(since)
            self.last = at if self.last is None else max(self.last, at)
        else:
            self._add(at)
        assert self.last is not None
        return self.last

    def _add(self, at: datetime) -> None:
        before = self.last or at
        self.last = max(before, at)
        if not self.running:
            return
        seconds = (self.last - before).total_seconds()
        self.total += seconds
        if self.item:
            self.elapsed[self.item] += seconds
        if self._speaker:
            self.spoken[self._speaker] += seconds
            self.turn += seconds
