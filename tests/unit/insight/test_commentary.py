"""Commentaries that say up where the figure went down: told where it is this figure and no other, whatever the wording."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planted_packs
from packview.insight.commentary import direction_findings
from packview.insight.indicators import Dataset, Polarities
from packview.model import Finding, Indicator

MONTHS = planted_packs.MONTHS
Unit = Literal["count", "percent", "rate", "money"]
Good = Literal["high", "low", ""]
NAMES: dict[str, tuple[str, Unit, Good]] = {
    "referrals": ("Number of referrals to early help", "count", "low"),
    "absence": ("Percentage of school days lost to absence", "percent", "low"),
    "repairs": ("Percentage of repairs completed on time", "percent", "high"),
    "admissions": ("Rate of hospital admissions for self-harm per 100,000", "rate", "low"),
    "cla": ("Number of children looked after", "count", ""),
    "days": ("Average time to process planning applications (days)", "count", "low"),
    "arrears": ("Current tenant arrears", "money", "low"),
    "vacancies": ("Staff vacancy rate (%)", "percent", "low"),
    "calls": ("Percentage of calls answered within 60 seconds", "percent", "high"),
    "visits": ("Leisure centre visits", "count", "high"),
    "neet": ("Young people not in education, employment or training (%)", "percent", "low"),
    "appeals": ("Number of planning appeals allowed", "count", "low"),
    "homes": ("Number of empty homes brought back into use", "count", "high"),
    "plans": ("Children on a protection plan for two years or more", "count", "low"),
    "delayed": ("Delayed transfers of care", "count", "low"),
    "tax": ("Council tax collection rate", "percent", "high"),
    "checks": ("Looked after children with up to date health checks (%)", "percent", "high"),
    "tipping": ("Number of fly-tipping incidents", "count", "low"),
    "rent": ("Rent arrears as a percentage of rent due", "percent", "low"),
}


def _row(name: str, text: str, *, rose: bool) -> Indicator:
    """Twelve months that change little, then a leap."""
    full, unit, good = NAMES[name]
    values: dict[str, float | None] = {
        month: 50 + at * (0.1 if rose else -0.1) for at, month in enumerate(MONTHS[:-1])
    }
    values[MONTHS[-1]] = 60.0 if rose else 40.0
    return Indicator(
        ref="K1",
        name=full,
        unit=unit,
        values=values,
        commentary=text,
        page="20",
        pdf_page=3,
        item="8-performance",
        polarity=good,
    )


def _told(*rows: Indicator) -> list[Finding]:
    pack, pages = planted_packs.pack_of(list(rows))
    return list(direction_findings(Dataset(pack.indicators), pages))


@pytest.mark.parametrize(
    ("name", "way", "text"),
    [
        ("referrals", "down", "Referrals have eased since last month."),
        ("referrals", "up", "The upward trend in referrals continues."),
        ("referrals", "down", "Referrals to early help continue their downward path."),
        ("referrals", "down", "We saw fewer referrals than in September."),
        ("referrals", "up", "Numbers are higher than this time last year."),
        ("referrals", "up", "Up on last month and on last year."),
        ("referrals", "up", "The number of referrals climbed again in October."),
        ("referrals", "down", "Referrals are lower than in October last year and lower than in September."),
        ("repairs", "down", "This is a deterioration on the previous month."),
        ("repairs", "down", "Performance fell in the month because of the storm."),
        ("admissions", "up", "The admission rate is higher than it was a year ago."),
        ("days", "up", "Applications are taking longer to process than last month."),
        ("days", "down", "Processing times have improved."),
        ("vacancies", "up", "The position has worsened since last month."),
        ("calls", "up", "The proportion of calls answered within 60 seconds is up on last month."),
        ("visits", "down", "Compared to the previous month, visits dropped by 4%."),
        ("neet", "up", "The proportion of young people not in education, employment or training has grown."),
        ("appeals", "up", "October saw an increase in appeals allowed."),
        ("checks", "down", "Timeliness of health checks has declined."),
        ("tax", "down", "Collection is behind last year."),
    ],
)
def test_what_the_figures_contradict_is_told_and_the_same_words_beside_the_right_figures_are_not(
    name: str, way: str, text: str
) -> None:
    (one,) = _told(_row(name, text, rose=way == "down"))
    assert one.rule == "commentary against figure"
    assert one.printed == text.rstrip(".")
    assert one.question.endswith("?")
    assert _told(_row(name, text, rose=way == "up")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # A part of it, or another measure of it.
        ("referrals", "Referrals from schools have risen."),
        ("referrals", "The rate has increased."),
        ("referrals", "Referrals have increased in complexity."),
        ("referrals", "The proportion of referrals accepted has gone up."),
        ("repairs", "The number of repairs completed on time has increased."),
        ("repairs", "Fewer repairs were completed on time."),
        ("days", "More applications were received."),
        ("neet", "The percentage of young people in education increased."),
        ("homes", "There are fewer empty homes."),
        ("plans", "Child protection plans have increased."),
        ("tax", "Council tax has increased."),
        # Another time.
        ("referrals", "Referrals have risen since 2015."),
        ("referrals", "Referrals rose in September."),
        ("referrals", "Referrals were lower in September than in August."),
        ("referrals", "After an increase last month, referrals are at the usual level."),
        ("referrals", "A year ago it was lower."),
        ("referrals", "Compared to this month, last month was lower."),
        ("referrals", "The 12 month average has increased."),
        # Wished for, expected, doubted, turned round.
        ("referrals", "We are working to reduce referrals."),
        ("referrals", "If referrals rise further we will recruit."),
        ("referrals", "Referrals have not increased."),
        ("referrals", "The rise in referrals has slowed."),
        ("referrals", "Referrals rose in the first half of the month but fell at the end."),
        # Against something else.
        ("referrals", "Referrals were higher than the target."),
        ("referrals", "Referrals are lower than our neighbours."),
        # Nobody says which way is good; the words are no movement.
        ("cla", "Performance has got better again."),
        ("referrals", "Up to date figures are awaited."),
        ("referrals", "[REDACTED] [/ [b]x[/b]"),
    ],
)
def test_what_may_be_about_another_figure_or_time_is_left_alone(name: str, text: str) -> None:
    assert [one for rose in (True, False) for one in _told(_row(name, text, rose=rose))] == []


def test_where_no_time_is_named_month_and_year_must_both_say_the_contrary() -> None:
    row = _row("referrals", "Referrals have increased.", rose=False)
    assert len(_told(row)) == 1
    assert _told(replace(row, values={**row.values, MONTHS[0]: 30.0})) == []
    said = replace(
        row, commentary="Referrals have increased this month.", values={**row.values, MONTHS[0]: 30.0}
    )
    assert len(_told(said)) == 1


def test_a_later_sentence_that_may_say_the_contrary_silences_the_first() -> None:
    text = (
        "Referrals have increased this month. Since the holidays referrals have dropped among some schools."
    )
    assert _told(_row("referrals", text, rose=False)) == []


def test_a_stated_figure_that_is_not_this_rows_may_be_anothers() -> None:
    assert len(_told(_row("referrals", "Referrals rose from 49 to 50.", rose=False))) == 1
    assert _told(_row("referrals", "Referrals rose from 412 to 430.", rose=False)) == []


def test_words_that_fit_another_row_as_well_are_left_alone() -> None:
    row = _row("referrals", "Referrals have increased.", rose=False)
    other = replace(row, ref="K2", name="Number of referrals to social care", commentary="")
    assert _told(row, other) == []
    assert len(_told(row, replace(other, name="Number of fostering enquiries"))) == 1


def test_a_twin_that_agrees_with_the_commentary_silences_it() -> None:
    row = _row("referrals", "There has been an increase this month.", rose=False)
    twin = replace(
        _row("referrals", "", rose=True),
        ref="K1-NI",
        name="Rate of referrals to early help per 10,000",
        unit="rate",
    )
    assert _told(row, twin) == []


def test_of_a_sum_that_grows_through_the_year_the_month_may_well_be_lower() -> None:
    row = _row("referrals", "Referrals fell this month.", rose=True)
    grows: dict[str, float | None] = {
        month: float(10 * (1 + (at + 6) % 12)) for at, month in enumerate(MONTHS)
    }
    assert len(_told(row)) == 1
    assert _told(replace(row, values=grows)) == []
    assert _told(replace(row, name="Number of referrals to early help, year to date")) == []


def test_which_way_is_good_may_be_known_for_its_kind() -> None:
    row = replace(_row("repairs", "Performance has dropped this month.", rose=True), polarity="")
    pack, pages = planted_packs.pack_of([row])
    assert list(direction_findings(Dataset(pack.indicators), pages)) == []
    (one,) = direction_findings(Dataset(pack.indicators), pages, known=Polarities({"on time": "high"}))
    assert "got worse" in one.explanation
    assert "which is better" in one.explanation


RISING = [50.0, 52, 51, 53, 54, 53, 55, 56, 57, 58, 60, 61, 66]
FALLING = RISING[::-1]


def _with(name: str, values: list[float], text: str, **fields: object) -> Indicator:
    full, unit, good = NAMES[name]
    made = Indicator(
        ref="K1",
        name=full,
        unit=unit,
        polarity=good,
        values=dict(zip(MONTHS, values, strict=True)),
        commentary=text,
        page="20",
        pdf_page=3,
        item="8-performance",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("referrals", "Referrals have fallen steadily since April."),
        ("referrals", "The number of referrals has fallen for the third month running."),
        ("referrals", "October saw the lowest number of referrals since April."),
        ("referrals", "The figure for October is the same as in September."),
        ("referrals", "No change on last month."),
        ("referrals", "Referrals fell from 61 in September to 66 in October."),
        ("referrals", "There were fewer referrals in October than in September."),
        ("referrals", "The number of referrals is well below that of last year."),
        ("repairs", "Performance remains above the national average of 71%."),
        ("repairs", "Performance exceeds the target of 70%."),
        ("tax", "Collection has worsened since last month."),
    ],
)
def test_words_about_months_averages_and_extremes_are_held_against_the_figures(name: str, text: str) -> None:
    (one,) = _told(_with(name, RISING, text))
    assert len(one.question.split()) <= 25
    assert one.question.startswith("Page 20 ")
    right = [80.0] * 13 if "7" in text or "same" in text or "No change" in text else FALLING
    assert _told(_with(name, right, text)) == []


STAT, ENGLAND = (
    "We are performing better than our statistical neighbours.",
    "Performance is above the England average.",
)
MISSED = "The target was missed this month."


@pytest.mark.parametrize(
    ("text", "fields", "told"),
    [
        (STAT, {"benchmarks": {"Stat. Neighbour": 80.0}}, True),
        (STAT, {"benchmarks": {"Stat. Neighbour": 60.0}}, False),
        (ENGLAND, {"benchmarks": {"England": 80.0}}, True),
        (ENGLAND, {"benchmarks": {"SE region": 80.0}}, False),
        ("The target was met this month.", {"targets": {"Target": 80.0}}, True),
        (MISSED, {"targets": {"Target": 60.0}}, True),
        (MISSED, {"targets": {"Target": 80.0}}, False),
    ],
)
def test_what_is_said_of_others_and_of_the_target(text: str, fields: dict[str, object], told: bool) -> None:
    assert [one.rule for one in _told(_with("repairs", RISING, text, **fields))] == [
        "commentary against benchmark"
    ] * told


@pytest.mark.parametrize(
    "text",
    [
        "Referrals were down in Westfield but the rest of the borough rose.",
        "Complaints about referrals have fallen.",
        "We expect referrals to fall next month.",
        "More of these are made than by our neighbours.",
        "Referrals rose from 61 in September to 66 in October.",
        "This is the highest number of referrals in the last six months.",
        "In August referrals rose.",
    ],
)
def test_what_is_true_or_about_something_else_is_left_alone(text: str) -> None:
    assert _told(_with("referrals", RISING, text)) == []


def test_more_than_others_have_is_no_rise() -> None:
    text = "More referrals are made than by our neighbours."
    assert _told(_row("referrals", text, rose=False)) == []
    assert _told(_row("referrals", "More referrals are made.", rose=False)), "which is told"


@given(st.text(max_size=200))
def test_no_commentary_is_too_odd(text: str) -> None:
    _told(_row("referrals", text, rose=True))
