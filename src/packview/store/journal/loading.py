"""A file of notes and its journal, put together; nothing is locked and nothing written.

Whoever shares a folder may see one of the two before the other, and a process may end between the two. So the journal names
the state of the file it follows:

- the same: its changes count;
- the one before: the file contains its first ``folded`` bytes; what stands behind them was added elsewhere, and counts;
- an earlier one still: nobody can say what of it was changed since; it is kept aside, and does not count;
- a later one: the file itself is late, or was put back from somewhere; the changes count.
"""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from packview.errors import PackviewError
from packview.store.journal import journal, snapshot
from packview.store.journal.snapshot import DamagedError, Snapshot, Tables, refuse_newer
from packview.text import one_line

Stamp = tuple[int, int, int] | None
"""Inode, size and time of change of a file; None where it is not there."""


class Problem(Enum):
    """What is to be put right under the lock."""

    DAMAGED = "the file is damaged"
    MISSING = "the file is not there, its journal is"
    TORN_LINES = "lines of the journal are damaged"
    AHEAD = "the journal is of a later state than the file"
    UNFOLDED = "the journal has changes that the file after it does not contain"
    OLD = "the journal is of a state long before the file"
    STALE = "the journal is contained in the file"


@dataclass(slots=True)
class Loaded:
    """What a file and its journal hold together.

    Attributes:
        tables: the documents as they are now.
        snapshot: the file's own facts; its tables are the same as ``tables``.
        follows: the generation the journal follows, None for no journal.
        end: bytes of the journal that are whole lines.
        stamps: of the file and the journal, from before they were read.
        problems: what is to be put right.
        changed: identities of documents that changed since whoever asks last asked, None for perhaps all of them.
    """

    tables: Tables
    snapshot: Snapshot
    follows: int | None = None
    end: int = 0
    stamps: tuple[Stamp, Stamp] = (None, None)
    problems: set[Problem] = field(default_factory=set)
    changed: set[str] | None = None

    def apply(self, changes: journal.Changes) -> None:
        """Bring the tables to the state after a change."""
        journal.apply(self.tables, changes)
        if self.changed is not None:
            self.changed.update(*changes.values())

    @property
    def continues(self) -> bool:
        """Whether the journal is the one of the file, so that it can be added to."""
        return self.follows == self.snapshot.generation and self.snapshot.version == snapshot.SCHEMA_VERSION


def journal_of(path: Path) -> Path:
    """Where the journal of a file lies."""
    return path.with_suffix(".journal")


def load(path: Path) -> Loaded:
    """Read a file and its journal; where the file is damaged, what the journal holds.

    Raises:
        NewerError: a newer packview wrote one of them.
        PackviewError: one of them cannot be read.
    """
    stamps = stamp(path), stamp(journal_of(path))
    written = read_journal(journal_of(path))
    data = _bytes(path)  # after the journal: a file that is newer than its journal contains it
    found = Snapshot() if data is None else snapshot.decode(data, path)
    loaded = merged(found or Snapshot(), written)
    loaded.stamps = stamps
    if found is None:
        loaded.problems.add(Problem.DAMAGED)
    elif data is None and written.changes:
        loaded.problems.add(Problem.MISSING)
    return loaded


def read_journal(path: Path) -> journal.Journal:
    """A journal, an empty one where there is none.

    Raises:
        NewerError: a newer packview wrote it.
        PackviewError: it cannot be read.
    """
    found = journal.parse(_bytes(path) or b"")
    refuse_newer(found.version, path)
    return found


def merged(found: Snapshot, written: journal.Journal) -> Loaded:
    """The state of a file with the changes of its journal that it does not contain."""
    loaded = Loaded(found.tables, found, written.follows, written.end)
    follows = found.generation if written.follows is None else written.follows
    contained = 0
    if follows == found.generation - 1:
        contained = found.folded
        loaded.problems.add(Problem.UNFOLDED if written.end > contained else Problem.STALE)
    elif follows < found.generation:
        contained = written.end
        loaded.problems.add(Problem.OLD)
    elif follows > found.generation:
        loaded.problems.add(Problem.AHEAD)
    for end, changes in written.changes:
        if end > contained:
            journal.apply(loaded.tables, changes)
    if written.damaged:
        loaded.problems.add(Problem.TORN_LINES)
    return loaded


def add_tail(loaded: Loaded, path: Path) -> bool:
    """Read on where a journal was added to; whether that was all there is to it."""
    now = stamp(path), stamp(journal_of(path))
    before, after = loaded.stamps[1], now[1]
    grown = before is not None and after is not None and before[0] == after[0] and before[1] <= after[1]
    if now[0] != loaded.stamps[0] or not grown or not loaded.continues:
        return False
    try:
        with journal_of(path).open("rb") as file:
            file.seek(loaded.end)
            tail = journal.parse(file.read(), loaded.end)
    except OSError:  # reading all of it says what is wrong
        return False
    if tail.damaged or tail.follows is not None:
        return False
    for _, changes in tail.changes:
        loaded.apply(changes)
    loaded.end, loaded.stamps = tail.end, now
    return True


def stamp(path: Path) -> Stamp:
    """What tells whether a file was changed."""
    try:
        seen = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:  # reading it says what is wrong
        return (0, 0, 0)
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def damaged(path: Path) -> DamagedError:
    """The error that says that a file cannot be understood."""
    return DamagedError(
        f"{one_line(path.name)} in {one_line(str(path.parent))} is damaged",
        "packview doctor says what can be done",
    )


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = one_line(error.strerror or type(error).__name__)
        raise PackviewError(
            f"{path.name} in {path.parent} cannot be read: {reason}",
            "Check that file's permissions and the disk",
        ) from error
