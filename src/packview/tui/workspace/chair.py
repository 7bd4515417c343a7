"""From the pack into the meeting: the chair's view, and following the chair from item to item."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from packview.errors import PackviewError
from packview.model.pack import CarriedOver
from packview.services.meeting.opening import ChairWatch, Followed
from packview.tui.keys.in_force import pressed
from packview.tui.workspace.state import Host, Store, part

LOOK_EVERY = 0.4
"""Seconds between two looks at the shared folder, which cost next to nothing: members follow within a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLinks:
    """What a workspace is told of the meeting that its pack is for.

    Attributes:
        watch: looks where the chair is; None where no folder is shared.
        carry: looks what the last meeting of the committee left to this one; None for not.
        enter_at: go into the meeting at once, with the speed of a rehearsal, 0 for the meeting itself; None for not.
    """

    watch: ChairWatch | None = None
    carry: Callable[[], tuple[CarriedOver, ...]] | None = None
    enter_at: float | None = None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()


@part
class ChairLink:
    """Keys for the meeting: where the chair is (None where no meeting goes on), and whether the member follows.

    ``enter_at`` is the speed with which to go into the meeting when all pages are read; None for not.
    """

    store: Store
    host: Host
    go_to_item: Callable[[str], None]
    links: MeetingLinks
    where: Followed | None = field(default=None, init=False)
    following: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.enter_at = self.links.enter_at

    def begin(self) -> None:
        """After the first paint: look where the chair is, and go into the meeting where that was asked for."""
        if self.links.watch is not None:
            self.look()
            self.host.set_interval(LOOK_EVERY, self.look)
        self.store.subscribe(self.enter_when_read, "reading")
        self.store.subscribe(self._went_elsewhere, "item_key", "pdf_page")
        if self.links.carry is not None:
            self.host.begin("carry", self._carry_over, self.links.carry)

    async def _carry_over(self, carry: Callable[[], tuple[CarriedOver, ...]]) -> None:
        try:
            self.store.change(carried=await asyncio.to_thread(carry))
        except PackviewError as error:
            self.host.say(f"What the last meeting left could not be read: {error.message}")

    def enter(self) -> None:
        """Go into the meeting as soon as the whole pack is read."""
        self.enter_at = 0.0
        if self.store.state.reading:
            self.host.say("The chair's view opens when all pages are read")
        self.enter_when_read()

    def enter_when_read(self) -> None:
        """Go into the meeting where that was asked for and all pages are read."""
        if self.enter_at is not None and not self.store.state.reading:
            speed, self.enter_at = self.enter_at, None
            self.host.enter_meeting(speed)

    def toggle(self) -> None:
        """Follow the chair, or stop."""
        if self.following:
            self.following = False
            self.host.say(
                f"You do not follow the chair any more. {pressed('workspace.follow')} follows again"
            )
        elif self.links.watch is None:
            self.host.say(
                'To follow the chair, name the folder your panel shares in config.toml: shared = "/its/path"'
            )
        elif self.where is None:
            self.host.say("The chair has not opened this meeting yet, or the shared folder does not show it")
        else:
            self.following = True
            self.go_along()
        self._tell()

    def look(self) -> None:
        """Look whether the chair went to another item."""
        found = self.links.watch.look(self.links.now()) if self.links.watch else None
        if found == self.where:
            return
        self.where = found
        if found is None:
            self.following = False
        elif self.host.is_current:
            self.go_along()
        self._tell()

    def go_along(self) -> None:
        """Go to the chair's item, where the member follows."""
        state = self.store.state
        key = self.where.item if self.where and self.following else ""
        if key and key != state.item_key and state.pack.item(key) is not None:
            self.go_to_item(key)

    def _went_elsewhere(self) -> None:
        """Going to another item than the chair's ends the following."""
        if self.following and self.where is not None and self.store.state.item_key != self.where.item:
            self.following = False
            self._tell()

    def _tell(self) -> None:
        self.store.news("chair", "" if self.where is None else self._words(self.where))

    def _words(self, chair: Followed) -> str:
        item = self.store.state.pack.item(chair.item)
        where = f"is at {item.name}" if item else "has opened the meeting"
        state = {"paused": ", clock paused", "adjourned": ", adjourned"}.get(chair.phase, "")
        exempt = ", press and public excluded" if chair.exempt else ""
        follows = "you follow" if self.following else f"{pressed('workspace.follow')} follows"
        return f"The chair {where}{state}{exempt}: {follows}"
