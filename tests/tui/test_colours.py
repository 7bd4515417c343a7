"""The app's colours: every text readable by the figures of WCAG 2.1, switched while it runs, remembered."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import OptionList

from packview.services.library.library import preferences, save_preferences
from packview.tui.app import Start
from packview.tui.base.screen import HelpScreen
from tui.fakes_library import FakeLibrary, make_app, until

THEMES = ("dark", "colour-blind-safe", "high-contrast", "paper")
VIEWS: tuple[Sequence[str], ...] = (
    ["1"],
    ["3"],
    ["w"],
    ["escape"],
    ["6"],
    ["9"],
    ["0"],
    ["ctrl+p"],
    ["escape"],
    ["question_mark"],
    ["escape"],
    ["f9"],
)
"""Keys that go from view to view and through dialogs."""
AA = 4.5
"""Least contrast of text, WCAG 2.1, success criterion 1.4.3."""


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of an sRGB colour, WCAG 2.1."""
    parts = [part / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    first, second = (luminance(*colour.get_truecolor()) for colour in (one, other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    black, white, grey = (Color.parse(colour) for colour in ("#000000", "#ffffff", "#777777"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, grey) == pytest.approx(4.48, abs=0.01)


def painted(app: App[Any]) -> list[Segment]:
    """What is painted on the screen, with the app's own filters (dim text becomes a mixed colour)."""
    found = []
    background = app.screen.styles.background
    front = app.screen.children[0].region if isinstance(app.screen, ModalScreen) else app.screen.region
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        if not front.y <= row < front.bottom:  # what lies behind a dialog is veiled on purpose
            continue
        part = strip.crop(front.x, front.right)
        for filter_ in (one for one in app._filters if one.enabled):
            part = part.apply_filter(filter_, background)
        found += list(part)
    return found


def worst(app: App[Any]) -> tuple[float, str]:
    """The text with the least contrast; drawn lines and blanks are no text."""
    found = [(99.0, "")]
    for text, style, _ in painted(app):
        if style is None or not any(sign.isalnum() for sign in text):
            continue
        assert style.color is not None, text
        assert style.bgcolor is not None, text
        assert ColorType.DEFAULT not in (style.color.type, style.bgcolor.type), text
        front, back = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
        found.append((contrast(front, back), text))
    return min(found)


async def listed(pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count)


@pytest.mark.parametrize("key", THEMES)
async def test_every_text_of_every_view_can_be_read(tmp_path: Path, key: str) -> None:
    library = FakeLibrary(tmp_path)
    app, _ = make_app(library, start=Start(pack_id="children-2018-11-29"))
    async with app.run_test(size=(120, 40)) as pilot:
        app.colours.use(key)
        app.clear_notifications()
        await pilot.pause()
        for keys in VIEWS:
            await pilot.press(*keys)
            await pilot.pause()
            ratio, text = worst(app)
            assert ratio >= AA, f"{keys} {text!r} has {ratio:.2f}"


async def test_the_next_colours_are_used_at_once_and_remembered(tmp_path: Path) -> None:
    library = FakeLibrary(tmp_path)
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await listed(pilot)
        assert app.theme == "packview-dark"
        await pilot.press("ctrl+t")
        assert app.theme == "packview-colour-blind-safe"
        assert preferences(tmp_path).colours == "colour-blind-safe"
    again, _ = make_app(library)
    async with again.run_test() as pilot:
        await listed(pilot)
        assert again.theme == "packview-colour-blind-safe"


async def test_the_settings_come_before_what_was_chosen_and_an_unknown_theme_is_told_of(
    tmp_path: Path,
) -> None:
    library = FakeLibrary(tmp_path)
    save_preferences(tmp_path, replace(preferences(tmp_path), colours="high-contrast"))
    library.config = replace(library.config, colours="paper")
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await listed(pilot)
        assert app.theme == "packview-paper"
    library.config = replace(library.config, colours="no[/such")
    app, _ = make_app(library)
    async with app.run_test(notifications=True) as pilot:
        await listed(pilot)
        assert app.theme == "packview-dark"
        assert any("no[/such" in note.message for note in app._notifications)


async def test_a_broken_theme_of_the_members_own_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path / "config"))
    (tmp_path / "config" / "colour").mkdir(parents=True)
    (tmp_path / "config" / "colour" / "mine.toml").write_text("colours = ", encoding="utf-8")
    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test() as pilot:
        await listed(pilot)
        assert app.theme == "packview-dark"
        assert any("mine.toml" in note.message for note in app._notifications)


async def test_where_the_choice_cannot_be_kept_it_holds_and_is_told(tmp_path: Path) -> None:
    library = FakeLibrary(tmp_path)
    app, _ = make_app(library)
    async with app.run_test() as pilot:
        await listed(pilot)
        library.home = tmp_path / "preferences.json" / "below"
        await pilot.press("ctrl+t")
        assert app.theme == "packview-colour-blind-safe"
        assert any("preferences.json" in note.message for note in app._notifications)


async def test_the_palette_has_every_theme(tmp_path: Path) -> None:
    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test(size=(100, 40)) as pilot:
        await listed(pilot)
        await pilot.press("ctrl+p", *"colours: paper")
        await asyncio.sleep(0)
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: app.theme == "packview-paper")
        assert not isinstance(app.screen, HelpScreen)
