"""Places of a pack to go to: bookmarks, where the member was, the file's outline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from packview.text import fold
from packview.tui.dialogs.base import Dialog
from packview.tui.keys import pressed
from packview.tui.text import content, label, one_line


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to go to: its kind, what the member knows it by, its page, what goes there; ``level`` is of an outline."""

    kind: Literal["bookmark", "back", "forward", "outline"]
    words: str
    where: str
    go: Callable[[], None]
    level: int = 0


def _heading(kind: str) -> str:
    return {
        "bookmark": "Your bookmarks",
        "forward": f"Forward ({pressed('workspace.forward')})",
        "back": f"Back ({pressed('workspace.back')}), the last place first",
        "outline": "The file's own outline",
    }[kind]


class PlacesDialog(Dialog[Destination]):
    """Choose a place, in the order of their kinds; typing narrows the list."""

    BUTTONS = (("accept", "Go"), ("close", "Cancel"))
    DEFAULT_CSS = """
    PlacesDialog #box { width: 84; }
    PlacesDialog OptionList { max-height: 20; margin-top: 1; }
    """

    def __init__(self, destinations: Sequence[Destination]) -> None:
        super().__init__("Places")
        self._all = tuple(destinations)
        self._shown: list[Destination | None] = []

    def body(self) -> ComposeResult:
        yield Input(id="line", placeholder="Type part of a place's words", compact=True)
        yield OptionList(id="places", compact=True)

    def on_mount(self) -> None:
        self._fill("")
        self.query_one("#places").focus() if self._shown else self.query_one("#line").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index])

    def action_accept(self) -> None:
        place = self.query_one(OptionList).highlighted
        if place is None:
            self.problem(f"No place has these words; try fewer, or press {pressed('dialog.close')}")
        else:
            self.dismiss(self._shown[place])

    def _fill(self, typed: str) -> None:
        wanted = fold(typed).split()
        found = [one for one in self._all if all(word in fold(f"{one.words} {one.where}") for word in wanted)]
        places = self.query_one(OptionList)
        places.clear_options()
        self._shown = []
        for kind, group in groupby(found, key=lambda one: one.kind):
            places.add_option(Option(content(_heading(kind), "bold $text-primary"), disabled=True))
            self._shown.append(None)
            for one in group:
                words = content("  " * (one.level + 1)) + label(one.words or "(no words)")
                places.add_option(Option(words + content(f"  {one_line(one.where)}", "dim")))
                self._shown.append(one)
        if found:
            places.highlighted = 1
        nothing = f"No places yet: {pressed('workspace.bookmark')} puts a bookmark, and this file has no outline of its own"
        self.problem("" if found else "No place has these words; try fewer" if wanted else nothing)
