"""The member's notes and questions on the item in hand; below them colleagues' shared ones, to be read only."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static
from textual.widgets.option_list import Option

from packview.export.markdown import inline, paragraphs, quoted
from packview.model import Note, NoteKind
from packview.model.notes import page_words
from packview.model.words import STATUS
from packview.tui.base.lists import Entry, Line, ListLines, SteadyList, drawn, joined
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, label, one_line

_TEXT_LINES = 8


def kind_words(kind: NoteKind) -> str:
    """What a note is called in a sentence: 'note', 'question', 'supplementary question'."""
    return "supplementary question" if kind == "supplementary" else kind


def note_content(note: Note, width: int, *, show_item: bool = False) -> ListLines:
    """A note: what it is and where it belongs, its text, and for a question whom it is for and where it stands."""
    quote = f"\u201c{one_line(note.anchor.quote)}\u201d" if note.anchor.quote else ""
    said = [("Answer", note.answer), ("To follow", note.follow_up)] if note.asks else []
    lines = (
        Line(_head(note, show_item=show_item), "bold"),
        Line(quote, "italic dim", most=2),
        Line(note.text, most=_TEXT_LINES, more=f"(more: press {pressed('notes.edit')})"),
        *(Line(f"{name}: {one_line(words)}", most=_TEXT_LINES) for name, words in said if words),
    )
    return drawn(Entry(ref="", lines=lines), width)


def note_markdown(note: Note) -> str:
    """A note as Markdown that shows its text as it is written."""
    parts = [f"**{inline(_head(note, show_item=True))}**"]
    parts += [quoted(note.anchor.quote)] if note.anchor.quote.strip() else []
    parts += paragraphs(note.text)
    parts += paragraphs(f"Answer: {note.answer}") if note.answer.strip() else []
    parts += paragraphs(f"To follow: {note.follow_up}") if note.follow_up.strip() else []
    return "\n\n".join(parts) + "\n"


def empty_words(item: str, *, ready: bool) -> str:
    """What the panel says when there is nothing in it; ``item`` is 'item 7', '' for front sheet and notices."""
    if not ready:
        return "Your notes have not been read yet."
    note, ask = pressed("workspace.note"), pressed("workspace.question")
    where = f"No notes or questions on {item} yet." if item else "No notes or questions in this pack yet."
    return (
        f"{where}\n\nPress {note} to write a note, or {ask} to write a question to ask. To quote the paper, select text "
        f"with the mouse, or press {pressed('reader.select')} in the pages, before you press {note} or {ask}."
    )


def ordered(notes: Sequence[Note], order: Sequence[str]) -> list[Note]:
    """Notes in the order of the agenda's keys, those on the pack as a whole or on an item that is gone first."""
    places = {key: place for place, key in enumerate(order)}
    return sorted(
        notes, key=lambda note: (places.get(note.anchor.item, -1), note.anchor.pdf_page or 0, note.created)
    )


def _head(note: Note, *, show_item: bool, member: str = "") -> str:
    """Who asks whom what, where it stands and where it belongs."""
    kind = kind_words(note.kind).capitalize()
    return joined(
        member,
        f"{kind} for {one_line(note.to)}" if note.asks and note.to else kind,
        STATUS[note.status] if note.asks else "",
        "private" if note.private else "",
        f"item {one_line(note.anchor.item_number)}" if show_item and note.anchor.item_number else "",
        page_words(note.anchor.page, note.anchor.pdf_page),
    )


