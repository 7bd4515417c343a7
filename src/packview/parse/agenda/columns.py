"""An agenda in columns without ruling lines, 'Item | Subject | Lead | Pages': the rows it would have as a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from packview.model import Page
from packview.model.layout import Block, LaidCell, Span
from packview.parse.columns import NARROW, WIDE, Part, Word, parts_of, placed_words
from packview.parse.text.lines import Line
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import RANGE, any_case, listed
from packview.text import one_line

NUMBER_COLUMN = any_case(listed("(?:agenda_)?items? (?:agenda_|item_)?nos?\\.? (?:item_)?number ref\\.? #"))
"""What the column of numbers is headed."""
TITLE_COLUMN = any_case(
    listed(
        r"(?:agenda_)?items?(?:_of_business)?(?:_(?:and|/)_.*)? subject(?:_matter)? titles? business topics? matter description(?:_.*)? report(?:_title)?"
    )
)
"""What the column of titles is headed."""
_OTHERS = any_case(
    listed(
        "lead presenters? presented_by led_by lead_officer officers? speakers? owner who by times? timings? duration mins minutes purpose "
        "pages? page_nos?\\.? page_numbers? papers? enclosures? encl\\.? attachments? action format approx\\.?_times? status for lead_member"
    )
)
_FEWEST = 3
"""Numbered rows from which lines in columns are an agenda."""
_LONGEST_CELL = 7
"""Words of a cell beside a title, where no heading says what stands there."""
_ROWS_WITH = 0.5
"""Of the numbered lines: how many have something in a column that no heading names."""


_Columns = Sequence[tuple[float, float]]
"""Where the columns behind an item's number begin and end; the first is that of the titles."""
_Row = dict[int, list[Span]]
"""By column what stands in it, the number in column 0."""


def tables_in(page: Page, lines: Sequence[Line]) -> Iterator[Block]:
    """The agenda of a page in columns, as a table whose first column holds the numbers; nothing where it is set in none."""
    words = placed_words(page)
    lines = [
        line
        for line in lines
        if words.get(line.index) and not line.table and one_line(page.lines[line.index]) == line.text
    ]
    numbered = [line for line in lines if _is_numbered(line)]
    found = (_headed(page, lines, words) or _unheaded(page, numbered, words)) if numbered else None
    if found is None:
        return
    head, columns = found
    number = Counter(round(words[line.index][0].left) for line in numbered).most_common(1)[0][0]
    after = next((at + 1 for at, line in enumerate(lines) if line is head), 0)
    rows = [*_rows(lines[after:], words, columns, number)]
    if len(rows) < _FEWEST or 2 * sum(len(row) > 2 for row in rows) < len(rows):
        return
    if head is not None:
        parts = parts_of(words[head.index])
        begin = len(columns) + 1 - len(parts)  # the numbers may have no heading
        rows.insert(0, {at: [_span(head, part.words)] for at, part in enumerate(parts, start=begin)})
    laid = tuple(tuple(LaidCell(at, spans=tuple(spans)) for at, spans in sorted(row.items())) for row in rows)
    at = [span.line for row in laid for cell in row for span in cell.spans]
    yield Block("table", min(at), max(at), rows=laid, columns=len(columns) + 1)


def _is_numbered(line: Line) -> bool:
    """Whether a line begins with an item's number."""
    return not line.bullet and any(len(line.text) > len(one.printed) for one in numbers_of(line.text)[:1])


def _span(line: Line, words: Sequence[Word]) -> Span:
    return Span(line.index, words[0].start, words[-1].end, begins=line.gap)


