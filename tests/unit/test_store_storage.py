"""TinyDB on files that survive: newer files refused, damaged ones kept, backups used."""

import errno
import json
import os
import stat
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from packview.errors import PackviewError
from packview.store import backups as backups_module
from packview.store.atomic_storage import AtomicStorage, DamagedError
from packview.store.backups import KEEP, Backups


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes" / "robin.json"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "robin"


@pytest.fixture
def storage(path: Path, kept: Path) -> AtomicStorage:
    return AtomicStorage(path, kept, holding_lock=True)


def reread(path: Path, kept: Path, *, holding_lock: bool = True) -> Any:
    return AtomicStorage(path, kept, holding_lock=holding_lock).read()


class Clock:
    """Stands in for datetime where backups take their time from."""

    def __init__(self) -> None:
        self.time = datetime(2026, 8, 1, tzinfo=UTC)

    def now(self, zone: Any) -> datetime:
        self.time += timedelta(microseconds=1)
        return self.time

    def strptime(self, text: str, form: str) -> datetime:
        return datetime.strptime(text, form)  # noqa: DTZ007  the caller adds the zone


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(backups_module, "datetime", clock)
    return clock


def test_nothing_there_is_nothing(storage: AtomicStorage, path: Path) -> None:
    assert storage.read() is None
    assert not path.exists()


def test_what_was_written_is_read_by_another(storage: AtomicStorage, path: Path, kept: Path) -> None:
    storage.write({"notes": {"a": {"text": "Étude\n„x“"}}})
    assert reread(path, kept) == {"notes": {"a": {"text": "Étude\n„x“"}}}
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["schema_version"] == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_document_is_a_line(storage: AtomicStorage, path: Path) -> None:
    storage.write({"notes": {"a": {"n": "}\n{"}, "b": {"n": 2}}, "more": {}})
    assert path.read_text(encoding="utf-8").splitlines() == [
        '{"schema_version":1,',
        '"notes":{"a":{"n":"}\\n{"},',
        '"b":{"n":2}}',
        ",",
        '"more":{}',
        "}",
    ]


def test_tinydb_works_on_it(path: Path, kept: Path) -> None:
    database = TinyDB(path, kept, holding_lock=True, storage=AtomicStorage)
    table = database.table("notes", cache_size=0)
    number = table.insert({"text": "one"})
    table.update({"text": "two"}, doc_ids=[number])
    other = TinyDB(path, kept, holding_lock=False, storage=AtomicStorage).table("notes", cache_size=0)
    assert [dict(document) for document in other.all()] == [{"text": "two"}]


def test_what_cannot_be_serialised_leaves_the_file(storage: AtomicStorage, path: Path, kept: Path) -> None:
    storage.write({"notes": {"a": {}}})
    before = path.read_bytes()
    with pytest.raises(TypeError):
        storage.write({"notes": {"a": object()}})
    assert path.read_bytes() == before
    assert storage.read() == {"notes": {"a": {}}}


def test_a_failed_write_is_not_remembered(
    storage: AtomicStorage, path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.write({"notes": {"a": {"n": 1}}})
    tables = storage.read()
    assert tables is not None
    tables["notes"]["a"]["n"] = 2  # as TinyDB changes what it read

    def full(_: Any) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(PackviewError, match="no room"):
            storage.write(tables)
    assert storage.read() == {"notes": {"a": {"n": 1}}}


@pytest.mark.parametrize("holding_lock", [True, False])
def test_a_newer_file_is_refused_and_untouched(path: Path, kept: Path, holding_lock: bool) -> None:
    path.parent.mkdir(parents=True)
    path.write_text('{"schema_version": 2, "notes": {"a": ["in a way of its own"]}}', encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(PackviewError, match="newer packview") as caught:
        reread(path, kept, holding_lock=holding_lock)
    assert "Update" in caught.value.hint
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b'{"schema_version":1,"notes":{"a":{"n"',
        b"\xff\xfe",
        b"null",
        b"[]",
        b'{"notes":{}}',
        b'{"schema_version":1,"notes":[]}',
        b'{"schema_version":1,"notes":{"a":1}}',
        b'<<<<<<< ours\n{"schema_version":1}\n=======\n',
        b'{"schema_version":"1"}',
    ],
)
def test_a_damaged_file_is_kept_and_the_newest_backup_used(
    storage: AtomicStorage, path: Path, kept: Path, damage: bytes
) -> None:
    storage.write({"notes": {"a": {"n": 1}}})
    storage.write({"notes": {"a": {"n": 2}}})
    path.write_bytes(damage)
    with pytest.raises(DamagedError):
        reread(path, kept, holding_lock=False)
    assert path.read_bytes() == damage, "who holds no lock changes nothing"
    again = AtomicStorage(path, kept, holding_lock=True)
    assert again.read() == {"notes": {"a": {"n": 2}}}
    (aside,) = path.parent.glob("robin.json.corrupt-*")
    assert aside.read_bytes() == damage
    (report,) = again.reports
    assert str(aside) in report
    assert "newest backup" in report
    assert reread(path, kept, holding_lock=False) == {"notes": {"a": {"n": 2}}}


def test_a_damaged_backup_is_passed_over(storage: AtomicStorage, path: Path, kept: Path) -> None:
    storage.write({"notes": {"a": {"n": 1}}})
    storage.write({"notes": {"a": {"n": 2}}})
    newest = max(kept.iterdir())
    newest.write_bytes(b"\x00\x00")
    path.write_bytes(b"")
    assert reread(path, kept) == {"notes": {"a": {"n": 1}}}


def test_without_a_backup_a_damaged_file_is_kept_and_the_notes_start_empty(
    storage: AtomicStorage, path: Path
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"{")
    assert storage.read() == {}
    assert [aside.read_bytes() for aside in path.parent.glob("*.corrupt-*")] == [b"{"]
    assert "there is no backup" in storage.reports[0]


def test_a_file_that_cannot_be_read_is_not_taken_for_damaged(storage: AtomicStorage, path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(PackviewError, match="cannot be read"):
        storage.read()
    assert list(path.parent.iterdir()) == [path]


def test_a_backup_that_fails_does_not_fail_the_save(storage: AtomicStorage, path: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"in the way")
    storage.write({"notes": {"a": {}}})
    assert reread(path, kept) == {"notes": {"a": {}}}


def test_backups_are_the_last_write_and_earlier_ones_spaced_out(tmp_path: Path, clock: Clock) -> None:
    backups = Backups(tmp_path / "kept")
    for number in range(120):  # two hours, a save a minute
        backups.add(b"%d" % number)
        clock.time += timedelta(minutes=1)
    found = [int(data) for data in backups.newest_first()]
    assert found[0] == 119
    assert len(found) == KEEP
    assert all(newer - older >= 10 for newer, older in pairwise(found[1:]))
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "kept").iterdir()} == {0o600}


def test_the_last_write_is_the_newest_backup_though_the_clock_was_set_back(
    tmp_path: Path, clock: Clock
) -> None:
    backups = Backups(tmp_path / "kept")
    backups.add(b"first")
    clock.time -= timedelta(days=400)
    backups.add(b"second")
    assert list(backups.newest_first()) == [b"second", b"first"]


def test_other_files_among_backups_stay(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "mine.json").write_bytes(b"x")
    backups = Backups(folder)
    for number in range(10):
        backups.add(b"%d" % number)
        clock.time += timedelta(hours=1)
    assert (folder / "mine.json").exists()
    assert b"x" not in list(backups.newest_first())
    assert len(list(folder.iterdir())) == KEEP + 1
