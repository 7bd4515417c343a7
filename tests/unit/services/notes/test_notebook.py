"""The notebook: what is kept, what is refused, and taking back."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from packview.errors import NotFoundError, PackviewError
from packview.model import Anchor, Note
from packview.model.notes import Draft
from packview.services.notes.notebook import Notebook

ANCHOR = Anchor(item="7-parks", item_number="7", item_title="Parks", page="47", pdf_page=52, quote="a quote")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return another(tmp_path)


def another(tmp_path: Path) -> Notebook:
    """What a second window has."""
    return Notebook(tmp_path, "a-pack", member="Robin Ash", member_id="robin-ash")


def ask(notebook: Notebook, text: str = "How many trees?", **fields: Any) -> Note:
    asked: dict[str, Any] = {"kind": "question", "text": text, "anchor": ANCHOR}
    return notebook.add(**asked | fields)


def as_kept(notes: tuple[Note, ...]) -> list[Note]:
    """But for the time of the last change, which goes on when a change is taken back."""
    return [replace(note, updated=note.created) for note in notes]


def test_a_note_has_its_writer_its_time_and_its_place(notebook: Notebook) -> None:
    before = datetime.now(UTC)
    note = ask(notebook, to="Head of Parks", indicator="M1", private=True)
    assert before <= note.created == note.updated <= datetime.now(UTC)
    assert (note.member, note.anchor, note.to, note.indicator) == ("Robin Ash", ANCHOR, "Head of Parks", "M1")
    assert (note.kind, note.status, note.answer, note.private) == ("question", "draft", "", True)
    assert notebook.notes() == (note,)


def test_what_is_kept_is_on_the_disk(notebook: Notebook, tmp_path: Path) -> None:
    note = ask(notebook)
    assert another(tmp_path).notes() == (note,)


def test_text_is_cleaned(notebook: Notebook) -> None:
    note = ask(notebook, "\n  \x1b[31mHow\u202e many?\r\nAnd why?  \n", to="Head\nof \x07Parks ")
    assert (note.text, note.to) == ("How many?\nAnd why?", "Head of Parks")
    changed = notebook.change(note.id, {"answer": "\x1b[1mFour\u200b\n", "indicator": " M1\n"})
    assert (changed.answer, changed.indicator) == ("Four", "M1")


@pytest.mark.parametrize("text", ["", "  \n\t", "\u200b"])
def test_a_note_without_text_is_refused(notebook: Notebook, text: str) -> None:
    with pytest.raises(PackviewError, match="no text"):
        ask(notebook, text)
    note = ask(notebook)
    with pytest.raises(PackviewError, match="no text"):
        notebook.change(note.id, {"text": text})
    assert notebook.notes() == (note,)


def test_change_by_a_shortened_id(notebook: Notebook) -> None:
    note = ask(notebook)
    changed = notebook.change(note.id[:6], {"status": "answered", "answer": "Four"})
    assert (changed.status, changed.answer) == ("answered", "Four")
    assert changed.updated >= note.updated
    assert notebook.notes() == (changed,)


def test_every_field_can_be_changed(notebook: Notebook) -> None:
    note = ask(notebook)
    changes = {
        "text": "new", "to": "x", "status": "asked", "answer": "y", "private": True, "indicator": "M2",
        "anchor": Anchor(), "kind": "question",
    }  # fmt: skip
    changed = notebook.change(note.id, changes)
    assert {name: getattr(changed, name) for name in changes} == changes


@pytest.mark.parametrize(
    "changes", [{"member": "x"}, {"id": "x"}, {"status": "done"}, {"kind": "poem"}, {"private": 3}]
)
def test_what_no_caller_should_send_is_a_fault(notebook: Notebook, changes: dict[str, Any]) -> None:
    note = ask(notebook)
    with pytest.raises(ValueError, match=r"of a note|a note has no field"):
        notebook.change(note.id, changes)
    assert notebook.notes() == (note,)


def test_only_a_question_has_a_status(notebook: Notebook) -> None:
    note = ask(notebook, kind="note")
    with pytest.raises(PackviewError, match="only a question") as caught:
        notebook.change(note.id, {"status": "asked"})
    assert "Make it a question" in caught.value.hint
    question = notebook.change(note.id, {"kind": "question", "status": "asked"})
    assert question.status == "asked"
    assert notebook.change(note.id, {"kind": "note"}).status == "draft"
    assert notebook.undo()
    assert notebook.notes()[0].status == "asked"


def test_what_is_not_there_is_told(notebook: Notebook) -> None:
    with pytest.raises(NotFoundError, match="There is no note zzzz"):
        notebook.change("zzzz", {})
    with pytest.raises(NotFoundError, match="There is no note zzzz"):
        notebook.delete("zzzz")


def test_nothing_to_take_back(notebook: Notebook) -> None:
    assert (notebook.undo(), notebook.redo()) == (None, None)


def test_many_steps_back_and_forth(notebook: Notebook) -> None:
    states: list[list[Note]] = [as_kept(notebook.notes())]

    def step(work: Callable[[], Note]) -> Note:
        result = work()
        states.append(as_kept(notebook.notes()))
        return result

    first = step(lambda: ask(notebook))
    second = step(lambda: ask(notebook, "A thought", kind="note"))
    step(lambda: notebook.change(first.id, {"text": "How many oaks?", "to": "Head"}))
    step(lambda: notebook.change(first.id, {"private": True}))
    step(lambda: notebook.change(first.id, {"status": "answered", "answer": "Four"}))
    step(lambda: notebook.delete(second.id))
    step(lambda: notebook.change(first.id, {"kind": "note"}))
    step(lambda: notebook.delete(first.id))
    for _ in range(2):
        for state in reversed(states[:-1]):
            assert notebook.undo()
            assert as_kept(notebook.notes()) == state
        assert notebook.undo() is None
        for state in states[1:]:
            assert notebook.redo()
            assert as_kept(notebook.notes()) == state
        assert notebook.redo() is None


def test_a_new_change_ends_redo(notebook: Notebook) -> None:
    ask(notebook)
    notebook.undo()
    ask(notebook, "Another?")
    assert notebook.redo() is None


def test_a_change_that_changes_nothing_is_no_step(notebook: Notebook) -> None:
    note = ask(notebook)
    assert notebook.change(note.id, {"text": note.text}) == note
    assert notebook.undo() == 'Added the question "How many trees?"'
    assert notebook.undo() is None


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"text": "How many oaks?"}, 'Changed the question "How many oaks?"'),
        ({"to": "Head"}, 'Changed the question "How many trees?"'),
        ({"status": "asked"}, 'Marked the question "How many trees?" as asked'),
        ({"status": "answered", "answer": "4"}, 'Marked the question "How many trees?" as answered'),
        ({"answer": "4"}, 'Changed the answer to the question "How many trees?"'),
        ({"private": True}, 'Made the question "How many trees?" private'),
        ({"private": False}, 'Made the question "How many trees?" no longer private'),
        ({"kind": "note"}, 'Turned the question "How many trees?" into a note'),
    ],
)
def test_what_was_taken_back_is_said_in_words(notebook: Notebook, changes: dict[str, Any], name: str) -> None:
    note = ask(notebook, private=changes.get("private") is False)
    notebook.change(note.id, changes)
    assert notebook.undo() == name
    assert notebook.redo() == name


def test_names_of_deleted_and_long_notes_are_short(notebook: Notebook) -> None:
    long = ask(notebook, "How many of the forty trees that were\npromised last year stand today, and where?")
    notebook.delete(long.id)
    assert notebook.undo() == 'Deleted the question "How many of the forty trees that ..."'
    word = ask(notebook, "x" * 100, kind="note")
    notebook.delete(word.id)
    assert notebook.undo() == f'Deleted the note "{"x" * 37}..."'


def test_taking_back_leaves_what_another_window_changed(notebook: Notebook, tmp_path: Path) -> None:
    note = ask(notebook)
    notebook.change(note.id, {"text": "How many oaks?"})
    another(tmp_path).change(note.id, {"to": "Head of Parks"})
    notebook.undo()
    (found,) = notebook.notes()
    assert (found.text, found.to) == ("How many trees?", "Head of Parks")


def test_taking_back_leaves_what_another_window_wrote_in_the_same_place(
    notebook: Notebook, tmp_path: Path
) -> None:
    note = ask(notebook)
    notebook.change(note.id, {"text": "How many oaks?", "to": "Head of Parks"})
    notebook.change(note.id, {"text": "How many elms?"})
    another(tmp_path).change(note.id, {"text": "How many limes?"})
    with pytest.raises(NotFoundError, match="cannot be undone, it was changed in another window"):
        notebook.undo()
    assert notebook.undo() == 'Changed the question "How many oaks?"'
    (found,) = notebook.notes()
    assert (found.text, found.to) == ("How many limes?", "")


def test_taking_back_an_added_note_keeps_what_another_window_wrote_in_it(
    notebook: Notebook, tmp_path: Path
) -> None:
    note = ask(notebook)
    another(tmp_path).change(note.id, {"text": "How many oaks?"})
    notebook.undo()
    assert notebook.notes() == ()
    notebook.redo()
    assert [one.text for one in notebook.notes()] == ["How many oaks?"]


def test_taking_back_what_another_window_deleted_is_told_once(notebook: Notebook, tmp_path: Path) -> None:
    first = ask(notebook, "First?")
    second = ask(notebook, "Second?")
    notebook.change(second.id, {"to": "Head"})
    another(tmp_path).delete(second.id)
    with pytest.raises(NotFoundError, match=r'Changed the question "Second\?": cannot be undone'):
        notebook.undo()
    with pytest.raises(NotFoundError, match="Added"):
        notebook.undo()
    assert notebook.notes() == (first,)
    assert notebook.undo() == 'Added the question "First?"'


def test_taking_back_that_cannot_be_saved_can_be_tried_again(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = ask(notebook)

    def full(_: int) -> None:
        raise OSError(28, "")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(PackviewError, match="no room"):
            notebook.undo()
    assert notebook.notes() == (note,)
    assert notebook.undo()
    assert notebook.notes() == ()


def test_damage_is_reported_once(notebook: Notebook, tmp_path: Path) -> None:
    note = ask(notebook)
    (tmp_path / "notes" / "a-pack" / "robin-ash.json").write_bytes(b"{")
    assert notebook.notes() == (note,)
    (report,) = notebook.reports()
    assert "newest backup" in report
    assert notebook.reports() == ()


def test_a_draft_survives(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.drafts() == ()
    draft = Draft(note_id="abc", kind="question", text="How ma", to="He", private=True, anchor=ANCHOR)
    notebook.save_draft(replace(draft, text="How m"))
    notebook.save_draft(draft)
    assert another(tmp_path).drafts() == (draft,)
    (path,) = (tmp_path / "drafts" / "a-pack").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    notebook.forget_draft(draft)
    notebook.forget_draft(draft)
    assert notebook.drafts() == ()
    assert list(path.parent.iterdir()) == []


def test_a_draft_takes_the_place_of_no_other(notebook: Notebook, tmp_path: Path) -> None:
    one, two = (Draft(kind="question", text=text, anchor=ANCHOR) for text in ("Why", "When"))
    notebook.save_draft(one)
    notebook.save_draft(two)
    assert another(tmp_path).drafts() == (one, two)
    notebook.forget_draft(two)
    assert another(tmp_path).drafts() == (one,)


def test_a_draft_that_is_being_typed_is_offered_to_no_other_window(
    notebook: Notebook, tmp_path: Path
) -> None:
    draft = Draft(text="Why were", anchor=ANCHOR)
    with notebook.writing(draft):
        notebook.save_draft(draft)
        assert another(tmp_path).drafts() == ()
    assert another(tmp_path).drafts() == (draft,)
    assert not list((tmp_path / "locks" / "drafts").rglob("*.lock"))


TYPES_AND_IS_KILLED = """
import os, sys
from pathlib import Path
from packview.model.notes import Draft
from packview.services.notes.notebook import Notebook
book, draft = Notebook(Path(sys.argv[1]), "a-pack", member="Robin Ash", member_id="robin-ash"), Draft(text="Why were")
with book.writing(draft):
    book.save_draft(draft)
    os._exit(9)
