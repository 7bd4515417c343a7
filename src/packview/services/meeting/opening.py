"""From a pack to its meeting: the chair's log, a rehearsal, colleagues' questions, and what members see of the chair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path

from packview.errors import PackviewError
from packview.files import read_there, stamp
from packview.model import Note, Pack
from packview.model.leaving import Closed
from packview.model.meeting import Act, MeetingPlan, MeetingState, Phase, for_sharing, state_of
from packview.model.open_pack import OpenPack
from packview.services.library.library import Library
from packview.services.meeting.commands import Clock, LiveMeeting, MemoryLog, RoomClock, rehearsal_clock
from packview.services.meeting.plan import PlanKeeper, PlanSettings, plan_of
from packview.store.meeting_log import MeetingLog, decode, logs_of


def plan_keeper(library: Library, pack: Pack) -> PlanKeeper:
    return PlanKeeper(library.home, pack.pack_id, library.config.member_id)


def plan_for(library: Library, pack: Pack) -> MeetingPlan:
    """The plan of a pack's meeting as the chair set it."""
    return plan_of(pack, plan_keeper(library, pack).load())


def open_meeting(library: Library, pack: Pack, *, clock: Clock | None = None) -> LiveMeeting:
    """The meeting of a pack, as far as its log goes, with the chair's notes following it."""
    meeting = LiveMeeting(
        plan_for(library, pack),
        _log(library, pack),
        clock or RoomClock(),
        library.notebook(pack.pack_id),
        closed=Closed(pack).covers,
    )
    try:
        meeting.catch_up()
    except PackviewError as error:  # a shared folder that is out of reach keeps nobody out of the room
        meeting.log.reports.append(f"Your notes do not follow the log yet: {error.message}")
    return meeting


def rehearse(library: Library, pack: Pack, *, speed: float) -> LiveMeeting:
    """The meeting of a pack as a rehearsal: opened with everybody there, on a quick clock, and forgotten."""
    now = datetime.now().astimezone()
    start = now if pack.meeting.date is None else datetime.combine(pack.meeting.date, time(18), now.tzinfo)
    meeting = LiveMeeting(plan_for(library, pack), MemoryLog(), rehearsal_clock(start, speed))
    for name in meeting.plan.members:
        meeting.come_or_go(name)
    meeting.start_or_pause()
    meeting.next()
    return meeting


def logged(library: Library, pack: Pack) -> MeetingState:
    """Where the chair's log of a meeting stands with its last act."""
    acts = _log(library, pack).acts()
    return state_of(acts, plan_for(library, pack), acts[-1].at if acts else datetime.now().astimezone())


def _log(library: Library, pack: Pack) -> MeetingLog:
    return MeetingLog(
        library.home,
        pack.pack_id,
        library.config.member_id,
        shared=library.config.shared,
        for_sharing=partial(for_sharing, closed=[item.key for item in pack.items if item.exempt]),
    )


_STALE = timedelta(hours=12)
"""After which a log that was never closed tells nothing of now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Where the chair is: whose log it is, as a file name, and the key of the item in hand, '' for none."""

    member: str
    item: str
    phase: Phase
    exempt: bool = False


@dataclass(eq=False, repr=False)
class ChairWatch:
    """Looks at the logs in a shared folder, but not the member's own. Looking costs next to nothing where nothing has changed."""

    shared: Path
    pack_id: str
    own: str
    plan: MeetingPlan
    _read: dict[Path, tuple[object, list[Act]]] = field(default_factory=dict, init=False)

    def look(self, now: datetime) -> Followed | None:
        """Where the chair is now; None where no meeting is going on."""
        found: dict[datetime, Followed] = {}
        for path in logs_of(self.shared, self.pack_id):
            token, known = stamp(path), self._read.get(path)
            if known is None or known[0] != token:
                known = self._read[path] = (token, decode(read_there(path) or b""))
            acts = known[1]
            if path.stem == self.own or not acts or now - acts[-1].at > _STALE:
                continue
            state = state_of(acts, self.plan, acts[-1].at)
            if state.phase not in {"before", "closed"}:
                found.setdefault(
                    acts[-1].at,
                    Followed(member=path.stem, item=state.current, phase=state.phase, exempt=state.exempt),
                )
        return found[max(found)] if found else None


def chair_watch(library: Library, pack: Pack) -> ChairWatch | None:
    """Looks where the chair of a pack's meeting is; None where no folder is shared."""
    folder = library.config.shared
    if folder is None:
        return None
    return ChairWatch(folder, pack.pack_id, library.config.member_id, plan_of(pack, PlanSettings()))


def colleagues_of(library: Library, opened: OpenPack) -> Callable[[], Sequence[Note]]:
    """Their notes; they are read only when somebody has changed something."""
    colleagues = library.colleagues(opened.pack.pack_id, opened)
    known: list[tuple[object, tuple[Note, ...]]] = []

    def look() -> Sequence[Note]:
        token = colleagues.token()
        if not known or known[-1][0] != token:
            known[:] = [(token, colleagues.notes().notes)]
        return known[-1][1]

    return look
