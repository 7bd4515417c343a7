"""Rows of a tracker that no upright lines part: by the places of its headings, level lines, its first column, its numbered points."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from packview.model import Rule
from packview.parse.grid_words import Word, line_text
from packview.parse.marks import Mark, follows, mark_of
from packview.parse.tracker_columns import Role, roles_of

_TOUCH = 2.5
"""Points between two pieces of one line."""
_SAME_EDGE = 6.0
"""Points by which the second line of a heading may stand aside."""
_SENTENCE_ENDS = (".", "!", "?")
_GAP = 1.4
"""Of the usual space between lines: more parts rows."""
_ACROSS = 0.6
"""Of the width of a header: as long a level line parts rows."""
_FEWEST_LEVELS = 3
"""Level lines under a header; two may be the table's own frame."""
_KEY_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}")


def levels_below(rules: Sequence[Rule], header: Sequence[Sequence[Word]]) -> list[float]:
    """Heights of the level lines that part the rows under a header; none where there are too few to part rows."""
    left, right = header[0][0].left, header[0][-1].right
    bottom = max(line[0].y for line in header)
    drawn: dict[int, float] = {}
    for rule in rules:
        if abs(rule.y1 - rule.y0) < 1 and min(rule.y0, rule.y1) > bottom:
            at = next((y for y in drawn if abs(y - rule.y0) < _TOUCH), round(rule.y0))
            drawn[at] = drawn.get(at, 0.0) + min(abs(rule.x1 - rule.x0), right - left)
    levels = sorted(y for y, length in drawn.items() if length > _ACROSS * (right - left))
    return [float(y) for y in levels] if len(levels) >= _FEWEST_LEVELS else []


def parted_by(levels: Sequence[float], lines: Sequence[Sequence[Word]]) -> Iterator[list[Sequence[Word]]]:
    """The lines of each row between two level lines; what stands under the last is no row."""
    for above, below in pairwise((0.0, *levels)):
        rows = [line for line in lines if above <= line[0].y < below]
        if rows:
            yield rows


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
