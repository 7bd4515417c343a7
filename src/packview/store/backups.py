"""Earlier states of a file, spaced out, in a folder of their own."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from packview.errors import PackviewError
from packview.store.atomic import write_atomic

KEEP = 5
"""Backups kept of a file: the last write, and those before it at least SPACING apart."""
SPACING = timedelta(minutes=10)
_STAMP = "%Y%m%dT%H%M%S%fZ"


class Backups:
    """The backups of one file.

    Args:
        folder: theirs alone; it lies outside the folders that may be shared, for a note turned private stays in
            an earlier backup.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> None:
        """Keep what was just saved. Never fails: the file itself is on the disk already."""
        now = datetime.now(UTC)
        kept = self._files()
        if kept:
            now = max(now, _time(kept[0]) + timedelta(microseconds=1))  # clocks are set back
        with suppress(PackviewError, OSError):  # a full disk, say; then the older backups are what there is
            write_atomic(self.folder / f"{now.strftime(_STAMP)}.json", data, durable=False)
            if len(kept) > 1 and _time(kept[0]) - _time(kept[1]) < SPACING:
                kept.pop(0).unlink(missing_ok=True)
            for old in kept[KEEP - 1 :]:
                old.unlink(missing_ok=True)

    def newest_first(self) -> Iterator[bytes]:
        """The contents that can be read."""
        for path in self._files():
            with suppress(OSError):  # the next one may do
                yield path.read_bytes()

    def _files(self) -> list[Path]:
        try:
            found = [
                path for path in self.folder.iterdir() if path.suffix == ".json" and _is_stamp(path.stem)
            ]
        except OSError:  # there is no folder yet, or it may not be read
            return []
        return sorted(found, reverse=True)


def stamp() -> str:
    """Now, as part of a file name; later ones sort after earlier ones."""
    return datetime.now(UTC).strftime(_STAMP)


def _time(path: Path) -> datetime:
    return datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)


def _is_stamp(name: str) -> bool:
    try:
        datetime.strptime(name, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return False
    return True
