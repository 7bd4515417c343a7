"""Who is in the room: a list at the bottom in which the chair marks who comes and goes."""

from collections.abc import Collection, Sequence

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from packview.model.meeting import Person
from packview.tui.keys.table import bindings
from packview.tui.meeting.panes import minutes_words
from packview.tui.text import label, one_line


class PeoplePanel(OptionList):
    """The people, with marks."""

    BINDINGS = bindings("people")
    DEFAULT_CSS = """
    PeoplePanel { display: none; height: auto; max-height: 12; border: none; border-top: heavy $accent; padding: 0 1;
        background: $surface; }
    PeoplePanel.-open { display: block; }
    PeoplePanel:focus { border: none; border-top: heavy $accent; }
    """

    class Wanted(Message):
        """Something is to be noted of a person.

        Attributes:
            name: whom, '' for somebody who is not on the list.
            action: 'in_or_out', 'apologies' or 'other'.
        """

        def __init__(self, name: str, action: str) -> None:
            super().__init__()
            self.name = name
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, markup=False, compact=True)
        self._names: list[str] = []

    def show(self, people: Sequence[Person], must_leave: Collection[str], spoken: dict[str, float]) -> None:
        """Show them; the highlight stays where it is."""
        place = self.highlighted
        self._names = [one.name for one in people]
        self.set_options(Option(label(_words(one, must_leave, spoken))) for one in people)
        if people:
            self.highlighted = min(place or 0, len(people) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter and a click mark."""
        event.stop()
        self._ask("in_or_out")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Nobody needs to know."""
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """The list has heard of it."""
        event.stop()

    def action_in_or_out(self) -> None:
        """The chosen person comes or goes."""
        self._ask("in_or_out")

    def action_apologies(self) -> None:
        """The chosen person sent apologies."""
        self._ask("apologies")

    def action_other(self) -> None:
        """Somebody who is not on the list."""
        self.post_message(self.Wanted("", "other"))

    def _ask(self, action: str) -> None:
        if self.highlighted is not None and self.highlighted < len(self._names):
            self.post_message(self.Wanted(self._names[self.highlighted], action))


def _words(one: Person, must_leave: Collection[str], spoken: dict[str, float]) -> str:
    """'[x] Councillor Ash', and what there is to know."""
    where = "here" if one.here else "apologies" if one.apologies else "left" if one.stays else "not here"
    facts = [where]
    if one.name in must_leave:
        facts.append("must leave for this item")
    if not one.counts:
        facts.append("does not count for the quorum")
    if spoken.get(one.name):
        facts.append(f"spoke {minutes_words(spoken[one.name])}")
    return f"[{'x' if one.here else ' '}] {one_line(one.name)} \u00b7 {', '.join(facts)}"
