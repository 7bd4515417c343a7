"""The lines of the chair's view below item and clock: people and floor in short, and in a wide terminal at length."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from packview.model.meeting_state import MeetingPlan, MeetingState
from packview.model.meeting_timing import WhatIf
from packview.tui.keys_in_force import pressed
from packview.tui.text import content, label, one_line, truncate
from packview.tui.widgets.meeting_words import clock_words, many, minutes_words


def quorum_words(state: MeetingState) -> str:
    """'7 present, quorum of 3 met'."""
    present = f"{state.counted} present"
    if state.quorum is None:
        return f"{present}, the pack names no quorum"
    return f"{present}, quorum of {state.quorum} {'met' if state.quorate else 'NOT MET'}"


def people_line(state: MeetingState, plan: MeetingPlan, width: int) -> Content:
    """Quorum, who must leave now, who must leave later."""
    quorum = quorum_words(state)
    lost = state.quorate is False and state.phase not in {"before", "closed"}
    first = content(truncate(quorum, width), "bold reverse" if lost else "bold" if not state.quorate else "")
    rest = []
    if state.must_leave:
        rest.append(f"MUST LEAVE NOW: {', '.join(map(one_line, state.must_leave))}")
    for key in state.upcoming:
        names = [one.who for one in state.declarations if one.leaves and one.item == key]
        item = plan.item(key)
        if names and item:
            rest.append(f"leaves for item {one_line(item.number)}: {', '.join(map(one_line, names))}")
    room = width - first.cell_length - 3
    if not rest or room < 8:
        return first
    style = "bold" if state.must_leave else ""
    return first + content(" \u00b7 " + truncate(" \u00b7 ".join(rest), room), style)


def floor_line(state: MeetingState, width: int) -> Content:
    """Who speaks, for how long, who waits."""
    parts = []
    if state.speaker:
        whole = state.spoken.get(state.speaker, 0.0)
        total = f" ({clock_words(whole)} in all)" if whole > state.speaking + 1 else ""
        parts.append(f"Speaking: {one_line(state.speaker)} {clock_words(state.speaking)}{total}")
    if state.queue:
        waiting = [f"{place}. {one_line(name)}" for place, name in enumerate(state.queue, start=1)]
        parts.append(f"waiting: {', '.join(waiting)}")
    words = (
        " \u00b7 ".join(parts)
        or f"Nobody is waiting to speak: {pressed('room.raise_hand')} puts somebody on the list"
    )
    return label(words, width, "" if parts else "dim")


def side_lines(state: MeetingState, plan: MeetingPlan, width: int) -> Content:
    """People, declarations, and what was logged of this item, for the column at the right."""
    lines: list[Content] = []
    for title, entries in _parts(state, plan):
        if entries:
            lines += [
                content(title, "bold"),
                *(content(f"  {truncate(entry, width - 2)}") for entry in entries),
                Content(""),
            ]
    return Content("\n").join(lines)


def _parts(state: MeetingState, plan: MeetingPlan) -> Iterator[tuple[str, Sequence[str]]]:
    here = [one.name for one in state.people if one.here]
    yield (
        "Here",
        [_with_time(name, state) for name in here]
        or [f"nobody is marked: {pressed('room.people')} marks people"],
    )
    yield (
        "Not here",
        [f"{one.name}{', apologies' if one.apologies else ''}" for one in state.people if not one.here],
    )
    yield (
        "Declarations of interest",
        [
            f"{one.who}, {_item(plan, one.item)}{', leaves' if one.leaves else ''}{f': {one.text}' if one.text else ''}"
            for one in state.declarations
        ],
    )
    own = state.current
    yield "Decided on this item", [one.text for one in state.decisions if one.item == own]
    yield (
        "Actions of this item",
        [
            " - ".join(part for part in (one.text, one.owner, one.due) if part)
            for one in state.actions
            if one.item == own
        ],
    )
    yield "Remarks on this item", [one.text for one in state.remarks if one.item == own]
    yield (
        "Taken so far",
        [
            f"{one.begin:%H:%M} {_item(plan, one.item)}{', out of order' if one.out_of_order else ''}"
            for one in state.taken
        ],
    )
    yield (
        "Deferred",
        [f"{_item(plan, one.item)}{f': {one.text}' if one.text else ''}" for one in state.deferred],
    )


def _with_time(name: str, state: MeetingState) -> str:
    spoken = state.spoken.get(name)
    return f"{name}, spoke {minutes_words(spoken)}" if spoken else name


def _item(plan: MeetingPlan, key: str) -> str:
    item = plan.item(key)
    return f"item {item.number}" if item else "the whole meeting"


def what_if_lines(found: Sequence[WhatIf], width: int) -> Content:
    """A table: each choice, and the time it leaves for a question here and everywhere."""
    if not found:
        return label("What if: open the meeting first (s)", width, "bold")
    heading = f"{'What is left for each question':34}  {'of this item':>12}  {'of all items':>12}"
    lines = [label(heading, width, "bold")]
    for one in found:
        here = "no questions" if one.here is None else minutes_words(one.here)
        every = "no questions" if one.everywhere is None else minutes_words(one.everywhere)
        late = "" if one.fits else "  the plan of the later items no longer fits"
        lines.append(label(f"{truncate(one.choice, 34):34}  {here:>12}  {every:>12}{late}", width))
    return Content("\n").join(lines)


def left_words(state: MeetingState, what: Sequence[WhatIf], here: int) -> str:
    """What stands above the questions: how many are left, and how long each may take."""
    if not here:
        return "No question is left on this item" if state.current else "Questions"
    words = f"{many(here, 'question')} left on this item" if state.current else many(here, "question")
    if what and what[0].here is not None and state.current:
        each = what[0].here
        words += (
            f", {minutes_words(each)} each to end as planned"
            if each
            else f", no time is left: {pressed('room.what_if')} shows what if"
        )
    return words
