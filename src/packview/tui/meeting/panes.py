"""What the chair sees: item, clock and time against plan at the top, people, floor, what if, and the questions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, OptionList, Static
from textual.widgets.option_list import Option

from packview.model import AgendaItem, Note, Pack
from packview.model.meeting import (
    Act,
    MeetingPlan,
    MeetingState,
    Person,
    PlannedItem,
    Taken,
    Timing,
    begins_at,
    timing_of,
)
from packview.model.notes import agenda_order, page_words
from packview.model.pack import item_name
from packview.model.words import STATUS
from packview.services.meeting.commands import resolved
from packview.tui.base.lists import Entry, Line, ListLines, SteadyList, clicked_twice, drawn, joined
from packview.tui.base.screen import Wanted
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, label, one_line, truncate, wrap
from packview.wording.words import counted


def resolutions(item: AgendaItem | None) -> dict[str, bool]:
    """'RESOLVED that ...' from the item's own recommendations: all at once, then each; and whether it is from a closed paper."""
    if item is None:
        return {}
    found: dict[str, bool] = {}
    every = [(paper, one) for paper in item.papers for one in paper.recommendations]
    if len(every) > 1:
        lines = [f"{one.ref} {one.text}".strip() for _, one in every]
        found["\n".join(["RESOLVED", *lines])] = any(paper.exempt for paper, _ in every)
    for paper, one in every:
        found[resolved(f"RESOLVED that {one.text.strip()}")] = paper.exempt
    return found


def people_here(state: MeetingState, *, voting: bool = False) -> list[str]:
    """Names of those in the room, where nobody is marked of everybody who was expected."""
    here = [one.name for one in state.people if one.here and (one.counts or not voting)]
    return here or [one.name for one in state.people]


def clock_words(seconds: float) -> str:
    """'4:05', from an hour on '1:04:05'; never less than nothing."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def minutes_words(seconds: float) -> str:
    """'20 min', '1 h 5 min', '40 s' below a minute."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    hours, minutes = divmod(round(whole / 60), 60)
    return (f"{hours} h {minutes} min" if minutes else f"{hours} h") if hours else f"{minutes} min"


def bar(share: float, cells: int) -> str:
    """How much of the plan is used, in so many cells; what is over is marked by its end."""
    full = min(cells, max(0, round(share * cells)))
    return ("\u2588" * full + "\u2591" * (cells - full)) if share <= 1 else "\u2588" * (cells - 1) + "+"


def item_words(item: PlannedItem) -> str:
    """'7 LOCAL SAFEGUARDING BOARD', on one line."""
    return f"{one_line(item.number)} {one_line(item.title)}".strip()


def write(place: Static, words: Content, *, layout: bool = False) -> None:
    """Set the text of a widget where it is another one: Textual draws it again whenever it is set."""
    if place.content != words:
        place.update(words, layout=layout)


def people_line(state: MeetingState, plan: MeetingPlan, width: int) -> Content:
    """Quorum ('7 present, quorum of 3 met'), who must leave now, who must leave later."""
    met = "met" if state.quorate else "NOT MET"
    known = "the pack names no quorum" if state.quorum is None else f"quorum of {state.quorum} {met}"
    quorum = f"{state.counted} present, {known}"
    lost = state.quorate is False and state.phase not in {"before", "closed"}
    first = content(truncate(quorum, width), "bold reverse" if lost else "bold" if not state.quorate else "")
    rest = []
    if state.must_leave:
        rest.append(f"MUST LEAVE NOW: {', '.join(map(one_line, state.must_leave))}")
    for key in state.upcoming:
        names = [one.who for one in state.declarations if one.leaves and one.item == key]
        item = plan.item(key)
        if names and item:
            rest.append(f"leaves for {item.name}: {', '.join(map(one_line, names))}")
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
        order = dict.fromkeys(state.of_order, " (point of order)")
        waiting = [
            f"{place}. {one_line(name)}{order.get(name, '')}" for place, name in enumerate(state.queue, 1)
        ]
        parts.append(f"waiting: {', '.join(waiting)}")
    nobody = f"Nobody is waiting to speak: {pressed('room.raise_hand')} adds somebody to the list"
    return label(" \u00b7 ".join(parts) or nobody, width, "" if parts else "dim")


def side_lines(state: MeetingState, plan: MeetingPlan, width: int) -> Content:
    """People, declarations, and what was logged of this item, for the column at the right."""
    lines: list[Content] = []
    for title, entries in _parts(state, plan).items():
        if entries:
            lines += [content(title, "bold")]
            lines += [content(f"  {truncate(entry, width - 2)}") for entry in entries]
            lines += [Content("")]
    return Content("\n").join(lines)


