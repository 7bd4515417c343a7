"""Rows of trackers: by ruling lines, else by the places of the headings, as in a text whose columns stand apart.

What the columns are called is a list of small named rules that can be added to. Where a text has lost its columns, the cells
stand one below the other between blank lines, as a PDF's text has them. An action begins with its number, what was done follows
it, and a date with a title stands before, among or after the rows it was merged over.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import Literal, cast

from packview.model import Page, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.headings import TypedPages
from packview.parse.tables.ruled import Cell, Grid, distinct
from packview.parse.tables.words import Word, lines_of, phrases, single, words_of
from packview.parse.text.lines import Line, Mark, flow, follows, is_capitals, join, mark_of, paragraphs
from packview.parse.text.patterns import WORDS, any_case, one_of
from packview.text import fold

Role = Literal["status", "taken", "due", "owner", "number", "date", "proposed", "title"]

_OTHER_WORDS = WORDS["rows"]["other_words"]
_WITHIN = frozenset(["of", "the", "to", "for", "and", "or", "so", "from", "against"])
"""Words that no heading begins or ends with."""
_ROLES: tuple[tuple[Role, frozenset[str]], ...] = tuple(
    (cast(Role, role), frozenset(words))
    for role, *words in map(str.split, WORDS["rows"]["roles"].strip().splitlines())
)
_WORDS = frozenset(_OTHER_WORDS.split()).union(*(words for _, words in _ROLES))
_ASKED = next(words for role, words in _ROLES if role == "proposed")
_TOLD = frozenset().union(*(words for role, words in _ROLES if role in ("status", "taken", "due", "owner")))
# A table with one of these is a risk register, a budget or a plan of decisions to come.
_FOREIGN = re.compile(
    r"risks?|impacts?|likelihood|mitigations?|scores?|cost|costs|budget|savings?|decision maker|consultation|consultees"
    r"|key decision|priority outcome|measures?|baseline|indicator"
)
_LONGEST_HEADER = 24
"""Words."""


def role_of(name: str) -> Role | None:
    """What a column with this heading holds, None where one of its words is of no tracker or none of them tells."""
    words = _header_words(name.replace("/", " ").casefold().replace("completed by", "due"))
    if not words or not _WORDS.issuperset(words) or {words[0], words[-1]} & _WITHIN:
        return None
    return next((role for role, known in _ROLES if not known.isdisjoint(words)), None)


def _header_words(text: str) -> list[str]:
    """The words of a heading or line without the s of a plural, 'action' for 'Action(s)'."""
    words = fold(text.replace("(s)", "s")).split()
    return [word if word in _WORDS else word.removesuffix("s") for word in words if word != "s"]


def roles_of(names: Sequence[str]) -> tuple[Role | None, ...] | None:
    """What the columns under these headings hold, or None where they are not a tracker's, which has one for answers.

    A list of actions just set has none: its notes are what was said when they were set.
    """
    if len(names) < 3 or any(_FOREIGN.fullmatch(fold(name)) for name in names):
        return None
    roles = [role_of(name) for name in names]
    known = [role for role in roles if role]
    if "proposed" not in known or len(known) < 3 or len(names) - len(known) > max(1, len(known) // 4):
        return None
    _settle_two_proposed(names, roles)
    answers = (fold(name) for name, role in zip(names, roles, strict=True) if role in ("taken", "status"))
    return tuple(roles) if any(name.removesuffix("s") != "note" for name in answers) else None


def _settle_two_proposed(names: Sequence[str], roles: list[Role | None]) -> None:
    """Beside a recommendation or decision, a column called 'Action' tells what was done about it, and 'Progress' how far it is."""
    places = [place for place, role in enumerate(roles) if role == "proposed"]
    plain = [place for place in places if re.match(r"action(?: |$)|actions$", fold(names[place]))]
    if len(places) == 2 and len(plain) == 1:
        if "status" not in roles:
            roles[:] = [
                "status" if fold(name).startswith("progress") else role
                for name, role in zip(names, roles, strict=True)
            ]
        roles[plain[0]] = "taken"


def header_in(words: Sequence[str]) -> tuple[str, ...]:
    """The column names a header printed on one line is made of, as many as fit; () where words are left over.

    Args:
        words: 'Date', 'Title', 'Action', 'proposed', 'Action', 'Taken', 'Progress', 'Status'.
    """
    best: dict[int, tuple[str, ...]] = {0: ()}  # how far it goes: the names up to there

    def fit(names: tuple[str, ...]) -> tuple[int, int, int]:
        """Each role once where possible, in few names, none of them long."""
        return len({role_of(name) for name in names}), -len(names), -max(len(name.split()) for name in names)

    for end in range(1, min(len(words), _LONGEST_HEADER) + 1):
        ways = [
            (*best[start], name)
            for start in range(max(0, end - 4), end)
            if start in best and role_of(name := " ".join(words[start:end]))
        ]
        if ways:
            best[end] = max(ways, key=fit)
    return best.get(len(words), ())


_LONGEST_LINE = 160
"""Characters."""


def header_place(lines: Sequence[str], start: int = 0) -> int | None:
    """Number of the line at which the first lines that may be a tracker's header begin, None for none: a quick look.

    Args:
        lines: of a page; the cells of a header may stand on one line or one below the other.
        start: the line to look from.
    """
    seen: set[str] = set()
    begins = start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line or line.isspace():
            continue
        words = _header_words(line)
        begins_so = not words or words[0] in _WORDS or not line[:1].isalnum()
        known = 3 * sum(word in _WORDS for word in words)
        if not begins_so or len(line) > _LONGEST_LINE or known < 2 * len(words):
            seen.clear()
            continue
        begins = begins if seen else index
        seen.update(words)
        if len(seen) > 2 and seen & _ASKED and seen & _TOLD:
            return begins
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed.

    Attributes:
        cells: role of a column to its paragraphs.
        page: where it stands.
        first: the first row of its page.
        shared: roles whose cell is merged with that of the row before.
        section: text of a row that is one cell from edge to edge, a heading of the rows below it; else ''.
    """

    cells: Mapping[Role, tuple[str, ...]]
    page: Page
    first: bool = False
    shared: frozenset[Role] = frozenset()
    section: str = ""


