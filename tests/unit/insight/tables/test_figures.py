"""Changes, averages, maxima, percentages and rates that other printed figures determine."""

from dataclasses import replace

import pytest

from detected import found_in
from packview.insight.detectors import Context
from packview.insight.indicators import Dataset, Polarities, halves
from packview.insight.intervals import Interval
from packview.insight.tables import relations
from packview.insight.tables.grid import indicator_grids
from packview.model import Doubt, Finding, Indicator, Pack
from packview.wording.numbers import places_of
from planted_figures import MONTHS, right_pack


def dataset_findings(pack: Pack) -> list[Finding]:
    return sorted(
        relations.relation_findings(indicator_grids(pack.indicators, Polarities())), key=lambda one: one.refs
    )


def planted(position: int, **changes: object) -> Pack:
    """A right pack with one indicator changed."""
    pack = right_pack(5, plain=True)
    rows = list(pack.indicators)
    rows[position] = replace(rows[position], **changes)  # type: ignore[arg-type]
    return replace(pack, indicators=tuple(rows))


def test_right_rounded_figures_are_left_alone() -> None:
    assert dataset_findings(right_pack(5, plain=True)) == []


def test_a_wrong_change_is_told_with_its_working_and_a_question() -> None:
    right = right_pack(5, plain=True).indicators[0]
    assert right.change_month is not None
    (finding,) = found_in(Context(pack=planted(0, change_month=right.change_month + 40), pages=()), "derived")
    assert (finding.kind, finding.rule, finding.sure) == ("derived", "growth of a column", "likely")
    assert (finding.refs, finding.page, finding.pdf_page, finding.item) == (("P0",), "47", 52, "8")
    assert finding.printed == f"+{right.change_month + 40:.0f}%"
    assert "(September 2018) to" in finding.computed
    assert finding.question.endswith("Which is right?")
    assert len(finding.question.split()) <= 25


def test_the_likely_slip_of_a_change_is_named() -> None:
    values = {**right_pack(5, plain=True).indicators[0].values, MONTHS[-2]: 400.0, MONTHS[-1]: 500.0}
    texts = [
        dataset_findings(
            planted(0, values=values, change_month=printed, change_year=None, average_12m=None, max_12m=None)
        )[0]
        for printed in (-25.0, 20.0)
    ]
    assert texts[0].explanation.endswith("The sign is the wrong way round.")
    assert texts[1].explanation.endswith("It was divided by the newer figure instead of the older.")


def test_a_change_in_points_is_another_way_of_saying_it() -> None:
    row = right_pack(5, plain=True).indicators[2]
    new, old = row.values[MONTHS[-1]], row.values[MONTHS[-2]]
    assert new is not None
    assert old is not None
    assert dataset_findings(planted(2, change_month=round(new - old, 1))) == []


def test_a_table_worked_out_in_a_way_not_known_raises_no_alarm() -> None:
    pack = right_pack(5, plain=True)
    odd = tuple(replace(row, change_month=777.0, average_12m=-5.0) for row in pack.indicators)
    assert dataset_findings(replace(pack, indicators=odd)) == []


def test_a_row_that_is_off_in_three_columns_was_rather_read_wrongly() -> None:
    torn = planted(0, change_month=300.0, change_year=300.0, average_12m=1.0, max_12m=2.0)
    assert dataset_findings(torn) == []
    assert len(dataset_findings(planted(0, change_month=300.0, change_year=300.0))) == 1


def test_what_was_doubtfully_read_is_not_reckoned_with() -> None:
    assert dataset_findings(planted(0, change_month=300.0, doubtful=("A cell is torn",))) == []
    known = planted(0, average_12m=3.0, doubtful=("The average is not theirs",), doubts=(Doubt.DERIVED,))
    assert [finding.rule for finding in dataset_findings(known)] == ["average of a row"]


def test_part_and_whole_are_found_by_their_figures() -> None:
    rows = Dataset(right_pack(5, plain=True).indicators)
    assert [(share.percent, share.part, share.whole) for share in rows.shares.values()] == [
        (group + 2, group + 1, group) for group in range(0, 40, 4)
    ]


@pytest.mark.parametrize("column", ["change_month", "change_year", "average_12m", "max_12m"])
def test_no_figures_no_findings(column: str) -> None:
    empty = Indicator(ref="E", name="Empty", **{column: 5.0})  # type: ignore[arg-type]
    gaps = Indicator(ref="G", name="Gaps", values=dict.fromkeys(MONTHS), **{column: 5.0})  # type: ignore[arg-type]
    assert dataset_findings(replace(right_pack(5, plain=True), indicators=(empty, gaps))) == []


def test_the_half_digit_of_a_row_is_judged_by_the_row() -> None:
    assert halves((14.5, 15.0, 13.2, 12.9), "percent") == [0.05] * 4
    assert halves((14.5, 15.0, 100.0, 12.9, 13.1, 11.8), "percent")[2] == 0.5
    assert halves((14.0, 15.0), "rate") == [0.5, 0.5]
    assert halves((1439, 997), "count") == [0, 0]
    assert halves((12_000, 13_000, 9_000, 7_000), "count") == [500] * 4
    assert halves((12, 13), "count", "Calls (thousands)") == [0.5, 0.5]
    assert halves((1_200_000.0,), "money") == [50_000]
    assert halves((), "count") == []


def test_intervals() -> None:
    assert Interval(1, 2).minus(Interval(0.5, 1)) == Interval(0, 1.5)
    assert Interval(1, 2).over(Interval(0, 1)) is None
    assert Interval(1, 2).over(Interval(1, 2)) == Interval(0.5, 2)
    assert Interval(1, 2).meets(Interval(2, 3))
    assert not Interval(1, 2).meets(Interval(2.1, 3))
    assert (places_of(14.5), places_of(15.0), places_of(0.04)) == (1, 0, 2)
