"""A meeting's time against its plan: what is left, when it will end, and what that leaves for a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from packview.model.meeting_state import MeetingPlan, MeetingState, PlannedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Time against plan, in seconds.

    Attributes:
        item: spent on the current item.
        item_planned: planned for it.
        total: spent on the meeting.
        total_planned: planned for the meeting.
        planned_end: when it was to end: the opening plus the plan, plus adjournments; None before it is opened.
        projected_end: when it will end if every item still to come takes what was planned.
        late: how much later than planned that is; less than 0 where it is earlier.
    """

    item: float = 0.0
    item_planned: float = 0.0
    total: float = 0.0
    total_planned: float = 0.0
    planned_end: datetime | None = None
    projected_end: datetime | None = None
    late: float = 0.0


def timing_of(state: MeetingState, plan: MeetingPlan) -> Timing:
    """A meeting's time against its plan. Pauses move the projected end, adjournments the planned one too."""
    current = plan.item(state.current)
    spent = state.elapsed.get(state.current, 0.0) if current else 0.0
    planned = current.minutes * 60 if current else 0.0
    timing = Timing(item=spent, item_planned=planned, total=state.total, total_planned=plan.minutes * 60)
    if state.opened is None:
        return timing
    away = sum(((span.end or state.now) - span.begin).total_seconds() for span in state.adjournments)
    planned_end = state.opened + timedelta(seconds=plan.minutes * 60 + away)
    if state.closed is not None:
        projected = state.closed
    else:
        projected = state.now + timedelta(seconds=max(0.0, planned - spent) + to_come(state, plan))
    late = (projected - planned_end).total_seconds()
    return replace(timing, planned_end=planned_end, projected_end=projected, late=late)


def to_come(state: MeetingState, plan: MeetingPlan) -> float:
    """Seconds planned for the items still to come, less what was spent on those that were begun and left."""
    return sum(
        max(0.0, item.minutes * 60 - state.elapsed.get(item.key, 0.0))
        for item in plan.items
        if item.key in state.upcoming
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What a choice leaves for the questions, in seconds each.

    Attributes:
        choice: in words: 'End as planned, at 19:30'.
        here: for each question of the current item, all later items keeping their plan; None without questions.
        everywhere: for each question that is left anywhere, the rest of the meeting shared evenly; None without any.
        fits: whether the later items can keep their plan.
    """

    choice: str
    here: float | None
    everywhere: float | None
    fits: bool


def what_if(
    state: MeetingState,
    plan: MeetingPlan,
    questions: Mapping[str, int],
    *,
    later: Sequence[int] = (0, 15, 30),
) -> tuple[WhatIf, ...]:
    """What is left for each question if the meeting ends as planned, some minutes later, or without an item to come.

    Args:
        state: where it stands, opened and not closed.
        plan: the plan.
        questions: how many are left to ask, by item key.
        later: minutes the end may slip.
    """
    end = timing_of(state, plan).planned_end
    if end is None or state.closed is not None:
        return ()
    found = []
    for minutes in later:
        when = end + timedelta(minutes=minutes)
        name = "as planned" if not minutes else f"{minutes} min later"
        found.append(_left(state, plan, questions, f"End {name}, at {when:%H:%M}", when))
    for key in state.upcoming:
        item = plan.item(key)
        if item is not None and item.minutes > 0:
            without = replace(state, upcoming=tuple(one for one in state.upcoming if one != key))
            found.append(
                _left(without, plan, questions, f"Defer item {item.number}, end at {end:%H:%M}", end)
            )
    return tuple(found)


def _left(
    state: MeetingState, plan: MeetingPlan, questions: Mapping[str, int], choice: str, end: datetime
) -> WhatIf:
    room = max(0.0, (end - state.now).total_seconds())
    rest = to_come(state, plan)
    here = questions.get(state.current, 0)
    every = here + sum(questions.get(key, 0) for key in state.upcoming)
    return WhatIf(
        choice=choice,
        here=max(0.0, room - rest) / here if here else None,
        everywhere=room / every if every else None,
        fits=room >= rest,
    )


def spread(
    items: Sequence[PlannedItem], minutes: float, given: Mapping[str, float]
) -> tuple[PlannedItem, ...]:
    """Give every item its minutes: those set beforehand, the others share evenly what is left of the meeting.

    Args:
        items: the agenda.
        minutes: of the whole meeting.
        given: minutes set beforehand, by item key.
    """
    free = [item for item in items if item.key not in given]
    left = max(0.0, minutes - sum(given.get(item.key, 0.0) for item in items))
    share = left / len(free) if free else 0.0
    return tuple(replace(item, minutes=given.get(item.key, share)) for item in items)
