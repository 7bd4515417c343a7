"""What changed between two editions of a pack: items, papers, pages and figures of the performance tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from packview.model import (
    AgendaItem,
    Indicator,
    Pack,
    PageInfo,
    Paper,
    RevisedPart,
    RevisionChange,
    RevisionChanges,
)
from packview.model.notes import page_words
from packview.model.open_pack import OpenPack
from packview.services.editions.matching import Editions, item_of_pages
from packview.text import fold
from packview.wording.numbers import figure, longest_rise, places_of

T = TypeVar("T")
_Placed = tuple[AgendaItem, Paper]
_PRINTED = {
    "change_month": "change on the month",
    "change_year": "change on the year",
    "average_12m": "average of 12 months",
    "max_12m": "highest of 12 months",
    "rag": "rating",
}


def what_changed(old: OpenPack, new: OpenPack) -> RevisionChanges:
    editions = Editions(old, new)
    items = _same_items(old.pack, editions)
    pages = _same_pages(editions)
    same = sum(1 for before, now in pages.items() if editions.likeness(before, now) == 1.0)
    changes = (
        *_item_changes(old.pack, new.pack, items),
        *_paper_changes(old.pack, new.pack, items, pages),
        *_page_changes(old.pack, editions, pages),
        *figure_changes(old.pack, new.pack),
    )
    return RevisionChanges(
        old_revision=old.pack.revision, new_revision=new.pack.revision, changes=changes, same_pages=same
    )


def _differences(
    old: Pack,
    new: Pack,
    *,
    things: Callable[[Pack], Iterable[T]],
    told: Callable[[Pack, T], RevisionChange],
    before: Callable[[T, list[T]], T | None],
    changed: Callable[[T, T, RevisionChange], Iterator[RevisionChange]],
) -> Iterator[RevisionChange]:
    """What of a pack's ``things`` was added or changed in the new order, then what was removed.

    ``told`` says of one that it was added, ``before`` finds what it was among those of the old edition that are left, and
    ``changed`` says what of it is not as it was.
    """
    left = list(things(old))
    for one in things(new):
        was = before(one, left)
        if was is None:
            yield told(new, one)
        else:
            left.remove(was)
            yield from changed(was, one, told(new, one))
    yield from (replace(told(old, one), how="removed") for one in left)


def _added(part: RevisedPart, item: str, name: str, page: str | None, pdf_page: int | None) -> RevisionChange:
    return RevisionChange(part=part, how="added", item=item, name=name, page=page, pdf_page=pdf_page)


def figure_changes(old: Pack, new: Pack) -> Iterator[RevisionChange]:
    """Indicators that came, went or have another name, then every cell that is not as it was, in the new order."""

    def told(pack: Pack, row: Indicator) -> RevisionChange:
        name = f"{row.ref} {row.name}".strip()
        return _added("figure", pack.item_number(row.item), name, row.page, row.pdf_page)

    def changed(was: Indicator, row: Indicator, told: RevisionChange) -> Iterator[RevisionChange]:
        yield from _renamed(told, was.name, row.name)
        yield from _cell_changes(_cells(was), _cells(row), told)

    return _differences(
        old, new, things=lambda pack: pack.indicators, told=told, before=_same_row, changed=changed
    )


def _same_row(row: Indicator, left: list[Indicator]) -> Indicator | None:
    """The row of the same reference; where several have it, or it has none, the one of the same name."""
    found = [one for one in left if one.ref == row.ref]
    named = [one for one in found if fold(one.name) == fold(row.name)]
    if named:
        return named[0]
    return found[0] if len(found) == 1 and row.ref else None


def _renamed(told: RevisionChange, before: str, after: str) -> Iterator[RevisionChange]:
    if fold(before) != fold(after):
        yield replace(told, how="renamed", before=before, after=after)


def _cell_changes(
    was: Mapping[str, str], now: Mapping[str, str], told: RevisionChange
) -> Iterator[RevisionChange]:
    for column in dict.fromkeys((*now, *was)):
        before, after = was.get(column, ""), now.get(column, "")
        if before != after:
            change = replace(told, name=f"{told.name}, {column}", before=before, after=after)
            if column in was:
                change = replace(change, how="changed" if column in now else "removed")
            yield change


def _cells(row: Indicator) -> dict[str, str]:
    """Column to what is printed in it, as words."""
    cells = {
        column: _figure(figure) or row.marks.get(column, "")
        for group in (row.values, row.benchmarks, row.targets)
        for column, figure in group.items()
    }
    for field, name in _PRINTED.items():
        value = getattr(row, field)
        text = value if isinstance(value, str) else _figure(value) or row.marks.get(field, "")
        if text:
            cells[name] = text
    return cells


def _figure(value: float | None) -> str:
    return "" if value is None else figure(value, places=places_of(value))


def _same_items(old: Pack, editions: Editions) -> dict[str, str]:
    """Old item key to new, each new one once; equal keys first, then titles, then pages."""
    pairs = {item.key: item.key for item in old.items if editions.new.item(item.key)}
    for find in (editions.item, partial(item_of_pages, editions)):
        for item in old.items:
            found = find(item.key) if item.key not in pairs else None
            if found is not None and found.key not in pairs.values():
                pairs[item.key] = found.key
    return pairs


def _same_pages(editions: Editions) -> dict[int, int]:
    """Old PDF page to new, each new one once: where two old pages are like it, the liker one."""
    assert editions.old is not None
    places = [(page.number, editions.page(page.number)) for page in editions.old.pages]
    found = [(before, *place) for before, place in places if place is not None]
    pairs: dict[int, int] = {}
    for before, now, _ in sorted(found, key=lambda one: (-one[2], one[0])):
        if now not in pairs.values():
            pairs[before] = now
    return dict(sorted(pairs.items()))


def _item_changes(old: Pack, new: Pack, items: Mapping[str, str]) -> Iterator[RevisionChange]:
    def told(pack: Pack, item: AgendaItem) -> RevisionChange:
        return _added("item", item.number, item.title, _label(pack, item.pdf_first), item.pdf_first)

    def before(item: AgendaItem, left: list[AgendaItem]) -> AgendaItem | None:
        return next((one for one in left if items.get(one.key) == item.key), None)

    def changed(was: AgendaItem, item: AgendaItem, told: RevisionChange) -> Iterator[RevisionChange]:
        yield from _renamed(told, was.title, item.title)
        if was.number != item.number:
            yield replace(told, how="moved", before=was.number, after=item.number)
        if was.exempt != item.exempt:
            yield replace(told, how="changed", before=_access(was), after=_access(item))

    return _differences(old, new, things=lambda pack: pack.items, told=told, before=before, changed=changed)


def _access(item: AgendaItem) -> str:
    return "closed to the press and public" if item.exempt else "open to the press and public"


def _paper_changes(
    old: Pack, new: Pack, items: Mapping[str, str], pages: Mapping[int, int]
) -> Iterator[RevisionChange]:
    def told(pack: Pack, one: _Placed) -> RevisionChange:
        item, paper = one
        label = paper.page_first or _label(pack, paper.pdf_first)
        return _added("paper", item.number, paper.title, label, paper.pdf_first)

    def before(now: _Placed, left: list[_Placed]) -> _Placed | None:
        """By title and kind, in the same item first; else by its pages."""
        item, paper = now
        titled = [
            one for one in left if fold(one[1].title) == fold(paper.title) and one[1].kind == paper.kind
        ]
        own = [one for one in titled if items.get(one[0].key) == item.key]
        span = set(paper.pdf_pages)
        for one in own or titled:
            if len(own or titled) == 1 or any(pages.get(number) in span for number in one[1].pdf_pages):
                return one
        if own:
            return own[0]
        for one in left:
            shared = sum(1 for number in one[1].pdf_pages if pages.get(number) in span)
            if 2 * shared > max(len(one[1].pdf_pages), len(span)):
                return one
        return None

    def changed(was: _Placed, now: _Placed, told: RevisionChange) -> Iterator[RevisionChange]:
        yield from _renamed(told, was[1].title, now[1].title)
        if items.get(was[0].key) != now[0].key:
            yield replace(told, how="moved", before=was[0].name, after=now[0].name)

    return _differences(old, new, things=_papers, told=told, before=before, changed=changed)


def _papers(pack: Pack) -> Iterator[_Placed]:
    return ((item, paper) for item in pack.items for paper in item.papers)


def _page_changes(old: Pack, editions: Editions, pages: Mapping[int, int]) -> Iterator[RevisionChange]:
    was_of = {now: old.pages[before - 1] for before, now in pages.items()}
    numbers = list(pages.values())
    in_order = {numbers[place] for place in longest_rise(numbers)}

    def told(pack: Pack, page: PageInfo) -> RevisionChange:
        item = pack.item_of_page(page.number)
        return _added("page", item.number if item else "", "", page.label, page.number)

    def changed(was: PageInfo, page: PageInfo, told: RevisionChange) -> Iterator[RevisionChange]:
        if page.number not in in_order:
            yield replace(
                told,
                how="moved",
                before=page_words(was.label, was.number),
                after=page_words(page.label, page.number),
            )
        if editions.likeness(was.number, page.number) < 1.0:
            yield replace(told, how="changed")

    def before(page: PageInfo, _: object) -> PageInfo | None:
        return was_of.get(page.number)

    return _differences(
        old, editions.new, things=lambda pack: pack.pages, told=told, before=before, changed=changed
    )


def _label(pack: Pack, number: int | None) -> str | None:
    return pack.pages[number - 1].label if number and 1 <= number <= len(pack.pages) else None
