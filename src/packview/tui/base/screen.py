"""Screens that rest while another lies over them, and do what keys and widgets ask for."""

from collections.abc import Callable, Mapping
from inspect import isawaitable
from types import MappingProxyType
from typing import Any, Generic

from textual.message import Message
from textual.screen import Screen, ScreenResultType


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


class RestingScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that is painted once for each change, under a dialog too.

    Attributes:
        does: what it does by name, for keys without values, for widgets with those of their message.
    """

    does: Mapping[str, Callable[..., object]] = MappingProxyType({})

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        rest(self)

    async def action_do(self, name: str) -> None:
        """Do what a key is for."""
        await self.finish(self.does[name]())

    async def on_wanted(self, message: Wanted) -> None:
        """Do what a widget asks for; what is not in the table is for somebody else."""
        if message.what in self.does:
            message.stop()
            await self.finish(self.does[message.what](*message.values))

    async def finish(self, doing: object) -> None:
        """Wait for what was begun, where that takes a while."""
        if isawaitable(doing):
            await doing
