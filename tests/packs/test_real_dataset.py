"""The real pack's dataset, from PDF and text, cell by cell against the figures in the sample pack's sources; another council's cards."""

import csv
from pathlib import Path

import pytest

from datasets import Datasets, read_datasets
from packview.model import Indicator
from packview.wording.numbers import read_figure
from packview.wording.periods import read_period
from real_pages import SOUTHAMPTON, real_pages

SOURCE = Path(__file__).parents[2] / "packs" / "sample" / "indicators.csv"
BENCHMARKS = ("Stat. Neighbour", "England", "SE region")
TARGETS = ("Target 17-18", "Target 18-19", "Target 19-20")
OPEN_TARGET = "Target 17-18, 18-19, 19-20"


def printed() -> dict[str, dict[str, str]]:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return {row["ref"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def from_pdf(real_packs: Path) -> Datasets:
    return read_datasets(real_pages(real_packs / f"{SOUTHAMPTON}.pdf")[1])


@pytest.fixture(scope="module")
def from_text(real_packs: Path) -> Datasets:
    return read_datasets(real_pages(real_packs / f"{SOUTHAMPTON}.txt")[1])


def figures_of(row: dict[str, str]) -> tuple[dict[str, float | None], dict[str, str]]:
    """The months of a row of the sources, and its marks."""
    months = {period: read_figure(text) for key, text in row.items() if (period := read_period(key))}
    named = {
        key: read_figure(row[key])
        for key in ("change_month", "change_year", "average_12m", "max_12m", *BENCHMARKS, *TARGETS)
    }
    marks = {key: figure.mark for key, figure in (months | named).items() if figure.mark}
    return {period: figure.value for period, figure in months.items()}, marks


def check(indicator: Indicator, row: dict[str, str]) -> None:
    months, marks = figures_of(row)
    assert indicator.values == months
    assert len(months) == 13
    for key in ("change_month", "change_year", "average_12m", "max_12m"):
        assert getattr(indicator, key) == read_figure(row[key]).value
    assert indicator.benchmarks == {name: read_figure(row[name]).value for name in BENCHMARKS}
    assert (indicator.unit == "percent") == (row["percentage"] == "P")
    assert bool(indicator.commentary) == bool(row["commentary"])
    assert {key: mark.split()[-1] for key, mark in indicator.marks.items()} == marks


def test_the_pdf_gives_every_cell(from_pdf: Datasets) -> None:
    rows = printed()
    found = {each.ref: each for each in from_pdf.indicators}
    assert list(found) == list(rows)
    assert len(from_pdf.indicators) == 58
    for ref, indicator in found.items():
        row = rows[ref]
        check(indicator, row)
        assert indicator.targets == {name: read_figure(row[name]).value for name in TARGETS}
        assert indicator.direction == row["arrow"]
        assert (indicator.owner, indicator.reporter) == (row["owner"], row["reporter"])
        assert indicator.name.replace("- ", "-") == row["name"].replace("- ", "-")
        assert indicator.doubtful == ()
    assert [found[ref].page for ref in ("M1", "M6-QL", "EH3", "EH4-QL", "CP2", "LAC1", "NI147")] == [
        "47",
        "48",
        "49",
        "50",
        "51",
        "52",
        "53",
    ]
    assert set(range(52, 59)) <= from_pdf.pages
    assert from_pdf.warnings == ()


def test_the_text_gives_every_cell_and_says_what_it_lost(from_text: Datasets) -> None:
    rows = printed()
    found = {each.ref: each for each in from_text.indicators}
    assert list(found) == list(rows)
    for ref, indicator in found.items():
        row = rows[ref]
        given = [name for name in TARGETS if row[name]]
        if len(given) in (0, len(TARGETS)):
            check(indicator, row)
            assert indicator.targets == {name: read_figure(row[name]).value for name in TARGETS}
        else:
            check(indicator, {**row, **dict.fromkeys(TARGETS, "")})
            assert indicator.targets == {OPEN_TARGET: read_figure(row[given[0]]).value}
            assert indicator.doubtful
        assert indicator.name == row["name"]
        assert indicator.direction == ""
    assert [ref for ref, each in found.items() if OPEN_TARGET in each.targets] == ["LAC6 (val)"]


def test_both_have_each_commentary_beside_the_same_indicator(from_pdf: Datasets, from_text: Datasets) -> None:
    for one, other in zip(from_pdf.indicators, from_text.indicators, strict=True):
        assert one.ref == other.ref
        first, second = ("".join(each.commentary.split()) for each in (one, other))
        assert first[:25] == second[:25]
        assert first[-25:] == second[-25:]
        assert abs(len(first) - len(second)) <= 0.02 * len(first)
        assert "".join(one.outcome.split())[:25] == "".join(other.outcome.split())[:25]


def test_the_tables_of_the_report_are_those_a_reader_sees(from_pdf: Datasets) -> None:
    headers = {each.pdf_page: each.header for each in from_pdf.tables}
    assert headers[29] == ("", "2015/16", "2016/17", "2017/18")
    assert headers[74] == ("Date", "Title", "Action proposed", "Action Taken", "Progress Status")
    assert not {10, 11, 50, 51, 72, 73} & set(headers), "forms are no tables"


def test_quarterly_cards_have_their_figure_target_and_rating(real_packs: Path) -> None:
    result = read_datasets(real_pages(real_packs / "kent-performance-report-q3-2024-25.pdf")[1])
    cards = [each for each in result.indicators if each.targets]
    assert len(cards) == 38
    assert all(set(each.targets) == {"Target", "Floor"} and each.rag for each in cards)
    first = cards[0]
    assert (first.pdf_page, first.values, first.targets) == (
        9,
        {"2024/25 Q3": 97.0},
        {"Target": 97.0, "Floor": 90.0},
    )
    counted = [sum(each.rag == colour for each in cards) for colour in ("green", "amber", "red")]
    assert counted == [17, 12, 9], "as its own summary says"
    calls = next(each for each in result.tables if each.pdf_page == 12)
    assert calls.header[:3] == ("Service area", "Jan \u2013 Mar 24", "Apr \u2013 Jun 24")
    assert calls.rows[-1] == ("Total Calls (thousands)", "116", "111", "125", "101", "484", "453")


def test_finance_tables_with_few_lines_are_read_to_their_totals(real_packs: Path) -> None:
    result = read_datasets(real_pages(real_packs / "kent-county-council-budget-amendments-2025-02-13.pdf")[1])
    assert result.indicators == ()
    plan, spending = result.tables[:2]
    assert (plan.pdf_page, spending.pdf_page) == (9, 13)
    assert plan.header[0].startswith("2024-25 Core")
    total = next(row for row in plan.rows if "TOTAL SPENDING" in row)
    assert total == (
        "209,578.3", "-9,380.7", "200,197.6", "TOTAL SPENDING", "152,079.0", "48,960.3", "201,039.3",
        "116,832.5", "-38,698.8", "78,133.7", "113,949.8", "-20,093.3", "93,856.5",
    )  # fmt: skip
    assert plan.rows[-1][-1] == "1,680,820.3"
    assert [row[0] for row in spending.rows[:3]] == ["1", "2", "3"]
    assert all(len(row) == 11 for row in spending.rows)
