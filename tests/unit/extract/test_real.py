"""What files of the world give: published packs, and awkward ones from the tests of PDF libraries. Skips without them."""

from collections import Counter
from pathlib import Path

import pytest

from packview.errors import PackviewError, PasswordNeededError
from packview.extract.source import open_source, scan_error
from packview.extract.stamps import settle_labels
from packview.model import Page


def pages_of(path: Path, password: str | None = None) -> tuple[Page, ...]:
    with open_source(path, password=password) as source:
        pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
        told = [problem.message for problem in source.problems]
        assert [message for message in told if "cannot be seen" not in message] == []
    return settle_labels(pages)


@pytest.fixture(scope="module")
def southampton(real_packs: Path) -> tuple[Page, ...]:
    return pages_of(real_packs / "southampton-2018-11-29.pdf")


@pytest.fixture(scope="module")
def budget(real_packs: Path) -> tuple[Page, ...]:
    return pages_of(real_packs / "kent-county-council-budget-amendments-2025-02-13.pdf")


class TestAwkward:
    @pytest.mark.parametrize(
        ("name", "password", "states", "first"),
        [
            ("camelot-health_protected.pdf", "userpass", {"text": 1}, "Table: 5 Public Health Outlay"),
            ("camelot-vertical_header.pdf", None, {"text": 5}, ""),
            ("docling-invisible_text_layer.pdf", None, {"text": 1}, "Visible heading line"),
            ("pdfplumber-issue-848-rotated-text.pdf", None, {"text": 8}, "The movie opens"),
            ("pdfplumber-malformed-932.pdf", None, {"text": 1}, "2021 3 31"),
            ("pypdf-outlines-with-invalid-destinations.pdf", None, {"text": 4}, "Contents"),
            ("pypdf-r3-user-password.pdf", "asdfzxcv", {"text": 1}, "pdf encryption test"),
            ("pypdf-r6-empty-password.pdf", None, {"text": 1}, "pdf encryption test"),
            ("scanned-rotated-no-text-agenda-package-nipissing-14p.pdf", None, {"image": 14}, ""),
            ("tabula-rotated_page.pdf", None, {"text": 1}, "208 SUMMARY TABLES"),
        ],
    )
    def test_what_can_be_read(
        self, real_packs: Path, name: str, password: str | None, states: dict[str, int], first: str
    ) -> None:
        pages = pages_of(real_packs / "awkward" / name, password)
        assert Counter(page.state for page in pages) == states
        assert "\n".join(pages[0].lines).startswith(first)
        assert (scan_error(pages) is None) == bool({"text", "image"} & states.keys())

    @pytest.mark.parametrize(
        ("name", "password", "kind", "message"),
        [
            ("camelot-health_protected.pdf", None, PasswordNeededError, "protected by a password"),
            ("pypdf-r3-user-password.pdf", None, PasswordNeededError, "protected by a password"),
            ("pypdf-r3-user-password.pdf", "wrong", PasswordNeededError, "does not open"),
            ("empty-0-bytes.pdf", None, PackviewError, "is empty"),
            ("truncated-report.pdf", None, PackviewError, "its end is missing"),
        ],
    )
    def test_what_cannot(
        self, real_packs: Path, name: str, password: str | None, kind: type[PackviewError], message: str
    ) -> None:
        with pytest.raises(kind, match=message):
            open_source(real_packs / "awkward" / name, password=password)

    def test_every_file_of_the_folder_is_named_above(self, real_packs: Path) -> None:
        source = Path(__file__).read_text(encoding="utf-8")
        assert [path.name for path in (real_packs / "awkward").iterdir() if path.name not in source] == []

    def test_dead_destinations_are_kept(self, real_packs: Path) -> None:
        with open_source(real_packs / "awkward" / "pypdf-outlines-with-invalid-destinations.pdf") as source:
            assert [bookmark.page for bookmark in source.document.bookmarks] == [2, 2, 2, *[None] * 6]

    def test_a_page_shown_turned_reads_upright(self, real_packs: Path) -> None:
        page = pages_of(real_packs / "awkward" / "tabula-rotated_page.pdf")[0]
        assert page.width > page.height
        assert Counter(run.rotation for run in page.runs).most_common(1)[0][0] == 0
        assert (
            sum(line.startswith("Social Security ....") and line.endswith("10,702") for line in page.lines)
            == 1
        )


