"""A view of the side column that is a list of entries, with a line above it and a field to look for words."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from packview.model import NoteKind
from packview.tui.keys import bindings
from packview.tui.keys_in_force import pressed
from packview.tui.text import content, notify
from packview.tui.widgets.entries import Entry, fitting
from packview.tui.widgets.entry_list import EntryList
from packview.tui.widgets.printed_words import printed_words
from packview.tui.widgets.side_view import Seen, SideView


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
