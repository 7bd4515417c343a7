"""The list of earlier recommendations in a landscape table."""

from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Table, TableStyle

from pack_deck import Deck, Layout, Sheet, para
from pack_spec import TrackerSpec
from pack_style import Style, text

_COLUMNS = (0.09, 0.15, 0.33, 0.33, 0.1)
_HEADER = ("Date", "Title", "Action proposed", "Action Taken", "Progress Status")


def tracker_sheets(deck: Deck, paper: TrackerSpec, style: Style) -> list[Sheet]:
    """The table; a date and title stand once for all the recommendations of one report."""
    layout = Layout(size=(A4[1], A4[0]), left=50, right=50, top=50, bottom=40)
    cell = text(style.face, 9.5, spaceAfter=0)
    bold = text(style.face, 9.5, bold=True, spaceAfter=0)
    rows: list[list[Any]] = [[para(name, bold) for name in _HEADER]]
    looks: list[tuple[Any, ...]] = []
    previous = ("", "")
    for number, row in enumerate(paper.rows, 1):
        repeated = (row.date, row.title) == previous
        previous = (row.date, row.title)
        rows.append(
            [
                "" if repeated else para(row.date, cell),
                "" if repeated else para(row.title, cell),
                para(f"{row.number}) {row.action_proposed}", cell),
                [para(line, cell) for line in row.action_taken.split("\n") if line],
                para(row.status, cell),
            ]
        )
        looks.append(("LINEABOVE", (2 if repeated else 0, number), (-1, number), 0.5, black))
    table = Table(
        rows,
        colWidths=[layout.width * share for share in _COLUMNS],
        repeatRows=1,
        hAlign="LEFT",
        splitInRow=1,
    )
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.5, black),
                ("INNERGRID", (0, 0), (-1, 0), 0.5, black),
                *(("LINEBEFORE", (column, 0), (column, -1), 0.5, black) for column in range(1, 5)),
                ("BACKGROUND", (0, 0), (-1, 0), HexColor("#d9d9d9")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                *looks,
            ]
        )
    )
    heading = text(style.face, 11, bold=True, spaceAfter=6)
    return deck.flow([*(para(line, heading) for line in paper.heading), table], layout)
