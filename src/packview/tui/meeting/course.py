"""The course of the meeting: opening, items in turn and out of turn, pauses, adjournments, the plan."""

from packview.model.meeting import Act, Deferral
from packview.services.meeting.plan import plan_of, with_minutes
from packview.tui.keys.in_force import pressed
from packview.tui.meeting.asking import Asking
from packview.tui.text import one_line


class Course(Asking):
    """Keys for the course of the meeting."""

    def action_start(self) -> None:
        """Open the meeting, pause its clock, or let it go on."""
        act = self.do(self.room.meeting.start_or_pause)
        if act.kind == "opened":
            here = any(one.here for one in self.state.people)
            self.say(
                f"The meeting is open. {pressed('room.next_item')} begins the first item"
                if here
                else f"Open. {pressed('room.people')} marks who is here, {pressed('room.next_item')} begins the first item"
            )

    def action_next_item(self) -> None:
        """Begin the next item."""
        self._begun(self.do(self.room.meeting.next))

    def action_previous_item(self) -> None:
        """Go back to the item before."""
        self._begun(self.do(self.room.meeting.previous))

    def _begun(self, act: Act) -> None:
        """What must be known at the start of an item is said at once."""
        self.follow_item(act.item)
        if self.state.must_leave:
            names = ", ".join(map(one_line, self.state.must_leave))
            self.say(f"{names} must leave the room for this item")
        elif self.state.exempt:
            self.say(
                f"This item is exempt: the press and public are excluded. {pressed('room.exempt')} lets them in again"
            )

    def follow_item(self, key: str) -> None:
        """Another item is in hand."""

    async def action_take(self) -> None:
        """Take any item."""
        self.asking(self._take())
        await self.until_asked()

    async def _take(self) -> None:
        plan, current = self.room.meeting.plan, self.state.current
        rest = [
            item.key for item in plan.items if item.key not in self.state.upcoming and item.key != current
        ]
        key = await self.ask_item("Take which item?", [*self.state.upcoming, *rest])
        if key is not None:
            self._begun(self.do(lambda: self.room.meeting.begin(key)))

    async def action_defer(self) -> None:
        """Put an item off."""
        self.asking(self._defer())
        await self.until_asked()

    async def _defer(self) -> None:
        current = [self.state.current] if self.state.current else []
        key = await self.ask_item("Defer which item?", [*current, *self.state.upcoming])
        if key is None:
            return
        until = await self.ask("deferred until", f"Until when? {pressed('entry.accept')} for not said")
        if until is not None:
            self.do(lambda: self.room.meeting.defer(key, until))

    def deferral(self, key: str) -> Deferral | None:
        """How an item was put off."""
        return next((one for one in self.state.deferred if one.item == key), None)

    def action_adjourn(self) -> None:
        """Adjourn the meeting, or resume it."""
        self.do(self.room.meeting.adjourn_or_resume)

    def action_close_meeting(self) -> None:
        """Close the meeting."""
        self.do(self.room.meeting.close)
        end = f"{self.state.closed:%H:%M}" if self.state.closed else ""
        self.say(
            f"Closed at {end}. {pressed('room.undo')} takes that back. Draft minutes: packview export {self.pack.pack_id} --only log"
        )

    def action_exempt(self) -> None:
        """Exclude the press and public, or let them in again."""
        self.do(self.room.meeting.exempt_or_public)

    def action_what_if(self) -> None:
        """Show what is left for each question, or put it away."""
        self.toggle_class("-what")
        self.show_time()

    async def action_plan(self) -> None:
        """Set the minutes of an item or of the meeting."""
        self.asking(self._plan())
        await self.until_asked()

    async def _plan(self) -> None:
        plan = self.room.meeting.plan
        current = [self.state.current] if self.state.current else []
        keys = [*current, *(item.key for item in plan.items if item.key not in current)]
        key = await self.ask_item(
            "Minutes for what?", keys, whole=f"The whole meeting ({plan.minutes:g} minutes)"
        )
        if key is None:
            return
        item = plan.item(key)
        now = f"{item.minutes if item else plan.minutes:.0f}"
        even = "an even share" if item else "two hours"
        typed = await self.ask(
            f"minutes {key}",
            f"How many minutes, now {now}? {pressed('entry.accept')} alone for {even}",
            check=_minutes_problem,
        )
        if typed is None:
            return
        settings = with_minutes(
            self.room.plans.load(), key, float(typed.replace(",", ".")) if typed else None
        )
        if not self.room.speed:
            self.room.plans.save(settings)
        self.room.meeting.plan = plan_of(self.pack, settings)
        self.show_all()
        self.say("The plan is changed")


def _minutes_problem(typed: str) -> str:
    try:
        minutes = float(typed.replace(",", ".")) if typed else 1.0
    except ValueError:
        return "Type a number of minutes, such as 20"
    return "" if 0 < minutes <= 24 * 60 else "Type minutes between 1 and 1440"
