"""Help: every key from the one table, with a field to find one."""

from collections.abc import Collection, Mapping
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from packview.tui.error_toasts import error_toasts
from packview.tui.keys.in_force import with_keys
from packview.tui.keys.table import GROUPS, KEYS, Key, bindings, key_words
from packview.tui.text import content, label

_ABOUT = (
    "Everything can be clicked. Pages are called by the number printed on the paper, as in the room; the page of "
    "the file stands beside it as PDF page. Notes and the place you are at are saved as you go."
)
_KEY_CELLS = 18


def found(typed: str, live: Collection[str], keymap: Mapping[str, str]) -> list[tuple[str, list[Key]]]:
    """Headings and rows that have all words typed, whatever the case; groups that are ``live`` where the member is come first."""
    words = typed.casefold().split()
    groups = sorted(GROUPS, key=lambda group: group not in live)
    rows = {
        group: [key for key in KEYS if key.group == group and _has(key, words, keymap)] for group in groups
    }
    return [(GROUPS[group], keys) for group, keys in rows.items() if keys]


def _has(key: Key, words: list[str], keymap: Mapping[str, str]) -> bool:
    pressed = key_words(keymap.get(key.id, key.key))
    told = f"{GROUPS[key.group]} {pressed} {key.label} {with_keys(key.help)}".casefold()
    return all(word in told for word in words)


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
        width = max(20, self.query_one("#keys").size.width - _KEY_CELLS - 1)
        lines = [] if typed.strip() else [content(_ABOUT)]
        for heading, keys in found(typed, self._live, self._keymap):
            lines += [Content(""), content(heading, "bold $text-primary")]
            lines += [self._row(key, width) for key in keys]
        table.update(Content("\n").join(lines or [content("No key does that; try another word.")]))

    def _row(self, key: Key, width: int) -> Content:
        """Keys on the left, the sentence wrapped on the right."""
        left = label(key_words(self._keymap.get(key.id, key.key)), style="bold").wrap(_KEY_CELLS - 1)
        right = content(with_keys(key.help)).wrap(width)
        return Content("\n").join(
            line.pad_right(_KEY_CELLS - line.cell_length) + sentence
            for line, sentence in zip_longest(left, right, fillvalue=Content(""))
        )

    def action_close(self) -> None:
        self.dismiss(None)

    def action_scroll_keys(self, lines: int, pages: int) -> None:
        """Move through the table by lines and screens, up where they are negative, while the field keeps the focus."""
        keys = self.query_one("#keys", VerticalScroll)
        keys.scroll_relative(y=lines + pages * max(1, keys.size.height - 1), animate=False)
