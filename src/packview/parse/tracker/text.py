"""Trackers in a text file whose columns are gone: the cells stand one below the other between blank lines, as a PDF's text has them.

An action begins with its number, what was done follows it, and a date with a title stands before, among or after the rows it
was merged over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from packview.model import Page, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.text.lines import Line, flow, is_capitals, join, paragraphs
from packview.parse.text.patterns import one_of
from packview.parse.tracker.pdf import Role, Row, header_in, header_place, roles_of

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
_OVER = re.compile(
    r"(?:DECISION-MAKER|SUBJECT|AGENDA|MINUTES OF|COMMITTEE|REPORT (?:OF|TO)|TITLE OF REPORT)\b"
)
_LONGEST_DATE_BLOCK = 160
"""Characters of a date and a title."""
_Roles = tuple[Role | None, ...]


def rows_of_text(pages: Sequence[Page], warnings: list[Warned]) -> Iterator[Row]:
    """The rows of the trackers in the pages of a text file.

    Args:
        pages: without words in their places.
        warnings: pages that fail, and tables whose rows cannot be told apart, are added to them.
    """
    by_number = {page.number: page for page in pages}
    pages = _from_header(pages)
    for roles, lines in _stretches(flow(pages)):
        first = by_number[lines[0].page if lines else pages[0].number]
        with attempt_page(warnings, StageName.TRACKER, first.label, first.number):
            stacked = list(_stacked(roles, lines, by_number))
            if not stacked:
                message = "A table of recommendations was found and its rows could not be told apart; see the page itself"
                warnings.append(Warned(page=first.label, pdf_page=first.number, message=message))
            yield from stacked


def _from_header(pages: Sequence[Page]) -> list[Page]:
    """The pages from the first header on, without what stands before it; [] where there is none."""
    for index, page in enumerate(pages):
        place = header_place(page.lines)
        while place is not None:
            short = replace(page, lines=page.lines[place : place + 8])
            if _header_at(flow([short]), 0)[0]:
                return [replace(page, lines=page.lines[place:]), *pages[index + 1 :]]
            place = header_place(page.lines, place + 1)
    return []


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[_Roles, list[Line]]]:
    """The lines under each header, up to the next header or another paper."""
    roles: _Roles | None = None
    under: list[Line] = []
    index = 0
    while index < len(lines):
        header, length = _header_at(lines, index)
        over = bool(_OVER.match(lines[index].text)) or (
            is_capitals(lines[index].text) and len(lines[index].text) > 25
        )
        if roles and ((header and under) or (over and not header)):
            yield roles, under
        if header or over:
            roles, under = header, []
        elif roles:
            under.append(lines[index])
        index += max(length, 1)
    if roles:
        yield roles, under


def _header_at(lines: Sequence[Line], index: int) -> tuple[_Roles | None, int]:
    """What the columns of a header of one to four lines are, and how many it takes."""
    best: tuple[_Roles | None, int] = (None, 0)
    near = [line.text for line in lines[index : index + 4]]
    if header_place(near) == 0:
        for length in range(1, len(near) + 1):
            if roles := roles_of(header_in(" ".join(near[:length]).split())):
                best = (roles, length)
    return best


@dataclass(slots=True)
class _Entry:
    """An action and what follows it; ``group``: of the rows that one date was merged over."""

    number: str
    proposed: str
    page: int
    group: int
    taken: list[str] = field(default_factory=list)


def _stacked(roles: _Roles, lines: Sequence[Line], pages: dict[int, Page]) -> Iterator[Row]:
    """Rows of cells that stand one below the other."""
    entries: list[_Entry] = []
    dates: dict[int, tuple[str, str]] = {}
    group = 0
    for block in _blocks(lines):
        whole = join(line.text for line in block)
        dated = _DATE.match(whole)
        if mark := _NUMBER.match(whole):
            before = entries[-1] if entries else None
            if before and before.group == group and not _comes_after(before.number, mark["number"]):
                group += 1
            entries.append(_Entry(mark["number"], whole[mark.end() :], block[0].page, group))
        elif dated and len(whole) <= _LONGEST_DATE_BLOCK and not whole.endswith("."):
            group += group in dates  # the rows that follow are another report's
            dates[group] = (dated["date"], dated["rest"])
        elif entries:
            entries[-1].taken += [paragraph.text for paragraph in paragraphs(block)]
    for entry in entries:
        ends = bool(entry.taken and "status" in roles and _STATUS.fullmatch(entry.taken[-1]))
        status = entry.taken.pop() if ends else ""
        date, title = dates.get(entry.group, ("", ""))
        texts: dict[Role, tuple[str, ...]] = {
            "date": (date,),
            "title": (title,),
            "number": (entry.number,),
            "proposed": (entry.proposed,),
            "taken": tuple(entry.taken),
            "status": (status,),
        }
        cells = {role: held for role, held in texts.items() if any(held)}
        yield Row(cells, pages[entry.page])


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


def _comes_after(before: str, number: str) -> bool:
    if before.isdecimal() and number.isdecimal():
        return int(number) > int(before)
    return number not in {before, "i"}
