"""A meeting from its log: acts, and the state they lead to. Pure: the same acts give the same state on every machine.

The log only grows: what is taken back is taken back by an act of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from packview.model.leaving import may_leave
from packview.model.pack import item_name

ActKind = Literal[
    "opened",
    "closed",
    "anew",
    "resumed",
    "began",
    "paused",
    "continued",
    "adjourned",
    "reconvened",
    "deferred",
    "exempt",
    "public",
    "arrived",
    "left",
    "apologies",
    "declared",
    "asked",
    "answered",
    "follow_up",
    "noted",
    "action",
    "decided",
    "raised",
    "called",
    "finished",
    "undone",
]
ACT_KINDS: tuple[ActKind, ...] = get_args(ActKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """A count of hands."""

    in_favour: int
    against: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One line of the log.

    Attributes:
        number: 1 for the first of a log; each is one more than the one before.
        kind: what happened. 'anew' lets the meeting start from nothing; 'resumed' goes on with it on another day;
            'noted' is a remark for the minutes; 'finished' is the end of a speaker's turn.
        item: key of the agenda item it belongs to, '' for the meeting as a whole.
        who: the person it is about: who arrived, declared, asked, raised a hand.
        text: what was said, answered, decided or is to be done; of 'adjourned' and 'deferred' until when.
        note: id of the question asked or answered; ``to`` is whom, ``page`` the printed label it rests on.
        owner: who is to do an action; ``due`` is by when, as typed.
        votes: of a decision, None where no hands were counted.
        leaves: of a declaration, whether the person must leave for the item.
        counts: of an arrival, whether the person counts for the quorum.
        back: of 'began', whether the item before is gone back to, so that the one left is still to come.
        target: number of the act that is taken back.
        since: the time from then to ``at`` does not count: nobody met.
        before: of a question, its status and answer before, so that both can be put back.
        private: the question is a private one.
        closed: it rests on papers that are closed to the press and public.
        withheld: a shared log says that it happened, and no more.
    """

    number: int
    at: datetime
    kind: ActKind
    item: str = ""
    who: str = ""
    text: str = ""
    note: str = ""
    to: str = ""
    page: str = ""
    owner: str = ""
    due: str = ""
    mover: str = ""
    seconder: str = ""
    votes: Votes | None = None
    leaves: bool = False
    counts: bool = True
    back: bool = False
    target: int = 0
    since: datetime | None = None
    before: tuple[str, str] | None = None
    private: bool = False
    closed: bool = False
    withheld: bool = False

    @property
    def outcome(self) -> Literal["carried", "lost", "tied"]:
        """Of a decision, what the hands say; without a count it is carried."""
        if self.votes is None or self.votes.in_favour > self.votes.against:
            return "carried"
        return "tied" if self.votes.in_favour == self.votes.against else "lost"

    @property
    def outcome_in_words(self) -> str:
        """'Carried', 'Not carried' or 'Votes equal, not carried'."""
        return {"carried": "Carried", "lost": "Not carried", "tied": "Votes equal, not carried"}[self.outcome]


def live(acts: Sequence[Act]) -> list[Act]:
    """The acts that stand, oldest first: without those taken back, and without the taking back itself.

    Taking back what was taken back makes it stand again.
    """
    gone: set[int] = set()
    standing: list[Act] = []
    for act in reversed(acts):
        if act.number in gone:
            continue
        if act.kind == "undone":
            gone.add(act.target)
        elif act.kind == "anew":
            break
        else:
            standing.append(act)
    return standing[::-1]


def redoable(acts: Sequence[Act]) -> Act | None:
    """The taking back that can itself be taken back: the last that stands, with no other act after it."""
    gone: set[int] = set()
    numbered = {act.number: act for act in acts}
    for act in reversed(acts):
        if act.number in gone:
            continue
        target = numbered.get(act.target)
        if act.kind != "undone" or target is None:
            return None
        if target.kind != "undone":
            return act
        gone.add(target.number)
    return None


def exempt_items(acts: Sequence[Act], closed: Iterable[str]) -> frozenset[str]:
    """Keys of the items taken, wholly or in part, with the press and public excluded; ``closed`` are those the pack marks as exempt."""
    return frozenset(closed) | {act.item for act in live(acts) if act.kind == "exempt" and act.item}


def for_sharing(acts: Sequence[Act], closed: Iterable[str]) -> tuple[Act, ...]:
    """The log as colleagues may see it: of exempt items and private questions only that something happened; ``closed`` as above."""
    secret = exempt_items(acts, closed)
    return tuple(
        replace(act, before=None)
        if may_leave(private=act.private, closed=act.closed or act.item in secret)
        else _withheld(act)
        for act in acts
    )


