"""A meeting's log, its clock, and taking back: what every command of a meeting rests on."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from packview.errors import PackviewError
from packview.model import STATUSES, Note
from packview.model.meeting_fold import advance, state_of
from packview.model.meeting_log import Act, ActKind, redoable
from packview.model.meeting_state import MeetingPlan, MeetingState
from packview.services.meeting_logs import Log
from packview.text import clean, one_line

Clock = Callable[[], datetime]


class Questions(Protocol):
    """The chair's own notes: services.notebook.Notebook."""

    def notes(self) -> tuple[Note, ...]:
        """All notes, oldest first."""
        ...

    def change(self, note_id: str, changes: Mapping[str, Any]) -> Note:
        """Change fields of a note."""
        ...


class MeetingCore:
    """The state of a meeting, and its acts.

    Args:
        plan: agenda, members, quorum and minutes.
        log: where the acts are kept.
        clock: the time, with zone.
        notebook: the chair's own notes, whose status follows what happens; None for a rehearsal.
        closed: whether a note rests on papers that are closed to the press and public.

    Every command raises PackviewError where the act could not be kept or makes no sense now; then nothing happened.
    """

    def __init__(
        self,
        plan: MeetingPlan,
        log: Log,
        clock: Clock,
        notebook: Questions | None = None,
        *,
        closed: Callable[[Note], bool] = lambda _: False,
    ) -> None:
        self.plan = plan
        self.log = log
        self.clock = clock
        self.notebook = notebook
        self._closed = closed
        self._held_at: datetime | None = None
        self._known: tuple[tuple[Act, ...], MeetingPlan, MeetingState] | None = None

    def state(self) -> MeetingState:
        """Where it stands now, or at the moment at which it is held."""
        acts = self.log.acts()
        now = self._held_at or self.clock()
        if self._known is None or self._known[0] != acts or self._known[1] is not self.plan:
            self._known = (acts, self.plan, state_of(acts, self.plan, acts[-1].at if acts else now))
        return advance(self._known[2], now)

    @property
    def other_day(self) -> bool:
        """Whether the meeting was in progress on another day, and nobody has said yet whether it goes on."""
        acts = self.log.acts()
        now = self.clock()
        return (
            bool(acts)
            and self.state().phase in {"running", "paused", "adjourned"}
            and (acts[-1].at.astimezone(now.tzinfo).date() != now.date())
        )

    def hold(self) -> None:
        """Let the time stand still at the last act, until the chair says whether the meeting goes on."""
        acts = self.log.acts()
        self._held_at = acts[-1].at if acts else None

    def go_on(self) -> None:
        """It goes on on another day; the time between does not count."""
        self._held_at = None
        self.act("resumed", since=self._last_at())

    def end_then(self) -> None:
        """It ended with its last act."""
        self._held_at = None
        self.act("closed", since=self._last_at())

    def start_anew(self) -> None:
        """Forget what happened; the log keeps it."""
        self._held_at = None
        self.act("anew")

    def _last_at(self) -> datetime:
        return self.log.acts()[-1].at

    def act(self, kind: ActKind, **fields: Any) -> Act:
        """Keep an act at this moment; text is cleaned."""
        for name, value in fields.items():
            if isinstance(value, str):
                fields[name] = clean(value).strip() if name == "text" else one_line(value)
        now = self._held_at or self.clock()
        return self.log.append(lambda number: Act(number=number, at=now, kind=kind, **fields))

    def undo(self) -> Act:
        """Take back the last act that stands; the one taken back is returned."""
        last = self.state().last
        if not last:
            raise PackviewError("There is nothing to take back")
        self.take_back(last)
        return self._numbered(last)

    def redo(self) -> Act:
        """Make what was taken back last stand again; the act is returned."""
        undone = redoable(self.log.acts())
        if undone is None:
            raise PackviewError("There is nothing to make again")
        self.take_back(undone.number)
        return self._numbered(undone.target)

    def take_back(self, number: int) -> None:
        """Take back an act; a question's note is put back as it was before."""
        target = self._numbered(number)
        self.act("undone", target=number, item=target.item, private=target.private, closed=target.closed)
        while target.kind == "undone":
            target = self._numbered(target.target)
        if target.note:
            self._follow(target.note, target.before)

    def catch_up(self) -> None:
        """Bring the chair's own notes to where the log has them: the app may have ended between the two."""
        if self.notebook is None:
            return
        times = {act.number: act.at for act in self.log.acts()}
        questions = self.state().questions
        for note in self.notebook.notes():
            known = questions.get(note.id)
            if known is not None and note.updated < times[known.act]:
                self._follow(note.id, None)

    def _follow(self, note_id: str, before: tuple[str, str] | None) -> None:
        """Give the chair's own note the status it has in the log, or the one it had before the log spoke of it."""
        note = self._own(note_id)
        if note is None or self.notebook is None:
            return
        known = self.state().questions.get(note_id)
        if known is not None:
            status, answer = known.status, known.answer or note.answer
        else:
            status, answer = before or (note.status, note.answer)  # type: ignore[assignment]
        if (status, answer) != (note.status, note.answer) and status in STATUSES:
            self.notebook.change(note_id, {"status": status, "answer": answer})

    def _own(self, note_id: str) -> Note | None:
        notes = self.notebook.notes() if self.notebook is not None else ()
        return next((note for note in notes if note.id == note_id), None)

    def _numbered(self, number: int) -> Act:
        return next(act for act in self.log.acts() if act.number == number)
