"""A committee over its meetings: the packs of the library, series over them, promises, attendance, the member's questions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812  as in the model

from packview.errors import NotFoundError, PackviewError, require
from packview.insight.promises.followed import followed
from packview.insight.trends.stitched import long_series, with_trends
from packview.model import Pack
from packview.model.committee import (
    Committee,
    InPack,
    PersonOverMeetings,
    QuestionsAt,
    in_pack,
)
from packview.model.leaving import Closed
from packview.model.open_pack import OpenPack
from packview.parse.meeting.attendance import attendance, name_words
from packview.services.analysis.findings import as_printed, polarities
from packview.services.library.library import Library
from packview.services.meeting.opening import logged_promises
from packview.text import fold
from packview.wording.words import listed


@dataclass
class PacksOf:
    """The packs of one committee: ids of those with a date, in its order, the days of its meetings, and ids of those without a date."""

    council: str
    name: str
    dated: list[str] = field(default_factory=list)
    days: set[Date] = field(default_factory=set)
    undated: list[str] = field(default_factory=list)


def committees(library: Library) -> tuple[PacksOf, ...]:
    """The committees of the library, the one with most packs first."""
    found: dict[tuple[str, str], PacksOf] = {}
    entries = sorted(library.entries(), key=lambda one: (one.date or Date.min, one.pack_id))
    for entry in entries:
        if entry.committee and not entry.broken:
            key = (fold(entry.council), fold(entry.committee))
            one = found.setdefault(key, PacksOf(entry.council, entry.committee))
            (one.dated if entry.date else one.undated).append(entry.pack_id)
            one.days |= {entry.date} if entry.date else set()
    return tuple(sorted(found.values(), key=lambda one: -len(one.days)))


def committee_named(library: Library, name: str) -> PacksOf:
    """The committee of a name, of words only its name has, or of a pack. Raises NotFoundError: none, or several."""
    every = committees(library)
    pack_ids = {one for each in every for one in (*each.dated, *each.undated)}
    wanted = fold(name)
    of_pack = [one for one in every if name in {*one.dated, *one.undated}] if name in pack_ids else []
    exact = [one for one in every if wanted == fold(f"{one.name} {one.council}")]  # as they are listed
    exact = exact or [one for one in every if wanted in (fold(one.name), fold(f"{one.council} {one.name}"))]
    close = [one for one in every if set(wanted.split()) <= set(fold(f"{one.council} {one.name}").split())]
    found = of_pack or exact or (close if wanted else [])
    if len(found) == 1:
        return found[0]
    named = listed([f"'{', '.join(filter(None, (one.name, one.council)))}'" for one in found])
    several = f"'{name}' could be {named}" if found else f"No committee of your library is called '{name}'"
    raise NotFoundError(several, "packview committee lists them; give the whole name, or a pack's id")


def committee_over(library: Library, packs: PacksOf, *, include_exempt: bool = False) -> Committee:
    """All that the packs of one committee hold together; one that cannot be read is named and left out."""
    require(
        bool(packs.dated),
        f"No pack of {packs.name} has a date",
        "Put it right with packview fix PACK meeting --date DAY",
    )
    opened, unread = list[OpenPack](), list[tuple[str, str]]()
    for pack_id in packs.dated:
        try:
            opened.append(as_printed(library.load(pack_id)))
        except PackviewError as error:
            unread.append((pack_id, error.message))
    held = [one.pack for one in opened]
    require(
        bool(held), f"No pack of {packs.name} can be read", "packview doctor says what is wrong with each"
    )
    closed = {pack.pack_id: Closed(pack) for pack in held}
    logs = {pack.pack_id: logged_promises(library, pack, include_exempt=include_exempt) for pack in held}
    series, promises = with_trends(long_series(held), polarities()[0]), followed(held, logs)
    shown = (
        series
        if include_exempt
        else tuple(one for one in series if not _is_closed(closed, *(said.at for said in one.said)))
    )
    kept = (
        promises
        if include_exempt
        else tuple(
            one
            for one in promises
            if not _is_closed(closed, *(seen.at for seen in one.seen if seen.where != "log"))
        )
    )
    return Committee(
        council=packs.council,
        name=packs.name,
        packs=tuple(map(in_pack, held)),
        series=shown,
        promises=kept,
        people=_people(held),
        questions=tuple(_questions(library, pack) for pack in held),
        undated=tuple(packs.undated),
        unread=tuple(unread),
        left_out=len(series) - len(shown) + len(promises) - len(kept),
    )


def _is_closed(closed: dict[str, Closed], *places: InPack) -> bool:
    """Whether any of these places is closed to the press and public."""
    return any(at.pdf_page is not None and closed[at.pack_id].page(at.pdf_page) for at in places)


def _people(packs: Sequence[Pack]) -> tuple[PersonOverMeetings, ...]:
    """Who came to how many of the meetings whose minutes are in the packs, members of the newest pack first."""
    came: dict[tuple[str, ...], dict[Date, bool]] = defaultdict(dict)
    called: dict[tuple[str, ...], tuple[str, str]] = {}
    members = [name_words(member.name) for member in packs[-1].meeting.members]
    for pack in packs:
        day = pack.minutes.meeting_date if pack.minutes else None
        for row in attendance(pack.minutes, pack.meeting) if day else ():
            if row.present is not None and day is not None:
                key = name_words(row.name)
                came[key][day] = row.present
                called[key] = (row.name, row.role or called.get(key, ("", ""))[1])
    order = sorted(came, key=lambda key: (members.index(key) if key in members else len(members), key))
    return tuple(
        PersonOverMeetings(
            name=called[key][0], role=called[key][1], present=sum(came[key].values()), of=len(came[key]),
            away=tuple(sorted(day for day, there in came[key].items() if not there)),
        )
        for key in order
    )  # fmt: skip


def _questions(library: Library, pack: Pack) -> QuestionsAt:
    questions = [note for note in library.notes(pack.pack_id) if note.asks and note.status != "withdrawn"]
    status = [note.status for note in questions]
    asked = sum(one in ("asked", "answered") for one in status)
    return QuestionsAt(at=in_pack(pack), written=len(questions), asked=asked, answered=status.count("answered"))  # fmt: skip
