"""Rows of a tracker on PDF pages: by its ruling lines where it has them, else by the places of its headings.

Where no upright lines part the columns, rows are told apart by the first column, white space, or numbered points. What the
columns are called is a list of small named rules that can be added to.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from packview.model import Page, Rule, StageName, Warned
from packview.parse.attempt import attempt_page
from packview.parse.tables.ruled import Cell, Grid, read_grids
from packview.parse.tables.words import Word, line_text, lines_of, single, words_of
from packview.parse.text.lines import Mark, follows, join, mark_of
from packview.parse.text.patterns import one_of
from packview.text import fold

Role = Literal["status", "taken", "due", "owner", "number", "date", "proposed", "title"]

_WHOSE = one_of(
    "agreed ", "proposed ", "scrutiny ", "panel ", "committee ", "requested ", "original ", "outstanding "
)
_REQUESTS = one_of("actions?", "recommendations?", "resolutions?", "decisions?", "requests?")
_REQUESTED = one_of(
    " proposed",
    " required",
    " agreed",
    " requested",
    " made",
    " points?",
    " to be taken",
    " descriptions?",
    " details",
    " arising",
)
_FROM_WHOM = one_of(
    "progress ", "latest ", "current ", "officers? ", "executive ", "cabinet ", "service ", "status "
)
_ANSWERS = one_of("updates?", "responses?", "comments?", "outcomes?", "position", "feedback")
_ANSWERED = one_of(" received", " so far", " to date", " from officers?")
# Tried in turn: 'action taken' and 'action by' are settled before 'action'.
_RULES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("status", ("(?:progress |current |action |rag |overall |delivery )?status(?: rag)?", "rag(?: rating)?",
        "completed?(?: y n| yes no)?", "done", "open closed", "open or closed", "state")),
    ("taken", ("actions? taken(?: to date| so far)?",
        _FROM_WHOM + "?" + _ANSWERS + _ANSWERED + "?",
        "progress(?: to date| made| report| against action| and outcome)?", "results?", "notes", "what (?:was|has been) done",
        "implementation")),
    ("due", ("due(?: date| by)?", "deadlines?", "target(?: completion)?(?: date)?", "by when", "when", "time ?scales?",
        "completion date", "date due", "(?:review|expected|expected completion|implementation|delivery) date", "completed by",
        "to be completed by")),
    ("owner", ("(?:lead |action |responsible |named |accountable )?(?:officers?|owners?)(?: responsible| lead)?", "leads?",
        "responsib(?:le|ility)", "lead (?:member|department|service|directorate|person)", "who", "by whom", "assigned to",
        "(?:person|member|officer|party) responsible", "responsible (?:person|party|lead)", "(?:for )?action by",
        "lead and support")),
    ("number", ("(?:(?:rec(?:ommendation)?|action|minute|item|agenda item|log|report|unique) )?(?:nos?|number|ref(?:erence)?(?: no| number)?|id)",
        "rec")),
    ("date", ("(?:meeting |original )?date(?: of (?:the )?(?:meeting|decision|review|recommendation|request|committee|origin))?",
        "date (?:raised|agreed|made|set|added|identified|opened|requested)", "meeting(?: date)?",
        "(?:committee|panel) (?:meeting )?date", "(?:raised|agreed) on")),
    ("proposed", (_WHOSE + "?" + _REQUESTS + _REQUESTED + "?",
        "what was (?:agreed|recommended|requested)", "matters? arising",
        "(?:recommendation|decision|resolution)s? (?:or|and) actions?", "recommendation action",
        "details? of (?:the )?(?:action|recommendation|request)s?")),
    ("title", ("(?:agenda |report )?(?:item|title|subject|topic|theme|issue|area|report)(?: title| name| subject| heading| matter)?",
        "origin", "minute(?: title| heading| item)?", "item and minute", "(?:name of )?(?:review|inquiry)", "committee", "source")),
)  # fmt: skip
_KNOWN = tuple((role, re.compile(one_of(*patterns))) for role, patterns in _RULES)
# A table with one of these is a risk register, a budget or a plan of decisions to come.
_FOREIGN = re.compile(
    r"risks?|impacts?|likelihood|mitigations?|scores?|cost|costs|budget|savings?|decision maker|consultation|consultees"
    r"|key decision|priority outcome|measures?|baseline|indicator"
)
_LONGEST_HEADER = 24
"""Words."""
_PLURAL = re.compile(r"\(s\)|/s\b|\((?:RAG|Y/N)\)", re.IGNORECASE)


def role_of(name: str) -> Role | None:
    """What a column with this heading holds, None where it cannot be told."""
    folded = fold(_PLURAL.sub(lambda found: "s" if "s" in found[0].casefold() else f" {found[0]}", name))
    return next((role for role, pattern in _KNOWN if pattern.fullmatch(folded)), None)


def roles_of(names: Sequence[str]) -> tuple[Role | None, ...] | None:
    """What the columns under these headings hold, or None where they are not a tracker's."""
    if len(names) < 3 or any(_FOREIGN.fullmatch(fold(name)) for name in names):
        return None
    roles = [role_of(name) for name in names]
    known = [role for role in roles if role]
    if "proposed" not in known or len(known) < 3 or len(names) - len(known) > max(1, len(known) // 4):
        return None
    _settle_two_proposed(names, roles)
    wanted = " ".join(fold(name) for name, role in zip(names, roles, strict=True) if role == "proposed")
    if {"taken", "status"} & set(roles) or (
        {"due", "owner"} & set(roles) and re.search("action|recommend|request", wanted)
    ):
        return tuple(roles)
    return None


def _settle_two_proposed(names: Sequence[str], roles: list[Role | None]) -> None:
    """Beside a recommendation or decision, a column called 'Action' tells what was done about it, and 'Progress' how far it is."""
    places = [place for place, role in enumerate(roles) if role == "proposed"]
    plain = [
        place
        for place in places
        if "action" in fold(names[place]).split()[:1] or fold(names[place]) == "actions"
    ]
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
    best: dict[int, tuple[str, ...]] = {
        0: ()
    }  # how far it goes: the names up to there, each role once where possible
    for end in range(1, min(len(words), _LONGEST_HEADER) + 1):
        ways = [
            (*best[start], name)
            for start in range(max(0, end - 4), end)
            if start in best and role_of(name := " ".join(words[start:end]))
        ]
        if ways:
            best[end] = max(ways, key=lambda way: (len({role_of(name) for name in way}), -len(way)))
    return best.get(len(words), ())


_ASKED_WORDS = """
action actions recommendation recommendations resolution resolutions decision decisions request requests arising
"""
_ASKED = frozenset(_ASKED_WORDS.split())
_TOLD_WORDS = """
taken status update updates response responses progress outcome outcomes rag owner owners lead leads officer officers whom
responsible responsibility due deadline deadlines when who comment comments position feedback completed complete timescale
timescales target result results implementation notes done
"""
_TOLD = frozenset(_TOLD_WORDS.split())
_OTHER_WORDS = """
date meeting title item subject topic theme issue area report number no nos ref reference id rec minute agenda origin review
committee panel proposed required agreed requested made point points s of the to be by for and or latest current executive
cabinet service scrutiny rating original raised set completion expected person member assigned support what was has been
source inquiry name matters matter details description log open closed y n yes in so far from
"""
_WORDS = _ASKED | _TOLD | frozenset(_OTHER_WORDS.split())
_LONGEST_LINE = 160
"""Characters."""
_MARKS = "#().:/-&'|"


def may_hold_header(lines: Sequence[str]) -> bool:
    """A quick look: False where no few lines together can be the header of a tracker.

    Args:
        lines: of a page; the cells of a header may stand on one line or one below the other.
    """
    return header_place(lines) is not None


def header_place(lines: Sequence[str], start: int = 0) -> int | None:
    """Number of the line at which the first lines that may be a tracker's header begin, None for none.

    Args:
        lines: of a page.
        start: the line to look from.
    """
    seen: set[str] = set()
    begins = start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line or line.isspace():
            continue
        words = _header_words(line)
        if not words:
            seen.clear()
            continue
        begins = begins if seen else index
        seen.update(words)
        if len(seen) > 2 and seen & _ASKED and seen & _TOLD:
            return begins
    return None


def _header_words(line: str) -> list[str]:
    """The words of a line most of which could be in a header; [] for any other line."""
    first = line.split(None, 1)[0].lower().strip(_MARKS)
    if (first and first not in _WORDS) or len(line) > _LONGEST_LINE:
        return []
    words = fold(line).split()
    return words if 3 * sum(word in _WORDS for word in words) >= 2 * len(words) else []


_SENTENCE_ENDS = (".", "!", "?")
_GAP = 1.4
"""Of the usual space between lines: more parts rows."""
_KEY_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}")


