"""The command contract: names, fields, exit codes, streams."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from detected import with_one_broken, with_one_more
from packview.insight import detectors
from packview.insight.detectors import DETECTORS
from protected import protected_pdf


def test_import_tells_what_it_read(run: Any, town_file: Path) -> None:
    code, out, err = run("import", str(town_file))
    assert (code, err) == (0, "")
    assert "Parks Committee, Monday 3 June 2019" in out
    assert "Read 3 pages" in out
    assert "packview open hillford-parks-committee-2019-06-03" in out


def test_import_json_has_the_fields_of_the_contract(run: Any, town_file: Path) -> None:
    code, out, _ = run("import", "--json", str(town_file))
    report = json.loads(out)
    assert code == 0
    assert report["pack_id"] == "hillford-parks-committee-2019-06-03"
    assert (report["revision"], report["pages"]) == (1, 3)
    assert report["counts"]["agenda"] == 3
    assert report["counts"]["resolutions"] == 2
    assert set(report) == {"pack_id", "revision", "pages", "counts", "warnings", "seconds"}
    assert all({"page", "message"} <= set(warned) for warned in report["warnings"])


def test_import_of_several_goes_on_after_a_bad_one(run: Any, town_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"")
    code, out, err = run("import", str(bad), str(town_file))
    assert code == 1
    assert "bad.pdf" in err
    assert len(err.splitlines()) == 1
    assert "Read 3 pages" in out


def test_a_failed_import_is_one_line_and_exit_1(run: Any, tmp_path: Path) -> None:
    code, out, err = run("import", str(tmp_path / "nothing.pdf"))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


def test_wrong_usage_is_exit_2(run: Any) -> None:
    assert run("import")[0] == 2
    assert run("agenda", "x", "--format", "xml")[0] == 2
    assert run("nonsense")[0] == 2


@pytest.mark.usefixtures("a_library")
def test_list(run: Any) -> None:
    (row,) = json.loads(run("list", "--format", "json")[1])
    assert row["pack_id"] == "hillford-parks-committee-2019-06-03"
    assert (row["date"], row["pages"], row["notes"], row["questions_open"]) == ("2019-06-03", 3, 0, 0)
    assert {"revision", "committee", "read"} <= set(row)


@pytest.mark.usefixtures("a_library")
def test_agenda_in_every_format(run: Any) -> None:
    rows = json.loads(run("agenda", "hillford", "--format", "json")[1])
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert (rows[2]["title"], rows[2]["page_first"], rows[2]["page_last"]) == ("BENCHES", "2", "2")
    assert rows[2]["papers"][0]["kind"] == "report"
    assert rows[0]["page_first"] is None
    table = run("agenda", "hillford")[1]
    assert "Item 3: Benches" in table
    assert "\x1b" not in table
    parsed = list(csv.DictReader(io.StringIO(run("agenda", "hillford", "--format", "csv")[1])))
    assert [row["number"] for row in parsed] == ["1", "2", "3"]


@pytest.mark.usefixtures("a_library")
def test_front_tells_each_fact_and_where_it_stands(run: Any) -> None:
    front = json.loads(run("front", "hillford", "--format", "json")[1])
    assert (front["committee"], front["date"]) == ("Parks Committee", "2019-06-03")
    assert front["evidence"]["date"]["pdf_page"] == 1
    assert "2019" in front["evidence"]["date"]["words"]
    assert front["status"] is None
    assert "date" not in {name for name in front if front[name] is None}
    spoken = run("front", "hillford")[1]
    assert "Date: Monday 3 June 2019" in spoken
    assert "Status: not found" in spoken
    rows = list(csv.DictReader(io.StringIO(run("front", "hillford", "--format", "csv")[1])))
    assert {row["fact"] for row in rows} >= {"council", "committee", "date", "time", "place", "quorum"}


@pytest.mark.usefixtures("a_library")
def test_agenda_and_minutes_have_the_fields_of_the_contract(run: Any) -> None:
    rows = json.loads(run("agenda", "hillford", "--format", "json")[1])
    assert all({"parent", "consent", "status"} <= set(row) for row in rows)
    minutes = json.loads(run("minutes", "hillford", "--format", "json")[1])
    assert all("motions" in item for item in minutes["items"])


@pytest.mark.usefixtures("a_library")
def test_papers_and_minutes(run: Any) -> None:
    papers = json.loads(run("papers", "hillford", "--format", "json")[1])
    report = next(paper for paper in papers if paper["kind"] == "report")
    assert report["item"] == "3"
    assert report["fields"]["Decision-maker"] == "PARKS COMMITTEE"
    assert len(report["recommendations"]) == 1
    minutes = json.loads(run("minutes", "hillford", "--format", "json")[1])
    assert minutes["meeting_date"] == "2019-05-06"
    assert minutes["present"] == ["Councillor Ash", "Councillor Birch", "Councillor Cedar"]
    assert minutes["apologies"] == ["Councillor Elm"]
    assert [len(item["resolutions"]) for item in minutes["items"]] == [0, 2]
    assert minutes["items"][1]["resolutions"][0] == {"ref": "(i)", "text": "That the ponds be cleaned."}
    assert "That the ponds be cleaned." in run("minutes", "hillford")[1]


@pytest.mark.usefixtures("a_library")
def test_page_by_printed_label_and_by_pdf_page(run: Any) -> None:
    assert "Twelve benches need paint." in run("page", "hillford", "2")[1]
    assert "Twelve benches need paint." in run("page", "hillford", "#3")[1]
    code, out, err = run("page", "hillford", "9")
    assert (code, out) == (1, "")
    assert "go from 1 to 2" in err


@pytest.mark.usefixtures("a_library")
def test_export_for_others_by_filter_and_by_a_template(run: Any, tmp_path: Path) -> None:
    run("note", "add", "hillford", "3", "Why green?", "--question", "--to", "Head of Parks")
    run("note", "add", "hillford", "3", "Who paints?", "--question")
    assert "Running order of questions." in run("export", "hillford", "--for", "chair")[1]
    assert "After the meeting" in run("export", "hillford", "--for", "clerk")[1]
    rows = json.loads(run("export", "hillford", "--format", "json", "--to", "parks", "--status", "draft")[1])
    assert [row["text"] for row in rows] == ["Why green?"]
    assert json.loads(run("export", "hillford", "--format", "json", "--theme", "none")[1]) == []
    (tmp_path / "house.md").write_text("{{ notes | length }} questions", encoding="utf-8")
    assert run("export", "hillford", "--template", str(tmp_path / "house.md"))[1].strip() == "2 questions"
    code, _, error = run("export", "hillford", "--template", "no-such")
    assert code == 1
    assert "templates" in error


@pytest.mark.usefixtures("a_library")
def test_search(run: Any) -> None:
    hits = json.loads(run("search", "benches", "paint", "--format", "json")[1])
    assert [(hit["kind"], hit["item"], hit["page"]) for hit in hits] == [("page", "3", "2")]
    assert "benches" in hits[0]["text"].lower()
    assert json.loads(run("search", "volcano", "--format", "json")[1]) == []


@pytest.mark.usefixtures("a_library")
def test_note_from_question_to_answer_and_export(run: Any, tmp_path: Path) -> None:
    code, out, _ = run(
        "note", "add", "hillford", "3", "Why green?", "--question", "--to", "Head of Parks", "--page", "2"
    )
    assert code == 0
    note_id = out.strip()
    run("note", "add", "hillford", "3", "A secret", "--private")
    rows = json.loads(run("note", "list", "hillford", "--format", "json")[1])
    assert [(row["kind"], row["item"], row["to"], row["page"], row["private"]) for row in rows] == [
        ("question", "3", "Head of Parks", "2", False),
        ("note", "3", "", "2", True),
    ]
    assert rows[0]["member"] == "Robin Ash"
    assert (
        run(
            "note",
            "status",
            "hillford",
            note_id[:10] if rows[1]["id"][:10] != note_id[:10] else note_id,
            "answered",
            "--answer",
            "It is cheap",
        )[0]
        == 0
    )
    text = run("export", "hillford")[1]
    assert "Why green?" in text
    assert "Head of Parks" in text
    assert "It is cheap" in text
    assert "A secret" not in text
    assert "A secret" in run("export", "hillford", "--include-private")[1]
    assert json.loads(run("export", "hillford", "--format", "json")[1])[0]["status"] == "answered"
    target = tmp_path / "questions.md"
    assert run("export", "hillford", "-o", str(target))[0] == 0
    assert target.read_text(encoding="utf-8") == text
    code, _, err = run("export", "hillford", "-o", str(target))
    assert code == 1
    assert "--force" in err
    assert run("export", "hillford", "-o", str(target), "--force")[0] == 0


@pytest.mark.usefixtures("a_library")
def test_note_on_what_is_not_there(run: Any) -> None:
    code, _, err = run("note", "add", "hillford", "12", "text")
    assert code == 1
    assert "1, 2, 3" in err
    assert run("note", "add", "hillford", "3", "text", "--page", "77")[0] == 1
    assert run("note", "add", "hillford", "3", "  ")[0] == 1
    assert run("note", "status", "hillford", "zzzz", "asked")[0] == 1
    assert json.loads(run("note", "list", "hillford", "--format", "json")[1]) == []


def test_an_unknown_pack_says_how_to_list_them(run: Any) -> None:
    code, _, err = run("agenda", "nowhere")
    assert code == 1
    assert "packview list" in err


def test_a_file_is_read_in_place(run: Any, town_file: Path, tmp_path: Path) -> None:
    rows = json.loads(run("agenda", str(town_file), "--format", "json")[1])
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert not list((tmp_path / "home").glob("packs/*"))


def test_doctor_is_content_with_a_fresh_machine(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("doctor")
    assert "library" in out
    assert code == (1 if "NOT OK" in out else 0)


@pytest.mark.usefixtures("a_library")
def test_doctor_names_a_broken_pack(run: Any, tmp_path: Path) -> None:
    (tmp_path / "home" / "packs" / "hillford-parks-committee-2019-06-03" / "pack.json").write_text(
        "{", encoding="utf-8"
    )
    code, out, err = run("doctor")
    assert code == 1
    assert "NOT OK  pack hillford-parks-committee-2019-06-03" in out
    assert "need a look" in err


@pytest.mark.usefixtures("a_library")
def test_a_pipe_gets_no_colour(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "packview", "agenda", "hillford"], capture_output=True, check=True, env=None
    )
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_a_protected_file_names_the_option_where_nobody_can_be_asked(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(protected_pdf("panel"))
    code, _, err = run("import", str(path))
    assert code == 1
    assert "--password" in err
    code, out, _ = run("import", str(path), "--password", "panel")
    assert code == 0
    assert "Read 1 page in" in out


@pytest.fixture
def late_file(tmp_path: Path) -> Path:
    path = tmp_path / "late.txt"
    path.write_text(
        "PARKS COMMITTEE\nMonday, 3rd June, 2019\n\nAGENDA\n\n3 BENCHES (Pages 2 - 2)\n"
        "\fDECISION-MAKER: PARKS COMMITTEE\nSUBJECT: BENCHES\nDATE OF DECISION: 3 JUNE 2019\n"
        "RECOMMENDATIONS:\n(i) That the benches be painted blue.\n\nPage 2\nAgenda Item 3\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.usefixtures("a_library")
def test_import_into_a_pack_says_what_changed(run: Any, late_file: Path) -> None:
    code, out, err = run("import", str(late_file), "--into", "hillford")
    assert (code, err) == (0, "")
    assert "revision 2" in out
    assert "paper replaced, item 3: BENCHES, page 2 (PDF 5)" in out
    assert "pages added: " in out
    assert len(json.loads(run("list", "--format", "json")[1])) == 1
    papers = json.loads(run("papers", "hillford", "--format", "json")[1])
    assert [paper["title"] for paper in papers if paper["item"] == "3"] == [
        "BENCHES (replaced by a supplement)",
        "BENCHES",
    ]


@pytest.mark.usefixtures("a_library")
def test_import_into_a_pack_as_json_lists_the_changes(run: Any, late_file: Path) -> None:
    report = json.loads(run("import", "--json", str(late_file), "--into", "hillford")[1])
    assert [change["kind"] for change in report["changes"]] == ["paper replaced", "pages added"]
    assert report["changes"][0]["pdf_first"] == 5
    assert report["pages"] == 5


@pytest.mark.usefixtures("a_library")
def test_import_into_what_is_no_pack_of_the_library_is_refused(
    run: Any, late_file: Path, town_file: Path
) -> None:
    for into in ("elsewhere", str(town_file)):
        code, out, err = run("import", str(late_file), "--into", into)
        assert (code, out) == (1, "")
        assert len(err.splitlines()) == 1
    assert run("import", str(late_file), "--into", "hillford", "--revision")[0] == 2


def test_import_says_what_is_text_only(run: Any, town_file: Path) -> None:
    assert "Shown as plain text" not in run("import", str(town_file))[1]
    town_file.write_text(
        town_file.read_text(encoding="utf-8") + "\fAPPENDIX 1\nPaints and their prices.\n\nPage 3\n",
        encoding="utf-8",
    )
    assert "Shown as plain text: page 3 (PDF 4)" in run("import", str(town_file), "--revision")[1]


def test_doctor_of_a_pack_tells_what_was_read_and_what_was_not(run: Any, town_file: Path) -> None:
    town_file.write_text(
        town_file.read_text(encoding="utf-8") + "\fAPPENDIX 1\nPaints and their prices.\n\nPage 3\n",
        encoding="utf-8",
    )
    code, out, err = run("doctor", str(town_file))
    assert (code, err) == (0, "")
    assert "Parks Committee, Monday 3 June 2019" in out
    assert "4 pages: 3 agenda items" in out
    assert "page 3 (PDF 4): plain text" in out
    assert "Pages understood: front sheet 1, agenda 1, minutes 1, report 1." in out


@pytest.mark.usefixtures("a_library")
@pytest.mark.parametrize("name", [detector.name for detector in DETECTORS])
def test_doctor_of_a_pack_and_findings_name_a_check_that_failed(
    name: str, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detectors, "DETECTORS", with_one_broken(name))
    problem = f"{name.capitalize()} could not be checked (ValueError). Please report it"
    code, out, err = run("doctor", "hillford")
    assert code == 1
    assert f"NOT OK  {problem}\n" in out
    assert out.count("NOT OK") == 1
    assert err == f"packview: 1 of {len(DETECTORS)} checks for findings failed.\n"
    for command in ("findings", "plan"):
        code, _, err = run(command, "hillford")
        assert (code, err) == (0, f"packview: {problem}\n")


@pytest.mark.usefixtures("a_library")
def test_findings_of_a_detector_that_was_added_are_printed_with_its_label(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detectors, "DETECTORS", with_one_more())
    code, out, err = run("findings", "hillford")
    assert (code, err) == (0, "")
    assert (
        "1. Worth asking, rain or shine, likely, PDF page 1" in out
    )  # nothing is certain that was not measured
    assert "It rains on the first page." in out
    first = json.loads(run("findings", "hillford", "--format", "json")[1])[0]
    assert (first["kind"], first["rule"], first["refs"]) == ("weather", "rain", ["W1"])
    assert run("doctor", "hillford")[0] == 0


@pytest.mark.usefixtures("a_library")
def test_doctor_tells_of_supplements(run: Any, late_file: Path) -> None:
    assert run("import", str(late_file), "--into", "hillford")[0] == 0
    code, out, _ = run("doctor", "hillford")
    assert code == 0
    assert "With the supplement late.txt: PDF pages 4 to 5" in out
    assert "Every page with something on it was understood." in out
    assert run("doctor", "elsewhere")[0] == 1


def test_a_file_that_may_not_be_read_is_a_failure_and_not_wrong_usage(
    run: Any, town_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # what click would ask, and end with 2
    assert run("import", str(town_file))[0] == 0
