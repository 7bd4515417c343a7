"""XmR limits and rules against the golden cases of the NHS and against hand-made series."""

import pytest

from packview.insight.trends.xmr import RUN, Limits, limits_of, rules_at_latest, run_of, signal_points
from packview.model import Indicator, Trend, TrendRule

SPIKE = [1.0, 2, 1, 2, 10, *(1, 2) * 6, 1]
FALLING = [62.0, 65, 61, 66, 64, 63, 67, 60, 64, 58, 57, 55, 52]


def test_limits_leave_out_moving_ranges_far_above_the_rest_once() -> None:
    limits = limits_of(SPIKE)
    assert len(SPIKE) == 18
    assert (round(limits.upper, 2), round(limits.mean, 2), round(limits.lower, 2)) == (4.60, 1.94, -0.72)


def test_limits_without_screening() -> None:
    limits = limits_of(SPIKE, screened=False)
    assert (round(limits.upper, 2), round(limits.mean, 2), round(limits.lower, 2)) == (6.95, 1.94, -3.06)


def test_a_slow_fall_is_no_signal_by_limits_it_has_widened_itself() -> None:
    limits = limits_of(FALLING)
    assert (round(limits.mean, 2), round(limits.upper, 2), round(limits.lower, 2)) == (61.08, 70.39, 51.77)
    assert rules_at_latest(FALLING, limits) == ()


def test_the_same_fall_lies_outside_limits_of_the_time_before() -> None:
    limits = limits_of(FALLING[:9])
    assert (round(limits.mean, 2), round(limits.upper, 2), round(limits.lower, 2)) == (63.56, 73.53, 53.58)
    assert "outside" in rules_at_latest(FALLING, limits)
    assert "outside" in rules_at_latest(FALLING, limits_of(FALLING[:-1]))


@pytest.mark.parametrize(
    ("values", "moved"),
    [
        ([9, 1, 2, 3, 4, 5, 6, 7], True),
        ([1, 2, 3, 4, 5, 6], False),
        ([7, 6, 5, 4, 3, 2, 1], True),
        ([1, 2, 3, 3, 4, 5, 6], False),
        ([1, 2, 3, 4, 5, 6, 7, 6], False),
    ],
)
def test_a_trend_is_six_strict_moves_one_way_up_to_the_latest(values: list[float], *, moved: bool) -> None:
    assert (run_of(values) >= RUN) is moved


@pytest.mark.parametrize(
    ("rule", "values", "fires"),
    [
        ("one side", [0, 16, 17, 16, 18, 16, 19, 16], True),
        ("one side", [4, 3, 4, 2, 4, 1, 4], True),
        ("one side", [16, 17, 16, 10, 16, 19, 16], False),
        ("one side", [16] * 6, False),
        ("two of three", [10, 11.8, 10, 11.8], True),
        ("two of three", [10, 8.2, 8.2], True),
        ("two of three", [8.2, 10, 11.8], False),
        ("two of three", [11.8, 11.8, 10], False),
        ("two of three", [11.8, 11.8, 10, 11.8, 10, 10], False),
    ],
)
def test_seven_on_one_side_and_two_of_three_near_a_limit(
    rule: str, values: list[float], *, fires: bool
) -> None:
    assert (rule in rules_at_latest(values, Limits(10.0, 1.0))) is fires


def test_what_rounding_may_have_carried_over_a_limit_is_not_outside() -> None:
    for value, half, fires in ((13, 0.0, True), (13, 0.5, False), (14, 0.5, True)):
        assert ("outside" in rules_at_latest([value], Limits(10.0, 1.0), half=half)) is fires


@pytest.mark.parametrize(
    ("rules", "points"),
    [
        ((), []),
        (("outside",), [9]),
        (("two of three",), [7, 9]),
        (("one side",), [2, 4, 5, 6, 7, 8, 9]),
        (("outside", "one side"), [2, 4, 5, 6, 7, 8, 9]),
    ],
)
def test_the_points_of_a_signal_are_those_that_its_rules_count(
    rules: tuple[TrendRule, ...], points: list[int]
) -> None:
    figures: list[float | None] = [9, 10, 11, None, 11, 11, 11, 15, 11, 16]
    values = {f"2018-{month:02}": figure for month, figure in enumerate(figures, start=1)}
    indicator = Indicator(ref="M1", name="Visits", values=values)
    trend = Trend(position=0, ref="M1", method="xmr", centre=10.0, upper=15.0, lower=5.0, rules=rules)
    assert sorted(signal_points(trend, indicator)) == points
