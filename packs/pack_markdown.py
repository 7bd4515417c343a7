"""The sources' Markdown, a small part of the language, read into blocks.

Headings (``#`` to ``###``), paragraphs, ``- `` bullets, ``1.`` or ``(i)`` numbered paragraphs, tables with ``|``,
``---`` for a new page, a cover between ``:::`` lines, and ``{{name}}`` for blocks from elsewhere. Bold, links and
the rest of Markdown mean nothing here and are printed as they stand.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from pack_spec import Block, Bullets, Cover, Grid, Heading, Numbered, PageBreak, Para

_NUMBERED = re.compile(r"(\((?:[ivx]+|[a-z])\)|\d{1,2}\.)\s+(.+)")


def front_matter(source: str) -> tuple[dict[str, Any], str]:
    """The TOML between two ``+++`` lines at the top, and the Markdown after it."""
    if not source.startswith("+++\n"):
        return {}, source
    head, _, body = source[4:].partition("\n+++\n")
    return tomllib.loads(head), body


def blocks(source: str, others: Mapping[str, Sequence[Block]] | None = None) -> list[Block]:
    """Blocks in order; lines of one paragraph are joined.

    Raises:
        ValueError: a table's row has another number of cells than its header, or ``{{name}}`` is not known.
    """
    found: list[Block] = []
    for chunk in re.split(r"\n\s*\n", source.strip()):
        found += _chunk([line.strip() for line in chunk.splitlines()], others or {})
    return found


def _chunk(lines: list[str], others: Mapping[str, Sequence[Block]]) -> list[Block]:
    first = lines[0] if lines else ""
    if first.startswith("#"):
        marks, _, words = first.partition(" ")
        rest = _chunk(lines[1:], others) if lines[1:] else []
        return [Heading(text=words.strip(), level=len(marks)), *rest]
    if first.startswith(":::"):
        return [Cover(lines=tuple(line for line in lines if not line.startswith(":::")))]
    if first == "---":
        return [PageBreak()]
    if first.startswith("{{"):
        name = first.strip("{} ")
        if name not in others:
            raise ValueError(f"nothing is called {name}")
        return list(others[name])
    if first.startswith("|"):
        return [_grid(lines)]
    return _listed(lines)


def _grid(lines: list[str]) -> Grid:
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    widths: tuple[float, ...] = ()
    if len(rows) > 1 and all(set(cell) <= set("-") for cell in rows[1]):
        # The number of dashes under a column is its share of the width.
        widths = tuple(float(len(cell)) for cell in rows.pop(1))
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError(f"a row has too many or too few cells under {rows[0]}")
    return Grid(header=rows[0], rows=tuple(rows[1:]), widths=widths)


def _listed(lines: list[str]) -> list[Block]:
    """Bullets, numbered paragraphs and plain lines; a plain line after one of them goes on with it."""
    parts: list[tuple[str, str]] = []
    for line in lines:
        numbered = _NUMBERED.fullmatch(line)
        if line.startswith("- "):
            parts.append(("-", line[2:].strip()))
        elif numbered:
            parts.append((numbered[1], numbered[2]))
        elif parts:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]} {line}")
        else:
            parts.append(("", line))
    found: list[Block] = []
    for mark, words in parts:
        previous = found[-1] if found else None
        if mark == "-":
            points = previous.points if isinstance(previous, Bullets) else ()
            found[len(found) - bool(points) :] = [Bullets(points=(*points, words))]
        elif mark:
            entries = previous.entries if isinstance(previous, Numbered) else ()
            found[len(found) - bool(entries) :] = [Numbered(entries=(*entries, (mark, words)))]
        else:
            found.append(Para(text=words))
    return found
