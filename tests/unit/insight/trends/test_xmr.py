"""XmR limits and rules against the golden cases of the NHS and against hand-made series."""

import pytest

from packview.insight.trends.xmr import (
    Limits,
    limits_of,
    moves,
    one_side,
    outside,
    rules_at_latest,
    two_of_three,
)

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
    assert outside(FALLING[-1], limits_of(FALLING[:-1]))


@pytest.mark.parametrize(
    ("values", "way"),
    [
        ([9, 1, 2, 3, 4, 5, 6, 7], 1),
        ([1, 2, 3, 4, 5, 6], 0),
        ([7, 6, 5, 4, 3, 2, 1], -1),
        ([1, 2, 3, 3, 4, 5, 6], 0),
        ([1, 2, 3, 4, 5, 6, 7, 6], 0),
    ],
)
def test_a_trend_is_six_strict_moves_one_way_up_to_the_latest(values: list[float], way: int) -> None:
    assert moves(values) == way


def test_seven_on_one_side_of_the_mean_and_none_on_it() -> None:
    assert one_side([0, 6, 7, 6, 8, 6, 9, 6], 5) == 1
    assert one_side([4, 3, 4, 2, 4, 1, 4], 5) == -1
    assert one_side([6, 7, 6, 5, 6, 9, 6], 5) == 0
    assert one_side([6] * 6, 5) == 0


def test_two_of_three_lie_in_the_outer_third_on_the_same_side_the_latest_among_them() -> None:
    limits = Limits(10.0, 1.0)
    assert two_of_three([10, 11.8, 10, 11.8], limits) == 1
    assert two_of_three([10, 8.2, 8.2], limits) == -1
    assert two_of_three([8.2, 10, 11.8], limits) == 0
    assert two_of_three([11.8, 11.8, 10], limits) == 0
    assert two_of_three([11.8, 11.8, 10, 11.8, 10, 10], limits) == 0


def test_what_rounding_may_have_carried_over_a_limit_is_not_outside() -> None:
    limits = Limits(10.0, 1.0)
    assert outside(13, limits)
    assert not outside(13, limits, half=0.5)
    assert outside(14, limits, half=0.5)


def test_one_figure_has_no_limits() -> None:
    with pytest.raises(ValueError, match="two figures"):
        limits_of([3.0])
    assert rules_at_latest([], Limits(0, 0)) == ()
