"""A meeting to try: a clock that is set, a plan, and acts with times."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from packview.model.meeting import Act, MeetingPlan, MeetingState, PlannedItem, state_of

START = datetime(2018, 11, 29, 17, 30, tzinfo=UTC)
PLAN = MeetingPlan(
    items=tuple(
        PlannedItem(key=key, number=str(number), title=key.title(), minutes=10, exempt=key == "trees")
        for number, key in enumerate(("apologies", "minutes", "benches", "trees"), start=1)
    ),
    members=("Ash", "Birch", "Cedar", "Dogwood"),
    quorum=3,
    minutes=40,
)


class FakeClock:
    """A clock that stands until it is set."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **passed: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**passed)
        return self.now


def acts(*steps: tuple[float, dict[str, Any]]) -> list[Act]:
    """Acts from minutes after the start and fields, numbered."""
    return [
        Act(number=number, at=START + timedelta(minutes=minutes), **fields)
        for number, (minutes, fields) in enumerate(steps, start=1)
    ]


def after(steps: Sequence[Act], minutes: float, plan: MeetingPlan = PLAN) -> MeetingState:
    """Where a meeting stands some minutes after the start."""
    return state_of(steps, plan, START + timedelta(minutes=minutes))
