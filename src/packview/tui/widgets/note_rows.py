"""How the panel writes a note or a question."""

from collections.abc import Sequence

from packview.export.escaping import inline, paragraphs, quoted
from packview.model import Note, NoteKind
from packview.model.words import STATUS
from packview.tui.keys_in_force import pressed
from packview.tui.text import one_line
from packview.tui.widgets.list_lines import ListLines, Part
from packview.tui.widgets.wrapping import wrap

_TEXT_LINES = 8


def kind_words(kind: NoteKind) -> str:
    """What a note is called in a sentence: 'note', 'question', 'supplementary question'."""
    return "supplementary question" if kind == "supplementary" else kind


def note_content(note: Note, width: int, *, show_item: bool = False) -> ListLines:
    """A note: what it is and where it belongs, its text, and for a question whom it is for and where it stands.

    Args:
        note: the note.
        width: cells of a line.
        show_item: say which item it belongs to.
    """
    lines: list[Part] = [(line, "bold") for line in _broken(_head(note, show_item=show_item), width)]
    if note.anchor.quote:
        quote = _broken(f"\u201c{one_line(note.anchor.quote)}\u201d", width)
        lines += [(line, "italic dim") for line in quote[:2]]
    text = [line for words in note.text.split("\n") for line in _broken(one_line(words), width)]
    if len(text) > _TEXT_LINES:
        text = [*text[: _TEXT_LINES - 1], f"(more: press {pressed('notes.edit')})"]
    lines += [(line, "") for line in text]
    if note.asks:
        for name, words in (("Answer", note.answer), ("To follow", note.follow_up)):
            said = _broken(f"{name}: {one_line(words)}", width) if words else []
            lines += [(line, "") for line in said[:_TEXT_LINES]]
    return ListLines([[line] for line in lines])


def note_markdown(note: Note) -> str:
    """A note as Markdown that shows its text as it is written."""
    parts = [f"**{inline(_head(note, show_item=True))}**"]
    parts += [quoted(note.anchor.quote)] if note.anchor.quote.strip() else []
    parts += paragraphs(note.text)
    parts += paragraphs(f"Answer: {note.answer}") if note.answer.strip() else []
    parts += paragraphs(f"To follow: {note.follow_up}") if note.follow_up.strip() else []
    return "\n\n".join(parts) + "\n"


def empty_words(item: str, *, ready: bool) -> str:
    """What the panel says when there is nothing in it.

    Args:
        item: 'item 7', '' for front sheet and notices.
        ready: whether the notes were read.
    """
    if not ready:
        return "Your notes have not been read yet."
    note, ask = pressed("workspace.note"), pressed("workspace.question")
    where = f"No notes or questions on {item} yet." if item else "No notes or questions in this pack yet."
    return (
        f"{where}\n\nPress {note} to write a note, or {ask} to write a question to ask. To quote the paper, select text "
        f"with the mouse, or press {pressed('reader.select')} in the pages, before you press {note} or {ask}."
    )


def ordered(notes: Sequence[Note], order: Sequence[str]) -> list[Note]:
    """Notes in the order of the agenda, those on the pack as a whole or on an item that is gone first.

    Args:
        notes: oldest first.
        order: keys of the items.
    """
    places = {key: place for place, key in enumerate(order)}
    return sorted(
        notes, key=lambda note: (places.get(note.anchor.item, -1), note.anchor.pdf_page or 0, note.created)
    )


def _head(note: Note, *, show_item: bool) -> str:
    parts = [kind_words(note.kind).capitalize()]
    if note.asks:
        if note.to:
            parts[0] += f" for {one_line(note.to)}"
        parts.append(STATUS[note.status])
    if note.private:
        parts.append("private")
    anchor = note.anchor
    if show_item and anchor.item_number:
        parts.append(f"item {one_line(anchor.item_number)}")
    if anchor.page is not None:
        parts.append(f"page {one_line(anchor.page)}")
    elif anchor.pdf_page is not None:
        parts.append(f"PDF page {anchor.pdf_page}")
    return " \u00b7 ".join(parts)


def _broken(line: str, width: int) -> list[str]:
    return [line[start:end] for start, end in wrap(line, width)]
