"""What ``packview doctor`` says of a pack whose parts could not all be read, and how long each part takes."""

import json
from pathlib import Path
from typing import Any

import pytest

from broken_stages import break_stage, sentence
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
