"""Earlier states of a file of notes, spaced out, in a folder of their own.

The newest one is the file as it is now, with a copy of its journal beside it, so that either can be put right.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from packview.errors import PackviewError
from packview.store.atomic import append_durable, write_atomic
from packview.store.journal.loading import journal_of, stamp

KEEP = 5
"""Backups kept of a file: the last state, and those before it at least SPACING apart."""
SPACING = timedelta(minutes=10)
OLD_FORM = "-before-version-"
"""In the name of a copy made before a file was brought to a newer form; those stay."""
_TIME = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup.

    Attributes:
        path: of its file; the copy of the journal lies beside it.
        time: when the file was written.
    """

    path: Path
    time: datetime


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
        kept = self._rotating()
        if kept:
            now = max(now, kept[0].time + timedelta(microseconds=1))  # clocks are set back
        with suppress(PackviewError, OSError):  # a full disk, say; then the older backups are what there is
            write_atomic(self.folder / f"{now.strftime(_TIME)}.json", data, durable=False)
            if len(kept) > 1 and kept[0].time - kept[1].time < SPACING:
                _remove(kept.pop(0))
            for old in kept[KEEP - 1 :]:
                _remove(old)

    def add_line(self, journal: Path, line: bytes, *, end: int) -> None:
        """Keep what was just added to the journal. Never fails.

        Args:
            journal: the journal itself.
            line: what was added to it.
            end: its length before.
        """
        newest = self.newest()
        if newest is None:
            return
        copy = journal_of(newest.path)
        seen = stamp(copy)
        with suppress(PackviewError, OSError):
            if end and seen is not None and seen[1] == end:
                append_durable(copy, line, end=end, durable=False)
            else:
                write_atomic(copy, journal.read_bytes(), durable=False)

    def keep_old_form(self, data: bytes, version: int) -> None:
        """Keep a file as it was before it is written in a newer form.

        Raises:
            PackviewError: it could not be kept.
        """
        name = f"{now_in_a_name()}{OLD_FORM}{version + 1}.json"
        write_atomic(self.folder / name, data)

    def keep_newest(self) -> None:
        """Take the others away."""
        for old in self.newest_first()[1:]:
            with suppress(OSError):
                _remove(old)

    def newest(self) -> Backup | None:
        """The backup of the last state."""
        return next(iter(self._rotating()), None)

    def newest_first(self) -> list[Backup]:
        """All backups, those made before a newer form among them."""
        return self._found(lambda name: name.partition(OLD_FORM)[0])

    def due(self, path: Path) -> bool:
        """Whether the file should be written anew: its backup is old, or was not made."""
        newest = self.newest()
        if newest is None or datetime.now(UTC) - newest.time >= SPACING:
            return True
        file, copy = stamp(path), stamp(newest.path)
        return file is None or copy is None or file[1] != copy[1]

    def _rotating(self) -> list[Backup]:
        return self._found(lambda name: name)

    def _found(self, stamp_of: Callable[[str], str]) -> list[Backup]:
        try:
            paths = [path for path in self.folder.iterdir() if path.suffix == ".json"]
        except OSError:  # there is no folder yet, or it may not be read
            return []
        found = [Backup(path, time) for path in paths if (time := _time(stamp_of(path.stem))) is not None]
        return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def now_in_a_name() -> str:
    """Now, as part of a file name; later ones sort after earlier ones."""
    return datetime.now(UTC).strftime(_TIME)


def _remove(backup: Backup) -> None:
    journal_of(backup.path).unlink(missing_ok=True)
    backup.path.unlink(missing_ok=True)


def _time(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
