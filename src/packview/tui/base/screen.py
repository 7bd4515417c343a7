"""What every screen is: it rests while another lies over it, does what keys and widgets ask for, and has a footer; the help; work behind it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from inspect import isawaitable
from itertools import zip_longest
from typing import Any, Generic, ParamSpec

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from packview.model.open_pack import OpenPack
from packview.tui.keys import KEYS, bindings, found, key_words, with_keys
from packview.tui.text import content, error_toasts, label

Arguments = ParamSpec("Arguments")


def begin(
    node: DOMNode,
    group: str,
    work: Callable[Arguments, Awaitable[None]],
    *arguments: Arguments.args,
    **named: Arguments.kwargs,
) -> None:
    """Have a screen or widget begin some work in a worker of its own.

    The coroutine is made when the worker has its turn: one that ends before, because its screen was left, leaves nothing
    behind that was never awaited.
    """
    waiting: Callable[[], Awaitable[None]] = partial(work, *arguments, **named)
    node.run_worker(waiting, group=group)


_PATIENCE = 1.0
"""Seconds that are waited for a field, which may be gone."""


async def typed_before(node: DOMNode) -> None:
    """Wait until the keys pressed before this one have arrived in the field that is typed in.

    A key with priority acts at once, while a letter before it may still be on its way to the field.
    """
    field, arrived = node.screen.focused, asyncio.Event()
    if field is not None and field.call_later(arrived.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(arrived.wait(), _PATIENCE)


class Pace:
    """Calls at once at the first change, and while changes go on at most once in each interval of ``start_timer``."""

    def __init__(self, call: Callable[[], None], start_timer: Callable[[Callable[[], None]], object]) -> None:
        self._call = call
        self._start_timer = start_timer
        self.begun = False
        self._resting = False
        self._changed = False

    def change(self) -> None:
        if self._resting:
            self._changed = True
            return
        self.begun = self._resting = True
        self._changed = False
        self._start_timer(self._rested)
        self._call()

    def _rested(self) -> None:
        self._resting = False
        if self._changed:
            self.change()


def rest(screen: Screen[Any]) -> None:
    """Have a screen under another painted no more than it changes; called whenever it has been painted.

    Textual 8.2 marks a screen that lies under another as in need of painting whenever it has been painted, and so paints
    both without end: five times a second, 80 KB each second to the terminal.
    """
    if screen is not screen.app.screen:
        screen._repaint_required = False  # noqa: SLF001  Textual has no door to it


class Wanted(Message):
    """A widget asks its screen, or a screen the app, for something; ``what`` is a row of the table of what that one ``does``."""

    def __init__(self, what: str, *values: Any) -> None:
        super().__init__()
        self.what = what
        self.values = values


@error_toasts
class RestingScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that is painted once for each change, under a dialog too.

    Attributes:
        does: what it does by name, for keys and for widgets.
    """

    def __init__(self) -> None:
        super().__init__()
        self.does: dict[str, Callable[..., object]] = {}

    def serve(self, part: object, names: str) -> None:
        """Have a part do what is called as its methods with these names are."""
        self.does.update({name: getattr(part, name) for name in names.split()})

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        rest(self)

    async def action_do(self, name: str, *values: Any) -> None:
        await self.finish(self.does[name](*values))

    async def on_wanted(self, message: Wanted) -> None:
        """Do what a widget asks for; what is not in the table is for somebody else."""
        if message.what in self.does:
            message.stop()
            await self.finish(self.does[message.what](*message.values))

    @property
    def to_export(self) -> tuple[OpenPack | str, str] | None:
        """The pack from which the member exports here, or its id, and the part chosen at first ('' for the usual); None for no pack."""
        return None

    def does_instead(self, action: str) -> bool:  # noqa: ARG002  for a screen that nothing may cover
        """Do something in place of 'help', 'palette', 'export' or 'quit' of the app; whether it did."""
        return False

    async def finish(self, doing: object) -> None:
        """Wait for what was begun, where that takes a while."""
        if isawaitable(doing):
            await doing


