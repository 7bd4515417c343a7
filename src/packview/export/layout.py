"""Rows as a table of plain text that fits a width, without colour and without lines drawn."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len, chop_cells

from packview.export.rows import Row

_GAP = "  "
_NARROWEST = 12
"""Columns a wrapped column must have to be read; where that is not to be had, each row becomes a block."""


def to_text(rows: Sequence[Row], *, width: int, every: bool = False) -> str:
    """Rows as a table with aligned columns; long cells are wrapped, empty columns left out.

    Where the columns do not fit side by side, each row is a block of lines with the names before the values.

    Args:
        rows: all with the same fields.
        width: columns of the terminal.
        every: show empty columns too.
    """
    if not rows:
        return "Nothing found.\n"
    cells = [[_cell_lines(value) for value in row.values()] for row in rows]
    numbers = range(len(cells[0]))
    filled = [index for index in numbers if every or any(any(row[index]) for row in cells)] or list(numbers)
    names = [_heading(name) for index, name in enumerate(rows[0]) if index in filled]
    columns = [[row[index] for row in cells] for index in filled]
    natural = [
        max(cell_len(line) for line in (name, *(line for cell in column for line in cell)))
        for name, column in zip(names, columns, strict=True)
    ]
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


def _heading(name: str) -> str:
    return name.replace("_", " ")


def _cell_lines(value: Any) -> list[str]:
    return _lines(value, yes="yes", no="")


def _lines(value: Any, *, yes: str, no: str) -> list[str]:
    """A value, a part of it on each line."""
    if value is None:
        return [""]
    if isinstance(value, bool):
        return [yes if value else no]
    if isinstance(value, dict):
        return (
            [_named(value)]
            if "page_first" in value
            else [f"{key}: {flat(one)}" for key, one in value.items()]
        )
    if isinstance(value, list | tuple):
        return [" ".join(_lines(one, yes=yes, no=no)) for one in value] or [""]
    return str(value).splitlines() or [""]


def _named(value: Row) -> str:
    """A paper on one line: its title, what it is, its pages."""
    first, last = value.get("page_first"), value.get("page_last")
    pages = (
        "" if first is None else f", page {first}" if last in {None, first} else f", pages {first} to {last}"
    )
    kind = f", {value['kind']}" if value.get("kind") else ""
    return f"{value['title']}{kind}{pages}"


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
    wrapped = [
        [part for line in cell for part in wrap(line, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for number in range(max(len(cell) for cell in wrapped)):
        parts = [cell[number] if number < len(cell) else "" for cell in wrapped]
        padded = (part + " " * (width - cell_len(part)) for part, width in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _block(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    margin = max(len(name) for name in names)
    for name, cell in zip(names, cells, strict=True):
        if any(cell):
            yield from _line_up([[name], cell], [margin, max(_NARROWEST, width - margin - len(_GAP))])
