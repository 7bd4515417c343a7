"""Breaking text into rows of a width, by cells, at word boundaries."""

from collections.abc import Sequence
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
    sizes = () if text.isascii() else tuple(map(get_character_cell_size, text))
    if (
        not sizes or min(sizes) == max(sizes) == 1
    ):  # a sum would let an accent of no width hide a wide character
        return _wrap_narrow(text, width, rest)
    return _wrap_wide(text, sizes, width, rest)


def _wrap_narrow(text: str, width: int, rest: int) -> list[tuple[int, int]]:
    """As ``wrap``, where every character is one cell."""
    rows: list[tuple[int, int]] = []
    start, end = 0, len(text)
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            rows.append((start, start + width))
            start += width
        else:
            stop = cut
            while stop > start and text[stop - 1] == " ":
                stop -= 1
            rows.append((start, stop if stop > start else cut))
            start = cut + 1
        while start < end and text[start] == " ":
            start += 1
        width = rest
    if start < end or not rows:
        rows.append((start, end))
    return rows


def _wrap_wide(text: str, sizes: Sequence[int], width: int, rest: int) -> list[tuple[int, int]]:
    """As ``wrap``, where characters may be two cells, or none."""
    reach = [0, *accumulate(sizes)]
    rows: list[tuple[int, int]] = []
    start, end = 0, len(text)
    while start < end and reach[end] - reach[start] > width:
        stop = start
        while reach[stop + 1] - reach[start] <= width:
            stop += 1
        cut = text.rfind(" ", start, stop + 1)
        if cut > start:
            rows.append((start, cut))
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