def open_header(
    lines: Sequence[Sequence[Word]], index: int
) -> tuple[list[float], tuple[Role | None, ...] | None, int]:
    """Where the columns of a header begin, what they hold, and how many lines it takes: one, or two where a name is wrapped."""
    groups = _groups(lines[index])
    if not 3 <= len(groups) <= 12:
        return [], None, 0
    starts = [group[0].left for group in groups]
    names = [line_text(group) for group in groups]
    if index + 1 < len(lines) and lines[index + 1][0].y - lines[index][0].y < 1.7 * lines[index][0].size:
        wrapped = list(names)
        for group in _groups(lines[index + 1]):
            place = min((abs(start - group[0].left), at) for at, start in enumerate(starts))
            if place[0] < _SAME_EDGE:
                wrapped[place[1]] += " " + line_text(group)
        if wrapped != names and (roles := roles_of(wrapped)):
            return starts, roles, 2
    return starts, roles_of(names), 1


def _groups(line: Sequence[Word]) -> list[list[Word]]:
    """The words of a line, parted where the space is wider than between words."""
    found = [[line[0]]]
    for before, word in pairwise(line):
        if word.left - before.right > 0.7 * word.size:
            found.append([word])
        else:
            found[-1].append(word)
    return found


def open_rows(
    lines: Sequence[Sequence[Word]], starts: Sequence[float], roles: Sequence[Role | None]
) -> Iterator[list[Sequence[Word]]]:
    """The lines of each row: a new one begins where its key column has something, or after more space than usual."""
    key = next((roles.index(role) for role in ("number", "date") if role in roles), None)
    proposed = roles.index("proposed")
    spaces = [below[0].y - line[0].y for line, below in pairwise(lines)]
    usual = min((space for space in spaces if space > 0), default=0.0)
    rows: list[Sequence[Word]] = []
    for index, line in enumerate(lines):
        if index and spaces[index - 1] > 6 * usual:
            break  # the table is over
        if key is not None:
            fresh = _opens_row(line, starts, key)
        else:
            fresh = (
                index > 0
                and spaces[index - 1] > _GAP * usual
                and proposed in {column_of(word, starts) for word in line}
            )
        if rows and fresh:
            yield rows
            rows = []
        rows.append(line)
    if rows:
        yield rows


