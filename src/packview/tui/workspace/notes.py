"""Writing, changing and marking notes and questions; what was typed is never lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from packview.errors import NotFoundError, PackviewError
from packview.model import Mark, Note, NoteKind, Pack
from packview.model.notes import Draft, page_words
from packview.services.notes.anchors import anchor_at
from packview.services.notes.marks import new_marks, take_in
from packview.tui.base.screen import Wanted
from packview.tui.dialogs.base import ConfirmDialog, Destination, Dialog, PlacesDialog
from packview.tui.keys import pressed
from packview.tui.text import one_line, telling
from packview.tui.views.notes import kind_words
from packview.tui.workspace.state import ScreenPart
from packview.wording.words import counted

if TYPE_CHECKING:
    from packview.services.notes.notebook import Notebook

_WRITTEN_BY = (
    "report author",
    "author",
    "cabinet member",
    "portfolio",
    "report of",
    "from",
    "contact",
    "director",
)
"""How fields of a report begin that name somebody to ask, the likeliest first."""
_WRITTEN = ("kind", "text", "to", "private", "parent", "theme", "priority", "evidence")
"""Fields of a note that the dialog changes."""
_ANSWERED = ("status", "answer", "follow_up")
"""Those that the dialog for an answer changes."""
_KEPT = ("indicator", *_ANSWERED)
"""Fields that go with what is written, should the note be gone when it is saved."""
_MARKS = {"asked": "asked", "later": "deferred"}
"""The status that a key marks a question with, or takes from it."""
_MARKED = {"draft": "is to be asked again", "asked": "is marked as asked", "deferred": "is deferred"}


class Notes(ScreenPart):
    """The member's notes and questions on the pack. One of them is written at a time.

    ``notebook`` is None until the notes could be read. What could not be saved raises PackviewError.
    """

    follows = (("_open", "pack"), ("_offer_marks", "notes_read reading"))
    marks_offered: frozenset[str] = frozenset()
    notebook: "Notebook | None" = None
    _pack_id: str = ""
    _writing: bool = False

    def _open(self) -> None:
        """Read the member's notes, and offer to go on with what was being written when the app was killed."""
        if self.notebook is not None and self.state.pack.pack_id == self._pack_id:
            return
        with telling(self.host.complain):
            self._read()
            self.host.begin("notes", self._recover)

    def reload(self) -> None:
        if self.notebook is not None:
            self.store.change(notes=self.notebook.notes(), notes_read=True)
            for report in self.notebook.reports():
                self.host.toast(report, title="Your notes", timeout=15)

    def undo(self) -> None:
        words = self.require().undo()
        self.reload()
        self.host.say(f"Undone: {words}. {pressed('workspace.redo')} to redo" if words else "Nothing to undo")

    def redo(self) -> None:
        words = self.require().redo()
        self.reload()
        self.host.say(f"Redone: {words}" if words else "Nothing to redo")

    def bring_back(self) -> None:
        """Have back what the files of notes have lost and the backups still have."""
        with telling(self.host.complain):
            count = self.require().bring_back()
            self.reload()
            if count:
                self.say_done(f"{counted(count, 'note')} brought back")
            else:
                self.host.say("No notes are missing")

    def choose_backup(self) -> None:
        self.host.begin("notes", self._choose_backup)

    async def _choose_backup(self) -> None:
        """Have the notes of a backup as they were then; those made since stay."""
        notebook, rows = self.require(), []
        for backup, different in notebook.backups():
            at = backup.time.astimezone()
            words = f"{counted(len(backup.notes), 'note')}, {different} changed since"
            back = partial(notebook.restore_backup, backup)
            rows.append(Destination("Newest first", words, f"{at:%d %b %Y %H:%M}", back))
        if not rows:
            self.host.say("No backups of your notes on this pack yet")
            return
        chosen = await self.host.ask(PlacesDialog(rows, "Backups of your notes"))
        if chosen is not None:
            with telling(self.host.complain):
                chosen.go()
                self.reload()
                self.say_done("Notes restored from the backup")

    def act(self, action: str, note: Note) -> bool:
        """Do something with a note, by the name of the action; returns whether a dialog comes."""
        if action == "page":
            self.host.navigation.show_anchor(note.anchor)
        elif action in _MARKS:
            status = "draft" if note.status == _MARKS[action] else _MARKS[action]
            self.change(note, {"status": status}, f"The question {_MARKED[status]}")
        elif action == "edit":
            self.write(Draft.of(note))
        elif action == "supplement":
            self.write_supplement(note)
        elif action == "answer":
            self.write(Draft.of(note, answering=True))
        else:
            asks = {"status": self._choose_status, "delete": self._delete}
            self.host.begin("notes", asks[action], note)
        return action != "page" and action not in _MARKS

    def change(self, note: Note, changes: Mapping[str, Any], words: str) -> None:
        """Change a note, and say so and how to take it back."""
        self._change(note, changes)
        self.say_done(words)

    def say_done(self, words: str) -> None:
        """Say what was done, and how to take it back."""
        self.host.say(f"{words}. {pressed('workspace.undo')} to undo")

    def _change(self, note: Note, changes: Mapping[str, Any]) -> None:
        self.require().change(note.id, dict(changes))
        self.reload()

    def move(self, note: Note, before: str | None) -> None:
        """Have a question come before another one, or last."""
        self.require().reorder(note.id, before)
        self.reload()
        self.say_done("The question is moved")

    async def _choose_status(self, note: Note) -> None:
        from packview.tui.dialogs.note import MEANING  # noqa: PLC0415  start-up stays quick without it

        rows = [
            Destination(
                "Set status",
                status.capitalize(),
                words,
                partial(self.change, note, {"status": status}, f"Status: {status}"),
            )
            for status, words in MEANING.items()
        ]
        chosen = await self.host.ask(PlacesDialog(rows, one_line(note.text)))
        with telling(self.host.complain):
            if chosen is not None and chosen.words.lower() != note.status:
                chosen.go()

    async def _delete(self, note: Note) -> None:
        kind, undo = kind_words(note.kind), pressed("workspace.undo")
        question = f"Delete this {kind}? You can bring it back with {undo}."
        if not await self.host.ask(ConfirmDialog(question, yes="Delete", no="Keep")):
            return
        with telling(self.host.complain):
            self.require().delete(note.id)
            self.reload()
            self.host.say(f"The {kind} is deleted. {undo} brings it back")

    def write_new(self, kind: NoteKind) -> None:
        """Write a note or question on what is selected, or on the current item."""
        self.require()
        state, quote = self.state, self.reader.quote
        if quote is not None:
            if quote.more:
                self.host.say("A quote stays on one page; yours ends where its first page ends")
            anchor = anchor_at(
                state.pack, pdf_page=quote.pdf_page, quote=quote.text.strip(), pages=state.pages
            )
        else:
            page = self.reader.pdf_page
            here = (state.info(page).item or "") == state.item_key
            anchor = anchor_at(state.pack, item=state.item, pdf_page=page if here else None)
        if state.open_pane == "agenda":
            self.host.open("pages", focus=False)  # what is asked about is there
        self.write(Draft(kind=kind, anchor=anchor))

    def write_supplement(self, note: Note) -> None:
        """Write a question that follows another, on the same item and for the same person."""
        self.write(
            Draft(
                kind="supplementary",
                parent=note.id,
                anchor=note.anchor,
                to=note.to,
                theme=note.theme,
                private=note.private,
            )
        )

    def keep(self, draft: Draft) -> None:
        """Keep a note or question as it is offered, without asking."""
        note = self._save(self.require(), draft)
        if note is not None:
            self.reload()
            self._reveal(note)
            self.say_done(f"The {kind_words(note.kind)} is kept")

    def write(self, draft: Draft) -> None:
        """Show the editor, unless something is being written already."""
        self.host.begin("notes", self._write, draft)

    async def _write(self, draft: Draft) -> None:
        if self._writing:
            return
        same = (draft.note_id, draft.answering)
        begun = [one for one in self._drafts() if draft.note_id and (one.note_id, one.answering) == same]
        for one in reversed(begun):
            wanted = await self._wanted(one)
            if wanted is None:
                return
            if wanted:
                await self._write_until_saved(one, begun=True)
                return
        await self._write_until_saved(draft)

    def go_on(self) -> None:
        """Offer to go on writing what was begun and not saved."""
        if self._drafts():
            self.host.begin("notes", self._recover)
        else:
            self.host.say("Nothing is left unsaved")

    async def _recover(self) -> None:
        """Offer what was begun and not saved, one after the other; what is put off is offered the next time."""
        drafts = self._drafts()
        await self.host.uncovered()
        for draft in drafts:
            wanted = await self._wanted(draft)
            if wanted is None:
                return
            if wanted:
                await self._write_until_saved(draft, begun=True)

    def _offer_marks(self) -> None:
        """Offer the highlights and comments of the file once; what is declined is not offered again."""
        state = self.state
        if state.notes_read and not state.reading and self.notebook is not None:
            found = new_marks(state.pack, state.notes, self.marks_offered)
            if found:
                self.marks_offered |= frozenset(found)
                self.host.begin("marks", self._take_marks, self.notebook, [*found.values()])

    async def _take_marks(self, notebook: "Notebook", marks: Sequence[tuple[int, Mark]]) -> None:
        await self.host.uncovered()
        question = (
            f"The file has {counted(len(marks), 'highlight or comment', 'highlights and comments')} of a reader, the first on "
            f"{page_words(self.state.pack.pages[marks[0][0] - 1].label, marks[0][0])}. Add them to your notes? They will be private."
        )
        if await self.host.ask(ConfirmDialog(question, yes="Add them", no="Leave them", careful="yes")):
            with telling(self.host.complain):
                added = take_in(notebook, self.state.pack, self.state.pages, marks)
                self.reload()
                self.say_done(f"{counted(added, 'note')} added")

    def _drafts(self) -> Sequence[Draft]:
        with telling(self.host.complain):
            return self.require().drafts()
        return ()

    async def _wanted(self, draft: Draft) -> bool | None:
        """Whether the member goes on with a draft, or throws it away; None where it is put off."""
        text = (draft.answer or draft.follow_up) if draft.answering else draft.text
        what = "An answer" if draft.answering else f"A {kind_words(draft.kind)}"
        question = (
            f"{what} was started and not saved. It starts: \u201c{' '.join(text.split())[:60]}\u201d\n"
            "Continue writing it?"
        )
        answer = await self.host.ask(ConfirmDialog(question, yes="Go on", no="Discard it", careful="yes"))
        if answer is False:
            self._forget(draft)
        elif answer is None:
            self.host.say("It is kept: 'Continue unsaved notes' in the command palette offers it again")
        return answer

    async def _write_until_saved(self, draft: Draft, *, begun: bool = False) -> None:
        """Show the editor, and again with all that was typed when it could not be saved; ``begun``: something was typed before."""
        self._writing = True
        try:
            notebook = self.require()
            with notebook.writing(draft):
                while True:
                    written = await self.host.ask(self._dialog(draft, notebook, begun=begun))
                    if written is None:
                        self._forget(draft)
                        return
                    begun, draft = True, self._with_what_others_wrote(notebook, written)
                    note = self._save(notebook, draft) if draft is written else None
                    if note is not None:
                        break
                self._forget(draft)
        finally:
            self._writing = False
        self.reload()
        if draft.answering:
            self.host.say("The answer is saved" if note.answer.strip() else "The question is changed")
            return
        self.reader.clear_selection()
        self._reveal(note)
        saved = f"The {kind_words(note.kind)} is saved"
        self.host.say(saved)
        shown = self.host.app.screen
        if shown is not self.host:  # the plot it is about lies over the pack
            self.host.toast(saved, warning=False)
            shown.post_message(Wanted("show_notes", self.state.notes))

    def _dialog(self, draft: Draft, notebook: "Notebook", *, begun: bool) -> Dialog[Draft]:
        from packview.tui.dialogs.note import AnswerDialog, NoteDialog, offers_for  # noqa: PLC0415  as above

        state = self.state
        if draft.answering:
            return AnswerDialog(draft, notebook.save_draft, begun=begun)
        names = list(people(state.pack, draft))
        offers = offers_for(draft, state.notes, state.themes, notebook.edited_outside)
        return NoteDialog(draft, names, notebook.save_draft, offers, begun=begun)

    def _reveal(self, note: Note) -> None:
        for view in ("notes", "planner"):
            self.host.side.reveal(view, note.id)

    def _forget(self, draft: Draft) -> None:
        """What was saved or thrown away need not be offered again; where that fails, it is offered once too often."""
        with telling(self.host.complain):
            self.require().forget_draft(draft)

    def _with_what_others_wrote(self, notebook: "Notebook", draft: Draft) -> Draft:
        """The same draft, or one with both texts where what was changed here was changed elsewhere meanwhile too."""
        both: dict[str, Any] = {}
        seen: dict[str, Any] = {}
        was, note = draft.was, None
        with suppress(PackviewError):  # saving says what is wrong
            note = next((one for one in notebook.notes() if one.id == draft.note_id), None)
        for name in ("answer", "follow_up") if draft.answering else ("text",):
            mine, theirs = getattr(draft, name).strip(), getattr(note, name, "")
            if was and theirs and mine != theirs and getattr(was, name) not in {mine, theirs}:
                both[name], seen[name] = f"{mine}\n\n{theirs}".lstrip(), theirs
        if not was or not both:
            return draft
        told = "It was changed in another window or on another machine meanwhile"
        way_out = "Both texts are here, yours first: keep what you want, then save"
        self.host.toast(f"{told}. {way_out}", title="Your notes", timeout=15)
        return replace(draft, was=replace(was, **seen), **both)

    def _save(self, notebook: "Notebook", draft: Draft) -> Note | None:
        """Save what was written; None after saying why that did not work."""
        fields = {name: getattr(draft, name) for name in _WRITTEN}
        written = {name: getattr(draft, name) for name in _ANSWERED} if draft.answering else fields
        with telling(self.host.complain):
            if draft.note_id:
                now = (one for one in self.state.notes if one.id == draft.note_id)
                was = draft.was or next(now, None)  # what another window changed meanwhile stays
                changed = {name: value for name, value in written.items() if getattr(was, name, ...) != value}
                with suppress(NotFoundError):  # deleted elsewhere: what was typed becomes a new note
                    return notebook.change(draft.note_id, changed)
            more = {name: getattr(draft, name) for name in _KEPT if getattr(draft, name)}
            if draft.kind == "note":
                more.pop("status", None)
            return notebook.add(anchor=draft.anchor, **fields, **more)
        return None

    def reread(self) -> None:
        """Read the notes again: they are kept under another name now."""
        self._read()

    def require(self) -> "Notebook":
        """The notebook; where it could not be read, it is tried again."""
        return self.notebook or self._read()

    def _read(self) -> "Notebook":
        pack_id = self.state.pack.pack_id
        self.notebook, self._pack_id = self.library.notebook(pack_id), pack_id
        self.reload()
        return self.notebook


