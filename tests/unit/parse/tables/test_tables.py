"""Tables that are not of indicators; prose, forms and furniture are none."""

from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from datasets import Datasets, read_datasets
from drawn_tables import table_page, words_at
from packview.extract.pdf import PdfSource
from packview.model import Doubt, Page
from packview.parse.tables.page import tables_of
from packview.parse.tables.sheet import count_heads

STYLES = getSampleStyleSheet()
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
BOLD = ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9)


def read(*flow: object) -> Datasets:
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(list(flow))
    with PdfSource(buffer.getvalue()) as source:
        return read_datasets([source.page(number) for number in range(1, source.document.page_count + 1)])


def test_a_finance_table_without_lines_keeps_its_title_header_and_totals() -> None:
    rows = [
        ["Service", "Budget\n\u00a3000", "Forecast\n\u00a3000", "Variance\n\u00a3000"],
        ["Children", "12,340", "12,500", "160"],
        ["Adults", "40,100", "39,900", "(200)"],
        ["Total", "52,440", "52,400", "(40)"],
    ]
    style = TableStyle(
        [("ALIGN", (1, 0), (-1, -1), "RIGHT"), ("LINEABOVE", (0, -1), (-1, -1), 1, colors.black)]
    )
    result = read(
        Paragraph("The position at the end of the quarter is set out below.", STYLES["BodyText"]),
        Paragraph("Table 2: Revenue monitoring", STYLES["Heading3"]),
        Table(rows, style=style, colWidths=[120, 60, 60, 60]),
    )
    (found,) = result.tables
    assert result.indicators == ()
    assert found.title == "Table 2: Revenue monitoring"
    assert found.header == ("Service", "Budget \u00a3000", "Forecast \u00a3000", "Variance \u00a3000")
    assert found.rows == (
        ("Children", "12,340", "12,500", "160"),
        ("Adults", "40,100", "39,900", "(200)"),
        ("Total", "52,440", "52,400", "(40)"),
    )
    assert found.pdf_page == 1


def test_figures_by_service_are_a_table_and_no_indicators() -> None:
    rows = [
        ["Service area", "Jan - Mar 24", "Apr - Jun 24"],
        ["Libraries", "6", "5"],
        ["Highways", "16", "13"],
    ]
    result = read(Table(rows, style=TableStyle([GRID])))
    assert result.indicators == ()
    assert [(each.header, each.rows) for each in result.tables] == [
        (
            ("Service area", "Jan - Mar 24", "Apr - Jun 24"),
            (("Libraries", "6", "5"), ("Highways", "16", "13")),
        )
    ]


def test_a_total_in_a_row_without_lines_stands_under_its_columns() -> None:
    rows = [
        ["Row", "Name", "2025-26\n\u00a3000", "2026-27\n\u00a3000", "Area"],
        ["1", "Pay", "7,800.0", "0.0", "All"],
        ["2", "TOTAL", "7,800.0", "0.0", ""],
    ]
    style = TableStyle([GRID, ("SPAN", (1, 2), (-1, 2))])
    merged = [rows[0], rows[1], ["2", "TOTAL PAY" + " " * 26 + "7,800.0" + " " * 22 + "0.0", "", "", ""]]
    (found,) = read(Table(merged, style=style, colWidths=[30, 100, 80, 80, 60])).tables
    assert found.rows[-1][:2] == ("2", "TOTAL PAY")
    assert "7,800.0" in found.rows[-1][2:]


def test_an_action_log_is_a_table_of_words() -> None:
    rows = [
        ["Action", "Owner", "Due date", "Progress"],
        ["Write to the minister", "Chair", "1 May", "Sent"],
        ["Visit the depot", "Vice-chair", "2 June", "Arranged for the second week of June"],
    ]
    (found,) = read(Table(rows, style=TableStyle([GRID, BOLD]))).tables
    assert found.header == ("Action", "Owner", "Due date", "Progress")
    assert found.rows[1][3] == "Arranged for the second week of June"


