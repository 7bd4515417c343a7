"""What a committee asked for, followed through the packs of its meetings: open since when, asked again, worded anew, closed, dropped.

A thread begins with a resolution in the minutes, a row of the tracker or an entry of the member's own log, and goes on with the
resolution or row of a later pack that asks for the same. Precision comes first, as in ``followups.py``: where two could be meant, none
is taken. A row that is gone was dropped only where trackers of this committee carry rows over and its last answer answered nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  as in the model
from types import MappingProxyType
from typing import NamedTuple

from packview.insight.promises.answers import (  # fmt: skip
    SAID,
    asks,
    is_done,
    is_to_come,
    lack_of,
    on_this_agenda,
    status_of,
)
from packview.insight.promises.followups import (
    ALIKE,
    ALIKE_UNDER_ONE_TITLE,
    CLEAR,
    SAME_SUBJECT,
    dice,
    figures_asked,
    same_number,
    subject_of,
    words_asked,
)
from packview.model import Pack, TrackedRecommendation
from packview.model.committee import FollowedPromise, PromiseState, Sighting, in_pack
from packview.text import fold
from packview.wording.dates import date_in_words
from packview.wording.periods import first_date

_REWORDED = 0.5
"""Share of telling words under one title, number and date; figures may differ: 'within 10 days' may have become 'within 20 days'."""
NO_LOGS: Mapping[str, Sequence[Sighting]] = MappingProxyType({})


class _Asked(NamedTuple):
    """A promise as a pack has it, the day of the meeting that asked for it where that is known, and whether its row answers nothing."""

    seen: Sighting
    day: Date | None
    lacks: bool = False


@dataclass
class _Thread:
    """A promise so far, oldest first; ``meeting`` is the number of the pack that has it last."""

    asked: list[_Asked]
    meeting: int

    @property
    def last(self) -> _Asked:
        return self.asked[-1]

    @property
    def row(self) -> _Asked | None:
        """Its newest row in a tracker."""
        return next((one for one in reversed(self.asked) if one.seen.where == "tracker"), None)


def followed(packs: Sequence[Pack], logs: Mapping[str, Sequence[Sighting]] = NO_LOGS) -> tuple[FollowedPromise, ...]:  # fmt: skip
    """What was promised at the meetings of one committee; its packs oldest first, each dated.

    ``logs`` are what the member's own log of a meeting left to be done, by pack. Nothing resolved in private is in the answer.
    """
    threads: list[_Thread] = []
    minuted: set[Date] = set()
    carries = False
    for number, pack in enumerate(packs):
        day = pack.minutes.meeting_date if pack.minutes else None
        resolved = [] if day in minuted else [_Asked(one, day) for one in _resolved(pack)]
        minuted |= {day} if day else set()
        rows = [_Asked(_row(pack, row), first_date(row.date), _lacks(row)) for row in pack.recommendations]
        logged = [_Asked(one, pack.meeting.date) for one in logs.get(pack.pack_id, ())]
        before = [(one, one.row) for one in threads if one.row is not None]
        for asked in (resolved, [one for one in rows if not _private(one.seen)], logged):
            _go_on(threads, asked, number)
        carries = carries or any(one.row is not row for one, row in before)
    return tuple(_promise(one, threads, packs, carries=carries) for one in threads)


def outstanding(pack: Pack, earlier: Sequence[Pack]) -> tuple[FollowedPromise, ...]:
    """What earlier meetings of the committee were promised that this pack's tracker still has open; () for a pack without a date."""
    day = pack.meeting.date
    before = sorted((one for one in earlier if one.meeting.date and day and one.meeting.date < day), key=_day)
    found = followed([*before, pack]) if before else ()
    return tuple(one for one in found if one.state == "open")


def _day(pack: Pack) -> Date:
    return pack.meeting.date or Date.min


def _private(one: Sighting) -> bool:
    return SAID["private"].search(f"{one.title} {one.text}") is not None


def _resolved(pack: Pack) -> Iterator[Sighting]:
    """The resolutions of a pack's minutes that ask for something, in public."""
    for item in pack.minutes.items if pack.minutes else ():
        at = in_pack(pack, item.page, item.pdf_page)
        for one in item.resolutions:
            seen = Sighting(at=at, where="minutes", text=one.text, title=item.title, number=one.ref)
            if asks(one.text) and not _private(seen):
                yield seen


def _lacks(row: TrackedRecommendation) -> bool:
    return not is_done(row) and lack_of(row.action_proposed, row.action_taken) is not None


