"""Tables with level lines only, or none: what their headings stand over, where their rows begin, what is no table."""

from collections.abc import Sequence

import pytest

from drawn_tables import LEADING, words_at
from packview.model import Page, Rule, Run
from packview.parse.tables.page import tables_of
from packview.parse.tables.ruled import Grid
from packview.parse.tables.words import single

LEFT, LABELS, WIDE = 60.0, 150.0, 60.0
Placed = tuple[float, str]


def level(y: float, *spans: tuple[float, float]) -> list[Rule]:
    return [Rule(x0=left, y0=y, x1=right, y1=y) for left, right in spans]


def page_of(*lines: tuple[float, Sequence[Placed]], rules: Sequence[Rule] = ()) -> Page:
    """A page with words at places on lines, each with its height."""
    runs: list[Run] = []
    for y, placed in lines:
        for x, text in placed:
            runs += words_at(text, x, y)
    return Page(number=1, lines=(), width=595, height=842, runs=tuple(runs), rules=tuple(rules))


def column(number: int) -> float:
    """Where a column of figures begins."""
    return LEFT + LABELS + number * WIDE


def rows_of_figures(top: float, names: Sequence[str], count: int) -> list[tuple[float, list[Placed]]]:
    return [
        (
            top + index * LEADING,
            [
                (LEFT, name),
                *((column(n) + 30, f"{(index * 7 + n * 3) % 11 + 20}.{n + 1}") for n in range(count)),
            ],
        )
        for index, name in enumerate(names)
    ]


def printed(grid: Grid) -> list[list[str]]:
    """The text of each row; a cell that spans several once."""
    return [
        [
            " ".join(cell.text.split())
            for number, cell in enumerate(row)
            if cell and cell.column == number and cell.row == index
        ]
        for index, row in enumerate(grid.cells)
    ]


def spans(grid: Grid, text: str) -> tuple[int, int, int, int]:
    """Row, column, rows and columns of the cell with a text."""
    cell = next(cell for row in grid.cells for cell in row if " ".join(cell.text.split()) == text)
    return cell.row, cell.column, cell.rows, cell.columns


def with_headings(over: Sequence[Placed], top: Sequence[Placed] = ()) -> Page:
    """Four columns of figures with 'Number' and 'Rate' twice, lines round the headings and under those over two of them."""
    right = column(4)
    return page_of(
        (80, top),
        (100, over),
        (116, [(LEFT, "Ward"), *((column(n) + 10, ("Number", "Rate")[n % 2]) for n in range(4))]),
        *rows_of_figures(134, ("North", "South", "Harbour"), 4),
        rules=[
            *level(88, (LEFT, right)),
            *level(104, (column(0), column(2) - 4), (column(2), right)),
            *level(121, (LEFT, right)),
            *level(166, (LEFT, right)),
        ],
    )


def test_a_heading_stands_over_the_columns_of_the_line_under_it() -> None:
    (grid,) = tables_of(with_headings([(column(0) + 30, "Last year"), (column(2) + 35, "This year")]))
    assert spans(grid, "Last year") == (0, 1, 1, 2)
    assert spans(grid, "This year") == (0, 3, 1, 2)
    assert spans(grid, "Ward") == (0, 0, 2, 1)  # nothing stands over it
    assert printed(grid)[1:3] == [
        ["Number", "Rate", "Number", "Rate"],
        ["North", "20.1", "23.2", "26.3", "29.4"],
    ]


def test_what_stands_over_the_first_line_is_no_heading() -> None:
    (grid,) = tables_of(
        with_headings(
            [(column(0) + 30, "Last year"), (column(2) + 35, "This year")], [(column(1), "in thousands")]
        )
    )
    assert not any("thousands" in text for row in printed(grid) for text in row)