def _parts(state: MeetingState, plan: MeetingPlan) -> dict[str, Sequence[str]]:
    def item(one: Act | Taken) -> str:
        found = plan.item(one.item)
        return found.name if found else "the whole meeting"

    def more(before: str, text: str) -> str:
        return f"{before}{text}" if text else ""

    begins = begins_at(plan) if state.phase == "before" else {}
    here = [
        f"{one.name}{more(', spoke ', minutes_words(spoken) if (spoken := state.spoken.get(one.name)) else '')}"
        for one in state.people
        if one.here
    ]
    decisions, actions, remarks = (
        [one for one in acts if one.item == state.current]
        for acts in (state.decisions, state.actions, state.remarks)
    )
    return {
        "Running order": [
            f"{planned_clock(plan, begins[one.key])} {item_words(one)}".lstrip()
            for one in plan.items
            if one.key in begins
        ],
        "Here": here or [f"No one marked present. Press {pressed('room.people')}"],
        "Not here": [
            f"{one.name}{', apologies' if one.apologies else ''}" for one in state.people if not one.here
        ],
        "Declarations of interest": [
            f"{one.who}, {item(one)}{', leaves' if one.leaves else ''}{more(': ', one.text)}"
            for one in state.declarations
        ],
        "Decided on this item": [one.text for one in decisions if one.outcome == "carried"],
        "Not carried on this item": [
            f"{one.outcome_in_words}: {one.motion}" for one in decisions if one.outcome != "carried"
        ],
        "Actions of this item": [
            " - ".join(part for part in (one.text, one.owner, one.due) if part) for one in actions
        ],
        "Remarks on this item": [one.text for one in remarks],
        "Taken so far": [
            f"{one.begin:%H:%M} {item(one)}{', out of order' if one.out_of_order else ''}"
            for one in state.taken
        ],
        "Deferred": [f"{item(one)}{more(': ', one.text)}" for one in state.deferred],
    }


def left_words(state: MeetingState, plan: MeetingPlan, here: int) -> str:
    """What stands above the questions: how many are left, and how long each may take if the item keeps to its plan."""
    if not here:
        return "No question is left on this item" if state.current else "Questions"
    if not state.current:
        return counted(here, "question")
    timing = timing_of(state, plan)
    left, words = (
        max(0.0, timing.item_planned - timing.item),
        f"{counted(here, 'question')} left on this item",
    )
    if not left:
        return f"{words}, whose time is used up" if timing.item_planned else words
    return f"{words}, about {minutes_words(left / here)}{' each' if here > 1 else ''} if it keeps to plan"


def _phase_words(state: MeetingState) -> str:
    if state.closed:
        return f"CLOSED at {state.closed:%H:%M}"
    return {
        "before": f"NOT OPENED YET - {pressed('room.start')} opens the meeting",
        "paused": f"CLOCK PAUSED - {pressed('room.start')} resumes it",
        "adjourned": f"ADJOURNED - {pressed('room.adjourn')} resumes",
        "closed": "CLOSED",
    }.get(state.phase, "")


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

    def compose(self) -> ComposeResult:
        yield self._doors
        with Horizontal(id="now"):
            yield self._item
            yield self._clock
        yield self._times
        yield self._coming

    def show(self, state: MeetingState, plan: MeetingPlan, width: int) -> None:
        """Write where the meeting stands, in so many cells."""
        self.set_class(state.exempt, "-exempt")
        self.set_class(state.phase != "running" and not state.exempt, "-still")
        exempt = f"EXEMPT: PRESS AND PUBLIC EXCLUDED - not shown outside - {pressed('room.exempt')} lets them back in"
        write(self._doors, label(exempt, width - 2))
        clock = f"{state.now:%H:%M}"
        if self._clock.value != clock:
            self._clock.update(clock)
        write(self._item, self._item_content(state, plan, width))
        timing = timing_of(state, plan)
        lines = (_item_time(state, timing, width - 2), _meeting_time(state, plan, timing, width - 2))
        write(self._times, Content("\n").join([content(line) for line in lines]))
        write(self._coming, self._coming_content(state, plan, width - 2))

    def _item_content(self, state: MeetingState, plan: MeetingPlan, width: int) -> Content:
        above, title = self._named(state, plan)
        tall = self.has_class("-tall")
        room = max(20, width - (28 if tall else 24))
        rows = [title[start:end] for start, end in wrap(title, room)]
        if len(rows) > 2:
            rows = [rows[0], truncate(" ".join(rows[1:]), room)]
        return Content("\n").join([label(above, room), *(content(row, "bold") for row in rows)])

    def _named(self, state: MeetingState, plan: MeetingPlan) -> tuple[str, str]:
        """What stands above the title of the current item, and the title."""
        above = [part for part in (self._rehearsal, _phase_words(state)) if part]
        item = plan.item(state.current)
        if item is None:
            begins = f"No current item: {pressed('room.next_item')} begins the next"
            title = "The meeting is closed" if state.phase == "closed" else begins
            title = "Before the meeting" if state.phase == "before" else title
            return " \u00b7 ".join(above) or "NOW", title
        place = [one.key for one in plan.items].index(item.key) + 1
        number = f"{item.name}, " if item.number else ""
        above.append(f"NOW: {number}{place} of {len(plan.items)} on the agenda")
        return " \u00b7 ".join(above), item_words(item)

    def _coming_content(self, state: MeetingState, plan: MeetingPlan, width: int) -> Content:
        lines = []
        begins = begins_at(plan) if state.phase == "before" else {}
        for place, key in enumerate(state.upcoming[:2]):
            item = plan.item(key)
            if item is not None:
                exempt = " \u00b7 exempt" if item.exempt or key in state.exempt_items else ""
                after = f" \u00b7 {minutes_words(item.minutes * 60)}{exempt}"
                words = truncate(item_words(item), width - 6 - len(after)) + after
                at = planned_clock(plan, begins[key]) if key in begins else ""
                lines.append(content(f"{at or ('then:' if place else 'Next:')} ", "dim") + content(words))
        closes = f"Next: nothing is left on the agenda; {pressed('room.close_meeting')} closes the meeting"
        if not lines and state.closed is None:
            lines = [label(closes, width, "dim")]
        return Content("\n").join(lines)


