"""The one door between text from outside and the screen.

Textual reads a plain ``str`` as markup in many places: ``[REDACTED]`` would vanish and ``[/`` would raise.
What a pack or a member wrote therefore reaches a widget only through a function of this file.

======================================  ==========================================
where                                   use
======================================  ==========================================
Static, Label, Button, Checkbox,        ``content(value)``, on one line ``label(value)``
OptionList, tabs, tooltips
border titles                           ``label(value, width)``
cells of a DataTable, labels of a Tree  ``cell(value)``
toasts                                  ``notify(self, message)``, ``tell(self, error)``
lines drawn by hand, placeholders,      ``one_line(value)``, ``truncate(value, width)``
screen titles
======================================  ==========================================
"""

from typing import Any, Literal, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import App
from textual.content import Content
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from packview.errors import PackviewError
from packview.text import clean, one_line
from packview.tui.keys.in_force import with_keys

__all__ = [
    "cell",
    "content",
    "error_toasts",
    "error_words",
    "label",
    "notify",
    "one_line",
    "tell",
    "truncate",
]


ELLIPSIS = "…"


def content(value: str, style: str = "") -> Content:
    """Text for a widget: cleaned, line ends kept, markup shown as it is written; the style is Textual's: 'bold', '$text-muted'."""
    cleaned = clean(value)
    return Content.styled(cleaned, style) if style else Content(cleaned)


def label(value: str, width: int | None = None, style: str = "") -> Content:
    """Text for a place with one line: a border title, a button, a tab; what is longer than ``width`` cells ends in an ellipsis."""
    return content(one_line(value) if width is None else truncate(value, width), style)


def cell(value: str, style: str = "") -> Text:
    """Text for a cell of a DataTable or the label of a tree's node, which take Rich's text, not Content."""
    return Text(one_line(value), style, no_wrap=True, overflow="ellipsis", end="")


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
