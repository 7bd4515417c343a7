"""The agenda: numbered items with their titles, page ranges and the officer's lines under them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from packview.model import Document, Page
from packview.parse.agenda_rules import (
    EXEMPT_PART,
    HEADING,
    MINUTES_BEGIN,
    OPEN_PART,
    PAGE_COLUMN,
    PAPERS_BEGIN,
    RANGE,
    SIGNED,
)
from packview.parse.bodies import is_body_heading
from packview.parse.entries import Block, Entry, entries_of
from packview.parse.lines import Line, flow, width_of
from packview.parse.numbering import Start, looks_like_heading, start_of, step
from packview.parse.people import is_office, is_person

_SEARCHED = 60
"""Pages looked through for an agenda."""
_LONGEST = 16
"""Pages an agenda may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The agenda of a pack.

    Attributes:
        entries: in order.
        head: the lines before the first item.
        first: PDF page of the first item.
        last: PDF page of the last line.
    """

    entries: tuple[Entry, ...]
    head: tuple[Line, ...]
    first: int
    last: int


def find_agenda(document: Document, pages: Sequence[Page]) -> Agenda | None:
    """The agenda, None where the pages hold none.

    Args:
        document: for its outline.
        pages: from the first, as far as they were read.
    """
    pages = pages[: _until(document, pages)]
    lines = flow(pages, weights=True)
    best: tuple[float, Agenda] | None = None
    for begin in _beginnings(lines):
        read = _read(lines, begin)
        if read is not None and (best is None or read[0] > best[0]):
            best = read
    return best[1] if best else None


def _until(document: Document, pages: Sequence[Page]) -> int:
    """How many pages can be front sheet, notices and agenda: those before the first paper the outline or a stamp tells of."""
    papers = [
        mark.page - 1
        for mark in document.bookmarks
        if mark.page and mark.page > 1 and re.match(r"\d{1,3}[a-z]?\.?\s", mark.title)
    ]
    stamped = [
        page.number - 1
        for page in pages[:_SEARCHED]
        if any("item" in stamp.casefold() for stamp in page.stamps)
    ]
    if (
        document.kind == "text"
    ):  # its pages are stretches between stamps: the agenda may share one with a paper
        return min([_SEARCHED, *(number + 1 for number in stamped)])
    return min([_SEARCHED, *papers, *stamped])


def _beginnings(lines: Sequence[Line]) -> list[int]:
    """Where an agenda may begin: after its heading, else at the first items."""
    headings = [index + 1 for index, line in enumerate(lines) if HEADING.fullmatch(line.text)]
    if headings:
        return headings[:8]
    ranged = next((index for index, line in enumerate(lines) if RANGE.search(line.text)), None)
    if ranged is None:
        return []
    starts = [index for index in range(max(0, ranged - 80), ranged + 1) if start_of(lines[index])]
    return [starts[0]] if starts else []


def _read(lines: Sequence[Line], begin: int) -> tuple[float, Agenda] | None:
    """The best chain of numbered items after a line, with how much it looks like an agenda."""
    rest = lines[begin : begin + 1500]
    columns = any(
        PAGE_COLUMN.search(line.text) and not RANGE.search(line.text)
        for line in lines[max(0, begin - 1) : begin + 12]
    )
    best: tuple[float, int, list[Block]] | None = None
    for first in _first_items(rest):
        blocks = _chain(rest, first)
        score = sum(_weight(block) for block in blocks) - 0.01 * first
        if best is None or score > best[0]:
            best = (score, first, blocks)
    if best is None or (len(best[2]) < 2 and best[0] < 3):
        return None
    score, first, blocks = best
    width = width_of([line for block in blocks for line in block.lines])
    entries = entries_of(blocks, width, columns=columns)
    last = max(line.page for block in blocks for line in block.lines)
    agenda = Agenda(entries=entries, head=tuple(lines[: begin + first]), first=rest[first].page, last=last)
    return score, agenda


def _weight(block: Block) -> float:
    """How much a numbered line and what follows it look like an agenda item."""
    title = looks_like_heading(block.start, block.lines[0])
    return (1.0 if title else 0.5) + (3.0 if RANGE.search(block.text) else 0.0)


def _first_items(lines: Sequence[Line]) -> list[int]:
    """Lines that may be the first item: a few numbered ones, those with number 1 wherever they stand."""
    found: list[int] = []
    for index, line in enumerate(lines[:400]):
        if PAPERS_BEGIN.match(line.text) and (line.gap or line.top):
            break
        start = start_of(line)
        if (
            start
            and (len(found) < 3 or start.number == "1")
            and (start.marked or start.title or start.number == "1")
        ):
            found.append(index)
        if len(found) == 8:
            break
    return found


def _chain(lines: Sequence[Line], first: int) -> list[Block]:
    """Items in rising order from one on, each with its lines."""
    blocks: list[Block] = []
    exempt, page = False, lines[first].page
    for index in range(first, len(lines)):
        line = lines[index]
        if blocks and (_ends(line, lines[index - 1]) or line.page > page + _LONGEST):
            break
        if blocks and _is_part(line, EXEMPT_PART):
            exempt, blocks[-1].closed = True, True
        elif blocks and _is_part(line, OPEN_PART):
            exempt, blocks[-1].closed = False, True
        elif (start := _next_item(blocks, lines, index)) is not None:
            blocks.append(Block(start=start, lines=[line], exempt=exempt))
        elif blocks and not blocks[-1].closed:
            if SIGNED.fullmatch(line.text) or _is_signature(lines, index):
                blocks[-1].closed = True
            else:
                blocks[-1].lines.append(line)
    return blocks


def _is_signature(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the name of an officer whose office stands under it."""
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return lines[index].gap and is_person(lines[index].text) and is_office(following)


def _ends(line: Line, before: Line) -> bool:
    if MINUTES_BEGIN.match(line.text) and is_body_heading(before.text):
        return True
    return bool(
        (line.gap or line.top)
        and PAPERS_BEGIN.match(line.text)
        and not before.text.endswith((" of", " the", "(", ","))
    )


def _is_part(line: Line, pattern: re.Pattern[str]) -> bool:
    text = line.text.strip(" -\u2013:*")
    if re.search(
        r"\b(?:by virtue|paragraph|appendix|this (?:report|item))\b", text, re.IGNORECASE
    ) or text.endswith("."):
        return False
    return bool(pattern.fullmatch(text)) and len(text) < 90


def _next_item(blocks: list[Block], lines: Sequence[Line], index: int) -> Start | None:
    line = lines[index]
    start = start_of(line)
    if start is None:
        return None
    if not start.title:
        following = lines[index + 1] if index + 1 < len(lines) else None
        if (
            following is None
            or following.page != line.page
            or start_of(following)
            or not following.text[0].isupper()
        ):
            return None
    if not blocks:
        return start
    before = blocks[-1]
    jump = step(before.start.number, start.number)
    if jump == 0 or (before.start.marked and not start.marked and before.start.title and not line.bold):
        return None
    sure = (
        line.gap
        or line.top
        or bool(line.bold)
        or RANGE.search(before.text)
        or before.closed
        or len(before.lines) == 1
    )
    if jump == 1 and (sure or looks_like_heading(start, line)):
        return start
    return (
        start
        if jump > 1 and sure and looks_like_heading(start, line) and (start.marked or line.bold)
        else None
    )
