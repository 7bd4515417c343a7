"""Notes when much happens at once: two windows, a move cut short, a disk that is full."""

import errno
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from packview.errors import PackviewError
from packview.store.atomic import locked, write_atomic
from packview.store.notes import file as notes_file
from packview.store.notes.folder import NotesFolder
from stored import NoteStore, make, notes_path, texts

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
    store.apply(lambda notes: [(None, Note(id=store.new_id(notes), kind="note", text=f"{sys.argv[4]} {number}", anchor=Anchor(), created=now, updated=now))])
"""


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path, PACK, MEMBER)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return notes_path(tmp_path, PACK, MEMBER)


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return notes_path(tmp_path, PACK, MEMBER, "private")


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


class Ended(BaseException):
    """The process ends here."""


def ending_at(path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have the writing of a file fail."""

    def write(target: Path, data: bytes, **named: Any) -> None:
        if target == path:
            raise error
        write_atomic(target, data, **named)

    monkeypatch.setattr(notes_file, "write_atomic", write)


def test_a_move_cut_short_between_the_two_files_did_not_happen(
    store: NoteStore, shared: Path, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text"))
    with monkeypatch.context() as patched:
        ending_at(shared, patched, Ended())
        with pytest.raises(Ended):
            store.change(note.id, lambda one: replace(one, private=True, text="a secret"))
    other = NoteStore(tmp_path, PACK, MEMBER)
    assert other.all() == (note,)
    other.add(make("more"))
    assert b"a secret" not in private.read_bytes(), "the next change clears away what was prepared"
    assert [one.text for one in NoteStore(tmp_path, PACK, MEMBER).all()] == ["text", "more"]
    other.change(note.id, lambda one: replace(one, private=True))
    assert (texts(shared), texts(private)) == (["more"], ["text"])


def test_a_change_of_shared_and_private_notes_is_made_whole_or_not_at_all(
    store: NoteStore, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = store.add(make("one")), store.add(make("two", private=True))

    def both(end: str) -> Any:
        return lambda notes: [(note, replace(note, text=note.text + end)) for note in notes.values()]

    for number, error in enumerate((PackviewError("There is no room left"), Ended())):
        with monkeypatch.context() as patched:
            ending_at(shared, patched, error)
            with pytest.raises(type(error)):
                store.apply(both(f", change {number}"))
        for reader in (store, NoteStore(tmp_path, PACK, MEMBER)):
            assert reader.all() == (one, two)
    store.apply(both(", changed"))
    for reader in (store, NoteStore(tmp_path, PACK, MEMBER)):
        assert [note.text for note in reader.all()] == ["one, changed", "two, changed"]


def test_a_move_while_reading_does_not_hide_the_note(
    store: NoteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text", private=True))
    store.add(make("another"))
    other = NoteStore(tmp_path, PACK, MEMBER)
    real = NotesFolder.files
    moves = iter([note.id])

    def files(folder: NotesFolder) -> Any:
        found = real(folder)
        if folder.path.parent.name == "notes":
            for moving in moves:  # after the shared file was read, before the private one is
                other.change(moving, lambda one: replace(one, private=False))
        return found

    store = NoteStore(tmp_path, PACK, MEMBER)
    monkeypatch.setattr(NotesFolder, "files", files)
    assert [one.text for one in store.all()] == ["text", "another"]


def test_of_a_note_in_both_files_the_later_one_counts(store: NoteStore, shared: Path, private: Path) -> None:
    note = store.add(make("older", private=True))
    before = private.read_bytes()
    store.change(note.id, lambda one: replace(one, private=False, text="newer"))
    assert (texts(shared), texts(private)) == (["newer"], [])
    private.write_bytes(before)
    (found,) = store.all()
    assert (found.text, found.private) == ("newer", False)


def test_a_doubled_note_is_shown_once_where_nothing_can_be_written(
    store: NoteStore, shared: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text"))
    before = shared.read_bytes()
    store.change(note.id, lambda one: replace(one, private=True))
    shared.write_bytes(before)

    def read_only(*_: Any, **__: Any) -> None:
        raise PackviewError("It can only be read")

    monkeypatch.setattr(notes_file, "write_atomic", read_only)
    assert [one.id for one in store.all()] == [note.id]


def test_where_a_move_fails_halfway_nothing_changed(
    store: NoteStore, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = store.add(make("text"))
    secret = store.add(make("secret", private=True))
    for moved, private in ((note, True), (secret, False)):
        with monkeypatch.context() as patched:
            ending_at(shared, patched, PackviewError("There is no room left"))
            with pytest.raises(PackviewError, match="no room"):
                store.change(moved.id, partial(replace, private=private))
        for reader in (store, NoteStore(tmp_path, PACK, MEMBER)):
            assert reader.all() == (note, secret)


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
