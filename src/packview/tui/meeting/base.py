"""The chair's view: its parts, and writing on the screen where the meeting stands."""

import asyncio
from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from packview.errors import PackviewError
from packview.model import Note, Pack
from packview.model.import_events import PageLines
from packview.model.meeting import MeetingState, what_if
from packview.services.meeting.commands import overlaid
from packview.tui.base.key_footer import KeyFooter
from packview.tui.base.wrapping import wrap
from packview.tui.error_toasts import error_toasts
from packview.tui.keys.in_force import pressed
from packview.tui.keys.table import bindings
from packview.tui.meeting.entry_bar import EntryBar
from packview.tui.meeting.panes import (
    MeetingHead,
    floor_line,
    left_words,
    people_line,
    question_rows,
    questions_left,
    side_lines,
    what_if_lines,
)
from packview.tui.meeting.people_panel import PeoplePanel
from packview.tui.meeting.question_list import QuestionList
from packview.tui.meeting.services import Room
from packview.tui.reader.reader import PackText, PageReader
from packview.tui.text import content, error_words, label, notify, one_line
from packview.tui.working import begin

WIDE = 110
"""Cells from which on people and what was logged have a column of their own."""
WIDEST = 170
"""Cells from which on a page stands beside the questions."""
_TALL = 34
_SAID_FOR = 6.0


