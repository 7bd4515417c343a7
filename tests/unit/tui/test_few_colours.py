"""Terminals with 256 or 16 colours: dimmed words stay readable in each theme."""

import os

import pytest
from rich.color import Color, ColorSystem

from packview.cli.app import DIMMED, suit_the_terminal
from packview.services.library.library import colours
from tui.test_colours import AA, contrast

PALETTE = [
    "#000000",
    "#aa0000",
    "#00aa00",
    "#aa5500",
    "#0000aa",
    "#aa00aa",
    "#00aaaa",
    "#aaaaaa",
    "#555555",
    "#ff5555",
    "#55ff55",
    "#ffff55",
    "#5555ff",
    "#ff55ff",
    "#55ffff",
    "#ffffff",
]
"""The sixteen colours as most terminals have them."""


def sent(colour: Color, system: ColorSystem) -> Color:
    """The colour that a terminal shows in its place."""
    shown = colour.downgrade(system)
    if shown.number is not None and shown.number < len(PALETTE):
        return Color.parse(PALETTE[shown.number])
    return Color.from_triplet(shown.get_truecolor())


def dimmed(text: Color, ground: Color) -> Color:
    share = int(DIMMED) / 100
    pairs = zip(ground.get_truecolor(), text.get_truecolor(), strict=True)
    return Color.from_rgb(*(back + (front - back) * share for back, front in pairs))


@pytest.mark.parametrize("system", [ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])
def test_dimmed_words_can_be_read_on_the_page_and_where_they_are_chosen(system: ColorSystem) -> None:
    themes = [theme for theme in colours()[0] if not theme.ansi]  # which send none but the terminal's own
    assert len(themes) >= 4
    for theme in themes:
        for text, ground in (
            (theme.colours["foreground"], theme.colours["background"]),
            (theme.variables["block-cursor-foreground"], theme.variables["block-cursor-background"]),
        ):
            front, back = Color.parse(text), Color.parse(ground)
            for shown in (front, dimmed(front, back)):
                assert contrast(sent(shown, system), sent(back, system)) >= AA, (theme.key, text, ground)


@pytest.mark.parametrize(
    ("environment", "factor"),
    [
        ({"TERM": "screen"}, DIMMED),
        ({"TERM": "xterm-256color"}, DIMMED),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, None),
        ({"TERM": "xterm", "COLORTERM": "truecolor", "TEXTUAL_COLOR_SYSTEM": "256"}, DIMMED),
        ({"TERM": "screen", "TEXTUAL_COLOR_SYSTEM": "nonsense"}, DIMMED),
        ({"TERM": "screen", "TEXTUAL_DIM_FACTOR": "50"}, "50"),
    ],
)
def test_text_is_dimmed_less_where_there_are_few_colours(
    environment: dict[str, str], factor: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLORTERM", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DIM_FACTOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_DIM_FACTOR", "0")  # so that what is set here is taken back
    monkeypatch.delenv("TEXTUAL_DIM_FACTOR")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    suit_the_terminal()
    assert os.environ.get("TEXTUAL_DIM_FACTOR") == factor
