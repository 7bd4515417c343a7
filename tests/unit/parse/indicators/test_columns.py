"""What columns hold, from their headings."""

import pytest

from packview.parse.indicators.columns import is_finance, kind_of, read_columns


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Ref.", "ref"),
        ("Measure Ref", "ref"),
        ("Indicator", "name"),
        ("Performance measure", "name"),
        ("Customer Services KPIs", "name"),
        ("Owner", "owner"),
        ("Lead Officer", "owner"),
        ("Reporter", "reporter"),
        ("Outcome (what impact will it have)", "outcome"),
        ("DoT", "direction"),
        ("Direction of Travel", "direction"),
        ("% change from previous month", "change_month"),
        ("Change since last quarter", "change_month"),
        ("% change from same month prev. yr", "change_year"),
        ("Annual change", "change_year"),
        ("% change month", "change_month"),
        ("Month change", "change_month"),
        ("Change in quarter", "change_month"),
        ("% change year", "change_year"),
        ("Year % change", "change_year"),
        ("12 month average", "average_12m"),
        ("12-mnth max value", "max_12m"),
        ("Percentage?", "unit"),
        ("Stat. Neighbour", "benchmark"),
        ("England 2016/17", "benchmark"),
        ("Target 17-18", "target"),
        ("Upper limit", "target"),
        ("Minimum", "target"),
        ("Threshold", "target"),
        ("Upper confidence limit", "other"),
        ("RAG rating", "rag"),
        ("Good to be high/low", "polarity"),
        ("Polarity", "polarity"),
        ("Commentary (Oct-18):", "commentary"),
        ("Narrative", "commentary"),
        ("Latest", "latest"),
        ("Previous", "previous"),
        ("Variance from target", "other"),
        ("Numerator", "other"),
        ("", ""),
    ],
)
def test_a_heading_tells_its_column(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind


def test_each_target_stands_under_its_own_year() -> None:
    columns = read_columns(
        [(name,) for name in ("Indicator", "Oct-17", "Nov-17", "Target 17-18", "18-19", "19-20")]
    )
    assert [(column.kind, column.name) for column in columns[3:]] == [
        ("target", "Target 17-18"),
        ("target", "Target 18-19"),
        ("target", "Target 19-20"),
    ]


def test_a_limit_or_a_minimum_with_its_year_is_no_figure_of_that_year() -> None:
    names = ("Measure", "2023/24", "2024/25", "2024/25 limit", "Minimum 2024/25", "Confidence limit 2024/25")
    columns = read_columns([(name,) for name in names])
    assert [column.kind for column in columns] == ["name", "period", "period", "target", "target", "other"]


def test_a_heading_over_several_columns_belongs_to_each() -> None:
    columns = read_columns(
        [
            ("Indicator",),
            ("2018/19", "Q1"),
            ("2018/19", "Q2"),
            ("Q3 2018/19", "Actual"),
            ("Q3 2018/19", "Target"),
            ("Q3 2018/19", "Numerator"),
            ("Benchmarking", "LA 2017/18"),
        ]
    )
    assert [(column.kind, column.period) for column in columns] == [
        ("name", ""),
        ("period", "2018/19 Q1"),
        ("period", "2018/19 Q2"),
        ("period", "2018/19 Q3"),
        ("target", ""),
        ("other", ""),
        ("benchmark", ""),
    ]


def test_months_without_a_year_take_that_of_the_table() -> None:
    columns = read_columns([("Apr",), ("Jan",), ("Q1",)], year="2018/19")
    assert [column.period for column in columns] == ["2018-04", "2019-01", "2018/19 Q1"]
    assert [column.kind for column in read_columns([("Apr",), ("Jan",)])] == ["other", "other"]


def test_money_in_the_headings_makes_a_finance_table() -> None:
    assert is_finance(read_columns([("Service",), ("2025-26 \u00a3000's",), ("2026-27 \u00a3000's",)]))
    assert not is_finance(read_columns([("Indicator",), ("2025-26",), ("2026-27",)]))


def test_a_heading_broken_in_the_middle_of_its_word_is_whole_again() -> None:
    columns = read_columns([("Re f",), ("Indic ator",), ("Targ et",), ("Wa rd",), ("Good is",)])
    assert [(column.kind, column.name) for column in columns] == [
        ("ref", "Ref"),
        ("name", "Indicator"),
        ("target", "Target"),
        ("other", "Wa rd"),
        ("polarity", "Good is"),
    ]
