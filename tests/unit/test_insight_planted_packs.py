"""Errors planted in datasets, reports, minutes and trackers: nearly all are found, and papers in order are left alone."""

from collections.abc import Callable
from random import Random

import pytest

import planted_packs
import planted_promises
from packview.insight.commentary import commentary_findings
from packview.insight.commentary_direction import direction_findings
from packview.insight.conflicts import conflict_findings
from packview.insight.passages import passages_of
from packview.insight.promises import promise_findings
from packview.model import Finding
from planted_packs import Planted

PACKS = 20


def findings(planted: Planted) -> list[Finding]:
    beside = commentary_findings(planted.pack, planted.pages, ())
    leave = frozenset(ref for one in beside for ref in one.refs)
    return [
        *beside,
        *direction_findings(planted.pack, planted.pages, leave=leave),
        *conflict_findings(planted.pack, passages_of(planted.pack, planted.pages)),
        *promise_findings(planted.pack, planted.pages),
    ]


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
        assert all(one.question.endswith("?") and "page" in one.question for one in told)
    assert found >= 0.9 * PACKS


@pytest.mark.parametrize("plant", [planted_packs.in_order, planted_promises.kept])
def test_papers_in_order_give_no_finding(plant: Callable[[Random], Planted]) -> None:
    rng = Random(21)
    assert [one for _ in range(PACKS) for one in findings(plant(rng))] == []


def test_a_report_that_tells_the_dataset_right_is_left_alone() -> None:
    rng = Random(22)
    assert [one for _ in range(PACKS) for one in findings(planted_packs.conflicting(rng, wrong=False))] == []
