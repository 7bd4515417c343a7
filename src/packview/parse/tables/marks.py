"""What stands in the cells of performance tables beside figures: arrows and references.

Arrows: which way the glyph of a direction-of-travel column points. Never worked out from the figures beside it.
"""

import re
from collections.abc import Iterable
from typing import Literal

from packview.model import Run

Direction = Literal["up", "down", "level", ""]

_UNICODE: dict[str, Direction] = {
    **dict.fromkeys("\u2191\u2197\u21d1\u21e7\u21e1\u21ea\u21d7\u2b06\u2b08\u25b2\u25b3\u25b4\u25b5\u2b61\u2b67\u2b71\u2b9d\u2912\u2934\u23f6\u23eb\U0001f81d\U0001f851\U0001f861\U0001f869\U0001f871\U0001f879\U0001f865\U0001f86d\U0001f875\U0001f87d\U0001f53a\U0001f53c", "up"),
    **dict.fromkeys("\u2193\u2198\u21d3\u21e9\u21e3\u21d8\u2b07\u2b0a\u25bc\u25bd\u25be\u25bf\u2b63\u2b68\u2b73\u2b9f\u2913\u2935\u23f7\u23ec\U0001f853\U0001f863\U0001f86b\U0001f873\U0001f87b\U0001f866\U0001f86e\U0001f876\U0001f87e\U0001f53b\U0001f53d", "down"),
    **dict.fromkeys("\u2192\u2194\u21d2\u21d4\u21e8\u21c4\u21c6\u2b04\u2b0c\u27a1\u2794\u279c\u27a4\u27a2\u27f6\u27f7\u2b0d\u25b6\u25b7\u25ba\u25b8\u25b9\u25bb\u25c4\u25c0\u2b62\u2b9e\u21e2\u21e0\u21e6\u2b82\U0001f852\U0001f862\U0001f86a\U0001f872\U0001f87a", "level"),
}  # fmt: skip

# Symbol fonts draw arrows on the codes of letters. Sideways is level, slanting is up or down.
_WINGDINGS: dict[int, Direction] = {
    **dict.fromkeys((0xD9, 0xDD, 0xE1, 0xE4, 0xE9, 0xEC, 0xF1, 0xF6), "up"),
    **dict.fromkeys((0xDA, 0xDE, 0xE2, 0xE6, 0xEA, 0xEE, 0xF2, 0xF8), "down"),
    **dict.fromkeys((0xD7, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE7, 0xE8, 0xEF, 0xF0, 0xF3), "level"),
}
_WINGDINGS_3: dict[int, Direction] = {
    **dict.fromkeys((0x23, 0x26, 0x68, 0x70, 0x72, 0xE3, 0xE6), "up"),
    **dict.fromkeys((0x24, 0x28, 0x69, 0x71, 0x73, 0xE4, 0xE8), "down"),
    **dict.fromkeys((0x21, 0x22, 0x66, 0x67, 0x74, 0x75, 0x76, 0x77, 0xE1, 0xE2), "level"),
}
_SYMBOL: dict[int, Direction] = {
    0xAD: "up", 0xDD: "up", 0xAF: "down", 0xDF: "down",
    **dict.fromkeys((0xAB, 0xAC, 0xAE, 0xDB, 0xDC, 0xDE), "level"),
}  # fmt: skip
_WEBDINGS: dict[int, Direction] = {0x33: "level", 0x34: "level", 0x35: "up", 0x36: "down"}
_DINGBATS: dict[int, Direction] = {
    0x73: "up",
    0x74: "down",
    **dict.fromkeys((0xD4, 0xD5, 0xDC, 0xE1), "level"),
}
# OpenOffice and LibreOffice put Wingdings' glyphs into OpenSymbol, on Wingdings' codes or on their own.
_OPEN_SYMBOL: dict[int, Direction] = {
    0xE02E: "up", 0xE028: "up", 0xE02C: "down", 0xE026: "down",
    **dict.fromkeys((0xE025, 0xE027, 0xE02B, 0xE02D), "level"),
}  # fmt: skip
_FONTS: tuple[tuple[str, dict[int, Direction]], ...] = (
    ("wingdings3", _WINGDINGS_3),
    ("wingdings2", {}),
    ("wingdings", _WINGDINGS),
    ("webdings", _WEBDINGS),
    ("opensymbol", _WINGDINGS),
    ("starsymbol", _WINGDINGS),
    ("symbol", _SYMBOL),
    ("dingbats", _DINGBATS),
)
_WORDS: dict[str, Direction] = {
    **dict.fromkeys(("up", "upward", "upwards", "increase", "increased", "increasing", "higher", "rising", "rise", "u"), "up"),
    **dict.fromkeys(("down", "downward", "downwards", "decrease", "decreased", "decreasing", "lower", "falling", "fall", "d"), "down"),
    **dict.fromkeys(("level", "same", "no change", "unchanged", "static", "stable", "steady", "none", "equal", "maintained", "flat"), "level"),
}  # fmt: skip


def direction_of(runs: Iterable[Run], text: str) -> Direction:
    """Which way the arrow in a cell points: 'up', 'down', 'level'; '' for none, for several, and for one that is not known.

    Args:
        runs: the words in the cell; a glyph is looked up by its font and code.
        text: the cell as text, where there are no runs; also for cells that say it in words.
    """
    found = {arrow for run in runs if (arrow := arrow_of(run.text, run.font))}
    if not found:
        found = {arrow for character in text if (arrow := _UNICODE.get(character, ""))}
    if len(found) == 1:
        return next(iter(found))
    return "" if found else _WORDS.get(" ".join(text.split()).casefold(), "")


def arrow_of(text: str, font: str = "") -> Direction:
    """Which way a glyph points, '' where that is not known.

    Args:
        text: one character; those of a symbol font are U+F000 plus their code, or the letter on that code.
        font: the name of the font.
    """
    if len(text) != 1:
        return ""
    if known := _UNICODE.get(text):
        return known
    plain = re.sub(r"[^a-z0-9]", "", font.casefold())
    table = next((codes for name, codes in _FONTS if name in plain), {})
    code = ord(text)
    if code in _OPEN_SYMBOL and table is _WINGDINGS:
        return _OPEN_SYMBOL[code]
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    return table.get(code, "")


CODE = re.compile(
    r"(?=[^\s]*\d)[A-Z]{1,6}[ ._/-]?\d{1,4}(?:[._/-]?\d{1,3})*[A-Za-z]{0,2}(?:[-/_][A-Za-z]{1,4})?(?: ?%)?(?: ?\([a-zA-Z%]{1,4}\))?"
    r"|\d{1,3}(?:\.\d{1,3})*[a-z]?"
)


def is_code(text: str) -> bool:
    """Whether a text is a reference: 'M1', 'NI147', 'LAC9 (val)', 'EH3a%'."""
    return len(text) <= 24 and any(map(str.isdigit, text)) and CODE.fullmatch(text) is not None
