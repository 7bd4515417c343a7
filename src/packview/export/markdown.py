"""A member's questions and notes as Markdown that shows the text as it was written: by agenda item, for the chair, for the clerk."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packview.model import AgendaItem, Anchor, Evidence, Indicator, Note, Pack
from packview.model.notes import agenda_order, page_words
from packview.model.pack import item_name
from packview.model.words import course_words
from packview.text import one_line
from packview.wording.dates import date_in_words
from packview.wording.words import capital, listed, plural

if TYPE_CHECKING:  # who has a meeting has loaded it; it takes as long as all the rest
    from packview.model.meeting import Act, MeetingState

# These mean something anywhere in a line: emphasis, code, links, HTML, tables, struck-out text, formulas, and the
# backslash itself. An ampersand does only where it starts the name or number of a character.
_ANYWHERE = re.compile(r"[\\`*_\[<|~$]|&(?=#?\w)")
# These only do at its start: headings, quotes, lists, underlines of headings, definitions, fences of other readers.
_AT_START = re.compile(r"[-+#>=:%^]")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")
_CLOSING = re.compile(r"(#+)$")


def inline(text: str) -> str:
    """Text on one line that stands behind other text."""
    return _ANYWHERE.sub(r"\\\g<0>", " ".join(text.split()))


def heading(text: str) -> str:
    """Text of a heading; hashes at its end would be taken for part of the markup."""
    return _CLOSING.sub(r"\\\1", inline(text))


def line(text: str) -> str:
    """Text on one line that starts a line."""
    safe = inline(text)
    if _AT_START.match(safe):
        return "\\" + safe
    return _NUMBERED.sub(r"\1\\\2", safe, count=1) if _NUMBERED.match(safe) else safe


def paragraphs(text: str) -> list[str]:
    """Text in paragraphs as at blank lines; the line breaks within each stay, marked by two spaces."""
    found: list[list[str]] = [[]]
    for one in text.splitlines():
        if one.strip():
            found[-1].append(line(one))
        elif found[-1]:
            found.append([])
    return ["  \n".join(lines) for lines in found if lines]


def quoted(text: str) -> str:
    """Text as a block quote; the lines of a page run on, as a reader would read them aloud."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "\n>\n".join(f"> {line(part)}" for part in parts if part.strip())


@dataclass(kw_only=True)
class NoteWriter:
    """Numbers the questions through the whole text, as in the room; the links on quoted words come from the pack."""

    several_members: bool
    pack: Pack
    numbers: dict[str, int] = field(default_factory=dict, init=False)

    def notes(self, notes: Sequence[Note], *, with_item: bool) -> Iterator[str]:
        """The notes in running order, each with its words, what it quotes and rests on, and its answer."""
        for note in agenda_order(self.pack, notes):
            facts = [*facts_of(note, with_item=with_item)]
            facts += [f"By: {note.member}"] if self.several_members and note.member else []
            yield " ".join((f"**{self._label(note)}.**", *(f"{inline(fact)}." for fact in facts)))
            yield from paragraphs(note.text)
            if note.anchor.quote.strip():
                yield quoted(note.anchor.quote)
                yield from self._links(note.anchor)
            evidence = evidence_of(note, self.pack)
            if evidence:
                yield "**Evidence:**"
                yield "\n".join(f"- {inline(words)}" for words in evidence)
            yield from labelled("Answer", note.answer)
            yield from labelled("To follow", note.follow_up)

    def _links(self, anchor: Anchor) -> Iterator[str]:
        """The addresses that the paper lays on quoted words."""
        quote = one_line(anchor.quote)
        links = (one for page in self.pack.pages if page.number == anchor.pdf_page for one in page.links)
        told = [one.words for one in links if one.text and one.text in quote]
        if told:
            yield "\n".join(f"- {inline(words)}" for words in told)

    def _label(self, note: Note) -> str:
        if not note.asks:
            return "Note"
        number = self.numbers[note.id] = len(self.numbers) + 1
        follows = self.numbers.get(note.parent)
        return f"Question {number}{f', supplementary to question {follows}' if follows else ''}"


def labelled(name: str, text: str) -> Iterator[str]:
    """'**Answer:** ...' and the paragraphs that follow; nothing for no text."""
    if text.strip():
        first, *rest = paragraphs(text)
        yield f"**{name}:** {first}"
        yield from rest