"""


def test_a_draft_whose_writer_was_killed_is_offered(notebook: Notebook, tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", TYPES_AND_IS_KILLED, str(tmp_path)], check=False)
    assert run.returncode == 9
    (draft,) = notebook.drafts()
    with notebook.writing(draft):
        assert another(tmp_path).drafts() == ()
    notebook.forget_draft(draft)
    assert notebook.drafts() == ()


def test_where_no_lock_can_be_kept_a_draft_can_be_typed(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "locks").write_bytes(b"")
    with notebook.writing(Draft(text="Why were")):
        notebook.save_draft(Draft(text="Why were"))


def test_a_draft_of_an_earlier_version_is_offered_too(notebook: Notebook, tmp_path: Path) -> None:
    draft = Draft(text="One slot for all", anchor=ANCHOR)
    kept = {name: value for name, value in msgspec.to_builtins(draft).items() if name != "key"}
    path = tmp_path / "drafts" / "a-pack" / "robin-ash.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(msgspec.json.encode(kept))
    (path.parent / "robin-ash.meeting.json").write_bytes(b"{}")
    assert notebook.drafts() == another(tmp_path).drafts() == (draft,)
    notebook.forget_draft(notebook.drafts()[0])
    assert notebook.drafts() == ()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"kind":"poem"}', b"[]"])
def test_a_draft_that_cannot_be_read_is_none(notebook: Notebook, tmp_path: Path, content: bytes) -> None:
    notebook.save_draft(Draft(text="x"))
    (path,) = (tmp_path / "drafts" / "a-pack").iterdir()
    path.write_bytes(content)
    assert notebook.drafts() == ()
    assert path.read_bytes() == content


def test_a_draft_that_cannot_be_kept_or_forgotten_is_told(tmp_path: Path) -> None:
    notebook = another(tmp_path)
    (tmp_path / "drafts").write_bytes(b"")
    with pytest.raises(PackviewError, match="is not a folder"):
        notebook.save_draft(Draft(text="x"))
    with pytest.raises(PackviewError, match="is not a folder"):
        notebook.forget_draft(Draft())


def test_a_library_loads_tinydb_only_with_a_notebook_and_locks_only_to_write() -> None:
    code = (
        "import sys; from pathlib import Path; from packview.config import Config\n"
        "from packview.services.library.library import Library; library = Library(Path('x'), Config(member='m'))\n"
        "library.entries(); library.reading('a'); print('tinydb' in sys.modules); library.notebook('a').drafts()\n"
        "print(sorted({'tinydb', 'filelock', 'textual', 'pypdf'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n['tinydb']\n"
