"""The plan of a meeting: how long it is to take, and each of its items. Kept in the library's folder, for the chair alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from packview.files import read_json
from packview.model import Pack
from packview.model.meeting import MeetingPlan, PlannedItem, spread
from packview.store.atomic import write_atomic
from packview.text import clean

MINUTES = 120.0
"""How long a meeting is planned to take where nobody said."""
_LONGEST = 24 * 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSettings:
    """What the chair set beforehand: minutes of the meeting, and by item key; the items that are not here share the rest evenly."""

    minutes: float = MINUTES
    items: Mapping[str, float] = field(default_factory=dict)


def plan_of(pack: Pack, settings: PlanSettings) -> MeetingPlan:
    items = [
        PlannedItem(key=one.key, number=one.number, title=one.title, exempt=one.exempt) for one in pack.items
    ]
    given = {key: minutes for key, minutes in settings.items.items() if pack.item(key)}
    return MeetingPlan(
        items=spread(items, settings.minutes, given),
        members=tuple(dict.fromkeys(member.name for member in pack.meeting.members if member.name)),
        quorum=pack.meeting.quorum,
        minutes=max(settings.minutes, sum(given.values())),
    )


class PlanKeeper:
    """Reads and writes the plan of one meeting, and what is being typed there; what cannot be saved raises PackviewError."""

    def __init__(self, home: Path, pack_id: str, member_id: str) -> None:
        self._path = home / "meetings" / pack_id / f"{member_id}.plan.json"
        self._drafts = home / "drafts" / pack_id / f"{member_id}.meeting.json"

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
    """The plan with other minutes for an item, None for its even share; without a key, for the whole meeting."""
    if not key:
        return replace(settings, minutes=MINUTES if minutes is None else minutes)
    items = {one: given for one, given in settings.items.items() if one != key}
    return replace(settings, items=items if minutes is None else items | {key: minutes})
