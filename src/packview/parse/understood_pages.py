"""Which parsers understood a page, so that a member knows where there is nothing but its text."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import get_args

from packview.model import AgendaItem, Pack, Paper, ReadAs

_ORDER: tuple[ReadAs, ...] = get_args(ReadAs)
_REPORT_PAGES = 30
"""Pages of a report that are looked at for its parts."""


def with_understood(pack: Pack, understood: Mapping[ReadAs, Collection[int]]) -> Pack:
    """The pack with what each page was understood as, added to what is known of it.

    Args:
        pack: with its pages.
        understood: 'agenda', 'minutes', ... to the PDF pages that were understood as that.
    """
    return replace(
        pack,
        pages=tuple(
            replace(
                page,
                read_as=tuple(
                    what for what in _ORDER if what in page.read_as or page.number in understood.get(what, ())
                ),
            )
            if page.state == "text"
            else page
            for page in pack.pages
        ),
    )


def front_pages(pack: Pack, first: int, last: int) -> dict[ReadAs, Collection[int]]:
    """The pages of front sheet and agenda.

    Args:
        pack: with its meeting and pages.
        first: PDF page on which the agenda begins, 0 where there is none.
        last: PDF page on which it ends.
    """
    known = bool(pack.meeting.committee or pack.meeting.date)
    if first:
        return {"front sheet": range(1, first + 1) if known else (), "agenda": range(first, last + 1)}
    return {"front sheet": [page.number for page in pack.pages[:1] if known and not page.item]}


def paper_pages(pack: Pack) -> dict[ReadAs, Collection[int]]:
    """The pages of reports of which header, summary or recommendations were read, and of the minutes that were."""
    reports: set[int] = set()
    for item in pack.items:
        for paper in item.papers:
            if paper.kind == "report" and (paper.fields or paper.summary or paper.recommendations):
                reports.update(_pages_of(paper)[:_REPORT_PAGES])
    return {"report": reports, "minutes": _minutes_pages(pack)}


def _minutes_pages(pack: Pack) -> Collection[int]:
    minutes = pack.minutes
    if minutes is None:
        return ()
    first = minutes.pdf_first or 1
    holder = next((one for one in _holders(pack) if first in _pages_of(one)), None)
    last = max(_pages_of(holder)) if holder else len(pack.pages) if not pack.items else first
    seen = [item.pdf_page for item in minutes.items if item.pdf_page]
    return range(first, max([last, *seen]) + 1)


def _holders(pack: Pack) -> Iterator[Paper | AgendaItem]:
    """What minutes may stand in: papers that are minutes, then items."""
    for item in pack.items:
        yield from (paper for paper in item.papers if paper.kind == "minutes")
    yield from pack.items


def _pages_of(part: Paper | AgendaItem) -> range:
    return range(part.pdf_first, (part.pdf_last or part.pdf_first) + 1) if part.pdf_first else range(0)
