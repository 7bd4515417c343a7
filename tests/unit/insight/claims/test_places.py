"""One measure and period in two places: prose against prose and against the dataset; labels of periods."""

from dataclasses import replace
from datetime import date as Date  # noqa: N812  as in the model
from random import Random

import pytest

import planted_packs
from detected import found_in, without_trends
from packview.insight.claims.places import repeated_findings
from packview.insight.prose.passages import Passage
from packview.model import Finding, Indicator

NOTICES = "A total of 1,310 fixed penalty notices were issued in 2016/17."


def findings(*texts: str, rows: tuple[Indicator, ...] = ()) -> list[Finding]:
    pack, pages = planted_packs.pack_of(
        list(rows), prose=tuple(line for text in texts for line in (text, ""))
    )
    meeting = replace(pack.meeting, date=Date(2018, 3, 13))
    return found_in(without_trends(replace(pack, meeting=meeting), pages), "conflict")


@pytest.mark.parametrize(
    ("text", "rule", "computed"),
    [
        ("In 2016/17 a total of 1,130 fixed penalty notices were issued.", "two values", "1,310"),
        ("Results for 2019/20 show that 63% passed.", "period not begun", "That year had not begun"),
    ],
)  # fmt: skip
def test_what_two_places_say_differently(text: str, rule: str, computed: str) -> None:
    (one,) = findings(NOTICES, text)
    assert (one.rule, one.computed.startswith(computed)) == (rule, True)
    assert len(one.question.split()) <= 25


@pytest.mark.parametrize(
    "text",
    [
        "In 2017/18 a total of 1,130 fixed penalty notices were issued.",
        "In 2016/17 a total of 1,130 parking notices were issued.",
        "About 1,130 fixed penalty notices were issued in 2016/17.",
        "Repeat child protection plans stood at 21 at the end of 2016/17.",
        "Results for 2016/17 show that 63% passed.",
        "The budget for 2019/20 will be set in May.",
    ],
)
def test_what_agrees_or_is_of_something_else_is_left_alone(text: str) -> None:
    assert findings(NOTICES, text) == []


@pytest.mark.parametrize(("page", "told"), [(3, 0), (4, 1)])
def test_a_number_that_goes_up_as_the_pages_do_is_theirs(page: int, told: int) -> None:
    footers = [
        Passage(text=f"FY 2011 Elmford Tramways annual report {number}", raw="", pdf_page=at)
        for at, number in ((1, 45), (page, 47))
    ]
    assert len(list(repeated_findings(footers))) == told


def _told_with_its_rate(text: str) -> list[Finding]:
    values: dict[str, float | None] = {"2018-02": 518, "2018-03": 522, "2018-04": 521}
    rates: dict[str, float | None] = {"2018-02": 104, "2018-03": 105, "2018-04": 104}
    rows = (
        Indicator(ref="L1", name="Number of looked after children", values=values, page="20", pdf_page=3),
        Indicator(ref="L1-NI", name="Rate of looked after children per 10,000", unit="rate", values=rates, page="20", pdf_page=3),
    )  # fmt: skip
    return findings(text, rows=rows)


def test_a_number_told_with_another_rate_than_the_dataset_has_for_it() -> None:
    (one,) = _told_with_its_rate("There were 522 looked after children, a rate of 104 per 10,000.")
    assert (one.severity, one.sure, one.printed, one.refs) == ("look", "possible", "104", ("L1", "L1-NI"))
    assert "105 beside 522 for March 2018" in one.computed


@pytest.mark.parametrize(
    "text",
    [
        "There were 522 looked after children, a rate of 105 per 10,000.",
        "There were 521 looked after children, a rate of 104 per 10,000.",
        "There were 522 looked after children, a rate that fell from 105 to 104.",
        "There were 522 families, a rate of 104 per 10,000.",
        "There were 522 looked after children, and the rate for England is 62.",
        "There were about 522 looked after children, a rate of 104.",
    ],
)
def test_a_number_and_rate_that_can_be_right_are_left_alone(text: str) -> None:
    assert _told_with_its_rate(text) == []


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("In Q2 2024/25 there were 2,140 children with a plan.", ["2,140"]),
        ("There were 2,140 children with a plan in quarter 2 of 2024/25, including 41 new ones.", ["2,140"]),
        ("There were 2,104 children with a plan in Q2 2024/25, 41 of them new.", []),
        ("In Q3 2024/25 there were 2,140 children with a plan.", []),
        ("In Q2 2024/25 we expected 2,140 children with a plan.", []),
    ],
)
def test_a_report_against_a_quarter_of_the_dataset(said: str, printed: list[str]) -> None:
    values: dict[str, float | None] = {"2024/25 Q1": 2071, "2024/25 Q2": 2104}
    row = Indicator(ref="P1", name="Children with a plan", values=values, page="8", pdf_page=8)
    found = findings(said, rows=(row,))
    assert [one.printed for one in found] == printed
    assert all("quarter 2 of 2024/25" in one.question for one in found)


def test_a_report_that_tells_the_dataset_right_is_left_alone() -> None:
    rng = Random(22)
    for _ in range(20):
        planted = planted_packs.conflicting(rng, wrong=False)
        assert found_in(without_trends(planted.pack, planted.pages), "conflict") == []
