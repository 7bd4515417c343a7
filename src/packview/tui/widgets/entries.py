"""The entries that the lists of the side column are made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from packview.export.escaping import inline, paragraphs
from packview.model import Evidence
from packview.tui.text import one_line
from packview.tui.widgets.list_lines import ListLines, Look, Part
from packview.tui.widgets.wrapping import wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Some text of an entry, broken at the list's width.

    Attributes:
        text: what it says; line feeds are kept.
        look: how it looks.
        most: rows it may take, 0 for as many as it takes; what is left out gives way to an ellipsis.
        indent: cells before each row.
    """

    text: str
    look: Look = ""
    most: int = 0
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a list.

    Attributes:
        ref: as the view's ``reveal`` takes it, unique in the list; '' for a heading, which cannot be chosen.
        lines: what is shown.
        pdf_page: where it is printed, None where that is not known.
        quote: words to mark there.
        copied: makes the entry as Markdown; not before it is copied, which few of thousands are.
        called: how it is called when it is copied or noted: 'Minute 14'.
        question: what a question about it begins with, '' for an empty one.
        evidence: what a question about it rests on.
        indicator: reference of the indicator it is about.
        theme: key of the theme it belongs to.
        links: other views and what in them belongs to it.
    """

    ref: str
    lines: tuple[Line, ...]
    pdf_page: int | None = None
    quote: str = ""
    copied: Callable[[], str] = field(default=str, compare=False)
    called: str = ""
    question: str = ""
    evidence: tuple[Evidence, ...] = ()
    indicator: str = ""
    theme: str = ""
    links: tuple["Link", ...] = ()

    @property
    def markdown(self) -> str:
        """The entry as Markdown."""
        return self.copied()

    @property
    def words(self) -> str:
        """What is looked through for words typed."""
        return " ".join(line.text for line in self.lines).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry of another view."""

    view: Literal["minutes", "indicators", "tracker", "themes", "glossary", "notes"]
    ref: str


def heading(text: str) -> Entry:
    """A heading in a list."""
    return Entry(ref="", lines=(Line(text=text, look="bold"),))


def drawn(entry: Entry, width: int) -> ListLines:
    """An entry as a list shows it, a blank row behind it."""
    rows: list[list[Part]] = []
    for line in entry.lines:
        rows.extend(_rows(line, width))
    if entry.ref:
        rows.append([])
    return ListLines(rows)


def fitting(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The entries that have all the words; headings stay where something stands under them."""
    wanted = words.casefold().split()
    found: list[Entry] = []
    for entry in entries:
        if not entry.ref and found and not found[-1].ref:
            found.pop()
        if not entry.ref or all(word in entry.words for word in wanted):
            found.append(entry)
    if found and not found[-1].ref:
        found.pop()
    return found


def joined(*parts: str) -> str:
    """Parts with dots between them, empty ones left out."""
    return " \u00b7 ".join(part for part in parts if part)


def markdown(head: str, *texts: str) -> str:
    """A heading and paragraphs as Markdown that shows the text as it is written; empty ones are left out."""
    parts = [f"**{inline(head)}**", *("\n\n".join(paragraphs(text)) for text in texts if text.strip())]
    return "\n\n".join(parts) + "\n"


def _rows(line: Line, width: int) -> Sequence[list[Part]]:
    room = max(1, width - line.indent)
    before = " " * line.indent
    texts = [
        text[start:end]
        for raw in line.text.split("\n")
        for text in (one_line(raw),)
        for start, end in wrap(text, room)
    ]
    if line.most and len(texts) > line.most:
        texts = texts[: line.most]
        last = texts[-1]
        if len(last) > room - 2:
            last = last[: max(0, room - 2)].rpartition(" ")[0]
        texts[-1] = f"{last.rstrip()} \u2026".lstrip()
    return [[(before + text, line.look)] for text in texts]
