"""Where in the file the papers of each agenda item are: by printed labels, the outline, stamps and headings."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from packview.model import Page
from packview.parse.entries import Entry
from packview.parse.lines import figure
from packview.parse.places import Places, Spot

_Rule = Callable[[Places, Entry], Spot | None]
_RULES: dict[str, tuple[_Rule, ...]] = {
    "pdf": (
        Places.by_label,
        Places.by_outline,
        Places.by_stamp,
        Places.by_subject,
        Places.by_minutes_heading,
        Places.by_title,
    ),
    # A text's pages may hold the end of one paper and the beginning of another, which only headings tell apart.
    "text": (Places.by_subject, Places.by_minutes_heading, Places.by_label, Places.by_stamp),
}

_GUESSES: tuple[_Rule, ...] = (Places.by_subject, Places.by_minutes_heading, Places.by_title)


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


def locate(entries: Sequence[Entry], places: Places) -> list[Span | None]:
    """The pages of each item's papers, None where the file holds none.

    Args:
        entries: the agenda.
        places: of its file.
    """
    starts = _starts(entries, places)
    known = sorted({start for start in starts if start})
    unknown = len(places.pages) < places.document.page_count and any(
        entry.first and start is None for entry, start in zip(entries, starts, strict=True)
    )
    end = len(places.pages) if unknown else places.document.page_count
    return [
        _span(entry, start, known, end, places) if start else None
        for entry, start in zip(entries, starts, strict=True)
    ]


def _starts(entries: Sequence[Entry], places: Places) -> list[Spot | None]:
    """Where each item's papers begin; what is only guessed from headings goes to one item, and to one that has pages."""
    ranged = any(entry.first for entry in entries)
    guessed: set[Spot] = set()
    found: list[Spot | None] = []
    for entry in entries:
        rules = [
            rule for rule in _RULES[places.document.kind] if entry.first or not ranged or rule not in _GUESSES
        ]
        start: Spot | None = None
        for rule in rules:
            start = rule(places, entry)
            if start in guessed and rule in _GUESSES:
                start = None
            if start:
                guessed |= {start} if rule in _GUESSES else set()
                break
        found.append(start)
    return found


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
    end = figure(entry.last)
    if end is None or places.document.kind == "text":
        return limit
    beyond = (page.number - 1 for page in places.pages[start:limit] if (figure(page.label) or 0) > end)
    return next(beyond, limit)


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
