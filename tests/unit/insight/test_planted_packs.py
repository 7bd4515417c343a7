"""Errors planted in datasets, reports, minutes and trackers: nearly all are found, and papers in order are left alone."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

import planted_packs
import planted_promises
from detected import found_in, without_trends
from packview.insight.commentary import misplaced_commentaries
from packview.insight.indicators import Dataset
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
    assert bool(misplaced_commentaries(Dataset(pack.indicators)).copies) is told
