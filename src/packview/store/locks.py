"""Locks between the processes of one machine, kept in the library's own folder, never in one that may be shared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from packview.errors import PackviewError
from packview.store.atomic import in_words, make_folder

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

    Raises:
        PackviewError: another process holds it all that time, or it cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  it takes long to load, and reading needs none

    path = home.joinpath("locks", *names[:-1], f"{names[-1]}.lock")
    lock = FileLock(path, mode=0o600)
    try:
        make_folder(path.parent)
        lock.acquire(timeout=wait, poll_interval=0.01)
    except Timeout as error:
        raise PackviewError(
            f"Another packview has been busy with {what} for {wait:.0f} seconds", "Close it, then try again"
        ) from error
    except OSError as error:
        raise in_words(error, path) from error
    try:
        yield
    finally:
        lock.release()