def test_forms_frames_lists_and_prose_are_no_tables() -> None:
    form = Table(
        [
            ["DECISION-MAKER:", "PANEL"],
            ["SUBJECT:", "PERFORMANCE"],
            ["DATE OF DECISION:", "29 NOVEMBER 2018"],
        ],
        style=TableStyle([GRID]),
    )
    frame = Table(
        [[Paragraph("There were 12 visits, 13 calls and 14 letters in 15 weeks. " * 6, STYLES["BodyText"])]],
        style=TableStyle([GRID]),
    )
    contents = Table(
        [["1", "Apologies", "1"], ["2", "Minutes", "3 - 8"], ["3", "Budget", "9 - 20"], ["4", "Dates", "21"]]
    )
    prose = Paragraph(
        "In 2018 there were 12 visits, 13 calls and 14 letters over 15 weeks. " * 12, STYLES["BodyText"]
    )
    result = read(form, Spacer(1, 40), frame, Spacer(1, 40), contents, Spacer(1, 40), prose)
    assert result.tables == ()
    assert result.indicators == ()
    assert result.warnings == ()
    assert result.pages == frozenset()


def test_a_column_that_no_indicator_has_keeps_the_table_beside_the_indicators() -> None:
    rows = [
        ["Ref", "Indicator", "Oct-17", "Nov-17", "Numerator", "Target"],
        ["A1", "Trees", "5%", "6%", "12", "7%"],
        ["A2", "Shrubs", "1%", "2%", "13", "3%"],
    ]
    result = read(Table(rows, style=TableStyle([GRID])))
    assert [each.ref for each in result.indicators] == ["A1", "A2"]
    assert [each.header for each in result.tables] == [
        ("Ref", "Indicator", "Oct-17", "Nov-17", "Numerator", "Target")
    ]


def test_columns_that_do_not_agree_with_their_headings_are_doubtful() -> None:
    rows = [
        ["Ref", "Indicator", "Oct-17", "Oct-17", "Sep-17", "Dec-17", "Target"],
        ["A1", "Trees", "5", "6", "7", "8 9", "9"],
    ]
    (found,) = read(Table(rows, style=TableStyle([GRID]))).indicators
    assert found.values["2017-10"] == 5.0
    assert found.marks == {"2017-12": "8 9"}
    assert found.doubtful == (
        "Several figures stand in one cell: 8 9",
        "Two columns are headed 2017-10",
        "The months in the headings are not in order",
    )
    assert found.doubts == (Doubt.FIGURES,) * 3


def test_the_same_headings_again_within_a_frame_begin_another_table() -> None:
    rows = [
        ("Aged 0 to 16", "Total"),
        ("Mood", "23"),
        ("Other", "146"),
        ("Aged 17 to 24", "Total"),
        ("Mood", "181"),
    ]
    first, second = tables_of(table_page(rows, (200.0, 80.0)))
    assert [[cell.text for cell in row] for row in second.cells] == [
        ["Aged 17 to 24", "Total"],
        ["Mood", "181"],
    ]
    assert (len(first.cells), second.cells[1][0].row) == (3, 1)
    same = [("Mood", "Yes"), ("Other", "Yes"), ("None", "Yes")]
    assert len(tables_of(table_page([("Kind", "Known"), *same], (200.0, 80.0)))) == 1


def test_of_a_number_and_a_share_for_each_period_the_target_is_of_the_one_of_its_size() -> None:
    heads = [["Measure", "2023/24", "", "2024/25", "", "Target"], ["", "Number", "%", "Number", "%", ""]]
    body = [
        ["Reviews held on time", "412", "82.4", "451", "88.1", "90"],
        ["Plans updated", "388", "77.6", "402", "78.5", "85"],
    ]
    spans = [
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (5, 0), (5, 1)),
    ]
    found = read(Table([*heads, *body], style=TableStyle([GRID, *spans]))).indicators
    assert [one.values for one in found] == [
        {"2023/24": 82.4, "2024/25": 88.1},
        {"2023/24": 77.6, "2024/25": 78.5},
    ]
    assert [(one.targets, one.doubtful) for one in found] == [({"Target": 90.0}, ()), ({"Target": 85.0}, ())]
    near = [["Reviews", "81", "82", "88", "89", "90"]]
    (open_to_both,) = read(Table([*heads, *near], style=TableStyle([GRID, *spans]))).indicators
    assert open_to_both.doubtful == ("Two columns are headed 2023/24", "Two columns are headed 2024/25")


