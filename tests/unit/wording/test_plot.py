"""The plot of a series: nothing hides a figure, every level has its name, ticks are round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.wording.plot import Level, Plot, round_ticks

FIGURES = st.lists(st.none() | st.integers(-1000, 1000), min_size=1, max_size=60)
NEAR = [Level("E", "46 England", 46), Level("R", "46 SE region", 46), Level("T", "50 target", 50)]


def drawn(plot: Plot, width: int = 90, height: int = 10) -> list[str]:
    return ["".join(sign for sign, _ in row) for row in plot.rows(width, height)]


@given(FIGURES, st.integers(60, 200), st.integers(4, 20), st.booleans())
def test_every_figure_has_a_point_that_nothing_covers(
    values: list[float | None], width: int, height: int, braille: bool
) -> None:
    levels = [Level("M", "mean", float(value)) for value in values if value is not None]
    plot = Plot(values=values, names=["Jan"] * len(values), levels=levels, braille=braille)
    rows = plot.rows(width, height)
    known = [value for value in values if value is not None]
    assert len(rows) == (height + 2 if known else 0)
    points = [at for row in rows for at, (_, what) in enumerate(row) if what == "point"]
    assert len(points) == len(known) or len(values) > width // 3
    assert len(set(points)) == len(points)
    assert all(len(row) <= width for row in rows)


def test_levels_of_the_same_height_share_a_row_and_both_have_their_name() -> None:
    rows = drawn(Plot(values=[40, 62, 50], names=["Jan", "Feb", "Mar"], levels=NEAR))
    shared = next(row for row in rows if "E   R" in row)
    assert shared.index("E") < shared.index("R")
    ends = [row.rsplit("  ", 1)[-1].strip() for row in rows]
    names = [end for end in ends if end[:1] in ("E", "R", "T")]
    assert [name[-6:] for name in names] == ["target", "ngland", "region"]


def test_the_line_stops_at_a_gap_and_lies_below_the_points() -> None:
    plot = Plot(values=[1, 5, None, 5, 1], names=list("abcde"), braille=False)
    rows = drawn(plot)
    before, after = (at for row in rows[:4] for at, sign in enumerate(row) if sign == "o")
    assert not any(row[before + 1 : after].strip() for row in rows[:-2])
    assert "." in rows[4]
    assert "".join(rows[:-2]).count("o") == 4


def test_signals_are_marked_and_levels_far_off_are_left_out_and_told() -> None:
    far = Level("T", "9,999 target", 9999)
    plot = Plot(values=[1, 2, 9], names=list("abc"), signals=frozenset({2}), levels=[far])
    assert plot.off_scale == [far]
    assert sum(row.count(plot.sign_of_signal) for row in drawn(plot)) == 1
    assert "9,999" not in "".join(drawn(plot))


def test_without_braille_it_is_drawn_with_the_signs_of_a_typewriter() -> None:
    values: list[float | None] = [1, 2, None, 9]
    plot = Plot(values=values, names=list("abcd"), signals=frozenset({3}), braille=False)
    assert "".join(drawn(plot)).isascii()


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (14.5, 22.4, [14, 16, 18, 20, 22, 24]),
        (1375.5, 1501.7, [1350, 1400, 1450, 1500, 1550]),
        (0.1, 0.13, [0.1, 0.11, 0.12, 0.13]),
        (5, 5, [4.5, 4.75, 5, 5.25, 5.5]),
        (-3, 7, [-5, -2.5, 0, 2.5, 5, 7.5]),
    ],
)
def test_ticks_are_round_and_hold_all_figures(low: float, high: float, ticks: list[float]) -> None:
    assert round_ticks(low, high, 4) == ticks


def test_the_last_period_is_named_and_names_do_not_run_together() -> None:
    names = [f"Month {number}" for number in range(1, 14)]
    below = drawn(Plot(values=list(range(13)), names=names), 60)[-1]
    assert below.endswith("Month 13")
    assert all(name in names for name in (part.strip() for part in below.split("  ")) if name)
