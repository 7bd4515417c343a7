"""Where in the file the papers of each agenda item are: by printed labels, the outline, stamps and headings."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from packview.model import Document, Page
from packview.parse.agenda import Entry
from packview.parse.bodies import is_body_heading
from packview.parse.lines import Line, flow
from packview.parse.minutes import is_minutes_heading
from packview.parse.report import read_fields
from packview.text import fold, one_line

_ITEM_STAMP = re.compile(
    r"\b(?:agenda )?item\s*(?:no\.?\s*|number\s*)?(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d+)?[a-z]?|[A-Z])\b",
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(
    r"(?:(?:agenda )?item\s+)?(?P<number>[A-Z]{0,3}\d{1,3}(?:/\d{1,3})?[a-z]?|[A-Z])(?:[.):]|\s+[-\u2013])?\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)
_TABLE_BEGINS = re.compile(
    r"(?:decision[- ]?maker|report (?:to|of|by)|from|subject|committee|title|report title)\s*:", re.IGNORECASE
)
_MINUTES = re.compile(
    r"(?:to (?:approve|confirm|sign|agree|receive|consider)\b.{0,40})?\b(?:draft |public )?minutes\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """PDF pages from ``first`` to ``last``.

    Attributes:
        first: 1..n.
        last: the same.
        line: index of the line of the first page it begins with; more than 0 only in a text source, whose pages are
            the stretches between two stamps.
        stop: index of the line of the last page before which it ends, None where it has all of that page.
    """

    first: int
    last: int
    line: int = 0
    stop: int | None = None

    def lines_on(self, page: Page) -> int:
        """How many lines of one of its pages it has."""
        stop = self.stop if page.number == self.last and self.stop is not None else len(page.lines)
        return max(stop - (self.line if page.number == self.first else 0), 0)

    def pages(self, pages: Sequence[Page]) -> list[Page]:
        """Its pages, as far as they were read, with its own lines only."""
        found = list(pages[self.first - 1 : self.last])
        if found and self.stop is not None and found[-1].number == self.last:
            found[-1] = replace(found[-1], lines=found[-1].lines[: self.stop])
        if found and self.line:
            found[0] = replace(found[0], lines=found[0].lines[self.line :])
        return found


Spot = tuple[int, int]
"""A PDF page and the index of one of its lines."""


def is_minutes_title(title: str) -> bool:
    """Whether an item or paper is the minutes of a meeting."""
    return bool(_MINUTES.match(title)) or fold(title) in {"minutes", "record of decisions"}


def stamped_item(page: Page) -> str | None:
    """The number on a page's 'Agenda Item 7' stamp."""
    return next((found["number"] for stamp in page.stamps if (found := _ITEM_STAMP.search(stamp))), None)


def split_number(title: str) -> tuple[str, str]:
    """Number and title of an outline entry such as '7 Annual report'; the number is '' where it has none."""
    found = _NUMBERED_TITLE.match(title)
    return (found["number"], found["title"]) if found else ("", title)


