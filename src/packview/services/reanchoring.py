"""A note's place in another edition of its pack, with a verdict: exact, moved, changed or orphaned.

A quote that stands word for word beats every page number; where it stands several times, what is around it, its page,
its item and its neighbours say which place is meant. Without a quote the page is known by its text.
"""

from dataclasses import replace

from packview.model import AgendaItem, Anchor, Placed, Verdict
from packview.services.opened import OpenPack
from packview.services.page_matching import Editions, item_of_pages
from packview.services.quote_finding import Finding, find_quote
from packview.text import fold as fold_title

_STRANGE = 0.5
"""Likeness of what stands around a quote below which the same words may mean something else: a table's cell, say."""


def reanchor(anchor: Anchor, old: OpenPack | None, new: OpenPack) -> Placed:
    """Where an anchor of one edition stands in another.

    Args:
        anchor: as noted.
        old: the edition it speaks of; None where it is not there any more.
        new: the edition to find it in.
    """
    return place(anchor, Editions(old, new))


def place(anchor: Anchor, editions: Editions) -> Placed:
    """The same, for many anchors of one edition."""
    if anchor.quote.strip():
        found = find_quote(editions, anchor)
        if found is not None:
            return _quoted(anchor, editions, found)
        return _without_its_words(anchor, editions)
    if anchor.pdf_page is not None:
        return _on_a_page(anchor, editions)
    return _on_an_item(anchor, editions)


def _quoted(anchor: Anchor, editions: Editions, found: Finding) -> Placed:
    number = editions.index.page_at(found.start)
    here = _here(anchor, editions, number)
    quote, before, after = editions.index.printed(found.start, found.end)
    agreed = replace(here, quote=quote, before=before, after=after)
    if not found.same:
        reason = f"The words read differently now, on {_page(here)}"
        return Placed(anchor=here, agreed=agreed, verdict="changed", reason=reason)
    verdict, reason = _moved(anchor, here)
    if found.around is not None and found.around < _STRANGE:
        verdict, reason = "changed", f"The words are the same, those around them are not, on {_page(here)}"
    elif verdict == "moved" and found.rivals:
        reason = (
            f"These words stand in {found.rivals + 1} places that are alike; {reason[0].lower()}{reason[1:]}"
        )
    return Placed(anchor=agreed, agreed=agreed, verdict=verdict, reason=reason)


def _without_its_words(anchor: Anchor, editions: Editions) -> Placed:
    """A quote that stands nowhere: its page may still be there."""
    found = editions.page(anchor.pdf_page) if anchor.pdf_page is not None else None
    if found is None:
        return _orphaned(anchor, editions, "The quoted words are not in the new papers")
    here = _here(anchor, editions, found[0])
    reason = f"The quoted words are gone; their page is now {_page(here)}"
    return Placed(anchor=here, agreed=here, verdict="changed", reason=reason)


def _on_a_page(anchor: Anchor, editions: Editions) -> Placed:
    assert anchor.pdf_page is not None
    found = editions.page(anchor.pdf_page)
    if found is None and editions.old is not None:
        return _item_of_a_lost_page(anchor, editions)
    if found is None:
        return _by_number(anchor, editions)
    here = _here(anchor, editions, found[0])
    if found[1] < 1.0:  # a page may differ in one figure, and that may be the one
        reason = f"The page reads differently now, {_page(here)}"
        return Placed(anchor=here, agreed=here, verdict="changed", reason=reason)
    verdict, reason = _moved(anchor, here)
    return Placed(anchor=here, agreed=here, verdict=verdict, reason=reason)


def _item_of_a_lost_page(anchor: Anchor, editions: Editions) -> Placed:
    """A note on an item stands on the item's first page, and stays with the item when that is rewritten."""
    assert editions.old is not None
    before, now = editions.old.item(anchor.item), _item(anchor, editions)
    if before is not None and now is not None and anchor.pdf_page == before.pdf_first:
        if now.pdf_first is None:
            here = replace(_at_item(anchor, now, editions), page=None, pdf_page=None)
            reason = f"Item {now.number} has no papers now"
        else:
            here = _here(anchor, editions, now.pdf_first)
            reason = f"The papers of item {now.number} start differently now, on {_page(here)}"
        return Placed(anchor=here, agreed=here, verdict="changed", reason=reason)
    return _orphaned(anchor, editions, "The page is not in the new papers")


