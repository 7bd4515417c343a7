"""Tables as other councils set them out, drawn and read back: the cells of unruled ones scored, filled and blank apart."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from datasets import Datasets, read_datasets
from packview.extract.pdf import PdfSource
from packview.model import Doubt, Indicator
from packview.wording.numbers import read_figure

Rows = Sequence[Sequence[str]]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def read(
    rows: Rows,
    widths: Sequence[float],
    *looks: object,
    title: str = "",
    wrap: Sequence[int] = (),
    heads: int = 1,
) -> Datasets:
    """A table drawn on a landscape page and read back; columns in ``wrap`` and headings are set as paragraphs."""
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=8, leading=9.6)
    bold = ParagraphStyle("bold", parent=plain, fontName="Helvetica-Bold")
    cells = [
        [
            Paragraph(text, bold if number < heads else plain) if column in wrap or number < heads else text
            for column, text in enumerate(row)
        ]
        for number, row in enumerate(rows)
    ]
    table = Table(cells, colWidths=widths, style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 8), *looks]))
    buffer = BytesIO()
    flow = [Paragraph(title, bold), table] if title else [table]
    SimpleDocTemplate(buffer, pagesize=landscape(A4)).build(flow)
    source = PdfSource(buffer.getvalue())
    return read_datasets([source.page(number) for number in range(1, source.document.page_count + 1)])


def by_ref(result: Datasets) -> dict[str, Indicator]:
    return {each.ref: each for each in result.indicators}


def scored(result: Datasets, rows: Rows, columns: Sequence[int]) -> tuple[float, float]:
    """The share of filled and of blank cells that came back, by reference, in columns of periods and targets."""
    found = by_ref(result)
    right, whole = {True: 0, False: 0}, {True: 0, False: 0}
    for row in rows:
        figures = [*found[row[0]].values.values(), *found[row[0]].targets.values()] if row[0] in found else []
        for place, column in enumerate(columns):
            filled = bool(row[column])
            whole[filled] += 1
            right[filled] += place < len(figures) and figures[place] == read_figure(row[column]).value
    return right[True] / whole[True], right[False] / max(whole[False], 1)


SCORECARD = (
    ("PI ref", "Measure", "Good to be", "Q1", "Q2", "Target", "RAG"),
    ("HN01", "Homes visited within ten working days of a request being made by a tenant or a neighbour",
     "High", "91.2%", "93.4%", "95%", "Amber"),
    ("HN02", "Missed bins per 100,000 collections", "Low", "71", "64.5", "60", "Red"),
    ("HN03", "Fly-tips removed", "High", "1,164", "1,234", "1,200", "Green"),
    ("HN04", "Households in temporary accommodation", "Low", "162", "", "<150", "Red"),
    ("HN05", "Average days to relet a home", "Low", "N/A", "20", "21", "Green"),
    ("HN06", "Invoices paid within 30 days", "High", "*", "97.1%", "", "Amber"),
)  # fmt: skip


def test_an_unruled_scorecard_comes_back_whole() -> None:
    result = read(
        SCORECARD, [40, 190, 55, 45, 45, 45, 45], TOP, wrap=[1], title="Scorecard, Quarter 2 2024/25"
    )
    assert scored(result, SCORECARD[1:], (3, 4, 5)) == (1.0, 1.0)
    found = by_ref(result)
    assert [(each.polarity, each.rag) for each in found.values()] == [
        ("high", "amber"), ("low", "red"), ("high", "green"), ("low", "red"), ("low", "green"), ("high", "amber"),
    ]  # fmt: skip
    assert found["HN04"].marks == {"Target": "<150"}
    assert found["HN06"].marks == {"2024/25 Q1": "*"}


MONTHLY = (
    ("Ref", "Performance indicator", "Apr-24", "May-24", "Jun-24", "Jul-24", "Aug-24", "YTD", "Annual target"),
    ("Customer services", "", "", "", "", "", "", "", ""),
    ("CS1", "Calls answered", "10,201", "9,887", "9,102", "", "9,950", "39,140", "110,000"),
    ("CS2", "Calls answered in 60 seconds", "71.2%", "74.0%", "69.9%", "", "70.1%", "72.1%", "80%"),
    ("Revenues and benefits", "", "", "", "", "", "", "", ""),
    ("RV1", "Council tax collected", "11.2%", "20.5%", "29.8%", "39.0%", "48.1%", "48.1%", "97.5%"),
    ("RV2", "Days to process a new claim", "24", "22", "21", "20", "19", "21", "20"),
)  # fmt: skip


def test_section_rows_do_not_close_the_space_between_two_columns() -> None:
    looks = (("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey), ("ALIGN", (2, 1), (-1, -1), "RIGHT"))
    widths = [32, 160, *[48] * 5, 52, 52]
    result = read(MONTHLY, widths, *looks, wrap=[1], title="Corporate performance")
    rows = [row for row in MONTHLY[1:] if row[1]]
    assert scored(result, rows, (2, 3, 4, 5, 6, 8)) == (1.0, 1.0)
    table = result.tables[0]
    assert table.header == MONTHLY[0]
    assert [row for row in table.rows if row[1]] == rows


FORECAST = (
    ("Service area", "Revised budget &pound;000", "Forecast outturn &pound;000", "Variance &pound;000", "Variance %"),
    ("Adult social care", "54,210", "55,930", "1,720", "3.2%"),
    ("Children", "41,005", "42,180", "1,175", "2.9%"),
    ("Housing", "8,440", "8,390", "(50)", "(0.6%)"),
    ("Corporate", "12,300", "", "", ""),
    ("Total", "115,955", "106,500", "2,845", ""),
)  # fmt: skip


def test_figures_set_right_stand_under_headings_set_left() -> None:
    result = read(FORECAST, [150, 80, 80, 80, 70], ("ALIGN", (1, 0), (-1, -1), "RIGHT"))
    (table,) = result.tables
    assert table.header == tuple(name.replace("&pound;", "\u00a3") for name in FORECAST[0])
    assert table.rows == tuple(FORECAST[1:])


def test_codes_under_kpi_are_references_and_ratings_under_performance_are_ratings() -> None:
    rows = (
        ("KPI", "Description", "Aim", "2023/24 outturn", "2024/25 target", "Q3 2024/25 actual", "Performance"),
        ("ENV 1", "Bins collected on the day", "Bigger is better", "91%", "93%", "92.5%", "Amber"),
        ("ENV 2", "Complaints about noise", "Smaller is better", "70", "60", "58", "Green"),
        ("ENV 3", "Trees planted in the borough", "Bigger is better", "4,200", "4,300", "1,010", "Red"),
    )  # fmt: skip
    found = by_ref(read(rows, [42, 150, 70, 60, 60, 60, 60], GRID, TOP, wrap=[1, 2]))
    assert [(ref, each.name, each.rag, each.polarity) for ref, each in found.items()] == [
        ("ENV 1", "Bins collected on the day", "amber", "high"),
        ("ENV 2", "Complaints about noise", "green", "low"),
        ("ENV 3", "Trees planted in the borough", "red", "high"),
    ]


def test_each_quarter_has_its_own_figure_and_the_latest_rating_counts() -> None:
    rows = (
        ("PI", "Description", "Quarter 1", "", "", "Quarter 2", "", "", "Quarter 3", "", ""),
        ("", "", *("Actual", "Target", "RAG") * 3),
        ("P1", "Homes let", "120", "110", "Green", "131", "125", "Red", "", "", ""),
        ("P2", "Rent collected", "97.1%", "98%", "Amber", "", "98%", "", "", "", ""),
    )
    spans = [("SPAN", (first, 0), (first + 2, 0)) for first in (2, 5, 8)]
    found = by_ref(read(rows, [25, 120, *[45] * 9], GRID, *spans, title="Performance 2025/26", heads=2))
    assert found["P1"].values == {"2025/26 Q1": 120, "2025/26 Q2": 131, "2025/26 Q3": None}
    assert found["P2"].values == {"2025/26 Q1": 97.1, "2025/26 Q2": None, "2025/26 Q3": None}
    assert [each.rag for each in found.values()] == ["red", ""]
    assert not found["P1"].doubtful


def test_a_maximum_below_one_of_its_months_is_doubtful() -> None:
    rows = (
        ("Indicator", "Oct-24", "Nov-24", "Dec-24", "12 month average", "12 month max", "Target"),
        ("Visits to libraries", "100", "110", "120", "105", "120", "115"),
        ("Books lent in the week", "10", "11", "9", "8", "8", "12"),
    )
    result = read(rows, [120, *[60] * 6], GRID)
    assert [each.doubtful for each in result.indicators] == [
        (),
        ("The printed maximum, 8, is lower than one of the months",),
    ]
    assert [each.doubts for each in result.indicators] == [(), (Doubt.DERIVED,)]
    assert len(result.warnings) == 1


def test_underlined_words_in_a_cell_part_no_rows() -> None:
    rows = (
        ("Ref", "<u>Indicator</u>", "2022/23", "2023/24", "Comments"),
        ("A1", "<u>Homes visited</u> within ten days", "68%", "70%", "See <u>page 4</u> of the plan."),
        ("A2", "<u>Missed bins</u>", "55", "", "Counted <u>anew</u>."),
    )
    found = by_ref(read(rows, [30, 120, 50, 50, 120], GRID, wrap=[1, 4]))
    assert [
        (ref, each.name, tuple(each.values.values()), each.commentary) for ref, each in found.items()
    ] == [
        ("A1", "Homes visited within ten days", (68, 70), "See page 4 of the plan."),
        ("A2", "Missed bins", (55, None), "Counted anew."),
    ]
