"""Write a note or a question, or change one; choose where a question stands, and write down what was answered."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from textual import events, on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import (
    Checkbox,
    Input,
    Label,
    OptionList,
    Select,
    Static,
    TextArea,
)
from textual.widgets.text_area import Selection

from packview.errors import PackviewError
from packview.model import PRIORITIES, STATUSES, Anchor, Note, NoteKind, NoteStatus, Theme
from packview.model.notes import Draft, evidence_words, page_words, running_order
from packview.model.pack import item_heading, item_name
from packview.model.words import PRIORITY
from packview.text import clean, fold
from packview.tui.base.screen import typed_before
from packview.tui.dialogs.base import WRITING_BUTTONS, Dialog, DraftKeeper, close_writing
from packview.tui.keys import bindings, pressed
from packview.tui.text import content, error_words, label, one_line
from packview.tui.views.notes import kind_words
from packview.wording.words import counted

_LONGEST = 70
"""Cells of a question that is offered to be followed."""

STATUS_WORDS: dict[NoteStatus, str] = {status: status.capitalize() for status in STATUSES}
MEANING: dict[NoteStatus, str] = {
    "draft": "still to be worked on",
    "ready": "ready to ask",
    "asked": "no answer yet",
    "answered": "nothing more to ask",
    "deferred": "to a later meeting",
    "withdrawn": "not to be asked",
}


class Tick(Checkbox):
    """A box with a cross in it, or empty: Textual draws the same mark in two colours, nothing to see without colours."""

    def __init__(self, words: str, value: bool, *, id: str, tooltip: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(label(words), value, id=id, tooltip=tooltip, compact=True)
        self.BUTTON_INNER = "X" if value else " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "X" if self.value else " "
        super().watch_value()


def matching(names: Sequence[str], typed: str) -> list[str]:
    """The names in which every typed word begins a word; none when one name is what was typed already."""
    wanted = fold(typed).split()
    found = [
        name
        for name in names
        if all(any(part.startswith(word) for part in fold(name).split()) for word in wanted)
    ]
    return [] if found == [typed] else found


class NameField(Vertical):
    """One line for a name, with those that are known; any other may be typed too."""

    BINDINGS = bindings("field")
    DEFAULT_CSS = """
    NameField { height: auto; }
    NameField OptionList { display: none; max-height: 4; }
    NameField.-within OptionList.-some { display: block; }
    """

    def __init__(self, value: str, names: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._names = [name for name in dict.fromkeys(one_line(name) for name in names) if name]
        self._start = one_line(value)
        self._shown: list[str] = []

    @property
    def value(self) -> str:
        return self.query_one(Input).value.strip()

    def compose(self) -> ComposeResult:
        yield Input(self._start, id="name", placeholder="Who to ask (optional)", compact=True)
        yield OptionList(id="names", compact=True)

    def on_mount(self) -> None:
        self._fill()

    def on_descendant_focus(self) -> None:
        """Show the list; Textual's own ':focus-within' does not reach the widgets inside."""
        self.add_class("-within")

    def on_resize(self) -> None:
        """The list came, or went: all of it is to be seen."""
        if self.has_class("-within"):
            self.scroll_visible(animate=False)

    def on_descendant_blur(self) -> None:
        """Make room for the text again."""
        self.set_class(self.has_focus_within, "-within")

    def on_input_changed(self) -> None:
        """Show the names that fit; the dialog hears of the change too."""
        self._fill()

    def _fill(self) -> None:
        self._shown = matching(self._names, self.value)
        names = self.query_one(OptionList)
        names.clear_options()
        names.add_options([label(name) for name in self._shown])
        names.set_class(bool(self._shown), "-some")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        field = self.query_one(Input)
        field.value = self._shown[event.option_index]
        field.focus()
        field.action_end()

    def action_to_list(self) -> None:
        if self._shown:
            names = self.query_one(OptionList)
            names.focus()
            names.highlighted = 0


