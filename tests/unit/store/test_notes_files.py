"""A file of notes: TinyDB on it, a checksum a note, damage told and mended, what is missing told."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from packview.errors import PackviewError
from packview.store.notes.file import Head, NotesStorage, NotesTable, decode, encode, record
from stored import NoteStore, make, notes_path, texts, tree

PACK, MEMBER = "a-pack", "robin-ash"
HEAD = Head(member=MEMBER, name="Robin Ash", device="01234567")


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path, PACK, MEMBER)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return notes_path(tmp_path, PACK, MEMBER)


def again(home: Path) -> NoteStore:
    return NoteStore(home, PACK, MEMBER)


def found(store: NoteStore) -> list[str]:
    return [note.text for note in store.all()]


def test_a_record_is_a_line_and_the_head_says_whose_it_is(store: NoteStore, path: Path) -> None:
    for text in ("}\n{", "two"):
        store.add(make(text))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5
    assert json.loads(lines[0] + '"":0}')["head"] == {
        "member": MEMBER, "name": "", "device": path.stem.partition(".")[2], "saved": 2,
    }  # fmt: skip


def test_tinydb_works_on_it(tmp_path: Path) -> None:
    path = tmp_path / "robin.01234567.json"
    table = NotesTable(NotesStorage(path, HEAD, tmp_path), "notes", cache_size=0)
    ids: Any = ["a", "b"]
    table.change(lambda records: records.update(a=record("a", 1, b'{"text":"one"}')))
    table.change(lambda records: records.update(b=record("b", 2, b'{"text":"two"}')))
    other = TinyDB(path, HEAD, tmp_path, storage=NotesStorage)
    assert other.tables() == {"notes"}
    again = NotesTable(other.storage, "notes")
    assert [dict(one)["note"] for one in again] == [{"text": "one"}, {"text": "two"}]
    assert [one.doc_id for one in again.search(where("note")["text"] == "two")] == ids[1:]
    content = decode(path.read_bytes(), path)
    assert content
    assert not content.damaged
    assert {identity: one.stamp for identity, one in content.records.items()} == {"a": 1, "b": 2}
    assert content.head.saved == 2
    table.remove(doc_ids=ids)
    assert not len(NotesTable(NotesStorage(path, HEAD, tmp_path), "notes"))


@pytest.mark.parametrize("how", ["lines", "spread"])
def test_a_file_that_was_only_set_out_anew_is_whole(
    store: NoteStore, path: Path, tmp_path: Path, how: str
) -> None:
    store.add(make("Étude „x“"))
    data = path.read_bytes()
    if how == "lines":
        path.write_bytes(data.replace(b"\n", b"\r\n"))
    else:
        path.write_text(json.dumps(json.loads(data), indent=2, ensure_ascii=True))
    other = again(tmp_path)
    assert found(other) == ["Étude „x“"]
    assert not other.reports


@pytest.mark.parametrize(
    "change", [(b"two", b"tvo"), (b'"private":false', b'"private":fals;'), (b'"two"', b'"two\xff')]
)
def test_a_flipped_bit_costs_nothing_and_is_told(
    store: NoteStore, path: Path, tmp_path: Path, change: tuple[bytes, bytes]
) -> None:
    notes = [store.add(make(text)) for text in ("one", "two", "three")]
    data = path.read_bytes()
    at = data.index(b'"text":"two"')
    damaged = data[:at] + data[at:].replace(*change, 1)
    path.write_bytes(damaged)
    other = again(tmp_path)
    assert other.all() == tuple(notes)
    (report,) = other.reports
    assert "was damaged" in report
    assert "packview note restore" in report
    assert damaged in tree(tmp_path / "backups").values()
    assert not again(tmp_path).reports


def test_a_flipped_bit_in_an_identity(store: NoteStore, path: Path, tmp_path: Path) -> None:
    notes = [store.add(make(text)) for text in ("one", "two")]
    wrong = notes[1].id[:-1] + ("0" if notes[1].id[-1] != "0" else "1")
    path.write_bytes(path.read_bytes().replace(f'"{notes[1].id}":'.encode(), f'"{wrong}":'.encode()))
    assert again(tmp_path).all() == tuple(notes)


def test_without_a_backup_a_damaged_note_is_shown_and_the_rest_stands(
    store: NoteStore, path: Path, tmp_path: Path
) -> None:
    for text in ("one", "two"):
        store.add(make(text))
    for backup in (tmp_path / "backups").rglob("*.json"):
        backup.unlink()
    path.write_bytes(path.read_bytes().replace(b'"text":"two"', b'"text":"tvo"'))
    other = again(tmp_path)
    assert found(other) == ["one", "tvo"]
    assert "there is no backup" in other.reports[0]


@pytest.mark.parametrize(
    "damage", [b"", b'{"schema_version":3,"head":{"me', b"\xff\xfe", b"null", b"[]", b'{"notes":{}}']
)
def test_of_a_damaged_file_everything_comes_back(
    store: NoteStore, path: Path, tmp_path: Path, damage: bytes
) -> None:
    notes = [store.add(make(text)) for text in ("one", "two")]
    path.write_bytes(damage)
    other = again(tmp_path)
    assert other.all() == tuple(notes)
    assert "its newest backup" in other.reports[0]
    assert damage in tree(tmp_path / "backups").values()


def test_a_torn_file_keeps_its_whole_lines(store: NoteStore, path: Path, tmp_path: Path) -> None:
    notes = [store.add(make(text)) for text in ("one", "two", "three")]
    for backup in (tmp_path / "backups").rglob("*.json"):
        backup.unlink()
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"three")])
    assert again(tmp_path).all() == tuple(notes[:2])


def test_a_file_that_is_gone_is_told_with_the_way_to_bring_it_back(
    store: NoteStore, path: Path, tmp_path: Path
) -> None:
    store.add(make("one"))
    store.add(make("two"))
    path.unlink()
    for _ in range(2):
        other = again(tmp_path)
        assert found(other) == []
        (report,) = other.reports
        assert "has 2 notes" in report
        assert f"packview note restore {PACK} 1" in report
    assert [note.text for note in other.missing()] == ["one", "two"]
    other.add(make("three"))
    for number in range(12):
        other.add(make(f"more {number}"))
    last = again(tmp_path)
    assert len(last.all()) == 13
    assert "has 2 notes" in last.reports[0], "what is missing stays in the backups until it is back"


def test_a_file_of_private_notes_that_is_gone_is_told_though_the_shared_one_knows_the_note(
    store: NoteStore, tmp_path: Path
) -> None:
    note = store.add(make("one"))
    store.change(note.id, lambda one: replace(one, private=True))
    notes_path(tmp_path, PACK, MEMBER, "private").unlink()
    other = again(tmp_path)
    assert found(other) == []
    assert "private notes" in other.reports[0]
    (missing,) = other.missing()
    assert (missing.text, missing.private) == ("one", True)


@pytest.mark.parametrize("left", [0, 50])
def test_a_note_made_private_last_is_there_though_the_shared_file_lost_its_beginning(
    store: NoteStore, path: Path, tmp_path: Path, left: int
) -> None:
    note = store.add(make("one"))
    store.change(note.id, lambda one: replace(one, private=True))
    path.write_bytes(path.read_bytes()[:left])
    other = again(tmp_path)
    assert found(other) == ["one"]
    assert other.reports
    assert other.all()[0].private
    assert found(again(tmp_path)) == ["one"]
    assert b"one" not in path.read_bytes()


def test_a_file_of_an_earlier_day_is_told(store: NoteStore, path: Path, tmp_path: Path) -> None:
    note = store.add(make("one"))
    before = path.read_bytes()
    store.change(note.id, lambda one: replace(one, text="changed"))
    path.write_bytes(before)
    other = again(tmp_path)
    assert found(other) == ["one"]
    assert "has 1 note that your files of notes do not have, or only older" in other.reports[0]


def test_what_was_deleted_or_made_private_is_not_missing(store: NoteStore, tmp_path: Path) -> None:
    one, two = store.add(make("one")), store.add(make("two"))
    store.remove(one.id)
    store.change(two.id, lambda note: replace(note, private=True))
    other = again(tmp_path)
    assert found(other) == ["two"]
    assert not other.reports


def test_a_newer_file_is_refused_and_untouched(tmp_path: Path, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b'{"schema_version":4,"notes":["of its own"]}')
    with pytest.raises(PackviewError, match="newer packview"):
        again(tmp_path).all()
    assert path.read_bytes() == b'{"schema_version":4,"notes":["of its own"]}'


def test_a_backup_that_fails_does_not_fail_the_save(store: NoteStore, path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "backups"
    kept.write_bytes(b"in the way")
    store.add(make("a"))
    store.add(make("b"))
    assert texts(path) == ["a", "b"]


def test_the_clock_may_go_back(store: NoteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = store.add(make("one"))
    monkeypatch.setattr("time.time_ns", lambda: 0)
    store.change(note.id, lambda one: replace(one, text="two"))
    gone = again(tmp_path)
    assert found(gone) == ["two"]
    gone.remove(note.id)
    assert found(again(tmp_path)) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_what_is_no_file_is_neither_read_nor_waited_for(store: NoteStore, path: Path, tmp_path: Path) -> None:
    store.add(make("one"))
    os.mkfifo(path.with_name("sam.json"))
    path.with_name("kim.json").mkdir()
    path.with_name("zero.json").symlink_to("/dev/zero")
    assert found(again(tmp_path)) == ["one"]
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(PackviewError, match="not a file"):
        again(tmp_path).all()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize(
    ("mode", "file", "folder"),
    [
        (0o2775, 0o660, 0o2770),
        (0o2770, 0o660, 0o2770),
        (0o700, 0o600, 0o700),
        (0o755, 0o640, 0o750),
        (0o1777, 0o666, 0o1777),
    ],
)
def test_below_a_shared_folder_files_get_its_rights(
    tmp_path: Path, mode: int, file: int, folder: int
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(mode)
    old = os.umask(0o077)
    try:
        store = NoteStore(tmp_path / "home", PACK, MEMBER, shared)
        note = store.add(make("one"))
        (shared / PACK).chmod(0o700)  # as earlier versions left it
        store.change(note.id, lambda one: replace(one, text="two"))
        store.add(make("secret", private=True))
    finally:
        os.umask(old)
    (path,) = (shared / PACK).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == file
    assert stat.S_IMODE(path.parent.stat().st_mode) == folder
    inside = [one for one in (tmp_path / "home").rglob("*") if one.is_file()]
    assert {stat.S_IMODE(one.stat().st_mode) for one in inside} == {0o600}


def test_a_file_of_another_form_in_this_one(tmp_path: Path) -> None:
    one = record("a", 5, b'{"text":"x"}')
    content = decode(encode(HEAD, {"a": one}), tmp_path)
    assert content
    assert content.head == HEAD
    assert content.records["a"] == one
    assert content.records["a"].check


@pytest.mark.parametrize(
    "change", [(b'"member":"robin', b'"member":"sobin'), (b'"device":"', b'"device":"z')]
)
def test_a_flipped_bit_in_the_head_costs_nothing(
    store: NoteStore, path: Path, tmp_path: Path, change: tuple[bytes, bytes]
) -> None:
    notes = [store.add(make(text)) for text in ("one", "two")]
    path.write_bytes(path.read_bytes().replace(*change, 1))
    other = again(tmp_path)
    assert other.all() == tuple(notes)
    assert "was damaged" in other.reports[0]
    other.add(make("three"))
    assert texts(path) == ["one", "two", "three"]


def test_a_bit_flipped_anywhere_costs_no_note(store: NoteStore, path: Path, tmp_path: Path) -> None:
    notes = [store.add(make(f"note {number} é", private=number == 2)) for number in range(4)]
    data = path.read_bytes()
    for at in range(0, len(data), 5):
        damaged = bytearray(data)
        damaged[at] ^= 1 << at % 8
        if bytes(damaged).startswith(b'{"schema_version":') and damaged[18] > ord("3"):
            continue  # it says that a newer packview wrote it: then it is left alone
        path.write_bytes(damaged)
        other = again(tmp_path)
        assert other.all() == tuple(notes), f"byte {at}: {damaged[at - 9 : at + 9]!r}"
        path.write_bytes(data)
