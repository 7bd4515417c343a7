"""Where in the file the papers of each agenda item are: by printed labels, the outline, stamps and headings.

A file that prints no agenda has the items of its outline, or of the stamps on its papers.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise

from packview.model import Document, Page
from packview.parse.agenda.items import Entry
from packview.parse.meeting.minutes import is_minutes_heading
from packview.parse.meeting.names import is_body_heading
from packview.parse.papers.report import read_fields, subject_of
from packview.parse.text.lines import Line, figure, flow
from packview.parse.text.patterns import any_case
from packview.parse.text.titles import alike, is_minutes_title, split_number, stamped_item
from packview.text import fold, one_line


def entries_from_outline(document: Document, pages: Sequence[Page]) -> tuple[Entry, ...]:
    """The numbered top entries of an outline, where an 'Agenda' among them or a stamp shows that they are items."""
    marks = [mark for mark in document.bookmarks if mark.page and mark.title.strip()]
    if not marks:
        return ()
    top = min(mark.level for mark in marks)
    numbered = [(mark, *split_number(mark.title)) for mark in marks if mark.level == top]
    stamped = {(stamped_item(page) or "").casefold() for page in pages} - {""}
    items = [
        (number, title)
        for mark, number, title in numbered
        if number and (any(map(str.isdigit, number)) or number.casefold() in stamped)
    ]
    called = any(
        fold(mark.title) in {"agenda", "front sheet", "agenda front sheet"} for mark, _, _ in numbered
    )
    if not called and not any(number.casefold() in stamped for number, _ in items):
        return ()
    return tuple(Entry(number=number, title=one_line(title)) for number, title in items)


def entries_from_stamps(pages: Sequence[Page]) -> tuple[Entry, ...]:
    """An item for each 'Agenda Item 7' stamp, its title from the report's subject or the first line of the page."""
    found: dict[str, Entry] = {}
    for page in pages:
        number = stamped_item(page)
        if number and number.casefold() not in found:
            lines = flow([page])
            fields, _ = read_fields(lines, ())
            title = subject_of(fields) or (lines[0].text if lines else "")
            found[number.casefold()] = Entry(number=number, title=one_line(title)[:200] or f"Item {number}")
    return tuple(found.values())


_TABLE_BEGINS = any_case(
    r"(?:decision[- ]?maker|report (?:to|of|by)|from|to|date|subject|re|committee|title|report title)\s*:"
)

_HEAD_OF_REPORT = 6
"""Lines at the head of a page among which a report's header table begins, under the name of the council and 'Staff report'."""
_HEAD = 4
"""Lines at the head of a page among which a title is looked for."""
Spot = tuple[int, int]
"""A PDF page and the index of one of its lines."""


class Places:
    """What the pages, as far as they were read, and the outline say about where things are.

    Papers are looked for behind the PDF page ``after``, on which the agenda ends, and on it in a text source.
    """

    def __init__(
        self, document: Document, pages: Sequence[Page], after: int, titles: Sequence[str] = ()
    ) -> None:
        self._items = [fold(title) for title in titles]
        self.document = document
        self.pages = pages
        self.after = after
        behind = max(after - 1 if document.kind == "text" else after, 0)
        inside = [*pages[behind:], *pages[:behind]]
        self.labels = {page.label.casefold(): page.number for page in reversed(inside) if page.label}
        # Figures that rise from page to page; a stray one must not lead the others astray.
        self._rising: list[tuple[int, int]] = []
        for page in pages[behind:]:
            number = figure(page.label)
            while number and len(self._rising) > 1 and self._rising[-2][0] < number <= self._rising[-1][0]:
                self._rising.pop()
            if number is not None and (not self._rising or number > self._rising[-1][0]):
                self._rising.append((number, page.number))

    def page_of_label(self, label: str | None) -> int | None:
        """The PDF page with a printed label; where none is printed on it, the page at that place between labelled ones."""
        if label is None:
            return None
        exact = self.labels.get(label.casefold())
        number = figure(label)
        if exact is not None or number is None or self.document.kind == "text" or not self._rising:
            return exact
        at = bisect_right(self._rising, (number, 0))
        pages = {number - label + page for label, page in self._rising[max(at - 1, 0) : at + 1]}
        page, *others = pages
        if others or not self.after < page <= self.document.page_count:
            return None
        unread = page > len(self.pages)
        return page if unread or self.pages[page - 1].label is None else None

    @cached_property
    def _outline(self) -> list[tuple[str, str, int]]:
        marks = [(*split_number(mark.title), mark.page or 0) for mark in self.document.bookmarks]
        return [(number.casefold(), fold(title), page) for number, title, page in marks if page > self.after]

    @cached_property
    def _stamps(self) -> dict[str, int]:
        stamps = ((stamped_item(page), page.number) for page in reversed(self.pages))
        return {number.casefold(): page for number, page in stamps if number}

    @cached_property
    def _subjects(self) -> list[tuple[str, Spot]]:
        """Subjects of the reports by their header tables, which stand at the head of a page or, in a text, anywhere."""
        found = []
        for page in self.pages[max(self.after - 1, 0) :]:
            for index in self._tables(page):
                lines = flow([replace(page, lines=page.lines[index : index + 30], runs=())])
                fields, _ = read_fields(lines, ())
                subject = subject_of(fields)
                if subject:
                    found.append((fold(subject), (page.number, index)))
        return found

    def _tables(self, page: Page) -> Iterator[int]:
        """Lines with which a header table may begin."""
        written = (index for index, line in enumerate(page.lines) if line and not line.isspace())
        at_top = islice(written, _HEAD_OF_REPORT if self.document.kind == "pdf" else None)
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
        numbered = (
            page for other, name, page in self._outline if other == number and alike(name, title) >= 0.5
        )
        named = (page for other, name, page in self._outline if name and name == title and not other)
        return _top(next(numbered, None) or next(named, None))

    def by_bookmark_words(self, entry: Entry) -> Spot | None:
        """The first bookmark whose words all stand in the item's title, and in no other's."""
        title = frozenset(fold(entry.title).split())
        for _, name, page in self._outline:
            words = frozenset(name.split())
            if len(words) > 1 and words <= title:
                holders = sum(words <= {*other.split()} for other in self._items)
                if holders == 1:
                    return page, 0
        return None

    def by_stamp(self, entry: Entry) -> Spot | None:
        return _top(self._stamps.get(entry.number.casefold()))

    def by_subject(self, entry: Entry) -> Spot | None:
        title = fold(entry.title)
        ranked = [(alike(subject, title), spot) for subject, spot in self._subjects]
        best = max(ranked, key=lambda one: one[0], default=None)
        return best[1] if best and best[0] >= 0.6 else None

    def by_title(self, entry: Entry) -> Spot | None:
        """The page at whose head stands the item's title, and nothing else on its line or lines, and no other item's."""
        title = fold(entry.title)
        page = self._titles.get(title) if len(title.split()) > 1 else None
        others = sum(page is not None and self._titles.get(other) == page for other in self._items)
        return _top(page) if others < 2 else None

    @cached_property
    def _titles(self) -> dict[str, int]:
        """The folded lines at the head of each page, alone and with the line below, to the first page that has them."""
        found: dict[str, int] = {}
        for page in self.pages[max(self.after, 0) :]:
            lines = [fold(line) for line in page.lines[:12] if line.strip()][:_HEAD]
            for line, below in pairwise([*lines, ""]):
                number, title = split_number(line)
                for text in (line, f"{line} {below}", title if number else ""):
                    found.setdefault(text, page.number)
        return found

    def by_minutes_heading(self, entry: Entry) -> Spot | None:
        return self.minutes if is_minutes_title(entry.title) else None


