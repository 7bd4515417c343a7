"""What happens in a meeting, act by act. The log only grows: what is taken back is taken back by an act of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

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
        at: when, with time zone.
        kind: what happened. 'anew' lets the meeting start from nothing; 'resumed' goes on with it on another day;
            'noted' is a remark for the minutes; 'finished' is the end of a speaker's turn.
        item: key of the agenda item it belongs to, '' for the meeting as a whole.
        who: the person it is about: who arrived, declared, asked, raised a hand.
        text: what was said, answered, decided or is to be done; of 'adjourned' and 'deferred' until when.
        note: id of the question asked or answered.
        to: whom the question was put to.
        page: printed label of the page the question rests on.
        owner: who is to do an action.
        due: by when, as typed.
        mover: of a decision.
        seconder: of a decision.
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
    """Keys of the items that were taken, wholly or in part, with the press and public excluded.

    Args:
        acts: of the log.
        closed: keys of the items the pack itself marks as exempt.
    """
    return frozenset(closed) | {act.item for act in live(acts) if act.kind == "exempt" and act.item}


def for_sharing(acts: Sequence[Act], closed: Iterable[str]) -> tuple[Act, ...]:
    """The log as colleagues may see it: of exempt items and private questions only that something happened.

    Args:
        acts: of the log.
        closed: keys of the items the pack itself marks as exempt.
    """
    secret = exempt_items(acts, closed)
    return tuple(
        _withheld(act) if act.private or act.closed or act.item in secret else replace(act, before=None)
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
