"""Sparklines, figures and sentences of an indicator."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packview.model.words import figure, latest, moved_words, target_of, trend_words
from packview.text import natural
from packview.tui.views.indicator_detail import named_below, plot_of
from packview.tui.views.indicators import (
    Choice,
    as_csv,
    as_markdown,
    chosen,
    facts,
    indicator_lines,
    look_of,
    period_words,
    value_table,
    verdict,
)
from packview.wording.sparkline import sparkline
from tui.indicator_values import ALL, NASTY_ONE, PACK, SHARE, TRENDS, indicator


def test_a_sparkline_runs_from_lowest_to_highest_and_shows_gaps() -> None:
    assert sparkline([1, None, 8]) == "\u2581\u00b7\u2588"
    assert sparkline([5, 5]) == "\u2584\u2584"
    assert sparkline([None, None]) == "\u00b7\u00b7"
    assert sparkline([1, 2, 3, 4], width=2) == sparkline([3, 4])
    assert sparkline([]) == ""


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False, width=32)))
def test_a_sparkline_has_a_cell_for_each_figure_and_keeps_their_order(values: list[float | None]) -> None:
    drawn = sparkline(values)
    assert len(drawn) == len(values)
    pairs = sorted((value, cell) for value, cell in zip(values, drawn, strict=True) if value is not None)
    cells = [cell for _, cell in pairs]
    assert cells == sorted(cells)
    assert all((cell == "\u00b7") == (value is None) for value, cell in zip(values, drawn, strict=True))


def test_figures_carry_their_unit_and_a_missing_one_its_mark() -> None:
    assert figure(1620, "count") == "1,620"
    assert figure(14.5, "percent") == "14.5%"
    assert figure(1200000, "money") == "\u00a31,200,000"
    assert figure(None, "count", "*") == "*"
    assert figure(None, "count") == "no figure"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2018-10", "Oct 18"),
        ("2019-03", "Mar 19"),
        ("2018/19 Q3", "2018/19 Q3"),
        ("2018/19", "2018/19"),
        ("1999-12", "Dec 99"),
        ("soon", "soon"),
    ],
)
def test_periods_are_said(period: str, words: str) -> None:
    assert period_words(period) == words


def test_the_target_is_that_of_the_latest_year() -> None:
    assert target_of(SHARE) == ("Target 2018/19", 16.0)
    assert target_of(indicator(targets={"Target": 7.0})) == ("Target", 7.0)
    assert target_of(indicator(targets={"Target 16-17": 7.0, "Target 17-18": 8.0})) is None
    assert target_of(indicator(targets={"Target": None})) is None


def test_movement_is_said_in_words_from_what_is_printed_else_from_the_figures() -> None:
    assert moved_words(SHARE) == "down 8% on the month before"
    assert moved_words(indicator(figures=(1, 1, 3, 2))) == "down from 3"
    assert moved_words(indicator()) == "change not known"
    assert moved_words(ALL[1]) == "no change on the month before"
    assert latest(indicator(figures=(1, 2, 3, None))) == ("2018-10", None)


def test_a_trend_is_said_with_its_reason() -> None:
    assert trend_words(TRENDS[2]) == "signal (low): the latest point lies outside the limits"
    assert trend_words(TRENDS[0]) == "not judged: too few figures"
    assert trend_words(None) == ""


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (42, ("14.5%", "-8%", "\u25bc better")),
        (76, ("14.5%", "-8%", "\u25bc low, better")),
        (116, ("14.5% (Oct 18)", "-8%", "UNUSUALLY LOW (better)")),
        (140, ("14.5% (Oct 18)", "down 8% on the month before", "UNUSUALLY LOW (better)")),
    ],
)
def test_a_row_is_one_line_with_figure_change_and_verdict_in_columns(
    width: int, words: tuple[str, ...]
) -> None:
    shown = indicator_lines(SHARE, TRENDS[2], width).plain
    assert "\n" not in shown
    assert len(shown) <= width
    assert all(part in shown for part in ("M3 Perc", *words))
    other = indicator_lines(indicator(change_month=-8.0), None, width).plain
    assert other.rindex("8%") == shown.rindex("8%")


def test_a_long_figure_is_rounded_in_a_narrow_row_and_never_cut() -> None:
    wide = indicator(figures=(1.0, 2.0, 3.0, 12_345_678.0))
    assert "12.3m" in indicator_lines(wide, None, 42).plain
    assert "12,345,678 (Oct 18)" in indicator_lines(wide, None, 116).plain


def test_colours_say_better_worse_and_rated() -> None:
    assert look_of(SHARE, TRENDS[2]) == "better"
    assert look_of(SHARE, replace(TRENDS[2], good=False)) == "worse"
    assert look_of(SHARE, replace(TRENDS[2], good=None)) == "signal"
    assert look_of(replace(SHARE, rag="red"), None) == "worse"
    assert look_of(SHARE, None) == ""


def test_what_is_doubtful_rated_or_better_is_said_in_a_word() -> None:
    assert verdict(replace(SHARE, rag="red", doubtful=("look",)), None) == "RED \u00b7 DOUBTFUL"
    assert verdict(SHARE, replace(TRENDS[2], good=True)) == "UNUSUALLY LOW (better)"
    assert verdict(SHARE, TRENDS[0]) == ""


def test_references_are_sorted_as_a_person_would() -> None:
    assert sorted(["M10", "M2-NI", "M2", "EH1"], key=natural) == ["EH1", "M2", "M2-NI", "M10"]
    by_ref = chosen(ALL[:3], Choice(order="reference"), trends={})
    assert [ALL[place].ref for place in by_ref] == ["M1", "M3", "M10"]


def test_lists_are_sorted_and_filtered() -> None:
    assert chosen(ALL, Choice(signals=True), trends=TRENDS) == [2]
    assert chosen(ALL, Choice(order="change"), trends={})[:2] == [2, 1]


def test_the_table_of_figures_fits_and_holds_every_one() -> None:
    shown = value_table(SHARE, 60)
    assert all(len(line) <= 62 for line in shown)
    text = "\n".join(shown)
    for words in ("22.4%", "-35%", "England", "17%", "Target 2018/19", "16%", "12-month average"):
        assert words in text
    assert "SE region" not in text
    assert value_table(indicator(values={}), 60) == []


def test_facts_are_said_and_nothing_is_said_that_is_not_known() -> None:
    said = facts(SHARE, TRENDS[2])
    assert said[0].startswith("down 8% on the month before, down 35% on the same month a year before")
    assert "lower is better, for the better" in said
    assert "Owner: Phil Bull" in said
    assert facts(indicator(owner="", values={}), None) == ["change not known"]


def test_it_is_copied_as_markdown_and_csv() -> None:
    assert as_markdown(SHARE).startswith(
        "**M3 Percentage of contacts that become referrals**, page 3\n\n| Jul 18 |"
    )
    header, row, _ = as_csv(PACK, SHARE).split("\r\n")
    assert header.startswith("ref,name,owner")
    assert "14.5" in row.split(",")
    assert "'=1+1" in as_csv(PACK, indicator("=1+1"))
    assert "\\[REDACTED] \\[/" in as_markdown(NASTY_ONE)


def test_every_level_is_drawn_with_its_name_or_named_as_off_the_scale() -> None:
    plot = plot_of(SHARE, TRENDS[2])
    drawn = "\n".join("".join(sign for sign, _ in row) for row in plot.rows(90, 12))
    for words in ("16% Target 2018/19", "20% Stat. Neighbour", "17% England", "19% mean"):
        assert words in drawn
    assert "25% upper limit" in drawn
    assert "15% lower limit" in drawn
    assert not plot.off_scale
    assert plot.signals == {3}
    assert named_below(plot, TRENDS[2]) == ["\u25c6 figures of the signal, for the better"]
    far = plot_of(indicator(targets={"Target": 9999.0}), None)
    assert named_below(far, None) == [
        "a gap in the line: no figure is printed",
        "Off the scale: T 9,999 Target",
    ]
    assert plot_of(indicator(figures=(None, None, None, None)), None).rows(80, 10) == []
    assert plot_of(NASTY_ONE, None).rows(80, 10)
