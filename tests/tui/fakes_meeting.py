"""The chair's view on a pack, with a clock that is set."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import TextArea

from meetings import FakeClock
from packview.config import Config
from packview.errors import PackviewError
from packview.model import Anchor, Member, Note, Pack, Recommendation
from packview.services.library.library import Library
from packview.services.meeting.opening import PlanKeeper, PlanSettings, open_meeting
from packview.tui.keys import bindings
from packview.tui.meeting.control import Room
from packview.tui.meeting.screen import MeetingScreen
from packview.tui.text import tell
from tui.fakes_workspace import PACK, PAGES, until

CLOCK_START = datetime(2019, 6, 3, 18, 0, tzinfo=UTC)
NAMES = ("Councillor Ash", "Councillor Birch", "Councillor Cedar", "Dana Elm")
PARKS = replace(
    PACK,
    meeting=replace(PACK.meeting, members=tuple(Member(name=name) for name in NAMES), quorum=3),
    items=tuple(
        replace(
            item,
            papers=(
                replace(
                    item.papers[0],
                    recommendations=(
                        Recommendation(ref="(i)", text="That the benches be painted."),
                        Recommendation(ref="(ii)", text="To note the colours."),
                    ),
                ),
                *item.papers[1:],
            ),
        )
        if item.key == "3-benches"
        else item
        for item in PACK.items
    ),
)


class MeetingApp(App[None]):
    """Shows the chair's view and nothing else."""

    BINDINGS = bindings("app")

    def __init__(
        self,
        home: Path,
        *,
        pack: Pack = PARKS,
        pages: Sequence[tuple[str, ...]] = PAGES,
        clock: FakeClock | None = None,
        colleagues: list[Note] | None = None,
        member: str = "Robin Ash",
        shared: Path | None = None,
    ) -> None:
        super().__init__()
        self.clock = clock or FakeClock(CLOCK_START)
        config = Config(member=member)
        self.library = Library(home, config)
        self.notebook = self.library.notebook(pack.pack_id)
        self.colleagues = colleagues if colleagues is not None else []
        keeper = PlanKeeper(self.library, pack)
        if not keeper.load().items:  # as if the chair had given every item as much
            keeper.save(PlanSettings(items=dict.fromkeys((item.key for item in pack.items), 30.0)))
        self.meeting = open_meeting(self.library, pack, clock=self.clock)
        room = Room(
            pack=pack,
            meeting=self.meeting,
            plans=PlanKeeper(self.library, pack),
            own=self.notebook.notes,
            colleagues=lambda: tuple(self.colleagues),
        )
        self.view = MeetingScreen(room, pages)

    def on_mount(self) -> None:
        self.push_screen(self.view)

    async def run_action(self, action: Any, default_namespace: Any = None, namespaces: Any = None) -> bool:
        """As in the real app."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except PackviewError as error:
            tell(self, error)
            return True

    def action_help(self) -> None:
        """As in the real app."""
        self.view.does_instead("help")


async def typed(pilot: Pilot[None], *entries: str) -> None:
    """Answer what the bar asks, one thing after the other, as fast as it can be typed."""
    app = pilot.app
    assert isinstance(app, MeetingApp)
    for entry in entries:
        await until(pilot, lambda: app.view.bar.asking)
        await paste(pilot, entry)
        await pilot.press("enter")
    await pilot.pause()


async def paste(pilot: Pilot[None], entry: str) -> None:
    """Put words into the field."""
    field = pilot.app.screen.query_one(TextArea)
    if entry:
        pilot.app.post_message(events.Paste(entry))  # as it comes from the terminal
        await until(pilot, lambda: field.text.endswith(entry))


def question(app: MeetingApp, text: str, item: str = "3-benches", **fields: Any) -> Note:
    """A question of the chair's, kept."""
    found = app.view.room.pack.item(item)
    fields.setdefault("page", "3")
    page = fields.pop("page")
    info = app.view.room.pack.page_by_label(page) if page else None
    anchor = Anchor(
        item=item,
        item_number=found.number if found else "",
        item_title=found.title if found else "",
        page=page,
        pdf_page=info.number if info else None,
        quote=fields.pop("quote", ""),
    )
    note = app.notebook.add(kind="question", text=text, anchor=anchor, **fields)
    app.view.questions.read_own()
    return note
