"""Lists, and parts of the screen, that are not drawn or styled anew where nothing has changed; the entries of the side column's lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Generic, Literal, Protocol, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.export.markdown import inline, paragraphs
from packview.model import Evidence, EvidenceKind
from packview.tui.text import content, one_line, wrap


def set_classes(widget: Widget, classes: Mapping[str, bool], *restyled: Widget, looks: bool = True) -> None:
    """Set classes on which the look of a few widgets depends, and of nothing that is in those.

    Textual works out the styles of everything in a widget whose classes change, which for a pane takes longer than a
    frame of the terminal. Only ``restyled``, or without any the widget itself, looks different with them; where ``looks`` is
    False nothing does so now, and what does so later is restyled then.
    """
    changed = {name: on for name, on in classes.items() if widget.has_class(name) != on}
    if not changed:
        return
    for name, on in changed.items():
        widget.set_class(on, name, update=False)
    if looks and widget.is_attached:
        for one in restyled or (widget,):
            widget.app.stylesheet.apply(one, animate=True)


def clicked_twice(view: OptionList, event: events.Click) -> bool:
    """Choose the row that was clicked, in place of what Textual does; whether that was the second click on it."""
    event.prevent_default()
    if event.chain == 2 and view.highlighted is not None:
        return True  # the first click chose the row, which may stand elsewhere since then
    place = option_under(event)
    if place is None or view.get_option_at_index(place).disabled:
        return False
    view.highlighted = place
    return False


def option_under(event: events.MouseEvent) -> int | None:
    """The place of the row that the mouse is on, from 0; None beside the rows."""
    place = event.style.meta.get("option")
    return place if isinstance(place, int) else None


Look = Literal[
    "", "bold", "dim", "italic dim", "better", "worse", "signal", "exempt", "mine", "some", "more", "most"
]
Part = tuple[str, Look]
"""Some text and how it looks. The text comes through the text door: nothing in it is markup here."""

_STYLES: dict[Look, Style] = {
    "": Style(),
    "bold": Style(bold=True),
    "dim": Style(dim=True),
    "italic dim": Style(dim=True, italic=True),
}
_COLOURS: dict[Look, str] = {
    "better": "$success",
    "worse": "bold $error",
    "signal": "bold $warning",
    "exempt": "$accent",
    "mine": "bold $secondary",
    "some": "on $primary 12%",
    "more": "on $primary 22%",
    "most": "bold on $primary 32%",
}
"""Looks whose colour means something. A word, a figure or a sign beside it always says the same."""


Lines = Sequence[Sequence[Part]]


class ListLines(Visual):
    """What an option of a list shows, broken into lines already: Textual would do that again at every change of the list.

    Lines may be made once they are shown; then ``count`` says how many there are.
    """

    def __init__(self, lines: Lines | Callable[[], Lines], count: int = 0) -> None:
        self._given = lines
        self._strips: tuple[object, list[Strip]] | None = None
        self._count = count if callable(lines) else len(lines)

    @property
    def lines(self) -> Lines:
        if callable(self._given):
            self._given = self._given()
        return self._given

    @property
    def plain(self) -> str:
        return "\n".join("".join(text for text, _ in line) for line in self.lines)

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: Style,
        options: RenderOptions,
    ) -> list[Strip]:
        """The lines, each as wide as the list; without colours of their own where the ground is that of a chosen row."""
        if self._strips is None or self._strips[0] != (width, style):
            styles = {look: (style + own).rich_style for look, own in _STYLES.items()}
            plain = style.background != options.get_style("on $background").background
            for look, words in _COLOURS.items():
                own = Style(bold="bold" in words) if plain else options.get_style(words)
                styles[look] = (style + own).rich_style
            rows = (
                Strip([Segment(text, styles[look]) for text, look in line if text]) for line in self.lines
            )
            self._strips = ((width, style), [row.adjust_cell_length(width, styles[""]) for row in rows])
        strips = self._strips[1]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: object, container_width: int) -> int:  # noqa: ARG002  Textual's signature
        return max((sum(cell_len(text) for text, _ in line) for line in self.lines), default=0)

    def get_height(self, rules: object, width: int) -> int:  # noqa: ARG002  Textual's signature
        return self._count


def bars(view: ScrollView, virtual_size: Size) -> object:
    """All that the scrollbars of a view depend on.

    Textual paints the bars of every list anew whenever anything on the screen is laid out; who compares this with what
    it was can leave that out.
    """
    shown = (view.show_vertical_scrollbar, view.show_horizontal_scrollbar)
    if shown[0] and not view.vertical_scrollbar.is_mounted:
        return object()  # until then Textual keeps what it painted of it first, whatever it is told
    return virtual_size, view.container_size, view.scroll_offset, view.styles.scrollbar_size_vertical, shown


RowT = TypeVar("RowT")


class SteadyList(OptionList, Generic[RowT]):
    """A list without a frame, drawn anew only where its width has changed.

    Textual draws all of a list anew at every resize, also when only its height changes or it is shown again.

    Attributes:
        rows: what each option stands for.
        key_of: by what a row is known when the list is written anew.
    """

    DEFAULT_CSS = """
    SteadyList { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; }
    SteadyList:focus { border: none; background-tint: $foreground 0%; }
    SteadyList > .option-list--option-highlighted { color: $foreground; background: $background; text-style: none; }
    SteadyList:focus > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    SteadyList > .option-list--option-disabled { color: $text-muted; }
    """

    key_of: Callable[[Any], object] = staticmethod(lambda row: row)
    _bars: object = None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, markup=False)
        self.auto_links = False  # there are none in it, and every row would be looked through for them
        self.rows: Sequence[RowT] = ()
        self._drawn_at = 0
        self._stands: object = None

    def stands(self, *given: object) -> bool:
        """Whether this is written already, for the width there is; there is nothing to write for no width."""
        before, width = self._stands, self.scrollable_content_region.width
        if width > 0:
            self._stands = (given, width)
        return width <= 0 or self._stands == before

    @property
    def chosen(self) -> RowT | None:
        place = self.highlighted
        return self.rows[place] if place is not None and place < len(self.rows) else None

    def place_of(self, key: object) -> int | None:
        """Where the row with a key stands, from 0."""
        return next((place for place, row in enumerate(self.rows) if self.key_of(row) == key), None)

    def write(
        self, rows: Sequence[RowT], options: Iterable[Option | None], *, to: object = None, otherwise: int = 0
    ) -> None:
        """Show other rows without moving the list.

        Args:
            rows: what the options stand for.
            options: as Textual takes them; None is a line between two.
            to: key of the row to highlight; None for the one that was.
            otherwise: place of the row to highlight where that is not there.
        """
        wanted = self.key_of(self.chosen) if to is None and self.chosen is not None else to
        top = self.scroll_y
        self.rows = rows
        self.set_options(options)
        self.scroll_to(y=top, animate=False)
        place = self.place_of(wanted)
        self.highlighted = min(otherwise, len(rows) - 1) if place is None and rows else place

    def say(self, words: str) -> None:
        """Say why there are no rows."""
        self.rows = ()
        self.set_options([Option(content(words), disabled=True)])

    def on_resize(self, event: events.Resize) -> None:
        """What there is to be done was done for the first paint at this size."""
        event.prevent_default()
        self._fit()
        self.resized()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in view; text is broken anew for another width before, or it would be wrong for one paint."""
        if self._fit():
            self.resized()
        return super().render_lines(crop)

    def _fit(self) -> bool:
        """Forget what was drawn at another width; says whether there was that."""
        width = self.scrollable_content_region.width
        if width == self._drawn_at or width <= 0:
            return False
        self._drawn_at = width
        self._clear_caches()
        return True

    def resized(self) -> None:
        """Text may be broken at another width now, or the list is shown and was not."""

    def _scroll_update(self, virtual_size: Size) -> None:
        if bars(self, virtual_size) != self._bars:
            super()._scroll_update(virtual_size)
            self._bars = bars(self, virtual_size)


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
        closed: what is shown of it while another entry is chosen, without a blank row behind; () for the same.
        pdf_page: where it is printed, None where that is not known; ``quote`` are words to mark there.
        copied: heading and paragraphs of it as Markdown, () for its lines; a function makes it when it is copied.
        called: how it is called when it is copied or noted: 'Minute 14'.
        question: what a question about it begins with, '' for an empty one; ``evidence`` is what that rests on.
        links: other views and what in them belongs to it.
        elsewhere: 'pack#page' where it stands in another pack, '' for this one; the PDF page may be missing.
        items: keys of the agenda items it belongs to, '' for the pack as a whole; () where that is not known.
    """

    ref: str
    lines: tuple[Line, ...] = ()
    closed: tuple[Line, ...] = ()
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
    elsewhere: str = ""
    items: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        if callable(self.copied):
            return self.copied()
        return markdown(*(self.copied or (line.text for line in self.lines if line.text)))

    @property
    def words(self) -> str:
        """What is looked through for words typed."""
        return " ".join(line.text for line in self.lines).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry of another view, by its name in ``VIEWS`` of the workspace."""

    view: str
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
    return Entry(ref="", lines=(Line(text, "bold"),))


