"""A late supplement, put into the pack it belongs to.

Its pages follow the pack's own, so nothing that points at a page of the pack moves; they get new PDF page numbers and keep
their printed labels. Whether a newer file of a meeting is its pack published again, or only a part of it, is told here too.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any, Literal, get_args

from packview.errors import AlreadyImportedError, PackviewError, SameMeetingError
from packview.model import (
    AgendaItem,
    Change,
    Meeting,
    MeetingKind,
    Pack,
    PageInfo,
    Paper,
    Source,
    Supplement,
    Warned,
)
from packview.model.pack import free_key
from packview.parse.meeting.names import short_council
from packview.parse.text.titles import nearly_same
from packview.text import fold
from packview.wording.dates import date_in_words
from packview.wording.periods import clock, times_differ


def check_republished(held: Pack | None, pack: Pack) -> None:
    """Whether a file can take the place of the ``held`` pack of its meeting; a part of it must not: a SameMeetingError.

    A file with fewer than half of the pack's items and fewer than half of its pages is taken for a part: a late
    supplement, a single report, the agenda alone.
    """
    if held is None or held.source.sha256 == pack.source.sha256:
        return
    pages = len(held.pages) - sum(one.pdf_last - one.pdf_first + 1 for one in held.supplements)
    shared = sum(any(nearly_same(item.title, other.title) for other in pack.items) for item in held.items)
    if 2 * len(pack.pages) >= pages or 2 * shared >= max(len(held.items), 1):
        return
    raise SameMeetingError(
        f"{pack.source.name} has {len(pack.pages)} pages and {shared} of the {len(held.items)} items of this meeting's"
        f" pack, {held.pack_id}, which has {pages} pages: it looks like a part of it",
        f"To put it in as a late supplement: packview import FILE --into {held.pack_id};"
        " if it is the whole pack all the same: packview import FILE --revision",
        pack_id=held.pack_id,
    )


APART: tuple[MeetingKind, ...] = ("extraordinary", "special")
"""Kinds of meetings that a committee may hold on the day of its ordinary one."""
_KINDS = "|".join(get_args(MeetingKind)).strip("|")


def id_among(pack: Pack, held: Iterable[tuple[str, Meeting]], *, revision: bool = False) -> tuple[str, str]:
    """The id a pack has in a library, where each meeting of a day has its own.

    Args:
        pack: as read, with a date; its id is that of any pack of the committee, day and kind.
        held: id and meeting of each pack of that day.
        revision: it is published again whatever its time: the only pack of the day is its meeting's.

    Returns:
        The id, and that of another meeting of the same kind on that day, whose time alone tells it apart; '' for none.
    """
    plain = pack.pack_id.removesuffix(f"-{pack.meeting.kind}") if pack.meeting.kind in APART else pack.pack_id
    of_the_day = re.compile(rf"{re.escape(plain)}(?:-(?:{_KINDS}))?(?:-\d{{4}})?")
    others = {known: meeting for known, meeting in held if of_the_day.fullmatch(known)}
    same = [known for known, meeting in others.items() if _is_one_meeting(pack.meeting, meeting)]
    if same:
        return (pack.pack_id if pack.pack_id in same else same[0]), ""
    if revision and len(others) == 1:
        return next(iter(others)), ""
    alike = [known for known, one in others.items() if _usual(one.kind) == _usual(pack.meeting.kind)]
    if pack.pack_id not in others:
        return pack.pack_id, next(iter(alike), "")
    told = clock(pack.meeting.time) or pack.meeting.kind or "ordinary"
    return f"{pack.pack_id}-{told}", next(iter(alike), "")


def _is_one_meeting(one: Meeting, held: Meeting) -> bool:
    """Whether two meetings of a committee on one day are the same, by time and kind.

    A pack kept before kinds were read has no evidence; with the same time it may be of any.
    """
    differ = times_differ(one.time, held.time)
    unknown = differ is False and not held.kind and not held.evidence
    return not differ and (unknown or _usual(one.kind) == _usual(held.kind))


def _usual(kind: MeetingKind) -> MeetingKind:
    return kind if kind in APART else ""


_PLACES = frozenset({"pdf_first", "pdf_last", "pdf_page", "number", "page"})
"""Fields that hold a PDF page where they hold a number; printed labels are texts."""


def _renumbered(value: Any, by: int) -> Any:
    """A pack, or a part of it, with all its pages ``by`` places later."""
    if isinstance(value, tuple):
        return tuple(_renumbered(one, by) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = ((one.name, getattr(value, one.name)) for one in fields(value))
    return replace(
        value,
        **{
            name: part + by if name in _PLACES and isinstance(part, int) else _renumbered(part, by)
            for name, part in parts
        },
    )


def with_facts(pack: Pack, late: Pack, stale: Collection[int]) -> Pack:
    """The pack with the supplement's minutes, indicators, tables, recommendations and glossary.

    What the pack has already stays, unless it stands on a ``stale`` page, of a paper that the supplement replaces.
    """
    minutes = pack.minutes
    if minutes is None or (late.minutes is not None and minutes.pdf_first in stale):
        minutes = late.minutes or minutes
    return replace(
        pack,
        minutes=minutes,
        indicators=_joined(pack.indicators, late.indicators, stale, lambda one: (fold(one.ref), one.item)),
        tables=(*pack.tables, *late.tables),
        recommendations=_joined(
            pack.recommendations,
            late.recommendations,
            stale,
            lambda one: (one.date, fold(one.title), one.number, fold(one.action_proposed)),
        ),
        glossary=_joined(pack.glossary, late.glossary, stale, lambda one: (fold(one.term), one.kind)),
    )


def _joined(
    ours: Sequence[Any], theirs: Sequence[Any], stale: Collection[int], name: Callable[[Any], Hashable]
) -> tuple[Any, ...]:
    """The pack's own, a stale one's place taken by its successor, then those the pack had not."""
    newer = {name(one): one for one in theirs}
    found: list[Any] = []
    used: set[Hashable] = set()
    for one in ours:
        key = name(one)
        if one.pdf_page not in stale or key not in newer:
            found.append(one)
        elif key not in used:
            found.append(newer[key])
        used.add(key)
    return (*found, *(one for one in theirs if name(one) not in used))


def warnings_of(pack: Pack, late: Pack) -> Iterator[Warned]:
    """What to know of a supplement, numbered as in the pack, that was put into it, and what was not understood in it."""
    name = late.source.name
    if not any(page.item for page in late.pages):
        yield Warned(
            pdf_page=len(pack.pages) + 1,
            message=f"{name} names no agenda item, so its pages follow at the end, under no item",
        )
    yield from _twice(pack.pages, late.pages)
    for warned in late.warnings:
        whole = warned.page is None and warned.pdf_page is None
        yield replace(warned, message=f"{name}: {warned.message}") if whole else warned


def _twice(ours: Sequence[PageInfo], theirs: Sequence[PageInfo]) -> Iterator[Warned]:
    """Printed numbers that stand on a page of the pack and again on one of the supplement, each stretch once."""
    known = {page.label.casefold() for page in ours if page.label}
    labelled = [page for page in theirs if page.label]  # blank pages without a number end no stretch
    for twice, pages in groupby(labelled, lambda page: (page.label or "").casefold() in known):
        if not twice:
            continue
        first, *more = pages
        if more:
            message = (
                f"Pages {first.label} to {more[-1].label} stand twice: their numbers lead to the earlier ones,"
                f" the supplement's are PDF pages {first.number} to {more[-1].number}"
            )
        else:
            message = (
                f"Page {first.label} stands twice: its number leads to the earlier one,"
                f" the supplement's is PDF page {first.number}"
            )
        yield Warned(page=first.label, pdf_page=first.number, message=message)


REPLACED = " (replaced by a supplement)"
"""End of the title of a paper that a later one stands for; its pages stay readable."""
_NUMBER = re.compile(r"(\d+)([a-z]?)")


def check_new(pack: Pack, source: Source) -> None:
    """Whether a file is not part of a pack yet; an AlreadyImportedError where it is."""
    if source.sha256 in {pack.source.sha256, *(one.source.sha256 for one in pack.supplements)} - {""}:
        raise AlreadyImportedError(
            f"{source.name} is in {pack.pack_id} already",
            f"Open it with: packview open {pack.pack_id}",
            pack_id=pack.pack_id,
        )


def check_belongs(pack: Pack, supplement: Pack) -> None:
    """Whether a supplement is of the pack's meeting, what it does not say believed; a PackviewError where it is of another."""
    ours, theirs = pack.meeting, supplement.meeting
    same_committee = _agree(ours.committee, theirs.committee)
    same_council = _agree(short_council(ours.council), short_council(theirs.council))
    if same_committee and same_council and (not ours.date or not theirs.date or ours.date == theirs.date):
        return
    day = date_in_words(theirs.date, weekday=False) if theirs.date else ""
    council = theirs.council if not same_council else ""
    what = ", ".join(part for part in (council, theirs.committee, day) if part)
    raise PackviewError(
        f"{supplement.source.name} is for another meeting: {what}",
        "To keep it as a pack of its own: packview import FILE",
    )


