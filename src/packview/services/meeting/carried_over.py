"""What the last meeting of the same committee left to the next: actions and resolutions of its log, beside the tracker."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812  as in the model

from packview.model import LibraryEntry, Pack, TrackedRecommendation
from packview.model.leaving import Closed
from packview.model.meeting import MeetingState
from packview.model.pack import CarriedOver
from packview.services.library.library import Library
from packview.services.meeting.opening import logged
from packview.text import fold

_ALIKE = 80.0
"""How alike, of 100, an action and a row of the tracker must be to be set beside each other."""


def carried_over(library: Library, pack: Pack) -> tuple[CarriedOver, ...]:
    """What the committee's newest earlier meeting with a log left to this one; PackviewError if its log or pack is unreadable."""
    for entry in _earlier(library, pack):
        if not (library.home / "meetings" / entry.pack_id / f"{library.config.member_id}.log").is_file():
            continue
        before = library.load(entry.pack_id).pack
        state = logged(library, before)
        if state.opened is not None:
            return _rows(before, state, pack.recommendations)
    return ()


def _earlier(library: Library, pack: Pack) -> list[LibraryEntry]:
    """Packs of the same committee before this one, the newest first."""
    day = pack.meeting.date
    committee = (fold(pack.meeting.council), fold(pack.meeting.committee))
    found = [
        entry
        for entry in library.entries()
        if entry.date is not None
        and not entry.broken
        and (day is None or entry.date < day)
        and entry.pack_id != pack.pack_id
        and (fold(entry.council), fold(entry.committee)) == committee
    ]
    return sorted(found, key=lambda entry: entry.date or Date.min, reverse=True)


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
