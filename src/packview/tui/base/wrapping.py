"""Breaking text into rows of a width, by cells, at word boundaries."""

from bisect import bisect_right
from itertools import accumulate

from rich.cells import get_character_cell_size


def wrap(text: str, width: int, hang: int = 0) -> list[tuple[int, int]]:
    """Where the rows of a text start and end, as indexes into it; at least one row.

    A word that is longer than a row is broken; the spaces at which a row ends belong to none. The text is one line, without
    line feeds or tabs; rows after the first have ``hang`` cells fewer.
    """
    width = max(1, width)
    rest = max(1, width - hang)
    if len(text) <= width and text.isascii():
        return [(0, len(text))]
    narrow = text.isascii()
    # cells before each character
    reach = range(len(text) + 1) if narrow else [0, *accumulate(map(get_character_cell_size, text))]
    rows: list[tuple[int, int]] = []
    start, end = 0, len(text)
    while start < end and reach[end] - reach[start] > width:
        stop = start + width if narrow else bisect_right(reach, reach[start] + width, start) - 1
        cut = text.rfind(" ", start, stop + 1)
        if cut > start:
            shown = len(text[start:cut].rstrip(" ")) or cut - start
            rows.append((start, start + shown))
            start = cut + 1
        else:
            stop = max(stop, start + 1)  # one character that is wider than the row
            rows.append((start, stop))
            start = stop
        while start < end and text[start] == " ":
            start += 1
        width = rest
    if start < end or not rows:
        rows.append((start, end))
    return rows
