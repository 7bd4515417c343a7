"""One note or question in Markdown."""

from collections.abc import Iterator, Sequence

from packview.export import escaping
from packview.model import Note
from packview.model.running_order import running_order


class NoteWriter:
    """Numbers the questions through the whole text, as they are called in the room.

    Args:
        several_members: say of each whose it is.
        with_status: say of each question where it stands.
    """

    def __init__(self, *, several_members: bool, with_status: bool = True) -> None:
        self._several_members = several_members
        self._with_status = with_status
        self._questions = 0
        self.numbers: dict[str, int] = {}

    def section(self, title: str, notes: Sequence[Note], *, with_item: bool = False) -> Iterator[str]:
        """A heading and the notes under it, in running order; nothing where there are none."""
        if not notes:
            return
        yield f"## {escaping.heading(title)}"
        for note in running_order(notes):
            yield from self.note(note, with_item=with_item)

    def note(self, note: Note, *, with_item: bool = False) -> Iterator[str]:
        """The paragraphs of a note."""
        facts = "".join(
            f" {escaping.inline(fact)}."
            for fact in facts_of(note, with_item=with_item, with_status=self._with_status)
        )
        if self._several_members and note.member:
            facts += f" {escaping.inline(f'By: {note.member}')}."
        yield f"**{self._label(note)}.**{facts}"
        yield from escaping.paragraphs(note.text)
        if note.anchor.quote.strip():
            yield escaping.quoted(note.anchor.quote)
        if note.evidence:
            yield "\n".join(f"- {escaping.inline(words)}" for words in evidence_of(note))
        yield from labelled("Answer", note.answer)
        yield from labelled("To follow", note.follow_up)

    def _label(self, note: Note) -> str:
        if not note.asks:
            return "Note"
        self._questions += 1
        self.numbers[note.id] = self._questions
        follows = self.numbers.get(note.parent)
        return f"Question {self._questions}{f', supplementary to question {follows}' if follows else ''}"


def labelled(name: str, text: str) -> Iterator[str]:
    """'**Answer:** ...' and the paragraphs that follow; nothing for no text."""
    if text.strip():
        first, *rest = escaping.paragraphs(text)
        yield f"**{name}:** {first}"
        yield from rest


def page_of(note: Note) -> str:
    """'Page 47', 'PDF page 52' or ''."""
    anchor = note.anchor
    if anchor.page is not None:
        return f"Page {anchor.page}"
    return f"PDF page {anchor.pdf_page}" if anchor.pdf_page is not None else ""


def evidence_of(note: Note) -> list[str]:
    """What a question rests on beside its quote, each with its page."""
    found = []
    for one in note.evidence:
        page = f"page {one.page}" if one.page is not None else ""
        if not page and one.pdf_page is not None:
            page = f"PDF page {one.pdf_page}"
        words = one.text or one.ref or one.kind
        found.append(f"{words} ({page})" if page and page not in words else words)
    return found


def facts_of(note: Note, *, with_item: bool, with_status: bool) -> Iterator[str]:
    """What is known of a note beside its words, a sentence each."""
    anchor = note.anchor
    if with_item:
        yield (
            f"On item {anchor.item_number}: {anchor.item_title}"
            if anchor.item_number
            else f"On item {anchor.item}"
        )
    if note.asks and note.priority == "main":
        yield "The big question"
    if note.to:
        yield f"For: {note.to}"
    page = page_of(note)
    if page:
        yield page
    if note.indicator:
        yield f"Indicator: {note.indicator}"
    if note.asks and with_status:
        yield f"Status: {note.status}"
    if note.private:
        yield "Private"
