"""Rows as JSON, CSV and columns of plain text; tables and minutes to read."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

import msgspec
from rich.cells import cell_len, chop_cells

from packview.export.rows import Row, fields_of
from packview.model import Attendee, Indicator, MinuteItem, Pack, Table
from packview.model.words import motion_words, motions_of
from packview.wording.dates import date_in_words

_GAP = "  "
_NARROWEST = 12
"""Columns a wrapped column must have to be read; where that is not to be had, each row becomes a block."""


def to_text(rows: Sequence[Row], *, width: int, every: bool = False) -> str:
    """Rows as aligned columns, empty ones left out unless ``every``; as blocks of names and values where they do not fit."""
    if not rows:
        return "Nothing found.\n"
    cells = [[_lines(value, yes="yes", no="") for value in row.values()] for row in rows]
    numbers = range(len(cells[0]))
    filled = [index for index in numbers if every or any(any(row[index]) for row in cells)] or list(numbers)
    names = [name.replace("_", " ") for index, name in enumerate(rows[0]) if index in filled]
    columns = [[row[index] for row in cells] for index in filled]
    lines_of = ([name, *chain.from_iterable(column)] for name, column in zip(names, columns, strict=True))
    natural = [max(map(cell_len, lines)) for lines in lines_of]
    widths = _fit(natural, width - len(_GAP) * (len(names) - 1))
    if widths is None:
        return "\n\n".join("\n".join(_block(names, row, width)) for row in zip(*columns, strict=True)) + "\n"
    lines = list(_line_up([[name] for name in names], widths))
    for row in zip(*columns, strict=True):
        lines.extend(_line_up(row, widths))
    return "\n".join(lines) + "\n"


def flat(value: Any) -> str:
    """A value on one line: '' for None, parts of a list joined by semicolons."""
    return "; ".join(_lines(value, yes="true", no="false"))


def wrap(text: str, width: int) -> list[str]:
    """Text in lines of at most so many columns, broken at spaces; a word that is longer is cut."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if cell_len(longer) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        *cut, current = chop_cells(word, max(2, width)) or [""]
        lines.extend(cut)
    return [*lines, current] if current or not lines else lines


