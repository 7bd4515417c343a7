"""Arrows by font and code, never by the figures beside them."""

import pytest

from packview.model import Run
from packview.parse.tables.marks import arrow_of, direction_of


@pytest.mark.parametrize(
    ("text", "font", "direction"),
    [
        ("\uf0e9", "OpenSymbol", "up"),
        ("\uf0ea", "Wingdings", "down"),
        ("\uf0e8", "Wingdings-Regular", "level"),
        ("\u00f1", "ABCDEF+Wingdings", "up"),
        ("p", "Wingdings3", "up"),
        ("q", "Wingdings 3", "down"),
        ("\uf067", "Wingdings3", "level"),
        ("\uf0ad", "SymbolMT", "up"),
        ("\uf036", "Webdings", "down"),
        ("s", "ZapfDingbats", "up"),
        ("\ue02e", "OpenSymbol", "up"),
        ("\u25b2", "ArialMT", "up"),
        ("\u2198", "ArialMT", "down"),
        ("\u2194", "ArialMT", "level"),
        ("p", "ArialMT", ""),
        ("\uf0e9", "SomeFont", ""),
        ("\uf0e9", "Wingdings 2", ""),
        ("\uf041", "Wingdings", ""),
    ],
)
def test_a_glyph_points_as_its_font_draws_it(text: str, font: str, direction: str) -> None:
    assert arrow_of(text, font) == direction


def test_words_say_it_too_and_two_arrows_say_nothing() -> None:
    assert direction_of([], "No change") == "level"
    assert direction_of([], "Improving") == ""
    both = [Run(text=text, x=0, y=0, width=1, size=5, font="Wingdings") for text in ("\uf0e9", "\uf0ea")]
    assert direction_of(both, "") == ""
    assert direction_of(both[:1], "\uf0e9") == "up"
