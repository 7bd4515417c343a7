"""How an indicator's plot looks in every shipped colour theme. After a wanted change: make snapshots, then look."""

from dataclasses import replace

from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from syrupy.assertion import SnapshotAssertion
from textual.app import App

from packview.services.library.library import colours
from packview.tui.app import textual_theme
from packview.tui.base.side_view import WorkspaceState
from packview.tui.views.indicator_detail import IndicatorPlot, IndicatorScreen
from tui.indicator_values import PACK, SHARE, TRENDS
from tui.test_colours import AA, worst

EARLIER: dict[str, float | None] = {"2018-04": 21.0, "2018-05": 21.0, "2018-06": None}
GAP = replace(SHARE, values={**EARLIER, **SHARE.values})
SEEN = WorkspaceState(pack=replace(PACK, indicators=(GAP,)), trends={0: replace(TRENDS[2], position=0)})


async def test_the_plot_in_every_theme(snapshot: SnapshotAssertion) -> None:
    shipped = [theme for theme in colours()[0] if not theme.ansi]  # test_terminal_colours.py has those
    app = App[None]()
    async with app.run_test(size=(100, 30)) as pilot:
        await app.push_screen(IndicatorScreen(SEEN, 0))
        assert "off" not in str(app.screen.query_one(IndicatorPlot).content)
        for theme in shipped:
            app.register_theme(textual_theme(theme))
            app.theme = f"packview-{theme.key}"
            await pilot.pause()
            ratio, text = worst(app)
            assert ratio >= AA, f"{theme.key}: {text!r} has {ratio:.2f}"
            picture = snapshot(name=theme.key, extension_class=SVGImageExtension)
            assert picture == app.export_screenshot(title=theme.title, simplify=True)
