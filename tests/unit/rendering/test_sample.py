"""The sample pack: the file in the repository, and the facts its sources must carry."""

import csv
import re
import tomllib
import zlib
from pathlib import Path
from typing import TypeVar

import pytest

import render
from pack_renderer import render_pack
from pack_result import RenderedPack
from pack_source import read_source
from pack_spec import DatasetSpec, MinutesSpec, PackSpec, ReportSpec, TrackerSpec

FIGURE = re.compile(r"\d+(\.\d+)?%?|-")


@pytest.fixture(scope="module")
def spec() -> PackSpec:
    return read_source(render.SOURCES)


@pytest.fixture(scope="module")
def rendered() -> RenderedPack:
    return render.render_sample()


Kind = TypeVar("Kind")


def paper(spec: PackSpec, item: str, kind: type[Kind]) -> Kind:
    return next(
        each
        for entry in spec.items
        if entry.number == item
        for each in entry.papers
        if isinstance(each, kind)
    )


def unpacked(data: bytes) -> list[bytes]:
    """The file without what depends on how a zlib compresses: streams laid open, lengths and offsets left out."""
    body = re.sub(rb"/Length \d+", b"", data[: data.rindex(b"xref\n", 0, data.rindex(b"startxref"))])
    return [
        zlib.decompress(part) if part[:1] == b"\x78" else part
        for part in re.split(rb"(?<=stream)\r?\n|\r?\n(?=endstream)", body)
    ]


def test_the_file_in_the_repository_is_what_its_sources_give(rendered: RenderedPack) -> None:
    committed = render.SAMPLE.read_bytes()
    assert committed == rendered.data or unpacked(committed) == unpacked(rendered.data), (
        "packs/sample.pdf is not what packs/sample gives: run `make sample`"
    )


def test_the_same_sources_give_the_same_bytes(spec: PackSpec, rendered: RenderedPack) -> None:
    assert render_pack(spec).data == rendered.data


def test_a_changed_figure_changes_the_file(spec: PackSpec, rendered: RenderedPack) -> None:
    changed = render_pack(PackSpec(meeting=spec.meeting, items=spec.items[:-1]))
    assert unpacked(changed.data) != unpacked(rendered.data)


def test_the_command_writes_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rendered: RenderedPack
) -> None:
    assert render.main(["-o", str(tmp_path / "pack.pdf")]) == 0
    assert (tmp_path / "pack.pdf").read_bytes() == rendered.data
    assert f"{len(rendered.labels)} pages" in capsys.readouterr().out


def test_the_meeting(spec: PackSpec) -> None:
    meeting = spec.meeting
    assert (meeting.committee, str(meeting.date), meeting.time) == (
        "Children and Families Scrutiny Panel",
        "2018-11-29",
        "5.30 pm",
    )
    assert [member.role for member in meeting.members].count("Appointed Member") == 2
    assert len(meeting.members) == 9


def test_nine_items_and_four_with_papers(spec: PackSpec, rendered: RenderedPack) -> None:
    assert [item.number for item in spec.items] == [str(number) for number in range(1, 10)]
    assert [item.number for item in rendered.items if item.page_first] == ["6", "7", "8", "9"]
    assert rendered.items[5].page_first == "1"
    assert len(rendered.papers) == 8


def test_the_minutes(spec: PackSpec) -> None:
    minutes = paper(spec, "6", MinutesSpec)
    resolutions = {item.number: [each.ref for each in item.resolutions] for item in minutes.items}
    assert resolutions == {
        "11": [],
        "12": [""],
        "13": [""],
        "14": ["(i)", "(ii)", "(iii)", "(iv)"],
        "15": ["(i)", "(ii)", "(iii)"],
        "16": [],
        "17": [],
    }
    assert len(minutes.present) == 8
    assert [person.name for person in minutes.apologies] == ["Councillor Catherine Hobbs"]


@pytest.mark.parametrize(("item", "recommendations"), [("7", 2), ("8", 1), ("9", 1)])
def test_the_reports(spec: PackSpec, item: str, recommendations: int) -> None:
    report = paper(spec, item, ReportSpec)
    assert [name for name, _ in report.fields] == [
        "DECISION-MAKER",
        "SUBJECT",
        "DATE OF DECISION",
        "REPORT OF",
    ]
    assert len(report.recommendations) == recommendations
    assert report.summary


def test_every_indicator_has_every_figure(spec: PackSpec) -> None:
    dataset = paper(spec, "8", DatasetSpec)
    assert len(dataset.indicators) == 58
    assert len({indicator.ref for indicator in dataset.indicators}) == 58
    figures = [figure for indicator in dataset.indicators for figure in indicator.months]
    assert len(figures) == 754
    assert [figure for figure in figures if not FIGURE.fullmatch(figure)] == []
    for indicator in dataset.indicators:
        assert indicator.arrow in ("up", "down", "level")
        assert indicator.colour in ("red", "green", "grey")
        assert indicator.percentage in ("P", "-", "--")
        assert (indicator.percentage == "P") == any("%" in figure for figure in indicator.months)
        assert indicator.owner
        assert indicator.reporter
        assert indicator.outcome


def test_printed_maxima_are_those_of_the_last_twelve_months(spec: PackSpec) -> None:
    """The figures came over whole: what the spreadsheet had computed still fits what it computed it from."""
    dataset = paper(spec, "8", DatasetSpec)

    def number(value: str) -> float:
        return float(value.rstrip("%"))

    wrong = [
        indicator.ref
        for indicator in dataset.indicators
        if max(number(figure) for figure in indicator.months[1:] if figure != "-")
        != number(indicator.max_12m)
    ]
    assert wrong == []


def test_the_glossary() -> None:
    facts = tomllib.loads((render.SOURCES / "glossary.toml").read_text(encoding="utf-8"))
    assert len({entry["term"] for entry in facts["acronyms"]}) == 44
    assert len({entry["term"] for entry in facts["terms"]}) == 54
    assert all(entry["definition"].strip() for entry in [*facts["acronyms"], *facts["terms"]])


def test_the_tracker(spec: PackSpec) -> None:
    rows = paper(spec, "9", TrackerSpec).rows
    assert [(row.title, row.number) for row in rows] == [
        ("Educational Attainment in Southampton", "1"),
        ("Educational Attainment in Southampton", "2"),
        ("Educational Attainment in Southampton", "3"),
        ("SEND", "1"),
        ("SEND", "2"),
    ]


@pytest.mark.parametrize("source", sorted(render.SOURCES.iterdir()), ids=lambda path: path.name)
def test_no_telephone_number_and_no_real_address(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert re.findall(r"[\w.]+@(?!southampton\.example)", text) == []
    assert re.findall(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b", text) == []


def test_the_months_run_from_october_to_october() -> None:
    with (render.SOURCES / "indicators.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header[:5] == ["ref", "name", "owner", "reporter", "outcome"]
    assert header[5:18][0] == "Oct-17"
    assert header[5:18][-1] == "Oct-18"