_GAP = 1.4
"""Of the usual space between lines: more parts rows."""
_KEY_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}")
_SAME_EDGE = 6.0
"""Points by which the columns of a table may differ from one page to the next."""
_Roles = tuple[Role | None, ...]


def rows_of(pages: Sequence[Page], typed: TypedPages, warnings: list[Warned]) -> Iterator[Row]:
    """The rows of every tracker on pages with words in their places.

    A table without a header that begins the next page and has the same columns goes on from the page before.

    Args:
        pages: in order.
        typed: what is known of their tables.
        warnings: pages that fail are added to them.
    """
    last: tuple[Grid, _Roles] | None = None
    for page in pages:
        if not page.runs or page.state != "text":
            continue
        before = last if last is not None and last[0].page == page.number - 1 else None
        last = None
        found: list[Row] = []
        with attempt_page(warnings, StageName.TRACKER, page.label, page.number):
            if before is None and header_place(page.lines) is None:
                continue
            for index, grid in enumerate(typed.grids(page)):
                roles, start = _header(grid)
                if roles is None and index == 0 and before and _has_same_columns(grid, before[0]):
                    roles = before[1]
                if roles is not None and (rows := list(_grid_rows(grid.cells, roles, start, page))):
                    found += rows
                    last = grid, roles
            found = found or list(_open_rows(page))
        yield from (replace(row, first=index == 0) for index, row in enumerate(found))


def _header(grid: Grid) -> tuple[_Roles | None, int]:
    """What each column holds, and how many rows the header and what stands above it take."""
    for index, row in enumerate(grid.cells[:4]):
        cells = distinct(row)
        roles = roles_of([single(cell.text) for cell in cells])
        if roles:
            by_cell = {id(cell): role for cell, role in zip(cells, roles, strict=True)}
            return tuple(by_cell[id(cell)] for cell in row), index + 1
    return None, 0


def _has_same_columns(grid: Grid, other: Grid) -> bool:
    return len(grid.xs) == len(other.xs) and all(
        abs(one - two) <= _SAME_EDGE for one, two in zip(grid.xs, other.xs, strict=True)
    )


def _grid_rows(grid: Sequence[Sequence[Cell]], roles: _Roles, start: int, page: Page) -> Iterator[Row]:
    for number, row in enumerate(grid[start:], start):
        if len(distinct(row)) == 1:
            if row[0].text and row[0].row == number:
                yield Row({}, page, section=single(row[0].text))
            continue
        cells: dict[Role, tuple[str, ...]] = {}
        shared: set[Role] = set()
        for index, (cell, role) in enumerate(zip(row, roles, strict=True)):
            if role is None or (index and cell is row[index - 1]):
                continue
            cells[role] = (*cells.get(role, ()), *_paragraphs(cell))
            if cell.row < number and number > start:
                shared.add(role)
        if cells:
            yield Row(cells, page, shared=frozenset(shared))


def _paragraphs(cell: Cell) -> Iterator[str]:
    """What stands in a cell, paragraph by paragraph; a numbered line begins one."""
    prose = cell.prose
    for line in cell.text.split("\n"):
        if mark_of(line):
            prose = prose.replace(f" {line}", f"\n{line}", 1)
    yield from filter(None, prose.split("\n"))


