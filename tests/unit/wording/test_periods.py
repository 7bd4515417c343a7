"""Periods, dates and times in the spellings councils use, and as they are said."""

from datetime import date, timedelta

import pytest

from packview.wording.dates import MONTHS, date_in_words, month_in_words, short_date, short_day
from packview.wording.periods import (
    MONTH_NAMES,
    before,
    clock,
    days_in,
    earlier_in,
    first_date,
    first_time,
    in_a_year,
    in_order,
    index_of,
    is_month,
    is_quarter,
    length_of,
    order_of,
    periods_in,
    read_month,
    read_period,
    read_periods,
    spoken,
    times_differ,
    year_of,
    years_named,
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
        ("2020/21(1)", "2020/21"),
        ("2022-23 [2]", "2022/23"),
        ("2023/24 Q1 \u2020", "2023/24 Q1"),
        ("Mar 24 (r)", "2024-03"),
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
        "2023/24 Quarter (2)",
        "2024/25 (e)",
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
    assert length_of("2018/19") == "year"


def test_a_month_alone_is_read_in_full_or_short() -> None:
    assert [read_month(name) for name in MONTHS] == list(range(1, 13))
    assert [read_month(name) for name in ("Apr.", "SEPT", "Sep", "July*")] == [4, 9, 9, 7]
    assert [read_month(word) for word in ("Se", "Maya", "Marching", "")] == [None] * 4
    assert MONTH_NAMES.split("|") == [name.lower() for name in MONTHS]


def test_what_is_no_period_has_no_length() -> None:
    kept = ("2018-10", "2018/19 Q3", "2018/19", "soon", "Latest", "2018-10-01")
    assert [length_of(each) for each in kept] == ["month", "quarter", "year", None, None, None]


def test_periods_of_the_shortest_length_come_in_order_of_time() -> None:
    assert in_order(["2019-01", "2018/19", "2018-12", "soon"]) == ["2018-12", "2019-01"]
    assert in_order(["2019/20 Q1", "2018/19 Q4"]) == ["2018/19 Q4", "2019/20 Q1"]
    assert in_order(["soon"]) == []
    assert index_of("2019-01") - index_of("2018-12") == index_of("2019/20 Q1") - index_of("2018/19 Q4") == 1
    assert [in_a_year(each) for each in ("2018-10", "2018/19 Q3", "2018/19")] == [12, 4, 1]


def test_an_earlier_period_is_found_only_where_it_is_there() -> None:
    periods = ["2017-12", "2018-10", "2018-12"]
    assert earlier_in(periods, "2018-12", back=12) == "2017-12"
    assert earlier_in(periods, "2018-12") is None


@pytest.mark.parametrize(
    ("period", "year"),
    [("2018-04", 2018), ("2019-03", 2018), ("2018/19 Q3", 2018), ("2018/19", 2018), ("1999-12", 1999)],
)
def test_a_period_belongs_to_a_financial_year(period: str, year: int) -> None:
    assert year_of(period) == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Target 18-19", {2018}),
        ("Target 2018/19", {2018}),
        ("2018/2019", {2018}),
        ("Target 16-17, 17-18", {2016, 2017}),
        ("99-00", {1999}),
        ("17-19", set()),
        ("Target", set()),
        ("2018-10", set()),
    ],
)
def test_a_name_says_of_which_financial_years_it_is(text: str, years: set[int]) -> None:
    assert years_named(text) == years


def test_periods_are_said() -> None:
    assert [spoken(each) for each in ("2018-10", "2018/19 Q3", "2018/19", "soon")] == [
        "October 2018",
        "quarter 3 of 2018/19",
        "2018/19",
        "soon",
    ]
    assert [month_in_words(each) for each in ("2018-05", "2018/19 Q3", "2018-13")] == [
        "May 2018",
        "2018/19 Q3",
        "2018-13",
    ]
    assert month_in_words("2018-09", short=True) == "Sep 18"


def test_dates_are_in_words_whatever_the_machine_speaks() -> None:
    assert date_in_words(date(2018, 11, 29)) == "Thursday 29 November 2018"
    assert date_in_words(date(2018, 11, 2), weekday=False) == "2 November 2018"
    assert short_date(date(2018, 11, 29)) == "Thu 29 Nov 2018"
    assert short_day(date(2018, 11, 2)) == "2 Nov"
    for day in range(400):
        when = date(2024, 1, 1) + timedelta(days=day)
        assert date_in_words(when) == f"{when:%A} {when.day} {when:%B %Y}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thursday, 29th November, 2018", date(2018, 11, 29)),
        ("on 27 SEPTEMBER 2018 at", date(2018, 9, 27)),
        ("the 3rd day of March 2020", date(2020, 3, 3)),
        ("Sept 3rd 2020", date(2020, 9, 3)),
        ("March 4, 2025", date(2025, 3, 4)),
        ("30/01/2025 10:00", date(2025, 1, 30)),
        ("27/09/18", date(2018, 9, 27)),
        ("2018-11-29", date(2018, 11, 29)),
        ("31 June 2020, then 1 July 2020", date(2020, 7, 1)),
        ("September 2018", None),
        ("24/00109", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert first_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 5.30 pm", "5.30 pm"),
        ("7pm in", "7pm"),
        ("2:00 p.m.", "2:00 p.m."),
        ("4 March 2025", ""),
        ("at noon", "noon"),
        ("12.03.2024", ""),
    ],
)
def test_times(text: str, expected: str) -> None:
    assert first_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by 29 November", date(2018, 11, 29)),
        ("by 3rd of February", date(2019, 2, 3)),
        ("on 15/11/2018", date(2018, 11, 15)),
        ("by the end of March 2019", date(2019, 3, 31)),
        ("2 Sept. 19", date(2019, 9, 2)),
        ("on 31 June", None),
        ("in May", None),
    ],
)
def test_the_days_prose_speaks_of_may_leave_out_their_year(text: str, expected: date | None) -> None:
    found = list(days_in(text, date(2018, 11, 29)))
    assert [day for day, _, _ in found] == ([expected] if expected else [])
    assert all(text[first:last].strip()[-1].isalnum() for _, first, last in found)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("5.30 pm", "17:30", False),
        ("5.30 pm", "5.30pm", False),
        ("10.00", "10.00 am", False),
        ("10.00", "2.00 pm", True),
        ("10.00 am", "10.00 pm", True),
        ("noon", "12.00", False),
        ("noon", "2 pm", True),
        ("", "2 pm", None),
    ],
)
def test_times_that_differ(one: str, other: str, expected: bool | None) -> None:
    assert times_differ(one, other) is expected
    assert times_differ(other, one) is expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("5.30 pm", "1730"),
        ("12 noon", "1200"),
        ("12.15 am", "0015"),
        ("9:05", "0905"),
        ("1830 hours", "1830"),
        ("0900 hrs", "0900"),
        ("at once", ""),
    ],
)
def test_a_clock_in_four_digits(printed: str, expected: str) -> None:
    assert clock(printed) == expected