def under(title: str, entries: Iterable[Entry]) -> list[Entry]:
    """Entries under a heading; nothing where there are none."""
    found = list(entries)
    return [heading(title), *found] if found else []


def drawn(entry: Entry, width: int, *, chosen: bool = False) -> ListLines:
    """An entry as a list shows it, a blank row behind it where it is not closed."""
    if entry.drawn is not None:
        return entry.drawn(width)
    closed = bool(entry.closed) and not chosen
    lines = entry.closed if closed else entry.lines
    rows = [row for line in lines if line.text for row in _rows(line, width)]
    return ListLines([*rows, []] if entry.ref and not closed else rows)


def fitting(entries: Iterable[Entry], words: str, item: str | None = None) -> list[Entry]:
    """The entries that have all the words and belong to the item, None for any; headings stay where something stands under them."""
    wanted = words.casefold().split()
    found: list[Entry] = []
    for entry in entries:
        if not entry.ref and found and not found[-1].ref:
            found.pop()
        if not entry.ref or (item in (None, *entry.items) and all(word in entry.words for word in wanted)):
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


_AT_ONCE = 50
"""Entries that are drawn at once: a screen full or two. Thousands of them take longer than a member waits for a key."""


class EntryRows:
    """Writes entries into a list. Of many no more are drawn than are asked for, and the rest little by little."""

    def __init__(self, shown_in: SteadyList[Entry]) -> None:
        self._list = shown_in
        self._width = 0
        self._open: int | None = None
        if isinstance(shown_in, EntryList):
            shown_in.unfold = self.open

    def write(self, entries: Sequence[Entry], width: int, *, first: int, rows: int) -> None:
        """Show entries: ``rows`` rows and the entry at place ``first`` at once, the others when those are painted."""
        self._list.rows, self._width, self._open = entries, width, None
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

    def open(self, place: int | None) -> None:
        """Show all of the entry at a place, from 0, and close the one that was open."""
        changed = [one for one in (self._open, place) if one is not None and one < self._list.option_count]
        self._open = place
        for one in dict.fromkeys(changed):
            entry = self._list.rows[one]
            if entry.closed:
                lines = drawn(entry, self._width, chosen=one == place)
                self._list.replace_option_prompt_at_index(one, lines)

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