def _row(pack: Pack, row: TrackedRecommendation) -> Sighting:
    status, answer = status_of(row), " ".join(row.action_taken.split())
    answered = not status and bool(answer) and not _lacks(row) and not is_to_come(pack, row)
    return Sighting(
        at=in_pack(pack, row.page, row.pdf_page), where="tracker", text=row.action_proposed, title=row.title,
        number=row.number, answer=answer if fold(status) in fold(answer) else f"{status}. {answer}".strip(),
        owner=row.owner, due=row.due, done=is_done(row) or answered,
    )  # fmt: skip


# Which goes on with which.
def _go_on(threads: list[_Thread], asked: Sequence[_Asked], number: int) -> None:
    """Put each of what one list of a pack asks for to the thread it goes on with, or begin one with it."""
    scores = {
        (one, at): score
        for one, thread in enumerate(threads)
        for at, new in enumerate(asked)
        if (score := _alike(thread, new, number))
    }
    for at, new in enumerate(asked):
        best = max((key for key in scores if key[1] == at), key=scores.__getitem__, default=None)
        near = [key for key, score in scores.items() if best and score > scores[best] - CLEAR]
        rivals = [key for key in near if best and key != best and (key[0] == best[0] or key[1] == at)]
        if best is None or rivals:
            threads.append(_Thread([new], number))
        else:
            threads[best[0]].asked.append(new)
            threads[best[0]].meeting = number


def _alike(thread: _Thread, new: _Asked, number: int) -> float:
    """How surely something goes on with a thread, 0 for not at all; more than 1 where title or number say so too."""
    old, row = thread.last, new.seen.where == "tracker"
    days = {one.day for one in thread.asked if one.day}
    if new.seen.where == "log" or (thread.meeting == number and thread.last.seen.where == new.seen.where):
        return 0.0
    if row and days and new.day and new.day not in days:
        return 0.0
    if not row and (old.seen.done or (old.seen.where == "log" and new.day not in days)):
        return 0.0  # what was done and is asked for anew is a promise of its own
    titled = dice(subject_of(old.seen.title), subject_of(new.seen.title)) >= SAME_SUBJECT
    numbered = same_number(old.seen.number, new.seen.number)
    one_day = new.day is not None and new.day in days
    same = fold(old.seen.text) == fold(new.seen.text)
    alike = 1.0 if same else dice(words_asked(old.seen.text), words_asked(new.seen.text))
    if same or figures_asked(old.seen.text) == figures_asked(new.seen.text):
        least = ALIKE_UNDER_ONE_TITLE if one_day and (titled or numbered) else ALIKE
    else:
        least = ALIKE
        titled = titled and numbered and one_day
        if not titled:
            return 0.0
    least = min(least, _REWORDED) if titled and numbered and one_day else least
    return alike + 0.3 * titled + 0.3 * numbered if alike >= least else 0.0


# What became of it.
def _promise(thread: _Thread, threads: Sequence[_Thread], packs: Sequence[Pack], *, carries: bool) -> FollowedPromise:  # fmt: skip
    seen = tuple(one.seen for one in thread.asked)
    days = [one.day for one in thread.asked if one.day]
    agenda = "" if seen[-1].done else _on_agenda(thread, packs)
    state: PromiseState = "closed" if seen[-1].done or agenda else _state(thread, threads, packs, carries)
    return FollowedPromise(made=min(days, default=None), seen=seen, state=state, closed_by=agenda)


def _on_agenda(thread: _Thread, packs: Sequence[Pack]) -> str:
    """The agenda that has what was asked for as an item, in words; '' for none."""
    first = next(at for at, pack in enumerate(packs) if pack.pack_id == thread.asked[0].seen.at.pack_id)
    for pack in packs[first:]:
        day = pack.meeting.date
        later = day and all(day > one.day for one in thread.asked if one.day)
        if day and later and on_this_agenda(pack, thread.last.seen.text):
            return f"on the agenda of {date_in_words(day, weekday=False)}"
    return ""


def _state(thread: _Thread, threads: Sequence[_Thread], packs: Sequence[Pack], carries: bool) -> PromiseState:
    """What became of a promise that nothing closed."""
    if thread.row is not None and thread.row is thread.last:
        if thread.meeting == len(packs) - 1:
            return "open"
        since = any(pack.recommendations for pack in packs[thread.meeting + 1 :])
        return "dropped" if since and carries and thread.row.lacks else "unknown"
    # Resolved or logged, and in no tracker: dropped where a tracker took up others of the same meeting.
    day = thread.last.day
    beside = (one for one in threads if one is not thread and day and day in {each.day for each in one.asked})
    taken_up = any(one.row is not None for one in beside)
    waiting = not any(pack.recommendations for pack in packs[thread.meeting :])
    return "unknown" if waiting or not taken_up else "dropped"
