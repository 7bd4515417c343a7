"""From the lines of a page as printed to paragraphs that can be wrapped to any width.

A PDF breaks a sentence where the paper ends. Such lines are joined again, but only where that is safe; every
character of a paragraph still knows the line and column it came from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from packview.model import Span
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


def usual_width(lines: Sequence[str]) -> int:
    """How long a line of running text is on this page, in characters; 0 where there is none."""
    lengths = sorted(length for line in lines if (length := len(line.strip())) >= 40)
    return lengths[int((len(lengths) - 1) * 0.9)] if lengths else 0


def paragraphs(lines: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a page, blank ones between them; none at the ends, two blank ones in a row at most."""
    drawn = [shown(line) for line in lines]
    usual = usual_width(drawn)
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
    """The paragraph that some lines make."""
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
    return Paragraph(text, tuple(pieces), "text", 0, hang_of(text))


def hang_of(text: str) -> int:
    """How far the rows of a paragraph hang: as wide as its bullet or number is."""
    marker = MARKER.match(text)
    return min(marker.end(), 8) if marker and marker.end() < len(text) else 0


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
