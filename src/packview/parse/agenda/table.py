"""An agenda set as a table, or in columns without ruling lines ('Item | Subject | Lead | Pages').

Each row becomes one line with the number, the title and the pages, as an agenda without columns has it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from packview.model import Page
from packview.model.layout import Block, LaidCell, Span
from packview.parse.columns import WIDE, Word, parts_of, placed_words
from packview.parse.headings import TypedPages
from packview.parse.text.lines import Cell as TextCell
from packview.parse.text.lines import Line, join
from packview.parse.text.numbering import Number, numbers_of, step
from packview.parse.text.patterns import RANGE, any_case, listed
from packview.parse.text.titles import title_length
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
_LONGEST_CELL = 7
"""Words of a cell beside a title, where no heading says what stands there."""


_Columns = Sequence[tuple[float, float]]
"""Where the columns behind an item's number begin and end; the first is that of the titles."""
_Row = dict[int, list[Span]]
"""By column what stands in it, the number in column 0."""
_PAGES = any_case(r"pages?(?: ?nos?\.?| numbers?|\(s\))?")
_IS_PAGES = any_case(r"(?:pages?\s*)?(?P<first>\d{1,4})(?:\s*(?:[-\u2013]|to)\s*(?P<last>\d{1,4}))?")
_FIGURES = any_case(r"[\d\s\u2013-]*\d[\d\s\u2013-]*|[\u2013-]")
_YEARS = 1900
"""From here on a first page is more likely a year: '2019 - 2024'."""
_FRONT = 12
"""Pages of a file on which an agenda can be set as a table."""
_FEWEST = 3
"""Rows that must count up before a table, or lines in columns, are an agenda."""


def with_rows_as_lines(lines: Sequence[Line], pages: Sequence[Page], typed: TypedPages) -> list[Line]:
    """Lines in which the rows of agendas that are set as tables are lines of their own.

    Args:
        lines: of the pages, in order.
        pages: with words in their places, or without.
        typed: what is known of how they are set out.
    """
    made: dict[tuple[int, int], list[Line]] = {}  # by page and line
    for page in pages:
        near = page.number <= _FRONT
        known = {line.index: line for line in lines if line.page == page.number} if near else {}
        tables = [block for block in typed.layout(page) if block.kind == "table"] if known else []
        # Cells that stand no further apart than words are none.
        in_table = {index: line for index, line in known.items() if line.table}
        rows = [_of_table(block, page, in_table) for block in tables]
        if not any(rows):
            rows += [_of_table(block, page, known) for block in _tables_in(page, [*known.values()])]
        for found in rows:
            made |= {(page.number, index): texts for index, texts in found.items()}
    lines_made: list[Line] = []
    for line in lines:
        lines_made.extend(made.get((line.page, line.index), (line,)))
    return lines_made


def _of_table(block: Block, page: Page, known: dict[int, Line]) -> dict[int, list[Line]]:
    """For each line of a table what stands in its place, nothing where the row began before; {} where it is no agenda."""
    rows = _with_lines_joined(block.rows, known)
    number = _number_column([_texts(row, page) for row in rows])
    if number is None:
        return {}
    rows = [part for row in rows for part in _parted(row, number, page, known)]
    texts = [_texts(row, page) for row in rows]
    first = next((at for at, row in enumerate(texts) if _number(row.get(number, ""))), 0)
    heads = {column: text for row in texts[:first] for column, text in row.items()}
    title = _title_column(texts[first:], heads, number)
    if title is None:
        return {}
    paged = _has_pages(texts[first:], heads, title)
    made: dict[int, list[Line]] = {}
    for row, cells in zip(texts[first:], rows[first:], strict=True):
        at = sorted({one.line for cell in cells for one in cell.spans if one.line in known})
        if not at or not row.get(title):
            continue
        where = _IS_PAGES.fullmatch(_figures(row, title)) if paged else None
        pages = f" (Pages {where['first']} - {where['last'] or where['first']})" if where else ""
        used = {
            number,
            title,
            *(column for column, text in row.items() if where and _FIGURES.fullmatch(text)),
        }
        others = (
            (heads.get(column, ""), text)
            for column, text in row.items()
            if column not in used and text.strip("-\u2013 ")
        )
        rest = [f"{head}: {text}" if head else text for head, text in others]
        bold = True if not row.get(number) and known[at[0]].look[1:] > (False, False) else None
        own = replace(known[at[0]], gap=True, bullet=False, dash="", bold=bold, lead=0, table=False)
        made |= {index: [] for index in at}
        named, more = _title_in(next(cell for cell in cells if cell.column == title), page)
        text, rest = f"{row.get(number, '')} {named}{pages}".strip(), [*filter(None, [more]), *rest]
        made[at[0]] = [
            replace(own, text=text),
            *(replace(own, text=one, gap=False, bullet=True) for one in rest),
        ]
    return made


def _texts(row: Sequence[LaidCell], page: Page) -> dict[int, str]:
    return {cell.column: _text(cell, page) for cell in row}


