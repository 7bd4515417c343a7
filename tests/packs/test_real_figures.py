"""What the checks of figures make of papers councils have published; read with a pencil first. Skipped where they are not at hand."""

from pathlib import Path

import pytest

from packview.insight.indicators import rates_of, related_measures, shares_of
from packview.insight.recompute.changes import derived_findings
from packview.insight.recompute.totals import rounding_of, ways_along, ways_down, wrong_totals
from packview.insight.trends.targets import comparator_findings
from packview.insight.trends.xmr import signal_findings, trends_of
from packview.model import Pack, Source, Table
from packview.parse.pipeline import run_stages
from packview.services.analysis.findings import polarities
from planted_figures import plant
from real_pages import real_pages

KENT = "kent-performance-report-q3-2024-25.pdf"
BUDGET = "kent-county-council-budget-amendments-2025-02-13.pdf"


def pack_of(path: Path) -> Pack:
    document, pages = real_pages(path)
    source = Source(kind=document.kind, name=path.name, sha256="0" * 64, size=path.stat().st_size)
    return run_stages(document, pages, source=source).pack()


@pytest.fixture(scope="module", params=("southampton-2018-11-29.pdf", "southampton-2018-11-29.txt"))
def southampton(request: pytest.FixtureRequest, real_packs: Path) -> Pack:
    return pack_of(real_packs / str(request.param))


@pytest.fixture(scope="module")
def kent(real_packs: Path) -> Pack:
    return pack_of(real_packs / KENT)


def test_every_printed_figure_of_the_58_indicators_is_right(southampton: Pack) -> None:
    assert len(southampton.indicators) == 58
    assert derived_findings(southampton) == []


@pytest.mark.parametrize("name", [KENT, BUDGET, "kent-cabinet-supplement-item7-2025-01-30.pdf"])
def test_every_total_of_the_other_councils_tables_is_right(real_packs: Path, name: str) -> None:
    assert derived_findings(pack_of(real_packs / name)) == []


def test_the_budgets_totals_are_understood_and_not_passed_over(real_packs: Path) -> None:
    tables = pack_of(real_packs / BUDGET).tables
    held = [len(_given(table)) for table in tables]
    assert held == [155, 40, 48]
    assert (
        sum(
            len(wrong_totals([_with_slip(table, row, column)])) > 0
            for table in tables
            for row, column in _given(table)
        )
        >= 225
    )


def test_percentages_and_rates_find_their_numbers(southampton: Pack) -> None:
    rows = southampton.indicators
    shares = {rows[each.percent].ref: (rows[each.part].ref, rows[each.whole].ref) for each in shares_of(rows)}
    assert shares == {
        "M3": ("M2", "M1"),
        "M6-QL": ("M6-QL (val)", "M2"),
        "EH4-QL": ("EH4 (val)", "EH3"),
        "CP4": ("CP4 (val)", "CP2"),
        "CP3-QL": ("CP3-QL (val)", "CP2"),
        "LAC6 (%)": ("LAC6 (val)", "LAC3"),
        "LAC12 (%)": ("LAC12 (val)", "LAC3"),
        "LAC10 (%)": ("LAC10-QL", "LAC1"),
        "LAC9": ("LAC9 (val)", "LAC1"),
    }
    assert {rows[each.rate].ref for each in rates_of(rows)} == {
        "M2-NI",
        "CP1-NI",
        "CP6B-NI",
        "CP2-NI",
        "LAC1-NI",
    }
    assert len(related_measures(rows)) == 32


