"""How a page is set out: which of its lines are headings and paragraphs, and which parts of them are a table's cells.

Nothing here holds words: everything points at the page's lines, so that what is quoted or found stays the same however
it is shown. A page has up to a thousand of these values, which is why they are tuples; they are kept as MessagePack.
"""

from typing import Literal, NamedTuple

BlockKind = Literal["heading", "text", "table"]


class Span(NamedTuple):
    """A stretch of one line of a page.

    Attributes:
        line: index into the page's lines.
        start: its first character.
        end: the character after the last.
        begins: whether a paragraph begins with it; otherwise it goes on with the sentence before.
    """

    line: int
    start: int
    end: int
    begins: bool = False


class LaidCell(NamedTuple):
    """A cell of a table, with what stands in it.

    Attributes:
        column: of its left edge, 0..
        columns: how many it spans.
        spans: its text in reading order.
        strong: whether all of it is bold.
        rows: how many it spans.
    """

    column: int
    columns: int = 1
    spans: tuple[Span, ...] = ()
    strong: bool = False
    rows: int = 1


class Block(NamedTuple):
    """A heading, a paragraph or a table of a page.

    Attributes:
        kind: which.
        first: its first line.
        last: its last line; of a table the last that has a part in it, the lines between may be others'.
        indent: how far in it stands, in steps of about two letters; 0 at the margin.
        rows: of a table: its cells, from left to right; a cell that spans rows stands in the first of them.
        columns: of a table: how many it has.
        heads: of a table: how many of its first rows are headings.
        title: of a table: the line over it that reads as one, '' for none.
    """

    kind: BlockKind
    first: int
    last: int
    indent: int = 0
    rows: tuple[tuple[LaidCell, ...], ...] = ()
    columns: int = 0
    heads: int = 0
    title: str = ""


Layout = tuple[Block, ...]
"""The blocks of a page, in the order they are read; () where only the lines are known."""

_LONGEST = 60
"""Characters of a cell: a longer one holds prose."""


def lines_of_tables(layout: Layout) -> frozenset[int]:
    """The lines of a page that are rows of short cells side by side; prose that a table frames is none."""
    found: set[int] = set()
    for row in (row for block in layout if block.kind == "table" for row in block.rows):
        lengths = [sum(span.end - span.start for span in cell.spans) for cell in row]
        if len(row) > 1 and max(lengths) <= _LONGEST:
            found.update(span.line for cell in row for span in cell.spans)
    return frozenset(found)
