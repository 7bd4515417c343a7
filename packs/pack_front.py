"""The unstamped pages at the front: front sheet, notices, agenda."""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812  as in pack_spec
from typing import Any

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

from pack_deck import Deck, Layout, Sheet, escape, para
from pack_prose import story_of
from pack_result import ItemRange
from pack_spec import ContactSpec, ItemSpec, MeetingSpec, PackSpec
from pack_style import Style, faces, text

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def weekday(day: Date) -> str:
    """'Thursday'."""
    return _DAYS[day.weekday()]


def long_date(day: Date) -> str:
    """'29 November 2018'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def spoken_date(day: Date) -> str:
    """'Thursday, 29th November, 2018'."""
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{weekday(day)}, {day.day}{ending} {_MONTHS[day.month - 1]}, {day.year}"


def document_title(meeting: MeetingSpec) -> str:
    """For the file's metadata."""
    return f"Agenda for {meeting.committee} on {spoken_date(meeting.date)}, {meeting.time}"


def _crest(canvas: Any, council: str) -> None:
    """A plain coat of arms with the council's name, top right."""
    right, top = A4[0] - 60, A4[1] - 48
    names = council.upper().split(" ", 1)
    canvas.setFont(faces("Helvetica").bold, 10)
    wide = max(canvas.stringWidth(name, faces("Helvetica").bold, 10) for name in names)
    left = right - wide
    canvas.setFillColor(HexColor("#003a5d"))
    canvas.rect(left - 40, top - 26, 32, 32, stroke=0, fill=1)
    canvas.setStrokeColor(white)
    canvas.circle(left - 24, top - 10, 9, stroke=1, fill=0)
    for row, name in enumerate(names):
        canvas.drawString(left, top - 5 - 13 * row, name)
    canvas.setFillColor(black)
    canvas.setStrokeColor(black)


def _contact_lines(contact: ContactSpec) -> list[str]:
    return [
        contact.role,
        *([contact.name] if contact.name else []),
        *([f"Tel: {contact.telephone}"] if contact.telephone else []),
        *([f"Email: {contact.email}"] if contact.email else []),
        "",
    ]


def _front_sheet(canvas: Any, meeting: MeetingSpec, style: Style) -> None:
    names = faces(style.face)
    _crest(canvas, meeting.council)
    left, middle, y = 60.0, 300.0, A4[1] - 130
    canvas.setFont(names.bold, 18)
    canvas.drawString(left, y, meeting.committee)
    y -= 44
    canvas.setFont(names.plain, 13)
    for line in (spoken_date(meeting.date), f"at {meeting.time}", meeting.place):
        canvas.drawString(left, y, line)
        y -= 17
    y -= 18
    if meeting.open_to_public:
        canvas.setFont(names.bold, 13)
        canvas.drawString(left, y, "This meeting is open to the public")
        y -= 40
    _members_and_contacts(canvas, meeting, style, left=left, middle=middle, y=y)


def _members_and_contacts(
    canvas: Any, meeting: MeetingSpec, style: Style, *, left: float, middle: float, y: float
) -> None:
    names = faces(style.face)
    appointed = [member.name for member in meeting.members if member.role == "Appointed Member"]
    elected = [
        member.name + (f" ({member.role})" if member.role else "")
        for member in meeting.members
        if member.role != "Appointed Member"
    ]
    rows: list[tuple[str, bool]] = [("Members", True), *((name, False) for name in elected)]
    if appointed:
        rows += [("", False), ("Appointed Members", True), *((name, False) for name in appointed)]
    others = [("Contacts", True)] if meeting.contacts else []
    others += [(line, False) for contact in meeting.contacts for line in _contact_lines(contact)]
    for x, column in ((left, rows), (middle, others)):
        for row, (line, bold) in enumerate(column):
            canvas.setFont(names.bold if bold else names.plain, style.size)
            if line:
                canvas.drawString(x, y - row * 16 - (4 if row else 0), line)


def _range(where: ItemRange, style: Style) -> str:
    if not style.ranges or where.page_first is None:
        return ""
    return " " + style.ranges.format(first=where.page_first, last=where.page_last)


def _agenda_cells(item: ItemSpec, where: ItemRange, style: Style) -> list[Any]:
    body = text(style.face, style.size, spaceAfter=0)
    names = faces(style.face)
    title = Paragraph(
        f'<font name="{names.bold}"><u>{escape(item.title)}</u></font>{escape(_range(where, style))}',
        text(style.face, style.size, spaceAfter=6),
    )
    return [title, para(item.description, body)] if item.description else [title]


def _agenda(pack: PackSpec, ranges: Mapping[str, ItemRange], style: Style, width: float) -> list[Any]:
    head = text(style.face, style.size + 5, bold=True, centred=True, spaceAfter=22)
    number = text(style.face, style.size, bold=True, spaceAfter=0)
    table = Table(
        [[para(item.number, number), _agenda_cells(item, ranges[item.number], style)] for item in pack.items],
        colWidths=[42, width - 42],
        hAlign="LEFT",
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 13),
                *([("GRID", (0, 0), (-1, -1), 0.5, black)] if style.agenda == "table" else []),
            ]
        )
    )
    return [para("AGENDA", head), table, *_signature(pack.meeting, style, width)]


def _signature(meeting: MeetingSpec, style: Style, width: float) -> list[Any]:
    if meeting.published is None:
        return []
    body = text(style.face, style.size, spaceAfter=0)
    when = f"{weekday(meeting.published)}, {long_date(meeting.published)}"
    line = Table([[para(when, body), para(meeting.signed, body)]], colWidths=[width * 0.55, width * 0.45])
    return [Spacer(1, 24), line]


def front_sheets(deck: Deck, pack: PackSpec, ranges: Mapping[str, ItemRange], style: Style) -> list[Sheet]:
    """Front sheet, notices where there are any, agenda."""
    layout = Layout()
    sheets = [deck.draw(A4, lambda canvas: _front_sheet(canvas, pack.meeting, style))]
    if pack.meeting.notices:
        small = Layout(left=44, right=44, top=44, bottom=44)
        sheets += deck.flow(story_of(pack.meeting.notices, style.face, 9.5, small.width), small)
    return sheets + deck.flow(_agenda(pack, ranges, style, layout.width), layout)
