"""The member's notes and questions on the current item; below them colleagues' shared ones, to be read only."""

from collections.abc import Sequence
from functools import partial

from textual.widgets import OptionList

from packview.export.markdown import inline, paragraphs, quoted
from packview.model import Note, NoteKind
from packview.model.notes import page_words
from packview.model.words import STATUS
from packview.tui.base.lists import Entry, Line, joined, under
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import MOVES, SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import label, one_line

_TEXT_LINES = 8


def kind_words(kind: NoteKind) -> str:
    """What a note is called in a sentence: 'note', 'question', 'supplementary question'."""
    return "supplementary question" if kind == "supplementary" else kind


def note_entry(note: Note, *, show_item: bool = False, member: str = "") -> Entry:
    """A note: what it is and where it belongs, its text, for a question whom it is for and where it stands; of a colleague who wrote it."""
    quote = f"\u201c{one_line(note.anchor.quote)}\u201d" if note.anchor.quote and not member else ""
    said = [("Answer", note.answer), ("To follow", note.follow_up)] if note.asks else []
    lines = (
        Line(_head(note, show_item=show_item, member=member), "bold"),
        Line(quote, "italic dim", most=2),
        Line(note.text, most=_TEXT_LINES, more=f"(more: press {pressed('notes.edit')})"),
        *(Line(f"{name}: {one_line(words)}", most=_TEXT_LINES) for name, words in said if words),
    )
    whose = f"{member}'s" if member else "The"
    return Entry(
        ref=note.id,
        lines=lines,
        copied=partial(note_markdown, note),
        called=f"{whose} {kind_words(note.kind)} as Markdown",
    )


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


class NotesView(SideView, inherit_bindings=False):
    """Those of the current item, or of the whole pack while the front sheet is in hand; colleagues' can be read only."""

    name_of_view = "notes"
    shows = ("notes", "shared", "notes_read", "pack.items", "item_key")
    BINDINGS = bindings("notes", "side.open", *MOVES)

    def show(self, seen: WorkspaceState) -> None:
        title = label(f"{pressed('workspace.notes')} Notes on {_name(seen) or 'this pack'}")
        if title != self.border_title:  # else the screen is laid out for nothing
            self.border_title = title
        super().show(seen)

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        order, item = [entry.key for entry in seen.pack.items], seen.item
        own, theirs = (
            ordered([note for note in found if item is None or note.anchor.item == item.key], order)
            for found in (seen.notes, seen.shared)
        )
        return [
            *(note_entry(note, show_item=item is None) for note in own),
            *under(
                f"From colleagues ({len(theirs)})",
                (
                    note_entry(note, show_item=item is None, member=one_line(note.member) or "Somebody")
                    for note in theirs
                ),
            ),
        ]

    def empty(self, seen: WorkspaceState) -> str:
        return empty_words(_name(seen), ready=seen.notes_read)

    @property
    def note_chosen(self) -> Note | None:
        every = (*self.seen.notes, *self.seen.shared) if self.seen else ()
        return next((note for note in every if note.id == self.entry), None)

    def note(self, kind: NoteKind) -> bool:  # noqa: ARG002  a note about a note is none
        """A new one is on what is selected, or on the current item."""
        return False

    def action_open_entry(self) -> None:
        """Enter or a second click changes one's own, and goes to the page of a colleague's."""
        self.action_ask("edit" if self.check_action("ask", ("edit",)) else "page")

    def action_ask(self, action: str) -> None:
        if self.note_chosen is not None:
            self.post_message(Wanted("act_on_note", action, self.note_chosen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a note there is nothing to be done with it; a note is neither asked nor answered, a colleague's not changed."""
        note = self.note_chosen
        if action in {"open_entry", "copy_entry"} or parameters == ("page",):
            return note is not None
        if action == "ask":
            own = self.seen is not None and note in self.seen.notes
            return (
                note is not None
                and own
                and (note.asks or parameters not in (("asked",), ("answer",), ("later",)))
            )
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.refresh_bindings()


def _name(seen: WorkspaceState) -> str:
    """'item 7', '' for front sheet and notices."""
    return (seen.item.name if seen.item.number else "this item") if seen.item else ""
