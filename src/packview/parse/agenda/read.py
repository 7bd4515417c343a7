"""The agenda: numbered items with their titles, page ranges and the officer's lines under them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from packview.model import Document, Page
from packview.parse.agenda.items import Block, Entry, entries_of
from packview.parse.agenda.page_column import has_page_column
from packview.parse.agenda.patterns import (
    BARE_RANGE,
    CALLED,
    EXEMPT_PART,
    HEADING,
    MINUTES_BEGIN,
    OPEN_PART,
    OPEN_RANGE,
    PAPERS_BEGIN,
    RANGE,
    SIGNED,
)
from packview.parse.meeting.committees import is_body_heading
from packview.parse.meeting.people import is_office, is_person
from packview.parse.text.headings import TEXT_BEGINS, open_bracket, title_length
from packview.parse.text.lines import Line, flow, is_break, is_capitals, join, width_of
from packview.parse.text.titles import Start, looks_like_heading, start_of, step

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
    lines = flow((page for page in pages if page.state == "text"), weights=True)
    labels = {page.number: page.label for page in pages if page.label}
    best: tuple[float, Agenda] | None = None
    for begin in _beginnings(lines):
        read = _read(lines, begin, labels)
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
    if document.kind == "text":
        # Its pages are stretches between stamps: the agenda may share one with a paper.
        return min([_SEARCHED, *(number + 1 for number in stamped)])
    return min([_SEARCHED, *papers, *stamped])


def _beginnings(lines: Sequence[Line]) -> list[int]:
    """Where an agenda may begin: after its heading, else at the first items."""
    headings = [
        index + 1
        for pattern in (HEADING.fullmatch, CALLED.match)
        for index, line in enumerate(lines)
        if pattern(line.text)
    ]
    if headings:
        return headings[:8]
    ranged = next((index for index, line in enumerate(lines) if RANGE.search(line.text)), None)
    if ranged is None:
        return []
    starts = [index for index in range(max(0, ranged - 80), ranged + 1) if start_of(lines[index])]
    return [starts[0]] if starts else []


def _before_the_papers(lines: Sequence[Line], labels: Mapping[int, str]) -> Sequence[Line]:
    """Lines before the page that carries the number on which the agenda says the first paper begins."""
    if not lines or lines[0].page in labels:
        return lines
    promised = {found["first"] for found in RANGE.finditer(join(line.text for line in lines))} | {"1"}
    numbered = [page for page, label in labels.items() if page > lines[0].page and label in promised]
    first = min(numbered, default=None)
    return lines if first is None else [line for line in lines if line.page < first]


def _read(lines: Sequence[Line], begin: int, labels: Mapping[int, str]) -> tuple[float, Agenda] | None:
    """The best chain of numbered items after a line, with how much it looks like an agenda."""
    rest = _before_the_papers(lines[begin : begin + 1500], labels)
    columns = has_page_column(lines, begin)
    best: tuple[float, int, list[Block]] | None = None
    for first in _first_items(rest):
        blocks = _chain(rest, first)
        score = sum(_weight(block, columns=columns) for block in blocks) - 0.01 * first
        if best is None or score > best[0]:
            best = (score, first, blocks)
    if best is None or (len(best[2]) < 2 and best[0] < 3):
        return None
    score, first, blocks = best
    width = width_of([line for block in blocks for line in block.lines])
    blocks[-1].lines = _to_its_end(blocks[-1], width)
    entries = entries_of(blocks, width, columns=columns)
    last = max(line.page for block in blocks for line in block.lines)
    agenda = Agenda(entries=entries, head=tuple(lines[: begin + first]), first=rest[first].page, last=last)
    return score, agenda


def _to_its_end(block: Block, width: int) -> list[Line]:
    """The last item's lines: of the page after its own only what goes on with its title or its officer's lines."""
    lines = block.lines
    title = title_length([replace(lines[0], text=block.start.title), *lines[1:]], width, RANGE)
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        if line.page == lines[0].page:
            continue
        if index < title and open_bracket(join(other.text for other in lines[:index])):
            continue  # '(Pages 1' at the foot of a page, '- 1)' on the next
        start = start_of(line)
        if line.top and (is_body_heading(line.text) or (start and start.marked)):
            return lines[:index]
        if index < title:
            continue
        begins = index == title and not TEXT_BEGINS.match(line.text)
        if begins or (index > title and is_break(before, line, width)):
            return lines[:index]
    return lines


def _weight(block: Block, *, columns: bool) -> float:
    """How much a numbered line and what follows it look like an agenda item."""
    title = looks_like_heading(block.start, block.lines[0])
    ranged = RANGE.search(block.text) or (
        columns
        and (
            BARE_RANGE.search(block.lines[0].text)
            or any(BARE_RANGE.fullmatch(line.text) for line in block.lines[1:])
        )
    )
    return (1.0 if title else 0.5) + (3.0 if ranged else 0.0)


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
        if blocks and _is_part(_without_letter(line, blocks[-1]), EXEMPT_PART):
            exempt, blocks[-1].closed = True, True
        elif blocks and _is_part(_without_letter(line, blocks[-1]), OPEN_PART):
            exempt, blocks[-1].closed = False, True
        elif (start := _next_item(blocks, lines, index)) is not None:
            blocks.append(Block(start=start, lines=[line], exempt=exempt))
        elif blocks and not blocks[-1].closed:
            if (
                SIGNED.fullmatch(line.text)
                or _is_signature(lines, index)
                or _is_lettered_part(line, blocks[-1])
            ):
                blocks[-1].closed = True
            else:
                blocks[-1].lines.append(line)
    return blocks


def _is_lettered_part(line: Line, before: Block) -> bool:
    """Whether a line is the heading of a part, 'B. SCRUTINY ITEMS', between items that are numbered 1, 2, 3."""
    return (
        before.start.number.isdigit()
        and line.gap
        and is_capitals(line.text)
        and re.match(r"(?:part )?[A-Z][.):]\s+[A-Z]{3}", line.text, re.IGNORECASE) is not None
    )


def _is_signature(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the name of an officer whose office stands under it or behind it."""
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    name, comma, office = lines[index].text.partition(", ")
    if comma and lines[index].gap and is_person(name) and is_office(office):
        return True
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


