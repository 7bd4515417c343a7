"""From a pack to its meeting: the plan, kept in the library's folder for the chair alone, the chair's log, a rehearsal.

Beside that colleagues' questions, what members see of the chair, and what the last meeting of the committee left to this one.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path

import msgspec

from packview.errors import PackviewError
from packview.files import read_json, read_there, stamp
from packview.model import AgendaItem, Note, Pack, TrackedRecommendation
from packview.model.committee import InPack, Sighting
from packview.model.leaving import Closed
from packview.model.meeting import (
    Act,
    MeetingPlan,
    MeetingState,
    Phase,
    PlannedItem,
    exempt_items,
    for_sharing,
    spread,
    state_of,
)
from packview.model.open_pack import OpenPack
from packview.model.pack import CarriedOver
from packview.services.library.library import Library
from packview.services.meeting.commands import Clock, LiveMeeting, MemoryLog, RoomClock, rehearsal_clock
from packview.store import packs
from packview.store.atomic import write_atomic
from packview.store.meeting_log import MeetingLog, decode, log_path, logs_of
from packview.text import clean, fold
from packview.wording.periods import clock as clock_of

MINUTES = 120.0
"""How long a meeting is planned to take where nobody said."""
_LONGEST = 24 * 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """What the chair set beforehand: minutes of the meeting, and by item key; the items that are not here share the rest."""

    minutes: float = MINUTES
    items: Mapping[str, float] = field(default_factory=dict)


_PROCEDURES = (
    *(
        "apolog",
        "substitut",
        "declarations? of",
        r"(?:members'? )?interests?$",
        r"minutes\b",
        "matters arising",
        "welcome",
    ),
    *(
        "announcement",
        "exclusion of",
        "urgent",
        "(?:any )?other business",
        "dates? of (?:the )?next",
        "roll call",
        "prayers?$",
    ),
)
_PROCEDURE = re.compile(rf"(?i)\b(?:{'|'.join(_PROCEDURES)})")


def _weight(pack: Pack, item: AgendaItem, questions: int) -> float:
    """How much time an item wants against the others; 0 for procedure: a heading over other items, what has no papers.

    Where no item has papers, as in an agenda published alone, only the usual titles are known to be procedure.
    """
    above = any(one.parent == item.key for one in pack.items)
    papers = any(one.kind == "report" for one in pack.items)
    bare = item.kind != "report" or item.consent or bool(item.status)
    if not questions and (above or (bare and (papers or _PROCEDURE.search(item.title)))):
        return 0.0
    return 2.0 + math.sqrt(len(item.pdf_pages)) + 3.0 * questions


def _start(printed: str) -> time | None:
    """The time of day as printed; '2.00' is in the afternoon, for nobody meets at night."""
    found = clock_of(printed)
    if not found:
        return None
    hour = int(found[:2]) % 24
    return time(hour + 12 if 1 <= hour < 8 and "a" not in printed.casefold() else hour, int(found[2:]))


def plan_of(pack: Pack, settings: PlanSettings, notes: Iterable[Note] = ()) -> MeetingPlan:
    """The plan: what the chair did not set is given by pages and by the questions among ``notes``."""
    asked = Counter(note.anchor.item for note in notes if note.asks and note.status != "withdrawn")
    items = [
        PlannedItem(
            key=one.key,
            number=one.number,
            title=one.shown,
            exempt=one.exempt,
            weight=_weight(pack, one, asked[one.key]),
        )
        for one in pack.items
    ]
    given = {key: minutes for key, minutes in settings.items.items() if pack.item(key)}
    return MeetingPlan(
        items=spread(items, settings.minutes, given),
        start=_start(pack.meeting.time),
        members=tuple(dict.fromkeys(member.name for member in pack.meeting.members if member.name)),
        quorum=pack.meeting.quorum,
        minutes=max(settings.minutes, sum(given.values())),
    )


class PlanKeeper:
    """Reads and writes the plan of one meeting, and what is being typed there; what cannot be saved raises PackviewError."""

    def __init__(self, library: Library, pack: Pack) -> None:
        name = library.config.member_id
        self._path = library.home / "meetings" / pack.pack_id / f"{name}.plan.json"
        self._drafts = library.home / "drafts" / pack.pack_id / f"{name}.meeting.json"

    def load(self) -> PlanSettings:
        """What was set; the defaults where nothing was, or nothing that can be understood."""
        found = read_json(self._path, PlanSettings) or PlanSettings()
        items = {key: minutes for key, minutes in found.items.items() if 0 <= minutes <= _LONGEST}
        return PlanSettings(minutes=found.minutes if 0 < found.minutes <= _LONGEST else MINUTES, items=items)

    def save(self, settings: PlanSettings) -> None:
        write_atomic(self._path, msgspec.json.encode(settings))

    def drafts(self) -> dict[str, str]:
        """What was being typed in the room when the app ended, by what was asked."""
        found = read_json(self._drafts, dict[str, str]) or {}  # what cannot be read cannot be offered
        return {name: clean(text) for name, text in found.items()}

    def save_drafts(self, drafts: dict[str, str]) -> None:
        write_atomic(self._drafts, msgspec.json.encode(drafts))


def with_minutes(settings: PlanSettings, key: str, minutes: float | None) -> PlanSettings:
    """The plan with other minutes for an item, None for its own share; without a key, for the whole meeting."""
    if not key:
        return replace(settings, minutes=MINUTES if minutes is None else minutes)
    items = {one: given for one, given in settings.items.items() if one != key}
    return replace(settings, items=items if minutes is None else items | {key: minutes})


def plan_for(library: Library, pack: Pack) -> MeetingPlan:
    """The plan of a pack's meeting as the chair set it."""
    notes: tuple[Note, ...] = ()
    with suppress(PackviewError):  # whoever opens the notes says what is wrong with them
        notes = library.notebook(pack.pack_id).notes()
    return plan_of(pack, PlanKeeper(library, pack).load(), notes)


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
    plan = plan_for(library, pack)
    start = datetime.combine(pack.meeting.date or now.date(), plan.start or time(18), now.tzinfo)
    meeting = LiveMeeting(plan, MemoryLog(), rehearsal_clock(start, speed))
    for name in meeting.plan.members:
        meeting.come_or_go(name)
    meeting.start_or_pause()
    meeting.next()
    return meeting


