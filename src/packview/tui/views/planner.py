"""All questions of the pack in the order they are asked: the member's by item, by person, by theme; the panel's, those that ask the same as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import OptionList

from packview.model import PRIORITIES, Evidence, Note, NoteKind
from packview.model.notes import (
    GROUPINGS,
    Grouping,
    beside,
    depth,
    evidence_words,
    grouped_questions,
    page_words,
    rests_on,
)
from packview.model.pack import item_name
from packview.model.words import PRIORITY, STATUS
from packview.tui.base.lists import Entry, EntryList, Line, heading, joined, under
from packview.tui.base.screen import Wanted
from packview.tui.base.side_view import SideView, WorkspaceState
from packview.tui.keys import bindings, pressed
from packview.tui.text import notify, one_line
from packview.tui.views.notes import note_markdown
from packview.wording.dates import short_day
from packview.wording.words import counted

if TYPE_CHECKING:
    from packview.model.notes import SameQuestions


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a piece of evidence is seen: an entry of a view, or without one the words of a page."""

    view: str | None = None
    ref: str = ""
    pdf_page: int | None = None
    quote: str = ""


def places(note: Note, seen: WorkspaceState) -> tuple[Place, ...]:
    """Where what a question rests on is seen, in its order; what is seen nowhere is left out."""
    found = (place_of(one, seen) for one in rests_on(note))
    return tuple(one for one in found if one is not None)


def place_of(one: Evidence, seen: WorkspaceState) -> Place | None:
    """The view that shows a piece of evidence, else its page; None where there is neither."""
    ref = one.ref.strip().casefold()
    place: str | None = None
    view: str | None = None
    match one.kind:
        case "indicator":
            view = "indicators"
            place = next((row.ref for row in seen.pack.indicators if row.ref.strip().casefold() == ref), None)
        case "finding":
            view, place = "findings", next((row.key for row in seen.findings if row.key == one.ref), None)
        case "minute":
            view, place = "minutes", _minute(one, seen)
        case "recommendation":
            view, place = "tracker", _row(one, seen)
        case "page" | "quote":
            pass
    if view is not None and place is not None:
        return Place(view=view, ref=place)
    if one.pdf_page is not None and 1 <= one.pdf_page <= len(seen.pack.pages):
        return Place(pdf_page=one.pdf_page, quote=one.text if one.kind == "quote" else "")
    return None


def _minute(one: Evidence, seen: WorkspaceState) -> str | None:
    """The place of a minute; of two with the same number the one on the evidence's page."""
    items = seen.pack.minutes.items if seen.pack.minutes else ()
    found = [place for place, item in enumerate(items) if one.ref and item.number == one.ref]
    near = [place for place in found if one.pdf_page and items[place].pdf_page == one.pdf_page]
    return str((near or found)[0]) if found else None


def _row(one: Evidence, seen: WorkspaceState) -> str | None:
    """The place of a row of the tracker: the one whose words the evidence has, else the only one of its number.

    Numbers begin anew at each meeting, so that one may stand there several times.
    """
    rows = seen.pack.recommendations
    numbered = [place for place, row in enumerate(rows) if row.number == one.ref]
    same = [
        place
        for place in numbered
        if rows[place].action_proposed.strip() and one_line(rows[place].action_proposed) in one_line(one.text)
    ]
    found = same or (numbered if one.ref else [])
    near = [place for place in found if one.pdf_page and rows[place].pdf_page == one.pdf_page]
    choice = near or found
    return str(choice[0]) if len(choice) == 1 or (choice and same) else None


def target(question: Note, other: Note, notes: Iterable[Note]) -> str | None:
    """Before which question one stands that gets the place of another, '' for the end; None where it cannot have that.

    Questions are moved among those of their item, priority and parent. One that comes from above stands after the
    other one, one that comes from below before it.
    """
    ids = [one.id for one in beside(question, notes)]
    if other.id not in ids:
        return None
    behind = ids[ids.index(other.id) + 1 :]
    if (question.order, question.id) > (other.order, other.id):
        return other.id
    return behind[0] if behind else ""


_INDENT = 2
_DEEPEST = 4
_TEXT_LINES = 8


def planner_entries(seen: WorkspaceState, grouping: Grouping) -> list[Entry]:
    """The questions as entries, each group under its heading, in the order they are asked."""
    titles = {theme.key: theme.title for theme in seen.themes}
    return [
        entry
        for head, notes in grouped_questions(seen.pack, seen.notes, seen.themes, grouping)
        for entry in under(
            head,
            (
                question_entry(note, depth(note, notes), titles, show_item=grouping != "item")
                for note in notes
            ),
        )
    ]


