"""A view of the side column that is a list of entries, with a line above it and a field to look for words.

The entries that the lists of the side column are made of.

The list of a view of the side column. Of a long one no more is drawn than is asked for, and the rest little by little.

A list whose entries are dragged with the mouse.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from packview.export.markdown import inline, paragraphs
from packview.model import Evidence, NoteKind
from packview.tui.base.lists import ListLines, Look, Part, SteadyList, clicked_twice
from packview.tui.base.side_view import Seen, SideView
from packview.tui.base.wrapping import wrap
from packview.tui.keys.in_force import pressed
from packview.tui.keys.table import bindings
from packview.tui.text import content, notify, one_line
from packview.tui.views.printed_words import printed_words


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


_AT_ONCE = 200
"""Entries that are drawn at once: some screens full. Thousands of them take longer than a member waits for a key."""


class EntryList(SteadyList, inherit_bindings=False):
    """The list itself; the view around it has its keys.

    Args:
        fitted: writes the entries anew for another width.
    """

    DEFAULT_CSS = """
    EntryList { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; background: $background; scrollbar-gutter: stable; }
    EntryList:focus { border: none; background-tint: $foreground 0%; }
    EntryList > .option-list--option-highlighted { color: $foreground; background: $background; text-style: bold; }
    EntryList:focus > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    EntryList > .option-list--option-disabled { color: $foreground; }
    """

    class Opened(Message):
        """A second click."""

    def __init__(self, fitted: Callable[[], None]) -> None:
        super().__init__()
        self._fitted = fitted
        self._entries: Sequence[Entry] = ()
        self._width = 0

    def say(self, words: Content) -> None:
        """Say why there are no entries."""
        self._entries = ()
        self.set_options([Option(words, disabled=True)])

    def write(self, entries: Sequence[Entry], width: int, *, first: int, rows: int) -> None:
        """Show entries: some at once, the others when those are painted.

        Args:
            entries: all of them.
            width: cells of a line.
            first: one that must be there at once.
            rows: how many must be there at once.
        """
        self._entries, self._width = entries, width
        self.clear_options()
        self.reach(first)
        while self._waiting and self.virtual_size.height < rows:
            self.reach(self.option_count)
        if self._waiting:
            self.call_after_refresh(self._write_more)

    def reach(self, place: int) -> None:
        """See that an entry is there, by its place from 0."""
        if place >= self.option_count:
            some = self._entries[self.option_count : place + _AT_ONCE]
            self.add_options(Option(drawn(entry, self._width), disabled=not entry.ref) for entry in some)

    def be_ready(self, where: str) -> None:
        """See that what a movement may lead to is there: 'down', 'page_down', 'last', or round to it with 'up'."""
        here = self.highlighted or 0
        last = where == "last" or (where == "up" and not any(entry.ref for entry in self._entries[:here]))
        self.reach(len(self._entries) - 1 if last else here + self.size.height + 1)

    @property
    def _waiting(self) -> bool:
        return self.option_count < len(self._entries)

    def _write_more(self) -> None:
        if self._waiting:
            self.reach(self.option_count)
            self.call_after_refresh(self._write_more)

    def on_click(self, event: events.Click) -> None:
        """A click chooses, a second one is as good as enter."""
        if clicked_twice(self, event):
            self.post_message(self.Opened())

    def resized(self) -> None:
        """Text is broken by width."""
        self._fitted()


class DraggedList(EntryList):
    """Says which entry was dropped on which; it moves nothing itself."""

    ALLOW_SELECT = False

    class Dropped(Message):
        """An entry was dragged to another one.

        Attributes:
            place: of the one that was dragged, from 0.
            onto: of the one it was dropped on.
        """

        def __init__(self, place: int, onto: int) -> None:
            super().__init__()
            self.place = place
            self.onto = onto

    def __init__(self, fitted: Callable[[], None]) -> None:
        super().__init__(fitted)
        self._held: int | None = None
        self._dropped = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """An entry is taken hold of."""
        self._held, self._dropped = _place(event), False

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """It is dropped, or was only clicked."""
        held, onto, self._held = self._held, _place(event), None
        if held is not None and onto is not None and held != onto:
            self._dropped = True
            self.post_message(self.Dropped(held, onto))

    def on_click(self, event: events.Click) -> None:
        """A drag ends with a click where it was dropped: that chooses nothing."""
        if self._dropped:
            self._dropped = False
            event.prevent_default()


def _place(event: events.MouseEvent) -> int | None:
    place = event.style.meta.get("option")
    return place if isinstance(place, int) else None


class EntryView(SideView):
    """Subclasses say what their entries are, and what to say where there are none."""

    BINDINGS = bindings("side")
    DEFAULT_CSS = """
    EntryView { layout: vertical; height: 1fr; }
    EntryView > .above { height: auto; max-height: 4; color: $text-muted; display: none; }
    EntryView > .above.-there { display: block; }
    EntryView > Input { display: none; }
    EntryView > Input.-open { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.above = Static(classes="above")
        self.field = Input(placeholder="words to look for here", compact=True)
        self.list = EntryList(self.fit)
        self.seen: Seen | None = None
        self.listed: Sequence[Entry] = ()
        self._shown: list[Entry] = []
        self._of: object = None
        self._written: object = None
        self._said = ""
        self._begins_at = ""
        self._wanted = ""
        self._follows = False

    def compose(self) -> ComposeResult:
        """A line, a field, the list."""
        yield self.above
        yield self.field
        yield self.list

    def depends_on(self, seen: Seen) -> tuple[object, ...]:
        """What the entries are made of: while that is the same, they are not made anew."""
        raise NotImplementedError

    def entries_of(self, seen: Seen) -> Sequence[Entry]:
        """The entries."""
        raise NotImplementedError

    def empty(self, seen: Seen) -> str:
        """Why there are none and what to do; only asked for where there are none."""
        raise NotImplementedError

    def says(self, seen: Seen) -> str:  # noqa: ARG002  for views that have something to say
        """A line above the list, '' for none."""
        return ""

    def begins_at(self, seen: Seen) -> str:  # noqa: ARG002  for views that follow the item in hand
        """The entry to go to where the member was at none, '' for the first."""
        return ""

    def filter_words(self) -> str:
        """Words that the entries shown must have."""
        return self.field.value

    @property
    def place_to_type(self) -> Widget:
        """The list."""
        return self.list

    @property
    def chosen(self) -> Entry | None:
        """The highlighted entry."""
        index = self.list.highlighted
        return self._shown[index] if index is not None and index < len(self._shown) else None

    @property
    def entry(self) -> str:
        """Its reference."""
        return self.chosen.ref if self.chosen else ""

    def show(self, seen: Seen) -> None:
        """Show what there is; the highlight stays on the entry it was on."""
        self.seen = seen
        of = self.depends_on(seen)
        if of != self._of:
            self._of, self.listed = of, self.entries_of(seen)
        begins_at = self.begins_at(seen)
        if begins_at != self._begins_at and not self.list.has_focus:
            self._begins_at = begins_at
            self._go(begins_at or self.entry, top=True)
        written = (of, self.field.value, self.list.size.width, self.says(seen))
        if written != self._written and self.list.size.width > 0:
            self._written = written
            self._write(seen)

    def reveal(self, ref: str) -> None:
        """Go to an entry, taking away the words looked for where they hide it."""
        if all(entry.ref != ref for entry in self.listed):
            return
        if not self._shown:  # it was opened this very moment and has no width yet
            self._wanted = ref
        elif all(entry.ref != ref for entry in self._shown) and self.seen is not None:
            self.close_find()
            self.show(self.seen)
        self._go(ref, top=True)

    def note(self, kind: NoteKind) -> bool:
        """Ask for a note or question that rests on the chosen entry."""
        entry = self.chosen
        if entry is None or not self.list.has_focus:
            return False
        self.post_message(self.about(entry, kind))
        return True

    def about(self, entry: Entry, kind: NoteKind, *, at_once: bool = False) -> SideView.NoteWanted:
        """What is asked for to be written about an entry."""
        page, quote = (None, "") if entry.pdf_page is None else self._printed(entry, entry.pdf_page)
        return self.NoteWanted(
            kind,
            text=entry.question if kind != "note" else "",
            pdf_page=page,
            quote=quote,
            indicator=entry.indicator,
            theme=entry.theme,
            evidence=entry.evidence,
            at_once=at_once,
        )

    def find(self) -> bool:
        """Let the member type words."""
        self.field.add_class("-open")
        self.field.focus()
        return True

    def close_find(self) -> bool:
        """Take the words away; says whether there were any."""
        if not self.field.has_class("-open"):
            return False
        self.field.value = ""
        self._leave_field()
        return True

    def action_open_entry(self) -> None:
        """Go to its page."""
        entry = self.chosen
        if entry is None:
            return
        if entry.pdf_page is None:
            notify(self, "It is not known on which page this stands")
        else:
            self.post_message(self.PageWanted(*self._printed(entry, entry.pdf_page)))

    def action_copy_entry(self) -> None:
        """Copy it as Markdown."""
        if self.chosen is not None:
            self.post_message(self.CopyWanted(self.chosen.markdown, self.chosen.called))

    def action_follow(self) -> None:
        """Go to what belongs to it in another view."""
        entry = self.chosen
        if entry is not None and entry.links:
            self.post_message(self.ViewWanted(entry.links[0].view, entry.links[0].ref))

    @property
    def leads_on(self) -> bool:
        """Whether something belongs to the chosen entry."""
        return self.chosen is not None and bool(self.chosen.links)

    def action_move(self, where: str) -> None:
        """Go to another entry: 'down', 'up', 'page_down', 'page_up', 'first' or 'last'."""
        self.list.be_ready(where)
        moves = {
            "down": self.list.action_cursor_down,
            "up": self.list.action_cursor_up,
            "page_down": self.list.action_page_down,
            "page_up": self.list.action_page_up,
            "first": self.list.action_first,
            "last": self.list.action_last,
        }
        moves[where]()

    def fit(self) -> None:
        """Break the lines anew."""
        if self.seen is not None:
            self.show(self.seen)

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Go to its page."""
        event.stop()
        self.action_open_entry()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Other keys may be of use now."""
        event.stop()
        follows = self.leads_on
        if follows != self._follows:
            self._follows = follows
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to follow where nothing belongs to the entry."""
        if action == "follow":
            return self._follows
        return super().check_action(action, parameters)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look while it is typed."""
        event.stop()
        if self.seen is not None:
            self.show(self.seen)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the list."""
        event.stop()
        self._leave_field()

    def on_key(self, event: events.Key) -> None:
        """Down leaves the field."""
        if self.field.has_focus and event.key == "down":
            event.stop()
            self._leave_field()

    def _printed(self, entry: Entry, pdf_page: int) -> tuple[int, str]:
        return printed_words(self.seen.pages if self.seen else (), pdf_page, entry.quote)

    def _leave_field(self) -> None:
        self.field.set_class(bool(self.field.value.strip()), "-open")
        self.list.focus()

    def _write(self, seen: Seen) -> None:
        before, top = self._wanted or self.entry, self.list.scroll_y
        gone_to, self._wanted = bool(self._wanted), ""
        self._shown = fitting(self.listed, self.filter_words())
        says = self.says(seen)
        if says != self._said:  # else the screen is laid out for nothing
            self._said = says
            self.above.update(content(says))
            self.above.set_class(bool(says), "-there")
        width = self.list.scrollable_content_region.width
        if not self._shown:
            words = (
                f"Nothing here has these words. Press {pressed('workspace.close')} to see all again."
                if self.listed
                else self.empty(seen)
            )
            self.list.say(content(words))
            return
        kept = any(entry.ref == before for entry in self._shown)
        going = before if kept else self.begins_at(seen)
        self.list.write(
            self._shown, width, first=self._place(going) or 0, rows=round(top) + self.list.size.height
        )
        self.list.scroll_to(y=top, animate=False)
        self._go(going, top=gone_to or not kept)

    def _place(self, ref: str) -> int | None:
        """Where an entry stands; the first of all where there is no such."""
        places = (index for index, entry in enumerate(self._shown) if entry.ref == ref and ref)
        first = (index for index, entry in enumerate(self._shown) if entry.ref)
        return next(places, next(first, None))

    def _go(self, ref: str, *, top: bool = False) -> None:
        """Highlight an entry, at the top where it is gone to; the first where there is no such."""
        place = self._place(ref)
        self.list.reach(place or 0)
        self.list.highlighted = place
        if top and ref and self.entry == ref:
            self.list.scroll_to_highlight(top=True)
