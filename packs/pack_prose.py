"""Blocks of running text as reportlab flowables."""

from collections.abc import Iterable
from typing import Any

from reportlab.lib.colors import HexColor, black, lightgrey
from reportlab.platypus import ListFlowable, ListItem, Spacer, Table, TableStyle

from pack_deck import NewPage, Room, para
from pack_spec import Block, Bullets, Cover, Grid, Heading, Numbered, PageBreak, Pairs, Para
from pack_style import text


def bullets(points: Iterable[str], face: str, size: float) -> Any:
    """A list of bullet points; the bullet is of the Symbol face, as word processors set it."""
    body = text(face, size, spaceAfter=round(size * 0.3, 2))
    return ListFlowable(
        [ListItem(para(point, body), spaceAfter=round(size * 0.3, 2)) for point in points],
        bulletType="bullet",
        start="\u2022",
        bulletFontName="Symbol",
        bulletFontSize=size,
        leftIndent=20,
        bulletDedent=14,
    )


def numbered(entries: Iterable[tuple[str, str]], face: str, size: float, width: float) -> Any:
    """Paragraphs with their number in a column of its own."""
    body = text(face, size, spaceAfter=0)
    table = Table(
        [[para(ref, body), para(words, body)] for ref, words in entries],
        colWidths=[34, width - 34],
        hAlign="LEFT",
        spaceAfter=size * 0.5,
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return table


def grid(block: Grid, face: str, size: float, width: float) -> Any:
    """A ruled table whose header is repeated on every page it runs over."""
    cell, head = text(face, size - 1.5, spaceAfter=0), text(face, size - 1.5, bold=True, spaceAfter=0)
    shares = block.widths or (1.0,) * len(block.header)
    rows = [[para(value, head) for value in block.header]] if any(block.header) else []
    first = len(rows)
    rows += [[para(value, cell) for value in row] for row in block.rows]
    table = Table(
        rows,
        colWidths=[width * share / sum(shares) for share in shares],
        repeatRows=first,
        hAlign="LEFT",
        spaceBefore=4,
        spaceAfter=size,
        splitInRow=1,
    )
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, black),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                *([("BACKGROUND", (0, 0), (-1, 0), lightgrey)] if first else []),
            ]
        )
    )
    return table


def pairs(block: Pairs, face: str, size: float, width: float) -> Any:
    """Two columns without ruling lines."""
    body = text(face, size - 1, spaceAfter=0)
    table = Table(
        [[para(left, body), para(right, body)] for left, right in block.rows],
        colWidths=[width * 0.26, width * 0.74],
        hAlign="LEFT",
        spaceAfter=size,
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def _cover(block: Cover, face: str, size: float) -> list[Any]:
    story: list[Any] = [Spacer(1, 190)]
    for row, line in enumerate(block.lines):
        big = size * (2.0 if row == 0 else 1.6 if row == 1 else 1.1)
        more = {"textColor": HexColor("#7030a0")} if row == 0 else {}
        style = text(face, big, bold=row < 2, centred=True, spaceAfter=big * 0.8, **more)
        story.append(para(line, style))
    return [*story, NewPage()]


def story_of(blocks: Iterable[Block], face: str, size: float, width: float) -> list[Any]:
    """Flowables for blocks, in order."""
    story: list[Any] = []
    for block in blocks:
        match block:
            case Heading():
                big = size * (1.45, 1.2, 1.0)[block.level - 1]
                style = text(face, big, bold=True, spaceBefore=size * 0.6, spaceAfter=size * 0.4)
                story += [Room(big * 4.5), para(block.text, style)]
            case Para():
                story.append(para(block.text, text(face, size, bold=block.bold)))
            case Bullets():
                story += [bullets(block.points, face, size), Spacer(1, size * 0.3)]
            case Numbered():
                story.append(numbered(block.entries, face, size, width))
            case Grid():
                story.append(grid(block, face, size, width))
            case Pairs():
                story.append(pairs(block, face, size, width))
            case Cover():
                story += _cover(block, face, size)
            case PageBreak():
                story.append(NewPage())
    return story
