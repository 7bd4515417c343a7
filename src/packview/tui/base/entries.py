"""The entries that the lists of the side column are made of, and the list that shows them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal, Protocol

from textual import events
from textual.widgets.option_list import Option

from packview.export.markdown import inline, paragraphs
from packview.model import Evidence, EvidenceKind
from packview.tui.base.lists import ListLines, Look, Part, SteadyList, clicked_twice, option_under
from packview.tui.base.wrapping import wrap
from packview.tui.text import one_line


@dataclass(frozen=True, slots=True)
class Line:
    """Some text of an entry, broken at the list's width; without any text it is left out.

    ``most`` rows are shown, 0 for all; what is left out gives way to an ellipsis, or the last row to the words of ``more``.
    ``indent`` cells stand before each.
    """

    text: str
    look: Look = ""
    _: KW_ONLY
    most: int = 0
    more: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a list.

    Attributes:
        ref: as the view's ``reveal`` takes it, unique in the list; '' for a heading, which cannot be chosen.
        lines: what is shown of it; ``drawn`` makes that for a width instead, where an entry is no mere text.
        pdf_page: where it is printed, None where that is not known; ``quote`` are words to mark there.
        copied: heading and paragraphs of it as Markdown, () for its lines; a function makes it when it is copied.
        called: how it is called when it is copied or noted: 'Minute 14'.
        question: what a question about it begins with, '' for an empty one; ``evidence`` is what that rests on.
        links: other views and what in them belongs to it.
    """

    ref: str
    lines: tuple[Line, ...] = ()
    drawn: Callable[[int], ListLines] | None = None
    pdf_page: int | None = None
    quote: str = ""
    copied: tuple[str, ...] | Callable[[], str] = field(default=(), compare=False)
    called: str = ""
    question: str = ""
    evidence: tuple[Evidence, ...] = ()
    indicator: str = ""
    theme: str = ""
    links: tuple["Link", ...] = ()

    @property
    def markdown(self) -> str:
        """The entry as Markdown."""
        if callable(self.copied):
            return self.copied()
        return markdown(*(self.copied or (line.text for line in self.lines if line.text)))

    @property
    def words(self) -> str:
        """What is looked through for words typed."""
        return " ".join(line.text for line in self.lines).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry of another view."""

    view: Literal["minutes", "indicators", "tracker", "themes", "glossary", "notes"]
    ref: str


class Printed(Protocol):
    """Something with a page."""

    @property
    def page(self) -> str | None: ...
    @property
    def pdf_page(self) -> int | None: ...


def evidence(kind: EvidenceKind, one: Printed, text: str, ref: str = "") -> tuple[Evidence, ...]:
    """What a question about an entry rests on."""
    return (Evidence(kind=kind, ref=ref, text=one_line(text), page=one.page, pdf_page=one.pdf_page),)


def heading(text: str) -> Entry:
    """A heading in a list."""
    return Entry(ref="", lines=(Line(text, "bold"),))


def under(title: str, entries: Iterable[Entry]) -> list[Entry]:
    """Entries under a heading; nothing where there are none."""
    found = list(entries)
    return [heading(title), *found] if found else []


def drawn(entry: Entry, width: int) -> ListLines:
    """An entry as a list shows it, a blank row behind it."""
    if entry.drawn is not None:
        return entry.drawn(width)
    rows = [row for line in entry.lines if line.text for row in _rows(line, width)]
    return ListLines([*rows, []] if entry.ref else rows)


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


def place_of(entries: Sequence[Entry], ref: str) -> int | None:
    """Where an entry stands, from 0; the first that can be chosen where there is no such, None where none can be."""
    places = (index for index, entry in enumerate(entries) if entry.ref == ref and ref)
    first = (index for index, entry in enumerate(entries) if entry.ref)
    return next(places, next(first, None))


def joined(*parts: str) -> str:
    """Parts with dots between them, empty ones left out."""
    return " \u00b7 ".join(part for part in parts if part)


def markdown(head: str, *texts: str) -> str:
    """A heading and paragraphs as Markdown that shows the text as it is written; empty ones are left out."""
    parts = [f"**{inline(head)}**", *("\n\n".join(paragraphs(text)) for text in texts if text.strip())]
    return "\n\n".join(parts) + "\n"


_PAGES = 6
"""Pages looked through: a minute may begin some pages before the words of it."""


def printed_words(pages: Sequence[Sequence[str]], pdf_page: int, text: str) -> tuple[int, str]:
    """The page and the words as they are printed there, with the page's own line ends; '' where they are on no page from there on.

    Args:
        pages: the lines of every page; pages[0] is PDF page 1.
        pdf_page: where to begin, 1..n.
        text: the words on one line, as a parser put them together.
    """
    words = text.split()
    if not words or pdf_page < 1:
        return pdf_page, ""
    pattern = re.compile(r"-?\s+".join(map(re.escape, words)))
    for number in range(pdf_page, min(len(pages), pdf_page + _PAGES - 1) + 1):
        found = pattern.search("\n".join(pages[number - 1]))
        if found:
            return number, found.group()
    return pdf_page, ""


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
        texts[-1] = line.more or f"{last.rstrip()} \u2026".lstrip()
    return [[(before + text, line.look)] for text in texts]


_AT_ONCE = 200
"""Entries that are drawn at once: some screens full. Thousands of them take longer than a member waits for a key."""


class EntryRows:
    """Writes entries into a list. Of many no more are drawn than are asked for, and the rest little by little."""

    def __init__(self, shown_in: SteadyList[Entry]) -> None:
        self._list = shown_in
        self._width = 0

    def write(self, entries: Sequence[Entry], width: int, *, first: int, rows: int) -> None:
        """Show entries: ``rows`` rows and the entry at place ``first`` at once, the others when those are painted."""
        self._list.rows, self._width = entries, width
        self._list.clear_options()
        self.reach(first)
        while self._waiting and self._list.virtual_size.height < rows:
            self.reach(self._list.option_count)
        if self._waiting:
            self._list.call_after_refresh(self._write_more)

    def reach(self, place: int) -> None:
        """See that an entry is there, by its place from 0."""
        there = self._list.option_count
        if place >= there:
            some = self._list.rows[there : place + _AT_ONCE]
            self._list.add_options(
                Option(drawn(entry, self._width), disabled=not entry.ref) for entry in some
            )

    def be_ready(self, where: str) -> None:
        """See that what a movement may lead to is there: 'down', 'page_down', 'last', or round to it with 'up'."""
        here = self._list.highlighted or 0
        last = where == "last" or (where == "up" and not any(entry.ref for entry in self._list.rows[:here]))
        self.reach(len(self._list.rows) - 1 if last else here + self._list.size.height + 1)

    @property
    def _waiting(self) -> bool:
        return self._list.option_count < len(self._list.rows)

    def _write_more(self) -> None:
        if self._waiting:
            self.reach(self._list.option_count)
            self._list.call_after_refresh(self._write_more)


class Drag:
    """Follows what is dragged with the mouse from one place of a list to another; it moves nothing itself."""

    def __init__(self) -> None:
        self._held: int | None = None
        self._dropped = False

    def press(self, place: int | None) -> None:
        """The button is pressed on an entry, by its place from 0; None beside them."""
        self._held, self._dropped = place, False

    def release(self, place: int | None) -> tuple[int, int] | None:
        """The button is released; from where to where something was dragged, None where it was only clicked."""
        held, self._held = self._held, None
        if held is None or place is None or held == place:
            return None
        self._dropped = True
        return held, place

    def ends(self) -> bool:
        """Whether a click is no more than the end of a drag; asked once for each click."""
        dropped, self._dropped = self._dropped, False
        return dropped


class EntryList(SteadyList[Entry], inherit_bindings=False):
    """The list itself; the view around it has its keys.

    ``fitted`` writes the entries anew for another width, ``opened`` is called at a second click, and ``dropped`` with two
    places from 0 where an entry was dragged to another one; without it nothing can be dragged.
    """

    DEFAULT_CSS = """
    EntryList { scrollbar-gutter: stable; }
    EntryList > .option-list--option-highlighted { text-style: bold; }
    EntryList > .option-list--option-disabled { color: $foreground; }
    """

    def __init__(
        self,
        fitted: Callable[[], None],
        opened: Callable[[], None],
        dropped: Callable[[int, int], None] | None = None,
    ) -> None:
        super().__init__()
        self._fitted = fitted
        self._opened = opened
        self._dropped = dropped
        self._drag = Drag()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self._dropped is not None:
            self._drag.press(option_under(event))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        places = self._drag.release(option_under(event))
        if places is not None and self._dropped is not None:
            self._dropped(*places)

    def on_click(self, event: events.Click) -> None:
        """A click chooses, a second one is as good as enter; the one that ends a drag does nothing."""
        if self._drag.ends():
            event.prevent_default()
        elif clicked_twice(self, event):
            self._opened()

    def resized(self) -> None:
        self._fitted()
