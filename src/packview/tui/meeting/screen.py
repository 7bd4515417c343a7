"""The chair's view of the meeting as it goes on: its parts, and writing on the screen where the meeting stands."""

import asyncio
import time
from collections.abc import Sequence
from functools import partial
from inspect import iscoroutine
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from packview.model.import_events import PageLines
from packview.model.meeting import MeetingState
from packview.model.open_pack import OpenPack
from packview.tui.base.screen import KeyFooter, RestingScreen, begin, key_lines
from packview.tui.keys import bindings, changed_keys, pressed
from packview.tui.meeting.actions import Attendance, Course, MinuteTaking, Pages, Questions
from packview.tui.meeting.control import MeetingControl, Room, RoomState
from packview.tui.meeting.entry_bar import EntryBar
from packview.tui.meeting.panes import (
    MeetingHead,
    PeoplePanel,
    QuestionList,
    floor_line,
    left_words,
    people_line,
    question_rows,
    questions_left,
    side_lines,
    write,
)
from packview.tui.reader.pages import PackText
from packview.tui.reader.reader import PageReader
from packview.tui.text import content, label, notify, one_line, tell, telling, wrap
from packview.wording.words import capital

WIDE = 110
"""Cells from which on people and what was logged have a column of their own."""
WIDEST = 170
"""Cells from which on a page stands beside the questions."""
_TALL = 34
_SAID_FOR = 6.0
_TWICE = 5.0
"""Seconds within which q is to be pressed again."""
_READING = {"page", "evidence", "plan", "leave"}
"""Keys that log nothing."""


