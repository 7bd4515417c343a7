"""What a series says, when it says nothing and why, and how signals are told."""

from dataclasses import replace
from random import Random
from typing import Literal

import pytest

from detected import found_in
from packview.insight.detectors import Context
from packview.insight.indicators import Dataset, Polarities
from packview.insight.trends.xmr import (
    FALSE_ALARMS,
    FEW_POINTS,
    limits_of,
    shown_limits,
    signal_findings,
    trend_of,
    trends_of,
)
from packview.model import Indicator, Meeting, Pack, Source, Trend

CALM = [90, 96, 94, 96, 95, 91, 96, 95, 91, 94, 92, 96]
Unit = Literal["count", "percent", "rate", "money"]


def months(count: int) -> list[str]:
    return [f"{2017 + (9 + at) // 12}-{(9 + at) % 12 + 1:02}" for at in range(count)]


def row(
    values: list[float | None],
    name: str = "Rate of bins emptied",
    unit: Unit = "rate",
    ref: str = "B1",
    commentary: str = "",
) -> Indicator:
    return Indicator(
        ref=ref,
        name=name,
        unit=unit,
        commentary=commentary,
        item="8",
        page="47",
        pdf_page=52,
        values=dict(zip(months(len(values)), values, strict=True)),
    )


def pack(*rows: Indicator) -> Pack:
    return Pack(
        pack_id="p",
        source=Source(kind="text", name="p.txt", sha256="0" * 64, size=1),
        meeting=Meeting(committee="C"),
        indicators=rows,
    )


def test_the_latest_figure_is_judged_by_limits_of_those_before() -> None:
    trend = trend_of(3, row([*CALM, 76]), good="high")
    assert (trend.position, trend.method, trend.direction, trend.good) == (3, "xmr", "down", False)
    assert "outside" in trend.rules
    assert trend.centre == pytest.approx(sum(CALM) / 12)
    assert trend.lower is not None
    assert trend.lower > 76


def test_limits_are_wider_where_figures_follow_each_other() -> None:
    """Half of what each figure is off is what the one before was off; 8 of 100 such series fired with limits for fresh figures."""
    random, fired = Random(4), 0
    for _ in range(1000):
        off = [random.gauss(0, 8)]
        while len(off) < 13:
            off.append(0.5 * off[-1] + random.gauss(0, 8) * 0.75**0.5)
        fired += bool(trend_of(0, row([100 + each for each in off])).rules)
    assert fired <= 55
    assert trend_of(0, row([*CALM, 76])).upper == pytest.approx(limits_of(CALM).upper)


def test_a_calm_series_has_no_signal_and_no_verdict() -> None:
    trend = trend_of(0, row([*CALM, 93]), good="high")
    assert (trend.method, trend.rules, trend.direction, trend.good, trend.reason) == ("xmr", (), "", None, "")


def test_nine_figures_make_a_run_chart_about_their_median() -> None:
    trend = trend_of(0, row([9, 8, 9, 7, 6, 5, 4, 3, 2]), good="low")
    assert (trend.method, trend.centre, trend.upper, trend.lower) == ("run chart", 6, None, None)
    assert (trend.rules, trend.direction, trend.good) == (("trend",), "down", True)
    assert "limits need 10" in trend.reason


def test_percentages_are_clipped_for_the_eye_only() -> None:
    indicator = row([*CALM, 95], "Percentage of bins emptied", "percent")
    trend = trend_of(0, indicator)
    assert trend.upper is not None
    assert trend.upper > 100
    assert trend.lower is not None
    assert trend.lower > 0
    assert shown_limits(trend, indicator) == (trend.lower, 100.0)
    assert shown_limits(Trend(position=0, ref="x", method="none"), indicator) is None


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (row([1, 2, 3, 4]), "fewer than 5"),
        (row([]), "No figures"),
        (row([*CALM, None]), "latest period"),
        (row([90, None, None, 96, 95, None, 96, 95, 89, None, 78, 98, 95]), "have no figure"),
        (row([2, 1, 0, 3, 1, 0, 2, 1, 4, 0, 1, 2, 9], "Number of fires", "count"), "so few cases"),
        (
            row([100, 0, 50, 100, 100, 0, 100, 50, 100, 33, 0, 100, 0], "Percentage of fires", "percent"),
            "very few cases",
        ),
        (row(list(range(10, 140, 10)), "Number of fires, year to date", "count"), "year so far"),
        (row([*CALM, 60], "Rate of exclusions (rolling 12 months)"), "by themselves"),
        (row([20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 21, 21]), "hardly change"),
    ],
)
def test_what_no_chart_can_judge_is_refused_with_the_reason(indicator: Indicator, words: str) -> None:
    trend = trend_of(0, indicator)
    assert (trend.method, trend.rules, trend.centre) == ("none", (), None)
    assert words in trend.reason


