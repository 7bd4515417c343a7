"""What the keys of the chair's view do, by subject; each part asks for words in the ``EntryBar`` and has ``MeetingControl`` do it."""

import re
from collections.abc import Callable
from dataclasses import astuple, dataclass, field
from typing import Any

from packview.errors import PackviewError
from packview.model import Note, Pack, Position
from packview.model.meeting import Act, ActKind, MeetingPlan, MeetingState, Votes
from packview.model.notes import page_words
from packview.model.references import page_named
from packview.services.meeting.commands import LiveMeeting
from packview.services.meeting.opening import plan_of, with_minutes
from packview.tui.base.words import day_words
from packview.tui.keys import pressed
from packview.tui.meeting.control import MeetingControl, act_words
from packview.tui.meeting.entry_bar import EntryBar, Left
from packview.tui.meeting.panes import QuestionList, people_here, resolutions
from packview.tui.reader.reader import PageReader
from packview.tui.text import error_words, one_line
from packview.wording.words import capital, counted

_GO_ON, _END, _ANEW = "resume it now", "it ended then: close it", "start again; the log keeps the first part"
_STAYS, _LEAVES = "stays in the room", "leaves the room for the item"
_VOTES = re.compile(r"\d+")
_RESULTS: dict[str, dict[str, Any]] = {
    "Carried by a majority, no count": {"result": "carried", "majority": True},
    "Lost, no count": {"result": "lost"},
    "Lost by a majority, no count": {"result": "lost", "majority": True},
    "Votes equal, no count": {"result": "tied"},
}
"""What became of a motion without a count of hands, as fields of the act."""
_CASTING = {"For: it is carried": "for", "Against: it is lost": "against", "No casting vote: not carried": ""}


@dataclass
class Part:
    """What the keys for one subject do."""

    control: MeetingControl
    bar: EntryBar

    @property
    def live(self) -> LiveMeeting:
        return self.control.live

    @property
    def plan(self) -> MeetingPlan:
        return self.control.live.plan

    @property
    def meeting(self) -> MeetingState:
        return self.control.meeting

    @property
    def pack(self) -> Pack:
        return self.control.room.pack

    @property
    def current(self) -> list[str]:
        """The key of the current item, none where there is none."""
        return [self.meeting.current] if self.meeting.current else []


