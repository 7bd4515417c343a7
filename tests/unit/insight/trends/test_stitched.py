"""Series over the packs of a committee: what goes on, what breaks, which past figures were revised."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from committee_year import months, visits, year
from packview.insight.indicators import Polarities
from packview.insight.trends.stitched import long_series, with_trends
from packview.model import Indicator
from packview.model.committee import LongSeries
from packview.model.pack import Doubt
from packview.model.words import break_words, revised_words

FIRST, SECOND = months(1, [40, 42, 41, 43, 44]), months(3, [41, 43, 44, 45, 47])


def over(*rows: Indicator) -> LongSeries:
    """The series of one indicator in as many packs."""
    [found] = long_series(year(*({"indicators": (row,)} for row in rows)))
    return found


def test_figures_of_several_packs_make_one_series() -> None:
    found = over(visits(FIRST), visits(SECOND), visits(months(5, [44, 45, 47, 46, 48])))
    assert list(found.indicator.values.values()) == [40, 42, 41, 43, 44, 45, 47, 46, 48]
    assert (found.position, len(found.said), found.breaks, found.revised, found.earlier) == (0, 3, (), (), {})
    assert [one.value for one in found.said] == [44, 47, 48]


def test_a_past_figure_that_reads_otherwise_is_revised_in_words_with_both_packs() -> None:
    found = over(visits(FIRST), visits(months(3, [41, 49, 44, 45, 47])))
    [one] = found.revised
    assert (one.period, one.before, one.after) == ("2018-04", 43, 49)
    assert revised_words(one, "count") == (
        "April 2018: 43 in the papers of 7 March 2019, page 1, 49 in those of 9 May 2019, page 1"
    )
    assert found.indicator.values["2018-04"] == 49


def test_a_figure_that_is_only_rounded_otherwise_is_not_revised() -> None:
    first = visits(months(1, [40.2, 42.1, 41.3]), unit="percent", name="Share of visits by bus")
    later = visits(months(1, [40, 42, 41]), unit="percent", name="Share of visits by bus")
    assert over(first, later).revised == ()
    assert over(first, replace(later, values=months(1, [40, 42, 43]))).revised != ()


def test_a_past_that_reads_otherwise_nearly_everywhere_is_one_break_and_no_list_of_revisions() -> None:
    found = over(visits(FIRST), visits(months(3, [81, 83, 84, 85])))
    assert [one.kind for one in found.breaks] == ["restated"]
    assert found.revised == ()
    assert list(found.indicator.values) == ["2018-03", "2018-04", "2018-05", "2018-06"]
    assert list(found.earlier) == ["2018-01", "2018-02"]
    assert "3 of 3" in break_words(found.breaks[0])


def test_another_name_under_one_reference_breaks_and_a_reference_given_to_something_else_does_not_go_on() -> (
    None
):
    renamed = over(visits(FIRST), visits(SECOND, name="Number of counted visits to the parks"))
    assert [one.kind for one in renamed.breaks] == ["renamed"]
    assert "'Number of visits to the parks'" in break_words(renamed.breaks[0])
    found = long_series(
        year({"indicators": (visits(FIRST),)}, {"indicators": (visits(SECOND, name="Benches painted"),)})
    )
    assert [(one.indicator.name, one.position) for one in found] == [
        ("Benches painted", 0), ("Number of visits to the parks", None),
    ]  # fmt: skip
    assert not any(one.breaks for one in found)


def test_another_unit_breaks() -> None:
    found = over(visits(FIRST), visits(SECOND, unit="money"))
    assert [one.kind for one in found.breaks] == ["unit"]


def test_another_reference_of_the_same_name_goes_on() -> None:
    found = over(visits(FIRST), visits(SECOND, ref="P1a"))
    assert len(found.indicator.values) == 7
    assert found.breaks == ()


def test_two_rows_that_cannot_be_told_apart_are_not_stitched() -> None:
    twins = (visits(FIRST), visits(SECOND))
    found = long_series(year({"indicators": twins}, {"indicators": twins}))
    assert [len(one.said) for one in found] == [1, 1, 1, 1]


def test_a_definition_that_changed_begins_anew_from_the_month_that_is_named() -> None:
    words = "The definition was changed from May 2018: dogs are counted too."
    found = over(
        visits(FIRST), visits(SECOND, commentary=words), visits(months(5, [44, 45, 47, 46]), commentary=words)
    )
    [one] = found.breaks
    assert (one.kind, one.since, one.after) == ("redefined", "2018-05", words)
    assert list(found.indicator.values) == ["2018-05", "2018-06", "2018-07", "2018-08"]
    assert list(found.earlier) == ["2018-01", "2018-02", "2018-03", "2018-04"]


def test_a_row_that_was_doubtfully_read_lends_no_figure() -> None:
    doubtful = visits(months(3, [1, 2, 3]), doubtful=("a column is missing",), doubts=(Doubt.FIGURES,))
    found = over(visits(FIRST), doubtful, visits(SECOND))
    assert found.revised == ()
    assert list(found.indicator.values.values()) == [40, 42, 41, 43, 44, 45, 47]


def test_a_suppressed_figure_is_no_revision_and_does_not_take_the_place_of_one() -> None:
    found = over(visits(FIRST), visits(months(3, [None, 43, 44, 45])))
    assert found.revised == ()
    assert found.indicator.values["2018-03"] == 41


def test_a_signal_that_no_single_pack_can_show() -> None:
    rows = [
        visits(months(1, [50, 52, 49, 51, 50, 53, 48, 51])),
        visits(months(9, [52, 50, 49, 51, 50, 52, 49, 63])),
    ]
    alone = with_trends(long_series(year({"indicators": (rows[1],)})), Polarities())[0]
    both = with_trends(long_series(year(*({"indicators": (one,)} for one in rows))), Polarities())[0]
    assert alone.trend is not None
    assert both.trend is not None
    assert not alone.trend.signal
    assert both.trend.rules == ("outside",)


@given(
    st.lists(st.lists(st.one_of(st.none(), st.integers(0, 999)), max_size=6), min_size=1, max_size=3),
    st.data(),
)
def test_no_figure_is_lost_or_made_up(packs: list[list[float | None]], data: st.DataObject) -> None:
    firsts = [data.draw(st.integers(1, 8)) for _ in packs]
    rows = [visits(months(first, values)) for first, values in zip(firsts, packs, strict=True)]
    found = over(*rows)
    shown = {**found.earlier, **found.indicator.values}
    printed = {(period, value) for row in rows for period, value in row.values.items() if value is not None}
    assert {(period, value) for period, value in shown.items() if value is not None} <= printed
    assert {period for period, _ in printed} <= {*shown}
