"""What changed between two editions of a pack: items, papers, pages and figures of the performance tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from packview.model import (
    AgendaItem,
    Indicator,
    Pack,
    PageInfo,
    Paper,
    RevisedHow,
    RevisionChange,
    RevisionChanges,
)
from packview.model.open_pack import OpenPack
from packview.services.editions.matching import Editions, item_of_pages
from packview.text import fold
from packview.wording.numbers import figure, longest_rise, places_of

_PRINTED = {
    "change_month": "change on the month",
    "change_year": "change on the year",
    "average_12m": "average of 12 months",
    "max_12m": "highest of 12 months",
    "rag": "rating",
}


def figure_changes(old: Pack, new: Pack) -> Iterator[RevisionChange]:
    """Indicators that came, went or have another name, then every cell that is not as it was, in the new order."""
    left = list(old.indicators)
    for row in new.indicators:
        before = _same_row(row, left)
        added = _of_row(new, row)
        if before is None:
            yield added
            continue
        left.remove(before)
        if fold(before.name) != fold(row.name):
            yield replace(added, how="renamed", before=before.name, after=row.name)
        yield from _cell_changes(before, row, added)
    for row in left:
        yield replace(_of_row(old, row), how="removed")


def _of_row(pack: Pack, row: Indicator) -> RevisionChange:
    item = pack.item(row.item)
    return RevisionChange(
        part="figure",
        how="added",
        item=item.number if item else "",
        name=f"{row.ref} {row.name}".strip(),
        page=row.page,
        pdf_page=row.pdf_page,
    )


def _same_row(row: Indicator, left: list[Indicator]) -> Indicator | None:
    """The row of the same reference; where several have it, or it has none, the one of the same name."""
    found = [one for one in left if one.ref == row.ref]
    named = [one for one in found if fold(one.name) == fold(row.name)]
    if named:
        return named[0]
    return found[0] if len(found) == 1 and row.ref else None


def _cell_changes(before: Indicator, row: Indicator, told: RevisionChange) -> Iterator[RevisionChange]:
    was, now = _cells(before), _cells(row)
    for column in dict.fromkeys((*now, *was)):
        if was.get(column, "") != now.get(column, ""):
            how: RevisedHow = "added" if column not in was else "removed" if column not in now else "changed"
            yield replace(
                told,
                how=how,
                name=f"{told.name}, {column}",
                before=was.get(column, ""),
                after=now.get(column, ""),
            )


def _cells(row: Indicator) -> dict[str, str]:
    """Column to what is printed in it, as words."""
    groups = (row.values, row.benchmarks, row.targets)
    cells = {
        column: _figure(figure) or row.marks.get(column, "")
        for group in groups
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


def what_changed(old: OpenPack, new: OpenPack) -> RevisionChanges:
    editions = Editions(old, new)
    items = _same_items(old.pack, editions)
    pages = _same_pages(editions)
    same = sum(1 for before, now in pages.items() if editions.likeness(before, now) == 1.0)
    changes = (
        *_item_changes(old.pack, new.pack, items),
        *_paper_changes(old.pack, new.pack, items, pages),
        *_page_changes(editions, pages),
        *figure_changes(old.pack, new.pack),
    )
    return RevisionChanges(
        old_revision=old.pack.revision, new_revision=new.pack.revision, changes=changes, same_pages=same
    )


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
    found = [
        (place[1], page.number, place[0])
        for page in editions.old.pages
        if (place := editions.page(page.number)) is not None
    ]
    pairs: dict[int, int] = {}
    for _, before, now in sorted(found, key=lambda one: (-one[0], one[1])):
        if now not in pairs.values():
            pairs[before] = now
    return dict(sorted(pairs.items()))


def _item_changes(old: Pack, new: Pack, items: Mapping[str, str]) -> Iterator[RevisionChange]:
    before = {items[item.key]: item for item in old.items if item.key in items}
    for item in new.items:
        added = _of_item(new, item)
        was = before.get(item.key)
        if was is None:
            yield added
            continue
        if fold(was.title) != fold(item.title):
            yield replace(added, how="renamed", before=was.title, after=item.title)
        if was.number != item.number:
            yield replace(added, how="moved", before=was.number, after=item.number)
        if was.exempt != item.exempt:
            yield replace(added, how="changed", before=_access(was), after=_access(item))
    for item in old.items:
        if item.key not in items:
            yield replace(_of_item(old, item), how="removed")


def _of_item(pack: Pack, item: AgendaItem) -> RevisionChange:
    return RevisionChange(
        part="item",
        how="added",
        item=item.number,
        name=item.title,
        page=_label(pack, item.pdf_first),
        pdf_page=item.pdf_first,
    )


def _access(item: AgendaItem) -> str:
    return "closed to the press and public" if item.exempt else "open to the press and public"


def _paper_changes(
    old: Pack, new: Pack, items: Mapping[str, str], pages: Mapping[int, int]
) -> Iterator[RevisionChange]:
    left = [(item, paper) for item in old.items for paper in item.papers]
    for item in new.items:
        for paper in item.papers:
            added = _of_paper(new, item, paper)
            was = _same_paper(item, paper, left, items, pages)
            if was is None:
                yield added
                continue
            left.remove(was)
            if fold(was[1].title) != fold(paper.title):
                yield replace(added, how="renamed", before=was[1].title, after=paper.title)
            if items.get(was[0].key) != item.key:
                yield replace(added, how="moved", before=was[0].name, after=item.name)
    for item, paper in left:
        yield replace(_of_paper(old, item, paper), how="removed")


def _of_paper(pack: Pack, item: AgendaItem, paper: Paper) -> RevisionChange:
    return RevisionChange(
        part="paper",
        how="added",
        item=item.number,
        name=paper.title,
        page=paper.page_first or _label(pack, paper.pdf_first),
        pdf_page=paper.pdf_first,
    )


def _same_paper(
    item: AgendaItem,
    paper: Paper,
    left: Sequence[tuple[AgendaItem, Paper]],
    items: Mapping[str, str],
    pages: Mapping[int, int],
) -> tuple[AgendaItem, Paper] | None:
    """By title and kind, in the same item first; else by its pages."""
    titled = [one for one in left if fold(one[1].title) == fold(paper.title) and one[1].kind == paper.kind]
    own = [one for one in titled if items.get(one[0].key) == item.key]
    now = set(_span(paper))
    for one in own or titled:
        if len(own or titled) == 1 or any(pages.get(number) in now for number in _span(one[1])):
            return one
    if own:
        return own[0]
    for one in left:
        shared = sum(1 for number in _span(one[1]) if pages.get(number) in now)
        if 2 * shared > max(len(_span(one[1])), len(now)):
            return one
    return None


def _span(paper: Paper) -> range:
    if paper.pdf_first is None:
        return range(0)
    return range(paper.pdf_first, (paper.pdf_last or paper.pdf_first) + 1)


def _page_changes(editions: Editions, pages: Mapping[int, int]) -> Iterator[RevisionChange]:
    assert editions.old is not None
    was = {now: before for before, now in pages.items()}
    now_numbers = list(pages.values())
    in_order = {now_numbers[place] for place in longest_rise(now_numbers)}
    for page in editions.new.pages:
        added = _of_page(editions.new, page)
        before = was.get(page.number)
        if before is None:
            yield added
            continue
        if page.number not in in_order:
            name = _name(editions.old.pages[before - 1])
            yield replace(added, how="moved", before=name, after=_name(page))
        if editions.likeness(before, page.number) < 1.0:
            yield replace(added, how="changed")
    for page in editions.old.pages:
        if page.number not in pages:
            yield replace(_of_page(editions.old, page), how="removed")


def _of_page(pack: Pack, page: PageInfo) -> RevisionChange:
    item = pack.item_of_page(page.number)
    return RevisionChange(
        part="page", how="added", item=item.number if item else "", page=page.label, pdf_page=page.number
    )


def _label(pack: Pack, number: int | None) -> str | None:
    return pack.pages[number - 1].label if number and 1 <= number <= len(pack.pages) else None


def _name(page: PageInfo) -> str:
    return f"page {page.label}" if page.label else f"PDF page {page.number}"
