"""Whole papers that print figures, names and lists in ways that readers of PDFs trip over: each is read as it looks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_pdf, paragraph, raw_page, read
from packview import config
from packview.extract.source import TextSource
from packview.model import Indicator, Minutes, Pack
from packview.services.search.search import Searcher, find, terms_of
from packview.wording.numbers import figures_in
from parse_pages import parsed
from roundtrip import imported

HEAD = ["Saltmarsh District Council", "Roads Committee", "Thursday 9 May 2024 at 7.00 pm"]
MINUTES = [
    "Saltmarsh District Council",
    "Roads Committee",
    "Minutes of the meeting held on Thursday 9 May 2024",
]
Draw = Callable[[Canvas], None]


def lines(*text: str, label: int = 1) -> Draw:
    """A page of lines with a printed number."""

    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 72, 780, text)
        canvas.drawRightString(540, 30, f"Page {label}")

    return draw


@pytest.fixture
def pack_of(tmp_path: Path) -> Callable[..., Pack]:
    return lambda *pages: imported(drawn_pdf(*pages), tmp_path / "paper.pdf")


PackOf = Callable[..., Pack]


def minutes_of(pack: Pack) -> Minutes:
    assert pack.minutes is not None
    return pack.minutes


def with_table(cells: list[list[str]], over: Draw | None = None) -> list[Draw]:
    """An agenda, and a report with a table of indicators."""

    def draw(canvas: Canvas) -> None:
        if over is not None:
            over(canvas)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 780, "Performance report")
        canvas.drawRightString(540, 30, "Page 2")
        for row, texts in enumerate([["Ref", "Indicator", "Apr-23", "May-23", "Jun-23"], *cells]):
            for x, text in zip((60, 100, 240, 320, 400), texts, strict=True):
                canvas.drawString(x, 740 - 20 * row, text)

    return [
        lines(*HEAD, "", "AGENDA", "1. Apologies", "2. Performance report (Pages 2 - 2)", "3. Close"),
        draw,
    ]


def series(pack: Pack) -> dict[str, list[float | None]]:
    return {one.ref: list(one.values.values()) for one in pack.indicators}


def named(pack: Pack, ref: str) -> Indicator:
    return next(one for one in pack.indicators if one.ref == ref)


def raised(canvas: Canvas, x: float, y: float, *parts: str) -> None:
    """Text and small raised marks, in turn."""
    text = canvas.beginText(x, y)
    for index, part in enumerate(parts):
        text.setFont("Helvetica", 6 if index % 2 else 10)
        text.setRise(4 if index % 2 else 0)
        text.textOut(part)
    canvas.drawText(text)


def test_marks_of_footnotes_belong_to_no_name_and_no_figure(pack_of: PackOf) -> None:
    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 72, 780, MINUTES)
        raised(canvas, 72, y - 8, "Present: Councillor Ona Pryce (Chair), Councillor Ulf Tarrant", "1")
        raised(canvas, 72, y - 26, "Apologies: Councillor Wyn Abbot", "2")
        raised(canvas, 72, y - 44, "7. GRITTING", "3")
        canvas.drawString(72, y - 62, "The Director said that 38 routes were gritted")
        raised(canvas, 72, y - 80, "RESOLVED: that the number be raised to 41", "4")
        canvas.drawString(72, y - 98, "1 Arrived at 7.20 pm.")

    found = minutes_of(pack_of(draw))
    assert [person.name for person in found.present] == ["Councillor Ona Pryce", "Councillor Ulf Tarrant"]
    assert [person.name for person in found.apologies] == ["Councillor Wyn Abbot"]
    (item,) = found.items
    assert item.title == "GRITTING"
    assert [one.text for one in item.resolutions] == ["that the number be raised to 41"]


def test_the_left_column_is_read_before_the_right(pack_of: PackOf) -> None:
    left = [
        "Present:", "Councillor Ona Pryce (Chair)", "Councillor Ulf Tarrant", "",
        "7. GRITTING", "The Director said that routes", "had been gritted in time.",
        "RESOLVED: that the crews be", "thanked for their work.", "",
        "8. VERGES", "Members heard that cutting was", "late because of the rain.",
        "RESOLVED: that a plan of those",
    ]  # fmt: skip
    right = [
        "still to be cut come to the next", "meeting.", "",
        "9. BRIDGES", "Members noted that the bridge at", "the mill was closed again.",
        "RESOLVED: that officers write", "to the owner.", "",
        "10. SIGNS", "A member asked why so many signs", "had been taken down.",
        "RESOLVED: that the answer be", "sent to all members.",
    ]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 60, 780, MINUTES) - 10
        for one, other in zip(left, right, strict=True):
            canvas.drawString(60, y, one)
            canvas.drawString(320, y, other)
            y -= 14

    found = minutes_of(pack_of(draw))
    assert len(found.present) == 2
    assert [(item.number, len(item.resolutions)) for item in found.items] == [
        ("7", 1),
        ("8", 1),
        ("9", 1),
        ("10", 1),
    ]
    assert (
        found.items[1].resolutions[0].text == "that a plan of those still to be cut come to the next meeting."
    )


def test_a_table_drawn_row_by_row_stays_in_rows() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(9):
            canvas.drawString(60, 700 - 14 * row, f"Mill Bridge {row}")
            canvas.drawString(320, 700 - 14 * row, f"Closed since {row + 3} March")

    (page,) = pages_of(draw)
    assert "Mill Bridge 4 Closed since 7 March" in page


def pages_of(*draw: Draw) -> list[tuple[str, ...]]:
    return [page.lines for page in read(drawn_pdf(*draw))]


def test_a_share_with_its_counts_in_brackets_keeps_both(pack_of: PackOf) -> None:
    rows = [
        ["P1", "Gritted in time", "81% (34/42)", "83% (35/42)", "90% (38/42)"],
        ["P2", "Complaints", "12", "14", "9"],
    ]
    found = pack_of(*with_table(rows))
    assert series(found) == {"P1": [81, 83, 90], "P2": [12, 14, 9]}
    assert list(named(found, "P1").marks.values()) == ["(34/42)", "(35/42)", "(38/42)"]


def test_a_space_that_groups_thousands_parts_no_figure(pack_of: PackOf) -> None:
    rows = [["P1", "Journeys", "12 340", "12 510", "12 905"], ["P2", "Permits", "31 204", "31 220", "31 131"]]
    found = pack_of(*with_table(rows))
    assert series(found) == {"P1": [12340, 12510, 12905], "P2": [31204, 31220, 31131]}
    assert all(one.doubtful for one in found.indicators)  # it may be two figures


def test_a_watermark_is_in_no_name(pack_of: PackOf) -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 60)
        canvas.setFillGray(0.85)
        canvas.drawString(100, 700, "DRAFT")
        canvas.setFillGray(0)

    rows = [["P1", "Gritted in time", "34", "35", "38"], ["P2", "Complaints", "12", "14", "9"]]
    found = pack_of(*with_table(rows, stamp))
    assert named(found, "P1").name == "Gritted in time"
    assert series(found)["P1"] == [34, 35, 38]


def test_text_drawn_twice_for_bold_is_one_text(pack_of: PackOf) -> None:
    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, 72, 780, [*MINUTES, "Present: Councillor Ona Pryce (Chair)"]) - 8
        for title, text in (
            ("7. GRITTING", "that the crews be thanked."),
            ("8. VERGES", "that a plan come back."),
        ):
            canvas.drawString(72, y, title)
            canvas.drawString(72.3, y, title)
            canvas.drawString(72, y - 14, f"RESOLVED: {text}")
            y -= 34

    found = minutes_of(pack_of(draw))
    assert [(item.number, item.title, len(item.resolutions)) for item in found.items] == [
        ("7", "GRITTING", 1),
        ("8", "VERGES", 1),
    ]


def test_numbers_of_lines_are_in_no_sentence(pack_of: PackOf) -> None:
    text = [
        *MINUTES, "Present: Councillor Ona Pryce (Chair), Councillor Ulf Tarrant", "7. GRITTING",
        "The Director said that 38 routes were gritted in the winter and", "12 were left out for want of salt.",
        "RESOLVED: that a report come to the meeting in", "early June.",
    ]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(text, 1):
            canvas.drawString(40, 780 - 16 * number, str(number))
            canvas.drawString(72, 780 - 16 * number, line)

    found = minutes_of(pack_of(draw))
    assert len(found.present) == 2
    (item,) = found.items
    assert item.discussion == (
        "The Director said that 38 routes were gritted in the winter and 12 were left out for want of salt.",
    )
    assert [one.text for one in item.resolutions] == ["that a report come to the meeting in early June."]


def test_raised_marks_behind_figures_in_prose() -> None:
    def draw(canvas: Canvas) -> None:
        raised(
            canvas,
            72,
            700,
            "There were 250",
            "1",
            " routes, against 248, and 480 m",
            "2",
            " of verge in 2021",
            "7",
            " (90%",
            "3",
            ").",
        )

    assert pages_of(draw) == [("There were 250 routes, against 248, and 480 m2 of verge in 2021 (90%).",)]


def agenda_of(pack: Pack) -> list[tuple[str, str, int | None]]:
    return [(item.number, item.title, item.pdf_first) for item in pack.items]


def test_an_item_put_in_between_two_numbers(pack_of: PackOf) -> None:
    front = lines(
        *HEAD, "", "AGENDA", "1. Apologies", "2. Minutes (Pages 2 - 2)", "2A Urgent item: collapse of Mill Bridge (Pages 3 - 3)",
        "3. Verges (Pages 4 - 4)", "4. Any other business",
    )  # fmt: skip
    found = pack_of(
        front,
        lines("Minutes", label=2),
        lines("Urgent item: collapse of Mill Bridge", label=3),
        lines("Verges", label=4),
    )
    assert agenda_of(found) == [
        ("1", "Apologies", None),
        ("2", "Minutes", 2),
        ("2A", "Urgent item: collapse of Mill Bridge", 3),
        ("3", "Verges", 4),
        ("4", "Any other business", None),
    ]


def test_a_last_item_ends_where_its_page_does(pack_of: PackOf) -> None:
    front = lines(
        *HEAD,
        "",
        "AGENDA",
        "1. Apologies",
        "2. Minutes (Pages 2 - 2)",
        "3. Verges (Pages 3 - 3)",
        "4. Bridges in the district",
    )
    found = pack_of(front, lines("Minutes", label=2), lines("Verges", label=3))
    assert agenda_of(found)[1:] == [
        ("2", "Minutes", 2),
        ("3", "Verges", 3),
        ("4", "Bridges in the district", None),
    ]


def test_a_cancelled_meeting_says_so_and_a_moved_one_has_its_new_day(pack_of: PackOf) -> None:
    agenda = ("AGENDA", "1. Apologies", "2. Verges")
    assert pack_of(lines("MEETING CANCELLED", *HEAD, "", *agenda)).meeting.status == "cancelled"
    moved = pack_of(
        lines(
            *HEAD[:2],
            "Thursday 9 May 2024 at 7.00 pm",
            "(Rescheduled from Monday 29 April 2024)",
            "",
            *agenda,
        )
    )
    assert moved.meeting.date == date(2024, 5, 9)
    assert pack_of(lines(*HEAD[:2], "May 9,2024", "", *agenda)).meeting.date == date(2024, 5, 9)


def text_pack(text: str) -> tuple[Pack, list[tuple[str, ...]]]:
    source = TextSource(text.encode())
    pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
    return parsed(pages, source.document), [page.lines for page in pages]


def test_a_soft_hyphen_is_a_minus_before_a_figure() -> None:
    _, pages = text_pack("Verges 2022\u00ad23: roads 11\u00ad15, change \u00ad5%\n")
    assert pages == [("Verges 2022-23: roads 11-15, change -5%",)]


def test_ligatures_accents_and_hyphens_at_line_ends_are_found() -> None:
    pack, pages = text_pack(
        "The o\ufb03cers gave \ufb01gures for Llanw\u0302ryd. The safe-\nguarding and multi-\nagency teams met.\n"
    )
    searcher = Searcher(pack, pages)
    for words in (
        "officers",
        "figures",
        "Llan\u0175ryd",
        "safeguarding",
        "multi-agency",
        '"multi-agency teams"',
    ):
        found = searcher.search(terms_of(words))
        assert (len(found.hits), found.instead) == (1, {}), words
    assert searcher.search(terms_of("safeguarding")).hits[0].text.endswith("teams met.")


def test_no_figure_is_cut_or_joined_in_a_text() -> None:
    _, (page, *_) = text_pack(
        "Of 250\u00b9 verges 90%\u00b2 were cut\u00b3, 480m\u00b2 each, for \u00a312\u202f450 \u00ad \u00a312\u2009900.\n"
    )
    assert page == (
        "Of 250 verges 90% were cut, 480m\u00b2 each, for \u00a312\u00a0450 - \u00a312\u00a0900.",
    )
    _, ((power, *_), *_) = text_pack("Dust was 4 x 10\u00b3 grains, or 10\u2076 in all.\n")
    assert power == "Dust was 4 x 10\u00b3 grains, or 10\u2076 in all."
    assert [figure.value for figure, _, _ in figures_in(power)] == [4]
    said = [(figure.value, figure.unit) for figure, _, _ in figures_in(page[0])]
    assert said == [(250, ""), (90, "%"), (12450, "\u00a3"), (12900, "\u00a3")]


def test_a_no_break_space_groups_thousands_in_a_pdf_and_a_plain_one_may() -> None:
    drawn = (
        "BT /F1 10 Tf 72 700 Td (Journeys rose from 12\\240340 to 1\\240512\\240510 in 2024 300 nights) Tj ET"
    )
    page = raw_page(drawn.encode()).lines
    assert page == ("Journeys rose from 12\u00a0340 to 1\u00a0512\u00a0510 in 2024 300 nights",)
    assert [figure.value for figure, _, _ in figures_in(page[0])] == [12340, 1512510, 300]
    assert figures_in("Ward 12 340 and 5 homes")[0][0].value == 5  # 12 340 may be one figure or two


def test_letters_that_a_font_does_not_name_are_told_and_found() -> None:
    pack, pages = text_pack(
        "The ma\ufffders of o\ufffdcers in dis\ufffdnct areas; matters of fact; 1\ufffd2 roads.\n"
    )
    assert any("letters that the file does not name" in one.message for one in pack.warnings)
    searcher = Searcher(pack, pages)
    for words in ("matters", "officers", "distinct", '"distinct areas"', "off*"):
        found = searcher.search(terms_of(words))
        assert (len(found.hits), found.instead) == (1, {}), words
    assert searcher.search(terms_of("distinct")).hits[0].matched == ("dis\ufffdnct",)
    assert [match.start for match in find(pages, "matters")] == [4, 39]
    assert figures_in(pages[0][0]) == []


def test_figures_that_a_spreadsheet_hides_are_told(pack_of: PackOf) -> None:
    rows = [
        ["P1", "Journeys", "#####", "12", "#######"],
        ["P2", "Permits", "31", "44", "29"],
        ["P3", "Verges", "3", "4", "29"],
    ]
    found = pack_of(*with_table(rows))
    assert series(found) == {"P1": [None, 12, None], "P2": [31, 44, 29], "P3": [3, 4, 29]}
    assert named(found, "P1").marks == {"2023-04": "#####", "2023-06": "#######"}
    assert [one.pdf_page for one in found.warnings if "hidden by a spreadsheet" in one.message] == [2]


def test_a_last_row_may_have_words_among_its_figures(pack_of: PackOf) -> None:
    rows = [
        ["P1", "Journeys", "250", "12", "90%"],
        ["P2", "Permits", "31", "44", "29"],
        ["P3", "Verges", "12", "12-13", "-4"],
    ]
    assert named(pack_of(*with_table(rows)), "P3").marks == {"2023-05": "12-13"}


def test_settings_may_begin_with_a_byte_order_mark(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PACKVIEW_MEMBER")
    monkeypatch.setattr("packview.paths.config_home", lambda: tmp_path)
    (tmp_path / "config.toml").write_text('\ufeffmember = "Wyn Abbot"\n', encoding="utf-8")
    assert config.load().member == "Wyn Abbot"
