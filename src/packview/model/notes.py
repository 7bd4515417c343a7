"""The member's notes and questions: what they rest on, the order they are asked in, where they stand in newer papers."""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import partial
from typing import Literal, get_args

from packview.model.findings import Theme
from packview.model.pack import Pack, item_heading
from packview.text import one_line

NoteKind = Literal["note", "question", "supplementary"]
"""A 'supplementary' is a question that follows another one, its ``parent``."""
Priority = Literal["main", "normal", "low"]
"""'main' is the big question of an item; the others are its lines of enquiry."""
PRIORITIES: tuple[Priority, ...] = get_args(Priority)
EvidenceKind = Literal["page", "quote", "indicator", "finding", "minute", "recommendation"]
NoteStatus = Literal["draft", "ready", "asked", "answered", "deferred", "withdrawn"]
STATUSES: tuple[NoteStatus, ...] = get_args(NoteStatus)
OPEN_STATUSES: frozenset[NoteStatus] = frozenset({"draft", "ready", "deferred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where in the pack a note belongs, in enough ways to find the place again in a republished pack.

    Attributes:
        item: key of the agenda item ('' for the pack as a whole); number and title are as they were shown when the note was made.
        pdf_page: None for an item without papers.
        quote: the text quoted, '' for none; ``before`` and ``after`` are up to 80 characters that stand around it.
        edition: of the pack it speaks of, see Pack.edition; '' for one that was noted before editions were kept.
    """

    item: str = ""
    item_number: str = ""
    item_title: str = ""
    page: str | None = None
    pdf_page: int | None = None
    quote: str = ""
    before: str = ""
    after: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a question rests on, beside its anchor.

    Attributes:
        ref: reference of the indicator, key of the finding, number of the minute or of the tracker's row; '' for a page.
        text: how it is called on screen and in exports: 'M1 Number of contacts, 1,620 in October'.
        edition: as in Anchor; '' for the edition the note's anchor speaks of.
    """

    kind: EvidenceKind
    ref: str = ""
    text: str = ""
    page: str | None = None
    pdf_page: int | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """When a question came to a status, with time zone."""

    status: NoteStatus
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note or a question.

    Attributes:
        id: 12 characters, unique among all members' notes; later notes sort after earlier ones.
        text: what the member wrote; cleaned, may have several lines.
        worded: the edition by whose page numbers the text was written, '' for that of the anchor.
        to: whom a question is for, '' for nobody in particular.
        indicator: reference of the indicator it is about, '' for none.
        status: of a question; a plain note stays 'draft'.
        follow_up: what is still to come of it.
        parent: id of the question a supplementary follows, '' for none.
        evidence: what it rests on beside its anchor, in the member's order.
        theme: key of the theme it speaks to, '' for none.
        order: where it stands among the questions of its item and priority; lower comes first, equal ones by id.
        history: when its status changed, oldest first.
        private: kept out of exports and shared folders unless asked for.
        member: who wrote it: the name the member chose.
        created: with time zone, like ``updated``.
    """

    id: str
    kind: NoteKind
    text: str
    anchor: Anchor
    to: str = ""
    indicator: str = ""
    status: NoteStatus = "draft"
    answer: str = ""
    follow_up: str = ""
    parent: str = ""
    evidence: tuple[Evidence, ...] = ()
    theme: str = ""
    priority: Priority = "normal"
    order: float = 0.0
    history: tuple[StatusChange, ...] = ()
    private: bool = False
    member: str = ""
    worded: str = ""
    created: datetime
    updated: datetime

    @property
    def asks(self) -> bool:
        """Whether it is a question, be it a supplementary one."""
        return self.kind != "note"

    @property
    def open(self) -> bool:
        """A question that is still to be asked or answered."""
        return self.asks and self.status in OPEN_STATUSES


ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and small letters without i, l, o and u, which are misread; in the order in which they sort."""
ID_LENGTH = 12
_RANDOM_BITS = 20
_DIGITS = str.maketrans(ID_ALPHABET, "0123456789abcdefghijklmnopqrstuv")
"""To the digits that Python reads numbers to the base of 32 in."""


def new_id(after: str = "") -> str:
    """An identity no other note has, whoever wrote it.

    The first eight characters are hundredths of a second since 1970, the rest is chance.

    ``after``: an identity it must sort after: two notes may come at once, and clocks are set back.
    """
    moment = int(time.time() * 100)
    if len(after) == ID_LENGTH and set(after) <= set(ID_ALPHABET):
        # A moment later, not the number after it: another machine may make an identity after the same one.
        later = (int(after.translate(_DIGITS), 32) >> _RANDOM_BITS) + 1
        moment = max(moment, later) if later < 1 << (5 * ID_LENGTH - _RANDOM_BITS) else moment
    value = moment << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    return "".join(ID_ALPHABET[(value >> (5 * place)) & 31] for place in reversed(range(ID_LENGTH)))


@dataclass(frozen=True, slots=True, kw_only=True)
class BinnedNote:
    """A note that was deleted, and when, with time zone."""

    note: Note
    deleted: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SameQuestions:
    """Questions that ask the same.

    Attributes:
        questions: of several members or of one, the one to read out first: the longest that is no follow-up.
        asked_by: who asks, in the order of the questions; each once.
    """

    questions: tuple[Note, ...]
    asked_by: tuple[str, ...]


def findings_taken(notes: Sequence[Note]) -> frozenset[str]:
    """The keys of the findings that a question of the member rests on, a withdrawn one aside."""
    return frozenset(
        each.ref
        for note in notes
        if note.kind != "note" and note.status != "withdrawn"
        for each in note.evidence
        if each.kind == "finding"
    )


def running_order(notes: Sequence[Note]) -> list[Note]:
    """The notes in the order they are asked: the big question, lines of enquiry, the rest; then plain notes.

    A supplementary comes right behind the question it follows; one whose question is not there stands for itself.
    """
    by_id = {note.id: note for note in notes}
    following: dict[str, list[Note]] = {}

    def rank(note: Note) -> tuple[bool, int, float, str]:
        return not note.asks, PRIORITIES.index(note.priority), note.order, note.id

    for note in sorted(notes, key=rank):
        follows = note.parent in by_id and not _in_circle(note, by_id)
        following.setdefault(note.parent if follows else "", []).append(note)
    found: list[Note] = []
    waiting = following.pop("", [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += following.get(found[-1].id, [])[::-1]
    return found


def beside(note: Note, notes: Iterable[Note]) -> list[Note]:
    """The notes a note can be moved among: of its item, priority and parent, in their order, without itself."""

    def place(one: Note) -> tuple[str, str, str, bool]:
        return one.anchor.item, one.priority, one.parent, one.asks

    found = [one for one in notes if one.id != note.id and place(one) == place(note)]
    return sorted(found, key=lambda one: (one.order, one.id))


def depth(note: Note, notes: Sequence[Note]) -> int:
    """How many questions a supplementary follows, one below the other; 0 for one that stands for itself."""
    by_id = {one.id: one for one in notes}
    steps = 0
    while note.parent in by_id and steps < len(by_id):
        note = by_id[note.parent]
        steps += 1
    return steps


def _in_circle(note: Note, by_id: dict[str, Note]) -> bool:
    """Whether going from question to question comes back to this one: two windows could have made it so."""
    seen, parent = {note.id}, note.parent
    while parent in by_id and parent not in seen:
        seen.add(parent)
        parent = by_id[parent].parent
    return parent in by_id


Grouping = Literal["item", "person", "theme"]
GROUPINGS: dict[Grouping, str] = {"item": "by item", "person": "by person", "theme": "by theme"}

_KEYS: dict[Grouping, Callable[[Note], str]] = {
    "item": lambda note: note.anchor.item,
    "person": lambda note: one_line(note.to).casefold(),
    "theme": lambda note: note.theme,
}


def agenda_order(pack: Pack, notes: Sequence[Note]) -> list[Note]:
    """The notes in the one order of every list: those on the whole pack, then by item of the agenda, each in its running order."""
    places = {key: place for place, key in enumerate(["", *(item.key for item in pack.items)])}
    by_item = sorted(notes, key=lambda note: places.get(note.anchor.item, len(places)))
    return [note for of_item in _grouped(by_item, _KEYS["item"]) for note in running_order(of_item)]


def grouped_questions(
    pack: Pack, notes: Sequence[Note], themes: Sequence[Theme], grouping: Grouping
) -> list[tuple[str, list[Note]]]:
    """The questions in groups with their headings, each group in the order its questions are asked.

    By person and theme, questions of the same item stay together; whom or what no question names comes last.
    """
    questions = agenda_order(pack, [note for note in notes if note.asks])
    found = [
        (_heading(group[0], pack, themes, grouping), agenda_order(pack, group))
        for group in _grouped(questions, _KEYS[grouping])
    ]
    if grouping == "theme":
        places = {theme.key: place for place, theme in enumerate(themes)}
        found.sort(key=lambda group: (not group[1][0].theme, places.get(group[1][0].theme, len(places))))
    elif grouping == "person":
        found.sort(key=lambda group: (not group[1][0].to, _KEYS["person"](group[1][0])))
    return found


def _heading(note: Note, pack: Pack, themes: Sequence[Theme], grouping: Grouping) -> str:
    """What a note's group is called; an item that is gone is called as it was when the question was written."""
    if grouping == "item":
        anchor, item = note.anchor, pack.item(note.anchor.item)
        gone = f"{item_heading(anchor.item_number, anchor.item_title)} (not in these papers)"
        return item.heading if item else gone if anchor.item else "The whole pack"
    if grouping == "person":
        return f"For {one_line(note.to)}" if note.to else "For nobody in particular"
    title = next((theme.title for theme in themes if theme.key == note.theme), note.theme)
    return one_line(f"Theme: {title}") if note.theme else "Without a theme"


def _grouped(notes: Iterable[Note], key: Callable[[Note], str]) -> list[list[Note]]:
    """Notes that share a key together, in the order the keys are met."""
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(key(note), []).append(note)
    return list(groups.values())


Verdict = Literal["orphaned", "changed", "moved", "exact"]
"""What became of a place: gone, there but different, somewhere else, as it was."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""The ones to look at first come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An anchor's place in another edition of its pack.

    Attributes:
        anchor: where to show the note now; the quote is in the member's words where the new edition has others.
        agreed: the anchor to keep when the member agrees: of the new edition, quoting what stands there now.
        verdict: how sure that is.
        reason: for the member, a sentence without a full stop; '' for an exact one.
    """

    anchor: Anchor
    agreed: Anchor
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedEvidence:
    """A piece of evidence in another edition of its pack; fields as in Placed."""

    evidence: Evidence
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote:
    """A note in another edition of its pack: as the member keeps it, where it stands now, and each piece of its evidence.

    Attributes:
        text: the words of the note, with the pages they name as they are numbered now.
        lost: the pages that they name and that are not there now: 'page 12'.
    """

    original: Note
    placed: Placed
    evidence: tuple[PlacedEvidence, ...] = ()
    text: str
    lost: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Of the note with its evidence and words: what of these is lost is worth a look, but leaves the note in its place."""
        found: list[Verdict] = [self.placed.verdict, "changed" if self.lost else "exact"]
        found += ["changed" if one.verdict == "orphaned" else one.verdict for one in self.evidence]
        return min(found, key=VERDICTS.index)

    @property
    def reason(self) -> str:
        """Of the note, then of its evidence."""
        words = f"Its words name {', '.join(self.lost)}, not in the new papers" if self.lost else ""
        reasons = (self.placed.reason, *(one.reason for one in self.evidence), words)
        return "; ".join(dict.fromkeys(reason for reason in reasons if reason))


UNPLACED = " (where in the file is not known)"
"""Said behind the printed number of a page whose place cannot be told."""


def page_words(page: str | None, pdf_page: int | None) -> str:
    """'page 47', or 'PDF page 52' where none is printed; '' where none is known.

    A printed number alone is one that the agenda names in a file that does not show where its page begins.
    """
    if page is not None:
        return f"page {one_line(page)}{'' if pdf_page is not None else UNPLACED}"
    return f"PDF page {pdf_page}" if pdf_page is not None else ""


def rests_on(note: Note) -> tuple[Evidence, ...]:
    """All that a question rests on: what it quotes, its evidence, the indicator it is about; nothing twice."""
    anchor = note.anchor
    found: list[Evidence] = []
    if anchor.pdf_page is not None:
        kind: EvidenceKind = "quote" if anchor.quote else "page"
        found.append(Evidence(kind=kind, text=anchor.quote, page=anchor.page, pdf_page=anchor.pdf_page))
    found += note.evidence
    if note.indicator and all((one.kind, one.ref) != ("indicator", note.indicator) for one in found):
        found.append(Evidence(kind="indicator", ref=note.indicator))
    return tuple(dict.fromkeys(found))


def evidence_words(one: Evidence) -> str:
    """How a piece of evidence is called, on one line: 'Indicator M1 Number of contacts, page 47'."""
    where = page_words(one.page, one.pdf_page)
    if one.kind in {"page", "quote"}:
        text = one_line(one.text)
        quoted = f"\u201c{text}\u201d" if text and one.kind == "quote" else text
        return ", ".join(part for part in (where, quoted) if part) or "A page that is not known"
    name, text, ref = one.kind.capitalize(), one_line(one.text), one_line(one.ref)
    # a finding's key says nothing to anybody
    hidden = one.kind == "finding" or ref.casefold() in text.casefold()
    head = text if text.casefold().startswith(name.casefold()) else f"{name} {'' if hidden else ref} {text}"
    return ", ".join(part for part in (one_line(head), where) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One note before and after a change: None before where it was added, None after where it was deleted."""

    before: Note | None
    after: Note | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change, of one note or of several at once.

    Attributes:
        number: later ones have higher numbers; 0 for one that is not kept yet.
        name: what was done, in words: 'Deleted the question "How many ..."'.
        window: which window made it.
        undone: whether it was taken back, and can be made again.
    """

    number: int = 0
    name: str
    turns: tuple[Turn, ...]
    window: str = ""
    undone: bool = False
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being typed and not yet saved, as Note has it; kept so that a crash does not lose it.

    Attributes:
        key: what tells this draft from any other.
        note_id: '' for a new one.
        answering: whether what is typed is the answer to the question, not the question.
        was: the note when it was begun to be changed, None for a new one.
    """

    key: str = field(default_factory=partial(secrets.token_hex, 6), compare=False)
    note_id: str = ""
    answering: bool = False
    was: Note | None = field(default=None, compare=False)
    kind: NoteKind = "note"
    text: str = ""
    to: str = ""
    private: bool = False
    anchor: Anchor = Anchor()
    indicator: str = ""
    status: NoteStatus = "draft"
    answer: str = ""
    follow_up: str = ""
    parent: str = ""
    evidence: tuple[Evidence, ...] = ()
    theme: str = ""
    priority: Priority = "normal"

    @classmethod
    def of(cls, note: Note, *, answering: bool = False) -> "Draft":
        """A note as it is, to be changed."""
        own = {"key", "note_id", "answering", "was"}
        same = {one.name: getattr(note, one.name) for one in fields(cls) if one.name not in own}
        return cls(note_id=note.id, answering=answering, was=note, **same)
