"""Taking back across a restart and beside another window, and the bin."""

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from packview.errors import NotFoundError, PackviewError
from packview.model import Anchor, BinnedNote, Note
from packview.services.notes import history as history_module
from packview.services.notes.history import History
from packview.services.notes.notebook import Notebook
from stored import notes_path

PACK = "a-pack"
SECRET = "nobody else may read this"
OTHER_WINDOW = """
import sys
from pathlib import Path
from packview.model import Anchor
from packview.services.notes.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]), "a-pack", member="Robin Ash", member_id=sys.argv[2])
for line in sys.stdin:
    notebook.add(kind="note", text=line, anchor=Anchor())
    print("saved", flush=True)
"""


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return another(tmp_path)


def another(tmp_path: Path) -> Notebook:
    """What a second window has, or the same one after a restart."""
    return Notebook(tmp_path, PACK, member="Robin Ash", member_id="robin-ash")


def ask(notebook: Notebook, text: str = "How many?", **fields: Any) -> Note:
    asked: dict[str, Any] = {"kind": "question", "text": text, "anchor": Anchor()}
    return notebook.add(**asked | fields)


def texts(notebook: Notebook) -> list[str]:
    return [note.text for note in notebook.notes()]


def contents(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def full(*_: Any) -> None:
    raise OSError(28, "")


def test_everything_can_be_taken_back_after_a_restart_and_made_again(tmp_path: Path) -> None:
    note = ask(another(tmp_path), "one")
    another(tmp_path).change(note.id, {"text": "two"})
    another(tmp_path).delete(note.id)
    assert another(tmp_path).undo() == 'Deleted the question "two"'
    assert another(tmp_path).undo() == 'Changed the question "two"'
    assert texts(another(tmp_path)) == ["one"]
    assert another(tmp_path).redo() == 'Changed the question "two"'
    assert another(tmp_path).undo() == 'Changed the question "two"'
    assert another(tmp_path).undo() == 'Added the question "one"'
    assert another(tmp_path).undo() is None
    assert [another(tmp_path).redo() for _ in range(4)][-1] is None
    assert texts(another(tmp_path)) == []


def test_a_window_leaves_alone_what_another_did_since_it_was_opened(tmp_path: Path) -> None:
    ask(another(tmp_path), "before both")
    left, right = another(tmp_path), another(tmp_path)
    assert texts(left) == texts(right) == ["before both"]
    ask(left, "left")
    ask(right, "right")
    assert left.undo() == 'Added the question "left"'
    assert left.undo() == 'Added the question "before both"'
    assert left.undo() is None
    assert texts(right) == ["right"]
    assert right.undo() == 'Added the question "right"'
    assert right.undo() is None, "the other window took it back already"
    assert right.redo() == 'Added the question "before both"'


def test_two_hundred_steps_are_kept(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert history_module.LIMIT == 200
    monkeypatch.setattr(history_module, "LIMIT", 5)
    for number in range(8):
        ask(notebook, str(number))
    assert sum(1 for _ in iter(another(tmp_path).undo, None)) == 5
    assert texts(notebook) == ["0", "1", "2"]


def test_what_cannot_be_remembered_is_told_and_can_be_taken_back_all_the_same(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(notebook, "one")
    with monkeypatch.context() as patched:
        patched.setattr(History, "_append", full_history)
        ask(notebook, "two")
        (report,) = notebook.reports()
        assert "The change is saved" in report
        assert texts(notebook) == ["one", "two"]
        assert notebook.undo() == 'Added the question "two"'
    assert texts(another(tmp_path)) == ["one"]


APPEND = History._append


def full_history(history: History, line: Any, **named: Any) -> None:
    if line.get("steps"):
        raise PackviewError("There is no room left")
    APPEND(history, line, **named)


def test_a_damaged_history_does_not_hide_the_notes(notebook: Notebook, tmp_path: Path) -> None:
    ask(notebook, "one")
    (tmp_path / "history" / PACK / "robin-ash.json").write_text('{"schema_version": 99}', encoding="utf-8")
    again = another(tmp_path)
    assert texts(again) == ["one"]
    assert "newer packview" in again.reports()[0]
    with pytest.raises(PackviewError, match="newer packview"):
        again.delete(again.notes()[0].id)
    assert texts(again) == ["one"], "what cannot go into the bin stays"


def test_private_text_never_comes_into_the_shared_folder(notebook: Notebook, tmp_path: Path) -> None:
    note = ask(notebook, SECRET, private=True)
    notebook.change(note.id, {"text": f"{SECRET}, changed", "status": "ready"})
    notebook.delete(note.id)
    notebook.undo()
    shared = ask(notebook, "for all")
    notebook.change(shared.id, {"text": SECRET})
    notebook.change(shared.id, {"private": True})
    notebook.delete(shared.id)
    notebook.restore_from_bin(shared.id)
    assert SECRET.encode() not in contents(tmp_path / "notes")
    assert SECRET.encode() in contents(tmp_path / "private")


def test_files_are_for_the_member_alone(notebook: Notebook, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        home = tmp_path / "home"
        opened = Notebook(home, PACK, member="Robin", member_id="robin")
        for private in (True, False):
            for _ in range(3):
                ask(opened, private=private)
        opened.delete(opened.notes()[0].id)
        opened.save_draft(history_draft())
    finally:
        os.umask(old)
    paths = [home, *home.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}
    assert {path.name for path in home.iterdir()} == {
        "backups", "devices.json", "drafts", "history", "locks", "notes", "private",
    }  # fmt: skip


def history_draft() -> Any:
    from packview.model.notes import Draft

    return Draft(text="x")


def test_nothing_is_logged_or_printed(
    notebook: Notebook, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    note = ask(notebook, SECRET)
    notebook.change(note.id, {"answer": SECRET})
    notes_path(tmp_path, PACK, "robin-ash").write_bytes(b"{")
    notebook.undo()
    reports = notebook.reports()
    assert reports
    assert SECRET not in "".join([caplog.text, *capfd.readouterr(), *reports])


def test_the_bin_has_what_was_deleted_and_gives_it_back(notebook: Notebook, tmp_path: Path) -> None:
    first, second = ask(notebook, "one"), ask(notebook, "two", private=True)
    notebook.delete(first.id)
    notebook.delete(second.id)
    again = another(tmp_path)
    assert [one.note for one in again.bin()] == [second, first]
    assert again.bin()[0].deleted >= second.updated
    assert again.restore_from_bin(second.id) == second
    assert [one.note for one in again.bin()] == [first]
    assert again.notes() == (second,)
    assert again.undo() == 'Brought back the question "two"'
    assert again.notes() == ()
    assert [one.note for one in again.bin()] == [second, first]
    with pytest.raises(NotFoundError):
        again.restore_from_bin("zzz")


def test_what_is_taken_back_is_in_the_bin_too(notebook: Notebook) -> None:
    ask(notebook, "one")
    notebook.undo()
    ask(notebook, "two")  # after this the first one cannot be made again
    assert [one.note.text for one in notebook.bin()] == ["one"]


def test_an_emptied_bin_leaves_nothing_but_backups_of_notes(notebook: Notebook, tmp_path: Path) -> None:
    note, other = ask(notebook, SECRET), ask(notebook, "other")
    notebook.delete(note.id)
    notebook.delete(other.id)
    assert notebook.empty_bin([note.id]) == 1
    for folder in ("notes", "private", "history", "backups/history"):
        assert SECRET.encode() not in contents(tmp_path / folder), folder
    assert [one.note for one in notebook.bin()] == [other]
    assert notebook.undo() == 'Deleted the question "other"'
    assert notebook.empty_bin() == 0
    assert notebook.notes() == (other,)


def test_what_lay_in_the_bin_for_a_year_goes(notebook: Notebook, tmp_path: Path) -> None:
    old, new = ask(notebook, "old"), ask(notebook, "new")
    history = History(tmp_path, PACK, "robin-ash")
    for note, days in ((old, 400), (new, 300)):
        notebook.delete(note.id)
        history.absorb((), [BinnedNote(note=note, deleted=datetime.now(UTC) - timedelta(days=days))])
    notebook.delete(ask(notebook, "last").id)
    assert [one.note.text for one in notebook.bin()] == ["last", "new"]


def test_a_note_that_cannot_be_deleted_is_in_no_bin(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = ask(notebook)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(PackviewError, match="no room"):
            notebook.delete(note.id)
    assert (notebook.notes(), notebook.bin()) == ((note,), ())


def test_notes_that_move_to_another_pack_take_their_history_along(tmp_path: Path) -> None:
    before = Notebook(tmp_path, "first-id", member="Robin Ash", member_id="robin-ash")
    gone = ask(before, "gone")
    note = ask(before, "one")
    before.change(note.id, {"text": "two"})
    before.delete(gone.id)
    after = another(tmp_path)
    assert after.absorb(before) == 1
    assert (texts(before), before.bin()) == ([], ())
    assert [one.note.text for one in after.bin()] == ["gone"]
    assert after.undo() == 'Deleted the question "gone"'
    assert after.undo() == 'Changed the question "two"'
    assert sorted(texts(after)) == ["gone", "one"]


def test_another_process_is_seen(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.notes() == ()
    assert not notebook.changed()
    for member in ("robin-ash", "a-colleague"):
        with subprocess.Popen(
            [sys.executable, "-c", OTHER_WINDOW, str(tmp_path), member],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            assert process.stdin
            assert process.stdout
            for number in range(3):
                process.stdin.write(f"{number}\n")
                process.stdin.flush()
                assert process.stdout.readline() == "saved\n"
                assert notebook.changed()
                notebook.notes()
                assert not notebook.changed()
            process.stdin.close()
    assert texts(notebook) == ["0", "1", "2"]


def test_threads_may_write_at_once(notebook: Notebook) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: ask(notebook, str(number)), range(24)))
    assert sorted(texts(notebook), key=int) == [str(number) for number in range(24)]
    assert sum(1 for _ in iter(notebook.undo, None)) == 24


def test_what_a_lost_file_held_is_brought_back_in_one_step(notebook: Notebook, tmp_path: Path) -> None:
    ask(notebook, "one")
    ask(notebook, "two", private=True)
    for kind in ("notes", "private"):
        notes_path(tmp_path, PACK, "robin-ash", kind).unlink()
    again = another(tmp_path)
    assert texts(again) == []
    assert len(again.reports()) == 2
    assert again.bring_back() == 2
    assert texts(again) == ["one", "two"]
    assert again.notes()[1].private
    assert another(tmp_path).reports() == ()
    assert again.undo() == "Brought back what was missing"


def test_the_newest_change_is_taken_back_though_the_clock_went_back(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(notebook, "one")
    monkeypatch.setattr("time.time_ns", lambda: 1000)
    ask(notebook, "two")
    ask(another(tmp_path), "three")
    assert another(tmp_path).undo() == 'Added the question "three"'
    assert notebook.undo() == 'Added the question "two"'
    assert notebook.redo() == 'Added the question "two"'
