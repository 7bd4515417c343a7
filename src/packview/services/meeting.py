"""The commands of a meeting: each is one act of its log, or says why it cannot be."""

from packview.errors import PackviewError
from packview.model.meeting_log import Act, Votes
from packview.model.meeting_state import MeetingState
from packview.services.meeting_questions import MeetingQuestions
from packview.text import clean, one_line


class LiveMeeting(MeetingQuestions):
    """A meeting as it goes on. See ``MeetingCore`` for what it is made with."""

    def start_or_pause(self) -> Act:
        """Open the meeting, stop its clock, or let it run again."""
        match self.state().phase:
            case "before":
                return self.act("opened")
            case "running":
                return self.act("paused")
            case "paused":
                return self.act("continued")
            case "adjourned":
                raise PackviewError("The meeting is adjourned", "Resume it first")
            case _:
                raise PackviewError("The meeting is closed", "z takes the closing back")

    def adjourn_or_resume(self, text: str = "") -> Act:
        """Adjourn the meeting, or go on with it."""
        phase = self.state().phase
        if phase == "adjourned":
            return self.act("reconvened")
        self._open("adjourn")
        return self.act("adjourned", text=text)

    def close(self) -> Act:
        """Close the meeting."""
        if self.state().phase in {"before", "closed"}:
            raise PackviewError("The meeting is not open", "s opens it")
        return self.act("closed")

    def _open(self, what: str) -> MeetingState:
        state = self.state()
        match state.phase:
            case "before":
                raise PackviewError(
                    f"The meeting is not open yet, so there is nothing to {what}", "s opens it"
                )
            case "closed":
                raise PackviewError("The meeting is closed", "z takes the closing back")
            case "adjourned":
                raise PackviewError("The meeting is adjourned", "Resume it first")
        return state

    def begin(self, key: str, *, back: bool = False) -> Act:
        """Begin an item, in its turn or out of it."""
        state = self._open("begin")
        if key == state.current:
            raise PackviewError("That is the item in hand", "Choose another")
        return self.act("began", item=key, back=back)

    def next(self) -> Act:
        """Begin the first of the items still to come."""
        state = self._open("go on with")
        if not state.upcoming:
            raise PackviewError("That was the last item", "X closes the meeting; t takes an item again")
        return self.begin(state.upcoming[0])

    def previous(self) -> Act:
        """Go back to the item before; the one in hand is then still to come."""
        state = self._open("go back to")
        order = list(dict.fromkeys(one.item for one in state.taken))
        place = order.index(state.current) if state.current in order else len(order)
        if place == 0:
            raise PackviewError("No item was taken before this one", "t takes any item")
        return self.begin(order[place - 1], back=True)

    def defer(self, key: str, text: str = "") -> Act:
        """Put an item off."""
        return self.act("deferred", item=key, text=text)

    def exempt_or_public(self) -> Act:
        """Exclude the press and public for the item in hand, or let them in again."""
        state = self._open("exclude the public from")
        if not state.current:
            raise PackviewError(
                "No item is in hand", "Begin one first: the press and public are excluded for an item"
            )
        return self.act("public" if state.exempt else "exempt", item=state.current)

    def come_or_go(self, name: str, *, counts: bool = True) -> Act:
        """Somebody comes in, or leaves."""
        person = self.state().person(one_line(name))
        here = person is not None and person.here
        return self.act("left" if here else "arrived", who=name, counts=person.counts if person else counts)

    def apologise(self, name: str) -> Act:
        """Somebody sends apologies."""
        person = self.state().person(one_line(name))
        return self.act("apologies", who=name, counts=person.counts if person else True)

    def declare(self, name: str, key: str, text: str, *, leaves: bool) -> Act:
        """Somebody declares an interest in an item, '' for none in particular."""
        return self.act("declared", who=name, item=key, text=text, leaves=leaves)

    def raise_hand(self, name: str) -> Act:
        """Somebody asks to speak."""
        name = one_line(name)
        state = self.state()
        if not name or name in state.queue:
            raise PackviewError(f"{name or 'Nobody'} is waiting already", "c calls the next speaker")
        return self.act("raised", who=name)

    def call(self, name: str = "") -> Act:
        """Give somebody the floor, the first who waits where nobody is named."""
        queue = self.state().queue
        if not name and not queue:
            raise PackviewError("Nobody is waiting to speak", "h puts somebody on the list")
        return self.act("called", who=name or queue[0])

    def finish(self) -> Act:
        """The speaker is done."""
        state = self.state()
        if not state.speaker:
            raise PackviewError("Nobody is speaking", "c calls the next speaker")
        return self.act("finished", who=state.speaker)

    def jot(self, text: str) -> Act:
        """A remark for the minutes."""
        return self.act("noted", item=self.state().current, text=_something(text))

    def action(self, text: str, owner: str, due: str) -> Act:
        """Something to be done."""
        return self.act("action", item=self.state().current, text=_something(text), owner=owner, due=due)

    def decide(
        self, text: str, mover: str, seconder: str, votes: Votes | None, *, closed: bool = False
    ) -> Act:
        """A decision on the item in hand; ``closed`` where its words come from papers closed to the public."""
        return self.act(
            "decided",
            item=self.state().current,
            text=_something(text),
            mover=mover,
            seconder=seconder,
            votes=votes,
            closed=closed,
        )


def _something(text: str) -> str:
    if not clean(text).strip():
        raise PackviewError("Nothing was written", "Type something, or press escape")
    return text