def test_two_headings_over_one_line_share_its_columns() -> None:
    page = page_of(
        (100, [(column(0) + 32, "Girls"), (column(2) + 32, "Boys")]),
        (116, [(LEFT, "Ward"), *((column(n) + 10, ("Number", "Rate")[n % 2]) for n in range(4))]),
        *rows_of_figures(134, ("North", "South", "Harbour"), 4),
        rules=[
            *level(88, (LEFT, column(4))),
            *level(104, (column(0), column(4))),
            *level(121, (LEFT, column(4))),
        ],
    )
    (grid,) = tables_of(page)
    assert spans(grid, "Girls") == (0, 1, 1, 2)
    assert spans(grid, "Boys") == (0, 3, 1, 2)


def test_pieces_of_a_line_are_as_wide_as_the_columns() -> None:
    """Without them 'by then' would be a column of its own: white space runs down before it."""
    pieces = [(LEFT, column(0)), (column(0), column(1)), (column(1), column(2))]
    names = ("Interviewed     by then", "Examined     at home", "Refused     by then")
    page = page_of(
        (100, [(LEFT, "What came of it"), (column(0) + 10, "People"), (column(1) + 10, "Share")]),
        *(
            (
                118 + index * LEADING,
                [
                    (LEFT, name.split("  ")[0]),
                    (LEFT + 80, name.split("  ")[-1].strip()),
                    (column(0) + 30, f"4{index}"),
                    (column(1) + 30, f"{index}.5"),
                ],
            )
            for index, name in enumerate(names)
        ),
        rules=[*level(88, *pieces), *level(105, *pieces), *level(150, *pieces)],
    )
    (grid,) = tables_of(page)
    assert printed(grid)[1:] == [
        ["Interviewed by then", "40", "0.5"],
        ["Examined at home", "41", "1.5"],
        ["Refused by then", "42", "2.5"],
    ]


def test_text_of_the_next_column_of_the_page_is_not_of_the_table() -> None:
    rows = rows_of_figures(118, ("North", "South", "Harbour", "Heath"), 2)
    page = page_of(
        (
            100,
            [
                (LEFT, "Ward"),
                (column(0) + 10, "Number"),
                (column(1) + 10, "Rate"),
                (400, "which was the reason"),
            ],
        ),
        *((y, [*placed, (400, "for the council to act")]) for y, placed in rows),
        rules=[*level(88, (LEFT, column(2))), *level(105, (LEFT, column(2)))],
    )
    (grid,) = tables_of(page)
    assert printed(grid)[1] == ["North", "20.1", "23.2"]


def test_a_word_where_rows_are_named_by_years_is_a_heading_over_them() -> None:
    names = ("2017", "2018", "2019")
    actual = rows_of_figures(112, names, 3)
    forecast = rows_of_figures(112 + 4 * LEADING, ("2020", "2021", "2022"), 3)
    page = page_of((100, [(LEFT, "Actual")]), *actual, (112 + 3 * LEADING, [(LEFT, "Projected")]), *forecast)
    (grid,) = tables_of(page)
    assert [row[0] for row in printed(grid)] == ["Actual", *names, "Projected", "2020", "2021", "2022"]


def test_a_heading_in_the_middle_of_the_figures_stands_over_the_rows_below() -> None:
    upper = rows_of_figures(100, ("North", "South", "Harbour"), 4)
    lower = rows_of_figures(100 + 4 * LEADING, ("North", "South", "Harbour"), 4)
    middle = (column(0) + column(4)) / 2 - 50
    (grid,) = tables_of(page_of(*upper, (100 + 3 * LEADING, [(middle, "Share of all households")]), *lower))
    assert spans(grid, "Share of all households") == (3, 1, 1, 4)
    assert printed(grid)[2] == ["Harbour", "23.1", "26.2", "29.3", "21.4"]


