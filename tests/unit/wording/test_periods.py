"""Periods in the spellings councils use."""

import pytest

from packview.wording.periods import (
    before,
    is_month,
    is_quarter,
    is_year,
    order_of,
    periods_in,
    read_month,
    read_period,
    read_periods,
)


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("Oct-17", "2017-10"),
        ("Oct 2017", "2017-10"),
        ("October 2017", "2017-10"),
        ("OCT17", "2017-10"),
        ("Sept '17", "2017-09"),
        ("10/17", "2017-10"),
        ("2017-10", "2017-10"),
        ("31/10/2017", "2017-10"),
        ("As at 30 Sep 2018", "2018-09"),
        ("Actual Oct-18 (%)", "2018-10"),
        ("Dec\u201124", "2024-12"),
        ("2017/18 Q3", "2017/18 Q3"),
        ("Q3 18/19", "2018/19 Q3"),
        ("Qtr 3 2018-19", "2018/19 Q3"),
        ("Quarter 3 2018/19", "2018/19 Q3"),
        ("3rd Quarter 2018/19", "2018/19 Q3"),
        ("Q1 (Apr-Jun 18)", "2018/19 Q1"),
        ("Jan \u2013 Mar 24", "2023/24 Q4"),
        ("Oct 23 - Dec 23", "2023/24 Q3"),
        ("2018/19", "2018/19"),
        ("18-19", "2018/19"),
        ("2018/2019", "2018/19"),
        ("2017/18 Outturn", "2017/18"),
        ("99/00", "1999/00"),
        ("FY18", "2017/18"),
        ("FY18/19", "2018/19"),
        ("2018/19 April", "2018-04"),
        ("Jan 2018/19", "2019-01"),
        ("11/12", "2011/12"),
    ],
)
def test_a_period_is_read_in_every_spelling(printed: str, period: str) -> None:
    assert read_period(printed) == period


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "Target 17-18",
        "12m to Dec 23",
        "Q3 2018",
        "2018",
        "17-19",
        "1,234",
        "12.5",
        "3.20",
        "3-4",
        "Total",
        "13/17",
        "\u00b2/17",
        "x" * 99,
    ],
)
def test_what_names_no_period_or_leaves_it_open_is_none(printed: str) -> None:
    assert read_period(printed) is None


def test_neighbours_tell_months_from_years() -> None:
    assert read_periods(["10/12", "11/12", "12/12"]) == ["2012-10", "2012-11", "2012-12"]
    assert read_periods(["10/11", "11/12", "12/13"]) == ["2010/11", "2011/12", "2012/13"]


def test_periods_within_a_line_are_found_with_their_places() -> None:
    line = "Outcome Oct-17 Nov-17 DoT Q3 18/19 over 2018/19 and 2019"
    assert [period for period, _, _ in periods_in(line)] == ["2017-10", "2017-11", "2018/19 Q3", "2018/19"]
    assert [line[start:end] for _, start, end in periods_in(line)] == [
        "Oct-17",
        "Nov-17",
        "Q3 18/19",
        "2018/19",
    ]


def test_periods_have_an_order_and_a_predecessor() -> None:
    assert order_of("2017-12") < order_of("2018-01")
    assert order_of("2018/19 Q3") < order_of("2018/19 Q4") < order_of("2019/20 Q1")
    assert [before(each) for each in ("2018-01", "2018/19 Q1", "2018/19")] == [
        "2017-12",
        "2017/18 Q4",
        "2017/18",
    ]
    assert is_month("2018-01")
    assert is_quarter("2018/19 Q1")
    assert is_year("2018/19")
    assert read_month("Sept") == 9
    assert read_month("Se") is None
