"""What members put right in a pack, and the pack with it.

A correction is the newest word on one field of one thing: the meeting, an agenda item, somebody who was present, an indicator.
So corrections of several members, and of machines, come together in any order. They are applied to the pack as it was read;
without them it is as it was.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date  # noqa: N812  as in the model
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Any, Literal, get_args

from packview.model.notes import Anchor
from packview.model.pack import (
    AgendaItem,
    Attendee,
    Fact,
    Indicator,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Member,
    Minutes,
    Pack,
    Paper,
)

Subject = Literal["meeting", "item", "paper", "member", "attendee", "indicator"]
Value = str | int | float | bool | None
"""Of a correction: a date as '2025-03-13', a page as its PDF page, None for nothing."""
Attendance = Literal["present", "apologies", "absent", "in_attendance"]
"""The lists of the minutes; somebody who is in none of them is removed."""

_ENDS = ("first", "last")
PAGES = frozenset({*_ENDS, "minutes"})
"""Fields that hold a PDF page; 'minutes' of the meeting is where the minutes of the last one begin."""

_DEEPEST = 12
"""Levels of an agenda: deeper ones are refused."""


class Standing(StrEnum):
    """What becomes of a correction in the papers as they are now."""

    APPLIED = "applied"
    LAPSED = "the papers say the same now"
    SET_ASIDE = "the papers say something else now"
    CLOSED = "only the member's own correction opens what the papers close to the public"
    LOST = "its place is not in the papers any more"
    REFUSED = "it does not fit with the others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One field put right.

    Attributes:
        key: of the item, or the name of the person, or reference of the indicator; '' for the meeting.
        field: one of FIELDS.
        printed: what the pack said without corrections when this was made.
        anchor: item and page it speaks of, with the edition of the pack.
        at: when; those of one act have the same time, and are taken back together.
        was: the correction of the same field that this one replaced.
        member: who made it; as the file says it is in.
        closed: it tells of what the papers close to the public, so it stays on this machine.
    """

    subject: Subject
    key: str = ""
    field: str
    value: Value
    printed: Value = None
    anchor: Anchor = Anchor()
    at: datetime
    was: "Correction | None" = None
    member: str = ""
    closed: bool = False

    @property
    def identity(self) -> str:
        """The same for every correction of the field."""
        return f"{self.subject}/{self.key}/{self.field}"

    @property
    def valid(self) -> bool:
        """Whether it names a field there is, with a value of its type."""
        kind, _, column = self.field.partition(" ")
        fits = FIELDS.get(self.subject, {}).get(f"{kind} " if column else kind)
        return fits is not None and fits(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedCorrection:
    """A correction, whether it is the member's ``own``, and what became of it in the papers as they are now."""

    correction: Correction
    own: bool
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A pack with corrections, and what became of each, by identity."""

    pack: Pack
    standings: Mapping[str, Standing]


def _day(value: Value) -> Date | None:
    try:
        return Date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _is_title(value: Value) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Value) -> bool:
    """Whether it is a page, or a number of people, or there is none."""
    return value is None or (type(value) is int and 0 < value < 100_000)


def _is_figure(value: Value) -> bool:
    """Whether it is a figure that can be drawn, or none."""
    return value is None or (
        type(value) in {int, float} and isinstance(value, int | float) and abs(value) < 1e15
    )


def _one_of(*values: Value) -> Callable[[Value], bool]:
    return lambda value: value in values


def _all(names: str, fits: Callable[[Value], bool]) -> dict[str, Callable[[Value], bool]]:
    return dict.fromkeys(names.split(), fits)


FIELDS: Mapping[str, Mapping[str, Callable[[Value], bool]]] = {
    "meeting": {
        **_all("council committee time place", lambda value: isinstance(value, str)),
        **_all("date date_last", lambda value: value is None or _day(value) is not None),
        **_all("quorum minutes", _is_number),
        "kind": _one_of(*get_args(MeetingKind)),
        "status": _one_of(*get_args(MeetingStatus)),
    },
    "item": {
        **_all("number parent after", lambda value: isinstance(value, str)),
        **_all("exempt dropped added", lambda value: type(value) is bool),
        **_all("first last", _is_number),
        "title": _is_title,
    },
    "paper": {"title": _is_title, **_all("first last", _is_number)},
    "member": {"role": lambda value: isinstance(value, str), "listed": lambda value: type(value) is bool},
    "attendee": {"list": _one_of(None, *get_args(Attendance))},
    "indicator": {
        "unit": _one_of("count", "percent", "rate", "money"),
        "polarity": _one_of("high", "low", ""),
        **dict.fromkeys(("period ", "target "), _is_figure),
    },
}
"""What of each can be put right, and what it may say; 'period ' and 'target ' are followed by the name of the column."""


def values_of(pack: Pack, subject: Subject, key: str) -> Mapping[str, Value] | None:
    """What a pack says of a thing, by field; None where it has no such thing."""
    for name, thing, others in _things(pack, subject):
        if name == key:
            own = {*FIELDS[subject]} - {*others, "period ", "target "}
            found = {field: getattr(thing, f"pdf_{field}" if field in _ENDS else field) for field in own}
            days = {field: value.isoformat() for field, value in found.items() if isinstance(value, Date)}
            return {**found, **days, **others}
    return None


def _things(pack: Pack, subject: Subject) -> Iterator[tuple[str, Any, Mapping[str, Value]]]:
    """Key and thing, with the fields that stand elsewhere."""
    match subject:
        case "meeting":
            yield "", pack.meeting, {"minutes": pack.minutes.pdf_first if pack.minutes else None}
        case "item":
            for before, item in zip(("", *(item.key for item in pack.items)), pack.items, strict=False):
                yield item.key, item, {"dropped": False, "added": False, "after": before}
        case "paper":
            yield from ((paper_key(item, paper), paper, {}) for item in pack.items for paper in item.papers)
        case "member":
            yield from ((one.name, one, {"listed": True}) for one in pack.meeting.members)
        case "attendee":
            yield from ((one.name, one, {"list": name}) for name, one in _attendees(pack.minutes))
        case "indicator":
            keys = Counter(map(indicator_key, pack.indicators))
            for one in (one for one in pack.indicators if keys[indicator_key(one)] == 1):
                targets = {f"target {name}": value for name, value in one.targets.items()}
                periods = {f"period {name}": value for name, value in one.values.items()}
                yield indicator_key(one), one, {**targets, **periods}


def paper_key(item: AgendaItem, paper: Paper) -> str:
    """What tells a paper from others of the pack."""
    return f"{item.key}: {paper.title}"


def indicator_key(indicator: Indicator) -> str:
    """What tells an indicator from others: its reference, or its name."""
    return indicator.ref or indicator.name


def _attendees(minutes: Minutes | None) -> list[tuple[Attendance, Attendee]]:
    lists = get_args(Attendance) if minutes else ()
    return [(name, one) for name in lists for one in getattr(minutes, name)]


_Fields = dict[str, Correction]
"""Corrections of one thing by the names of fields."""
_Ends = set[tuple[str, str]]
"""Keys of items with the end of theirs, 'first' or 'last', that was put right."""


def corrected(pack: Pack, corrections: Iterable[Correction], own: Collection[str] = ()) -> Corrected:
    """The pack with corrections, whose values speak of this edition; the order in which they come does not matter.

    A correction that would say what the papers say themselves lapses, as one made for other words of theirs is set aside.
    What the papers close to the public stays closed, unless one of the member's ``own``, by identity, opens it.
    """
    standings: dict[str, Standing] = {}
    by_thing: dict[str, dict[str, _Fields]] = {name: {} for name in get_args(Subject)}
    for one in sorted(corrections, key=lambda one: one.identity):
        standings[one.identity] = standing_of(pack, one)
        opens = one.subject == "item" and one.field == "exempt" and not one.value
        if opens and standings[one.identity] is Standing.APPLIED and one.identity not in own:
            standings[one.identity] = Standing.CLOSED
        if standings[one.identity] is Standing.APPLIED:
            by_thing[one.subject].setdefault(one.key, {})[one.field] = one
    meeting = _meeting(pack.meeting, by_thing["meeting"].get("", {}))
    members = _members(meeting.members, by_thing["member"])
    if members != meeting.members:
        who = next(one for named in by_thing["member"].values() for one in named.values())
        said = Fact(words=", ".join(by_thing["member"]), how=put_right_by(who))
        meeting = replace(meeting, members=members, evidence={**meeting.evidence, "members": said})
    rows = tuple(
        _indicator(one, by_thing["indicator"].get(indicator_key(one), {})) for one in pack.indicators
    )
    minutes = _minutes(pack.minutes, by_thing["attendee"])
    changed = _papers(replace(pack, meeting=meeting, minutes=minutes, indicators=rows), by_thing["paper"])
    changed = _items(changed, by_thing["item"], standings)
    if changed != pack:
        changed = _still_closed(changed, pack)
    return Corrected(pack=changed, standings=standings)


def _still_closed(changed: Pack, printed: Pack) -> Pack:
    """The pack that knows what the papers close, wherever that went; what stays, and is open now, was opened."""
    opened = {item.key for item in changed.items if not item.exempt}
    closed = [item for item in printed.items if item.exempt and item.key not in opened]
    papers = [paper for item in printed.items for paper in item.papers if paper.exempt]
    pages = {page for one in chain[AgendaItem | Paper](closed, papers) for page in one.pdf_pages}
    return replace(
        changed, closed_items=tuple(item.key for item in closed), closed_pages=tuple(sorted(pages))
    )


def standing_of(pack: Pack, one: Correction) -> Standing:
    """What becomes of a correction in a pack as it was read, whatever the others say."""
    there = values_of(pack, one.subject, one.key)
    now = there.get(one.field) if there else None
    if not one.valid or (one.field in PAGES and isinstance(one.value, int) and one.value > len(pack.pages)):
        return Standing.REFUSED
    if there is None and (one.printed is not None or one.subject in {"paper", "indicator"}):
        return Standing.LOST
    if there is not None and (now == one.value or one.field == "added"):
        return Standing.LAPSED
    # a key may be another one now, and the minutes that name somebody may have been found since
    another = one.field in {"parent", "after"} or (one.subject == "attendee" and one.printed is None)
    return Standing.APPLIED if another or now == one.printed else Standing.SET_ASIDE


def _meeting(meeting: Meeting, fixes: _Fields) -> Meeting:
    changes: dict[str, Any] = {}
    evidence = dict(meeting.evidence)
    for name, one in fixes.items():
        if name == "minutes":  # read by whoever has the pages' text
            continue
        changes[name] = _day(one.value) if name in {"date", "date_last"} else one.value
        evidence[name] = Fact(words=str(one.value or ""), how=put_right_by(one))
    return replace(meeting, **changes, evidence=evidence) if changes else meeting


def put_right_by(one: Correction) -> str:
    """How a fact is known that somebody put right."""
    return f"put right by {one.member}" if one.member else "put right"


def _members(members: tuple[Member, ...], fixes: Mapping[str, _Fields]) -> tuple[Member, ...]:
    found = {one.name: one for one in members}
    for name, named in fixes.items():
        if "listed" in named and not named["listed"].value:
            found.pop(name, None)
        elif name in found or "listed" in named:
            role = str(named["role"].value) if "role" in named else found[name].role if name in found else ""
            found[name] = Member(name=name, role=role)
    return tuple(found.values())


def _minutes(minutes: Minutes | None, fixes: Mapping[str, _Fields]) -> Minutes | None:
    if minutes is None or not fixes:
        return minutes
    known = {one.name: one for _, one in _attendees(minutes)}
    lists: dict[str, Any] = {
        name: tuple(one for one in getattr(minutes, name) if one.name not in fixes)
        for name in get_args(Attendance)
    }
    for name, named in fixes.items():
        if named["list"].value:
            one = known.get(name) or Attendee(name=name)
            lists[str(named["list"].value)] += (replace(one, note=put_right_by(named["list"])),)
    return replace(minutes, **lists)


def _indicator(indicator: Indicator, fixes: _Fields) -> Indicator:
    changes: dict[str, Any] = {}
    for name, one in fixes.items():
        kind, _, column = name.partition(" ")
        if kind in {"period", "target"}:
            place = "values" if kind == "period" else "targets"
            figures = changes.setdefault(place, dict(getattr(indicator, place)))
            figures[column] = None if one.value is None else float(one.value)
        else:
            changes[name] = one.value
    if not changes:
        return indicator
    told = (*indicator.put_right, *(name.partition(" ")[2] or name for name in fixes))
    return replace(indicator, **changes, put_right=told)


def _told(named: _Fields) -> tuple[str, ...]:
    """What of an item or a paper was put right."""
    return tuple(sorted({"pages" if name in _ENDS else name for name in named} - {"after"}))


def _papers(pack: Pack, fixes: Mapping[str, _Fields]) -> Pack:
    labels = {info.number: info.label for info in pack.pages}

    def paper(item: AgendaItem, one: Paper) -> Paper:
        named = fixes.get(paper_key(item, one), {})
        title = str(named["title"].value) if "title" in named else one.title
        found: Paper = replace(_at_pages(one, named, labels), title=title, put_right=_told(named))
        return found

    items = (replace(item, papers=tuple(paper(item, one) for one in item.papers)) for item in pack.items)
    return replace(pack, items=tuple(items)) if fixes else pack


def _at_pages(one: Any, named: _Fields, labels: Mapping[int, str | None]) -> Any:
    """An item or a paper with the pages that were put right: without a last page it ends where it begins."""
    if not named.keys() & {*_ENDS}:
        return one
    ends: list[Any] = [named[end].value if end in named else getattr(one, f"pdf_{end}") for end in _ENDS]
    first, last = ends
    return _on_pages(one, first, first and max(first, last or first), labels)


def _items(pack: Pack, fixes: Mapping[str, _Fields], standings: dict[str, Standing]) -> Pack:
    """The agenda put right: items changed, added, taken out, and the pages and papers of each."""
    if not fixes:
        return pack
    labels = {info.number: info.label for info in pack.pages}
    items = {item.key: item for item in pack.items}
    order = list(items)
    added: dict[str, str] = {}
    for key in sorted(fixes.keys() - items.keys()):
        named = fixes[key]
        if "added" in named and named["added"].value and "title" in named:
            items[key] = AgendaItem(key=key, number="", title=str(named["title"].value))
            added[key] = str(named["after"].value) if "after" in named else order[-1] if order else ""
        else:
            standings.update(dict.fromkeys((one.identity for one in named.values()), Standing.LOST))
    order = _in_order(order, added)
    for key, named in fixes.items():
        if key in items:
            items[key] = _item(items[key], named, labels)
    gone = {key for key in fixes.keys() & items if (one := fixes[key].get("dropped")) and one.value}
    for key in [key for key, named in fixes.items() if "parent" in named and key in items]:
        above = _above(key, items)
        if key in above or len(above) == _DEEPEST or not items.keys() >= {*above}:
            standings[fixes[key]["parent"].identity] = Standing.REFUSED
            printed = next((one.parent for one in pack.items if one.key == key), "")
            items[key] = replace(items[key], parent=printed)
    kept = [
        replace(items[key], parent=next((one for one in _above(key, items) if one not in gone), ""))
        for key in order
        if key in items and key not in gone
    ]
    ends = {(key, name) for key, named in fixes.items() for name in named.keys() & {*_ENDS}}
    return _with_pages(pack, kept, ends) if ends or gone else replace(pack, items=tuple(kept))


def _in_order(order: Sequence[str], added: Mapping[str, str]) -> list[str]:
    """Keys of items with those that were added, each behind the one it comes after: '' is the beginning, one that is gone the end."""
    followers: dict[str, list[str]] = {}
    for key, after in added.items():
        followers.setdefault(after, []).append(key)
    found: list[str] = []
    waiting = [*followers.pop("", ()), *order][::-1]
    while waiting or followers:
        if not waiting:
            gone = next((key for key in followers if key not in added), next(iter(followers)))
            waiting = followers.pop(gone)[::-1]
        found.append(waiting.pop())
        waiting += followers.pop(found[-1], [])[::-1]
    return found


def _item(item: AgendaItem, named: _Fields, labels: Mapping[int, str | None]) -> AgendaItem:
    item = _at_pages(item, named, labels)
    plain: dict[str, Any] = {
        name: one.value for name, one in named.items() if name in {"number", "title", "parent", "exempt"}
    }
    item = replace(item, **plain, put_right=("added",) if "added" in named else _told(named))
    if "exempt" in named:
        item = replace(item, papers=tuple(replace(paper, exempt=item.exempt) for paper in item.papers))
    if item.kind != "minutes" and named.keys() & {*_ENDS, "added"}:
        item = replace(item, kind="report" if item.pdf_first else "procedural")
    return item


def _above(key: str, items: Mapping[str, AgendaItem]) -> list[str]:
    """Keys of the items above an item, the nearest first, up to one that is not there or was met before, or _DEEPEST."""
    found: list[str] = []
    while (key := items[key].parent if key in items else "") and key not in found and len(found) < _DEEPEST:
        found.append(key)
    return found


def _with_pages(pack: Pack, items: list[AgendaItem], changed: _Ends) -> Pack:
    """The pack with items whose pages were put right: no page is two items', and papers and figures follow their pages."""
    labels = {info.number: info.label for info in pack.pages}
    items = _apart(items, changed, labels)
    before, after = _owners(pack.items), _owners(items)
    moved = {page for page in before.keys() | after.keys() if before.get(page) != after.get(page)}
    if not moved:
        return replace(pack, items=tuple(items))
    papers: dict[str, list[Paper]] = {item.key: [] for item in items}
    there = {item.key: item for item in items}
    for old in pack.items:
        for paper in old.papers:
            owner = after.get(paper.pdf_first or 0, "") if paper.pdf_first in moved else old.key
            if owner in papers:
                papers[owner].append(_within(paper, there[owner]))
    for item in items:
        if item.pdf_first is not None and not papers[item.key] and (item.key, "first") in changed:
            whole = Paper(title=item.title, kind="report", exempt=item.exempt)
            papers[item.key].append(_on_pages(whole, item.pdf_first, item.pdf_last, labels))

    def placed(one: Any, page: int | None, nothing: str | None) -> Any:
        return replace(one, item=after.get(page, nothing)) if page in moved and page is not None else one

    return replace(
        pack,
        items=tuple(
            replace(item, papers=tuple(sorted(papers[item.key], key=lambda paper: paper.pdf_first or 0)))
            for item in items
        ),
        pages=tuple(placed(info, info.number, None) for info in pack.pages),
        indicators=tuple(placed(one, one.pdf_page, "") for one in pack.indicators),
        tables=tuple(placed(one, one.pdf_page, "") for one in pack.tables),
    )


def _apart(items: list[AgendaItem], changed: _Ends, labels: Mapping[int, str | None]) -> list[AgendaItem]:
    """Items of which none has a page of the next: an item ends before the one that begins after it, but for items below it.

    An end that was put right counts before one that was read.
    """
    by_key = {item.key: item for item in items}
    spans = {item.key: item.pdf_pages for item in items if item.pdf_first}
    order = sorted(spans, key=lambda key: spans[key].start)
    for at, key in enumerate(order):
        for other in order[at + 1 :]:
            mine, theirs = spans[key], spans[other]
            if not mine or not theirs or theirs.start not in mine or key in _above(other, by_key):
                continue
            begins = (other, "first") in changed
            if theirs.start > mine.start:
                gives_way = (key, "last") in changed and not begins
            else:
                gives_way = (key, "first") in changed or not begins
            if gives_way:
                spans[other] = range(mine.stop, max(mine.stop, theirs.stop))
            else:
                spans[key] = range(mine.start, theirs.start)
    return [
        _on_pages(item, span[0] if span else None, span[-1] if span else None, labels)
        if (span := spans.get(item.key)) is not None
        else item
        for item in items
    ]


def _on_pages(one: Any, first: int | None, last: int | None, labels: Mapping[int, str | None]) -> Any:
    """An item or a paper on some PDF pages, with their printed numbers; the very one where it is there."""
    if (first, last) == (one.pdf_first, one.pdf_last):
        return one
    begins, ends = labels.get(first or 0), labels.get(last or 0)
    return replace(one, pdf_first=first, pdf_last=last, page_first=begins, page_last=ends)


def _owners(items: Iterable[AgendaItem]) -> dict[int, str]:
    """Item by PDF page; of items one below the other the lower one, which comes later."""
    found: dict[int, tuple[int, str]] = {}
    for item in items:
        for page in item.pdf_pages:
            if page not in found or (item.pdf_first or 0) >= found[page][0]:
                found[page] = item.pdf_first or 0, item.key
    return {page: key for page, (_, key) in found.items()}


def _within(paper: Paper, item: AgendaItem) -> Paper:
    """A paper that ends where its item does."""
    first, last = paper.pdf_first or 0, item.pdf_last or 0
    if not 0 < first <= last < (paper.pdf_last or first):
        return paper
    return replace(paper, pdf_last=last, page_last=item.page_last)
