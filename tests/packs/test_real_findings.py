"""The findings in published packs, held against what a reader with a pencil found there."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from packview.config import Config
from packview.model import Finding
from packview.model.open_pack import OpenPack
from packview.services.analysis.findings import detect
from packview.services.library.library import Library, read_in_place
from real_pages import SOUTHAMPTON

PENCIL = tomllib.loads(Path(__file__).with_name("southampton_pencil.toml").read_text(encoding="utf-8"))
TABLES = {"derived", "table", "slip"}
PROSE = {"claim", "impossible", "parts", "conflict", "commentary", "promise"}


@pytest.fixture(scope="module")
def opened(real_packs: Path, tmp_path_factory: pytest.TempPathFactory) -> OpenPack:
    return _read(real_packs, SOUTHAMPTON + ".pdf", tmp_path_factory.mktemp("home"))


def _read(folder: Path, name: str, home: Path) -> OpenPack:
    path = folder / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real packs")
    return read_in_place(Library(home, Config(member="Robin Ash")), path)


def _told(one: Finding, slip: dict[str, Any]) -> bool:
    return (
        (one.kind, one.rule, one.page) == (slip["kind"], slip["rule"], slip["page"])
        and one.printed.startswith(slip.get("printed", ""))
        and slip.get("computed", "") in one.computed
        and one.refs == tuple(slip.get("refs", one.refs))
    )


def test_all_of_the_pencils_list_is_found_and_nothing_beside_it(opened: OpenPack) -> None:
    found = [one for one in detect(opened).findings if one.kind in PROSE]
    assert [slip for slip in PENCIL["found"] if not any(_told(one, slip) for one in found)] == []
    assert [one for one in found if not any(_told(one, slip) for slip in PENCIL["found"])] == []
    assert len(found) == len(PENCIL["found"])


def test_what_falls_far_short_of_the_year_comes_among_the_first_ten(opened: OpenPack) -> None:
    findings = detect(opened).findings
    assert len(findings) == 25
    assert [one.rule for one in findings[:10] if one.refs == ("EH1c",)] == ["pace to the year's target"]


def test_what_is_right_in_the_figures_is_left_alone(opened: OpenPack) -> None:
    assert [one for one in detect(opened).findings if one.kind in TABLES] == []


def test_every_quote_stands_on_its_page(opened: OpenPack) -> None:
    for one in detect(opened).findings:
        if one.quote and one.pdf_page:
            assert one.quote in "\n".join(opened.pages[one.pdf_page - 1])
    told = [one for one in detect(opened).findings if one.kind in PROSE]
    assert all(one.quote for one in told)


@pytest.mark.parametrize(
    ("name", "slips"),
    [
        ("kent-performance-report-q3-2024-25.pdf", set()),
        ("kent-cabinet-supplement-item7-2025-01-30.pdf", set()),
        ("kent-minutes-cabinet-2025-01-30.pdf", set()),
        ("kent-county-council-budget-amendments-2025-02-13.pdf", set()),
        ("prose/SEND-Survey-Summary-Report-2015.pdf", {(1, "557"), (11, "182")}),
        ("prose/West-Sussex-Suicide-Audit-2017.pdf", {(17, "25%")}),
        ("prose/final_hmp_ford_hna.pdf", {(21, "Figure 7")}),
        (
            "prose/full_council_2025-03-13-Appendix_3_-_24-00093_Decision_Report.pdf",
            {(11, "1,016"), (12, "paragraph 6.7"), (14, "paragraph 2.1"), (16, "6.1"), (18, "Section 4")},
        ),
        ("published/kent-budget-mon-report.pdf", {(2, "2.3"), (3, "3.6")}),
        # The total holds a project the table leaves out; the sign of a variance is turned.
        ("published/weca-transport.pdf", {(34, "161.89"), (26, "0.16")}),
    ],
)
def test_slips_of_tables_and_numbering_that_a_reader_found(
    real_packs: Path, tmp_path: Path, name: str, slips: set[tuple[int, str]]
) -> None:
    found = detect(_read(real_packs, name, tmp_path)).findings
    assert {(one.pdf_page, one.printed) for one in found if one.kind in TABLES} == slips
    if name.startswith("kent"):
        # 'a reduction of 0.3%' from 15.2% to 14.9%: percentage points are meant.
        points = ["points for per cent"] if "performance" in name else []
        assert [one.rule for one in found if one.kind in PROSE] == points
