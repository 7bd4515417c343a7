"""A meeting as it goes on: each command is one act of its log, or says why it cannot be; the chair's notes follow the log.

With the clocks a meeting goes by, and a log for rehearsals.
"""

import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from packview.errors import PackviewError, require
from packview.model import STATUSES, Note
from packview.model.meeting import (
    Act,
    ActKind,
    MeetingPlan,
    MeetingState,
    Votes,
    advance,
    redoable,
    state_of,
)
from packview.store.meeting_log import MeetingLog
from packview.text import clean, one_line

if TYPE_CHECKING:  # at run time the library hands it over, which loads it when it is needed
    from packview.services.notes.notebook import Notebook

Clock = Callable[[], datetime]
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


def overlaid(note: Note, state: MeetingState) -> Note:
    """A question with the status it has in this meeting: a colleague's note is not ours to change."""
    known = state.questions.get(note.id)
    if known is None:
        return note
    return replace(note, status=known.status, answer=known.answer or note.answer, follow_up=known.follow_up)


@dataclass(eq=False, repr=False)
class LiveMeeting:
    """A meeting as it goes on: where it stands, and its commands. ``notebook`` is None for a rehearsal.

    Every command raises PackviewError where the act could not be kept or makes no sense now; then nothing happened.
    """

    plan: MeetingPlan
    log: Log
    clock: Clock
    notebook: "Notebook | None" = None
    closed: Callable[[Note], bool] = field(default=lambda _: False, kw_only=True)
    _held_at: datetime | None = field(default=None, init=False)
    _known: tuple[tuple[Act, ...], MeetingPlan, MeetingState] | None = field(default=None, init=False)

    def state(self) -> MeetingState:
        """Where it stands now, or at the moment at which it is held."""
        acts = self.log.acts()
        now = self._held_at or self.clock()
        if self._known is None or self._known[0] != acts or self._known[1] is not self.plan:
            self._known = (acts, self.plan, state_of(acts, self.plan, acts[-1].at if acts else now))
        return advance(self._known[2], now)

    @property
    def other_day(self) -> bool:
        """Whether the meeting was in progress on another day, and nobody has said yet whether it goes on."""
        acts = self.log.acts()
        now = self.clock()
        if not acts or self.state().phase not in {"running", "paused", "adjourned"}:
            return False
        return acts[-1].at.astimezone(now.tzinfo).date() != now.date()

    def hold(self) -> None:
        """Let the time stand still at the last act, until the chair says whether the meeting goes on."""
        acts = self.log.acts()
        self._held_at = acts[-1].at if acts else None

    def go_on(self, kind: ActKind) -> None:
        """On another day: 'resumed', and the time between does not count; 'closed' then; 'anew', which the log alone remembers."""
        self._held_at = None
        self.act(kind, since=None if kind == "anew" else self.log.acts()[-1].at)

    def act(self, kind: ActKind, **fields: Any) -> Act:
        """Keep an act at this moment; text is cleaned."""
        for name, value in fields.items():
            if isinstance(value, str):
                fields[name] = clean(value).strip() if name == "text" else one_line(value)
        now = self._held_at or self.clock()
        return self.log.append(lambda number: Act(number=number, at=now, kind=kind, **fields))

    def undo(self) -> Act:
        """Take back the last act that stands; the one taken back is returned."""
        last = self.state().last
        require(last, "Nothing to undo")
        self.take_back(last)
        return self._numbered(last)

    def redo(self) -> Act:
        """Make what was taken back last stand again; the act is returned."""
        undone = redoable(self.log.acts())
        if undone is None:
            raise PackviewError("Nothing to redo")
        self.take_back(undone.number)
        return self._numbered(undone.target)

    def take_back(self, number: int) -> None:
        """Take back an act; a question's note is put back as it was before, but for what was changed elsewhere since."""
        target = act = self._numbered(number)
        while act.kind == "undone":
            act = self._numbered(act.target)
        had = self._logged(act)
        self.act("undone", target=number, item=target.item, private=target.private, closed=target.closed)
        self._follow(act, had)

    def catch_up(self) -> None:
        """Bring the chair's own notes to where the log has them: the app may have ended between the two."""
        acts = {act.number: act for act in self.log.acts()}
        questions = self.state().questions
        for note in self.notebook.notes() if self.notebook is not None else ():
            known = questions.get(note.id)
            if known is not None and note.updated < acts[known.act].at:
                self._follow(acts[known.act])

    def _logged(self, act: Act) -> dict[str, str]:
        """What the note of a question has by the log where an act on it was the last; as before it where that does not stand."""
        values = dict(zip(("status", "answer", "follow_up"), act.before or (), strict=False))
        known = self.state().questions.get(act.note)
        if known is None or known.act < act.number:
            return values
        said = {"status": known.status, "answer": known.answer, "follow_up": known.follow_up}
        return values | {name: value for name, value in said.items() if value}

    def _follow(self, act: Act, had: Mapping[str, str] | None = None) -> None:
        """Give a note of the chair's own what it has in the log now; ``had``: only what is as the log had it before."""
        try:
            note = self._own(act.note)
            if note is None:
                return
            changes = {
                name: value
                for name, value in self._logged(act).items()
                if value != (now := getattr(note, name)) and (had is None or had.get(name) == now)
            }
            if changes and self.notebook is not None and changes.get("status", "draft") in STATUSES:
                self.notebook.change(note.id, changes)
        except PackviewError as error:  # the log has it, and catch_up brings the note to it
            self.log.reports.append(f"It is logged, but your note does not say so yet: {error.message}")

    def _own(self, note_id: str) -> Note | None:
        """A note of the chair's own as it is on disk now; PackviewError where it cannot be read."""
        notes = self.notebook.notes() if self.notebook is not None else ()
        return next((note for note in notes if note.id == note_id), None)

    def _numbered(self, number: int) -> Act:
        return next(act for act in self.log.acts() if act.number == number)

    def asked(self, note: Note) -> None:
        """A question was asked; press again to undo."""
        known = self.state().questions.get(note.id)
        if known is not None and known.status == "asked" and not known.follow_up:
            self.take_back(known.act)
        else:
            self._question("asked", note, note.text)

    def answered(self, note: Note, text: str) -> Act:
        return self._question("answered", note, text)

    def follow_up(self, note: Note, text: str) -> Act:
        """Something is still to come of a question."""
        return self._question("follow_up", note, text)

    def _question(self, kind: ActKind, note: Note, text: str) -> Act:
        """Log it, then change the note; where that fails the log has it, and the note follows with ``catch_up``.

        An answer that another window wrote meanwhile is kept below this one.
        """
        now = note
        with suppress(PackviewError):  # following says what is wrong
            now = self._own(note.id) or note
        name = {"answered": "answer", "follow_up": "follow_up"}.get(kind, "status")
        theirs = getattr(now, name)
        if name != "status" and theirs not in {"", text, getattr(note, name)}:
            text = f"{text}\n\n{theirs}"
        act = self.act(
            kind,
            note=note.id,
            item=self.state().current or note.anchor.item,
            who=note.member,
            to=note.to,
            page=note.anchor.page or "",
            text=text,
            before=(now.status, now.answer, now.follow_up),
            private=note.private,
            closed=self.closed(note),
        )
        self._follow(act)
        return act

    def start_or_pause(self) -> Act:
        """Open the meeting, stop its clock, or let it run again."""
        kinds: dict[str, ActKind] = {"before": "opened", "running": "paused", "paused": "continued"}
        phase = self.state().phase
        if phase not in kinds:
            self._open("pause")  # says why not
        return self.act(kinds[phase])

    def adjourn_or_resume(self, text: str = "") -> Act:
        phase = self.state().phase
        if phase == "adjourned":
            return self.act("reconvened")
        self._open("adjourn")
        return self.act("adjourned", text=text)

    def close(self) -> Act:
        is_open = self.state().phase not in {"before", "closed"}
        require(is_open, "The meeting is not open", "{key:room.start} opens it")
        return self.act("closed")

    def _open(self, what: str) -> MeetingState:
        state = self.state()
        phase = state.phase
        not_yet = f"The meeting is not open yet, so there is nothing to {what}"
        require(phase != "before", not_yet, "{key:room.start} opens it")
        require(phase != "closed", "The meeting is closed", "{key:room.undo} reopens it")
        require(phase != "adjourned", "The meeting is adjourned", "Resume it first")
        return state

    def begin(self, key: str, *, back: bool = False) -> Act:
        state = self._open("begin")
        require(key != state.current, "That is the current item", "Choose another")
        return self.act("began", item=key, back=back)

    def next(self) -> Act:
        """Begin the first of the items still to come."""
        upcoming = self._open("continue").upcoming
        closing = "{key:room.close_meeting} closes the meeting; {key:room.take} takes an item again"
        require(upcoming, "That was the last item", closing)
        return self.begin(upcoming[0])

    def previous(self) -> Act:
        """Go back to the item before; the one in hand is then still to come."""
        state = self._open("go back to")
        order = list(dict.fromkeys(one.item for one in state.taken))
        place = order.index(state.current) if state.current in order else len(order)
        require(place, "No item was taken before this one", "{key:room.take} takes any item")
        return self.begin(order[place - 1], back=True)

    def defer(self, key: str, text: str = "") -> Act:
        return self.act("deferred", item=key, text=text)

    def exempt_or_public(self) -> Act:
        state = self._open("exclude the public from")
        way_out = "Begin one first: the press and public are excluded for an item"
        require(state.current, "There is no current item", way_out)
        return self.act("public" if state.exempt else "exempt", item=state.current)

    def come_or_go(self, name: str, *, counts: bool = True) -> Act:
        person = self.state().person(one_line(name))
        here = person is not None and person.here
        return self.act("left" if here else "arrived", who=name, counts=person.counts if person else counts)

    def apologise(self, name: str) -> Act:
        person = self.state().person(one_line(name))
        return self.act("apologies", who=name, counts=person.counts if person else True)

    def declare(self, name: str, key: str, text: str, *, leaves: bool) -> Act:
        """Somebody declares an interest in an item, '' for none in particular."""
        return self.act("declared", who=name, item=key, text=text, leaves=leaves)

    def raise_hand(self, name: str, *, first: bool = False) -> Act:
        """Put somebody on the list of those who want to speak, ``first`` on a point of order, or take off who waits there."""
        state, name = self.state(), one_line(name)
        require(name, "Nobody is named", "Type or choose a name")
        again = name in state.queue and (not first or name in state.of_order)
        return self.act("lowered" if again else "raised", who=name, first=first and not again)

    def call(self, name: str = "") -> Act:
        """Give somebody the floor, the first who waits where nobody is named."""
        queue = self.state().queue
        way_out = "{key:room.raise_hand} adds somebody to the list"
        require(name or queue, "Nobody is waiting to speak", way_out)
        return self.act("called", who=name or queue[0])

    def finish(self) -> Act:
        speaker = self.state().speaker
        require(speaker, "Nobody is speaking", "{key:room.call} calls the next speaker")
        return self.act("finished", who=speaker)

    def jot(self, text: str) -> Act:
        return self.act("noted", item=self.state().current, text=_something(text))

    def action(self, text: str, owner: str, due: str) -> Act:
        return self.act("action", item=self.state().current, text=_something(text), owner=owner, due=due)

    def decide(
        self,
        text: str,
        mover: str,
        seconder: str,
        votes: Votes | None,
        *,
        closed: bool = False,
        **became: Any,
    ) -> Act:
        """A decision on the current item; ``closed`` where its words come from papers closed to the public.

        ``became``: result, majority and casting vote, as the fields of the act.
        """
        item, moved = self.state().current, {"mover": mover, "seconder": seconder}
        text = resolved(_something(text))
        return self.act("decided", item=item, text=text, **moved, votes=votes, closed=closed, **became)


_TWICE = re.compile(r"^(RESOLVED)\s+that\s+(that|to|not to)(?=\s)", re.IGNORECASE)


def resolved(text: str) -> str:
    """'RESOLVED that the ...' of 'RESOLVED that That the ...', 'RESOLVED to note ...' of 'RESOLVED that To note ...'."""
    return _TWICE.sub(lambda found: f"{found[1]} {found[2].lower()}", text.strip())


def _something(text: str) -> str:
    require(clean(text).strip(), "Nothing was written", "Type something, or press {key:entry.leave}")
    return text
