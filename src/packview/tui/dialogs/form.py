"""A form: several short fields asked for at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.widgets import Input, Static

from packview.errors import PackviewError
from packview.tui.dialogs.base import Dialog
from packview.tui.keys import bindings
from packview.tui.text import content, error_words


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: its name, what stands before it, what is in it at first, and what it may look like."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


class FormDialog(Dialog[Mapping[str, str]]):
    """Ask for some fields; answers with those that were changed, by name.

    Args:
        accept: does what the form is for; a PackviewError is shown, and the form stays open.
        check: says what is wrong with what is typed so far, '' for nothing.
    """

    BINDINGS = bindings("writing")
    BUTTONS = (("accept", "Save {key:writing.save}"), ("close", "Cancel {key:dialog.close}"))
    DEFAULT_CSS = """
    FormDialog #box { width: 76; }
    FormDialog .name { color: $text-muted; }
    FormDialog Input { margin-top: 0; }
    """

    def __init__(
        self,
        heading: str,
        fields: Sequence[Field],
        accept: Callable[[Mapping[str, str]], None],
        words: str = "",
        check: Callable[[Mapping[str, str]], str] = lambda _: "",
    ) -> None:
        super().__init__(heading)
        self._fields, self._accept, self._words, self._check = fields, accept, words, check

    def body(self) -> ComposeResult:
        if self._words:
            yield Static(content(self._words))
        for one in self._fields:
            yield Static(content(one.label), classes="name")
            yield Input(one.value, id=one.name, placeholder=one.hint, compact=True, select_on_focus=False)

    @property
    def _changed(self) -> dict[str, str]:
        typed = {one.name: self.query_one(f"#{one.name}", Input).value.strip() for one in self._fields}
        return {one.name: typed[one.name] for one in self._fields if typed[one.name] != one.value.strip()}

    def on_input_changed(self) -> None:
        self.problem(self._check(self._changed))

    def action_save(self) -> None:
        self.action_accept()

    def action_accept(self) -> None:
        changed = self._changed
        if not changed:
            self.problem("Nothing is changed yet")
            return
        try:
            self._accept(changed)
        except PackviewError as error:
            self.problem(error_words(error))
        else:
            self.dismiss(changed)
