"""Which indicators tell one thing in two measures, and the names findings keep."""

from typing import Literal

import pytest

from packview.insight.finding import finding_key, identity
from packview.insight.indicators import measure_of, reference_base, related_measures
from packview.model import Indicator

Unit = Literal["count", "percent", "rate", "money"]


def row(ref: str, name: str, unit: Unit, *, item: str = "8") -> Indicator:
    return Indicator(ref=ref, name=name, unit=unit, item=item)


def test_a_number_its_percentage_and_its_rate_are_related() -> None:
    rows = (
        row("K4 (val)", "Number of visits made on time", "count"),
        row("K4 (%)", "Percentage of visits made on time", "percent"),
        row("K7", "Number of families housed", "count"),
        row("K7-NI", "Families housed, rate per 10,000", "rate"),
        row("", "Percentage of families housed", "percent"),
    )
    assert related_measures(rows) == {0: (1,), 1: (0,), 2: (3, 4), 3: (2, 4), 4: (2, 3)}


def test_one_reference_with_two_endings_makes_up_for_names_told_otherwise() -> None:
    rows = (
        row("P9 (val)", "Number of children placed with agencies at end of period", "count"),
        row("P9", "Percentage of agency placements (of all children)", "percent"),
    )
    assert related_measures(rows) == {0: (1,), 1: (0,)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("A1", "Number of visits", "count"), row("A1", "Number of visits", "count")),
        (
            row("A1", "Number done within 10 days", "count"),
            row("A1 %", "Percentage done within 45 days", "percent"),
        ),
        (row("A1", "Number of visits", "count"), row("A1 %", "Percentage of bins emptied", "percent")),
        (row("A1", "Number of visits", "count"), row("B1", "Percentage of late visits", "percent")),
        (
            row("A1", "Number of visits", "count", item="8"),
            row("A1", "Percentage of visits", "percent", item="9"),
        ),
        (row("A1", "Number", "count"), row("A2", "Percentage", "percent")),
    ],
)
def test_what_only_looks_alike_is_not_related(one: Indicator, other: Indicator) -> None:
    assert related_measures((one, other)) == {}


def test_a_measure_is_what_the_name_says() -> None:
    assert measure_of(row("", "Rate of fires per 10,000 homes", "count")) == "rate"
    assert measure_of(row("", "% of calls answered", "count")) == "percent"
    assert measure_of(row("", "Number of calls", "count")) == "count"
    assert measure_of(row("", "Cost per 1,000 homes", "money")) == "money"


@pytest.mark.parametrize(
    ("ref", "base"),
    [
        ("LAC9 (val)", "lac9"),
        ("LAC9", "lac9"),
        ("M2-NI", "m2"),
        ("CP2b %", "cp2b"),
        ("NI147", "ni147"),
        ("", ""),
        ("CP5-QL (val)", "cp5"),
        ("%", "%"),
    ],
)
def test_a_reference_without_its_ending(ref: str, base: str) -> None:
    assert reference_base(ref) == base


def key(kind: str, rule: str, *place: object) -> str:
    return finding_key(kind, identity(rule, *place))


def test_a_finding_keeps_its_key() -> None:
    one = key("derived", "average over 12 months", "8", "M3", 17.4)
    assert one == key("derived", "Average  over 12 months", "8", "m3", 17.4)
    assert one == "derived-7ab2b0235c1e717c"
    assert len({one, key("derived", "average over 12 months", "8", "M3 %", 17.4)}) == 2
    assert key("claim", "x", "ab", "c") != key("claim", "x", "a", "bc")
    assert key("claim", "x", None) == key("claim", "x", "")
