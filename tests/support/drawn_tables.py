"""Pages with a table drawn on them, as extraction hands them on: for the parsers' tests."""

from collections.abc import Sequence
from itertools import pairwise

from packview.model import Page, Rule, Run

SIZE = 10.0
LEADING = 12.0
PAD = 4.0


def width_of(text: str) -> float:
    """How wide a word is drawn, in points."""
    return 0.5 * SIZE * len(text)


def words_at(text: str, x: float, y: float, *, bold: bool = False) -> list[Run]:
    """Words on one line from a point of its baseline."""
    runs = []
    for word in text.split():
        runs.append(Run(text=word, x=x, y=y, width=width_of(word), size=SIZE, bold=bold))
        x += width_of(word) + 0.25 * SIZE
    return runs


def wrapped(text: str, room: float) -> list[str]:
    """Text in lines no wider than the room."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            wide = sum(width_of(each) for each in longer.split()) + 0.25 * SIZE * longer.count(" ")
            if line and wide > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def table_page(
    rows: Sequence[Sequence[str | None]],
    widths: Sequence[float],
    *,
    number: int = 1,
    label: str | None = None,
    ruled: bool = True,
    above: str = "",
    top: float = 100.0,
) -> Page:
    """A page with one table.

    Args:
        rows: cells; None joins a cell to the one above it, and a row with one cell goes from edge to edge.
        widths: of the columns, in points.
        number: PDF page.
        label: printed label.
        ruled: draw lines.
        above: a heading over the table.
        top: y of its upper edge.
    """
    edges = [50.0]
    for width in widths:
        edges.append(edges[-1] + width)
    runs = words_at(above, 50, top - 20, bold=True) if above else []
    rules = [Rule(x0=edges[0], y0=top, x1=edges[-1], y1=top)]
    lines: list[str] = [above] if above else []
    y = top
    for index, row in enumerate(rows):
        columns = list(pairwise(edges)) if len(row) > 1 else [(edges[0], edges[-1])]
        texts = [
            wrapped(cell or "", right - left - 2 * PAD)
            for cell, (left, right) in zip(row, columns, strict=True)
        ]
        height = LEADING * max(len(text) for text in texts) + 2 * PAD
        for text, (left, right) in zip(texts, columns, strict=True):
            for place, line in enumerate(text):
                runs += words_at(line, left + PAD, y + PAD + LEADING * (place + 0.8), bold=index == 0)
            rules += [Rule(x0=x, y0=y, x1=x, y1=y + height) for x in (left, right)]
            lines += text
        y += height
        below = rows[index + 1] if index + 1 < len(rows) else [""]
        spans = list(pairwise(edges)) if len(below) > 1 else [(edges[0], edges[-1])]
        rules += [
            Rule(x0=left, y0=y, x1=right, y1=y)
            for cell, (left, right) in zip(below, spans, strict=True)
            if cell is not None
        ]
    if label:
        runs += words_at(f"Page {label}", 280, 830)
    return Page(
        number=number,
        label=label,
        lines=tuple(line for line in lines if line),
        width=100 + sum(widths),
        height=842,
        runs=tuple(runs),
        rules=tuple(rules) if ruled else (),
    )
