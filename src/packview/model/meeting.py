"""A meeting from its log: acts, and the state they lead to. Pure: the same acts give the same state on every machine.

The log only grows: what is taken back is taken back by an act of its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from itertools import accumulate
from typing import Any, Literal

from packview.model.leaving import may_leave
from packview.model.pack import item_name

_Course = Literal["opened", "closed", "anew", "resumed", "paused", "continued", "adjourned", "reconvened"]
_OfItems = Literal["began", "deferred", "exempt", "public"]
_OfPeople = Literal["arrived", "left", "apologies", "raised", "lowered", "called", "finished"]
_OfWords = Literal["declared", "asked", "answered", "follow_up", "noted", "action", "decided"]
ActKind = Literal[_Course, _OfItems, _OfPeople, _OfWords, "undone"]
Outcome = Literal["carried", "lost", "tied"]


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
        result: of a decision what the chair said became of it, '' where the count says it, or nothing but the words of it.
        majority: it was carried or lost by a majority that nobody counted.
        casting: how the chair voted where the votes were equal, '' where there was no casting vote.
        first: of a raised hand, whether it is on a point of order, which goes before the others.
        leaves: of a declaration, whether the person must leave for the item.
        counts: of an arrival, whether the person counts for the quorum.
        back: of 'began', whether the item before is gone back to, so that the one left is still to come.
        target: number of the act that is taken back.
        since: the time from then to ``at`` does not count: nobody met.
        before: of a question, its status, answer and what was still to come of it before, so that they can be put back.
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
    result: Literal["", Outcome] = ""
    majority: bool = False
    casting: Literal["", "for", "against"] = ""
    first: bool = False
    leaves: bool = False
    counts: bool = True
    back: bool = False
    target: int = 0
    since: datetime | None = None
    before: tuple[str, ...] | None = None
    private: bool = False
    closed: bool = False
    withheld: bool = False

    @property
    def outcome(self) -> Outcome:
        """Of a decision, what the casting vote or else the hands say, or the chair; with none of them it is carried."""
        if self.casting:
            return "carried" if self.casting == "for" else "lost"
        if self.votes is None:
            return self.result or "carried"
        if self.votes.in_favour == self.votes.against:
            return "tied"
        return "carried" if self.votes.in_favour > self.votes.against else "lost"

    @property
    def motion(self) -> str:
        """What was moved, without the word that says it was resolved."""
        return self.text.removeprefix("RESOLVED").strip()

    @property
    def outcome_in_words(self) -> str:
        """'Carried', 'Not carried by a majority', 'Votes equal, carried on the casting vote of the chair'."""
        words = {"carried": "carried", "lost": "not carried", "tied": "not carried"}[self.outcome]
        words += " by a majority" if self.majority else ""
        if self.casting or self.outcome == "tied":
            words = f"votes equal, {words}{' on the casting vote of the chair' if self.casting else ''}"
        return words.capitalize()


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
        else Act(**{name: getattr(act, name) for name in _OF_WITHHELD}, withheld=True)
        for act in acts
    )


_OF_WITHHELD = ("number", "at", "kind", "item", "back", "target", "since", "private", "closed")


Phase = Literal["before", "running", "paused", "adjourned", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    """An agenda item and the minutes it is given.

    Attributes:
        weight: how much there is to it, against the other items; 0 for one that takes a minute or two.
    """

    key: str
    number: str
    title: str
    minutes: float = 0.0
    weight: float = 1.0
    exempt: bool = False

    @property
    def name(self) -> str:
        """See ``item_name``."""
        return item_name(self.number, self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """What is known before a meeting begins: its agenda, who counts for the quorum (None where the pack names none), its minutes.

    ``start``: the time of day that is printed, None for none.
    """

    items: tuple[PlannedItem, ...] = ()
    members: tuple[str, ...] = ()
    quorum: int | None = None
    minutes: float = 0.0
    start: time | None = None

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
        current: key of the current item, '' for none.
        elapsed: by item key.
        taken: turns of items in the order they were taken.
        upcoming: keys of the items still to come, in agenda order.
        exempt: whether the press and public are excluded now.
        exempt_items: keys of items of which nothing may be shown outside.
        people: members first, as the plan has them, then others as they came.
        paused: whether the clock was stopped, which an adjournment does not end.
        quorum: how many must be there, None where it is not known.
        quorum_changes: while the meeting was open.
        questions: by note id, in the order asked.
        queue: names of those who wait to speak; ``of_order`` are those of them who raise a point of order.
        speaking: of the speaker's turn; ``spoken`` is by name, all turns.
        last: number of the last act that can be taken back, 0 for none; ``last_at`` is when it was.
    """

    now: datetime
    opened: datetime | None = None
    closed: datetime | None = None
    paused: bool = False
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
    quorum: int | None = None
    quorum_changes: tuple[QuorumChange, ...] = ()
    questions: dict[str, Asked] = field(default_factory=dict)
    remarks: tuple[Act, ...] = ()
    actions: tuple[Act, ...] = ()
    decisions: tuple[Act, ...] = ()
    queue: tuple[str, ...] = ()
    of_order: frozenset[str] = frozenset()
    speaker: str = ""
    speaking: float = 0.0
    spoken: dict[str, float] = field(default_factory=dict)
    last: int = 0
    last_at: datetime | None = None

    @property
    def phase(self) -> Phase:
        """Whether it is open, and goes on."""
        if self.opened is None:
            return "before"
        if self.closed is not None:
            return "closed"
        if self.adjournments and self.adjournments[-1].end is None:
            return "adjourned"
        return "paused" if self.paused else "running"

    @property
    def must_leave(self) -> tuple[str, ...]:
        """Who must be out of the room for the current item."""
        leaving = (one for one in self.declarations if one.leaves and one.item and one.item == self.current)
        return tuple(dict.fromkeys(one.who for one in leaving))

    @property
    def counted(self) -> int:
        """How many are there that count for the quorum; those who must leave do not."""
        out = self.must_leave
        return sum(one.here and one.counts and one.name not in out for one in self.people)

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
    left = (item for item in plan.items if item.key in state.upcoming)
    return sum(max(0.0, item.minutes * 60 - state.elapsed.get(item.key, 0.0)) for item in left)