def _lines(value: Any, *, yes: str, no: str) -> list[str]:
    """A value, a part of it on each line."""
    if value is None:
        return [""]
    if isinstance(value, bool):
        return [yes if value else no]
    if isinstance(value, dict) and "page_first" in value:  # a paper
        return [", ".join(part for part in (value["title"], value.get("kind"), pages(value)) if part)]
    if isinstance(value, dict):
        return [f"{key}: {flat(one)}" for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [" ".join(_lines(one, yes=yes, no=no)) for one in value] or [""]
    return str(value).splitlines() or [""]


def pages(row: Row) -> str:
    """'page 4', 'pages 5 to 44', '' where none is printed."""
    first, last = row["page_first"], row["page_last"]
    if first is None:
        return ""
    return f"page {first}" if last in {None, first} else f"pages {first} to {last}"


def _fit(natural: Sequence[int], room: int) -> list[int] | None:
    """Widths of columns that fit: narrow ones keep theirs, wide ones share what is left evenly; None for too many."""
    if sum(natural) <= room:
        return list(natural)
    left, share = room, 0
    for done, width in enumerate(sorted(natural)):
        share = left // (len(natural) - done)
        if width > share:
            break
        left -= width
    return [min(width, share) for width in natural] if share >= _NARROWEST else None


def _line_up(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    pairs = zip(cells, widths, strict=True)
    wrapped = [[part for line in cell for part in wrap(line, width)] for cell, width in pairs]
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (part + " " * (width - cell_len(part)) for part, width in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _block(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    margin = max(len(name) for name in names)
    for name, cell in zip(names, cells, strict=True):
        if any(cell):
            yield from _line_up([[name], cell], [margin, max(_NARROWEST, width - margin - len(_GAP))])


_MOST_LINES = 60
"""Lines of a page that are shown beside what is doubtful on it."""


def table_cells(pack: Pack) -> list[Row]:
    """A row for the headings of each table and for each of its rows, a column for each of its cells."""
    most = max((len(cells) for table in pack.tables for cells in _all_rows(table)), default=0)
    return [
        {
            "table": number,
            **fields_of(table, "title page pdf_page"),
            "item": pack.item_number(table.item),
            **fields_of(table, "doubtful"),
            **dict.fromkeys((f"column {column}" for column in range(1, most + 1)), ""),
            **{f"column {column}": cell for column, cell in enumerate(cells, 1)},
        }
        for number, table in enumerate(pack.tables, 1)
        for cells in _all_rows(table)
    ]


def tables_text(pack: Pack, pages: Sequence[Sequence[str]], *, width: int) -> str:
    """The tables to read, one below the other; below a doubtful one stands what its page says."""
    if not pack.tables:
        return "Nothing found.\n"
    return "\n".join("\n".join(_printed(table, pages, width)) + "\n" for table in pack.tables)


def doubtful_text(found: Sequence[Indicator | Table], pages: Sequence[Sequence[str]]) -> str:
    """What the pages of doubtful indicators or tables say, each page once; '' where nothing is doubtful."""
    parts: dict[int, list[str]] = {}
    for one in found:
        if one.doubtful and one.pdf_page:
            reasons = parts.setdefault(one.pdf_page, [])
            if isinstance(one, Indicator):  # a table's stand over it already
                reasons.append(f"{one.ref}: {'; '.join(one.doubtful)}")
    labels = {one.pdf_page: one.page for one in found}
    told = [("", *reasons, *_page(labels[number], number, pages)) for number, reasons in parts.items()]
    return "".join("\n".join(lines) + "\n" for lines in told)


def _printed(table: Table, pages: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    yield f"{table.title or 'Table'} ({_where(table.page, table.pdf_page)})"
    yield from (f"Doubtful: {reason}" for reason in table.doubtful)
    rows = [cells for cells in table.rows if any(cells)]
    names = _names(table, max(map(len, rows), default=0))
    if rows:
        named = [dict(zip(names, cells, strict=True)) for cells in rows]
        yield to_text(named, width=width, every=True).strip("\n")
    if table.doubtful and table.pdf_page:
        yield from _page(table.page, table.pdf_page, pages)


def _names(table: Table, count: int) -> list[str]:
    """A name for each column; those that are alike or missing are told apart by spaces, which do not show."""
    found: list[str] = []
    for column in range(count):
        name = table.header[column] if column < len(table.header) else ""
        while name in found:
            name += " "
        found.append(name)
    return found


def _page(label: str | None, number: int, pages: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"The text of {_where(label, number)}:"
    lines = [line for line in pages[number - 1] if line.strip()] if number <= len(pages) else []
    yield from (f"  {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  ... and {len(lines) - _MOST_LINES} more lines"


def _where(label: str | None, number: int | None) -> str:
    return f"page {label}, PDF {number}" if label else f"PDF page {number}"


def _all_rows(table: Table) -> list[tuple[str, ...]]:
    return [table.header, *table.rows] if any(table.header) else list(table.rows)


# What a spreadsheet takes for the start of a formula, in narrow and in full-width form.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# What starts like one and is a figure is none.
_NUMBER = re.compile(r"[-+]?\u00a3?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?", re.ASCII)


def to_json(rows: Any) -> str:
    """Rows, or any value, as indented JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def to_csv(rows: Sequence[Row]) -> str:
    """Rows as CSV after RFC 4180, lists joined by semicolons, an apostrophe before what a spreadsheet would run as a formula."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def minutes_text(pack: Pack) -> str:
    """The minutes of the previous meeting to read, a paragraph a line."""
    minutes = pack.minutes
    if minutes is None:
        return "This pack has no minutes of an earlier meeting.\n"
    when = f" of {date_in_words(minutes.meeting_date)}" if minutes.meeting_date else ""
    lines = [
        f"Minutes of the meeting{when}",
        *_people("Present", minutes.present),
        *_people("Apologies", minutes.apologies),
        *_people("Absent", minutes.absent),
        *_people("In attendance", minutes.in_attendance),
        *(line for item in minutes.items for line in ("", *_minute(item))),
    ]
    return "\n".join(lines) + "\n"


def _minute(item: MinuteItem) -> Iterator[str]:
    page = f" (page {item.page})" if item.page is not None else ""
    yield f"{item.number}. {item.shown}{page}" if item.number else f"{item.shown}{page}"
    yield from _people("  Attended", item.attendees)
    yield from (f"  {paragraph}" for paragraph in item.discussion)
    if item.resolutions:
        yield "  Resolved:"
    yield from (f"    {one.ref} {one.text}" if one.ref else f"    {one.text}" for one in item.resolutions)
    yield from (f"  {motion_words(one)}" for one in motions_of(item))


def _people(label: str, people: Sequence[Attendee]) -> list[str]:
    more = [", ".join(filter(None, (one.role, one.note))) for one in people]
    named = [f"{one.name} ({words})" if words else one.name for one, words in zip(people, more, strict=True)]
    return [f"{label}: {', '.join(named)}"] if named else []


def _cell(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = value if isinstance(value, str) else flat(value)
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