def test_sums_that_grow_from_april_are_known_by_their_shape() -> None:
    grown: list[float | None] = [70, 80, 92, 101, 112, 125, 9, 20, 31, 40, 52, 63, 70]
    assert "year so far" in trend_of(0, row(grown, "Number of homes built", "count")).reason
    steady: list[float | None] = [70, 80, 92, 101, 112, 125, 131, 140, 151, 160, 172, 183, 190]
    assert trend_of(0, row(steady, "Number of homes let", "count")).rules


def test_checks_that_are_up_to_date_are_no_year_to_date() -> None:
    assert trend_of(0, row([*CALM, 95], "Dental checks up to date", "percent")).method == "xmr"
    assert "year so far" in trend_of(0, row([*CALM, 95], "Homes built to date", "count")).reason


def test_a_doubtful_reading_is_refused() -> None:
    doubtful = Indicator(
        ref="B",
        name="Bins",
        values=dict(zip(months(13), [*CALM, 20.0], strict=True)),
        doubtful=("A cell is torn",),
    )
    assert "as printed" in trend_of(0, doubtful).reason


def test_figures_that_move_by_a_case_or_two_get_no_limits() -> None:
    trend = trend_of(
        0, row([12, 12, 14, 14, 14, 14, 13, 13, 13, 15, 12, 13, 10], "Number of carers", "count")
    )
    assert (trend.method, trend.upper, trend.rules) == ("run chart", None, ())
    assert "last printed digit" in trend.reason


def test_a_percentage_of_few_known_cases_is_refused_and_says_of_how_many() -> None:
    whole = [16, 7, 28, 16, 19, 12, 11, 18, 17, 16, 15, 27, 16]
    part = [2, 1, 5, 6, 3, 4, 2, 5, 1, 5, 3, 4, 6]
    percent: list[float | None] = [round(100 * of / over, 1) for of, over in zip(part, whole, strict=True)]
    trends = trends_of(
        Dataset(
            (
                row([float(each) for each in whole], "Number of moves", "count", "L3"),
                row([float(each) for each in part], "Number of adoptions", "count", "L6 (val)"),
                row(percent, "Percentage of adoptions", "percent", "L6"),
            )
        ),
        Polarities(),
    )
    assert "of about 16 cases" in trends[2].reason
    assert "by 6 points" in trends[2].reason


def test_a_signal_is_told_once_for_twins_with_question_and_caution() -> None:
    rows = pack(
        row(
            [90, 96, 94, 96, 95, 91, 96, 95, 91, 94, 92, 96, 70], "Number of [REDACTED] visits", "count", "V1"
        ),
        row(
            [45, 48, 47, 48, 47.5, 45.5, 48, 47.5, 45.5, 47, 46, 48, 35],
            "[REDACTED] visits, rate per 10,000",
            "rate",
            "V1-NI",
        ),
    )
    found = found_in(Context(pack=rows, pages=(), polarities=Polarities({"visits": "high"})), "signal")
    assert len(found) == 1
    finding = found[0]
    assert set(finding.refs) == {"V1", "V1-NI"}
    assert (finding.kind, finding.severity, finding.sure, finding.page) == ("signal", "ask", "likely", "47")
    assert "below the lower limit" in finding.explanation
    assert "About 3 in 100 such signals are false alarms." in finding.explanation
    assert "by the 12 figures from October 2017 to September 2018" in finding.computed
    assert finding.question == "Page 47 gives 35 for visits, usually 42.8 to 51.0. What is behind it?"


def test_a_change_for_the_better_is_good_to_know_and_no_question() -> None:
    rows = pack(row([*CALM, 60], "Rate of missed bins"))
    finding = signal_findings(
        Dataset(rows.indicators), trends_of(Dataset(rows.indicators), Polarities({"missed bins": "low"}))
    )[0]
    assert (finding.severity, finding.question) == ("info", "")
    assert "for the better" in finding.explanation


