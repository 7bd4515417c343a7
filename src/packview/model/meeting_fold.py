"""From the log of a meeting to where it stands. Pure: the same acts give the same state, on every machine."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from packview.model.meeting_log import Act, exempt_items, live
from packview.model.meeting_people import People
from packview.model.meeting_state import (
    Action,
    Asked,
    Decision,
    Declaration,
    Deferral,
    MeetingPlan,
    MeetingState,
    Phase,
    QuorumChange,
    Remark,
    Span,
    Taken,
)
from packview.model.meeting_time import MeetingTime


def state_of(acts: Sequence[Act], plan: MeetingPlan, now: datetime) -> MeetingState:
    """Where a meeting stands.

    Args:
        acts: the log, oldest first.
        plan: agenda, members and quorum.
        now: the moment; where it is before the last act (a clock was set back), the last act's time counts.
    """
    fold = _Fold(plan, exempt_items(acts, [item.key for item in plan.items if item.exempt]))
    for act in live(acts):
        fold.take(act)
    return fold.state(now)


class _Fold:
    """Takes act after act."""

    def __init__(self, plan: MeetingPlan, secret: frozenset[str]) -> None:
        self._plan = plan
        self._secret = secret
        self._time = MeetingTime()
        self._people = People(plan.members)
        self._opened: datetime | None = None
        self._closed: datetime | None = None
        self._exempt = False
        self._taken: list[Taken] = []
        self._done: set[str] = set()
        self._deferred: list[Deferral] = []
        self._adjournments: list[Span] = []
        self._declarations: list[Declaration] = []
        self._quorum_changes: list[QuorumChange] = []
        self._questions: dict[str, Asked] = {}
        self._remarks: list[Remark] = []
        self._actions: list[Action] = []
        self._decisions: list[Decision] = []
        self._last = 0

    @property
    def _current(self) -> str:
        return self._time.item

    @property
    def _phase(self) -> Phase:
        if self._opened is None:
            return "before"
        if self._closed is not None:
            return "closed"
        if self._adjournments and self._adjournments[-1].end is None:
            return "adjourned"
        return "paused" if self._time.paused else "running"

    def take(self, act: Act) -> None:
        """Go on with an act."""
        at = self._time.to(act.at, since=act.since)
        self._last = act.number
        match act.kind:
            case "began" | "deferred" | "exempt" | "public":
                self._items(act, at)
            case "arrived" | "left" | "apologies" | "raised" | "called" | "finished":
                self._people.take(act, at)
                self._time.speaker = self._people.speaker
            case "asked" | "answered" | "follow_up":
                self._question(act)
            case "declared" | "noted" | "action" | "decided":
                self._record(act, at)
            case _:
                self._course(act, at)
        self._time.running = self._phase == "running"
        self._look_at_quorum(at)

    def _course(self, act: Act, at: datetime) -> None:
        match act.kind:
            case "opened":
                self._opened, self._closed, self._time.paused = at, None, False
            case "closed":
                self._closed = act.since or at
                self._leave(self._closed)
            case "paused":
                self._time.paused = True
            case "continued":
                self._time.paused = False
            case "adjourned":
                self._adjournments.append(Span(begin=at, text=act.text))
            case "reconvened":
                self._reconvene(at)
            case "resumed":
                self._resume(act, at)

    def _reconvene(self, at: datetime) -> None:
        if self._adjournments and self._adjournments[-1].end is None:
            self._adjournments[-1] = replace(self._adjournments[-1], end=at)

    def _resume(self, act: Act, at: datetime) -> None:
        """On another day: what lies between was an adjournment, said or not."""
        if self._phase != "adjourned":
            self._adjournments.append(Span(begin=act.since or at))
        self._reconvene(at)
        self._time.paused = False

    def _items(self, act: Act, at: datetime) -> None:
        match act.kind:
            case "began":
                self._begin(act, at)
            case "deferred":
                self._deferred = [one for one in self._deferred if one.item != act.item]
                self._deferred.append(Deferral(item=act.item, text=act.text, at=at))
                if act.item == self._current:
                    self._leave(at)
                    self._time.item = ""
            case "exempt":
                self._exempt = True
            case "public":
                self._exempt = False

    def _begin(self, act: Act, at: datetime) -> None:
        if act.item == self._current:
            return
        left = self._current
        self._leave(at)
        if act.back:
            self._done.discard(left)
        before = [item.key for item in self._plan.items]
        place = before.index(act.item) if act.item in before else 0
        put_off = {one.item for one in self._deferred}
        passed = [key for key in before[:place] if key not in self._done and key not in put_off]
        again = any(one.item == act.item for one in self._taken)
        self._deferred = [one for one in self._deferred if one.item != act.item]
        self._taken.append(
            Taken(item=act.item, begin=at, out_of_order=bool(passed) and not again, again=again)
        )
        self._done.discard(act.item)
        self._time.item = act.item
        self._exempt = act.item in self._secret

    def _leave(self, at: datetime) -> None:
        """The current item's turn ends."""
        if self._current and self._taken and self._taken[-1].end is None:
            self._taken[-1] = replace(self._taken[-1], end=at)
            self._done.add(self._current)

    def _question(self, act: Act) -> None:
        known = self._questions.get(act.note) or Asked(
            note=act.note,
            item=act.item,
            who=act.who,
            to=act.to,
            text=act.text,
            page=act.page,
            private=act.private,
            closed=act.closed,
        )
        match act.kind:
            case "answered":
                known = replace(known, status="answered", answer=act.text)
            case "follow_up":
                known = replace(known, follow_up=act.text)
        self._questions[act.note] = replace(known, act=act.number)

    def _record(self, act: Act, at: datetime) -> None:
        match act.kind:
            case "declared":
                self._declarations.append(
                    Declaration(who=act.who, item=act.item, text=act.text, leaves=act.leaves, at=at)
                )
            case "noted":
                self._remarks.append(Remark(item=act.item, text=act.text, at=at))
            case "action":
                self._actions.append(
                    Action(item=act.item, text=act.text, owner=act.owner, due=act.due, at=at)
                )
            case "decided":
                self._decisions.append(
                    Decision(
                        item=act.item,
                        text=act.text,
                        mover=act.mover,
                        seconder=act.seconder,
                        votes=act.votes,
                        closed=act.closed,
                        at=at,
                    )
                )

    @property
    def _must_leave(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                one.who for one in self._declarations if one.leaves and one.item and one.item == self._current
            )
        )

    def _look_at_quorum(self, at: datetime) -> None:
        if self._plan.quorum is None or self._phase in {"before", "closed"}:
            return
        present = self._people.counted(self._must_leave)
        met = present >= self._plan.quorum
        before = self._quorum_changes[-1].met if self._quorum_changes else True
        if met != before:
            self._quorum_changes.append(QuorumChange(at=at, met=met, present=present))

    def state(self, now: datetime) -> MeetingState:
        """Where it stands at a moment."""
        last_at = self._time.last
        moment = self._time.to(now) if self._phase != "closed" else self._time.last or now
        put_off = {one.item for one in self._deferred}
        return MeetingState(
            phase=self._phase,
            now=moment,
            opened=self._opened,
            closed=self._closed,
            current="" if self._closed else self._current,
            elapsed=dict(self._time.elapsed),
            total=self._time.total,
            taken=tuple(self._taken),
            upcoming=tuple(
                item.key
                for item in self._plan.items
                if item.key not in self._done and item.key not in put_off and item.key != self._current
            ),
            deferred=tuple(self._deferred),
            adjournments=tuple(self._adjournments),
            exempt=self._exempt and self._closed is None,
            exempt_items=self._secret,
            people=self._people.all(),
            declarations=tuple(self._declarations),
            must_leave=self._must_leave,
            quorum=self._plan.quorum,
            counted=self._people.counted(self._must_leave),
            quorum_changes=tuple(self._quorum_changes),
            questions=dict(self._questions),
            remarks=tuple(self._remarks),
            actions=tuple(self._actions),
            decisions=tuple(self._decisions),
            queue=self._people.queue,
            speaker=self._people.speaker,
            speaking=self._time.turn if self._people.speaker else 0.0,
            spoken=dict(self._time.spoken),
            last=self._last,
            last_at=last_at,
        )


def advance(state: MeetingState, now: datetime) -> MeetingState:
    """The same meeting a little later, without new acts: as ``state_of`` gives it, but in no time."""
    if state.phase == "closed" or now <= state.now:
        return state
    if state.phase != "running":
        return replace(state, now=now)
    seconds = (now - state.now).total_seconds()
    elapsed, spoken = dict(state.elapsed), dict(state.spoken)
    if state.current:
        elapsed[state.current] = elapsed.get(state.current, 0.0) + seconds
    if state.speaker:
        spoken[state.speaker] = spoken.get(state.speaker, 0.0) + seconds
    return replace(
        state,
        now=now,
        elapsed=elapsed,
        spoken=spoken,
        total=state.total + seconds,
        speaking=state.speaking + seconds if state.speaker else 0.0,
    )