@error_toasts
class MeetingBase(Screen[None]):
    """The chair's view.

    Args:
        room: meeting, plan and questions.
        pages: the text of the pack.

    Attributes:
        room: the same.
        pack: the pack.
        state: where the meeting stands, as it was written last.
    """

    AUTO_FOCUS = "#questions"
    BINDINGS = bindings("room")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (WIDEST, "-widest")]  # noqa: RUF012  so in Textual
    DEFAULT_CSS = """
    MeetingBase {
        #people-line, #floor-line { height: 1; padding: 0 1; }
        #left { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        #body { height: 1fr; }
        #list { width: 1fr; height: 1fr; }
        #page { display: none; width: 1fr; height: 1fr; }
        #side { display: none; width: 44; height: 1fr; padding: 0 1; border-left: solid $foreground 30%; }
        #what { display: none; height: auto; max-height: 10; padding: 0 1; background: $surface; border-top: heavy $accent; }
        #keys { display: none; width: 1fr; height: 1fr; padding: 0 1; }
        &.-keys #keys { display: block; }
        &.-keys #list, &.-keys #page { display: none; }
        &.-what #what { display: block; }
        &.-page #page { display: block; }
        &.-page #list { display: none; }
        &.-wide #side, &.-widest #side { display: block; }
        &.-widest #page { display: block; }
        &.-widest.-page #list { display: block; }
    }
    """

    def __init__(self, room: Room, pages: Sequence[PageLines]) -> None:
        super().__init__()
        self.room = room
        self.pack: Pack = room.pack
        self._pages = pages
        self.state: MeetingState = room.meeting.state()
        self.notes: tuple[Note, ...] = ()
        self.new: set[str] = set()
        self._theirs: dict[str, Note] = {}
        self._met_colleagues = False
        self._said = ""
        self._saying: Timer | None = None
        self.head = MeetingHead(
            id="head", rehearsal=f"REHEARSAL, {room.speed:g} times as fast" if room.speed else ""
        )
        self.list = QuestionList(id="questions")
        self.reader = PageReader(id="page")
        self.bar = EntryBar(id="entry")
        self.people = PeoplePanel(id="people")
        self._people_line = Static(id="people-line")
        self._floor_line = Static(id="floor-line")
        self._left = Static(id="left")
        self._side = Static(id="side")
        self._what = Static(id="what")
        self._keys = Static(id="keys-table")
        self._written: dict[Static, object] = {}

    def compose(self) -> ComposeResult:
        """Head, people, questions and page, what is asked, keys."""
        yield self.head
        yield self._people_line
        yield self._floor_line
        with Horizontal(id="body"):
            with Vertical(id="list"):
                yield self._left
                yield self.list
            yield self.reader
            with VerticalScroll(id="keys"):
                yield self._keys
            yield self._side
        yield self._what
        yield self.people
        yield self.bar
        yield KeyFooter()

    def on_mount(self) -> None:
        """Write it, and let the clock tick."""
        self.reader.load(
            PackText(
                pages=self._pages,
                infos=self.pack.pages,
                names={item.key: f"Item {item.number}" for item in self.pack.items},
                stopped=True,
            )
        )
        self.read_notes()
        self.set_interval(1.0, self.tick)
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """After the first paint."""
        self.show_all()

    def tick(self) -> None:
        """A second has passed."""
        if self.is_current:
            self.look_at_colleagues()
            self.show_time()

    def read_notes(self) -> None:
        """The chair's own notes as they are on disk."""
        try:
            self.notes = tuple(note for note in self.room.own() if note.asks)
        except PackviewError as error:  # the meeting goes on without them
            self.say(error_words(error))

    def look_at_colleagues(self) -> None:
        """Take in what colleagues have shared since; what comes after the first look is new."""
        try:
            theirs = {note.id: note for note in self.room.colleagues() if note.asks and not note.private}
        except PackviewError as error:
            self.say(error.message)
            return
        if theirs == self._theirs and self._met_colleagues:
            return
        fresh = theirs.keys() - self._theirs.keys() if self._met_colleagues else set()
        self._theirs, self._met_colleagues = theirs, True
        self.new |= set(fresh)
        if fresh:
            self.say(f"{len(fresh)} new {'question' if len(fresh) == 1 else 'questions'} from colleagues")
        self.show_questions()

    @property
    def questions(self) -> tuple[Note, ...]:
        """All questions, the chair's own and the colleagues', with the status they have in the meeting."""
        own = {note.id for note in self.notes}
        every = (*self.notes, *(note for note in self._theirs.values() if note.id not in own))
        return tuple(overlaid(note, self.state) for note in every)

    def kept(self, note_id: str) -> Note | None:
        """A question as it is kept."""
        every = (*self.notes, *self._theirs.values())
        return next((note for note in every if note.id == note_id), None)

    def say(self, words: str) -> None:
        """Say something for a few seconds, where nobody is speaking or waiting is written."""
        if self._saying is not None:
            self._saying.stop()
        self._said = words
        self._saying = self.set_timer(_SAID_FOR, self._hush)
        self.show_time()

    def notify(self, message: str, **_: Any) -> None:
        """Say it in the same place: no toast may lie over item and clock."""
        self.say(message)

    def _hush(self) -> None:
        self._said = ""
        self.show_time()

    def show_all(self) -> None:
        """Write everything."""
        self.state = self.room.meeting.state()
        for report in self.room.meeting.log.reports:
            notify(self, report, title="The log", severity="warning", timeout=15)
        self.room.meeting.log.reports.clear()
        self.show_questions()
        self.show_time()
        self.show_people()

    def show_time(self) -> None:
        """Write what passes."""
        self.state = state = self.room.meeting.state()
        plan, width = self.room.meeting.plan, self.size.width
        self.head.show(state, plan, width)
        self._put(self._people_line, people_line(state, plan, width - 2))
        self._put(self._floor_line, self._floor(width - 2))
        what = what_if(state, plan, questions_left(self.questions))
        left = questions_left(self.questions)
        here = left.get(state.current, 0) if state.current else sum(left.values())
        self._put(self._left, label(left_words(state, what, here), width - 2))
        if self.has_class("-what"):
            self._put(self._what, what_if_lines(what, width - 2), layout=True)
        if width >= WIDE:
            self._put(self._side, side_lines(state, plan, 41))

    def _floor(self, width: int) -> Content:
        """What was said last in as many lines as it takes, else who speaks and who waits."""
        if not self._said:
            self._floor_line.styles.height = 1
            return floor_line(self.state, width)
        words = one_line(self._said)
        rows = [words[start:end] for start, end in wrap(words, max(1, width))]
        self._floor_line.styles.height = len(rows)
        return content("\n".join(rows), "bold")

    def show_questions(self) -> None:
        """Write the questions of the item in hand."""
        item = self.state.current
        rows = question_rows(self.questions, item, own={note.id for note in self.notes}, new=self.new)
        name = self.room.meeting.plan.item(item)
        where = f"on item {name.number}" if name else "in this pack"
        self.list.show(
            rows,
            empty=f"No questions {where}. {pressed('room.leave')} goes to the pack, where {pressed('workspace.question')} writes one; colleagues' come in by themselves.",
        )

    def show_people(self) -> None:
        """Write who is there, where the panel is open."""
        if self.people.has_class("-open"):
            self.people.show(self.state.people, self.state.must_leave, self.state.spoken)

    def _put(self, place: Static, words: object, *, layout: bool = False) -> None:
        if self._written.get(place) != words:
            self._written[place] = words
            place.update(words, layout=layout)  # type: ignore[arg-type]

    def on_resize(self, event: events.Resize) -> None:
        """Write it for the new width; a tall terminal gives item and clock more room."""
        self.head.set_class(event.size.height >= _TALL, "-tall")
        self.call_after_refresh(self.show_all)

    def share_soon(self) -> None:
        """Let colleagues see it, without waiting for a shared folder that may be slow."""
        begin(self, "share", self._share)

    async def _share(self) -> None:
        await asyncio.to_thread(self.room.meeting.log.share)
