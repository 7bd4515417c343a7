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


VARIANCES = """
Service|Budget|Forecast|Variance
Children|10,200|10,950|750
Adults|24,100|24,480|380
Housing|3,300|3,120|(180)
Resources|5,050|5,010|(40)
"""


def test_a_variance_with_its_sign_the_wrong_way_round() -> None:
    (found,) = relation_findings([grid(VARIANCES.replace("|750", "|(750)"))])
    assert (found.rule, found.printed, found.sure) == ("difference of two columns", "(750)", "likely")
    assert found.computed == "750: 10,950 (Forecast) less 10,200 (Budget)"
    assert found.explanation.endswith("The sign is the wrong way round.")
    assert found.question == "On page 9 the table gives (750) for Children. I make it 750. Which is right?"


@pytest.mark.parametrize(
    "text",
    [
        VARIANCES,
        VARIANCES.replace("380", "381"),  # rounding
        VARIANCES.replace("380", "830").replace("(180)", "(810)"),  # two of four: it means something else
        VARIANCES.replace("380", "-").replace("(180)", "n/a").replace("(40)", ""),  # nothing proves it
        "Age|Number|%\nUnder 5|22|22%\n5 to 9|27|27%\n10 to 15|30|30%\n16|21|99%\n17|4|4%\n18|9|\n19|5|",  # counts, and percentages of 100
    ],
)
def test_what_is_not_proved_is_not_told(text: str) -> None:
    found = [one for one in relation_findings([grid(text)]) if one.printed != "99%"]
    assert found == []


def test_a_column_that_another_relation_makes_right_is_right() -> None:
    rows = "\n".join(
        f"W{at}|{at * 130 + 7}|{at * 90 + 3}|{at * 90 + 4 + (at == 5) * 60}|{at * 40 + 3 - (at == 5) * 60}"
        for at in range(1, 8)
    )
    assert list(relation_findings([grid(f"Ward|All|First|Second|Difference\n{rows}")])) == []
