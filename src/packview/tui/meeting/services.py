"""What the chair's view asks of the services; a test hands it values in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from packview.model import Note, Pack
from packview.services.meeting.commands import LiveMeeting
from packview.services.meeting.plan import PlanSettings


class Plans(Protocol):
    """Keeps the plan and what is being typed: services.meeting_plan.PlanKeeper."""

    def load(self) -> PlanSettings:
        """What was set."""
        ...

    def save(self, settings: PlanSettings) -> None:
        """Keep it."""
        ...

    def drafts(self) -> dict[str, str]:
        """What was being typed when the app ended."""
        ...

    def save_drafts(self, drafts: dict[str, str]) -> None:
        """Keep what is being typed."""
        ...


@dataclass(slots=True, kw_only=True)
class Room:
    """All that the chair's view works with.

    Attributes:
        pack: the pack.
        meeting: its meeting.
        plans: keeps the plan.
        own: the chair's own notes.
        colleagues: what colleagues have shared; asked about once a second, so it must look before it reads.
        member: the chair's name.
        speed: of a rehearsal, 0 for the meeting itself.
    """

    pack: Pack
    meeting: LiveMeeting
    plans: Plans
    own: Callable[[], Sequence[Note]]
    colleagues: Callable[[], Sequence[Note]] = field(default=tuple)
    member: str = ""
    speed: float = 0.0
