"""Places of a pack to go to: bookmarks, where the member was, the file's outline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from packview.text import fold
from packview.tui.dialogs.base import Dialog
from packview.tui.keys.in_force import pressed
from packview.tui.text import content, label, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place to go to: its kind and its number among those, what the member knows it by, its page; ``level`` is of an outline."""

    kind: Literal["bookmark", "back", "forward", "outline"]
    number: int
    words: str
    where: str
    level: int = 0


def _heading(kind: str) -> str:
    match kind:
        case "bookmark":
            return "Your bookmarks"
        case "forward":
            return f"Forward ({pressed('workspace.forward')})"
        case "back":
            return f"Back ({pressed('workspace.back')}), the last place first"
        case _:
            return "The file's own outline"


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
        self._shown: dict[str, Destination] = {}

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
        self.dismiss(self._shown[event.option.id or ""])

    def action_accept(self) -> None:
        places = self.query_one(OptionList)
        index = places.highlighted
        option = places.get_option_at_index(index) if index is not None else None
        if option is None or option.id is None:
            self.problem(f"No place has these words; try fewer, or press {pressed('dialog.close')}")
        else:
            self.dismiss(self._shown[option.id])

    def _fill(self, typed: str) -> None:
        wanted = fold(typed).split()
        found = [one for one in self._all if all(word in fold(f"{one.words} {one.where}") for word in wanted)]
        places = self.query_one(OptionList)
        places.clear_options()
        self._shown = {f"{one.kind}-{one.number}": one for one in found}
        heading = ""
        for one in found:
            if _heading(one.kind) != heading:
                heading = _heading(one.kind)
                places.add_option(Option(content(heading, "bold $text-primary"), disabled=True))
            indent = "  " * (one.level + 1)
            words = label(f"{one.words}" or "(no words)") if one.words else label("(no words)")
            line = content(indent) + words + content(f"  {one_line(one.where)}", "dim")
            places.add_option(Option(line, id=f"{one.kind}-{one.number}"))
        if found:
            places.highlighted = 1
        self.problem("" if found else _empty(typed))


def _empty(typed: str) -> str:
    if typed.strip():
        return "No place has these words; try fewer"
    return f"No places yet: {pressed('workspace.bookmark')} puts a bookmark, and this file has no outline of its own"