def merge_supplement(pack: Pack, supplement: Pack) -> tuple[Pack, tuple[Change, ...]]:
    """Put a supplement, read as a pack of its own, into a pack; errors as of ``check_new`` and ``check_belongs``.

    Returns:
        The pack's next revision, and what changed: items, then papers in page order, then pages.
    """
    check_new(pack, supplement.source)
    check_belongs(pack, supplement)
    offset = len(pack.pages)
    late: Pack = _renumbered(supplement, offset)
    targets = _targets(pack.items, late.items)
    late = _under_keys(late, {old: target.key for old, target in targets.items()})
    items, changes, stale = _merged_items(pack, late, targets)
    pages = (*pack.pages, *late.pages)
    merged = replace(
        pack,
        revision=pack.revision + 1,
        supplements=(
            *pack.supplements,
            Supplement(source=supplement.source, pdf_first=offset + 1, pdf_last=len(pages)),
        ),
        items=items,
        pages=pages,
        bookmarks=(*pack.bookmarks, *late.bookmarks),
    )
    merged = replace(merged, warnings=(*pack.warnings, *warnings_of(pack, late)))
    return with_facts(merged, late, stale), (*changes, *_pages_added(late.pages))


def _agree(ours: str, theirs: str) -> bool:
    return not ours or not theirs or nearly_same(ours, theirs)


