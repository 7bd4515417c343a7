"""How the workspace looks in every shipped colour theme, at the three sizes. After a wanted change: make snapshots, then look."""

from dataclasses import replace
from typing import get_args

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from syrupy.assertion import SnapshotAssertion
from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

from packview import paths
from packview.model import Position, ReadingState, SideLayout
from packview.model.open_pack import OpenPack
from packview.services.library.library import colours
from packview.tui.app import textual_theme
from packview.tui.base.lists import EntryList, ListLines, Look
from tui.fakes_workspace import NASTY, FakeLibrary, WorkspaceApp, note, seen, until
from tui.indicator_values import ALL, TRENDS
from tui.side_values import FULL, STUDY
from tui.test_colours import AA, painted, worst

PACK = OpenPack(pack=replace(FULL.pack, indicators=ALL), pages=FULL.pages)
NOTES = (
    replace(
        asked := note(f"Why were three benches painted grey? {NASTY}", kind="question", to="Head of Parks"),
        anchor=replace(asked.anchor, quote=FULL.pages[4][0]),
    ),
    note("Count the ducks before the meeting.", number=2, private=True),
)
SHOWN = {
    (80, 24): ("evidence", ("indicators",)),
    (120, 40): ("compare", ("indicators", "findings")),
    (200, 60): ("evidence", ("indicators", "notes", "minutes")),
}
"""Layout and views at each size."""


@pytest.mark.parametrize("size", SHOWN)
async def test_every_theme(
    snapshot: SnapshotAssertion, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    # the pictures may take so long that the page in view would be called read between two of them
    monkeypatch.setattr("packview.tui.workspace.agenda.READ_AFTER", 3600.0)
    every, problems = colours()
    shipped = [theme for theme in every if not theme.ansi]  # test_terminal_colours.py has those
    assert {theme.key for theme in every} == {
        path.stem for path in paths.shipped("themes", "colour").glob("*.toml")
    }
    assert not problems
    name, views = SHOWN[size]
    side = SideLayout(name=name, views=views)
    state = ReadingState(
        item="3-benches", position=Position(pdf_page=5), pages_read=frozenset({1, 3}), side=side
    )
    library = FakeLibrary(*NOTES, state=state)
    library.studied = replace(STUDY, trends=TRENDS, related={0: (2,), 2: (0,)})
    app = WorkspaceApp(library, PACK)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("6", "6", "down", "down")
        assert "14.5" in seen(app)
        for theme in shipped:
            app.register_theme(textual_theme(theme))
            app.theme = f"packview-{theme.key}"
            await pilot.pause()
            ratio, text = worst(app)
            assert ratio >= AA, f"{theme.key}: {text!r} has {ratio:.2f}"
            picture = snapshot(name=theme.key, extension_class=SVGImageExtension)
            assert picture == app.export_screenshot(title=theme.title, simplify=True)


async def test_the_briefing_in_every_theme(
    snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("packview.tui.workspace.agenda.READ_AFTER", 3600.0)
    library = FakeLibrary(*NOTES)
    library.studied = replace(
        STUDY, trends={place: replace(trend, good=False) for place, trend in TRENDS.items()}
    )
    app = WorkspaceApp(library, PACK)
    async with app.run_test(size=(80, 30)) as pilot:
        await until(pilot, lambda: app.workspace.state.studied)
        await pilot.press("P")
        await until(pilot, lambda: "low, worse" in seen(app))
        for theme in (one for one in colours()[0] if not one.ansi):
            app.register_theme(textual_theme(theme))
            app.theme = f"packview-{theme.key}"
            await pilot.pause()
            for keys in (("home",), ("end",)):
                await pilot.press(*keys)
                ratio, text = worst(app)
                assert ratio >= AA, f"{theme.key}: {text!r} has {ratio:.2f}"
            await pilot.press("home")
            picture = snapshot(name=theme.key, extension_class=SVGImageExtension)
            assert picture == app.export_screenshot(title=theme.title, simplify=True)


async def test_looks_are_readable_on_their_ground_in_every_theme() -> None:
    """Each look that has a colour, away from the chosen row, where it is painted without one."""
    looks = [(f"{look} look", look) for look in get_args(Look)]
    lists = EntryList(lambda: None, lambda: None)
    app = ListApp(lists)
    async with app.run_test(size=(40, 30)) as pilot:
        lists.add_options(Option(ListLines([[line]])) for line in looks)
        for theme in (one for one in colours()[0] if not one.ansi):
            app.register_theme(textual_theme(theme))
            app.theme = f"packview-{theme.key}"
            await pilot.pause()
            styles = {text.strip(): style for text, style, _ in painted(app) if text.strip() and style}
            grounds = {styles[text].bgcolor for text, look in looks if look in ("some", "more", "most")}
            assert len(grounds) == 3, "each shade is another"
            ratio, text = worst(app)
            assert ratio >= AA, f"{theme.key}: {text!r} has {ratio:.2f}"


class ListApp(App[None]):
    """A list alone."""

    def __init__(self, shown: EntryList) -> None:
        super().__init__()
        self.shown = shown

    def compose(self) -> ComposeResult:
        yield self.shown