def _top(page: int | None) -> Spot | None:
    return (page, 0) if page is not None else None


_Rule = Callable[[Places, Entry], Spot | None]
_GUESSES: tuple[_Rule, ...] = (
    Places.by_bookmark_words,
    Places.by_subject,
    Places.by_minutes_heading,
    Places.by_title,
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "pdf": (Places.by_label, Places.by_outline, Places.by_stamp, *_GUESSES),
    # A text's pages may hold the end of one paper and the beginning of another, which only headings tell apart.
    "text": (Places.by_subject, Places.by_minutes_heading, Places.by_label, Places.by_stamp),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """PDF pages from ``first`` to ``last``.

    In a text source, whose pages are the stretches between two stamps, it may begin with a later ``line`` of the first, and
    end before the line ``stop`` of the last.
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
    """The pages of each item's papers, None where the file holds none."""
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
        start: Spot | None = None
        for rule in _RULES[places.document.kind]:
            guess = rule in _GUESSES
            if not guess or entry.first or not ranged:
                start = rule(places, entry)
                start = None if guess and start in guessed else start
            if start:
                guessed |= {start} if guess else set()
                break
        found.append(start)
    return found


def _span(entry: Entry, start: Spot, known: Sequence[Spot], end: int, places: Places) -> Span:
    """The pages of an item that begins at ``start``; at the latest it ends where the next of the ``known`` beginnings is.

    ``end`` is the last page anything is known of: of the file, or of what was read while others are not found yet.
    """
    page, line = start
    at = bisect_right(known, start)
    limit, stop = max(end, page), None
    if at < len(known):
        limit, stop = known[at] if known[at][1] else (known[at][0] - 1, None)
    last = places.page_of_label(entry.last)
    if last is None or last < page or places.document.kind == "text":
        # before the first page whose label lies beyond the item's range
        most = figure(entry.last) if places.document.kind == "pdf" else None
        labelled = ((one.number - 1, figure(one.label) or 0) for one in places.pages[page:limit])
        last = next((number for number, label in labelled if most is not None and label > most), limit)
    return Span(first=page, last=max(last, page), line=line, stop=stop if last == limit else None)


def owners(spans: Sequence[Span | None], pages: Sequence[Page], page_count: int) -> list[int | None]:
    """For each PDF page the index of the item it belongs to.

    Where two claim a page it belongs to the one that has more of its lines, else to the one that begins later.
    """
    found: list[int | None] = [None] * page_count
    known = [(index, span) for index, span in enumerate(spans) if span]
    for index, span in sorted(known, key=lambda one: (one[1].first, one[1].line, -one[0])):
        for number in range(span.first, min(span.last, page_count) + 1):
            before = found[number - 1]
            other = spans[before] if before is not None and number <= len(pages) else None
            if other is None or other.lines_on(pages[number - 1]) <= span.lines_on(pages[number - 1]):
                found[number - 1] = index
    return found