@dataclass
class Course(Part):
    """The course of the meeting; ``follow`` is told the item that is in hand from now on.

    ``undecided``: the meeting was in progress on another day, and the chair has not said yet what becomes of it.
    """

    follow: Callable[[str], None]
    undecided: bool = False

    def begin(self) -> bool:
        """Stop the clock of a meeting that was in progress on another day; says whether it was."""
        self.undecided = self.live.other_day
        if self.undecided:
            self.live.hold()
            self.control.refresh()
        return self.undecided

    async def resume(self, leave: Callable[[], object]) -> None:
        """Ask what becomes of a meeting of another day; ``leave`` where the chair does not say."""
        last = self.meeting.last_at
        assert last is not None
        item = self.plan.item(self.meeting.current)
        where = f", at {item.name}" if item else ""
        words = f"This meeting was in progress on {day_words(last.date())} at {last:%H:%M}{where}. What now?"
        does: dict[str, ActKind] = {_GO_ON: "resumed", _END: "closed", _ANEW: "anew"}
        try:
            chosen = await self.bar.ask("other day", words, choices=list(does), only=True)
        except Left:
            leave()
            return
        self.undecided = False
        self.live.go_on(does[chosen])
        self.control.refresh()
        self.control.say(f"You chose: {chosen}. {pressed('room.undo')} to undo")

    def rehearse(self) -> None:
        """In a rehearsal an item whose time is up gives way to the next."""
        state = self.meeting
        item = self.plan.item(state.current)
        if state.phase != "running" or (item and state.elapsed.get(item.key, 0.0) < item.minutes * 60):
            return
        if state.upcoming:
            self.next_item()
        elif item is not None:
            self.close_meeting()
            self.control.say(f"The rehearsal is over; nothing was logged. {pressed('room.leave')} leaves it")

    def start(self) -> None:
        """Open the meeting, pause its clock, or let it go on."""
        if self.control.do(self.live.start_or_pause).kind == "opened":
            here = any(one.here for one in self.meeting.people)
            begins = f"{pressed('room.next_item')} starts the first item"
            marks = f"Open. {pressed('room.people')} marks who is here, {begins}"
            self.control.say(f"The meeting is open. {begins}" if here else marks)

    def next_item(self) -> None:
        self._begun(self.control.do(self.live.next))

    def previous_item(self) -> None:
        self._begun(self.control.do(self.live.previous))

    def _begun(self, act: Act) -> None:
        """What must be known at the start of an item is said at once."""
        self.follow(act.item)
        if self.meeting.must_leave:
            names = ", ".join(map(one_line, self.meeting.must_leave))
            self.control.say(f"{names} must leave the room for this item")
        elif self.meeting.exempt:
            self.control.say(
                f"This item is exempt: the press and public are excluded. {pressed('room.exempt')} lets them back in"
            )

    async def take(self) -> None:
        coming = [*self.meeting.upcoming]
        rest = [item.key for item in self.plan.items if item.key not in [*coming, *self.current]]
        self._begun(
            self.control.do(self.live.begin, await self.bar.ask_item("Take which item?", [*coming, *rest]))
        )

    async def defer(self) -> None:
        key = await self.bar.ask_item("Defer which item?", [*self.current, *self.meeting.upcoming])
        until = await self.bar.ask("deferred until", f"Until when? {pressed('entry.accept')} to skip")
        self.control.do(self.live.defer, key, until)

    def close_meeting(self) -> None:
        self.control.do(self.live.close)
        end = f"{self.meeting.closed:%H:%M}" if self.meeting.closed else ""
        self.control.say(
            f"Closed at {end}. {pressed('room.undo')} to undo, {pressed('app.export')} to write the draft minutes to a file"
        )

    async def set_minutes(self) -> None:
        room, plan = self.control.room, self.plan
        keys = [*self.current, *(item.key for item in plan.items if item.key not in self.current)]
        key = await self.bar.ask_item(
            "Minutes for what?", keys, whole=f"The whole meeting ({plan.minutes:g} minutes)"
        )
        item = plan.item(key)
        now = f"{item.minutes if item else plan.minutes:.0f}"
        even = "its share" if item else "two hours"
        typed = await self.bar.ask(
            f"minutes {key}",
            f"How many minutes, now {now}? {pressed('entry.accept')} alone for {even}",
            check=_minutes_problem,
        )
        settings = with_minutes(room.plans.load(), key, float(typed.replace(",", ".")) if typed else None)
        if not room.speed:
            room.plans.save(settings)
        self.live.plan = plan_of(room.pack, settings, self.control.state.own)
        self.control.refresh()
        self.control.say("The plan is changed")

    def undo(self) -> None:
        act = act_words(self.live.undo(), self.plan)
        self._back(f"Undone: {act}. {pressed('room.redo')} logs it again")

    def redo(self) -> None:
        self._back(f"Logged again: {act_words(self.live.redo(), self.plan)}")

    def _back(self, words: str) -> None:
        self.control.logged(words, own=self.control.read_own())


@dataclass
class Attendance(Part):
    """The people."""

    async def mark(self, name: str, action: str) -> None:
        """Somebody comes, goes or sent apologies; 'other' is somebody without a name on the list."""
        if action == "other":
            name = await self.bar.ask("somebody", "Who comes in?", check=_a_name)
            words, roles = f"What is {name}'s role?", ["in attendance", "substitute member"]
            as_what = await self.bar.ask("as what", words, choices=roles, only=True)
            self.control.do(self.live.come_or_go, name, counts=as_what == "substitute member")
        else:
            self.control.do(self.live.come_or_go if action == "in_or_out" else self.live.apologise, name)

    async def declare(self) -> None:
        who = await self._person("who declares", "Who declares an interest?", people_here(self.meeting))
        key = await self.bar.ask_item(
            "In which item?", [*self.meeting.upcoming, *self.current], whole="The meeting as a whole"
        )
        text = await self.bar.ask("interest", f"Which interest? {pressed('entry.accept')} to skip")
        leaves = _STAYS
        if key:
            leaves = await self.bar.ask("leaves", f"{who} ...", choices=[_STAYS, _LEAVES], only=True)
        self.control.do(self.live.declare, who, key, text, leaves=leaves == _LEAVES)

    async def raise_hand(self, *, first: bool = False) -> None:
        """Somebody wants to speak, ``first`` on a point of order; who waits already can be chosen to leave the list."""
        queue = self.meeting.queue
        leaving = {f"{name}: take off the list": name for name in queue}
        names = [name for name in people_here(self.meeting) if first or name not in queue]
        words = "Who raises a point of order?" if first else "Who wants to speak?"
        chosen = await self._person("hand", words, [*names, *([] if first else leaving)])
        self.control.do(self.live.raise_hand, leaving.get(chosen, chosen), first=first)

    async def call(self) -> None:
        """Give the floor to the first who waits, or where nobody does, to whom the chair names."""
        if self.meeting.queue:
            self.control.do(self.live.call)
        else:
            here = people_here(self.meeting)
            self.control.do(
                self.live.call, await self._person("floor", "Nobody is waiting. Who speaks?", here)
            )

    async def _person(self, name: str, words: str, choices: list[str]) -> str:
        return await self.bar.ask(name, words, choices=choices, check=_a_name)


