"""What is read of papers councils have published; skipped where they are not at hand."""

from datetime import date
from pathlib import Path

import pytest

from packview.model import AgendaItem, Document, Member, Pack, Page, Source, StageName
from packview.parse.pipeline import parse_agenda_preview, run_stages
from packview.services.imports.client import Import
from packview.services.library.library import finish
from real_pages import real_pages

SOUTHAMPTON = ("southampton-2018-11-29.pdf", "southampton-2018-11-29.txt")
Read = tuple[Document, tuple[Page, ...], Source]


def read(path: Path) -> Read:
    document, pages = real_pages(path)
    facts = Source(
        kind=document.kind, name=path.name, sha256="0123456789abcdef" * 4, size=path.stat().st_size
    )
    return document, pages, facts


def pack_of(folder: Path, name: str) -> Pack:
    document, pages, facts = read(folder / name)
    pack = run_stages(document, pages, source=facts).pack()
    assert not pack.failures
    return pack


@pytest.fixture(scope="module", params=SOUTHAMPTON)
def southampton(request: pytest.FixtureRequest, real_packs: Path) -> Pack:
    return pack_of(real_packs, request.param)


def item(pack: Pack, number: str) -> AgendaItem:
    found = pack.item_by_number(number)
    assert found
    return found


def test_southampton_meeting(southampton: Pack) -> None:
    assert southampton.pack_id == "southampton-children-and-families-scrutiny-panel-2018-11-29"
    assert southampton.meeting.committee == "Children and Families Scrutiny Panel"
    assert southampton.meeting.council == "Southampton City Council"
    assert southampton.meeting.date == date(2018, 11, 29)
    assert southampton.meeting.quorum == 3
    # What is said of figures in tables is the business of other tests.
    assert {each.stage for each in southampton.warnings} <= {StageName.INDICATORS}


def test_southampton_agenda(southampton: Pack) -> None:
    assert [(each.number, each.page_first, each.page_last) for each in southampton.items] == [
        ("1", None, None),
        ("2", None, None),
        ("3", None, None),
        ("4", None, None),
        ("5", None, None),
        ("6", "1", "4"),
        ("7", "5", "44"),
        ("8", "45", "66"),
        ("9", "67", "70"),
    ]
    assert item(southampton, "6").title == "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)"
    assert item(southampton, "7").title == "LOCAL SAFEGUARDING CHILDREN BOARD (LSCB) ANNUAL REPORT 2017-18"
    assert [bool(each.description) for each in southampton.items] == [True] * 4 + [False] + [True] * 4
    assert item(southampton, "8").description.startswith("Report of the Director, Legal and Governance")
    assert item(southampton, "9").description.endswith("at previous meetings.")
    assert [each.kind for each in southampton.items[5:]] == ["minutes", "report", "report", "report"]


def test_southampton_papers(southampton: Pack) -> None:
    assert [[paper.kind for paper in each.papers] for each in southampton.items[5:]] == [
        ["minutes"],
        ["report", "appendix"],
        ["report", "appendix", "appendix"],
        ["report", "appendix"],
    ]
    assert [len(item(southampton, number).papers[0].recommendations) for number in "789"] == [2, 1, 1]
    fields = item(southampton, "7").papers[0].fields
    assert fields["Decision-maker"] == "CHILDREN AND FAMILIES SCRUTINY PANEL"
    assert fields["Subject"] == item(southampton, "7").title
    assert fields["Report of"] == "KEITH MAKIN, INDEPENDENT CHAIR OF LSCB"
    assert fields["Statement of confidentiality"] == "None"
    assert fields["Key decision"] == "No"
    titles = [paper.title for number in "789" for paper in item(southampton, number).papers[1:]]
    assert [title.replace("–", "-") for title in titles] == [
        "Appendix 1 LSCB Annual Report 2017-18",
        "Appendix 1 Children and Families Monthly Dataset - October 2018",
        "Appendix 2 Glossary of terms",
        "Appendix 1 Monitoring Scrutiny Recommendations - 29 November 2018",
    ]