def _open_rows(page: Page) -> Iterator[Row]:
    """The rows under a header whose columns only white space parts, as in a text."""
    lines = lines_of([word for word in words_of(page) if word.turn == 0])
    for index, line in enumerate(lines):
        starts = [phrase[0].left for phrase in phrases(line)]
        for end in (index + 2, index + 1) if 3 <= len(starts) <= 12 else ():
            if roles := roles_of([single(cell.text) for cell in _columns(lines[index:end], starts)]):
                cells: list[list[Cell]] = []
                for row in _parted(lines[end:], starts, roles):
                    for part in _points(row, starts, roles):
                        cells.append(_columns(part, starts, len(cells)))
                        for column, role in enumerate(roles if part[0] is not row[0] else ()):
                            if role in ("date", "title"):
                                cells[-1][column] = cells[-2][column]
                yield from _grid_rows(cells, roles, 0, page)
                return


def _columns(lines: Sequence[Sequence[Word]], starts: Sequence[float], row: int = 0) -> list[Cell]:
    """The words of lines by the columns that begin at ``starts``."""
    held: list[list[Word]] = [[] for _ in starts]
    for word in chain.from_iterable(lines):
        held[max(bisect_right(starts, word.left + 3) - 1, 0)].append(word)
    return [Cell(words, row=row, column=column) for column, words in enumerate(held)]


def _parted(
    lines: Sequence[Sequence[Word]], starts: Sequence[float], roles: _Roles
) -> list[list[Sequence[Word]]]:
    """The lines of each row, up to a space so wide that the table is over: one begins where its number or date does, or after a gap."""
    key = next((roles.index(role) for role in ("number", "date") if role in roles), None)
    spaces = [below[0].y - line[0].y for line, below in pairwise(lines)]
    usual = min(spaces, default=0.0)
    rows: list[list[Sequence[Word]]] = []
    for space, line in zip([0.0, *spaces], lines, strict=False):
        cells = _columns([line], starts)
        if space > 6 * usual:
            break
        if key is None:
            fresh = space > _GAP * usual and bool(cells[roles.index("proposed")])
        else:
            fresh = 0 < len(cells[key].text) <= 8 or _KEY_DATE.match(cells[key].text) is not None
        if fresh or not rows:
            rows.append([])
        rows[-1].append(line)
    return rows


def _points(
    lines: Sequence[Sequence[Word]], starts: Sequence[float], roles: _Roles
) -> Sequence[Sequence[Sequence[Word]]]:
    """The lines of a row as those of its numbered points, where each is a row of its own.

    That is so where each point begins beside an answer, and the answer before it was at its end: with its sentence, or some
    lines before; or where a point waited for it, its column being empty for lines that the column of answers fills.
    """
    if "taken" not in roles:
        return [lines]
    begins: list[int] = []
    last: Mark | None = None
    waited, ended, before, said = False, True, "", ""
    for at, line in enumerate(lines):
        cells = _columns([line], starts)
        point, answer = cells[roles.index("proposed")].text, cells[roles.index("taken")].text
        mark = mark_of(point, last) if point else None
        if mark and mark.rest and follows(last, mark):
            if mark_of(answer) or (begins and not answer):
                return [lines]  # the answers are numbered as well, or are of several points
            waited = waited or bool(begins and not before)
            ended = ended and (not said or said.endswith((".", "!", "?")))
            begins.append(at)
            last = mark
        before, said = point, answer
    if len(begins) < 2 or begins[0] or not (waited or ended):
        return [lines]
    return [lines[first:end] for first, end in pairwise([*begins, len(lines)])]


_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,2})?|[ivx]{1,5})[).]\)?\s+(?=\S)")
_DATE = re.compile(
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{4})\b\s*(?P<rest>.*)$"
)
_STATUSES = one_of(
    "completed?", "closed?", "open", "on-?going", "in progress", "on track", "outstanding", "overdue", "delayed", "not (?:yet )?started",
    "superseded", "accepted", "rejected", "achieved", "red", "amber", "green", "blue", "r", "a", "g", "b", "done",
    "to be (?:confirmed|updated)", "partially (?:complete|met)d?",
)  # fmt: skip
_STATUS = any_case(rf"(?:action |now )?{_STATUSES}\.?")
_OVER = re.compile(
    r"(?:DECISION-MAKER|SUBJECT|AGENDA|MINUTES OF|COMMITTEE|REPORT (?:OF|TO)|TITLE OF REPORT)\b"
)
_LONGEST_DATE_BLOCK = 160
"""Characters of a date and a title."""


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
