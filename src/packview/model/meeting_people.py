"""Who is in the room, who waits to speak."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from packview.model.meeting_log import Act
from packview.model.meeting_state import Person, Span


class People:
    """Takes the acts on people.

    Args:
        members: names of those who are expected and count for the quorum.
    """

    def __init__(self, members: Iterable[str]) -> None:
        self._people = {name: Person(name=name) for name in members}
        self._queue: list[str] = []
        self.speaker = ""

    @property
    def queue(self) -> tuple[str, ...]:
        """Those who wait to speak."""
        return tuple(self._queue)

    def all(self) -> tuple[Person, ...]:
        """Everyone."""
        return tuple(self._people.values())

    def counted(self, out: Collection[str]) -> int:
        """How many are there that count for the quorum, without those who are out of the room for an item."""
        return sum(one.here and one.counts and one.name not in out for one in self._people.values())

    def take(self, act: Act, at: datetime) -> None:
        """Go on with an act."""
        match act.kind:
            case "raised":
                if act.who not in self._queue:
                    self._queue.append(act.who)
            case "called":
                self._queue = [name for name in self._queue if name != act.who]
                self.speaker = act.who
            case "finished":
                self.speaker = ""
            case _:
                self._come_or_go(act, at)

    def _come_or_go(self, act: Act, at: datetime) -> None:
        person = self._people.get(act.who) or Person(name=act.who, counts=act.counts)
        match act.kind:
            case "arrived" if not person.here:
                stays = (*person.stays, Span(begin=at))
                person = replace(person, here=True, apologies=False, stays=stays)
            case "left" | "apologies":
                person = self._gone(person, at)
                if act.kind == "apologies":
                    person = replace(person, apologies=True)
        self._people[act.who] = person

    def _gone(self, person: Person, at: datetime) -> Person:
        self._queue = [name for name in self._queue if name != person.name]
        if self.speaker == person.name:
            self.speaker = ""
        if not person.here:
            return person
        *before, stay = person.stays
        return replace(person, here=False, stays=(*before, replace(stay, end=at)))