def _parted(
    row: Sequence[LaidCell], number: int, page: Page, known: Mapping[int, Line]
) -> Iterator[Sequence[LaidCell]]:
    """A row without the heading of a section over its number; one for each line where an item was taken for more of the heads: 'Item' over '1'."""
    ends = [span for cell in row if cell.column == number for span in cell.spans]
    own = known.get(ends[0].line) if ends else None
    over = {at for at, line in known.items() if own and at < own.index and line.look > own.look}
    if own and any(span.line in over for cell in row for span in cell.spans):
        for inside in (True, False):
            cells = (
                cell._replace(spans=tuple(one for one in cell.spans if (one.line in over) is inside))
                for cell in row
            )
            yield [cell for cell in cells if cell.spans]
        return
    if len(ends) < 2 or not _number(page.lines[ends[-1].line][ends[-1].start : ends[-1].end]):
        yield row
        return
    for at in sorted({span.line for cell in row for span in cell.spans}):
        cells = (cell._replace(spans=tuple(one for one in cell.spans if one.line == at)) for cell in row)
        yield [cell for cell in cells if cell.spans]


def _with_lines_joined(
    rows: Sequence[Sequence[LaidCell]], known: dict[int, Line]
) -> list[Sequence[LaidCell]]:
    """Rows in which a cell that stands alone, with no space above it, goes on with the cell over it, unless it is set as a heading over that."""
    found: list[Sequence[LaidCell]] = []
    for row in rows:
        (cell, *others), above = row, found[-1] if found else ()
        line = known.get(cell.spans[0].line) if cell.spans else None
        on = next((one for one in above[1:] if one.column == cell.column and one.spans), None)
        over = known.get(on.spans[0].line) if on and not others else None
        if line and over and not line.gap and line.look <= over.look:
            found[-1] = [one._replace(spans=one.spans + cell.spans) if one is on else one for one in above]
        else:
            found.append(row)
    return found


def _title_in(cell: LaidCell, page: Page) -> tuple[str, str]:
    """The title a cell begins with, and what stands under it."""
    texts = [(one_line(page.lines[span.line][span.start : span.end]), span.begins) for span in cell.spans]
    lines = [Line(text=text, page=page.number, gap=begins) for text, begins in texts if text]
    count = title_length(lines, max(len(line.text) for line in lines), RANGE)
    return join(line.text for line in lines[:count]), join(line.text for line in lines[count:])


def _text(cell: LaidCell, page: Page) -> str:
    return one_line(join(page.lines[span.line][span.start : span.end] for span in cell.spans))


def _number_column(rows: Sequence[dict[int, str]]) -> int | None:
    """The column whose entries count up."""
    for column in sorted({column for row in rows for column in row})[:2]:
        entries = (_number(row[column]) for row in rows if row.get(column))
        numbers = [*dropwhile(lambda one: not one, entries)]  # without the headings
        steps = [
            any(step(one, two) == 1 for one in before for two in after) for before, after in pairwise(numbers)
        ]
        if len(numbers) >= _FEWEST and all(numbers) and sum(steps) >= 0.7 * len(steps):
            return column
    return None


def _number(text: str) -> tuple[Number, ...]:
    return tuple(one for one in numbers_of(f"{text.rstrip('.')}. X") if one.rest == "X")


def _title_column(rows: Sequence[dict[int, str]], heads: dict[int, str], number: int) -> int | None:
    """The column of titles: headed so, else the one with the most words."""
    others = sorted({column for row in rows for column in row} - {number})
    named = [column for column in others if TITLE_COLUMN.fullmatch(heads.get(column, ""))]
    words = {
        column: sum(word.isalpha() for row in rows for word in row.get(column, "").split())
        for column in others
    }
    return named[0] if named else max(others, key=lambda column: words[column], default=None)


def _figures(row: dict[int, str], title: int) -> str:
    """The figures behind a title, which may stand in columns of their own: '3', '-', '8'."""
    return " ".join(
        text for column, text in sorted(row.items()) if column > title and _FIGURES.fullmatch(text)
    )


def _has_pages(rows: Sequence[dict[int, str]], heads: dict[int, str], title: int) -> bool:
    """Whether figures behind the titles are pages: they are headed so, or are ranges that rise that rise."""
    headed = any(column > title and _PAGES.fullmatch(text) for column, text in heads.items())
    figures = [figures for row in rows if (figures := _figures(row, title))]
    found = [_IS_PAGES.fullmatch(text) for text in figures]
    pages = [int(one[end]) for one in found if one and one["last"] for end in ("first", "last")]
    rising = len(pages) == 2 * len(figures) > 0 and pages == sorted(pages) and pages[0] < _YEARS
    return headed or rising


def _tables_in(page: Page, lines: Sequence[Line]) -> Iterator[Block]:
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
    whole = [row for row in rows if 0 in row]
    if len(whole) < _FEWEST or 2 * sum(len(row) > 2 for row in whole) < len(whole):
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
        named = len(rest) > 1 and TITLE_COLUMN.fullmatch(rest[0]) and all(map(_OTHERS.fullmatch, rest[1:]))
        if named and not all(text.casefold().startswith("page") for text in rest[1:]):
            return line, [(cell.left, cell.right) for cell in line.parts[begin:]]
    return None, ()


def _unheaded(numbered: Sequence[Line]) -> _Columns:
    """Where columns begin and end that have no heading: half of the numbered lines have short words there, the number apart."""
    beside: dict[int, list[TextCell]] = {}
    for line in numbered:
        for cell in line.parts[1:] if numbers_of(line.parts[0].text)[:1] else ():
            if not RANGE.search(cell.text):  # pages behind a title are read with it
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
