"""Trackers in a text file, where columns are gone: by the shape of the rows.

Two shapes are read. Where the columns still stand apart (by tabs, bars or two spaces), each line is a row. Otherwise the
cells stand one below the other between blank lines, as a PDF's text does: an action begins with its number, what was done
follows it, and a date with a title stands before, among or after the rows it was merged over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from packview.model import Page, StageName, TrackedRecommendation, Warned
from packview.parse.attempt import attempt_page
from packview.parse.text.lines import Line, flow, is_capitals, join, paragraphs
from packview.parse.text.patterns import one_of
from packview.parse.tracker.pdf import Role, header_in, header_place, roles_of

_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,2})?|[ivx]{1,5})[).]\)?\s+(?=\S)")
_DATE = re.compile(
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{4})\b\s*(?P<rest>.*)$"
)
_STATUSES = one_of(
    "completed?", "closed?", "open", "on-?going", "in progress", "on track", "outstanding", "overdue", "delayed", "not (?:yet )?started",
    "superseded", "accepted", "rejected", "achieved", "red", "amber", "green", "blue", "r", "a", "g", "b", "done",
    "to be (?:confirmed|updated)", "partially (?:complete|met)d?",
)  # fmt: skip
_STATUS = re.compile(rf"(?:action |now )?{_STATUSES}\.?", re.IGNORECASE)
_APART = re.compile(r"\t+|\s*\|\s*|\s{2,}")
_OVER = re.compile(
    r"(?:DECISION-MAKER|SUBJECT|AGENDA|MINUTES OF|COMMITTEE|REPORT (?:OF|TO)|TITLE OF REPORT)\b"
)
_LONGEST_DATE_BLOCK = 160
"""Characters of a date and a title."""


@dataclass(slots=True)
class _Entry:
    """An action and what follows it."""

    number: str
    proposed: str
    page: int
    group: int
    taken: list[str] = field(default_factory=list)
    status: str = ""


@dataclass(slots=True)
class _Stack:
    """Cells as they come, one below the other."""

    entries: list[_Entry] = field(default_factory=list)
    dates: dict[int, tuple[str, str]] = field(default_factory=dict)
    group: int = 0


def read_text_tracker(pages: Sequence[Page]) -> tuple[list[TrackedRecommendation], list[Warned]]:
    """The recommendations in the pages of a text file, and what could not be read.

    Args:
        pages: without words in their places.
    """
    found: list[TrackedRecommendation] = []
    warnings: list[Warned] = []
    by_number = {page.number: page for page in pages}
    labels = {page.number: page.label for page in pages}
    pages = _from_header(pages)
    if not pages:
        return found, warnings
    apart = _rows_apart(pages, warnings)
    if apart:
        return apart, warnings
    for roles, lines in _stretches(flow(pages)):
        first = by_number[lines[0].page if lines else pages[0].number]
        with attempt_page(warnings, StageName.TRACKER, first.label, first.number):
            read = list(_stacked(roles, lines, labels))
            if not read:
                message = "A table of recommendations was found and its rows could not be told apart; see the page itself"
                warnings.append(Warned(page=first.label, pdf_page=first.number, message=message))
            found += read
    return found, warnings


def _from_header(pages: Sequence[Page]) -> list[Page]:
    """The pages from the first header on, without what stands before it; [] where there is none."""
    for index, page in enumerate(pages):
        place = header_place(page.lines)
        while place is not None:
            short = replace(page, lines=page.lines[place : place + 8])
            if _header_at(flow([short]), 0)[0] or roles_of(_cells(page.lines[place])):
                return [replace(page, lines=page.lines[place:]), *pages[index + 1 :]]
            place = header_place(page.lines, place + 1)
    return []


def _cells(raw: str) -> list[str]:
    """The cells of a line on which they stand apart."""
    return [cell.strip() for cell in _APART.split(raw.strip().strip("|"))]


def _rows_apart(pages: Sequence[Page], warnings: list[Warned]) -> list[TrackedRecommendation]:
    """Rows of a table whose cells stand apart on each line."""
    found: list[TrackedRecommendation] = []
    for page in pages:
        with attempt_page(warnings, StageName.TRACKER, page.label, page.number):
            found += _rows_apart_on(page)
    return found


def _rows_apart_on(page: Page) -> Iterator[TrackedRecommendation]:
    roles: tuple[Role | None, ...] | None = None
    for raw in page.lines:
        cells = _cells(raw)
        if header := roles_of(cells):
            roles = header
        elif roles and len(cells) == len(roles):
            yield from _of_cells(roles, cells, page)
        elif roles and raw.strip(" |-+=\t"):
            roles = None


def _of_cells(
    roles: Sequence[Role | None], cells: Sequence[str], page: Page
) -> Iterator[TrackedRecommendation]:
    values: dict[Role, str] = {}
    for role, cell in zip(roles, cells, strict=True):
        if role and cell:
            values[role] = f"{values[role]} {cell}" if role in values else cell
    proposed, number = values.get("proposed", ""), values.get("number", "").strip("().")
    if mark := _NUMBER.match(proposed):
        number, proposed = number or mark["number"], proposed[mark.end() :]
    if proposed.strip("-:= "):
        yield TrackedRecommendation(
            date=values.get("date", ""),
            title=values.get("title", ""),
            number=number,
            action_proposed=proposed,
            action_taken=values.get("taken", ""),
            status=values.get("status", ""),
            owner=values.get("owner", ""),
            due=values.get("due", ""),
            page=page.label,
            pdf_page=page.number,
        )


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[tuple[Role | None, ...], list[Line]]]:
    """The lines under each header, up to the next header or another paper."""
    roles: tuple[Role | None, ...] | None = None
    under: list[Line] = []
    index = 0
    while index < len(lines):
        header, length = _header_at(lines, index)
        if header:
            if roles and under:
                yield roles, under
            roles, under = header, []
            index += length
            continue
        if roles and _over(lines[index]):
            yield roles, under
            roles = None
        if roles:
            under.append(lines[index])
        index += 1
    if roles:
        yield roles, under


def _header_at(lines: Sequence[Line], index: int) -> tuple[tuple[Role | None, ...] | None, int]:
    """What the columns of a header of one to four lines are, and how many it takes."""
    best: tuple[tuple[Role | None, ...] | None, int] = (None, 0)
    words: list[str] = []
    if header_place([line.text for line in lines[index : index + 4]]) != 0:
        return best
    for length in range(1, min(4, len(lines) - index) + 1):
        words += lines[index + length - 1].text.split()
        if roles := roles_of(header_in(words)):
            best = (roles, length)
    return best


def _over(line: Line) -> bool:
    return bool(_OVER.match(line.text)) or (is_capitals(line.text) and len(line.text) > 25)


def _stacked(
    roles: Sequence[Role | None], lines: Sequence[Line], labels: dict[int, str | None]
) -> Iterator[TrackedRecommendation]:
    stack = _Stack()
    for block in _blocks(lines):
        _take(stack, block)
    for entry in stack.entries:
        if entry.taken and "status" in roles and _STATUS.fullmatch(entry.taken[-1]):
            entry.status = entry.taken.pop()
        date, title = stack.dates.get(entry.group, ("", ""))
        yield TrackedRecommendation(
            date=date,
            title=title,
            number=entry.number,
            action_proposed=entry.proposed,
            action_taken="\n".join(entry.taken),
            status=entry.status,
            page=labels.get(entry.page),
            pdf_page=entry.page,
        )


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between blank ones; a number or a date begins a block wherever it stands."""
    block: list[Line] = []
    for line in lines:
        if block and (line.gap or _NUMBER.match(line.text) or _DATE.fullmatch(line.text)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _take(stack: _Stack, block: Sequence[Line]) -> None:
    """Add a block: the next action, a date with its title, or what was done about the last action."""
    whole = join(line.text for line in block)
    if mark := _NUMBER.match(whole):
        before = stack.entries[-1] if stack.entries else None
        if before and before.group == stack.group and not _comes_after(before.number, mark["number"]):
            stack.group += 1
        stack.entries.append(_Entry(mark["number"], whole[mark.end() :], block[0].page, stack.group))
        return
    dated = _DATE.match(whole)
    if dated and len(whole) <= _LONGEST_DATE_BLOCK and not whole.endswith("."):
        if stack.group in stack.dates:  # the rows that follow are another report's
            stack.group += 1
        stack.dates[stack.group] = (dated["date"], dated["rest"])
    elif stack.entries:
        stack.entries[-1].taken += [paragraph.text for paragraph in paragraphs(block)]


def _comes_after(before: str, number: str) -> bool:
    if before.isdecimal() and number.isdecimal():
        return int(number) > int(before)
    return number not in {before, "i"}
