"""Draft minutes in Markdown, made from the log of a meeting: facts with their times, in the order they happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from packview.export import markdown
from packview.export.markdown import heading_of
from packview.model import Pack
from packview.model.leaving import Closed
from packview.model.meeting import Act, Asked, MeetingState, Person, Span, Taken
from packview.wording.dates import date_in_words
from packview.wording.words import capital, counted, listed


def minutes(
    pack: Pack, state: MeetingState, *, include_private: bool = False, include_exempt: bool = False
) -> str:
    """The draft minutes of a meeting after its log, private and exempt matter only if asked for; ends with one line feed."""
    return "\n\n".join(_Writer(pack, state, include_private, include_exempt).parts()) + "\n"


@dataclass
class _Writer:
    pack: Pack
    state: MeetingState
    private: bool
    exempt: bool
    questions: int = 0

    def parts(self) -> Iterator[str]:
        yield from heading_of(self.pack)
        if self.state.opened is None:
            yield "The log of this meeting is empty: the meeting was not opened in packview."
            return
        yield f"Draft minutes, made from the log of the meeting. {self._course()}"
        yield from self._people()
        yield from self._declarations()
        yield from self._quorum()
        yield from self._items()
        yield from self._deferred()
        yield from self._not_taken()
        yield from self._actions()

    def _shown(self, item: str, *, private: bool = False, closed: bool = False) -> bool:
        rule = Closed(self.pack, self.state.exempt_items)
        asked = {"with_private": self.private, "with_closed": self.exempt}
        return rule.entry_may_leave(item, private=private, closed=closed, **asked)

    def _time(self, at: datetime) -> str:
        """'17:30', on another day than the opening with its date."""
        assert self.state.opened
        day = at.date()
        other = f" on {date_in_words(day)}" if day != self.state.opened.date() else ""
        return f"{at:%H:%M}{other}"

    def _from_to(self, span: Span | Taken) -> str:
        return f"from {self._time(span.begin)}" + (f" to {self._time(span.end)}" if span.end else "")

    def _course(self) -> str:
        state = self.state
        assert state.opened
        day = state.opened.date()
        on = "" if day == self.pack.meeting.date else f" on {date_in_words(day)}"
        sentences = [f"The meeting opened at {state.opened:%H:%M}{on}"]
        whys = [f" ({markdown.inline(span.text)})" if span.text else "" for span in state.adjournments]
        if whys:
            spans = zip(state.adjournments, whys, strict=True)
            sentences.append(f"was adjourned {listed(self._from_to(span) + why for span, why in spans)}")
        sentences.append(f"closed at {self._time(state.closed)}" if state.closed else "is not closed yet")
        return f"{listed(sentences)}."

    def _people(self) -> Iterator[str]:
        roles = {member.name: member.role for member in self.pack.meeting.members}
        came = [one for one in self.state.people if one.stays]
        members = [self._person(one, roles) for one in came if one.counts]
        others = [self._person(one, roles) for one in came if not one.counts]
        away = [one for one in self.state.people if not one.stays]
        apologies = [_named(one, roles) for one in self.state.people if one.apologies]
        absent = [_named(one, roles) for one in away if one.counts and not one.apologies]
        yield from _list("Present", members or ["Nobody was marked as present."])
        yield from _list("In attendance", others)
        yield from _list("Apologies", apologies)
        yield from _list("Absent", absent if came else [])

    def _person(self, one: Person, roles: dict[str, str]) -> str:
        opened = self.state.opened
        assert opened
        end = self.state.closed
        parts = []
        for stay in one.stays:
            late = stay.begin > opened
            early = stay.end is not None and (end is None or stay.end < end)
            words = [f"from {self._time(stay.begin)}"] if late else []
            if early and stay.end:
                words.append(f"{'to' if late else 'until'} {self._time(stay.end)}")
            if words:
                parts.append(" ".join(words))
        return f"{_named(one, roles)}{f', {listed(parts)}' if parts else ''}"

    def _declarations(self) -> Iterator[str]:
        lines = []
        for one in self.state.declarations:
            if self._shown(one.item):
                item = self.pack.item(one.item)
                about = f", {markdown.inline(item.name)}" if item else ""
                text = f": {markdown.inline(one.text)}" if one.text.strip() else ""
                leaves = "; to leave the room for the item" if one.leaves else ""
                lines.append(f"{markdown.line(one.who)}{about}{text}{leaves}")
        yield from _list("Declarations of interest", lines)

    def _quorum(self) -> Iterator[str]:
        lines = [
            f"{self._time(change.at)}: the quorum of {self.state.quorum} was {'met' if change.met else 'not met'}, "
            f"with {counted(change.present, 'member')} present."
            for change in self.state.quorum_changes
        ]
        yield from _list("Quorum", lines)

    def _items(self) -> Iterator[str]:
        yield from self._section("", None)
        order = list(dict.fromkeys(one.item for one in self.state.taken))
        for key in order:
            if self._shown(key):
                yield from self._section(key, [one for one in self.state.taken if one.item == key])
        if not all(map(self._shown, order)):
            yield "_What was taken with the press and public excluded is not part of these minutes._"

    def _section(self, key: str, turns: Sequence[Taken] | None) -> Iterator[str]:
        state = self.state
        body = [
            *self._asked([one for one in state.questions.values() if one.item == key]),
            *(part for one in state.remarks if one.item == key for part in markdown.paragraphs(one.text)),
            *(
                part
                for one in state.decisions
                if one.item == key and self._shown(key, closed=one.closed)
                for part in _decision(one)
            ),
        ]
        if turns is None:
            if body:
                yield "## The meeting as a whole"
                yield from body
            return
        item = self.pack.item(key)
        closed = " (press and public excluded)" if key in state.exempt_items else ""
        yield f"## {markdown.heading(item.heading if item else f'Item {key}')}{closed}"
        yield self._turns(turns)
        yield from body

    def _turns(self, turns: Sequence[Taken]) -> str:
        order = ", out of order" if turns[0].out_of_order else ""
        times = [self._from_to(turn) for turn in turns]
        return f"Taken {listed([f'{times[0]}{order}', *(f'again {time}' for time in times[1:])])}."

    def _asked(self, questions: Sequence[Asked]) -> Iterator[str]:
        for one in questions:
            if not self._shown(one.item, private=one.private, closed=one.closed):
                continue
            self.questions += 1
            facts = [f"Asked by {one.who}." if one.who else "", f"To {one.to}." if one.to else ""]
            facts.append(f"Page {one.page}." if one.page else "")
            told = "".join(f" {markdown.inline(fact)}" for fact in facts if fact)
            yield f"**Question {self.questions}.**{told}"
            yield from markdown.paragraphs(one.text)
            yield from markdown.labelled("Answer", one.answer)
            yield from markdown.labelled("To follow up", one.follow_up)

    def _deferred(self) -> Iterator[str]:
        lines = []
        for one in self.state.deferred:
            until = f": {markdown.inline(one.text)}" if one.text.strip() else ""
            lines += [f"{name}{until}" for name in self._names([one.item])]
        yield from _list("Deferred", lines)

    def _not_taken(self) -> Iterator[str]:
        """What a closed meeting did not come to."""
        if self.state.closed is not None:
            yield from _list("Not taken", list(self._names(self.state.upcoming)))

    def _names(self, keys: Iterable[str]) -> Iterator[str]:
        """Items as a list names them, but for those that may not be shown."""
        for item in filter(None, map(self.pack.item, keys)):
            if self._shown(item.key):
                number = f"Item {markdown.inline(item.number)}, " if item.number else ""
                yield f"{number}{markdown.inline(item.shown)}"

    def _actions(self) -> Iterator[str]:
        rows = [one for one in self.state.actions if self._shown(one.item)]
        cells = [(one.text, one.owner, one.due, self.pack.item_number(one.item)) for one in rows]
        yield from markdown.tabled("Actions", ("Action", "Owner", "Due", "Item"), cells)


def _named(one: Person, roles: dict[str, str]) -> str:
    role = roles.get(one.name, "")
    return f"{markdown.line(one.name)}{f' ({markdown.inline(role)})' if role else ''}"


def _decision(one: Act) -> Iterator[str]:
    carried = one.outcome == "carried"
    if not carried:
        yield f"{one.outcome_in_words}:"
    yield from markdown.paragraphs(one.text if carried else one.motion)
    moved = (
        f"Moved by {one.mover}" if one.mover else "",
        f"seconded by {one.seconder}" if one.seconder else "",
    )
    said = ", ".join(filter(None, moved))
    sentences = [f"{capital(said)}."] if said else []
    if carried and one.outcome_in_words != "Carried":
        sentences.append(f"{one.outcome_in_words}.")
    if one.votes is not None:
        votes = one.votes
        sentences.append(f"For {votes.in_favour}, against {votes.against}, abstained {votes.abstained}.")
    if sentences:
        yield " ".join(map(markdown.inline, sentences))


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"## {title}"
        yield "\n".join(f"- {line}" for line in lines)
