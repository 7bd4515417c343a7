"""How the tests of the interface wait: for what is to happen, never for a stretch of time."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.worker import Worker

_PATIENCE = 0.5
"""Seconds that a thread of the app is waited for without being asked: one that takes longer waits for something itself."""


async def until(pilot: Pilot[Any], true: Callable[[], object]) -> None:
    """Let the app work until something is the case.

    Raises:
        AssertionError: that took more than twenty seconds, in which the app had its turns: a machine that stood
            still for a while is no fault of the app.
    """
    deadline, turns = time.monotonic() + 20, 0
    while not true():
        if pilot.app._exception is not None:
            raise pilot.app._exception
        assert turns < 300 or time.monotonic() < deadline, "it never happened"
        await pilot.pause()
        await asyncio.sleep(0.002)  # a thread or a process that is waited for wants its turn as well
        turns += 1


def at_once(app: App[Any], *keys: Key) -> None:
    """Press keys without a turn for the app between them, as a program that sends them does."""
    for key in keys:
        app.post_message(key)


class Settled:
    """Waits until the running app has done all that it was told: nothing to run or to paint, and no thread at work.

    It takes the place of Textual's ``wait_for_idle``, which calls an app idle that used little of the last 20 ms: on a busy
    machine an app that had no turn, and on an idle one it waits 40 ms a key.
    """

    def __init__(self) -> None:
        self._since: dict[Worker[Any], float] = {}

    async def __call__(self, min_sleep: float = 0, max_sleep: float = 1) -> None:
        """As Textual calls it; the least time is not waited for."""
        loop: Any = asyncio.get_running_loop()
        app = active_app.get()
        deadline, turns, calm = time.monotonic() + max_sleep, 0, 0
        while calm < 2 and (turns < 300 or time.monotonic() < deadline):
            await asyncio.sleep(0)
            turns += 1
            if loop._ready or _paint(app):
                calm = 0
            elif self._at_work(app):
                calm = 0
                await asyncio.sleep(0.001)
            else:
                calm += 1

    def _at_work(self, app: App[Any]) -> bool:
        now = time.monotonic()
        return any(
            now - self._since.setdefault(worker, now) < _PATIENCE
            for worker in app.workers
            if worker.is_running and worker._thread_worker
        )


def _paint(app: App[Any]) -> bool:
    """Take in a new size and paint at once, not with the next frame; whether there was anything."""
    if app._resize_timer is not None:
        app._check_resize()
        return True
    waiting = [screen for screen in app.screen_stack if screen._update_timer._active.is_set()]
    for screen in waiting:
        screen._on_timer_update()
    return bool(waiting)
