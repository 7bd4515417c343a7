"""Themes in the terminal's own 16 colours: no other colour is sent, and every text can be read on the ground it stands on."""

from pathlib import Path
from typing import Any

import pytest
from rich.color import Color, ColorSystem, ColorType
from rich.segment import Segment
from textual.app import App

from packview.services.library.library import colours
from packview.tui.app import Start
from tui.fakes_library import FakeLibrary, make_app
from tui.test_colours import VIEWS, luminance, painted

LEAST = 3.0
"""Least contrast in a terminal's palette, which is another in each: that of large text in WCAG 2.1, success criterion 1.4.3."""
XTERM = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
)  # fmt: skip
"""The palette of xterm."""
ALL = [theme.key for theme in colours()[0]]
OWN = [theme.key for theme in colours()[0] if theme.ansi]


def worst(app: App[Any], *, dark: bool) -> tuple[float, str]:
    """The text with the least contrast in xterm's palette, on a terminal whose ground is ``dark`` or light."""
    found = [(99.0, "")]
    for segment in painted(app):
        pair = _pair(segment, dark=dark)
        if any(sign.isalnum() for sign in segment.text):
            first, second = sorted((luminance(*one) for one in pair), reverse=True)
            found.append(((first + 0.05) / (second + 0.05), f"{segment.text} {segment.style}"))
    return min(found)


def _pair(segment: Segment, *, dark: bool) -> list[tuple[int, int, int]]:
    style = segment.style
    assert style is not None
    words, ground = (XTERM[7], XTERM[0]) if dark else (XTERM[0], XTERM[15])
    pair = [_in_palette(style.color, words), _in_palette(style.bgcolor, ground)]
    return pair[::-1] if style.reverse else pair


def _in_palette(colour: Color | None, otherwise: tuple[int, int, int]) -> tuple[int, int, int]:
    if colour is None or colour.type is ColorType.DEFAULT:
        return otherwise
    assert colour.type is ColorType.STANDARD, colour
    assert colour.number is not None
    return XTERM[colour.number]


async def _walk(tmp_path: Path, key: str, *, dark: bool) -> None:
    app, _ = make_app(FakeLibrary(tmp_path), start=Start(pack_id="children-2018-11-29"))
    async with app.run_test(size=(120, 40)) as pilot:
        app.colours.use(key)
        app.clear_notifications()
        await pilot.pause()
        for keys in VIEWS:
            await pilot.press(*keys)
            await pilot.pause()
            ratio, text = worst(app, dark=dark)
            assert ratio >= LEAST, f"{keys} {text!r} has {ratio:.2f}"


@pytest.mark.parametrize("key", OWN)
async def test_a_theme_of_the_terminals_own_colours_follows_the_terminal(tmp_path: Path, key: str) -> None:
    await _walk(tmp_path, key, dark=key == "ansi-dark")


@pytest.mark.parametrize("key", ALL)
async def test_every_theme_can_be_read_in_a_terminal_of_16_colours(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rich.console.Console.color_system", "standard")
    monkeypatch.setattr("packview.tui.app.PackviewApp.is_headless", False)
    await _walk(tmp_path, key, dark=key not in ("ansi-light", "paper"))


@pytest.mark.parametrize(
    ("ground", "theme"), [("15;0", "dark"), ("0;15", "paper"), ("0;default;7", "paper"), ("", "dark")]
)
async def test_who_chose_nothing_has_a_light_theme_where_the_terminal_says_its_ground_is_light(
    tmp_path: Path, ground: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", ground)
    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test():
        assert app.theme == f"packview-{theme}"


@pytest.mark.parametrize("key", OWN)
async def test_without_colours_it_is_painted_in_greys_of_the_same_darkness(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test():
        app.colours.use(key)
        assert not app.current_theme.ansi
        assert app.current_theme.dark == (key == "ansi-dark")


@pytest.mark.parametrize("key", ALL)
async def test_greys_can_be_read_where_a_terminal_has_16_colours(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, _ = make_app(FakeLibrary(tmp_path), start=Start(pack_id="children-2018-11-29"))
    async with app.run_test(size=(120, 40)) as pilot:
        app.colours.use(key)
        app.clear_notifications()
        for keys in VIEWS:
            await pilot.press(*keys)
            await pilot.pause()
            for text, style, _ in painted(app):
                if style is not None and any(sign.isalnum() for sign in text):
                    pair = [_nearest(style.color), _nearest(style.bgcolor)]
                    first, second = sorted((luminance(*one) for one in pair), reverse=True)
                    assert (first + 0.05) / (second + 0.05) >= LEAST, (keys, text)


def _nearest(colour: Color | None) -> tuple[int, int, int]:
    """The colour of xterm's 16 that a terminal is sent in place of a grey."""
    assert colour is not None
    number = colour.downgrade(ColorSystem.STANDARD).number
    assert number is not None
    return XTERM[number]


@pytest.mark.parametrize("key", OWN)
async def test_the_library_follows_the_terminal_too(tmp_path: Path, key: str) -> None:
    app, _ = make_app(FakeLibrary(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        app.colours.use(key)
        app.clear_notifications()
        await pilot.pause()
        ratio, text = worst(app, dark=key == "ansi-dark")
        assert ratio >= LEAST, text