def _opens_row(line: Sequence[Word], starts: Sequence[float], key: int) -> bool:
    text = " ".join(word.text for word in line if column_of(word, starts) == key)
    return bool(text) and (len(text) <= 8 or bool(_KEY_DATE.match(text)))


def column_of(word: Word, starts: Sequence[float]) -> int:
    return max((index for index, start in enumerate(starts) if start <= word.left + 3), default=0)


def by_points(
    lines: Sequence[Sequence[Word]], starts: Sequence[float], roles: Sequence[Role | None]
) -> list[Sequence[Sequence[Word]]]:
    """The lines of a row as those of its numbered points, where each is a row of its own.

    That is so where each point begins beside an answer, and the answer before it was at its end: with its sentence, or some
    lines before; or where a point waited for it, its column being empty for lines that the column of answers fills.
    """
    proposed = roles.index("proposed")
    if "taken" not in roles:
        return [lines]
    taken = roles.index("taken")
    usual = min((b[0].y - a[0].y for a, b in pairwise(lines) if b[0].y > a[0].y), default=0.0)
    begins: list[int] = []
    last: Mark | None = None
    waited, ended, before, said = False, True, 0.0, ""
    for at, line in enumerate(lines):
        points, answers = (
            [word for word in line if column_of(word, starts) == column] for column in (proposed, taken)
        )
        if not points:
            said = line_text(answers) if answers else ""
            continue
        mark = mark_of(line_text(points), last)
        if mark and mark.rest and follows(last, mark):
            if answers and mark_of(line_text(answers)):
                return [lines]  # the answers are numbered as well
            if begins and not answers:
                return [lines]
            waited = waited or bool(begins and line[0].y - before > _GAP * usual)
            ended = ended and (not said or said.endswith(_SENTENCE_ENDS))
            begins.append(at)
            last = mark
        before, said = line[0].y, line_text(answers) if answers else ""
    if len(begins) < 2 or begins[0] or not (waited or ended):
        return [lines]
    return [lines[first:end] for first, end in pairwise([*begins, len(lines)])]