class EntryList(SteadyList[Entry], inherit_bindings=False):
    """The list itself; the view around it has its keys.

    ``fitted`` writes the entries anew for another width, ``opened`` is called at a second click, and ``dropped`` with two
    places from 0 where an entry was dragged to another one; without it nothing can be dragged. ``unfold`` is told which
    entry is chosen, before the list moves there.
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
        self.unfold: Callable[[int | None], None] = lambda _: None
        self._fitted = fitted
        self._opened = opened
        self._dropped = dropped
        self._held: int | None = None
        self._dragged = False

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Open what is chosen, then have all of it in view."""
        self.unfold(highlighted)
        super().watch_highlighted(highlighted)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._held, self._dragged = option_under(event), False

    def on_mouse_up(self, event: events.MouseUp) -> None:
        held, place, self._held = self._held, option_under(event), None
        if self._dropped is not None and held is not None and place is not None and held != place:
            self._dragged = True
            self._dropped(held, place)

    def on_click(self, event: events.Click) -> None:
        """A click chooses, a second one is as good as enter; the one that ends a drag does nothing."""
        dragged, self._dragged = self._dragged, False
        if dragged:
            event.prevent_default()
        elif clicked_twice(self, event):
            self._opened()

    def resized(self) -> None:
        self._fitted()