def test_a_table_of_words_between_three_lines() -> None:
    width = (LEFT, 500.0)
    page = page_of(
        (100, [(LEFT, "Subject"), (250, "What was assumed")]),
        (118, [(LEFT, "Pupils"), (250, "As many as are born")]),
        (130, [(LEFT, "Income per head in"), (250, "Between 2% and 3%")]),
        (142, [(LEFT + 12, "constant pounds"), (250, "with a mean of 2.4%")]),
        (154, [(LEFT, "Prices")]),
        (166, [(LEFT + 12, "of food"), (250, "As in the last ten years")]),
        rules=[*level(88, width), *level(105, width), *level(172, width)],
    )
    (grid,) = tables_of(page)
    assert printed(grid) == [
        ["Subject", "What was assumed"],
        ["Pupils", "As many as are born"],
        ["Income per head in constant pounds", "Between 2% and 3% with a mean of 2.4%"],
        ["Prices"],
        ["of food", "As in the last ten years"],
    ]


def test_prose_between_three_lines_is_no_table() -> None:
    width = (LEFT, 500.0)
    prose = "the council agreed that the matter should come back in the spring"
    page = page_of(
        *((y, [(LEFT, prose)]) for y in (100, 118, 130, 142)),
        rules=[*level(88, width), *level(105, width), *level(172, width)],
    )
    assert tables_of(page) == []


def sums(*entries: tuple[str, str]) -> Page:
    return page_of(
        *(
            (100 + index * LEADING, [(LEFT, name), (380 - 5 * len(value), value)])
            for index, (name, value) in enumerate(entries)
        )
    )


def test_names_and_sums_are_a_table() -> None:
    (grid,) = tables_of(
        sums(("Hall hire", "\u00a3120.00"), ("Grass cutting", "\u00a31,340.50"), ("Stamps", "\u00a38.70"))
    )
    assert printed(grid) == [
        ["Hall hire", "\u00a3120.00"],
        ["Grass cutting", "\u00a31,340.50"],
        ["Stamps", "\u00a38.70"],
    ]


def test_numbers_of_pages_and_times_are_no_sums() -> None:
    assert (
        tables_of(sums(("1 Apologies", "3"), ("2 Minutes", "5"), ("3 Budget 2024", "19"), ("4 Close", "40")))
        == []
    )
    assert (
        tables_of(
            sums(("1 Welcome", "10.00"), ("2 Budget", "10.20"), ("3 Lunch", "12.30"), ("4 Close", "14.00"))
        )
        == []
    )


def test_the_scales_of_charts_are_no_table() -> None:
    scale = [
        (
            100 + index * 14.0,
            [(LEFT, f"{450 - 50 * index}"), (300.0, f"{9000 - 1000 * index:,}"), (320.0, "x y"[index % 3])],
        )
        for index in range(8)
    ]
    page = page_of(*((y, placed[:2]) for y, placed in scale))
    assert tables_of(page) == []


def ruled_without(labels: Sequence[str], *, last: int) -> Page:
    """Rows with level lines that leave the first column out, or the first two."""
    top, right = 100.0, column(3)
    rows = [
        (top + index * 15 + 10, [(LEFT + 3, label), *((column(n) + 5, f"{index}{n}.5") for n in range(3))])
        for index, label in enumerate(labels)
    ]
    bottom = top + 15 * len(labels)
    rules = [*level(top, (LEFT, right)), *level(bottom, (LEFT, right))]
    rules += [
        rule for index in range(1, len(labels)) for rule in level(top + index * 15, (column(last), right))
    ]
    rules += [Rule(x0=x, y0=top, x1=x, y1=bottom) for x in (LEFT, *(column(n) for n in range(4)))]
    return page_of(*rows, rules=rules)


def test_a_column_without_lines_has_a_cell_for_each_row() -> None:
    names = ["Salaries", "Travel", "Rent", "Stamps", "Repairs", "Insurance"]
    (grid,) = tables_of(ruled_without(names, last=0))
    assert [row[0].text for row in grid.cells] == names