def test_southampton_minutes(southampton: Pack) -> None:
    minutes = southampton.minutes
    assert minutes
    assert (minutes.committee, minutes.meeting_date) == (
        "Children and Families Scrutiny Panel",
        date(2018, 9, 27),
    )
    assert [(each.number, len(each.resolutions), each.page) for each in minutes.items] == [
        ("11", 0, "1"),
        ("12", 1, "1"),
        ("13", 1, "1"),
        ("14", 4, "1"),
        ("15", 3, "3"),
        ("16", 0, "3"),
        ("17", 0, "4"),
    ]
    assert [(each.name, each.role, each.note) for each in minutes.present] == [
        ("Councillor Taggart", "Chair", "except items 15, 16 and 17"),
        ("Councillor J Baillie", "", ""),
        ("Councillor Guthrie", "", ""),
        ("Councillor Keogh", "", "except item 17"),
        ("Councillor Laurent", "", "except items 11, 12, 13 and 14 (part)"),
        ("Councillor Mitchell", "", ""),
        ("Councillor Murphy", "", "except items 11, 12, 13 and 14 (part)"),
        ("Rob Sanders", "Appointed Member", ""),
    ]
    assert [each.name for each in minutes.apologies] == ["Councillor Catherine Hobbs"]
    education = minutes.items[3]
    assert [each.ref for each in education.resolutions] == ["(i)", "(ii)", "(iii)", "(iv)"]
    assert education.resolutions[3].text.endswith("at a future meeting of the Panel.")
    assert education.discussion[-1] == "COUNCILLOR MITCHELL IN THE CHAIR"
    assert [each.name for each in education.attendees] == [
        "Councillor Paffey",
        "Hilary Brooks",
        "Derek Wiles",
        "Maria Anderson",
    ]
    assert not any(each.startswith("- 7") for each in education.discussion)


def test_southampton_front_sheet_and_pages(real_packs: Path) -> None:
    pack = pack_of(real_packs, SOUTHAMPTON[0])

    assert (pack.meeting.time, pack.meeting.place) == ("5.30 pm", "Conference Room 3 and 4 - Civic Centre")
    assert pack.meeting.open_to_public is True
    assert len(pack.meeting.members) == 9
    assert pack.meeting.members[0] == Member(name="Councillor Taggart", role="Chair")
    assert [each.name for each in pack.meeting.members if each.role == "Appointed Member"] == [
        "Catherine Hobbs",
        "Rob Sanders",
    ]
    assert [each.role for each in pack.meeting.contacts] == ["Democratic Support Officer", "Scrutiny Manager"]
    owners = [info.item.split("-")[0] if info.item else None for info in pack.pages]
    assert owners == [None] * 5 + ["6"] * 4 + ["7"] * 40 + ["8"] * 22 + ["9"] * 4
    assert [info.label for info in pack.pages] == [None] * 5 + [str(number) for number in range(1, 71)]
    assert [(paper.page_first, paper.page_last) for paper in item(pack, "8").papers] == [
        ("45", "46"),
        ("47", "54"),
        ("55", "66"),
    ]


def test_southampton_at_first_sight(real_packs: Path) -> None:
    document, pages, facts = read(real_packs / SOUTHAMPTON[0])
    whole = run_stages(document, pages, source=facts).pack()

    assert parse_agenda_preview(document, pages[:4], source=facts) is None
    preview = parse_agenda_preview(document, pages[:5], source=facts)

    assert preview
    assert preview.pack_id == whole.pack_id
    assert [info.item for info in preview.pages] == [info.item for info in whole.pages]


def test_kent_agenda(real_packs: Path) -> None:
    pack = pack_of(real_packs, "kent-agenda-cabinet-2025-03-04.pdf")

    assert pack.pack_id == "kent-cabinet-2025-03-04"
    assert (pack.meeting.committee, pack.meeting.council) == ("Cabinet", "Kent County Council")
    assert (pack.meeting.date, pack.meeting.time) == (date(2025, 3, 4), "10.00 am")
    assert pack.meeting.place == "Council Chamber, Sessions House, County Hall, Maidstone"
    assert [(each.number, each.page_first, each.page_last) for each in pack.items] == [
        ("1", None, None),
        ("2", None, None),
        ("3", "1", "18"),
        ("4", None, None),
        ("5", "19", "24"),
        ("6", "25", "100"),
        ("7", "101", "104"),
        ("8", None, None),
    ]
    assert item(pack, "5").title == "Late Changes to the 25-26 Budget and 25-2028 Medium Term Financial Plan"
    assert not any(each.exempt for each in pack.items)
    assert [each.message for each in pack.warnings] == ["This file holds the agenda without its papers"]


