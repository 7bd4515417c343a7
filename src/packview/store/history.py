"""The changes a member can take back, and the bin: one file a member and pack, outside the folder that is shared."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import TypeVar

import msgspec

from packview.model import BinnedNote
from packview.model.notes import Step
from packview.store.atomic import locked, sweep_beside
from packview.store.journal.journal import REMOVED, Changes
from packview.store.journal.storage import JournalStorage
from packview.store.notes.documents import cleaned

LIMIT = 200
"""Steps that are kept."""
BIN_AGE = timedelta(days=365)
"""How long a deleted note stays in the bin."""
T = TypeVar("T")
_STEPS, _BIN = "steps", "bin"
_STEP: msgspec.json.Decoder[Step] = msgspec.json.Decoder(Step)
_BINNED: msgspec.json.Decoder[BinnedNote] = msgspec.json.Decoder(BinnedNote)


class History:
    """Reads and writes what can be taken back. May be used by several threads.

    Args:
        home: the library's folder.
        pack_id: the pack.
        member_id: the member, as a file name.

    Attributes:
        reports: what had to be put right, in sentences for the member, without full stop.

    Every method raises PackviewError when the file cannot be read, or the change could not be saved; then nothing changed.
    """

    def __init__(self, home: Path, pack_id: str, member_id: str) -> None:
        self.reports: list[str] = []
        self._home = home
        self._lock = (pack_id, member_id, "history")
        self._thread = RLock()
        backups = home / "backups" / "history" / pack_id / member_id
        self._storage = JournalStorage(home / "history" / pack_id / f"{member_id}.json", backups)
        self._swept = False

    def steps(self) -> tuple[Step, ...]:
        """The steps there are, oldest first."""
        with self._reading():
            raws = dict(self._storage.documents(_STEPS))
        found = (_understood(_STEP, raw) for raw in raws.values())
        return tuple(sorted((step for step in found if step is not None), key=lambda step: step.number))

    def newest(self) -> int:
        """The number of the newest step, 0 for none."""
        with self._reading():
            return max(self._numbers(), default=0)

    def record(
        self, steps: Sequence[Step], *, changed: Iterable[Step] = (), forget: Collection[int] = ()
    ) -> None:
        """Keep new steps, which get their numbers; the oldest of too many are forgotten.

        Args:
            steps: new ones, oldest first.
            changed: ones that are kept already and were taken back or made again.
            forget: numbers of those that can be neither taken back nor made again any more.
        """
        with self._changing():
            known = self._numbers()
            first = max(known, default=0) + 1
            added = [replace(step, number=first + index) for index, step in enumerate(steps)]
            steps_now: dict[str, msgspec.Raw] = {
                _key(step.number): msgspec.Raw(msgspec.json.encode(step))
                for step in (*(one for one in changed if one.number in known), *added)
            }
            kept = sorted({*known, *(step.number for step in added)} - set(forget))
            for number in {*kept[:-LIMIT], *forget} & ({*known} | {step.number for step in added}):
                steps_now[_key(number)] = REMOVED
            if steps_now:
                self._storage.append({_STEPS: steps_now})

    def bin(self) -> tuple[BinnedNote, ...]:
        """The notes that were deleted, the last deleted first."""
        with self._reading():
            raws = dict(self._storage.documents(_BIN))
        found = (_understood(_BINNED, raw) for raw in raws.values())
        notes = [replace(one, note=cleaned(one.note)) for one in found if one is not None]
        return tuple(sorted(notes, key=lambda one: (one.deleted, one.note.id), reverse=True))

    def put_in_bin(self, binned: Iterable[BinnedNote]) -> None:
        """Keep deleted notes; those that lay there very long go."""
        changes = {one.note.id: msgspec.Raw(msgspec.json.encode(one)) for one in binned}
        old = {one.note.id for one in self.bin() if datetime.now(UTC) - one.deleted > BIN_AGE}
        if changes:
            with self._changing():
                self._storage.append({_BIN: dict.fromkeys(old, REMOVED) | changes})

    def take_from_bin(self, note_ids: Collection[str], *, leave_no_trace: bool = False) -> None:
        """Forget deleted notes.

        Args:
            note_ids: of the notes.
            leave_no_trace: the steps that would bring one back go too, and so do earlier states of this file.
        """
        with self._changing():
            here = self._storage.documents(_BIN)
            changes: Changes = {_BIN: {one: REMOVED for one in note_ids if one in here}}
            if leave_no_trace:
                changes[_STEPS] = {
                    _key(step.number): REMOVED for step in self.steps() if _touches(step, note_ids)
                }
            if any(changes.values()):
                self._storage.append(changes, leave_no_trace=leave_no_trace)
                if leave_no_trace:
                    self._storage.forget_earlier()

    def clear(self) -> None:
        """Forget everything: it is kept elsewhere now."""
        with self._changing():
            changes = {
                table: dict.fromkeys(self._storage.documents(table), REMOVED) for table in (_STEPS, _BIN)
            }
            if any(changes.values()):
                self._storage.append(changes)

    def _numbers(self) -> set[int]:
        return {int(key) for key in self._storage.documents(_STEPS) if key.isdigit()}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._thread:
            if not self._swept:
                self._swept = True
                sweep_beside(self._home, self._lock, self._storage.places())
            if not self._storage.refresh(holding_lock=False):
                with self._changing():
                    pass
            yield

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._thread, locked(self._home, *self._lock, what="your notes"):
            try:
                self._storage.refresh(holding_lock=True)
                yield
            finally:
                self.reports.extend(self._storage.reports)
                self._storage.reports.clear()


def _touches(step: Step, note_ids: Collection[str]) -> bool:
    return any(
        note is not None and note.id in note_ids for turn in step.turns for note in (turn.before, turn.after)
    )


def _key(number: int) -> str:
    return f"{number:012d}"


def _understood(decoder: msgspec.json.Decoder[T], raw: msgspec.Raw) -> T | None:
    try:
        return decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
