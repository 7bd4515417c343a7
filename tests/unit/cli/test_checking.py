"""What ``packview doctor`` says of a pack whose parts could not all be read, and how long each part takes."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from broken_stages import break_stage, sentence
from drawn_pdfs import drawn_pdf, paragraph
from packview import paths
from packview.model.import_events import Imported
from packview.parse.pipeline import STAGES, Stage
from packview.services.imports import worker
from packview.services.imports.client import ImportRequest


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_doctor_names_a_stage_that_failed(
    stage: Stage, run: Any, town_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_stage(monkeypatch, stage)
    done = list(worker.run(ImportRequest(path=bytes(town_file), home=bytes(paths.data_home()))))[-1]
    assert isinstance(done, Imported)
    code, out, err = run("doctor", done.pack.pack_id)
    assert (code, err) == (0, "")
    assert f"report them with the file:\n  {sentence(stage)}\n" in out
    assert "Not understood, or worth a look" not in out
    report = json.loads(run("doctor", done.pack.pack_id, "--json")[1])
    assert report["failures"] == [
        {
            "page": None,
            "pdf_page": None,
            "message": sentence(stage),
            "kind": "failed",
            "stage": stage.name,
            "error": "ValueError",
        }
    ]
    assert [each["stage"] for each in report["stages"] if each["failed"]] == [stage.name]
    every = run("doctor")[1]
    assert f"Could not be read: {stage.name}; packview doctor {done.pack.pack_id} says more" in every


def test_doctor_as_json_says_how_long_each_part_takes(run: Any, town_file: Path) -> None:
    assert run("import", str(town_file))[0] == 0
    for reference in (str(town_file), "hillford"):
        code, out, err = run("doctor", reference, "--json")
        report = json.loads(out)
        assert (code, err) == (0, "")
        assert report["pack_id"] == "hillford-parks-committee-2019-06-03"
        assert report["understood"] == {"front sheet": 1, "agenda": 1, "minutes": 1, "report": 1}
        assert (report["failures"], report["warnings"], report["not_understood"]) == ([], [], [])
        assert [each["stage"] for each in report["stages"]] == ["text", *(stage.name for stage in STAGES)]
        assert all(each["seconds"] >= 0 and not each["failed"] for each in report["stages"])


def test_doctor_of_everything_as_json(run: Any) -> None:
    code, out, _ = run("doctor", "--json")
    findings = json.loads(out)
    assert {"name": "sample pack", "ok": True} in [{"name": one["name"], "ok": one["ok"]} for one in findings]
    assert code == (0 if all(one["ok"] for one in findings) else 1)


def _front(canvas: Canvas) -> None:
    lines = [
        "PARKS COMMITTEE",
        "Monday 3 June 2030 at 7 pm",
        "",
        "AGENDA",
        "",
        "1. Apologies",
        "2. Roads (Pages 2 - 3)",
    ]
    paragraph(
        canvas,
        60,
        780,
        [*lines, "", "Dated 27 May 2030", "A Lund", "Town Clerk", "", "7. The boiler (Pages 9 - 12)"],
    )


def _sheet(*rows: Sequence[str]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                canvas.rect(60 + 80 * column, 740 - 20 * line, 80, 20)
                canvas.drawString(64 + 80 * column, 746 - 20 * line, text)

    return draw


def test_doctor_lists_lines_columns_and_periods_that_were_not_used(run: Any, tmp_path: Path) -> None:
    roads = _sheet(
        ("Road", "2029", "", "2031"),
        ("Mill Road", "5", "16", "31"),
        ("Elm Road", "7", "18", "42"),
        ("High Street", "9", "12", "55"),
    )
    care = _sheet(
        ("Code", "Indicator", "Q1 2029/30", "Q2 2029/30", "Pressure", "Target"),
        ("P1", "In care", "71", "72", "812", "60"),
        ("P2", "Reviews", "91", "88", "934", "95"),
        ("P3", "Referrals", "14", "19", "756", "12"),
    )
    file = tmp_path / "made.pdf"
    file.write_bytes(drawn_pdf(_front, roads, care))
    code, out, _ = run("doctor", str(file))
    assert code == 0
    told = (
        "Lines with a number or page range that were not used:\n  PDF page 1: 7. The boiler (Pages 9 - 12)\n"
    )
    assert told in out
    assert "Columns without a heading:\n  PDF page 2: column 3 of a table\n" in out
    assert "PDF page 3: Figures that are of no known period, in the table here: Pressure\n" in out
    report = json.loads(run("doctor", str(file), "--json")[1])
    assert [one["text"] for one in report["unused_lines"]] == ["7. The boiler (Pages 9 - 12)"]
    assert [(one["pdf_page"], one["column"]) for one in report["headless_columns"]] == [(2, 3)]