def _item_time(state: MeetingState, timing: Timing, width: int) -> str:
    if not state.current:
        return ""
    left = timing.item_planned - timing.item
    over = f"{minutes_words(left)} left" if left >= 0 else f"OVER by {minutes_words(-left)}"
    words = f"{clock_words(timing.item)} of {minutes_words(timing.item_planned)}, {over}"
    share = timing.item / timing.item_planned if timing.item_planned else 2.0
    return _with_bar("This item", words, share, width)


def planned_clock(plan: MeetingPlan, minutes: float) -> str:
    """The time of day so many minutes after the printed start, '' where none is printed."""
    if plan.start is None:
        return ""
    whole = plan.start.hour * 60 + plan.start.minute + round(minutes)
    return f"{whole // 60 % 24:02}:{whole % 60:02}"


def _meeting_time(state: MeetingState, plan: MeetingPlan, timing: Timing, width: int) -> str:
    if timing.projected_end is None:
        planned = f"Meeting planned for {minutes_words(timing.total_planned)}"
        times = (
            f", {planned_clock(plan, 0)} to about {planned_clock(plan, plan.minutes)}" if plan.start else ""
        )
        return truncate(f"{planned}{times}", width)
    words = f"{clock_words(timing.total)} of {minutes_words(timing.total_planned)}"
    if state.closed is None:
        off = f"{minutes_words(abs(timing.late))} {'LATE' if timing.late > 0 else 'early'}"
        when = "as planned" if abs(timing.late) < 60 else off
        words += f", ends about {timing.projected_end:%H:%M}, {when}"
    return _with_bar(
        "Meeting", words, timing.total / timing.total_planned if timing.total_planned else 0.0, width
    )


def _with_bar(name: str, words: str, share: float, width: int) -> str:
    """The words under those of the line above or below, and a bar where there is room."""
    cells = min(30, width - 62)
    line = f"{name:9} {truncate(words, width - 10 if cells < 4 else 50)}"
    return line if cells < 4 else f"{line:60}  {bar(share, cells)}"


class PeoplePanel(OptionList):
    """The people, with marks."""

    BINDINGS = bindings("people", "list.down", "list.up")
    DEFAULT_CSS = """
    PeoplePanel { display: none; height: auto; max-height: 12; border: none; border-top: heavy $accent; padding: 0 1;
        background: $surface; }
    PeoplePanel.-open { display: block; }
    PeoplePanel:focus { border: none; border-top: heavy $accent; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, markup=False, compact=True)
        self._names: list[str] = []

    def show(self, people: Sequence[Person], must_leave: Collection[str], spoken: dict[str, float]) -> None:
        """Show them; the highlight stays where it is."""
        place = self.highlighted
        self._names = [one.name for one in people]
        self.set_options(Option(label(_person_words(one, must_leave, spoken))) for one in people)
        if people:
            self.highlighted = min(place or 0, len(people) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_ask("in_or_out")

    def on_click(self, event: events.Click) -> None:
        """The list has heard of it."""
        event.stop()

    def action_ask(self, action: str) -> None:
        """Have something noted of the chosen person, or for 'other' of somebody who is not on the list."""
        if action == "other":
            self.post_message(Wanted("mark", "", action))
        elif self.highlighted is not None and self.highlighted < len(self._names):
            self.post_message(Wanted("mark", self._names[self.highlighted], action))


def _person_words(one: Person, must_leave: Collection[str], spoken: dict[str, float]) -> str:
    """'[x] Councillor Ash', and what there is to know."""
    where = "here" if one.here else "apologies" if one.apologies else "left" if one.stays else "not here"
    facts = [where]
    if one.name in must_leave:
        facts.append("must leave for this item")
    if not one.counts:
        facts.append("does not count for the quorum")
    if spoken.get(one.name):
        facts.append(f"spoke {minutes_words(spoken[one.name])}")
    return f"[{'x' if one.here else ' '}] {one_line(one.name)} \u00b7 {', '.join(facts)}"


_TEXT_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question with the status it has in the meeting.

    ``whole`` where it is on the pack as a whole, not on an item; ``item`` is what its item is called where there is no current one.
    """

    note: Note
    new: bool = False
    own: bool = True
    whole: bool = False
    item: str = ""


