"""Errors planted in datasets, reports, minutes and trackers: nearly all are found, and papers in order are left alone."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

import planted_packs
import planted_promises
from detected import found_in, without_trends
from packview.insight.commentary.misplaced import misplaced_commentaries
from packview.insight.conflicts.conflicts import conflict_findings
from packview.insight.conflicts.number_and_rate import number_and_rate_findings
from packview.insight.prose.passages import passages_of
from packview.model import Finding, Indicator
from planted_packs import Planted

PACKS = 20


def findings(planted: Planted) -> list[Finding]:
    return found_in(without_trends(planted.pack, planted.pages), "commentary", "conflict", "promise")


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (planted_packs.pasted, "commentary"),
        (planted_packs.contrary, "commentary"),
        (planted_packs.shifted, "commentary"),
        (planted_packs.conflicting, "conflict"),
        (planted_promises.dropped, "promise"),
        (planted_promises.unanswered, "promise"),
        (planted_promises.overdue, "promise"),
        (planted_promises.blank_status, "promise"),
    ],
)
def test_what_was_planted_is_found_and_nothing_else(plant: Callable[[Random], Planted], kind: str) -> None:
    rng = Random(20)
    found = 0
    for _ in range(PACKS):
        planted = plant(rng)
        told = findings(planted)
        named = {ref for one in told if one.kind == kind for ref in one.refs}
        found += 2 * len(planted.wrong & named) > len(planted.wrong)
        assert [one for one in told if not planted.wrong & set(one.refs)] == []
        assert all(one.question.endswith("?") and "page" in one.question.casefold() for one in told)
    assert found >= 0.9 * PACKS


@pytest.mark.parametrize("plant", [planted_packs.in_order, planted_promises.kept])
def test_papers_in_order_give_no_finding(plant: Callable[[Random], Planted]) -> None:
    rng = Random(21)
    assert [one for _ in range(PACKS) for one in findings(plant(rng))] == []


def test_a_report_that_tells_the_dataset_right_is_left_alone() -> None:
    rng = Random(22)
    assert [one for _ in range(PACKS) for one in findings(planted_packs.conflicting(rng, wrong=False))] == []


def _told_with_its_rate(text: str) -> list[Finding]:
    values: dict[str, float | None] = {"2018-02": 518, "2018-03": 522, "2018-04": 521}
    rates: dict[str, float | None] = {"2018-02": 104, "2018-03": 105, "2018-04": 104}
    rows = [
        Indicator(ref="L1", name="Number of looked after children", values=values, page="20", pdf_page=3),
        Indicator(
            ref="L1-NI",
            name="Rate of looked after children per 10,000",
            unit="rate",
            values=rates,
            page="20",
            pdf_page=3,
        ),
    ]
    pack, pages = planted_packs.pack_of(rows, prose=(text,))
    return number_and_rate_findings(pack, passages_of(pack, pages))


def test_a_number_told_with_another_rate_than_the_dataset_has_for_it() -> None:
    (one,) = _told_with_its_rate("There were 522 looked after children, a rate of 104 per 10,000.")
    assert (one.severity, one.sure, one.printed, one.refs) == ("look", "possible", "104", ("L1", "L1-NI"))
    assert "105 beside 522 for March 2018" in one.computed


@pytest.mark.parametrize(
    "text",
    [
        "There were 522 looked after children, a rate of 105 per 10,000.",
        "There were 521 looked after children, a rate of 104 per 10,000.",
        "There were 522 looked after children, a rate that fell from 104 to 105.",
        "There were 522 families, a rate of 104 per 10,000.",
        "There were 522 looked after children, and the rate for England is 62.",
        "There were about 522 looked after children, a rate of 104.",
    ],
)
def test_a_number_and_rate_that_can_be_right_are_left_alone(text: str) -> None:
    assert _told_with_its_rate(text) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Delays keep coming down thanks to the new beds", True),
        ("In line with what was expected at this point", False),
        ("Delays down", False),
    ],
)
def test_a_short_commentary_stands_twice_by_mistake_only_where_it_names_one_of_the_rows(
    words: str, told: bool
) -> None:
    rows = tuple(
        Indicator(ref=ref, name=name, values={}, commentary=words, page="9", pdf_page=9)
        for ref, name in (("P1", "Delayed discharges"), ("P2", "Reviews held"))
    )
    pack = replace(planted_packs.in_order(Random(1)).pack, indicators=rows)
    assert bool(misplaced_commentaries(pack.indicators).copies) is told


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
    row = Indicator(
        ref="P1",
        name="Children with a plan",
        values={"2024/25 Q1": 2071, "2024/25 Q2": 2104},
        page="8",
        pdf_page=8,
    )
    pack, pages = planted_packs.pack_of([row], prose=(said,))
    found = conflict_findings(pack, passages_of(pack, pages))
    assert [one.printed for one in found] == printed
    assert all("quarter 2 of 2024/25" in one.question for one in found)
