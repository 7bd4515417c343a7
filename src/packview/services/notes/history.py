"""Undo, redo and the bin: one file a member and pack, on this machine alone.

Each change is kept as the notes before and after it. Taking one back touches only the fields it touched, and of those only
what is still as it made it, so that what another window or machine changed meanwhile stays; and a window takes back what it did itself and what was done before it was opened, never what
another one has done since.

A change of the file is a line with a checksum at its end. What goes into the bin is on the disk itself when a call returns; a
step may be lost to a power cut, never the notes. Now and then the file is written anew with what still counts.
"""

import secrets
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import msgspec

from packview.errors import NotFoundError, PackviewError
from packview.files import NOT_UNDERSTOOD, stamp
from packview.model import BinnedNote, Note
from packview.model.notes import Step, Turn
from packview.store.atomic import locked, sweep_beside
from packview.store.checked_log import GONE, CheckedLog, Documents, Tables, change_tables
from packview.store.notes.documents import cleaned
from packview.store.notes.notes import Change, NoteStore
from packview.store.notes.old_forms import journal_of, read_old
from packview.text import one_line
from packview.wording.words import counted

LIMIT = 200
"""Steps that are kept."""
BIN_AGE = timedelta(days=365)
"""How long a deleted note stays in the bin."""
_LONG = 4 * LIMIT
"""Lines after which the file is written anew."""
T = TypeVar("T")


