"""Columns that others determine: planted slips are found by what the other rows show, and right tables are left alone."""

import pytest

from grids import MADE, grid, made, with_slip
from packview.insight.tables.relations import relation_findings

SEEDS = range(25)
EACH = pytest.mark.parametrize("rule", MADE)
TURNED = pytest.mark.parametrize("turned", [False, True])


@EACH
@TURNED
def test_right_tables_are_left_alone(rule: str, *, turned: bool) -> None:
    for seed in SEEDS:
        assert list(relation_findings([made(rule, seed, turned=turned)])) == []


@EACH
@TURNED
def test_a_figure_off_the_relation_of_the_others_is_told(rule: str, *, turned: bool) -> None:
    found = 0
    for seed in SEEDS:
        table, changed = with_slip(made(rule, seed, turned=turned), seed, turned=turned)
        told = list(relation_findings([table]))
        found += [(one.rule, one.printed) for one in told] == [(rule, changed)]
        assert all(len(one.question.split()) <= 25 for one in told)
    assert found >= 0.9 * len(SEEDS)


def test_a_column_that_another_relation_makes_right_is_right() -> None:
    rows = "\n".join(
        f"W{at}|{at * 130 + 7}|{at * 90 + 3}|{at * 90 + 4 + (at == 5) * 60}|{at * 40 + 3 - (at == 5) * 60}"
        for at in range(1, 8)
    )
    assert list(relation_findings([grid(f"Ward|All|First|Second|Difference\n{rows}")])) == []
