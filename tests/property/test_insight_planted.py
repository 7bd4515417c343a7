"""Errors planted among right, rounded figures are found, and right figures are not called wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detected import found_in
from packview.insight.detectors import Context
from packview.insight.trends.xmr import limits_of, rules_at_latest, trend_of
from packview.model import Indicator
from planted_figures import KINDS, MONTHS, Kind, figures_in, plant, right_pack

RULES: dict[Kind, tuple[str, ...]] = {
    "change": ("growth of a column", "difference of two columns"),
    "average": ("average of a row",),
    "maximum": ("maximum of a row",),
    "total": ("total of a ",),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nine_of_ten_planted_errors_are_found_and_nothing_beside_them(kind: Kind) -> None:
    found = false = figures = 0
    for seed in range(20):
        right = right_pack(seed, groups=6)
        planted = plant(right, kind, seed)
        assert planted.pack != right
        findings = found_in(Context(pack=planted.pack, pages=()), "derived")
        here = [
            each
            for each in findings
            if planted.place in each.refs or each.explanation.startswith(f"The figure for '{planted.place}'")
        ]
        found += any(each.rule.startswith(RULES[kind]) for each in here)
        false += len(findings) - len(here)
        figures += figures_in(right)
    assert figures > 3000
    assert found >= 18
    assert false <= figures / 1000


@given(st.integers(0, 2**32))
@settings(max_examples=25)
def test_right_figures_are_left_alone_whatever_their_rounding(seed: int) -> None:
    assert found_in(Context(pack=right_pack(seed, groups=4), pages=()), "derived") == []


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40),
    st.floats(0.01, 100),
    st.floats(-1e4, 1e4),
)
def test_limits_do_not_depend_on_the_measure(values: list[float], scale: float, shift: float) -> None:
    limits, moved = (
        limits_of(values, screened=False),
        limits_of([scale * value + shift for value in values], screened=False),
    )
    size = max(map(abs, values), default=0) * scale + abs(shift)
    assert moved.mean == pytest.approx(scale * limits.mean + shift, abs=1e-6 * size + 1e-9)
    assert moved.moving_range == pytest.approx(scale * limits.moving_range, abs=1e-6 * size + 1e-9)


@given(
    st.lists(st.none() | st.integers(0, 10_000).map(float), max_size=13),
    st.sampled_from(("count", "percent", "rate")),
)
def test_any_series_has_a_trend_with_a_reason_or_a_centre(values: list[float | None], unit: str) -> None:
    indicator = Indicator(ref="A", name="Any", unit=unit, values=dict(zip(MONTHS, values, strict=False)))  # type: ignore[arg-type]
    trend = trend_of(0, indicator)
    assert (trend.method == "none") == (trend.centre is None)
    assert trend.reason or trend.method == "xmr"
    assert (trend.direction == "") == (not trend.rules)
    known = [value for value in values if value is not None]
    if trend.method == "xmr":
        assert trend.rules or not rules_at_latest(known, limits_of(known[:-1]), half=0.5)
