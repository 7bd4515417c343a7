"""The unstamped pages at the front: front sheet, notices, agenda."""

from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4

from pack_agenda import agenda_story
from pack_dates import spoken_date
from pack_deck import Deck, Layout, Sheet
from pack_prose import story_of
from pack_result import ItemRange
from pack_spec import ContactSpec, MeetingSpec, PackSpec
from pack_style import Style, faces


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
    if meeting.remark:
        canvas.setFont(names.plain, style.size)
        canvas.drawString(left, 60, meeting.remark)


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


def front_sheets(deck: Deck, pack: PackSpec, ranges: Mapping[str, ItemRange], style: Style) -> list[Sheet]:
    """Front sheet, notices where there are any, agenda."""
    layout = Layout()
    sheets = [deck.draw(A4, lambda canvas: _front_sheet(canvas, pack.meeting, style))]
    if pack.meeting.notices:
        small = Layout(left=44, right=44, top=44, bottom=44)
        sheets += deck.flow(story_of(pack.meeting.notices, style.face, 9.5, small.width), small)
    return sheets + deck.flow(agenda_story(pack, ranges, style, layout.width), layout)