def test_a_number_that_only_follows_its_whole_is_not_told() -> None:
    whole = [517, 528, 519, 517, 518, 522, 521, 524, 534, 526, 514, 520, 450]
    part = [507, 512, 505, 502, 504, 508, 507, 509, 520, 511, 499, 506, 438]
    percent: list[float | None] = [round(100 * of / over, 1) for of, over in zip(part, whole, strict=True)]
    rows = pack(
        row([float(each) for each in whole], "Number of children at end of period", "count", "L1"),
        row([float(each) for each in part], "Number of children with a plan", "count", "L2 (val)"),
        row(percent, "Percentage of children with a plan", "percent", "L2"),
    )
    trends = trends_of(Dataset(rows.indicators), Polarities())
    assert [bool(trend.rules) for trend in trends] == [True, True, False]
    assert [finding.refs for finding in signal_findings(Dataset(rows.indicators), trends)] == [("L1",)]


def test_what_stands_at_a_time_is_judged_by_its_changes() -> None:
    falling = [343, 338, 334, 331, 325, 320, 318, 312, 309, 303, 300, 296, 290]
    named = row([float(each) for each in falling], "Number of boats at the end of the month", "count")
    trend = trend_of(0, named)
    assert (trend.stock, trend.method, trend.upper) == (True, "run chart", None)
    jumped = row([*map(float, falling[:-1]), 250.0], "Number of boats at the end of the month", "count")
    rows = pack(jumped)
    (finding,) = signal_findings(Dataset(rows.indicators), trends_of(Dataset(rows.indicators), Polarities()))
    assert "It changed by -46 on the time before" in finding.explanation
    assert finding.computed.startswith("usual change")
    assert trend_of(0, row([*map(float, falling)], "Number of boats received", "count")).stock


def test_a_number_that_drifts_is_a_stock_though_its_name_does_not_say_so() -> None:
    drifts: list[float | None] = [160, 154, 157, 157, 158, 158, 161, 159, 164, 164, 169, 172, 175]
    assert trend_of(0, row(drifts, "Number of plans", "count")).stock
    assert not trend_of(0, row([*CALM, 76], "Number of plans", "count")).stock


def test_a_rate_is_a_stock_where_its_number_is() -> None:
    values: list[float | None] = [517, 528, 519, 517, 518, 522, 521, 524, 534, 526, 514, 499, 450]
    rates: list[float | None] = [round((each or 0) / 5) for each in values]
    rows = pack(
        row(values, "Number of looked after children at end of period", "count", "L1"),
        row(rates, "Looked after children, rate per 10,000", "rate", "L1-NI"),
    )
    assert [trend.stock for trend in trends_of(Dataset(rows.indicators), Polarities())] == [True, True]


def test_what_never_falls_within_one_year_may_be_the_year_to_date() -> None:
    homes: dict[str, float | None] = {
        f"2024-{month:02}": float(value)
        for month, value in zip(range(4, 13), (12, 30, 41, 60, 72, 95, 110, 131, 150), strict=True)
    }
    assert "year so far" in trend_of(0, Indicator(ref="H", name="Affordable homes", values=homes)).reason


def test_limits_of_few_figures_are_provisional() -> None:
    assert trend_of(0, row([*CALM, 76])).provisional
    assert not trend_of(0, row([*CALM, *CALM[:4], 76])).provisional


def test_a_changed_definition_breaks_the_chart() -> None:
    changed = replace(
        row([*CALM, 76]), commentary="NB this measure has been changed from 24 hours to one day."
    )
    assert "not from when" in trend_of(0, changed).reason
    dated = replace(changed, commentary="The definition was revised in January 2018.")
    assert trend_of(0, dated).centre != trend_of(0, row([*CALM, 76])).centre
    assert (
        "fewer than 5" in trend_of(0, replace(changed, commentary="New definition since August 2018.")).reason
    )
    assert trend_of(0, replace(changed, commentary="Measures to improve this have changed.")).rules


@pytest.mark.parametrize("mine", [True, False])
def test_an_explanation_is_shown_and_lowers_the_signal_unless_it_is_anothers(mine: bool) -> None:
    said = "Fewer bins were emptied because of the strike."
    rows = pack(replace(row([*CALM, 76]), commentary=said))
    trends = trends_of(Dataset(rows.indicators), Polarities({"bins emptied": "high"}))
    (finding,) = signal_findings(
        Dataset(rows.indicators), trends, misplaced=frozenset() if mine else frozenset({"B1"})
    )
    assert (said.rstrip(".") in finding.explanation) is finding.explained is mine
    assert finding.severity == ("look" if mine else "ask")
    assert finding.question.endswith("Do you expect it to last?" if mine else "What is behind it?")


def test_the_words_on_screen_say_how_often_and_what_not() -> None:
    assert "About 3 in 100" in FALSE_ALARMS
    assert "Thirteen figures" in FEW_POINTS
