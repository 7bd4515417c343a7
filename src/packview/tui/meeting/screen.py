"""The chair's view of the meeting as it goes on."""

import re
import time

from textual.content import Content

from packview.errors import PackviewError
from packview.model import Position
from packview.services.meeting.words import act_words
from packview.tui.base.help import found
from packview.tui.base.words import day_words
from packview.tui.keys.in_force import changed_keys, pressed, with_keys
from packview.tui.keys.table import KEYS, key_words
from packview.tui.meeting.jotting import Jotting
from packview.tui.text import content, label, one_line, tell

_TWICE = 5.0
"""Seconds within which q is to be pressed again."""
_GO_ON, _END, _ANEW = "go on with it now", "it ended then: close it", "start anew; the log keeps what was"


class MeetingScreen(Jotting):
    """In the room. See ``MeetingBase`` for what it is made with."""

    _evidence: tuple[str, int] = ("", -1)
    _other_day = False
    _quit_asked = -60.0

    def begin(self) -> None:
        """Where the meeting was in progress on another day, ask before the clock goes on."""
        super().begin()
        if self.room.meeting.other_day:
            self._other_day = True
            self.room.meeting.hold()
            self.show_all()
            self.asking(self._ask_other_day())
        elif self.state.phase == "before":
            self.say(
                f"{pressed('room.people')} marks who is here, {pressed('room.start')} opens the meeting, {pressed('app.help')} shows every key"
            )

    async def _ask_other_day(self) -> None:
        last = self.state.last_at
        assert last is not None
        item = self.room.meeting.plan.item(self.state.current)
        where = f", at item {one_line(item.number)}" if item else ""
        words = f"This meeting was in progress on {day_words(last.date())} at {last:%H:%M}{where}. What now?"
        chosen = await self.ask("other day", words, choices=[_GO_ON, _END, _ANEW], only=True)
        if chosen is None:
            self.dismiss(None)
            return
        meeting = self.room.meeting
        self._other_day = False
        {_GO_ON: meeting.go_on, _END: meeting.end_then, _ANEW: meeting.start_anew}[chosen]()
        self.show_all()
        self.say(f"You chose: {chosen}. {pressed('room.undo')} takes it back")

    def tick(self) -> None:
        """In a rehearsal an item whose time is up gives way to the next."""
        super().tick()
        if self.room.speed and self.is_current and not self.bar.asking:
            self._rehearse()

    def _rehearse(self) -> None:
        state, plan = self.state, self.room.meeting.plan
        item = plan.item(state.current)
        if state.phase != "running" or (item and state.elapsed.get(item.key, 0.0) < item.minutes * 60):
            return
        if state.upcoming:
            self.action_next_item()
        elif item is not None:
            self.action_close_meeting()
            self.say(f"The rehearsal is over; nothing was logged. {pressed('room.leave')} leaves it")

    def action_undo(self) -> None:
        """Take back the last act."""
        act = self.room.meeting.undo()
        self._back(
            f"Taken back: {act_words(act, self.room.meeting.plan)}. {pressed('room.redo')} logs it again"
        )

    def action_redo(self) -> None:
        """Log again what was taken back."""
        act = self.room.meeting.redo()
        self._back(f"Logged again: {act_words(act, self.room.meeting.plan)}")

    def _back(self, words: str) -> None:
        self.read_notes()
        self.show_all()
        self.say(words)
        self.share_soon()

    async def action_page(self) -> None:
        """Ask for a page and show it."""
        self.asking(self._page())
        await self.until_asked()

    async def _page(self) -> None:
        typed = await self.ask("page", "Which page? 47 as printed, #52 of the file", check=self._page_problem)
        if typed is not None and (page := self._page_named(typed)) is not None:
            self.show_page(page)

    def _page_named(self, typed: str) -> int | None:
        name = re.sub(r"^(?:pages?|p\.?)\s*(?=[\w#])", "", one_line(typed), flags=re.IGNORECASE)
        found = self.pack.page_by_label(name)
        if found is None and not any(page.label for page in self.pack.pages):
            found = self.pack.page_by_label(f"#{name}")
        return found.number if found else None

    def _page_problem(self, typed: str) -> str:
        if not typed.strip():
            return f"Type a page number, or press {pressed('entry.leave')}"
        return "" if self._page_named(typed) is not None else "There is no such page"

    def show_page(self, pdf_page: int, quote: str = "") -> None:
        """Show a page below item and clock."""
        self.add_class("-page")
        self.reader.show_place(Position(pdf_page=pdf_page))
        if quote:
            self.reader.show_quote(pdf_page, quote)
        self.reader.focus()
        info = self.pack.pages[pdf_page - 1]
        name = f"Page {one_line(info.label)}" if info.label is not None else f"PDF page {pdf_page}"
        self.say(f"{name}. {pressed('room.leave')} goes back to the questions")

    def follow_item(self, key: str) -> None:
        """A page that stands beside the questions goes along; nothing else moves."""
        item = self.pack.item(key)
        if item is not None and item.pdf_first is not None and not self.has_class("-page"):
            self.reader.show_place(Position(pdf_page=item.pdf_first))

    def on_question_list_evidence_wanted(self) -> None:
        """A question was chosen with enter."""
        self.action_evidence()

    def action_evidence(self) -> None:
        """Show the page the chosen question rests on, or the next of its pages."""
        note = self.list.chosen
        if note is None:
            self.say("No question is chosen")
            return
        anchor = note.anchor
        places = [(anchor.pdf_page, anchor.quote)] if anchor.pdf_page is not None else []
        places += [
            (one.pdf_page, one.text if one.kind == "quote" else "")
            for one in note.evidence
            if one.pdf_page is not None
        ]
        places = [
            (page, quote) for page, quote in places if page is not None and 1 <= page <= len(self.pack.pages)
        ]
        if not places:
            self.say(f"This question rests on no page. {pressed('room.page')} shows any page")
            return
        last, place = self._evidence
        place = (place + 1) % len(places) if last == note.id and self.has_class("-page") else 0
        self._evidence = (note.id, place)
        self.new.discard(note.id)
        page, quote = places[place]
        assert page is not None
        self.show_page(page, quote)
        if len(places) > 1:
            self.say(
                f"Evidence {place + 1} of {len(places)}. {pressed('room.evidence')} shows the next, {pressed('room.leave')} goes back"
            )
        self.show_questions()

    def action_leave(self) -> None:
        """Close what is open, at last the view."""
        if self.reader.clear_selection():
            return
        if self.has_class("-keys"):
            self.remove_class("-keys")
        elif self.people.has_class("-open"):
            self.people.remove_class("-open")
        elif self.has_class("-what"):
            self.remove_class("-what")
        elif self.has_class("-page"):
            self.remove_class("-page")
        else:
            self.dismiss(None)
            return
        self.back_to_list()

    def show_keys(self) -> None:
        """Show every key below item and clock, or put them away."""
        self.toggle_class("-keys")
        if not self.has_class("-keys"):
            self.back_to_list()
            return
        width = max(20, self.size.width - 26)
        lines = []
        for heading, rows in found("", {"room", "people", "reader"}, changed_keys()):
            lines += [Content(""), content(heading, "bold $text-primary")]
            lines += [
                content(f"{key_words(changed_keys().get(row.id, row.key)):20}  ", "bold")
                + label(with_keys(row.help), width)
                for row in rows
            ]
        self._keys.update(Content("\n").join(lines))
        self.query_one("#keys").focus()

    def may_quit(self) -> bool:
        """While the meeting goes on, q is asked for twice."""
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
        if self._other_day and action in _LOGGING:
            return False
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """The last words typed."""
        if self._typed is not None and not self.room.speed:
            try:
                self.room.plans.save_drafts(self._typed)
            except PackviewError as error:
                tell(self.app, error)


_LOGGING = frozenset(row.action for row in KEYS if row.group == "room") - {
    "page",
    "evidence",
    "what_if",
    "plan",
    "leave",
}
