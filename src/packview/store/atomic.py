"""Files: written whole or not at all, and locked between processes.

Locks are kept in the library's own folder, never in one that may be shared.
"""

import errno
import os
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from packview.errors import PackviewError
from packview.text import one_line

_SUFFIX = ".packview-tmp"
_STRAY_AFTER = 600.0
"""Seconds after which a temporary file belongs to nobody: no write takes that long."""
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""What file systems answer that cannot sync a folder; there is nothing more to do then."""


def write_atomic(
    path: Path, data: bytes, *, durable: bool = True, locked: bool = False, below: Path | None = None
) -> None:
    """Write a file so that it holds either all of the old content or all of the new, whatever happens.

    On return the new content is on the disk itself. New files are for the member's eyes only (0600), new folders
    too (0700); a file that is replaced keeps its permissions. A symbolic link is followed.

    Args:
        path: the file; its folder is made where it is missing.
        data: the new content.
        durable: False leaves it to the system when the bytes reach the disk: for copies of what is safe elsewhere.
        locked: nobody else can be writing this file now, so what earlier writes left behind is cleared away at once.
        below: a shared folder above the file; the file and its folders get that folder's rights instead.

    Raises PackviewError: it could not be written; the old content is still there.
    """
    path, below = Path(os.path.realpath(path)), below and Path(os.path.realpath(below))
    with saving(path):
        make_folder(path.parent, below)
        sweep(path, older_than=0.0 if locked else _STRAY_AFTER)
        _write(path, data, durable=durable, rights=_rights_below(below) if below else None)


def _rights_below(shared: Path) -> tuple[int, int] | None:
    """What a shared folder gives to folders in it, and its group: 2775 gives 2770, to files 0660.

    Others get something only where they may write in the folder itself. None where the system has no such rights.
    """
    if os.name == "nt" or not shared.is_dir():
        return None
    seen = shared.stat()
    others = seen.st_mode & 0o007 if seen.st_mode & 0o002 else 0
    return (seen.st_mode & 0o3770) | 0o700 | others, seen.st_gid


def make_folder(folder: Path, below: Path | None = None) -> None:
    """Make a folder and those it lies in: for the member's eyes only, or with the rights of the one it is ``below``.

    Raises OSError: it cannot be made.
    """
    if not folder.is_dir():
        make_folder(folder.parent, below)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)
    rights = _rights_below(below) if below and below in folder.parents else None
    if rights and folder.stat().st_uid == os.getuid() and stat.S_IMODE(folder.stat().st_mode) != rights[0]:
        _give(folder, *rights)


def _give(path: Path, mode: int, group: int) -> None:
    """Give rights to a file or folder; the group's only where it is the right group: no other may read notes."""
    with suppress(OSError):  # some drives have one owner and rights of their own
        if path.stat().st_gid != group:
            os.chown(path, -1, group)
    with suppress(OSError):
        path.chmod(mode if path.stat().st_gid == group else mode & ~0o2070)


def sync_file(path: Path) -> None:
    """Have a file's content on the disk. Raises OSError: the disk refuses."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have on the disk which files a folder holds, where the system can do that. Raises OSError: the disk refuses."""
    if os.name == "nt":  # Windows syncs a folder's entries itself and opens no folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Write to a file; what the system refuses is told as a PackviewError, with what to do, in words a member understands."""
    try:
        yield
    except OSError as error:
        name, folder = one_line(path.name), one_line(str(path.parent))
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT:
                told = f"There is no room left to save {name} in {folder}", "Make room, then try again"
            case errno.EACCES | errno.EPERM:
                told = f"{name} may not be written in {folder}", "Change that folder's permissions"
            case errno.EROFS:
                told = f"{folder} can only be read, so {name} was not saved", "Choose another folder"
            case errno.ENAMETOOLONG:
                told = f"The name {name[:40]}... is too long for a file", "Choose a shorter one"
            case errno.ENOTDIR | errno.EEXIST:
                told = f"{folder} is not a folder", "Move what stands in its place, or choose another"
            case _:
                reason = one_line(error.strerror or type(error).__name__)
                told = f"{name} could not be saved in {folder}: {reason}", "Check the disk, then try again"
        raise PackviewError(*told) from error


