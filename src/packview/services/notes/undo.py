"""Undo and redo of changes to notes, also of those made before the app was last closed, and what each change is called.

Each change is kept as the notes before and after it. Taking one back touches only the fields it touched, so that what
another window changed meanwhile stays; and a window takes back what it did itself and what was done before it was
opened, never what another one has done since.
"""

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from packview.errors import NotFoundError, PackviewError
from packview.model import Note
from packview.model.notes import Step, Turn
from packview.store.history import History
from packview.store.notes.notes import Change, NoteStore
from packview.text import one_line

_NEXT_AFTER = {False: "taken back", True: "made again"}
_SHOWN = 40
"""Characters of a note's text that name it."""
_KINDS = {"note": "note", "question": "question", "supplementary": "supplementary question"}


class Undoing:
    """The changes that can be taken back, and those that were and can be made again.

    ``history``: where they are kept; ``keep``: called with notes right before they are taken out; ``reports``: what could not
    be remembered, in sentences for the member, without full stop.
    """

    def __init__(self, history: History, keep: Callable[[Sequence[Note]], None]) -> None:
        self.reports: list[str] = []
        self._history = history
        self._keep = keep
        self._window = secrets.token_hex(8)
        self._unkept: dict[int, Step | None] = {}
        self._opened_at = 0
        try:
            self._opened_at = max((step.number for step in history.steps()), default=0)
        except PackviewError as error:  # the notes themselves are there all the same
            self.reports.append(f"What was done before cannot be taken back: {error.message}")

    def made(self, changes: Sequence[Change], name: str = "") -> None:
        """A change was made; what was taken back before cannot be made again any more.

        ``changes``: the notes before and after; ``name``: what was done, in words; '' where the first of them says it.
        """
        turns = tuple(Turn(before=before, after=after) for before, after in changes if before != after)
        if not turns:
            return
        steps: list[Step] = []
        with suppress(PackviewError):  # keeping the step says what is wrong
            steps = self._steps()
        self._unkept.update({one.number: None for one in steps if one.undone})
        name, number = name or name_of(turns[0].before, turns[0].after), self._next(steps)
        step = Step(number=number, name=name, turns=turns, window=self._window, at=datetime.now(UTC))
        self._remember(step)

    def turn(self, store: NoteStore, *, undone: bool) -> str | None:
        """Take back the newest change, or make again the one that was taken back last; see ``Notebook.undo``."""
        steps = [step for step in self._steps() if step.undone is not undone]
        return self._turn(store, steps[-1] if undone else steps[0], undone=undone) if steps else None

    def absorb(self, steps: Sequence[Step]) -> None:
        """Have the steps of another pack's notes, which came here. Raises PackviewError: they could not be kept."""
        first = self._next(self._steps())
        new = [replace(step, number=first + at, window=self._window) for at, step in enumerate(steps)]
        self._history.record({step.number: step for step in new})

    def _next(self, steps: Sequence[Step]) -> int:
        """A number that no step has, of whatever window: microseconds, but more than that of any before."""
        return max(
            [time.time_ns() // 1000, *(step.number + 1 for step in steps), *(one + 1 for one in self._unkept)]
        )

    def _turn(self, store: NoteStore, step: Step, *, undone: bool) -> str:
        new_turns: list[Turn] = []

        def decide(notes: Mapping[str, Note]) -> Sequence[Change]:
            changes = [_change(notes, turn, back=undone) for turn in step.turns]
            if all(change is None for change in changes):
                raise NotFoundError(f"{step.name}: cannot be {_NEXT_AFTER[not undone]}, the note is gone")
            new_turns[:] = [_as_it_was(*pair, back=undone) for pair in zip(step.turns, changes, strict=True)]
            made = [change for change in changes if change is not None]
            self._keep([before for before, after in made if before is not None and after is None])
            return made

        try:
            store.apply(decide)
        except NotFoundError:
            self._remember(step, gone=True)
            raise
        self._remember(replace(step, turns=tuple(new_turns), undone=undone))
        return step.name

    def _steps(self) -> list[Step]:
        """The steps that are this window's to take back, oldest first."""
        steps = {step.number: step for step in self._history.steps()} | self._unkept
        mine, before = self._window, self._opened_at
        found = [one for _, one in sorted(steps.items()) if one is not None]
        return [one for one in found if one.window == mine or one.number <= before]

    def _remember(self, step: Step, *, gone: bool = False) -> None:
        """Keep a step, and what is not kept yet. The notes themselves are saved, so that a failure is only reported."""
        self._unkept[step.number] = None if gone else step
        try:
            self._history.record(self._unkept)
        except PackviewError as error:
            report = f"The change is saved, but whether it can be taken back after a restart is not sure: {error.message}"
            if report not in self.reports:
                self.reports.append(report)
        else:
            self._unkept = {}


def _change(notes: Mapping[str, Note], turn: Turn, *, back: bool) -> Change | None:
    """What is to be done to a note, None where it is gone meanwhile."""
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
    touched: dict[str, Any] = {name: getattr(new, name) for name in _touched(old, new)}
    return now, replace(now, **touched, updated=max(datetime.now(UTC), now.updated))


def _as_it_was(turn: Turn, change: Change | None, *, back: bool) -> Turn:
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