def evidence_of(note: Note, pack: Pack) -> list[str]:
    """What a question rests on beside its quote, each with its page; of an indicator its course and what it is compared with."""
    of_note = Evidence(kind="indicator", ref=note.indicator)
    named = any(one.kind == "indicator" and one.ref == note.indicator for one in note.evidence)
    found = []
    for one in note.evidence if named or not _row_of(of_note, pack) else (of_note, *note.evidence):
        row = _row_of(one, pack)
        page = page_words(row.page, row.pdf_page) if row else page_words(one.page, one.pdf_page)
        words = course_words(row) if row else one.text or one.ref or one.kind
        found.append(f"{words} ({page})" if page and page not in words else words)
    return found


def _row_of(one: Evidence, pack: Pack) -> Indicator | None:
    """The indicator that evidence is: on the page it names, or the only one called so.

    Whether the note may be handed on was decided by that page, so another of the same name may not be told.
    """
    called = [row for row in pack.indicators if one.kind == "indicator" and row.ref == one.ref != ""]
    rows = [row for row in called if row.pdf_page == one.pdf_page is not None] or called
    return rows[0] if len(rows) == 1 else None


def facts_of(note: Note, *, with_item: bool) -> Iterator[str]:
    """What is known of a note beside its words, a sentence each."""
    anchor = note.anchor
    if with_item:
        title = f": {anchor.item_title}" if anchor.item_number else ""
        yield f"On {item_name(anchor.item_number, anchor.item_title or f'item {anchor.item}')}{title}"
    if note.asks and note.priority == "main":
        yield "The big question"
    if note.to:
        yield f"For: {note.to}"
    page = page_words(anchor.page, anchor.pdf_page)
    if page:
        yield capital(page)
    if note.indicator:
        yield f"Indicator: {note.indicator}"
    if note.asks:
        yield f"Status: {note.status}"
    if note.private:
        yield "Private"


def markdown(pack: Pack, notes: Sequence[Note], what: str = "questions or notes") -> str:
    """The meeting, then the questions and notes ``by_item``, ended by one line feed; ``what`` there may be none of."""
    _, parts = _by_item_in_order(pack, notes, f"There are no {what}.")
    return "\n\n".join((*heading_of(pack), *parts)) + "\n"


def _by_item_in_order(pack: Pack, notes: Sequence[Note], nothing: str) -> tuple[NoteWriter, list[str]]:
    """A section for each item that has notes, or that there are none; and what wrote them."""
    writer = NoteWriter(pack=pack, several_members=len({note.member for note in notes}) > 1)
    parts = [
        part
        for title, of_item, lost in by_item(pack, notes)
        for part in (f"## {heading(title)}", *writer.notes(of_item, with_item=lost))
    ]
    return writer, parts or [nothing]


def by_item(pack: Pack, notes: Sequence[Note]) -> Iterator[tuple[str, list[Note], bool]]:
    """The notes of each item that has any: heading, notes, whether the pack has no such item (these come last)."""
    titles = {"": "The pack as a whole"} | {item.key: item_title(item) for item in pack.items}
    for key, title in titles.items():
        of_item = [note for note in notes if note.anchor.item == key]
        if of_item:
            yield title, of_item, False
    lost = [note for note in notes if note.anchor.item not in titles]
    if lost:
        yield "Not matched to an item", lost, True


def heading_of(pack: Pack) -> Iterator[str]:
    meeting = pack.meeting
    yield f"# {heading(meeting.committee) or 'Meeting'}"
    when = (date_in_words(meeting.date) if meeting.date else "", meeting.time)
    lines = [meeting.council, ", ".join(filter(None, when)), meeting.place]
    known = [line(one) for one in lines if one.strip()]
    if known:
        yield "  \n".join(known)


def item_title(item: AgendaItem) -> str:
    """'Item 7: Performance', and whether it is closed to the press and public."""
    closed = " (not for publication)" if item.exempt else ""
    return f"{item.heading}{closed}"


