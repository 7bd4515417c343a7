"""What a supplement's papers hold, put beside what the pack's own hold."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from packview.model import Pack, PageInfo, Warned
from packview.text import fold


class _Fact(Protocol):
    @property
    def pdf_page(self) -> int | None: ...


_AFact = TypeVar("_AFact", bound=_Fact)


def with_facts(pack: Pack, late: Pack, stale: Collection[int]) -> Pack:
    """The pack with the supplement's minutes, indicators, tables, recommendations and glossary.

    What the pack has already stays, unless it stands in a paper that the supplement replaces.

    Args:
        pack: with all pages.
        late: the supplement, its pages numbered as in the pack.
        stale: PDF pages of replaced papers.
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
    ours: Sequence[_AFact],
    theirs: Sequence[_AFact],
    stale: Collection[int],
    name: Callable[[_AFact], Hashable],
) -> tuple[_AFact, ...]:
    """The pack's own, a stale one's place taken by its successor, then those the pack had not."""
    newer = {name(one): one for one in theirs}
    found: list[_AFact] = []
    used: set[Hashable] = set()
    for one in ours:
        key = name(one)
        if one.pdf_page in stale and key in newer:
            if key not in used:
                found.append(newer[key])
        else:
            found.append(one)
        used.add(key)
    return (*found, *(one for one in theirs if name(one) not in used))


def warnings_of(pack: Pack, late: Pack) -> Iterator[Warned]:
    """What to know of a supplement that was put into a pack, and what could not be understood in it.

    Args:
        pack: before.
        late: the supplement, its pages numbered as in the pack.
    """
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
    stretch: list[PageInfo] = []
    for page in theirs:
        if page.label is None:  # blank pages without a number do not end it
            continue
        if page.label.casefold() in known:
            stretch.append(page)
        elif stretch:
            yield _told_twice(stretch)
            stretch = []
    if stretch:
        yield _told_twice(stretch)


def _told_twice(stretch: Sequence[PageInfo]) -> Warned:
    first, last = stretch[0], stretch[-1]
    if len(stretch) == 1:
        message = (
            f"Page {first.label} stands twice: its number leads to the earlier one,"
            f" the supplement's is PDF page {first.number}"
        )
    else:
        message = (
            f"Pages {first.label} to {last.label} stand twice: their numbers lead to the earlier ones,"
            f" the supplement's are PDF pages {first.number} to {last.number}"
        )
    return Warned(page=first.label, pdf_page=first.number, message=message)
