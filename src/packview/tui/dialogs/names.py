"""A field for a person's name, with those known from the pack below it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from packview.text import fold
from packview.tui.keys.table import bindings
from packview.tui.text import label, one_line


def matching(names: Sequence[str], typed: str) -> list[str]:
    """The names in which every typed word begins a word; none when one name is what was typed already."""
    wanted = fold(typed).split()
    found = [
        name
        for name in names
        if all(any(part.startswith(word) for part in fold(name).split()) for word in wanted)
    ]
    return [] if found == [typed] else found


class NameField(Vertical):
    """One line; any other name may be typed too.

    Args:
        value: what stands in it at first.
        names: known people.
    """

    BINDINGS = bindings("field")
    DEFAULT_CSS = """
    NameField { height: auto; }
    NameField OptionList { display: none; height: auto; max-height: 4; border: none; padding: 0; }
    NameField.-within OptionList.-some { display: block; }
    """

    def __init__(self, value: str, names: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._names = [name for name in dict.fromkeys(one_line(name) for name in names) if name]
        self._start = one_line(value)
        self._shown: list[str] = []

    @property
    def value(self) -> str:
        """The name as typed or chosen."""
        return self.query_one(Input).value.strip()

    def compose(self) -> ComposeResult:
        """The field and the list."""
        yield Input(self._start, id="name", placeholder="Whom you will ask (may stay empty)", compact=True)
        yield OptionList(id="names", compact=True)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def on_descendant_focus(self) -> None:
        """Show the list; Textual's own ':focus-within' does not reach the widgets inside."""
        self.add_class("-within")

    def on_descendant_blur(self) -> None:
        """Make room for the text again."""
        self.set_class(self.has_focus_within, "-within")

    def on_input_changed(self) -> None:
        """Show the names that fit; the dialog hears of the change too."""
        self._fill()

    def _fill(self) -> None:
        self._shown = matching(self._names, self.value)
        names = self.query_one(OptionList)
        names.clear_options()
        names.add_options([label(name) for name in self._shown])
        names.set_class(bool(self._shown), "-some")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen name."""
        event.stop()
        field = self.query_one(Input)
        field.value = self._shown[event.option_index]
        field.focus()
        field.action_end()

    def action_to_list(self) -> None:
        """Go from the field to the list."""
        if self._shown:
            names = self.query_one(OptionList)
            names.focus()
            names.highlighted = 0
