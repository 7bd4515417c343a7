"""Help: every key from the one table, with a field to find one."""

from collections.abc import Collection, Mapping
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from packview.tui.base.screen import rest
from packview.tui.keys import bindings, found, key_words, with_keys
from packview.tui.text import content, error_toasts, label

_ABOUT = (
    "Everything can be clicked. Pages are called by the number printed on the paper, as in the room; the page of "
    "the file stands beside it as PDF page. Notes and the place you are at are saved as you go."
)
_KEY_CELLS = 18


def key_lines(typed: str, live: Collection[str], keymap: Mapping[str, str], width: int) -> list[Content]:
    """The keys that have all words typed under their headings: keys on the left, the sentence wrapped on the right."""
    lines = []
    for heading, keys in found(typed, live, keymap):
        lines += [Content(""), content(heading, "bold $text-primary")]
        for key in keys:
            left = label(key_words(keymap.get(key.id, key.key)), style="bold").wrap(_KEY_CELLS - 1)
            right = content(with_keys(key.help)).wrap(max(20, width - _KEY_CELLS - 1))
            lines += [
                line.pad_right(_KEY_CELLS - line.cell_length) + sentence
                for line, sentence in zip_longest(left, right, fillvalue=Content(""))
            ]
    return lines


@error_toasts
class HelpScreen(ModalScreen[None]):
    """Every key and what it does; groups that are ``live`` first, with the keys the settings changed (``keymap``)."""

    BINDINGS = bindings("help")
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen #box {
        width: 96%; max-width: 100; height: 96%; background: $surface; border: round $primary; padding: 0 1;
    }
    HelpScreen Input { margin: 0 0 1 0; }
    HelpScreen VerticalScroll { height: 1fr; }
    """

    def __init__(self, live: Collection[str] = (), keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._live = live
        self._keymap = keymap or {}

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        rest(self)

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = label("Help")
            yield Input(placeholder="Find a key: type part of what it does", id="find", compact=True)
            with VerticalScroll(id="keys"):
                yield Static(id="table")
        yield Footer()

    def on_mount(self) -> None:
        self._show("")
        self.query_one("#find").focus()

    def on_resize(self) -> None:
        self._show(self.query_one("#find", Input).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, typed: str) -> None:
        table = self.query_one("#table", Static)
        lines = [] if typed.strip() else [content(_ABOUT)]
        lines += key_lines(typed, self._live, self._keymap, self.query_one("#keys").size.width)
        table.update(Content("\n").join(lines or [content("No key does that; try another word.")]))

    def action_close(self) -> None:
        self.dismiss(None)

    def action_scroll_keys(self, lines: int, pages: int) -> None:
        """Move through the table by lines and screens, up where they are negative, while the field keeps the focus."""
        keys = self.query_one("#keys", VerticalScroll)
        keys.scroll_relative(y=lines + pages * max(1, keys.size.height - 1), animate=False)
