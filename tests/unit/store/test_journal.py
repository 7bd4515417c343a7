"""TinyDB on a file with a journal: newer files refused, damaged ones kept, backups used, whatever arrives first."""

import errno
import os
import shutil
import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from packview.errors import PackviewError
from packview.store.journal import journal
from packview.store.journal import storage as journal_storage
from packview.store.journal.journal import REMOVED
from packview.store.journal.loading import Problem, journal_of, load
from packview.store.journal.snapshot import DamagedError, NewerError, decode, encode
from packview.store.journal.storage import JournalStorage, JournalTable

V1 = b'{"schema_version":1,\n"notes":{"a":{"n":1}}\n}\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "robin.json"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "robin"


@pytest.fixture
def storage(path: Path, kept: Path) -> JournalStorage:
    return JournalStorage(path, kept)


def put(storage: JournalStorage, **numbers: int | None) -> None:
    """Have documents with a number each; None takes one out."""
    storage.refresh(holding_lock=True)
    storage.append(
        {
            "notes": {
                name: REMOVED if number is None else msgspec.Raw(b'{"n":%d}' % number)
                for name, number in numbers.items()
            }
        }
    )


def numbers(path: Path) -> dict[str, int]:
    return {name: msgspec.json.decode(raw)["n"] for name, raw in load(path).tables.get("notes", {}).items()}


def mended(path: Path, kept: Path) -> JournalStorage:
    storage = JournalStorage(path, kept)
    storage.refresh(holding_lock=True)
    assert storage.refresh(holding_lock=False)
    return storage


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_there_is_nothing(storage: JournalStorage, path: Path) -> None:
    assert storage.read() is None
    assert not path.exists()


def test_the_first_change_makes_the_file_and_others_its_journal(storage: JournalStorage, path: Path) -> None:
    put(storage, a=1)
    assert names(path.parent) == {"robin.json"}
    first = path.read_bytes()
    put(storage, b=2)
    put(storage, a=3, b=None, c=4)
    assert path.read_bytes() == first
    assert journal_of(path).read_bytes().count(b"\n") == 3
    assert numbers(path) == {"a": 3, "c": 4}
    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}


def test_a_document_is_a_line(storage: JournalStorage, path: Path) -> None:
    storage.write({"notes": {"a": {"n": "}\n{"}, "b": {"n": 2}}, "more": {}})
    assert path.read_text(encoding="utf-8").splitlines() == [
        '{"schema_version":2,"generation":1,"folded":0,',
        '"notes":{"a":{"n":"}\\n{"},',
        '"b":{"n":2}},',
        '"more":{}',
        "}",
    ]


def test_tinydb_works_on_it(path: Path, kept: Path) -> None:
    table = JournalTable(JournalStorage(path, kept), "notes", cache_size=0)
    ids: Any = ["a", "b"]
    table.storage.refresh(holding_lock=True)  # type: ignore[attr-defined]  # ours
    table.change(lambda documents: documents.update(a={"text": "one"}, b={"text": "two"}))
    table.update({"text": "three"}, doc_ids=ids[1:])
    table.remove(where("text") == "one")
    other = TinyDB(path, kept, storage=JournalStorage).table("notes", cache_size=0)
    table.change(lambda documents: documents.update(b=dict(documents["b"])))
    assert [dict(document) for document in JournalTable(JournalStorage(path, kept), "notes")] == [
        {"text": "three"}
    ]
    assert len(other) == 1
    table.truncate()
    assert len(other) == 0


def test_a_change_that_changes_nothing_writes_nothing(path: Path, kept: Path) -> None:
    storage = JournalStorage(path, kept)
    put(storage, a=1)
    before = path.read_bytes()
    JournalTable(storage, "notes").change(lambda documents: documents.update(a={"n": 1}))
    assert path.read_bytes() == before
    assert names(path.parent) == {"robin.json"}


def test_what_cannot_be_serialised_leaves_the_file(storage: JournalStorage, path: Path) -> None:
    put(storage, a=1)
    with pytest.raises(TypeError):
        storage.write({"notes": {"a": {"n": object()}}})
    with pytest.raises(KeyError):
        JournalTable(storage, "notes").change(lambda documents: documents.pop("nobody"))
    assert numbers(path) == {"a": 1}


