"""What changed between two editions of a pack: items, papers, pages, figures."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from packview.model import AgendaItem, Pack, PageInfo, Paper, RevisionChange, RevisionChanges
from packview.services.figure_changes import figure_changes
from packview.services.opened import OpenPack
from packview.services.page_matching import Editions, item_of_pages
from packview.text import fold


def what_changed(old: OpenPack, new: OpenPack) -> RevisionChanges:
    """Everything in which one edition of a pack differs from another."""
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
    for item in old.items:
        found = editions.item(item.key) if item.key not in pairs else None
        if found is not None and found.key not in pairs.values():
            pairs[item.key] = found.key
    for item in old.items:
        found = item_of_pages(editions, item.key) if item.key not in pairs else None
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
                yield replace(added, how="moved", before=f"item {was[0].number}", after=f"item {item.number}")
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
    in_order = _longest_rise(list(pages.values()))
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


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The longest rising run within a row of different numbers (Knuth's patience sorting): what kept its order."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        piles[pile : pile + 1] = [place]
    kept: set[int] = set()
    place = piles[-1] if piles else -1
    while place >= 0:
        kept.add(numbers[place])
        place = before[place]
    return kept


def _label(pack: Pack, number: int | None) -> str | None:
    return pack.pages[number - 1].label if number and 1 <= number <= len(pack.pages) else None


def _name(page: PageInfo) -> str:
    return f"page {page.label}" if page.label else f"PDF page {page.number}"