_ALWAYS = "help"
_SPARE = frozenset(key.id for key in KEYS if key.spare)
"""Keys that stand behind the others where there is room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """One key of the footer: what is pressed, what it is called, what it does; ``hint`` is for the mouse that rests on it."""

    key: str
    shown: str
    words: str
    action: str
    hint: str
    enabled: bool

    @property
    def cells(self) -> int:
        return cell_len(self.shown) + (1 + cell_len(self.words) if self.words else 0)


class KeyFooter(Widget, can_focus=False):
    """The keys that work, on one line.

    Textual's footer mounts a widget for each of them at every change of focus, and cuts off what does not fit.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"key-footer--key", "key-footer--words", "key-footer--hover"}  # noqa: RUF012  as Textual declares it
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom; height: 1; color: $footer-foreground; background: $footer-background;
        .key-footer--key { color: $footer-key-foreground; background: $footer-key-background; text-style: bold; }
        .key-footer--words { color: $footer-description-foreground; background: $footer-description-background; }
        .key-footer--hover { color: $footer-key-foreground; background: $block-hover-background; }
    }
    """

    _keys: tuple[_Key, ...] = ()
    _places: tuple[tuple[int, _Key], ...] = ()
    _under: _Key | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def on_resize(self) -> None:
        self._write()

    def _bindings_updated(self, screen: Screen[object]) -> None:
        if not (self.app.app_focus and self.is_attached and screen is self.screen):
            return
        keys = tuple(self._active(screen))
        if keys != self._keys:
            self._keys = keys
            self._write()

    def _active(self, screen: Screen[object]) -> Iterable[_Key]:
        """One for each action that is shown, at the end those for which there may be room."""
        found: dict[str, _Key] = {}
        active = list(screen.active_bindings.values())
        active.sort(key=lambda one: (one.binding.id or "") in _SPARE)
        for _, binding, enabled, tooltip in active:
            if _typed(screen.focused, binding.key):
                continue
            if (binding.show or binding.id in _SPARE) and binding.action not in found:
                found[binding.action] = _Key(
                    key=binding.key,
                    shown=self.app.get_key_display(binding),
                    words=binding.description,
                    action=binding.action,
                    hint=with_keys(tooltip),
                    enabled=enabled,
                )
        return found.values()

    def _write(self) -> None:
        """Leave keys out from the end until the rest fits; every one of them is in the help."""
        keys = list(self._keys)
        while len(keys) > 1 and sum(key.cells + 1 for key in keys) - 1 > self.size.width:
            for index in range(len(keys) - 1, -1, -1):
                if keys[index].action != _ALWAYS:
                    del keys[index]
                    break
        places, at = [], 0
        for key in keys:
            places.append((at, key))
            at += key.cells + 1
        self._places = tuple(places)
        self._rest_on(None)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        ground = self.rich_style
        if y:
            return Strip.blank(self.size.width, ground)
        segments: list[Segment] = []
        for start, key in self._places:
            if start:
                segments.append(Segment(" ", ground))
            segments.append(Segment(key.shown, self._style("key", key)))
            if key.words:
                segments.append(Segment(f" {key.words}", self._style("words", key)))
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _style(self, part: str, key: _Key) -> Style:
        style = self.get_component_rich_style(f"key-footer--{part}")
        if key == self._under:
            hover = self.get_component_rich_style("key-footer--hover")
            style += Style(bgcolor=hover.bgcolor) if part == "key" else hover
        return style if key.enabled else style + Style(dim=True)

    def _key_at(self, x: int) -> _Key | None:
        return next((key for start, key in self._places if start <= x < start + key.cells), None)

    def _rest_on(self, key: _Key | None) -> None:
        """Say more about the key under the mouse."""
        if key != self._under:
            self._under = key
            self.tooltip = content(key.hint) if key is not None and key.hint else None
            self.styles.pointer = "pointer" if key is not None else "default"
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._rest_on(self._key_at(event.x))

    def on_leave(self) -> None:
        self._rest_on(None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        key = self._key_at(event.x)
        if key is not None and key.enabled:
            self.app.simulate_key(key.key)
        elif key is not None:
            self.app.bell()


def _typed(focused: Widget | None, key: str) -> bool:
    """Whether a field takes the key as a letter or sign of what is typed; Textual does not know that of '/'."""
    sign = key_words(key)
    return focused is not None and len(sign) == 1 and focused.check_consume_key(key, sign)


_ABOUT = (
    "Everything can be clicked. Pages are called by the number printed on the paper, as in the room; the page of "
    "the file stands beside it as PDF page. Notes and the place you are at are saved as you go."
)
_KEY_CELLS = 18


def key_lines(typed: str, live: Sequence[str], keymap: Mapping[str, str], width: int) -> list[Content]:
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
    """Every key and what it does; groups that are ``live`` first and in that order, with the keys the settings changed (``keymap``)."""

    BINDINGS = bindings("help")
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen #box {
        width: 96%; max-width: 100; height: 96%; background: $surface; border: round $primary; padding: 0 1;
    }
    HelpScreen Input { margin: 0 0 1 0; }
    HelpScreen VerticalScroll { height: 1fr; }
    """

    def __init__(self, live: Sequence[str] = (), keymap: Mapping[str, str] | None = None) -> None:
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
