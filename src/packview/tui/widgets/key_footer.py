"""The footer with as many keys as fit, the way to all others always among them."""

from typing import Protocol, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer

_ALWAYS = "help"


class _Key(Protocol):
    """What is needed of one of the footer's keys."""

    key_display: str
    description: str
    action: str


class KeyFooter(Footer):
    """Textual's footer, which would cut off at the right what does not fit, even the way to the help."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id, show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        """Leave keys out from the end until the rest fits; every one of them is in the help."""
        keys = list(super().compose())
        while len(keys) > 1 and sum(map(_cells, keys)) - 1 > self.size.width:
            for index in range(len(keys) - 1, -1, -1):
                if cast(_Key, keys[index]).action != _ALWAYS:
                    del keys[index]
                    break
        yield from keys

    def on_resize(self) -> None:
        """More may fit, or less."""
        self.call_after_refresh(self.recompose)


def _cells(key: Widget) -> int:
    shown = cast(_Key, key)
    return cell_len(shown.key_display) + cell_len(shown.description) + 2