def logged(library: Library, pack: Pack, notes: Iterable[Note] = ()) -> MeetingState:
    """Where the chair's log of a meeting stands with its last act; ``notes``: what is handed on goes by these as they are now."""
    acts = _as_now(_log(library, pack).acts(), pack, notes)
    return state_of(acts, plan_for(library, pack), acts[-1].at if acts else datetime.now().astimezone())


def _log(library: Library, pack: Pack) -> MeetingLog:
    notebook, exempt = library.notebook(pack.pack_id), [item.key for item in pack.items if item.exempt]
    return MeetingLog(
        library.home,
        pack.pack_id,
        library.config.member_id,
        shared=library.config.shared,
        for_sharing=lambda acts: for_sharing(_as_now(acts, pack, notebook.notes()), exempt),
    )


def _as_now(acts: Sequence[Act], pack: Pack, notes: Iterable[Note]) -> tuple[Act, ...]:
    """A question is private, or rests on what is closed, if it did when it was asked, or does now."""
    rule, known = Closed(pack, exempt_items(acts, ())), {note.id: note for note in notes}
    pairs = [(act, known.get(act.note)) for act in acts]
    return tuple(
        replace(
            act, who=one.member, private=act.private or one.private, closed=act.closed or rule.covers(one)
        )
        if one
        else act
        for act, one in pairs
    )


_STALE = timedelta(hours=12)
"""After which a log that was never closed tells nothing of now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Where the chair is: whose log it is, as a file name, and the key of the current item, '' for none."""

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


_ALIKE = 80.0
"""How alike, of 100, an action and a row of the tracker must be to be set beside each other."""


def logged_promises(library: Library, pack: Pack, *, include_exempt: bool = False) -> tuple[Sighting, ...]:
    """What the member's own log of a meeting left to be done, for the committee's year; () without a log, or one that cannot be read."""
    if (
        pack.meeting.date is None
        or not log_path(library.home, pack.pack_id, library.config.member_id).is_file()
    ):
        return ()
    with suppress(PackviewError):  # opening the meeting says what is wrong with its log
        rows = _rows(pack, logged(library, pack), ())
        at = InPack(pack_id=pack.pack_id, date=pack.meeting.date)
        return tuple(
            Sighting(at=at, where="log", text=one.text, title=one.item_title, owner=one.owner, due=one.due)
            for one in rows
            if include_exempt or not one.exempt
        )
    return ()


def carried_over(library: Library, pack: Pack) -> tuple[CarriedOver, ...]:
    """What the committee's newest earlier meeting with a log left to this one; PackviewError if its log or pack is unreadable."""
    for pack_id in packs.earlier_meetings(library.home, pack):
        if not log_path(library.home, pack_id, library.config.member_id).is_file():
            continue
        before = library.load(pack_id).pack
        state = logged(library, before)
        if state.opened is not None:
            return _rows(before, state, pack.recommendations)
    return ()


def _rows(
    before: Pack, state: MeetingState, tracker: Sequence[TrackedRecommendation]
) -> tuple[CarriedOver, ...]:
    carried = [one for one in state.decisions if one.outcome == "carried"]
    closed = Closed(before, state.exempt_items)
    return tuple(
        CarriedOver(
            kind="action" if one.kind == "action" else "resolution",
            date=before.meeting.date,
            item_number=before.item_number(one.item),
            item_title=item.title if (item := before.item(one.item)) else "",
            text=one.text,
            owner=one.owner,
            due=one.due,
            exempt=one.closed or closed.item(one.item),
            beside=_beside(one.text, tracker),
        )
        for one in (*state.actions, *carried)
    )


def _beside(text: str, tracker: Sequence[TrackedRecommendation]) -> TrackedRecommendation | None:
    """The row of the tracker that says nearly the same."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  start-up stays quick without it

    wanted = fold(text).removeprefix("resolved ")
    proposed = [fold(row.action_proposed) for row in tracker]
    best = process.extractOne(wanted, proposed, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
    return tracker[best[2]] if best is not None else None