@dataclass
class Questions(Part):
    """Questions, and what comes in from colleagues."""

    shown: QuestionList
    _met_colleagues: bool = False

    def read_own(self) -> None:
        """Take up the chair's own questions as they are on disk."""
        self.control.refresh(own=self.control.read_own())

    def look_at_colleagues(self) -> None:
        """Take in what colleagues have shared since; what comes after the first look is new."""
        try:
            shared = self.control.room.colleagues()
        except PackviewError as error:
            self.control.say(error_words(error))
            return
        theirs = {note.id: note for note in shared if note.asks and not note.private}
        before = {note.id: note for note in self.control.state.theirs}
        if theirs == before and self._met_colleagues:
            return
        fresh = theirs.keys() - before.keys() if self._met_colleagues else set()
        self._met_colleagues = True
        self.control.refresh(theirs=tuple(theirs.values()), new=self.control.state.new | fresh)
        if fresh:
            self.control.say(f"{counted(len(fresh), 'new question')} from colleagues")

    def asked(self) -> None:
        if note := self._chosen():
            known = self.meeting.questions.get(note.id)
            back = known is not None and known.status == "asked" and not known.follow_up
            self.live.asked(note)
            self._marked(note, "" if back else "Marked as asked", "The question is to be asked again")

    async def answer(self) -> None:
        if note := self._chosen():
            words = f"What was answered? {pressed('entry.accept')} alone for answered, no words"
            self.live.answered(note, await self.bar.ask(f"answer {note.id}", words, value=note.answer))
            self._marked(note, "The answer is logged")

    async def follow_up(self) -> None:
        if note := self._chosen():
            name, words = f"follow up {note.id}", "What is still owed?"
            text = await self.bar.ask(name, words, value=note.follow_up, check=_something)
            self.live.follow_up(note, text)
            self._marked(note, "Logged")

    def _marked(self, note: Note, words: str, otherwise: str = "") -> None:
        new = self.control.state.new - {note.id}
        words = f"{words}. {pressed('room.undo')} to undo" if words else otherwise
        self.control.logged(words, own=self.control.read_own(), new=new)

    def _chosen(self) -> Note | None:
        """The chosen question as it is kept, without what the meeting made of it."""
        chosen = self.shown.question
        if chosen is None:
            self.control.say("No question is chosen")
            return None
        return self.control.state.kept.get(chosen.id, chosen)


@dataclass
class MinuteTaking(Part):
    """The minutes."""

    async def act(self) -> None:
        text = await self.bar.ask("action", "What is to be done?", check=_something)
        contacts = [contact.name for contact in self.pack.meeting.contacts if contact.name]
        not_said = f"{pressed('entry.accept')} to skip"
        so_far = {"action": text}
        with self.bar.keeping(so_far):
            names = [*people_here(self.meeting), *contacts]
            so_far["owner"] = await self.bar.ask("owner", f"By whom? {not_said}", choices=names)
            due = await self.bar.ask("due", f"By when? {not_said}")
        self.control.do(self.live.action, text, so_far["owner"], due)

    async def jot(self) -> None:
        self.control.do(self.live.jot, await self.bar.ask("remark", "For the minutes", check=_something))

    async def decide(self) -> None:
        name, known = f"decision {self.meeting.current}", resolutions(self.pack.item(self.meeting.current))
        takes = f"{pressed('entry.down')} and {pressed('entry.accept')} copy a recommendation into the field, to change it"
        text = await self.bar.ask(
            name,
            f"What was decided? {takes}" if known else "What was decided?",
            value="RESOLVED that ",
            choices=list(known),
            fill=True,
            check=lambda typed: _something("" if typed.strip() == "RESOLVED that" else typed),
        )
        not_said = f"{pressed('entry.accept')} to skip"
        voting = people_here(self.meeting, voting=True)
        with self.bar.keeping({name: text}):
            mover = await self.bar.ask("mover", f"Proposed by? {not_said}", choices=voting)
            others = [one for one in voting if one != mover]
            seconder = await self.bar.ask("seconder", f"Seconded by? {not_said}", choices=others)
            votes = await self.bar.ask(
                "votes",
                f"Votes for, against, abstained, such as 5 1 0; {pressed('entry.accept')} for carried, no count",
                choices=list(_RESULTS),
                check=_votes_problem,
            )
            counted_votes, became = votes_of(votes), dict(_RESULTS.get(votes, {}))
            equal = counted_votes is not None and counted_votes.in_favour == counted_votes.against
            if equal or became.get("result") == "tied":
                words = "The votes are equal. How does the chair cast the second vote?"
                became["casting"] = _CASTING[
                    await self.bar.ask("casting", words, choices=list(_CASTING), only=True)
                ]
        self.control.do(
            self.live.decide, text, mover, seconder, counted_votes, closed=known.get(text, False), **became
        )
        state = self.meeting
        words = state.decisions[-1].outcome_in_words
        words = words if state.decisions[-1].outcome == "carried" else words.upper()
        cast = sum(astuple(counted_votes)) if counted_votes else 0
        over = f". {cast} votes, but {state.counted} are marked as here" if cast > state.counted else ""
        self.control.say(f"{words}{over}. {pressed('room.undo')} to undo")


