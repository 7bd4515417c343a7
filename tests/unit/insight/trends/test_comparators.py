"""Indicators against others and against their targets; which way is good, and who says so."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from packview.errors import PackviewError
from packview.insight.indicators import Dataset, Good, Polarities, read_polarities
from packview.insight.intervals import byar, wilson
from packview.insight.trends.targets import comparator_findings
from packview.insight.trends.xmr import assurance, trend_of, trends_of
from packview.model import Finding, Indicator, Trend
from packview.services.analysis.findings import polarities

MONTHS = [f"{2017 + (9 + at) // 12}-{(9 + at) % 12 + 1:02}" for at in range(13)]
KNOWN = read_polarities(
    """
    [[kind]]
    good = "high"
    shares_only = true
    phrases = ["on time", "in education employment or training"]
    [[kind]]
    good = "low"
    phrases = ["missed bins", "not in education employment or training"]
    [[kind]]
    good = "neutral"
    phrases = ["missed bins collected"]
    """
)


def row(name: str, latest: float, **fields: object) -> Indicator:
    values: dict[str, float | None] = dict.fromkeys(MONTHS, latest)
    plain = Indicator(ref="R1", name=name, unit="percent", item="8", page="47", values=values)
    return replace(plain, **fields)  # type: ignore[arg-type]


def found(*rows: Indicator, pages: Sequence[Sequence[str]] = ()) -> list[Finding]:
    dataset = Dataset(rows)
    return comparator_findings(dataset, KNOWN, trends_of(dataset, KNOWN), pages)


def share(
    percents: list[float], wholes: list[int], **fields: object
) -> tuple[Indicator, Indicator, Indicator]:
    """A percentage with the numbers it is worked out from."""
    parts = [round(percent * whole / 100) for percent, whole in zip(percents, wholes, strict=True)]
    exact = [round(100 * part / whole, 1) for part, whole in zip(parts, wholes, strict=True)]
    made: dict[str, float | None] = dict(zip(MONTHS, exact, strict=True))
    return (
        replace(
            row("Number of visits made", 0, unit="count", ref="V1"),
            values=dict(zip(MONTHS, map(float, wholes), strict=True)),
        ),
        replace(
            row("Number of visits on time", 0, unit="count", ref="V2 (val)"),
            values=dict(zip(MONTHS, map(float, parts), strict=True)),
        ),
        replace(row("Percentage of visits on time", 0, ref="V2", **fields), values=made),
    )


OTHERS = {"Stat. Neighbour": 76.0, "England": 76.7, "SE region": 72.2}


def test_worse_than_all_others_says_by_how_much_and_asks() -> None:
    (finding,) = found(
        row("Percentage of [REDACTED] visits on time", 67.5, benchmarks=OTHERS, average_12m=66.1)
    )
    assert (finding.rule, finding.severity, finding.printed) == ("worse than others", "ask", "67.5%")
    assert finding.computed == (
        "66.1% over the year to October 2018: Stat. Neighbour (76%, by 9.9 points), England (76.7%, by 10.6 points) and "
        "SE region (72.2%, by 6.1 points)"
    )
    assert "[REDACTED]" in finding.explanation
    assert finding.question == (
        "Page 47 puts visits on time at 66.1% over the year, against 76% for similar councils. What explains that?"
    )


def test_worse_than_most_names_those_it_is_not_worse_than() -> None:
    (finding,) = found(row("Visits on time", 74.0, benchmarks=OTHERS))
    assert finding.severity == "look"
    assert finding.explanation.endswith("It is better than SE region.")


def test_intervals_are_those_of_the_textbook() -> None:
    one = wilson(118, 158)
    assert (round(one.low, 1), round(one.high, 1)) == (67.4, 80.8)
    pooled = wilson(305, 447)
    assert (round(pooled.low, 1), round(pooled.high, 1)) == (63.8, 72.4)
    none, few = byar(0), byar(10)
    assert (none.low, round(none.high, 2)) == (0.0, 3.67)
    assert (round(few.low, 2), round(few.high, 2)) == (4.79, 18.39)


WHOLES = [30, 40, 38, 52, 45, 33, 41, 38, 47, 36, 42, 39, 40]
PERCENTS = [66.0, 71, 62, 70, 74, 61, 69, 66, 72, 63, 68, 70, 67]


def test_the_year_is_compared_where_its_parts_are_printed_and_what_its_interval_holds_is_similar() -> None:
    rows = share(PERCENTS, WHOLES, benchmarks={"Stat. Neighbour": 76.0, "England": 80.0, "SE region": 70.5})
    (finding,) = found(*rows)
    assert finding.computed.startswith("68% over the year to October 2018 (95% interval 63.8% to 72%)")
    assert "It is similar to SE region." in finding.explanation
    assert found(*share(PERCENTS, WHOLES, benchmarks={"Stat. Neighbour": 71.0, "England": 71.5})) == []


def test_one_month_alone_is_no_verdict() -> None:
    months = [80.0] * 12 + [60.0]
    assert found(*share(months, [40] * 13, benchmarks={"England": 79.0, "SE region": 80.0})) == []


def test_a_single_figure_is_worse_only_by_far() -> None:
    one = replace(row("Visits on time", 0, benchmarks={"England": 70.0}), values={"2018-10": 66.0})
    assert found(one) == []
    (far,) = found(replace(one, values={"2018-10": 61.0}))
    assert "interval" not in far.explanation


def test_two_percentages_that_make_a_hundred_are_told_once() -> None:
    rows = share(PERCENTS, WHOLES, benchmarks={"England": 80.0, "SE region": 81.0})
    late: dict[str, float | None] = {period: 100 - (value or 0) for period, value in rows[2].values.items()}
    other = replace(
        row("Percentage of missed bins", 0, benchmarks={"England": 20.0, "SE region": 19.0}), values=late
    )
    (finding,) = found(other, *rows)
    assert finding.refs == ("V2", "R1")
    assert "the other way round" in finding.explanation


def test_the_year_of_the_others_figures_is_named_where_the_head_of_the_table_says_it() -> None:
    head = ("Monthly dataset", "Benchmarking", "(updated Nov-17, using 16-17 data)")
    (finding,) = found(row("Visits on time", 60.0, benchmarks=OTHERS, pdf_page=1), pages=(head,))
    assert "The figures of others are for 16-17." in finding.explanation


@pytest.mark.parametrize(
    ("good", "target", "said"),
    [
        ("high", 80.0, "hit"),
        ("high", 95.0, "either"),
        ("high", 120.0, "miss"),
        ("low", 80.0, "miss"),
        ("", 80.0, ""),
    ],
)
def test_limits_say_whether_a_target_will_be_reached(good: Good, target: float, said: str) -> None:
    values = [90.0, 96, 94, 96, 95, 91, 96, 95, 91, 94, 92, 96, 93]
    rate = replace(row("Bins", 0, unit="rate"), values=dict(zip(MONTHS, values, strict=True)))
    assert assurance(trend_of(0, rate), target, good) == said
    assert (
        assurance(None, target, good)
        == assurance(Trend(position=0, ref="", method="none"), target, good)
        == ""
    )


def test_a_missed_target_says_what_chance_can_do() -> None:
    values = [62.0, 65, 61, 66, 64, 63, 66, 60, 64, 62, 65, 61, 63]
    made: dict[str, float | None] = dict(zip(MONTHS, values, strict=True))
    (far,) = found(replace(row("Visits on time", 0, targets={"Target": 90.0}), values=made))
    assert "without a change it will be missed" in far.explanation
    (near,) = found(replace(row("Visits on time", 0, targets={"Target": 66.0}), values=made))
    assert "some months will meet it" in near.explanation


@pytest.mark.parametrize(
    "indicator",
    [
        row("Visits on time", 80.0, benchmarks=OTHERS),
        row("Visits on time", 75.0, benchmarks={"England": 75.4}),  # rounding
        row("Visits on time", 75.0, benchmarks={"England": 75.9}),  # a gap of no account
        row("Visits on time", 67.5, benchmarks=OTHERS, average_12m=80.0),  # one bad month
        row("Visits on time", 67.5, benchmarks={"Previous": 90.0, "2016/17": 95.0, "England": None}),
        row("Number of visits on time", 67.0, unit="count", benchmarks=OTHERS),
        row("Visits made", 67.5, benchmarks=OTHERS),  # nobody says which way is good
        row("Visits on time", 67.5, benchmarks=OTHERS, doubtful=("A cell is torn",)),
    ],
)
def test_what_is_not_fair_or_not_so_is_not_told(indicator: Indicator) -> None:
    assert found(indicator) == []


def test_far_from_all_others_is_told_without_a_verdict() -> None:
    (finding,) = found(
        row("Children, rate per 10,000", 97.0, unit="rate", benchmarks={"England": 62.0, "SE region": 41.0})
    )
    assert (finding.rule, finding.severity) == ("far from others", "look")
    assert "much higher than England (62, by 35 or 56%)" in finding.explanation
    assert finding.question.startswith("Page 47 puts Children at a rate of 97")
    assert "the pack does not say" in finding.explanation


def test_a_percentage_of_few_cases_is_held_against_nobody() -> None:
    part = row("Number of adoptions", 4.0, unit="count", ref="L6 (val)")
    few = row("Percentage of adoptions", 40.0, ref="L6", benchmarks={"England": 14.0, "SE region": 13.0})
    assert found(part, few) == []


def test_the_target_is_that_of_the_latest_figures_own_year() -> None:
    targets: dict[str, float | None] = {"Target 17-18": 92.0, "Target 18-19": 93.0, "Target 19-20": 94.0}
    (finding,) = found(row("Visits on time", 89.5, targets=targets))
    assert (finding.rule, finding.severity) == ("short of its target", "look")
    assert finding.computed == "below the target of 93% by 3.5 points"
    assert found(row("Visits on time", 89.5, targets={"Target 17-18": 92.0, "Target 19-20": 94.0})) == []
    assert found(row("Visits on time", 89.5, targets={"Target 17-18, 18-19": 92.0})) == []
    assert found(row("Visits on time", 93.2, targets=targets)) == []


def test_a_floor_says_which_way_is_good_and_how_bad_it_is() -> None:
    (under,) = found(row("Reviews waiting", 61.0, targets={"Target": 50.0, "Floor": 60.0}, rag="red"))
    assert (under.severity, under.computed) == ("ask", "above the target of 50% by 11 points")
    assert "worse than the floor of 60%" in under.explanation
    (above,) = found(row("Reviews waiting", 55.0, targets={"Target": 50.0, "Floor": 60.0}, rag="amber"))
    assert above.severity == "look"
    assert found(row("Reviews waiting", 45.0, targets={"Target": 50.0, "Floor": 60.0})) == []
    assert found(row("Reviews waiting", 55.0, targets={"Target": 50.0, "Floor": 60.0}, rag="green")) == []


def test_a_months_count_is_no_match_for_a_years_target_but_its_pace_is() -> None:
    (finding,) = found(row("Number of plans completed", 12.0, unit="count", targets={"Target 18-19": 336.0}))
    assert (finding.rule, finding.sure) == ("pace to the year's target", "possible")
    assert finding.computed.startswith("84 in the 7 months since April")
    assert "about 144" in finding.computed
    assert found(row("Number of plans completed", 30.0, unit="count", targets={"Target 18-19": 336.0})) == []
    assert found(row("Number of missed bins", 12.0, unit="count", targets={"Target 18-19": 336.0})) == []


def test_a_target_still_to_be_set_is_asked_about() -> None:
    missing: dict[str, float | None] = {"Target 17-18": 190.0, "Target 18-19": None}
    carers = row("Number of carers", 168.0, unit="count", targets=missing, marks={"Target 18-19": "TBC"})
    (finding,) = found(carers)
    assert (finding.rule, finding.printed) == ("target not set", "TBC")
    assert "2018/19" in finding.explanation
    both = found(carers, replace(carers, ref="R2", name="Number of nurses"))
    assert [one.refs for one in both] == [("R1", "R2")]
    assert "carers and nurses" in both[0].question
    assert (
        found(row("Number of carers", 168.0, unit="count", targets=missing, marks={"Target 18-19": "n/a"}))
        == []
    )


def test_what_is_printed_wins_and_a_longer_phrase_beats_its_part() -> None:
    assert KNOWN.of(row("Visits on time", 1.0, polarity="low")) == "low"
    assert KNOWN.of_name("Young people in education, employment or training") == "high"
    assert KNOWN.of_name("Young people not in education, employment or training") == "low"
    assert KNOWN.of_name("Visits not on time") == ""
    assert KNOWN.of_name("Reduction in missed bins") == ""
    assert KNOWN.of_name("Missed bins collected on time") == ""
    assert KNOWN.of_name("Missed bins collected") == ""
    assert KNOWN.of_name("Visits on time", number=True) == ""
    assert KNOWN.of_name("Missed bins", number=True) == "low"
    assert KNOWN.of_name("Something else") == ""


@pytest.mark.parametrize(
    "text",
    [
        "[[kind]",
        "[[kind]]\ngood = 'up'\nphrases = ['a']",
        "[[kind]]\ngood = 'low'",
        "kind = 3",
        "[[kind]]\ngood = 'low'\nphrases = [3]",
        "kind = " + "[" * 5000,
    ],
)
def test_a_file_of_polarities_that_is_wrong_says_what_to_do(text: str) -> None:
    with pytest.raises(PackviewError) as error:
        read_polarities(text)
    assert error.value.hint


def test_the_shipped_file_holds_no_contradiction_and_the_members_own_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path))
    shipped, problem = polarities()
    assert problem is None
    assert shipped.of_name("Percentage of reviews completed within timescales") == "high"
    assert shipped.of_name("Readmissions within 28 days") == "low"
    assert shipped.of_name("Number of contacts received") == ""
    own = tmp_path / "polarity.toml"
    own.write_text("[[kind]]\ngood = 'low'\nphrases = ['contacts received']\n", encoding="utf-8")
    assert polarities()[0].of_name("Number of contacts received") == "low"
    own.write_text("[[kind]\n", encoding="utf-8")
    known, problem = polarities()
    assert problem
    assert known == shipped
    own.write_bytes(b"\xff\xfe\x00")
    assert polarities()[1]


def test_no_phrase_of_the_shipped_file_is_listed_twice() -> None:
    import tomllib

    from packview import paths
    from packview.text import fold

    content = tomllib.loads(paths.shipped("themes", "polarity.toml").read_text(encoding="utf-8"))
    phrases = [fold(phrase) for kind in content["kind"] for phrase in kind["phrases"]]
    assert len(phrases) == len(set(phrases))
    assert Polarities({"a": "high"}).of_name("a") == "high"
