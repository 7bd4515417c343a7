"""A report without any ruling: 'From:' and 'To:' lines, then headings and numbered paragraphs."""

from typing import Any

from reportlab.platypus import Table, TableStyle

from pack_deck import Deck, Layout, Room, Sheet, para
from pack_prose import bullets, numbered
from pack_spec import ReportSpec, SectionSpec
from pack_style import Style, text


def plain_report_sheets(deck: Deck, paper: ReportSpec, style: Style) -> list[Sheet]:
    """The report on its pages."""
    layout = Layout(left=62, right=62)
    body = text(style.face, style.size)
    head = text(style.face, style.size, bold=True, spaceBefore=8)
    story: list[Any] = [_fields(paper, style, layout.width)]
    if paper.summary:
        story += [para(style.summary, head), *(para(line, body) for line in paper.summary)]
    if paper.recommendations:
        story.append(para(style.recommended, head))
        entries = [(each.ref, each.text) for each in paper.recommendations]
        story += (
            [para(entries[0][1], body)]
            if len(entries) == 1 and not entries[0][0]
            else [numbered(entries, style.face, style.size, layout.width)]
        )
    for number, section in enumerate(paper.sections, 1):
        story += _section(section, number, style, layout.width)
    for heading, lines in paper.documents:
        story += [Room(60), para(heading, head), *(para(line, body) for line in lines)]
    return deck.flow(story, layout)


def _fields(paper: ReportSpec, style: Style, width: float) -> Any:
    plain, bold = (
        text(style.face, style.size, spaceAfter=0),
        text(style.face, style.size, bold=True, spaceAfter=0),
    )
    officers = tuple((officer.role, officer.name) for officer in paper.officers)
    table = Table(
        [[para(f"{name}:", bold), para(value, plain)] for name, value in (*paper.fields, *officers)],
        colWidths=[116, width - 116],
        hAlign="LEFT",
        spaceAfter=8,
    )
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return table


def _section(section: SectionSpec, number: int, style: Style, width: float) -> list[Any]:
    """A numbered heading, and its paragraphs as 1.1, 1.2."""
    head = text(style.face, style.size, bold=True, spaceBefore=8)
    story: list[Any] = [Room(60), para(f"{number}. {section.heading}", head)]
    for entry in section.entries:
        story.append(numbered([(f"{number}.{entry.number}", entry.text)], style.face, style.size, width))
        if entry.points:
            story.append(bullets(entry.points, style.face, style.size))
    return story
