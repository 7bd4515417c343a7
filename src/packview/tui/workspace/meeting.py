"""From the pack into the room: the chair's view, and following the chair from item to item."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from textual.message import Message

from packview.errors import PackviewError
from packview.model.carried import CarriedOver
from packview.services.library.library import OpenPack
from packview.services.meeting.opening import Followed
from packview.tui.keys.in_force import pressed
from packview.tui.text import one_line
from packview.tui.working import begin
from packview.tui.workspace.importing import Importing

LOOK_EVERY = 0.4
"""Seconds between two looks at the shared folder, which cost next to nothing: members follow within a second."""


class Watch(Protocol):
    """Looks where the chair is: services.meeting_following.ChairWatch."""

    def look(self, now: datetime) -> Followed | None:
        """Where the chair is now."""
        ...


class InTheRoom(Importing):
    """Keys for the meeting.

    Attributes:
        chair_watch: looks where the chair is, None where no folder is shared.
        carry: looks what the last meeting of the committee left to this one, None for not.
        chair_at_start: go into the room at once, with the speed of a rehearsal, 0 for the meeting itself; None for not.
        chair: where the chair is, None where no meeting goes on.
        now: the time.
    """

    chair_watch: Watch | None = None
    carry: Callable[[], tuple[CarriedOver, ...]] | None = None
    chair_at_start: float | None = None
    now: Callable[[], datetime] = staticmethod(lambda: datetime.now().astimezone())
    chair: Followed | None = None
    _following = False
    _led = False

    class RoomWanted(Message):
        """The chair's view is to be shown.

        Attributes:
            speed: of a rehearsal, 0 for the meeting itself.
        """

        def __init__(self, speed: float) -> None:
            super().__init__()
            self.speed = speed

    @property
    def opened_now(self) -> OpenPack:
        """The pack and its text as they are by now."""
        return OpenPack(pack=self.pack, pages=tuple(self.text.pages))

    def begin_in_the_room(self) -> None:
        """After the first paint: look where the chair is from now on, and go into the room where that was asked for."""
        if self.chair_watch is not None:
            self.look_at_the_chair()
            self.set_interval(LOOK_EVERY, self.look_at_the_chair)
        self.enter_at_start()
        if self.carry is not None:
            begin(self, "carry", self._carry_over, self.carry)

    async def _carry_over(self, carry: Callable[[], tuple[CarriedOver, ...]]) -> None:
        try:
            self.carried = await asyncio.to_thread(carry)
        except PackviewError as error:
            self.say(f"What the last meeting left could not be read: {error.message}")
        if self.carried:
            self.show_side()

    def enter_at_start(self) -> None:
        """Go into the room as soon as the whole pack is read."""
        if self.chair_at_start is not None and not self.reading_on:
            speed, self.chair_at_start = self.chair_at_start, None
            self.post_message(self.RoomWanted(speed))

    def action_chair(self) -> None:
        """Go into the room."""
        if self.reading_on:
            self.chair_at_start = 0.0
            self.say("The chair's view opens when all pages are read")
        else:
            self.post_message(self.RoomWanted(0.0))

    def pages_came(self) -> None:
        """The pack may be whole by now."""
        super().pages_came()
        self.enter_at_start()

    def action_follow_chair(self) -> None:
        """Follow the chair, or stop."""
        if self._following:
            self._following = False
            self.say(f"You do not follow the chair any more. {pressed('workspace.follow')} follows again")
        elif self.chair_watch is None:
            self.say(
                'To follow the chair, name the folder your panel shares in config.toml: shared = "/its/path"'
            )
        elif self.chair is None:
            self.say("The chair has not opened this meeting yet, or the shared folder does not show it")
        else:
            self._following = True
            self._go_along()
        self._tell_of_the_chair()

    def look_at_the_chair(self) -> None:
        """Where the chair is may have changed."""
        if self.chair_watch is None:
            return
        found = self.chair_watch.look(self.now())
        if found == self.chair:
            return
        self.chair = found
        if found is None:
            self._following = False
        elif self._following and self.is_current:
            self._go_along()
        self._tell_of_the_chair()

    def on_screen_resume(self) -> None:
        """Nothing lies over the pack any more."""
        if self._following:
            self._go_along()

    def _go_along(self) -> None:
        key = self.chair.item if self.chair else ""
        if key and key != self.in_hand and self.pack.item(key) is not None:
            self._led = True
            try:
                self.go_to_item(key)
            finally:
                self._led = False

    def take_in_hand(self, key: str) -> None:
        """Going to another item than the chair's ends the following."""
        super().take_in_hand(key)
        if self._following and not self._led and self.chair is not None and key != self.chair.item:
            self._following = False
            self._tell_of_the_chair()

    def _tell_of_the_chair(self) -> None:
        self.news("chair", "" if self.chair is None else self._words(self.chair))

    def _words(self, chair: Followed) -> str:
        item = self.pack.item(chair.item)
        where = f"is at item {one_line(item.number)}" if item else "has opened the meeting"
        state = {"paused": ", clock paused", "adjourned": ", adjourned"}.get(chair.phase, "")
        exempt = ", press and public excluded" if chair.exempt else ""
        follows = "you follow" if self._following else f"{pressed('workspace.follow')} follows"
        return f"The chair {where}{state}{exempt}: {follows}"
