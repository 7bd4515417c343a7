"""Putting a file and its journal right from their backups, under the lock; what was damaged is kept aside."""

from dataclasses import dataclass, field
from pathlib import Path

from packview.errors import PackviewError
from packview.store.atomic import in_words, write_atomic
from packview.store.backups import Backup, Backups, now_in_a_name
from packview.store.journal.journal import Journal
from packview.store.journal.loading import Loaded, Problem, journal_of, merged, read_journal, stamp
from packview.store.journal.snapshot import Snapshot, decode


@dataclass(slots=True)
class Mended:
    """What a file and its journal should hold.

    Attributes:
        loaded: that.
        rewrite: whether the file is to be written anew; else its journal is only to be taken away.
        reports: what was put right, in sentences for the member, without full stop.
    """

    loaded: Loaded
    rewrite: bool = True
    reports: list[str] = field(default_factory=list)


def has_more(backups: Backups, loaded: Loaded) -> bool:
    """Whether the copy of the journal holds more than the journal: it was cut short, or taken away."""
    newest = backups.newest()
    copied = stamp(journal_of(newest.path)) if newest else None
    if newest is None or copied is None or copied[1] <= (loaded.end if loaded.continues else 0):
        return False
    return _read_copy(newest).follows == loaded.snapshot.generation


def mend(path: Path, backups: Backups, loaded: Loaded) -> Mended:
    """Find out what should be there; the files themselves are not written, but those that are damaged copied aside.

    Raises:
        PackviewError: a damaged file could not be copied aside.
    """
    problems = loaded.problems
    if problems == {Problem.STALE}:
        return Mended(loaded, rewrite=False)
    reports: list[str] = []
    written = read_journal(journal_of(path))
    base, copied = loaded.snapshot, _copied(backups, loaded.snapshot)
    if problems & {Problem.DAMAGED, Problem.MISSING, Problem.AHEAD}:
        base, copied = _newest_good(path, backups, loaded.snapshot)
        reports.append(
            _about_file(path, problems, from_backup=base.version > 0 and base is not loaded.snapshot)
        )
    if problems & {Problem.TORN_LINES, Problem.OLD}:
        aside = _aside(journal_of(path))
        what = "was damaged in part" if Problem.TORN_LINES in problems else f"was of long before {path.name}"
        reports.append(
            f"{journal_of(path).name} {what}; every whole change is kept, and the file itself as {aside}"
        )
    mended = merged(base, Journal())
    for part in _in_order(base, written, copied):
        mended = merged(base, part)
    if copied.end > written.end and not reports:
        reports.append(f"{journal_of(path).name} had lost changes; they are back, from its backup")
    mended.follows, mended.end, mended.stamps = written.follows, written.end, loaded.stamps
    return Mended(mended, reports=reports)


def read_backup(backup: Backup) -> Loaded | None:
    """The state a backup keeps, with the changes that were made until the next one; None where it is damaged."""
    try:
        found = decode(backup.path.read_bytes(), backup.path)
    except (OSError, PackviewError):
        return None
    return merged(found, _read_copy(backup)) if found else None


def _newest_good(path: Path, backups: Backups, here: Snapshot) -> tuple[Snapshot, Journal]:
    """The latest state among the file and its backups, and the copy of the journal that follows it."""
    best, copied = here, _copied(backups, here)
    for backup in backups.newest_first():
        try:
            found = decode(backup.path.read_bytes(), path)
        except (OSError, PackviewError):  # the next one may do
            continue
        if found and (not best.version or found.generation > best.generation):
            best, copied = found, _read_copy(backup)
    return best, copied


def _in_order(base: Snapshot, written: Journal, copied: Journal) -> tuple[Journal, ...]:
    """The journal and its copy, the one last that is right where they differ."""
    if copied.follows != base.generation:
        return (written,)
    follows = base.generation if written.follows is None else written.follows
    if follows == base.generation:
        return (written, copied) if copied.end >= written.end else (copied, written)
    return (written, copied) if follows < base.generation else (copied, written)


def _copied(backups: Backups, base: Snapshot) -> Journal:
    newest = backups.newest()
    copied = _read_copy(newest) if newest else Journal()
    return copied if copied.follows == base.generation else Journal()


def _read_copy(backup: Backup) -> Journal:
    try:
        return read_journal(journal_of(backup.path))
    except PackviewError:
        return Journal()


def _about_file(path: Path, problems: set[Problem], *, from_backup: bool) -> str:
    if Problem.DAMAGED in problems:
        instead = "its newest backup is used" if from_backup else "there is no backup, so it starts empty"
        return f"The notes file {path.name} was damaged; {instead}, and the damaged file is kept as {_aside(path)}"
    what = "was not there" if Problem.MISSING in problems else "was older than its journal"
    instead = "its newest backup is used" if from_backup else "no backup is newer"
    return f"The notes file {path.name} {what}; {instead}, with the changes since"


def _aside(path: Path) -> Path:
    """Copy a file aside: what was in it is never gone."""
    aside = path.with_name(f"{path.name}.corrupt-{now_in_a_name()}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise in_words(error, path) from error
    write_atomic(aside, data)
    return aside