def _targets(ours: Sequence[AgendaItem], theirs: Sequence[AgendaItem]) -> dict[str, AgendaItem]:
    """By the key of each of the supplement's items, the item of the pack it is, or itself under a key of its own."""
    found: dict[str, AgendaItem] = {}
    taken = {item.key for item in ours}
    for item in theirs:
        same = _counterpart(item, ours)
        if same is None:
            same = replace(item, key=free_key(item.key, taken))
            taken.add(same.key)
        found[item.key] = same
    return found


def _counterpart(item: AgendaItem, ours: Sequence[AgendaItem]) -> AgendaItem | None:
    """The pack's item that one of the supplement's is; where number and title disagree, the title tells."""
    numbered = [one for one in ours if item.number and _number(one) == _number(item)]
    titled = [one for one in ours if nearly_same(one.title, item.title)]
    both = [one for one in numbered if one in titled]
    return next(iter((*both, *titled, *numbered)), None)


def _number(item: AgendaItem) -> str:
    return item.number.strip().rstrip(".").casefold()


def _under_keys(late: Pack, keys: Mapping[str, str]) -> Pack:
    """The supplement with the pack's keys for its items, wherever they are named."""
    return replace(
        late,
        pages=tuple(replace(page, item=keys.get(page.item) if page.item else None) for page in late.pages),
        indicators=tuple(replace(one, item=keys.get(one.item, one.item)) for one in late.indicators),
        tables=tuple(replace(one, item=keys.get(one.item, one.item)) for one in late.tables),
    )


