"""Earlier states of a member's notes on one pack, spaced out, in a folder of their own outside those that may be shared.

Every backup has the newest state of each note of all the member's files that were seen here, and what was missing from them.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from packview.errors import PackviewError
from packview.files import read_there
from packview.model import Note
from packview.store.atomic import write_atomic
from packview.store.notes.documents import notes_in
from packview.store.notes.file import NotesFile, Record
from packview.store.notes.folder import read_notes_file
from packview.store.notes.old_forms import journal_of

KEEP = 5
"""Backups kept of a file: the last state, and those before it at least SPACING apart."""
SPACING = timedelta(minutes=10)
_OLD_FORM = "-before-version-3"
"""In the name of a copy of a file of an older form, made before it was brought over; those stay."""
_TIME = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True)
class Backup:
    """An earlier state of the shared or the private notes, and when it was written."""

    path: Path
    time: datetime

    @property
    def private(self) -> bool:
        """Whether it is of the notes that stay on this machine."""
        return self.path.parents[2].name == "private"

    @cached_property
    def file(self) -> NotesFile | None:
        """The file, None where nothing of it can be read."""
        try:
            file = read_notes_file(self.path)
        except PackviewError:
            return None
        return file if not file.damaged or any(one.check for one in file.records.values()) else None

    @property
    def records(self) -> dict[str, Record]:
        """The whole records it has."""
        return (
            {identity: one for identity, one in self.file.records.items() if one.check} if self.file else {}
        )

    @property
    def notes(self) -> tuple[Note, ...]:
        """Its notes by their identities."""
        return tuple(note for _, note in sorted(notes_in(self.records).items()))


class Backups:
    """The backups of one file of notes; ``folder`` is theirs alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> None:
        """Keep what was just saved. Never fails: the file itself is on the disk already."""
        now = datetime.now(UTC)
        kept = [one for one in self.newest_first() if _OLD_FORM not in one.path.name]
        if kept:
            now = max(now, kept[0].time + timedelta(microseconds=1))  # clocks are set back
        with suppress(PackviewError, OSError):  # a full disk, say; then the older backups are what there is
            write_atomic(self.folder / f"{now.strftime(_TIME)}.json", data, durable=False)
            if len(kept) > 1 and kept[0].time - kept[1].time < SPACING:
                kept.pop(0).path.unlink(missing_ok=True)
            for old in kept[KEEP - 1 :]:
                journal_of(old.path).unlink(missing_ok=True)
                old.path.unlink(missing_ok=True)

    def keep_old_form(self, path: Path) -> None:
        """Keep a file of an older form with its journal, before it is taken away. Raises PackviewError: that failed."""
        name = datetime.now(UTC).strftime(_TIME) + _OLD_FORM
        for one in (journal_of(path), path):
            _copy(one, self.folder / f"{name}{one.suffix}")

    def keep_damaged(self, path: Path) -> Path:
        """Copy a damaged file aside, so that nothing of what was in it is gone; where to. Raises PackviewError: that failed."""
        aside = self.folder / f"{path.name}.corrupt-{datetime.now(UTC).strftime(_TIME)}"
        _copy(path, aside)
        return aside

    def newest_first(self) -> list[Backup]:
        """All backups."""
        try:
            paths = [path for path in self.folder.iterdir() if path.suffix == ".json"]
        except OSError:  # there is no folder yet, or it may not be read
            return []
        found = [Backup(path, time) for path in paths if (time := _time(path.stem)) is not None]
        return sorted(found, key=lambda backup: backup.path.name, reverse=True)

    def newest_is(self, data: bytes) -> bool:
        """Whether the newest backup is this very content, which is told without understanding it."""
        try:
            return any(read_there(one.path) == data for one in self.newest_first()[:1])
        except PackviewError:
            return False

    def newest(self, *, old: bool = False) -> Backup | None:
        """The newest backup that can be read, None for none; ``old``: of a file of an older form, with nothing missing."""
        for one in self.newest_first():
            if one.file and (one.file.old > one.file.damaged if old else _OLD_FORM not in one.path.name):
                return one
        return None


def note_backups(home: Path, pack_id: str, member_id: str) -> tuple[Backup, ...]:
    """The backups of the shared and the private notes that can be read, newest first."""
    folders = (home / "backups" / kind / pack_id / member_id for kind in ("notes", "private"))
    found = (one for folder in folders for one in Backups(folder).newest_first() if one.file)
    return tuple(sorted(found, key=lambda one: one.time, reverse=True))


def _copy(path: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        write_atomic(target, path.read_bytes())


def _time(name: str) -> datetime | None:
    try:
        return datetime.strptime(name.partition(_OLD_FORM)[0], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