def _headed(
    page: Page, lines: Sequence[Line], words: Mapping[int, Sequence[Word]]
) -> tuple[Line | None, _Columns] | None:
    """The line that names the columns, and where those behind the number begin and end."""
    for line in lines:
        parts = parts_of(words[line.index])
        texts = [part.text(page.lines[line.index]).strip(":") for part in parts]
        begin = len(texts) > 1 and bool(
            NUMBER_COLUMN.fullmatch(texts[0]) and TITLE_COLUMN.fullmatch(texts[1])
        )
        rest = texts[begin:]
        named = len(rest) > 1 and TITLE_COLUMN.fullmatch(rest[0]) and all(map(_OTHERS.fullmatch, rest[1:]))
        if named:
            return line, [(part.left, part.right) for part in parts[begin:]]
    return None


def _unheaded(
    page: Page, numbered: Sequence[Line], words: Mapping[int, Sequence[Word]]
) -> tuple[None, _Columns] | None:
    """Where columns begin and end that have no heading: many numbered lines have a short text at one place behind a wide space."""
    rows = [(line, parts_of(words[line.index])) for line in numbered]
    rows = [(line, parts[len(parts[0].words) == 1 and len(parts) > 1 :]) for line, parts in rows]
    beside = [(part.text(page.lines[line.index]), part) for line, parts in rows for part in parts[1:]]
    # Pages behind a title are read with it; a number makes an item, of a list in two columns.
    beside = [
        one for one in beside if not (RANGE.search(one[0]) or any(n.marked for n in numbers_of(one[0])))
    ]
    columns: list[tuple[float, float]] = []
    lettered = False
    for edge in (attrgetter("left"), attrgetter("right")):  # figures end at one place
        for at in sorted({round(edge(part)) for _, part in beside}):
            here = [one for one in beside if abs(edge(one[1]) - at) < NARROW * one[1].words[0].size]
            begins, ends = (
                min((one[1].left for one in here), default=0),
                max((one[1].right for one in here), default=0),
            )
            free = all(begins > right or ends < left for left, right in columns)
            if free and len(here) >= max(_FEWEST, _ROWS_WITH * len(numbered)):
                columns.append((begins, ends))
                lettered |= 2 * sum(_is_short_text(text) for text, _ in here) > len(here)
    if not lettered:
        return None
    columns.sort()
    firsts = [parts[0] for _, parts in rows if parts]
    lefts = Counter(round(part.words[len(part.words) > 1].left) for part in firsts)
    title = float(lefts.most_common(1)[0][0])
    return None, [(title, columns[0][0] - 1), *columns]


def _is_short_text(text: str) -> bool:
    return any(map(str.isalpha, text)) and len(text.split()) <= _LONGEST_CELL


def _rows(
    lines: Sequence[Line], words: Mapping[int, Sequence[Word]], columns: _Columns, number: float
) -> Iterator[_Row]:
    """The rows: each begins with a number, and goes on with lines that keep to the columns."""
    row: _Row = {}
    for line in lines:
        parts = parts_of(words[line.index], [left for left, _ in columns[1:]])
        at = [_column_of(part, columns, number) for part in parts]
        if _is_numbered(line):
            yield from [row] if row else []
            row = {0: [_span(line, parts[0].words[:1])]}
            parts[0] = Part(parts[0].words[1:])
        elif (
            not row
            or (line.gap and at[0] == 1)
            or any(
                one == 1 and part.right > columns[1][0] + WIDE * part.words[0].size  # across the next column
                for one, part in zip(at, parts, strict=True)
            )
        ):
            yield from [row] if row else []
            row = {}
            continue
        elif at == [1]:  # more of the title, or the heading of a section
            yield row
            row = {}
        for one, part in zip(at, parts, strict=True):
            if part.words:
                row.setdefault(one, []).append(_span(line, part.words))
    yield from [row] if row else []


def _column_of(part: Part, columns: _Columns, number: float) -> int:
    """The column, from 1, that a part begins, ends or is centred in; one that begins where the numbers do is a title's."""
    middle = (part.left + part.right) / 2
    off = [
        min(abs(part.left - left), abs(part.right - right), abs(middle - (left + right) / 2))
        for left, right in columns
    ]
    off[0] = min(abs(part.left - columns[0][0]), abs(part.left - number))
    return off.index(min(off)) + 1
