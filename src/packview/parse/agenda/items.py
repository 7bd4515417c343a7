"""Items as the agenda prints them: from the lines of each, its title, page range, description and whether it is exempt."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from packview.model.pack import ItemStatus
from packview.parse.agenda.patterns import (
    BARE_RANGE,
    EXCLUSION,
    ITEM_EXEMPT,
    ONLY_IF,
    OPEN_PART,
    PART_ONLY,
    status_in,
)
from packview.parse.agenda.tree import Block
from packview.parse.text.lines import Line, figure, join, paragraphs, width_of
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import RANGE, WORDS, any_case, listed
from packview.parse.text.titles import SAYS, begins_text, run_in, title_length
from packview.text import fold, one_line

_OF_PAPERS = listed(WORDS["items"]["of_papers"])
_WHERE_ITS_PAPERS_ARE = any_case(
    rf"(?:\s*[(\[]|\s+[-\u2013\u2014]\s+)(?P<remark>(?:{_OF_PAPERS}\b[ ,]*)+)[)\]]?\.?$"
)
_SAYS_WHERE = any_case(r"attached|enclosed|herewith|circulated|tabled|follow|verbal|oral")
"""What an agenda adds to a title of its papers: '(circulated)', '- report to follow'."""
_CUT_RANGE = any_case(r"\s*[(\[]pages?\s+\d+\s*[-\u2013]?\s*$")
"""What is left of the pages where the line breaks within them."""
_SHORT_REMARK = 45
"""Characters of a remark that speaks of the whole item: 'ITEM WITHDRAWN'."""
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
        parent: place of the item above among all entries, None at the top.
        consent: it is decided together with others, without debate.
        status: what the agenda says became of it.
    """

    number: str
    title: str
    first: str | None = None
    last: str | None = None
    description: str = ""
    exempt: bool = False
    page: int | None = None
    parent: int | None = None
    consent: bool = False
    status: ItemStatus = ""


def margin_of(lines: Sequence[Line]) -> float:
    """Where full lines end: in points from the left edge, or in characters where the source has no places."""
    ends = sorted(line.right for line in lines if line.right and not RANGE.search(line.text))
    return ends[int(len(ends) * 0.97)] if ends else float(width_of(lines))


def entries_of(blocks: Sequence[Block], *, columns: bool) -> tuple[Entry, ...]:
    """The items of an agenda.

    Args:
        blocks: in order.
        columns: the agenda is a table with a column of page numbers, so bare numbers at a line's end are pages.
    """
    lines = [line for block in blocks for line in block.lines]
    width, margin = width_of(lines), margin_of(lines)
    found: list[Entry] = []
    furthest = 0
    blocks = _with_headings(blocks)
    texts = [join((block.rest, *(line.text for line in block.lines[1:]))) for block in blocks]
    run_ins = [
        (block.parent, bool(run_in(text, labels=False)[1])) for block, text in zip(blocks, texts, strict=True)
    ]
    siblings, split = (
        Counter(parent for parent, _ in run_ins),
        Counter(parent for parent, is_split in run_ins if is_split),
    )
    for block in blocks:
        usual = 2 * split[block.parent] > siblings[block.parent] >= _LIST
        entry = _entry(block, width, margin, furthest if columns else None, labels=usual)
        furthest = figure(entry.last) or furthest
        found.append(entry)
    return tuple(_mark_following(_beginnings_only(found)))


