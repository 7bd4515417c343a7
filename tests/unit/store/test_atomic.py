"""A file is written whole or not at all: an error at any step leaves what was there, and nothing beside it."""

import errno
import os
import stat
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packview.errors import PackviewError
from packview.store.atomic import locked, write_atomic

STEPS = ("open", "fsync", "replace")


def fail_at(monkeypatch: pytest.MonkeyPatch, step: int, code: int) -> list[str]:
    """Make the step-th call (0..) of what writing needs of the system raise; returns the calls as they come."""
    calls: list[str] = []

    def failing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            calls.append(name)
            if len(calls) == step + 1:
                raise OSError(code, os.strerror(code))
            return real(*arguments, **named)

        return call

    for name in STEPS:
        monkeypatch.setattr(os, name, failing(name, getattr(os, name)))
    return calls


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_files_and_folders_are_for_the_member_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "note.json"
    write_atomic(path, b"text")
    assert path.read_bytes() == b"text"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}
    assert names(path.parent) == ["note.json"]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "shared.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "drive" / "note.json"
    write_atomic(real, b"old")
    link = tmp_path / "note.json"
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_steps_are_those_of_a_safe_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "note.json").write_bytes(b"old")
    calls = fail_at(monkeypatch, -1, 0)
    write_atomic(tmp_path / "note.json", b"new")
    assert calls == ["open", "fsync", "replace", "open", "fsync"]


@pytest.mark.parametrize("old", [b"old", None])
@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
def test_an_error_at_any_step_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, old: bytes | None
) -> None:
    path = tmp_path / "note.json"
    if old is not None:
        path.write_bytes(old)
    fail_at(monkeypatch, step, errno.EIO)
    with pytest.raises(PackviewError, match=r"note\.json could not be saved"):
        write_atomic(path, b"new")
    assert (path.read_bytes() if path.exists() else None) == old
    assert names(tmp_path) == (["note.json"] if old is not None else [])


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_an_error_while_writing_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "note.json"
    path.write_bytes(b"old")

    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        if len(data) < 3:
            raise OSError(code, os.strerror(code))
        return real(descriptor, bytes(data[:1]))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(PackviewError):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["note.json"]


def test_where_the_old_content_cannot_be_put_back_the_new_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.json"
    path.write_bytes(b"old")
    replaces = 0
    real = os.replace

    def no_second(*arguments: Any) -> None:
        nonlocal replaces
        replaces += 1
        if replaces > 1:
            raise OSError(errno.EIO, "")
        real(*arguments)

    fail_at(monkeypatch, 3, errno.EIO)
    monkeypatch.setattr(os, "replace", no_second)
    with pytest.raises(PackviewError):
        write_atomic(path, b"new")
    assert replaces == 2
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["note.json"]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_syncs_no_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "note.json"
    path.write_bytes(b"old")
    calls = fail_at(monkeypatch, 4, code)
    write_atomic(path, b"new")
    assert calls[4] == "fsync"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "words", "hint"),
    [
        (errno.ENOSPC, "no room left", "Make room"),
        (errno.EDQUOT, "no room left", "Make room"),
        (errno.EACCES, "may not be written", "permissions"),
        (errno.EROFS, "can only be read", "another folder"),
        (errno.ENAMETOOLONG, "too long", "shorter"),
        (errno.EIO, "could not be saved", "Check the disk"),
    ],
)
def test_errors_are_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, hint: str
) -> None:
    fail_at(monkeypatch, 0, code)
    with pytest.raises(PackviewError) as caught:
        write_atomic(tmp_path / "note.json", b"new")
    assert words in caught.value.message
    assert hint in caught.value.hint
    assert "Errno" not in str(caught.value)


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"")
    with pytest.raises(PackviewError, match="is not a folder"):
        write_atomic(tmp_path / "notes" / "note.json", b"new")


def test_what_an_ended_write_left_is_swept_when_it_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.json"
    _, stray = tempfile.mkstemp(prefix=".note.json.", suffix=".packview-tmp", dir=tmp_path)
    other = tmp_path / ".other.json.x.packview-tmp"
    other.write_bytes(b"")
    write_atomic(path, b"1")
    assert Path(stray).exists(), "another process may be writing it"
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3600)
    write_atomic(path, b"2")
    assert names(tmp_path) == [other.name, "note.json"]


def test_under_a_lock_whatever_is_left_is_swept_at_once(tmp_path: Path) -> None:
    tempfile.mkstemp(prefix=".note.json.", suffix=".packview-tmp", dir=tmp_path)
    write_atomic(tmp_path / "note.json", b"1", locked=True)
    assert names(tmp_path) == ["note.json"]


@pytest.mark.parametrize("times", [1, 2, 9])
def test_what_was_done_under_a_lock_that_cannot_be_let_go_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    fcntl = pytest.importorskip("fcntl")
    real, left = fcntl.flock, [times]

    def flock(descriptor: int, how: int) -> None:
        if how == fcntl.LOCK_UN and left[0]:
            left[0] -= 1
            raise OSError(errno.EIO, "no")
        real(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(tmp_path, "notes", what="your notes", wait=0):
        pass
    if times < 3:
        with locked(tmp_path, "notes", what="your notes", wait=0):
            assert not left[0]
