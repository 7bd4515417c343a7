"""Lines of pages in one row, and the small rules that tell a heading, a bullet and a paragraph from each other.

Enumerators at the start of lines: which there are, and which follows which.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from packview.model import Page
from packview.parse.text.numbering import letter_value, roman_value
from packview.parse.text.patterns import any_case
from packview.text import clean, one_line

_MARK = re.compile(
    r"(?:\((?P<round>[ivx]{1,5}|[a-zA-Z]|\d{1,2})\)|(?P<point>[ivx]{1,5}|[IVX]{2,5}|[a-zA-Z]|\d{1,2})[.)](?=\s|$|[A-Z(])|(?P<section>\d{1,2}\.\d{1,2})[.)]?(?=\s)(?!\s*[ap]\.?m\b))"
    r"\s*(?P<rest>\S.*)?$"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """An enumerator at the start of a line: '(ii)', 'B.', '3.' or '2.1'.

    Attributes:
        ref: as printed, without the full stop; round brackets stay.
        value: 2 for '(ii)', 'B.' and '2.'.
        style: what its siblings look like: 'roman', 'letter', 'digit', or '2.' for '2.1'.
        rest: the text after it.
    """

    ref: str
    value: int
    style: str
    rest: str


def mark_of(text: str, after: Mark | None = None) -> Mark | None:
    """The enumerator a line starts with, None where it has none.

    Args:
        text: the line.
        after: the one before, which tells whether '(i)' follows '(h)' or begins a list.
    """
    found = _MARK.match(text)
    if found is None:
        return None
    inside = found["round"] or found["point"] or found["section"]
    ref, rest, key = f"({inside})" if found["round"] else inside, found["rest"] or "", inside.casefold()
    if key[0].isdigit():
        chapter, dot, number = key.rpartition(".")
        return Mark(ref, int(number), chapter + dot or "digit", rest)
    as_letter = Mark(ref, letter_value(key), "letter", rest)
    roman = roman_value(key)
    is_letter = not roman or (after and follows(after, as_letter))
    return as_letter if is_letter else Mark(ref, roman, "roman", rest)


def follows(before: Mark | None, mark: Mark) -> bool:
    """Whether an enumerator is the next in its list, or the first of one where there is none before."""
    return mark.value == 1 if before is None else (mark.style, mark.value) == (before.style, before.value + 1)


@dataclass(slots=True)
class Points:
    """A list of points that begin with enumerators, taken line by line or paragraph by paragraph.

    Attributes:
        points: enumerator as printed, and text, of each.
        mark: of the last one.
    """

    points: list[tuple[str, str]] = field(default_factory=list)
    mark: Mark | None = None

    def take(self, text: str, *, going_on: bool, first: bool = False) -> bool:
        """Take the next point, or more of the last one; False for what is not in the list.

        Args:
            text: of a line or paragraph.
            going_on: what begins no point may go on with the last one.
            first: the list may begin here with whatever number.
        """
        here = mark_of(text, self.mark)
        if here and here.rest and (follows(self.mark, here) or (first and here.style == "digit")):
            self.mark = here
            self.points.append((here.ref, here.rest))
        elif self.points and going_on:
            ref, before = self.points[-1]
            self.points[-1] = ref, join((before, text))
        else:
            return False
        return True

    def leads_in(self, here: Mark) -> bool:
        """Whether all there is so far, '2.1 That the Panel:', is the beginning of each point of a list that begins now."""
        lead = self.points[0][1] if len(self.points) == 1 else ""
        sections = self.mark is not None and self.mark.style.endswith(".") and not here.style.endswith(".")
        return sections and re.search(r":\W*$", lead) is not None and follows(None, here)


BULLET = re.compile(
    "^(?:[\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u00b7\uf0b7\uf0a7]\\s*|[*\u2013-]\\s+(?!\\d+\\))|o\\s+(?=[A-Z]))(?=\\S)"
)
_FOLIO = any_case(
    r"(?:[-\u2013\u2014]\s*)?\d{1,4}(?:\s*[-\u2013\u2014])?|\d{1,4}\s*\|\s*P\s*a\s*g\s*e|(?:Page )?\d{1,4} of \d{1,4}"
)
_SAME_ROW = 4.0
"""Points."""
_ENDS_LINK = ("icon", "KB", "MB", "Kb)", "KB)", "MB)", "kb)")
_LINK = any_case(
    r"\s*(?:\b(?:pdf|word|document) icon)?(?:\s*\(?\b(?:pdf|docx?)?[\s,]*\d+(?:\.\d+)?\s?[km]b\b\)?)?$"
)
"""What a web page writes behind a title that leads to a file: 'pdf icon PDF 162 KB'."""
_FILE = re.compile(r"(?:(?<=\s)|^)(?:pdf|docx?|word) (?=[A-Z])")
"""The same before its title: '3 pdf Minutes (233Kb)'."""
_CELL = re.compile(r"\S+(?:\s{1,2}\S+)*")
"""A part of a line of a text file between wide spaces."""
_BARE = re.compile(r"[\s|]+")
_ONE_SPACE = re.compile(" (?! )")
_ENDS_SENTENCE = re.compile('[.:;?!][)"\u201d\u2019]?$')


class Cell(NamedTuple):
    """A part of a line that stands apart: where it begins and ends, in points, characters or by the count of bars, and its text."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that has something on it.

    Attributes:
        text: without white space at its ends and without its bullet.
        page: PDF page.
        gap: a blank line stands before it.
        top: the first of its page.
        bullet: it begins with a bullet.
        dash: the bullet, where it is a dash: it may as well be one of a text that wraps there.
        indented: it begins with a space, all that is left of a bullet in some text files.
        bold: whether all of it is bold; None where the source does not say.
        index: which line of its page it is, 0..; -1 where it is made of others.
        size: of its letters in points; 0 where the source does not say.
        left: where it begins, in points from the left edge; 0 where the source does not say.
        right: where it ends, likewise.
        lead: how many characters at its beginning are bold.
        table: it stands in a table.
        cells: its parts as its page has them, where wide spaces or bars set them apart; else ().
    """

    text: str
    page: int
    gap: bool = False
    top: bool = False
    bullet: bool = False
    dash: str = ""
    indented: bool = False
    bold: bool | None = None
    index: int = -1
    size: float = 0.0
    left: float = 0.0
    right: float = 0.0
    lead: int = 0
    table: bool = False
    cells: tuple[Cell, ...] = ()

    @property
    def parts(self) -> tuple[Cell, ...]:
        """Its cells; the whole of it as one where it has none, or was changed since."""
        same = _BARE.sub("", "".join(cell.text for cell in self.cells)) == _BARE.sub("", self.text)
        return self.cells if self.cells and same else (Cell(self.left, self.right, self.text),)

    @property
    def look(self) -> tuple[float, bool, bool]:
        """Its size to half a point, weight, and whether it is in capitals: of two headings the higher has the larger look."""
        return round(self.size * 2) / 2, bool(self.bold), is_capitals(self.text)

    def set_like(self, other: "Line", *, goes_on: bool = False) -> bool:
        """Whether another line has its weight and size, as far as the source says; one that ``goes_on`` may become light within."""
        known = None not in (self.bold, other.bold) and not (goes_on and other.lead)
        sizes = self.size, other.size
        return not (known and self.bold != other.bold) and (0 in sizes or max(sizes) <= 1.06 * min(sizes))

    @property
    def printed(self) -> str:
        """The text with its dash."""
        return f"{self.dash} {self.text}" if self.dash else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together, on one line."""

    text: str
    page: int
    bullet: bool = False