@dataclass
class Pages(Part):
    """Any page below item and clock, and those that the chosen question rests on."""

    reader: PageReader
    shown: QuestionList
    _evidence: tuple[str, int] = field(default=("", -1), init=False)

    @property
    def _open(self) -> bool:
        return self.reader.screen.has_class("-page")

    async def page(self) -> None:
        words = "Which page? 47 as printed, #52 of the file"
        page = page_named(self.pack, await self.bar.ask("page", words, check=self._page_problem))
        if page is not None:
            self.show(page)

    def _page_problem(self, typed: str) -> str:
        if not typed.strip():
            return f"Type a page number, or press {pressed('entry.leave')}"
        return "" if page_named(self.pack, typed) is not None else "There is no such page"

    def show(self, pdf_page: int, quote: str = "") -> None:
        self.reader.screen.add_class("-page")
        self.reader.show_place(Position(pdf_page=pdf_page))
        if quote:
            self.reader.show_quote(pdf_page, quote)
        self.reader.focus()
        name = capital(page_words(self.pack.pages[pdf_page - 1].label, pdf_page))
        self.control.say(f"{name}. {pressed('room.leave')} goes back to the questions")

    def follow(self, key: str) -> None:
        """A page that stands beside the questions goes along; nothing else moves."""
        item = self.pack.item(key)
        if item is not None and item.pdf_first is not None and not self._open:
            self.reader.show_place(Position(pdf_page=item.pdf_first))

    def evidence(self) -> None:
        """Show the page the chosen question rests on, or the next of its pages."""
        note = self.shown.question
        if note is None:
            self.control.say("No question is chosen")
            return
        rests_on = [(note.anchor.pdf_page, note.anchor.quote)]
        rests_on += [(one.pdf_page, one.text if one.kind == "quote" else "") for one in note.evidence]
        places = [(page, quote) for page, quote in rests_on if page and 1 <= page <= len(self.pack.pages)]
        if not places:
            self.control.say(f"This question names no page. {pressed('room.page')} shows any page")
            return
        last, place = self._evidence
        place = (place + 1) % len(places) if last == note.id and self._open else 0
        self._evidence = (note.id, place)
        self.control.refresh(new=self.control.state.new - {note.id})
        self.show(*places[place])
        if len(places) > 1:
            self.control.say(
                f"Evidence {place + 1} of {len(places)}. {pressed('room.evidence')} shows the next, {pressed('room.leave')} goes back"
            )


def _minutes_problem(typed: str) -> str:
    try:
        minutes = float(typed.replace(",", ".")) if typed else 1.0
    except ValueError:
        return "Type a number of minutes, such as 20"
    return "" if 0 < minutes <= 24 * 60 else "Type minutes between 1 and 1440"


def _a_name(typed: str) -> str:
    return "" if typed.strip() else f"Type or choose a name, or press {pressed('entry.leave')}"


def _something(typed: str) -> str:
    return "" if typed.strip() else f"Type something, or press {pressed('entry.leave')}"


def votes_of(typed: str) -> Votes | None:
    """'5 1 0' or '5 for, 1 against'; None where there is no count."""
    counts = [int(found) for found in _VOTES.findall(typed)]
    if not counts:
        return None
    in_favour, against, abstained = (*counts, 0, 0)[:3]
    return Votes(in_favour=in_favour, against=against, abstained=abstained)


def _votes_problem(typed: str) -> str:
    if typed in _RESULTS:
        return ""
    counts = _VOTES.findall(typed)
    if (typed and not counts) or len(counts) > 3 or any(len(count) > 4 for count in counts):
        return "Type up to three numbers: for, against, abstained"
    return ""
