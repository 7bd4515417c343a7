"""Backups of a file: the last state, and earlier ones spaced out."""

import stat
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from packview.store.notes import backups as backups_module
from packview.store.notes.backups import KEEP, Backups


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


def contents(backups: Backups) -> list[bytes]:
    return [backup.path.read_bytes() for backup in backups.newest_first()]


def test_backups_are_the_last_write_and_earlier_ones_spaced_out(tmp_path: Path, clock: Clock) -> None:
    backups = Backups(tmp_path / "kept")
    for number in range(120):  # two hours, a save a minute
        backups.add(b"%d" % number)
        clock.time += timedelta(minutes=1)
    found = [int(data) for data in contents(backups)]
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
    assert contents(backups) == [b"second", b"first"]


def test_other_files_among_backups_stay(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "mine.json").write_bytes(b"x")
    backups = Backups(folder)
    for number in range(10):
        backups.add(b"%d" % number)
        clock.time += timedelta(hours=1)
    assert (folder / "mine.json").exists()
    assert b"x" not in contents(backups)
    assert len(list(folder.iterdir())) == KEEP + 1
