"""How a meeting stands, read out line by line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from packview.export.lines import Form, joined, named
from packview.export.rows import Row
from packview.model import Note
from packview.model.meeting_state import MeetingPlan, MeetingState
from packview.model.reading_plan import duration

_PHASES = {
    "before": "The meeting was not opened yet.",
    "closed": "The meeting is closed.",
}


def course_rows(plan: MeetingPlan, state: MeetingState, notes: Sequence[Note]) -> list[Row]:
    """The items in agenda order: minutes planned and taken, whether they were reached, questions still open."""
    open_questions = Counter(note.anchor.item for note in notes if note.open)
    deferred = {one.item for one in state.deferred}
    taken = {one.item for one in state.taken}
    return [
        {
            "item": item.number,
            "title": item.title,
            "stands": "in hand"
            if item.key == state.current
            else "put off"
            if item.key in deferred
            else "taken"
            if item.key in taken
            else "to come",
            "minutes_planned": round(item.minutes, 1),
            "minutes_taken": round(state.elapsed.get(item.key, 0.0) / 60, 1),
            "questions_open": open_questions[item.key],
            "exempt": item.exempt or item.key in state.exempt_items,
        }
        for item in plan.items
    ]


def standing(state: MeetingState) -> Iterator[str]:
    """Where the meeting stands as its log left it: opened, quorum, who is there."""
    yield _PHASES.get(state.phase, f"The meeting is {state.phase}.")
    if state.opened is None:
        return
    closed = f", closed at {state.closed.astimezone():%H:%M}" if state.closed else ""
    yield f"Opened at {state.opened.astimezone():%H:%M}{closed}, {duration(state.total)} without pauses"
    here = [one.name for one in state.people if one.here]
    yield f"In the room: {', '.join(here) or 'nobody is marked as present'}"
    away = [one.name for one in state.people if one.apologies]
    yield from named("Apologies", ", ".join(away))
    if state.quorum is not None:
        met = "met" if state.quorate else "not met"
        yield f"Quorum: {met}, {state.counted} of the {state.quorum} that are needed"
    yield from named("Speaking", state.speaker)
    yield from named("Waiting to speak", ", ".join(state.queue))
    if state.exempt:
        yield "The press and public are excluded now"


def _item(row: Row) -> Iterator[str]:
    closed = "closed to the press and public" if row["exempt"] else ""
    yield f"Item {row['item']}: " + joined(row["title"], row["stands"], closed)
    yield f"Planned: {duration(row['minutes_planned'] * 60)}"
    if row["minutes_taken"]:
        over = row["minutes_taken"] - row["minutes_planned"]
        yield f"Taken: {duration(row['minutes_taken'] * 60)}" + (
            f", {duration(over * 60)} over" if over >= 1 else ""
        )
    if row["questions_open"]:
        yield f"Your open questions: {row['questions_open']}"


COURSE = Form(one="item", many="items", lines=_item, nothing="No agenda was found in this pack.")
