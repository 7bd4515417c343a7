"""Whole packs as two more councils print them, drawn and read back: nothing but headings and places to go by."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from packview.extract.source import open_source
from packview.model import Pack
from parse_pages import parsed
from roundtrip import imported

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=13, spaceAfter=6)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold")
MIDDLE = ParagraphStyle("middle", parent=HEAD, alignment=1)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
TEXT = "The service set out what had been done since the spring and what it would cost. " * 6


def p(text: str, style: Any = BODY) -> Any:
    return Paragraph(text, style)


def tab(rows: list[list[str]], widths: list[float], *, ruled: bool = True) -> Any:
    looks = [("VALIGN", (0, 0), (-1, -1), "TOP"), *([GRID] if ruled else [])]
    cells = [[p(cell) for cell in row] for row in rows]
    return Table(cells, colWidths=widths, style=TableStyle(looks), hAlign="LEFT")


def read(flow: list[Any], path: Path, *, stamped_from: int, foot: str) -> Pack:
    """A pack with 'Page 1' on one of its first pages, and with a running foot."""
    buffer = BytesIO()

    def edges(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 10)
        if document.page >= stamped_from:
            canvas.drawCentredString(A4[0] / 2, 20, f"Page {document.page - stamped_from + 1}")
        canvas.drawRightString(A4[0] - 40, 34, f"{foot} {document.page}")

    SimpleDocTemplate(buffer, pagesize=A4).build([*flow], onFirstPage=edges, onLaterPages=edges)
    return imported(buffer.getvalue(), path)


PLACE_PANEL = [
    p("Southwold Vale Council", HEAD),
    p("Place Scrutiny Panel", HEAD),
    p("Date: Tuesday, 4 November 2025<br/>Time: 18:30<br/>Venue: Committee Room A"),
    tab(
        [["Cllr Adam Reeve (Chair)", "Cllr Jo Marsh (Vice Chair)"], ["Cllr Sue Tern", "Cllr Ian Wader"]],
        [200, 200],
        ruled=False,
    ),
    p("Contact: Lyn Heron, Democratic Services Officer, 01632 960001, lyn.heron@vale.example"),
    p("AGENDA", MIDDLE),
    tab(
        [
            ["", "", "Page Nos."],
            ["1", "Apologies for Absence", ""],
            ["2", "Minutes of the Previous Meeting", "1 - 2"],
            ["3", "Parking Strategy Update<br/>Report of the Director of Place", "3"],
            ["4", "Exempt Information - Exclusion of the Press and Public", ""],
            ["5", "Market Lease", "4"],
        ],
        [30, 340, 80],
    ),
    PageBreak(),
    p("PLACE SCRUTINY PANEL", MIDDLE),
    p("Minutes of the meeting held on Tuesday 7 October 2025 at 6.30 pm", MIDDLE),
    tab(
        [
            ["Present:", "Cllr Reeve (in the Chair), Cllrs Marsh, Tern and Wader"],
            ["Apologies:", "Cllr Knot"],
            ["In attendance:", "Cllr Egret (Cabinet Member for Place), Ms H Ibis (Head of Parking)"],
        ],
        [90, 360],
        ruled=False,
    ),
    p("PSP/25/10 Minutes of the last meeting", HEAD),
    p("The minutes were agreed as a correct record."),
    p("PSP/25/11 Parking fees", HEAD),
    p(TEXT),
    p("Recommended to Cabinet:"),
    p("1. That fees be held for a year; and"),
    p("2. That the app be replaced."),
    p("PSP/25/12 Work programme", HEAD),
    p("Noted."),
    PageBreak(),
    p(TEXT * 3),
    PageBreak(),
    tab(
        [
            ["Report to:", "Place Scrutiny Panel"],
            ["Date of meeting:", "4 November 2025"],
            ["Report title:", "Parking Strategy Update"],
            ["Report author:", "H Ibis, Head of Parking"],
            ["Wards affected:", "All"],
            ["Exempt:", "No"],
        ],
        [120, 330],
    ),
    p("1. Purpose of the report", HEAD),
    p("1.1 To tell members how the strategy stands."),
    p("2. Recommendations", HEAD),
    p("2.1 That the Panel:"),
    p("(a) notes the progress made; and"),
    p("(b) suggests topics for the review."),
    p("3. Background", HEAD),
    p("3.1 " + TEXT),
    PageBreak(),
    tab(
        [
            ["Report to:", "Place Scrutiny Panel"],
            ["Report title:", "Market Lease"],
            ["Exempt:", "Yes - paragraph 3"],
        ],
        [120, 330],
    ),
    p("1. Purpose of the report", HEAD),
    p("1.1 To set out the offer."),
]

HEALTH = [
    p("HEALTH OVERVIEW AND SCRUTINY COMMITTEE", MIDDLE),
    p("Friday 12 December 2025 at 10am, Council Chamber, County Hall", MIDDLE),
    p("AGENDA", MIDDLE),
    p("Item 5 Winter Pressures (to follow)"),
    p("Item 6 Dentistry in Coastal Towns"),
    p("Item 7 Date of the next meeting"),
    PageBreak(),
    p("Item 6", HEAD),
    p("Dentistry in Coastal Towns", HEAD),
    p("Health Overview and Scrutiny Committee – 12 December 2025"),
    p("Executive Summary", HEAD),
    p(TEXT),
    p("Recommendations", HEAD),
    p("The Committee is recommended to:"),
    p("i. note the number of practices that take new patients;"),
    p("ii. write to the Integrated Care Board."),
]


def test_a_panel_whose_reports_have_titles_and_marks(tmp_path: Path) -> None:
    pack = read(PLACE_PANEL, tmp_path / "pack.pdf", stamped_from=2, foot="Vale")
    meeting = pack.meeting
    assert (meeting.council, meeting.committee) == ("Southwold Vale Council", "Place Scrutiny Panel")
    assert (meeting.time, meeting.place) == ("18:30", "Committee Room A")
    assert [(one.name, one.role) for one in meeting.members] == [
        ("Cllr Adam Reeve", "Chair"),
        ("Cllr Jo Marsh", "Vice Chair"),
        ("Cllr Sue Tern", ""),
        ("Cllr Ian Wader", ""),
    ]
    assert [(one.name, one.telephone) for one in meeting.contacts] == [("Lyn Heron", "01632 960001")]
    assert [(one.number, one.title, one.page_first, one.page_last, one.exempt) for one in pack.items] == [
        ("1", "Apologies for Absence", None, None, False),
        ("2", "Minutes of the Previous Meeting", "1", "2", False),
        ("3", "Parking Strategy Update", "3", "3", False),
        ("4", "Exempt Information - Exclusion of the Press and Public", None, None, True),
        ("5", "Market Lease", "4", "4", True),
    ]
    report = pack.items[2].papers[0]
    assert report.fields["Report author"] == "H Ibis, Head of Parking"
    assert [(one.ref, one.text) for one in report.recommendations] == [
        ("(a)", "notes the progress made; and"),
        ("(b)", "suggests topics for the review."),
    ]
    assert pack.minutes is not None
    assert [one.number for one in pack.minutes.items] == ["PSP/25/10", "PSP/25/11", "PSP/25/12"]
    assert [one.text for one in pack.minutes.items[1].resolutions] == [
        "That fees be held for a year; and",
        "That the app be replaced.",
    ]
    assert not any("Vale" in text for one in pack.minutes.items for text in one.discussion)


def test_a_report_marked_exempt_in_its_header_is_so_whatever_the_agenda_says(tmp_path: Path) -> None:
    flow = [*PLACE_PANEL]
    flow[6] = tab(
        [["", "", "Page Nos."], ["1", "Apologies for Absence", ""], ["2", "Market Lease", "4"]], [30, 340, 80]
    )
    pack = read(flow, tmp_path / "pack.pdf", stamped_from=2, foot="Vale")
    lease = next(item for item in pack.items if item.title == "Market Lease")
    assert not lease.exempt
    assert [paper.exempt for paper in lease.papers] == [True]


def test_a_paper_is_found_by_the_title_at_its_head(tmp_path: Path) -> None:
    pack = read(HEALTH, tmp_path / "pack.pdf", stamped_from=9, foot="Health")
    assert [(one.number, one.title, one.pdf_first) for one in pack.items] == [
        ("5", "Winter Pressures", None),
        ("6", "Dentistry in Coastal Towns", 2),
        ("7", "Date of the next meeting", None),
    ]
    paper = pack.items[1].papers[0]
    assert [one.ref for one in paper.recommendations] == ["i", "ii"]


@pytest.mark.parametrize(("flow", "stamped_from"), [(PLACE_PANEL, 2), (HEALTH, 9)])
def test_a_pdf_and_a_text_saved_from_it_have_one_id(
    flow: list[Any], stamped_from: int, tmp_path: Path
) -> None:
    drawn = read(flow, tmp_path / "a.pdf", stamped_from=stamped_from, foot="Vale")
    with open_source(tmp_path / "a.pdf") as source:
        pages = [source.page(number).lines for number in range(1, source.document.page_count + 1)]
    (tmp_path / "a.txt").write_text("\f".join("\n".join(lines) for lines in pages), encoding="utf-8")
    with open_source(tmp_path / "a.txt") as source:
        texts = [source.page(number) for number in range(1, source.document.page_count + 1)]
        saved = parsed(texts, source.document)

    assert saved.pack_id == drawn.pack_id
    assert drawn.meeting.date is not None
    assert [item.number for item in saved.items] == [item.number for item in drawn.items]
