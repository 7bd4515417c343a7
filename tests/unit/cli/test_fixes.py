"""The commands that put a pack right."""

import json
from pathlib import Path
from typing import Any

import pytest

from packview import config
from packview.errors import PackviewError


@pytest.fixture(autouse=True)
def _in_the_library(a_library: Path) -> None:
    assert a_library.is_dir()


def listed(run: Any, *what: str) -> Any:
    code, out, _ = run(*what, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_nothing_put_right_says_how(run: Any) -> None:
    code, out, _ = run("fix", "hillford")
    assert code == 0
    assert "packview fix --help" in out


def test_the_meeting_and_an_item_are_put_right_listed_and_taken_back(run: Any) -> None:
    before = listed(run, "agenda", "hillford")
    code, out, _ = run("fix", "hillford", "meeting", "--date", "4 June 2019", "--place", "")
    assert code == 0
    assert "Read as: Town Hall" in out
    run("fix", "hillford", "item", "3", "--title", "All benches", "--first", "1")

    front, agenda = listed(run, "front", "hillford"), listed(run, "agenda", "hillford")
    assert (front["date"], front["place"]) == ("2019-06-04", None)
    assert front["evidence"]["date"]["how"] == "put right by Robin Ash"
    assert agenda[2]["title"] == "All benches"
    assert agenda[2]["put_right"] == ["pages", "title"]
    assert (agenda[1]["page_first"], agenda[2]["page_first"]) == (None, "1")
    assert [(row["field"], row["value"]) for row in listed(run, "fix", "hillford")][:2] == [
        ("title", "All benches"),
        ("first", "1"),
    ]
    assert "2 corrections" in run("fix", "hillford", "undo")[1]
    assert listed(run, "agenda", "hillford") == before
    run("fix", "hillford", "undo")
    assert listed(run, "front", "hillford")["date"] == "2019-06-03"
    assert run("fix", "hillford", "undo")[0] == 1


def test_items_are_added_dropped_and_joined(run: Any) -> None:
    run("fix", "hillford", "add-item", "2A", "Ducks", "--first", "#3", "--parent", "2")
    run("fix", "hillford", "drop-item", "1")
    agenda = listed(run, "agenda", "hillford")
    assert [(row["number"], row["parent"]) for row in agenda] == [("2", None), ("3", None), ("2A", "2")]
    assert agenda[2]["put_right"] == ["added"]
    run("fix", "hillford", "join-items", "2", "2A")
    agenda = listed(run, "agenda", "hillford")
    assert [(row["number"], row["page_last"]) for row in agenda] == [("2", "2"), ("3", None)]


def test_people_papers_and_figures(run: Any) -> None:
    run("fix", "hillford", "person", "Councillor Elm", "--present", "--member", "--role", "Vice-Chair")
    rows = listed(run, "attendance", "hillford")
    assert [row["present"] for row in rows if row["name"] == "Councillor Elm"] == [True]
    assert {"name": "Councillor Elm", "role": "Vice-Chair"} in listed(run, "front", "hillford")["members"]
    run("fix", "hillford", "paper", "3", "benches", "--title", "Benches, a report")
    papers = {row["title"]: row["put_right"] for row in listed(run, "papers", "hillford")}
    assert papers["Benches, a report"] == ["title"]
    assert sum(map(bool, papers.values())) == 1


def test_a_removed_pack_keeps_what_was_put_right(run: Any, town_file: Path) -> None:
    run("fix", "hillford", "meeting", "--place", "Old Hall")
    assert run("remove", "hillford", "--yes")[0] == 0
    assert listed(run, "list") == []
    run("import", str(town_file))
    assert listed(run, "front", "hillford")["place"] == "Old Hall"


def test_a_newer_edition_says_what_of_it_is_not_applied_any_more(run: Any, town_file: Path) -> None:
    run("fix", "hillford", "meeting", "--place", "Old Hall", "--council", "Hillford Borough Council")
    town_file.write_text(
        town_file.read_text(encoding="utf-8").replace("Town Hall", "Old Hall"), encoding="utf-8"
    )
    assert "Put right: 2 corrections, 1 of them not applied" in run("import", str(town_file))[1]
    rows = {row["field"]: row["standing"] for row in listed(run, "fix", "hillford")}
    assert rows == {"place": "lapsed", "council": "applied"}


def _undated(run: Any) -> list[str]:
    return [row["pack_id"] for row in listed(run, "list") if row["pack_id"].startswith("papers")]


def test_a_file_without_a_date_is_a_revision_of_its_namesake_where_the_member_says_so(
    run: Any, tmp_path: Path
) -> None:
    for name, more in (("one", ""), ("two", "A second sheet of words.")):
        (tmp_path / f"{name}.txt").write_text(
            f"Papers for members of Aldmoor\n\nSome words.\n{more}", encoding="utf-8"
        )
    run("import", str(tmp_path / "one.txt"))
    assert "has the same name" in run("import", str(tmp_path / "two.txt"))[1]
    run("remove", _undated(run)[-1], "--yes")
    kept = _undated(run)
    assert len(kept) == 1
    other = tmp_path / "three.txt"
    other.write_text("Papers for members of Aldmoor\n\nSome words.\nA third sheet.", encoding="utf-8")
    run("import", str(other), "--revision")
    assert _undated(run) == kept


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("meeting",), 2, "Say what to put right"),
        (("meeting", "--date", "4 June"), 1, "does not fit"),
        (("meeting", "--date", "04/06/2019"), 1, "does not fit"),
        (("meeting", "--quorum", "three"), 1, "does not fit"),
        (("item", "9", "--title", "x"), 1, "There is no agenda item"),
        (("item", "3", "--first", "77"), 1, "There is no page"),
        (("outline",), 1, "no bookmarks"),
        (("indicator", "M1", "--unit", "count"), 1, "No indicator"),
        (("paper", "3", "zebra", "--title", "x"), 1, "No paper"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(run: Any, words: tuple[str, ...], code: int, told: str) -> None:
    found = run("fix", "hillford", *words)
    assert found[0] == code
    assert told in found[2]
    assert listed(run, "fix", "hillford") == []


def test_the_languages_of_scanned_pages_are_a_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path))
    assert config.load().ocr_languages == "eng"
    (tmp_path / "config.toml").write_text('ocr_languages = "eng + cym"', encoding="utf-8")
    assert config.load().ocr_languages == "eng+cym"
    (tmp_path / "config.toml").write_text("ocr_languages = 3", encoding="utf-8")
    with pytest.raises(PackviewError, match="wrong shape"):
        config.load()
