"""What may leave this machine: one rule, which exports, shared notes, the panel, the log's copy and the clipboard ask."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Protocol, TypeVar

from packview.model.notes import Note
from packview.model.open_pack import OpenPack
from packview.model.pack import MinuteItem, Minutes, Pack


def may_leave(*, private: bool, closed: bool, with_private: bool = False, with_closed: bool = False) -> bool:
    """Whether something may be handed on.

    Args:
        private: whether the member keeps it private.
        closed: whether it is on, or rests on, what is closed to the press and public.
        with_private: the member asked for private ones too.
        with_closed: the member asked for closed ones too.
    """
    return (with_private or not private) and (with_closed or not closed)


@dataclass(frozen=True, slots=True)
class Closed:
    """What of a pack is closed to the press and public.

    Attributes:
        pack: says which of its items and papers are exempt.
        items: keys of items that were closed in the meeting itself.
    """

    pack: Pack
    items: frozenset[str] = frozenset()
    _pages: dict[int, bool] = field(default_factory=dict, compare=False)

    def item(self, key: str, number: str = "") -> bool:
        """Whether an item is closed. One whose key the pack does not have goes by its number: a renamed one is still exempt."""
        item = self.pack.item(key) or (self.pack.item_by_number(number) if number else None)
        return key in {*self.items, *self.pack.closed_items} or (
            item is not None and (item.exempt or item.key in self.items)
        )

    def covers(self, note: Note) -> bool:
        """Whether a note is on what is closed, or rests on a page or an indicator of it."""
        pages = (note.anchor.pdf_page, *(one.pdf_page for one in note.evidence))
        on_item = self.item(note.anchor.item, note.anchor.item_number)
        return on_item or any(page is not None and self.page(page) for page in pages) or self._rests_on(note)

    def _rests_on(self, note: Note) -> bool:
        """Whether it is about an indicator that stands on closed pages alone."""
        refs = {note.indicator, *(one.ref for one in note.evidence if one.kind == "indicator")} - {""}
        for ref in refs:
            pages = [one.pdf_page for one in self.pack.indicators if one.ref == ref]
            if pages and all(page is not None and self.page(page) for page in pages):
                return True
        return False

    def page(self, number: int) -> bool:
        """Whether a PDF page is of an item or a paper that is closed."""
        if number not in self._pages:  # thousands of notes are asked about in a row
            item = self.pack.item_of_page(number)
            closed = number in self.pack.closed_pages or (
                item is not None and (item.exempt or item.key in self.items)
            )
            self._pages[number] = closed or any(
                (paper.exempt or one.key in self.items)
                and paper.pdf_first is not None
                and paper.pdf_first <= number <= (paper.pdf_last or number)
                for one in self.pack.items
                for paper in one.papers
            )
        return self._pages[number]

    def note_may_leave(self, note: Note, *, with_private: bool = False, with_closed: bool = False) -> bool:
        """Whether a note may be handed on; arguments as of ``may_leave``."""
        closed = not with_closed and self.covers(note)
        return may_leave(
            private=note.private, closed=closed, with_private=with_private, with_closed=with_closed
        )

    def entry_may_leave(
        self, item: str, *, private: bool = False, closed: bool = False, **asked: bool
    ) -> bool:
        """Whether what a meeting's log has on an item may be handed on; ``asked``: the rest as of ``may_leave``."""
        return may_leave(private=private, closed=closed or self.item(item), **asked)


class _Placed(Protocol):
    @property
    def pdf_page(self) -> int | None: ...


_P = TypeVar("_P", bound=_Placed)


def public(opened: OpenPack, closed: Closed) -> OpenPack:
    """The pack without what is closed to the press and public: items, papers, pages, and all that stands on one of these pages.

    What lies below a closed item goes with it, and so does what stands on no known page of a pack that closes anything.
    ``closed_pages`` names the pages whose text is gone.
    """
    pack = opened.pack
    shut = {item.key for item in pack.items if closed.item(item.key)}
    for item in pack.items:  # in the order of the agenda: what is above comes first
        shut |= {item.key} if item.parent in shut else set()
    closed = Closed(pack, closed.items | shut)
    pages = {page.number for page in pack.pages if closed.page(page.number)}
    if not shut and not pages and not any(paper.exempt for item in pack.items for paper in item.papers):
        return opened

    def shown(placed: Iterable[_P]) -> tuple[_P, ...]:
        found = (one for one in placed if one.pdf_page is not None and one.pdf_page not in pages)
        return tuple(one for one in found if not closed.item(getattr(one, "item", "")))

    items = tuple(
        replace(
            item,
            papers=tuple(
                paper for paper in item.papers if not paper.exempt and pages.isdisjoint(paper.pdf_pages)
            ),
        )
        for item in pack.items
        if item.key not in shut
    )
    return replace(
        opened,
        pack=replace(
            pack,
            items=items,
            minutes=pack.minutes and _public_minutes(pack.minutes, pages),
            indicators=shown(pack.indicators),
            tables=shown(pack.tables),
            recommendations=shown(pack.recommendations),
            glossary=shown(pack.glossary),
            bookmarks=(),
            warnings=shown(pack.warnings),
            closed_items=(),
            closed_pages=tuple(sorted(pages)),
        ),
        pages=tuple(() if number in pages else lines for number, lines in enumerate(opened.pages, start=1)),
        layouts=tuple(() if number in pages else one for number, one in enumerate(opened.layouts, start=1)),
        printed=None,
        corrections=(),
    )


def _public_minutes(minutes: Minutes, pages: set[int]) -> Minutes | None:
    """The minutes without those items that stand on one of the pages, or end on one."""
    if minutes.pdf_first in pages:
        return None
    last = minutes.items[-1:]
    ends: list[tuple[MinuteItem, MinuteItem]] = [*pairwise(minutes.items), *zip(last, last, strict=True)]
    return replace(
        minutes,
        items=tuple(
            one
            for one, after in ends
            if one.pdf_page is not None
            and pages.isdisjoint(range(one.pdf_page, max(after.pdf_page or 0, one.pdf_page) + 1))
        ),
    )
