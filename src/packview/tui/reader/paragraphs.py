"""From the lines of a page as printed to paragraphs that can be wrapped to any width.

A PDF breaks a sentence where the paper ends. Such lines are joined again, but only where that is safe; every
character of a paragraph still knows the line and column it came from.
A page whose layout on paper is known is made of headings, paragraphs and tables instead, which point at its lines too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import Literal

from packview.model import Block, LaidCell, Layout, Span
from packview.text import clean
from packview.wording.words import broken_word

Kind = Literal["text", "heading", "blank", "laid"]

_BULLET = "\u2022\u25cf\u25cb\u25e6\u25aa\u25ab\u25a0\u25a1\u27a2\u27a4\u2713\u2714\u2013\u2014\u00b7*-"
MARKER = re.compile(
    rf"(?:[{_BULLET}]|o(?= )"  # a bullet
    r"|\(?[ivxlcdm]{1,6}[.)]|\(?[A-Za-z][.)]"  # (ii) b) C.
    r"|\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)"  # 1. (2) 3.1
    r"(?=\s|$)\s*"
)
_FIELD = re.compile(r"[A-Z][\w/&' -]{1,40}:(?:\s|$)")
_STAMP = re.compile(r"(?:Page|Agenda Item|Appendix) \w{1,4}$")
_FIGURE = re.compile(r"[-+(]?[\u00a3$\u20ac]?\d[\d,.]*[%)]?$")
_SYMBOLS = re.compile("[\ue000-\uf8ff]")
# A symbol font's glyphs come as U+F000 plus their code; these are the bullets that offices use.
_GLYPHS = {
    0xF0B7: "\u2022",
    0xF0A7: "\u25aa",
    0xF0D8: "\u27a2",
    0xF0FC: "\u2713",
    0xF0E0: "\u2192",
    0xF06E: "\u25a0",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph or row, by the index of its first character (``at``), and where it stands on the page.

    ``cell`` is the number of the table's cell it belongs to on this page, -1 where it is in none.
    """

    at: int
    line: int
    column: int
    length: int
    cell: int = -1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text to be wrapped, and where its characters come from.

    ``kind``: 'heading' is shown bold; 'laid' is set out in columns and keeps its spaces. ``indent`` cells stand before its
    first row, ``hang`` more before its others.
    """

    text: str
    pieces: tuple[Piece, ...]
    kind: Kind = "text"
    indent: int = 0
    hang: int = 0


BLANK = Paragraph("", (), "blank")

RowKind = Literal["rule", "blank", "text", "heading", "laid", "table", "remark"]
Look = tuple[int, int, str]
"""Start, end and component class of a stretch of a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as drawn; the words of a rule are made when it is drawn.

    Attributes:
        indent: cells before the text; less than 0 where a wide table reaches out over the margin.
        pieces: where the characters stand on the page; () for what is not on the page.
        paragraph: number of the paragraph it belongs to, -1 for none.
        looks: stretches that look different from the rest.
    """

    kind: RowKind
    text: str = ""
    indent: int = 0
    pieces: tuple[Piece, ...] = ()
    paragraph: int = -1
    looks: tuple[Look, ...] = ()


def shown(line: str) -> str:
    """A line as it can be drawn, character for character: no controls, one cell for a tab and a symbol."""
    line = clean(line).replace("\n", " ").replace("\t", " ")
    if _SYMBOLS.search(line):
        line = _SYMBOLS.sub(lambda found: _GLYPHS.get(ord(found[0]), "\u2022"), line)
    return line


def paragraphs(lines: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a page, blank ones between them; none at the ends, two blank ones in a row at most."""
    drawn = [shown(line) for line in lines]
    lengths = sorted(length for line in drawn if (length := len(line.strip())) >= 40)
    usual = lengths[int((len(lengths) - 1) * 0.9)] if lengths else 0  # of a line of running text
    groups: list[list[int]] = []  # numbers of lines, none for a blank one
    for index, line in enumerate(drawn):
        if not line.strip():
            groups.append([])
        elif groups and groups[-1] and _goes_on(drawn[groups[-1][-1]], line, usual):
            groups[-1].append(index)
        else:
            groups.append([index])
    found: list[Paragraph] = []
    for group in groups:
        if group:
            found.append(_paragraph(drawn, group))
        elif found and found[-2:] != [BLANK, BLANK]:
            found.append(BLANK)
    while found and found[-1] == BLANK:
        found.pop()
    return found


def _paragraph(drawn: Sequence[str], group: Sequence[int]) -> Paragraph:
    made = joined(drawn, [Span(index, 0, len(drawn[index])) for index in group])
    first = drawn[group[0]]
    indent = min(len(first) - len(first.lstrip()), 8)
    if len(group) == 1 and _is_heading(made.text):
        return replace(made, kind="heading", indent=indent, hang=0)
    if "   " in made.text:  # set out in columns
        return replace(made, kind="laid", indent=indent, hang=2)
    return replace(made, indent=indent)


def joined(drawn: Sequence[str], spans: Sequence[Span], cell: int = -1) -> Paragraph:
    """The paragraph that some stretches of lines make."""
    text = ""
    pieces: list[Piece] = []
    for span in spans:
        part = drawn[span.line][span.start : span.end]
        stripped = part.strip()
        if not stripped:
            continue
        if text and not broken_word(text, stripped):
            text += " "
        start = span.start + len(part) - len(part.lstrip())
        pieces.append(Piece(len(text), span.line, start, len(stripped), cell))
        text += stripped
    marker = MARKER.match(text)
    hang = min(marker.end(), 8) if marker and marker.end() < len(text) else 0  # as wide as bullet or number
    return Paragraph(text, tuple(pieces), "text", 0, hang)