class TestSouthampton:
    def test_labels(self, southampton: tuple[Page, ...]) -> None:
        assert [page.label for page in southampton] == [None] * 5 + [str(number) for number in range(1, 71)]

    def test_other_stamps(self, southampton: tuple[Page, ...]) -> None:
        stamps = {page.number: page.stamps for page in southampton if page.stamps}
        assert stamps == {
            6: ("Agenda Item 6",),
            10: ("Agenda Item 7",),
            14: ("Appendix 1",),
            50: ("Agenda Item 8",),
            52: ("Appendix 1",),
            60: ("Appendix 2",),
            72: ("Agenda Item 9",),
            74: ("Appendix 1",),
        }

    def test_blank_pages(self, southampton: tuple[Page, ...]) -> None:
        assert [page.number for page in southampton if page.state != "text"] == [13, 49, 59, 71]
        assert {page.state for page in southampton} == {"text", "blank"}

    def test_the_front_sheet_reads_column_by_column(self, southampton: tuple[Page, ...]) -> None:
        lines = southampton[0].lines
        order = [lines.index(word) for word in ("Members", "Appointed Members", "Rob Sanders", "Contacts")]
        assert order == sorted(order)
        assert lines[0] == "Children and Families Scrutiny Panel"

    def test_agenda_items_and_bullets_are_lines(self, southampton: tuple[Page, ...]) -> None:
        assert "8 CHILDREN AND FAMILIES - PERFORMANCE (Pages 45 - 66)" in southampton[3].lines
        assert sum(line.startswith("\u2022 ") for line in southampton[6].lines) == 8

    def test_a_row_of_figures_is_a_line(self, southampton: tuple[Page, ...]) -> None:
        row = "1378 1215 997 1421 1309 1376 1649 1554 1433 1494 1754 1441 1620 \u2191 12% 18% 1439 1754 - Local Local Local"
        assert row in southampton[51].lines

    def test_turned_headings_and_rules_are_there_for_the_tables(self, southampton: tuple[Page, ...]) -> None:
        page = southampton[52]
        turned = {run.text for run in page.runs if run.rotation == 90}
        assert {"Ref.", "Oct-17", "Oct-18", "Owner"} <= turned
        assert len(page.rules) > 50
        assert any(run.text == "\uf0e9" for run in page.runs)

    def test_bookmarks(self, real_packs: Path) -> None:
        with open_source(real_packs / "southampton-2018-11-29.pdf") as source:
            assert len(source.document.bookmarks) == 9
            assert all(bookmark.page for bookmark in source.document.bookmarks)

    def test_the_text_of_the_same_pack(self, real_packs: Path) -> None:
        pages = pages_of(real_packs / "southampton-2018-11-29.txt")
        labelled = {page.label: page.lines[0] for page in pages if page.label}
        assert list(labelled) == ["1", "2", "3", "4", "5", "6", "26", "52"]
        assert labelled["1"] == "CHILDREN AND FAMILIES SCRUTINY PANEL"
        assert labelled["5"].startswith("DECISION-MAKER:")
        first_lines = [page.lines[0] for page in pages]
        assert sum(line.startswith("DECISION-MAKER:") for line in first_lines) == 3
        for start in ("AGENDA", "Abuse", "CAFCASS", "Twitter", "Page 1 of 7", "Appendix 5 - Functions"):
            assert start in first_lines
        assert 50 <= len(pages) <= 75


class TestKent:
    def test_the_agenda(self, real_packs: Path) -> None:
        (page,) = pages_of(real_packs / "kent-agenda-cabinet-2025-03-04.pdf")
        assert page.lines[:3] == ("AGENDA", "", "CABINET")
        assert "6. Quarterly Performance Report, Q3 2024-2025 (Pages 25 - 100)" in page.lines

    def test_stamps_turned_on_landscape_pages(self, budget: tuple[Page, ...]) -> None:
        for page in budget:
            assert page.label == (str(page.number - 2) if page.state == "text" and page.number > 2 else None)

    def test_tables_drawn_before_their_titles_are_read_after_them(self, budget: tuple[Page, ...]) -> None:
        assert budget[8].lines[0].startswith("APPENDIX D")
        assert "0.0 Demand" in budget[8].text

    def test_the_supplement(self, real_packs: Path) -> None:
        pages = pages_of(real_packs / "kent-cabinet-supplement-item7-2025-01-30.pdf")
        assert (pages[2].label, pages[2].stamps) == ("1", ("Agenda Item 7",))
        assert [page.number for page in pages if page.state == "blank"] == [2, 12, 22]

    def test_minutes_that_nothing_is_stamped_on_are_numbered_at_their_foot(self, real_packs: Path) -> None:
        pages = pages_of(real_packs / "kent-minutes-cabinet-2025-01-30.pdf")
        assert [page.label for page in pages] == [str(page.number) for page in pages]
        assert not any(page.lines[-1] == page.label for page in pages)

    def test_the_performance_report(self, real_packs: Path) -> None:
        path = real_packs / "kent-performance-report-q3-2024-25.pdf"
        pages = pages_of(path)
        assert len(pages) == 71
        assert pages[7].lines[:4] == (
            "Customer Services",
            "",
            "Cabinet Member Dylan Jeffrey",
            "Corporate Director Amanda Beer",
        )
        with open_source(path) as source:
            assert len(source.document.bookmarks) == 68