def question_entry(note: Note, deep: int, titles: Mapping[str, str], *, show_item: bool) -> Entry:
    """A question: what it is to its item, its text, whom it is for and where it stands, what it rests on.

    ``deep`` is how many questions it follows, one below the other.
    """
    anchor = note.anchor
    indent = _INDENT * min(deep, _DEEPEST)
    kind = "Supplementary" if note.kind == "supplementary" else PRIORITY[note.priority]
    if note.kind == "supplementary" and note.priority != "normal":
        kind = f"{kind}, {PRIORITY[note.priority].lower()}"
    at = note.history[-1].at.astimezone() if note.history else None
    since = f" ({short_day(at)} {at:%H:%M})" if at else ""  # by the machine's clock
    head = joined(kind, STATUS[note.status] + since, "private" if note.private else "")
    theme = one_line(titles.get(note.theme) or note.theme)
    item = item_name(anchor.item_number, anchor.item_title) if anchor.item else "the whole pack"
    facts = joined(
        f"for {one_line(note.to)}" if note.to else "",
        item if show_item else "",
        f"theme {theme}" if theme else "",
    )
    evidence = [evidence_words(one) for one in rests_on(note)]
    answer = f"Answer: {one_line(note.answer)}" if note.answer else ""
    to_follow = f"To follow: {one_line(note.follow_up)}" if note.follow_up else ""
    return Entry(
        ref=note.id,
        lines=(
            Line(head, "bold", indent=indent),
            Line(note.text, most=_TEXT_LINES, indent=indent),
            Line(facts, "dim", indent=indent),
            *(Line(f"- {words}", "italic dim", most=2, indent=indent) for words in evidence),
            Line(answer, most=4, indent=indent),
            Line(to_follow, most=4, indent=indent),
        ),
        pdf_page=anchor.pdf_page,
        quote=anchor.quote,
        copied=partial(note_markdown, note),
        called="The question as Markdown",
        items=(anchor.item,),
    )


_OF_ONE = frozenset({"ask", "priority", "shift", "private"})