def _without_letter(line: Line, before: Block) -> Line:
    """A heading without the letter of its part, where items are numbered A1, A2, B1: 'C. Exempt items'."""
    if not re.fullmatch(r"[A-Z]\d{1,2}[a-z]?", before.start.number):
        return line
    return replace(line, text=re.sub(r"^(?:part )?[A-Z][.):]?\s+", "", line.text, flags=re.IGNORECASE))


def _next_item(blocks: list[Block], lines: Sequence[Line], index: int) -> Start | None:
    line = lines[index]
    start = start_of(line)
    if start is None or (not start.title and not _stands_over_a_title(lines, index)):
        return None
    return start if not blocks or _follows(blocks[-1], start, line) else None


def _stands_over_a_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a number that stands alone has its title on the next line."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.page != lines[index].page or start_of(following):
        return False
    return following.text[0].isupper()


def _follows(before: Block, start: Start, line: Line) -> bool:
    """Whether a numbered line is the next item, rather than a number in the text of the one before."""
    if OPEN_RANGE.search(before.text):
        return False  # '4)' after '(Pages 1 -' ends the range and begins no item 4
    if before.start.marked and not start.marked and before.start.title and not line.bold:
        return False
    jump, title = step(before.start.number, start.number), looks_like_heading(start, line)
    apart = line.gap or line.top or bool(line.bold) or before.closed or len(before.lines) == 1
    sure = apart or RANGE.search(before.text) is not None
    if jump > 1:
        return sure and title and (start.marked or bool(line.bold) or is_capitals(start.title))
    return jump == 1 and (sure or title)