class NotesPanel(SteadyList[Note]):
    """A list of notes. It shows what it is given and says what is to be done with the chosen one."""

    BINDINGS = bindings("notes", "list")
    key_of = attrgetter("id")
    DEFAULT_CSS = "NotesPanel > .option-list--separator { color: $foreground 30%; }"

    def __init__(self, below: Callable[[], None] | None = None, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._below = below or self.action_first
        self._given: tuple[Sequence[Note], str, bool] = ((), "", False)

    def show(self, notes: Sequence[Note], *, empty: str, show_item: bool) -> None:
        """Show notes in the order given, or say ``empty``; the highlight stays on the note it was on."""
        self._given = (notes, empty, show_item)
        self.resized()

    def resized(self) -> None:
        notes, empty, show_item = self._given
        width = self.scrollable_content_region.width
        if self.stands(self._given):
            return
        if not notes:
            self.say(empty)
            return
        options: list[Option | None] = []
        for note in notes:
            options += [Option(note_content(note, width, show_item=show_item)), None]
        self.write(notes, options[:-1], otherwise=self.highlighted or 0)

    def on_click(self, event: events.Click) -> None:
        """A click highlights a note; a second one changes it."""
        if event.chain == 2:
            self.action_ask("edit")

    def action_cursor_down(self) -> None:
        """From the last to what stands below."""
        if self.highlighted is None or self.highlighted == self.option_count - 1:
            self._below()
        else:
            super().action_cursor_down()

    def action_ask(self, action: str) -> None:
        if self.chosen is not None:
            self.post_message(Wanted("act_on_note", action, self.chosen))

    def action_copy_note(self) -> None:
        if note := self.chosen:
            words = f"The {kind_words(note.kind)} as Markdown"
            self.post_message(Wanted("copy_entry", note_markdown(note), words, note.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a note there is nothing to be done with it; a note is neither asked nor answered."""
        if action in {"ask", "copy_note"}:
            note = self.chosen
            return note is not None and (note.asks or parameters not in (("asked",), ("answer",), ("later",)))
        return super().check_action(action, parameters)

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        self.refresh_bindings()


class ColleaguesList(SteadyList[Note]):
    """A list of others' notes, each with who wrote it; without any it takes no room. ``above`` is for going up from the first."""

    BINDINGS = bindings("colleagues", "list")
    key_of = attrgetter("id")
    DEFAULT_CSS = "ColleaguesList { height: auto; max-height: 50%; }"

    def __init__(self, above: Callable[[], object], *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._above = above
        self._given: tuple[Sequence[Note], bool] = ((), False)

    def show(self, notes: Sequence[Note], *, show_item: bool) -> None:
        """Show notes; the highlight stays on the note it was on."""
        if (notes, show_item) != self._given:
            self._given = (notes, show_item)
            self.resized()

    def resized(self) -> None:
        notes, show_item = self._given
        width = max(1, self.scrollable_content_region.width or self.container_size.width)
        self.write(notes, (Option(drawn(_shared_entry(note, show_item=show_item), width)) for note in notes))

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2:
            self.action_open_page()

    def action_cursor_up(self) -> None:
        if self.highlighted in (None, 0):
            self._above()
        else:
            super().action_cursor_up()

    def action_open_page(self) -> None:
        if self.chosen is not None:
            self.post_message(Wanted("act_on_note", "page", self.chosen))

    def action_copy_note(self) -> None:
        if note := self.chosen:
            words = f"{one_line(note.member)}'s {note.kind} as Markdown"
            self.post_message(Wanted("copy_entry", note_markdown(note), words, note.id))


def _shared_entry(note: Note, *, show_item: bool) -> Entry:
    head = _head(note, show_item=show_item, member=one_line(note.member) or "Somebody")
    answer = f"Answer: {note.answer}" if note.answer.strip() else ""
    lines = (Line(head, "bold"), Line(note.text, most=_TEXT_LINES), Line(answer, most=_TEXT_LINES))
    return Entry(ref=note.id, lines=lines)


class NotesView(SideView, inherit_bindings=False):
    """Those of the item in hand, or of the whole pack while the front sheet is in hand."""

    name_of_view = "notes"
    DEFAULT_CSS = """
    NotesView > .from-colleagues { display: none; height: 1; text-style: bold; background: $panel; }
    NotesView > ColleaguesList { display: none; }
    NotesView.-shared > .from-colleagues, NotesView.-shared > ColleaguesList { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        self.panel = NotesPanel(self._below, id="notes")
        super().__init__(id=id, rows=self.panel)
        self.heading = Static(classes="from-colleagues")
        self.theirs = ColleaguesList(self.panel.focus, id="colleagues")
        self._title = label("")
        self._shared = 0

    def compose(self) -> ComposeResult:
        yield self.panel
        yield self.heading
        yield self.theirs

    @property
    def entry(self) -> str:
        chosen = self.theirs.chosen if self.theirs.has_focus else self.panel.chosen
        return chosen.id if chosen else ""

    def show(self, seen: WorkspaceState) -> None:
        item = seen.item
        order = [entry.key for entry in seen.pack.items]
        notes, shared = (
            ordered([note for note in found if item is None or note.anchor.item == item.key], order)
            for found in (seen.notes, seen.shared)
        )
        name = (item.name if item.number else "this item") if item else ""
        self.panel.show(notes, empty=empty_words(name, ready=seen.notes_read), show_item=item is None)
        title = label(f"{pressed('workspace.notes')} Notes on {name or 'this pack'}")
        if title != self._title:  # else the screen is laid out for nothing
            self._title = title
            self.border_title = title
        if len(shared) != self._shared:
            self._shared = len(shared)
            self.heading.update(content(f"From colleagues ({len(shared)})"))
        if not shared and self.theirs.has_focus:
            self.panel.focus()
        self.set_class(bool(shared), "-shared")
        self.theirs.show(shared, show_item=item is None)

    def reveal(self, ref: str) -> None:
        self.panel.choose(ref)
        self.theirs.choose(ref)

    def find(self) -> bool:
        """There are no words to look for among a few notes."""
        return False

    def _below(self) -> None:
        """To colleagues' notes, or round to the first."""
        if self.has_class("-shared"):
            self.theirs.focus()
        else:
            self.panel.action_first()
