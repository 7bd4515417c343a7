"""What members see of the chair's log in the shared folder: the item in hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from packview.model import Pack
from packview.model.meeting_fold import state_of
from packview.model.meeting_log import Act
from packview.model.meeting_state import MeetingPlan, Phase
from packview.services.library import Library
from packview.services.meeting_opening import shared_folder
from packview.services.meeting_plan import PlanSettings, plan_of

_STALE = timedelta(hours=12)
"""After which a log that was never closed tells nothing of now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Where the chair is.

    Attributes:
        member: whose log it is, as a file name.
        item: key of the item in hand, '' for none.
        phase: of the meeting.
        exempt: whether the press and public are excluded now.
    """

    member: str
    item: str
    phase: Phase
    exempt: bool = False


class ChairWatch:
    """Looks at the logs in a shared folder. Looking costs next to nothing where nothing has changed.

    Args:
        shared: the folder.
        pack_id: the pack.
        own: the member who looks, as a file name: their own log is not followed.
        plan: the meeting's agenda.
    """

    def __init__(self, shared: Path, pack_id: str, own: str, plan: MeetingPlan) -> None:
        self._shared = shared
        self._pack_id = pack_id
        self._own = own
        self._plan = plan
        self._read: dict[Path, tuple[object, list[Act]]] = {}

    def look(self, now: datetime) -> Followed | None:
        """Where the chair is now; None where no meeting is going on."""
        from packview.store.meeting_log import decode, logs_of, read_bytes, token_of  # noqa: PLC0415

        found: list[tuple[datetime, Followed]] = []
        for path in logs_of(self._shared, self._pack_id):
            if path.stem == self._own:
                continue
            token = token_of(path)
            known = self._read.get(path)
            if known is None or known[0] != token:
                known = self._read[path] = (token, decode(read_bytes(path))[0])
            followed = self._followed(path.stem, known[1], now)
            if followed is not None:
                found.append((known[1][-1].at, followed))
        return max(found, key=lambda one: one[0])[1] if found else None

    def _followed(self, member: str, acts: Sequence[Act], now: datetime) -> Followed | None:
        if not acts or now - acts[-1].at > _STALE:
            return None
        state = state_of(acts, self._plan, acts[-1].at)
        if state.phase in {"before", "closed"}:
            return None
        return Followed(member=member, item=state.current, phase=state.phase, exempt=state.exempt)


def chair_watch(library: Library, pack: Pack) -> ChairWatch | None:
    """Looks where the chair of a pack's meeting is; None where no folder is shared."""
    folder = shared_folder(library.config)
    if folder is None:
        return None
    return ChairWatch(folder, pack.pack_id, library.config.member_id, plan_of(pack, PlanSettings()))
