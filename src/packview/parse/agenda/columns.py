"""An agenda in columns without ruling lines, 'Item | Subject | Lead | Pages': the rows it would have as a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from packview.model import Page
from packview.model.layout import Block, LaidCell, Span
from packview.parse.columns import WIDE, Word, parts_of, placed_words
from packview.parse.text.lines import Cell, Line
from packview.parse.text.numbering import numbers_of
from packview.parse.text.patterns import any_case, listed
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
    head, columns = _headed(lines) if numbered else (None, ())
    columns = columns or _unheaded(numbered)
    if not columns:
        return
    number = Counter(round(words[line.index][0].left) for line in numbered).most_common(1)[0][0]
    rows = [*_rows(lines[lines.index(head) + 1 if head else 0 :], words, columns, number)]
    if len(rows) < _FEWEST or 2 * sum(len(row) > 2 for row in rows) < len(rows):
        return
    if head is not None:
        parts = parts_of(words[head.index])
        begin = len(columns) + 1 - len(parts)  # the numbers may have no heading
        rows.insert(0, {at: [_span(head, part)] for at, part in enumerate(parts, start=begin)})
    laid = tuple(tuple(LaidCell(at, spans=tuple(spans)) for at, spans in sorted(row.items())) for row in rows)
    at = [span.line for row in laid for cell in row for span in cell.spans]
    yield Block("table", min(at), max(at), rows=laid, columns=len(columns) + 1)


def _is_numbered(line: Line) -> bool:
    """Whether a line begins with an item's number."""
    return not line.bullet and any(len(line.text) > len(one.printed) for one in numbers_of(line.text)[:1])


def _span(line: Line, words: Sequence[Word]) -> Span:
    return Span(line.index, words[0].start, words[-1].end, begins=line.gap)


def _headed(lines: Sequence[Line]) -> tuple[Line | None, _Columns]:
    """The line that names the columns, and where those behind the number begin and end."""
    for line in lines:
        texts = [cell.text.strip(":") for cell in line.parts]
        begin = bool(NUMBER_COLUMN.fullmatch(texts[0]) and any(map(TITLE_COLUMN.fullmatch, texts[1:2])))
        rest = texts[begin:]
        if len(rest) > 1 and TITLE_COLUMN.fullmatch(rest[0]) and all(map(_OTHERS.fullmatch, rest[1:])):
            return line, [(cell.left, cell.right) for cell in line.parts[begin:]]
    return None, ()


def _unheaded(numbered: Sequence[Line]) -> _Columns:
    """Where columns begin and end that have no heading: half of the numbered lines have short words there, the number apart."""
    beside: dict[int, list[Cell]] = {}
    for line in numbered:
        for cell in line.parts[1:] if numbers_of(line.parts[0].text)[:1] else ():
            beside.setdefault(round(cell.left), []).append(cell)
    often = {left: cells for left, cells in sorted(beside.items()) if 2 * len(cells) >= len(numbered)}
    other = [cell.text for cells in [*often.values()][1:] for cell in cells]
    mixed = any(number.marked for text in other for number in numbers_of(text))
    short = sum(any(map(str.isalpha, text)) and len(text.split()) <= _LONGEST_CELL for text in other)
    if mixed or len(other) < _FEWEST or 2 * short <= len(other):
        return ()
    return [(left, max(cell.right for cell in cells)) for left, cells in often.items()]


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
            row = {0: [_span(line, parts[0][:1])]}
            del parts[0][0]
        elif (
            not row
            or (line.gap and at[0] == 1)
            or any(
                one == 1 and part[-1].right > columns[1][0] + WIDE * part[0].size  # across the next column
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
            if part:
                row.setdefault(one, []).append(_span(line, part))
    yield from [row] if row else []


def _column_of(part: Sequence[Word], columns: _Columns, number: float) -> int:
    """The column, from 1, that a part begins, ends or is centred in; one that begins where the numbers do is a title's."""
    begins, ends = part[0].left, part[-1].right
    middle = (begins + ends) / 2
    off = [
        min(abs(begins - left), abs(ends - right), abs(middle - (left + right) / 2))
        for left, right in columns
    ]
    off[0] = min(abs(begins - columns[0][0]), abs(begins - number))
    return off.index(min(off)) + 1
