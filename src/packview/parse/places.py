"""What the pages and the outline of a file say about where things are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice, pairwise

from packview.model import Document, Page
from packview.parse.bodies import is_body_heading
from packview.parse.entries import Entry
from packview.parse.lines import Line, figure, flow
from packview.parse.minutes import is_minutes_heading
from packview.parse.report import read_fields
from packview.parse.titles import alike, is_minutes_title, split_number, stamped_item
from packview.text import fold, one_line

_TABLE_BEGINS = re.compile(
    r"(?:decision[- ]?maker|report (?:to|of|by)|from|subject|committee|title|report title)\s*:", re.IGNORECASE
)

_HEAD = 4
"""Lines at the head of a page among which a title is looked for."""
Spot = tuple[int, int]
"""A PDF page and the index of one of its lines."""


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
            number = figure(page.label)
            if number is None:
                continue
            if len(self._rising) > 1 and self._rising[-2][0] < number <= self._rising[-1][0]:
                self._rising.pop()
            if not self._rising or number > self._rising[-1][0]:
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
        return _top(
            next((page for other, name, page in self._outline if name and name == title and not other), None)
        )

    def by_stamp(self, entry: Entry) -> Spot | None:
        return _top(self._stamps.get(entry.number.casefold()))

    def by_subject(self, entry: Entry) -> Spot | None:
        title = fold(entry.title)
        best = max(
            ((alike(subject, title), -page, -line) for subject, (page, line) in self._subjects),
            default=(0.0, 0, 0),
        )
        return (-best[1], -best[2]) if best[0] >= 0.6 else None

    def by_title(self, entry: Entry) -> Spot | None:
        """The page at whose head stands the item's title, and nothing else on its line or lines."""
        title = fold(entry.title)
        return _top(self._titles.get(title)) if len(title.split()) > 1 else None

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