class QuestionList(SteadyList[QuestionRow]):
    """A list of questions. Marking one rewrites its lines only: a hundred of them must not slow a key down."""

    BINDINGS = bindings("list.down", "list.up")
    key_of = attrgetter("note.id")
    DEFAULT_CSS = "QuestionList { padding: 0 1; }"

    _given: tuple[Sequence[QuestionRow], str, int] = ((), "", 0)

    @property
    def question(self) -> Note | None:
        return self.chosen.note if self.chosen else None

    def show(self, rows: Sequence[QuestionRow], *, empty: str) -> None:
        """Show questions in the order given, or say ``empty``; the highlight stays on the one it was on."""
        width, before = self.scrollable_content_region.width, self._given
        self._given = (tuple(rows), empty, width)
        if self._given == before or width <= 0:
            return
        if not rows:
            self.say(empty)
        elif width == before[2] and [row.note.id for row in self.rows] == [row.note.id for row in rows]:
            for index, (old, new) in enumerate(zip(self.rows, rows, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(index, _lines(index, new, width))
            self.rows = rows
        else:
            first_open = next((index for index, row in enumerate(rows) if row.note.open), 0)
            options = (Option(_lines(index, row, width)) for index, row in enumerate(rows))
            self.write(rows, options, otherwise=first_open)

    def resized(self) -> None:
        self.show(self._given[0], empty=self._given[1])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(Wanted("evidence"))

    def on_click(self, event: events.Click) -> None:
        """A click highlights, and only a second one shows the evidence."""
        if clicked_twice(self, event):
            self.post_message(Wanted("evidence"))


def question_rows(
    pack: Pack, questions: Sequence[Note], item: str, *, own: Collection[str], new: Collection[str]
) -> list[QuestionRow]:
    """The questions of an item in running order, then those on the pack as a whole; without an item all, by the agenda.

    ``own`` and ``new`` are ids: of the chair's own, and of those that are marked as new.
    """
    shown = [
        note
        for note in agenda_order(pack, questions)
        if note.status != "withdrawn" and (not item or note.anchor.item in {"", item})
    ]
    if item:
        shown.sort(key=lambda note: note.anchor.item == "")
    return [
        QuestionRow(
            note=note,
            new=note.id in new,
            own=note.id in own,
            whole=note.anchor.item == "",
            item="" if item else item_name(note.anchor.item_number, note.anchor.item_title),
        )
        for note in shown
    ]


def questions_left(questions: Sequence[Note]) -> dict[str, int]:
    """How many are still to be asked, by item key."""
    found: dict[str, int] = {}
    for note in questions:
        if note.open and note.status != "deferred":
            found[note.anchor.item] = found.get(note.anchor.item, 0) + 1
    return found


_MARKS = {"asked": "[?]", "answered": "[x]", "deferred": "[-]", "withdrawn": "[-]"}


def _lines(index: int, row: QuestionRow, width: int) -> ListLines:
    """Number, mark, who asks whom, page, status; the text; the answer."""
    note = row.note
    asker = one_line(note.member) if note.member else ("You" if row.own else "")
    to = f" asks {one_line(note.to)}" if note.to else " asks" if asker else ""
    told = joined(
        row.item,
        f"{asker}{to}".strip(),
        page_words(note.anchor.page, note.anchor.pdf_page),
        STATUS[note.status],
        "private" if note.private else "",
        "on the whole pack" if row.whole else "",
    )
    mark = _MARKS.get(note.status, "[ ]")
    settled = note.status in {"answered", "withdrawn"}
    said = [
        note.text,
        f"Answer: {note.answer}" if note.answer else "",
        f"To follow up: {note.follow_up}" if note.follow_up else "",
    ]
    lines = [Line(f"{mark} {index + 1}. {'NEW ' if row.new else ''}{told}", "dim" if settled else "bold")]
    lines += [
        Line(
            one_line(text),
            "dim" if settled and text is note.text else "",
            most=_TEXT_LINES,
            more="(more: press enter)",
            indent=4,
        )
        for text in said
    ]
    return drawn(Entry(ref="", lines=tuple(lines)), width)
