"""Earlier states of a member's notes on one pack, spaced out, in a folder of their own outside those that may be shared.

Every backup has the newest state of each note of all the member's files that were seen here, and what was missing from them.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from packview.errors import PackviewError
from packview.model import Note
from packview.store.atomic import read_there, write_atomic
from packview.store.notes.documents import notes_in
from packview.store.notes.file import Record, decode
from packview.store.notes.old_forms import journal_of, read_old

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

    @property
    def of_old_form(self) -> bool:
        """Whether it was made before a file of an older form was brought over."""
        return _OLD_FORM in self.path.name

    @cached_property
    def records(self) -> dict[str, Record] | None:
        """The whole records it has, None where it cannot be read."""
        try:
            content = decode(read_there(self.path) or b"", self.path)
            if content is not None:
                found = {identity: one for identity, one in content.records.items() if one.whole}
                return found if found or not content.damaged else None
            old = read_old(self.path)
        except PackviewError:
            return None
        return old.records() if old else {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """Its notes by their identities."""
        return tuple(note for _, note in sorted(notes_in(self.records or {}).items()))


class Backups:
    """The backups of one file of notes; ``folder`` is theirs alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> None:
        """Keep what was just saved. Never fails: the file itself is on the disk already."""
        now = datetime.now(UTC)
        kept = [one for one in self.newest_first() if not one.of_old_form]
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
            with suppress(FileNotFoundError):
                write_atomic(self.folder / f"{name}{one.suffix}", one.read_bytes())

    def keep_damaged(self, path: Path) -> Path:
        """Copy a damaged file aside, so that nothing of what was in it is gone; where to. Raises PackviewError: that failed."""
        aside = self.folder / f"{path.name}.corrupt-{datetime.now(UTC).strftime(_TIME)}"
        with suppress(FileNotFoundError):
            write_atomic(aside, path.read_bytes())
        return aside

    def newest_first(self) -> list[Backup]:
        """All backups."""
        try:
            paths = [path for path in self.folder.iterdir() if path.suffix == ".json"]
        except OSError:  # there is no folder yet, or it may not be read
            return []
        found = [Backup(path, time) for path in paths if (time := _time(path.stem)) is not None]
        return sorted(found, key=lambda backup: backup.path.name, reverse=True)

    def newest(self) -> dict[str, Record] | None:
        """The records of the newest backup that can be read, None for none."""
        found = (backup.records for backup in self.newest_first())
        return next((records for records in found if records is not None), None)


def note_backups(home: Path, pack_id: str, member_id: str) -> tuple[Backup, ...]:
    """The backups of the shared and the private notes that can be read, newest first."""
    folders = (home / "backups" / kind / pack_id / member_id for kind in ("notes", "private"))
    found = (one for folder in folders for one in Backups(folder).newest_first() if one.records is not None)
    return tuple(sorted(found, key=lambda one: one.time, reverse=True))


def _time(name: str) -> datetime | None:
    try:
        return datetime.strptime(name.partition(_OLD_FORM)[0], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
