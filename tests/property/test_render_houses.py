"""Packs of invented councils, each in its own house style, are read back unchanged."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings

from exported import note
from pack_house_papers import ACTIONS, FINANCE, MONTHLY, SCORECARD
from pack_houses import COUNTY, HOUSES, METROPOLITAN, House
from pack_renderer import render_pack
from pack_result import RenderedPack
from pack_spec import Grid, PackSpec, ProseSpec
from pack_strategies import packs
from pack_style import Style
from packview.export.choosing import Choice
from packview.extract.source import open_source
from packview.model import Indicator, Pack
from packview.services.exporting import export_notes
from roundtrip import check_pack

NAMED = {house.name: house for house in HOUSES}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[RenderedPack, Pack]]:
    found = {}
    for house in HOUSES:
        rendered = render_pack(house.pack, house.style)
        path = tmp_path_factory.mktemp("house") / f"{house.name}.pdf"
        found[house.name] = rendered, check_pack(house.pack, rendered, path, house.style)
    return found


def grid(paper: ProseSpec) -> Grid:
    return next(block for block in paper.blocks if isinstance(block, Grid))


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.name)
def test_a_house_is_read_back(house: House, read: dict[str, tuple[RenderedPack, Pack]]) -> None:
    _, pack = read[house.name]
    assert pack.meeting.council == house.pack.meeting.council
    unread = [warning.pdf_page for warning in pack.warnings]
    assert unread == ([5] if house.name == "district" else [])


@pytest.mark.parametrize(
    ("name", "edge", "number"), [("county", "foot", "{n}"), ("metropolitan", "head", "- {n} -")]
)
def test_a_house_that_numbers_its_pages_and_stamps_nothing_is_read_back(
    name: str, edge: Literal["foot", "head"], number: str, tmp_path: Path
) -> None:
    house = NAMED[name]
    style = replace(house.style, stamp=edge, stamp_text=number)
    check_pack(house.pack, render_pack(house.pack, style), tmp_path / "pack.pdf", style)


def test_a_title_over_two_lines_of_an_agenda_in_columns_is_whole(tmp_path: Path) -> None:
    house = NAMED["county"]
    title = "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)"
    items = tuple(replace(item, title=title) if item.number == "3" else item for item in house.pack.items)
    spec = replace(house.pack, items=items)
    check_pack(spec, render_pack(spec, house.style), tmp_path / "pack.pdf", house.style)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(spec=packs())
@pytest.mark.parametrize("style", [COUNTY, METROPOLITAN], ids=["county", "metropolitan"])
def test_any_pack_is_read_back_in_a_house_style(
    style: Style, spec: PackSpec, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_pack(spec, render_pack(spec, style), tmp_path_factory.mktemp("pack") / "pack.pdf", style)


def test_a_page_that_cannot_be_read_is_not_shown_as_text(read: dict[str, tuple[RenderedPack, Pack]]) -> None:
    _, pack = read["district"]
    assert [page.state for page in pack.pages] == ["text", "text", "text", "text", "garbled", "text"]


def test_two_columns_are_read_one_after_the_other(
    read: dict[str, tuple[RenderedPack, Pack]], tmp_path: Path
) -> None:
    rendered, _ = read["county"]
    path = tmp_path / "county.pdf"
    path.write_bytes(rendered.data)
    where = next(paper for paper in rendered.papers if paper.title.startswith("Appendix 1"))
    with open_source(path) as source:
        words = " ".join(source.page(where.pdf_first).lines).split()
    order = [words.index(word) for word in ("first", "second", "third", "fourth", "last")]
    assert order == sorted(order)
    assert words.count("measured") == 45


def test_stray_untitled_and_dead_bookmarks_are_in_the_file(
    read: dict[str, tuple[RenderedPack, Pack]], tmp_path: Path
) -> None:
    rendered, pack = read["county"]
    path = tmp_path / "county.pdf"
    path.write_bytes(rendered.data)
    with open_source(path) as source:
        marks = source.document.bookmarks
    assert {"Introduction", ""} <= {mark.title for mark in marks}
    assert any(mark.page is None for mark in marks)
    assert all("Introduction" not in paper.title for item in pack.items for paper in item.papers)


def rows_of(indicators: Sequence[Indicator], refs: Sequence[str]) -> list[Indicator]:
    return [next(each for each in indicators if each.ref == ref) for ref in refs]


def test_a_scorecard_keeps_ratings_polarity_and_what_is_no_figure(
    read: dict[str, tuple[RenderedPack, Pack]],
) -> None:
    _, pack = read["metropolitan"]
    rows = grid(SCORECARD).rows
    found = rows_of(pack.indicators, [row[0] for row in rows])
    assert [(one.name, one.polarity.capitalize(), one.rag.capitalize(), one.commentary) for one in found] == [
        (row[1], row[2], row[6], row[7]) for row in rows
    ]
    assert [tuple(one.values.values()) for one in found] == [
        (1164, 1234),
        (13.1, 12.5),
        (None, None),
        (1_100_000, 1_200_000),
        (None, 410),
    ]
    assert found[2].marks == {"2030/31 Q1": "<5", "2030/31 Q2": "*"}
    assert found[4].marks == {"2030/31 Q1": "n/a", "Target": "N/A"}
    assert [one.unit for one in found] == ["count", "percent", "count", "money", "count"]


def test_a_monthly_table_without_benchmarks(read: dict[str, tuple[RenderedPack, Pack]]) -> None:
    _, pack = read["metropolitan"]
    rows = grid(MONTHLY).rows
    found = rows_of(pack.indicators, [row[0] for row in rows])
    assert list(found[0].values) == ["2030-04", "2030-05", "2030-06", "2030-07", "2030-08"]
    assert [list(one.values.values()) for one in found] == [
        [912, 887, 1002, None, 1120],
        [81, 79.5, None, 84, 83.2],
        [14, 9, 11, 12, 10],
    ]


def test_a_finance_table_with_its_totals(read: dict[str, tuple[RenderedPack, Pack]]) -> None:
    _, pack = read["metropolitan"]
    assert [(table.title, table.header, table.rows) for table in pack.tables] == [
        ("Budget monitoring", grid(FINANCE).header, grid(FINANCE).rows)
    ]


def test_an_action_log_has_owner_and_due_date(read: dict[str, tuple[RenderedPack, Pack]]) -> None:
    _, pack = read["metropolitan"]
    assert [
        (one.number, one.date, one.title, one.action_proposed, one.owner, one.due, one.status)
        for one in pack.recommendations
    ] == list(grid(ACTIONS).rows)


@pytest.mark.parametrize("name", ["county", "district", "metropolitan"])
def test_what_is_not_for_publication_stays_out_of_an_export(
    name: str, read: dict[str, tuple[RenderedPack, Pack]]
) -> None:
    _, pack = read[name]
    notes = [note(f"Asked of {item.title}.", number, item) for number, item in enumerate(pack.items, 1)]
    public = export_notes(pack, notes, Choice())
    whole = export_notes(pack, notes, Choice(include_exempt=True))
    for item in NAMED[name].pack.items:
        assert (item.title in public) is not item.exempt
        assert item.title in whole