def _by_number(anchor: Anchor, editions: Editions) -> Placed:
    """Without the edition the note speaks of there are only its item and its page number; the item counts for more."""
    item = _item(anchor, editions)
    page = editions.new.page_by_label(anchor.page) if anchor.page else None
    if page is None and anchor.page is None:
        page = editions.new.page_by_label(f"#{anchor.pdf_page}")
    if item is not None and (page is None or page.item != item.key) and item.pdf_first:
        page = editions.new.pages[item.pdf_first - 1]
    if page is None or (anchor.item and item is None):
        return _orphaned(anchor, editions, "The papers it was noted on are not here to compare")
    here = _here(anchor, editions, page.number)
    reason = f"The papers it was noted on are not here to compare; it is shown on {_page(here)}"
    return Placed(anchor=here, agreed=here, verdict="changed", reason=reason)


def _on_an_item(anchor: Anchor, editions: Editions) -> Placed:
    if not anchor.item:
        here = replace(anchor, edition=editions.new.edition)
        return Placed(anchor=here, agreed=here, verdict="exact")
    item = _item(anchor, editions)
    if item is None:
        return _orphaned(
            anchor, editions, f"Item {anchor.item_number or anchor.item} is not on the agenda now"
        )
    here = _at_item(anchor, item, editions)
    verdict, reason = _moved(anchor, here)
    if fold_title(item.title) != fold_title(anchor.item_title):
        verdict, reason = "changed", f"Item {item.number} is now called {item.title}"
    return Placed(anchor=here, agreed=here, verdict=verdict, reason=reason)


def _orphaned(anchor: Anchor, editions: Editions, why: str) -> Placed:
    """Kept with its item where that is still there, else with the pack as a whole; the quote stays with it."""
    item = _item(anchor, editions)
    kept = replace(anchor, page=None, pdf_page=None, edition=editions.new.edition)
    here = _at_item(kept, item, editions) if item else replace(kept, item="")
    where = f"item {item.number}" if item else "the pack as a whole"
    return Placed(anchor=here, agreed=here, verdict="orphaned", reason=f"{why}; kept with {where}")


def _item(anchor: Anchor, editions: Editions) -> AgendaItem | None:
    if not anchor.item:
        return None
    found = editions.item(anchor.item, anchor.item_number, anchor.item_title)
    return found or item_of_pages(editions, anchor.item)


def _at_item(anchor: Anchor, item: AgendaItem, editions: Editions) -> Anchor:
    return replace(
        anchor,
        item=item.key,
        item_number=item.number,
        item_title=item.title,
        edition=editions.new.edition,
    )


def _here(anchor: Anchor, editions: Editions, number: int) -> Anchor:
    """The anchor on a page of the new edition, and with its item."""
    page = editions.new.pages[number - 1]
    moved = replace(anchor, page=page.label, pdf_page=number, edition=editions.new.edition)
    item = editions.new.item(page.item) if page.item else None
    if not anchor.item or item is None or not _of_its_page(anchor, editions):
        item = _item(anchor, editions) or (item if anchor.item else None)
    return _at_item(moved, item, editions) if item else replace(moved, item="")


def _of_its_page(anchor: Anchor, editions: Editions) -> bool:
    """Whether the anchor's item is the one its page belonged to: a note on one item may quote another's papers."""
    if editions.old is None or anchor.pdf_page is None:
        return True
    before = editions.old.item_of_page(anchor.pdf_page)
    return before is not None and before.key == anchor.item


def _moved(anchor: Anchor, here: Anchor) -> tuple[Verdict, str]:
    """Whether the place has another number, of page or item, than the one it was noted with."""
    told = []
    if (anchor.page, None if anchor.page else anchor.pdf_page) != (
        here.page,
        None if here.page else here.pdf_page,
    ):
        told.append(f"now on {_page(here)}, was {_page(anchor)}")
    if anchor.item and here.item_number != anchor.item_number:
        told.append(
            f"now item {here.item_number}, was {anchor.item_number}" if here.item else "its item is gone"
        )
    elif anchor.item and not here.item:
        told.append("its item is not on the agenda now")
    elif here.item != anchor.item and here.item_title != anchor.item_title:
        told.append(f"its item is now called {here.item_title}")
    reason = "; ".join(told)
    return ("moved", reason[:1].upper() + reason[1:]) if told else ("exact", "")


def _page(anchor: Anchor) -> str:
    if anchor.page:
        return f"page {anchor.page}"
    return f"PDF page {anchor.pdf_page}" if anchor.pdf_page else "no page"