def for_chair(pack: Pack, notes: Sequence[Note]) -> str:
    """The running order: under each item its questions, the big one first; then by person. Plain notes are left out."""
    questions = [note for note in notes if note.asks and note.status != "withdrawn"]
    parts = [*heading_of(pack), "Running order of questions."]
    writer, sections = _by_item_in_order(pack, questions, "There are no questions.")
    parts += [*sections, *_by_person("Questions by whom they are for", questions, writer, asked=False)]
    if writer.several_members:
        parts.extend(_by_person("Questions by who asks", questions, writer, asked=True))
    return "\n\n".join(parts) + "\n"


def for_clerk(pack: Pack, notes: Sequence[Note], meeting: "MeetingState | None" = None) -> str:
    """Answers, what is to follow, decisions, actions, and what was not reached; ``meeting`` without what may not be shown."""
    questions = agenda_order(pack, [note for note in notes if note.asks])
    answered = [note for note in questions if note.answer.strip() or note.status == "answered"]
    others = [note for note in questions if note not in answered]
    open_ones = [note for note in others if note.status not in ("withdrawn", "deferred")]
    deferred = [note for note in others if note.status == "deferred"]
    parts = [*heading_of(pack), "After the meeting: answers, actions, decisions."]
    for title, of_item, _ in by_item(pack, answered):
        parts.append(f"## {heading(title)}")
        for note in agenda_order(pack, of_item):
            parts.extend(_answered(note))
    if not answered:
        parts.append("No question has an answer yet.")
    owed = [note for note in questions if note.follow_up.strip()]
    follow_ups = [(note.anchor.item_number, note.follow_up, note.to) for note in owed]
    parts.extend(tabled("To follow", ("Item", "What", "From whom"), follow_ups))
    if meeting is not None:
        columns = ("Item", "Decision", "Outcome", "Moved", "Seconded", "For / against / abstained")
        for title, carried in (("Decisions", True), ("Not carried", False)):
            moved = [one for one in meeting.decisions if (one.outcome == "carried") is carried]
            parts.extend(tabled(title, columns, [_decided(one, pack) for one in moved]))
        actions = [(pack.item_number(one.item), one.text, one.owner, one.due) for one in meeting.actions]
        parts.extend(tabled("Actions", ("Item", "Action", "Owner", "Due"), actions))
    parts.extend(_listed("Deferred to a later meeting", deferred))
    parts.extend(_listed("Not answered", open_ones))
    return "\n\n".join(parts) + "\n"


def _decided(one: "Act", pack: Pack) -> tuple[str, ...]:
    votes = one.votes
    count = f"{votes.in_favour} / {votes.against} / {votes.abstained}" if votes else ""
    return pack.item_number(one.item), one.text, one.outcome_in_words, one.mover, one.seconder, count


def _answered(note: Note) -> Iterator[str]:
    to, by = f"to {note.to}" if note.to else "", f"by {note.member}" if note.member else ""
    known = ", ".join(fact for fact in (to, by, page_words(note.anchor.page, note.anchor.pdf_page)) if fact)
    yield f"**Question{f' {inline(known)}' if known else ''}:**"
    yield from paragraphs(note.text)
    yield from labelled("Answer", note.answer)
    yield from labelled("To follow", note.follow_up)


def _by_person(heading: str, questions: Sequence[Note], writer: NoteWriter, *, asked: bool) -> Iterator[str]:
    people: dict[str, list[int]] = {}
    for note in questions:
        people.setdefault(note.member if asked else note.to, []).append(writer.numbers[note.id])
    if any(people):
        yield f"## {heading}"
        yield "\n".join(
            f"- {inline(name or 'Nobody in particular')}: {plural(len(people[name]), 'question')}"
            f" {listed(map(str, sorted(people[name])))}"
            for name in sorted(people, key=lambda name: (not name, name))
        )


def _listed(heading: str, questions: Sequence[Note]) -> Iterator[str]:
    if questions:
        yield f"## {heading}"
        yield "\n".join(
            f"- {inline(f'Item {note.anchor.item_number}: {note.text}' if note.anchor.item_number else note.text)}"
            for note in questions
        )


def tabled(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A heading and a table, whose cells are shown as they are written; nothing for no rows."""
    if rows:
        lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
        lines += ["| " + " | ".join(inline(cell) for cell in row) + " |" for row in rows]
        yield f"## {title}"
        yield "\n".join(lines)