class History:
    """What a window can take back, and the bin. May be used by several threads.

    Methods that say nothing else raise PackviewError when the file cannot be read, or the change could not be saved; then
    nothing changed.

    Attributes:
        reports: what had to be put right or could not be remembered, in sentences for the member, without full stop.
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
        self._steps: dict[str, tuple[msgspec.Raw, Step | None]] = {}
        self._swept = False
        self._window = secrets.token_hex(8)
        self._unkept: dict[int, Step | None] = {}
        self._opened_at = 0
        try:
            self._opened_at = max((step.number for step in self.steps()), default=0)
        except PackviewError as error:  # the notes themselves are there all the same
            self._report(f"What was done before cannot be undone: {error.message}")

    # Taking back

    def steps(self) -> tuple[Step, ...]:
        """The steps that are kept, of every window, oldest first."""
        with self._reading():
            known, self._steps = self._steps, {}
            for key, raw in self._now["steps"].items():  # most are as they were, and each has whole notes
                there = known.get(key)
                self._steps[key] = there if there and there[0] is raw else (raw, _decoded(raw, Step))
            steps = [step for _, step in self._steps.values() if step is not None]
        return tuple(sorted(steps, key=lambda step: step.number))

    def made(self, changes: Sequence[Change], name: str = "") -> None:
        """A change was made; what was taken back before cannot be made again any more. Never fails.

        ``changes``: the notes before and after; ``name``: what was done, in words; '' where the first of them says it.
        """
        turns = tuple(Turn(before=before, after=after) for before, after in changes if before != after)
        if not turns:
            return
        steps: list[Step] = []
        with suppress(PackviewError):  # keeping the step says what is wrong
            steps = self._own_steps()
        self._unkept.update({one.number: None for one in steps if one.undone})
        name, number = name or name_of(turns[0].before, turns[0].after), self._next(steps)
        step = Step(number=number, name=name, turns=turns, window=self._window, at=datetime.now(UTC))
        self._remember(number, step)

    def turn(self, store: NoteStore, *, undone: bool) -> str | None:
        """Take back the newest change, or make again the one that was taken back last; see ``Notebook.undo``."""
        steps = [step for step in self._own_steps() if step.undone is not undone]
        if not steps:
            return None
        step = steps[-1] if undone else steps[0]
        new_turns: list[Turn] = []

        def decide(notes: Mapping[str, Note]) -> Sequence[Change]:
            changes = [change_back(notes, turn, back=undone) for turn in step.turns]
            if all(change is None for change in changes):
                raise NotFoundError(refused(step, notes, undone=undone))
            new_turns[:] = [as_it_was(*pair, back=undone) for pair in zip(step.turns, changes, strict=True)]
            made = [change for change in changes if change is not None]
            self.put_in_bin([before for before, after in made if before is not None and after is None])
            return made

        try:
            store.apply(decide)
        except NotFoundError:
            self._remember(step.number, None)
            raise
        self._remember(step.number, replace(step, turns=tuple(new_turns), undone=undone))
        return step.name

    def absorb(self, steps: Sequence[Step], binned: Iterable[BinnedNote]) -> None:
        """Have the steps and the deleted notes of another pack's notes, which came here."""
        self._put_in_bin(binned)
        first = self._next(self._own_steps())
        new = [replace(step, number=first + at, window=self._window) for at, step in enumerate(steps)]
        self._record({step.number: step for step in new})

    def _own_steps(self) -> list[Step]:
        """The steps that are this window's to take back, oldest first."""
        steps = {step.number: step for step in self.steps()} | self._unkept
        mine, before = self._window, self._opened_at
        found = [one for _, one in sorted(steps.items()) if one is not None]
        return [one for one in found if one.window == mine or one.number <= before]

    def _next(self, steps: Sequence[Step]) -> int:
        """A number that no step has, of whatever window: microseconds, but more than that of any before."""
        numbers = [*(step.number for step in steps), *self._unkept]
        return max([time.time_ns() // 1000, *(number + 1 for number in numbers)])

    def _remember(self, number: int, step: Step | None) -> None:
        """Keep a step, and what is not kept yet. The notes themselves are saved, so that a failure is only reported."""
        self._unkept[number] = step
        try:
            self._record(self._unkept)
        except PackviewError as error:
            told = "The change is saved, but it may not be possible to undo it after a restart"
            self._report(f"{told}: {error.message}")
        else:
            self._unkept = {}

    def _record(self, steps: Mapping[int, Step | None]) -> None:
        """Keep steps by their numbers, new and changed ones; None forgets one, and the oldest of too many go."""
        with self._changing():
            there = {int(key) for key in self._now["steps"] if key.isdigit()}
            left = sorted(number for number in {*there, *steps} if steps.get(number, True))
            line = {_key(number): msgspec.Raw(msgspec.json.encode(step)) for number, step in steps.items()}
            self._append({"steps": line | dict.fromkeys(map(_key, left[:-LIMIT]), GONE)}, durable=False)

    # The bin

    def bin(self) -> tuple[BinnedNote, ...]:
        """The notes that were deleted, the last deleted first."""
        with self._reading():
            found = _understood(self._now["bin"], BinnedNote)
        notes = [replace(one, note=cleaned(one.note)) for one in found]
        return tuple(sorted(notes, key=lambda one: (one.deleted, one.note.id), reverse=True))

    def put_in_bin(self, notes: Iterable[Note]) -> None:
        """Keep notes right before they are taken out, so that a crash between loses none; those that lay there very long go."""
        now = datetime.now(UTC)
        self._put_in_bin([BinnedNote(note=note, deleted=now) for note in notes])

    def _put_in_bin(self, binned: Iterable[BinnedNote]) -> None:
        changes = {one.note.id: msgspec.Raw(msgspec.json.encode(one)) for one in binned}
        if not changes:
            return
        old = {one.note.id for one in self.bin() if datetime.now(UTC) - one.deleted > BIN_AGE}
        with self._changing():
            self._append({"bin": dict.fromkeys(old, GONE) | changes})

    def empty_bin(self, note_ids: Collection[str]) -> None:
        """Forget deleted notes, the steps that would bring one back, and the earlier states of this file."""
        with self._changing():
            steps = _understood(self._now["steps"], Step)
            notes = {
                step.number: [one for turn in step.turns for one in (turn.before, turn.after)]
                for step in steps
            }
            touched = (
                _key(at) for at, told in notes.items() if any(one and one.id in note_ids for one in told)
            )
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
            said = "cannot be understood; what they say cannot be undone"
            self._report(f"{counted(damaged, 'line')} of {self._log.path} {said}")

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

    def _report(self, report: str) -> None:
        if report not in self.reports:
            self.reports.append(report)


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


_SHOWN = 40
"""Characters of a note's text that name it."""
_KINDS = {"note": "note", "question": "question", "supplementary": "supplementary question"}


def refused(step: Step, notes: Mapping[str, Note], *, undone: bool) -> str:
    """What to say where the notes of a step are gone, or others changed since what it changed."""
    told = f"{step.name}: cannot be {'undone' if undone else 'redone'}"
    there = any(note and note.id in notes for turn in step.turns for note in (turn.before, turn.after))
    since = "it was changed in another window or on another machine since"
    return f"{told}, {since if there else 'the note is gone'}"


def change_back(notes: Mapping[str, Note], turn: Turn, *, back: bool) -> Change | None:
    """What is to be done to a note; None where it is gone meanwhile, or others changed all that this changed."""
    old, new = (turn.after, turn.before) if back else (turn.before, turn.after)
    wanted = new or old
    assert wanted is not None
    now = notes.get(wanted.id)
    if old is None:
        return now, new if now is None else now
    if now is None:
        return None
    if new is None:
        return now, None
    mine = (name for name in _touched(old, new) if getattr(now, name) == getattr(old, name))
    touched: dict[str, Any] = {name: getattr(new, name) for name in mine}
    if not touched:
        return None
    return now, replace(now, **touched, updated=max(datetime.now(UTC), now.updated))


def as_it_was(turn: Turn, change: Change | None, *, back: bool) -> Turn:
    """The turn with the note it took out as that was, for another window may have changed it."""
    if change is None or change[0] is None or change[1] is not None:
        return turn
    return replace(turn, after=change[0]) if back else replace(turn, before=change[0])


def name_of(before: Note | None, after: Note | None) -> str:
    """What a change was, in words: of a note that was added, without one before, deleted, without one after, or changed."""
    if before is None or after is None:
        note = after or before
        assert note is not None
        return f"{'Added' if before is None else 'Deleted'} {called(note)}"
    touched = _touched(before, after) - {"history"}
    if "kind" in touched:
        return f'Turned the {_KINDS[before.kind]} "{_shortened(after.text)}" into a {_KINDS[after.kind]}'
    if touched == {"private"}:
        return f"Made {called(after)} {'private' if after.private else 'no longer private'}"
    if touched == {"order"}:
        return f"Moved {called(after)}"
    if "status" in touched and touched <= {"status", "answer", "follow_up"}:
        return f"Marked {called(after)} as {after.status}"
    parts = {"answer": "the answer to ", "follow_up": "the follow-up of "}
    return f"Changed {parts.get(min(touched), '') if len(touched) == 1 else ''}{called(after)}"


def _touched(one: Note, other: Note) -> set[str]:
    """The fields in which two states of a note differ, but for the time of the change."""
    names = {field.name for field in fields(Note)} - {"updated"}
    return {name for name in names if getattr(one, name) != getattr(other, name)}


def called(note: Note) -> str:
    """A note by its kind and the beginning of its text."""
    return f'the {_KINDS[note.kind]} "{_shortened(note.text)}"'


def _shortened(text: str) -> str:
    line = one_line(text)
    if len(line) <= _SHOWN:
        return line
    end = line.rfind(" ", 0, _SHOWN - 3)
    return f"{line[:end]} ..." if end > 0 else f"{line[: _SHOWN - 3]}..."
