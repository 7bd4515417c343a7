"""Writing, changing and marking notes and questions; what was typed is never lost."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual import work

from packview.errors import NotFoundError, PackviewError
from packview.model import STATUSES, AgendaItem, Note, NoteKind, NoteStatus, Pack, Position
from packview.model.notes import Draft
from packview.services.notes.anchors import anchor_at
from packview.tui.dialogs.offers import offers_for
from packview.tui.keys.in_force import pressed
from packview.tui.text import notify, tell
from packview.tui.views.notes import NotesPanel, kind_words
from packview.tui.workspace.finding import Finding
from packview.tui.workspace.services import NotebookService

_WRITTEN_BY = ("report of", "author", "from", "director", "contact")
_WRITTEN = ("kind", "text", "to", "private", "parent", "theme", "priority", "evidence")
"""Fields of a note that the dialog changes."""
_KEPT = ("indicator", "status", "answer", "follow_up")
"""Fields that go with what is written, should the note be gone when it is saved."""


class Noting(Finding):
    """Notes and questions. One of them is written at a time."""

    _writing = False

    def open_notebook(self) -> None:
        """Read the member's notes, and offer to go on with what was being written when the app was killed."""
        try:
            self.notebook = self.library.notebook(self.pack.pack_id)
            self.reload_notes()
        except PackviewError as error:
            tell(self, error)
            return
        self._recover()

    def reload_notes(self) -> None:
        """Show the notes as they are on disk."""
        if self.notebook is not None:
            self.notes = self.notebook.notes()
            for report in self.notebook.reports():
                notify(self, report, title="Your notes", severity="warning", timeout=15)
        self.show_all()

    async def action_write_note(self) -> None:
        """Write a note."""
        self._write_new("note")
        await self.until_covered()

    async def action_write_question(self) -> None:
        """Write a question."""
        self._write_new("question")
        await self.until_covered()

    def action_undo(self) -> None:
        """Take back the last change."""
        notebook = self._notebook()
        words = notebook.undo()
        self.reload_notes()
        self.say(
            f"Taken back: {words}. {pressed('workspace.redo')} makes it again"
            if words
            else "There is nothing to take back"
        )

    def action_redo(self) -> None:
        """Make it again."""
        words = self._notebook().redo()
        self.reload_notes()
        self.say(f"Made again: {words}" if words else "There is nothing to make again")

    def on_notes_panel_wanted(self, message: NotesPanel.Wanted) -> None:
        """Something is to be done with a note."""
        note = message.note
        match message.action:
            case "edit":
                self.write(_draft_of(note))
            case "answer":
                self._answer(note)
            case "asked":
                self._mark(note, "draft" if note.status == "asked" else "asked")
            case "later":
                self._mark(note, "draft" if note.status == "deferred" else "deferred")
            case "delete":
                self._delete(note)
            case "page":
                self._open_page(note)

    def _open_page(self, note: Note) -> None:
        anchor = note.anchor
        page = anchor.pdf_page
        item = self.pack.item(anchor.item)
        if page is None or page > len(self.pack.pages):
            if item is None:
                self.say("This note is on the pack as a whole, not on a page")
            else:
                self.go_to_item(item.key)
            return
        self.jump(Position(pdf_page=page), item=item.key if item else None)
        self.open("pages")
        if anchor.quote:
            self.reader.show_quote(page, anchor.quote)

    def _mark(self, note: Note, status: str) -> None:
        self._change(note, {"status": status})
        words = {
            "draft": "is to be asked again",
            "asked": "is marked as asked",
            "deferred": "is put off to later",
        }
        self.say(f"The question {words[status]}. {pressed('workspace.undo')} takes that back")

    def _change(self, note: Note, changes: dict[str, Any]) -> None:
        self._notebook().change(note.id, changes)
        self.reload_notes()

    @work(group="notes")
    async def _delete(self, note: Note) -> None:
        from packview.tui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415  the first paint is quicker without it

        question = (
            f"Delete this {kind_words(note.kind)}? You can bring it back with {pressed('workspace.undo')}."
        )
        if not await self.app.push_screen_wait(ConfirmDialog(question, yes="Delete", no="Keep")):
            return
        try:
            self._notebook().delete(note.id)
            self.reload_notes()
            self.say(f"The {kind_words(note.kind)} is deleted. {pressed('workspace.undo')} brings it back")
        except PackviewError as error:
            tell(self, error)

    @work(group="notes")
    async def _answer(self, note: Note) -> None:
        from packview.tui.dialogs.answer import AnswerDialog  # noqa: PLC0415  the first paint is quicker without it

        while True:
            given = await self.app.push_screen_wait(AnswerDialog(note))
            if given is None:
                return
            status, answer, follow_up = given
            try:
                self._change(note, {"status": status, "answer": answer, "follow_up": follow_up})
            except PackviewError as error:
                tell(self, error)
                kept: NoteStatus = next(known for known in STATUSES if known == status)
                # it comes back with the dialog
                note = replace(note, status=kept, answer=answer, follow_up=follow_up)
            else:
                self.say("The answer is saved" if answer.strip() else "The question is changed")
                return

    def _write_new(self, kind: NoteKind) -> None:
        self._notebook()
        quote = self.reader.quote
        if quote is not None:
            if quote.more:
                self.say("A quote stays on one page; yours ends where its first page ends")
            anchor = anchor_at(
                self.pack, pdf_page=quote.pdf_page, quote=quote.text.strip(), pages=self.text.pages
            )
        else:
            page = self.reader.pdf_page
            here = self._item_of(page) == self.in_hand
            anchor = anchor_at(self.pack, item=self.item, pdf_page=page if here else None)
        self.write(Draft(kind=kind, anchor=anchor))

    @work(group="notes")
    async def _recover(self) -> None:
        """After a crash: offer to go on writing."""
        try:
            draft = self._notebook().draft()
        except PackviewError as error:
            tell(self, error)
            return
        await self.until_uncovered()
        if draft is not None and await self._wanted(draft):
            await self._write_until_saved(draft)

    def keep(self, draft: Draft) -> None:
        """Keep a note or question as it is offered, without asking."""
        note = self._save(self._notebook(), draft)
        if note is not None:
            self.reload_notes()
            self._reveal(note)
            self.say(f"The {kind_words(note.kind)} is kept. {pressed('workspace.undo')} takes that back")

    @work(group="notes")
    async def write(self, draft: Draft) -> None:
        if not self._writing:
            await self._write_until_saved(draft)

    async def _wanted(self, draft: Draft) -> bool:
        """Whether the member goes on with what was found; without an answer it is kept for the next time."""
        from packview.tui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415  the first paint is quicker without it

        start = " ".join(draft.text.split())[:60]
        question = (
            f"A {kind_words(draft.kind)} was not saved when packview last ended. It begins: \u201c{start}\u201d\n"
            "Go on writing it?"
        )
        answer = await self.app.push_screen_wait(
            ConfirmDialog(question, yes="Go on", no="Throw it away", careful="yes")
        )
        if answer is False:
            self._forget_draft()
        return bool(answer)

    async def _write_until_saved(self, draft: Draft) -> None:
        """Show the editor, and again with all that was typed when it could not be saved."""
        from packview.tui.dialogs.note import NoteDialog  # noqa: PLC0415  the first paint is quicker without it

        self._writing = True
        try:
            notebook = self._notebook()
            names = list(people(self.pack, self.pack.item(draft.anchor.item)))
            while True:
                themes = self.study.themes if self.study else ()
                offers = offers_for(draft, self.notes, themes, notebook.edited_outside)
                dialog = NoteDialog(draft, names, notebook.save_draft, offers)
                written = await self.app.push_screen_wait(dialog)
                if written is None:
                    self._forget_draft()
                    return
                draft = written
                note = self._save(notebook, draft)
                if note is not None:
                    break
            self._forget_draft()
        finally:
            self._writing = False
        self.reader.clear_selection()
        self.reload_notes()
        self._reveal(note)
        self.say(f"The {kind_words(note.kind)} is saved")

    def _reveal(self, note: Note) -> None:
        for view in ("notes", "planner"):
            self.side.reveal(view, note.id)

    def _forget_draft(self) -> None:
        """What was saved or given up need not be offered again; where that fails, it is offered once too often."""
        try:
            self._notebook().clear_draft()
        except PackviewError as error:
            tell(self, error)

    def _save(self, notebook: NotebookService, draft: Draft) -> Note | None:
        """Save what was written; None after saying why that did not work."""
        fields = {name: getattr(draft, name) for name in _WRITTEN}
        try:
            if draft.note_id:
                note = next((one for one in self.notes if one.id == draft.note_id), None)
                changed = {
                    name: value
                    for name, value in fields.items()
                    if note is None
                    or getattr(note, name) != value  # what another window changed meanwhile stays
                }
                try:
                    return notebook.change(draft.note_id, changed)
                except NotFoundError:  # deleted elsewhere meanwhile: what was typed becomes a new note
                    pass
            more = {name: getattr(draft, name) for name in _KEPT if getattr(draft, name)}
            if draft.kind == "note":
                more.pop("status", None)
            return notebook.add(anchor=draft.anchor, **fields, **more)
        except PackviewError as error:
            tell(self, error)
            return None

    def _notebook(self) -> NotebookService:
        """The notebook; where it could not be read, it is tried again, and the reason is told again."""
        if self.notebook is None:
            self.notebook = self.library.notebook(self.pack.pack_id)
            self.reload_notes()
        return self.notebook


def _draft_of(note: Note) -> Draft:
    fields: dict[str, Any] = {name: getattr(note, name) for name in ("anchor", *_WRITTEN, *_KEPT)}
    return Draft(note_id=note.id, **fields)


def people(pack: Pack, item: AgendaItem | None) -> Iterator[str]:
    """Whom a question may be for: who wrote the item's papers first, then officers, members, guests of the last meeting."""
    for paper in item.papers if item else ():
        for name, value in paper.fields.items():
            if name.casefold().startswith(_WRITTEN_BY) and value.strip():
                yield value.split("\n")[0].strip()
    for contact in pack.meeting.contacts:
        yield contact.name
    for member in pack.meeting.members:
        yield member.name
    for attendee in pack.minutes.in_attendance if pack.minutes else ():
        yield attendee.name
