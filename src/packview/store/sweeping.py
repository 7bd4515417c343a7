"""Taking away temporary files that belong to nobody any more."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from packview.errors import PackviewError
from packview.store.atomic import strays, sweep
from packview.store.locks import locked


def sweep_beside(home: Path, lock: Sequence[str], paths: Iterable[Path]) -> None:
    """Take away what writes of some files left behind, if nobody is writing them now. Never fails.

    Args:
        home: the library's folder.
        lock: the names of the lock that guards the files.
        paths: the files; of a folder, all that is left in it.
    """
    left = []
    for path in paths:
        with suppress(OSError):  # there is no such folder yet
            left.extend([path] if strays(path) else [])
    if left:
        with suppress(PackviewError, OSError), locked(home, *lock, what="your notes", wait=0):
            for path in left:
                sweep(path, older_than=0)
