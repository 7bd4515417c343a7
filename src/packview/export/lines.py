"""Rows as lines to be read one after the other, aloud too: a heading, then a name and its value on each line.

Nothing depends on where it stands: no columns, no lines drawn, no sign that carries a meaning alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from packview.export.layout import wrap
from packview.export.rows import Row

_INDENT = 2
_NARROWEST = 20


def _no_group(row: Row) -> str:  # noqa: ARG001  the form of a list without groups
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How rows of one kind are read out.

    Attributes:
        one: what a row is called.
        many: what several are called.
        lines: a row's lines, its heading first; those of an entry that goes deeper begin with two spaces.
        group: the heading a row belongs under; '' for none.
        nothing: what is said where there are no rows, '' for 'There are no ...'.
    """

    one: str
    many: str
    lines: Callable[[Row], Iterable[str]]
    group: Callable[[Row], str] = _no_group
    nothing: str = ""


def read_out(rows: Sequence[Row], form: Form, *, width: int | None = None) -> str:
    """Rows as lines; how many there are comes first.

    Args:
        rows: in order.
        form: how one is read out.
        width: columns of the terminal; None lets lines be as long as they are.
    """
    if not rows:
        return f"{form.nothing or f'There are no {form.many}.'}\n"
    entries = [_entry(row, form) for row in rows]
    apart = any(len(lines) > 1 for lines in entries)
    found = [f"{len(rows):,} {form.one if len(rows) == 1 else form.many}."]
    before = ""
    for row, lines in zip(rows, entries, strict=True):
        group = form.group(row)
        if group != before:
            found += ["", group] if group else [""]
            before = group
        if apart or len(found) == 1:
            found.append("")
        found += lines
    return in_width(found, width)


def in_width(lines: Iterable[str], width: int | None) -> str:
    """Lines broken at spaces where a terminal is narrower; what goes on is as far in as its beginning."""
    if width is None:
        return "\n".join(lines) + "\n"
    return "\n".join(part for line in lines for part in _broken(line, width)) + "\n"


def named(name: str, value: Any) -> Iterator[str]:
    """'Name: value'; nothing for an empty value, the parts of a list or text of several lines below the name."""
    parts = _parts(value)
    if len(parts) == 1:
        yield f"{name}: {parts[0]}"
    elif parts:
        yield f"{name}:"
        yield from (f"  {part}" for part in parts)


def pages(first: str | None, last: str | None) -> str:
    """'page 4', 'pages 5 to 44', '' where none is printed."""
    if first is None:
        return ""
    return f"page {first}" if last in {None, first} else f"pages {first} to {last}"


def page(row: Row) -> str:
    """'page 47, PDF page 52' of a row with both; '' where none is known."""
    label = f"page {row['page']}" if row.get("page") else ""
    pdf = f"PDF page {row['pdf_page']}" if row.get("pdf_page") else ""
    return ", ".join(part for part in (label, pdf) if part)


def joined(*parts: str) -> str:
    """The parts there are, with commas between them."""
    return ", ".join(part for part in parts if part)


def capital(words: str) -> str:
    """With a capital letter at the beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def _entry(row: Row, form: Form) -> list[str]:
    head, *more = form.lines(row)
    return [head, *(f"{' ' * _INDENT}{line}" for line in more)]


def _parts(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [part for one in value for part in _parts(one)]
    return [line.strip() for line in str(value).splitlines() if line.strip()]


def _broken(line: str, width: int) -> Iterator[str]:
    indent = len(line) - len(line.lstrip(" "))
    for part in wrap(line, max(_NARROWEST, width - indent)):
        yield " " * indent + part if part else ""