_LIST = 3
"""Items of one list from which on most of them tell how the others are set."""
_ABOVE_A_NUMBER = 3
"""Lines of a heading that stands over an item's number."""


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of which those that are numbered sentences have the heading over their number, where such headings are alike.

    'Notice of Motion submitted by Councillor Ash / 10. I will move ...': the heading ended the item before.
    """
    above: dict[int, list[tuple[int, str]]] = {}  # where a heading may begin in the block before, and how
    for index, (before, block) in enumerate(pairwise(blocks), start=1):
        if block.number and _is_sentence(block):
            lines = [*before.lines[1:], *before.below]
            ends = [*enumerate(lines, start=1)][-_ABOVE_A_NUMBER:]
            above[index] = [
                (at, " ".join(fold(line.text).split()[:2])) for at, line in ends if _may_head(line)
            ]
    alike = Counter(begins for found in above.values() for _, begins in found)
    made = [replace(block, lines=list(block.lines)) for block in blocks]
    for index, found in above.items():
        at = next((at for at, begins in found if alike[begins] > 1), None)
        if at is not None:
            before = made[index - 1]
            made[index].heading = [*before.lines, *before.below][at:]
            del before.lines[at:]
    return made


def _is_sentence(block: Block) -> bool:
    text = join((block.rest, *(line.text for line in block.lines[1:])))
    said, stop, _ = f"{text} ".partition(". ")
    return bool(stop) and (block.rest[:1].islower() or bool(SAYS.search(said) or " will " in said))


def _may_head(line: Line) -> bool:
    return line.text[0].isupper() and not line.text.endswith((".", ";", ":")) and not begins_text(line)


def _beginnings_only(entries: Sequence[Entry]) -> list[Entry]:
    """Where all pages given are single ones with gaps between them, they are where papers begin, and not all of them: '(PAGE 9)'."""
    given = [(figure(one.first), figure(one.last)) for one in entries if one.first]
    firsts = [first for first, last in given if first is not None and first == last]
    gaps = any(after - before > 1 for before, after in pairwise(firsts))
    return [replace(one, last=None) if gaps and len(firsts) == len(given) else one for one in entries]


def _entry(block: Block, width: int, margin: float, furthest: int | None, *, labels: bool) -> Entry:
    number = block.number.printed if block.number else ""
    lines = [replace(block.lines[0], text=block.rest), *block.lines[1:]][not block.rest :]
    lines = [*block.heading, *lines]
    pages: tuple[str, str] | None = None
    if furthest is not None:
        lines, pages = _from_column(lines, furthest)
    again = re.compile(rf"(?:^|.*\s){re.escape(number)}[.)]\s+(?=[A-Z])") if number.isdigit() else None
    for index, line in enumerate(lines[:_NEAR_THE_TITLE]):
        other = index and any(one.marked and one.printed != number for one in numbers_of(line.text)[:1])
        if line.bullet or other:
            break
        if again and (twice := again.match(line.text)):  # the same in two languages, side by side
            lines = [replace(line, text=line.text[twice.end() :]), *lines[index + 1 :]]
            break
    count = len(block.heading) or title_length(lines, margin, RANGE)
    title, description = join(line.printed for line in lines[:count]), lines[count:]
    if not RANGE.search(title):
        title, explained = run_in(title, labels=labels)
        description = [replace(lines[0], text=explained), *description] if explained else description
    found = RANGE.search(title) or RANGE.search(join(line.text for line in description))
    if found:
        pages = found["first"], found["last"] or found["first"]
    text = " ".join(paragraph.text for paragraph in paragraphs(description, width=width))
    title = one_line(_CUT_RANGE.sub("", RANGE.sub(" ", title))).strip(" -\u2013:").removesuffix(" .")
    text = one_line(RANGE.sub(" ", text))
    where = _WHERE_ITS_PAPERS_ARE.search(title)
    if where and where.start() and _SAYS_WHERE.search(where["remark"]):
        title, text = title[: where.start()], f"{where['remark'].strip()} {text}".strip()
    parts = (title, *re.split(r"(?<=[.;])\s", text))
    remarks = (title, *(part for part in parts[1:2] if len(part) < _SHORT_REMARK))
    return Entry(
        number=number,
        title=title or block.text,
        first=pages[0] if pages else None,
        last=pages[1] if pages else None,
        description=text,
        exempt=block.exempt or any(_says_exempt(part) for part in parts),
        page=block.lines[0].page,
        parent=block.parent,
        consent=block.consent,
        status=next(filter(None, map(status_in, remarks)), ""),
    )


def _from_column(lines: Sequence[Line], furthest: int) -> tuple[list[Line], tuple[str, str] | None]:
    """Lines without the page numbers a table has at their right, and those pages.

    A single number is a page only where it does not lie before the pages so far: 'Phase 2' is not on page 2.
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
    return first <= last if last else first >= max(furthest, 1)


def _says_exempt(text: str) -> bool:
    return bool(ITEM_EXEMPT.search(text)) and not PART_ONLY.search(text) and not ONLY_IF.search(text)


def _mark_following(entries: Iterable[Entry]) -> Iterator[Entry]:
    """After 'Exclusion of the press and public' comes what they are excluded from."""
    left = 0.0  # how many items they are excluded from
    for entry in entries:
        if OPEN_PART.match(entry.title):
            left = 0
        yield replace(entry, exempt=True) if left and not entry.exempt else entry
        left = max(0, left - 1)
        if EXCLUSION.search(entry.title) and not ONLY_IF.search(f"{entry.title} {entry.description}"):
            left = 1 if re.search(r"following item\b", entry.title, re.IGNORECASE) else inf
