"""What the checks of figures make of papers councils have published; read with a pencil first. Skipped where they are not at hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from detected import found_in
from packview.insight.detectors import Context
from packview.insight.indicators import Dataset, related_measures
from packview.insight.tables.grid import Grid, grids_of
from packview.insight.tables.relations import relation_findings
from packview.insight.trends.targets import comparator_findings
from packview.insight.trends.xmr import signal_findings, trends_of
from packview.model import Finding, Pack, Source
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


def derived(pack: Pack) -> list[Finding]:
    return found_in(Context(pack=pack, pages=()), "derived")


def test_every_printed_figure_of_the_58_indicators_is_right(southampton: Pack) -> None:
    assert len(southampton.indicators) == 58
    assert derived(southampton) == []


@pytest.mark.parametrize("name", [KENT, "kent-cabinet-supplement-item7-2025-01-30.pdf"])
def test_every_total_of_the_other_councils_tables_is_right(real_packs: Path, name: str) -> None:
    assert derived(pack_of(real_packs / name)) == []


def test_the_budgets_totals_are_understood_and_not_passed_over(real_packs: Path) -> None:
    pack = pack_of(real_packs / BUDGET)
    assert derived(pack) == []
    grids = grids_of(pack, ())
    held = [_given(grid) for grid in grids]
    assert [len(one) for one in held] == [142, 30, 43]
    found = [
        any(relation_findings([slipped]))
        for grid, given in zip(grids, held, strict=True)
        for row, column in given
        for slipped in [_with_slip(grid, row, column)]
    ]
    assert sum(found) >= 195


def test_percentages_and_rates_find_their_numbers(southampton: Pack) -> None:
    rows, dataset = southampton.indicators, Dataset(southampton.indicators)
    shares = {
        rows[each.percent].ref: (rows[each.part].ref, rows[each.whole].ref)
        for each in dataset.shares.values()
    }
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
    assert len(related_measures(rows)) == 32


def test_signals_by_pencil(southampton: Pack) -> None:
    trends = trends_of(Dataset(southampton.indicators), polarities()[0])
    assert {
        finding.refs: (finding.severity, finding.sure)
        for finding in signal_findings(Dataset(southampton.indicators), trends)
    } == {
        ("M1",): ("look", "possible"),
        ("M3",): ("look", "likely"),
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
    findings = comparator_findings(Dataset(southampton.indicators), polarities()[0])
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
    found = comparator_findings(Dataset(kent.indicators), polarities()[0])
    rated = {row.ref: row.rag for row in kent.indicators}
    assert {rated[finding.refs[0]] for finding in found if finding.severity == "ask"} == {"red"}
    assert {rated[finding.refs[0]] for finding in found if finding.severity == "look"} == {"amber"}
    asked = {finding.refs[0] for finding in found if finding.severity == "ask"}
    assert asked == {row.ref for row in kent.indicators if row.rag == "red" and row.values}


def test_errors_planted_in_the_real_dataset_are_found(southampton: Pack) -> None:
    for kind in ("change", "average", "maximum"):
        planted = [plant(southampton, kind, seed) for seed in range(25)]
        assert sum(any(one.place in each.refs for each in derived(one.pack)) for one in planted) >= 22


def _given(grid: Grid) -> list[tuple[int, int]]:
    """The totals down the columns of a table, without those of nothing, and the figures under a heading that calls them totals."""
    cells = grid.cells
    down = [(row, at) for row in grid.totals for at in grid.figures if (one := cells[row][at]) and one.value]
    over = [at for at in grid.figures if "Total" in grid.header[at] and at > 2]
    lines = enumerate(grid.cells)
    along = [
        (row, at)
        for row, line in lines
        for at in over
        if line[at] and any(one and one.value for one in line[at - 2 : at])
    ]
    return list(dict.fromkeys([*down, *along]))


def _with_slip(grid: Grid, row: int, column: int) -> Grid:
    line = list(grid.rows[row])
    digits = [at for at, letter in enumerate(line[column]) if letter.isdigit()]
    at = digits[min(1, len(digits) - 1)]
    line[column] = line[column][:at] + str((int(line[column][at]) + 4) % 10) + line[column][at + 1 :]
    return replace(grid, rows=(*grid.rows[:row], tuple(line), *grid.rows[row + 1 :]))
