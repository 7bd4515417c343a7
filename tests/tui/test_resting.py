"""A screen under a dialog is painted for its changes, and then no more."""

from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from packview.tui.base.screen import RestingScreen


class Under(RestingScreen[None]):
    painted = 0

    def compose(self) -> ComposeResult:
        yield Static("before", id="word")

    def _compositor_refresh(self) -> None:
        self.painted += 1
        super()._compositor_refresh()


class Over(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Static("a dialog")


async def test_a_change_under_a_dialog_is_shown_and_paints_no_more_than_itself() -> None:
    async with App[None]().run_test() as pilot:
        under = Under()
        await pilot.app.push_screen(under)
        await pilot.app.push_screen(Over())
        await pilot.pause()
        before = under.painted
        under.query_one("#word", Static).update("after")
        await pilot.pause()
        for _ in range(20):
            under._on_timer_update()
        assert 1 <= under.painted - before <= 4
