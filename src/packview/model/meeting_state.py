"""Where a meeting stands: values made from its log."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from packview.model.meeting_log import Votes

Phase = Literal["before", "running", "paused", "adjourned", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    """An agenda item and the time it is given.

    Attributes:
        key: of the item.
        number: as printed.
        title: as printed.
        minutes: planned.
        exempt: whether the pack closes it to the press and public.
    """

    key: str
    number: str
    title: str
    minutes: float = 0.0
    exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """What is known of a meeting before it begins.

    Attributes:
        items: the agenda in order.
        members: names of those who count for the quorum.
        quorum: how many must be there, None where the pack does not say.
        minutes: planned for the whole meeting.
    """

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
    """An item's turn. An item may have several.

    Attributes:
        item: its key.
        begin: when it was begun.
        end: when it was left, None while it is the current one.
        out_of_order: an item before it on the agenda was still to come.
        again: it was taken before.
    """

    item: str
    begin: datetime
    end: datetime | None = None
    out_of_order: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who was expected or came.

    Attributes:
        name: as printed or typed.
        counts: for the quorum.
        here: whether they are in the room now.
        apologies: whether they sent them.
        stays: from when to when they were there.
    """

    name: str
    counts: bool = True
    here: bool = False
    apologies: bool = False
    stays: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An interest declared in an item ('' for none in particular); ``leaves``: the person leaves for it."""

    who: str
    item: str
    text: str = ""
    leaves: bool = False
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What became of a question in the meeting.

    Attributes:
        note: id of the question.
        item: key of the item it was asked on.
        who: who asked.
        to: whom.
        text: the question.
        page: printed label, '' for none.
        status: where it stands.
        answer: what was answered.
        follow_up: what is still to come.
        private: it is one of the chair's private questions.
        closed: it rests on papers that are closed to the press and public.
        act: number of the last act on it.
    """

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
class Remark:
    """A remark for the minutes."""

    item: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to be done; ``due`` as typed."""

    item: str
    text: str
    owner: str = ""
    due: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision; ``votes`` is None where no hands were counted, ``closed`` says that its words are not for the public."""

    item: str
    text: str
    mover: str = ""
    seconder: str = ""
    votes: Votes | None = None
    closed: bool = False
    at: datetime

    @property
    def outcome(self) -> Literal["carried", "lost", "tied"]:
        """What the hands say; without a count it is carried."""
        if self.votes is None or self.votes.in_favour > self.votes.against:
            return "carried"
        return "tied" if self.votes.in_favour == self.votes.against else "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """An item put off; ``text`` says until when."""

    item: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumChange:
    """When the quorum was lost or met again, and how many were there then."""

    at: datetime
    met: bool
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingState:
    """Where a meeting stands at a moment.

    Attributes:
        phase: 'before' it is opened, then one of the others.
        now: the moment; never before the last act.
        opened: when, None before.
        closed: when, None before.
        current: key of the item in hand, '' for none.
        elapsed: seconds by item key; pauses and adjournments do not count.
        total: seconds of the meeting, counted the same way.
        taken: turns of items in the order they were taken.
        upcoming: keys of the items still to come, in agenda order.
        deferred: items put off.
        adjournments: from when to when, with until when it was said to be.
        exempt: whether the press and public are excluded now.
        exempt_items: keys of items of which nothing may be shown outside.
        people: members first, as the plan has them, then others as they came.
        declarations: in the order made.
        must_leave: who must be out of the room for the current item.
        quorum: how many must be there, None where it is not known.
        counted: how many are there that count; those who must leave do not.
        quorum_changes: while the meeting was open.
        questions: by note id, in the order asked.
        remarks: in order.
        actions: in order.
        decisions: in order.
        queue: names of those who wait to speak.
        speaker: who speaks, '' for nobody.
        speaking: seconds of the speaker's turn.
        spoken: seconds by name, all turns.
        last: the last act that can be taken back, as its number; 0 for none.
        last_at: when the last act was.
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
    deferred: tuple[Deferral, ...] = ()
    adjournments: tuple[Span, ...] = ()
    exempt: bool = False
    exempt_items: frozenset[str] = frozenset()
    people: tuple[Person, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    must_leave: tuple[str, ...] = ()
    quorum: int | None = None
    counted: int = 0
    quorum_changes: tuple[QuorumChange, ...] = ()
    questions: dict[str, Asked] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    actions: tuple[Action, ...] = ()
    decisions: tuple[Decision, ...] = ()
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
