"""Rows of a tracker on PDF pages: by its ruling lines where it has them, else by the places of its headings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from packview.model import Page, Rule
from packview.parse.grid import Cell, Grid, read_grids
from packview.parse.grid_words import Word, line_text, lines_of, single, words_of
from packview.parse.lines import join
from packview.parse.tracker_columns import Role, may_hold_header, roles_of
from packview.parse.tracker_lines import by_points, column_of, levels_below, open_header, open_rows, parted_by

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


def rows_of(pages: Sequence[Page]) -> Iterator[Row]:
    """The rows of every tracker on pages with words in their places.

    A table without a header that begins the next page and has the same columns goes on from the page before.
    """
    layout: _Layout | None = None
    for page in pages:
        if not page.runs or page.state != "text":
            continue
        goes_on = layout is not None and layout.page == page.number - 1
        if not goes_on and not may_hold_header(page.lines):
            continue
        words = words_of(page)
        found = list(_ruled(page, words, layout if goes_on else None)) or list(_open(page, words))
        layout = found[-1][1] if found else None
        for index, (row, _) in enumerate(found):
            yield Row(row.cells, page, index == 0, row.shared, row.section)


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
            header, rest = lines[index : index + taken], lines[index + taken :]
            across = levels_below(page.rules, header)
            for rows in parted_by(across, rest) if across else open_rows(rest, starts, roles):
                of_all: dict[Role, tuple[str, ...]] = {}
                for part in [rows] if across else by_points(rows, starts, roles):
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
