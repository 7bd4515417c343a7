"""The sample pack's tracker and glossaries, read back from its PDF as they stand in its sources."""

import csv
import tomllib
from pathlib import Path

import pytest

from packview import paths
from packview.parse.glossary.read import read_glossary
from packview.parse.tracker.read import read_tracker
from real_pages import real_pages

SOURCES = Path(__file__).parents[4] / "packs" / "sample"


@pytest.fixture(autouse=True)
def _with_the_sources() -> None:
    assert (SOURCES / "tracker.csv").exists(), "the sample pack's sources are part of the project"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_tracker_is_that_of_its_source() -> None:
    with (SOURCES / "tracker.csv").open(encoding="utf-8", newline="") as file:
        wanted = [{name: _one_line(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
    rows = read_tracker(real_pages(paths.sample_pack())[1]).recommendations
    assert [
        {
            "date": row.date,
            "title": row.title,
            "number": row.number,
            "action_proposed": row.action_proposed,
            "action_taken": _one_line(row.action_taken),
            "status": row.status,
        }
        for row in rows
    ] == wanted


def test_the_glossaries_are_those_of_their_source() -> None:
    source = tomllib.loads((SOURCES / "glossary.toml").read_text(encoding="utf-8"))
    entries = [
        entry for entry in read_glossary(real_pages(paths.sample_pack())[1]).entries if not entry.in_text
    ]
    for kind, table in (("acronym", source["acronyms"]), ("term", source["terms"])):
        found = [(entry.term, _words(entry.definition)) for entry in entries if entry.kind == kind]
        assert found == [(_one_line(row["term"]), _words(row["definition"])) for row in table]


def _words(text: str) -> list[str]:
    """The words, without the signs of bullet points."""
    return [word for word in text.split() if word not in {"-", "*", "\u2022"}]
