"""From a pack to its meeting: the chair's own log, a rehearsal, or what the log says by now."""

from datetime import datetime, time
from functools import partial
from pathlib import Path

from packview.config import Config
from packview.errors import PackviewError
from packview.model import Pack
from packview.model.meeting_fold import state_of
from packview.model.meeting_log import Act, for_sharing
from packview.model.meeting_state import MeetingState
from packview.services.library import Library
from packview.services.meeting import LiveMeeting
from packview.services.meeting_clock import RehearsalClock, RoomClock
from packview.services.meeting_core import Clock
from packview.services.meeting_logs import Log, MemoryLog
from packview.services.meeting_plan import PlanKeeper, plan_of


def shared_folder(config: Config) -> Path | None:
    """The folder the panel shares, None where the settings name none."""
    return config.shared


def plan_keeper(library: Library, pack: Pack) -> PlanKeeper:
    """Keeps the plan of a pack's meeting."""
    return PlanKeeper(library.home, pack.pack_id, library.config.member_id)


def open_meeting(library: Library, pack: Pack, *, clock: Clock | None = None) -> LiveMeeting:
    """The meeting of a pack, as far as its log goes, with the chair's notes following it."""
    from packview.export.choosing import on_exempt  # noqa: PLC0415  start-up stays quick without it

    meeting = LiveMeeting(
        plan_of(pack, plan_keeper(library, pack).load()),
        _log(library, pack),
        clock or RoomClock(),
        library.notebook(pack.pack_id),
        closed=partial(on_exempt, pack),
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
    meeting = LiveMeeting(
        plan_of(pack, plan_keeper(library, pack).load()), MemoryLog(), RehearsalClock(start, speed)
    )
    for name in meeting.plan.members:
        meeting.come_or_go(name)
    meeting.start_or_pause()
    meeting.next()
    return meeting


def logged(library: Library, pack: Pack) -> MeetingState:
    """Where the chair's log of a meeting stands with its last act."""
    acts: tuple[Act, ...] = _log(library, pack).acts()
    plan = plan_of(pack, plan_keeper(library, pack).load())
    return state_of(acts, plan, acts[-1].at if acts else datetime.now().astimezone())


def _log(library: Library, pack: Pack) -> Log:
    from packview.store.meeting_log import MeetingLog  # noqa: PLC0415  start-up stays quick without it

    return MeetingLog(
        library.home,
        pack.pack_id,
        library.config.member_id,
        shared=shared_folder(library.config),
        for_sharing=partial(for_sharing, closed=[item.key for item in pack.items if item.exempt]),
    )
