"""A panel on a group drive: two users of one machine, in one group, share a folder of mode 2775."""

import os
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from packview.config import Config
from packview.model import Anchor
from packview.services.library.library import Library
from packview.store.meeting_log import MeetingLog
from stored import NoteStore, make

GROUP, USERS = 31502, {"Robin": 31502, "Sam": 31503}


def as_user(user: int, groups: list[int], work: Callable[[], str]) -> str:
    """Do something as another user; what it gives, or how it failed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgroups(groups)
            os.setgid(user)
            os.setuid(user)
            os.umask(0o077)
            told = work()
        except BaseException:  # noqa: BLE001  nothing of the child may go on in the parent's place
            told = traceback.format_exc()
        os.write(writing, told.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator is several users"
)
@pytest.mark.parametrize("mode", [0o2775, 0o2770, 0o3770])
def test_two_users_read_each_other_and_others_read_nothing(tmp_path: Path, mode: int) -> None:
    for folder in tmp_path.parents[:3]:
        folder.chmod(folder.stat().st_mode | 0o011)
    tmp_path.chmod(0o755)
    shared = tmp_path / "shared"
    shared.mkdir()
    os.chown(shared, -1, GROUP)
    shared.chmod(mode)

    def write(name: str, shared: Path = shared) -> str:
        library = Library(tmp_path / name, Config(member=name, shared=shared))
        book = library.notebook("a-pack")
        book.add(kind="question", text=f"From {name}", anchor=Anchor())
        book.add(kind="note", text="mine alone", anchor=Anchor(), private=True)
        return repr([note.text for note in library.colleagues("a-pack").notes(book.notes()).notes])

    (tmp_path / "first").mkdir()
    write("Kim", tmp_path / "first")  # loads all there is: other users may not read where this checkout is
    seen = []
    for name, user in USERS.items():
        (tmp_path / name).mkdir()
        os.chown(tmp_path / name, user, user)
        seen.append(as_user(user, [GROUP], lambda name=name: write(name)))  # type: ignore[misc]  # binds name now
    assert seen == ["[]", "['From Robin']"]
    for path in shared.rglob("*"):
        assert path.stat().st_gid == GROUP
        assert path.stat().st_mode & 0o7777 == (mode & 0o7770 if path.is_dir() else 0o660)
    assert "PermissionError" in as_user(31509, [], lambda: repr(list((shared / "a-pack").iterdir())))


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_logs_copy_and_a_folder_behind_a_link_get_them_too(tmp_path: Path) -> None:
    real, link = tmp_path / "drive", tmp_path / "shared"
    real.mkdir()
    real.chmod(0o770)
    link.symlink_to(real)
    NoteStore(tmp_path / "home", "a-pack", "robin", link).add(make("one"))
    log = MeetingLog(tmp_path / "home", "a-pack", "robin", shared=link, for_sharing=lambda acts: acts)
    log.share()
    modes = {path.stat().st_mode & 0o777 for path in real.rglob("*") if path.is_dir()}
    assert modes == {0o770}
    assert {path.stat().st_mode & 0o777 for path in real.rglob("*") if path.is_file()} == {0o660}
