"""What extraction hands on: pages with their lines, words and ruling lines."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

PageState = Literal["text", "blank", "image", "garbled", "damaged"]


class Run(NamedTuple):
    """A word as it was drawn. Points from the top left corner of the page as shown, y downwards.

    A file has tens of thousands: a tuple is made in a fifth of the time that a frozen dataclass takes.

    Attributes:
        text: the word; a symbol font's glyph without a Unicode value is U+F000 plus its code.
        x: where its baseline starts.
        y: the same, downwards.
        width: how far the baseline runs, in the direction of ``rotation``.
        size: font size in points as shown.
        rotation: direction of writing in degrees anticlockwise as shown: 0, 90, 180, 270 or between.
        font: the font's name without its subset prefix.
        bold: whether the font says it is bold.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    rotation: int = 0
    font: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word in a picture: left, baseline from the top, width and height of its line in pixels, and confidence, 0 to 100."""

    text: str
    left: float
    base: float
    width: float
    height: float
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A ruling line or a thin filled rectangle, from (x0, y0) to (x1, y1); points as in Run."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """A link of a page to an address that need not be printed.

    Attributes:
        target: the address, 'https://...' or 'mailto:...'.
        text: the words it lies on, '' where it lies on a picture.
        line: the page's line in which they begin, 0..; None where they were not found in the lines.
        start: their first character in that line.
        end_line: line of their last character.
        end: the character after the last.
    """

    target: str
    text: str = ""
    line: int | None = None
    start: int = 0
    end_line: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """'the strategy: https://...'; the address alone where it lies on a picture, or on itself."""
        return f"{self.text}: {self.target}" if self.text and self.text not in self.target else self.target


OF_A_NOTE = "packview:"
"""Begins the name of a mark that packview wrote; the id of the note follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a reader of the file put on a page: a highlight, a line under words, a comment.

    Attributes:
        quote: the words it lies on, on one line; '' for a comment beside the text.
        text: the comment, '' for none; may have several lines.
        author: as the file says it.
        name: by what the program that made it knows it again, '' for nothing.
    """

    quote: str = ""
    text: str = ""
    author: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNote:
    """A note for a page, 1..n of all files together; ``key`` is by what it is known again when the copy is imported."""

    pdf_page: int
    key: str
    text: str
    quote: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a file.

    Attributes:
        number: PDF page, 1..n. In a text file without form feeds, the number of the stretch between two breaks.
        label: the printed page number as stamped ('47'), or None where none is printed.
        lines: the text in reading order, without the stamps; blank lines separate paragraphs where the source shows them.
        width: points, as shown, like ``height``; 0 in a text file, which has no runs and rules either.
        stamps: other stamps at the page's edge, as printed ('Agenda Item 6', 'Appendix 1').
        state: 'text'; 'blank' for a page with nothing on it or only 'This page is intentionally left blank';
            'image' for a scan without a text layer; 'garbled' where a broken font map makes the text unreadable;
            'damaged' where the file is broken, and what there is of the page may be cut short or missing.
        links: to addresses, from top to bottom.
        marks: what a reader of the file highlighted or wrote on it, in the order of the file.
        recognised: its text was recognised in a picture: figures in it may be wrong, and none is taken from it.
        confidence: of its recognised words, 0 to 100, their mean; None where nothing was recognised.
    """

    number: int
    label: str | None = None
    lines: tuple[str, ...] = ()
    width: float = 0.0
    height: float = 0.0
    runs: tuple[Run, ...] = ()
    rules: tuple[Rule, ...] = ()
    stamps: tuple[str, ...] = ()
    state: PageState = "text"
    links: tuple[WebLink, ...] = ()
    marks: tuple[Mark, ...] = ()
    recognised: bool = False
    confidence: int | None = None

    @property
    def text(self) -> str:
        """The lines, joined by line feeds."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """Something with a title, which is as it is printed.

    Attributes:
        shown_title: its form in sentence case, '' for a title that is shown as it is; never stored.
    """

    title: str = ""
    shown_title: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """The title as it is shown."""
        return self.shown_title or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark(Titled):
    """An entry of the file's outline: its title on one line, maybe ''; its PDF page, None for a dead one; its level, 0 at the top."""

    title: str
    page: int | None
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is known of a file before its pages are read; title and author are '' where it has none."""

    kind: Literal["pdf", "text"]
    page_count: int
    bookmarks: tuple[Bookmark, ...] = ()
    title: str = ""
    author: str = ""
