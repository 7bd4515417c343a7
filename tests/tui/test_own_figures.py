"""Figures of other areas beside an indicator in detail: what is proposed, yes, no, later, and taking it back."""

from typing import Any

from textual.pilot import Pilot

from packview.errors import PackviewError
from packview.model import Indicator, Pack
from packview.model.comparison import Compared, OtherFigure, Proposal
from packview.services.comparison import Comparison
from packview.tui.dialogs.base import ConfirmDialog
from packview.tui.views.indicator_detail import IndicatorScreen
from packview.tui.workspace.following import MeetingLinks
from tui.fakes_workspace import FakeLibrary, WorkspaceApp, seen, until
from tui.side_values import FULL

OTHER = OtherFigure(
    indicator="Painted benches", area="Port [/", period="2019-05", value=12, source="Office", file="near.csv"
)


class Kept:
    """What a library would keep."""

    def __init__(self) -> None:
        self.said: bool | None = None
        self.asked: list[tuple[str, bool | None]] = []

    def compare(self, pack: Pack) -> Comparison:
        found: dict[int, tuple[Compared, ...]] = (
            {0: (Compared(other=OTHER, why="its file gives no denominator"),)} if self.said else {}
        )
        proposals = (
            (Proposal(position=0, name=OTHER.indicator, files=("near.csv",)),) if self.said is None else ()
        )
        return Comparison(found, proposals, (PackviewError("near.csv, line 3: no area", "Correct it"),))

    def say(self, one: Indicator, name: str, *, same: bool | None) -> None:
        self.said = same
        self.asked.append((name, same))


async def opened(app: WorkspaceApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.workspace.state.studied and bool(app.workspace.state.proposals))
    await pilot.press("6", "6", "home", "enter")
    await until(pilot, lambda: isinstance(app.screen, IndicatorScreen))


async def test_what_is_proposed_is_compared_after_a_yes_and_no_longer_after_a_stop() -> None:
    kept = Kept()
    links = MeetingLinks(compare=kept.compare, say_same=kept.say)
    app = WorkspaceApp(FakeLibrary(), FULL, links=links)
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await until(pilot, lambda: "near.csv, line 3: no area" in seen(app))
        await opened(app, pilot)
        await until(pilot, lambda: "Your files have 'Painted benches'. Press =" in seen(app))
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, IndicatorScreen))
        assert kept.asked == []
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("y")
        await until(
            pilot,
            lambda: "Port [/, May 2019: 12; not judged: its file gives no denominator. Office" in seen(app),
        )
        await pilot.press("equals_sign")
        await until(pilot, lambda: "Stop that?" in seen(app))
        await pilot.press("y")
        await until(pilot, lambda: "Your files have" in seen(app))
        assert kept.asked == [("Painted benches", True), ("Painted benches", None)]
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("n")
        await until(pilot, lambda: kept.asked[-1] == ("Painted benches", False))


async def test_without_a_file_the_key_says_where_to_put_one() -> None:
    app = WorkspaceApp(FakeLibrary(), FULL)
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("6", "6", "home", "enter")
        await until(pilot, lambda: isinstance(app.screen, IndicatorScreen))
        await pilot.press("equals_sign")
        await until(pilot, lambda: "the folder comparison of your settings" in seen(app))
