"""The tracker of a published pack: five recommendations, from PDF and text alike."""

import re
from pathlib import Path

import pytest

from packview.model import TrackedRecommendation
from packview.parse.tracker.read import TrackerResult, read_tracker
from real_pages import SOUTHAMPTON, real_pages


def _read(folder: Path, name: str) -> TrackerResult:
    path = folder / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real packs")
    return read_tracker(real_pages(path)[1])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_five_of_five_with_date_title_and_number(real_packs: Path, suffix: str) -> None:
    result = _read(real_packs, SOUTHAMPTON + suffix)
    assert [(row.date, row.title, row.number, row.status) for row in result.recommendations] == [
        ("27/09/18", "Educational Attainment in Southampton", "1", ""),
        ("27/09/18", "Educational Attainment in Southampton", "2", ""),
        ("27/09/18", "Educational Attainment in Southampton", "3", ""),
        ("27/09/18", "SEND", "1", ""),
        ("27/09/18", "SEND", "2", ""),
    ]
    assert result.warnings == ()
    assert all(
        row.action_proposed.startswith("That") and row.action_proposed.endswith(".")
        for row in result.recommendations
    )


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_what_was_done_stands_with_its_own_recommendation(real_packs: Path, suffix: str) -> None:
    taken = [row.action_taken for row in _read(real_packs, SOUTHAMPTON + suffix).recommendations]
    assert [len(_words(row.action_proposed)) for row in _read(real_packs, SOUTHAMPTON + suffix).recommendations] == [
        19, 17, 38, 11, 25,
    ]  # fmt: skip
    assert re.findall(r"[\d.]+%", taken[0]) == ["63.4%", "23.4%", "13.3%"]
    assert re.findall(r"[\d.]+%", taken[2]) == ["44%"]
    assert "20/11/2018" in taken[1]
    assert re.findall(r"\d+", taken[3]) == ["29"]
    assert len(_words(taken[4])) == 4


def test_pdf_and_text_say_the_same(real_packs: Path) -> None:
    def said(rows: tuple[TrackedRecommendation, ...]) -> list[tuple[list[str], list[str]]]:
        return [(_words(row.action_proposed), _words(row.action_taken)) for row in rows]

    pdf, text = (_read(real_packs, SOUTHAMPTON + suffix).recommendations for suffix in (".pdf", ".txt"))
    assert said(pdf) == said(text)


def test_each_has_the_page_it_stands_on(real_packs: Path) -> None:
    result = _read(real_packs, SOUTHAMPTON + ".pdf")
    assert [(row.page, row.pdf_page) for row in result.recommendations] == [("69", 74)] * 3 + [("70", 75)] * 2
    assert result.pages == {74, 75}


@pytest.mark.parametrize(
    "name",
    [
        "kent-performance-report-q3-2024-25.pdf",
        "kent-cabinet-supplement-item7-2025-01-30.pdf",
        "kent-minutes-cabinet-2025-01-30.pdf",
        "kent-county-council-budget-amendments-2025-02-13.pdf",
    ],
)
def test_papers_without_a_tracker_give_none(real_packs: Path, name: str) -> None:
    result = _read(real_packs, name)
    assert (result.recommendations, result.warnings, result.pages) == ((), (), frozenset())