def _withheld(act: Act) -> Act:
    return Act(
        number=act.number,
        at=act.at,
        kind=act.kind,
        item=act.item,
        back=act.back,
        target=act.target,
        since=act.since,
        private=act.private,
        closed=act.closed,
        withheld=True,
    )


Phase = Literal["before", "running", "paused", "adjourned", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    """An agenda item and the minutes it is given."""

    key: str
    number: str
    title: str
    minutes: float = 0.0
    exempt: bool = False

    @property
    def name(self) -> str:
        """See ``item_name``."""
        return item_name(self.number, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """What is known before a meeting begins: its agenda, who counts for the quorum (None where the pack names none), its minutes."""

    items: tuple[PlannedItem, ...] = ()
    members: tuple[str, ...] = ()
    quorum: int | None = None
    minutes: float = 0.0

    def item(self, key: str) -> PlannedItem | None:
        """The item with this key."""
        return next((item for item in self.items if item.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when; ``end`` is None while it lasts."""

    begin: datetime
    end: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An item's turn, of which it may have several; ``end`` is None for the current one.

    ``out_of_order``: an item before it on the agenda was still to come; ``again``: it was taken before.
    """

    item: str
    begin: datetime
    end: datetime | None = None
    out_of_order: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who was expected or came: whether they count for the quorum, are here now or sent apologies, and when they were there."""

    name: str
    counts: bool = True
    here: bool = False
    apologies: bool = False
    stays: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What became of a question in the meeting; fields as of the acts on it, the last of which is number ``act``."""

    note: str
    item: str
    who: str = ""
    to: str = ""
    text: str = ""
    page: str = ""
    status: Literal["asked", "answered"] = "asked"
    answer: str = ""
    follow_up: str = ""
    private: bool = False
    closed: bool = False
    act: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumChange:
    """When the quorum was lost or met again, and how many were there then."""

    at: datetime
    met: bool
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingState:
    """Where a meeting stands at a moment. Times are in seconds, in which pauses and adjournments do not count.

    Attributes:
        now: the moment; never before the last act.
        current: key of the item in hand, '' for none.
        elapsed: by item key.
        taken: turns of items in the order they were taken.
        upcoming: keys of the items still to come, in agenda order.
        exempt: whether the press and public are excluded now.
        exempt_items: keys of items of which nothing may be shown outside.
        people: members first, as the plan has them, then others as they came.
        must_leave: who must be out of the room for the current item.
        quorum: how many must be there, None where it is not known.
        counted: how many are there that count; those who must leave do not.
        quorum_changes: while the meeting was open.
        questions: by note id, in the order asked.
        queue: names of those who wait to speak.
        speaking: of the speaker's turn; ``spoken`` is by name, all turns.
        last: number of the last act that can be taken back, 0 for none; ``last_at`` is when it was.
    """

    phase: Phase = "before"
    now: datetime
    opened: datetime | None = None
    closed: datetime | None = None
    current: str = ""
    elapsed: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    taken: tuple[Taken, ...] = ()
    upcoming: tuple[str, ...] = ()
    deferred: tuple[Act, ...] = ()
    adjournments: tuple[Span, ...] = ()
    exempt: bool = False
    exempt_items: frozenset[str] = frozenset()
    people: tuple[Person, ...] = ()
    declarations: tuple[Act, ...] = ()
    must_leave: tuple[str, ...] = ()
    quorum: int | None = None
    counted: int = 0
    quorum_changes: tuple[QuorumChange, ...] = ()
    questions: dict[str, Asked] = field(default_factory=dict)
    remarks: tuple[Act, ...] = ()
    actions: tuple[Act, ...] = ()
    decisions: tuple[Act, ...] = ()
    queue: tuple[str, ...] = ()
    speaker: str = ""
    speaking: float = 0.0
    spoken: dict[str, float] = field(default_factory=dict)
    last: int = 0
    last_at: datetime | None = None

    @property
    def quorate(self) -> bool | None:
        """Whether enough are there; None where the quorum is not known."""
        return None if self.quorum is None else self.counted >= self.quorum

    def person(self, name: str) -> Person | None:
        """The person of this name."""
        return next((one for one in self.people if one.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Time against plan, in seconds.

    Attributes:
        planned_end: the opening plus the plan, plus adjournments; None before it is opened.
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
    """What is left for each question if the meeting ends as planned, ``later`` minutes later, or without an item to come.

    ``questions`` are how many are left to ask, by item key; before the opening and after the end there is nothing to say.
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
            found.append(_left(without, plan, questions, f"Defer {item.name}, end at {end:%H:%M}", end))
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
    """Give every item its minutes: those ``given`` by its key, the others share evenly what is left of the meeting."""
    free = [item for item in items if item.key not in given]
    left = max(0.0, minutes - sum(given.get(item.key, 0.0) for item in items))
    share = left / len(free) if free else 0.0
    return tuple(replace(item, minutes=given.get(item.key, share)) for item in items)


class MeetingTime:
    """Adds up what passes between acts, in seconds, while the clock runs.

    A time before the last one (a clock that was set back) counts as the last one, so that no time is ever negative.
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

    def give_floor(self, name: str) -> None:
        """Count for another speaker, '' for nobody; a change begins a new turn."""
        if name != self._speaker:
            self._speaker, self.turn = name, 0.0

    def to(self, at: datetime, *, since: datetime | None = None) -> datetime:
        """Go on to a time, of which nothing counts from ``since`` on; returns the time it has come to."""
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


class People:
    """Takes the acts on people; ``members`` are those who are expected and count for the quorum."""

    def __init__(self, members: Iterable[str]) -> None:
        self.known = {name: Person(name=name) for name in members}
        self.queue: list[str] = []
        self.speaker = ""

    def counted(self, out: Collection[str]) -> int:
        """How many are there that count for the quorum, without those who are out of the room for an item."""
        return sum(one.here and one.counts and one.name not in out for one in self.known.values())

    def take(self, act: Act, at: datetime) -> None:
        """Go on with an act."""
        match act.kind:
            case "raised":
                if act.who not in self.queue:
                    self.queue.append(act.who)
            case "called":
                self._no_longer_waits(act.who)
                self.speaker = act.who
            case "finished":
                self.speaker = ""
            case _:
                self._come_or_go(act, at)

    def _no_longer_waits(self, name: str) -> None:
        self.queue = [one for one in self.queue if one != name]

    def _come_or_go(self, act: Act, at: datetime) -> None:
        person = self.known.get(act.who) or Person(name=act.who, counts=act.counts)
        match act.kind:
            case "arrived" if not person.here:
                stays = (*person.stays, Span(begin=at))
                person = replace(person, here=True, apologies=False, stays=stays)
            case "left" | "apologies":
                person = self._gone(person, at)
                if act.kind == "apologies":
                    person = replace(person, apologies=True)
        self.known[act.who] = person

    def _gone(self, person: Person, at: datetime) -> Person:
        self._no_longer_waits(person.name)
        if self.speaker == person.name:
            self.speaker = ""
        if not person.here:
            return person
        *before, stay = person.stays
        return replace(person, here=False, stays=(*before, replace(stay, end=at)))


def state_of(acts: Sequence[Act], plan: MeetingPlan, now: datetime) -> MeetingState:
    """Where a meeting stands after its log, oldest act first; a ``now`` before the last act (a clock was set back) counts as that."""
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
        self._deferred: dict[str, Act] = {}
        self._adjournments: list[Span] = []
        self._quorum_changes: list[QuorumChange] = []
        self._questions: dict[str, Asked] = {}
        self._recorded: defaultdict[ActKind, list[Act]] = defaultdict(list)
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
                self._time.give_floor(self._people.speaker)
            case "asked" | "answered" | "follow_up":
                self._question(act)
            case "declared" | "noted" | "action" | "decided":
                self._recorded[act.kind].append(replace(act, at=at))
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
                self._deferred.pop(act.item, None)
                self._deferred[act.item] = replace(act, at=at)
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
        passed = [key for key in before[:place] if key not in self._done and key not in self._deferred]
        again = any(one.item == act.item for one in self._taken)
        self._deferred.pop(act.item, None)
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

    @property
    def _must_leave(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                one.who
                for one in self._recorded["declared"]
                if one.leaves and one.item and one.item == self._current
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
                if item.key not in {*self._done, *self._deferred, self._current}
            ),
            deferred=tuple(self._deferred.values()),
            adjournments=tuple(self._adjournments),
            exempt=self._exempt and self._closed is None,
            exempt_items=self._secret,
            people=tuple(self._people.known.values()),
            declarations=tuple(self._recorded["declared"]),
            must_leave=self._must_leave,
            quorum=self._plan.quorum,
            counted=self._people.counted(self._must_leave),
            quorum_changes=tuple(self._quorum_changes),
            questions=dict(self._questions),
            remarks=tuple(self._recorded["noted"]),
            actions=tuple(self._recorded["action"]),
            decisions=tuple(self._recorded["decided"]),
            queue=tuple(self._people.queue),
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