BRIEF = 2.0
"""Minutes for an item that is a matter of procedure: apologies, declarations, signing minutes."""


def spread(
    items: Sequence[PlannedItem], minutes: float, given: Mapping[str, float]
) -> tuple[PlannedItem, ...]:
    """Give every item its minutes: those ``given`` by its key, ``BRIEF`` to what has no weight, to the others by weight what is left."""
    free = [item for item in items if item.key not in given]
    brief = [item for item in free if not item.weight]
    left = max(0.0, minutes - sum(given.get(item.key, 0.0) for item in items))
    short = min(BRIEF, left / len(brief)) if brief else 0.0
    whole = sum(item.weight for item in free)
    each = (left - short * len(brief)) / whole if whole else 0.0
    return tuple(
        replace(item, minutes=given.get(item.key, item.weight * each or short * (not item.weight)))
        for item in items
    )


def begins_at(plan: MeetingPlan) -> dict[str, float]:
    """Minutes from the start of the meeting to the start of each item, by its key, if all goes to plan."""
    ends = accumulate(one.minutes for one in plan.items)
    return {one.key: end - one.minutes for one, end in zip(plan.items, ends, strict=True)}


def advance(state: MeetingState, now: datetime) -> MeetingState:
    """The same meeting a little later, without new acts: as ``state_of`` gives it, but in no time."""
    return state if state.phase == "closed" else _passed(state, now)


def _passed(state: MeetingState, now: datetime) -> MeetingState:
    """The time to ``now`` counted where the clock runs; one before the state's (a clock was set back) counts as that."""
    if now <= state.now:
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


def state_of(acts: Sequence[Act], plan: MeetingPlan, now: datetime) -> MeetingState:
    """Where a meeting stands after its log, oldest act first; a ``now`` before the last act (a clock was set back) counts as that."""
    standing = live(acts)
    state = MeetingState(
        now=standing[0].at if standing else now,
        upcoming=tuple(item.key for item in plan.items),
        exempt_items=exempt_items(acts, [item.key for item in plan.items if item.exempt]),
        people=tuple(Person(name=name) for name in dict.fromkeys(plan.members)),
        quorum=plan.quorum,
    )
    for act in standing:
        state = _after(state, act, plan)
    return advance(state, now)


def _after(state: MeetingState, act: Act, plan: MeetingPlan) -> MeetingState:
    """The state after an act, of which nothing counts from ``act.since`` on."""
    if act.since is not None and act.since < act.at:
        state = _passed(state, act.since)
        state = replace(state, now=max(state.now, act.at))
    else:
        state = _passed(state, act.at)
    changes = _CHANGES[act.kind](state, replace(act, at=state.now), plan)
    state = replace(state, **changes, last=act.number, last_at=state.now)
    met = state.quorate
    before = state.quorum_changes[-1].met if state.quorum_changes else True
    if met in {None, before} or state.phase in {"before", "closed"}:
        return state
    change = QuorumChange(at=state.now, met=not before, present=state.counted)
    return replace(state, quorum_changes=(*state.quorum_changes, change))


_Changes = dict[str, Any]
"""Fields of the state to their new values."""


def _turn_ended(state: MeetingState, at: datetime) -> _Changes:
    """The current item's turn ends."""
    if not state.current or state.taken[-1].end is not None:
        return {}
    return {"taken": (*state.taken[:-1], replace(state.taken[-1], end=at))}


def _closed(state: MeetingState, act: Act, _: MeetingPlan) -> _Changes:
    end = act.since or act.at
    return {**_turn_ended(state, end), "closed": end, "current": "", "exempt": False}


def _reconvened(state: MeetingState, act: Act, _: MeetingPlan) -> _Changes:
    """On another day, 'resumed', what lies between was an adjournment, said or not."""
    spans = state.adjournments
    resumed: _Changes = {"paused": False} if act.kind == "resumed" else {}
    if not spans or spans[-1].end is not None:
        if not resumed:
            return {}
        spans = (*spans, Span(begin=act.since or act.at))
    return {**resumed, "adjournments": (*spans[:-1], replace(spans[-1], end=act.at))}


