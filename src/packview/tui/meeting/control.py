"""What every part of the chair's view works with: the services, where the meeting stands, and doing and saying things."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ParamSpec

from packview.errors import PackviewError
from packview.model import Note, Pack
from packview.model.meeting import Act, ActKind, MeetingPlan, MeetingState
from packview.services.meeting.commands import LiveMeeting, overlaid
from packview.services.meeting.opening import PlanKeeper
from packview.tui.keys import pressed
from packview.tui.text import error_words, one_line

Values = ParamSpec("Values")
_SHOWN = 40
_WORDS: dict[ActKind, str] = {
    "opened": "opened the meeting",
    "closed": "closed the meeting",
    "anew": "started anew",
    "resumed": "resumed the meeting",
    "began": "began {item}",
    "paused": "paused the clock",
    "continued": "resumed the clock",
    "adjourned": "adjourned the meeting",
    "reconvened": "resumed the meeting",
    "deferred": "deferred {item}",
    "exempt": "excluded the press and public from {item}",
    "public": "let the press and public back in",
    "arrived": "{who} came in",
    "left": "{who} left",
    "apologies": "{who} sent apologies",
    "declared": "{who} declared an interest in {item}",
    "asked": 'asked "{text}"',
    "answered": 'answered "{text}"',
    "follow_up": 'to follow up "{text}"',
    "noted": 'jotted "{text}"',
    "action": 'action "{text}"',
    "decided": 'decided "{text}"',
    "raised": "{who} wants to speak",
    "lowered": "{who} no longer waits to speak",
    "called": "gave {who} the floor",
    "finished": "{who} has spoken",
    "undone": "undone",
}


def act_words(act: Act, plan: MeetingPlan) -> str:
    """'began item 7', without a full stop."""
    item = plan.item(act.item)
    text = one_line(act.text)
    values = {
        "item": item.name if item else "the whole meeting",
        "who": act.who or "somebody",
        "text": text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}...",
    }
    parts = re.split(r"\{(\w+)\}", _WORDS[act.kind])  # what a member wrote may have brackets of its own
    return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))


@dataclass(slots=True, kw_only=True)
class Room:
    """All that the chair's view works with.

    Attributes:
        colleagues: what colleagues have shared; asked about once a second, so it must look before it reads.
        speed: of a rehearsal, 0 for the meeting itself.
    """

    pack: Pack
    meeting: LiveMeeting
    plans: PlanKeeper
    own: Callable[[], Sequence[Note]]
    colleagues: Callable[[], Sequence[Note]] = field(default=tuple)
    speed: float = 0.0


@dataclass(frozen=True, kw_only=True)
class RoomState:
    """Where the meeting stands, how many acts its log has, and its questions as they are kept.

    ``new`` are ids of those that came in while the view was open and were not looked at yet.
    """

    meeting: MeetingState
    acts: int = 0
    own: tuple[Note, ...] = ()
    theirs: tuple[Note, ...] = ()
    new: frozenset[str] = frozenset()

    @cached_property
    def kept(self) -> dict[str, Note]:
        """All questions by their ids, the chair's own first; one that is the chair's own counts as that."""
        own = {note.id: note for note in self.own}
        return own | {note.id: note for note in self.theirs if note.id not in own}

    @cached_property
    def questions(self) -> tuple[Note, ...]:
        """The same with the status they have in the meeting."""
        return tuple(overlaid(note, self.meeting) for note in self.kept.values())


class MeetingControl:
    """Does what the chair decides, and publishes where the meeting stands then.

    Args:
        share: lets colleagues see the log, without waiting for a shared folder that may be slow.

    Attributes:
        state: where the meeting stands; it is replaced, never changed.
        changed: called with the state before and the state now. Textual's Signal would swallow what they raise.
    """

    def __init__(self, room: Room, say: Callable[[str], None], share: Callable[[], None]) -> None:
        self.room = room
        self.say = say
        self.live = room.meeting
        self._share = share
        self.state = RoomState(meeting=room.meeting.state())
        self.changed: list[Callable[[RoomState, RoomState], None]] = []

    @property
    def meeting(self) -> MeetingState:
        return self.state.meeting

    def refresh(self, **changes: Any) -> None:
        """Publish where the meeting stands now, with these fields of the state changed."""
        before = self.state
        self.state = replace(before, meeting=self.live.state(), acts=len(self.live.log.acts()), **changes)
        for listener in self.changed:
            listener(before, self.state)

    def do(self, command: Callable[Values, Act], *values: Values.args, **named: Values.kwargs) -> Act:
        """Do a command of the meeting, show what became of it, and let colleagues see it."""
        act = command(*values, **named)
        done = "Rehearsed" if self.room.speed else "Logged"
        self.logged(f"{done}: {act_words(act, self.live.plan)}. {pressed('room.undo')} to undo")
        return act

    def logged(self, words: str, **changes: Any) -> None:
        """Show what became of an act, say what it was, and let colleagues see it."""
        self.refresh(**changes)
        self.say(words)
        self._share()

    def read_own(self) -> tuple[Note, ...]:
        """The chair's own questions as they are on disk now; those known before where they cannot be read."""
        try:
            return tuple(note for note in self.room.own() if note.asks)
        except PackviewError as error:  # the meeting goes on without them
            self.say(error_words(error))
            return self.state.own