def _goes_on(before: str, after: str, usual: int) -> bool:
    """Whether the second line goes on with the first one's sentence, broken by the paper's width only."""
    first, second = before.strip(), after.strip()
    marker = MARKER.match(first)
    if marker and marker.end() == len(first):  # a bullet or number on a line of its own
        return not MARKER.match(second)
    if usual == 0 or MARKER.match(second) or _FIELD.match(second) or _STAMP.match(second):
        return False
    if _is_heading(first) or _is_heading(second) or _is_table(first) or _is_table(second):
        return False
    reach = (len(first) + 1 + len(second.split(None, 1)[0])) / usual
    if second[0].islower() and first[-1] not in ".:;":
        return reach >= 0.6
    if first[-1] in ".:;?!":
        return first[-1] != ":" and reach >= 0.97
    return reach >= 0.85


def _is_heading(line: str) -> bool:
    """A short line in capitals."""
    return len(line) <= 90 and line.isupper() and sum(map(str.isalpha, line)) >= 3


def _is_table(line: str) -> bool:
    """A row of a table: columns, or figures for the most part."""
    if "  " in line and not MARKER.match(line):
        return True
    words = line.split()
    return sum(1 for word in words if _FIGURE.match(word)) * 5 >= len(words) * 2 and len(words) > 2


_STEP = 2
"""Cells of a step of indent."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with its paragraphs, by its left edge; it may span columns."""

    column: int
    columns: int
    text: tuple[Paragraph, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells that have something in them, by row; the first rows, ``heads``, are headings."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    heads: int


def parts_of(lines: Sequence[str], layout: Layout) -> list[Paragraph | Table]:
    """What a page is made of, top to bottom; every word of its lines is in it once.

    Where the layout is empty or does not fit the lines, that is told from the lines alone.
    """
    if not layout or not _fits(layout, lines):
        return list(paragraphs(lines))
    drawn = [shown(line) for line in lines]
    found: list[Paragraph | Table] = []
    covered: set[int] = set()
    for block in layout:
        spans = [span for row in block.rows for cell in row for span in cell.spans]
        rest = range(block.first, block.last + 1)
        covered.update((span.line for span in spans) if block.kind == "table" else rest)
    cells = 0
    last = -1
    for block in sorted(layout, key=lambda block: block.first):
        found += _between(drawn, last + 1, block.first, covered)
        blank_before = block.first > 0 and not drawn[block.first - 1].strip()
        if found and found[-1] != BLANK and (block.kind != "text" or blank_before):
            found.append(BLANK)
        if block.kind == "table":
            found.append(_table(drawn, block, cells))
            cells += sum(map(len, block.rows))
            found += [BLANK, *_leftovers(drawn, block)]
        else:
            spans = [Span(line, 0, len(drawn[line])) for line in range(block.first, block.last + 1)]
            kind: Kind = "heading" if block.kind == "heading" else "text"
            indent = _STEP * min(max(block.indent, 0), 8)
            found.append(replace(joined(drawn, spans), kind=kind, indent=indent))
        last = max(last, block.first if block.kind == "table" else block.last)
    found += _between(drawn, last + 1, len(drawn), covered)
    while found and found[-1] == BLANK:
        found.pop()
    return found


def _fits(layout: Layout, lines: Sequence[str]) -> bool:
    count = len(lines)
    return all(
        0 <= block.first <= block.last < count
        and all(
            0 <= span.line < count and 0 <= span.start <= span.end <= len(lines[span.line])
            for row in block.rows
            for cell in row
            for span in cell.spans
        )
        and all(
            0 <= cell.column < cell.column + cell.columns <= block.columns
            for row in block.rows
            for cell in row
        )
        for block in layout
    )


def _between(drawn: Sequence[str], first: int, last: int, covered: set[int]) -> Iterator[Paragraph]:
    """What no block covers, as far as its lines tell."""
    start = first
    while start < last:
        end = start
        while end < last and end not in covered:
            end += 1
        for paragraph in paragraphs(drawn[start:end]):
            yield replace(
                paragraph,
                pieces=tuple(replace(piece, line=piece.line + start) for piece in paragraph.pieces),
            )
        start = end + 1


def _leftovers(drawn: Sequence[str], block: Block) -> Iterator[Paragraph]:
    """What stands in a table's lines and in none of its cells."""
    spans = sorted(span for row in block.rows for cell in row for span in cell.spans)
    reached: dict[int, int] = {}
    left: list[Span] = []
    for span in spans:
        left.append(Span(span.line, reached.get(span.line, 0), span.start))
        reached[span.line] = max(span.end, reached.get(span.line, 0))
    left += [Span(line, end, len(drawn[line])) for line, end in reached.items()]
    for span in sorted(left):
        if drawn[span.line][span.start : span.end].strip():
            yield joined(drawn, [span])


def _table(drawn: Sequence[str], block: Block, number: int) -> Table:
    numbers = count(number)
    rows = tuple(
        tuple(
            Cell(cell.column, cell.columns, tuple(_cell_text(drawn, cell, next(numbers))), cell.strong)
            for cell in row
        )
        for row in block.rows
    )
    return Table(rows, block.columns, min(block.heads, len(rows)))


def _cell_text(drawn: Sequence[str], cell: LaidCell, number: int) -> Iterator[Paragraph]:
    begins = [place for place, span in enumerate(cell.spans) if span.begins or not place]
    for start, end in pairwise([*begins, len(cell.spans)]):
        yield joined(drawn, cell.spans[start:end], number)