def _began(state: MeetingState, act: Act, plan: MeetingPlan) -> _Changes:
    if act.item == state.current:
        return {}
    taken = _turn_ended(state, act.at).get("taken", state.taken)
    order = [item.key for item in plan.items]
    to_come = {*state.upcoming, state.current} if act.back else {*state.upcoming}
    passed = to_come.intersection(order[: order.index(act.item)] if act.item in order else ())
    again = any(one.item == act.item for one in taken)
    turn = Taken(item=act.item, begin=act.at, out_of_order=bool(passed) and not again, again=again)
    return {
        "taken": (*taken, turn),
        "upcoming": tuple(key for key in order if key in to_come and key != act.item),
        "deferred": tuple(one for one in state.deferred if one.item != act.item),
        "current": act.item,
        "elapsed": {act.item: 0.0} | state.elapsed,
        "exempt": act.item in state.exempt_items,
    }


def _deferred(state: MeetingState, act: Act, _: MeetingPlan) -> _Changes:
    left: _Changes = {**_turn_ended(state, act.at), "current": ""} if act.item == state.current else {}
    return {
        **left,
        "upcoming": tuple(key for key in state.upcoming if key != act.item),
        "deferred": (*(one for one in state.deferred if one.item != act.item), act),
    }


def _came_or_went(state: MeetingState, act: Act, _: MeetingPlan) -> _Changes:
    person = state.person(act.who) or Person(name=act.who, counts=act.counts)
    changes: _Changes = {}
    if act.kind == "arrived":
        if not person.here:
            stays = (*person.stays, Span(begin=act.at))
            person = replace(person, here=True, apologies=False, stays=stays)
    else:
        changes |= _lowered(state, act)
        if state.speaker == act.who:
            changes.update(_floor(state, ""))
        if person.here:
            *before, stay = person.stays
            person = replace(person, here=False, stays=(*before, replace(stay, end=act.at)))
        person = replace(person, apologies=person.apologies or act.kind == "apologies")
    people = {one.name: one for one in state.people} | {act.who: person}
    return {**changes, "people": tuple(people.values())}


def _lowered(state: MeetingState, act: Act, _: MeetingPlan | None = None) -> _Changes:
    queue = tuple(one for one in state.queue if one != act.who)
    return {"queue": queue, "of_order": state.of_order - {act.who}}


def _raised(state: MeetingState, act: Act, _: MeetingPlan) -> _Changes:
    """A point of order goes before all who wait, behind those raised before it."""
    if not act.first:
        return {"queue": tuple(dict.fromkeys((*state.queue, act.who)))}
    orders = [name for name in state.queue if name in state.of_order and name != act.who]
    return {
        "queue": tuple(dict.fromkeys((*orders, act.who, *state.queue))),
        "of_order": frozenset((*orders, act.who)),
    }


def _floor(state: MeetingState, name: str) -> _Changes:
    """Another speaker, '' for nobody; a change begins a new turn."""
    return {"speaker": name, "speaking": state.speaking if name == state.speaker else 0.0}


def _question(state: MeetingState, act: Act, _: MeetingPlan) -> _Changes:
    known = state.questions.get(act.note) or Asked(**{name: getattr(act, name) for name in _OF_A_QUESTION})
    match act.kind:
        case "answered":
            known = replace(known, status="answered", answer=act.text)
        case "follow_up":
            known = replace(known, follow_up=act.text)
    return {"questions": {**state.questions, act.note: replace(known, act=act.number)}}


_OF_A_QUESTION = ("note", "item", "who", "to", "text", "page", "private", "closed")
_CHANGES: dict[ActKind, Callable[[MeetingState, Act, MeetingPlan], _Changes]] = {
    "opened": lambda _state, act, _: {"opened": act.at, "closed": None, "paused": False},
    "closed": _closed,
    "resumed": _reconvened,
    "began": _began,
    "paused": lambda *_: {"paused": True},
    "continued": lambda *_: {"paused": False},
    "adjourned": lambda state, act, _: {
        "adjournments": (*state.adjournments, Span(begin=act.at, text=act.text))
    },
    "reconvened": _reconvened,
    "deferred": _deferred,
    "exempt": lambda *_: {"exempt": True},
    "public": lambda *_: {"exempt": False},
    "arrived": _came_or_went,
    "left": _came_or_went,
    "apologies": _came_or_went,
    "declared": lambda state, act, _: {"declarations": (*state.declarations, act)},
    "asked": _question,
    "answered": _question,
    "follow_up": _question,
    "noted": lambda state, act, _: {"remarks": (*state.remarks, act)},
    "action": lambda state, act, _: {"actions": (*state.actions, act)},
    "decided": lambda state, act, _: {"decisions": (*state.decisions, act)},
    "raised": _raised,
    "lowered": _lowered,
    "called": lambda state, act, _: _floor(state, act.who) | _lowered(state, act),
    "finished": lambda state, *_: _floor(state, ""),
}
"""What each kind of act changes; 'anew' and 'undone' never stand, see ``live``."""
