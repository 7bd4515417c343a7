"""What is jotted down in the room: questions asked and answered, actions, remarks, decisions."""

import re

from packview.model import Note
from packview.model.meeting import Votes
from packview.tui.keys.in_force import pressed
from packview.tui.meeting.panes import people_here, resolutions
from packview.tui.meeting.people import Peopling

_VOTES = re.compile(r"\d+")


class Jotting(Peopling):
    """Keys for what is written down."""

    def action_asked(self) -> None:
        """The chosen question was asked."""
        note = self._chosen()
        if note is None:
            return
        known = self.state.questions.get(note.id)
        back = known is not None and known.status == "asked" and not known.follow_up
        self.room.meeting.asked(note)
        self._marked(
            note,
            "The question is to be asked again"
            if back
            else f"Marked as asked. {pressed('room.undo')} takes it back",
        )

    async def action_answer(self) -> None:
        """Jot down an answer."""
        note = self._chosen()
        if note is not None:
            self.asking(self._answer(note))
            await self.until_asked()

    async def _answer(self, note: Note) -> None:
        text = await self.ask(
            f"answer {note.id}",
            f"What was answered? {pressed('entry.accept')} alone for answered, no words",
            value=note.answer,
        )
        if text is not None:
            self.room.meeting.answered(note, text)
            self._marked(note, f"The answer is logged. {pressed('room.undo')} takes it back")

    async def action_follow_up(self) -> None:
        """Jot down what is still to come."""
        note = self._chosen()
        if note is not None:
            self.asking(self._follow_up(note))
            await self.until_asked()

    async def _follow_up(self, note: Note) -> None:
        text = await self.ask(
            f"follow up {note.id}", "What is still to come of it?", value=note.follow_up, check=_something
        )
        if text is not None:
            self.room.meeting.follow_up(note, text)
            self._marked(note, f"Logged. {pressed('room.undo')} takes it back")

    def _marked(self, note: Note, words: str) -> None:
        self.new.discard(note.id)
        self.read_notes()
        self.show_all()
        self.say(words)
        self.share_soon()

    def _chosen(self) -> Note | None:
        """The chosen question as it is kept, without what the meeting made of it."""
        chosen = self.list.chosen
        if chosen is None:
            self.say("No question is chosen")
            return None
        return self.kept(chosen.id) or chosen

    async def action_act(self) -> None:
        """Jot down an action."""
        self.asking(self._act())
        await self.until_asked()

    async def _act(self) -> None:
        text = await self.ask("action", "What is to be done?", check=_something)
        if text is None:
            return
        names = [
            *people_here(self.state),
            *(contact.name for contact in self.pack.meeting.contacts if contact.name),
        ]
        owner = await self.ask("owner", f"By whom? {pressed('entry.accept')} for not said", choices=names)
        if owner is None:
            self.bar.drafts["action"] = text
            return
        due = await self.ask("due", f"By when? {pressed('entry.accept')} for not said")
        if due is None:
            self.bar.drafts |= {"action": text, "owner": owner}
            return
        self.do(lambda: self.room.meeting.action(text, owner, due))

    async def action_jot(self) -> None:
        """Jot down a remark."""
        self.asking(self._jot())
        await self.until_asked()

    async def _jot(self) -> None:
        text = await self.ask("remark", "For the minutes", check=_something)
        if text is not None:
            self.do(lambda: self.room.meeting.jot(text))

    async def action_decide(self) -> None:
        """Record a decision."""
        self.asking(self._decide())
        await self.until_asked()

    async def _decide(self) -> None:
        known = resolutions(self.pack.item(self.state.current))
        text = await self.ask(
            f"decision {self.state.current}",
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
            others = [one for one in people_here(self.state, voting=True) if one not in facts.values()]
            given = await self.ask(name, words, choices=others)
            if given is None:
                self.bar.drafts[f"decision {self.state.current}"] = text
                return
            facts[name] = given
        votes = await self.ask(
            "votes",
            f"Votes for, against, abstained, such as 5 1 0; {pressed('entry.accept')} for no count",
            check=_votes_problem,
        )
        if votes is None:
            self.bar.drafts[f"decision {self.state.current}"] = text
            return
        self._decided(text, facts, votes_of(votes), closed=known.get(text, False))

    def _decided(self, text: str, facts: dict[str, str], votes: Votes | None, *, closed: bool) -> None:
        meeting = self.room.meeting
        self.do(lambda: meeting.decide(text, facts["mover"], facts["seconder"], votes, closed=closed))
        decision = self.state.decisions[-1]
        words = {
            "carried": "Carried",
            "lost": "LOST",
            "tied": f"TIED: with a casting vote, {pressed('room.undo')} and record it again",
        }
        cast = votes.in_favour + votes.against + votes.abstained if votes else 0
        over = (
            f". {cast} votes, but {self.state.counted} are marked as here"
            if cast > self.state.counted
            else ""
        )
        self.say(f"{words[decision.outcome]}{over}. {pressed('room.undo')} takes it back")


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


def _something(typed: str) -> str:
    return "" if typed.strip() else f"Type something, or press {pressed('entry.leave')}"