class PlannerView(SideView):
    """The questions, in groups; what is done with one is said to the screen, which keeps it."""

    name_of_view = "planner"
    follows_page = True
    shows = ("notes", "notes_read", "pack.items", "themes")
    choices = ("grouping",)
    BINDINGS = bindings("planner")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, rows=EntryList(self.show_again, self.action_open_entry, self._dropped))
        self.grouping: Grouping = "item"
        self._followed = ("", -1)

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        return planner_entries(seen, self.grouping)

    def says(self, seen: WorkspaceState) -> str:
        questions = [note for note in seen.notes if note.asks]
        if not questions:
            return ""
        left = sum(1 for note in questions if note.open)
        return joined(
            counted(len(questions), "question"),
            f"{left} to ask",
            f"{GROUPINGS[self.grouping]} ({pressed('planner.group')} changes that)",
        )

    def empty(self, seen: WorkspaceState) -> str:
        if not seen.notes_read:
            return "Your notes have not been read yet."
        return f"No questions yet. Press {pressed('workspace.question')} to write one on the current item, or take one that the findings ({pressed('workspace.findings')}) offer."

    @property
    def question(self) -> Note | None:
        return self._note(self.entry)

    @property
    def leads_on(self) -> bool:
        """Whether it rests on something that is seen somewhere."""
        return self.question is not None and self.seen is not None and bool(places(self.question, self.seen))

    def note(self, kind: NoteKind) -> bool:  # noqa: ARG002  a question about a question is a supplementary
        """A new one is on the current item."""
        return False

    def action_group(self) -> None:
        names = list(GROUPINGS)
        self.grouping = names[(names.index(self.grouping) + 1) % len(names)]
        self.show_again()

    def action_follow(self) -> None:
        """Show what the question rests on; again for the next it rests on."""
        question = self.question
        found = places(question, self.seen) if question is not None and self.seen is not None else ()
        if question is None or not found:
            return
        before = self._followed[1] if self._followed[0] == question.id else -1
        number = (before + 1) % len(found)
        self._followed = (question.id, number)
        place = found[number]
        if place.view is not None:
            self.post_message(Wanted("show_view", place.view, place.ref))
        elif place.pdf_page is not None:
            self.show_words(place.pdf_page, place.quote)

    def action_open_entry(self) -> None:
        self.action_ask("page")

    def action_ask(self, action: str) -> None:
        if self.question is not None:
            self.post_message(Wanted("act_on_note", action, self.question))

    def action_priority(self) -> None:
        question = self.question
        if question is not None:
            wanted = PRIORITIES[PRIORITIES.index(question.priority) - 1]  # the main one first
            words = f"Priority: {PRIORITY[wanted].lower()}"
            self.post_message(Wanted("change", question, {"priority": wanted}, words))

    def action_private(self) -> None:
        question = self.question
        if question is not None:
            private = not question.private
            words = "The question is private" if private else "The question is not private any more"
            self.post_message(Wanted("change", question, {"private": private}, words))

    def action_shift(self, step: int) -> None:
        """Move it up (-1) or down (1) among the questions it can stand between."""
        question, seen = self.question, self.seen
        if question is None or seen is None:
            return
        shown = [note for entry in self.list.rows if (note := self._note(entry.ref)) is not None]
        here = next(place for place, note in enumerate(shown) if note.id == question.id)
        ahead = shown[here + 1 :] if step > 0 else shown[:here][::-1]
        next_one = next((one for one in ahead if target(question, one, seen.notes) is not None), None)
        if next_one is None:
            end = "first" if step < 0 else "last"
            self._refuse(f"It is the {end} of its item and priority already")
        else:
            self._move(question, next_one)

    def _dropped(self, place: int, onto: int) -> None:
        question, other = (self._note(self.list.rows[one].ref) for one in (place, onto))
        if question is not None and other is not None:
            self.list.highlighted = place
            self._move(question, other)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """At the first question its heading is shown too."""
        if all(not entry.ref for entry in self.list.rows[: event.option_index]):
            self.list.scroll_to(y=0, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _OF_ONE:
            return self.question is not None
        return super().check_action(action, parameters)

    def _move(self, question: Note, other: Note) -> None:
        found = target(question, other, self.seen.notes if self.seen else ())
        if found is None:
            self._refuse("Questions are moved within their item and priority")
        else:
            self.post_message(Wanted("move", question, found or None))

    def _refuse(self, why: str) -> None:
        notify(self, f"{why}. {pressed('planner.priority')} changes the priority")

    def _note(self, note_id: str) -> Note | None:
        notes = self.seen.notes if self.seen is not None and note_id else ()
        return next((note for note in notes if note.id == note_id), None)


class PanelView(SideView):
    """For the pre-meeting: read only, whoever wrote a question changes it."""

    name_of_view = "panel"
    follows_page = True
    shows = ("groups", "pack.items")
    choices = ("all_wordings",)
    BINDINGS = bindings("panel")

    all_wordings = False

    def entries_of(self, seen: WorkspaceState) -> Sequence[Entry]:
        names = {item.key: item.heading for item in seen.pack.items}
        entries: list[Entry] = []
        last = None
        for group in seen.groups:
            anchor = group.questions[0].anchor
            key = anchor.item if anchor.item in names else ""
            if key != last:
                entries.append(heading(names.get(key, "The pack as a whole")))
                last = key
            entries.append(replace(self._entry(group), items=(key,)))
        return entries

    def says(self, seen: WorkspaceState) -> str:
        together = sum(1 for group in seen.groups if len(group.questions) > 1)
        if not seen.groups:
            return ""
        alike = f"{together} asked more than once" if together else "none asked twice"
        return joined(counted(len(seen.groups), "question"), alike)

    def empty(self, seen: WorkspaceState) -> str:  # noqa: ARG002  it says the same whatever there is
        return (
            "Nobody shares a question on this pack yet. Name the folder your panel shares in config.toml, or bring in "
            "a colleague's file with: packview note merge FILE"
        )

    def action_wordings(self) -> None:
        self.all_wordings = not self.all_wordings
        self.show_again()

    def _entry(self, group: "SameQuestions") -> Entry:
        first, *others = group.questions
        who = ", ".join(map(one_line, group.asked_by)) or "somebody"
        wordings = group.questions if self.all_wordings else (first,)
        more = f"{len(others) + 1} wordings, {pressed('panel.wordings')} shows them"
        names = ", ".join(dict.fromkeys(one_line(note.to) for note in group.questions if note.to))
        asked = [f"{one_line(note.member) or 'Somebody'}: {note.text}" for note in wordings]
        to = f"for {names}" if names else ""
        where = page_words(first.anchor.page, first.anchor.pdf_page)
        return Entry(
            ref=first.id,
            lines=(
                Line(f"Asked by {who}", "bold"),
                *(Line(words, most=8) for words in (asked if len(asked) > 1 else [first.text])),
                Line(
                    joined(to, STATUS[first.status], where, more if others and not self.all_wordings else ""),
                    "dim",
                ),
            ),
            pdf_page=first.anchor.pdf_page,
            quote=first.anchor.quote,
            copied=(f"Asked by {who}", *(note.text for note in group.questions)),
            called="The question",
        )
