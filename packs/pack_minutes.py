"""The minutes of an earlier meeting."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, Table, TableStyle

from pack_dates import long_date
from pack_deck import Deck, Layout, Room, Sheet, escape, para
from pack_prose import bullets, numbered
from pack_spec import AttendeeSpec, MinuteItemSpec, MinutesSpec, Para
from pack_style import Style, faces, text

_COUNCILLOR = "Councillor "


def _printed(person: AttendeeSpec) -> str:
    # Who is not a councillor has the role in front of the name.
    role = f" ({person.role})" if person.role and person.name.startswith(_COUNCILLOR) else ""
    note = f" ({person.note})" if person.note else ""
    return person.name.removeprefix(_COUNCILLOR) + role + note


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def attendance(people: Sequence[AttendeeSpec]) -> list[str]:
    """'Councillors Taggart (Chair), J Baillie and Murphy', then who is not a councillor, by role.

    Several lines end in a full stop each, as in the minutes this was drawn from; a single one does not.
    """
    councillors = [_printed(person) for person in people if person.name.startswith(_COUNCILLOR)]
    lines = [f"Councillor{'s' if len(councillors) > 1 else ''} {_listed(councillors)}"] if councillors else []
    others = [person for person in people if not person.name.startswith(_COUNCILLOR)]
    for role in dict.fromkeys(person.role for person in others):
        names = [_printed(person) for person in others if person.role == role]
        lines.append(f"{role}{'s' if len(names) > 1 and role else ''} {_listed(names)}".strip())
    return [f"{line}." for line in lines] if len(lines) > 1 else lines


def _who(label: str, people: Sequence[AttendeeSpec], style: Style, width: float) -> list[Any]:
    if not people:
        return []
    plain, bold = (
        text(style.face, style.size, spaceAfter=0),
        text(style.face, style.size, bold=True, spaceAfter=0),
    )
    table = Table(
        [[para(f"{label}:", bold), [para(line, plain) for line in attendance(people)]]],
        colWidths=[78, width - 78],
        hAlign="LEFT",
    )
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    return [table]


def _item(item: MinuteItemSpec, style: Style, width: float) -> list[Any]:
    body, bold = text(style.face, style.size), text(style.face, style.size, bold=True, spaceAfter=0)
    number = style.minute_number.format(n=item.number)
    room = max(44, stringWidth(number, bold.fontName, bold.fontSize) + 14)
    head = Table(
        [[para(number, bold), para(item.title, bold)]],
        colWidths=[room, width - room],
        hAlign="LEFT",
        spaceBefore=8,
        spaceAfter=4,
    )
    head.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    story: list[Any] = [Room(70), head]
    story += [
        para(block.text, body) if isinstance(block, Para) else bullets(block.points, style.face, style.size)
        for block in item.discussion
    ]
    story += _resolved(item, style, width)
    story += [para(line, body) for line in item.after]
    if item.chair_change:
        story.append(
            para(item.chair_change, text(style.face, style.size, bold=True, centred=True, spaceBefore=8))
        )
    return story


def _resolved(item: MinuteItemSpec, style: Style, width: float) -> list[Any]:
    if not item.resolutions:
        return []
    word = f'<font name="{faces(style.face).bold}">{item.word}</font>'
    body = text(style.face, style.size, spaceBefore=4)
    first = item.resolutions[0]
    if not first.ref:
        return [Paragraph(f"{word} {escape(first.text)}", body)]
    entries = [(resolution.ref, resolution.text) for resolution in item.resolutions]
    return [Room(50), Paragraph(word, body), numbered(entries, style.face, style.size, width)]


def minutes_sheets(deck: Deck, paper: MinutesSpec, style: Style) -> list[Sheet]:
    """The minutes on their pages."""
    layout = Layout()
    centred = text(style.face, style.size, bold=True, centred=True, spaceAfter=2)
    story: list[Any] = [
        para(paper.committee.upper(), centred),
        para(
            f"MINUTES OF THE MEETING HELD ON {long_date(paper.date).upper()}",
            text(style.face, style.size, bold=True, centred=True, spaceAfter=14),
        ),
        *_who("Present", paper.present, style, layout.width),
        *_who("Apologies", paper.apologies, style, layout.width),
    ]
    for item in paper.items:
        story += _item(item, style, layout.width)
    return deck.flow(story, layout)