def _merged_items(
    pack: Pack, late: Pack, targets: Mapping[str, AgendaItem]
) -> tuple[tuple[AgendaItem, ...], tuple[Change, ...], frozenset[int]]:
    """The agenda, what changed in it, and the PDF pages of papers that were replaced."""
    items = list(pack.items)
    added: list[Change] = []
    papers: list[Change] = []
    stale: set[int] = set()
    for theirs in late.items:
        target = targets[theirs.key]
        at = next((index for index, item in enumerate(items) if item.key == target.key), None)
        if at is None:
            items.insert(_place(items, target), target)
            added.append(_change("item added", target, target))
            papers.extend(_change("paper added", target, paper) for paper in target.papers)
            continue
        items[at], changed, replaced = _with_papers(items[at], theirs)
        papers.extend(changed)
        stale.update(replaced)
    return tuple(items), (*added, *papers), frozenset(stale)


def _with_papers(ours: AgendaItem, theirs: AgendaItem) -> tuple[AgendaItem, list[Change], set[int]]:
    """An item with the supplement's papers behind its own, those they replace marked."""
    papers = list(ours.papers)
    changes: list[Change] = []
    stale: set[int] = set()
    for paper in theirs.papers:
        at = next((index for index in range(len(ours.papers)) if _replaces(paper, papers[index])), None)
        changes.append(_change("paper added" if at is None else "paper replaced", ours, paper))
        if at is not None:
            old = papers[at]
            papers[at] = replace(old, title=old.title + REPLACED)
            stale.update(old.pdf_pages)
        papers.append(paper)
    item = replace(
        ours,
        pdf_first=theirs.pdf_first if ours.pdf_first is None else ours.pdf_first,
        pdf_last=theirs.pdf_last if ours.pdf_first is None else ours.pdf_last,
        kind=theirs.kind if ours.kind == "procedural" else ours.kind,
        # What is not for the public is said of each paper; of the whole item only where it has none.
        exempt=ours.exempt or (theirs.exempt and not theirs.papers),
        papers=tuple(papers),
    )
    return item, changes, stale


def _replaces(new: Paper, old: Paper) -> bool:
    return old.kind == new.kind and not old.title.endswith(REPLACED) and nearly_same(old.title, new.title)


def _place(items: Sequence[AgendaItem], new: AgendaItem) -> int:
    """Where an item stands by its number; at the end where numbers do not tell."""
    number = _order(new)
    if number is None:
        return len(items)
    later = (index for index, item in enumerate(items) if (_order(item) or (0, "")) > number)
    return next(later, len(items))


def _order(item: AgendaItem) -> tuple[int, str] | None:
    found = _NUMBER.fullmatch(_number(item))
    return (int(found[1]), found[2]) if found else None


def _change(
    kind: Literal["item added", "paper added", "paper replaced"], item: AgendaItem, part: AgendaItem | Paper
) -> Change:
    return Change(
        kind=kind,
        item=item.number,
        title=part.title,
        page_first=part.page_first,
        page_last=part.page_last,
        pdf_first=part.pdf_first,
        pdf_last=part.pdf_last,
    )


def _pages_added(pages: Sequence[PageInfo]) -> tuple[Change, ...]:
    if not pages:
        return ()
    labels = [page.label for page in pages if page.label]
    return (
        Change(
            kind="pages added",
            page_first=labels[0] if labels else None,
            page_last=labels[-1] if labels else None,
            pdf_first=pages[0].number,
            pdf_last=pages[-1].number,
        ),
    )
