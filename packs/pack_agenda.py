"""The agenda: numbered paragraphs, a ruled table, or columns with the pages in the last."""

from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import black, lightgrey
from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

from pack_dates import long_date, weekday
from pack_deck import escape, para
from pack_result import ItemRange
from pack_spec import ItemSpec, MeetingSpec, PackSpec
from pack_style import Style, faces, text


def agenda_story(pack: PackSpec, ranges: Mapping[str, ItemRange], style: Style, width: float) -> list[Any]:
    """The agenda with its heading and, where the meeting has one, its signature."""
    head = text(style.face, style.size + 5, bold=True, centred=True, spaceAfter=22)
    rows, looks = _rows(pack, ranges, style)
    wide = [42, width - 112, 70] if style.agenda == "columns" else [42, width - 42]
    table = Table(rows, colWidths=wide, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 13),
                *([("GRID", (0, 0), (-1, -1), 0.5, black)] if style.agenda != "list" else []),
                *looks,
            ]
        )
    )
    return [para("AGENDA", head), table, *_signature(pack.meeting, style, width)]


def _rows(
    pack: PackSpec, ranges: Mapping[str, ItemRange], style: Style
) -> tuple[list[list[Any]], list[tuple[Any, ...]]]:
    """The rows of the table, and what they look like beyond all others."""
    bold = text(style.face, style.size, bold=True, spaceAfter=0)
    rows: list[list[Any]] = []
    looks: list[tuple[Any, ...]] = []
    if style.agenda == "columns":
        rows.append([para(name, bold) for name in ("Item", "Subject", "Page(s)")])
        looks.append(("BACKGROUND", (0, 0), (-1, 0), lightgrey))
    private = False
    for item in pack.items:
        if item.exempt and not private and style.private_part:
            looks.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([para(style.private_part, bold)])
            private = True
        rows.append([para(item.number, bold), *_cells(item, ranges[item.number], style)])
    return [[*row, *[""] * (len(rows[-1]) - len(row))] for row in rows], looks


def _cells(item: ItemSpec, where: ItemRange, style: Style) -> list[Any]:
    body = text(style.face, style.size, spaceAfter=0)
    pages = _range(where, style)
    beside = "" if style.agenda == "columns" else f" {pages}".rstrip()
    title = Paragraph(
        f'<font name="{faces(style.face).bold}"><u>{escape(item.title)}</u></font>{escape(beside)}',
        text(style.face, style.size, spaceAfter=6),
    )
    under = [item.description, style.private_line if item.exempt else ""]
    cell = [title, *(para(line, body) for line in under if line)]
    return [cell, para(pages, body)] if style.agenda == "columns" else [cell]


def _range(where: ItemRange, style: Style) -> str:
    if not style.ranges or where.page_first is None:
        return ""
    if style.agenda == "columns" and where.page_first == where.page_last:
        return where.page_first
    return style.ranges.format(first=where.page_first, last=where.page_last)


def _signature(meeting: MeetingSpec, style: Style, width: float) -> list[Any]:
    if meeting.published is None:
        return []
    body = text(style.face, style.size, spaceAfter=0)
    when = f"{weekday(meeting.published)}, {long_date(meeting.published)}"
    line = Table([[para(when, body), para(meeting.signed, body)]], colWidths=[width * 0.55, width * 0.45])
    return [Spacer(1, 24), line]