def people(pack: Pack, draft: Draft) -> Iterator[str]:
    """Whom a question may be for: who answers for its indicator, who wrote the item's papers or holds the portfolio, then all others."""
    refs = {draft.indicator, *(one.ref for one in draft.evidence if one.kind == "indicator")} - {""}
    for row in pack.indicators:
        if row.ref in refs:
            yield from filter(None, map(_person, (row.owner, row.reporter)))
    item = pack.item(draft.anchor.item)
    fields = [field for paper in (item.papers if item else ()) for field in paper.fields.items()]
    for wanted in _WRITTEN_BY:
        named = (value for name, value in fields if name.casefold().startswith(wanted))
        yield from filter(None, map(_person, named))
    minutes = pack.minutes.in_attendance if pack.minutes else ()
    yield from (one.name for one in pack.meeting.contacts)
    yield from (one.name for one in pack.meeting.members)
    yield from (one.name for one in minutes)


_LABEL = re.compile(r"(?i)^(?:name|contact(?: officer)?|report author|author)\s*:\s*")
_REACHED = re.compile(r"(?i)[\s,;]*\b(?:tel(?:ephone)?|e-?mail)\b.*$")


def _person(printed: str) -> str:
    """A name as a field of a report has it, without its label, telephone and e-mail."""
    return _REACHED.sub("", _LABEL.sub("", printed.strip().split("\n")[0].strip()))