class MeetingScreen(RestingScreen[None]):
    """The chair's view. Nothing lies over item and clock."""

    AUTO_FOCUS = "#questions"
    BINDINGS = bindings("room")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (WIDEST, "-widest")]  # noqa: RUF012  so in Textual
    DEFAULT_CSS = """
    MeetingScreen {
        #people-line, #floor-line { height: 1; padding: 0 1; }
        #left { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        #body { height: 1fr; }
        #list { width: 1fr; height: 1fr; }
        #page { display: none; width: 1fr; height: 1fr; }
        #side { display: none; width: 44; height: 1fr; padding: 0 1; border-left: solid $foreground 30%; }
        #keys { display: none; width: 1fr; height: 1fr; padding: 0 1; }
        &.-keys #keys { display: block; }
        &.-keys #list, &.-keys #page { display: none; }
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
        self._pages = pages
        self._said = ""
        self._saying: Timer | None = None
        self._quit_asked = -60.0
        self.head = MeetingHead(
            id="head", rehearsal=f"REHEARSAL, {room.speed:g} times as fast" if room.speed else ""
        )
        self.list = QuestionList(id="questions")
        self.reader = PageReader(id="page")
        self.bar = EntryBar(room, self.say, self.back_to_list, id="entry")
        self.people = PeoplePanel(id="people")
        self._people_line = Static(id="people-line")
        self._floor_line = Static(id="floor-line")
        self._left = Static(id="left")
        self._side = Static(id="side")
        self._keys = Static(id="keys-table")
        self.control = MeetingControl(room, self.say, self._share)
        self.pages = Pages(self.control, self.bar, self.reader, self.list)
        self.course = Course(self.control, self.bar, self.pages.follow)
        self.attendance = Attendance(self.control, self.bar)
        self.minutes = MinuteTaking(self.control, self.bar)
        self.questions = Questions(self.control, self.bar, self.list)
        self.serve(self.course, "start next_item previous_item take defer close_meeting undo redo")
        self.serve(self.attendance, "mark declare raise_hand call")
        self.serve(self.questions, "asked answer follow_up")
        self.serve(self.minutes, "act jot decide")
        self.serve(self.pages, "page evidence")
        self.does |= {
            "adjourn": partial(self.control.do, room.meeting.adjourn_or_resume),
            "exempt": partial(self.control.do, room.meeting.exempt_or_public),
            "finished": partial(self.control.do, room.meeting.finish),
            "plan": self.course.set_minutes,
            "people": self._toggle_people,
            "point_of_order": partial(self.attendance.raise_hand, first=True),
            "leave": self._leave_one,
        }

    @property
    def state(self) -> MeetingState:
        """Where the meeting stands, as it was published last."""
        return self.control.meeting

    def compose(self) -> ComposeResult:
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
        yield self.people
        yield self.bar
        yield KeyFooter()

    def on_mount(self) -> None:
        pack = self.room.pack
        self.reader.load(
            PackText(
                pages=self._pages,
                infos=pack.pages,
                names={item.key: capital(item.name) for item in pack.items},
                stopped=True,
            )
        )
        self.questions.read_own()
        self.control.changed.append(self._show)
        self.set_interval(1.0, self.tick)
        self.call_after_refresh(self.begin)

    async def begin(self) -> None:
        """After the first paint: where the meeting was in progress on another day, ask before the clock goes on."""
        self.show_all()
        self.bar.take_up_drafts()
        if self.course.begin():
            await self.bar.run(self.course.resume(leave=lambda: self.dismiss(None)))
        elif self.state.phase == "before":
            self.say(
                f"{pressed('room.people')} marks who is here, {pressed('room.start')} opens the meeting, {pressed('app.help')} shows every key"
            )

    def tick(self) -> None:
        if self.is_current:
            self.questions.look_at_colleagues()
            self.control.refresh()
            if self.room.speed and not self.bar.asking:
                self.course.rehearse()

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

    def _share(self) -> None:
        begin(self, "share", asyncio.to_thread, self.room.meeting.log.share)

    def _show(self, before: RoomState, state: RoomState) -> None:
        if state.acts != before.acts:
            self._tell_reports()
            self.show_people()
        self.show_questions()
        self.show_time()

    def show_all(self) -> None:
        self.control.refresh()
        self._tell_reports()
        self.show_people()

    def _tell_reports(self) -> None:
        for report in self.room.meeting.log.reports:
            notify(self, report, title="The log", severity="warning", timeout=15)
        self.room.meeting.log.reports.clear()

    def show_time(self) -> None:
        state = self.state
        plan, width = self.room.meeting.plan, self.size.width
        self.head.show(state, plan, width)
        write(self._people_line, people_line(state, plan, width - 2))
        write(self._floor_line, self._floor(width - 2))
        left = questions_left(self.control.state.questions)
        here = left.get(state.current, 0) if state.current else sum(left.values())
        write(self._left, label(left_words(state, plan, here), width - 2))
        if width >= WIDE:
            write(self._side, side_lines(state, plan, 41))

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
        state, item = self.control.state, self.state.current
        rows = question_rows(
            self.room.pack, state.questions, item, own={note.id for note in state.own}, new=state.new
        )
        name = self.room.meeting.plan.item(item)
        where = f"on {name.name}" if name else "in this pack"
        self.list.show(
            rows,
            empty=f"No questions {where}. {pressed('room.leave')} goes to the pack, where {pressed('workspace.question')} writes one; colleagues' come in by themselves.",
        )

    def show_people(self) -> None:
        if self.people.has_class("-open"):
            state = self.state
            self.people.show(state.people, state.must_leave, state.spoken)

    def on_resize(self, event: events.Resize) -> None:
        """Write it for the new width; a tall terminal gives item and clock more room."""
        self.head.set_class(event.size.height >= _TALL, "-tall")
        self.call_after_refresh(self.show_all)

    def on_unmount(self) -> None:
        with telling(partial(tell, self.app)):
            self.bar.keep_last()

    def back_to_list(self) -> None:
        """The keys go to what is open, unless something is asked."""
        if self.bar.asking:
            return
        open_people = self.people.has_class("-open")
        (self.people if open_people else self.reader if self.has_class("-page") else self.list).focus()

    async def finish(self, doing: object) -> None:
        """Ask the chair for words where it takes some."""
        if iscoroutine(doing):
            await self.bar.run(doing)

    def _toggle_people(self) -> None:
        self.people.toggle_class("-open")
        self.show_people()
        self.back_to_list()

    def _leave_one(self) -> None:
        if self.reader.clear_selection():
            return
        opened = ((self, "-keys"), (self.people, "-open"), (self, "-page"))
        last = next(((widget, name) for widget, name in opened if widget.has_class(name)), None)
        if last is None:
            self.dismiss(None)
            return
        last[0].remove_class(last[1])
        self.back_to_list()

    def does_instead(self, action: str) -> bool:
        """Nothing may lie over item and clock, and while the meeting goes on, q is asked for twice."""
        if action == "help":
            self._toggle_keys()
        elif action in {"palette", "settings"}:
            self.say(
                f"The commands would cover the item and the clock: {pressed('app.help')} shows every key"
            )
        elif action == "export":
            ready = self.state.phase == "closed" and not self.room.speed
            if not ready:
                why = (
                    "A rehearsal is not logged"
                    if self.room.speed
                    else f"{pressed('room.close_meeting')} closes the meeting first"
                )
                self.say(f"{why}: then {pressed('app.export')} writes the draft minutes to a file")
            return not ready
        else:
            return not self._may_quit()
        return True

    @property
    def to_export(self) -> tuple[OpenPack | str, str] | None:
        return OpenPack(pack=self.room.pack, pages=tuple(self._pages)), "minutes"

    def _toggle_keys(self) -> None:
        """Show every key below item and clock, or put them away."""
        self.toggle_class("-keys")
        if not self.has_class("-keys"):
            self.back_to_list()
            return
        lines = key_lines("", ("room", "people", "reader"), changed_keys(), self.size.width - 3)
        self._keys.update(Content("\n").join(lines))
        self.query_one("#keys").focus()

    def _may_quit(self) -> bool:
        now = time.monotonic()
        if self.state.phase in {"before", "closed"} or now - self._quit_asked < _TWICE or self.room.speed:
            return True
        self._quit_asked = now
        self.say(
            f"The meeting is still open, and everything is logged. {pressed('app.quit')} again closes packview"
        )
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until it is said what becomes of a meeting of another day, nothing else is logged."""
        if self.course.undecided and action == "do" and parameters[0] not in _READING:
            return False
        return super().check_action(action, parameters)
