"""People: who comes and goes, who declares, who speaks."""

from packview.tui.keys.in_force import pressed
from packview.tui.meeting.course import Course
from packview.tui.meeting.panes import people_here
from packview.tui.meeting.people_panel import PeoplePanel

_STAYS, _LEAVES = "stays in the room", "leaves the room for the item"


class Peopling(Course):
    """Keys for people."""

    def action_people(self) -> None:
        """Open the list of people, or put it away."""
        self.people.toggle_class("-open")
        self.show_people()
        self.back_to_list()

    async def on_people_panel_wanted(self, message: PeoplePanel.Wanted) -> None:
        """Somebody comes, goes or sent apologies."""
        meeting = self.room.meeting
        match message.action:
            case "in_or_out":
                self.do(lambda: meeting.come_or_go(message.name))
            case "apologies":
                self.do(lambda: meeting.apologise(message.name))
            case _:
                self.asking(self._somebody())
                await self.until_asked()

    async def _somebody(self) -> None:
        name = await self.ask("somebody", "Who comes in?", check=_a_name)
        if name is None:
            return
        as_what = await self.ask(
            "as what", f"As what does {name} come?", choices=["in attendance", "substitute member"], only=True
        )
        if as_what is not None:
            counts = as_what == "substitute member"
            self.do(lambda: self.room.meeting.come_or_go(name, counts=counts))

    async def action_declare(self) -> None:
        """Note an interest."""
        self.asking(self._declare())
        await self.until_asked()

    async def _declare(self) -> None:
        who = await self.ask(
            "who declares", "Who declares an interest?", choices=people_here(self.state), check=_a_name
        )
        if who is None:
            return
        current = [self.state.current] if self.state.current else []
        key = await self.ask_item(
            "In which item?", [*self.state.upcoming, *current], whole="The meeting as a whole"
        )
        if key is None:
            return
        text = await self.ask("interest", f"Which interest? {pressed('entry.accept')} for not said")
        if text is None:
            return
        leaves = (
            await self.ask("leaves", f"{who} ...", choices=[_STAYS, _LEAVES], only=True) if key else _STAYS
        )
        if leaves is not None:
            self.do(lambda: self.room.meeting.declare(who, key, text, leaves=leaves == _LEAVES))

    async def action_raise_hand(self) -> None:
        """Somebody wants to speak."""
        self.asking(self._raise_hand())
        await self.until_asked()

    async def _raise_hand(self) -> None:
        waiting = [name for name in people_here(self.state) if name not in self.state.queue]
        name = await self.ask("hand", "Who wants to speak?", choices=waiting, check=_a_name)
        if name is not None:
            self.do(lambda: self.room.meeting.raise_hand(name))

    async def action_call(self) -> None:
        """Give the floor to the first who waits, or where nobody does, to whom the chair names."""
        if self.state.queue:
            self.do(self.room.meeting.call)
        else:
            self.asking(self._call())
            await self.until_asked()

    async def _call(self) -> None:
        name = await self.ask(
            "floor", "Nobody waits. Who speaks?", choices=people_here(self.state), check=_a_name
        )
        if name is not None:
            self.do(lambda: self.room.meeting.call(name))

    def action_finished(self) -> None:
        """The speaker is done."""
        self.do(self.room.meeting.finish)


def _a_name(typed: str) -> str:
    return "" if typed.strip() else f"Type or choose a name, or press {pressed('entry.leave')}"