_TOUCH = 2.5
"""Points between two pieces of one line."""
_OF_ALL_POINTS: tuple[Role, ...] = ("date", "title")
_SAME_EDGE = 6.0
"""Points by which the columns of a table may differ from one page to the next."""


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


@dataclass(slots=True)
class _Layout:
    """The columns of the tracker that is being read."""

    roles: tuple[Role | None, ...]
    edges: tuple[float, ...]
    page: int


def rows_of(pages: Sequence[Page], warnings: list[Warned]) -> Iterator[Row]:
    """The rows of every tracker on pages with words in their places.

    A table without a header that begins the next page and has the same columns goes on from the page before.

    Args:
        pages: in order.
        warnings: pages that fail are added to them.
    """
    layout: _Layout | None = None
    for page in pages:
        if not page.runs or page.state != "text":
            continue
        before = layout if layout is not None and layout.page == page.number - 1 else None
        found: list[tuple[Row, _Layout]] = []
        with attempt_page(warnings, StageName.TRACKER, page.label, page.number):
            found = _rows_on(page, before)
        layout = found[-1][1] if found else None
        for index, (row, _) in enumerate(found):
            yield Row(row.cells, page, index == 0, row.shared, row.section)


def _rows_on(page: Page, before: _Layout | None) -> list[tuple[Row, _Layout]]:
    """The rows of a page and the columns they stand in; ``before`` are those of the page before where it ends in a tracker."""
    if before is None and not may_hold_header(page.lines):
        return []
    words = words_of(page)
    return list(_ruled(page, words, before)) or list(_open(page, words))


def _ruled(page: Page, words: Sequence[Word], before: _Layout | None) -> Iterator[tuple[Row, _Layout]]:
    whole = replace(page, rules=_joined(page.rules))
    for index, grid in enumerate(read_grids(whole, words)):
        roles, start = _header(grid)
        if roles is None and index == 0 and before and _same_columns(grid, before):
            roles = before.roles
        if roles is not None:
            layout = _Layout(roles, grid.xs, page.number)
            yield from ((row, layout) for row in _grid_rows(grid, roles, start, page))


