"""Figures as printed in cells and in prose, the marks that stand where there is none, and figures as they are written."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from packview.wording.numbers import (
    Figure,
    Unit,
    figure,
    figures_in,
    is_dash,
    is_mark,
    places_of,
    read_figure,
    scale_of,
)

NONE, PERCENT, POINTS, MONEY, TIME = Unit


@pytest.mark.parametrize(
    ("printed", "in_a_cell", "in_prose"),
    [
        # What both read alike.
        ("1,378", (1378.0, NONE, 0.5), [(1378.0, NONE)]),
        ("14.5%", (14.5, PERCENT, 0.05), [(14.5, PERCENT)]),
        ("14 %", (14.0, PERCENT, 0.5), [(14.0, PERCENT)]),
        ("14 per cent", (14.0, PERCENT, 0.5), [(14.0, PERCENT)]),
        ("14 percent", (14.0, PERCENT, 0.5), [(14.0, PERCENT)]),
        ("14pp", (14.0, POINTS, 0.5), [(14.0, POINTS)]),
        ("14 ppt", (14.0, POINTS, 0.5), [(14.0, POINTS)]),
        ("14% points", (14.0, POINTS, 0.5), [(14.0, POINTS)]),
        ("1.4 percentage points", (1.4, POINTS, 0.05), [(1.4, POINTS)]),
        ("3.4 million", (3_400_000.0, NONE, 50_000.0), [(3_400_000.0, NONE)]),
        ("3.4m", (3_400_000.0, NONE, 50_000.0), [(3_400_000.0, NONE)]),
        ("\u00a33.4bn", (3_400_000_000.0, MONEY, 50_000_000.0), [(3_400_000_000.0, MONEY)]),
        ("\u00a3 12k", (12_000.0, MONEY, 500.0), [(12_000.0, MONEY)]),
        ("\u00a31,234.50", (1234.5, MONEY, 0.005), [(1234.5, MONEY)]),
        ("1\u202f234", (1234.0, NONE, 0.5), [(1234.0, NONE)]),
        ("1\u00a0234\u00a0567", (1_234_567.0, NONE, 0.5), [(1_234_567.0, NONE)]),
        ("100 000", (100_000.0, NONE, 0.5), [(100_000.0, NONE)]),
        ("\u00a3000", None, []),
        ("000", None, []),
        # What only a cell makes one figure of.
        ("1 234", (1234.0, NONE, 0.5), [(1.0, NONE), (234.0, NONE)]),
        ("12 345.6", (12_345.6, NONE, 0.05), [(12.0, NONE), (345.6, NONE)]),
        # What is a minus in a cell, and in prose brackets or a dash.
        ("(1,234)", (-1234.0, NONE, 0.5), [(1234.0, NONE)]),
        ("(12%)", (-12.0, PERCENT, 0.5), [(12.0, PERCENT)]),
        ("-24%", (-24.0, PERCENT, 0.5), [(24.0, PERCENT)]),
        ("\u22125", (-5.0, NONE, 0.5), [(5.0, NONE)]),
        ("\u201338", (-38.0, NONE, 0.5), [(38.0, NONE)]),
        # What fills the rest of a cell; in prose its words are read by those who look around.
        ("4.2 days", (4.2, TIME, 0.05), [(4.2, NONE)]),
        ("97%*", (97.0, PERCENT, 0.5), [(97.0, PERCENT)]),
        ("5 (p)", (5.0, NONE, 0.5), [(5.0, NONE)]),
        # Groups that are no thousands part two figures.
        ("12 14", None, [(12.0, NONE), (14.0, NONE)]),
        ("1 23", None, [(1.0, NONE), (23.0, NONE)]),
        ("0 123", None, [(0.0, NONE), (123.0, NONE)]),
        ("12,34", None, [(12.0, NONE)]),
        # Words are figures in prose only, years in cells only.
        ("twenty-one per cent", None, [(21.0, PERCENT)]),
        ("2018", (2018.0, NONE, 0.5), []),
        ("2018%", (2018.0, PERCENT, 0.5), [(2018.0, PERCENT)]),
    ],
)
def test_a_figure_is_read_in_cells_and_in_prose(
    printed: str, in_a_cell: tuple[float, Unit, float] | None, in_prose: list[tuple[float, Unit]]
) -> None:
    cell = read_figure(printed)
    if in_a_cell is None:
        assert cell == Figure(mark=printed)
    else:
        assert (cell.value, cell.unit, cell.mark) == (*in_a_cell[:2], "")
        assert cell.step == pytest.approx(in_a_cell[2])
    said = figures_in(f"It was {printed}, they said.")
    assert [(one.value, one.unit) for one, _, _ in said] == in_prose


@pytest.mark.parametrize(
    ("printed", "value", "unit", "step"),
    [
        ("\u00a31.2m", 1_200_000.0, MONEY, 50_000.0),
        ("\u00a3(3.2)m", -3_200_000.0, MONEY, 50_000.0),
        ("-\u00a35", -5.0, MONEY, 0.5),
        ("+12%", 12.0, PERCENT, 0.5),
        (".5", 0.5, NONE, 0.05),
        ("0.0", 0.0, NONE, 0.05),
        ("-0", 0.0, NONE, 0.5),
        ("\u20145", -5.0, NONE, 0.5),
        ("1,234 (2)", 1234.0, NONE, 0.5),
        ("3 fte", 3.0, NONE, 0.5),
    ],
)
def test_a_cell_is_read_with_its_unit_and_rounding(
    printed: str, value: float, unit: Unit, step: float
) -> None:
    read = read_figure(printed)
    assert (read.value, read.unit, read.mark) == (value, unit, "")
    assert read.step == pytest.approx(step)


def test_a_figure_keeps_how_it_was_printed() -> None:
    assert read_figure("(\u00a33.40m)") == Figure(
        value=-3_400_000.0, unit=MONEY, places=2, scale=1e6, sign="-"
    )
    assert read_figure("+7 months") == Figure(value=7.0, unit=TIME, sign="+", measure="months")
    assert figures_in("12kg")[0][0] == Figure(value=12.0, measure="kg")
    assert Figure().step == 0
    assert [str(read_figure(text)) for text in ("1234.50", "12 %", "n/a", "\u00a33.4m", "")] == [
        "1,234.50",
        "12%",
        "n/a",
        "\u00a33,400,000",
        "",
    ]


def test_figures_of_prose_come_in_order_with_their_places() -> None:
    text = "Twelve of the 14 (86%) cost \u00a33.4m in 2018, or seven each; Zero did not, section 4/5 did, and 5p is no 5x."
    found = figures_in(text)
    assert [text[first:last] for _, first, last in found] == [
        "Twelve", "14", "86%", "\u00a33.4m", "seven", "5p"
    ]  # fmt: skip
    assert [one.value for one, _, _ in found] == [12, 14, 86, 3_400_000, 7, 5]


@pytest.mark.parametrize(
    "printed", ["-", "n/a", "N/A", "Local", "TBC", "*", "c", "..", "\u2014", "not available", "#DIV/0!"]
)
def test_a_mark_is_kept_and_is_never_nought(printed: str) -> None:
    assert read_figure(printed) == Figure(mark=printed)
    assert is_mark(printed)
    assert is_dash(printed) == (printed in ("-", "\u2014"))


@pytest.mark.parametrize(
    "printed", ["3/12", "1:07", "(5", "5.", "12 14", "1 2345", "\u00a33k%", "M1", "Oct-17", "--5", "5% days"]
)
def test_what_is_no_figure_is_kept_as_it_stands(printed: str) -> None:
    assert read_figure(printed) == Figure(mark=printed)


def test_a_blank_cell_has_neither() -> None:
    assert read_figure(" ") == Figure()


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("\u00a3000", 1e3),
        ("\u00a3'000", 1e3),
        ("Budget \u00a3000s", 1e3),
        ("Variance (\u00a3k)", 1e3),
        ("Estimate 2014 (000's)", 1e3),
        ("Calls (thousands)", 1e3),
        ("Tonnes (1,000)", 1e3),
        ("\u00a3m", 1e6),
        ("2024-25 \u00a3M", 1e6),
        ("Cost (m)", 1e6),
        ("\u00a3 million", 1e6),
        ("\u00a3bn", 1e9),
        ("", 1),
        ("\u00a3", 1),
        ("Rate per 10,000", 1),
        ("Rate per 1 000", 1),
        ("Cases per million", 1),
        ("1,000 or more", 1),
        ("100 000", 1),
        ("Savings of \u00a32 million", 1),
        ("Form M", 1),
    ],
)
def test_a_heading_says_in_what_its_figures_are(heading: str, scale: float) -> None:
    assert scale_of(heading) == scale


@pytest.mark.parametrize(
    ("value", "unit", "places", "shown"),
    [
        (1439, "", None, "1,439"),
        (14.5, "%", None, "14.5%"),
        (14.0, PERCENT, 1, "14.0%"),
        (-8.004, "%", None, "-8%"),
        (-0.001, "", None, "0"),
        (12300, MONEY, None, "\u00a312,300"),
        (-5, "\u00a3", None, "-\u00a35"),
        (1, POINTS, None, "1 percentage point"),
        (2.5, POINTS, None, "2.5 percentage points"),
        (0.12345, "", None, "0.12"),
        (0.12340, "", 5, "0.1234"),
        (7, TIME, None, "7"),
    ],
)
def test_a_figure_is_written_as_a_reader_expects_it(
    value: float, unit: str, places: int | None, shown: str
) -> None:
    assert figure(value, unit, places=places) == shown


def test_a_change_is_written_with_its_sign() -> None:
    assert [figure(each, "%", signed=True) for each in (12, -8, 0, 0.001)] == ["+12%", "-8%", "0%", "0%"]


FIGURES = st.builds(
    lambda number, places, unit: Figure(
        value=round(number / 10**places, places),
        unit=unit,
        places=places,
        sign="-" if number < 0 else "",
    ),
    st.integers(-10_000_000, 10_000_000).filter(bool),
    st.integers(0, 2),
    st.sampled_from([NONE, PERCENT, POINTS, MONEY]),
)


@given(FIGURES)
def test_a_written_figure_is_read_back_the_same(one: Figure) -> None:
    assert read_figure(str(one)) == one


@given(FIGURES)
def test_a_written_figure_is_read_back_from_prose(one: Figure) -> None:
    assume(one.sign == "")
    text = f"There were {one} in all."
    assert figures_in(text) == [(one, 11, 11 + len(str(one)))]


@given(st.floats(-1e6, 1e6).map(lambda value: round(value, 6)))
def test_a_figure_with_all_its_places_loses_nothing(value: float) -> None:
    assert read_figure(figure(value, places=places_of(value))).value == pytest.approx(value, abs=1e-9)


@given(st.text(max_size=50))
def test_any_text_is_a_figure_or_its_own_mark(text: str) -> None:
    read = read_figure(text)
    assert (read.value is None) == bool(read.mark or not text.strip())
    assert [(first, last) for _, first, last in figures_in(text)] == sorted(
        (first, last) for _, first, last in figures_in(text)
    )
