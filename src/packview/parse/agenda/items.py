"""Items as the agenda prints them: from the lines of each, its title, page range, description and whether it is exempt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from packview.parse.agenda.patterns import (
    BARE_RANGE,
    EXCLUSION,
    ITEM_EXEMPT,
    ONLY_IF,
    OPEN_PART,
    PART_ONLY,
    RANGE,
)
from packview.parse.text.headings import title_length
from packview.parse.text.lines import Line, figure, join, paragraphs
from packview.parse.text.titles import Start
from packview.text import one_line

_NEAR_THE_TITLE = 6
"""Lines within which a page number may stand behind other words; further down it stands alone."""
_YEARS = range(1990, 2061)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as the agenda prints it.

    Attributes:
        number: as printed.
        title: on one line, without the page range.
        first: label of the range's first page, None where no range is printed.
        last: the same of its last page.
        description: the officer's lines under the title.
        exempt: the press and public are to be excluded.
        page: PDF page of the agenda it stands on; None where it was not printed there.
    """

    number: str
    title: str
    first: str | None = None
    last: str | None = None
    description: str = ""
    exempt: bool = False
    page: int | None = None


@dataclass(slots=True)
class Block:
    """The lines of an item, from its number to the line before the next.

    Attributes:
        start: its number and the beginning of its title.
        lines: as printed.
        exempt: it stands in the part of the agenda that is not for the public.
        closed: a heading or signature came after it, so no more lines are its own.
    """

    start: Start
    lines: list[Line]
    exempt: bool = False
    closed: bool = False

    @property
    def text(self) -> str:
        """Its lines as one."""
        return join(line.printed for line in self.lines)


def entries_of(blocks: Iterable[Block], width: int, *, columns: bool) -> tuple[Entry, ...]:
    """The items of an agenda.

    Args:
        blocks: in order.
        width: of a full line, in characters.
        columns: the agenda is a table with a column of page numbers, so bare numbers at a line's end are pages.
    """
    found: list[Entry] = []
    furthest = 0
    for block in blocks:
        entry = _entry(block, width, furthest if columns else None)
        furthest = figure(entry.last) or furthest
        found.append(entry)
    return tuple(_mark_following(found))


def _entry(block: Block, width: int, furthest: int | None) -> Entry:
    lines = [replace(block.lines[0], text=block.start.title), *block.lines[1:]]
    if not block.start.title:
        lines = lines[1:]
    pages: tuple[str, str] | None = None
    if furthest is not None:
        lines, pages = _from_column(lines, furthest)
    count = title_length(lines, width, RANGE)
    title, description = join(line.printed for line in lines[:count]), lines[count:]
    found = RANGE.search(title) or RANGE.search(join(line.text for line in description))
    if found:
        pages = found["first"], found["last"] or found["first"]
    text = " ".join(paragraph.text for paragraph in paragraphs(description, width=width))
    title, text = one_line(RANGE.sub(" ", title)).strip(" -\u2013:"), one_line(RANGE.sub(" ", text))
    return Entry(
        number=block.start.number,
        title=title or block.text,
        first=pages[0] if pages else None,
        last=pages[1] if pages else None,
        description=text,
        exempt=block.exempt or any(_says_exempt(part) for part in (title, *re.split(r"(?<=[.;])\s", text))),
        page=block.lines[0].page,
    )


def _from_column(lines: Sequence[Line], furthest: int) -> tuple[list[Line], tuple[str, str] | None]:
    """Lines without the page numbers a table has at their right, and those pages.

    A single number is a page only where it lies beyond the pages before: 'Phase 2' is not on page 2.
    """
    for index, line in enumerate(lines):
        found = (BARE_RANGE.search if index < _NEAR_THE_TITLE else BARE_RANGE.fullmatch)(line.text)
        if found and _can_be_pages(found, furthest) and not RANGE.search(line.text):
            rest = replace(line, text=line.text[: found.start()].rstrip())
            kept = [*lines[:index], *([rest] if rest.text else []), *lines[index + 1 :]]
            return kept, (found["first"], found["last"] or found["first"])
    return list(lines), None


def _can_be_pages(found: re.Match[str], furthest: int) -> bool:
    """Whether numbers at the end of a line are pages: they rise, and are neither a year nor '2017-18'."""
    first, last = int(found["first"]), int(found["last"] or 0)
    if first in _YEARS and furthest < _YEARS.start // 2:
        return False
    return first <= last if last else first > furthest


def _says_exempt(text: str) -> bool:
    return bool(ITEM_EXEMPT.search(text)) and not PART_ONLY.search(text) and not ONLY_IF.search(text)


def _mark_following(entries: Iterable[Entry]) -> Iterator[Entry]:
    """After 'Exclusion of the press and public' comes what they are excluded from."""
    excluded, only_next = False, False
    for entry in entries:
        if excluded and not entry.exempt and not OPEN_PART.match(entry.title):
            yield replace(entry, exempt=True)
        else:
            yield entry
        if only_next:
            excluded = only_next = False
        if EXCLUSION.search(entry.title) and not ONLY_IF.search(f"{entry.title} {entry.description}"):
            excluded = True
            only_next = (
                "following item" in entry.title.casefold() and "following items" not in entry.title.casefold()
            )
        elif OPEN_PART.match(entry.title):
            excluded = False