class Places:
    """What the pages and the outline say about where things are.

    Args:
        document: for its outline and page count.
        pages: from the first, as far as they were read.
        after: PDF page the agenda ends on; papers are looked for behind it, and on it in a text source.
    """

    def __init__(self, document: Document, pages: Sequence[Page], after: int) -> None:
        self.document = document
        self.pages = pages
        self.after = after
        behind = after - 1 if document.kind == "text" else after
        self.labels: dict[str, int] = {}
        for page in [*pages[max(behind, 0) :], *pages[: max(behind, 0)]]:
            if page.label:
                self.labels.setdefault(page.label.casefold(), page.number)
        # Figures that rise from page to page; a stray one must not lead the others astray.
        self._rising: list[tuple[int, int]] = []
        for page in pages[max(behind, 0) :]:
            label = page.label or ""
            if label.isascii() and label.isdigit() and (not self._rising or int(label) > self._rising[-1][0]):
                self._rising.append((int(label), page.number))

    def page_of_label(self, label: str | None) -> int | None:
        """The PDF page with a printed label; where none is printed on it, the page at that place between labelled ones."""
        if label is None:
            return None
        exact = self.labels.get(label.casefold())
        if (
            exact is not None
            or self.document.kind == "text"
            or not (label.isascii() and label.isdigit())
            or not self._rising
        ):
            return exact
        number = int(label)
        at = bisect_right(self._rising, (number, 0))
        below, above = (
            (self._rising[at - 1] if at else None),
            (self._rising[at] if at < len(self._rising) else None),
        )
        near = below or above
        assert near
        page = near[1] + number - near[0]
        if not self.after < page <= self.document.page_count or (
            below and above and above[1] - page != above[0] - number
        ):
            return None
        unread = page > len(self.pages)
        return page if unread or self.pages[page - 1].label is None else None

    @cached_property
    def _outline(self) -> list[tuple[str, str, int]]:
        found = []
        for mark in self.document.bookmarks:
            if mark.page and mark.page > self.after:
                number, title = split_number(mark.title)
                found.append((number.casefold(), fold(title), mark.page))
        return found

    @cached_property
    def _stamps(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for page in self.pages:
            number = stamped_item(page)
            if number:
                found.setdefault(number.casefold(), page.number)
        return found

    @cached_property
    def _subjects(self) -> list[tuple[str, Spot]]:
        """Subjects of the reports by their header tables, which stand at the head of a page or, in a text, anywhere."""
        found = []
        for page in self.pages[max(self.after - 1, 0) :]:
            for index in self._tables(page):
                lines = flow([replace(page, lines=page.lines[index : index + 30], runs=())])
                fields, _ = read_fields(lines, ())
                subject = next(
                    (fields[key] for key in ("Subject", "Title", "Report title") if key in fields), ""
                )
                if subject:
                    found.append((fold(subject), (page.number, index)))
        return found

    def _tables(self, page: Page) -> Iterator[int]:
        """Lines with which a header table may begin."""
        written = (index for index, line in enumerate(page.lines) if line and not line.isspace())
        at_top = islice(written, 1 if self.document.kind == "pdf" else None)
        before = -9
        for index in at_top:
            if _TABLE_BEGINS.match(page.lines[index].lstrip()):
                if index > before + 8:  # the other keys of a table do not begin one
                    yield index
                before = index

    @cached_property
    def minutes(self) -> Spot | None:
        """Where minutes begin, None where no heading says so."""
        for page in self.pages[max(self.after - 1, 0) :]:
            before: tuple[int, Line] | None = None
            for index, text in enumerate(page.lines if self.document.kind == "text" else page.lines[:12]):
                if not text or text.isspace():
                    continue
                line = Line(text=one_line(text), page=page.number, top=before is None)
                if "minutes" in text.casefold() and is_minutes_heading(line, before[1] if before else None):
                    return page.number, before[0] if before and is_body_heading(before[1].text) else index
                before = index, line
        return None

    def by_label(self, entry: Entry) -> Spot | None:
        return _top(self.page_of_label(entry.first))

    def by_outline(self, entry: Entry) -> Spot | None:
        number, title = entry.number.casefold(), fold(entry.title)
        for other, name, page in self._outline:
            if other == number and alike(name, title) >= 0.5:
                return page, 0
        return _top(next((page for _, name, page in self._outline if name and name == title), None))

    def by_stamp(self, entry: Entry) -> Spot | None:
        return _top(self._stamps.get(entry.number.casefold()))

    def by_subject(self, entry: Entry) -> Spot | None:
        title = fold(entry.title)
        best = max(
            ((alike(subject, title), -page, -line) for subject, (page, line) in self._subjects),
            default=(0.0, 0, 0),
        )
        return (-best[1], -best[2]) if best[0] >= 0.6 else None

    def by_minutes_heading(self, entry: Entry) -> Spot | None:
        return self.minutes if is_minutes_title(entry.title) else None


_Rule = Callable[[Places, Entry], Spot | None]
_RULES: dict[str, tuple[_Rule, ...]] = {
    "pdf": (
        Places.by_label,
        Places.by_outline,
        Places.by_stamp,
        Places.by_subject,
        Places.by_minutes_heading,
    ),
    # A text's pages may hold the end of one paper and the beginning of another, which only headings tell apart.
    "text": (Places.by_subject, Places.by_minutes_heading, Places.by_label, Places.by_stamp),
}


def _top(page: int | None) -> Spot | None:
    return (page, 0) if page is not None else None


def alike(one: str, other: str) -> float:
    """How much two folded titles share: words in both by words in the shorter, where it has at least two."""
    first, second = set(one.split()), set(other.split())
    shorter = min(len(first), len(second))
    if shorter < 2:
        return 1.0 if one and one == other else 0.0
    return len(first & second) / shorter


def locate(entries: Sequence[Entry], places: Places) -> list[Span | None]:
    """The pages of each item's papers, None where the file holds none.

    Args:
        entries: the agenda.
        places: of its file.
    """
    rules = _RULES[places.document.kind]
    starts = [next((spot for rule in rules if (spot := rule(places, entry))), None) for entry in entries]
    known = sorted({start for start in starts if start})
    unknown = len(places.pages) < places.document.page_count and any(
        entry.first and start is None for entry, start in zip(entries, starts, strict=True)
    )
    end = len(places.pages) if unknown else places.document.page_count
    return [
        _span(entry, start, known, end, places) if start else None
        for entry, start in zip(entries, starts, strict=True)
    ]


def _span(entry: Entry, start: Spot, known: Sequence[Spot], end: int, places: Places) -> Span:
    """The pages of an item that begins at ``start``; at the latest it ends where the next one begins.

    Args:
        entry: the item.
        start: where it begins.
        known: where all items begin that were found, in order.
        end: the last page that anything is known of: of the file, or of what was read while others are not found yet.
        places: of the file.
    """
    page, line = start
    at = bisect_right(known, start)
    limit, stop = max(end, page), None
    if at < len(known):
        limit, stop = known[at] if known[at][1] else (known[at][0] - 1, None)
    last = places.page_of_label(entry.last)
    if last is None or last < page or places.document.kind == "text":
        last = _far_as_labels_go(entry, places, page, limit)
    return Span(first=page, last=max(last, page), line=line, stop=stop if last == limit else None)


def _far_as_labels_go(entry: Entry, places: Places, start: int, limit: int) -> int:
    """The end of an item whose last page is missing: before the first page whose label lies beyond the item's range."""
    if not (entry.last and entry.last.isascii() and entry.last.isdigit()) or places.document.kind == "text":
        return limit
    for page in places.pages[start:limit]:
        label = page.label or ""
        if label.isascii() and label.isdigit() and int(label) > int(entry.last):
            return page.number - 1
    return limit


def owners(spans: Sequence[Span | None], pages: Sequence[Page], page_count: int) -> list[int | None]:
    """For each PDF page the index of the item it belongs to.

    Where two claim a page it belongs to the one that has more of its lines, else to the one that begins later.

    Args:
        spans: as ``locate`` found them.
        pages: as far as they were read.
        page_count: of the file.
    """
    found: list[int | None] = [None] * page_count
    order = sorted((span.first, span.line, -index) for index, span in enumerate(spans) if span)
    for _, _, negative in order:
        span = spans[-negative]
        assert span
        for number in range(span.first, min(span.last, page_count) + 1):
            before = found[number - 1]
            other = spans[before] if before is not None else None
            if (
                other
                and number <= len(pages)
                and other.lines_on(pages[number - 1]) > span.lines_on(pages[number - 1])
            ):
                continue
            found[number - 1] = -negative
    return found