def flow(pages: Iterable[Page]) -> list[Line]:
    """The lines of pages one after another, without blank lines and page numbers at the head and foot of a page, and without their type."""
    return [line for page in pages for line in _of_page(page)]


def _of_page(page: Page) -> Iterator[Line]:
    if page.state in ("blank", "damaged"):
        return
    numbered = [(index, raw) for index, raw in enumerate(page.lines) if raw and not raw.isspace()]
    ends = {numbered[0][0], numbered[-1][0]} if numbered else set()
    top, gap, plain = True, False, not page.runs and not page.width
    first = numbered[0][0] if numbered else 0
    last_index = first - 1
    for index, raw in numbered:
        gap = gap or index != last_index + 1
        last_index = index
        text = one_line(raw)
        if text.endswith(_ENDS_LINK):
            text = _FILE.sub("", _LINK.sub("", text)) or text
        if not text or (index in ends and _FOLIO.fullmatch(text) and _at_an_edge(page, text)):
            continue
        bullet = BULLET.match(text)
        # A text file made from a PDF may have lost its bullets: what is left of them is the space that followed.
        spaced = plain and not bullet and _ONE_SPACE.match(raw[index == first :])
        yield Line(
            text=text[bullet.end() :] if bullet else text,
            page=page.number,
            gap=gap,
            top=top,
            bullet=bool(bullet),
            dash=text[0] if bullet and text[0] in "-\u2013" else "",
            indented=bool(spaced),
            index=index,
            cells=() if page.runs else _cells_in(raw),
        )
        top = gap = False


