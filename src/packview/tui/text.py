"""The one door between text from outside and the screen.

Textual reads a plain ``str`` as markup in many places: ``[REDACTED]`` would vanish and ``[/`` would raise.
What a pack or a member wrote therefore reaches a widget only through a function of this file.

======================================  ==========================================
where                                   use
======================================  ==========================================
Static, Label, Button, Checkbox,        ``content(value)``, on one line ``label(value)``
OptionList, tabs, tooltips
border titles                           ``label(value, width)``
toasts                                  ``notify(self, message)``, ``tell(self, error)``
lines drawn by hand, placeholders,      ``one_line(value)``, ``truncate(value, width)``
screen titles
======================================  ==========================================
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import Any, Literal, TypeVar

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from textual.app import App
from textual.content import Content
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from packview.errors import PackviewError
from packview.text import clean, one_line
from packview.tui.keys import with_keys

__all__ = ["one_line"]
"""What the screen also has from this door; the rest is defined here."""

ELLIPSIS = "…"


def content(value: str, style: str = "") -> Content:
    """Text for a widget: cleaned, line ends kept, markup shown as it is written; the style is Textual's: 'bold', '$text-muted'."""
    cleaned = clean(value)
    return Content.styled(cleaned, style) if style else Content(cleaned)


def label(value: str, width: int | None = None, style: str = "") -> Content:
    """Text for a place with one line: a border title, a button, a tab; what is longer than ``width`` cells ends in an ellipsis."""
    return content(one_line(value) if width is None else truncate(value, width), style)


def truncate(value: str, width: int) -> str:
    """One line of at most ``width`` cells; what does not fit gives way to an ellipsis.

    Wide characters count two cells, so the result may be a cell short.
    """
    line = one_line(value)
    if cell_len(line) <= width:
        return line
    if width < 1:
        return ""
    return set_cell_size(line, width - 1).rstrip() + ELLIPSIS


def wrap(text: str, width: int, hang: int = 0) -> list[tuple[int, int]]:
    """Where the rows of a text start and end, as indexes into it; at least one row.

    A word that is longer than a row is broken; the spaces at which a row ends belong to none. The text is one line, without
    line feeds or tabs; rows after the first have ``hang`` cells fewer.
    """
    width = max(1, width)
    rest = max(1, width - hang)
    if len(text) <= width and text.isascii():
        return [(0, len(text))]
    narrow = text.isascii()
    # cells before each character
    reach = range(len(text) + 1) if narrow else [0, *accumulate(map(get_character_cell_size, text))]
    rows: list[tuple[int, int]] = []
    start, end = 0, len(text)
    while start < end and reach[end] - reach[start] > width:
        stop = start + width if narrow else bisect_right(reach, reach[start] + width, start) - 1
        cut = text.rfind(" ", start, stop + 1)
        if cut > start:
            shown = len(text[start:cut].rstrip(" ")) or cut - start
            rows.append((start, start + shown))
            start = cut + 1
        else:
            stop = max(stop, start + 1)  # one character that is wider than the row
            rows.append((start, stop))
            start = stop
        while start < end and text[start] == " ":
            start += 1
        width = rest
    if start < end or not rows:
        rows.append((start, end))
    return rows


def notify(
    node: App[Any] | Widget,
    message: str,
    *,
    title: str = "",
    severity: Literal["information", "warning", "error"] = "information",
    timeout: float | None = None,
) -> None:
    """Show a toast for ``timeout`` seconds or the usual time; its words must say how severe it is too. Markup is shown as it is."""
    app = node if isinstance(node, App) else node.app
    here = app.screen if app.screen_stack else app  # a screen may show it in its own way
    here.notify(clean(message), title=one_line(title), severity=severity, timeout=timeout, markup=False)


def error_words(error: PackviewError) -> str:
    """What went wrong and the way out, with the keys it names as the member has them."""
    return str(PackviewError(error.message, with_keys(error.hint)))


def tell(node: App[Any] | Widget, error: PackviewError) -> None:
    """Show in a toast what went wrong and the way out, long enough to read both."""
    notify(node, error_words(error), title="That did not work", severity="error", timeout=10)


@contextmanager
def telling(complain: Callable[[PackviewError], object]) -> Iterator[None]:
    """Tell of what goes wrong within, which ends there, by ``complain``."""
    try:
        yield
    except PackviewError as error:
        complain(error)


PumpT = TypeVar("PumpT", bound=MessagePump)


def error_toasts(cls: type[PumpT]) -> type[PumpT]:
    """Decorate an app, screen or widget: a PackviewError in one of its handlers becomes a toast, and it goes on.

    Textual ends the message loop of a widget whose handler raises, so this has to happen inside that loop.
    """
    handle = cls._on_message

    async def _on_message(self: PumpT, message: Message) -> None:
        try:
            await handle(self, message)
        except PackviewError as error:
            tell(self.app, error)

    cls._on_message = _on_message  # type: ignore[method-assign,assignment]
    return cls