def place(anchor: Anchor) -> str:
    """Where a note belongs, in words: 'Item 7: Youth justice plan, page 47 (PDF page 52)'."""
    item = item_heading(anchor.item_number, anchor.item_title) if anchor.item else "The whole pack"
    if anchor.page is not None:
        of_file = f" (PDF page {anchor.pdf_page})" if anchor.pdf_page is not None else ""
        return f"{item}, page {anchor.page}{of_file}"
    return item if anchor.pdf_page is None else f"{item}, PDF page {anchor.pdf_page}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What there is to choose from: themes and questions to follow, each with its words.

    ``edit`` has a text changed in the member's own editor, None where there is no such thing; it raises PackviewError.
    """

    themes: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    edit: Callable[[str], str] | None = None


def offers_for(
    draft: Draft, notes: Iterable[Note], themes: Iterable[Theme], edit: Callable[[str], str]
) -> Offers:
    """What there is for a draft: all themes, and the questions of its item to follow, in the order they are asked."""
    questions = [
        note
        for note in notes
        if note.asks
        and note.id != draft.note_id
        and (note.anchor.item == draft.anchor.item or note.id == draft.parent)
    ]
    return Offers(
        themes=tuple((theme.key, theme.title) for theme in themes),
        questions=tuple((note.id, note.text) for note in running_order(questions)),
        edit=edit,
    )


STARTERS = (
    "What will be done about ..., and by when?",
    "What would it take to ...?",
    "How will the panel know that ...?",
    "What explains ...?",
)
"""Ways to begin an open question; '...' is to be typed over."""
_CLOSED = re.compile(
    r"(?i)(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b"
)
_MOST_WORDS = 25


def advice(text: str) -> str:
    """A gentle word on a question that is long, two in one, or can be answered with yes or no; else how long it is."""
    words = text.split()
    asked = [part for part in re.split(r"(?<=[.?!:;])\s+", text.strip()) if part.endswith("?")]
    told = f"{len(words)} words: easier to say with at most {_MOST_WORDS}" if len(words) > _MOST_WORDS else ""
    if len(asked) > 1:
        told = f"{len(asked)} questions in one: the first may be all that is answered"
    elif not told and asked and _CLOSED.match(asked[0]):
        told = "Yes or no may be the whole answer: begin with what, how or why?"
    return told or counted(len(words), "word")


class NoteDialog(Dialog[Draft]):
    """Write a note or a question, beginning with a draft.

    ``on_draft`` is told what is typed so far, at the first change and then at most once a second. ``begun``: the draft has
    what was typed before.
    """

    AUTO_FOCUS = "#text"
    BINDINGS = bindings("writing", "note_dialog")
    BUTTONS = WRITING_BUTTONS
    DEFAULT_CSS = """
    NoteDialog #private { width: auto; margin-left: 2; }
    NoteDialog #to-row Input { margin: 0; }
    NoteDialog.-note #advice { display: none; }
    NoteDialog .row { height: auto; }
    NoteDialog .row Label { width: 10; }
    NoteDialog Select { width: 1fr; }
    NoteDialog #evidence { height: auto; }
    NoteDialog #evidence Checkbox { width: 100%; }
    NoteDialog.-note #to-row, NoteDialog.-note #priority-row { display: none; }
    NoteDialog #follows-row { display: none; }
    NoteDialog.-supplementary #follows-row { display: block; }
    """

    def __init__(
        self,
        draft: Draft,
        names: Sequence[str],
        on_draft: Callable[[Draft], None],
        offers: Offers | None = None,
        *,
        begun: bool = False,
    ) -> None:
        super().__init__("Change this note" if draft.note_id else "New note", classes="-writing")
        self._offers = offers or Offers()
        draft = replace(draft, text=clean(draft.text))
        if draft.kind == "supplementary" and draft.parent not in dict(self._offers.questions):
            draft = replace(draft, kind="question", parent="")  # what it followed is gone
        self._first = draft
        self._begun = begun
        self._followed = draft.parent or next((name for name, _ in self._offers.questions), "")
        self._names = names
        self._keeper = DraftKeeper(self, lambda: on_draft(self.current()))

    def body(self) -> ComposeResult:
        draft = self._first
        yield Static(content(place(draft.anchor)), id="place")
        if draft.anchor.quote:
            yield Static(content(f"“{draft.anchor.quote}”"), id="quote")
        kinds: list[tuple[NoteKind, str]] = [("note", "Note"), ("question", "Question")]
        if self._offers.questions:
            kinds.append(("supplementary", "Supplementary"))
        with _row("kind", "Kind:", _chooser("kind", kinds, draft.kind)):
            hint = "Left out of exports and shared folders"
            yield Tick("Private", draft.private, id="private", tooltip=hint)
        questions = [(key, one_line(text)) for key, text in self._offers.questions]
        yield _row("follows", "Follows:", _chooser("parent", questions, self._followed))
        yield TextArea(draft.text, id="text", highlight_cursor_line=False)
        yield Static(id="advice")
        yield _row("to", "For:", NameField(draft.to, self._names, id="to"))
        priorities = [(name, PRIORITY[name]) for name in PRIORITIES]
        yield _row("priority", "Priority:", _chooser("priority", priorities, draft.priority))
        themes = [("", "None"), *self._offers.themes]
        if draft.theme not in dict(themes):
            themes.append((draft.theme, draft.theme))
        if len(themes) > 1:
            yield _row("theme", "Theme:", _chooser("theme", themes, draft.theme))
        if draft.evidence:
            yield Label("Evidence (untick to remove):")
            with Vertical(id="evidence"):
                for place_of, one in enumerate(draft.evidence):
                    yield Tick(evidence_words(one), True, id=f"evidence-{place_of}")

    def on_mount(self) -> None:
        self._show_kind()
        if self._offers.edit is not None:
            own = f"{pressed('note_dialog.editor')} your own editor"
            self.query_one("#box").border_subtitle = label(own)
        text = self.query_one("#text", TextArea)
        text.move_cursor(text.document.end)
        self._advise()

    def on_click(self, event: events.Click) -> None:
        if event.widget is not None and event.widget.id == "advice":
            self.action_starter()

    def action_starter(self) -> None:
        """Begin an empty question with the next of the starters; what stands for the rest is selected, to be typed over."""
        text = self.query_one("#text", TextArea)
        typed = text.text.strip()
        if typed and typed not in STARTERS:
            self.problem("You have begun already: a starter is for an empty question")
            return
        chosen = STARTERS[(STARTERS.index(typed) + 1) % len(STARTERS) if typed else 0]
        text.replace(chosen, (0, 0), text.document.end)
        gap = chosen.index("...")
        text.selection = Selection((0, gap), (0, gap + 3))
        text.focus()

    def _advise(self) -> None:
        typed = self.query_one("#text", TextArea).text
        starts = f"{pressed('note_dialog.starter')} starts it: {STARTERS[0]}"
        self.query_one("#advice", Static).update(content(advice(typed) if typed.strip() else starts))

    def current(self) -> Draft:
        chosen, priority = self._chosen("kind"), self._chosen("priority")
        kind: NoteKind = next((name for name in get_args(NoteKind) if name == chosen), self._first.kind)
        return replace(
            self._first,
            kind=kind,
            text=self.query_one("#text", TextArea).text,
            to=self.query_one("#to", NameField).value,
            private=self.query_one("#private", Checkbox).value,
            parent=self._chosen("parent") if kind == "supplementary" else "",
            priority=next((name for name in PRIORITIES if name == priority), self._first.priority),
            theme=self._chosen("theme") if self.query("#theme") else self._first.theme,
            evidence=tuple(
                one
                for number, one in enumerate(self._first.evidence)
                if self.query_one(f"#evidence-{number}", Checkbox).value
            ),
        )

    def _chosen(self, name: str) -> str:
        value = self.query_one(f"#{name}", Select).value
        return value if isinstance(value, str) else ""

    def unsaved(self) -> bool:
        """What was typed before is unsaved too; what was only offered is not."""
        now = self.current()
        return now != self._first or (self._begun and bool(now.text.strip()))

    def action_close(self) -> None:
        close_writing(self, unsaved=self.unsaved())

    @on(Select.Changed, "#kind")
    def _show_kind(self) -> None:
        """Only a question is for somebody."""
        kind = self.current().kind
        self.set_class(kind == "note", "-note").set_class(kind == "supplementary", "-supplementary")
        words = f"Change this {kind_words(kind)}" if self._first.note_id else f"New {kind_words(kind)}"
        anchor = self._first.anchor
        where = item_name(anchor.item_number, anchor.item_title), page_words(anchor.page, anchor.pdf_page)
        self.query_one("#box").border_title = label(", ".join(filter(None, (words, *where))))

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Checkbox.Changed)
    @on(Select.Changed)
    def _something_changed(self) -> None:
        self._advise()
        self._keeper.change(differs=self.current() != self._first)

    async def action_editor(self) -> None:
        await typed_before(self)
        if self._offers.edit is None:
            self.problem("No other editor can be used here")
            return
        area = self.query_one("#text", TextArea)
        before = text = area.text
        problem = ""
        try:
            with self.app.suspend():
                try:  # inside: Textual takes the terminal back only where nothing is raised
                    text = self._offers.edit(before)
                except PackviewError as error:
                    problem = error_words(error)
        except SuspendNotSupported:
            problem = "Another editor can only be used in a terminal"
        if text != before:
            area.replace(text, (0, 0), area.document.end)  # which ctrl+z in the field takes back
        area.focus()
        self.problem(problem)

    async def action_save(self) -> None:
        await typed_before(self)
        draft = self.current()
        if draft.text.strip():
            self.dismiss(draft)
        else:
            self.problem(f"There is nothing to save yet: write something, or press {pressed('dialog.close')}")
            self.query_one("#text").focus()


def _row(name: str, words: str, field: Widget) -> Horizontal:
    return Horizontal(Label(words), field, id=f"{name}-row", classes="row")


def _chooser(name: str, options: Sequence[tuple[str, str]], value: str) -> Select[str]:
    """A list that opens where one of several values with their words is chosen; nothing in it is markup."""
    rows = [(label(words, _LONGEST), key) for key, words in options]
    if not rows:
        return Select([], id=name, compact=True)
    return Select(rows, value=value, allow_blank=False, id=name, compact=True)


class AnswerDialog(Dialog[Draft]):
    """Where a question stands, what was answered, and what is still to come of it.

    Writing an answer marks the question answered, unless another status was chosen. ``on_draft`` is told what is typed so
    far. ``begun``: the draft is not as the question has it.
    """

    AUTO_FOCUS = "#answer"
    BINDINGS = bindings("writing")
    BUTTONS = WRITING_BUTTONS
    DEFAULT_CSS = """
    AnswerDialog #question { max-height: 4; text-style: bold; }
    AnswerDialog .row { height: 1; }
    AnswerDialog #follow_up { height: 4; min-height: 4; margin-top: 0; }
    """

    def __init__(self, draft: Draft, on_draft: Callable[[Draft], None], *, begun: bool = False) -> None:
        super().__init__("Answer", classes="-writing")
        self._first = replace(draft, answer=clean(draft.answer), follow_up=clean(draft.follow_up))
        self._begun = begun
        self._chosen, self._shown = False, draft.status
        self._keeper = DraftKeeper(self, lambda: on_draft(self.current()))

    def body(self) -> ComposeResult:
        note = self._first
        yield Static(content(place(note.anchor) + (f". For {note.to}" if note.to else "")), id="place")
        yield Static(content(note.text), id="question")
        yield _row("status", "Status: ", _chooser("status", [*STATUS_WORDS.items()], note.status))
        yield TextArea(note.answer, id="answer", placeholder="What was answered", highlight_cursor_line=False)
        yield Label("To follow:", id="follow-up-label")
        yield TextArea(
            note.follow_up,
            id="follow_up",
            placeholder="What is still owed, and by whom",
            highlight_cursor_line=False,
        )

    def on_mount(self) -> None:
        answer = self.query_one("#answer", TextArea)
        answer.move_cursor(answer.document.end)

    def current(self) -> Draft:
        answer = self.query_one("#answer", TextArea).text
        chosen = self.query_one("#status", Select).value
        if not self._chosen and answer.strip() and answer != self._first.answer:
            chosen = "answered"  # whose mark may be a moment behind
        return replace(
            self._first,
            status=next((status for status in STATUSES if status == chosen), self._first.status),
            answer=answer,
            follow_up=self.query_one("#follow_up", TextArea).text,
        )

    def action_close(self) -> None:
        close_writing(self, unsaved=self._begun or self.current() != self._first)

    def on_select_changed(self, event: Select.Changed) -> None:
        """From here on the status is the member's choice."""
        self._chosen |= event.value != self._shown
        self._keeper.change(differs=self.current() != self._first)

    def on_text_area_changed(self) -> None:
        """An answer answers the question."""
        now = self.current()
        if now.status == "answered" and not self._chosen:
            self._shown = "answered"
            self.query_one("#status", Select).value = "answered"
        self._keeper.change(differs=now != self._first)

    async def action_save(self) -> None:
        await typed_before(self)
        self.dismiss(self.current())
