"""The line in which words are typed that are to be found in the pack."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from packview.tui.base.screen import Wanted
from packview.tui.text import content


class FindBar(Horizontal):
    """A field, and beside it how many places there are."""

    DEFAULT_CSS = """
    FindBar { height: 1; display: none; background: $panel; }
    FindBar.-open { display: block; }
    FindBar #find-name { width: auto; padding: 0 1; }
    FindBar Input { width: 1fr; min-width: 10; max-width: 48; }
    FindBar #find-status { width: 1fr; padding: 0 1; height: 1; }
    """

    def compose(self) -> ComposeResult:
        yield Label("Find", id="find-name")
        yield Input(id="find-words", compact=True, select_on_focus=True)
        yield Label(id="find-status")

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.has_class("-open")

    def open(self) -> None:
        """Show it and type in it."""
        self.add_class("-open")
        self.query_one(Input).focus()

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    def status(self, words: str) -> None:
        """Say how it goes."""
        self.query_one("#find-status", Label).update(content(words), layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Wanted("look_for", event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Wanted("go_to_found"))
