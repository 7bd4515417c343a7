"""Opening the chair's view of a pack that is shown."""

from textual import work
from textual.app import App

from packview.services.library.library import Library, OpenPack
from packview.tui.workspace.meeting import InTheRoom


class OpensMeetings(App[None]):
    """The part of the app that goes into the room.

    Attributes:
        library: the packs.
    """

    library: Library

    def on_in_the_room_room_wanted(self, message: InTheRoom.RoomWanted) -> None:
        """Show the chair's view over the pack."""
        screen = self.screen
        if isinstance(screen, InTheRoom):
            self._enter(screen.opened_now, message.speed)

    @work(group="open", exclusive=True)
    async def _enter(self, opened: OpenPack, speed: float) -> None:
        from packview.services.meeting import opening  # noqa: PLC0415  start-up stays quick without it
        from packview.services.meeting.opening import colleagues_of  # noqa: PLC0415  the same
        from packview.tui.meeting.screen import MeetingScreen  # noqa: PLC0415  the same
        from packview.tui.meeting.services import Room  # noqa: PLC0415  the same

        library, pack = self.library, opened.pack
        meeting = (
            opening.rehearse(library, pack, speed=speed) if speed else opening.open_meeting(library, pack)
        )
        room = Room(
            pack=pack,
            meeting=meeting,
            plans=opening.plan_keeper(library, pack),
            own=library.notebook(pack.pack_id).notes,
            colleagues=colleagues_of(library, opened),
            member=library.config.member,
            speed=speed,
        )
        await self.push_screen(MeetingScreen(room, opened.pages))