def _cells_in(raw: str) -> tuple[Cell, ...]:
    """The parts of a line of a text between bars, else between wide spaces; () where it has none of either."""
    bars = raw.strip(" |").split(" | ")
    if len(bars) > 1:
        return tuple(Cell(at, at, one_line(text)) for at, text in enumerate(bars))
    parts = _CELL.finditer(raw) if "   " in raw.rstrip() else ()
    return tuple(Cell(part.start(), part.end(), one_line(part[0])) for part in parts)


def _at_an_edge(page: Page, number: str) -> bool:
    """Whether a number stands above or below all else, as a page number does and one in a table's last row does not."""
    rows = [run for run in page.runs if run.rotation == 0]
    heights = [run.y for run in rows if run.text in number.split()]
    if not heights:
        return True
    low, high = min(run.y for run in rows), max(run.y for run in rows)
    return any(height <= low + _SAME_ROW or height >= high - _SAME_ROW for height in heights)


def join(lines: Iterable[str]) -> str:
    """Wrapped lines as one; a word broken at a hyphen keeps the hyphen and gains no space."""
    parts: list[str] = []
    for line in filter(None, lines):
        if parts:
            before = parts[-1]
            broken = before[-1] == "-" and before[-2:-1].isalnum() and line[0].isalnum()
            parts.append("" if broken else " ")
        parts.append(line)
    return "".join(parts)


def width_of(lines: Sequence[Line]) -> int:
    """How long a full line is: the length that one line in twenty passes, in characters."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _in_brackets(text: str) -> bool:
    return text.startswith("(") and mark_of(text) is not None


def is_break(before: Line, line: Line, width: int, opens: Callable[[str], bool] = _in_brackets) -> bool:
    """Whether a new paragraph starts with a line. Blank lines alone do not tell: some sources set them within a sentence.

    Args:
        before: the line before it.
        line: the line.
        width: of a full line, in characters.
        opens: says which text begins a paragraph wherever it stands.
    """
    if line.bullet or line.indented or opens(line.text):
        return True
    capital = not line.text[0].islower()
    short = len(before.text) < 0.75 * width
    numbered = mark_of(line.text)
    if _ENDS_SENTENCE.search(before.text):
        return line.gap or (capital and (short or line.top or numbered is not None))
    if line.gap and numbered and numbered.rest[:1].isupper():
        return True
    return capital and short and (line.gap or len(before.text) < 0.5 * width) and not line.top


def paragraphs(
    lines: Sequence[Line], *, width: int = 0, opens: Callable[[str], bool] = _in_brackets
) -> list[Paragraph]:
    """Lines joined to paragraphs and bullet points, over page breaks too.

    Args:
        lines: in order.
        width: of a full line, in characters; 0 takes it from the lines.
        opens: says which text begins a paragraph wherever it stands.
    """
    width = width or width_of(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not is_break(groups[-1][-1], line, width, opens):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(
            text=join(line.text for line in group),
            page=group[0].page,
            bullet=group[0].bullet or group[0].indented,
        )
        for group in groups
    ]


def figure(label: str | None) -> int | None:
    """A label as a number, None where it is no plain one: 'iv', 'A1'."""
    return int(label) if label and label.isascii() and label.isdigit() else None


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals: a heading, in most councils' papers."""
    if text[1:4].islower():
        return False
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 1 and sum(character.isupper() for character in letters) >= 0.9 * len(letters)


def title_case(text: str) -> str:
    """A name set in capitals as it is written elsewhere; other text unchanged: 'Children and Families Panel'."""
    if not is_capitals(text):
        return text
    words = clean(text).split()
    return " ".join(_cased(word, first=index == 0) for index, word in enumerate(words))


_SMALL = {"and", "of", "the", "for", "in", "on", "to", "with", "a", "an", "at", "by", "upon"}
_SMALL_WITHIN = frozenset(
    ["and", "by", "cum", "de", "in", "le", "next", "of", "on", "super", "the", "under", "upon", "with"]
)
_INITIALS = re.compile(r"\(?[A-Z]{2,5}\)?")


def _cased(word: str, *, first: bool) -> str:
    if word.startswith("(") and _INITIALS.fullmatch(word):
        return word  # '(LSCB)' is an abbreviation, whatever stands around it
    lower = word.lower()
    if lower in _SMALL and not first:
        return lower
    if "-" in lower and all(parts := lower.split("-")):  # 'Burton-cum-Walden'
        kept = [part if part in _SMALL_WITHIN else _cased(part, first=True) for part in parts[1:]]
        return "-".join([_cased(parts[0], first=True), *kept])
    return re.sub('(?:^|(?<=[-/("\u2018\u201c]))[a-z]', lambda found: found[0].upper(), lower)
