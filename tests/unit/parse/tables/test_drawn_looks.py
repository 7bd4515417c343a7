"""Small tables drawn in looks of many councils: with a few lines, without any, with spanning headings and wrapped names."""

from collections.abc import Sequence
from typing import Literal

import pytest
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_page
from packview.parse.tables.page import tables_of
from packview.parse.tables.ruled import Grid
from packview.parse.tables.words import single

Look = Literal["plain", "level", "head"]
SPANNED = (["Ward", "", "2022/23", "", "2023/24"], ["", "Homes", "Share", "Homes", "Share"])
WARDS = (
    ["Alder Valley", "31", "12.4%", "44", "15.0%"],
    ["Birch Hill", "29", "11.6%", "38", "13.0%"],
    ["Downs North", "129", "51.6%", "152", "51.9%"],
)


def table_of(
    heads: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    look: Look,
    *,
    between: int = 5,
) -> Grid:
    """The table read from a drawing; a cell may have several lines, and a heading over two columns stands in the second of them."""
    xs = [60]
    for width in widths:
        xs.append(xs[-1] + width)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(
            60, 720, "Members are asked to note what follows, which the auditors have not seen."
        )
        y = 690
        rules = [y + 12] if look != "plain" else []
        for number, row in enumerate((*heads, *rows)):
            for column, text in enumerate(row):
                spans = number == 0 and len(heads) > 1 and column > 0
                sums = column > 0 and rows[0][column][0] in "0123456789\u00a3"
                draw_cell(canvas, text.split("\n"), xs[column : column + 2], y, spans=spans, sums=sums)
            y -= 11 * max(len(text.split("\n")) for text in row) + between
            if look == "level" or (look == "head" and number == len(heads) - 1):
                rules.append(y + 10)
        for rule in (*rules, y + 10) if look == "head" else rules:
            canvas.line(60, rule, xs[-1], rule)
        canvas.drawString(
            60, y - 30, "The committee asked for these figures in the summer, and will see them again."
        )

    (grid,) = tables_of(drawn_page(draw))
    return grid


def draw_cell(
    canvas: Canvas, lines: Sequence[str], edges: Sequence[int], y: float, *, spans: bool, sums: bool
) -> None:
    for line, text in enumerate(lines):
        if spans:
            canvas.drawCentredString(edges[0], y, text)
        elif sums:
            canvas.drawRightString(edges[1] - 4, y - 11 * line, text)
        else:
            canvas.drawString(edges[0] + 4, y - 11 * line, text)


def texts(grid: Grid) -> list[list[str]]:
    return [[single(cell.text) for cell in row] for row in grid.cells]


@pytest.mark.parametrize("look", ["plain", "level", "head"])
def test_headings_over_two_columns_each_stand_over_both(look: Look) -> None:
    grid = table_of(SPANNED, WARDS, (150, 70, 70, 70, 70), look)
    first, second, *rows = texts(grid)
    assert first[1:] == ["2022/23", "2022/23", "2023/24", "2023/24"]
    assert second[1:] == ["Homes", "Share", "Homes", "Share"]
    assert "Ward" in (first[0], second[0])
    assert rows == [list(row) for row in WARDS]


@pytest.mark.parametrize("look", ["plain", "head"])
def test_words_stand_between_a_name_and_its_sum(look: Look) -> None:
    rows = [
        ["Friends of the Park", "Benches and planting", "\u00a3500"],
        ["Youth band", "Instruments", "\u00a31,200"],
        ["Lunch club", "Kitchen", "\u00a3850"],
    ]
    grid = table_of([["Group", "Purpose", "Amount"]], rows, (140, 180, 80), look)
    assert texts(grid) == [["Group", "Purpose", "Amount"], *rows]


@pytest.mark.parametrize("look", ["plain", "head"])
def test_a_name_goes_on_in_the_line_below(look: Look) -> None:
    rows = [
        ["New roof for the pool at Mill Lane, with\nsolar panels", "Cabinet", "\u00a31,250,000"],
        ["Footbridge", "Leader", "\u00a3310,500"],
        ["Street lights in the northern parishes and\nVillage Road", "Cabinet", "\u00a32,040,000"],
        ["Play area", "Director", "\u00a345,000"],
    ]
    grid = table_of([["Scheme", "Approved by", "Cost"]], rows, (210, 120, 90), look)
    assert texts(grid)[1:] == [[text.replace("\n", " ") for text in row] for row in rows]


def test_rows_set_as_close_as_their_lines_are_parted_by_what_would_have_fitted() -> None:
    rows = [
        ["New roof for the pool at Mill Lane, with\nsolar panels", "\u00a31,250,000"],
        ["Footbridge", "\u00a3310,500"],
        ["Play area", "\u00a345,000"],
    ]
    grid = table_of(
        [["Scheme", "Cost"]], [[name, cost] for name, cost in rows], (210, 90), "plain", between=0
    )
    assert [row[0] for row in texts(grid)[1:]] == [name.replace("\n", " ") for name, _ in rows]


def test_long_headings_end_where_their_narrow_figures_do() -> None:
    rows = [
        ["High Street", "Roadside", "41.2", "3"],
        ["School Lane", "Background", "18.9", "0"],
        ["Mill Bridge", "Roadside", "38.0", "1"],
    ]
    heads = [["Site", "Type", "Annual mean (in the year)", "Hours over limit"]]
    assert texts(table_of(heads, rows, (110, 110, 130, 110), "plain")) == [*heads, *rows]
