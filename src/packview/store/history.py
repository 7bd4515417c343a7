"""The changes a member can take back, and the bin: one file a member and pack, on this machine alone.

A change is a line with a checksum at the end of the file. What goes into the bin is on the disk itself when a call returns; a
step may be lost to a power cut, never the notes. Now and then the file is written anew with what still counts.
"""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import TypeVar

import msgspec

from packview.files import NOT_UNDERSTOOD, stamp
from packview.model import BinnedNote
from packview.model.notes import Step
from packview.store.atomic import locked, sweep_beside
from packview.store.checked_log import GONE, CheckedLog, Documents, Tables, change_tables
from packview.store.notes.documents import cleaned
from packview.store.notes.old_forms import journal_of, read_old
from packview.wording.words import counted

LIMIT = 200
"""Steps that are kept."""
BIN_AGE = timedelta(days=365)
"""How long a deleted note stays in the bin."""
_LONG = 4 * LIMIT
"""Lines after which the file is written anew."""
T = TypeVar("T")


class History:
    """Reads and writes what can be taken back. May be used by several threads.

    Every method raises PackviewError when the file cannot be read, or the change could not be saved; then nothing changed.

    Attributes:
        reports: what had to be put right, in sentences for the member, without full stop.
    """

    def __init__(self, home: Path, pack_id: str, member_id: str) -> None:
        self.reports: list[str] = []
        self._home = home
        self._lock = (pack_id, member_id, "history")
        self._thread = RLock()
        self._log = CheckedLog(home / "history" / pack_id / f"{member_id}.log")
        self._old = self._log.path.with_suffix(".json")
        self._old_backups = home / "backups" / "history" / pack_id / member_id
        self._now: Tables = {"steps": {}, "bin": {}}
        self._swept = False

    def steps(self) -> tuple[Step, ...]:
        """The steps there are, oldest first."""
        with self._reading():
            return tuple(sorted(_understood(self._now["steps"], Step), key=lambda step: step.number))

    def record(self, steps: Mapping[int, Step | None]) -> None:
        """Keep steps by their numbers, new and changed ones; None forgets one, and the oldest of too many go."""
        with self._changing():
            there = {int(key) for key in self._now["steps"] if key.isdigit()}
            left = sorted(number for number in {*there, *steps} if steps.get(number, True))
            line = {_key(number): msgspec.Raw(msgspec.json.encode(step)) for number, step in steps.items()}
            self._append({"steps": line | dict.fromkeys(map(_key, left[:-LIMIT]), GONE)}, durable=False)

    def bin(self) -> tuple[BinnedNote, ...]:
        """The notes that were deleted, the last deleted first."""
        with self._reading():
            found = _understood(self._now["bin"], BinnedNote)
        notes = [replace(one, note=cleaned(one.note)) for one in found]
        return tuple(sorted(notes, key=lambda one: (one.deleted, one.note.id), reverse=True))

    def put_in_bin(self, binned: Iterable[BinnedNote]) -> None:
        """Keep deleted notes; those that lay there very long go."""
        changes = {one.note.id: msgspec.Raw(msgspec.json.encode(one)) for one in binned}
        old = {one.note.id for one in self.bin() if datetime.now(UTC) - one.deleted > BIN_AGE}
        if changes:
            with self._changing():
                self._append({"bin": dict.fromkeys(old, GONE) | changes})

    def empty_bin(self, note_ids: Collection[str]) -> None:
        """Forget deleted notes, the steps that would bring one back, and the earlier states of this file."""
        with self._changing():
            steps = _understood(self._now["steps"], Step)
            touched = (_key(step.number) for step in steps if _touches(step, note_ids))
            there = self._now["bin"].keys() & note_ids
            gone = {"bin": dict.fromkeys(there, GONE), "steps": dict.fromkeys(touched, GONE)}
            if any(gone.values()):
                self._append(gone, anew=True)
                shutil.rmtree(self._old_backups, ignore_errors=True)  # an earlier version made them

    def clear(self) -> None:
        """Forget everything: it is kept elsewhere now."""
        with self._changing():
            self._rewrite({"steps": {}, "bin": {}})

    def _append(self, change: Tables, *, durable: bool = True, anew: bool = False) -> None:
        change = {name: documents for name, documents in change.items() if documents}
        if not change:
            return
        now = {name: dict(documents) for name, documents in self._now.items()}
        change_tables(now, change)
        if anew or len(self._log.bodies) >= _LONG:
            self._rewrite(now)
            return
        self._log.append(msgspec.json.encode(change), durable=durable)
        self._now = now

    def _rewrite(self, now: Tables) -> None:
        self._log.rewrite(msgspec.json.encode(now))
        self._now = now

    def _read(self) -> None:
        if not self._log.read():
            return
        self._now, damaged = {"steps": {}, "bin": {}}, 0
        for body in self._log.bodies:
            change = _decoded(body or b"", Tables)
            change_tables(self._now, change or {})
            damaged += change is None
        if damaged:
            report = f"{counted(damaged, 'line')} of {self._log.path} cannot be understood; what they say cannot be taken back"
            self.reports += [report] if report not in self.reports else []

    def _bring_over(self) -> None:
        """Take in the file of an older version, once."""
        here, damaged = read_old(self._old) or ({}, False)
        if damaged:
            kept = (read_old(path) for path in sorted(self._old_backups.glob("*.json"), reverse=True))
            here = next((one[0] for one in kept if one and not one[1]), here)
        here = {name: here.get(name, {}) for name in self._now}
        change_tables(here, self._now)
        self._rewrite(here)
        with suppress(OSError):  # the next reading tries again
            self._old.unlink(missing_ok=True)
            journal_of(self._old).unlink(missing_ok=True)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._thread:
            if not self._swept:
                self._swept = True
                sweep_beside(self._home, self._lock, [self._log.path])
            if self._is_old():
                with self._changing():
                    pass
            self._read()
            yield

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._thread, locked(self._home, *self._lock, what="your notes"):
            self._read()
            if self._is_old():
                self._bring_over()
            yield

    def _is_old(self) -> bool:
        return bool(stamp(self._old) or stamp(journal_of(self._old)))


def _touches(step: Step, note_ids: Collection[str]) -> bool:
    return any(
        note is not None and note.id in note_ids for turn in step.turns for note in (turn.before, turn.after)
    )


def _key(number: int) -> str:
    return f"{number:012d}"


def _understood(values: Documents, kind: type[T]) -> list[T]:
    found = (_decoded(raw, kind) for raw in values.values())
    return [value for value in found if value is not None]


def _decoded(data: bytes | msgspec.Raw, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(data, type=kind)
    except NOT_UNDERSTOOD:
        return None
