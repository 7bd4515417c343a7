"""Stages of reading: each may fail alone, is named where it did, and is timed."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from broken_stages import break_stage, sentence
from packview import paths
from packview.extract.source import open_source
from packview.extract.stamps import settle_labels
from packview.model import (
    Document,
    Indicator,
    Pack,
    Page,
    Source,
    StageName,
    TrackedRecommendation,
    WarningKind,
)
from packview.parse import pipeline
from packview.parse.glossary import read as glossary_reader
from packview.parse.glossary.read import read_glossary
from packview.parse.headings import TypedPages
from packview.parse.indicators import rows, text
from packview.parse.indicators.read import find_indicators, find_other_tables, find_tables, read_table
from packview.parse.papers.read import papers_of
from packview.parse.pipeline import STAGES, Reading, Stage, parse_agenda_preview, run_stages
from packview.parse.tables.page import tables_of as page_tables
from packview.parse.tracker import read as tracker_reader
from packview.parse.tracker.read import read_tracker
from parse_pages import harbourton

FACTS = Source(kind="pdf", name="pack.pdf", sha256="0" * 64, size=1)
Made = tuple[Document, Sequence[Page]]
MAY_DIFFER: dict[StageName, set[str]] = {
    StageName.HEADERS_FOOTERS: {"pages"},
    StageName.AGENDA: {"items", "pages"},
    StageName.ITEMS: {"items", "minutes", "indicators", "tables", "pages"},
    StageName.PLACES: {"items", "minutes", "indicators", "tables", "pages"},
    StageName.PAPERS: {"items", "pages"},
    StageName.MINUTES: {"minutes", "pages"},
    StageName.SINGLE_REPORT: set(),
    StageName.FRONT_SHEET: {"meeting", "pages"},
    StageName.MEETING: {"meeting", "pack_id", "pages"},
    StageName.CHECKS: set(),
    StageName.TRACKER: {"recommendations", "tables", "pages"},
    StageName.GLOSSARY: {"glossary", "tables", "pages"},
    StageName.TABLES: {"indicators", "tables", "pages"},
    StageName.INDICATORS: {"indicators", "tables", "pages"},
    StageName.OTHER_TABLES: {"tables", "pages"},
    StageName.UNDERSTOOD_PAGES: {"pages"},
}
"""Fields of the sample pack that rest on a stage; all others must be as they are where it does not fail."""
LOST: dict[StageName, Callable[[Pack], bool]] = {
    StageName.AGENDA: lambda pack: all(not item.description for item in pack.items),
    StageName.ITEMS: lambda pack: not pack.items,
    StageName.PLACES: lambda pack: all(item.pdf_first is None for item in pack.items),
    StageName.PAPERS: lambda pack: all(not item.papers for item in pack.items),
    StageName.MINUTES: lambda pack: pack.minutes is None,
    StageName.FRONT_SHEET: lambda pack: not pack.meeting.members,
    StageName.MEETING: lambda pack: not pack.meeting.committee,
    StageName.TRACKER: lambda pack: not pack.recommendations,
    StageName.GLOSSARY: lambda pack: not pack.glossary,
    StageName.TABLES: lambda pack: not pack.indicators and not pack.tables,
    StageName.INDICATORS: lambda pack: not pack.indicators,
    StageName.OTHER_TABLES: lambda pack: not pack.tables,
    StageName.UNDERSTOOD_PAGES: lambda pack: not any(page.read_as for page in pack.pages),
}


@pytest.fixture(scope="module")
def sample() -> Made:
    with open_source(paths.sample_pack()) as source:
        pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
        return source.document, settle_labels(pages)


@pytest.fixture(scope="module")
def whole(sample: Made) -> Pack:
    return read(sample)


def read(made: Made) -> Pack:
    document, pages = made
    return run_stages(document, pages, source=FACTS).pack()


def differing(one: Pack, other: Pack) -> set[str]:
    return {field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)}


def test_the_sample_pack_has_something_of_every_stage(whole: Pack) -> None:
    assert whole.failures == ()
    assert all((whole.items, whole.minutes, whole.meeting.members, whole.recommendations, whole.glossary))
    assert all((whole.indicators, whole.tables))
    assert not any(lost(whole) for lost in LOST.values())


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_fails_alone(
    stage: Stage, sample: Made, whole: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_stage(monkeypatch, stage)

    found = read(sample)

    assert differing(found, whole) <= {"warnings", *MAY_DIFFER[stage.name]}
    assert stage.name not in LOST or LOST[stage.name](found)
    (failure,) = found.failures
    assert (failure.kind, failure.stage, failure.error) == (WarningKind.FAILED, stage.name, "ValueError")
    assert failure.message == sentence(stage)
    assert found.warnings == (failure,), "what is missing for that is not told again in other words"


def test_the_architecture_page_lists_every_stage() -> None:
    page = (Path(__file__).parents[3] / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| ")]
    listed = [name.strip() for row in rows for name in row.split(",")]
    assert [name for name in listed if name in set(StageName)] == [stage.name for stage in STAGES]


def test_the_glossary_is_named() -> None:
    stage = next(each for each in STAGES if each.name is StageName.GLOSSARY)
    assert stage.label == "the glossary"


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_the_first_look_at_a_file_survives_a_stage_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    document, pages = harbourton()
    before = parse_agenda_preview(document, pages[:6], source=FACTS)
    break_stage(monkeypatch, stage)

    found = parse_agenda_preview(document, pages[:6], source=FACTS)

    assert before is not None
    if stage.name is StageName.AGENDA:
        assert found is None
        return
    assert found is not None
    assert found.warnings == ()
    assert len(found.pages) == len(pages)
    assert (found == before) is (not stage.early or not MAY_DIFFER[stage.name] - {"pages"})


def test_every_stage_is_timed(sample: Made) -> None:
    document, pages = sample
    times = run_stages(document, pages, source=FACTS).times
    assert [each.stage for each in times] == [stage.name for stage in STAGES]
    assert all(each.seconds >= 0 for each in times)


def test_warnings_name_their_stage() -> None:
    document, pages = harbourton()
    pages[8] = replace(pages[8], state="image")
    document = replace(document, page_count=len(pages))
    found = read((document, pages))
    assert {(warned.kind, warned.stage) for warned in found.warnings} == {
        (WarningKind.FILE, StageName.CHECKS)
    }


def test_too_little_memory_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_: Reading) -> Reading:
        raise MemoryError

    break_stage(monkeypatch, STAGES[-1], exhausted)
    with pytest.raises(MemoryError):
        read(harbourton())


def test_an_items_papers_fail_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    document, pages = harbourton()
    before = read((document, pages))

    def papers(entry: Any, *rest: Any, **known: Any) -> Any:
        if entry.number == "5":
            raise KeyError
        return papers_of(entry, *rest, **known)

    monkeypatch.setattr(pipeline, "papers_of", papers)
    found = read((document, pages))
    assert [item.papers for item in found.items if item.number != "5"] == [
        item.papers for item in before.items if item.number != "5"
    ]
    (lost,) = [item for item in found.items if item.number == "5"]
    assert (lost.papers, lost.pdf_first, lost.pdf_last) == ((), 6, 11)
    (failure,) = found.failures
    assert (failure.page, failure.pdf_page, failure.stage) == ("3", 6, StageName.PAPERS)
    assert failure.message == "The papers of item 5 could not be read (KeyError)"


class TestOnePageFails:
    """Of a stage that reads many pages or tables only the page that fails is lost, and named."""

    def test_of_the_tables(self, sample: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        _, pages = sample
        before = find_tables(pages)
        bad = before.sheets[-1].page

        def tables_of(page: Page, *rest: Any) -> Any:
            if page.number == bad:
                raise IndexError
            return page_tables(page, *rest)

        monkeypatch.setattr("packview.parse.headings.tables_of", tables_of)
        found = find_tables(pages)
        lost = [sheet for sheet in before.sheets if sheet.page == bad]
        assert len(found.sheets) == len(before.sheets) - len(lost)
        (warned,) = [each for each in found.warnings if each.error]
        assert (warned.pdf_page, warned.page, warned.stage) == (bad, pages[bad - 1].label, StageName.TABLES)
        assert warned.message == "The tables of this page could not be read (IndexError)"

    def test_of_the_indicators(self, sample: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        _, pages = sample
        before = find_indicators(find_tables(pages), pages)
        bad = before.indicators[20].pdf_page
        real = rows.read_row

        def read_row(row: Any, columns: Any) -> Indicator | None:
            if row.page == bad:
                raise ZeroDivisionError
            return real(row, columns)

        monkeypatch.setattr(rows, "read_row", read_row)
        found = find_indicators(find_tables(pages), pages)
        assert found.indicators == tuple(each for each in before.indicators if each.pdf_page != bad)
        assert len(found.indicators) < len(before.indicators)
        (warned,) = [each for each in found.warnings if each.error]
        assert (warned.pdf_page, warned.stage) == (bad, StageName.INDICATORS)
        assert warned.message == "The indicators of this page could not be read (ZeroDivisionError)"

    def test_of_the_indicators_of_a_text_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        head = "Ref Indicator Oct-17 Nov-17 Dec-17 Average"
        pages = [
            Page(number=number, label=str(number), lines=(head, f"M{number} Benches painted {number} 2 3 2"))
            for number in (1, 2, 3)
        ]
        before = find_indicators(find_tables(pages), pages).indicators
        real = text.read_label

        def read_label(lines: Any, between: Any, heads: Any, prefix: str, **more: bool) -> Any:
            if prefix.startswith("M2"):
                raise AttributeError
            return real(lines, between, heads, prefix, **more)

        monkeypatch.setattr(text, "read_label", read_label)
        found = find_indicators(find_tables(pages), pages)
        assert [each.ref for each in before] == ["M1", "M2", "M3"]
        assert found.indicators == (before[0], before[2])
        assert [(each.pdf_page, each.error) for each in found.warnings if each.error] == [
            (2, "AttributeError")
        ]

    def test_of_the_other_tables(self, sample: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        _, pages = sample
        found = find_tables(pages)
        readings = find_indicators(found, pages).readings
        before = find_other_tables(found, readings, pages).tables

        def read(sheet: Any) -> Any:
            if sheet.page == before[0].pdf_page:
                raise TypeError
            return read_table(sheet)

        monkeypatch.setattr("packview.parse.indicators.read.read_table", read)
        others = find_other_tables(found, readings, pages)
        assert others.tables == tuple(each for each in before if each.pdf_page != before[0].pdf_page)
        assert [(each.pdf_page, each.stage) for each in others.warnings] == [
            (before[0].pdf_page, StageName.OTHER_TABLES)
        ]

    def test_of_the_tracker(self, sample: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        _, pages = sample
        before = read_tracker(pages).recommendations
        bad = before[0].pdf_page

        def grids(self: TypedPages, page: Page) -> Any:
            if page.number == bad:
                raise RecursionError
            return page_tables(page)

        monkeypatch.setattr(TypedPages, "grids", grids)
        found = read_tracker(pages)
        assert found.recommendations == tuple(each for each in before if each.pdf_page != bad)
        assert [(each.pdf_page, each.stage) for each in found.warnings] == [(bad, StageName.TRACKER)]

    def test_of_the_tracker_a_row(self, sample: Made, monkeypatch: pytest.MonkeyPatch) -> None:
        _, pages = sample
        before = read_tracker(pages).recommendations
        real = tracker_reader._split

        def split(found: Any) -> Any:
            if found.page.number == before[0].pdf_page and "Year 11" in found.cells["proposed"][0]:
                raise ValueError
            return real(found)

        monkeypatch.setattr(tracker_reader, "_split", split)
        found: tuple[TrackedRecommendation, ...] = read_tracker(pages).recommendations
        assert "Year 11" in before[0].action_proposed
        assert found
        assert found == tuple(each for each in before if each in found)
        assert before[0] not in found

    def test_of_the_acronyms_in_running_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = "The Multi Agency Safeguarding Hub (MASH) and the Youth Offending Service (YOS) met."
        pages = [Page(number=number, label=str(number), lines=(said,)) for number in (1, 2)]
        real = glossary_reader._defined
        calls = iter((True, False))

        def defined(words: str) -> Any:
            if next(calls):
                raise ValueError
            return real(words)

        monkeypatch.setattr(glossary_reader, "_defined", defined)
        found = read_glossary(pages)
        assert [(each.term, each.pdf_page) for each in found.entries] == [("MASH", 2), ("YOS", 2)]
        assert [(each.pdf_page, each.page) for each in found.warnings] == [(1, "1")]
