"""Performance tables in layouts the reader was not written against, drawn and read back."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from dataset_drawing import draw
from dataset_layouts import Layout, some_layout
from dataset_score import score
from datasets import Datasets, read_datasets
from packview.extract.pdf import PdfSource
from packview.model import Doubt, Indicator

STYLES = getSampleStyleSheet()
SMALL = STYLES["BodyText"].clone("small", fontSize=7, leading=8.5)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
SIZE = ("FONTSIZE", (0, 0), (-1, -1), 7)
Rows = Sequence[Sequence[object]]
SCORECARD: Rows = [
    ["Code", "Measure", "2018/19", "", "", "", "Comparators", "", "Target", "", "Status"],
    ["", "", "Q1", "Q2", "Q3", "Q4", "England", "Nearest\nneighbours", "18/19", "19/20", ""],
    [
        "CH01",
        "Children in care per 10,000\npopulation under eighteen",
        "71",
        "72.5",
        "n/a",
        "",
        "62",
        "65.4",
        "60",
        "58",
        "Amber",
    ],
    ["CH02", "% of reviews held on time", "91.2%", "88%", "-", "", "90%", "..", "95%", "95%", "Red"],
    ["Adults", "", "", "", "", "", "", "", "", "", ""],
    ["AD01", "Delayed days", "1,203", "998", "", "", "n/a", "1,100", "", "900", "Green"],
]
SPANS = [
    ("SPAN", (2, 0), (5, 0)),
    ("SPAN", (6, 0), (7, 0)),
    ("SPAN", (8, 0), (9, 0)),
    ("ALIGN", (2, 0), (-1, -1), "CENTER"),
]


def made(*flow: object, size: tuple[float, float] = landscape(A4)) -> bytes:
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=size, leftMargin=30, rightMargin=30).build(list(flow))
    return buffer.getvalue()


def table(rows: Rows, widths: Sequence[float], *commands: object) -> Table:
    return Table(rows, style=TableStyle([SIZE, *commands]), colWidths=widths)


def read(pdf: bytes) -> Datasets:
    with PdfSource(pdf) as source:
        return read_datasets([source.page(number) for number in range(1, source.document.page_count + 1)])


def by_ref(pdf: bytes) -> dict[str, Indicator]:
    return {each.ref: each for each in read(pdf).indicators}


def check_scorecard(found: dict[str, Indicator]) -> None:
    assert list(found) == ["CH01", "CH02", "AD01"]
    one, two, three = found.values()
    assert one.name == "Children in care per 10,000 population under eighteen"
    assert one.values == {"2018/19 Q1": 71.0, "2018/19 Q2": 72.5, "2018/19 Q3": None, "2018/19 Q4": None}
    assert one.marks == {"2018/19 Q3": "n/a"}
    assert (one.unit, two.unit, three.unit) == ("rate", "percent", "count")
    assert one.benchmarks == {"Comparators England": 62.0, "Comparators Nearest neighbours": 65.4}
    assert two.marks == {"2018/19 Q3": "-", "Comparators Nearest neighbours": ".."}
    assert three.targets == {"Target 18/19": None, "Target 19/20": 900.0}
    assert [each.rag for each in found.values()] == ["amber", "red", "green"]
    assert all(not each.doubtful for each in found.values())


def test_headings_over_several_columns_with_ruling_lines() -> None:
    spans = [
        *SPANS,
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (1, 0), (1, 1)),
        ("SPAN", (10, 0), (10, 1)),
        ("SPAN", (0, 4), (-1, 4)),
    ]
    check_scorecard(by_ref(made(table(SCORECARD, [40, 140, *[45] * 9], GRID, *spans))))


def test_headings_over_several_columns_without_any_line() -> None:
    times = [
        ("FONT", (0, 0), (-1, -1), "Times-Roman", 8),
        ("FONT", (0, 0), (-1, 1), "Times-Bold", 8),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    check_scorecard(by_ref(made(table(SCORECARD, [40, 140, *[45] * 9], *times, *SPANS))))


def test_arrows_of_symbol_fonts_point_as_they_are_drawn() -> None:
    def arrow(character: str, font: str) -> Paragraph:
        return Paragraph(f'<font name="{font}">{character}</font>', SMALL)

    rows: Rows = [
        ["Ref", "Indicator", "Apr 2018", "May 2018", "Jun 2018", "Direction of travel", "Polarity", "RAG"],
        ["P1", "Fires attended", "12", "14", "9", arrow("\u25b2", "ZapfDingbats"), "Low is good", "R"],
        ["P2", "Calls answered", "97%", "96%", "98%", arrow("\u25bc", "ZapfDingbats"), "High is good", "G"],
        ["P3", "Books lent", "1,002", "980", "*", arrow("\u2192", "Symbol"), "", "A"],
        ["P4", "Loans", "\u00a31.2m", "\u00a3900k", "\u00a31.05m", "?", "High", "G"],
    ]
    found = by_ref(made(table(rows, [30, 150, 50, 50, 50, 60, 70, 40], GRID)))
    assert [each.direction for each in found.values()] == ["up", "down", "level", ""]
    assert found["P4"].marks == {"direction": "?"}
    assert [each.polarity for each in found.values()] == ["low", "high", "", "high"]
    assert found["P3"].values["2018-06"] is None
    assert found["P3"].marks == {"2018-06": "*"}
    assert found["P4"].unit == "money"
    assert found["P4"].values["2018-04"] == 1_200_000


def test_rows_without_a_reference_take_a_code_or_their_name() -> None:
    rows: Rows = [
        ["Performance measure", "Jul-18", "Aug-18", "Sep-18", "Target", "Commentary"],
        ["Visits to museums", "10,231", "12,001", "9,988", "9,500", "Summer fair brought\nmany visitors"],
        ["HS3: Homes let within 20 days", "82%", "79%", "85%", "90%", ""],
        ["Missed bins per 100,000", "55", "61", "49", "50", ""],
        ["Missed bins per 100,000", "5", "6", "4", "5", ""],
    ]
    lines = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
        ("ALIGN", (1, 0), (4, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    found = by_ref(made(table(rows, [160, 50, 50, 50, 50, 140], *lines), size=A4))
    assert list(found) == ["visits-to-museums", "HS3", "missed-bins-per-100-000", "missed-bins-per-100-000-2"]
    assert found["HS3"].name == "Homes let within 20 days"
    assert found["visits-to-museums"].commentary == "Summer fair brought many visitors"
    assert found["missed-bins-per-100-000"].unit == "rate"


def test_text_that_overflows_its_cell_goes_back_to_it() -> None:
    rows: Rows = [
        ["Ref", "Indicator", "Oct-17", "Nov-17", "Dec-17", "England", "Comments"],
        ["X1", "Number of very long indicator names that run over", "", "12", "13", "15", ""],
        ["X2", "Short one", "9", "8", "7", "6", "A comment that runs on over the edge of the table"],
        ["X3", "Number of children who were seen alone by a worker", "", "", "4", "5", ""],
    ]
    found = by_ref(made(table(rows, [30, 120, 60, 60, 60, 60, 120], GRID)))
    assert found["X1"].name == "Number of very long indicator names that run over"
    assert found["X1"].values == {"2017-10": None, "2017-11": 12.0, "2017-12": 13.0}
    assert not found["X1"].marks
    assert found["X2"].commentary == "A comment that runs on over the edge of the table"
    assert found["X3"].name == "Number of children who were seen alone by a worker"
    assert found["X3"].values == {"2017-10": None, "2017-11": None, "2017-12": 4.0}


def test_a_merged_cell_stands_beside_each_of_its_rows() -> None:
    rows: Rows = [
        ["PI", "Description", "Lead", "Q1 18/19", "Q2 18/19", "Q3 18/19", "DOT", "Comment"],
        ["1a", "Potholes mended", "Ann Birch", "55%", "56%", "57%", "Up", "Both are helped by the weather"],
        ["1b", "Gullies cleared", "", "1,000", "999", "Reported once a year", "Up", ""],
        ["2", "Lamps mended", "Bo Cedar", "7", "", "3", "Down", ""],
    ]
    spans = [
        ("SPAN", (2, 1), (2, 2)),
        ("SPAN", (7, 1), (7, 2)),
        ("SPAN", (3, 3), (4, 3)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    found = by_ref(made(table(rows, [30, 120, 60, 60, 60, 90, 50, 150], GRID, *spans)))
    assert [each.owner for each in found.values()] == ["Ann Birch", "Ann Birch", "Bo Cedar"]
    assert [each.commentary for each in found.values()] == ["Both are helped by the weather"] * 2 + [""]
    assert found["1b"].marks == {"2018/19 Q3": "Reported once a year"}
    # A figure over two columns is of neither for certain.
    assert found["2"].values == {"2018/19 Q1": None, "2018/19 Q2": None, "2018/19 Q3": 3.0}
    assert found["2"].doubtful == ("7 is printed across several columns",)
    assert found["2"].doubts == (Doubt.FIGURES,)


def test_a_row_that_a_page_break_parts_is_one_again() -> None:
    head = ["Ref", "Indicator", "Oct-17", "Nov-17", "Target", "Commentary"]
    first: Rows = [head, ["A1", "Trees planted", "5", "6", "7", Paragraph("Planting began late and", SMALL)]]
    rest: Rows = [
        head,
        ["", "", "", "", "", Paragraph("will go on in spring.", SMALL)],
        ["A2", "Trees felled", "1", "2", "0", ""],
    ]
    widths = [30, 120, 40, 40, 40, 150]
    bold = ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 7)
    result = read(made(table(first, widths, GRID, bold), PageBreak(), table(rest, widths, GRID, bold)))
    assert [(each.ref, each.commentary, each.pdf_page) for each in result.indicators] == [
        ("A1", "Planting began late and will go on in spring.", 1),
        ("A2", "", 2),
    ]


def test_headings_on_the_first_page_only_hold_for_the_next() -> None:
    widths = [30, 120, 40, 40, 40]
    first: Rows = [["Ref", "Indicator", "Oct-17", "Nov-17", "Target"], ["A1", "Trees", "5", "6", "7"]]
    rest: Rows = [["A2", "Shrubs", "1", "", "0"], ["A3", "Bulbs", "8", "9", ""]]
    found = by_ref(made(table(first, widths, GRID), PageBreak(), table(rest, widths, GRID)))
    assert found["A2"].values == {"2017-10": 1.0, "2017-11": None}
    assert found["A3"].targets == {"Target": None}


def test_paragraphs_of_commentary_are_kept() -> None:
    note = Paragraph(
        "Demand rose all through the month and staff were moved to meet it.<br/>Cover is in place.", SMALL
    )
    rows: Rows = [["Ref", "Indicator", "Oct-17", "Nov-17", "Commentary"], ["A1", "Calls", "5", "6", note]]
    found = by_ref(made(table(rows, [30, 120, 40, 40, 120], GRID)))
    assert (
        found["A1"].commentary
        == "Demand rose all through the month and staff were moved to meet it.\nCover is in place."
    )


def test_a_table_drawn_sideways_is_read_as_it_reads() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    sheet = table(
        [
            ["Ref", "Indicator", "Oct-17", "Nov-17", "Target"],
            ["A1", "Trees", "5", "6", "7"],
            ["A2", "Shrubs", "1", "", "0"],
        ],
        [30, 120, 40, 40, 40],
        GRID,
    )
    sheet.wrapOn(canvas, 500, 300)
    sheet.drawOn(canvas, 60, 300)
    canvas.save()
    found = by_ref(buffer.getvalue())
    assert found["A2"].values == {"2017-10": 1.0, "2017-11": None}


def test_a_card_says_its_latest_figure_its_target_and_its_rating() -> None:
    card = table(
        [
            ["Share of calls answered within a minute", "", "GREEN"],
            ["", "", ""],
            ["Latest: 94%", "Target: 90%, Floor: 85%", "Previous: 89% (Amber)"],
        ],
        [150, 170, 150],
        GRID,
        ("SPAN", (0, 0), (1, 0)),
        ("SPAN", (0, 1), (-1, 1)),
    )
    title = [Paragraph(text, STYLES["Title"]) for text in ("Harbour Council", "Quarter 3", "2024/25")]
    (found,) = read(made(*title, PageBreak(), card, size=A4)).indicators
    assert found.values == {"2024/25 Q3": 94.0}
    assert found.benchmarks == {"Previous": 89.0}
    assert found.targets == {"Target": 90.0, "Floor": 85.0}
    assert (found.rag, found.unit, found.doubtful, found.doubts) == ("green", "percent", (), ())
    undated = read(made(card, size=A4))
    assert undated.indicators[0].values == {}
    assert any("of no known period" in one.message and "Latest" in one.message for one in undated.warnings)


@pytest.mark.parametrize(("heading", "period"), [("Last quarter", "2024/25 Q2"), ("Last year", None)])
def test_the_year_before_is_not_the_quarter_before(heading: str, period: str | None) -> None:
    rows = [
        ["KPI", "Current", heading, "Target"],
        ["Empty homes in use", "8", "11", "10"],
        ["Appeals dismissed", "7", "9", "8"],
    ]
    title = [Paragraph(text, STYLES["Title"]) for text in ("Harbour Council", "Quarter 3", "2024/25")]
    read_back = read(made(*title, PageBreak(), table(rows, [160, 60, 60, 60], GRID), size=A4))
    values = read_back.indicators[0].values
    assert values == ({"2024/25 Q3": 8.0} | ({period: 11.0} if period else {}))


@pytest.mark.parametrize("turned", [False, True])
def test_every_cell_of_a_ruled_table_comes_back(turned: bool) -> None:
    layout = Layout(
        turned=turned,
        extras=(
            "Owner",
            "DoT",
            "12 month average",
            "England",
            "Target 2017/18",
            "Target 2018/19",
            "Commentary",
        ),
        months=13,
    )
    drawn = draw(layout, seed=5)
    result = score(drawn, read_datasets(drawn.pages()).indicators)
    assert result.wrong == []
    assert result.extra == []


def test_tables_without_lines_come_back_nearly_whole() -> None:
    filled, blank = [0, 0], [0, 0]
    for seed in range(40):
        layout = some_layout(seed)
        layout = replace(layout, ruling="none") if layout.ruling == "all" else layout
        drawn = draw(layout, seed)
        result = score(drawn, read_datasets(drawn.pages()).indicators)
        filled = [a + b for a, b in zip(filled, result.filled, strict=True)]
        blank = [a + b for a, b in zip(blank, result.blank, strict=True)]
    assert filled[0] >= 0.97 * filled[1]
    assert blank[0] >= 0.97 * blank[1]


@pytest.mark.parametrize(
    ("heading", "named"), [("Pressure", "Pressure"), ("", "column 5, which has no heading")]
)
def test_a_column_of_figures_without_a_known_period_is_told_and_shown_as_printed(
    heading: str, named: str
) -> None:
    rows: Rows = [
        ["Code", "Indicator", "Q1 2018/19", "Q2 2018/19", heading, "Target"],
        ["P1", "Children in care", "71", "72", "812", "60"],
        ["P2", "Reviews held on time", "91", "88", "934", "95"],
        ["P3", "Referrals to the team", "14", "19", "756", "12"],
    ]
    found = read(made(table(rows, [40, 140, 70, 70, 70, 60], GRID)))
    assert [warned.message for warned in found.warnings] == [
        f"Figures that are of no known period, in the table here: {named}"
    ]
    assert [row[4] for row in found.tables[0].rows][-3:] == ["812", "934", "756"]
    assert found.indicators[0].values == {"2018/19 Q1": 71.0, "2018/19 Q2": 72.0}
