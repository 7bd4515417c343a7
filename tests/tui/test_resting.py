"""A screen under a dialog is painted for its changes, and then no more."""

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from packview.tui.base.screen import RestingScreen
from packview.tui.dialogs.base import Dialog


class Under(RestingScreen[None]):
    painted = 0

    def compose(self) -> ComposeResult:
        yield Static("before", id="word")

    def _compositor_refresh(self) -> None:
        self.painted += 1
        super()._compositor_refresh()


class Question(Dialog[None]):
    painted = 0

    def body(self) -> ComposeResult:
        yield Static("before", id="word")

    def _compositor_refresh(self) -> None:
        self.painted += 1
        super()._compositor_refresh()


class Over(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Static("a dialog")


@pytest.mark.parametrize("make", [Under, lambda: Question("A question")], ids=["screen", "dialog"])
async def test_a_change_under_a_dialog_is_shown_and_paints_no_more_than_itself(
    make: Callable[[], Under | Question],
) -> None:
    async with App[None]().run_test() as pilot:
        under = make()
        await pilot.app.push_screen(under)
        await pilot.app.push_screen(Over())
        await pilot.pause()
        before = under.painted
        under.query_one("#word", Static).update("after")
        await pilot.pause()
        for _ in range(20):
            under._on_timer_update()
        assert 1 <= under.painted - before <= 4
