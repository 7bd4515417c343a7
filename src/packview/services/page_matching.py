"""Which page and which item of one edition of a pack is which of another."""

from collections import Counter
from functools import cached_property

from rapidfuzz import fuzz

from packview.model import AgendaItem, Pack
from packview.services.opened import OpenPack
from packview.services.page_index import PageIndex
from packview.text import fold as fold_title

_LIKE = 0.6
"""Likeness from which a page is the same page, rewritten."""
_LITTLE = 40
"""Characters below which a page's text does not tell which page it is."""
_TITLE, _TITLE_AND_NUMBER = 85.0, 60.0


class Editions:
    """Two editions of a pack, set beside each other; what is asked once is remembered.

    Args:
        old: the edition that notes speak of; None where it is not there any more.
        new: the edition to find their places in.
    """

    def __init__(self, old: OpenPack | None, new: OpenPack) -> None:
        self.old = old.pack if old else None
        self.new = new.pack
        self._old_pages = old.pages if old else ()
        self.index = PageIndex(new.pages)
        self._matched: dict[int, tuple[int, float] | None] = {}
        self._likeness: dict[tuple[int, int], float] = {}

    @cached_property
    def earlier(self) -> PageIndex:
        """The text of the old edition."""
        return PageIndex(self._old_pages)

    def likeness(self, old: int, new: int) -> float:
        """How alike two pages are in their text, 0 to 1; 0 where one is not there."""
        if not (1 <= old <= len(self._old_pages) and 1 <= new <= len(self.index.pages)):
            return 0.0
        known = self._likeness.get((old, new))
        if known is None:
            ours, theirs = self.earlier.pages[old - 1], self.index.pages[new - 1]
            known = 1.0 if ours == theirs else fuzz.ratio(ours, theirs) / 100
            self._likeness[old, new] = known
        return known

    def neighbourhood(self, old: int, new: int) -> float:
        """The same, looking at the pages before and after as well."""
        around = (self.likeness(old - 1, new - 1) + self.likeness(old + 1, new + 1)) / 2
        return 0.7 * self.likeness(old, new) + 0.3 * around

    def page(self, old: int) -> tuple[int, float] | None:
        """The page that an old page is now, and how alike they are; None where it is gone."""
        if old not in self._matched:
            self._matched[old] = self._find_page(old)
        return self._matched[old]

    def _find_page(self, old: int) -> tuple[int, float] | None:
        if not 1 <= old <= len(self._old_pages):
            return None
        text = self.earlier.pages[old - 1]
        twins = self.index.twins(text)
        if len(twins) == 1:
            return twins[0], 1.0
        if twins:
            return max(twins, key=lambda new: (self._standing(old, new), -abs(new - old))), 1.0
        if len(text) < _LITTLE:
            return None
        found = self.index.sharing(text, 6)
        best = max(found, key=lambda new: (self.likeness(old, new), -abs(new - old)), default=0)
        like = self.likeness(old, best)
        return (best, like) if like >= _LIKE else None

    def _standing(self, old: int, new: int) -> float:
        """Of pages with the same text: whether the pages around, the item and the number speak for it."""
        assert self.old is not None
        before, after = self.old.pages[old - 1], self.new.pages[new - 1]
        same_item = before.item is not None and self._item_key(before.item) == after.item
        return (
            3 * self.neighbourhood(old, new)
            + (1.0 if same_item else 0.0)
            + (0.5 if before.label and before.label == after.label else 0.0)
        )

    def _item_key(self, key: str) -> str:
        found = self.item(key)
        return found.key if found else ""

    def item(self, key: str, number: str = "", title: str = "") -> AgendaItem | None:
        """The item that an old item is now, by key, title, number; None where it is gone or it cannot be told.

        Args:
            key: of the old item.
            number: as it was printed, for where the old edition is not there.
            title: the same.
        """
        before = self.old.item(key) if self.old else None
        number, title = (before.number, before.title) if before else (number, title)
        same = self.new.item(key)
        if same is not None:
            return same
        return _by_title(self.new, number, title)


def _by_title(pack: Pack, number: str, title: str) -> AgendaItem | None:
    wanted = fold_title(title)
    if not wanted:
        return None
    exact = [item for item in pack.items if fold_title(item.title) == wanted]
    if exact:
        numbered = [item for item in exact if item.number == number]
        return numbered[0] if numbered else (exact[0] if len(exact) == 1 else None)
    scored = sorted(
        ((fuzz.token_sort_ratio(wanted, fold_title(item.title)), item) for item in pack.items),
        key=lambda pair: -pair[0],
    )
    for score, item in scored:
        if score >= _TITLE_AND_NUMBER and item.number == number:
            return item
    clear = len(scored) == 1 or (len(scored) > 1 and scored[0][0] > scored[1][0])
    return scored[0][1] if scored and clear and scored[0][0] >= _TITLE else None


def item_of_pages(editions: Editions, key: str) -> AgendaItem | None:
    """The item that most of an old item's pages belong to now; None where no page of it is left."""
    if editions.old is None:
        return None
    votes: Counter[str] = Counter()
    for page in editions.old.pages:
        if page.item == key and (found := editions.page(page.number)) is not None:
            votes[editions.new.pages[found[0] - 1].item or ""] += 1
    (winner, count), *_ = votes.most_common(1) or [("", 0)]
    return editions.new.item(winner) if winner and 2 * count > sum(votes.values()) else None
