"""What the keys of the chair's view do, by subject; each part asks ``Prompts`` for words and has ``MeetingControl`` do it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from packview.errors import PackviewError
from packview.model import Note, Position
from packview.model.meeting import Act, Votes
from packview.services.meeting.commands import LiveMeeting
from packview.services.meeting.plan import plan_of, with_minutes
from packview.tui.base.words import day_words
from packview.tui.keys.in_force import pressed
from packview.tui.meeting.control import MeetingControl, act_words
from packview.tui.meeting.entry_bar import Prompts
from packview.tui.meeting.panes import people_here, resolutions
from packview.tui.meeting.question_list import QuestionList
from packview.tui.reader.reader import PageReader
from packview.tui.text import error_words, one_line
from packview.wording.words import counted

_GO_ON, _END, _ANEW = "go on with it now", "it ended then: close it", "start anew; the log keeps what was"
_STAYS, _LEAVES = "stays in the room", "leaves the room for the item"
_VOTES = re.compile(r"\d+")


@dataclass
class Course:
    """What the keys for the course of the meeting do; ``follow`` is told the item that is in hand from now on.

    ``undecided``: the meeting was in progress on another day, and the chair has not said yet what becomes of it.
    """

    control: MeetingControl
    prompts: Prompts
    follow: Callable[[str], None]
    undecided: bool = False

    def begin(self) -> bool:
        """Stop the clock of a meeting that was in progress on another day; says whether it was."""
        self.undecided = self.control.live.other_day
        if self.undecided:
            self.control.live.hold()
            self.control.refresh()
        return self.undecided

    async def resume(self, leave: Callable[[], object]) -> None:
        """Ask what becomes of a meeting of another day; ``leave`` where the chair does not say."""
        state = self.control.meeting
        last = state.last_at
        assert last is not None
        item = self.control.live.plan.item(state.current)
        where = f", at {item.name}" if item else ""
        words = f"This meeting was in progress on {day_words(last.date())} at {last:%H:%M}{where}. What now?"
        chosen = await self.prompts.ask("other day", words, choices=[_GO_ON, _END, _ANEW], only=True)
        if chosen is None:
            leave()
            return
        self.undecided = False
        {
            _GO_ON: self.control.live.go_on,
            _END: self.control.live.end_then,
            _ANEW: self.control.live.start_anew,
        }[chosen]()
        self.control.refresh()
        self.control.say(f"You chose: {chosen}. {pressed('room.undo')} takes it back")

    def rehearse(self) -> None:
        """In a rehearsal an item whose time is up gives way to the next."""
        state = self.control.meeting
        item = self.control.live.plan.item(state.current)
        if state.phase != "running" or (item and state.elapsed.get(item.key, 0.0) < item.minutes * 60):
            return
        if state.upcoming:
            self.next()
        elif item is not None:
            self.close()
            self.control.say(f"The rehearsal is over; nothing was logged. {pressed('room.leave')} leaves it")

    def start_or_pause(self) -> None:
        """Open the meeting, pause its clock, or let it go on."""
        act = self.control.do(LiveMeeting.start_or_pause)
        if act.kind == "opened":
            here = any(one.here for one in self.control.meeting.people)
            self.control.say(
                f"The meeting is open. {pressed('room.next_item')} begins the first item"
                if here
                else f"Open. {pressed('room.people')} marks who is here, {pressed('room.next_item')} begins the first item"
            )

    def next(self) -> None:
        """Begin the next item."""
        self._begun(self.control.do(LiveMeeting.next))

    def previous(self) -> None:
        """Go back to the item before."""
        self._begun(self.control.do(LiveMeeting.previous))

    def _begun(self, act: Act) -> None:
        """What must be known at the start of an item is said at once."""
        self.follow(act.item)
        if self.control.meeting.must_leave:
            names = ", ".join(map(one_line, self.control.meeting.must_leave))
            self.control.say(f"{names} must leave the room for this item")
        elif self.control.meeting.exempt:
            self.control.say(
                f"This item is exempt: the press and public are excluded. {pressed('room.exempt')} lets them in again"
            )

    async def take(self) -> None:
        """Take any item."""
        plan, state = self.control.live.plan, self.control.meeting
        rest = [
            item.key for item in plan.items if item.key not in state.upcoming and item.key != state.current
        ]
        key = await self.prompts.ask_item("Take which item?", [*state.upcoming, *rest])
        if key is not None:
            self._begun(self.control.do(lambda live: live.begin(key)))

    async def defer(self) -> None:
        """Put an item off."""
        current = [self.control.meeting.current] if self.control.meeting.current else []
        key = await self.prompts.ask_item("Defer which item?", [*current, *self.control.meeting.upcoming])
        if key is None:
            return
        until = await self.prompts.ask(
            "deferred until", f"Until when? {pressed('entry.accept')} for not said"
        )
        if until is not None:
            self.control.do(lambda live: live.defer(key, until))

    def close(self) -> None:
        """Close the meeting."""
        self.control.do(LiveMeeting.close)
        end = f"{self.control.meeting.closed:%H:%M}" if self.control.meeting.closed else ""
        self.control.say(
            f"Closed at {end}. {pressed('room.undo')} takes that back. Draft minutes: packview export {self.control.room.pack.pack_id} --only log"
        )

    async def set_minutes(self) -> None:
        """Set the minutes of an item or of the meeting."""
        room, plan = self.control.room, self.control.live.plan
        current = [self.control.meeting.current] if self.control.meeting.current else []
        keys = [*current, *(item.key for item in plan.items if item.key not in current)]
        key = await self.prompts.ask_item(
            "Minutes for what?", keys, whole=f"The whole meeting ({plan.minutes:g} minutes)"
        )
        if key is None:
            return
        item = plan.item(key)
        now = f"{item.minutes if item else plan.minutes:.0f}"
        even = "an even share" if item else "two hours"
        typed = await self.prompts.ask(
            f"minutes {key}",
            f"How many minutes, now {now}? {pressed('entry.accept')} alone for {even}",
            check=_minutes_problem,
        )
        if typed is None:
            return
        settings = with_minutes(room.plans.load(), key, float(typed.replace(",", ".")) if typed else None)
        if not room.speed:
            room.plans.save(settings)
        self.control.live.plan = plan_of(room.pack, settings)
        self.control.refresh()
        self.control.say("The plan is changed")

    def undo(self) -> None:
        """Take back the last act."""
        act = act_words(self.control.live.undo(), self.control.live.plan)
        self._back(f"Taken back: {act}. {pressed('room.redo')} logs it again")

    def redo(self) -> None:
        """Log again what was taken back."""
        self._back(f"Logged again: {act_words(self.control.live.redo(), self.control.live.plan)}")

    def _back(self, words: str) -> None:
        self.control.logged(words, own=self.control.read_own())


@dataclass(frozen=True)
class Attendance:
    """What the keys for people do."""

    control: MeetingControl
    prompts: Prompts

    async def mark(self, name: str, action: str) -> None:
        """Somebody comes, goes or sent apologies; see ``PeoplePanel.Wanted``."""
        match action:
            case "in_or_out":
                self.control.do(lambda live: live.come_or_go(name))
            case "apologies":
                self.control.do(lambda live: live.apologise(name))
            case _:
                await self._newcomer()

    async def _newcomer(self) -> None:
        name = await self.prompts.ask("somebody", "Who comes in?", check=_a_name)
        if name is None:
            return
        as_what = await self.prompts.ask(
            "as what", f"As what does {name} come?", choices=["in attendance", "substitute member"], only=True
        )
        if as_what is not None:
            counts = as_what == "substitute member"
            self.control.do(lambda live: live.come_or_go(name, counts=counts))

    async def declare(self) -> None:
        """Note an interest."""
        state = self.control.meeting
        who = await self.prompts.ask(
            "who declares", "Who declares an interest?", choices=people_here(state), check=_a_name
        )
        if who is None:
            return
        current = [state.current] if state.current else []
        key = await self.prompts.ask_item(
            "In which item?", [*state.upcoming, *current], whole="The meeting as a whole"
        )
        if key is None:
            return
        text = await self.prompts.ask("interest", f"Which interest? {pressed('entry.accept')} for not said")
        if text is None:
            return
        leaves = (
            await self.prompts.ask("leaves", f"{who} ...", choices=[_STAYS, _LEAVES], only=True)
            if key
            else _STAYS
        )
        if leaves is not None:
            self.control.do(lambda live: live.declare(who, key, text, leaves=leaves == _LEAVES))

    async def raise_hand(self) -> None:
        """Somebody wants to speak."""
        state = self.control.meeting
        waiting = [name for name in people_here(state) if name not in state.queue]
        name = await self.prompts.ask("hand", "Who wants to speak?", choices=waiting, check=_a_name)
        if name is not None:
            self.control.do(lambda live: live.raise_hand(name))

    async def call(self) -> None:
        """Give the floor to the first who waits, or where nobody does, to whom the chair names."""
        state = self.control.meeting
        if state.queue:
            self.control.do(LiveMeeting.call)
            return
        name = await self.prompts.ask(
            "floor", "Nobody waits. Who speaks?", choices=people_here(state), check=_a_name
        )
        if name is not None:
            self.control.do(lambda live: live.call(name))


@dataclass
class Questions:
    """What the keys for questions do, and what comes in from colleagues."""

    control: MeetingControl
    prompts: Prompts
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
        """The chosen question was asked."""
        note = self._chosen()
        if note is None:
            return
        known = self.control.meeting.questions.get(note.id)
        back = known is not None and known.status == "asked" and not known.follow_up
        self.control.live.asked(note)
        self._marked(
            note,
            "The question is to be asked again"
            if back
            else f"Marked as asked. {pressed('room.undo')} takes it back",
        )

    async def answer(self) -> None:
        """Write down an answer to it."""
        note = self._chosen()
        if note is None:
            return
        text = await self.prompts.ask(
            f"answer {note.id}",
            f"What was answered? {pressed('entry.accept')} alone for answered, no words",
            value=note.answer,
        )
        if text is not None:
            self.control.live.answered(note, text)
            self._marked(note, f"The answer is logged. {pressed('room.undo')} takes it back")

    async def follow_up(self) -> None:
        """Write down what is still to come of it."""
        note = self._chosen()
        if note is None:
            return
        text = await self.prompts.ask(
            f"follow up {note.id}", "What is still to come of it?", value=note.follow_up, check=_something
        )
        if text is not None:
            self.control.live.follow_up(note, text)
            self._marked(note, f"Logged. {pressed('room.undo')} takes it back")

    def _marked(self, note: Note, words: str) -> None:
        new = self.control.state.new - {note.id}
        self.control.logged(words, own=self.control.read_own(), new=new)

    def _chosen(self) -> Note | None:
        """The chosen question as it is kept, without what the meeting made of it."""
        chosen = self.shown.question
        if chosen is None:
            self.control.say("No question is chosen")
            return None
        return self.control.state.kept.get(chosen.id, chosen)


@dataclass(frozen=True)
class MinuteTaking:
    """What the keys for the minutes do."""

    control: MeetingControl
    prompts: Prompts

    async def action(self) -> None:
        """Write down an action."""
        text = await self.prompts.ask("action", "What is to be done?", check=_something)
        if text is None:
            return
        names = [
            *people_here(self.control.meeting),
            *(contact.name for contact in self.control.room.pack.meeting.contacts if contact.name),
        ]
        owner = await self.prompts.ask(
            "owner", f"By whom? {pressed('entry.accept')} for not said", choices=names
        )
        if owner is None:
            self.prompts.drafts["action"] = text
            return
        due = await self.prompts.ask("due", f"By when? {pressed('entry.accept')} for not said")
        if due is None:
            self.prompts.drafts.update(action=text, owner=owner)
            return
        self.control.do(lambda live: live.action(text, owner, due))

    async def remark(self) -> None:
        """Write down a remark."""
        text = await self.prompts.ask("remark", "For the minutes", check=_something)
        if text is not None:
            self.control.do(lambda live: live.jot(text))

    async def decision(self) -> None:
        """Record a decision."""
        state = self.control.meeting
        known = resolutions(self.control.room.pack.item(state.current))
        text = await self.prompts.ask(
            f"decision {state.current}",
            f"What was decided? {pressed('entry.down')} and {pressed('entry.accept')} take a recommendation over, to change it"
            if known
            else "What was decided?",
            value="RESOLVED that ",
            choices=list(known),
            fill=True,
            check=lambda typed: _something(typed) if typed.strip() != "RESOLVED that" else _something(""),
        )
        if text is None:
            return
        facts: dict[str, str] = {}
        for name, words in (
            ("mover", f"Who moved it? {pressed('entry.accept')} for not said"),
            ("seconder", f"Who seconded it? {pressed('entry.accept')} for not said"),
        ):
            others = [one for one in people_here(state, voting=True) if one not in facts.values()]
            given = await self.prompts.ask(name, words, choices=others)
            if given is None:
                self.prompts.drafts[f"decision {state.current}"] = text
                return
            facts[name] = given
        votes = await self.prompts.ask(
            "votes",
            f"Votes for, against, abstained, such as 5 1 0; {pressed('entry.accept')} for no count",
            check=_votes_problem,
        )
        if votes is None:
            self.prompts.drafts[f"decision {state.current}"] = text
            return
        self._decided(text, facts, votes_of(votes), closed=known.get(text, False))

    def _decided(self, text: str, facts: dict[str, str], votes: Votes | None, *, closed: bool) -> None:
        self.control.do(
            lambda live: live.decide(text, facts["mover"], facts["seconder"], votes, closed=closed)
        )
        state = self.control.meeting
        decision = state.decisions[-1]
        words = {
            "carried": "Carried",
            "lost": "LOST",
            "tied": f"TIED: with a casting vote, {pressed('room.undo')} and record it again",
        }
        cast = votes.in_favour + votes.against + votes.abstained if votes else 0
        over = f". {cast} votes, but {state.counted} are marked as here" if cast > state.counted else ""
        self.control.say(f"{words[decision.outcome]}{over}. {pressed('room.undo')} takes it back")


@dataclass
class Pages:
    """What the keys for pages do: any page below item and clock, and those that the chosen question rests on."""

    control: MeetingControl
    prompts: Prompts
    reader: PageReader
    shown: QuestionList
    _evidence: tuple[str, int] = ("", -1)

    @property
    def _open(self) -> bool:
        return self.reader.screen.has_class("-page")

    async def choose(self) -> None:
        """Ask for a page and show it."""
        typed = await self.prompts.ask(
            "page", "Which page? 47 as printed, #52 of the file", check=self._page_problem
        )
        if typed is not None and (page := self._page_named(typed)) is not None:
            self.show(page)

    def _page_named(self, typed: str) -> int | None:
        name = re.sub(r"^(?:pages?|p\.?)\s*(?=[\w#])", "", one_line(typed), flags=re.IGNORECASE)
        found = self.control.room.pack.page_by_label(name)
        if found is None and not any(page.label for page in self.control.room.pack.pages):
            found = self.control.room.pack.page_by_label(f"#{name}")
        return found.number if found else None

    def _page_problem(self, typed: str) -> str:
        if not typed.strip():
            return f"Type a page number, or press {pressed('entry.leave')}"
        return "" if self._page_named(typed) is not None else "There is no such page"

    def show(self, pdf_page: int, quote: str = "") -> None:
        """Show a page below item and clock."""
        self.reader.screen.add_class("-page")
        self.reader.show_place(Position(pdf_page=pdf_page))
        if quote:
            self.reader.show_quote(pdf_page, quote)
        self.reader.focus()
        info = self.control.room.pack.pages[pdf_page - 1]
        name = f"Page {one_line(info.label)}" if info.label is not None else f"PDF page {pdf_page}"
        self.control.say(f"{name}. {pressed('room.leave')} goes back to the questions")

    def follow(self, key: str) -> None:
        """A page that stands beside the questions goes along; nothing else moves."""
        item = self.control.room.pack.item(key)
        if item is not None and item.pdf_first is not None and not self._open:
            self.reader.show_place(Position(pdf_page=item.pdf_first))

    def show_evidence(self) -> None:
        """Show the page the chosen question rests on, or the next of its pages."""
        note = self.shown.question
        if note is None:
            self.control.say("No question is chosen")
            return
        anchor = note.anchor
        places = [(anchor.pdf_page, anchor.quote)] if anchor.pdf_page is not None else []
        places += [
            (one.pdf_page, one.text if one.kind == "quote" else "")
            for one in note.evidence
            if one.pdf_page is not None
        ]
        places = [
            (page, quote)
            for page, quote in places
            if page is not None and 1 <= page <= len(self.control.room.pack.pages)
        ]
        if not places:
            self.control.say(f"This question rests on no page. {pressed('room.page')} shows any page")
            return
        last, place = self._evidence
        place = (place + 1) % len(places) if last == note.id and self._open else 0
        self._evidence = (note.id, place)
        self.control.refresh(new=self.control.state.new - {note.id})
        page, quote = places[place]
        assert page is not None
        self.show(page, quote)
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
    counts = _VOTES.findall(typed)
    if (typed and not counts) or len(counts) > 3 or any(len(count) > 4 for count in counts):
        return "Type up to three numbers: for, against, abstained"
    return ""