def test_dashes_and_dots_that_draw_a_line_are_no_cells() -> None:
    page = page_of(
        (
            100,
            [
                (LEFT, "Rent ........."),
                (column(0) + 20, "1,200"),
                (column(1) + 20, "1,340"),
                (column(2) + 20, "980"),
            ],
        ),
        (
            112,
            [
                (LEFT, "Wages . . . . ."),
                (column(0) + 20, "3,200"),
                (column(1) + 20, "4,340"),
                (column(2) + 20, "1,980"),
            ],
        ),
        (120, [(column(0) + 20, "-----"), (column(1) + 20, "-----"), (column(2) + 20, "-----")]),
        (
            130,
            [
                (LEFT, "Total"),
                (column(0) + 20, "4,400"),
                (column(1) + 20, "5,680"),
                (column(2) + 20, "2,960"),
            ],
        ),
    )
    (grid,) = tables_of(page)
    assert printed(grid) == [
        ["Rent", "1,200", "1,340", "980"],
        ["Wages", "3,200", "4,340", "1,980"],
        ["Total", "4,400", "5,680", "2,960"],
    ]


def test_boxes_round_a_heading_and_round_a_motion_are_no_table() -> None:
    rows = [
        (118, "MOTION:", "Councillor Abbot"),
        (130, "ACTION:", "Close the meeting"),
        (142, "SECOND:", "Councillor Pryce"),
    ]
    ends = (LEFT, 500.0)
    box = [Rule(x0=x, y0=top, x1=x, y1=bottom) for x in ends for top, bottom in ((88, 105), (108, 150))]
    page = page_of(
        (100, [(200, "9."), (240, "CLOSE")]),
        *((y, [(LEFT + 5, name), (LEFT + 80, text)]) for y, name, text in rows),
        rules=[*box, *level(88, ends), *level(105, ends), *level(108, ends), *level(150, ends)],
    )
    assert not any(len(grid.cells) > 1 for grid in tables_of(page))


def test_the_scale_of_a_chart_on_one_line_is_no_table_and_a_row_of_figures_is() -> None:
    def columns(*figures: str) -> set[int]:
        scale = (100, [(LEFT + 60 * place, text) for place, text in enumerate(figures)])
        below = [
            (600 + 12 * row, [(LEFT, f"{row * row}1"), (LEFT + 9, "in"), (300, f"{row}7")])
            for row in range(4)
        ]
        return {grid.columns for grid in tables_of(page_of(scale, *below))}

    assert 7 not in columns("0", "5", "10", "15", "20", "25", "30")
    assert 7 in columns("12", "5", "14", "9", "22", "17", "30")


def without_lines(over: Sequence[str], own: Sequence[str]) -> Grid:
    count = len(own)
    page = page_of(
        (
            100,
            [
                (column(n * count // len(over)) + 20 + 30 * (count // len(over) - 1), text)
                for n, text in enumerate(over)
            ],
        ),
        (112, [(LEFT, "Service"), *((column(n) + 20, text) for n, text in enumerate(own))]),
        *rows_of_figures(126, ("Roads", "Parks", "Waste"), count),
    )
    (grid,) = tables_of(page)
    return grid


def test_a_quarter_over_a_forecast_is_the_rest_of_its_heading() -> None:
    grid = without_lines(("Q1", "Q2", "Q3", "Final"), ("Forecast", "Forecast", "Forecast", "Outturn"))
    assert printed(grid)[0] == ["Service", "Q1 Forecast", "Q2 Forecast", "Q3 Forecast", "Final Outturn"]


def test_headings_that_are_the_same_again_under_each_other_heading_are_grouped() -> None:
    grid = without_lines(("2024-25", "2025-26"), ("Core", "Other", "Total") * 2)
    assert spans(grid, "2024-25") == (0, 1, 1, 3)
    assert spans(grid, "2025-26") == (0, 4, 1, 3)


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("1,23\n4", "1,234"),
        ("\u00a312,\n450", "\u00a312,450"),
        ("12.\n5%", "12.5%"),
        ("84%\n(42/50)", "84% (42/50)"),
        ("1234\n567", "1234 567"),
        ("12,450\n31,204", "12,450 31,204"),
        ("in 2,\n450 left", "in 2, 450 left"),
    ],
)
def test_a_figure_broken_in_a_narrow_cell_is_whole_where_it_can_be_told(printed: str, whole: str) -> None:
    assert single(printed) == whole