def _joined(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Upright lines drawn row by row as one: beside a merged cell such a piece may touch no level line."""
    upright: dict[int, list[tuple[float, float]]] = {}
    others: list[Rule] = []
    for rule in rules:
        if abs(rule.x1 - rule.x0) < 1 < abs(rule.y1 - rule.y0):
            upright.setdefault(round(rule.x0), []).append((min(rule.y0, rule.y1), max(rule.y0, rule.y1)))
        else:
            others.append(rule)
    for x, spans in upright.items():
        top, bottom = min(spans)
        for low, high in sorted(spans):
            if low > bottom + _TOUCH:
                others.append(Rule(x0=x, y0=top, x1=x, y1=bottom))
                top, bottom = low, high
            bottom = max(bottom, high)
        others.append(Rule(x0=x, y0=top, x1=x, y1=bottom))
    return tuple(others)


def _header(grid: Grid) -> tuple[tuple[Role | None, ...] | None, int]:
    """What each column holds, and how many rows the header and what stands above it take."""
    for index, row in enumerate(grid.cells[:4]):
        cells = _distinct(row)
        roles = roles_of([single(cell.text) for cell in cells]) if len(cells) > 2 else None
        if roles:
            by_cell = {id(cell): role for cell, role in zip(cells, roles, strict=True)}
            return tuple(by_cell[id(cell)] for cell in row), index + 1
    return None, 0


def _distinct(row: Sequence[Cell]) -> list[Cell]:
    return [cell for index, cell in enumerate(row) if index == 0 or cell is not row[index - 1]]


def _same_columns(grid: Grid, before: _Layout) -> bool:
    return len(grid.xs) == len(before.edges) and all(
        abs(one - other) <= _SAME_EDGE for one, other in zip(grid.xs, before.edges, strict=True)
    )


def _grid_rows(grid: Grid, roles: Sequence[Role | None], start: int, page: Page) -> Iterator[Row]:
    for number, row in enumerate(grid.cells[start:], start):
        if len(_distinct(row)) == 1:
            if row[0].text and row[0].row == number:
                yield Row({}, page, section=single(row[0].text))
            continue
        cells: dict[Role, tuple[str, ...]] = {}
        shared: set[Role] = set()
        for index, (cell, role) in enumerate(zip(row, roles, strict=True)):
            if role is None or (index and cell is row[index - 1]):
                continue
            left, right = grid.xs[cell.column], grid.xs[cell.column + cell.columns]
            cells[role] = (*cells.get(role, ()), *paragraphs_of(cell.words, left=left, right=right))
            if cell.row < number and number > start:
                shared.add(role)
        if cells:
            yield Row(cells, page, shared=frozenset(shared))


def paragraphs_of(words: Sequence[Word], *, left: float, right: float) -> tuple[str, ...]:
    """The words of a cell or column in paragraphs, each on one line.

    A paragraph ends where the next line's first word would have had room, or where more space than usual follows.

    Args:
        words: in any order.
        left: x of the cell's left edge, in points; the text keeps as far from the right edge as from this one.
        right: x of its right edge.
    """
    lines = lines_of([word for word in words if word.turn == 0])
    spaces = [below[0].y - line[0].y for line, below in pairwise(lines)]
    usual = min(spaces, default=0.0)
    found: list[list[str]] = []
    for index, line in enumerate(lines):
        if (
            index
            and spaces[index - 1] <= 1.1 * usual
            and not _had_room(lines[index - 1], line[0], left, right)
        ):
            found[-1].append(line_text(line))
        else:
            found.append([line_text(line)])
    return tuple(join(group) for group in found)


def _had_room(line: Sequence[Word], word: Word, left: float, right: float) -> bool:
    margin = min(max(line[0].left - left, 0.0), 15.0)
    return line[-1].right + 0.5 * word.size + word.right - word.left < right - margin


def _open(page: Page, words: Sequence[Word]) -> Iterator[tuple[Row, _Layout]]:
    """Rows of a table without ruling lines between its columns."""
    lines = lines_of([word for word in words if word.turn == 0])
    for index in range(len(lines)):
        starts, roles, taken = open_header(lines, index)
        if roles:
            layout = _Layout(roles, tuple(starts), page.number)
            for rows in open_rows(lines[index + taken :], starts, roles):
                of_all: dict[Role, tuple[str, ...]] = {}
                for part in by_points(rows, starts, roles):
                    row = _open_row(part, starts, roles, page)
                    yield replace(row, cells={**of_all, **row.cells}), layout
                    of_all = {role: row.cells[role] for role in _OF_ALL_POINTS if role in row.cells} or of_all
            return


def _open_row(
    lines: Sequence[Sequence[Word]], starts: Sequence[float], roles: Sequence[Role | None], page: Page
) -> Row:
    cells: dict[Role, tuple[str, ...]] = {}
    for index, role in enumerate(roles):
        words = [word for line in lines for word in line if column_of(word, starts) == index]
        if role and words:
            right = starts[index + 1] if index + 1 < len(starts) else page.width - starts[0]
            cells[role] = (*cells.get(role, ()), *paragraphs_of(words, left=starts[index] - 6, right=right))
    return Row(cells, page)