def test_another_reads_on_where_the_journal_grew(storage: JournalStorage, path: Path, kept: Path) -> None:
    put(storage, a=1)
    put(storage, b=2)
    other = JournalStorage(path, kept)
    other.refresh(holding_lock=False)
    put(storage, c=3)
    put(other, a=None)
    put(storage, d=4)
    assert other.refresh(holding_lock=False)
    assert set(other.documents("notes")) == {"b", "c", "d"} == set(numbers(path))


def test_a_long_journal_is_folded_into_the_file(
    storage: JournalStorage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_storage, "_LONG", 150)
    for number in range(20):
        put(storage, a=number, **{f"b{number}": number})
    assert journal_of(path).stat().st_size < 600
    assert numbers(path) == {"a": 19, **{f"b{number}": number for number in range(20)}}
    assert load(path).snapshot.generation > 2


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "lseek", "fstat"])
def test_a_failed_change_is_as_if_it_had_not_been(
    storage: JournalStorage, path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    put(storage, a=1)
    put(storage, b=2)
    storage.refresh(holding_lock=True)

    def fails(*_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fails)
        with pytest.raises(PackviewError, match=r"robin\.journal"):
            storage.append({"notes": {"c": msgspec.Raw(b'{"n":3}')}})
    assert numbers(path) == {"a": 1, "b": 2}
    put(storage, d=4)
    assert numbers(path) == {"a": 1, "b": 2, "d": 4}


def test_a_disk_that_is_full_halfway_through_a_line(
    storage: JournalStorage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(storage, a=1)
    put(storage, b=2)
    before = journal_of(path).read_bytes()
    real, calls = os.write, []

    def halfway(descriptor: int, data: Any) -> int:
        calls.append(data)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "")
        return real(descriptor, bytes(data)[:10])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", halfway)
        with pytest.raises(PackviewError, match="no room"):
            put(storage, c=3)
    assert journal_of(path).read_bytes() == before


@pytest.mark.parametrize("torn", [b"0", b"00000000 {", b'01234567 {"change":{"notes":{"z":{"n"'])
def test_a_torn_last_line_was_never_there(
    storage: JournalStorage, path: Path, kept: Path, torn: bytes
) -> None:
    put(storage, a=1)
    put(storage, b=2)
    whole = journal_of(path).read_bytes()
    journal_of(path).write_bytes(whole + torn)
    assert JournalStorage(path, kept).refresh(holding_lock=False)
    assert numbers(path) == {"a": 1, "b": 2}
    put(JournalStorage(path, kept), c=3)
    assert numbers(path) == {"a": 1, "b": 2, "c": 3}
    assert journal_of(path).read_bytes().startswith(whole)


@pytest.mark.parametrize("how", ["emptied", "cut", "gone", "spoilt", "spoilt first line", "line ends"])
def test_a_journal_that_lost_changes_gets_them_back(
    storage: JournalStorage, path: Path, kept: Path, how: str
) -> None:
    put(storage, a=1)
    for number in range(2, 6):
        put(storage, b=number, **{f"b{number}": number})
    wanted, file = numbers(path), journal_of(path)
    data = file.read_bytes()
    match how:
        case "emptied":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(data[: len(data) // 2])
        case "gone":
            file.unlink()
        case "spoilt":
            file.write_bytes(data.replace(b'"b3":{"n":3}', b'"b3":{"n":7}'))
        case "spoilt first line":
            file.write_bytes(b"<<<<<<< ours\n" + data[5:])
        case _:
            file.write_bytes(data.replace(b"\n", b"\r\n"))
    again = mended(path, kept)
    assert numbers(path) == wanted
    assert len(again.reports) == (how != "line ends")
    put(again, z=9)
    assert numbers(path) == {**wanted, "z": 9}


def test_a_damaged_line_costs_that_line_alone_where_there_is_no_backup(
    storage: JournalStorage, path: Path, kept: Path
) -> None:
    put(storage, a=1)
    put(storage, b=2)
    put(storage, c=3)
    shutil.rmtree(kept)
    data = journal_of(path).read_bytes().replace(b'{"n":2}', b'{"n":7}')
    journal_of(path).write_bytes(data)
    again = mended(path, kept)
    assert numbers(path) == {"a": 1, "c": 3}
    (aside,) = path.parent.glob("robin.journal.corrupt-*")
    assert aside.read_bytes() == data
    assert str(aside) in again.reports[0]


@pytest.mark.parametrize("content", [b'{"schema_version": 3, "notes": {"a": ["of its own"]}}', None])
def test_a_newer_file_is_refused_and_untouched(
    storage: JournalStorage, path: Path, kept: Path, content: bytes | None
) -> None:
    put(storage, a=1)
    put(storage, b=2)
    if content is None:
        line = journal._line({"schema_version": 3, "follows": 1})
        journal_of(path).write_bytes(line + b"what is this")
    else:
        path.write_bytes(content)
    before = {one: one.read_bytes() for one in path.parent.iterdir()}
    for holding_lock in (True, False):
        with pytest.raises(NewerError, match="newer packview") as caught:
            JournalStorage(path, kept).refresh(holding_lock=holding_lock)
        assert "Update" in caught.value.hint
    with pytest.raises(NewerError):
        put(storage, c=3)
    assert {one: one.read_bytes() for one in path.parent.iterdir()} == before


DAMAGES = [
    b"",
    b'{"schema_version":2,"notes":{"a":{"n"',
    b"\xff\xfe",
    b"null",
    b"[]",
    b'{"notes":{}}',
    b'{"schema_version":2,"notes":[]}',
    b'{"schema_version":2,"notes":{"a":1}}',
    b'<<<<<<< ours\n{"schema_version":2}\n=======\n',
    b'{"schema_version":"2"}',
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_of_a_damaged_file_everything_comes_back(
    storage: JournalStorage, path: Path, kept: Path, damage: bytes
) -> None:
    put(storage, a=1)
    put(storage, a=2, b=2)
    put(storage, c=3)
    path.write_bytes(damage)
    assert not JournalStorage(path, kept).refresh(holding_lock=False)
    assert path.read_bytes() == damage, "who holds no lock changes nothing"
    again = mended(path, kept)
    assert numbers(path) == {"a": 2, "b": 2, "c": 3}
    (aside,) = path.parent.glob("robin.json.corrupt-*")
    assert aside.read_bytes() == damage
    (report,) = again.reports
    assert str(aside) in report
    assert "newest backup" in report


def test_a_file_that_is_gone_while_its_journal_is_there_comes_back(
    storage: JournalStorage, path: Path, kept: Path
) -> None:
    put(storage, a=1)
    put(storage, b=2)
    path.unlink()
    assert "was not there" in mended(path, kept).reports[0]
    assert numbers(path) == {"a": 1, "b": 2}


def test_a_damaged_backup_is_passed_over(storage: JournalStorage, path: Path, kept: Path) -> None:
    put(storage, a=1)
    storage.write({"notes": {"a": {"n": 2}}})
    newest = max(kept.glob("*.json"))
    newest.write_bytes(b"\x00\x00")
    path.write_bytes(b"")
    mended(path, kept)
    assert numbers(path) == {"a": 1}


def test_without_a_backup_what_the_journal_holds_is_left(
    storage: JournalStorage, path: Path, kept: Path
) -> None:
    put(storage, a=1)
    put(storage, b=2)
    shutil.rmtree(kept)
    path.write_bytes(b"{")
    assert "there is no backup" in mended(path, kept).reports[0]
    assert numbers(path) == {"b": 2}


def test_a_file_that_cannot_be_read_is_not_taken_for_damaged(storage: JournalStorage, path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(PackviewError, match="cannot be read"):
        storage.read()
    assert list(path.parent.iterdir()) == [path]


def test_a_backup_that_fails_does_not_fail_the_save(storage: JournalStorage, path: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"in the way")
    put(storage, a=1)
    put(storage, b=2)
    assert numbers(path) == {"a": 1, "b": 2}


def test_a_file_of_the_first_form_is_read_and_kept_before_it_changes_form(path: Path, kept: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(V1)
    storage = JournalStorage(path, kept)
    assert storage.refresh(holding_lock=False)
    assert numbers(path) == {"a": 1}
    assert path.read_bytes() == V1
    put(storage, b=2)
    assert numbers(path) == {"a": 1, "b": 2}
    assert b'"schema_version":2' in path.read_bytes()
    (old,) = kept.glob("*-before-version-2.json")
    assert old.read_bytes() == V1


def test_where_the_first_form_cannot_be_kept_the_file_stays_as_it_is(path: Path, kept: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(V1)
    kept.parent.mkdir()
    kept.write_bytes(b"in the way")
    with pytest.raises(PackviewError):
        put(JournalStorage(path, kept), b=2)
    assert path.read_bytes() == V1


def test_the_journal_of_another_machine_is_not_lost(storage: JournalStorage, path: Path, kept: Path) -> None:
    """What was added to the journal while elsewhere the file was written anew from its start."""
    put(storage, a=1)
    put(storage, b=2)
    before = journal_of(path).read_bytes()
    storage.write({"notes": {"a": {"n": 5}, "b": {"n": 2}}})
    journal_of(path).write_bytes(before + journal.change_line({"notes": {"c": msgspec.Raw(b'{"n":3}')}}))
    assert load(path).problems == {Problem.UNFOLDED}
    mended(path, kept)
    assert numbers(path) == {"a": 5, "b": 2, "c": 3}


def test_a_journal_of_long_ago_changes_nothing_and_is_kept(
    storage: JournalStorage, path: Path, kept: Path
) -> None:
    put(storage, a=1)
    put(storage, a=2)
    old = journal_of(path).read_bytes()
    storage.write({"notes": {"a": {"n": 3}}})
    storage.write({"notes": {"a": {"n": 4}}})
    journal_of(path).write_bytes(old)
    assert "long before" in mended(path, kept).reports[0]
    assert numbers(path) == {"a": 4}
    assert [aside.read_bytes() for aside in path.parent.glob("*.corrupt-*")] == [old]


def test_a_file_older_than_its_journal_is_brought_up_to_date(
    storage: JournalStorage, path: Path, kept: Path
) -> None:
    put(storage, a=1)
    old = path.read_bytes()
    storage.write({"notes": {"a": {"n": 1}, "b": {"n": 2}}})
    put(storage, c=3)
    path.write_bytes(old)
    assert numbers(path) == {"a": 1, "c": 3}
    assert "older than its journal" in mended(path, kept).reports[0]
    assert numbers(path) == {"a": 1, "b": 2, "c": 3}


def test_what_must_leave_no_trace_leaves_none(storage: JournalStorage, path: Path) -> None:
    put(storage, a=1)
    put(storage, b=77777)
    storage.append({"notes": {"b": REMOVED}}, leave_no_trace=True)
    assert numbers(path) == {"a": 1}
    assert not any(b"77777" in one.read_bytes() for one in path.parent.iterdir())


def test_a_journal_that_cannot_be_taken_away_is_told_and_taken_away_later(
    storage: JournalStorage, path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(storage, a=1)
    put(storage, b=77777)

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        storage.append({"notes": {"b": REMOVED}}, leave_no_trace=True)
    assert "could not be removed" in storage.reports[0]
    assert numbers(path) == {"a": 1}
    assert mended(path, kept).reports == []
    assert names(path.parent) == {"robin.json"}


documents = st.dictionaries(st.sampled_from("abcd"), st.none() | st.integers(0, 9), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(documents, min_size=1, max_size=6), st.integers(0, 400), st.data())
def test_a_journal_cut_anywhere_holds_a_beginning_of_the_changes(
    works: list[dict[str, int | None]], cut: int, data: st.DataObject
) -> None:
    states: list[dict[str, bytes]] = [{}]
    whole = journal.first_line(1)
    for work in works:
        changes = {
            name: REMOVED if number is None else msgspec.Raw(b'{"n":%d}' % number)
            for name, number in work.items()
        }
        whole += journal.change_line({"notes": changes})
        tables: Any = {"notes": {name: msgspec.Raw(raw) for name, raw in states[-1].items()}}
        journal.apply(tables, {"notes": changes})
        states.append({name: bytes(raw) for name, raw in tables["notes"].items()})
    found = journal.parse(whole[:cut])
    tables = {}
    for _, change in found.changes:
        journal.apply(tables, change)
    assert {name: bytes(raw) for name, raw in tables.get("notes", {}).items()} == states[len(found.changes)]
    assert not found.damaged
    assert whole[: found.end].endswith(b"\n") or not found.end


@given(st.dictionaries(st.text(max_size=5), st.dictionaries(st.text(max_size=5), st.text(max_size=9))))
def test_documents_come_back(content: dict[str, dict[str, str]]) -> None:
    tables = {"notes": {name: msgspec.Raw(msgspec.json.encode(value)) for name, value in content.items()}}
    found = decode(encode(tables, generation=4, folded=7), Path("x"))
    assert found is not None
    assert (found.version, found.generation, found.folded) == (2, 4, 7)
    back = {name: msgspec.json.decode(bytes(raw)) for name, raw in found.tables["notes"].items()}
    assert back == content


def test_damage_is_an_error_of_its_own() -> None:
    assert issubclass(DamagedError, PackviewError)