def test_digits_grouped_by_spaces_are_one_figure_that_is_doubtful() -> None:
    rows = [
        ["Ref", "Indicator", "Oct-17", "Nov-17", "Dec-17", "Target"],
        ["A1", "Trees", "5", "6", "1 234", "9"],
    ]
    (found,) = read(Table(rows, style=TableStyle([GRID]))).indicators
    assert found.values["2017-12"] == 1234.0
    assert found.marks == {}
    assert found.doubtful == ("One figure or several stand in a cell: 1 234",)


def test_indicators_without_headings_are_spoken_of() -> None:
    rows = [[f"CS{number}", "Trees planted", "5", "6", "7", "8"] for number in range(1, 5)]
    result = read(Table(rows, style=TableStyle([GRID])))
    assert result.indicators == ()
    assert [each.pdf_page for each in result.warnings] == [1]


def test_contents_running_prose_and_the_scale_of_a_chart_are_no_tables() -> None:
    pages = (3, 5, 6, 9, 15, 16, 21, 30)
    contents = [(f"{n}", "Chapter of things", str(page)) for n, page in enumerate(pages, start=1)]
    assert tables_of(table_page(contents, (40.0, 300.0, 40.0), ruled=False)) == []
    falling = [(number, words, str(90 - int(page))) for number, words, page in contents]
    assert len(tables_of(table_page(falling, (40.0, 300.0, 40.0), ruled=False))) == 1
    chart = [("Roads", "1,123", "524", "16", "80", "7"), ("-100", "0", "100", "200", "300", "400")]
    assert tables_of(table_page(chart, (60.0,) * 6, ruled=False)) == []
    prose = [
        ("12", "of the", "40", "homes were", "31", "let by"),
        ("14", "more to", "90", "who had a", "70", "to look"),
        ("16", "wards or", "28", "fewer than", "22", "that it"),
        ("61", "and it is", "77", "in a year", "36", "as well"),
    ]
    assert tables_of(table_page(prose, (60.0,) * 6, ruled=False)) == []


def test_small_tables_under_one_another_are_parted_by_their_captions_and_headings() -> None:
    """Without ruling lines, the caption at the margin or the headings over other columns begin the next table."""
    tables: list[tuple[str, list[tuple[str, ...]], tuple[float, ...]]] = [
        ("Table 1: What was", [("Service", "Budget", "Actual", "Left"), ("Roads", "61.4", "63.0", "1.6"), ("Parks", "44.2", "46.9", "2.7")], (150, 250, 350, 420)),
        ("Table 2", [("Tenure", "Number", "Share"), ("Owned", "21,400", "53.5%"), ("Let", "9,800", "24.5%"), ("All", "40,000", "100%")], (150, 280, 360)),
        ("", [("Fund", "Opening", "In", "Out"), ("General", "4.2", "1.1", "0.9"), ("Sheds", "2.0", "0.0", "0.7")], (150, 230, 310, 400)),
    ]  # fmt: skip
    runs = []
    y = 60.0
    for caption, rows, places in tables:
        runs += words_at(caption, 60, y) if caption else []
        if caption.endswith("was"):  # a caption of two lines
            y += 12
            runs += words_at("spent", 60, y)
        for row in rows:
            y += 15
            for x, text in zip(places, row, strict=True):
                runs += words_at(text, x, y)
        y += 24
    grids = tables_of(Page(number=1, lines=(), width=595, height=842, runs=tuple(runs)))
    assert [[[cell.text for cell in row] for row in grid.cells] for grid in grids] == [
        [list(row) for row in rows] for _, rows, _ in tables
    ]
    assert [grid.title for grid in grids] == ["Table 1: What was spent", "Table 2", ""]


def test_ratings_over_figures_are_headings_and_over_ratings_are_not() -> None:
    counts = [("Priority", "Green", "Amber", "Red"), ("Homes", "6", "2", "1"), ("Roads", "5", "0", "2")]
    (grid,) = tables_of(table_page(counts, (100.0,) * 4))
    assert count_heads(grid) == 1
    (grid,) = tables_of(table_page([("Homes", "Green", "Red"), ("Roads", "Amber", "Red")], (100.0,) * 3))
    assert count_heads(grid) == 0