def test_signals_by_pencil(southampton: Pack) -> None:
    trends = trends_of(southampton, polarities()[0])
    assert {
        finding.refs: (finding.severity, finding.sure) for finding in signal_findings(southampton, trends)
    } == {
        ("M1",): ("look", "possible"),
        ("M3",): ("look", "likely"),
        ("M6-QL",): ("info", "likely"),
    }
    stocks = {trend.ref for trend in trends if trend.stock and trend.method != "none"}
    assert {"CP6B", "CP6B-NI", "LAC1", "LAC1-NI", "LAC11-QL"} <= stocks
    refused = {trend.ref for trend in trends if trend.method == "none"}
    assert refused == {
        "M8-QL",  # 'this measure has been changed from decisions made within 24 hours to 1 working day'
        "M4",
        "M5",
        "CP2b",
        "CP2b %",
        "LAC6 (val)",
        "LAC6 (%)",
        "LAC12 (val)",
        "LAC12 (%)",
        "LAC14",
    }


def test_comparators_and_targets_by_pencil(southampton: Pack) -> None:
    findings = comparator_findings(southampton, polarities()[0])
    assert {finding.refs for finding in findings if len(finding.refs) > 1} == {
        ("EH4-QL", "EH3e%"),
        ("LAC9 (val)", "LAC16"),
    }
    pooled = {finding.refs[0]: finding.computed for finding in findings}
    assert pooled["EH4-QL"].startswith("67.9% over the year to October 2018 (95% interval 65.8% to 70%)")
    assert pooled["CP3-QL"].startswith("68.2% over the year to October 2018 (95% interval 63.8% to 72.4%)")
    assert "SE region" not in pooled["CP3-QL"], "its 72.2% lies in the interval"
    assert {(finding.refs[0], finding.rule) for finding in findings} == {
        ("EH1c", "pace to the year's target"),
        ("EH4-QL", "worse than others"),
        ("CP3-QL", "worse than others"),
        ("LAC1-NI", "far from others"),
        ("NI147", "short of its target"),
        ("LAC9 (val)", "target not set"),
    }


def test_words_and_printed_standards_agree_on_which_way_is_good(kent: Pack) -> None:
    known, _ = polarities()
    both = [(known.of(row), known.of_name(row.name)) for row in kent.indicators if row.targets]
    assert len(both) == 38
    assert all(good for good, _ in both)
    assert all(by_words in ("", good) for good, by_words in both)
    assert sum(bool(by_words) for _, by_words in both) >= 24


def test_targets_missed_are_those_rated_so(kent: Pack) -> None:
    found = comparator_findings(kent, polarities()[0])
    rated = {row.ref: row.rag for row in kent.indicators}
    assert {rated[finding.refs[0]] for finding in found if finding.severity == "ask"} == {"red"}
    assert {rated[finding.refs[0]] for finding in found if finding.severity == "look"} == {"amber"}
    asked = {finding.refs[0] for finding in found if finding.severity == "ask"}
    assert asked == {row.ref for row in kent.indicators if row.rag == "red" and row.values}


def test_errors_planted_in_the_real_dataset_are_found(southampton: Pack) -> None:
    for kind in ("change", "average", "maximum"):
        planted = [plant(southampton, kind, seed) for seed in range(25)]
        assert (
            sum(any(one.place in each.refs for each in derived_findings(one.pack)) for one in planted) >= 22
        )


def _given(table: Table) -> list[tuple[int, int]]:
    """The totals of a table that can be made, each once for down and for along."""
    from packview.insight.recompute.totals import read_cell

    cells = [[read_cell(text) for text in row] for row in table.rows]
    found = []
    for ways in (ways_down(table, cells), ways_along(table, cells)):
        given = {}
        for way in ways:
            printed = cells[way.row][way.column]
            assert printed
            if way.gives(printed, rounding_of(table)):
                given[way.row, way.column] = way
        found += list(given)
    return found


def _with_slip(table: Table, row: int, column: int) -> Table:
    from dataclasses import replace

    line = list(table.rows[row])
    digits = [at for at, letter in enumerate(line[column]) if letter.isdigit()]
    at = digits[min(1, len(digits) - 1)]
    line[column] = line[column][:at] + str((int(line[column][at]) + 4) % 10) + line[column][at + 1 :]
    return replace(table, rows=(*table.rows[:row], tuple(line), *table.rows[row + 1 :]))
