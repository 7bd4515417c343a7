"""Notes when much happens at once: two windows, a move cut short, a disk that is full."""

import errno
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from packview.errors import PackviewError
from packview.store.atomic import locked, write_atomic
from packview.store.journal import storage as journal_storage
from packview.store.journal.storage import JournalStorage
from packview.store.notes.notes import NoteStore
from stored import NOW, make, texts

PACK, MEMBER = "town-parks-2019-06-03", "robin-ash"
ADD_MANY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from packview.model import Anchor, Note
from packview.store.notes.notes import NoteStore
store = NoteStore(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
now = datetime.now(UTC)
for number in range(15):
    store.add(lambda identity: Note(id=identity, kind="note", text=f"{sys.argv[4]} {number}", anchor=Anchor(), created=now, updated=now))
"""


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path, PACK, MEMBER)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "notes" / PACK / f"{MEMBER}.json"


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return tmp_path / "private" / PACK / f"{MEMBER}.json"


def test_two_windows_keep_both_their_notes(store: NoteStore, tmp_path: Path) -> None:
    other = NoteStore(tmp_path, PACK, MEMBER)
    one = store.add(make("here"))
    two = other.add(make("there"))
    store.change(one.id, lambda note: replace(note, text="here, changed"))
    assert [note.text for note in other.all()] == ["here, changed", "there"]
    other.remove(one.id)
    assert store.all() == (two,)


def test_two_processes_at_once_keep_all_their_notes(store: NoteStore, tmp_path: Path) -> None:
    command = [sys.executable, "-c", ADD_MANY, str(tmp_path), PACK, MEMBER]
    both = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in ("left", "right")
    ]
    for process in both:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.communicate("go\n")
    assert [process.returncode for process in both] == [0, 0]
    notes = store.all()
    assert sorted(note.text for note in notes) == sorted(
        f"{name} {number}" for name in ("left", "right") for number in range(15)
    )
    assert len({note.id for note in notes}) == 30


def test_a_lock_that_is_not_let_go_is_told(tmp_path: Path) -> None:
    with (
        locked(tmp_path, "a", "b", what="your notes"),
        pytest.raises(PackviewError, match="busy with your notes"),
        locked(tmp_path, "a", "b", what="your notes", wait=0),
    ):
        pass


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "locks").write_bytes(b"")
    with pytest.raises(PackviewError, match="is not a folder"), locked(tmp_path, "a", "b", what="x"):
        pass


def test_a_move_cut_short_shows_the_note_once_and_is_finished(
    store: NoteStore, shared: Path, private: Path
) -> None:
    note = store.add(make("text"))
    before = shared.read_bytes()
    store.change(note.id, lambda one: replace(one, private=True, updated=NOW + timedelta(seconds=1)))
    shared.write_bytes(before)  # as if the process had ended between the two writes
    (found,) = store.all()
    assert found.private
    assert (texts(shared), texts(private)) == ([], ["text"])


def test_a_move_while_reading_does_not_hide_the_note(
    store: NoteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text", private=True))
    store.add(make("another"))
    other = NoteStore(tmp_path, PACK, MEMBER)
    real = JournalStorage.refresh
    moves = iter([note.id])

    def refresh(storage: JournalStorage, **named: Any) -> Any:
        settled = real(storage, **named)
        if storage.path.parents[1].name == "notes":
            for moving in moves:  # after the shared file was read, before the private one is
                other.change(moving, lambda one: replace(one, private=False))
        return settled

    store = NoteStore(tmp_path, PACK, MEMBER)
    monkeypatch.setattr(JournalStorage, "refresh", refresh)
    assert [one.text for one in store.all()] == ["text", "another"]


def test_of_a_note_in_both_files_the_later_one_counts(store: NoteStore, shared: Path, private: Path) -> None:
    note = store.add(make("older", private=True))
    before = private.read_bytes()
    store.change(
        note.id,
        lambda one: replace(one, private=False, text="newer", updated=NOW + timedelta(seconds=1)),
    )
    private.write_bytes(before)
    (found,) = store.all()
    assert (found.text, found.private) == ("newer", False)
    assert (texts(shared), texts(private)) == (["newer"], [])


def test_a_doubled_note_is_shown_once_where_nothing_can_be_written(
    store: NoteStore, shared: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text"))
    before = shared.read_bytes()
    store.change(note.id, lambda one: replace(one, private=True))
    shared.write_bytes(before)

    def read_only(*_: Any, **__: Any) -> None:
        raise PackviewError("It can only be read")

    monkeypatch.setattr(journal_storage, "write_atomic", read_only)
    monkeypatch.setattr(journal_storage, "append_durable", read_only)
    assert [one.id for one in store.all()] == [note.id]


def test_where_a_move_fails_halfway_nothing_changed(
    store: NoteStore, shared: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text"))

    def full(path: Path, data: bytes, **named: Any) -> None:
        if path == shared:
            raise PackviewError("There is no room left")
        write_atomic(path, data, **named)

    with monkeypatch.context() as patched:
        patched.setattr(journal_storage, "write_atomic", full)
        with pytest.raises(PackviewError, match="no room"):
            store.change(note.id, lambda one: replace(one, private=True))
    assert store.all() == (note,)
    assert (texts(shared), texts(private)) == (["text"], [])


def test_a_failed_save_changes_nothing(
    store: NoteStore, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text"))
    before = shared.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        for attempt in (
            lambda: store.add(make("more")),
            lambda: store.change(note.id, lambda one: replace(one, text="other")),
            lambda: store.remove(note.id),
        ):
            with pytest.raises(PackviewError, match="no room"):
                attempt()
    assert shared.read_bytes() == before
    assert store.all() == (note,)