def _write(path: Path, data: bytes, *, durable: bool, rights: tuple[int, int] | None = None) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=_SUFFIX, dir=path.parent)
    temporary = Path(name)
    try:
        try:
            if rights:
                _give(temporary, rights[0] & 0o666, rights[1])
            elif path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) != 0o600:
                temporary.chmod(mode)
            write_all(descriptor, data)
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if durable and os.name != "nt":
            _replace(temporary, path)
        else:  # Windows syncs no folder, and a file that is open cannot be replaced there
            temporary.replace(path)
    except OSError:
        with suppress(OSError):  # it is swept later
            temporary.unlink(missing_ok=True)
        raise


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of it. Raises OSError: the disk refuses; part of it may be written."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _replace(temporary: Path, path: Path) -> None:
    """Put the new file in place of the old; where the folder cannot be synced, put the old one back."""
    with path.open("rb") if path.exists() else nullcontext() as old:
        temporary.replace(path)
        try:
            sync_folder(path.parent)
        except OSError:
            with suppress(OSError):  # where that fails too, the new content stays, and it is whole
                if old is None:
                    path.unlink()
                else:
                    _write(path, old.read(), durable=False)
            raise


def _strays(path: Path) -> list[Path]:
    """What writes of a file, or of any file in a folder, left behind that were ended halfway, or are under way.

    Raises OSError: the folder cannot be read.
    """
    folder, start = (path, ".") if path.is_dir() else (path.parent, f".{path.name[:80]}.")
    return [one for one in folder.iterdir() if one.name.startswith(start) and one.name.endswith(_SUFFIX)]


def sweep(path: Path, *, older_than: float) -> None:
    """Take away what writes of a file, or of any file in a folder, left behind. Raises OSError: the folder cannot be read.

    ``older_than``: seconds; 0 for all of it, which is right only where nobody else can be writing.
    """
    for stray in _strays(path):
        with suppress(OSError):  # somebody else took it away, or may: it harms nobody
            if older_than == 0 or stray.lstat().st_mtime < time.time() - older_than:
                stray.unlink()


_TRIES = 3


def lock_file(home: Path, *names: str) -> Path:
    """The file of a lock, which stays when the lock is free."""
    return home.joinpath("locks", *names[:-1], f"{names[-1]}.lock")


WAIT = 15.0
"""Seconds to wait for another process before telling the member."""


@contextmanager
def locked(home: Path, *names: str, what: str, wait: float = WAIT) -> Iterator[None]:
    """Hold a lock; a process that is killed lets go of its own.

    Args:
        home: the library's folder.
        names: of the lock: folders and a file under ``locks``.
        what: what it guards, for the message: 'your notes'.
        wait: seconds.

    Raises PackviewError: another process holds it all that time, or it cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  it takes long to load, and reading needs none

    path = lock_file(home, *names)
    lock = FileLock(path, mode=0o600)
    with saving(path):
        make_folder(path.parent)
        try:
            lock.acquire(timeout=wait, poll_interval=0.01)
        except Timeout as error:
            since = f"has been busy with {what} for {wait:.0f} seconds" if wait else f"is busy with {what}"
            told = f"Another packview {since}"
            raise PackviewError(told, "Close it, then try again") from error
    try:
        yield
    finally:
        for _ in range(
            _TRIES
        ):  # what was done is done; who comes next is told where the system keeps the lock
            with suppress(OSError):
                lock.release(force=True)
                break


def sweep_beside(home: Path, lock: Sequence[str], paths: Iterable[Path]) -> None:
    """Take away what writes of some files left behind, if nobody is writing them now. Never fails.

    ``lock``: the names of the lock that guards the files.
    """
    with suppress(PackviewError, OSError):
        there = [path for path in paths if path.parent.is_dir()]
        if any(map(_strays, there)):
            with locked(home, *lock, what="your notes", wait=0):
                for path in there:
                    sweep(path, older_than=0)
