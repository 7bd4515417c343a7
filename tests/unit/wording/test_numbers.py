"""Figures as printed, and the marks that stand where there is none."""

import pytest

from packview.wording.numbers import is_mark, read_figure


@pytest.mark.parametrize(
    ("printed", "value", "unit", "step"),
    [
        ("1,378", 1378.0, "", 0.5),
        ("14.5%", 14.5, "percent", 0.05),
        ("-24%", -24.0, "percent", 0.5),
        ("\u22125", -5.0, "", 0.5),
        ("\u201338", -38.0, "", 0.5),
        ("(1,234)", -1234.0, "", 0.5),
        ("12 %", 12.0, "percent", 0.5),
        ("97%*", 97.0, "percent", 0.5),
        ("5 (p)", 5.0, "", 0.5),
        ("\u00a31.2m", 1_200_000.0, "money", 50_000.0),
        ("\u00a3(3.2)m", -3_200_000.0, "money", 50_000.0),
        (".5", 0.5, "", 0.05),
        ("4.2 days", 4.2, "", 0.05),
        ("0.0", 0.0, "", 0.05),
        ("-0", 0.0, "", 0.5),
    ],
)
def test_a_figure_is_read_with_its_unit_and_rounding(
    printed: str, value: float, unit: str, step: float
) -> None:
    figure = read_figure(printed)
    assert (figure.value, figure.unit, figure.mark) == (value, unit, "")
    assert figure.step == pytest.approx(step)


@pytest.mark.parametrize(
    "printed", ["-", "n/a", "N/A", "Local", "TBC", "*", "c", "..", "\u2014", "not available", "#DIV/0!"]
)
def test_a_mark_is_kept_and_is_never_nought(printed: str) -> None:
    assert read_figure(printed).value is None
    assert read_figure(printed).mark == printed
    assert is_mark(printed)


@pytest.mark.parametrize(
    "printed", ["3/12", "1:07", "(5", "5.", "12 14", "1 234", "\u00a3000", "\u00a33k%", "M1", "Oct-17", "--5"]
)
def test_what_is_no_figure_is_kept_as_it_stands(printed: str) -> None:
    figure = read_figure(printed)
    assert figure.value is None
    assert figure.mark == printed


def test_a_blank_cell_has_neither() -> None:
    assert read_figure(" ").value is None
    assert read_figure(" ").mark == ""
