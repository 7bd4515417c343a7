"""Notes and questions in the workspace: nothing that was typed is lost."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from packview.errors import PackviewError
from packview.model import Anchor, Indicator, Mark, Member, ReadingState
from packview.model.notes import Draft
from packview.model.open_pack import OpenPack
from packview.tui.dialogs.base import ConfirmDialog
from packview.tui.dialogs.note import AnswerDialog, NoteDialog
from packview.tui.views.notes import NotesView
from packview.tui.workspace.notes import people
from packview.tui.workspace.screen import WorkspaceScreen
from tui.fakes_workspace import (
    BENCHES,
    ITEMS,
    NASTY,
    PACK,
    PAGES,
    FakeLibrary,
    WorkspaceApp,
    bare,
    note,
    seen,
    until,
)

SIZE = (120, 30)
QUESTION = note("Why grey?", number=1, kind="question", to="Head of Parks")
DUCKS = note("Ducks.", number=2)

EDITION = "0" * 12
"""Of the pack in fakes_workspace."""


async def shown(pilot: Pilot[None], kind: type[Screen[Any]]) -> Any:
    """Wait for a dialog."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    return pilot.app.screen


async def back(pilot: Pilot[None], app: WorkspaceApp) -> None:
    """Wait until the workspace is at the top again."""
    await until(pilot, lambda: app.screen is app.workspace)
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text into the editor and save it."""
    dialog = await shown(pilot, NoteDialog)
    dialog.query_one(TextArea).text = text
    await pilot.press("ctrl+s")


def toasts(app: WorkspaceApp) -> str:
    return " ".join(toast.message for toast in app._notifications)


@pytest.mark.parametrize(("key", "kind"), [("w", "note"), ("a", "question")])
async def test_a_note_is_written_on_the_item_and_page_in_hand(key: str, kind: str) -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(key)
        await write(pilot, "Twelve benches?")
        await back(pilot, app)
        (kept,) = app.library.book.notes()
        assert (kept.kind, kept.text) == (kind, "Twelve benches?")
        assert kept.anchor == Anchor(
            item="3-benches", item_number="3", item_title="Benches", page="3", pdf_page=5, edition=EDITION
        )
        text = seen(app)
        assert "Twelve benches?" in text
        assert f"The {kind} is saved" in text
        assert not app.library.book.kept


async def test_an_item_without_papers_has_notes_too() -> None:
    app = WorkspaceApp(item="4")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w")
        await write(pilot, "Which trees?")
        await back(pilot, app)
        assert app.library.book.notes()[0].anchor == Anchor(
            item="4-trees", item_number="4", item_title="Trees that fall on benches", edition=EDITION
        )


async def test_a_note_on_the_front_sheet_is_on_the_pack_as_a_whole() -> None:
    app = WorkspaceApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w")
        await write(pilot, "Room 3 is upstairs.")
        await back(pilot, app)
        assert app.library.book.notes()[0].anchor == Anchor(pdf_page=1, edition=EDITION)


async def test_what_is_selected_is_quoted_with_what_stands_around_it() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v", "down", "down", "a")
        await write(pilot, "Which head?")
        await back(pilot, app)
        anchor = app.library.book.notes()[0].anchor
        assert anchor.quote == BENCHES[2]
        assert anchor.before.endswith("SUBJECT: BENCHES\n")
        assert anchor.after.startswith("\n\nBRIEF SUMMARY")
        assert (anchor.item, anchor.pdf_page) == ("3-benches", 5)
        assert app.workspace.reader.quote is None


async def test_selecting_says_what_can_be_done() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert "Selecting lines" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Selecting lines" not in seen(app)


async def test_a_quote_over_two_pages_ends_with_the_first_and_says_so() -> None:
    app = WorkspaceApp(opened=bare((("one",), ("two",))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v", "v", "down", "w")
        await until(pilot, lambda: "A quote stays on one page" in seen(app))
        await write(pilot, "x")
        await back(pilot, app)
        assert app.library.book.notes()[0].anchor.quote == "one"


async def test_a_note_that_cannot_be_saved_comes_back_with_all_that_was_typed() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        app.library.book.problem = PackviewError("The disk is full", "Make some room")
        await pilot.press("a")
        dialog = await shown(pilot, NoteDialog)
        dialog.query_one(TextArea).text = "Precious words"
        dialog.query_one("#name", Input).value = "Dana Elm"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog) and app.screen is not dialog)
        assert "The disk is full. Make some room." in toasts(app)
        assert app.screen.query_one(TextArea).text == "Precious words"
        assert app.library.book.kept, "the draft is still on disk"
        app.library.book.problem = None
        await pilot.press("ctrl+s")
        await back(pilot, app)
        (kept,) = app.library.book.notes()
        assert (kept.text, kept.to) == ("Precious words", "Dana Elm")


async def test_what_is_typed_is_kept_as_a_draft() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w")
        await shown(pilot, NoteDialog)
        await pilot.press(*"Du")
        assert app.library.book.typed[0].text == "D"
        assert app.library.book.being_typed == [app.library.book.typed[0].key]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not app.library.book.being_typed)


BEGUN = Draft(kind="question", text="Why were", anchor=Anchor(item="3-benches", item_number="3"))


async def test_a_draft_that_was_put_off_outlives_the_next_note_and_is_offered_again() -> None:
    library = FakeLibrary()
    library.book.save_draft(BEGUN)
    library.book.save_draft(replace(BEGUN, key="another", text="When will"))
    app = WorkspaceApp(library, item="3")
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, ConfirmDialog)
        await pilot.press("escape")
        await back(pilot, app)
        await pilot.press("w")
        await write(pilot, "Two ducks")
        await back(pilot, app)
        assert [draft.text for draft in library.book.drafts()] == ["Why were", "When will"]
        workspace = app.screen
        assert isinstance(workspace, WorkspaceScreen)
        workspace.notes.go_on()
        for answer in ("n", "y"):
            await shown(pilot, ConfirmDialog)
            await pilot.press(answer)
        dialog = await shown(pilot, NoteDialog)
        assert dialog.query_one(TextArea).text == "When will"
        await pilot.press("escape")
        await shown(pilot, ConfirmDialog)
        assert [draft.text for draft in library.book.drafts()] == ["When will"]


async def test_a_draft_of_a_note_is_offered_when_the_note_is_changed_and_never_dropped_without_asking() -> (
    None
):
    library = FakeLibrary(QUESTION)
    app = WorkspaceApp(library, item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3")
        library.book.save_draft(replace(BEGUN, note_id=QUESTION.id, text="Why grey and"))
        await pilot.press("enter")
        await shown(pilot, ConfirmDialog)
        await pilot.press("y")
        dialog = await shown(pilot, NoteDialog)
        assert dialog.query_one(TextArea).text == "Why grey and"
        await pilot.press("escape")
        await until(pilot, lambda: "Discard what you wrote?" in seen(app))
        await pilot.press("n", "ctrl+s")
        await back(pilot, app)
        assert [kept.text for kept in library.book.notes()] == ["Why grey and"]
        assert not library.book.kept


@pytest.mark.parametrize(("key", "goes_on"), [("y", True), ("enter", True), ("n", False), ("escape", None)])
async def test_a_draft_found_on_opening_is_offered(key: str, goes_on: bool | None) -> None:
    library = FakeLibrary()
    library.book.save_draft(BEGUN)
    app = WorkspaceApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, ConfirmDialog)
        await until(pilot, lambda: "Why were" in seen(app))
        await pilot.press(key)
        if goes_on:
            dialog = await shown(pilot, NoteDialog)
            assert dialog.query_one(TextArea).text == "Why were"
            await pilot.press("ctrl+s")
            await back(pilot, app)
            assert [kept.text for kept in library.book.notes()] == ["Why were"]
            assert not library.book.kept
        else:
            await back(pilot, app)
            assert library.book.notes() == ()
            assert (not library.book.kept) is (goes_on is False)


async def test_a_note_is_changed() -> None:
    app = WorkspaceApp(FakeLibrary(QUESTION, DUCKS), item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "down", "enter")
        await write(pilot, "Four ducks.")
        await back(pilot, app)
        assert [kept.text for kept in app.library.book.notes()] == ["Why grey?", "Four ducks."]


async def test_a_note_deleted_elsewhere_while_it_was_changed_is_kept_as_a_new_one() -> None:
    app = WorkspaceApp(FakeLibrary(DUCKS), item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "e")
        await shown(pilot, NoteDialog)
        app.library.book.held.clear()
        await write(pilot, "Four ducks.")
        await back(pilot, app)
        assert [kept.text for kept in app.library.book.notes()] == ["Four ducks."]


@pytest.mark.parametrize("answering", [False, True])
async def test_what_was_written_elsewhere_meanwhile_is_shown_beside_what_was_written_here(
    answering: bool,
) -> None:
    field, question = ("answer" if answering else "text"), replace(QUESTION, answer="Paint.")
    app = WorkspaceApp(FakeLibrary(question), item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "r" if answering else "e")
        dialog = await shown(pilot, AnswerDialog if answering else NoteDialog)
        theirs: dict[str, Any] = {field: "Theirs?", "to": "Head"}
        app.library.book.held = {question.id: replace(question, **theirs)}
        dialog.query_one(f"#{field}", TextArea).text = "Mine?"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is not dialog and isinstance(app.screen, type(dialog)))
        await pilot.pause()
        area = app.screen.query_one(f"#{field}", TextArea)
        assert area.text == "Mine?\n\nTheirs?"
        assert "on another machine meanwhile" in [*app._notifications][-1].message
        assert getattr(app.library.book.held[question.id], field) == "Theirs?", "nothing is saved yet"
        area.text = "Mine, and theirs?"
        await pilot.press("ctrl+s")
        await back(pilot, app)
        (kept,) = app.library.book.notes()
        assert (getattr(kept, field), kept.to) == ("Mine, and theirs?", "Head")


async def test_what_was_made_private_elsewhere_while_it_was_changed_stays_private() -> None:
    app = WorkspaceApp(FakeLibrary(QUESTION), item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "e")
        await shown(pilot, NoteDialog)
        app.library.book.held = {QUESTION.id: replace(QUESTION, private=True)}
        app.workspace.following.look()
        await until(pilot, lambda: app.workspace.state.notes[0].private)
        await write(pilot, "Why green?")
        await back(pilot, app)
        (kept,) = app.library.book.notes()
        assert (kept.text, kept.private) == ("Why green?", True)


async def test_delete_asks_and_undo_and_redo() -> None:
    app = WorkspaceApp(FakeLibrary(QUESTION, DUCKS), item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "d")
        await shown(pilot, ConfirmDialog)
        await pilot.press("n")
        await back(pilot, app)
        assert len(app.library.book.held) == 2
        await pilot.press("delete")
        await shown(pilot, ConfirmDialog)
        await pilot.press("y")
        await back(pilot, app)
        assert list(app.library.book.held.values()) == [DUCKS]
        assert "z brings it back" in seen(app)
        await pilot.press("z")
        assert "Why grey?" in seen(app)
        await pilot.press("Z")
        assert "Why grey?" not in seen(app)
        await pilot.press("ctrl+z")
        assert len(app.library.book.held) == 2
        await pilot.press("ctrl+z")
        assert "Nothing to undo" in seen(app)
        await pilot.press("ctrl+y", "ctrl+y")
        assert "Nothing to redo" in seen(app)


async def test_a_question_is_marked_with_one_key() -> None:
    app = WorkspaceApp(FakeLibrary(QUESTION), item="3")
    async with app.run_test(size=SIZE) as pilot:
        for key, status, words in (
            ("x", "asked", "asked, no answer"),
            ("x", "draft", "to ask"),
            ("U", "deferred", "deferred"),
            ("U", "draft", "to ask"),
        ):
            await pilot.press("3", key)
            assert app.library.book.notes()[0].status == status
            view = app.workspace.side.used
            assert view is not None
            assert view.chosen is not None
            assert words in view.chosen.lines[0].text


async def test_an_answer_is_written_down_and_not_lost_when_it_cannot_be_saved() -> None:
    app = WorkspaceApp(FakeLibrary(QUESTION), item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "r")
        dialog = await shown(pilot, AnswerDialog)
        app.library.book.problem = PackviewError("The disk is full")
        dialog.query_one(TextArea).text = "Nobody knows"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, AnswerDialog) and app.screen is not dialog)
        assert app.screen.query_one(TextArea).text == "Nobody knows"
        app.library.book.problem = None
        await pilot.press("ctrl+s")
        await back(pilot, app)
        kept = app.library.book.notes()[0]
        assert (kept.status, kept.answer) == ("answered", "Nobody knows")
        await pilot.press("r")
        await shown(pilot, AnswerDialog)
        await pilot.press("escape")
        await back(pilot, app)
        assert app.library.book.notes()[0] == kept


async def test_an_answer_that_was_being_typed_when_the_app_was_killed_is_offered_as_one() -> None:
    library = FakeLibrary(QUESTION)
    app = WorkspaceApp(library, item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "r")
        await shown(pilot, AnswerDialog)
        await pilot.press(*"No")
    (kept,) = library.book.drafts()
    assert (kept.note_id, kept.answering, kept.answer, kept.status) == (QUESTION.id, True, "N", "answered")
    app = WorkspaceApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, ConfirmDialog)
        await until(pilot, lambda: "An answer was started and not saved" in seen(app))
        await pilot.press("y")
        dialog = await shown(pilot, AnswerDialog)
        assert dialog.query_one(TextArea).text == "N"
        await pilot.press("escape")
        await until(pilot, lambda: "Discard what you wrote?" in seen(app))
        await pilot.press("n", *"obody", "ctrl+s")
        await back(pilot, app)
        answered = library.book.notes()[0]
        assert (answered.text, answered.status, answered.answer) == (QUESTION.text, "answered", "Nobody")
        assert not library.book.kept


async def test_the_draft_of_an_answer_is_not_offered_when_its_question_is_changed() -> None:
    library = FakeLibrary(QUESTION)
    app = WorkspaceApp(library, item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3")
        library.book.save_draft(replace(Draft.of(QUESTION, answering=True), answer="Nobody"))
        await pilot.press("enter")
        await shown(pilot, NoteDialog)
        await pilot.press("escape")
        await back(pilot, app)
        assert [draft.answer for draft in library.book.drafts()] == ["Nobody"]
        await pilot.press("r")
        await shown(pilot, ConfirmDialog)
        await pilot.press("y")
        dialog = await shown(pilot, AnswerDialog)
        assert dialog.query_one(TextArea).text == "Nobody"


async def test_a_mark_that_cannot_be_saved_is_told_and_nothing_changes() -> None:
    app = WorkspaceApp(FakeLibrary(QUESTION), item="3")
    app.library.book.problem = PackviewError("The disk is full")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "x")
        await pilot.pause()
        assert "The disk is full" in toasts(app)
        assert "to ask" in seen(app)


async def test_the_page_of_a_note_opens_with_its_quote_selected() -> None:
    quoted = replace(DUCKS, anchor=replace(DUCKS.anchor, quote=BENCHES[2]))
    app = WorkspaceApp(FakeLibrary(quoted))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "o")
        await pilot.pause()
        assert app.workspace.reader.pdf_page == 5
        assert app.workspace.reader.quote
        assert app.workspace.reader.quote.text == BENCHES[2]
        assert app.focused is app.workspace.reader
        await pilot.press("escape", "less_than_sign")
        assert app.workspace.reader.pdf_page == 1


async def test_the_page_of_notes_without_one() -> None:
    whole = replace(note("whole", number=1), anchor=Anchor())
    tree = note("tree", number=2, item="4-trees")
    app = WorkspaceApp(FakeLibrary(whole, tree))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "o")
        assert "on the pack as a whole" in seen(app)
        await pilot.press("3", "down", "o")
        assert app.workspace.state.item_key == "4-trees"


async def test_the_panel_has_the_notes_of_the_item_and_on_the_front_sheet_all() -> None:
    minutes = note("On the minutes", number=3, item="2-minutes")
    app = WorkspaceApp(FakeLibrary(QUESTION, DUCKS, minutes), item="3")
    async with app.run_test(size=SIZE) as pilot:
        assert len(app.workspace.query_one(NotesView).list.rows) == 2
        await pilot.press("home")
        assert len(app.workspace.query_one(NotesView).list.rows) == 3
        assert "item 2" in seen(app)
        await pilot.press("J")
        assert len(app.workspace.query_one(NotesView).list.rows) == 0
        assert "No notes or questions on" in seen(app)


async def test_the_agenda_counts_notes_and_questions() -> None:
    asked = note("Asked", number=3, kind="question", status="asked")
    app = WorkspaceApp(FakeLibrary(QUESTION, DUCKS, asked), item="3")
    async with app.run_test(size=(200, 30)):
        assert "pages 3 to 6 \u00b7 1 note \u00b7 1 to ask" in seen(app)
        assert "1 asked" in seen(app)


async def test_a_notebook_that_cannot_be_read_is_told_and_the_pack_is_read_all_the_same() -> None:
    class Broken(FakeLibrary):
        def notebook(self, pack_id: str, opened: Any = None) -> Any:
            raise PackviewError("Your notes cannot be read", "Restore a backup")

    app = WorkspaceApp(Broken(), item="3")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Your notes cannot be read. Restore a backup." in toasts(app)
        assert "Your notes have not" in seen(app)
        await pilot.press("w", "z")
        await pilot.pause()
        assert toasts(app).count("Your notes cannot be read") == 3
        await pilot.press("right")
        assert app.workspace.reader.pdf_page == 6


async def test_what_had_to_be_put_right_is_told() -> None:
    library = FakeLibrary()
    library.book.told = (f"The file {NASTY} was damaged, its newest backup is used",)
    app = WorkspaceApp(library)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert NASTY in toasts(app)


async def test_two_quick_keys_open_one_editor() -> None:
    app = WorkspaceApp(item="3")
    async with app.run_test(size=SIZE) as pilot:
        app.workspace.notes.write_new("note")
        app.workspace.notes.write_new("note")
        await shown(pilot, NoteDialog)
        await pilot.pause()
        assert len(app.screen_stack) == 3


async def test_notes_are_shown_as_they_are() -> None:
    nasty = replace(QUESTION, text=NASTY, to=NASTY, answer=NASTY)
    pack = replace(PACK, meeting=replace(PACK.meeting, members=(Member(name=NASTY),)))
    app = WorkspaceApp(FakeLibrary(nasty), OpenPack(pack=pack, pages=PAGES), item="3")
    async with app.run_test(size=(200, 30)) as pilot:
        assert seen(app).count(NASTY) == 3
        await pilot.press("3", "enter")
        await shown(pilot, NoteDialog)
        assert NASTY in seen(app)


def test_whom_a_question_may_be_for_begins_with_who_wrote_the_paper() -> None:
    about = Draft(kind="question", anchor=Anchor(item=ITEMS[2].key))
    assert list(people(PACK, about)) == [
        "Robin Ash",
        "Head of Parks",
        "Dana Elm",
        "Councillor Ash",
        "Councillor Birch",
    ]
    assert next(iter(people(PACK, replace(about, anchor=Anchor())))) == "Dana Elm"
    contacts = Indicator(ref="M1", name="Contacts", owner="Jo Beech", reporter="Name: Ali Fir, Tel: 01234 5")
    asked = replace(about, indicator="M1")
    first = list(people(replace(PACK, indicators=(contacts,)), asked))[:3]
    assert first == ["Jo Beech", "Ali Fir", "Robin Ash"]


async def test_missing_notes_are_brought_back_and_that_is_said() -> None:
    library = FakeLibrary()
    library.book.lost = (note("Lost with the file", number=7),)
    app = WorkspaceApp(library, item="3")
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.workspace.state.notes_read)
        app.workspace.notes.bring_back()
        await until(pilot, lambda: "1 note brought back" in seen(app))
        assert "Lost with the file" in {one.text for one in app.workspace.state.notes}
        library.book.lost = ()
        app.workspace.notes.bring_back()
        await until(pilot, lambda: "No notes are missing" in seen(app))


@pytest.mark.parametrize("key", ["y", "n"])
async def test_marks_of_the_file_are_offered_once(key: str) -> None:
    marks = (Mark(text="Who pays?"), Mark(quote="ducks", text="How many?"))
    pages = tuple(replace(one, marks=marks if one.number == 5 else ()) for one in PACK.pages)
    library = FakeLibrary()
    opened = OpenPack(pack=replace(PACK, pages=pages), pages=PAGES)
    app = WorkspaceApp(library, opened)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))

        def asked() -> str:
            return " ".join(str(one.content) for one in app.screen.query(Static))

        await until(pilot, lambda: "2 highlights and comments of a reader, the first on page 3." in asked())
        await pilot.press(key)
        await until(pilot, lambda: app.screen is app.workspace)
        await until(pilot, lambda: len(library.book.held) == (2 if key == "y" else 0))
        assert all(one.private for one in library.book.held.values())
        app.workspace.progress.save_now()
    offered = library.saved[-1].marks
    assert len(offered) == 2
    again = WorkspaceApp(FakeLibrary(state=ReadingState(marks=offered)), opened)
    async with again.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: again.workspace.state.notes_read)
        await pilot.pause()
        assert again.screen is again.workspace
