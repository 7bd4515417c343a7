"""What the chair sees at the top, whatever lies below: the item in hand, the clock, time against plan, what comes next."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from packview.model.meeting_state import MeetingPlan, MeetingState, Phase
from packview.model.meeting_timing import Timing, timing_of
from packview.tui.keys_in_force import pressed
from packview.tui.text import content, label, one_line, truncate
from packview.tui.widgets.meeting_words import bar, clock_words, item_words, minutes_words
from packview.tui.widgets.wrapping import wrap


def _phase_words(phase: Phase) -> str:
    match phase:
        case "before":
            return f"NOT OPENED YET - {pressed('room.start')} opens the meeting"
        case "running":
            return ""
        case "paused":
            return f"CLOCK PAUSED - {pressed('room.start')} lets it go on"
        case "adjourned":
            return f"ADJOURNED - {pressed('room.adjourn')} resumes"
        case "closed":
            return "CLOSED"


def _exempt_words() -> str:
    return (
        f"EXEMPT: PRESS AND PUBLIC EXCLUDED - not shown outside - {pressed('room.exempt')} lets them in again"
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """The item in hand as it is written: what is said above the title, and the title."""

    above: str
    title: str


class MeetingHead(Vertical):
    """Title and clock large, two lines of times, the next two items. Only what changes is written anew."""

    DEFAULT_CSS = """
    MeetingHead { height: auto; }
    MeetingHead #now { height: 3; background: $primary; color: $text; }
    MeetingHead #item { width: 1fr; height: 3; padding: 0 1; }
    MeetingHead #clock { width: auto; height: 3; padding: 0 1; }
    MeetingHead #times { height: 2; padding: 0 1; background: $panel; }
    MeetingHead #coming { height: 2; padding: 0 1; color: $foreground 80%; }
    MeetingHead #closed-doors { display: none; height: 1; padding: 0 1; text-style: bold reverse; color: $text-error; }
    MeetingHead.-exempt #closed-doors { display: block; }
    MeetingHead.-exempt #now { background: $error; }
    MeetingHead.-still #now { background: $warning; }
    MeetingHead.-tall #now { height: 5; }
    MeetingHead.-tall #item { height: 5; padding: 1 2; }
    MeetingHead.-tall #clock { height: 5; padding: 1 2; }
    """

    def __init__(self, *, id: str | None = None, rehearsal: str = "") -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._rehearsal = rehearsal
        self._item = Static(id="item")
        self._clock = Digits("", id="clock")
        self._times = Static(id="times")
        self._coming = Static(id="coming")
        self._doors = Static(id="closed-doors")
        self._written: dict[str, object] = {}

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield self._doors
        with Horizontal(id="now"):
            yield self._item
            yield self._clock
        yield self._times
        yield self._coming

    def show(self, state: MeetingState, plan: MeetingPlan, width: int) -> None:
        """Write where the meeting stands.

        Args:
            state: the meeting now.
            plan: its plan.
            width: cells of the screen.
        """
        self.set_class(state.exempt, "-exempt")
        self.set_class(state.phase != "running" and not state.exempt, "-still")
        self._put("doors", self._doors, label(_exempt_words(), width - 2))
        clock = f"{state.now:%H:%M}"
        if self._written.get("clock") != clock:
            self._written["clock"] = clock
            self._clock.update(clock)
        self._put("item", self._item, self._item_content(state, plan, width))
        timing = timing_of(state, plan)
        lines = (_item_time(state, timing, width - 2), _meeting_time(state, timing, width - 2))
        self._put("times", self._times, Content("\n").join([content(line) for line in lines]))
        self._put("coming", self._coming, self._coming_content(state, plan, width - 2))

    def _put(self, name: str, place: Static, words: Content) -> None:
        if self._written.get(name) != words:
            self._written[name] = words
            place.update(words, layout=False)

    def _item_content(self, state: MeetingState, plan: MeetingPlan, width: int) -> Content:
        found = self._named(state, plan)
        tall = self.has_class("-tall")
        room = max(20, width - (28 if tall else 24))
        rows = [found.title[start:end] for start, end in wrap(found.title, room)]
        if len(rows) > 2:
            rows = [rows[0], truncate(" ".join(rows[1:]), room)]
        return Content("\n").join([label(found.above, room), *(content(row, "bold") for row in rows)])

    def _named(self, state: MeetingState, plan: MeetingPlan) -> _Item:
        phase = _phase_words(state.phase)
        if state.closed:
            phase = f"CLOSED at {state.closed:%H:%M}"
        above = [part for part in (self._rehearsal, phase) if part]
        item = plan.item(state.current)
        if item is None:
            begins = f"No item in hand: {pressed('room.next_item')} begins the next"
            title = "The meeting is closed" if state.phase == "closed" else begins
            return _Item(
                " \u00b7 ".join(above) or "NOW", title if state.phase != "before" else "Before the meeting"
            )
        place = [one.key for one in plan.items].index(item.key) + 1
        above.append(f"NOW: item {one_line(item.number)}, {place} of {len(plan.items)} on the agenda")
        return _Item(" \u00b7 ".join(above), item_words(item))

    def _coming_content(self, state: MeetingState, plan: MeetingPlan, width: int) -> Content:
        lines = []
        for place, key in enumerate(state.upcoming[:2]):
            item = plan.item(key)
            if item is not None:
                exempt = " \u00b7 exempt" if item.exempt or key in state.exempt_items else ""
                after = f" \u00b7 {minutes_words(item.minutes * 60)}{exempt}"
                first = "Next: " if place == 0 else "then: "
                lines.append(
                    content(first, "dim")
                    + content(truncate(item_words(item), width - 6 - len(after)) + after)
                )
        if not lines:
            closes = (
                f"Next: nothing is left on the agenda; {pressed('room.close_meeting')} closes the meeting"
            )
            words = closes if state.closed is None else ""
            lines = [content(truncate(words, width), "dim")]
        return Content("\n").join(lines)


def _item_time(state: MeetingState, timing: Timing, width: int) -> str:
    if not state.current:
        return ""
    left = timing.item_planned - timing.item
    over = f"{minutes_words(left)} left" if left >= 0 else f"OVER by {minutes_words(-left)}"
    words = f"This item  {clock_words(timing.item)} of {minutes_words(timing.item_planned)}, {over}"
    share = timing.item / timing.item_planned if timing.item_planned else 2.0
    return _with_bar(words, share, width)


def _meeting_time(state: MeetingState, timing: Timing, width: int) -> str:
    if timing.projected_end is None:
        return truncate(f"Meeting    planned for {minutes_words(timing.total_planned)}", width)
    words = f"Meeting    {clock_words(timing.total)} of {minutes_words(timing.total_planned)}"
    if state.closed is None:
        late = timing.late
        when = (
            "as planned"
            if abs(late) < 60
            else f"{minutes_words(abs(late))} {'LATE' if late > 0 else 'early'}"
        )
        words += f", ends about {timing.projected_end:%H:%M}, {when}"
    return _with_bar(words, timing.total / timing.total_planned if timing.total_planned else 0.0, width)


def _with_bar(words: str, share: float, width: int) -> str:
    """The words, and a bar at the right where there is room."""
    cells = min(30, width - 62)
    return truncate(words, width) if cells < 4 else f"{truncate(words, 60):60}  {bar(share, cells)}"