def test_kent_minutes(real_packs: Path) -> None:
    pack = pack_of(real_packs, "kent-minutes-cabinet-2025-01-30.pdf")
    minutes = pack.minutes

    assert minutes
    assert pack.items == ()
    assert pack.meeting.council == "Kent County Council"
    assert (minutes.committee, minutes.meeting_date) == ("Cabinet", date(2025, 1, 30))
    assert [(each.number, len(each.resolutions)) for each in minutes.items] == [
        ("84", 0),
        ("85", 0),
        ("86", 1),
        ("87", 0),
        ("88", 6),
        ("89", 1),
        ("90", 1),
        ("91", 3),
        ("92", 1),
    ]
    assert (
        minutes.items[4].title == "24/00108 - Revenue and Capital Budget Monitoring Report – November 2024-25"
    )
    assert minutes.items[3].discussion[1].startswith("(a)")
    assert [len(each.attendees) for each in minutes.items[4:]] == [3, 2, 2, 2, 2]
    assert len(minutes.present) == 9
    assert minutes.present[0].name == "Mr R W Gough"
    assert minutes.present[4].name == "Mr R C Love, OBE"
    assert len(minutes.in_attendance) == 14
    assert [each.name for each in minutes.apologies] == ["Mrs C Bell"]


def test_kent_supplement(real_packs: Path) -> None:
    pack = pack_of(real_packs, "kent-cabinet-supplement-item7-2025-01-30.pdf")

    assert pack.pack_id == "kent-cabinet-2025-01-30-supplement"
    assert [
        (each.number, each.page_first, each.page_last, each.pdf_first, each.pdf_last) for each in pack.items
    ] == [("7", "1", "20", 3, 22)]
    report, appendix = pack.items[0].papers
    assert report.fields["From"].count("\n") == 3
    assert report.fields["To"] == "Cabinet - 30 January 2025"
    assert report.fields["Decision no"] == "24/00109"
    assert report.fields["Classification"] == "Unrestricted"
    assert [each.ref for each in report.recommendations] == ["A", "B"]
    assert (appendix.kind, appendix.page_first) == ("appendix", "11")
    assert pack.warnings == ()


def test_kent_budget_amendments(real_packs: Path) -> None:
    pack = pack_of(real_packs, "kent-county-council-budget-amendments-2025-02-13.pdf")

    assert pack.meeting.committee == "County Council"
    assert pack.meeting.date == date(2025, 2, 13)
    assert [(each.number, each.pdf_first, each.pdf_last) for each in pack.items] == [("6", 3, 48)]
    assert [paper.kind for paper in pack.items[0].papers] == ["report", *["appendix"] * 3, *["other"] * 5]
    assert [paper.page_first for paper in pack.items[0].papers] == [
        "1",
        "3",
        "7",
        "11",
        "37",
        "39",
        "41",
        "43",
        "45",
    ]


def test_kent_performance_report(real_packs: Path) -> None:
    pack = pack_of(real_packs, "kent-performance-report-q3-2024-25.pdf")

    assert (pack.items, pack.minutes) == ((), None)
    assert pack.pack_id.startswith("kent-quarterly-performance-report-")
    assert len(pack.pages) == 71
    assert [each.message for each in pack.warnings] == [
        "No agenda was found; the whole text can be read page by page"
    ]


def test_a_scan_is_told_in_one_sentence(real_packs: Path) -> None:
    pack = pack_of(real_packs, "awkward/scanned-rotated-no-text-agenda-package-nipissing-14p.pdf")

    assert pack.items == ()
    assert "PDF pages 1 to 14 are scanned pictures without text" in [each.message for each in pack.warnings]


def test_the_text_of_a_scanned_agenda_is_recognised_with_the_extra(real_packs: Path) -> None:
    pytest.importorskip("tesserocr", reason="the extra 'ocr' is not installed")
    path = real_packs / "published" / "greatbend-agenda-2025-01-06.pdf"
    pack = finish(Import(path)).pack
    assert (pack.meeting.date, pack.meeting.time) == (date(2025, 1, 6), "6:30 p.m.")
    assert "Great Bend City Council" in (pack.meeting.committee, pack.meeting.council)
    assert [item.number or item.title for item in pack.items if not item.parent] == [
        *"ABCD",
        "WORKSESSION AGENDA",
    ]
    assert all(info.recognised for info in pack.pages)
    assert not pack.indicators
