"""Glyphs of symbol fonts without a Unicode value, as readers know them.

Office programs write bullets, ticks and arrows in Symbol and Wingdings; what comes out of the file is U+F000 plus the
glyph's code. In runs that code stays; in lines the sign a reader sees stands instead.
"""

_BULLETS = (0x6C, 0x6E, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA1, 0xA7, 0xB7, 0xD8)
_SIGNS = {
    **dict.fromkeys(_BULLETS, "\u2022"),
    **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), "\u2610"),  # an empty box
    **dict.fromkeys((0x78, 0xFD), "\u2612"),  # a crossed box
    **dict.fromkeys((0x52, 0xFE), "\u2611"),  # a ticked box
    0xFB: "\u2717",
    0xFC: "\u2713",
    **dict.fromkeys((0xAC, 0xDF, 0xE7, 0xEF), "\u2190"),
    **dict.fromkeys((0xAE, 0xE0, 0xE8, 0xF0), "\u2192"),
    **dict.fromkeys((0xAD, 0xE1, 0xE9, 0xF1), "\u2191"),
    **dict.fromkeys((0xAF, 0xE2, 0xEA, 0xF2), "\u2193"),
    0x20: " ",
}
_SHOWN = {0xF000 + code: sign for code, sign in _SIGNS.items()}


def readable(text: str) -> str:
    """Text with the signs that are known in place of symbol fonts' codes."""
    return text if text.isascii() else text.translate(_SHOWN)
